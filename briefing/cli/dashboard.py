"""`briefing` itself: opens the screen on what is cached, and lends it what it needs of the other rooms."""

from __future__ import annotations

import asyncio
import gc
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from briefing.cache import Store
from briefing.cli.beside import Job, work_beside
from briefing.cli.due import are_read, is_up_to_date
from briefing.cli.last_opening import load_opening, save_opening, terminal_size
from briefing.cli.last_screen import Curtain, save_screen, screen_key
from briefing.cli.pipeline import compose_brief, load_cited_items
from briefing.cli.settings_changes import SettingsChanges, source_at
from briefing.cli.workplace import Workplace, clock, find_workplace, reader_zone
from briefing.errors import CacheLocked, UsageError
from briefing.model import (
    Brief,
    Correction,
    CorrectionKind,
    Issue,
    Item,
    Line,
    Mark,
    MarkKind,
    SearchCondition,
    SearchHit,
    SourceReport,
)
from briefing.settings import ExportFormat, load_settings, write_atomically
from briefing.tui.seams import SEARCH_HITS, ExportPreview, Place, ReportProgress, Seams, SourceRow

if TYPE_CHECKING:
    from briefing.cli.briefs import Written
    from briefing.cli.watch import FolderWatch
    from briefing.tui.opening import Opening


def open_dashboard(context: click.Context, *, demo: bool) -> None:
    """Open the dashboard; where there is no terminal that can show it, print the brief as text."""
    if demo:
        from briefing.cli.demo import open_demo

        open_demo(on_screen=can_show_screen())
    elif can_show_screen():
        gc.disable()  # until the first picture: all that is loaded for it stays
        place = find_workplace(context)
        with place.open_store() as store:
            show_screen(_begin_session(place, store), curtain=context.find_root().obj)
    else:
        from briefing.cli.commands.show import print_brief

        print_brief(context)


def _begin_session(place: Workplace, store: Store) -> Session:
    """Return a session on the last opening, or where there is none, on the first brief."""
    if (opening := load_opening(place, store, terminal_size())) is not None:
        return Session(place, store, opening.brief(), opening)
    return Session(place, store, _brief_and_screen(place, store))


def _brief_and_screen(place: Workplace, store: Store) -> Brief:
    """Return :func:`first_brief`, with what draws it loaded meanwhile: unpacking leaves the interpreter free."""
    with ThreadPoolExecutor(1) as beside:
        brief = beside.submit(first_brief, place, store)
        importlib.import_module("briefing.tui.app")
    return brief.result()


def can_show_screen() -> bool:
    """Return whether a person sits at a terminal that can place its cursor; the screen is drawn on stderr."""
    if os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver"):
        return True  # `briefing serve` shows it in a browser
    at_terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return at_terminal and os.environ.get("TERM", "") not in ("", "dumb")


def first_brief(place: Workplace, store: Store) -> Brief:
    """Return what can be shown at once: the last brief that was kept, or one of what is analysed already.

    A kept brief of other issues than those of feeds.toml, or without what this reader has set right, is of no use.
    """
    moment = place.moment
    kept = store.load_brief(moment.day) or (None if place.as_of else store.load_brief_before(moment.day))
    names = [issue.name for issue in place.settings.issue_list]
    is_mine = kept is not None and kept.corrections == store.corrections(place.reader)
    if kept is not None and is_mine and [issue.name for issue in kept.issues] == names:
        return replace(kept, marks=store.marks(place.reader))
    store.basis.forget(moment.day)  # what cannot be shown is made again
    return compose_brief(store, place.settings, moment, place.reader)


def show_screen(session: Session, *, refresh_on_start: bool = True, curtain: Curtain | None = None) -> None:
    """Run the screen until the reader leaves it; it draws over the ``curtain``, where there is one."""
    from briefing.tui.app import run
    from briefing.tui.kept_screen import driver_over

    driver = driver_over(curtain.attributes, curtain.hand_over) if curtain else None
    run(session.brief, session.seams(refresh_on_start=refresh_on_start), driver)


