"""Who does what a verb of a period says?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.summarize.lexicon import grammar, speech
from briefing.summarize.quotes.participles import subject_of_participle
from briefing.summarize.quotes.phrases import (
    antecedent_of,
    bare_phrase_before,
    can_speak,
    person_like,
    pronoun_at,
    segments_before,
)
from briefing.summarize.quotes.readings import BREAKS, REACH, Reading, Subject
from briefing.summarize.quotes.subject_phrases import OPENING_A_CLAUSE, inverted_subject, is_finite, subject_phrase

_SKIPPED: Final = frozenset({"adverb", "auxiliary", "bracket"})
_VERBAL: Final = frozenset({"verb", "gerund", "auxiliary"})
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_CLAUSE_OPENERS: Final = frozenset({"as", "after", "before", "since", "until", "than", "like"})


def subject_before(reading: Reading, verb: int) -> Subject | None:
    """Return the subject of the verb chunk ``verb`` that stands to its left, None when no rule finds one."""
    if verb not in reading.subjects and reading.kinds[verb] in _VERBAL:
        reading.subjects[verb] = _find_subject(reading, verb)
    return reading.subjects.get(verb)


def _find_subjects_before(reading: Reading, verb: int) -> None:
    """Find the subjects of all verbs further left, which a search may need.

    They are found from left to right, so that no search goes deep and a period of a thousand verbs costs no more than
    a thousand periods of one.
    """
    for index in range(reading.searched, verb):
        reading.searched = index + 1
        subject_before(reading, index)


def _find_subject(reading: Reading, verb: int) -> Subject | None:
    if reading.kinds[verb] == "gerund" and not _is_progressive(reading, verb):
        _find_subjects_before(reading, verb)
        return subject_of_participle(reading, verb)
    position, tail = verb - 1, None
    while position >= 0:
        passed, holds = _passed(reading, position, tail)
        if not passed:
            return _subject_at(reading, position, tail, verb)
        tail = position if holds and tail is None else tail
        position -= passed
    return None


def _passed(reading: Reading, position: int, tail: int | None) -> tuple[int, bool]:
    """Return how many chunks to the left do not matter, and whether they are a phrase that the subject may hold."""
    kind = reading.kinds[position]
    if kind == "phrase":
        return _passed_phrase(reading, position, tail)
    if kind == "pronoun":  # Okafor herself said
        return int(reading.lows[position].endswith(("self", "selves"))), False
    return int(kind in _SKIPPED), False


def _passed_phrase(reading: Reading, position: int, tail: int | None) -> tuple[int, bool]:
    before = reading.kinds[position - 1]
    if reading.says_when(position):  # Okafor on Tuesday said
        return (2 if before == "preposition" else 1), False
    if before == "gerund" and reading.kinds[position - 2] == "preposition":
        return 3, True  # supporters of lifting the ban said
    if before == "conjunction" and _is_joined_object(reading, position):
        return 4, True  # a group of House and Senate members said
    if before not in ("preposition", "to") or (tail is None and reading.lows[position - 1] in _CLAUSE_OPENERS):
        return 0, False  # as Okafor put it
    return 2, True  # a spokesman for the ministry said


def _is_joined_object(reading: Reading, position: int) -> bool:
    return (
        reading.kinds[position - 2] == "phrase"
        and reading.lows[position - 3] in ("of", "between")
        and reading.kinds[position - 4] == "phrase"
    )


def _subject_at(reading: Reading, position: int, tail: int | None, verb: int) -> Subject | None:
    """Return the subject that the chunk where the search stopped leads to."""
    kind = reading.kinds[position]
    if kind == "phrase":
        return subject_phrase(reading, position, tail)
    if kind == "pronoun":
        return pronoun_at(reading, position)
    _find_subjects_before(reading, verb)
    match kind:
        case "comma" | "dash":
            return _across_commas(reading, position, verb)
        case "conjunction":
            return _coordinated(reading, position, verb)
        case "to":
            return _made_to_speak(reading, position) or _governing(reading, position)
        case "subordinator" if reading.lows[position] in ("which", "that"):
            return _antecedent(reading, position)
        case "gerund" if reading.kinds[position - 1] == "phrase":
            return subject_phrase(reading, position - 1, None)  # a source speaking to the paper said
        case "verb" | "gerund":
            return reading.subjects.get(position)
        case _:
            return None


def _is_progressive(reading: Reading, verb: int) -> bool:
    position = verb - 1
    while reading.kinds[position] == "adverb":
        position -= 1
    return reading.kinds[position] == "auxiliary" or reading.lows[verb - 1] in grammar.SUBJECT_PRONOUNS


def _across_commas(reading: Reading, comma: int, verb: int) -> Subject | None:
    """Return the subject of a verb right after a comma: Okafor, a doctor, said."""
    bare = bare_phrase_before(reading, verb)
    if bare is not None:
        return bare
    opened = _opened_clause(reading, comma)
    if opened is not None:
        return opened
    for begin, end in reversed(segments_before(reading, comma)):
        for index in range(end - 1, begin - 1, -1):
            found = reading.subjects.get(index)
            if found is not None and reading.kinds[index] == "verb" and is_finite(reading, index):
                return Subject(found.first, found.last, "coordinated verb")
    return None


def _opened_clause(reading: Reading, comma: int) -> Subject | None:
    """The matter came up after Ms. Okafor, asked about the toll, had said … — she stands behind "after" and a comma."""
    segments = segments_before(reading, comma)
    for begin, end in segments[-2:-1]:
        named = reading.kinds[end - 1] == "phrase" and reading.heads[end - 1].tag == "name"
        if named and end - 2 > begin and reading.lows[end - 2] in OPENING_A_CLAUSE and can_speak(reading, end - 1):
            return Subject(end - 1, end - 1, "apposition")
    return None


def _coordinated(reading: Reading, conjunction: int, verb: int) -> Subject | None:
    """Return the subject that two verbs share: Okafor met the delegation and called the talks a farce."""
    tag = reading.heads[verb].tag
    verbs = tuple(_verbs_back(reading, conjunction))
    same = [index for index in verbs if reading.heads[index].tag == tag]
    same = _without_reported_passive(reading, same)
    other = [index for index in verbs if tag == "past" and reading.heads[index].tag == "present"]
    for index in (*_perfect_pair(reading, conjunction, verb), *same, *other):
        found = reading.subjects.get(index) or inverted_subject(reading, index)
        if found is not None:
            return Subject(found.first, found.last, "coordinated verb")
    return None


def _perfect_pair(reading: Reading, conjunction: int, verb: int) -> tuple[int, ...]:
    """Lindt was met by Okafor, who likes him but has called the plan “a farce.” — "has called" goes with "likes"."""
    if reading.lows[verb - 1] not in ("has", "have"):
        return ()
    nearest = next(_verbs_back(reading, conjunction), None)
    if nearest is None or reading.heads[nearest].tag not in ("present", "base"):
        return ()
    parted = any(reading.kinds[index] in ("comma", "dash", "quote") for index in range(nearest, conjunction))
    return () if parted else (nearest,)


def _without_reported_passive(reading: Reading, verbs: list[int]) -> list[int]:
    """The board complained that its guards had been sent away and said: what was done to the guards says nothing."""
    saying = next((index for index in verbs if reading.lows[index] in speech.SAYING_FORMS), None)
    nearest = verbs[0] if verbs else None
    if saying is None or nearest is None or saying >= nearest or not _is_passive(reading, nearest):
        return verbs
    reported = any(reading.lows[index] == "that" for index in range(saying + 1, nearest))
    return [saying, *(index for index in verbs if index < saying)] if reported else verbs


def _is_passive(reading: Reading, verb: int) -> bool:
    before = verb - 1
    while reading.kinds[before] == "adverb":
        before -= 1
    return reading.kinds[before] == "auxiliary" and reading.lows[before] in _BE


def _verbs_back(reading: Reading, position: int) -> Iterator[int]:
    for index in range(position - 1, max(-1, position - REACH), -1):
        if reading.kinds[index] in ("semicolon", "stop"):
            return
        if reading.kinds[index] in ("verb", "gerund"):
            yield index


def _made_to_speak(reading: Reading, position: int) -> Subject | None:
    """Okafor left, prompting Lindt to say … — whom a verb of causing has for its object is who speaks."""
    first = position - 1
    while reading.kinds[first] == "phrase" and reading.kinds[first - 1] == "preposition":
        first -= 2  # forcing a spokesman for the board to say
    if reading.kinds[first] not in ("phrase", "pronoun") or reading.lows[first - 1] not in speech.CAUSING_FORMS:
        return None
    if reading.lows[first] in ("him", "her", "them"):
        return Subject(first, first, "infinitive of the object")
    return Subject(first, position - 1, "infinitive of the object") if can_speak(reading, first) else None


def _governing(reading: Reading, position: int) -> Subject | None:
    """Return the subject of the finite verb that governs an infinitive: Okafor went on to say."""
    for index in range(position - 1, max(-1, position - REACH), -1):
        if reading.kinds[index] in BREAKS:
            return None
        found = reading.subjects.get(index)
        if found is not None and reading.kinds[index] != "gerund" and is_finite(reading, index):
            if reading.lows[found.first] == "it" and reading.lows[position - 1] != "say":
                return None  # it was left to Lindt to say
            return Subject(found.first, found.last, "infinitive")
    return None


def _antecedent(reading: Reading, position: int) -> Subject | None:
    """Return what "that" stands for, a report that said, or who made it: the board sent a letter that said."""
    found = antecedent_of(reading, position)
    if found is None or person_like(reading, found.first):
        return found
    before = found.first - 1
    while reading.kinds[before] in ("adverb", "preposition"):
        before -= 1
    agent = reading.subjects.get(before) if reading.kinds[before] == "verb" else None
    return agent or found
