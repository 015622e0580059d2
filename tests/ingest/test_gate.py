from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.gate import clean_line, clean_text

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\ud800-\udfff]")


@pytest.mark.parametrize(
    "text",
    [
        "1 < 2 and 3 > 2",
        "[sic] [/] [bold red]x[/bold red] [@click=app.quit] \\[ok]",
        "Рада ухвалила п’яту поправку: «так» — 5 грн",
        "قالت الوزيرة إن القرار لم يُتخذ بعد",
        "می‌خواهم",  # a zero-width non-joiner that Persian spells with
        "क्‍ष and ശ്രീ",  # joiners of Indic letters
        "👩‍👩‍👧 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️",
        "e\u0301 Việt a\u0323\u0302",
        "10\u00a0000\u202f€ — so",
        "&amp; &#8217; &#x2014; &#127; is not touched unless it means a control".replace(" &#127;", ""),
        "line one\nline two\tcell",
        "שלום עולם",
    ],
)
def test_visible_text_passes_untouched(text: str) -> None:
    """What a reader sees is what the source printed."""
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("hostile", "words"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x9b2Jb", "ab"),
        ("\x1b]0;OWNED\x07title", "title"),
        ("\x1b]8;;https://evil.example/\x1b\\Kyiv\x1b]8;;\x1b\\", "Kyiv"),
        ("\x9d52;c;V0tE\x9cx", "x"),
        ('\x1bP$q"p\x1b\\x', "x"),
        ("\x1b_G;AAAA\x1b\\x", "x"),
        ("&#27;[2Jx", "x"),
        ("&#x1B;]0;OWNED&#7;x", "x"),
        ("&#155;31mx", "x"),
        ("a&#&#7;7;b", "ab"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("a\u200db", "ab"),
        ("Bi\x08den\x7f\x00", "Biden"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("z" + "\u0301" * 60 + "!", "z\u0301\u0301\u0301!"),
        ("half \ud83d pair", "half  pair"),
        ("tag\U000e0041\U000e0042s", "tags"),
    ],
)
def test_what_a_terminal_could_obey_is_gone(hostile: str, words: str) -> None:
    """The commands go whole, the words stay."""
    assert clean_text(hostile) == words


def test_a_line_has_single_blanks_and_keeps_its_no_break_spaces() -> None:
    """A title is one line; a no-break space alone between two words is the source's."""
    assert clean_line("  A\n\n title\t with 5\u00a0km \u00a0 x ") == "A title with 5\u00a0km x"


hostile_text = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b\x9d\x90\x07\\[];&#x127bB\u202e\u200d\u200c\u0301\ud800<> a"),
    ),
    max_size=60,
)


@given(hostile_text)
def test_nothing_forbidden_passes(text: str) -> None:
    """Whatever comes, no control, bidi or zero-width character and no surrogate leaves the gate."""
    cleaned = clean_text(text)
    assert not FORBIDDEN.search(cleaned)
    cleaned.encode()


@given(hostile_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Other rooms may clean what is clean."""
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(
    st.text(
        alphabet="abcdefghijklmnopqrstuvwxyz ABCÄÖÜéàñçšžŁЖїґ.,;:!?“”‘’«»—–…()[]<>/\"'-\n\u00a0\u202f0123456789",
        max_size=80,
    )
)
def test_ordinary_writing_is_never_changed(text: str) -> None:
    """Letters of Europe, digits, punctuation, brackets and no-break spaces."""
    assert clean_text(text) == text


@pytest.mark.parametrize(
    "piece", ["\x1b", "\x1b]", "\x9d", "\x90x", "\u200c\ufe0f", "&#", "&#27", "\u0301", "a\u200d", "\x9b0", "&#&#27;"]
)
def test_a_long_hostile_text_is_cleaned_to_its_end(piece: str) -> None:
    """No sign that a terminal obeys is left of it; ``benchmarks/hostile.py`` shows in what time."""
    assert not set(clean_text(piece * 100_000)) & set("\x1b\x90\x9b\x9d")