@dataclass
class Session:
    """One sitting at the dashboard; ``brief`` is the newest, and was made of what the cache tells as its basis.

    Where it begins with an ``opening``, the brief is loaded when it is first asked for.
    """

    place: Workplace
    store: Store
    brief: Brief
    opening: Opening | None = None
    _changes: SettingsChanges = field(init=False)
    _basis: str = field(init=False)
    _exports: list[Written] = field(init=False, default_factory=list)
    _gathered: tuple[Brief, Mapping[str, Line]] | None = field(init=False, default=None)
    # One at a time reads sources: what comes second sees what the first has kept.
    _turn: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)
    _loading: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)
    _is_whole: bool = field(init=False)

    def __post_init__(self) -> None:
        self._is_whole = self.opening is None
        self._changes = SettingsChanges(self.place.settings.path)
        self._basis = self.store.basis.of_brief(self.place.moment.day)

    def seams(self, *, refresh_on_start: bool) -> Seams:
        """Return what the screen may ask for."""
        settings = self.place.settings
        return Seams(
            load_item=self.load_item,
            refresh=self.refresh,
            export=self.export,
            search=self.search,
            save_mark=self.save_mark,
            delete_mark=self.delete_mark,
            source_rows=self.source_rows,
            now=clock,
            save_correction=self.save_correction,
            delete_correction=self.delete_correction,
            accept_thread=self.accept_thread,
            recompose=self.recompose,
            preview=self.preview,
            add_source=self.add_source,
            take_back_settings=self.take_back_settings,
            take_back_export=self.take_back_export,
            settings_path=str(settings.path),
            load_place=self.load_place,
            save_place=self.save_place,
            keys=settings.keys,
            theme=settings.theme,
            # The day that somebody set is a day in UTC, wherever they sit.
            zone=UTC if self.place.as_of else reader_zone(),
            refresh_on_start=refresh_on_start,
            next_arrival=self.next_arrival if refresh_on_start and settings.folder_list else None,
            notice=self.store.notice,
            keep_screen=self.keep_screen,
            keep_opening=self.keep_opening,
            opening=self.opening,
            whole=self.whole if self.opening is not None else None,
        )

    def search(self, terms: str, where: tuple[SearchCondition, ...]) -> tuple[SearchHit, ...]:
        """Return the articles that hold the words and fit the conditions, of all that are stored."""
        return self.store.search(terms, SEARCH_HITS, where)

    def load_item(self, item_id: str, version: int) -> Item:
        """Return an item version; KeyError where it is gone."""
        try:
            return self.store.load_item(item_id, version)
        except UsageError as error:
            raise KeyError(item_id) from error

    async def refresh(self, report: ReportProgress) -> Brief:
        """Poll what is due, analyse, compose and keep, beside the screen; return the newest brief."""
        async with self._loading:  # before a large brief is loaded: it is told at once
            is_newest = await asyncio.to_thread(is_up_to_date, self.place, self.store, self._basis)
        if is_newest:
            for source in self.place.settings.source_list:
                report(SourceReport(source.name, "not due" if source.kind == "feed" else "unchanged"))
            return self.brief
        return await self._have_done("refresh", report)

    async def whole(self) -> Brief:
        """Return the brief behind an opening, loaded when it is first asked for."""
        async with self._loading:
            if not self._is_whole:
                self.brief = await asyncio.to_thread(first_brief, self.place, self.store)
                self._basis = self.store.basis.of_brief(self.place.moment.day)
                self._is_whole = True
        return self.brief

    async def next_arrival(self) -> Brief:
        """Wait until files come or change in the folders, read them, and return the brief with them."""
        await self.whole()
        while True:
            await self._folders.wait_for_change()
            before = self.brief
            try:
                after = await self._have_done("read folders")
            except CacheLocked:
                self._folders.forget()
                continue
            if after is not before:
                return after

    async def recompose(self) -> Brief:
        """Analyse, compose and keep what is in the cache; nothing is polled."""
        return await self._have_done("recompose")

    async def _have_done(self, job: Job, report: ReportProgress = lambda _report: None) -> Brief:
        await self.whole()
        async with self._turn:
            day = self.place.moment.day
            if await work_beside(job, self.place, self._basis, report):
                brief = await asyncio.to_thread(self.store.load_brief, day)
                self.brief = brief or self.brief
            self._basis = self.store.basis.of_brief(day)
        return self.brief

    @cached_property
    def _folders(self) -> FolderWatch:
        from briefing.cli.watch import FolderWatch

        return FolderWatch(self.place.settings.folder_list, are_known=lambda folders: are_read(folders, self.store))

    def export(self, form: ExportFormat) -> str:
        """Write the brief with the marks as they are now, beside one that was edited by hand; return the path."""
        from briefing.cli.briefs import write_with_way_back

        path, text = self._exported(form)
        self._exports.append(write_with_way_back(path, text, self.place.cache))
        return str(self._exports[-1].path)

    def take_back_export(self) -> None:
        """Put back what stood where the last export of this sitting wrote.

        Raises:
            UsageError: what it wrote was changed since.
            ExportError: it cannot be put back.
        """
        from briefing.cli.briefs import take_back

        if self._exports:
            take_back(self._exports.pop(), self.place.cache)

    def preview(self, form: ExportFormat) -> ExportPreview:
        """Return what an export would write now, and where."""
        from briefing.cli.briefs import free_path

        path, text = self._exported(form)
        target = free_path(path, text, self.place.cache)
        if target != path:
            return ExportPreview(str(target), text, f"{path.name} was edited by hand and stays")
        return ExportPreview(str(target), text, "takes the place of the one written before" if path.exists() else "")

    def _exported(self, form: ExportFormat) -> tuple[Path, str]:
        from briefing.cli.briefs import Portion, brief_path, checked_brief

        place = self.place
        brief = replace(self.brief, marks=self.store.marks(place.reader))
        portion = Portion(length=place.settings.export.length)
        text = checked_brief(brief, load_cited_items(self.store, brief), form, portion)
        return brief_path(place.settings, brief.as_of.date(), form), text

    def save_mark(self, line_id: str, kind: MarkKind, text: str) -> None:
        """Keep a mark of this reader, and with it for good the items that the line rests on."""
        line = self._lines().get(line_id)
        rests_on = {evidence.item_id for evidence in line.evidence} if line else ()
        self.store.save_mark(Mark(self.place.reader, line_id, kind, clock(), text), rests_on)

    def _lines(self) -> Mapping[str, Line]:
        """Return the lines of the brief by id, gathered once for each brief: a whole issue is marked at one key."""
        from briefing.summarize.brief.changes import lines_of

        if self._gathered is None or self._gathered[0] is not self.brief:
            self._gathered = (self.brief, lines_of(self.brief))
        return self._gathered[1]

    def delete_mark(self, line_id: str, kind: MarkKind) -> None:
        """Take a mark of this reader away."""
        self.store.delete_mark(Mark(self.place.reader, line_id, kind, clock()))

    def save_correction(self, kind: CorrectionKind, subject: str, issue: str, target: str) -> None:
        """Keep what this reader set right; a dismissed thread is known again by the terms it has now."""
        if kind == "dismiss thread":
            target = ", ".join(next((each.terms for each in self.brief.threads if each.id == subject), ()))
        self.store.save_correction(Correction(self.place.reader, kind, subject, clock(), issue, target))

    def delete_correction(self, kind: CorrectionKind, subject: str, issue: str) -> None:
        """Take back what this reader set right."""
        self.store.delete_correction(Correction(self.place.reader, kind, subject, clock(), issue))

    def accept_thread(self, thread_id: str) -> str:
        """Write a proposed issue into feeds.toml, and follow it from the next brief on.

        Raises:
            UsageError: the brief proposes no such issue.
        """
        thread = next((each for each in self.brief.threads if each.id == thread_id), None)
        if thread is None or not thread.terms:
            raise UsageError("This story has not come up often enough to be proposed as an issue.")
        from briefing.settings import add_issue

        path = self.place.settings.path
        origin = (
            f"Proposed on {self.brief.as_of:%Y-%m-%d} from {len(thread.item_ids)} items of {thread.outlets} outlets: "
            f"{thread.text}"
        )
        self._changes.make(lambda: add_issue(path, Issue(thread.proposal, thread.terms), origin))
        self._read_settings()
        return thread.proposal

    def add_source(self, location: str) -> str:
        """Write a feed, a file or a folder into feeds.toml as a source, and return its name.

        Raises:
            UsageError: it is none, or is a source already.
        """
        from briefing.settings import add_sources

        path = self.place.settings.path
        source = source_at(location, self.place.settings.source_list, path.parent)
        self._changes.make(lambda: add_sources(path, [source]))
        self._read_settings()
        return source.name

    def take_back_settings(self) -> None:
        """Put feeds.toml back as it was before the last change of this sitting.

        Raises:
            SettingsError: somebody else changed it since.
        """
        self._changes.take_back()
        self._read_settings()

    def _read_settings(self) -> None:
        self.place = replace(self.place, settings=load_settings(self.place.settings.path))
        # A folder that was added is watched from now on, one that was taken back no more.
        self._folders.folders = self.place.settings.folder_list

    def source_rows(self) -> tuple[SourceRow, ...]:
        """Return each source with its last poll."""
        states = self.store.feed_states()
        return tuple((source, states.get(source.name)) for source in self.place.settings.source_list)

    def load_place(self) -> Place | None:
        """Return where this reader was, None where nothing is kept."""
        return _load_places(self._places).get(self.place.reader)

    def save_place(self, at: Place) -> None:
        """Keep where this reader is; a disk that refuses is no reason to stop reading."""
        places = {**_load_places(self._places), self.place.reader: at}
        with suppress(OSError):
            write_atomically(self._places, msgspec.json.format(msgspec.json.encode(places)).decode() + "\n")

    def keep_screen(self, size: tuple[int, int], rows: Sequence[str]) -> None:
        """Keep what stands on the terminal for the next start; a disk that refuses is no reason to stop reading."""
        place, cache = self.place, str(self.place.cache)
        day = place.as_of.isoformat() if place.as_of else ""
        with suppress(OSError):
            key = screen_key(str(place.settings.path), place.settings.text.encode(), cache, day, size, os.environ)
            save_screen(cache, key, rows)

    def keep_opening(self, size: tuple[int, int], opening: Opening) -> None:
        """Keep what the panes of a large brief open on at the next start; a disk may refuse that too."""
        with suppress(OSError):
            save_opening(self.place, self.store, size, opening)

    @property
    def _places(self) -> Path:
        return self.place.cache / "places.json"


def _load_places(path: Path) -> dict[str, Place]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Place])
    except (OSError, msgspec.DecodeError):
        return {}
