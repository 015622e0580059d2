"""How much of a sentence tells what somebody did, and which words for a time tell when?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.model import Sentence, Span
from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.times.days import find_whens

_BORDER: Final = re.compile(
    r";\s|,\s+(?:but|while|whereas)\s+(?!he\b|she\b|it\b|they\b|only\b|not\b|has\b|have\b|is\b|are\b)"
)
_ATTRIBUTION: Final = re.compile(
    r"(?:,[”\"]?\s+(?:[^,;]{0,80}\s)?(?:" + "|".join(sorted(SAYING_FORMS)) + r")\b|\baccording\s+to\b)", re.IGNORECASE
)
# "Lind would sell the ferry on Monday", "urged the board to meet on Friday": the day of another deed, or of none yet.
_OF_ANOTHER_DEED: Final = re.compile(
    r"\b(?:would|will|could|may|might|should|shall|can|cannot|that|to|was|were|is|are)\b|[“\"]"
)
# "asked the board to reopen the quay in a letter on Monday": the letter is the deed's own.
_IN_WRITING: Final = re.compile(
    r"\bin\s+(?:an?|the|his|her|their|its)\s+(?:[\w-]+\s+){0,2}(?:letter|statement|speech|interview|report|memo|post)\s+\Z"
)
# "Last week, the Danish premier, Mara Lind," | "On Friday, harbour board chair Mara Lind": the time before the subject.
_UP_TO_SUBJECT: Final = re.compile(r",\s+(?:[\w.'’-]+,?\s+){0,8}\Z")
_TIME_REACH: Final = 60
# "While the mayor called for a vote, the harbour board rejected it": two clauses, two positions.
_FRONTED: Final = re.compile(
    r"(?:And\s+|But\s+)?(?:While|Although|Though)\s+(?P<clause>[^,;“”\"]{15,220}),\s+(?!who\b|which\b|whose\b|including\b|an?\s|and\s|or\s)",
    re.IGNORECASE,
)
_CONJUNCTION: Final = re.compile(r"(?:And|But|Still,|However,|Meanwhile,)\s+")
# The first letters of whatever the two find.
_LETTERS: Final = 3
_JOINING: Final = frozenset(
    word[:_LETTERS] for word in ("and", "but", "still", "however", "meanwhile", "while", "although", "though")
)
_SHORTEST_CLAUSE: Final = 6
OPENS_ITS_CLAUSE: Final = 24
QUOTED_OPENING: Final = re.compile(r"\W*[“\"‘«„]")


def trim_to_clause(text: str, sentence: Sentence, mention: Span, verb: Span, spoken: Sequence[Span]) -> Span:
    """Return the part of the sentence that tells this position, with whatever says who reports it."""
    start, end = sentence.start, sentence.end
    joins = text[start : start + _LETTERS].lower() in _JOINING
    opening = _CONJUNCTION.match(text, start, end) if joins else None
    if opening and opening.end() <= mention.start:
        start = opening.end()
    fronted = _FRONTED.match(text, sentence.start, end) if joins else None
    if fronted and not _ATTRIBUTION.search(text, max(fronted.end(), verb.end), end):
        if fronted.end() <= mention.start:
            start = fronted.end()
        elif fronted.start("clause") <= mention.start and verb.end <= fronted.end("clause"):
            return Span(*fronted.span("clause"))
    for border in _BORDER.finditer(text, start, end):
        if any(span.start < border.start() < span.end for span in spoken):
            continue
        if border.end() <= mention.start <= border.end() + OPENS_ITS_CLAUSE:
            start = start if _ATTRIBUTION.search(text, start, border.end()) else border.end()
        elif border.start() >= max(verb.end, mention.end):
            if not _ATTRIBUTION.search(text, border.start(), end):
                end = border.start()
            break
    return Span(start, end) if _is_long_enough(text, sentence, start, end) else sentence.span


def _is_long_enough(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether what is left of a sentence can be shown alone; all of it can."""
    whole = start == sentence.start and end == sentence.end
    return whole or len(text[start:end].split(None, _SHORTEST_CLAUSE)) >= _SHORTEST_CLAUSE


def find_time_of_deed(text: str, within: Span, subject: Span, verb: Span) -> Span | None:
    """Return the words for when the deed of ``verb`` was done; None where the time may be that of another deed."""
    if not find_whens(text, within.start, within.end):
        return None
    after = min(verb.start, subject.end)
    for when in find_whens(text, after, min(within.end, verb.end + _TIME_REACH)):
        between = text[after : when.span.start]
        if text[when.span.end : when.span.end + 1] in ("'", "’"):
            continue  # "Friday's talks"
        if not _OF_ANOTHER_DEED.search(between.replace(verb.of(text), " ", 1)) or _IN_WRITING.search(between):
            return when.span if when.points < 1 else None
        break
    for when in find_whens(text, within.start, max(within.start, subject.start)):
        opens = not text[within.start : when.span.start].strip() and text[when.span.end : when.span.end + 1] == ","
        if opens and not text[verb.end : within.end].strip(" .") and not QUOTED_OPENING.match(text, when.span.end):
            continue  # "On Friday, Okafor was set to sail, Lind said": the day of the sailing
        if when.points < 1 and (opens or _UP_TO_SUBJECT.match(text, when.span.end, subject.start)):
            return when.span
    return None
