from __future__ import annotations

from datetime import date

import click
import pytest

from briefing.cli.dashboard import Session, first_brief
from briefing.cli.options import AS_OF
from briefing.cli.workplace import find_workplace
from briefing.tui.app import BriefingApp
from tests.cli.conftest import Desk


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_first_launch_fetches_in_the_background_and_shows_what_came(desk: Desk, size: tuple[int, int]) -> None:
    """From an empty cache, with the real rooms behind the screen, at each of its three sizes."""
    context = click.Context(click.Command("any"))
    context.meta[AS_OF] = date(2023, 5, 10)
    place = find_workplace(context)
    with place.open_store() as store:
        session = Session(place, store, first_brief(place, store))
        app = BriefingApp(session.brief, session.seams(refresh_on_start=True))
        async with app.run_test(size=size) as pilot:
            # The refresh begins behind the first picture, and the watch of the folders never ends by itself.
            while not session.brief.sources:
                await pilot.pause()
            if refreshing := [worker for worker in app.workers if worker.group == "refresh"]:
                await app.workers.wait_for_complete(refreshing)
            await pilot.press("R")
            await pilot.pause()
            assert [source.title for source in app.desk.brief.sources] == ["Marlow waits for its ferry"]
            assert app.desk.brief == session.brief
