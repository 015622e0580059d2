"""How sources fared at a poll, in words for a reader."""

from __future__ import annotations

from collections.abc import Sequence

import click

from briefing.model import SourceReport


def in_words(report: SourceReport) -> str:
    """Return how one source fared, as a reader would say it."""
    match report.phase:
        case "done":
            changed = f", {report.changed_items} changed" if report.changed_items else ""
            return f"{report.new_items} new{changed}"
        case "failed":
            return f"failed: {report.error}"
        case phase:
            return phase


def summary(reports: Sequence[SourceReport]) -> str:
    """Return one line about a whole run."""
    sources = "1 source" if len(reports) == 1 else f"{len(reports)} sources"
    return f"{sources}: {counts(reports)}"


def counts(reports: Sequence[SourceReport]) -> str:
    """Return how many items came and how many sources failed."""
    return counted(
        sum(report.new_items for report in reports),
        sum(report.changed_items for report in reports),
        sum(report.phase == "failed" for report in reports),
    )


def counted(new: int, changed: int, failed: int) -> str:
    """Return that many items, and how many sources failed if any did."""
    items = "1 new item" if new == 1 else f"{new} new items"
    words = f"{items}, {changed} changed"
    return f"{words}; {failed} failed" if failed else words


def tell_failures(reports: Sequence[SourceReport]) -> None:
    """Say on stderr which sources failed, and what of the others was left out."""
    for report in reports:
        if report.phase == "failed":
            click.echo(f"briefing: {report.source}: {in_words(report)}", err=True)
        for fault in report.faults:
            click.echo(f"briefing: {report.source}: {fault}", err=True)
