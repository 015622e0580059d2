"""How long does a brief take as a whole process, from the command line to the last byte?

    python benchmarks/export.py [--items 2000 20000] [--window 2000] [--rounds 5] [--keep DIR] [--json FILE]

Makes a cache of each size (``--keep`` names a folder where they stay), all with the same number of items in the last
week, analysed. Runs `briefing export` and `briefing show` over each as a process of its own, once to make what is
kept of every item, then for the figures, one after the other with `python -c "import textual.app"`, which is what any
program with a Textual screen pays before it does anything. Prints the best processor time of each, and its ratio to
that import. "composed" is a brief that is made anew of what the cache holds, "kept" one after which nothing has
changed, so that it is taken as it is.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.corpus import ISSUES, NOW, make_cache

ROOT = Path(__file__).resolve().parent.parent
SOURCE = '[[source]]\nkind = "feed"\nname = "Invented"\nurl = "https://feeds.example/rss"\n\n'
FEEDS = SOURCE + "\n".join(
    f"[[issue]]\nname = {json.dumps(issue.name)}\nterms = {json.dumps(issue.terms)}\n"
    f"umbrella = {json.dumps(issue.umbrella)}\ncontext = {json.dumps(issue.context)}\n"
    f"deciders = {json.dumps(issue.deciders)}\n"
    for issue in ISSUES
)
IMPORT = (sys.executable, "-c", "import textual.app")
PARTS = {
    "the interpreter": "pass",
    "what is imported": "import briefing.cli.briefs, briefing.cli.pipeline, briefing.cli.commands.export, "
    "briefing.cli.reading_list, briefing.summarize.compose",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument("--window", type=int, default=2_000, help="how many of them lie in the last week")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="where the caches are, or are to stay")
    parser.add_argument("--json", type=Path, help="where the seconds go, for compare.py")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        parts = {"import textual.app": IMPORT} | {name: (sys.executable, "-c", code) for name, code in PARTS.items()}
        commands = {name: Command(arguments) for name, arguments in parts.items()}
        for count in options.items:
            commands |= commands_over(folder, count, options.window)
        found = side_by_side(commands, options.rounds)
    for name, seconds in found.items():
        print(f"{name:34}{seconds:8.3f} s{seconds / found['import textual.app']:8.2f} x the import")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n")


@dataclass(frozen=True, slots=True)
class Command:
    """A process to be measured; ``anew`` is the cache whose kept briefs are not to be taken as they are."""

    arguments: Sequence[str]
    anew: Path | None = None


def commands_over(folder: Path, count: int, window: int) -> dict[str, Command]:
    """Return the commands over a cache of so many items, once it is made and a brief has looked at each of them."""
    place = folder / f"{count}-{window}"
    make_cache(place, count, window)
    (folder / "feeds.toml").write_text(FEEDS, encoding="utf-8")
    briefing = (sys.executable, "-m", "briefing", "--config", str(folder / "feeds.toml"), "--cache", str(place))
    dated = (*briefing, "--as-of", NOW.date().isoformat())
    verbs = {"export": (*dated, "export", "-o", "-"), "show": (*dated, "show", "--length", "brief")}
    seconds_of(Command(verbs["export"]))
    composed = {f"{verb}, composed, {count:,} items": Command(own, place) for verb, own in verbs.items()}
    return composed | {f"{verb}, kept, {count:,} items": Command(own) for verb, own in verbs.items()}


def side_by_side(commands: dict[str, Command], rounds: int) -> dict[str, float]:
    """Return the least processor time of each command, all of them run in each round."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(seconds_of(command))
    return {name: min(times) for name, times in taken.items()}


def seconds_of(command: Command) -> float:
    """Return the processor time of a process and those that it starts."""
    if command.anew is not None:
        forget_basis(command.anew)
    # An installed program is compiled once; without this, one that was edited is compiled at every start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command.arguments, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def forget_basis(cache: Path) -> None:
    """Say of all kept briefs that it is not known what they were made of: the next one is composed."""
    with sqlite3.connect(cache / "briefing.sqlite") as connection:
        connection.execute("UPDATE brief SET basis = ''")
    connection.close()


if __name__ == "__main__":
    main()
