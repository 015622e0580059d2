from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.options import IngestOptions
from briefing.ingest.poll import (
    address_of,
    after_failure,
    after_not_modified,
    after_success,
    cache_seconds,
    conditions_for,
    decide_poll,
    find_host_waits,
    interval_seconds,
    state_for,
    with_move,
    with_validators,
)
from briefing.model import FeedState, Source
from tests.ingest.conftest import NOON

OPTIONS = IngestOptions()
FEED = Source("Post", "feed", "https://post.example/rss")
FRESH = FeedState("Post", location=FEED.location)
DAY = 86_400.0


def minutes(number: float) -> timedelta:
    """Return a span of time."""
    return timedelta(minutes=number)


@pytest.mark.parametrize(
    ("state", "decision"),
    [
        (None, "due"),
        (FRESH, "due"),
        (replace(FRESH, next_due=NOON), "due"),
        (replace(FRESH, next_due=NOON + minutes(1)), "not due"),
        (replace(FRESH, gone=True), "not due"),
        (replace(FRESH, next_due=NOON + minutes(1), location="https://old.example/"), "due"),
    ],
)
def test_a_feed_is_polled_when_it_is_due(state: FeedState | None, decision: str) -> None:
    """One that is gone is not, and one with another address is at once."""
    assert decide_poll(FEED, state, NOON, host_waits={}) == decision


@pytest.mark.parametrize(
    ("skip", "hours_later", "decision"),
    [
        ("13 14", 1, "not due"),  # NOON is twelve o'clock UTC on a Tuesday
        ("13 14", 2.99, "not due"),
        ("13 14", 3, "due"),
        ("13 14", 25, "not due"),
        ("Tuesday", 11.9, "not due"),
        ("Tuesday", 12, "due"),
        ("13 14", 0, "due"),
        ("Tuesday Wednesday Thursday Friday", 47, "not due"),
        ("Tuesday Wednesday Thursday Friday", 48, "due"),
    ],
)
def test_the_hours_and_days_a_feed_asks_to_skip_are_skipped(skip: str, hours_later: float, decision: str) -> None:
    """For two days at most: nobody loses sight of a feed for it."""
    state = FeedState("Post", location=FEED.location, checked=NOON - minutes(30), next_due=NOON, skip=skip)
    assert decide_poll(FEED, state, NOON + minutes(60 * hours_later), host_waits={}) == decision


def test_one_feeds_retry_after_holds_for_its_host() -> None:
    """For all feeds there, and for no other host."""
    other = Source("Other", "feed", "https://post.example/other")
    elsewhere = Source("Elsewhere", "feed", "https://else.example/")
    waits = find_host_waits([FEED, other], {"Post": replace(FRESH, host_wait_until=NOON + minutes(5))})
    assert decide_poll(other, None, NOON, host_waits=waits) == "not due"
    assert decide_poll(other, None, NOON + minutes(5), host_waits=waits) == "due"
    assert decide_poll(elsewhere, None, NOON, host_waits=waits) == "due"


def test_validators_go_back_byte_for_byte_for_eight_days() -> None:
    """After that a server that always says "not modified" is asked for the whole feed."""
    state = with_validators(FRESH, {"etag": 'W/"a  b', "last-modified": "2024-09-17 10:00:00"}, "hash", NOON)
    asked = {"If-None-Match": 'W/"a  b', "If-Modified-Since": "2024-09-17 10:00:00"}
    assert conditions_for(state, NOON + timedelta(days=8)) == asked
    assert conditions_for(state, NOON + timedelta(days=8, seconds=1)) == {}
    assert conditions_for(FRESH, NOON) == {}


def test_an_answer_that_expires_at_zero_brings_no_validators() -> None:
    """Its server means that nothing may be kept."""
    assert with_validators(FRESH, {"etag": '"x"', "expires": "0"}, "hash", NOON).etag is None


