"""How fast does the dashboard open and answer, against the smallest programs that Textual allows?

    python benchmarks/screen.py FOLDER [--items 10000] [--runs 5] [--size 120x40]

makes a cache of invented articles (``corpus.py``) in FOLDER where there is none, opens the dashboard on it in a
terminal of its own, and presses keys. In the same run it opens two programs of a few lines: one Textual screen of text,
and a list of 10,000 rows between panes, drawn line by line. At last it presses keys while 100 feeds of 20 articles are
fetched, analysed and composed in the background (``feed_server.py`` serves them). What is printed are ratios of
medians; on a busy machine the times themselves say little. Needs nothing but what the dashboard needs.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import ISSUES, NOW, make_cache

ROOT = Path(__file__).resolve().parent.parent
SMALLEST = """
from textual.app import App
from textual.widgets import Static
class A(App):
    def compose(self): yield Static("\\n".join(f"line {i} " + "x" * 60 for i in range(30)))
A().run()
"""
LINES = """
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer, Header, Static
class Lines(ScrollView, can_focus=True):
    BINDINGS = [("down", "go(1)"), ("up", "go(-1)"), ("pagedown", "go(30)")]
    def __init__(self):
        super().__init__(); self.at = 0; self.virtual_size = Size(100, 10000)
    def action_go(self, by):
        old, self.at = self.at, max(0, min(9999, self.at + by))
        top, height = int(self.scroll_offset.y), self.size.height
        for y in (old, self.at): self.refresh(Region(0, y - top, self.size.width, 1))
        if self.at >= top + height: self.scroll_to(y=self.at - height + 1, animate=False, immediate=True)
        elif self.at < top: self.scroll_to(y=self.at, animate=False, immediate=True)
    def render_line(self, y):
        row, width = y + int(self.scroll_offset.y), self.size.width
        text = f"2031-03-{1 + row % 28:02d} Item {row}: the council has not decided on the harbour plan"
        return Strip([Segment(text[:width].ljust(width), Style(reverse=row == self.at))], width)
class A(App):
    CSS = "Horizontal{height:1fr} Lines{width:2fr} Vertical{width:1fr} Static{height:1fr;border:solid $accent}"
    def compose(self):
        yield Header()
        with Horizontal():
            yield Lines()
            with Vertical():
                for title in ("Actors", "Quotes", "Open questions"):
                    yield Static(title + "\\n" + "\\n".join(f"{title} {i}" for i in range(20)))
        yield Footer()
    def on_mount(self): self.query_one(Lines).focus()
A().run()
"""
PROGRAM = (sys.executable, "-m", "briefing")
NEWS = 2000  # articles of the last week
ISSUE_TABLES = "".join(f"[[issue]]\nname = {issue.name!r}\nterms = {list(issue.terms)}\n" for issue in ISSUES)
KEYS = {"down": b"\x1b[B", "up": b"\x1b[A", "page": b"\x1b[6~", "enter": b"\r", "back": b"\x1b[D", "ctrl+q": b"\x11"}
SEQUENCE = re.compile(rb"\x1b\[[0-9;?<>=$]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|\s")
TEXTUAL_BEGINS = b"\x1b[?1004h"
WHOLE_SIGNS = 300
QUIET_SECONDS = 0.4
PAUSE_SECONDS = 0.15
TOGETHER_SECONDS = 0.01  # what is written so soon after the first of it belongs to the same picture
BEAT_SECONDS = 0.12
REST_KEYS = 80
SEEN_BYTES = 100_000
ALL_READ = b"new articles"  # the top line, when a refresh has ended
MOST_SECONDS = 60.0


@dataclass
class Terminal:
    """A terminal and the program in it; times are taken when what it wrote is read."""

    command: Sequence[str]
    size: tuple[int, int]
    folder: Path
    started: float = field(init=False)
    seen: bytes = field(init=False, default=b"")

    def __post_init__(self) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", self.size[1], self.size[0], 0, 0))
        unset = ("COLUMNS", "LINES", "NO_COLOR", "TEXTUAL_DRIVER")
        environment = {name: value for name, value in os.environ.items() if name not in unset}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._master)
            os.login_tty(slave)
            os.chdir(self.folder)
            os.execvpe(self.command[0], list(self.command), environment)
        os.close(slave)

    def press(self, key: str) -> None:
        """Press a key, known by name or by its letter."""
        os.write(self._master, KEYS.get(key) or key.encode())

    def read(self, seconds: float) -> tuple[float, bytes] | None:
        """Return what comes first within so many seconds, and when; None when nothing does."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return None
        try:
            data = os.read(self._master, 1 << 20)
        except OSError:
            return None
        if b"\x1b[?2026$p" in data:
            os.write(self._master, b"\x1b[?2026;2$y")
        self.seen = (self.seen + data)[-SEEN_BYTES:]
        return time.perf_counter(), data

    def read_until_quiet(self, seconds: float) -> list[tuple[float, bytes]]:
        """Return what is written until nothing has come for so many seconds."""
        written: list[tuple[float, bytes]] = []
        while (found := self.read(seconds)) is not None:
            written.append(found)
        return written

    def read_for(self, seconds: float) -> None:
        """Let the program write for so long, whatever it writes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)

    def read_until_drawn(self) -> list[tuple[float, bytes]]:
        """Return what is written until Textual has drawn and is quiet; what stood there before does not count."""
        written: list[tuple[float, bytes]] = []
        signs, has_begun, end = 0, False, time.perf_counter() + MOST_SECONDS
        while time.perf_counter() < end:
            found = self.read(QUIET_SECONDS)
            if found is None and signs >= WHOLE_SIGNS:
                break
            if found is not None:
                written.append(found)
                has_begun = has_begun or TEXTUAL_BEGINS in found[1]
                signs += count_signs(found[1]) if has_begun else 0
        return written

    def cpu_seconds(self) -> float:
        """Return the processor time of the program so far."""
        facts = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")

    def peak_megabytes(self) -> float:
        """Return the most memory that the program has had."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024

    def close(self) -> None:
        """End the program, by its own key if it will."""
        try:
            self.press("ctrl+q")
            while self.read(2.0):
                pass
            os.kill(self.pid, signal.SIGKILL)
        except OSError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self._master)


