from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len

from briefing.tui.row_layout import _wrap
from briefing.tui.rows import Run, para
from briefing.tui.wrapping import _NARROW, find_breaks, plain_words

WORDS = st.text(alphabet="ab é—“” \u00a0漢-,.", max_size=120)


@given(WORDS, st.integers(min_value=1, max_value=40))
def test_lines_break_where_textual_breaks_them(text: str, width: int) -> None:
    """Whatever the blanks, the long words and the signs of two cells."""
    assert find_breaks(text, width) == divide_line(text, width)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("The ferry will not sail", 9, ["The ferry", "will not", "sail"]),
        ("The ferry  will", 9, ["The ferry", "will"]),
        ("The ferry", 9, ["The ferry"]),
        ("The ferries", 9, ["The", "ferries"]),
        ("Unpronounceable, he said", 6, ["Unpron", "ouncea", "ble,", "he", "said"]),
        ("漢字漢字", 4, ["漢字", "漢字"]),
        ("", 4, [""]),
    ],
)
def test_a_line_holds_the_words_that_fit(text: str, width: int, lines: list[str]) -> None:
    """Blanks at its end are left out."""
    assert [line.content.plain for line in _wrap(para(text), 0, width, starts_row=True)] == lines


def test_tones_stay_on_their_words() -> None:
    """A name that is strong stays so on whichever line it stands."""
    part = para(Run("The mayor, "), Run("Ilse Brandt", "strong"), ", said so")
    lines = _wrap(part, 0, 16, starts_row=True)
    assert plain_words(part) == "The mayor, Ilse Brandt, said so"
    assert [line.content.plain for line in lines] == ["The mayor, Ilse", "Brandt, said so"]
    assert [[(span.start, span.end, span.style) for span in line.content.spans] for line in lines] == [
        [(11, 15, "strong")],
        [(0, 6, "strong")],
    ]


def test_every_sign_that_is_taken_for_narrow_is() -> None:
    """As Textual measures it."""
    narrow = [chr(code) for code in range(0x2100) if re.fullmatch(_NARROW, chr(code))]
    assert len(narrow) > 800
    assert [sign for sign in narrow if cell_len(sign) != 1] == []
