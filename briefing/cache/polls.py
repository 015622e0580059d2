"""What one poll told, and how it is kept."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field

from briefing.cache.basis import note_item_changes
from briefing.cache.items import save_item
from briefing.cache.rows import SaveCount
from briefing.cache.statements import mark_missing, put_state
from briefing.model import FeedState, Item
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll of a source told; without items, that there is nothing new, or an error.

    The validators of ``state`` stand for exactly these ``items``. ``entry_hashes`` say by item id what the feed printed
    for each. ``present_paths`` are all files that are in a folder, None for a feed; the folder's other items are marked
    as missing.
    """

    state: FeedState
    items: Sequence[Item] = ()
    entry_hashes: Mapping[str, str] = field(default_factory=dict)
    present_paths: frozenset[str] | None = None


def put_poll(connection: sqlite3.Connection, poll: Poll) -> SaveCount:
    """Keep a poll inside the caller's transaction; none of the source's other items is touched."""
    shared = Counter(item.url for item in poll.items)
    outcomes: Counter[str] = Counter()
    for item in poll.items:
        alone = shared[item.url] == 1
        outcomes[save_item(connection, item, poll.entry_hashes.get(item.id), match_url=alone)] += 1
    if poll.present_paths is not None:
        mark_missing(connection, poll.state, poll.present_paths)
    put_state(connection, poll.state)
    note_item_changes(connection, outcomes["new"] + outcomes["changed"])
    return SaveCount(outcomes["new"], outcomes["changed"])