def test_not_modified_brings_new_validators_and_keeps_the_old_ones() -> None:
    """RFC 9111, 4.3.4."""
    state = replace(FRESH, etag='"old"', last_modified="then", checked=NOON - minutes(30), next_due=NOON)
    after = after_not_modified(state, {"etag": '"new"'}, NOON, OPTIONS)
    assert (after.etag, after.last_modified, after.next_due) == ('"new"', "then", NOON + minutes(30))


@pytest.mark.parametrize(
    ("status", "header", "wait", "host_waits"),
    [
        (429, "120", minutes(30), minutes(2)),
        (429, "7200", minutes(120), minutes(120)),
        (429, "Tue, 05 Mar 2024 13:00:00 GMT", minutes(60), minutes(60)),
        (429, None, minutes(30), minutes(10)),
        (429, "soon", minutes(30), minutes(10)),
        (429, "-1", minutes(30), minutes(10)),
        (429, "1", minutes(30), minutes(1)),
        (429, "99999999999", minutes(1440), minutes(1440)),
        (503, "3600", minutes(60), minutes(60)),
        (503, None, minutes(30), None),
        (500, "3600", minutes(60), None),
    ],
)
def test_retry_after_is_kept_within_a_minute_and_a_day(
    status: int, header: str | None, wait: timedelta, host_waits: timedelta | None
) -> None:
    """In seconds or as a date; nonsense is as none."""
    after = after_failure(FRESH, "busy", NOON, OPTIONS, status=status, retry_after=header)
    assert after.next_due is not None
    assert wait <= after.next_due - NOON <= wait * 1.1
    assert after.host_wait_until == (None if host_waits is None else NOON + host_waits)


def test_the_wait_doubles_with_every_failure_up_to_a_day() -> None:
    """And what is stored of the feed stays."""
    state = replace(FRESH, etag='"kept"', succeeded=NOON)
    waits = []
    for _ in range(12):
        state = after_failure(state, "no network", NOON, OPTIONS)
        assert state.next_due is not None
        waits.append((state.next_due - NOON).total_seconds())
    assert 1800 <= waits[0] <= 1980
    assert all(later >= earlier for earlier, later in pairwise(waits))
    assert 0.9 * DAY <= waits[-1] <= DAY
    assert (state.failures, state.etag, state.succeeded) == (12, '"kept"', NOON)


def test_a_good_answer_ends_the_waiting() -> None:
    """Failures, error and the host's wait are forgotten."""
    failed = after_failure(FRESH, "busy", NOON, OPTIONS, status=429, retry_after="600")
    good = after_success(failed, {}, NOON, OPTIONS)
    assert (good.failures, good.error, good.host_wait_until, good.succeeded) == (0, None, None, NOON)


def test_a_feed_that_is_gone_is_asked_for_no_more() -> None:
    """Until a good answer, which only the reader can bring about."""
    gone = after_failure(FRESH, "gone", NOON, OPTIONS, status=410)
    assert (gone.gone, gone.next_due) == (True, None)
    assert not after_success(gone, {}, NOON, OPTIONS).gone


def _published(*hours_ago: float) -> list[datetime]:
    return [NOON - timedelta(hours=hours) for hours in hours_ago]


@pytest.mark.parametrize(
    ("published", "hints", "seconds"),
    [
        (_published(1, 3, 5), (), 3600),
        (_published(0.1, 0.2, 0.3), (), 900),
        (_published(1, 100), (), 21_600),
        (_published(24 * 8), (), 5_400),
        (_published(24 * 15), (), 10_800),
        (_published(24 * 31), (), 21_600),
        ([], (), 5_400),
        (_published(1, 3, 5), (7200.0, None), 7200),
        (_published(1, 3, 5), (60.0,), 3600),
        (_published(1, 3, 5), (10**9,), 21_600),
        (_published(1, 3, -48), (), 3600),
    ],
)
def test_the_rhythm_of_the_feed_tells_the_next_poll(
    published: list[datetime], hints: tuple[float | None, ...], seconds: float
) -> None:
    """Half the mean gap, less often when silent, longer when asked, within the limits; the future does not count."""
    assert interval_seconds(published, hints, NOON, OPTIONS) == seconds


