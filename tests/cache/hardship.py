"""Kills, a disk that is full, and two processes at once, many times over: `python -m tests.cache.hardship --kills 200`.

Each writer says aloud what it has stored. After every kill the cache must open without a notice, hold all that was
said, no half poll, and a search index in step with the texts. The short form runs with the other tests.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from briefing.cache import open_store
from briefing.errors import CacheError
from briefing.model import Analysis
from tests.cache.made import BRIDGE, polled

POLL_ITEMS = 20


def main() -> None:
    """Run all three, and leave with an error at the first promise that is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    kills: int = parser.parse_args().kills
    with tempfile.TemporaryDirectory() as directory:
        polls = kill_many(Path(directory), kills)
    print(f"{kills} kills: {polls} polls stored, none lost, none half, every next start clean")
    with tempfile.TemporaryDirectory() as directory:
        stored = fill_disk(Path(directory))
    print(f"full disk: said in words after {stored} polls, all of them intact")
    with tempfile.TemporaryDirectory() as directory:
        polls, reads = write_and_read(Path(directory), 30)
    print(f"two processes: {polls} polls written while the other read {reads} times, every reading whole")


def kill_many(directory: Path, kills: int) -> int:
    """Kill a writer at a random moment, again and again; return how many polls were stored in the end."""
    moments = random.Random(7)
    for _ in range(kills):
        writer = _start("write", directory)
        assert writer.stdout is not None
        told = [writer.stdout.readline()]
        timer = threading.Timer(moments.uniform(0, 0.05), writer.kill)
        timer.start()
        told += writer.stdout.readlines()
        writer.wait()
        timer.join()
        writer.stdout.close()
        _check(directory, [int(line) for line in told if line.endswith("\n")])
    with open_store(directory) as store:
        return len(store.item_rows()) // POLL_ITEMS


def fill_disk(directory: Path) -> int:
    """Let the disk end in the middle of a poll; return how many were stored before."""
    writer = _start("fill", directory)
    assert writer.stdout is not None
    *told, last = writer.stdout.read().splitlines()
    writer.stdout.close()
    assert writer.wait() == 0, "a full disk must be an error in words"
    assert last.startswith("error: "), last
    _check(directory, [int(line) for line in told])
    return len(told)


def write_and_read(directory: Path, polls: int) -> tuple[int, int]:
    """Read all the time while another process writes; return how many polls were written and read."""
    writer = _start("write", directory)
    assert writer.stdout is not None
    reads = written = 0
    with open_store(directory) as store:
        while written < polls:
            written = int(writer.stdout.readline()) + 1
            rows = store.item_rows()
            assert len(rows) % POLL_ITEMS == 0, "half a poll was seen"
            assert len(rows) >= written * POLL_ITEMS, "what was stored was not seen"
            reads += 1
    writer.kill()
    writer.wait()
    writer.stdout.close()
    return written, reads


def _check(directory: Path, told: list[int]) -> None:
    with open_store(directory) as store:
        assert store.notice is None, store.notice
        assert store.check() == (), store.check()
        ids = {row.id for row in store.item_rows()}
        state = store.feed_states().get(BRIDGE.source)
        stale = {item.id for item in store.stale_items("7")}
        analysed = [(item_id, 1) for item_id in sorted(ids - stale)]
        assert len(store.load_analyses(analysed, "7")) == len(analysed), "an analysis is told of that is not there"
        store.index()
        assert store.check() == (), store.check()
        assert {hit.item_id for hit in store.search("poll", len(ids) + 1)} == ids, "not every item can be found"
    assert len(ids) % POLL_ITEMS == 0, "half a poll is stored"
    lost = [number for number in told if f"{number}-0" not in ids]
    assert not lost, f"polls {lost} are lost"
    newest = len(ids) // POLL_ITEMS - 1
    assert state is None or state.etag == str(newest), "validators stand for other entries than those stored"


def _start(task: str, directory: Path) -> subprocess.Popen[str]:
    code = f"from tests.cache.hardship import {task}_for_ever; {task}_for_ever({str(directory)!r})"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def write_for_ever(directory: str, words: int = 50) -> None:
    """Store one poll after the other, and say each aloud once it is stored."""
    with open_store(Path(directory)) as store:
        number = len(store.item_rows()) // POLL_ITEMS
        while True:
            # Figures that no compression makes small.
            figures = random.Random(number)
            text = f"Poll {number}. " + " ".join(f"{figures.getrandbits(80):x}" for _ in range(words))
            items = [replace(BRIDGE, id=f"{number}-{part}", url=None, text=text) for part in range(POLL_ITEMS)]
            store.save_poll(polled(etag=str(number)), items)
            print(number, flush=True)
            store.save_analyses([Analysis(item.id, 1, "7") for item in store.stale_items("7")])
            number += 1


def fill_for_ever(directory: str) -> None:
    """The same, until files may not grow any more; then say the error."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
    try:
        write_for_ever(directory, words=500)
    except CacheError as error:
        print(f"error: {error}", flush=True)


if __name__ == "__main__":
    main()
