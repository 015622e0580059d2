"""The program's entry: ``briefing`` and ``python -m briefing``."""

from __future__ import annotations

import gc
import os
import sys

from briefing.cli.last_screen import draw_last_screen


def main() -> None:
    """Show the last screen where there is one, and run the command line behind it."""
    curtain = draw_last_screen(sys.argv[1:], os.environ)
    if curtain is not None:
        gc.disable()  # it is the dashboard that comes: all that is loaded for it stays
    try:
        from briefing.cli.main import main as run

        run(curtain)
    except KeyboardInterrupt:
        raise SystemExit(130) from None  # as shells tell it
    finally:
        if curtain is not None:
            curtain.close()
        # Else the interpreter would look through all of it once more for what can be freed: a tenth of a poll.
        gc.freeze()


if __name__ == "__main__":
    main()
