"""The heavy work of the dashboard, in a process of its own: the screen answers while a brief is made.

The dashboard runs this module as a program. It reads one :class:`Order` from its input and writes :class:`Word` after
:class:`Word` to its output, as lines of JSON. What it finds and makes is in the cache, which both have open.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, assert_never

import msgspec

from briefing.cache import Store, open_store
from briefing.cli.due import basis_now, worth_another_try
from briefing.cli.workplace import Workplace, clock
from briefing.errors import BriefingError, CacheLocked
from briefing.model import Brief, Source, SourceReport
from briefing.settings import load_settings
from briefing.values import dataclass

Job = Literal["refresh", "read folders", "recompose"]
# A tenth of a processor that somebody else keeps busy; the idle class or a niceness of 19 gets a hundredth or less
# of it, and a refresh beside a long computation would not end.
_NICENESS = 10


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done, and for whom; ``shown`` is what the brief on the screen was made of, empty if unknown."""

    job: Job
    settings: str
    cache: str
    as_of: date | None
    reader: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """How it goes: a report; or, as the last one, whether there is another brief than is shown; or what went wrong."""

    report: SourceReport | None = None
    is_new: bool = False
    is_locked: bool = False
    problem: str | None = None


async def work_beside(job: Job, place: Workplace, shown: str, report: Callable[[SourceReport], None]) -> bool:
    """Have a job done by another process; return whether the cache then has another brief than is shown.

    What ``shown`` was made of is told, as the cache has it.

    Raises:
        CacheLocked: another process was ingesting all the while, so that the folders were not read.
        BriefingError: it could not be done.
    """
    order = Order(job, str(place.settings.path), str(place.cache), place.as_of, place.reader, shown)
    process = _start()
    try:
        # Heard in a thread, not by the loop: a reader who leaves takes the loop away under it.
        return await asyncio.to_thread(_hear, process, order, report)
    finally:
        # Where the reader has left, what was analysed so far is kept; nobody waits for the rest.
        if process.poll() is None:
            process.terminate()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefing.cli.beside"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _hear(process: subprocess.Popen[bytes], order: Order, report: Callable[[SourceReport], None]) -> bool:
    assert process.stdin is not None  # both are pipes, as asked for
    assert process.stdout is not None
    with process:
        with suppress(OSError):
            process.stdin.write(msgspec.json.encode(order))
            process.stdin.close()
        for line in process.stdout:
            word = msgspec.json.decode(line, type=Word)
            if word.report is not None:
                report(word.report)
            elif word.is_locked:
                raise CacheLocked(word.problem or "")
            elif word.problem is not None:
                raise BriefingError(word.problem)
            else:
                return word.is_new
    raise BriefingError("the process that reads the sources ended before it was done")


def main() -> None:
    """Do what is ordered on the input."""
    # Where the reader has left, the processes that analyse are told, and not left alone.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))
    stand_back()
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    try:
        _tell(Word(is_new=_do(order)))
    except CacheLocked as error:
        _tell(Word(is_locked=True, problem=str(error)))
    except (BriefingError, OSError) as error:
        _tell(Word(problem=str(error) or type(error).__name__))
    except Exception as error:  # noqa: BLE001 - told on the screen, where a traceback has no place
        _tell(Word(problem=f"{type(error).__name__}: {error}"))


def stand_back() -> None:
    """Let the screen go first, as far as the system has a way to say so; the processes started from here do so too."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    if sys.platform == "linux":
        # Niceness is a share of the processor; this also keeps us from interrupting the screen when an answer comes.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _do(order: Order) -> bool:
    cache = Path(order.cache)
    place = Workplace(load_settings(Path(order.settings), cache), cache, order.as_of, order.reader)
    with open_store(cache) as store:
        match order.job:
            case "refresh":
                return _refresh(order, place, store)
            case "read folders":
                return _read_folders(order, place, store)
            case "recompose":
                return _compose(order, place, store)
            case _ as never:
                assert_never(never)


def _refresh(order: Order, place: Workplace, store: Store) -> bool:
    """Poll what is due, and make the brief anew where it would be another one."""
    # Where another briefing is fetching into this cache, what it has found is in this brief too.
    with suppress(CacheLocked):
        asyncio.run(_poll(place, store))
    return _renew(order, place, store)


async def _poll(place: Workplace, store: Store) -> None:
    """Poll what is due, then what failed last time: whoever sits here may just have got the network back."""
    sources = place.settings.source_list
    again = worth_another_try(sources, store.feed_states(), clock())
    await _ingest([source for source in sources if source not in again], place, store, everything=False)
    await _ingest(again, place, store, everything=True)


async def _ingest(sources: list[Source], place: Workplace, store: Store, *, everything: bool) -> None:
    from briefing.cli.pipeline import ingest_sources

    if sources:
        await ingest_sources(
            sources, store, place.settings, now=clock, report=lambda each: _tell(Word(each)), everything=everything
        )


def _read_folders(order: Order, place: Workplace, store: Store) -> bool:
    from briefing.cli.pipeline import ingest_sources

    folders = place.settings.folder_list
    asyncio.run(ingest_sources(folders, store, place.settings, now=clock, report=lambda _report: None))
    return _renew(order, place, store)


def _renew(order: Order, place: Workplace, store: Store) -> bool:
    """Make the brief anew where it would be another one; return whether another one than is shown is kept."""
    kept = store.basis.of_brief(place.moment.day)
    if kept and kept == basis_now(place, store):
        return kept != order.shown
    return _compose(order, place, store)


def _compose(order: Order, place: Workplace, store: Store) -> bool:
    from briefing.cli.pipeline import make_brief

    moment = place.moment
    is_shown = order.shown != "" and order.shown == store.basis.of_brief(moment.day)
    shown = store.load_brief(moment.day) if is_shown else None
    made = make_brief(store, place.settings, moment, place.reader)
    return shown is None or not _says_the_same(shown, made)


def _says_the_same(one: Brief, other: Brief) -> bool:
    """Return whether two briefs differ in nothing but when they were made, and in marks, which the screen knows."""
    return replace(one, as_of=other.as_of, window_start=other.window_start, marks=other.marks) == other


def _tell(word: Word) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(word) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
