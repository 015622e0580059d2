"""Invented items and states for tests of the cache."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing.model import FeedState, Item

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)

FERRY = Item(
    id="ferry",
    source="Harbour Post",
    title="Council delays the ferry vote",
    text="The council of Port Amery put off its vote on Monday.\n"
    "“We need the figures first,” said Ana Brandt. She left.",
    retrieved=NOON,
    url="https://harbour.example/ferry?utm_source=feed",
    outlet="Harbour Post",
    published=datetime(2024, 3, 4, 9, 30, tzinfo=UTC),
    published_basis="feed",
    published_raw="Mon, 04 Mar 2024 09:30:00 GMT",
    language="en",
    origin="feed content",
)
BRIDGE = Item(
    id="bridge",
    source="Harbour Post",
    title="Bridge closed",
    text="The old bridge is closed until May.",
    retrieved=NOON,
    url="https://harbour.example/bridge",
    origin="feed content",
)


def polled(source: str = "Harbour Post", **known: object) -> FeedState:
    """Return the state of a feed that was polled at noon."""
    return replace(FeedState(source, checked=NOON, succeeded=NOON, status=200), **known)  # type: ignore[arg-type]
