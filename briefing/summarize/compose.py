"""What does the day's news say about each issue, with its proof?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from briefing.model import Analysis, Brief, Issue, IssueBrief, Item, KnownActor, Mark, Passage, evidence_in
from briefing.summarize.actor_lines import actor_lines, find_held
from briefing.summarize.identity import Identities, resolve_actors
from briefing.summarize.quote_lines import find_spoken, quote_lines
from briefing.summarize.reading import Reading
from briefing.summarize.sources import find_gaps, find_readings, source_entries, sourcing_of
from briefing.summarize.utterances import Utterance, resolve_utterances


def compose(
    analysed: Sequence[tuple[Item, Analysis]],
    issues: Sequence[Issue],
    *,
    now: datetime,
    as_of_basis: Literal["operator", "clock"] = "operator",
    window_days: int = 7,
    known_actors: Sequence[KnownActor] = (),
    previous: Brief | None = None,
    marks: Sequence[Mark] = (),
    source_gaps: Sequence[str] = (),
    generator: str = "",
) -> Brief:
    """Return the brief that these items make on the day of ``now``.

    Older items than ``window_days`` stay in as background where they serve an issue. ``previous`` is the brief that
    changes are told against. The order of ``analysed`` makes no difference.
    """
    window_start = now - timedelta(days=window_days)
    readings = find_readings(analysed, issues, now=now, window_start=window_start)
    identities = resolve_actors([(reading.item, reading.analysis) for reading in readings], known_actors)
    utterances = resolve_utterances(find_spoken(readings, identities))
    briefs = tuple(_issue_brief(number, issue, readings, utterances, identities) for number, issue in enumerate(issues))
    cited = frozenset(item_id for brief in briefs for item_id in brief.item_ids)
    return Brief(
        as_of=now,
        as_of_basis=as_of_basis,
        window_start=window_start,
        issues=briefs,
        sources=source_entries(readings, cited),
        gaps=find_gaps(readings, briefs, source_gaps),
        marks=tuple(marks),
        previous_day=previous.as_of.date() if previous is not None else None,
        generator=generator,
    )


def _issue_brief(
    number: int, issue: Issue, readings: Sequence[Reading], utterances: Sequence[Utterance], identities: Identities
) -> IssueBrief:
    passages = tuple(
        Passage(evidence_in(reading.item, assignment.span), assignment.why)
        for reading in reversed(readings)
        for assignment in reading.passages.of(number)
    )
    return IssueBrief(
        number + 1,
        issue.name,
        actors=actor_lines(issue, find_held(number, readings, identities)),
        quotes=quote_lines(number, issue, utterances),
        passages=passages,
        item_ids=tuple(dict.fromkeys(passage.evidence.item_id for passage in passages)),
        sourcing=sourcing_of(number, readings),
    )
