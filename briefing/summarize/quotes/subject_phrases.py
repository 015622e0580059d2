"""Which phrase is the subject of a verb, and how far does it reach?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.phrases import (
    antecedent_of,
    belongs,
    can_speak,
    is_full_name,
    phrase_at,
    pronoun_at,
)
from briefing.summarize.quotes.readings import Reading, Subject
from briefing.summarize.quotes.tokens import Token

# What opens a clause of its own: after Okafor spoke, Lindt left.
OPENING_A_CLAUSE: Final = frozenset({"after", "when", "because", "before", "while", "although", "though"})


def subject_after(reading: Reading, verb: int) -> Subject | None:
    """Return the subject of an inverted verb: said a spokesman for the ministry; None when no phrase follows."""
    position = verb + 1
    while reading.kinds[position] == "adverb":
        position += 1
    named = _one_of_them(reading, position)
    if named is not None:
        return named
    if reading.kinds[position] == "pronoun":
        return pronoun_at(reading, position)
    return phrase_at(reading, position, "inversion")


def _one_of_them(reading: Reading, position: int) -> Subject | None:
    """“We will go,” said one of them, Ines Okafor. — the name behind the comma says who of them it is."""
    name = position + 4
    if reading.lows[position] != "one" or reading.lows[position + 1] != "of" or reading.kinds[position + 3] != "comma":
        return None
    if reading.kinds[name] != "phrase" or reading.kinds[name + 1] not in ("comma", "stop", "edge", "dash"):
        return None
    named = Subject(name, name, "inversion, apposition")
    return named if is_full_name(reading, named) else None


def subject_phrase(reading: Reading, position: int, tail: int | None) -> Subject | None:
    """Return the subject that a phrase is or belongs to; ``tail`` is its last chunk that the search passed."""
    if tail is not None and reading.heads[position].tag == "determiner" and _is_count(reading.words(position)):
        return Subject(position, tail, "subject")  # four in ten residents said
    described = _described_by_clause(reading, position)
    if described is not None:
        return described
    if not can_speak(reading, position):
        return None
    last = position
    while tail is not None and last < tail:
        if reading.kinds[last + 1] != "conjunction" and not belongs(reading, position, last + 1):
            break
        last += 3 if reading.kinds[last + 2] == "gerund" else 2
    first = _first_of_two(reading, position)
    if reading.tokens[reading.first(first)].low == "neither":
        return None  # neither Okafor nor Lindt said
    return Subject(first, min(last, reading.count - 1), "subject")


def _is_count(words: Sequence[Token]) -> bool:
    return all(word.tag == "determiner" for word in words) and words[-1].low not in ("the", "a", "an")


def _first_of_two(reading: Reading, position: int) -> int:
    """Okafor and Lindt said — but not: Okafor met the board and Lindt said."""
    if reading.kinds[position - 1] != "conjunction":
        return position
    first = position - 2
    while reading.kinds[first] == "bracket":  # Sen. Ines Okafor (L-Ardal) and Rep. Bram Lindt (L-Velden) said
        first -= 1
    opens = reading.kinds[first - 1] in ("edge", "comma", "quote", "subordinator", "conjunction", "adverb")
    return first if reading.kinds[first] == "phrase" and opens else position


def _described_by_clause(reading: Reading, position: int) -> Subject | None:
    """Return who the relative clause around a phrase is about: Okafor, who is head of the board said."""
    before = position - 1
    if reading.kinds[before] not in ("verb", "auxiliary", "gerund", "to"):
        return None
    while before > 0 and position - before < 12 and reading.kinds[before] not in ("comma", "quote", "stop"):
        if reading.lows[before] == "who":
            return antecedent_of(reading, before)
        before -= 1
    return None


def inverted_subject(reading: Reading, verb: int) -> Subject | None:
    """Return the subject behind a verb of saying that a quotation, or a comma, stands before."""
    before = verb - 1
    while reading.kinds[before] in ("adverb", "auxiliary"):
        before -= 1
    if reading.kinds[before] not in ("quote", "comma", "edge", "dash"):
        return None
    return subject_after(reading, verb) if reading.lows[verb] in speech.SAYING_FORMS else None


def is_finite(reading: Reading, index: int) -> bool:
    """Return whether a verb tells what somebody does, not what is to be done: says, was — but not: to say, being."""
    if reading.kinds[index] == "auxiliary":
        return reading.lows[index] not in ("be", "been", "being", "having")
    tag = reading.heads[index].tag
    return tag in ("past", "present") or (tag == "base" and reading.kinds[index - 1] != "to")
