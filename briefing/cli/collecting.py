"""When the garbage collector has nothing to find."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep the garbage collector from looking through what is loaded, again and again: all of it is in use.

    Behind the block all of that counts as old: else the next few objects would have it looked through at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_freeze_count() == 0:  # what somebody set aside stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
