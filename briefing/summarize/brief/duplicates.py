"""Is this the same article, or the same quotation, again?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain

from briefing.model import Item
from briefing.summarize.brief.digest import moment_of
from briefing.summarize.brief.grouping import find_groups

_SHINGLE_WORDS = 5
_DIGEST_BYTES = 8  # what "Q" reads in one piece
# Long texts are sampled: of the shingles that open with a word this long, one in so many counts. The choice depends on
# the words alone, so a copy keeps the same sample.
_ANCHOR_LENGTH = 7
_SAMPLED_OF = 4
_SAMPLED_FROM_WORDS = 240
# A shingle in more items than this is house text ("Sign up for our newsletter"), not a story.
_COMMON_ITEMS = 60
# Broder et al. 1997 call pages with a resemblance of half alike; a copy that an outlet has cut or extended is found by
# containment of the shorter text instead.
_RESEMBLANCE = 0.5
_CONTAINMENT = 0.7
_LEAST_SHARED = 6
_NOTHING_KNOWN: Mapping[str, bytes] = {}


def find_copies(items: Iterable[Item], known: Mapping[str, bytes] = _NOTHING_KNOWN) -> dict[str, str]:
    """Return, for each near-duplicate, the id of the item that it is a copy of.

    The original of a group is the earliest; of several at one time the longest, then the lowest id. ``known`` are
    shingles that were made before, by item id.
    """
    held = {item.id: item for item in items}
    shingles = {
        item_id: _unpacked(kept if (kept := known.get(item_id)) is not None else shingles_of(item.text))
        for item_id, item in sorted(held.items())
    }
    alike = [
        (left, right)
        for left, right, shared in _count_shared(shingles)
        if _are_alike(shared, len(shingles[left]), len(shingles[right]))
    ]
    copies = {}
    for group in find_groups(shingles, alike, lambda _left, _right: True):
        own = [held[item_id] for item_id in group]
        original = min(own, key=lambda item: (moment_of(item), -len(item.text), item.id))
        copies.update({item.id: original.id for item in own if item is not original})
    return copies


def _are_alike(shared: int, left: int, right: int) -> bool:
    if shared < _LEAST_SHARED:
        return shared > 0 and shared == left == right
    return shared >= _RESEMBLANCE * (left + right - shared) or shared >= _CONTAINMENT * min(left, right)


def _count_shared(shingles: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str, int]]:
    """Yield the pairs of items that may be alike by how many shingles they share, house text aside."""
    often = Counter(chain.from_iterable(shingles.values()))
    # Most shingles of a day stand in one text only.
    holders: dict[int, list[str]] = {shingle: [] for shingle, items in often.items() if 1 < items <= _COMMON_ITEMS}
    for item_id, own in shingles.items():
        held = [holders[shingle] for shingle in filter(holders.__contains__, own)]
        if not held:
            continue
        for other, count in Counter(chain.from_iterable(held)).items():
            if count >= _LEAST_SHARED or count == len(own):
                yield other, item_id, count
        for ids in held:
            ids.append(item_id)


def shingles_of(text: str) -> bytes:
    """Return what a text is compared by: digests of its stretches of words, each once, in order, end to end."""
    words = text.lower().split()
    sampled = len(words) > _SAMPLED_FROM_WORDS
    digests = {
        blake2b(" ".join(words[place : place + _SHINGLE_WORDS]).encode(), digest_size=_DIGEST_BYTES).digest()
        for place in range(len(words) - _SHINGLE_WORDS + 1)
        if not sampled or len(words[place]) >= _ANCHOR_LENGTH
    }
    return b"".join(sorted(digest for digest in digests if not sampled or digest[0] % _SAMPLED_OF == 0))


def _unpacked(shingles: bytes) -> Sequence[int]:
    return memoryview(shingles).cast("Q").tolist()
