from __future__ import annotations

from briefing.tui.pager import line_of, pager_command
from tests.tui.driver import opened, press, told
from tests.tui.invented import TOLLS, cited


def test_the_reader_has_the_choice_of_pager() -> None:
    """Pagers that know +N open at the words."""
    assert pager_command({}, "a.txt", 3) == ("less", "+3", "a.txt")
    assert pager_command({"PAGER": "less -S"}, "a.txt", 3) == ("less", "-S", "+3", "a.txt")
    assert pager_command({"PAGER": "/usr/bin/bat --plain"}, "a.txt", 3) == ("/usr/bin/bat", "--plain", "a.txt")


def test_the_line_is_that_of_the_words() -> None:
    """Counted from 1, as pagers count."""
    assert line_of(TOLLS, cited(TOLLS, "The ministry")) == 1
    assert line_of(TOLLS, cited(TOLLS, "A dredging firm")) == 3


async def test_where_the_terminal_cannot_be_left_the_reader_is_told() -> None:
    """A terminal that cannot be suspended is no reason to stop."""
    async with opened() as pilot:
        await press(pilot, "v")
        assert told(pilot)[0].startswith("no pager: ")
        assert pilot.app.is_running
