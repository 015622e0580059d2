"""From what is in the cache to today's brief: analyse what is stale, compose, keep."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.cache import Store
from briefing.cli.analysing import Progress, analyse_stale, told_nobody
from briefing.cli.collecting import nothing_collected
from briefing.cli.outlining import outlining_of
from briefing.cli.workplace import Moment
from briefing.errors import CacheLocked
from briefing.model import Brief, FeedState, Item, Source, SourceReport, location_of
from briefing.settings import Settings
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.ingest.options import IngestOptions


async def ingest_sources(
    sources: Sequence[Source],
    store: Store,
    settings: Settings,
    *,
    now: Callable[[], datetime],
    report: Callable[[SourceReport], None],
    everything: bool = False,
) -> tuple[SourceReport, ...]:
    """Poll what is due of ``sources``, or all of them with ``everything``, into the cache."""
    from briefing.ingest import ingest

    return await ingest(sources, store, ingest_options(settings), now=now, report=report, everything=everything)


def read_folders(store: Store, settings: Settings, now: Callable[[], datetime]) -> tuple[SourceReport, ...]:
    """Look into the folders among the sources; nothing is fetched.

    Where another process is ingesting into this cache, it looks into them too, and this one does not.
    """
    folders = settings.folder_list
    if not folders:
        return ()
    import asyncio

    try:
        return asyncio.run(ingest_sources(folders, store, settings, now=now, report=lambda _report: None))
    except CacheLocked:
        return ()


def ingest_options(settings: Settings) -> IngestOptions:
    """Return what [ingest] says, in the terms of ingest."""
    from briefing.ingest.options import IngestOptions

    table = settings.ingest
    return IngestOptions(
        contact=table.contact.strip() or None,
        connect_seconds=table.connect_timeout_seconds,
        read_seconds=table.read_timeout_seconds,
        total_seconds=table.total_timeout_seconds,
        feed_bytes=table.max_feed_megabytes * 1_000_000,
        file_bytes=table.max_feed_megabytes * 1_000_000,
        page_bytes=table.max_page_megabytes * 1_000_000,
        most_entries=table.max_entries,
        concurrency=table.concurrency,
        per_host=table.per_host,
        pause_seconds=table.pause_seconds,
        least_interval_seconds=table.least_interval_minutes * 60,
        most_interval_seconds=max(table.least_interval_minutes, table.most_interval_minutes) * 60,
        allowed_private=table.allow_private,
        full_text=table.full_text,
        pages_per_poll=table.pages_per_poll,
    )


@dataclass(frozen=True, slots=True)
class CheckedBrief:
    """A brief of which every line holds in ``items``, the versions that it cites, by id."""

    brief: Brief
    items: Mapping[str, Item]


def compose_brief(store: Store, settings: Settings, moment: Moment, reader: str) -> Brief:
    """Compose the brief of a moment as :func:`compose_checked` does, against the last one kept before its day."""
    return compose_checked(store.load_brief_before(moment.day), store, settings, moment, reader).brief


def compose_checked(
    previous: Brief | None, store: Store, settings: Settings, moment: Moment, reader: str
) -> CheckedBrief:
    """Compose the brief of a moment from the analysed items of the cache; of what is read in them, outlines are kept.

    Changes are told against ``previous``; with none, there are none to tell. A line that does not hold in its article
    is left out, and told on stderr: it reaches no screen and no file. A renderer needs the cited items, too.
    """
    from briefing.cli.reading_list import load_reading_list
    from briefing.summarize.compose import compose

    corrections = store.corrections(reader)
    corrected = {each.subject.rpartition("/")[0] for each in corrections}
    with nothing_collected():
        read = load_reading_list(store, settings, moment, previous, corrected)
        brief = compose(
            read.analysed,
            settings.issue_list,
            now=moment.now,
            as_of_basis=moment.basis,
            window_days=settings.export.window_days,
            known_actors=settings.known_actors,
            previous=previous,
            marks=store.marks(reader),
            source_gaps=(*read.gaps, *find_source_gaps(settings.source_list, store.feed_states())),
            generator=f"briefing {__version__}",
            corrections=corrections,
            outlines=read.outlines,
        )
        by_version = {(item.id, item.version): item for item, _ in read.analysed}
        cited = {source.item_id: by_version[source.item_id, source.version] for source in brief.sources}
        return CheckedBrief(sound_brief(brief, cited), cited)


def sound_brief(brief: Brief, items: Mapping[str, Item]) -> Brief:
    """Return the brief without the lines that do not hold in ``items``, the cited versions; each is told on stderr."""
    from briefing.export import check_brief, drop_failing

    # Without one line, another may lack what it rests on: the spellings of a name, for one.
    while problems := check_brief(brief, items):
        for problem in problems:
            told = f"{problem.section}: {problem.what} ({problem.line_id})"
            print(f"briefing: a line was left out: {told}", file=sys.stderr)
        brief = drop_failing(brief, problems)
    return brief


def make_brief(store: Store, settings: Settings, moment: Moment, reader: str, told: Progress = told_nobody) -> Brief:
    """Analyse what is stale, compose the brief of a moment, and keep it as that day's; see :func:`analyse_stale`."""
    return make_checked(store, settings, moment, reader, told).brief


