"""What does one item say? Wires the parts that read a single text."""

from __future__ import annotations

from briefing.model import Analysis, Item
from briefing.summarize.boilerplate import classify_paragraphs
from briefing.summarize.languages import is_english
from briefing.summarize.lexicon import VERSION
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
    return Analysis(item.id, item.version, VERSION, sentences, quotes)
