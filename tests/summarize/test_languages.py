"""Which words of a text tell its language."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.summarize.text.languages import runs_of_letters


@given(st.text(alphabet=st.sampled_from("aZéÉİßµªÿ×²½07_.,’'-“”—…/@ \n\xa0\x00\x1fЖ"), max_size=40))
def test_a_word_is_a_run_of_letters_of_any_alphabet(text: str) -> None:
    """A text of Latin-1 and common marks has the words that it would have among others."""
    assert runs_of_letters(text) == [word.lower() for word in re.findall(r"[^\W\d_]+", text)]


def test_marks_and_figures_part_words() -> None:
    """“Don’t” is two."""
    assert runs_of_letters("“Don’t—the 2nd U.S. vote…”") == ["don", "t", "the", "nd", "u", "s", "vote"]
