from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.layout import columns, json_line


def test_columns_stand_below_each_other_also_with_wide_letters() -> None:
    """Widths are counted in cells of the terminal; line ends carry no blanks."""
    assert columns([("a", "b", ""), ("東京", "c", "d")], indent=1) == " a     b\n 東京  c  d"


def test_no_rows_make_no_text() -> None:
    """An empty list is printed as nothing."""
    assert columns([]) == ""


@given(st.text())
def test_a_json_line_is_one_line_that_gives_back_its_words(words: str) -> None:
    """Characters that a terminal would obey are spelled out, and mean the same."""
    line = json_line({"words": words.encode("utf-8", "ignore").decode()})
    assert json.loads(line) == {"words": words.encode("utf-8", "ignore").decode()}
    assert not any(character in line for character in "\x1b\x9b\x7f\n\u202e\u2066\u200f")
