"""How large the panes are, as the reader has set them for each layout of the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from briefing.tui.seams import PaneName

Layout = Literal["s", "m", "l", "xl"]
SizeName = Literal["rail", "side", "bottom", "left"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
SIZE_NAMES: tuple[SizeName, ...] = get_args(SizeName)
Sizes = Mapping[str, Mapping[str, int]]

# Cells wide (rail, side), lines high (bottom), or twentieths of the width (left: the left column of panes).
_USUAL: Mapping[Layout, Mapping[SizeName, int]] = {
    "s": {"bottom": 6},
    "m": {"rail": 26, "bottom": 6},
    "l": {"rail": 34, "bottom": 11, "left": 10},
    "xl": {"rail": 34, "bottom": 14, "left": 10, "side": 82},
}
_LIMITS: Mapping[SizeName, tuple[int, int]] = {"rail": (16, 60), "side": (50, 120), "bottom": (2, 24), "left": (5, 15)}
_STEPS: Mapping[SizeName, int] = {"rail": 2, "side": 4, "bottom": 1, "left": 1}


def size_of(sizes: Sizes, layout: Layout, name: SizeName) -> int | None:
    """Return a size as set or as usual, None where this layout has no such border to move."""
    usual = _USUAL[layout].get(name)
    if usual is None:
        return None
    least, most = _LIMITS[name]
    return min(max(sizes.get(layout, {}).get(name, usual), least), most)


def resized(
    sizes: Sizes, layout: Layout, pane: PaneName | Literal["side"], by: int
) -> dict[str, dict[str, int]] | None:
    """Return the sizes with a pane larger or smaller by one step; None where it has no border to move, or no room."""
    name, sign = _border_of(layout, pane)
    before = size_of(sizes, layout, name)
    if before is None:
        return None
    changed = {key: dict(value) for key, value in sizes.items()}
    changed.setdefault(layout, {})[name] = before + by * sign * _STEPS[name]
    after = size_of(changed, layout, name)
    if after is None or after == before:
        return None
    changed[layout][name] = after
    return changed


def _border_of(layout: Layout, pane: PaneName | Literal["side"]) -> tuple[SizeName, int]:
    """Return which size a pane hangs on, and whether it grows or shrinks with it."""
    match pane:
        case "rail" | "side" | "bottom":
            return pane, 1
        case "actors" | "questions":
            return ("left", 1) if layout in ("l", "xl") else ("rail", -1)
        case _:
            return ("left", -1) if layout in ("l", "xl") else ("rail", -1)
