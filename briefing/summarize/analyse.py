"""What does one item say? Wires the parts that read a single text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Actor, Analysis, Event, Item, Mention, Position, QuestionCue, Quote, Sentence
from briefing.summarize.actors.actors import find_actors
from briefing.summarize.lexicon import VERSION
from briefing.summarize.positions import find_positions
from briefing.summarize.questions.questions import find_questions
from briefing.summarize.quotes.indirect import find_indirect_quotes
from briefing.summarize.quotes.periods import read_periods
from briefing.summarize.quotes.quotations import Quotation, find_quotations
from briefing.summarize.quotes.readings import Reading
from briefing.summarize.quotes.speakers import attribute_quotations
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.languages import find_language
from briefing.summarize.text.printed import TEXTS_IN_HAND
from briefing.summarize.text.sentences import find_paragraphs, find_sentences
from briefing.summarize.times.events import find_events, find_occasions


def analyse(item: Item) -> Analysis:
    """Return all that the item says on its own; for text that is not English, its sentences only."""
    (analysis,) = analyse_all((item,))
    return analysis


def analyse_all(items: Sequence[Item]) -> list[Analysis]:
    """Return what each of the items says on its own, in their order.

    Each part reads a few of them before the next part does: a processor that goes on with the same rules and lists has
    them at hand.
    """
    analyses: list[Analysis] = []
    for start in range(0, len(items), TEXTS_IN_HAND):
        articles = [_opened(item) for item in items[start : start + TEXTS_IN_HAND]]
        for part in _PARTS:
            for article in articles:
                if article.language == "en":
                    part(article)
        analyses += map(_analysis_of, articles)
    return analyses


@dataclass(slots=True)
class _Article:
    """An item and what has been read of it so far."""

    item: Item
    sentences: tuple[Sentence, ...]
    language: str
    quotations: tuple[Quotation, ...] = ()
    readings: tuple[Reading, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    positions: tuple[Position, ...] = ()
    questions: tuple[QuestionCue, ...] = ()
    events: tuple[Event, ...] = ()


def _opened(item: Item) -> _Article:
    paragraphs = find_paragraphs(item.text)
    sentences = find_sentences(item.text, paragraphs, classify_paragraphs(item.text, paragraphs))
    return _Article(item, sentences, find_language(item.language, item.text))


def _read_quotations(article: _Article) -> None:
    text = article.item.text
    article.quotations = find_quotations(text)
    article.readings = tuple(map(Reading, read_periods(text, article.sentences, article.quotations)))


def _read_quoted(article: _Article) -> None:
    article.quotes = attribute_quotations(article.readings, article.quotations)


def _read_reported(article: _Article) -> None:
    """Add reported speech to what is quoted, in text order."""
    reported = find_indirect_quotes(article.readings, article.quotes)
    article.quotes = tuple(sorted((*article.quotes, *reported), key=lambda quote: quote.span))


def _read_actors(article: _Article) -> None:
    found = find_actors(article.item.text, article.sentences, article.quotes)
    article.quotes, article.actors, article.mentions = found.quotes, found.actors, found.mentions


def _read_occasions(article: _Article) -> None:
    item = article.item
    article.quotes = find_occasions(item.text, article.sentences, article.quotes, item.published)


def _read_positions(article: _Article) -> None:
    item, actors, mentions = article.item, article.actors, article.mentions
    article.positions = find_positions(item.text, article.sentences, article.quotes, actors, mentions, item.published)


def _read_questions(article: _Article) -> None:
    item, actors, mentions = article.item, article.actors, article.mentions
    article.questions = find_questions(item.text, article.sentences, article.quotes, actors, mentions, item.published)


def _read_events(article: _Article) -> None:
    article.events = find_events(article.item.text, article.sentences, article.item.published)


_PARTS = (
    _read_quotations,
    _read_quoted,
    _read_reported,
    _read_actors,
    _read_occasions,
    _read_positions,
    _read_questions,
    _read_events,
)


def _analysis_of(article: _Article) -> Analysis:
    return Analysis(
        item_id=article.item.id,
        version=article.item.version,
        lexicon=VERSION,
        sentences=article.sentences,
        quotes=article.quotes,
        mentions=article.mentions,
        actors=article.actors,
        positions=article.positions,
        questions=article.questions,
        events=article.events,
        analysed=article.language == "en",
        language=article.language,
    )
