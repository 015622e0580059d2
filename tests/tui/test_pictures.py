from __future__ import annotations

from datetime import UTC

from briefing.tui.glyphs import ASCII, UNICODE
from briefing.tui.pictures import days_words, outlets_words, sparkline
from tests.tui.driver import HUGE, opened, pane_text, press
from tests.tui.invented import GATE, OTHER, TOLLS, TRAINS, entry

SOURCES = tuple(entry(number, item) for number, item in enumerate((TOLLS, GATE, TRAINS, OTHER, GATE), start=1))


def test_a_day_is_as_high_as_its_count() -> None:
    """The highest day has the highest sign; no articles, the lowest; one article is never the lowest."""
    assert sparkline([0, 1, 50, 100], UNICODE) == "▁▂▅█"
    assert sparkline([0, 0], UNICODE) == "▁▁"
    assert sparkline([], UNICODE) == ""
    assert sparkline([0, 1, 2], ASCII) == "_-^"


def test_the_picture_is_also_said_in_words() -> None:
    """Undated articles are counted apart."""
    assert days_words(SOURCES, UTC, UNICODE) == ("per day ▅▅█ Mon 12 May 1 · Tue 13 May 1 · Wed 14 May 2 · undated 1")
    assert days_words(SOURCES[3:4], UTC, UNICODE) == "per day undated 1"
    assert days_words((), UTC, UNICODE) == ""


def test_outlets_are_counted_most_first() -> None:
    """An outlet that nobody states is called that."""
    assert outlets_words(SOURCES, UNICODE) == (
        "Island Post 2 · Veldhaven Courier 1 · Rail Weekly 1 · outlet not stated 1"
    )


async def test_an_issue_shows_its_days_and_outlets() -> None:
    """At the foot of the pane for all that is not actors, quotes or questions."""
    async with opened(size=HUGE) as pilot:
        await press(pilot, "1")
        text = " ".join(pane_text(pilot, "also").split())
        assert "2 articles from 2 outlets; 2 named, 1 unnamed speakers" in text
        assert "per day ██ Tue 13 May 1 · Wed 14 May 1" in text
        assert "Veldhaven Courier 1 · Island Post 1" in text
