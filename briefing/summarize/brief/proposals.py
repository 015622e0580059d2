"""Which recurring story could be an issue, what would it be called, and which words mean it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import Final

from briefing.summarize.brief.digest import Digest
from briefing.summarize.lexicon import word_set
from briefing.values import dataclass

# A story recurs when two outlets carry it, or when one has come back to it twice.
_LEAST_OUTLETS: Final = 2
_LEAST_ITEMS: Final = 3
_LEAD_SENTENCES: Final = 3
_MOST_TERMS: Final = 5
_LONGEST_NAME: Final = 7
_SHORTEST_PHRASE: Final = 2
_SHORTEST_WORD: Final = 4
# A word that more than this share of the other items use as well tells no story from another.
_OUTSIDE_SHARE: Final = 0.02
_Finder = Callable[[str, set[str]], Iterator[str]]
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# "Marrow Bay", "Bank of Teel", "van der Linde": capitals, with the small words that names have inside.
_NAME: Final = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:(?:of|the|de|der|van|von|al|for)\s+){0,2}[A-Z][\w’'-]+){0,3}")
# Words that carry no matter, and those by which reports tell the day. Origin: Quirk et al. (1985), closed classes.
_EMPTY: Final = word_set(
    """a an the and or but nor of to in on at by for from with as into over under after before about against between
    through during without within near its it he she they his her their this that these those is are was were be been
    has have had will would could may might can not no who which whose what when where how than then there here more
    most some all any both each said says say told also monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december today yesterday week month
    year years day days new first last one two three four five six seven eight nine ten people officials"""
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an issue made of a story would be called, in the sources' words, and the terms that would mean it."""

    name: str
    terms: tuple[str, ...]


NO_PROPOSAL: Final = Proposal("", ())


def propose_issue(group: Sequence[Digest], outlets: int, frequency: Mapping[str, int], items: int) -> Proposal:
    """Return the issue that a recurring story proposes; nothing for one that does not recur or has no terms.

    Args:
        group: the items of the story, copies among them.
        outlets: by how many outlets it is carried.
        frequency: in how many items of the news each lower-cased key word stands.
        items: how many items of the news there are.
    """
    originals = [digest for digest in group if not digest.is_copy] or list(group[:1])
    if outlets < _LEAST_OUTLETS and len(originals) < _LEAST_ITEMS:
        return NO_PROPOSAL
    leads = [_lead_sentences(digest) for digest in originals]
    allowed = _OUTSIDE_SHARE * (items - len(group))
    copies = len(group) - len(originals)
    inside = Counter(chain.from_iterable({word for words in lead for word in _words_of(words)} for lead in leads))
    telling = {word for word in inside if 0 < frequency.get(word, 0) <= inside[word] + copies + allowed}
    terms = _terms(leads, telling)
    return Proposal(_name(originals, leads, terms), terms) if terms else NO_PROPOSAL


def _lead_sentences(digest: Digest) -> list[str]:
    prose = filter(digest.is_prose, range(len(digest.analysis.sentences)))
    return [digest.words_of(number) for number in islice(prose, _LEAD_SENTENCES)]


def _terms(leads: Sequence[Sequence[str]], telling: set[str]) -> tuple[str, ...]:
    """Return names, then pairs of words, that at least half of the items print in their leads; nothing without a name.

    A story that no name tells from others is a heading of the day, a column or a habit of the trade.
    """
    needed = max(2, (len(leads) + 1) // 2)
    chosen: list[str] = []
    known: set[str] = set()
    for kind in (_names, _pairs):
        holders = Counter(phrase for lead in leads for phrase in _phrases(lead, telling, kind))
        common = [phrase for phrase, count in holders.items() if count >= needed]
        for phrase in sorted(common, key=lambda phrase: (-holders[phrase], -len(phrase.split()), phrase)):
            words = _words_of(phrase)
            if len(chosen) < _MOST_TERMS and known.isdisjoint(words):
                chosen.append(phrase)
                known.update(words)
        if not chosen:
            break
    return tuple(chosen)


def _phrases(lead: Sequence[str], telling: set[str], kind: _Finder) -> frozenset[str]:
    return frozenset(found for words in lead for found in kind(words, telling))


def _names(words: str, telling: set[str]) -> Iterator[str]:
    """Yield the names in a sentence; its first word alone is capitalised whatever it is."""
    for match in _NAME.finditer(words):
        name = " ".join(match[0].split()).removesuffix("’s").removesuffix("'s")
        parts = [part.lower().removesuffix("’s").removesuffix("'s") for part in name.split()]
        opens = not words[: match.start()].strip(" “\"‘'(—–-")
        if parts[0] in _EMPTY or (opens and len(parts) == 1):
            continue
        if any(part in telling for part in parts):
            yield name


def _pairs(words: str, telling: set[str]) -> Iterator[str]:
    """Yield two words of matter beside each other, one of them telling."""
    found = list(_WORD.finditer(words))
    counts = [len(match[0]) >= _SHORTEST_WORD and match[0].islower() and match[0] not in _EMPTY for match in found]
    for place, (left, right) in enumerate(pairwise(found)):
        if (
            counts[place]
            and counts[place + 1]
            and (left[0] in telling or right[0] in telling)
            and words[left.end() : right.start()].isspace()
        ):
            yield f"{left[0]} {right[0]}"


def _name(originals: Sequence[Digest], leads: Sequence[Sequence[str]], terms: Sequence[str]) -> str:
    """Return the longest stretch of words that two items share and that holds a term, else the first two terms."""
    texts = [(digest.item.title, *lead) for digest, lead in zip(originals, leads, strict=True)]
    wanted = [_words_of(term) for term in terms]
    printed: dict[tuple[str, ...], str] = {}
    holders: Counter[tuple[str, ...]] = Counter()
    for sentences in texts:
        own = dict(each for words in sentences for each in _stretches(words, wanted))
        for key, shown in own.items():
            printed.setdefault(key, shown)
        holders.update(own.keys())
    shared = [key for key, count in holders.items() if count >= 2]
    best = max(shared, key=lambda key: (holders[key], len(key), key), default=None)
    return printed[best] if best is not None else ", ".join(terms[:2])


def _stretches(words: str, wanted: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield stretches of words that hold a wanted term and begin and end with a word of matter: compared, printed."""
    if not any(map(words.lower().__contains__, (term[0] for term in wanted))):
        return
    found = list(_WORD.finditer(words))
    lowered = tuple(match[0].lower() for match in found)
    held = [
        (place, place + len(term))
        for term in wanted
        for place, word in enumerate(lowered)
        if word == term[0] and lowered[place : place + len(term)] == term
    ]
    starts = {start for place, _ in held for start in range(max(place - _LONGEST_NAME + 1, 0), place + 1)}
    for start in sorted(starts):
        nearest = min(end for place, end in held if place >= start)
        for end in range(max(start + _SHORTEST_PHRASE, nearest), min(start + _LONGEST_NAME, len(found)) + 1):
            if lowered[start] not in _EMPTY and lowered[end - 1] not in _EMPTY:
                yield lowered[start:end], words[found[start].start() : found[end - 1].end()]


def _words_of(term: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _WORD.findall(term)))
