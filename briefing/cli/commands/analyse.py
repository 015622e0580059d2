"""`briefing analyse`: what the summarizer sees in single texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.options import example

if TYPE_CHECKING:
    from concurrent.futures import Future

    from briefing.cli.readings import Refused, Text

# So many texts, each about to be analysed or waiting for its turn to be printed, are in memory at a time.
_WINDOW = 64


@click.command(
    epilog=example(
        "briefing analyse articles/today.txt",
        "briefing analyse --batch texts.jsonl > readings.jsonl",
        """echo '{"id": 1, "text": "“We will decide on Friday,” the minister said."}' | briefing analyse --batch -""",
    )
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--batch",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help='Lines of JSON, {"id", "text"} each; - for stdin.',
)
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...], batch: str | None) -> None:
    """Print what the summarizer sees in each text, as one line of JSON, in the order given.

    A line of a batch has "id" and "text", and may have "title", "outlet", "published" and "url". Offsets are code
    points of the text, half-open; quotations include their marks. For a PATH, the line holds the text as well. A line
    that cannot be read is told on stderr, the others go on, and the exit code is 1.
    """
    if not paths and batch is None:
        raise click.UsageError("Give a PATH or --batch FILE.")
    refusals = _print_files(paths)
    if batch is not None:
        refusals += _print_batch(batch)
    if refusals:
        context.exit(1)


def _print_batch(batch: str) -> int:
    """Print the readings of a batch; return how many of its lines could not be read."""
    from briefing.cli.readings import Refused, parse_batch

    refusals = 0
    with click.open_file(batch, "rb") as lines:
        for outcome in _lines(parse_batch(lines), stream=batch == "-"):
            if isinstance(outcome, Refused):
                refusals += 1
                click.echo(f"{'stdin' if batch == '-' else batch}:{outcome.number}: {outcome.reason}", err=True)
            else:
                click.echo(outcome)
    return refusals


def _lines(texts: Iterable[Text | Refused], *, stream: bool) -> Iterator[str | Refused]:
    """Yield the reading of each text, and each refusal, in order; many texts of a file are shared among processes."""
    from briefing.cli.analysing import FEW_ITEMS
    from briefing.cli.readings import Text, reading_line

    waiting = iter(texts)
    # Who writes into a pipe may wait for each answer before the next question.
    first = [] if stream else list(islice(waiting, FEW_ITEMS))
    if len(first) == FEW_ITEMS:
        yield from _shared_lines(chain(first, waiting))
        return
    for text in chain(first, waiting):
        yield reading_line(text) if isinstance(text, Text) else text


def _shared_lines(texts: Iterable[Text | Refused]) -> Iterator[str | Refused]:
    from briefing.cli.analysing import worker_pool
    from briefing.cli.readings import Text, reading_line

    with worker_pool() as pool:
        window: deque[Future[str] | Refused] = deque()
        for text in texts:
            window.append(pool.submit(reading_line, text) if isinstance(text, Text) else text)
            if len(window) == _WINDOW:
                yield _answer(window.popleft())
        while window:
            yield _answer(window.popleft())


def _answer(outcome: Future[str] | Refused) -> str | Refused:
    from briefing.cli.readings import Refused

    return outcome if isinstance(outcome, Refused) else outcome.result()


def _print_files(paths: Sequence[Path]) -> int:
    """Print the readings of files; return how many of them could not be read."""
    from briefing.cli.readings import article_line, read_articles
    from briefing.errors import SourceError

    refusals = 0
    for path, read in read_articles(paths):
        if isinstance(read, SourceError):
            refusals += 1
            click.echo(str(read), err=True)
        else:
            click.echo(article_line(str(path), read))
    return refusals
