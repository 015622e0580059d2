"""The screen as text: what is drawn again at the next start, and the driver that draws over it without a flash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.driver import Driver
from textual.strip import Strip
from textual.widgets._toast import Toast

if TYPE_CHECKING:
    from briefing.tui.brief_view import BriefView


def drawn_rows(view: BriefView, words: str) -> tuple[str, ...] | None:
    """Return the rows of a view as they stand on the terminal, with ``words`` in place of the first.

    None where what stands there is not what the next start opens on: another screen or a message lies over it, it
    waits to be renewed, or it is drawn in colours of this sitting alone.
    """
    app = view.app
    passing = view.waiting is not None or view.has_class("-tiny") or bool(view.query(Toast))
    if passing or app.screen is not view or not view.size:
        return None
    # The picture that Textual writes to the terminal, row by row; it has no public name.
    strips = view._compositor.render_strips()
    top = next((segment.style for segment in strips[0] if segment.style), Style.null())
    first = Strip([Segment(f" {words}", top)]).adjust_cell_length(view.size.width, top)
    return tuple(strip.render(app.console) for strip in (first, *strips[1:]))


def driver_over(attributes: Sequence[Any], hand_over: Callable[[], None]) -> type[Driver]:
    """Return a driver for a terminal that shows a picture already: it draws over that, and does not clear it first.

    ``attributes`` are the terminal's own, which hold again when the app ends or is suspended; ``hand_over`` is called
    when the terminal is the app's.
    """
    from textual.drivers.linux_driver import LinuxDriver

    class DriverOver(LinuxDriver):
        """Leaves out the one switch to the other screen that would clear it."""

        _has_begun = False

        def write(self, data: str) -> None:
            """Write to the terminal."""
            if data == "\x1b[?1049h" and not self._has_begun:
                self._has_begun = True
                return
            super().write(data)

        def start_application_mode(self) -> None:
            """Begin to draw, and remember how the terminal was before the picture."""
            super().start_application_mode()  # type: ignore[no-untyped-call] # Textual leaves it bare
            self.attrs_before = list(attributes)
            hand_over()

    return DriverOver
