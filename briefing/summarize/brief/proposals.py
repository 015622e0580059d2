"""Which recurring story could be an issue, what would it be called, and which words mean it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefing.summarize.brief.digest import Digest
from briefing.summarize.lexicon import word_set

# A story recurs when two outlets carry it, or when one has come back to it twice.
_LEAST_OUTLETS: Final = 2
_LEAST_ITEMS: Final = 3
_LEAD_SENTENCES: Final = 3
_MOST_TERMS: Final = 5
_LONGEST_NAME: Final = 7
_SHORTEST_PHRASE: Final = 2
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
    inside = Counter(word for lead in leads for word in {word for words in lead for word in _words_of(words)})
    telling = {word for word in inside if 0 < frequency.get(word, 0) <= inside[word] + copies + allowed}
    terms = _terms(leads, telling)
    return Proposal(_name(originals, leads, terms), terms) if terms else NO_PROPOSAL


def _lead_sentences(digest: Digest) -> list[str]:
    prose = [sentence.span for sentence in digest.analysis.sentences if sentence.role == "prose"]
    return [digest.words(span) for span in prose[:_LEAD_SENTENCES]]


def _terms(leads: Sequence[Sequence[str]], telling: set[str]) -> tuple[str, ...]:
    """Return names, then pairs of words, that at least half of the items print in their leads; nothing without a name.

    A story that no name tells from others is a heading of the day, a column or a habit of the trade.
    """
    needed = max(2, (len(leads) + 1) // 2)
    chosen: list[str] = []
    for kind in (_names, _pairs):
        holders = Counter(phrase for lead in leads for phrase in _phrases(lead, telling, kind))
        for phrase in sorted(holders, key=lambda phrase: (-holders[phrase], -len(phrase.split()), phrase)):
            known = {word for other in chosen for word in _words_of(other)}
            if holders[phrase] >= needed and known.isdisjoint(_words_of(phrase)) and len(chosen) < _MOST_TERMS:
                chosen.append(phrase)
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
    found = list(_WORD.finditer(words))
    for left, right in pairwise(found):
        pair = (left[0], right[0])
        if (
            words[left.end() : right.start()].isspace()
            and not any(word in _EMPTY or len(word) < 4 or not word.islower() for word in pair)
            and any(word in telling for word in pair)
        ):
            yield " ".join(pair)


def _name(originals: Sequence[Digest], leads: Sequence[Sequence[str]], terms: Sequence[str]) -> str:
    """Return the longest stretch of words that two items share and that holds a term, else the first two terms."""
    texts = [(digest.item.title, *lead) for digest, lead in zip(originals, leads, strict=True)]
    wanted = [_words_of(term) for term in terms]
    openings = {word for term in wanted for word in term[:1]}
    printed: dict[tuple[str, ...], str] = {}
    holders: Counter[tuple[str, ...]] = Counter()
    for sentences in texts:
        # A stretch that holds a term holds its first word.
        stretches = (each for words in sentences for each in _stretches(words))
        own = {key: shown for key, shown in stretches if not openings.isdisjoint(key)}
        for key, shown in own.items():
            printed.setdefault(key, shown)
        holders.update(own.keys())
    shared = [
        key
        for key, count in holders.items()
        if count >= 2 and len(key) >= _SHORTEST_PHRASE and any(_holds(key, term) for term in wanted)
    ]
    best = max(shared, key=lambda key: (holders[key], len(key), key), default=None)
    return printed[best] if best is not None else ", ".join(terms[:2])


def _stretches(words: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield stretches of words that begin and end with a word of matter, as compared and as printed."""
    found = list(_WORD.finditer(words))
    lowered = tuple(match[0].lower() for match in found)
    tells = [word not in _EMPTY for word in lowered]
    for start, first in enumerate(found):
        if not tells[start]:
            continue
        for end in range(start + _SHORTEST_PHRASE, min(start + _LONGEST_NAME, len(found)) + 1):
            if tells[end - 1]:
                yield lowered[start:end], words[first.start() : found[end - 1].end()]


def _words_of(term: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(term))


def _holds(key: Sequence[str], term: Sequence[str]) -> bool:
    return any(tuple(key[at : at + len(term)]) == tuple(term) for at in range(len(key) - len(term) + 1))
