"""What the summarizer sees in single texts, as JSON lines: the form of `briefing analyse`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from briefing.cli.layout import json_line
from briefing.cli.workplace import clock
from briefing.errors import SourceError
from briefing.model import Analysis, Item, Position, QuestionCue, Quote, Sentence, Source, Span

if TYPE_CHECKING:
    from briefing.ingest.workers import Workers

_MOST_SECONDS = 20.0  # for one file in its parser, as when a folder is read

# Without a clock: a text that comes without a time gets one that nothing is resolved from.
_NO_TIME = datetime(1, 1, 1, tzinfo=UTC)


class BatchLine(msgspec.Struct):
    """One line of a batch."""

    id: str | int
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class Text(NamedTuple):
    """A text to be analysed, under the id that its line gave it."""

    id: str | int
    item: Item


class Refused(NamedTuple):
    """A line that could not be read, and why. Lines are counted from 1."""

    number: int
    reason: str


def parse_batch(lines: Iterable[bytes]) -> Iterator[Text | Refused]:
    """Yield the text of each line, in order; blank lines are passed over."""
    decoder = msgspec.json.Decoder(BatchLine)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            read = decoder.decode(line.removeprefix(b"\xef\xbb\xbf"))
            yield Text(read.id, _item_of(read))
        except (msgspec.DecodeError, ValueError) as error:
            yield Refused(number, str(error))


def read_articles(paths: Sequence[Path]) -> Iterator[tuple[Path, Item | SourceError]]:
    """Yield, for each path, the item that the file holds, or why there is none, with the path in the words.

    A file is read as a folder among the sources would read it: what may hide a bomb, in a process of its own.
    """
    from briefing.ingest.workers import Workers

    with asyncio.Runner() as runner:
        workers = Workers(1, _MOST_SECONDS)
        try:
            for path in paths:
                try:
                    yield path, runner.run(_read_article(path, workers))
                except SourceError as error:
                    yield path, error
        finally:
            runner.run(workers.close())


async def _read_article(path: Path, workers: Workers) -> Item:
    from briefing.ingest.collect_folder import read_file
    from briefing.ingest.files import FoundFile

    file, source = FoundFile(path, str(path)), Source(str(path), "folder", str(path.parent))
    try:
        data = await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}).") from error
    item = (await read_file(file, data, source, workers, clock())).item
    if item is None:
        raise SourceError(f"{path} holds no article.")
    return item


def article_line(path: str, item: Item) -> str:
    """Return the line of JSON about a file: what it says of itself, the text that offsets count in, its reading."""
    from briefing.summarize.analyse import analyse

    head = {
        "title": item.title,
        "outlet": item.outlet,
        "outlet_basis": item.outlet_basis,
        "dateline": item.dateline,
        "byline": item.byline,
        "published": item.published,
        "published_basis": item.published_basis,
        "text": item.text,
    }
    return json_line({"id": path, **head, **describe(item.text, analyse(item))})


def reading_line(text: Text) -> str:
    """Return the line of JSON about one text; made in worker processes, so both ends are simple."""
    from briefing.summarize.analyse import analyse

    return json_line({"id": text.id, **describe(text.item.text, analyse(text.item))})


def describe(text: str, analysis: Analysis) -> dict[str, Any]:
    """Return an analysis as plain values; offsets are code points of ``text``, half-open, and marks are included."""
    names = [actor.name for actor in analysis.actors]
    return {
        "analysed": analysis.analysed,
        "sentences": [
            {"start": one.start, "end": one.end, "paragraph": one.paragraph, "role": one.role}
            for one in analysis.sentences
        ],
        "quotes": [_quote(one, text, names) for one in analysis.quotes],
        "mentions": [
            {**_place(one.span, text), "actor": names[one.actor], "kind": analysis.actors[one.actor].kind}
            for one in analysis.mentions
        ],
        "actors": [
            {
                "name": one.name,
                "spellings": one.spellings,
                "role": one.role,
                "affiliation": one.affiliation,
                "kind": one.kind,
                "plural": one.plural,
            }
            for one in analysis.actors
        ],
        "questions": [_question(one, text, names, analysis.sentences) for one in analysis.questions],
        "events": [
            {
                **_place(one.clause, text),
                "when": one.when.of(text),
                "day": one.day,
                "basis": one.basis,
                "coming": one.coming,
            }
            for one in analysis.events
        ],
        "positions": [_position(one, text, names) for one in analysis.positions],
    }


def _quote(quote: Quote, text: str, names: Sequence[str]) -> dict[str, Any]:
    return {
        **_place(quote.span, text),
        "kind": quote.kind,
        **_part("speaker", quote.speaker, text),
        "entity": None if quote.actor is None else names[quote.actor],
        **_part("cue", quote.cue, text),
        "rule": quote.rule,
        "group": quote.group,
        "closed": quote.closed,
        "occasion": _words(quote.occasion, text),
        "when": _words(quote.when, text),
        "day": quote.day,
    }


def _question(cue: QuestionCue, text: str, names: Sequence[str], sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Return a question; where no clause says what is open, it stands where its sentence does."""
    return {
        **_place(cue.clause or sentences[cue.sentence].span, text),
        "kind": cue.kind,
        "wording": cue.wording,
        "decider": _words(cue.decider, text),
        "due": _words(cue.due, text),
        "due_day": cue.due_day,
        "opens": cue.opens,
        **_part("cue", cue.cue, text),
        "said_by": None if cue.speaker is None else names[cue.speaker],
    }


def _position(position: Position, text: str, names: Sequence[str]) -> dict[str, Any]:
    return {
        **_place(position.clause, text),
        "actor": names[position.actor],
        "label": position.label,
        **_part("cue", position.cue, text),
        "quote": position.quote,
        "when": _words(position.when, text),
        "day": position.day,
    }


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)


def _item_of(line: BatchLine) -> Item:
    published = None if line.published is None else _time_of(line.published)
    return Item(
        id=str(line.id),
        source="",
        title=line.title or "",
        text=line.text,
        retrieved=published or _NO_TIME,
        url=line.url,
        outlet=line.outlet,
        published=published,
        published_basis="none" if published is None else "feed",
    )


def _time_of(words: str) -> datetime:
    """Return a time written as ISO 8601 or as in RFC 5322; without a zone it is UTC.

    Raises:
        ValueError: it is neither.
    """
    try:
        time = datetime.fromisoformat(words)
    except ValueError:
        try:
            time = parsedate_to_datetime(words)
        except ValueError as error:
            raise ValueError(f'"published" is not a time: {words!r}') from error
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)


def _place(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _part(name: str, span: Span | None, text: str) -> dict[str, Any]:
    """Return the words of a part of a construction and where they stand, None for each when it has no such part."""
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.of(text), f"{name}_start": span.start, f"{name}_end": span.end}
