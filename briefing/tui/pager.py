"""Reading an article in the reader's own pager, at the words that prove a line."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.model import Evidence, Item


def pager_command(environ: Mapping[str, str], path: str, line: int) -> tuple[str, ...]:
    """Return the command of ``$PAGER`` (or less) on a file; the pagers that know ``+N`` open at that line."""
    words = shlex.split(environ.get("PAGER") or "less")
    at = [f"+{line}"] if Path(words[0]).name in ("less", "more", "most", "moar", "moor") else []
    return (*words, *at, path)


def line_of(item: Item, evidence: Evidence) -> int:
    """Return the line of the text, counted from 1, on which the evidence begins."""
    return item.text.count("\n", 0, evidence.start) + 1


def page(item: Item, evidence: Evidence) -> None:
    """Show the article in the pager and come back when the reader leaves it; the terminal must be free.

    Raises:
        OSError: the pager cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-") as directory:
        path = Path(directory, "article.txt")
        path.write_text(item.text, encoding="utf-8")
        run_pager(pager_command(os.environ, str(path), line_of(item, evidence)))


def page_text(text: str) -> None:
    """Show any text in the pager, from its top.

    Raises:
        OSError: the pager cannot be started.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-") as directory:
        path = Path(directory, "output.txt")
        path.write_text(text, encoding="utf-8")
        run_pager(pager_command(os.environ, str(path), 1))


def run_pager(command: Sequence[str]) -> None:
    """Run the pager, or another program of the reader's, in the terminal of this program."""
    subprocess.run(command, check=False)
