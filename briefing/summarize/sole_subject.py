"""Which paragraphs of an article that has one issue for its subject go on about it without a term of it?

An article whose headline or opening names one issue, and that holds no other, is about it until it says that it turns
to something else. A staffer's issue often has a name and nothing more, and few paragraphs repeat a name: what keeps a
paragraph to the subject is whom and what it is about, so it must share a proper name with the headline or with a
paragraph that its own words have claimed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from briefing.model import Span
from briefing.summarize.lexicon import grammar, people, time

# "Separately, the council raised fares.", "In other business, …", "Elsewhere on Monday, …": the report turns away.
_TURN: Final = re.compile(
    r"\A\W*(?:separately|elsewhere|(?:in|on)\s+(?:another|other|unrelated|an\s+unrelated|a\s+separate)\b)",
    re.IGNORECASE,
)
_CAPITALISED: Final = re.compile(r"(?<![\w’'-])[^\W\d_a-z][\w-]{2,}")
# So much of a name is compared that "Sweden" meets "Swedish", and "Tarkia" meets "Tarkian".
_ROOT: Final = 4
# Capitalised, and nobody's name: days, months, titles, and what opens a quotation.
_NOBODY: Final = frozenset(
    word[:_ROOT]
    for words in (
        time.WEEKDAYS,
        time.MONTHS,
        people.ROLE_NOUNS,
        people.FORMS_OF_ADDRESS,
        people.SHORT_TITLES,
        people.SENTENCE_OPENERS,
        grammar.DETERMINERS,
        grammar.PRONOUNS,
        grammar.PREPOSITIONS,
        grammar.SUBORDINATORS,
        grammar.ADVERBS,
        grammar.AUXILIARIES,
    )
    for word in words
)


def find_kept(
    text: str, title: str, paragraphs: Sequence[Sequence[Span]], claimed: Collection[int], longest_gap: int
) -> frozenset[int]:
    """Return the places in ``paragraphs`` (each its sentences) that keep to the subject of those ``claimed``.

    What keeps to it brings its own names along: a report introduces its people one by one. As many paragraphs in a
    row as ``longest_gap`` may name nobody of the subject's, where the next one does.
    """
    names = {root for place in claimed for sentence in paragraphs[place] for root in _names_in(sentence.of(text))}
    names.update(_names_in(title))
    kept: list[int] = []
    between: list[int] = []
    turned = False
    for place, sentences in enumerate(paragraphs):
        turned = place not in claimed and (turned or _TURN.match(sentences[0].of(text)) is not None)
        shares = any(root in names for sentence in sentences for root, _ in _roots(sentence.of(text)))
        if turned:
            between = []
        elif place in claimed or shares:
            kept += [*between, place] if len(between) <= longest_gap else [place]
            between = []
            names.update(root for sentence in sentences for root in _names_in(sentence.of(text)))
        else:
            between.append(place)
    return frozenset(kept) - frozenset(claimed)


def _names_in(words: str) -> Iterator[str]:
    """Yield the roots of the names in a sentence or headline, but for its first word: every sentence has a capital."""
    return (root for root, start in _roots(words) if start > 1 and root not in _NOBODY)


def _roots(words: str) -> Iterator[tuple[str, int]]:
    return ((match[0][:_ROOT].lower(), match.start()) for match in _CAPITALISED.finditer(words))
