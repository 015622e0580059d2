"""How long do many feeds take, beside other readers of feeds?

    python -m benchmarks.ingest [--feeds 100] [--runs 5] [--reader PYTHON] [--phases cold,warm,changed,same,whole]

Feeds are invented and served on this machine with a latency (``--data FOLDER`` takes others: ``feeds`` and ``feeds_v1``
of a generator). newsboat is asked with 16 threads where it is installed, reader with 16 workers where PYTHON is that of
an environment which holds it (``reader[cli]`` and ``sgmllib3k``). The programs take turns; medians are told.

    cold     an empty cache: fetched, parsed and stored; the analysis may follow behind
    warm     the server says to all feeds that nothing has changed
    changed  a twentieth of the feeds have a new entry; here with its analysis
    same     the server knows no conditions and sends the same bytes
    whole    an empty cache again, until everything is analysed and the brief composed (ours; the others as in cold)

``--json FILE`` keeps the ratios for ``compare.py``: a machine that is slower today is slower for all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

PHASES = ("cold", "warm", "changed", "same", "whole")
_SAMPLE_SECONDS = 0.02
_ADD_FEEDS = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for address in open(sys.argv[2]):
    reader.add_feed(address.strip())
"""
_SETTINGS = """[ingest]
concurrency = 128
per_host = 128
pause_seconds = 0
full_text = false
allow_private = ["127.0.0.1:{port}"]

"""


@dataclass(frozen=True, slots=True)
class Program:
    """A reader of feeds: how its folder is made ready, and what it is asked to do in a phase."""

    name: str
    prepare: Callable[[Path, int, Sequence[str]], None]
    command: Callable[[str, Path], str]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured phase. Times in seconds, memory of all its processes at their peak in megabytes."""

    program: str
    phase: str
    wall: float
    processor: float
    megabytes: float


def main() -> None:
    """Measure, and tell a table."""
    options = _options()
    programs = [_briefing(), *_newsboat(), *_reader(options.reader)]
    figures: list[Figure] = []
    for turn in range(options.runs):
        shift = turn % len(programs)
        for program in programs[shift:] + programs[:shift]:
            figures += _measured(program, options)
    print(f"{options.feeds} feeds x {options.entries} entries, {options.latency_ms:g} ms, medians of {options.runs}\n")
    print(table(figures))
    if options.json:
        options.json.write_text(json.dumps(ratios(figures), indent=1), encoding="utf-8")


def table(figures: Sequence[Figure]) -> str:
    """Return the medians as a table, with the ratio of briefing's time to each other's."""
    names = list(dict.fromkeys(figure.program for figure in figures))
    lines = ["| phase | program | wall s | CPU s | peak MB | briefing / it |", "|---|---|---|---|---|---|"]
    for phase in dict.fromkeys(figure.phase for figure in figures):
        ours = _median(figures, "briefing", phase, "wall")
        for name in names:
            wall, processor, size = (_median(figures, name, phase, key) for key in ("wall", "processor", "megabytes"))
            lines.append(f"| {phase} | {name} | {wall:.2f} | {processor:.2f} | {size:.0f} | {ours / wall:.2f} |")
    return "\n".join(lines)


def ratios(figures: Sequence[Figure]) -> dict[str, float]:
    """Return briefing's time in each phase by that of each other program."""
    names = [name for name in dict.fromkeys(figure.program for figure in figures) if name != "briefing"]
    return {
        f"{phase} / {name}": _median(figures, "briefing", phase, "wall") / _median(figures, name, phase, "wall")
        for phase in dict.fromkeys(figure.phase for figure in figures)
        for name in names
    }


def _median(figures: Sequence[Figure], program: str, phase: str, key: str) -> float:
    values = (asdict(figure)[key] for figure in figures if (figure.program, figure.phase) == (program, phase))
    return float(median(values))


def _measured(program: Program, options: argparse.Namespace) -> Iterator[Figure]:
    """Take one program through the phases, in a folder of its own."""
    with _served(options) as (port, tell), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        addresses = [f"http://127.0.0.1:{port}/{number}.xml" for number in range(options.feeds)]
        program.prepare(folder, port, addresses)
        for phase in options.phases:
            tell({"changed": "v1", "same": "plain"}.get(phase, "v0"))
            if phase == "whole":
                shutil.rmtree(folder)
                folder.mkdir()
                program.prepare(folder, port, addresses)
            if phase == "warm":
                # Not told: newsboat keeps the tags of a second visit only.
                _timed(program.command("warm", folder), folder)
            if phase == "changed":
                # Not told: what was there before is analysed, and nothing of it is new.
                tell("v0")
                _timed(program.command("changed", folder), folder)
                tell("v1")
            wall, processor, megabytes = _timed(program.command(phase, folder), folder)
            print(f"{program.name}: {phase} {wall:.2f} s, processor {processor:.2f} s", file=sys.stderr, flush=True)
            yield Figure(program.name, phase, wall, processor, megabytes)


