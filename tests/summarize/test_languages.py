"""Which words of a text tell its language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.summarize.text.languages import find_language, runs_of_letters


@given(st.text(alphabet=st.sampled_from("aZéÉİßµªÿ×²½07_.,’'-“”—…/@ \n\xa0\x00\x1fЖ"), max_size=40))
def test_a_word_is_a_run_of_letters_of_any_alphabet(text: str) -> None:
    """Letters beyond Latin-1 are one to it, and part no word."""
    told = "".join(char.lower() if char < "\u0100" or not char.isalpha() else "ÿ" for char in text)
    assert runs_of_letters(text) == re.findall(r"[^\W\d_]+", told)


@pytest.mark.parametrize(
    ("name", "language"), [("Жанна Öztürk", "en"), ("Жанна", "en"), ("Жанна и её новая школа у моста", "und")]
)
def test_a_name_in_another_script_makes_no_foreign_text(name: str, language: str) -> None:
    """More letters of another script than Latin ones do."""
    assert find_language("en", f"{name}, the mayor of it.") == language


def test_marks_and_figures_part_words() -> None:
    """“Don’t” is two."""
    assert runs_of_letters("“Don’t—the 2nd U.S. vote…”") == ["don", "t", "the", "nd", "u", "s", "vote"]
