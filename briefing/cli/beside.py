"""The heavy work of the dashboard, in a process of its own: the screen answers while a brief is made.

The dashboard runs this module as a program. It reads one :class:`Order` from its input and writes :class:`Word` after
:class:`Word` to its output, as lines of JSON. What it finds and makes is in the cache, which both have open.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, assert_never

import msgspec

from briefing import __version__
from briefing.cache import Store, open_store
from briefing.cli.workplace import Workplace, clock
from briefing.errors import BriefingError, CacheLocked
from briefing.model import FeedState, Source, SourceReport
from briefing.settings import load_settings

Job = Literal["refresh", "read folders", "recompose"]
_COMPOSED_OF = "composed-of"
_NICENESS = 10


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done, and for whom."""

    job: Job
    settings: str
    cache: str
    as_of: date | None
    reader: str


@dataclass(frozen=True, slots=True)
class Word:
    """How it goes: a report; or, as the last one, whether there is another brief in the cache; or why there is none."""

    report: SourceReport | None = None
    is_new: bool = False
    is_locked: bool = False
    problem: str | None = None


async def work_beside(job: Job, place: Workplace, report: Callable[[SourceReport], None]) -> bool:
    """Have a job done by another process; return whether it kept another brief in the cache.

    Raises:
        CacheLocked: another process was ingesting all the while, so that the folders were not read.
        BriefingError: it could not be done.
    """
    order = Order(job, str(place.settings.path), str(place.cache), place.as_of, place.reader)
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
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # the screen goes first
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    try:
        _tell(Word(is_new=_do(order)))
    except CacheLocked as error:
        _tell(Word(is_locked=True, problem=str(error)))
    except (BriefingError, OSError) as error:
        _tell(Word(problem=str(error) or type(error).__name__))
    except Exception as error:  # noqa: BLE001 - told on the screen, where a traceback has no place
        _tell(Word(problem=f"{type(error).__name__}: {error}"))


def _do(order: Order) -> bool:
    cache = Path(order.cache)
    place = Workplace(load_settings(Path(order.settings), cache), cache, order.as_of, order.reader)
    with open_store(cache) as store:
        match order.job:
            case "refresh":
                return _refresh(place, store)
            case "read folders":
                return _read_folders(place, store)
            case "recompose":
                return _compose(place, store)
            case _ as never:
                assert_never(never)


def _refresh(place: Workplace, store: Store) -> bool:
    """Poll what is due, and make the brief anew where it would be another one."""
    was_current = _is_current(place, store)
    news = False
    # Where another briefing is fetching into this cache, what it has found is in this brief too.
    with suppress(CacheLocked):
        news = asyncio.run(_poll(place, store))
    if news or not was_current:
        return _compose(place, store)
    _keep_composed_of(place, _state_of(place, store))
    return False


async def _poll(place: Workplace, store: Store) -> bool:
    """Poll what is due, then what failed last time: whoever sits here may just have got the network back."""
    states, now = store.feed_states(), clock()
    sources = place.settings.source_list
    again = [source for source in sources if _is_worth_another_try(states.get(source.name), now)]
    reports = [
        *await _ingest([source for source in sources if source not in again], place, store, everything=False),
        *await _ingest(again, place, store, everything=True),
    ]
    gaps = {name: _gap_of(state) for name, state in states.items()}
    return _is_news(reports) or gaps != {name: _gap_of(state) for name, state in store.feed_states().items()}


async def _ingest(
    sources: list[Source], place: Workplace, store: Store, *, everything: bool
) -> tuple[SourceReport, ...]:
    from briefing.cli.pipeline import ingest_sources

    if not sources:
        return ()
    return await ingest_sources(
        sources, store, place.settings, now=clock, report=lambda each: _tell(Word(each)), everything=everything
    )


def _read_folders(place: Workplace, store: Store) -> bool:
    from briefing.cli.pipeline import ingest_sources

    folders = [source for source in place.settings.source_list if source.kind == "folder"]
    was_current = _is_current(place, store)
    reports = asyncio.run(ingest_sources(folders, store, place.settings, now=clock, report=lambda _report: None))
    if _is_news(reports):
        return _compose(place, store)
    if was_current:
        _keep_composed_of(place, _state_of(place, store))
    return False


def _compose(place: Workplace, store: Store) -> bool:
    from briefing.cli.pipeline import make_brief

    state = _state_of(place, store)
    make_brief(store, place.settings, place.moment, place.reader)
    _keep_composed_of(place, state)
    return True


def _is_news(reports: tuple[SourceReport, ...] | list[SourceReport]) -> bool:
    return any(report.new_items or report.changed_items for report in reports)


def _gap_of(state: FeedState) -> tuple[object, ...]:
    """Return what of a source's state the brief tells."""
    return state.error, state.gone, state.degraded


def _is_worth_another_try(state: FeedState | None, now: datetime) -> bool:
    """Return whether the last poll failed, and the host did not ask to be left alone."""
    if state is None or state.error is None or state.gone:
        return False
    return state.host_wait_until is None or state.host_wait_until <= now


def _state_of(place: Workplace, store: Store) -> str:
    """Return a digest of all that a brief is made of, the hour included: news grow old by themselves.

    New items come with a poll, so the polls stand for them.
    """
    from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

    moment = place.moment
    hour = moment.now.replace(minute=0, second=0, microsecond=0)
    parts = (
        (__version__, LEXICON_VERSION, str(place.settings.path), place.settings.text, place.reader, hour),
        store.corrections(place.reader),
        store.marks(place.reader),
        sorted(store.feed_states().items()),
        [day.isoformat() for day in store.brief_days() if day < moment.day],
    )
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()


def _is_current(place: Workplace, store: Store) -> bool:
    return place.moment.day in store.brief_days() and _composed_of(place) == _state_of(place, store)


def _composed_of(place: Workplace) -> str:
    try:
        return (place.cache / _COMPOSED_OF).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def _keep_composed_of(place: Workplace, state: str) -> None:
    # Where it cannot be kept, the next refresh composes once more.
    with suppress(OSError):
        (place.cache / _COMPOSED_OF).write_text(state, encoding="ascii")


def _tell(word: Word) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(word) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