def count_signs(data: bytes) -> int:
    """Return how many bytes of text, without blanks, stand in what a program wrote."""
    return len(SEQUENCE.sub(b"", data))


@dataclass
class Figures:
    """What was measured of one program; times in seconds, a list for each run or key."""

    first: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    keys: dict[str, list[float]] = field(default_factory=dict)
    megabytes: float = 0.0
    idle_bytes: int = 0
    idle_share: float = 0.0


def measure_start(command: Sequence[str], size: tuple[int, int], folder: Path, figures: Figures) -> Terminal:
    """Start a program, note when its first and its last picture stood, and leave it running."""
    terminal = Terminal(command, size, folder)
    written = terminal.read_until_drawn()
    shown = 0
    for moment, data in written:
        shown += count_signs(data)
        if shown >= WHOLE_SIGNS:
            figures.first.append(moment - terminal.started)
            break
    # What follows the last picture are words on how a refresh fares.
    whole = [moment for moment, data in written if count_signs(data) > WHOLE_SIGNS]
    figures.ready.append(whole[-1] - terminal.started)
    return terminal


def measure_keys(terminal: Terminal, keys: Sequence[str], figures: Figures) -> None:
    """Press keys one after the other, and note when the picture that answers a key had been seen to its end.

    What Textual writes after a pause draws the same once more, or makes a scrollbar exact.
    """
    for key in keys:
        terminal.read_until_quiet(PAUSE_SECONDS)
        pressed = time.perf_counter()
        terminal.press(key)
        found = terminal.read(2.0)
        if found is not None:
            last = [found, *terminal.read_until_quiet(TOGETHER_SECONDS)][-1]
            figures.keys.setdefault(key, []).append(last[0] - pressed)


def measure_beats(terminal: Terminal, name: str, goes_on: Callable[[int], bool], figures: Figures) -> None:
    """Go up and down at the beat of somebody who reads, whatever the program does, and note the first change."""
    count = 0
    while goes_on(count):
        key = "down" if count // 40 % 2 == 0 else "up"
        count += 1
        pressed = time.perf_counter()
        terminal.press(key)
        found = terminal.read(2.0)
        if found is not None:
            figures.keys.setdefault(name, []).append(found[0] - pressed)
        terminal.read_for(pressed + BEAT_SECONDS - time.perf_counter())


