"""Is this the same quotation again, and in which words, and in whose mouth?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property
from itertools import chain, combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from briefing.model import Quote
from briefing.summarize.actors.identity import Identity
from briefing.summarize.brief.digest import Digest, canonical
from briefing.summarize.brief.grouping import find_groups

_WORD = re.compile(r"\w+")
_SHARED_WORDS = 3
# Of the shorter quotation's stretches this part must stand in the other before the two are compared letter by letter.
_SHARED_PART = 0.25
_COMMON_QUOTES = 80
# Fewer words than this are said by many people on many days: then only one speaker's own words are his again.
_WORDS_OF_ONE_SPEAKER = 3
_WORDS_WITHOUT_SPEAKER = 5
_WORDS_OF_TWO_SPEAKERS = 8
_LEAST_NEAR_LETTERS = 30
# Two transcripts of one statement differ in a word or two ("I have no doubt that we'll" / "I have no doubt we'll").
_NEAR_RATIO = 88.0
_NEAR_PART_RATIO = 92.0
# Of a ratio r of common letters to those of both, at least r / (2 - r) of the shorter one's are common.
_IN_ORDER = 0.85
_SAME_OCCASION = timedelta(days=14)


@dataclass(frozen=True, eq=False)
class Spoken:
    """One quotation as one item prints it; ``speaker`` is None where nobody was resolved.

    ``sentence`` is the index of the one in which it begins.
    """

    digest: Digest
    quote: Quote
    speaker: Identity | None
    sentence: int

    @cached_property
    def text(self) -> str:
        """Return the words with their marks, verbatim."""
        return self.digest.words(self.quote.span)

    @cached_property
    def canonical(self) -> str:
        """Return the letters and digits only."""
        return canonical(self.text)

    @cached_property
    def group(self) -> tuple[str, int]:
        """Return what the quotes of one utterance in one item share."""
        return self.digest.item.id, self.quote.group

    @cached_property
    def order(self) -> tuple[datetime, str, int]:
        """Return what orders quotations from old to new, then in text order; a total order."""
        return *self.digest.age_key, self.quote.span.start


@dataclass(frozen=True, eq=False)
class Utterance:
    """What was said once: ``pieces`` as the chosen item prints them, everywhere else it is printed, and how.

    ``copies`` have the words of a piece, ``variants`` have others; each is in order of time. ``others`` are copies or
    variants that name another speaker. ``first`` is the piece that was printed first of all.
    """

    pieces: tuple[Spoken, ...]
    copies: tuple[Spoken, ...]
    variants: tuple[Spoken, ...]
    others: tuple[Spoken, ...]
    first: Spoken

    @property
    def speaker(self) -> Identity | None:
        """Return who said it; None when no item that prints it says so."""
        return self.pieces[0].speaker

    @cached_property
    def everywhere(self) -> tuple[Spoken, ...]:
        """Return all places that print it."""
        return (*self.pieces, *self.copies, *self.variants)

    @cached_property
    def issues(self) -> frozenset[int]:
        """Return the issues that a place which prints it serves."""
        return frozenset(
            issue for place in self.everywhere for issue in place.digest.passages.issues_of(place.sentence)
        )


def resolve_utterances(spoken: Iterable[Spoken]) -> tuple[Utterance, ...]:
    """Gather the quotations of all items into what was said once, in order of first print.

    The copy that is shown names the speaker, is the longest, then the earliest. Copies that name somebody else stay
    with it and are listed in ``others``: the speaker that most outlets name is shown.
    """
    ordered = sorted(spoken, key=lambda each: each.order)
    clusters = _clusters(ordered)
    joined: dict[tuple[tuple[str, int], ...], list[Spoken]] = {}
    for cluster in clusters:
        key = tuple(sorted({each.group for each in cluster}))
        joined.setdefault(key, []).extend(cluster)
    utterances = (_utterance(sorted(members, key=lambda each: each.order)) for members in joined.values())
    return tuple(sorted(utterances, key=lambda each: each.first.order))


def _utterance(members: Sequence[Spoken]) -> Utterance:
    speaker_id = _agreed_speaker(members)
    groups: dict[tuple[str, int], list[Spoken]] = {}
    for each in members:
        groups.setdefault(each.group, []).append(each)
    shown = min(groups.values(), key=lambda group: _showing_rank(group, speaker_id))
    pieces = _without_repeats(sorted(shown, key=lambda each: each.quote.span))
    wordings = {each.canonical for each in pieces}
    rest = [each for each in members if each not in pieces]
    return Utterance(
        tuple(pieces),
        tuple(each for each in rest if each.canonical in wordings),
        tuple(each for each in rest if each.canonical not in wordings),
        tuple(each for each in rest if each.speaker is not None and each.speaker.id != speaker_id),
        members[0],
    )


def _agreed_speaker(members: Sequence[Spoken]) -> str | None:
    """Return the speaker that most outlets name; of several the one named first."""
    outlets: dict[str, set[str]] = {}
    for each in members:
        if each.speaker is not None:
            outlets.setdefault(each.speaker.id, set()).add(each.digest.outlet)
    return max(outlets, key=lambda speaker: len(outlets[speaker]), default=None)


def _showing_rank(group: Sequence[Spoken], speaker_id: str | None) -> tuple[bool, bool, int, datetime, str, int]:
    named = all(each.speaker is not None and each.speaker.id == speaker_id for each in group)
    fragment = any(each.quote.kind != "direct" for each in group)
    return not named, fragment, -sum(len(each.canonical) for each in group), *group[0].order


def _without_repeats(pieces: Sequence[Spoken]) -> list[Spoken]:
    seen: dict[str, Spoken] = {}
    for each in pieces:
        seen.setdefault(each.canonical, each)
    return list(seen.values())


# --- which quotations belong together --------------------------------------------------------------------------------


def _clusters(ordered: Sequence[Spoken]) -> list[list[Spoken]]:
    words = [_WORD.findall(each.text.lower()) for each in ordered]
    candidates = _candidates([each.canonical for each in ordered], words)
    # What a wire printed is compared in the words of each outlet that has it.
    are_near = cache(_are_near)

    def are_one(left: int, right: int) -> bool:
        return _are_one(ordered[left], ordered[right], min(len(words[left]), len(words[right])), are_near)

    return [[ordered[place] for place in group] for group in find_groups(range(len(ordered)), candidates, are_one)]


def _candidates(texts: Sequence[str], words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share all their letters, or enough stretches of three words."""
    exact: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        exact.setdefault(text, []).append(place)
    for places in exact.values():
        if 1 < len(places) <= _COMMON_QUOTES:
            yield from combinations(places, 2)
    stretches = [frozenset(zip(*(own[start:] for start in range(_SHARED_WORDS)), strict=False)) for own in words]
    often = Counter(chain.from_iterable(stretches))
    holders: dict[tuple[str, ...], list[int]] = {key: [] for key, held in often.items() if 1 < held <= _COMMON_QUOTES}
    for place, own in enumerate(stretches):
        held = [holders[stretch] for stretch in own if stretch in holders]
        for other, count in Counter(chain.from_iterable(held)).items():
            if count >= _SHARED_PART * min(len(own), len(stretches[other])):
                yield other, place
        for places in held:
            places.append(place)


