"""The few signs that the screen draws itself, in two sets: one for UTF-8, one for terminals without it."""

from __future__ import annotations

from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs of one cell each, ``heights`` several from low to high, ``going`` one or three.

    Beside each stands a word that says the same.
    """

    cursor: str = "▸"
    resting_cursor: str = "▹"
    kept: str = "★"
    left_out: str = "×"
    note: str = "✎"
    seen: str = "✓"
    bar: str = "▌"
    also_cited: str = "┊"
    dot: str = "·"
    dash: str = "—"
    pilcrow: str = "¶"
    refresh: str = "⟳"
    tab_left: str = "╸"
    tab_right: str = "╺"
    heights: str = "▁▂▃▄▅▆▇█"
    position: str = "●"
    event: str = "◆"
    going: str = "…"


UNICODE = Glyphs()
ASCII = Glyphs(">", "-", "*", "x", "n", "v", "|", ":", "-", "--", "p", "@", "<", ">", "_-^", "o", "#", "...")


def choose_glyphs(encoding: str | None) -> Glyphs:
    """Return the set that a terminal of this encoding can show."""
    return UNICODE if (encoding or "").lower().replace("-", "").replace("_", "") in {"utf8", "utf8sig"} else ASCII
