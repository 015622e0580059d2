"""Which words of a sentence say that something is undecided, and where does the undecided matter stand?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from briefing.model import QuestionKind, Span
from briefing.summarize.questions.decision_rules import DECISION_RULES
from briefing.summarize.questions.evidence_rules import EVIDENCE_RULES
from briefing.summarize.questions.open_rules import OPEN_RULES
from briefing.summarize.questions.patterns import Form, Rule
from briefing.summarize.questions.undecided_rules import QUESTION_RULES
from briefing.summarize.text.printed import PrintedFacts

LONGEST_SENTENCE: Final = 1_500
"""A longer stretch without a sentence end is no sentence that anybody wrote, and is not read."""


RULES: Final = OPEN_RULES + QUESTION_RULES + DECISION_RULES + EVIDENCE_RULES
_MOST_LOOKS: Final = max(len(rule.looks) for rule in RULES)
# Answers have a bit for each rule, for its first look; behind them stand as many bits for the second, and so on.
_FIRST: Final = (1 << len(RULES)) - 1
# What a rule does not look for is taken to stand in every sentence.
_NOT_ASKED: Final = sum(
    1 << (number + place * len(RULES))
    for number, rule in enumerate(RULES)
    for place in range(len(rule.looks), _MOST_LOOKS)
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


def find_cues(text: str, start: int, end: int, rules: Iterable[Rule]) -> Iterator[FoundCue]:
    """Yield every cue of the sentence at ``start``, in the order of the rules; a long or hostile line has none."""
    if end - start > LONGEST_SENTENCE:
        return
    for rule in rules:
        for match in rule.pattern.finditer(text, start, end):
            yield _found(rule, match)


def rules_by_sentence(text: str, starts: Sequence[int]) -> dict[int, tuple[Rule, ...]]:
    """Return the rules that may match, in order, by the number of the sentence; most sentences have none.

    ``starts`` are where the sentences start.
    """
    answers: dict[int, int] = {}
    for place, here in _LOOKS_AT.found(text):
        number = bisect_right(starts, place) - 1
        answers[number] = answers.get(number, _NOT_ASKED) | here
    return {number: rules for number, answered in answers.items() if (rules := _rules_for(answered))}


def _rules_for(answered: int) -> tuple[Rule, ...]:
    """Return the rules all of whose looks are answered."""
    for place in range(1, _MOST_LOOKS):
        answered &= answered >> (place * len(RULES)) | ~_FIRST
    return _rules_at(answered & _FIRST)


@lru_cache(maxsize=4096)
def _rules_at(bits: int) -> tuple[Rule, ...]:
    return tuple(rule for number, rule in enumerate(RULES) if bits >> number & 1)


def _answers_of(word: str) -> int:
    """Return which looks a word as printed answers; most words answer none."""
    low = word.lower()
    answers = 0
    for bare in (low,) if low.isalpha() else _BARE.findall(low):
        answers |= _WORDS.get(bare, 0)
        for stem, answered in _STEMS.get(bare[:3], ()):
            answers |= answered if bare.startswith(stem) else 0
    return answers


def _answers() -> dict[str, int]:
    """Return what is looked for, with what it answers."""
    answers: dict[str, int] = {}
    for number, rule in enumerate(RULES):
        for place, look in enumerate(rule.looks):
            for word in look:
                answers[word] = answers.get(word, 0) | 1 << (number + place * len(RULES))
    return answers


_BARE: Final = re.compile(r"\w+")
_WORDS: Final = {word: answer for word, answer in _answers().items() if not word.endswith("*")}
_STEMS: Final = {
    start: tuple(alike)
    for start, alike in groupby(
        sorted((word[:-1], answer) for word, answer in _answers().items() if word.endswith("*")),
        key=lambda stem: stem[0][:3],
    )
}
_LOOKS_AT: Final = PrintedFacts(_answers_of)


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
