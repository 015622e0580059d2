"""The words of a text as blanks part them, what is known of each, and the tokens that they hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.summarize.quotes.tokens import find_marks
from briefing.summarize.text.pieces import find_pieces, trigrams
from briefing.summarize.text.printed import PrintedFacts, cut_at_blanks

_TEXTS = st.text(alphabet=st.sampled_from("aZé.,’'-_ \n\xa0\u2028“7U.S()"), max_size=60)


@given(_TEXTS)
def test_words_stand_between_blanks_of_every_kind(text: str) -> None:
    """Each word is printed where it starts, and no blank is part of one."""
    words, starts = cut_at_blanks(text)
    assert [text[start : start + len(word)] for word, start in zip(words, starts, strict=True)] == words
    assert [word for word in words if word] == text.split()


def test_what_is_known_of_words_is_found_at_their_places() -> None:
    """Both quays are found, with the marks that touch them."""
    quays = PrintedFacts(lambda word: "quay" in word)
    assert quays.places("The quay and,\nlater, the “quay”.") == [4, 25]
    assert list(quays.of("The quay")) == [False, True]


def test_each_word_is_asked_about_once() -> None:
    """A text repeats its words; the answer is kept."""
    asked: list[str] = []
    facts = PrintedFacts(lambda word: asked.append(word) or word)  # type: ignore[func-returns-value]
    assert list(facts.of("toll by toll by toll")) == ["toll", "by", "toll", "by", "toll"]
    assert asked == ["toll", "by"]


@given(_TEXTS)
def test_tokens_stand_where_they_are_said_to(text: str) -> None:
    """Each token is printed at its place, in the order of the text."""
    marks = [
        (place + offset, (token if word is None else word).text)
        for place, (offset, token, word) in find_marks(text, 0, len(text))
    ]
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


def _tokens(text: str) -> list[str]:
    return [(token if word is None else word).text for _, (_, token, word) in find_marks(text, 0, len(text))]


def test_pieces_are_found_in_the_order_of_the_text() -> None:
    """Whichever piece is looked for first, and one inside of another."""
    assert find_pieces("the vote on the devotion", ["on", "vot"]) == [4, 9, 18, 22]


def test_a_word_has_its_letters_by_threes() -> None:
    """In small letters; a word of two letters has none."""
    assert trigrams("Quays") == {"qua", "uay", "ays"}
    assert trigrams("by") == frozenset()
