"""Which paragraphs of an article that has one issue for its subject go on about it without a term of it?

An article whose headline or opening names one issue, and that holds no other, is about it until it says that it turns
to something else. A staffer's issue often has a name and nothing more, and few paragraphs repeat a name: what keeps a
paragraph to the subject is whom and what it is about, so it must share a proper name with the headline or with a
paragraph that its own words have claimed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from briefing.summarize.lexicon import grammar, people, time

# "Separately, the council raised fares.", "In other business, …", "Elsewhere on Monday, …": the report turns away.
_TURN: Final = re.compile(
    r"\A\W*(?:separately|elsewhere|(?:in|on)\s+(?:another|other|unrelated|an\s+unrelated|a\s+separate)\b)",
    re.IGNORECASE,
)
# What stands before the capital is asked last: a pattern that begins with a letter is tried where there is one only.
_CAPITALISED: Final = re.compile(r"[^\W\d_a-z](?<![\w’'-].)[\w-]{2,}")
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
    title: str, paragraphs: Sequence[Sequence[str]], claimed: Collection[int], longest_gap: int
) -> frozenset[int]:
    """Return the places in ``paragraphs`` that keep to the subject of those ``claimed``; each is its sentences' words.

    What keeps to it brings its own names along: a report introduces its people one by one. As many paragraphs in a
    row as ``longest_gap`` may name nobody of the subject's, where the next one does.
    """
    roots = [list(map(_roots, sentences)) for sentences in paragraphs]
    names = {name for place in claimed for sentence in roots[place] for name in _names_in(sentence)}
    names.update(_names_in(_roots(title)))
    kept: list[int] = []
    between: list[int] = []
    turned = False
    for place, sentences in enumerate(paragraphs):
        turned = place not in claimed and (turned or _TURN.match(sentences[0]) is not None)
        shares = any(root in names for sentence in roots[place] for root, _ in sentence)
        if turned:
            between = []
        elif place in claimed or shares:
            kept += [*between, place] if len(between) <= longest_gap else [place]
            between = []
            names.update(name for sentence in roots[place] for name in _names_in(sentence))
        else:
            between.append(place)
    return frozenset(kept) - frozenset(claimed)


def _names_in(roots: Sequence[tuple[str, int]]) -> list[str]:
    """Return the roots of the names in a sentence or headline, but for its first word: every sentence has a capital."""
    return [root for root, start in roots if start > 1 and root not in _NOBODY]


def _roots(words: str) -> list[tuple[str, int]]:
    """Return the roots of what is capitalised, and where it stands."""
    return [(match[0][:_ROOT].lower(), match.start()) for match in _CAPITALISED.finditer(words)]
