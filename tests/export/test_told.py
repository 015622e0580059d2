"""What the brief knows of a line beside its words is printed with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.export import render_text
from briefing.model import Brief
from tests.export.invented import BRIEF, ITEMS


def printed(brief: Brief) -> str:
    """Return the full brief as plain text on one line."""
    return " ".join(render_text(brief, ITEMS, length="full").split())


def test_a_proposed_issue_is_printed_with_its_terms() -> None:
    """With how often it came up."""
    thread = replace(BRIEF.threads[0], proposal="Orvan bakery", terms=("Orvan", "bakery fire"))
    told = "(1 item, 1 outlet; could be an issue: Orvan bakery; terms: Orvan, bakery fire)"
    assert told in printed(replace(BRIEF, threads=(thread,)))
    assert "could be an issue" not in printed(BRIEF)


def test_an_overdue_event_says_that_no_result_is_reported() -> None:
    """Beside its day."""
    event = replace(BRIEF.look_ahead[0], overdue=True)
    assert ", no result reported" in printed(replace(BRIEF, look_ahead=(event,)))
    assert "no result reported" not in printed(replace(BRIEF, look_ahead=(replace(event, overdue=False),)))


def test_a_change_of_position_says_what_it_takes_the_place_of() -> None:
    """With the day on which the other was held."""
    issue = BRIEF.issues[0]
    actor = next(actor for actor in issue.actors if any(line.label for line in actor.positions))
    changed = tuple(replace(line, changed_from="permits", changed_since=date(2026, 4, 2)) for line in actor.positions)
    actors = tuple(replace(one, positions=changed) if one is actor else one for one in issue.actors)
    brief = replace(BRIEF, issues=(replace(issue, actors=actors), *BRIEF.issues[1:]))
    assert "changed from permits on 2 April 2026" in printed(brief)
    assert "changed from" not in printed(BRIEF)


def test_without_articles_nothing_is_said_of_them() -> None:
    """That every article serves an issue is true of none, and says nothing."""
    empty = replace(BRIEF, issues=(), changes=(), look_ahead=(), threads=(), unnamed=(), sources=(), gaps=())
    assert "OTHER THREADS\n\nNo article was read.\n" in render_text(empty, {})
