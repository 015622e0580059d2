"""What does one item say? Wires the parts that read a single text."""

from __future__ import annotations

from briefing.model import Analysis, Item
from briefing.summarize.actors import find_actors
from briefing.summarize.boilerplate import classify_paragraphs
from briefing.summarize.events import find_events, find_occasions
from briefing.summarize.languages import is_english
from briefing.summarize.lexicon import VERSION
from briefing.summarize.questions import find_questions
from briefing.summarize.quotations import find_quotations
from briefing.summarize.sentences import find_paragraphs, find_sentences
from briefing.summarize.speakers import attribute_quotations
from briefing.summarize.subjects import read
from briefing.summarize.tokens import read_periods


def analyse(item: Item) -> Analysis:
    """Return all that the item says on its own; for text that is not English, its sentences only."""
    text = item.text
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    if not is_english(item.language, text):
        return Analysis(item.id, item.version, VERSION, sentences, analysed=False)
    quotations = find_quotations(text)
    readings = tuple(read(period) for period in read_periods(text, sentences, quotations))
    quotes = attribute_quotations(readings, quotations)
    found = find_actors(text, sentences, quotes)
    return Analysis(
        item_id=item.id,
        version=item.version,
        lexicon=VERSION,
        sentences=sentences,
        quotes=find_occasions(text, sentences, found.quotes, item.published),
        mentions=found.mentions,
        actors=found.actors,
        questions=find_questions(text, sentences, found.quotes, found.actors, found.mentions, item.published),
        events=find_events(text, sentences, item.published),
    )
