"""Which words of a sentence say that something is undecided, and where does the undecided matter stand?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
from briefing.summarize.text.printed import PrintedClues

LONGEST_SENTENCE: Final = 1_500
"""A longer stretch without a sentence end is no sentence that anybody wrote, and is not read."""


RULES: Final = OPEN_RULES + QUESTION_RULES + DECISION_RULES + EVIDENCE_RULES
_MOST_LOOKS: Final = max(len(rule.looks) for rule in RULES)
# Answers have a bit for each rule, for its first look; behind them stand as many bits for the second, and so on.
_FIRST: Final = (1 << len(RULES)) - 1
_SHIFTS: Final = tuple(place * len(RULES) for place in range(1, _MOST_LOOKS))
# What a rule does not look for is taken to stand in every sentence.
_NOT_ASKED: Final = sum(
    1 << (number + place * len(RULES))
    for number, rule in enumerate(RULES)
    for place in range(len(rule.looks), _MOST_LOOKS)
)
# Behind all looks: what stands between the blanks is one word, and no mark.
_WHOLE: Final = 1 << (_MOST_LOOKS * len(RULES))


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


class Looked(NamedTuple):
    """What may match in a sentence: rules in order, each with the bit of the look that opens it, if any.

    ``words`` are those that were looked for: where each starts, and what it answers.
    """

    rules: Sequence[tuple[int, Rule]]
    words: Sequence[tuple[int, int]]


def find_cues(text: str, start: int, end: int, looked: Looked) -> Iterator[FoundCue]:
    """Yield every cue of the sentence at ``start``, in the order of the rules; a long or hostile line has none."""
    if end - start > LONGEST_SENTENCE:
        return
    for opener, rule in looked.rules:
        if not opener:
            matches: Iterable[re.Match[str]] = rule.pattern.finditer(text, start, end)
        elif rule.core is None:
            matches = _at_openers(text, end, rule.pattern, opener, looked.words)
        else:
            cores = _at_openers(text, end, rule.core, opener, looked.words)
            matches = rule.pattern.finditer(text, start, cores[-1].end()) if cores else ()
        for match in matches:
            yield _found(rule, match)


def _at_openers(
    text: str, end: int, pattern: re.Pattern[str], opener: int, words: Sequence[tuple[int, int]]
) -> list[re.Match[str]]:
    """Return the matches of a pattern, tried at the words that open it: a search tries it at every sign."""
    matches: list[re.Match[str]] = []
    reached = 0
    for place, answered in words:
        if answered & opener:
            for at in (place,) if answered & _WHOLE else _words_in_one(text, place, end):
                if at >= reached and (match := pattern.match(text, at, end)) is not None:
                    reached = match.end()
                    matches.append(match)
    return matches


def _words_in_one(text: str, place: int, end: int) -> list[int]:
    """Return where words start in what is printed without a blank at ``place``: "“Whether", "if/when"."""
    blank = text.find(" ", place, end)
    return [bare.start() for bare in _BARE.finditer(text, place, blank if blank >= 0 else end)]


def look_for_rules(text: str, starts: Sequence[int]) -> dict[int, Looked]:
    """Return what may match by the number of the sentence; in most sentences nothing may.

    ``starts`` are where the sentences start.
    """
    words = list(_LOOKS_AT.found(text))
    places = [place for place, _ in words]
    looked: dict[int, Looked] = {}
    reached = 0
    for place in [place for place, answered in words if answered & _FIRST]:
        if place < reached:
            continue  # of a sentence that has been read
        number = bisect_right(starts, place) - 1
        reached = starts[number + 1] if number + 1 < len(starts) else len(text)
        here = words[bisect_left(places, starts[number]) : bisect_left(places, reached)]
        if rules := _rules_for(here):
            looked[number] = Looked(rules, here)
    return looked


def _rules_for(words: Sequence[tuple[int, int]]) -> Sequence[tuple[int, Rule]]:
    """Return the rules all of whose looks are answered."""
    answered = _NOT_ASKED
    for _, answers in words:
        answered |= answers
    bits = answered & _FIRST
    for shift in _SHIFTS:
        bits &= answered >> shift
    return _rules_at(bits) if bits else ()


@lru_cache(maxsize=4096)
def _rules_at(bits: int) -> Sequence[tuple[int, Rule]]:
    return tuple(
        (0 if rule.opener is None else 1 << (number + rule.opener * len(RULES)), rule)
        for number, rule in enumerate(RULES)
        if bits >> number & 1
    )


def _answers_of(word: str) -> int:
    """Return which looks a word as printed answers; most words answer none."""
    low = word.lower()
    answers = 0
    for bare in (low,) if low.isalpha() else _BARE.findall(low):
        answers |= _WORDS.get(bare, 0)
        for stem, answered in _STEMS.get(bare[:3], ()):
            answers |= answered if bare.startswith(stem) else 0
    return answers and (answers | _WHOLE if low.isalpha() else answers)


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
_LOOKS_AT: Final = PrintedClues(_answers_of)


def _found(rule: Rule, match: re.Match[str]) -> FoundCue:
    names = match.re.groupindex
    cue = Span(*match.span("cue"))
    subject = _group(match, "subject") if "subject" in names else None
    clause = _group(match, "clause") if "clause" in names else None
    start = subject.start if subject else clause.start if clause else match.end()
    return FoundCue(
        kind=rule.kind,
        form=rule.form,
        cue=cue,
        clause_start=None if rule.form == "none" else start,
        clause_end=clause.end if clause and rule.bounded else None,
        subject=subject,
        subject_end=cue.start if rule.governed else None,
        rest=match.start("rest") if "rest" in names else None,
        auxiliary=match["auxiliary"].lower() if "auxiliary" in names else None,
        need=_group(match, "need") if "need" in names else None,
    )


def _group(match: re.Match[str], name: str) -> Span | None:
    return Span(*match.span(name)) if match.start(name) >= 0 else None
