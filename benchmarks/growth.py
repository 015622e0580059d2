"""What does it cost that a year of articles is stored, when a week of them is wanted?

    python benchmarks/growth.py [--items 1000 10000 100000] [--window 1000] [--rounds 5] [--keep DIR] [--json FILE]

Makes a cache of each size (``--keep`` names a folder where they stay for the next run; a hundred thousand take some
minutes and 0.6 GB), all with the same number of items in the last week. Prints what a reader's steps take in each, in
processor time (the best of some rounds), beside that of the smallest. Then the disk that an article takes, part by
part, as a multiple of its text, and the peak memory of a process that opens the cache and composes the brief. "first"
is the brief of a cache whose items no brief has looked at yet, "next" every later one; both are rendered, too. The
whole process is `briefing export`, of a brief that is composed anew, and of one that is kept. At last the dashboard is
opened on each cache in a terminal, with nothing to be polled or composed: the seconds to its last picture, by the clock
(the median of the rounds), and its peak memory, both also by one Textual screen of text.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import ISSUES, NOW, WINDOW_DAYS, make_cache
from benchmarks.export import commands_over, seconds_of
from benchmarks.screen import SMALLEST, Figures, measure_idle, measure_start
from briefing.cache import Limit, Retention, Store, open_store
from briefing.cli.briefs import Portion, printed_brief
from briefing.cli.collecting import nothing_collected
from briefing.cli.pipeline import compose_checked
from briefing.cli.workplace import Moment
from briefing.settings import parse_settings
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

ROOT = Path(__file__).resolve().parent.parent
SIZE = (120, 40)
SETTINGS = "".join(
    f"[[issue]]\nname = {json.dumps(issue.name)}\nterms = {json.dumps(issue.terms)}\n"
    f"umbrella = {json.dumps(issue.umbrella)}\ncontext = {json.dumps(issue.context)}\n"
    for issue in ISSUES
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--window", type=int, default=1_000, help="how many of them lie in the last week")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="where the caches are, or are to stay")
    parser.add_argument("--json", type=Path, help="where the seconds go, for compare.py")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.rounds)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        results = {count: _in_own_process(folder, count, options.window, options.rounds) for count in options.items}
    print_table(results)
    if options.json:
        flat = {f"{name}, {count} items": value for count, each in results.items() for name, value in each.items()}
        options.json.write_text(json.dumps(flat, indent=1) + "\n")


def _in_own_process(folder: Path, count: int, window: int, rounds: int) -> dict[str, float]:
    """Return the figures of one cache; a process of its own, so that its peak memory is that of this cache."""
    place = folder / f"{count}-{window}"
    make_cache(place, count, window)
    command = [sys.executable, __file__, "--one", str(place), "--rounds", str(rounds)]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    whole = {
        name.removesuffix(f", {count:,} items"): min(seconds_of(each) for _ in range(min(rounds, 3)))
        for name, each in commands_over(folder, count, window).items()
        if name.startswith("export")
    }
    named = {f"whole process: {name}": seconds for name, seconds in whole.items()}
    return result | named | measure_dashboard(place, rounds)


def measure_dashboard(cache: Path, rounds: int) -> dict[str, float]:
    """Return what the dashboard takes to open on a cache whose brief is the newest, and how much memory."""
    with tempfile.TemporaryDirectory() as scratch:
        desk = Path(scratch)
        (desk / "articles").mkdir()
        (desk / "feeds.toml").write_text(f"[[source]]\nkind = 'folder'\npath = 'articles'\n{SETTINGS}")
        program = (sys.executable, "-m", "briefing")
        day = ("--cache", str(cache.resolve()), "--as-of", f"{NOW:%Y-%m-%d}")
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        subprocess.run([*program, "show", *day], cwd=desk, env=environment, stdout=subprocess.DEVNULL, check=True)
        ours = _opened((*program, *day), desk, rounds)
        smallest = _opened((sys.executable, "-c", SMALLEST), desk, rounds)
    return {
        "start of the dashboard": median(ours.ready),
        "start by that of the smallest app": median(ours.ready) / median(smallest.ready),
        "peak memory of the dashboard, MB": ours.megabytes,
        "peak memory by that of the smallest app": ours.megabytes / smallest.megabytes,
    }


def _opened(command: Sequence[str], folder: Path, rounds: int) -> Figures:
    figures = Figures()
    measure_start(command, SIZE, folder, Figures()).close()
    for _ in range(rounds):
        terminal = measure_start(command, SIZE, folder, figures)
        measure_idle(terminal, figures, 1.0)
        terminal.close()
    return figures


def measure(directory: Path, rounds: int) -> dict[str, float]:
    """Return the seconds of each step, the disk in multiples of the text, and the memory in MB."""
    _make_fresh(directory)
    with open_store(directory) as store:
        found = {name: best_seconds(lambda step=step: step(store), rounds) for name, step in STEPS.items()}  # type: ignore[misc]
        found["open and close"] = best_seconds(lambda: open_store(directory).close(), rounds)
        found["compose and render, first"] = best_seconds(lambda: compose(store), 1)
        found["compose and render, next"] = best_seconds(lambda: compose(store), min(rounds, 3))
        found["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        found["prune --dry-run"] = best_seconds(lambda: store.find_excess(HALF_A_YEAR, NOW), 1)
        found["cache check"] = best_seconds(store.check, 1)
        return found | disk_parts(store)


def _make_fresh(directory: Path) -> None:
    """Say of all analyses that the present rules made them: an older cache would be analysed anew otherwise."""
    with open_store(directory) as store, store._write() as connection:
        connection.execute("UPDATE item SET analysed = ? WHERE analysed <> ?", (LEXICON_VERSION, LEXICON_VERSION))
        connection.execute("UPDATE item SET outlined = '' WHERE outlined <> ''")
        connection.execute("UPDATE analysis SET lexicon = ? WHERE lexicon <> ?", (LEXICON_VERSION, LEXICON_VERSION))


def load_window(store: Store) -> int:
    """Load the items of the last week, and return how many they are."""
    return len(store.load_items(since=NOW - timedelta(days=WINDOW_DAYS)))


def load_window_analyses(store: Store) -> int:
    """Load the items of the last week with their analyses, and return how many they are."""
    items = store.load_items(since=NOW - timedelta(days=WINDOW_DAYS))
    return len(store.load_analyses([(item.id, item.version) for item in items], LEXICON_VERSION))


def compose(store: Store) -> int:
    """Compose the day's brief and render it as markdown, and return how long it is."""
    settings, moment = parse_settings(SETTINGS, Path("feeds.toml")), Moment(NOW, "operator")
    with nothing_collected():
        checked = compose_checked(store.load_brief_before(moment.day), store, settings, moment, "reader")
        return len(printed_brief(checked.brief, checked.items, "md", Portion()))


