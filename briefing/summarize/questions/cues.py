"""Which words of a sentence say that something is undecided, and where does the undecided matter stand?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final, Literal, NamedTuple

from briefing.model import QuestionKind, Span
from briefing.summarize.questions.decision_rules import DECISION_RULES
from briefing.summarize.questions.evidence_rules import EVIDENCE_RULES
from briefing.summarize.questions.open_rules import OPEN_RULES
from briefing.summarize.questions.patterns import Form, Rule
from briefing.summarize.questions.undecided_rules import QUESTION_RULES
from briefing.summarize.text.pieces import trigrams
from briefing.summarize.text.printed import PrintedFacts

LONGEST_SENTENCE: Final = 1_500
"""A longer stretch without a sentence end is no sentence that anybody wrote, and is not read."""


_RULES: Final = OPEN_RULES + QUESTION_RULES + DECISION_RULES + EVIDENCE_RULES


class _Look(NamedTuple):
    """A stretch of which one word is looked up: ``part``, its longest piece between blanks.

    ``at`` tells where in a word the part stands: anywhere in one, at its end, at its start, or as the whole of it.
    ``rules`` are the numbers of those that look for it first.
    """

    words: str
    part: str
    at: Literal["inside", "end", "start", "whole"]
    rules: tuple[int, ...]


def _look(words: str) -> _Look:
    parts = words.split(" ")
    place = max(range(len(parts)), key=lambda number: len(parts[number]))
    ends, starts = place < len(parts) - 1, place > 0
    at: Literal["inside", "end", "start", "whole"] = "inside"
    if ends or starts:
        at = "whole" if ends and starts else "end" if ends else "start"
    rules = tuple(number for number, rule in enumerate(_RULES) if words in rule.first_look)
    return _Look(words, parts[place], at, rules)


_LOOKS: Final = tuple(
    _look(words) for words in dict.fromkeys(words for rule in _RULES for words in (*rule.first_look, *rule.second_look))
)
# A word alone does not tell whether these stand where it does.
_OF_SEVERAL_WORDS: Final = frozenset(number for number, look in enumerate(_LOOKS) if look.words != look.part)
_SECOND_LOOKS: Final = tuple(
    frozenset(number for number, look in enumerate(_LOOKS) if look.words in rule.second_look) for rule in _RULES
)


class FoundCue(NamedTuple):
    """A cue at its place in the text.

    ``clause_start`` is None where the sentence states no matter; ``clause_end`` is set where the construction itself
    bounds the clause. ``subject`` is the subject as the construction prints it; ``subject_end`` is where the subject
    of the governing verb ends, None when the construction has none that decides. ``rest`` is where the predicate of
    the question starts, ``auxiliary`` the one that the source prints, ``need`` what somebody has yet to give.
    """

    kind: QuestionKind
    form: Form
    cue: Span
    clause_start: int | None
    clause_end: int | None
    subject: Span | None
    subject_end: int | None
    rest: int | None
    auxiliary: str | None
    need: Span | None


def find_cues(text: str, start: int, end: int) -> Iterator[FoundCue]:
    """Yield every cue of the sentence at ``start``, in the order of the rules; a long or hostile line has none."""
    if end - start > LONGEST_SENTENCE:
        return
    for rule in _rules_for(text, start, end):
        for match in rule.pattern.finditer(text, start, end):
            yield _found(rule, match)


def _rules_for(text: str, start: int, end: int) -> list[Rule]:
    """Return the rules that may match a sentence, in order."""
    places, looks = _looks_in(text)
    first, stop = bisect_left(places, start), bisect_left(places, end)
    if first == stop:
        return []
    here = set(chain.from_iterable(looks[first:stop]))
    several = here & _OF_SEVERAL_WORDS
    if several:
        lowered = " ".join(text[start:end].lower().split())
        here -= {look for look in several if _LOOKS[look].words not in lowered}
    numbers = {number for look in here for number in _LOOKS[look].rules}
    return [
        _RULES[number]
        for number in sorted(numbers)
        if not _SECOND_LOOKS[number] or not _SECOND_LOOKS[number].isdisjoint(here)
    ]


@lru_cache(maxsize=1)
def _looks_in(text: str) -> tuple[list[int], list[tuple[int, ...]]]:
    """Return where words of a text start at which rules look, and the numbers of the looks at each."""
    return _LOOKS_AT.places(text), [looks for looks in _LOOKS_AT.of(text) if looks]


def _looks_of(word: str) -> tuple[int, ...]:
    """Return the numbers of the looks that may stand at a word as printed; most words have none."""
    low = word.lower()
    near = [number for start in _STARTS & trigrams(word) for number in _BY_START[start]]
    return tuple([number for number in (*near, *_SHORT) if _stands_in(low, _LOOKS[number])])


def _stands_in(word: str, look: _Look) -> bool:
    match look.at:
        case "inside":
            return look.part in word
        case "end":
            return word.endswith(look.part)
        case "start":
            return word.startswith(look.part)
        case "whole":
            return word == look.part


_BY_START: Final = {
    start: tuple(number for number, look in enumerate(_LOOKS) if look.part.startswith(start))
    for start in {look.part[:3] for look in _LOOKS if len(look.part) > 2}
}
_STARTS: Final = frozenset(_BY_START)
_SHORT: Final = tuple(number for number, look in enumerate(_LOOKS) if len(look.part) < 3)
_LOOKS_AT: Final = PrintedFacts(_looks_of)


def _found(rule: Rule, match: re.Match[str]) -> FoundCue:
    cue = Span(*match.span("cue"))
    subject = _group(match, "subject")
    clause = _group(match, "clause")
    rest = _group(match, "rest")
    start = subject.start if subject else clause.start if clause else match.end()
    return FoundCue(
        kind=rule.kind,
        form=rule.form,
        cue=cue,
        clause_start=None if rule.form == "none" else start,
        clause_end=clause.end if clause and rule.bounded else None,
        subject=subject,
        subject_end=cue.start if rule.governed else None,
        rest=rest.start if rest else None,
        auxiliary=match["auxiliary"].lower() if "auxiliary" in match.re.groupindex and match["auxiliary"] else None,
        need=_group(match, "need"),
    )


def _group(match: re.Match[str], name: str) -> Span | None:
    return Span(*match.span(name)) if name in match.re.groupindex and match.start(name) >= 0 else None
