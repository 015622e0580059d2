"""A process that parses and does nothing else. What a document does to its parser, it does here.

Started by :mod:`briefing.ingest.workers`, or forked. Jobs come on stdin, readings leave on stdout, each behind its
length.
"""

from __future__ import annotations

import gc
import sys
from typing import IO, Literal, assert_never

import msgspec

from briefing.errors import BriefingError
from briefing.ingest.parsed import ParsedFeed, ParsedPage
from briefing.values import dataclass

JobKind = Literal["feed", "page", "pdf", "docx"]
_MEMORY_BYTES = 1 << 30
_OBJECTS_UNTIL_COLLECTED = (700, 10, 10)  # trees and feeds refer to themselves: rarer, they would pile up
AHEAD = "--ahead"  # feeds will surely come: their parser is loaded before the first does


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be parsed."""

    kind: JobKind
    data: bytes
    content_type: str
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a job: one of the first three, or in words why not."""

    feed: ParsedFeed | None = None
    page: ParsedPage | None = None
    text: str | None = None
    error: str | None = None


def read_document(job: Job) -> Reading:
    """Parse one document; whatever goes wrong with it is said in the reading."""
    # The parsers are loaded with the first job: a run in which nothing has changed never pays for them.
    try:
        match job.kind:
            case "feed":
                from briefing.ingest.feed import parse_feed

                return Reading(feed=parse_feed(job.data, job.content_type, job.url))
            case "page":
                from briefing.ingest.page import parse_page

                return Reading(page=parse_page(job.data, job.content_type, job.url))
            case "pdf":
                from briefing.ingest.documents import text_of_pdf

                return Reading(text=text_of_pdf(job.data))
            case "docx":
                from briefing.ingest.documents import text_of_docx

                return Reading(text=text_of_docx(job.data))
            case _:
                assert_never(job.kind)
    except BriefingError as error:
        return Reading(error=str(error))
    except MemoryError:
        return Reading(error="Reading the answer would take more memory than any feed or article should.")
    except Exception as error:  # noqa: BLE001 - a parser that stumbles over a document is that document's error
        return Reading(error=f"The answer makes the parser stumble ({type(error).__name__}).")


def main() -> None:
    """Parse what comes on stdin until it ends."""
    jobs, readings = sys.stdin.buffer, sys.stdout.buffer
    # A library that prints would talk into the answers.
    sys.stdout = sys.stderr
    parse_jobs(jobs, readings, feeds_expected=AHEAD in sys.argv)


def parse_jobs(jobs: IO[bytes], readings: IO[bytes], *, feeds_expected: bool) -> None:
    """Parse jobs until there are no more, with a limit on the memory of this process."""
    _limit_memory()
    if feeds_expected:
        import briefing.ingest.feed  # noqa: F401 - the first feed need not wait for it

        gc.freeze()
    gc.set_threshold(*_OBJECTS_UNTIL_COLLECTED)
    while frame := _read_frame(jobs):
        reading = msgspec.msgpack.encode(read_document(msgspec.msgpack.decode(frame, type=Job)))
        readings.write(len(reading).to_bytes(4) + reading)
        readings.flush()


def _read_frame(stream: IO[bytes]) -> bytes:
    length = stream.read(4)
    return stream.read(int.from_bytes(length)) if len(length) == 4 else b""


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


if __name__ == "__main__":
    main()
