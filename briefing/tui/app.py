"""The application: opens the brief, keeps it fresh in the background, and shuts down. The screens do the rest."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import ClassVar

from platformdirs import user_downloads_path
from rich.console import RenderableType
from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from briefing.errors import BriefingError
from briefing.model import Brief, SourceReport
from briefing.tui.brief_screen import BriefScreen
from briefing.tui.desk import Desk, Marks
from briefing.tui.evidence import EvidenceView
from briefing.tui.glyphs import ASCII, choose_glyphs
from briefing.tui.hang_up import watch_terminal
from briefing.tui.help import HelpScreen
from briefing.tui.keys import KEYS, apply_remaps, find_key_problems
from briefing.tui.overlay import Overlay
from briefing.tui.palette import BriefCommands
from briefing.tui.progress import Progress
from briefing.tui.seams import Seams
from briefing.tui.themes import DEFAULT_FAINT, OWN_THEMES, theme_name

STDIN = 0
_TELL_SECONDS = 0.1
_AT_ONCE = ("line.down", "line.up", "page.down", "page.up", "line.first", "quit", "quit.now")


def run(brief: Brief, seams: Seams, driver: type[Driver] | None = None) -> None:
    """Open the dashboard on a brief and return when the reader has left it; ``driver`` is another than Textual's."""
    app = BriefingApp(brief, seams, driver, drawn=_collect_from_now_on)
    watch_terminal(STDIN, lambda: app.post_message(app.HungUp()))
    app.run()
    if app.failure is not None:
        raise app.failure


def _collect_from_now_on() -> None:
    """Let the garbage collector look at what comes from now on: what is loaded until the first picture stays."""
    gc.freeze()
    gc.enable()


