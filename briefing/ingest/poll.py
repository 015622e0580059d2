"""When a feed is polled and what an answer means for the next poll: decisions only, no clock, network or store."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

from briefing.ingest.dates import DAYS
from briefing.ingest.options import IngestOptions
from briefing.model import FeedState, Source

_TRUST_VALIDATORS_DAYS = 8  # some servers say "not modified" to everything; NetNewsWire forgets its tags after as long
_ADOPT_AFTER_DAYS = 7  # a permanent redirect is believed when it was said for a week: captive portals say it too
_LONGEST_WAIT = timedelta(hours=24)
_SHORTEST_WAIT = timedelta(seconds=60)
_WAIT_UNSTATED = timedelta(minutes=10)  # after a 429 that does not say for how long
_LONGEST_SKIP = timedelta(days=2)  # a weekend; a feed that is skipped for longer than that would be lost sight of
_JITTER = 0.1

PollDecision = Literal["due", "not due"]


def count_unread(sources: Sequence[Source], states: Mapping[str, FeedState]) -> int:
    """Return how many of the sources are feeds that were never read: each of them is sure to bring articles."""
    return sum(source.kind == "feed" and source.name not in states for source in sources)


def decide_poll(
    source: Source, state: FeedState | None, now: datetime, *, host_waits: Mapping[str, datetime]
) -> PollDecision:
    """Return whether the feed is to be polled now.

    ``host_waits`` is from :func:`find_host_waits`: one feed's Retry-After holds for all feeds of its host.
    """
    if host_waits and (waits_until := host_waits.get(host_of(source.location))) and waits_until > now:
        return "not due"
    if state is None or state.location not in (None, source.location):
        return "due"
    if state.gone:
        return "not due"
    if state.next_due is None:
        return "due"
    return "due" if first_allowed(max(now, state.next_due), state) <= now else "not due"


def first_allowed(moment: datetime, state: FeedState) -> datetime:
    """Return ``moment``, or the first after it that lies outside the hours and days which the feed asks to skip."""
    skipped = frozenset((state.skip or "").split())
    latest = (state.next_due or moment) + _LONGEST_SKIP
    allowed = moment
    while allowed < latest and not skipped.isdisjoint((str(allowed.hour), DAYS[allowed.weekday()])):
        allowed = allowed.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return allowed


def find_host_waits(sources: Sequence[Source], states: Mapping[str, FeedState]) -> dict[str, datetime]:
    """Return until when each host that said so is to be left alone."""
    waits: dict[str, datetime] = {}
    for source in sources:
        state = states.get(source.name)
        if state and state.host_wait_until:
            host = host_of(source.location)
            waits[host] = max(state.host_wait_until, waits.get(host, state.host_wait_until))
    return waits


def host_of(url: str) -> str:
    """Return the host and port of an address."""
    return urlsplit(url).netloc.lower()


def state_for(source: Source, state: FeedState | None) -> FeedState:
    """Return what is known of the feed, afresh when its address in feeds.toml is another one now."""
    if state is None or state.location not in (None, source.location):
        return FeedState(source.name, location=source.location)
    return replace(state, location=source.location)


def address_of(state: FeedState, now: datetime) -> str:
    """Return where to ask for the feed: where it has moved to, once that has been said for a week.

    From http to https of the same address it moves at once.
    """
    location = state.location or ""
    if state.moved_to and state.moved_since:
        is_only_secured = location.startswith("http:") and state.moved_to == "https:" + location.removeprefix("http:")
        if is_only_secured or now - state.moved_since >= timedelta(days=_ADOPT_AFTER_DAYS):
            return state.moved_to
    return location


def conditions_for(state: FeedState, now: datetime) -> dict[str, str]:
    """Return the headers that ask for the feed only if it has changed, its validators byte for byte."""
    if state.validators_since is None or now - state.validators_since > timedelta(days=_TRUST_VALIDATORS_DAYS):
        return {}
    pairs = (("If-None-Match", state.etag), ("If-Modified-Since", state.last_modified))
    return {name: value for name, value in pairs if value}


def after_success(
    state: FeedState,
    headers: Mapping[str, str],
    now: datetime,
    options: IngestOptions,
    *,
    published: Sequence[datetime] = (),
    hint_seconds: float | None = None,
) -> FeedState:
    """Return the state after a good answer, validators apart: see :func:`with_validators`."""
    wait = interval_seconds(published, [hint_seconds, cache_seconds(headers, now)], now, options)
    return replace(
        state,
        status=200,
        checked=now,
        succeeded=now,
        next_due=now + timedelta(seconds=_jittered(wait, state, options.most_interval_seconds)),
        host_wait_until=None,
        failures=0,
        error=None,
        degraded=None,
        gone=False,
    )


def after_not_modified(
    state: FeedState, headers: Mapping[str, str], now: datetime, options: IngestOptions
) -> FeedState:
    """Return the state after "not modified": the rhythm as it was, new validators where the answer brings them."""
    last = (state.next_due - state.checked).total_seconds() if state.next_due and state.checked else 0.0
    wait = min(
        max(last, cache_seconds(headers, now) or 0.0, options.least_interval_seconds), options.most_interval_seconds
    )
    return replace(
        state,
        status=304,
        checked=now,
        succeeded=now,
        next_due=now + timedelta(seconds=wait),
        host_wait_until=None,
        failures=0,
        error=None,
        etag=headers.get("etag", state.etag),
        last_modified=headers.get("last-modified", state.last_modified),
    )


def with_validators(state: FeedState, headers: Mapping[str, str], body_hash: str, now: datetime) -> FeedState:
    """Return the state with the validators of a whole body whose entries are stored with it."""
    if headers.get("expires", "").strip() == "0":
        return replace(state, etag=None, last_modified=None, validators_since=None, body_hash=body_hash)
    etag, last_modified = headers.get("etag"), headers.get("last-modified")
    since = now if etag or last_modified else None
    return replace(state, etag=etag, last_modified=last_modified, validators_since=since, body_hash=body_hash)


def with_move(state: FeedState, moved_to: str | None, now: datetime) -> FeedState:
    """Return the state with what permanent redirects said; the address that was adopted stays."""
    if moved_to is None:
        asked_elsewhere = address_of(state, now) != state.location
        return state if asked_elsewhere else replace(state, moved_to=None, moved_since=None)
    return state if moved_to == state.moved_to else replace(state, moved_to=moved_to, moved_since=now)


def after_failure(
    state: FeedState,
    error: str,
    now: datetime,
    options: IngestOptions,
    *,
    status: int | None = None,
    retry_after: str | None = None,
) -> FeedState:
    """Return the state after a bad answer or none: what is stored stays, the wait doubles up to a day.

    ``retry_after`` is the header as received; it holds for the whole host. A feed that is gone (410) is asked for no
    more unless the reader says so.
    """
    failures = state.failures + 1
    doubled = options.least_interval_seconds * 2 ** min(failures, 10)
    backoff = timedelta(seconds=_jittered(doubled, state, _LONGEST_WAIT.total_seconds()))
    was_adopted = address_of(state, now) != state.location
    wait = _stated_wait(retry_after, now) or (_WAIT_UNSTATED if status == 429 else None)
    return replace(
        state,
        status=status,
        checked=now,
        next_due=None if status == 410 else now + max(backoff, wait or _SHORTEST_WAIT),
        host_wait_until=now + wait if wait and status in (429, 503) else None,
        failures=failures,
        error=error,
        gone=status == 410,
        moved_to=None if was_adopted else state.moved_to,
        moved_since=None if was_adopted else state.moved_since,
    )


def interval_seconds(
    published: Sequence[datetime], hints: Sequence[float | None], now: datetime, options: IngestOptions
) -> float:
    """Return the wait until the next poll, from how often the feed publishes and what it asks for.

    CommaFeed's rule: half the mean gap between entries, less often the longer it has been silent; the feed's own
    hints may only make it longer; never outside the limits of the options.
    """
    least, most = options.least_interval_seconds, options.most_interval_seconds
    wait = max([_by_rhythm(published, now, most), *(hint for hint in hints if hint is not None)])
    return min(max(wait, least), most)


def cache_seconds(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return how long the answer says that it stays fresh, None when it does not or forbids keeping it."""
    directives = [directive.strip().lower() for directive in headers.get("cache-control", "").split(",")]
    if "no-cache" in directives or "no-store" in directives:
        return None
    for directive in directives:
        name, _, value = directive.partition("=")
        if name == "max-age" and value.strip('" ').isdecimal():
            return float(min(int(value.strip('" ')[:12]), 10**9))
    expires = _http_date(headers.get("expires", ""))
    return max((expires - now).total_seconds(), 0.0) if expires else None


