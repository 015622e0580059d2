from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click
import pytest

from briefing.cli.options import AS_OF, CACHE
from briefing.cli.workplace import end_of, find_issue, find_name, find_workplace
from briefing.errors import UsageError
from briefing.settings import parse_settings
from briefing.settings.checked import load_checked
from tests.cli.conftest import FEEDS, Desk

SETTINGS = parse_settings(FEEDS, Path("feeds.toml"))


@pytest.mark.parametrize("wanted", ["Harbour ferry", "harbour FERRY", "harb", "1"])
def test_an_issue_is_found_by_name_beginning_or_number(wanted: str) -> None:
    """What a person types is enough, as long as only one issue can be meant."""
    assert find_issue(wanted, SETTINGS) == "Harbour ferry"


def test_an_issue_that_is_not_there_is_told_with_the_nearest() -> None:
    """Or with all that are, where none is near."""
    with pytest.raises(UsageError, match=r'^there is no issue "Lihgthouse"; did you mean "Lighthouse"\?$'):
        find_issue("Lihgthouse", SETTINGS)
    with pytest.raises(UsageError, match=r'^there is no issue "7"; there are: Harbour ferry, Lighthouse$'):
        find_issue("7", SETTINGS)


def test_a_beginning_that_several_have_is_refused() -> None:
    """Unless one of them is just that name."""
    with pytest.raises(UsageError):
        find_name("news", ["News at noon", "News at night"], "source")
    assert find_name("news", ["News", "News at night"], "source") == "News"


def test_a_day_dates_the_brief_to_its_end() -> None:
    """Everything of that day, in UTC, is news of that day."""
    moment = end_of(date(2031, 5, 6))
    assert moment.now == datetime(2031, 5, 6, 23, 59, 59, tzinfo=UTC)
    assert (moment.basis, moment.day) == ("operator", date(2031, 5, 6))


def test_the_cache_is_named_by_option_then_variable_then_stands_beside_feeds_toml(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that two desks can share one cache, or one desk keep two."""
    context = click.Context(click.Command("any"))
    assert find_workplace(context).cache == desk.folder / "cache"
    monkeypatch.setenv("BRIEFING_CACHE", "/elsewhere/cache")
    assert find_workplace(context).cache == Path("/elsewhere/cache")
    context.meta[CACHE] = Path("mine")
    context.meta[AS_OF] = date(2031, 5, 6)
    place = find_workplace(context)
    assert place.cache == Path("mine")
    assert place.moment == end_of(date(2031, 5, 6))


def test_the_first_command_of_a_desk_keeps_that_its_settings_are_good(desk: Desk) -> None:
    """They are read before there is a cache to keep it in; the next command need not load what checks them."""
    place = find_workplace(click.Context(click.Command("any")))
    assert not place.cache.exists()
    place.open_store().close()
    assert load_checked(place.cache, place.settings.path, place.settings.text) == place.settings


def test_what_few_commands_use_is_loaded_by_those_alone() -> None:
    """The nearest name to a misspelt one, the zone of this machine, where settings live that nobody named."""
    code = "import sys, briefing.cli.main, briefing.cli.workplace, briefing.cli.commands.ingest; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"difflib", "zoneinfo", "platformdirs"}.intersection(loaded)
