"""What does one item say? Wires the parts that read a single text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefing.model import Analysis, Item
from briefing.summarize.actors.actors import find_actors
from briefing.summarize.lexicon import VERSION
from briefing.summarize.positions import find_positions
from briefing.summarize.questions.questions import find_questions
from briefing.summarize.quotes.indirect import find_indirect_quotes
from briefing.summarize.quotes.periods import read_periods
from briefing.summarize.quotes.quotations import find_quotations
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
        rounds = zip_longest(*map(_read_in_parts, items[start : start + TEXTS_IN_HAND]))
        analyses += [next(filter(None, of_one)) for of_one in zip(*rounds, strict=True)]
    return analyses


def _read_in_parts(item: Item) -> Iterator[Analysis | None]:
    """Read an item and stop behind each part, with nothing; the analysis comes behind the last."""
    text, published = item.text, item.published
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    language = find_language(item.language, text)
    if language != "en":
        yield Analysis(item.id, item.version, VERSION, sentences, analysed=False, language=language)
        return
    yield None
    quotations = find_quotations(text)
    readings = tuple(map(Reading, read_periods(text, sentences, quotations)))
    yield None
    quoted = attribute_quotations(readings, quotations)
    yield None
    reported = find_indirect_quotes(readings, quoted)
    yield None
    found = find_actors(text, sentences, tuple(sorted((*quoted, *reported), key=lambda quote: quote.span)))
    yield None
    quotes = find_occasions(text, sentences, found.quotes, published)
    yield None
    positions = find_positions(text, sentences, quotes, found.actors, found.mentions, published)
    yield None
    questions = find_questions(text, sentences, quotes, found.actors, found.mentions, published)
    yield None
    yield Analysis(
        item_id=item.id,
        version=item.version,
        lexicon=VERSION,
        sentences=sentences,
        quotes=quotes,
        mentions=found.mentions,
        actors=found.actors,
        positions=positions,
        questions=questions,
        events=find_events(text, sentences, published),
        language=language,
    )
