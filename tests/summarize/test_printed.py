"""The words of a text as blanks part them, what is known of each, and the tokens that they hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.summarize.lexicon import grammar, speakers, speech
from briefing.summarize.quotes.tokens import ROUGHLY, VERBS_TOO, Mark, Marks, Token, Word, find_marks
from briefing.summarize.quotes.wordforms import Tag, is_unlisted, word_form
from briefing.summarize.text.pieces import find_pieces, one_of
from briefing.summarize.text.printed import PrintedClues, PrintedFacts, printed_between, printed_words

_TEXTS = st.text(alphabet=st.sampled_from("aZé.,’'-_ \n\xa0\u2028“7U.S()"), max_size=60)


def marks_in(text: str, start: int, end: int) -> tuple[list[Mark], list[int]]:
    """Return the marks of a stretch one by one, and where each starts."""
    marks: list[Mark] = []
    starts: list[int] = []
    for found, place in zip(*find_marks(text, start, end), strict=False):
        marks += found.marks if isinstance(found, Marks) else [found]
        starts += [place + offset for offset in found.starts] if isinstance(found, Marks) else [place]
    return marks, starts


@given(_TEXTS)
def test_words_stand_between_blanks_of_every_kind(text: str) -> None:
    """Each word is printed where it starts, and no blank is part of one."""
    words, starts, *_ = printed_words(text)
    assert [text[start : start + len(word)] for word, start in zip(words, starts, strict=True)] == words
    assert [word for word in words if word] == text.split()


@given(_TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_has_the_words_that_stand_between_its_ends(text: str, start: int, length: int) -> None:
    """A word through which an end cuts is there as far as it stands inside."""
    start = min(start, len(text))
    end = min(start + length, len(text))
    words, starts = printed_between(text, start, end)
    assert [text[place : place + len(word)] for word, place in zip(words, starts, strict=True)] == words
    assert [word for word in words if word] == text[start:end].split()


@given(_TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_the_tokens_of_a_stretch_are_those_that_it_has_alone(text: str, start: int, length: int) -> None:
    """Whether the words of a stretch are those of the whole article, or the stretch is an article of its own."""
    start = min(start, len(text))
    stretch = text[start : start + length]
    marks, starts = marks_in(text, start, start + len(stretch))
    alone, places = marks_in(f"{stretch} ", 0, len(stretch))
    if text[start + len(stretch) : start + len(stretch) + 1] not in ("'", "’"):  # the ministers' plan
        assert [place + start for place in places] == starts
        assert [mark.text for mark in alone] == [mark.text for mark in marks]


def test_what_is_known_of_words_is_found_at_their_places() -> None:
    """Both quays are found, with the marks that touch them."""
    quays = PrintedClues(lambda word: word.count("quay"))
    assert quays.places("The quay and,\nlater, the “quay”.") == [4, 25]
    assert list(quays.found("The quay-quay")) == [(4, 2)]
    assert quays.places("The harbour") == []


def test_a_word_may_be_a_clue_to_two_things() -> None:
    """Each that asks finds what it asked for, and nothing at a word that is a clue to the other alone."""
    quays = PrintedClues(lambda word: "quay" in word)
    sides = PrintedClues(lambda word: "side" in word)
    assert quays.places("quayside or quay or side") == [0, 12]
    assert sides.places("quayside or quay or side") == [0, 20]


def test_each_word_is_asked_about_once() -> None:
    """A text repeats its words; the answer is kept."""
    asked: list[str] = []
    facts = PrintedFacts(lambda word: asked.append(word) or word)  # type: ignore[func-returns-value]
    assert list(facts.of("toll by toll by toll")) == ["toll", "by", "toll", "by", "toll"]
    assert asked == ["toll", "by"]


@given(_TEXTS)
def test_tokens_stand_where_they_are_said_to(text: str) -> None:
    """Each token is printed at its place, in the order of the text."""
    found, starts = marks_in(text, 0, len(text))
    marks = [(start, mark.text) for start, mark in zip(starts, found, strict=True)]
    assert [text[start : start + len(words)] for start, words in marks] == [words for _, words in marks]
    assert marks == sorted(marks)


def test_a_full_stop_is_the_words_where_the_sentence_goes_on() -> None:
    """Mr. Lindt left — but the last word of a sentence, and one before a closing mark, lose theirs."""
    assert _tokens("Mr. Lindt of the U.S. left.") == ["Mr.", "Lindt", "of", "the", "U.S.", "left", "."]
    assert _tokens("He left. ’") == ["He", "left", "."]


def test_a_bracket_is_one_token_however_many_words_it_holds() -> None:
    """Ms. Okafor (L-Ardal, once mayor) — and a dash is one between blanks only."""
    assert _tokens("Okafor (L-Ardal, once mayor) - a vote-by-mail") == [
        "Okafor",
        "(L-Ardal, once mayor)",
        "-",
        "a",
        "vote-by-mail",
    ]


@pytest.mark.parametrize(
    "word", ["quay", "2nd-graders", "so-called", "@portwatch", "Okafor’s", "don't", "U.S.", "1,000"]
)
def test_a_word_is_the_same_beside_a_bracket(word: str) -> None:
    """A stretch with a bracket is read sign by sign, another word by word."""
    alone, *_ = marks_in(f"{word} ran", 0, len(word) + 4)[0]
    beside, *_ = marks_in(f"{word} (once) ran", 0, len(word) + 11)[0]
    assert _told_by_itself(beside) == _told_by_itself(alone)


def _told_by_itself(mark: Mark) -> object:
    """Return what a mark is without the tags that a word was seen with so far."""
    return (mark.text, mark.form, mark.possessive) if isinstance(mark, Word) else mark


@pytest.mark.parametrize("word", ["2nd-graders", "@portwatch", "F-16s"])
def test_what_opens_with_a_figure_or_a_sign_is_a_name(word: str) -> None:
    """It is in no list, and no noun for all that."""
    (token,), _ = marks_in(word, 0, len(word))
    assert isinstance(token, Token)
    assert token.tag == "name"


def _tokens(text: str) -> list[str]:
    return [mark.text for mark in marks_in(text, 0, len(text))[0]]


def test_pieces_are_found_in_the_order_of_the_text() -> None:
    """Whichever piece is looked for first, and one inside of another."""
    assert find_pieces("the vote on the devotion", ["on", "vot"]) == [4, 9, 18, 22]


def test_an_expression_for_some_pieces_finds_each_of_them() -> None:
    """Also where one is the beginning of another; and nothing else."""
    pattern = re.compile(one_of(["day", "date", "d.", "year"]))
    assert pattern.findall("a dated year, day d.") == ["date", "year", "day", "d."]
    assert pattern.search("dx da ye") is None


def test_a_word_of_no_list_is_what_the_rules_make_of_it() -> None:
    """Words that are neither listed nor have a telling end are taken for names and nouns without asking further."""
    listed = {*grammar.BASE_VERBS, *speech.PAST_OF, *speakers.ROLES, *grammar.NOT_ADVERBS, *grammar.ADVERBS}
    words = {form for word in listed for form in (word, f"{word}s", f"un{word}", word.capitalize(), word.upper())}
    unlisted = [word for word in words if word.isalpha() and is_unlisted(word.lower())]
    assert len(unlisted) > 1000
    for word in unlisted:
        form = word_form(word)
        tag: Tag = "name" if word[0].isupper() else "noun"
        assert (form.low, form.tag, form.possessive) == (word.lower(), tag, False)
        assert form.low not in VERBS_TOO | ROUGHLY
        (token,), _ = marks_in(word, 0, len(word))
        assert token == Token(word, word.lower(), "word", tag, False, "phrase", False)
