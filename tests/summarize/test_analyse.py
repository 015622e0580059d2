"""What analyse() says of one item, all parts together."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Item
from briefing.summarize.analyse import analyse
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION
from briefing.summarize.text.languages import is_english

ARTICLE = (
    "Harbour board splits over quay\n\n"
    "PORT ARDAL — Harbour chief Ines Okafor said on Tuesday that the northern quay would close in May.\n\n"
    "“Nobody has used it for two years,” Okafor told reporters. “It costs us a fortune.”\n\n"
    "Mayor Bram Lindt called the plan “a farce.” He said it was unclear whether the council would agree."
)
# Names and deeds, and hardly a function word.
FEW_SMALL_WORDS = (
    "Ardal’s mayor, Ines Okafor, opposes tolls. Velden’s mayor, Bram Lindt, supports tolls. “Tolls for all,” "
    "Velden’s leader said."
)
GERMAN = (
    "Der Hafenrat hat am Dienstag beschlossen, den nördlichen Kai zu schließen, der seit zwei Jahren leer steht. "
    "Die Bürgermeisterin sagte, sie werde dagegen klagen, und der Rat müsse noch einmal beraten."
)


def item(text: str, language: str = "und") -> Item:
    """Return an invented item with this text."""
    return Item("i1", "folder", "A title", text, datetime(2031, 3, 14, tzinfo=UTC), language=language)


def test_an_article_is_read_whole() -> None:
    """Sentences, quotes with their speakers, actors and questions come together."""
    analysis = analyse(item(ARTICLE))
    assert (analysis.item_id, analysis.version, analysis.lexicon) == ("i1", 1, LEXICON_VERSION)
    assert analysis.sentences[0].role == "heading"
    said = [
        (quote.kind, quote.span.of(ARTICLE), analysis.actors[quote.actor].name if quote.actor is not None else None)
        for quote in analysis.quotes
    ]
    assert said == [
        ("indirect", "the northern quay would close in May", "Ines Okafor"),
        ("direct", "“Nobody has used it for two years,”", "Ines Okafor"),
        ("direct", "“It costs us a fortune.”", "Ines Okafor"),
        ("mixed", "“a farce.”", "Bram Lindt"),
        ("indirect", "it was unclear whether the council would agree", "Bram Lindt"),
    ]


def test_text_in_another_language_is_not_analysed() -> None:
    """It is cut into sentences and marked, so that nobody mistakes silence for a finding."""
    analysis = analyse(item(GERMAN))
    assert not analysis.analysed
    assert len(analysis.sentences) == 2
    assert analysis.quotes == ()


def test_the_words_decide_where_the_tag_is_wrong() -> None:
    """Feeds often carry the language of their software."""
    assert is_english("de", ARTICLE)
    assert not is_english("en", GERMAN)
    assert is_english("und", "Quay to close")
    assert is_english("und", FEW_SMALL_WORDS)
    assert not is_english("und", "Der Hafen wird im Mai geschlossen, sagte Bram Lindt. Niemand hat ihn gekauft.")
    assert not is_english("fr", "Le quai va fermer")
    assert not is_english("und", "Причал закроют в мае")
    assert not is_english("en", "港口将于五月关闭。")


def test_the_same_item_gives_the_same_analysis() -> None:
    """Nothing depends on chance, time or what was analysed before."""
    first = analyse(item(ARTICLE))
    analyse(item(GERMAN))
    assert analyse(item(ARTICLE)) == first


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    """Whatever a feed holds, there is an analysis of it."""
    analysis = analyse(item(text))
    assert all(sentence.span.of(text) for sentence in analysis.sentences)