@contextmanager
def _served(options: argparse.Namespace) -> Iterator[tuple[int, Callable[[str], None]]]:
    counts = [str(options.feeds), str(options.entries), str(options.latency_ms)]
    server = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.feed_server", *counts, *([str(options.data)] if options.data else [])],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).resolve().parent.parent,
    )  # fmt: skip
    assert server.stdin is not None
    assert server.stdout is not None
    told, heard = server.stdin, server.stdout

    def tell(line: str) -> None:
        print(line, file=told, flush=True)
        heard.readline()

    try:
        yield int(heard.readline()), tell
    finally:
        told.close()
        server.wait()
        heard.close()


def _timed(command: str, folder: Path) -> tuple[float, float, float]:
    """Run a command; return its time, the processor time of all its processes, and their memory at its peak."""
    environment = {**os.environ, "HOME": str(folder), "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}
    with (folder / "log").open("ab") as log:
        started = time.perf_counter()
        process = subprocess.Popen(["/bin/sh", "-c", command], cwd=folder, env=environment, stdout=log, stderr=log)
        peak, ended = [0.0], threading.Event()
        watching = threading.Thread(target=_watch_memory, args=(process.pid, peak, ended))
        watching.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        ended.set()
        watching.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: exit code {process.returncode}\n{(folder / 'log').read_text()[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, max(peak[0], usage.ru_maxrss / 1000)


def _watch_memory(root: int, peak: list[float], ended: threading.Event) -> None:
    """Note the greatest memory of a process and those below it, in megabytes; pages they share count for each."""
    page = os.sysconf("SC_PAGE_SIZE")
    while not ended.wait(_SAMPLE_SECONDS):
        unseen, pages = [root], 0
        while unseen:
            one = unseen.pop()
            try:
                pages += int(Path(f"/proc/{one}/statm").read_text().split()[1])
                for task in Path(f"/proc/{one}/task").iterdir():
                    unseen += [int(child) for child in (task / "children").read_text().split()]
            except OSError:
                continue  # it has ended, or this system tells nothing
        peak[0] = max(peak[0], pages * page / 1e6)


def _briefing() -> Program:
    def prepare(folder: Path, port: int, addresses: Sequence[str]) -> None:
        sources = (
            f'[[source]]\nname = "Feed {number}"\nkind = "feed"\nurl = "{address}"\n\n'
            for number, address in enumerate(addresses)
        )
        issue = '[[issue]]\nname = "Harbour plan"\nterms = ["plan for Port Sel"]\n'
        (folder / "feeds.toml").write_text(_SETTINGS.format(port=port) + "".join(sources) + issue, encoding="utf-8")

    def command(phase: str, folder: Path) -> str:
        ours = f"{sys.executable} -m briefing --config {folder}/feeds.toml --cache {folder}/cache"
        match phase:
            case "whole":
                return f"{ours} ingest --all && {ours} show"
            case "changed":
                return f"exec {ours} ingest --all"
            case _:
                return f"exec {ours} ingest --all --fetch-only"

    return Program("briefing", prepare, command)


def _newsboat() -> Iterator[Program]:
    def prepare(folder: Path, _port: int, addresses: Sequence[str]) -> None:
        (folder / "urls").write_text("\n".join(addresses) + "\n")
        (folder / "config").write_text("reload-threads 16\nauto-reload no\n")

    if shutil.which("newsboat"):
        command = "exec newsboat -q -u {0}/urls -C {0}/config -c {0}/cache.db -x reload"
        yield Program("newsboat, 16 threads", prepare, lambda _phase, folder: command.format(folder))


def _reader(python: Path | None) -> Iterator[Program]:
    def prepare(folder: Path, _port: int, addresses: Sequence[str]) -> None:
        (folder / "urls").write_text("\n".join(addresses) + "\n")
        subprocess.run([str(python), "-c", _ADD_FEEDS, str(folder / "db"), str(folder / "urls")], check=True)

    if python:
        command = f"exec {python} -m reader --db {{}}/db update --no-scheduled --workers 16"
        yield Program("reader, 16 workers", prepare, lambda _phase, folder: command.format(folder))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    numbers: Mapping[str, int] = {"--feeds": 100, "--entries": 20, "--runs": 5}
    for name, usual in numbers.items():
        parser.add_argument(name, type=int, default=usual)
    parser.add_argument("--latency-ms", type=float, default=50.0)
    parser.add_argument("--phases", type=lambda words: words.split(","), default=list(PHASES))
    for name in ("--reader", "--data", "--json"):
        parser.add_argument(name, type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
