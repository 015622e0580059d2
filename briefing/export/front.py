"""The front matter: what a script or a later brief needs to know of this one."""

from __future__ import annotations

from briefing.export.wording import EVIDENCE_KEY, WORDING, day_words, is_sample, one_line, status_counts
from briefing.model import Brief


def front_matter(brief: Brief, sources: int) -> dict[str, object]:
    """Return the front matter in order; values are what YAML has."""
    return {
        "title": "Daily issue brief (sample)" if is_sample(brief) else "Daily issue brief",
        "as_of": brief.as_of.date(),
        "as_of_time": f"{brief.as_of:%H:%M} UTC",
        "as_of_basis": brief.as_of_basis,
        "previous_brief": brief.previous_day,
        "issues": [one_line(issue.name) for issue in brief.issues],
        "sources": sources,
        "source_window": f"{day_words(brief.window_start.date())} to {day_words(brief.as_of.date())}",
        "questions": status_counts(brief),
        "evidence_key": EVIDENCE_KEY,
        "wording": WORDING,
        "generator": brief.generator,
        "item_ids": [source.item_id for source in brief.sources],
    }


def sheet_front_matter(brief: Brief, actor: str, sources: int) -> dict[str, object]:
    """Return the front matter of a quote sheet, in order."""
    whole = front_matter(brief, sources)
    title = "Quote sheet (sample)" if is_sample(brief) else "Quote sheet"
    dropped = ("title", "previous_brief", "questions", "item_ids")
    return {"title": title, "actor": actor} | {name: value for name, value in whole.items() if name not in dropped}


def difference_front_matter(before: Brief, after: Brief, sources: int) -> dict[str, object]:
    """Return the front matter of what two briefs differ in, in order."""
    return {
        "title": "What changed (sample)" if is_sample(after) else "What changed",
        "from": before.as_of.date(),
        "to": after.as_of.date(),
        "issues": [one_line(issue.name) for issue in after.issues],
        "sources": sources,
        "evidence_key": EVIDENCE_KEY,
        "wording": WORDING,
        "generator": after.generator,
    }
