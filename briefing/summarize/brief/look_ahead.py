"""What is coming, on which day, and which open questions may it settle?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations

from briefing.model import EventLine, Evidence, OpenQuestion, Span
from briefing.summarize.brief.digest import line_id
from briefing.summarize.brief.grouping import find_groups
from briefing.summarize.brief.happenings import Happening
from briefing.summarize.text.datelines import without_dateline

# Two reports of one event share this many of those who take part; of one meeting, one is enough, since reports name
# the other side by office ("his new counterpart").
_SHARED_ACTORS = 2

# "On Friday, she will …": read alone, the event does not say whose it is.
_LEANS_BACK = re.compile(r"\W*(?:on\s+\w+,?\s+)?(?:he|she|they|it|his|her|their|its|the\s+two)\b", re.IGNORECASE)
# "No change is expected this week", "a ruling is unlikely before May": what will not happen is a matter of questions.
_NOT_TO_COME = re.compile(
    r"\A\W*no\b|\bunlikely\b|(?:\bnot|n['’]t)\s+(?:yet\s+)?(?:expected|likely|due|set|poised|scheduled|be)\b",
    re.IGNORECASE,
)
# "…, the Gazette reported, citing an aide": who has it from whom stands behind the clause.
_SECOND_HAND = re.compile(
    r"\b(?:cit(?:ing|es|ed)|reported|reports\s+that|quot(?:ed|ing)|reportedly|according\s+to|leaked|rumou?red|understood\s+to)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
# A denial speaks of an event with which it shares two longer words beside the day, in whatever form they stand.
_SHARED_WORDS = 2
# Comparing is quadratic: of one day's events, only so many are compared with each other.
_MOST_ALIKE = 300
_WEEK = 7
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# How near an event is that has no resolved day, by the words for it.
_NEARNESS = (
    re.compile(r"\b(?:today|tonight|tomorrow)\b", re.IGNORECASE),
    _WEEKDAY,
    re.compile(r"\b(?:this\s+week|weekend)\b", re.IGNORECASE),
    re.compile(r"\bweeks?\b", re.IGNORECASE),
    re.compile(r"\bmonths?\b", re.IGNORECASE),
    re.compile(r"\byears?\b", re.IGNORECASE),
)


def look_ahead(
    happenings: Sequence[Happening],
    questions: Sequence[tuple[int, OpenQuestion]],
    as_of: date,
    overdue: Sequence[Happening] = (),
) -> tuple[EventLine, ...]:
    """Return the events that are overdue, then the coming ones, soonest first, those without a resolved day last.

    That one of them is not to come, as somebody says, stands with them.

    ``questions`` are (index of the issue, numbered question). An event bears on a question that is argued in the
    same paragraph, or that falls due on its day under the same issue.
    """
    ahead = [each for each in happenings if each.event.coming and (each.event.day is None or each.event.day >= as_of)]
    coming: list[Happening] = []
    denied: list[Happening] = []
    for each in ahead:
        (denied if _NOT_TO_COME.search(each.text) else coming).append(each)
    lines = [_event_line(group, questions) for group in _groups(coming)]
    denials = [each for each in denied if _denies_one_of(each, coming)]
    lines += [_event_line(group, questions) for group in _groups(denials)]
    late = [
        replace(_event_line(group, questions), overdue=True)
        for group in _groups([each for each in overdue if not _NOT_TO_COME.search(each.text)])
    ]
    return tuple(sorted((*late, *lines), key=lambda line: _soonest_first(line, as_of)))


def _denies_one_of(denial: Happening, coming: Sequence[Happening]) -> bool:
    """Return whether what is said not to come is told as coming elsewhere: same day, same issue, the same matter."""
    return denial.event.day is not None and any(
        each.event.day == denial.event.day
        and set(each.issues) & set(denial.issues)
        and len(_stems(each) & _stems(denial)) >= _SHARED_WORDS
        for each in coming
    )


def _stems(happening: Happening) -> frozenset[str]:
    words = happening.sentence.replace(happening.when, " ")
    return frozenset(match[0][:5].lower() for match in _WORD.finditer(words)) - _SAYING


_SAYING = frozenset(("said", "says", "told", "that", "would", "will", "with", "from", "plann", "expec", "repor"))


def _soonest_first(line: EventLine, as_of: date) -> tuple[bool, date, int, bool, str]:
    nearness = next((place for place, words in enumerate(_NEARNESS) if words.search(line.when)), len(_NEARNESS))
    return line.day is None, line.day or as_of, nearness, not line.bears_on, line.id


def _groups(happenings: Sequence[Happening]) -> list[list[Happening]]:
    of_day: Counter[object] = Counter()
    holders: dict[object, list[int]] = {}
    for place, each in enumerate(happenings):
        day = each.event.day or each.when_key
        of_day[day] += 1
        # Reports of one event on one day name one of its actors, or have its words.
        shared = (*each.actors, ("words", each.text_key)) if of_day[day] <= _MOST_ALIKE else ()
        for key in (*((day, one) for one in shared), *combinations(sorted(each.actors), 2)):
            holders.setdefault(key, []).append(place)
    candidates = {pair for places in holders.values() for pair in combinations(places[:_MOST_ALIKE], 2)}
    groups = find_groups(
        range(len(happenings)), candidates, lambda left, right: _are_one(happenings[left], happenings[right])
    )
    return [[happenings[place] for place in group] for group in groups]


def _are_one(left: Happening, right: Happening) -> bool:
    shared = len(left.actors & right.actors)
    if not shared and left.text_key != right.text_key:
        return False
    both_meet = left.meeting and right.meeting
    if _is_vague(left, right) or _is_vague(right, left):
        return both_meet and shared >= _SHARED_ACTORS
    if left.event.day is not None and right.event.day is not None:
        same_day = left.event.day == right.event.day
    else:
        same_day = left.when_key == right.when_key
    if not same_day:
        return False
    return shared >= _SHARED_ACTORS or bool(shared and both_meet) or left.text_key == right.text_key


def _is_vague(one: Happening, other: Happening) -> bool:
    """Return whether ``one`` says "this week" of what ``other`` gives a weekday or day of these days."""
    if one.event.day is not None or not one.this_week or other.this_week:
        return False
    apart = abs((one.digest.moment - other.digest.moment).days)
    return apart < _WEEK and bool(other.event.day is not None or _WEEKDAY.search(other.when))


def _event_line(group: Sequence[Happening], questions: Sequence[tuple[int, OpenQuestion]]) -> EventLine:
    shown = min(group, key=lambda each: (bool(_LEANS_BACK.match(each.text)), len(each.text), *each.digest.age_key))
    dated = min(group, key=lambda each: _vagueness(each, shown))
    places = dict.fromkeys((shown, dated, *group))
    evidence: dict[Evidence, None] = {}
    for each in places:
        before = _sentence_before(each) if each is shown and _LEANS_BACK.match(each.sentence) else None
        spans = [each.event.clause, each.event.when, *([before] if before is not None else [])]
        evidence.update(dict.fromkeys(each.digest.evidence_for(spans)))
    return EventLine(
        line_id("", "event", f"{dated.when_key}\x1f{shown.text_key}"),
        tuple(evidence),
        _read_alone(shown),
        dated.when,
        dated.event.day,
        dated.event.basis,
        coming=True,
        bears_on=_bears_on(group, tuple(evidence), questions),
    )


def _read_alone(shown: Happening) -> str:
    """Return the clause, or the sentence round a clause that does not say whose event or whose word it is.

    What is not to come, as somebody says, keeps who says so; what is known at second hand keeps all who pass it on.
    """
    around = shown.sentence.replace(shown.text, " ", 1)
    told = shown.is_reported or _NOT_TO_COME.search(shown.text) or _SECOND_HAND.search(around)
    if not _LEANS_BACK.match(shown.text) and not told:
        return shown.text
    if _LEANS_BACK.match(shown.sentence) and (before := _sentence_before(shown)) is not None:
        end = shown.digest.analysis.sentences[shown.event.sentence].end
        return shown.digest.words(Span(before.start, end))
    return without_dateline(shown.sentence)


def _sentence_before(shown: Happening) -> Span | None:
    """Return the sentence before that of the event in its paragraph: it says who "he" is."""
    number = shown.event.sentence
    sentences = shown.digest.analysis.sentences
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return None
    return sentences[number - 1].span


def _vagueness(each: Happening, shown: Happening) -> tuple[bool, bool, bool, datetime, str]:
    no_weekday = _WEEKDAY.search(each.when) is None
    return each.event.day is None, no_weekday, each is not shown, *each.digest.age_key


def _bears_on(
    group: Sequence[Happening], evidence: Sequence[Evidence], questions: Sequence[tuple[int, OpenQuestion]]
) -> tuple[int, ...]:
    issues = {issue for each in group for issue in each.issues}
    places = {(each.item_id, each.paragraph) for each in evidence}
    days = {each.event.day for each in group} - {None}
    deciding = [each.sentence for each in group if _DECIDES.search(each.text)]
    return tuple(
        question.number
        for issue, question in questions
        if issue in issues
        and (
            question.due_day in days
            or any((each.item_id, each.paragraph) in places for each in question.evidence)
            or _brings_together_its_decider(deciding, question)
        )
    )


# "will meet", "is to vote", "a hearing": where whoever decides sits down, the question may be settled.
_DECIDES = re.compile(
    r"\b(?:meet(?:s|ings?)?|talks|summits?|votes?|decid(?:e|es)|decisions?|rul(?:e|es|ing)|hearings?|sessions?|verdict)\b",
    re.IGNORECASE,
)


def _brings_together_its_decider(deciding: Sequence[str], question: OpenQuestion) -> bool:
    """Return whether a sentence on an event at which something may be decided names the question's decider."""
    own = (question.decider or "").removeprefix("the ").removeprefix("The ")
    if not own[:1].isupper() or question.status in ("answered", "superseded", "stale"):
        return False
    # Whoever is named is so by the last word of the name at least.
    last = own.split()[-1]
    name = re.compile(rf"(?<!\w){re.escape(last)}(?!\w)")
    return any(last in sentence and name.search(sentence) for sentence in deciding)
