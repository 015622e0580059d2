"""What does one item say? Wires the parts that read a single text."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Analysis, Item, Quote, Sentence
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
from briefing.summarize.text.sentences import find_paragraphs, find_sentences
from briefing.summarize.times.events import find_events, find_occasions


def analyse(item: Item) -> Analysis:
    """Return all that the item says on its own; for text that is not English, its sentences only."""
    text = item.text
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    language = find_language(item.language, text)
    if language != "en":
        return Analysis(item.id, item.version, VERSION, sentences, analysed=False, language=language)
    found = find_actors(text, sentences, _find_quotes(text, sentences))
    quotes = find_occasions(text, sentences, found.quotes, item.published)
    return Analysis(
        item_id=item.id,
        version=item.version,
        lexicon=VERSION,
        sentences=sentences,
        quotes=quotes,
        mentions=found.mentions,
        actors=found.actors,
        positions=find_positions(text, sentences, quotes, found.actors, found.mentions, item.published),
        questions=find_questions(text, sentences, quotes, found.actors, found.mentions, item.published),
        events=find_events(text, sentences, item.published),
        language=language,
    )


def _find_quotes(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Return quoted and reported speech in text order."""
    quotations = find_quotations(text)
    readings = tuple(Reading(period) for period in read_periods(text, sentences, quotations))
    quoted = attribute_quotations(readings, quotations)
    reported = find_indirect_quotes(readings, quoted)
    return tuple(sorted((*quoted, *reported), key=lambda quote: quote.span))
