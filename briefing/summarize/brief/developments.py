"""What has happened lately, when there is no previous brief to tell it against?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from briefing.model import ChangeLine, Evidence, Issue, Position
from briefing.summarize.brief.actor_lines import Held
from briefing.summarize.brief.bottom_line import find_acts_told, looks_far_back
from briefing.summarize.brief.changes import change_line
from briefing.summarize.brief.digest import Digest
from briefing.summarize.brief.happenings import Happening
from briefing.summarize.brief.salience import is_decider, newest, say_alike, say_the_same
from briefing.summarize.text.datelines import without_dateline

_MOST_DEVELOPMENTS = 10
# A whole sentence says more than its clause, as long as it can be read at a glance.
_LONGEST_SENTENCE = 40
_DAY_SECONDS = 86400.0
_LONG_AGO = 1e11
# "Lind rejected the toll earlier this week": no day, yet no news of the day either.
_VAGUE = re.compile(r"\b(?P<which>last|this)\s+(?P<unit>week|month)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class _Development:
    digest: Digest
    evidence: Evidence
    text: str
    when: str | None
    day: date | None
    issue: str
    by_decider: bool

    @property
    def time(self) -> float:
        moment = self.digest.moment.timestamp()
        if self.day is None and self.when is not None:
            moment = _start_of(self.when, self.digest.moment)
        if self.digest.item.published is not None or self.day is not None:
            return newest(moment, self.day)
        # When an undated article was read says nothing of when it happened: it comes behind what has a day.
        return moment - moment % _DAY_SECONDS - _LONG_AGO


def _start_of(when: str, moment: datetime) -> float:
    """Return when the week or month began that the words name, so that what is vague stands below what is not.

    "Last week" is the one before that of ``moment``; words that name neither are of ``moment``.
    """
    match = _VAGUE.search(when)
    if match is None:
        return moment.timestamp()
    today = moment.date()
    start = today - timedelta(days=today.weekday()) if match["unit"].lower() == "week" else today.replace(day=1)
    if match["which"].lower() == "last":
        start -= timedelta(days=1)
        start = start - timedelta(days=start.weekday()) if match["unit"].lower() == "week" else start.replace(day=1)
    return newest(0.0, start)


def find_developments(
    issues: Sequence[Issue],
    held: Sequence[Sequence[Held]],
    happenings: Iterable[Happening],
    digests: Sequence[Digest] = (),
) -> tuple[ChangeLine, ...]:
    """Return the labelled positions and past events whose words say when, newest first, background last.

    ``held`` are the positions of each issue, in the order of ``issues``. With them stands what ``digests`` tell as
    decided, refused or denied. Where there are too many, what deciders do stays. Reports of one thing in several
    outlets are one line.
    """
    dated = (*_from_positions(issues, held), *_from_happenings(issues, happenings))
    places = {each.evidence for each in dated}
    told = (*dated, *(each for each in _from_acts(issues, digests) if each.evidence not in places))
    found = [each for each in told if not each.digest.looks_old and not looks_far_back(each.text)]
    chosen: list[list[_Development]] = []
    for each in sorted(found, key=_importance):
        home = next((group for group in chosen if _are_one(group[0], each)), None)
        if home is not None:
            home.append(each)
        elif len(chosen) < _MOST_DEVELOPMENTS:
            chosen.append([each])
    return tuple(_line(group) for group in sorted(chosen, key=lambda group: _order(group[0])))


def _order(each: _Development) -> tuple[bool, float, bool, int]:
    return (each.digest.is_past, -each.time, not each.by_decider, each.evidence.start)


def _from_positions(issues: Sequence[Issue], held: Sequence[Sequence[Held]]) -> Iterable[_Development]:
    for issue, own in zip(issues, held, strict=True):
        # "The rule has not changed, Okafor said on Friday": what the one said has the time at which the other said it.
        times = {_sentence_of(each): each.position for each in own if _has_time(each.position)}
        for each in own:
            position = each.position
            timed = position if _has_time(position) else times.get(_sentence_of(each))
            if position.label is not None and timed is not None:
                yield _Development(
                    each.digest,
                    each.digest.evidence_for([position.clause, *([timed.when] if timed.when else [])])[0],
                    each.text,
                    each.digest.words(timed.when) if timed.when is not None else None,
                    timed.day,
                    issue.name,
                    is_decider(each.identity.name, each.identity.kind, issue),
                )


def _sentence_of(held: Held) -> tuple[str, int]:
    return held.digest.item.id, held.position.sentence


def _has_time(position: Position) -> bool:
    return position.when is not None or position.day is not None


def _from_happenings(issues: Sequence[Issue], happenings: Iterable[Happening]) -> Iterable[_Development]:
    for each in happenings:
        if not each.event.coming:
            evidence = each.digest.evidence_for([each.event.clause, each.event.when])[0]
            yield _Development(
                each.digest,
                evidence,
                without_dateline(evidence.text if len(evidence.text.split()) <= _LONGEST_SENTENCE else each.text),
                each.when,
                each.event.day,
                issues[each.issues[0]].name,
                by_decider=False,
            )


def _from_acts(issues: Sequence[Issue], digests: Sequence[Digest]) -> Iterable[_Development]:
    for digest in digests:
        published = digest.item.published
        if published is None or digest.background or digest.is_copy:
            continue
        for number, issue in enumerate(issues):
            for sentence in find_acts_told(number, digest):
                evidence = digest.evidence_of(sentence)
                text = without_dateline(digest.words_of(sentence))
                yield _Development(digest, evidence, text, None, published.date(), issue.name, by_decider=True)


def _importance(each: _Development) -> tuple[bool, bool, float, str, int, str]:
    return (
        each.digest.is_past,
        not each.by_decider,
        -each.time,
        each.digest.item.id,
        each.evidence.start,
        each.text,
    )


def _are_one(left: _Development, right: _Development) -> bool:
    if left.evidence == right.evidence:
        return True
    same_day = left.day == right.day or left.when == right.when
    return same_day and say_alike(left.text, right.text)


def _line(group: Sequence[_Development]) -> ChangeLine:
    shown = next((each for each in group if each.evidence.text.endswith(each.text)), group[0])
    same = [each for each in group if each is shown or say_the_same(each.evidence.text, shown.evidence.text)]
    evidence = tuple(dict.fromkeys(each.evidence for each in (shown, *same)))
    return change_line("NEW", shown.issue, evidence, shown.text, shown.when, shown.day)