@given(st.lists(st.datetimes(), max_size=6), st.one_of(st.none(), st.floats(0, 1e12)), st.text(max_size=30))
def test_the_next_poll_always_lies_within_the_limits(
    published: list[datetime], hint: float | None, cache_control: str
) -> None:
    """Whatever the feed and its headers say; never "never"."""
    moments = [moment.replace(tzinfo=NOON.tzinfo) for moment in published]
    headers = {"cache-control": cache_control}
    after = after_success(FRESH, headers, NOON, OPTIONS, published=moments, hint_seconds=hint)
    assert after.next_due is not None
    wait = (after.next_due - NOON).total_seconds()
    assert OPTIONS.least_interval_seconds <= wait <= OPTIONS.most_interval_seconds


def test_feeds_of_one_rhythm_are_not_all_due_at_once() -> None:
    """Each has its own share of the spread, the same at every run."""
    waits = {
        after_success(replace(FRESH, location=f"https://x.example/{number}"), {}, NOON, OPTIONS).next_due
        for number in range(50)
    }
    assert len(waits) > 40


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=3600"}, 3600.0),
        ({"cache-control": 'max-age="60"'}, 60.0),
        ({"cache-control": "no-cache, max-age=86400"}, None),
        ({"cache-control": "max-age=soon"}, None),
        ({"expires": "Tue, 05 Mar 2024 13:00:00 GMT"}, 3600.0),
        ({"expires": "Tue, 05 Mar 2024 11:00:00 GMT"}, 0.0),
        ({"expires": "0"}, None),
        ({}, None),
    ],
)
def test_how_long_an_answer_stays_fresh(headers: Mapping[str, str], seconds: float | None) -> None:
    """By Cache-Control, else Expires; what must not be kept says nothing."""
    assert cache_seconds(headers, NOON) == seconds


def test_a_permanent_redirect_is_believed_after_a_week() -> None:
    """Captive portals say it too; another target starts the week afresh."""
    moved = with_move(FRESH, "https://new.example/rss", NOON)
    again = with_move(moved, "https://new.example/rss", NOON + timedelta(days=6))
    assert address_of(again, NOON + timedelta(days=6)) == "https://post.example/rss"
    assert address_of(again, NOON + timedelta(days=7)) == "https://new.example/rss"
    other = with_move(again, "https://login.example/", NOON + timedelta(days=6))
    assert address_of(other, NOON + timedelta(days=7)) == "https://post.example/rss"


def test_a_redirect_that_ends_is_forgotten() -> None:
    """An answer of the old address itself takes it back; one of the adopted address does not."""
    moved = with_move(FRESH, "https://new.example/rss", NOON)
    assert with_move(moved, None, NOON + timedelta(days=1)).moved_to is None
    assert with_move(moved, None, NOON + timedelta(days=8)).moved_to == "https://new.example/rss"


def test_an_adopted_address_that_fails_is_given_up() -> None:
    """The next poll asks the old one."""
    moved = replace(FRESH, moved_to="https://new.example/rss", moved_since=NOON - timedelta(days=8))
    assert address_of(after_failure(moved, "no host", NOON, OPTIONS), NOON) == "https://post.example/rss"


def test_a_move_to_the_secured_address_is_believed_at_once() -> None:
    """From http to https of the same address."""
    plain = FeedState("Post", location="http://post.example/rss")
    assert address_of(with_move(plain, "https://post.example/rss", NOON), NOON) == "https://post.example/rss"


def test_another_address_in_feeds_toml_starts_afresh() -> None:
    """Validators belong to the address that gave them."""
    known = replace(FRESH, etag='"x"', failures=3, location="https://old.example/")
    assert state_for(FEED, known) == FeedState("Post", location="https://post.example/rss")
    assert state_for(FEED, replace(FRESH, etag='"x"')).etag == '"x"'
