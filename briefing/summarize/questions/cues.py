"""Which words of a sentence say that something is undecided, and where does the undecided matter stand?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from briefing.model import QuestionKind, Span
from briefing.summarize.questions.decision_rules import DECISION_RULES
from briefing.summarize.questions.evidence_rules import EVIDENCE_RULES
from briefing.summarize.questions.open_rules import OPEN_RULES
from briefing.summarize.questions.patterns import Form, Rule
from briefing.summarize.questions.undecided_rules import QUESTION_RULES
from briefing.summarize.text.wordfacts import WordFacts

LONGEST_SENTENCE: Final = 1_500
"""A longer stretch without a sentence end is no sentence that anybody wrote, and is not read."""


_RULES: Final = OPEN_RULES + QUESTION_RULES + DECISION_RULES + EVIDENCE_RULES


class _Look(NamedTuple):
    """A stretch that rules look for first, with their numbers; ``piece`` is its longest one without a blank."""

    words: str
    piece: str
    rules: tuple[int, ...]


_LOOKS: Final = tuple(
    _Look(
        words,
        max(words.split(), key=len),
        tuple(number for number, rule in enumerate(_RULES) if words in rule.first_look),
    )
    for words in dict.fromkeys(words for rule in _RULES for words in rule.first_look)
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


def find_cues(text: str, sentence: Span) -> Iterator[FoundCue]:
    """Yield every cue of one sentence, in the order of the rules; a long or hostile line has none."""
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return
    for rule in _rules_for(text[sentence.start : sentence.end]):
        for match in rule.pattern.finditer(text, sentence.start, sentence.end):
            yield _found(rule, match)


def _rules_for(sentence: str) -> list[Rule]:
    """Return the rules that may match a sentence, in order."""
    words = sentence.lower().split()
    looks = set(chain.from_iterable(map(_LOOKS_OF.__getitem__, words)))
    if not looks:
        return []
    lowered = " ".join(words)
    numbers = {number for look in looks if _LOOKS[look].words in lowered for number in _LOOKS[look].rules}
    return [_RULES[number] for number in sorted(numbers) if _holds(lowered, _RULES[number].second_look)]


def _looks_of(word: str) -> tuple[int, ...]:
    """Return the numbers of the looks that may stand at a word in small letters; most words have none."""
    starts = chain.from_iterable(_BY_START.get(word[at : at + 2], ()) for at in range(len(word) - 1))
    return tuple(number for number in starts if _LOOKS[number].piece in word)


_BY_START: Final = {
    start: tuple(number for number, look in enumerate(_LOOKS) if look.piece.startswith(start))
    for start in {look.piece[:2] for look in _LOOKS}
}
_LOOKS_OF: Final = WordFacts(_looks_of)


def _holds(lowered: str, looks: Sequence[str]) -> bool:
    return not looks or any(map(lowered.__contains__, looks))


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
