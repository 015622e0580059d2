"""Taking words out of the brief: to the clipboard, the browser, the pager, a command, a file."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from textual.app import SuspendNotSupported
from textual.worker import get_current_worker

from briefing.errors import BriefingError
from briefing.model import Evidence, Line
from briefing.tui.ask import AskScreen
from briefing.tui.brief_view import BriefView
from briefing.tui.clipboard import Clipboard
from briefing.tui.evidence import EvidenceView
from briefing.tui.evidence_words import CopyForm, copied_words, location_of
from briefing.tui.export import ExportScreen
from briefing.tui.pager import page, page_text, run_pager
from briefing.tui.pipe import Piped, pipe_to


class BriefOutput(BriefView):
    """What leaves the brief, and by which way."""

    last_command = ""

    def action_copy(self, form: CopyForm) -> None:
        """Copy the line with its attribution."""
        line = self.line_here()
        if line is not None:
            self.copy_line(line, line.evidence[0], form)

    def action_browse(self) -> None:
        """Open the line's article in the browser."""
        line = self.line_here()
        if line is not None:
            self.browse_to(line.evidence[0])

    def action_page(self) -> None:
        """Read the line's article in the pager."""
        line = self.line_here()
        if line is not None:
            self.page_to(line.evidence[0])

    def action_pipe(self) -> None:
        """Hand the line to a command."""
        line = self.line_here()
        if line is not None:
            self.pipe_out("line", copied_words(line, line.evidence[0], self.desk, "plain"))

    def action_export(self) -> None:
        """Choose a format, see what it holds, and write the brief."""
        self.app.push_screen(ExportScreen(self.seams, self.clipboard(), self.desk.glyphs), self._tell_where)

    def action_export_and_edit(self) -> None:
        """Write the brief as markdown, and open it in the reader's editor."""
        try:
            written = self.seams.export("md")
            editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        except (BriefingError, OSError, ValueError) as error:
            self.say(f"not written: {error}")
            return
        self._wrote(written)
        if not editor:
            self.say(f"written to {written}; no editor is set ($EDITOR)")
        elif self._in_terminal("no editor", lambda: run_pager((*editor, written))):
            self.say(f"written to {written}")

    def copy_line(self, line: Line, evidence: Evidence, form: CopyForm) -> None:
        """Copy a line and say by which route it went."""
        self.say(self.clipboard().copy(copied_words(line, evidence, self.desk, form)))

    def browse_to(self, evidence: Evidence) -> None:
        """Open an article in the browser; where there is none, show and copy its address."""
        location = location_of(evidence, self.desk)
        if not location.startswith(("http://", "https://")):
            self.say(f"not on the web: {location or 'no address known'}")
        elif self.app.is_web or _has_browser():
            self.app.open_url(location)
            self.say(f"opened {location}")
        else:
            self.say(f"no browser here; {self.clipboard().copy(location)}: {location}")

    def page_to(self, evidence: Evidence) -> None:
        """Leave the terminal to the reader's pager, and come back."""
        try:
            item = self.seams.load_item(evidence.item_id, evidence.version)
        except KeyError:
            self.say("the article is no longer stored")
        except (BriefingError, OSError) as error:
            self.say(f"no pager: {error}")
        else:
            self._in_terminal("no pager", lambda: page(item, evidence))

    def pipe_out(self, what: str, words: str) -> None:
        """Ask for a command, hand it the words, and show what it prints in the pager."""
        if self.app.is_web:
            self.say("no commands are run from a browser")
            return
        question = f"Hand the {what} to which command? Its output opens in the pager. No shell reads it. Esc leaves it."
        self.app.push_screen(AskScreen(question, self.last_command), lambda command: self._run_command(command, words))

    def serve(self, message: EvidenceView.Asked) -> None:
        """Copy the words, open their article, or hand it to a command."""
        match message.what:
            case "browse":
                self.browse_to(message.evidence)
            case "page":
                self.page_to(message.evidence)
            case "pipe":
                self._pipe_article(message.evidence)
            case _:
                self.copy_line(message.line, message.evidence, cast("CopyForm", message.what))

    def line_here(self) -> Line | None:
        """Return the line under the cursor; with none, say so."""
        row = self.current_row
        if row is None or row.line is None:
            self.say("no line here")
            return None
        return row.line

    def say(self, words: str) -> None:
        """Tell the reader something in passing; the words are never read as markup."""
        self.app.notify(words, markup=False, timeout=4)

    def clipboard(self) -> Clipboard:
        """Return the ways to the reader's clipboard."""
        return Clipboard(os.environ, self.app.copy_to_clipboard)

    @contextmanager
    def telling(self, failure: str) -> Iterator[None]:
        """Say what could not be done where the cache or the disk refuses; the screen goes on."""
        try:
            yield
        except (BriefingError, OSError) as error:
            self.say(f"{failure}: {error}")

    def show_piped(self, piped: Piped) -> None:
        """Show what a command printed, and say how it ended."""
        if piped.failure:
            self.say(piped.failure)
        if piped.output.strip():
            self._in_terminal("no pager", lambda: page_text(piped.output))
        elif not piped.failure:
            self.say("done; the command printed nothing")

    def _pipe_article(self, evidence: Evidence) -> None:
        try:
            self.pipe_out("article", self.seams.load_item(evidence.item_id, evidence.version).text)
        except KeyError:
            self.say("the article is no longer stored")

    def _run_command(self, command: str | None, words: str) -> None:
        if not command:
            return
        self.last_command = command

        def run() -> None:
            piped = pipe_to(command, words)
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self.show_piped, piped)

        self.say(f"running {command}")
        self.run_worker(run, thread=True, group="pipe", exit_on_error=False)

    def _in_terminal(self, failure: str, run: Callable[[], None]) -> bool:
        """Leave the terminal to another program until it ends; return whether it ran."""
        try:
            with self.app.suspend():
                run()
        except (OSError, ValueError, SuspendNotSupported) as error:
            self.say(f"{failure}: {error}")
            return False
        finally:
            self.app.refresh(repaint=True, layout=True)
        return True

    def _tell_where(self, written: str | None) -> None:
        if written:
            self._wrote(written)
            self.say(f"written to {written}")

    def _wrote(self, written: str) -> None:
        self.marks.history.did(f"export to {written}", self.seams.take_back_export)


def _has_browser() -> bool:
    """Return whether a browser would open a window here, not take over the terminal or open on another machine."""
    if os.environ.get("SSH_CONNECTION"):
        return False
    return os.name == "nt" or os.uname().sysname == "Darwin" or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
