"""Who asks for something, told by a noun: "Tarsis's request to reopen the strait"?"""

from __future__ import annotations

import re
from typing import Final

from briefing.model import Mention, Sentence, Span
from briefing.summarize.lexicon.stance import OWN_PLEA, PLEA_PIECES, PLEAS
from briefing.summarize.text.pieces import one_of
from briefing.summarize.text.printed import PrintedClues

# "The decision was made following a request from Tarsis": what came of it is told, not where Tarsis stands.
_AFTER_A_PLEA: Final = re.compile(
    r"\b(?:following|after|since|upon|despite|amid|because\s+of|in\s+response\s+to|ahead\s+of)\s+"
    r"(?:(?:an?|the|its|their|his|her|such|repeated|renewed|urgent|formal)\s+){0,3}\Z",
    re.IGNORECASE,
)


def find_plea_words(text: str) -> list[int]:
    """Return where words of a text start that may be nouns for a plea; a sentence without one names none."""
    return _MAY_BE_PLEA.places(text)


_PIECE: Final = re.compile(one_of(PLEA_PIECES), re.IGNORECASE)
_MAY_BE_PLEA: Final = PrintedClues(lambda printed: _PIECE.search(printed) is not None)


def find_plea_of(text: str, sentence: Sentence, mention: Mention) -> Span | None:
    """Return the words that tell a plea of who is mentioned; None where it is not theirs, or what it led to is told."""
    plea = OWN_PLEA.match(text, mention.span.end, sentence.end)
    if plea and not _AFTER_A_PLEA.search(text, sentence.start, mention.span.start):
        return Span(*plea.span("cue"))
    for match in PLEAS.finditer(text, sentence.start, sentence.end):
        before = text[match.start("who") : mention.span.start]
        if _AFTER_A_PLEA.search(text, sentence.start, match.start()):
            continue
        if (
            match.start("who") <= mention.span.start <= match.end("who")
            and before.count(" ") < 8
            and "and" not in before.split()
        ):
            return Span(*match.span("cue"))
    return None