class BriefingApp(App[None]):
    """The dashboard of one brief; ``drawn`` is called when its first picture stands."""

    TITLE = "briefing"
    COMMANDS = App.COMMANDS | {BriefCommands}
    CSS_PATH = "styles.tcss"
    # Every screen gives the focus itself; Textual's own choice would race with it and win now and then.
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-s"), (60, "-m"), (110, "-l"), (170, "-xl")]  # noqa: RUF012 -- declared by Textual as an instance variable
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012 -- declared by Textual as an instance variable
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.what, show=False, id=key.id) for key in KEYS if key.place == "everywhere"
    ]

    class Reported(Message):
        """Sources have said how they fare."""

    class HungUp(Message):
        """The terminal has gone."""

    def __init__(
        self,
        brief: Brief,
        seams: Seams,
        driver: type[Driver] | None = None,
        drawn: Callable[[], None] = lambda: None,
    ) -> None:
        # NO_COLOR must be known here: Textual picks its colour filter while it is being built.
        super().__init__(driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"
        self._put_on(theme_name(seams.theme))
        self._pictures = Path()
        self.seams = seams
        self.key_table = apply_remaps(seams.keys)
        self.glyphs = choose_glyphs(getattr(sys.stdout, "encoding", None))
        self.desk = Desk(brief, self.glyphs, seams.zone)
        held = {(mark.line_id, mark.kind): mark.text for mark in brief.marks}
        self.marks = Marks(seams.save_mark, seams.delete_mark, held)
        self.is_drawing = False
        self._is_whole = asyncio.Event()  # an opening stands in its place else
        self._held: list[events.Event] = []
        self.failure: BriefingError | None = None
        self._drawn = drawn
        self._reports: deque[SourceReport] = deque()
        self._telling: Timer | None = None
        self.progress = Progress({source.name: source.kind for source, _state in seams.source_rows()}, self.glyphs)

    def get_default_screen(self) -> Screen[None]:
        """Open on the brief."""
        return BriefScreen(self.desk, self.marks, self.progress, self.seams)

    def on_mount(self) -> None:
        """Put on the keys, and say what there is to say."""
        self.set_class(self.glyphs is ASCII, "-ascii")
        if self.seams.keys:
            self.set_keymap({key.id: key.keys for key in self.key_table if key.id in self.seams.keys})
        for problem in find_key_problems(self.seams.keys):
            self.notify(problem, title="keys", severity="warning", markup=False, timeout=15)
        if self.seams.notice:
            self.notify(self.seams.notice, title="cache", severity="warning", markup=False, timeout=60)

    def _put_on(self, name: str) -> None:
        """Begin with a theme, or with our own where there is none of that name.

        Set as :attr:`theme` it would be put on once the app runs, and all styles be made a second time.
        """
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, name if name in self.available_themes else OWN_THEMES[0].name)
        theme = self.current_theme
        self.add_class(f"-theme-{theme.name}", update=False)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw, from the first whole picture on: Textual would begin with panes that do not know their width yet."""
        if self.is_drawing:
            super()._display(screen, renderable)

    def begin_to_draw(self) -> None:
        """Draw all that there is, and what changes from now on."""
        self.is_drawing = True
        self.screen.refresh()
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        """Begin, now that the picture stands, with what goes on behind it."""
        if self.seams.whole is None:
            self._is_whole.set()
            self._drawn()
        if self.seams.refresh_on_start:
            self.refresh_brief()
        if self.seams.next_arrival:
            self.watch_folders(self.seams.next_arrival)
        if self.seams.whole is not None:
            self.load_whole(self.seams.whole)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, with the screen kept for the next start."""
        self.brief_screen.keep_screen()
        super().exit(result, return_code, message)

    def deliver_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str | None:
        """Save the screen as a picture where downloads go; where there is no such folder, beside feeds.toml."""
        downloads = user_downloads_path()
        beside = Path(self.seams.settings_path or ".").parent
        self._pictures = Path(path) if path else downloads if downloads.is_dir() else beside
        return super().deliver_screenshot(filename, str(self._pictures), time_format)

    def on_delivery_failed(self, event: events.DeliveryFailed) -> None:
        """Say where a picture could not be saved, and why."""
        event.prevent_default()
        self.notify(f"not saved in {self._pictures}: {event.exception}", severity="error", markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give themes that are not ours the variables that the styles use."""
        return {"faint": DEFAULT_FAINT}

    @property
    def brief_screen(self) -> BriefScreen:
        """Return the screen at the bottom of the stack."""
        screen = self.screen_stack[0]
        assert isinstance(screen, BriefScreen)  # get_default_screen puts it there
        return screen

    async def on_event(self, event: events.Event) -> None:
        """Hold what is typed at an opening until the brief is there, but the keys that move in a pane and quit."""
        is_typed = isinstance(event, events.InputEvent | events.Paste)
        is_opening = self.seams.whole is not None and not self._is_whole.is_set()
        if is_typed and is_opening and (self._held or not self._can_be_done_now(event)):
            self._held.append(event)
        else:
            await super().on_event(event)

    def _can_be_done_now(self, event: events.Event) -> bool:
        if not self.is_drawing:
            return False
        keys = (key for key in self.key_table if key.id in _AT_ONCE)
        names = {name for key in keys for name in key.key_names}
        return isinstance(event, events.Key) and event.key in names and self.brief_screen.pane != "rail"

    @work(group="whole", description="load the brief")
    async def load_whole(self, whole: Callable[[], Awaitable[Brief]]) -> None:
        """Put the brief behind the opening, and do what was typed meanwhile."""
        try:
            brief = await whole()
        except BriefingError as error:
            self.failure = error
            self.exit()
            return
        self.marks.held |= {(mark.line_id, mark.kind): mark.text for mark in brief.marks}
        view = self.brief_screen
        desk = await asyncio.to_thread(Desk, brief, self.glyphs, self.seams.zone)
        view.take_whole(desk, await asyncio.to_thread(view.prepared_views, desk))
        self._is_whole.set()
        self._drawn()
        for event in self._held:
            self.post_message(event)
        self._held.clear()

    # Work is described here: Textual would write out its arguments, and with them the whole brief.
    @work(group="refresh", exclusive=True, exit_on_error=False, description="refresh the brief")
    async def refresh_brief(self) -> None:
        """Ask for a fresh brief; what arrives waits until the reader wants it."""
        self.progress.start()
        self.brief_screen.show_progress()
        try:
            brief = await self.seams.refresh(self._report)
        except (BriefingError, OSError) as error:
            self.progress.stop(str(error) or type(error).__name__)
        else:
            self.progress.stop()
            self._tell_reports()
            await self._offer(brief)
        self._tell_reports()

    async def _offer(self, brief: Brief) -> None:
        if brief is not self.desk.brief:
            await self._is_whole.wait()
            self.brief_screen.offer(brief)

    @work(group="folders", exclusive=True, exit_on_error=False, description="watch the folders")
    async def watch_folders(self, next_arrival: Callable[[], Awaitable[Brief]]) -> None:
        """Offer what files in the folders bring, as it comes, without anybody asking."""
        while True:
            try:
                await self._offer(await next_arrival())
            except (BriefingError, OSError) as error:
                # The files are looked at again with the next change, or with the next refresh.
                self.notify(str(error), title="folders", severity="warning", markup=False)
            self.brief_screen.show_progress()

    def on_briefing_app_reported(self) -> None:
        """Show how far the refresh is: at once, and what is said in quick succession together."""
        if self._telling is None:
            self._tell_reports()
            self._telling = self.set_timer(_TELL_SECONDS, self._tell_rest)

    def _tell_rest(self) -> None:
        self._telling = None
        if self._reports:
            self._tell_reports()

    def _tell_reports(self) -> None:
        while self._reports:
            report = self._reports.popleft()
            self.progress.reports[report.source] = report
        self.brief_screen.show_progress()
        for screen in self.screen_stack[1:]:
            if isinstance(screen, Overlay):
                screen.show_progress()

    def on_evidence_view_asked(self, message: EvidenceView.Asked) -> None:
        """Do what is asked with the words of evidence that stands over the brief."""
        if message.what == "zoom" and not (self.screen.has_class("-l") or self.screen.has_class("-xl")):
            self.brief_screen.say("the evidence has the whole width here")
        elif message.what == "zoom":
            self.screen.toggle_class("-zoom")
        else:
            self.brief_screen.serve(message)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where a refresh breaks off in a way that nobody foresaw."""
        if event.worker.group in ("refresh", "folders") and event.state == WorkerState.ERROR:
            self.progress.stop(f"{type(event.worker.error).__name__}: {event.worker.error}")
            self.brief_screen.show_progress()

    def on_briefing_app_hung_up(self) -> None:
        """End as for any reader who leaves: nobody is there."""
        self.exit()

    def action_show_help(self) -> None:
        """List the keys that work on the screen in front."""
        if not isinstance(self.screen, HelpScreen):
            place = self.screen.place if isinstance(self.screen, Overlay) else self.brief_screen.key_place
            self.push_screen(HelpScreen(place, self.key_table, self.glyphs))

    def _report(self, report: SourceReport) -> None:
        # Both are safe from any thread. One message tells of all that wait: a thousand feeds may not be due at once.
        self._reports.append(report)
        if len(self._reports) == 1:
            self.post_message(self.Reported())