def measure_busy(folder: Path, size: tuple[int, int], figures: Figures) -> None:
    """Press keys while the background reads and analyses 2,000 articles of these days, and then at rest."""
    busy = folder / "busy"
    shutil.rmtree(busy, ignore_errors=True)
    make_cache(busy / "cache", 2 * NEWS, NEWS, datetime.now(UTC))
    (busy / "feeds.toml").write_text(ISSUE_TABLES)
    compose(PROGRAM, busy)
    server = [sys.executable, "-m", "benchmarks.feed_server", "100", "20", "50"]
    with subprocess.Popen(server, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as feeds:
        assert feeds.stdin is not None  # both are pipes, as asked for
        assert feeds.stdout is not None
        port = int(feeds.stdout.readline())
        (busy / "feeds.toml").write_text(busy_settings(port))
        terminal = Terminal(PROGRAM, size, busy)
        # It is never quiet: how the refresh fares is told all the while.
        while TEXTUAL_BEGINS not in terminal.seen:
            terminal.read(1.0)
        for key in ("0", "\t", "\t"):
            terminal.read_for(0.5)
            terminal.press(key)
        measure_beats(terminal, "busy", lambda _count: ALL_READ not in terminal.seen, figures)
        terminal.read_until_quiet(2.0)
        measure_beats(terminal, "rest", lambda count: count < REST_KEYS, figures)
        terminal.close()
        feeds.stdin.close()


def busy_settings(port: int) -> str:
    """Return settings with the feeds of a server on this machine, and the issues of the corpus."""
    ways = "concurrency = 128\nper_host = 128\npause_seconds = 0\nfull_text = false"
    address = f"http://127.0.0.1:{port}/"
    sources = "".join(f"[[source]]\nname = 'Feed {n}'\nkind = 'feed'\nurl = '{address}{n}.xml'\n" for n in range(100))
    return f"[ingest]\n{ways}\nallow_private = ['127.0.0.1:{port}']\n{sources}{ISSUE_TABLES}"


def measure_idle(terminal: Terminal, figures: Figures, seconds: float = 3.0) -> None:
    """Watch a program that has nothing to do."""
    terminal.read_until_quiet(2.0)
    before, end = terminal.cpu_seconds(), time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        found = terminal.read(left)
        figures.idle_bytes += len(found[1]) if found else 0
    figures.idle_share = (terminal.cpu_seconds() - before) / seconds
    figures.megabytes = terminal.peak_megabytes()


def prepare(folder: Path, items: int) -> Sequence[str]:
    """Make a desk with so many articles and its brief, and return how to open the dashboard on it."""
    folder.mkdir(parents=True, exist_ok=True)
    make_cache(folder / "cache", items, min(items, NEWS))
    (folder / "articles").mkdir(exist_ok=True)
    text = "[[source]]\nkind = 'folder'\npath = 'articles'\n" + ISSUE_TABLES
    if not (folder / "feeds.toml").exists():
        (folder / "feeds.toml").write_text(text.replace("'", '"'))
    program = (*PROGRAM, "--as-of", f"{NOW:%Y-%m-%d}")
    compose(program, folder)
    return program


def compose(program: Sequence[str], folder: Path) -> None:
    """Have the brief of a folder made and kept."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([*program, "show"], cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)


def main(folder: Path, items: int, runs: int, size: tuple[int, int]) -> None:
    """Measure, the programs in turn, and print the ratios."""
    dashboard = prepare(folder, items)
    commands = {
        "smallest": (sys.executable, "-c", SMALLEST),
        "lines": (sys.executable, "-c", LINES),
        "dashboard": dashboard,
    }
    figures = {name: Figures() for name in commands}
    # The first start sees that the brief is as it should be, and leaves the screen that the others begin with.
    for _ in range(2):
        warm = measure_start(dashboard, size, folder, Figures())
        measure_idle(warm, Figures())
        warm.close()
    for run in range(runs):
        for name, command in commands.items():
            terminal = measure_start(command, size, folder, figures[name])
            if run == runs - 1:
                match name:
                    case "lines":
                        measure_keys(terminal, ["down"] * 40 + ["page"] * 15, figures[name])
                    case "dashboard":
                        terminal.read_until_quiet(2.0)
                        measure_keys(terminal, ["0", *["\t"] * 2, *["down"] * 40], figures[name])
                        measure_keys(terminal, ["J"] * 3 + ["K"] * 3 + ["J", "K"] * 6, figures[name])
                        measure_keys(terminal, ["enter", "back"] * 8, figures[name])
                measure_idle(terminal, figures[name])
            terminal.close()
    measure_busy(folder, size, figures["dashboard"])
    report(figures)


def report(figures: dict[str, Figures]) -> None:
    """Print the ratios, each with what it is a ratio to."""
    ours, smallest, lines = figures["dashboard"], figures["smallest"], figures["lines"]
    rows = [
        ("first frame", median(ours.first), "first paint of the smallest app", median(smallest.first)),
        ("start to a brief that takes keys", median(ours.ready), "the list of 10,000 lines", median(lines.ready)),
        ("cursor down, median", median(ours.keys["down"]), "the list", median(lines.keys["down"])),
        ("cursor down, p95", percentile(ours.keys["down"]), "the list", percentile(lines.keys["down"])),
        ("the same while 2,000 are read, median", median(ours.keys["busy"]), "itself", median(ours.keys["rest"])),
        ("the same, p95", percentile(ours.keys["busy"]), "itself", percentile(ours.keys["rest"])),
        ("next issue", median(ours.keys["J"]), "a page of the list", median(lines.keys["page"])),
        ("Enter to the highlighted sentence", median(ours.keys["enter"]), "a page", median(lines.keys["page"])),
        ("peak memory", ours.megabytes, "the smallest app", smallest.megabytes),
    ]
    for what, value, against, other in rows:
        print(f"{what:36} {value / other:6.2f} x {against}")
    print(f"idle: {ours.idle_bytes} bytes written, {100 * ours.idle_share:.2f}% of a core")
    print("in seconds: " + ", ".join(f"{what} {value:.4f} ({other:.4f})" for what, value, _, other in rows[:-1]))


def percentile(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[min(len(values) - 1, round(0.95 * (len(values) - 1)))]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--size", default="120x40")
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    main(options.folder, options.items, options.runs, (columns, rows))
