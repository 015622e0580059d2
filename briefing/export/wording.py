"""The words of this program in a brief: days, bases, statuses, labels. Nothing here judges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import assert_never, get_args

from briefing.model import Brief, DateBasis, DisagreementKind, IssueBrief, QuestionStatus, SourceEntry, Sourcing

EVIDENCE_KEY = "[n¶p] is paragraph p of source n; lines that are not blank count from 1, captions and bullets too"
WORDING = (
    "text inside quotation marks is verbatim; every other text of a source is a sentence, clause or predicate of the "
    "cited paragraph in the reporter's words; labels and headings are this program's"
)
NO_ARTICLE = "No article read serves this issue: no actors, quotations, open questions or differences to report."
SAMPLE_NOTICE = "Sample: the people, outlets, places and events of this brief are invented."

# The names are written out because strftime follows the machine's locale.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_PATH_BORDER = re.compile(r"[/\\]")
_LINE_BREAKS = re.compile("[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]+")

_STATUSES: tuple[QuestionStatus, ...] = get_args(QuestionStatus)


# How a count is told of it: "2 questions open", "1 question with a possible answer".
_STATE_WORDS: dict[QuestionStatus, str] = {"possible answer": "with a possible answer"}


def one_line(text: str) -> str:
    """Return the text with a blank for every line break, of whatever kind: a cell, a bullet and a name are one line."""
    return _LINE_BREAKS.sub(" ", text)


def day_words(day: date) -> str:
    """Return ``13 September 2024``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """Return ``Friday 13 September 2024``."""
    return f"{_WEEKDAYS[day.weekday()]} {day_words(day)}"


def when_words(when: str | None, day: date | None) -> str:
    """Return a time as the source words it, with the day it comes to unless its words name that day already."""
    if day is None:
        return when or "not dated"
    short = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    if when is None:
        return f"{short} {day.year}"
    names_the_day = str(day.day) in when and _MONTHS[day.month - 1][:3].casefold() in when.casefold()
    return when if names_the_day else f"{when} ({short})"


def published_words(published: datetime | None, basis: DateBasis) -> str:
    """Return when an item was published, and how that is known."""
    if published is None:
        return "undated"
    match basis:
        case "feed" | "page" | "file" | "text":
            return f"{day_words(published.date())} (date from the {basis})"
        case "inferred":
            return f"{day_words(published.date())} (inferred date)"
        case "none":
            return f"{day_words(published.date())} (nothing states this date)"


def public_location(location: str) -> str:
    """Return where an item stands as others may read it: an address whole, of a path the name of the file.

    A brief travels and folders stay; their names say who keeps them, and on which machine.
    """
    return location if "://" in location else _PATH_BORDER.split(location)[-1] or location


def outlet_words(source: SourceEntry) -> str:
    """Return the outlet of an item, marked where the item is a sample."""
    outlet = source.outlet or "Outlet not stated"
    return f"{outlet} (sample)" if source.sample else outlet


def sourcing_words(sourcing: Sourcing, sources: Sequence[SourceEntry]) -> str:
    """Return how well an issue is sourced by its articles, in counts alone."""
    news, older = (_numbers(one for one in sources if one.background is old) for old in (False, True))
    if not sourcing.items:
        return f"No article of the window serves this issue; older ones: {older}." if older else NO_ARTICLE
    unstated = sum(one.outlet is None and one.copy_of is None and not one.background for one in sources)
    of_them = f"{unstated} of them " if unstated < sourcing.outlets else ""
    outlets = counted(sourcing.outlets, "outlet") + (f", {of_them}not stated" if unstated else "")
    counts = (
        f"{counted(sourcing.items, 'article')} ({news}) from {outlets}{f'; older: {older}' if older else ''}; "
        f"{counted(sourcing.named, 'statement')} by named speakers, {sourcing.unnamed} by unnamed ones."
    )
    return f"Single source. {counts}" if sourcing.single_source else counts


def _numbers(sources: Iterable[SourceEntry]) -> str:
    return ", ".join(str(source.number) for source in sources)


def counted(count: int, noun: str) -> str:
    """Return ``1 outlet`` or ``3 outlets``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def status_counts(brief: Brief) -> dict[str, int]:
    """Return how many questions have each status that occurs, in the fixed order of statuses."""
    statuses = [question.status for issue in brief.issues for question in issue.questions]
    return {name.replace(" ", "_"): statuses.count(name) for name in _STATUSES if name in statuses}


def status_words(issue: IssueBrief) -> str:
    """Return the state of an issue's questions in counts: ``2 questions open, 1 answered``."""
    statuses = [question.status for question in issue.questions]
    counts = [(statuses.count(name), name) for name in _STATUSES if name in statuses]
    if not counts:
        return ""
    (count, name), *others = counts
    first = f"{counted(count, 'question')} {_STATE_WORDS.get(name, name)}"
    return ", ".join([first, *(f"{count} {_STATE_WORDS.get(name, name)}" for count, name in others)])


def difference_words(kind: DisagreementKind) -> str:
    """Return in what the sources differ."""
    match kind:
        case "positions":
            return "Positions differ:"
        case "figures":
            return "Figures differ:"
        case "wording":
            return "The wording differs:"
        case "speaker":
            return "The speaker differs:"
        case "fact or claim":
            return "Told as a claim and as a fact:"
        case _:
            assert_never(kind)


def is_sample(brief: Brief) -> bool:
    """Return whether a brief rests on sample articles."""
    return any(source.sample for source in brief.sources)
