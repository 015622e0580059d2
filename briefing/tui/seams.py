"""Everything the screen asks of the rest of the house, as callables that whoever opens it hands in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Literal

from briefing.errors import UsageError
from briefing.model import (
    Brief,
    CorrectionKind,
    FeedState,
    Item,
    MarkKind,
    SearchCondition,
    SearchHit,
    Source,
    SourceReport,
)
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.tui.opening import Opening

ExportFormat = Literal["md", "html", "json", "txt"]
PaneName = Literal["rail", "bottom", "actors", "quotes", "questions", "also"]
ReportProgress = Callable[[SourceReport], None]
SourceRow = tuple[Source, FeedState | None]
SEARCH_HITS = 50
"""How many articles a search shows at most."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader was: what is needed to open the screen at the same line again.

    ``issue`` is the issue's name, empty for the overview; ``line_id`` is empty on a pane without lines. ``search`` is
    the saved search that is read instead of an issue. ``filter`` and ``searches`` are written as they are typed;
    ``sizes`` are those of the panes by layout.
    """

    issue: str = ""
    pane: PaneName = "bottom"
    line_id: str = ""
    search: str = ""
    filter: str = ""
    searches: tuple[str, ...] = ()
    sizes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What an export would write: where to, and the text. ``standing`` says in words what stands there already."""

    target: str
    text: str
    standing: str = ""


def _refuse_source(_location: str) -> str:
    raise UsageError("sources cannot be added here")


@dataclass(frozen=True, slots=True)
class Seams:
    """What the screen can ask for.

    ``search`` gives at most ``SEARCH_HITS`` of the items that hold all the words and fit every condition.
    ``load_item`` raises ``KeyError`` for an item version that is gone. ``refresh`` polls what is due, analyses and
    composes; it may call its argument from any thread, and raises what the reader should read as the reason.
    ``export`` writes the brief and returns where. ``source_rows`` gives each source with its last poll, None before
    the first. ``keys`` maps binding ids to keys, as ``[keys]`` in feeds.toml does. ``refresh_on_start`` is False
    for a brief that is not to be touched (a demonstration, a past day). ``zone`` is the reader's time zone.
    ``next_arrival`` waits until files come into the folders and gives the brief with them, None where there is nothing
    to wait for. ``notice`` is what the reader should know of how the cache was opened.
    ``save_correction`` takes the kind, the subject, the issue it is taken from and the target, as
    :class:`~briefing.model.Correction` has them (a dismissed thread's terms are filled in), ``delete_correction`` the
    first three. ``accept_thread`` takes a thread's id, writes it into feeds.toml as an issue and returns the issue's
    name; it raises what the reader should read as the reason. What they change is in the brief of the next
    ``refresh``, and of ``recompose``, which polls nothing. ``preview`` tells what ``export`` would write.
    ``add_source`` takes an address, a file or a folder, writes it into feeds.toml and returns the source's name;
    ``take_back_settings`` puts feeds.toml back as it was before the last change that this screen asked for, and raises
    where it was changed since. ``take_back_export`` puts back what stood where the last ``export`` wrote, and raises
    ``UsageError`` where that was edited since. ``keep_screen`` takes the rows that stand on the terminal and its
    columns and lines; it draws them at the next start, before the screen is loaded. ``keep_opening`` keeps what the
    panes of a large brief open on, which is ``opening`` at the next start; the brief is then what ``whole`` gives.
    """

    load_item: Callable[[str, int], Item]
    refresh: Callable[[ReportProgress], Awaitable[Brief]]
    export: Callable[[ExportFormat], str]
    search: Callable[[str, tuple[SearchCondition, ...]], tuple[SearchHit, ...]]
    save_mark: Callable[[str, MarkKind, str], None]
    delete_mark: Callable[[str, MarkKind], None]
    source_rows: Callable[[], tuple[SourceRow, ...]]
    now: Callable[[], datetime]
    save_correction: Callable[[CorrectionKind, str, str, str], None]
    delete_correction: Callable[[CorrectionKind, str, str], None]
    accept_thread: Callable[[str], str]
    recompose: Callable[[], Awaitable[Brief]]
    preview: Callable[[ExportFormat], ExportPreview] = field(default=lambda _form: ExportPreview("", ""))
    add_source: Callable[[str], str] = field(default=_refuse_source)
    take_back_settings: Callable[[], None] = field(default=lambda: None)
    take_back_export: Callable[[], None] = field(default=lambda: None)
    settings_path: str = ""
    load_place: Callable[[], Place | None] = field(default=lambda: None)
    save_place: Callable[[Place], None] = field(default=lambda _place: None)
    keys: Mapping[str, str] = field(default_factory=dict)
    theme: str = "auto"
    zone: tzinfo = UTC
    refresh_on_start: bool = True
    next_arrival: Callable[[], Awaitable[Brief]] | None = None
    notice: str | None = None
    keep_screen: Callable[[tuple[int, int], Sequence[str]], None] = field(default=lambda _size, _rows: None)
    keep_opening: Callable[[tuple[int, int], Opening], None] = field(default=lambda _size, _opening: None)
    opening: Opening | None = None
    whole: Callable[[], Awaitable[Brief]] | None = None
