"""The words of a text as the reading of actors sees them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Quote, Sentence, Span
from briefing.summarize.actors.words import Reading, capitals_inside, first_words, marked, read_words


def _read(text: str) -> Reading:
    return read_words(text, (Sentence(0, len(text), 1, "prose"),) if text else (), ())


@given(st.text(alphabet=st.sampled_from("aZé.,’'-_ \n\xa0“7U.S"), max_size=80))
def test_words_stand_in_order_and_leave_out_nothing_but_blanks(text: str) -> None:
    """Each word is printed where it is said to start, and all the words together are the text without its blanks."""
    reading = _read(text)
    printed = list(reading.words[: reading.count])
    assert [text[start : start + len(word)] for start, word in zip(reading.starts, printed, strict=True)] == printed
    assert list(reading.starts) == sorted(reading.starts)
    assert "".join(printed) == "".join(text.split())


def test_an_initial_and_a_cut_title_keep_their_full_stop() -> None:
    """Mr. J. K. Dahl Jr. of the U.S. left."""
    reading = _read("Mr. J. K. Dahl Jr. of the U.S. left.")
    printed = list(reading.words[: reading.count])
    assert printed == ["Mr.", "J.", "K.", "Dahl", "Jr.", "of", "the", "U.S.", "left", "."]


def test_a_possessive_ending_is_a_word_of_its_own() -> None:
    """Ben-Ari’s don't — the ending apart, the apostrophe inside a word not."""
    reading = _read("Ben-Ari’s don't")
    assert list(reading.words[: reading.count]) == ["Ben-Ari", "’s", "don't"]
    assert list(reading.possessive[: reading.count]) == [0, 1, 0]


def test_words_beyond_both_ends_are_empty() -> None:
    """Whoever looks at neighbours of the first and the last word finds nothing."""
    reading = _read("Dahl left")
    assert [reading.lows[index] for index in (-3, -1, 0, 1, 2, 20)] == ["", "", "dahl", "left", "", ""]
    assert not any(reading.capital[index] for index in (-1, 2, 20))
    assert reading.slice(1, 9) == "left"


def test_the_word_before_an_opening_word_is_empty() -> None:
    """Dahl left. Okafor stayed — nothing stands before Dahl and Okafor."""
    text = "Dahl left. Okafor stayed."
    reading = read_words(text, (Sentence(0, 10, 1, "prose"), Sentence(11, len(text), 1, "prose")), ())
    assert reading.befores[:6] == ("", "dahl", "left", "", "okafor", "stayed")
    assert reading.sentence_at == [0, 0, 0, 1, 1, 1]


def test_a_compound_in_capitals_is_no_part_of_a_name() -> None:
    """US-led, Oslo-based — but Ben-Ari, Ki-moon."""
    reading = _read("US-led Oslo-based Ben-Ari Ki-moon")
    assert list(reading.in_name[:4]) == [0, 0, 1, 1]


def test_what_opens_no_name_may_stand_in_one() -> None:
    """I, I’ll — but Dahl and Ivo."""
    reading = _read("I I’ll Dahl Ivo")
    assert list(reading.in_name[:4]) == [1, 1, 1, 1]
    assert list(reading.opens_name[:4]) == [0, 0, 1, 1]


def test_a_word_of_any_length_ends_where_the_next_one_starts() -> None:
    """A word of 600 letters, two blanks, and Dahl."""
    reading = _read("a" * 600 + "  Dahl left")
    assert reading.starts == (0, 602, 607)
    assert list(reading.capital[: reading.count]) == [0, 1, 0]


def test_what_is_told_stands_in_the_prose_outside_of_quotation_marks() -> None:
    """Dahl left (a caption). Okafor: “We stay.” — Okafor and the signs are told."""
    text = "Dahl left. Okafor: “We stay.”"
    quote = Quote(Span(19, 29), "direct", None, None, "", 0)
    reading = read_words(text, (Sentence(0, 10, 1, "caption"), Sentence(11, len(text), 2, "prose")), (quote,))
    assert [word for word, told in zip(reading.words, reading.told, strict=True) if told] == ["Okafor", ":"]


def test_only_a_capital_behind_a_word_is_one_inside() -> None:
    """Only he met Dahl, Okafor — not Only, and not Okafor behind a comma."""
    assert capitals_inside(_read("Only he met Dahl, Okafor")) == {"Dahl"}


def test_names_open_with_the_word_that_a_text_has() -> None:
    """New York, U.S. and People's Party are found by New, U.S. and People."""
    assert first_words(["New York", "U.S.", "People's Party"]) == {"New", "U.S.", "People"}


def test_nouns_for_people_and_pronouns_are_marked_however_they_are_printed() -> None:
    """They told the Mayor and the envoys."""
    reading = _read("They told the Mayor and the envoys")
    assert list(reading.person[: reading.count]) == [0, 0, 0, 1, 0, 0, 1]
    assert list(reading.pronoun[: reading.count]) == [1, 0, 0, 0, 0, 0, 0]
    assert reading.lows[: reading.count] == ("they", "told", "the", "mayor", "and", "the", "envoys")


def test_what_a_column_marks_is_found_in_text_order() -> None:
    """They told the Mayor and the envoys: the fourth and the last; nothing is marked among no words."""
    assert marked(_read("They told the Mayor and the envoys").person) == [3, 6]
    assert marked(_read("").person) == []
