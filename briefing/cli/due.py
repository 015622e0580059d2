"""What is to be done before the brief is the newest one that there can be: is a source due, would another brief come?

Answered without polling, reading or composing, so that a start on which nothing is to be done does nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from briefing import __version__
from briefing.cache import Store
from briefing.cli.pipeline import find_source_gaps, first_read
from briefing.cli.rules import rules_of
from briefing.cli.workplace import Moment, Workplace, clock
from briefing.model import FeedState, MarkKind, Source
from briefing.settings import Settings
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

# Where a line stands, and how a question does: other marks are shown on what stands there anyway.
_DECIDING: tuple[MarkKind, ...] = ("kept", "confirmed", "rejected")


def basis_of_brief(
    store: Store, settings: Settings, moment: Moment, reader: str, states: dict[str, FeedState] | None = None
) -> str:
    """Return a digest of all that the brief of a moment is made of; ``states`` are the sources' where they are known.

    Of the clock it holds the day, and which articles are in the window: news grow old by themselves. It does not hold
    what is shown beside a brief and never decides what stands in it, such as that a line was seen.
    """
    window_start = moment.now - timedelta(days=settings.export.window_days)
    parts = (
        (__version__, LEXICON_VERSION, rules_of(), str(settings.path), settings.text, reader, moment.day, moment.basis),
        store.corrections(reader),
        [mark for mark in store.marks(reader) if mark.kind in _DECIDING],
        find_source_gaps(settings.source_list, store.feed_states() if states is None else states),
        store.basis.before(moment.day),
        store.basis.of_items([moment.now, window_start, first_read(settings, moment)]),
    )
    return hashlib.blake2b(msgspec.json.encode(parts), digest_size=16).hexdigest()


def basis_now(place: Workplace, store: Store) -> str:
    """Return what a brief of this moment would be made of."""
    return basis_of_brief(store, place.settings, place.moment, place.reader)


def is_up_to_date(place: Workplace, store: Store, shown: str) -> bool:
    """Return whether nothing is to be polled, read or composed; what the shown brief was made of is told."""
    kept = store.basis.of_brief(place.moment.day)
    if not kept or kept != shown:
        return False
    states = store.feed_states()
    if kept != basis_of_brief(store, place.settings, place.moment, place.reader, states):
        return False
    return not is_anything_due(place.settings.source_list, states)


def is_anything_due(sources: Sequence[Source], states: Mapping[str, FeedState]) -> bool:
    """Return whether a source is to be polled or read now, by its own wish or because its last poll failed."""
    from briefing.ingest.poll import decide_poll, find_host_waits

    now, host_waits = clock(), find_host_waits(sources, states)
    feeds = (source for source in sources if source.kind == "feed")
    return (
        any(decide_poll(feed, states.get(feed.name), now, host_waits=host_waits) == "due" for feed in feeds)
        or bool(worth_another_try(sources, states, now))
        or not _are_read([source for source in sources if source.kind == "folder"], states)
    )


def are_read(folders: Sequence[Source], store: Store) -> bool:
    """Return whether all that stands in folders is in the cache."""
    return _are_read(folders, store.feed_states())


def _are_read(folders: Sequence[Source], states: Mapping[str, FeedState]) -> bool:
    if not folders:
        return True
    from briefing.ingest.look import is_read

    return all(is_read(folder, states.get(folder.name)) for folder in folders)


def worth_another_try(sources: Sequence[Source], states: Mapping[str, FeedState], now: datetime) -> list[Source]:
    """Return the sources whose last poll failed, and whose host did not ask to be left alone.

    Whoever sits before the screen may just have got the network back.
    """
    return [source for source in sources if _is_worth_another_try(states.get(source.name), now)]


def _is_worth_another_try(state: FeedState | None, now: datetime) -> bool:
    if state is None or state.error is None or state.gone:
        return False
    return state.host_wait_until is None or state.host_wait_until <= now