def _by_rhythm(published: Sequence[datetime], now: datetime, most: float) -> float:
    moments = sorted(moment for moment in published if moment <= now)
    if not moments:
        return most / 4
    silent = now - moments[-1]
    for days, part in ((30, 1.0), (14, 0.5), (7, 0.25)):
        if silent > timedelta(days=days):
            return most * part
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    return sum(gaps) / len(gaps) / 2 if gaps else most / 4


def _jittered(seconds: float, state: FeedState, most: float) -> float:
    """Spread the polls of feeds that have the same interval; the share is the feed's own, so it can be tested."""
    digest = hashlib.blake2b((state.location or state.source).encode("utf-8", "replace"), digest_size=2).digest()
    share = _JITTER * int.from_bytes(digest) / 0xFFFF
    capped = min(seconds, most)
    return capped * (1 + share) if capped * (1 + _JITTER) <= most else capped * (1 - share)


def _stated_wait(retry_after: str | None, now: datetime) -> timedelta | None:
    """Return the wait that Retry-After states in seconds or as a date, within a minute and a day; None for nonsense."""
    stated = (retry_after or "").strip()
    if stated.isascii() and stated.isdigit():
        seconds = float(min(int(stated[:12]), 10**9))
    elif moment := _http_date(stated):
        seconds = (moment - now).total_seconds()
    else:
        return None
    return min(max(timedelta(seconds=seconds), _SHORTEST_WAIT), _LONGEST_WAIT)


def _http_date(stated: str) -> datetime | None:
    # A start of the dashboard asks what is due, and no host.
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