HALF_A_YEAR = Retention(Limit(days=180))
STEPS: dict[str, Callable[[Store], object]] = {
    "load the week's items": load_window,
    "load them with analyses": load_window_analyses,
    "find what is to be analysed": lambda store: store.stale_items(LEXICON_VERSION),
    "search: a word": lambda store: store.search("harbour"),
    "search: three letters": lambda store: store.search("har"),
    "search: one letter": lambda store: store.search("h"),
    "search: a common word and a name": lambda store: store.search("the merrin"),
    "search: a phrase, unfinished": lambda store: store.search('"school budget" on tue'),
    "search: nothing": lambda store: store.search("zebra"),
}


def best_seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the fewest seconds of processor time that the work took in some rounds."""
    return min(_once(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def disk_parts(store: Store) -> dict[str, float]:
    """Return what the parts of the cache take on disk, as multiples of the plain text."""
    connection = store._connection
    (text,) = connection.execute("SELECT sum(length(CAST(plain_text(text) AS BLOB))) FROM item_text").fetchone()
    (size,) = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
    parts = {"texts": "item_text", "analyses": "analysis", "search": "search_%", "outlines": "outline%"}
    found = {"disk by text, all": size / text}
    for name, pattern in parts.items():
        pages = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE ? OR name LIKE ?"
        (taken,) = connection.execute(pages, (pattern, f"sqlite_autoindex_{pattern}_%")).fetchone()
        found[f"disk by text, {name}"] = taken / text
    return found


def print_table(results: dict[int, dict[str, float]]) -> None:
    """Print a line for each step and a column for each size, the last with the largest by the smallest."""
    counts = sorted(results)
    print("| | " + " | ".join(f"{count:,} items" for count in counts) + " | largest by smallest |")
    print("|---|" + "---|" * (len(counts) + 1))
    for name in results[counts[0]]:
        values = [results[count][name] for count in counts]
        shown = " | ".join(_shown(name, value) for value in values)
        print(f"| {name} | {shown} | {values[-1] / max(values[0], 1e-9):.2f} |")


def _shown(name: str, value: float) -> str:
    if name.endswith(", MB"):
        return f"{value:.0f}"
    if name.startswith(("disk", "start by", "peak")):
        return f"{value:.2f}"
    return f"{value * 1000:.2f} ms"


if __name__ == "__main__":
    main()
