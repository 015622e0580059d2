"""What got slower? Compares two runs of a benchmark that were kept with ``--json``.

    python benchmarks/compare.py OLD.json NEW.json [--limit 1.25]

Each file holds one figure a name: seconds, megabytes, multiples; less is better. Prints each as new by old, the worst
first, names what grew beyond the limit, and ends with 1 if anything did; what is below a thousandth in both is too
small to tell. Runs of two machines, or of one that was busy in one of them, tell nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

Figures = Mapping[str, float]
_LEAST = 0.001


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--limit", type=float, default=1.25, help="what counts as grown, as new by old")
    options = parser.parse_args()
    old, new = load_figures(options.old), load_figures(options.new)
    for name, ratio in (ratios := find_ratios(old, new)):
        print(f"{ratio:8.2f}  {name}  ({old[name]:.4g} -> {new[name]:.4g})")
    for name in sorted(old.keys() ^ new.keys()):
        print(f"{'-':>8}  {name}  (only in the {'old' if name in old else 'new'} run)")
    slower = [name for name, ratio in ratios if ratio > options.limit and max(old[name], new[name]) > _LEAST]
    print(f"\nslower than {options.limit} times: {', '.join(slower) or 'nothing'}")
    sys.exit(1 if slower else 0)


def load_figures(path: Path) -> Figures:
    """Return the figures of a run by name."""
    figures: dict[str, float] = json.loads(path.read_text())
    return figures


def find_ratios(old: Figures, new: Figures) -> list[tuple[str, float]]:
    """Return (name, new by old) of what both runs measured, the worst first."""
    both = ((name, new[name] / max(old[name], 1e-9)) for name in old.keys() & new.keys())
    return sorted(both, key=lambda pair: (-pair[1], pair[0]))


if __name__ == "__main__":
    main()
