"""What does one item say? Wires the parts that read a single text."""

from __future__ import annotations

from briefing.model import Analysis, Item
from briefing.summarize.boilerplate import classify_paragraphs
from briefing.summarize.languages import is_english
from briefing.summarize.lexicon import VERSION
from briefing.summarize.sentences import find_paragraphs, find_sentences


def analyse(item: Item) -> Analysis:
    """Return all that the item says on its own; for text that is not English, its sentences only."""
    text = item.text
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    if not is_english(item.language, text):
        return Analysis(item.id, item.version, VERSION, sentences, analysed=False)
    return Analysis(item.id, item.version, VERSION, sentences)
