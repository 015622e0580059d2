"""What is asked to draw itself when a part of the screen has changed."""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NarrowCompositor(Compositor):
    """Textual's compositor, but of a change it asks only the widgets that stand there, for the lines that changed.

    Textual asks all widgets of every container that the change touches, and those that they cover, for all of their
    lines: at a step of the cursor the whole screen, to take a few lines of it.
    """

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders(crop)
            return
        lines = Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():  # what stands in front comes first
            if not crop.overlaps(region):
                continue
            shown = clip.intersection(lines)
            seen = region.intersection(shown)
            if seen:
                yield region, shown, widget.render_lines(seen.translate((-region.x, -region.y)))
            if seen.contains_region(crop):
                return
