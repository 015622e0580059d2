"""Where a paragraph and a sentence start and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Span
from briefing.summarize.text.sentences import find_paragraphs, find_sentences, paragraph_at


def cut(text: str) -> list[str]:
    """Return the sentences of a one-paragraph text."""
    return [sentence.span.of(text) for sentence in find_sentences(text, [Span(0, len(text))], ["prose"])]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ines Okafor met Gen. Bram Lindt on Monday.",
        "Mr. and Mrs. Quill arrived at 9 a.m. local time.",
        "The U.S. Treasury paid J. R. Aldane for No. 10 of the series.",
        "C.Q. Marsh of Aldane & Co. left early.",
        "“Really?” Ms. Okafor asked.",
        "The Norlandia vs. Ostmark match drew a crowd.",
        "She lived in Port Ardal, Mass. in those years.",
        "Robert P. Casewell spoke for an hour.",
        "Samuel K. So spoke for an hour.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    """The full stop of a title, an initial or a cut word is not the end."""
    assert cut(text) == [text]


def test_a_lone_letter_can_end_a_sentence() -> None:
    """A word that is nobody's surname opens a new one behind a letter."""
    assert cut("He wrote it on X. The envoy left.") == ["He wrote it on X.", "The envoy left."]


def test_a_stop_behind_no_word_ends_a_sentence() -> None:
    """A line that opens with one, and one between blanks, are broken text that is read like any other."""
    assert cut(". A vote . It ended.") == [".", "A vote .", "It ended."]


def test_a_country_cut_to_initials_can_end_a_sentence() -> None:
    """What follows "the U.S." decides: a function word with a capital opens a sentence."""
    assert cut("They left the U.S. The vote was lost.") == ["They left the U.S.", "The vote was lost."]


def test_a_closing_mark_belongs_to_the_sentence_that_it_closes() -> None:
    """The mark, bracket or both behind a full stop stay with it."""
    text = "He said it was “a farce.” The board (all of it.) Nobody spoke."
    assert cut(text) == ["He said it was “a farce.”", "The board (all of it.)", "Nobody spoke."]


def test_a_no_break_space_parts_sentences_and_stays_inside_them() -> None:
    """U+00A0 and U+202F are blanks like any other."""
    text = "The\u00a0plan failed.\u00a0Nobody\u202fwas surprised."
    assert cut(text) == ["The\u00a0plan failed.", "Nobody\u202fwas surprised."]


def test_paragraphs_are_the_lines_that_hold_words() -> None:
    """Blank lines and blanks at the ends of lines are left out; numbers count the rest from 1."""
    text = "  One. Two.\n\n \u00a0\nThree.  \r\n"
    paragraphs = find_paragraphs(text)
    assert [span.of(text) for span in paragraphs] == ["One. Two.", "Three."]
    sentences = find_sentences(text, paragraphs, ("prose", "caption"))
    assert [(s.span.of(text), s.paragraph, s.role) for s in sentences] == [
        ("One.", 1, "prose"),
        ("Two.", 1, "prose"),
        ("Three.", 2, "caption"),
    ]


def test_an_offset_knows_its_paragraph() -> None:
    """An offset between two paragraphs is in neither."""
    text = "One.\n\nTwo."
    paragraphs = find_paragraphs(text)
    assert [paragraph_at(paragraphs, offset) for offset in (0, 3, 5, 6, 9, 10)] == [1, 1, 0, 2, 2, 0]


@given(st.text(alphabet='aA .!?…”’")\n\u00a0U.S', max_size=80))
def test_sentences_are_in_order_and_leave_out_only_blanks(text: str) -> None:
    """Every character that is no blank is in exactly one sentence."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, ["prose"] * len(paragraphs))
    kept = [position for s in sentences for position in range(s.start, s.end)]
    assert kept == sorted(set(kept))
    assert all(text[position].isspace() for position in set(range(len(text))) - set(kept))
    assert all(s.span.of(text).strip() == s.span.of(text) for s in sentences)
