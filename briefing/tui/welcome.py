"""What stands on the screen before the first article: three steps to the first brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.model import Brief
from briefing.tui.keys import Key
from briefing.tui.rows import Row, Run, heading, para
from briefing.tui.seams import Seams, SourceRow


def welcome_rows(brief: Brief, seams: Seams, sources: Sequence[SourceRow], table: Sequence[Key]) -> tuple[Row, ...]:
    """Return the steps, each with what is done of it and which key does the next."""
    keys = {key.id: key.shown.split(" ")[0] for key in table}
    rows: list[Row] = [heading("No articles yet. Three steps to the first brief")]
    for number, step in enumerate((_sources, _issues, _polling), start=1):
        first, *more = step(brief, seams, sources, keys.get)
        rows.append(Row("", (para(Run(f"{number} ", "strong"), *first), *(para(*runs, indent=2) for runs in more))))
    shown = f"{keys.get('help')} lists every key. `briefing --demo` shows a whole brief of invented articles."
    return (*rows, Row("", (para(Run(shown, "faint")),)))


_Words = Iterator[tuple[Run | str, ...]]
_KeyOf = Callable[[str], str | None]


def _sources(_brief: Brief, seams: Seams, sources: Sequence[SourceRow], key: _KeyOf) -> _Words:
    if sources:
        yield Run("Sources: ", "strong"), f"{len(sources)} set. {key('sources')} tells how they fare."
    else:
        yield Run("Sources: ", "strong"), "none is set."
    for source, _state in sources:
        if source.kind == "folder":
            yield f"Articles put into {source.location} ({source.pattern}) are picked up.", ""
    yield f"{key('source.add')} adds the address of a feed, a file or a folder" + _written(seams.settings_path), ""


def _issues(brief: Brief, seams: Seams, _sources: Sequence[SourceRow], _key: _KeyOf) -> _Words:
    if brief.issues:
        yield Run("Issues: ", "strong"), f"{len(brief.issues)} followed: {', '.join(i.name for i in brief.issues)}"
    else:
        yield (
            Run("Issues: ", "strong"),
            "none is set; what you follow is named in " + (seams.settings_path or "feeds.toml"),
        )
        yield Run('[[issue]]\u00a0 name = "Harbour toll"\u00a0 terms = ["harbour toll", "port levy"]', "faint"), ""


def _polling(_brief: Brief, _seams: Seams, _sources: Sequence[SourceRow], key: _KeyOf) -> _Words:
    yield Run(f"Press {key('refresh')}: ", "strong"), "the sources are read, and the brief is here as soon as they are."


def _written(path: str) -> str:
    return f"; it is written into {path}." if path else "."
