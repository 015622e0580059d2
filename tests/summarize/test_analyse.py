"""What analyse() says of one item, all parts together."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Item
from briefing.summarize.analyse import analyse, analyse_all
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION
from briefing.summarize.text.languages import find_language

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
    assert find_language("de", ARTICLE) == "en"
    assert find_language("en", GERMAN) == "de"


PARAGRAPHS = {
    "ar": "قال رئيس الميناء يوم الثلاثاء إن الرصيف الشمالي سيغلق في مايو، وإن المجلس لم يوافق بعد.",
    "de": "Der Hafen wird im Mai geschlossen, sagte Bram Lindt. Niemand hat ihn gekauft.",
    "fr": "Le maire a déclaré mardi que le quai fermerait en mai et que le conseil devrait encore se prononcer.",
    "ru": "Начальник порта заявил во вторник, что северный причал закроют в мае, если совет не будет против.",
    "uk": "Начальник порту заявив у вівторок, що північний причал закриють у травні, якщо рада не заперечить.",
    "zh": "港口将于五月关闭。",
}


@pytest.mark.parametrize("stated", ["und", "en", "it"])
@pytest.mark.parametrize("language", sorted(PARAGRAPHS))
def test_a_language_is_recognised_whatever_the_source_states(language: str, stated: str) -> None:
    """Neighbours that share a script are told apart."""
    assert find_language(stated, PARAGRAPHS[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "Quay to close",
        "Paris slams Ardal",
        "Lindt, Okafor meet in Norrby",
        "Velden vetoes Ardal toll package",
        "Ardal approves Velden budget",
        "Le Guin wins mayor race",
        FEW_SMALL_WORDS,
        "",
        "12 34",
    ],
)
def test_short_english_of_foreign_names_stays_english(text: str) -> None:
    """A headline holds names of all countries; where nothing tells, the text is read."""
    assert find_language("und", text) == "en"
    assert find_language("en", text) == "en"


def test_what_nobody_recognises_keeps_its_tag() -> None:
    """Between a tag and nothing, the tag is believed."""
    assert find_language("nl-BE", "Ardal Velden Norrby") == "nl"
    assert find_language("und", "\u16a0\u16a1\u16a2 \u16a3\u16a4") == "und"


def test_english_needs_no_detector() -> None:
    """The library is loaded where the words of English do not tell."""
    code = (
        "import sys; from briefing.summarize.text.languages import find_language; "
        f"print(find_language('und', {ARTICLE!r}), 'pycld2' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert shown.stdout.split() == ["en", "False"]


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_every_text_has_a_language(text: str) -> None:
    """Controls, halves of pairs and characters that are none among them."""
    assert find_language("und", text)


def test_the_same_item_gives_the_same_analysis() -> None:
    """Nothing depends on chance, time or what was analysed before."""
    first = analyse(item(ARTICLE))
    analyse(item(GERMAN))
    assert analyse(item(ARTICLE)) == first


def test_articles_that_are_read_side_by_side_are_read_as_each_by_itself() -> None:
    """However many there are, in their order, and those among them that are not English."""
    words = [
        ARTICLE,
        FEW_SMALL_WORDS,
        GERMAN,
        "",
        *(f"Ines Okafor said on May {day} that it rains." for day in range(1, 19)),
    ]
    items = [replace(item(text), id=f"i{number}") for number, text in enumerate(words)]
    assert analyse_all(items) == [analyse(each) for each in items]
    assert [each.item_id for each in analyse_all(items)] == [each.id for each in items]
    assert analyse_all([]) == []


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    """Whatever a feed holds, there is an analysis of it."""
    analysis = analyse(item(text))
    assert all(sentence.span.of(text) for sentence in analysis.sentences)
