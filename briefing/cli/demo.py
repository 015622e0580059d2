"""`briefing --demo`: a complete brief of invented articles, in a cache that is thrown away."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from briefing.cache import Store, open_store
from briefing.cli.briefs import Portion, render
from briefing.cli.dashboard import Session, show_screen
from briefing.cli.pipeline import ingest_sources, load_cited_items, make_brief
from briefing.cli.workplace import Moment, Workplace
from briefing.errors import UsageError
from briefing.ingest.feed import parse_feed
from briefing.ingest.ids import item_id
from briefing.model import Brief, FeedState, Item, Source
from briefing.samples import Samples, load_samples
from briefing.settings import Settings, load_settings
from briefing.tui.seams import ReportProgress

_READER = "demo"


def open_demo(*, on_screen: bool) -> None:
    """Show the sample brief, or print it where there is no screen to show it on."""
    samples = load_samples()
    settings = demo_settings(samples)
    with tempfile.TemporaryDirectory(prefix="briefing-demo-") as folder, open_store(Path(folder)) as store:
        brief = fill(store, settings, samples)
        if on_screen:
            place = Workplace(settings, Path(folder), samples.evenings[-1].date(), _READER)
            show_screen(DemoSession(place, store, brief), refresh_on_start=False)
        else:
            click.echo(render(brief, load_cited_items(store, brief), "txt", Portion()), nl=False)


class DemoSession(Session):
    """A sitting over the samples, where nothing new can arrive."""

    async def refresh(self, report: ReportProgress) -> Brief:
        """Return the brief as it is; the sample feed stands for an address that does not exist."""
        return self.brief

    async def recompose(self) -> Brief:
        """Compose anew, in this process: the samples' settings stand in no file."""
        place = self.place
        self.brief = await asyncio.to_thread(make_brief, self.store, place.settings, place.moment, place.reader)
        return self.brief

    def accept_thread(self, thread_id: str) -> str:
        """Refuse: the samples have no feeds.toml of the reader's.

        Raises:
            UsageError: always.
        """
        raise UsageError("The demonstration has no feeds.toml to write an issue into.")

    def add_source(self, location: str) -> str:
        """Refuse, for the same reason.

        Raises:
            UsageError: always.
        """
        raise UsageError("The demonstration has no feeds.toml to write a source into.")


def demo_settings(samples: Samples) -> Settings:
    """Return the samples' settings; what is exported lands where the user is, under a name of its own."""
    settings = load_settings(Path(samples.settings))
    return replace(settings, path=Path.cwd() / "feeds.toml", export=replace(settings.export, folder="sample-briefs"))


def fill(store: Store, settings: Settings, samples: Samples) -> Brief:
    """Put the samples into a cache, marked as what they are, and return the last evening's brief."""
    for source in settings.source_list:
        match source.kind:
            case "feed":
                items = _feed_items(source, samples)
            case "folder":
                items = _folder_items(source, settings, samples)
        marked = [replace(item, sample=True) for item in items]
        store.save_poll(FeedState(source.name, checked=samples.evenings[-1], succeeded=samples.evenings[-1]), marked)
    briefs = [make_brief(store, settings, Moment(evening, "operator"), _READER) for evening in samples.evenings]
    return briefs[-1]


def _folder_items(source: Source, settings: Settings, samples: Samples) -> tuple[Item, ...]:
    """Return the articles of the sample folder, read as any folder is, in a cache of their own."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as scratch:
        asyncio.run(
            ingest_sources([source], scratch, settings, now=lambda: samples.evenings[0], report=lambda _report: None)
        )
        return scratch.load_items()


def _feed_items(source: Source, samples: Samples) -> tuple[Item, ...]:
    """Return the entries of the sample feed, read from its file: no connection is opened."""
    feed = parse_feed(Path(samples.feed).read_bytes(), "application/rss+xml", source.location)
    return tuple(
        Item(
            id=item_id(source.name, entry.key),
            source=source.name,
            title=entry.title,
            text=entry.text,
            retrieved=samples.evenings[-1],
            url=entry.url,
            outlet=entry.outlet or source.outlet,
            byline=entry.byline,
            published=entry.published,
            published_basis="feed" if entry.published else "none",
            published_raw=entry.published_raw,
            language=entry.language or "und",
            origin=entry.origin,
        )
        for entry in feed.entries
    )
