"""What is known of each source, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefing.cli.layout import columns, json_line
from briefing.ingest.poll import first_allowed
from briefing.model import FeedState, Source
from briefing.values import dataclass

_HEAD = ("SOURCE", "STATUS", "ITEMS", "LAST GOOD FETCH", "NEXT POLL", "WHERE")


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One source: ``state`` is its last poll in the cache, ``tried`` one that was made just now and is not kept.

    ``items`` are those in the cache, ``found`` those that the trial brought, None where none was made.
    """

    source: Source
    state: FeedState | None
    items: int
    tried: FeedState | None = None
    found: int | None = None


def source_table(all_facts: Sequence[SourceFacts]) -> str:
    """Return the sources as aligned columns, each with what is wrong with it in words below it."""
    rows = [_HEAD, *(_cells(facts) for facts in all_facts)]
    head, *lines = columns(rows).splitlines()
    told = [head]
    for line, facts in zip(lines, all_facts, strict=True):
        told += [line, *(f"    {word}" for word in _words(facts))]
    return "\n".join(told)


def source_line(facts: SourceFacts) -> str:
    """Return a source as a line of JSON."""
    source, state = facts.source, facts.tried or facts.state
    kept = facts.state
    return json_line(
        {
            "name": source.name,
            "kind": source.kind,
            "location": source.location,
            "outlet": source.outlet,
            "status": state.status if state else None,
            "checked": state.checked if state else None,
            "succeeded": kept.succeeded if kept else None,
            "next_due": kept.next_due if kept else None,
            "failures": state.failures if state else 0,
            "error": state.error if state else None,
            "degraded": state.degraded if state else None,
            "gone": state.gone if state else False,
            "moved_to": state.moved_to if state else None,
            "items": facts.items,
            "found": facts.found,
        }
    )


def _cells(facts: SourceFacts) -> tuple[str, ...]:
    kept = facts.state
    return (
        facts.source.name,
        _status(facts.tried or kept),
        f"{facts.items:,}" if facts.found is None else f"{facts.found:,} now, {facts.items:,} kept",
        _time(kept.succeeded) if kept and kept.succeeded else "never",
        _next_poll(facts.source, kept),
        facts.source.location,
    )


def _status(state: FeedState | None) -> str:
    if state is None:
        return "never polled"
    code = f" {state.status}" if state.status else ""
    if state.gone:
        return f"gone{code}"
    if state.error:
        return f"failed{code}" + (f" ({state.failures} times)" if state.failures > 1 else "")
    return f"degraded{code}" if state.degraded else f"ok{code}"


def _next_poll(source: Source, state: FeedState | None) -> str:
    if source.kind == "folder":
        return "at every run"
    if state is None or (state.next_due is None and not state.gone):
        return "now"
    if state.gone:
        return "never (closed)"
    due = max(moment for moment in (state.next_due, state.host_wait_until) if moment)
    return _time(first_allowed(due, state))


def _words(facts: SourceFacts) -> list[str]:
    """Return what the reader should know or do, a sentence or two each."""
    state = facts.tried or facts.state
    if state is None:
        return ["Nothing was read yet: `briefing ingest` reads it."] if facts.found is None else []
    words = [state.error] if state.error else []
    if state.degraded:
        words.append(f"Read, though not all is well: {state.degraded.rstrip('.')}.")
    if state.moved_to:
        since = f" since {state.moved_since:%Y-%m-%d}" if state.moved_since else ""
        words.append(f'Moved for good{since}, says the site: write url = "{state.moved_to}" into feeds.toml.')
    return words


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
