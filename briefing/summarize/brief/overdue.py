"""Which event should have happened by now, with nothing told of what came of it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import Final

from briefing.summarize.actors.identity import Identities
from briefing.summarize.brief.digest import Digest
from briefing.summarize.brief.happenings import Happening

# "will meet", "is to rule", "a hearing is set": what leaves a result behind. "His party would oppose it" does not.
_LEAVES_A_RESULT: Final = re.compile(
    r"\b(?:meet(?:s|ings?)?|votes?|voting|decid(?:e|es)|decisions?|announce(?:s|ments?)?|rul(?:e|es|ing)|publish(?:es)?|"
    r"sign(?:s|ing)?|summits?|talks|hearings?|sessions?|elections?|deadlines?|debates?|conferences?|referendum|"
    r"negotiations?|deliver(?:s|y)?|present(?:s)?|report(?:s)?\s+back|inaugurat(?:e|ion)|trial|verdict|launch(?:es)?)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_MOST: Final = 3
_MOST_CHECKED: Final = 20
# A sentence tells of an event when it names two who take part and a word of it, or, of fewer, most of its words.
_TWO: Final = 2
_SHARE_OF_WORDS: Final = 0.5
_LONG_ENOUGH: Final = timedelta(days=2)
_STEM: Final = 5


def find_overdue(
    happenings: Iterable[Happening], digests: Sequence[Digest], identities: Identities, as_of: date
) -> tuple[Happening, ...]:
    """Return the coming events whose day is over and of which no item since that day tells anything, newest first.

    Silence is claimed only where it is plain: one sentence in a passage of the same issue that may be about the event,
    its postponement included, is enough for a result. Only so many are returned as a reader can look after.
    """
    past = sorted(
        (each for each in happenings if _is_past(each, as_of) and _LEAVES_A_RESULT.search(each.text)),
        key=lambda each: (each.event.day or as_of, each.digest.item.id, each.event.clause),
        reverse=True,
    )[:_MOST_CHECKED]
    if not past:
        return ()
    told = [sentence for digest in digests for sentence in _told(digest, identities, _first_day(past, as_of))]
    silent = (each for each in past if _had_time(each, told, as_of) and not _is_told_of(each, told))
    return tuple(islice(silent, _MOST))


@dataclass(frozen=True, eq=False)
class _Told:
    """One sentence that serves an issue, with whom it names."""

    digest: Digest
    sentence: int
    day: date
    issues: frozenset[int]
    actors: frozenset[str]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the beginnings of its words."""
        return _stems(self.digest.words_of(self.sentence))


def _is_past(happening: Happening, as_of: date) -> bool:
    return happening.event.coming and happening.event.day is not None and happening.event.day < as_of


def _had_time(happening: Happening, told: Sequence[_Told], as_of: date) -> bool:
    """Return whether silence tells anything: the issue was written about since the day, or two days have gone by."""
    day = happening.event.day or as_of
    return as_of - day >= _LONG_ENOUGH or any(
        sentence.day > day and not sentence.issues.isdisjoint(happening.issues) for sentence in told
    )


def _first_day(past: Sequence[Happening], as_of: date) -> date:
    return min(each.event.day or as_of for each in past)


def _told(digest: Digest, identities: Identities, since: date) -> Iterator[_Told]:
    day = digest.moment.date()
    if day < since or digest.is_copy:
        return
    issues: dict[int, set[int]] = {}
    for part in digest.passages.assignments:
        for number in part.sentences:
            issues.setdefault(number, set()).add(part.issue)
    actors: dict[int, set[str]] = {}
    for mention in digest.analysis.mentions:
        if (number := digest.sentence_at(mention.span.start)) in issues:
            actors.setdefault(number, set()).add(identities.of(digest.item.id, mention.actor).id)
    for number, own in issues.items():
        yield _Told(digest, number, day, frozenset(own), frozenset(actors.get(number, ())))


def _is_told_of(happening: Happening, told: Iterable[_Told]) -> bool:
    own = _stems(happening.text)
    return any(_tells_of(sentence, happening, own) for sentence in told)


def _tells_of(told: _Told, happening: Happening, own: frozenset[str]) -> bool:
    day = happening.event.day
    if day is None or told.day < day or told.digest is happening.digest or told.issues.isdisjoint(happening.issues):
        return False
    shared = len(own & told.stems)
    if len(happening.actors & told.actors) >= _TWO:
        return shared > 0
    return shared >= max(_TWO, _SHARE_OF_WORDS * len(own))


def _stems(words: str) -> frozenset[str]:
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(words))
