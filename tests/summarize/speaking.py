"""A text whose quotations and speakers are given by their words, and who is found to act and speak in it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Actor, Quote, Span
from briefing.summarize.actors.actors import ActorsFound, find_actors
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences


@dataclass(frozen=True)
class Said:
    """A quotation in a test text and the words that say who speaks, the ``nth`` time that they stand in the text."""

    words: str
    speaker: str
    nth: int = 1


def read(text: str, *said: Said) -> ActorsFound:
    """Return the actors of a text whose quotations and speakers are given by their words."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    quotes = []
    for group, each in enumerate(said):
        start = text.index(each.words)
        at = -1
        for _ in range(each.nth):
            at = text.index(each.speaker, at + 1)
        span = Span(start, start + len(each.words))
        quotes.append(Quote(span, "direct", Span(at, at + len(each.speaker)), None, "test", group))
    return find_actors(text, sentences, quotes)


def actor(found: ActorsFound, name: str) -> Actor:
    """Return the actor of that name."""
    return next(each for each in found.actors if each.name == name)


def names(found: ActorsFound) -> list[str]:
    """Return the names of all actors, in order."""
    return [each.name for each in found.actors]


def speakers(found: ActorsFound) -> list[str | None]:
    """Return who speaks each quotation, None where it was left open."""
    return [None if quote.actor is None else found.actors[quote.actor].name for quote in found.quotes]