def _are_one(left: Spoken, right: Spoken, fewest_words: int, are_near: Callable[[str, str], bool]) -> bool:
    if left.speaker is None or right.speaker is None:
        least_words = _WORDS_WITHOUT_SPEAKER
    elif left.speaker.id == right.speaker.id:
        least_words = _WORDS_OF_ONE_SPEAKER
    else:
        least_words = _WORDS_OF_TWO_SPEAKERS
    if fewest_words < least_words:
        return False
    left_text, right_text = left.canonical, right.canonical
    if left_text == right_text:
        return True
    if fewest_words < _WORDS_WITHOUT_SPEAKER or abs(left.digest.moment - right.digest.moment) > _SAME_OCCASION:
        return False
    return left_text in right_text or right_text in left_text or are_near(left_text, right_text)


def _are_near(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    if shorter < _LEAST_NEAR_LETTERS:
        return False
    if fuzz.ratio(left, right, score_cutoff=_NEAR_RATIO) > 0:
        return True
    # To look for a part that is near takes long; where there is one, most of the shorter's letters stand in that order.
    in_order = LCSseq.similarity(left, right, score_cutoff=int(shorter * _IN_ORDER))
    return in_order > 0 and fuzz.partial_ratio(left, right, score_cutoff=_NEAR_PART_RATIO) > 0
