"""Is the collector off where it has nothing to find, and as it was behind that?"""

from __future__ import annotations

import gc

from briefing.cli.collecting import nothing_collected


def test_what_was_made_in_the_block_is_not_looked_through_behind_it() -> None:
    """The collector is off within and on behind; it begins to count anew, and what was made counts as old."""
    gc.unfreeze()  # what another test's command set aside
    with nothing_collected():
        assert not gc.isenabled()
        made = [[number] for number in range(20_000)]
    assert gc.isenabled()
    assert gc.get_count()[1:] == (0, 0)
    assert (len(made), gc.get_freeze_count()) == (20_000, 0)


def test_what_somebody_set_aside_stays_aside() -> None:
    """A command that polls sets aside what it has loaded, and may compose afterwards."""
    gc.freeze()
    try:
        with nothing_collected():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_a_collector_that_was_off_stays_off() -> None:
    """A block within a block leaves the outer one as it is."""
    with nothing_collected():
        with nothing_collected():
            pass
        assert not gc.isenabled()
