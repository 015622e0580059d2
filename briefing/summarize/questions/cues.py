"""Which words of a sentence say that something is undecided, and where does the undecided matter stand?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.model import QuestionKind, Span
from briefing.summarize.questions.decision_rules import DECISION_RULES
from briefing.summarize.questions.evidence_rules import EVIDENCE_RULES
from briefing.summarize.questions.open_rules import OPEN_RULES
from briefing.summarize.questions.patterns import Form, Rule
from briefing.summarize.questions.undecided_rules import QUESTION_RULES

LONGEST_SENTENCE: Final = 1_500
"""A longer stretch without a sentence end is no sentence that anybody wrote, and is not read."""


_RULES: Final = OPEN_RULES + QUESTION_RULES + DECISION_RULES + EVIDENCE_RULES


class Look(NamedTuple):
    """A stretch that rules look for first, with their numbers; most sentences hold few of them."""

    words: str
    rules: tuple[int, ...]


_LOOKS: Final = tuple(
    Look(words, tuple(number for number, rule in enumerate(_RULES) if words in rule.first_look))
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


def looks_in(text: str) -> tuple[Look, ...]:
    """Return the first looks that stand anywhere in a text: no sentence of it needs another."""
    lowered = _plain(text)
    return tuple(look for look in _LOOKS if look.words in lowered)


def find_cues(text: str, sentence: Span, looks: Sequence[Look]) -> Iterator[FoundCue]:
    """Yield every cue of one sentence, in the order of the rules; a long or hostile line has none."""
    if sentence.end - sentence.start > LONGEST_SENTENCE:
        return
    lowered = _plain(text[sentence.start : sentence.end])
    for number in sorted({number for words, numbers in looks if words in lowered for number in numbers}):
        rule = _RULES[number]
        for match in rule.pattern.finditer(text, sentence.start, sentence.end):
            yield _found(rule, match)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


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