def make_checked(
    store: Store, settings: Settings, moment: Moment, reader: str, told: Progress = told_nobody
) -> CheckedBrief:
    """Make the brief of a moment as :func:`make_brief` does; a renderer needs the cited items, too.

    Where nothing has changed that the day's kept brief was made of, that one is returned, as of this moment.
    """
    from briefing.cli.due import basis_of_brief

    # What comes from here on makes another brief, whether or not it is in this one already.
    basis = basis_of_brief(store, settings, moment, reader)
    since, outlining = first_read(settings, moment), outlining_of(settings, moment.now)
    analysed = analyse_stale(store, told, since=since, outlining=outlining)
    with nothing_collected():
        if not analysed and (kept := _load_kept(store, settings, moment, reader, basis)) is not None:
            return kept
        checked = compose_checked(store.load_brief_before(moment.day), store, settings, moment, reader)
        store.save_brief(moment.day, checked.brief, basis)
    return checked


def _load_kept(store: Store, settings: Settings, moment: Moment, reader: str, basis: str) -> CheckedBrief | None:
    """Return the brief that is kept of a day as composing would make it now; None where it may make another one.

    It was checked when it was made. The time of day and what the reader only marked decide nothing in it.
    """
    if store.basis.of_brief(moment.day) != basis or (kept := store.load_brief(moment.day)) is None:
        return None
    items = load_cited_items(store, kept)
    # A file that is found in another place keeps its words: it is no change of the article.
    if any(source.location != location_of(items[source.item_id]) for source in kept.sources):
        return None
    window_start = moment.now - timedelta(days=settings.export.window_days)
    return CheckedBrief(replace(kept, as_of=moment.now, window_start=window_start, marks=store.marks(reader)), items)


def first_read(settings: Settings, moment: Moment) -> datetime:
    """Return when the oldest item may have come out that the brief of a moment reads."""
    return moment.now - timedelta(days=settings.export.background_days)


def load_cited_items(store: Store, brief: Brief) -> dict[str, Item]:
    """Return, by id, the item versions that a brief cites.

    Raises:
        UsageError: one of them is no longer in the cache.
    """
    return {source.item_id: store.load_item(source.item_id, source.version) for source in brief.sources}


def find_source_gaps(sources: Sequence[Source], states: dict[str, FeedState]) -> tuple[str, ...]:
    """Return a plain sentence for each source that fails, and one for those that were never polled."""
    failing = tuple(
        _failure(source, state)
        for source in sources
        if (state := states.get(source.name)) is not None and _lacks_something(source, state)
    )
    unread = [source.name for source in sources if source.name not in states]
    if not unread:
        return failing
    return (*failing, f"Not polled yet: {', '.join(unread)}.")


def _lacks_something(source: Source, state: FeedState) -> bool:
    """Return whether articles may be missing; an ill-formed feed gave its own, a folder not those of its bad files."""
    return bool(state.error or state.gone or (source.kind == "folder" and state.degraded))


def _failure(source: Source, state: FeedState) -> str:
    if not (state.error or state.gone):
        return f"{source.name}: {str(state.degraded).rstrip('.')}."
    since = f"Last read {state.succeeded:%Y-%m-%d %H:%M} UTC" if state.succeeded else "Never read"
    reason = "The source is gone" if state.gone else str(state.error).rstrip(".")
    return f"{source.name}: {reason}. {since}."
