"""What [export] says, as the other rooms read it: at hand without what checks a feeds.toml."""

from __future__ import annotations

from typing import Literal

from briefing.values import dataclass

ExportFormat = Literal["md", "html", "json", "txt"]
ExportLength = Literal["page", "brief", "full"]


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What a brief covers and where it is written; ``fields.ExportTable`` says what each value means."""

    folder: str
    format: ExportFormat
    length: ExportLength
    window_days: int
    background_days: int
