"""Who does what an -ing form says?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.phrases import can_speak, person_like, phrase_at, pronoun_at
from briefing.summarize.quotes.readings import REACH, Reading, Subject
from briefing.summarize.quotes.subject_phrases import OPENING_A_CLAUSE, inverted_subject, is_finite, subject_phrase

# The paper quoted Okafor as saying so: what is behind "as" is hers.
_QUOTING: Final = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
# What is held up or worn and has words of its own.
_HELD_UP: Final = frozenset(
    {"sign", "signs", "banner", "banners", "placard", "placards", "poster", "posters", "sticker", "t-shirt", "t-shirts"}
)
# What keeps an -ing form behind it from being something that was done.
_NOT_DONE: Final = frozenset(
    {
        *("mean", "means", "meant", "involve", "involves", "involved", "require", "requires", "required"),
        *("avoid", "avoids", "avoided", "deny", "denies", "denied", "risk", "risks", "risked", "without"),
    }
)


def subject_of_participle(reading: Reading, verb: int) -> Subject | None:
    """Return who does what an -ing form says: Lindt rejected the offer, calling it a farce."""
    before = verb - 1
    while reading.kinds[before] == "adverb":
        before -= 1
    if reading.lows[before] in _NOT_DONE:
        return None  # it means admitting that …; she left without saying that …
    if reading.lows[before] == "as" and reading.kinds[before - 1] == "phrase" and reading.lows[before - 2] in _QUOTING:
        return subject_phrase(reading, before - 1, None)  # the paper quoted Okafor as saying
    described = _described_by_participle(reading, before) or _absolute(reading, before)
    if described is not None:
        return described
    candidates = tuple(_of_own_clause(reading, verb, tuple(_finite_verbs_before(reading, verb))))
    candidates = _without_fronted(reading, candidates)
    saying = [index for index in candidates if reading.lows[index] in speech.SAYING_FORMS]
    for index in (*saying, *reversed(candidates)):
        found = reading.subjects.get(index) or inverted_subject(reading, index)
        if found is not None and reading.lows[found.first] == "it" and reading.lows[index] not in speech.SAYING_FORMS:
            return None  # it took him a day, calling …: nobody is named by the first word
        if found is not None and reading.lows[found.first] != "who":
            return Subject(found.first, found.last, "participle")
    return _subject_of_opening_participle(reading, verb)


def _without_fronted(reading: Reading, candidates: tuple[int, ...]) -> tuple[int, ...]:
    """Return the verbs without those of a clause that stands before the main one.

    After Lindt fell ill, Okafor wrote to him, telling him: “Rest.” — Okafor tells him.
    """
    if len(candidates) < 2:
        return candidates
    main = tuple(index for index in candidates if not _is_fronted(reading, index, candidates[0]))
    return main if any(reading.subjects.get(index) for index in main) else candidates


def _is_fronted(reading: Reading, verb: int, nearest: int) -> bool:
    subject = reading.subjects.get(verb)
    if subject is None or reading.lows[subject.first - 1] not in OPENING_A_CLAUSE:
        return False
    opens = reading.kinds[subject.first - 2] in ("edge", "comma") or subject.first == 2
    later = reading.subjects.get(nearest)
    if not opens or later is None or later.first <= verb:
        return False
    return any(reading.kinds[index] == "comma" for index in range(verb + 1, later.first))


def _of_own_clause(reading: Reading, verb: int, candidates: Sequence[int]) -> Sequence[int]:
    """Return the verbs that "saying" can go on from: those behind the last ", and" with a subject of its own.

    Dockers say the toll is high, and the Ardal Union has sued the board, saying … — it is the union that says so.
    """
    if reading.lows[verb] not in ("saying", "arguing", "claiming"):
        return candidates
    for position, index in enumerate(candidates):
        found = reading.subjects.get(index)
        if found is None:
            continue
        joined = reading.kinds[found.first - 1] == "conjunction" and reading.kinds[found.first - 2] == "comma"
        if joined and reading.heads[found.first].tag == "name":
            return candidates[: position + 1]
    return candidates


def _described_by_participle(reading: Reading, position: int) -> Subject | None:
    """Protesters chanting — but not: the board sent a letter to residents saying. Okafor held up a sign saying “No”."""
    if reading.lows[position] in _HELD_UP and reading.lows[position + 1] in ("saying", "reading", "declaring"):
        return Subject(position, position, "reduced relative clause")
    if reading.kinds[position] != "phrase" or reading.kinds[position - 1] in ("preposition", "to"):
        return None
    if reading.heads[position].tag == "name" and reading.kinds[position - 1] in ("dash", "comma", "conjunction"):
        return Subject(position, position, "absolute phrase")  # – Okafor calling it a farce
    is_text = reading.lows[position].removesuffix("s") in speech.SPEECH_NOUNS
    if is_text or not person_like(reading, position):
        return None
    return Subject(position, position, "reduced relative clause")


def _absolute(reading: Reading, position: int) -> Subject | None:
    """Return the subject of a "with" phrase of its own: with Okafor shouting, with one of the posters asking."""
    first = position
    while reading.kinds[first] == "phrase" and reading.kinds[first - 1] == "preposition":
        if reading.lows[first - 1] == "with":
            return Subject(first, position, "absolute phrase") if can_speak(reading, first) else None
        first -= 2
    return None


def _finite_verbs_before(reading: Reading, position: int) -> Iterator[int]:
    """Yield the finite verbs before a chunk, nearest first, within its clause and the quotations it goes with.

    Okafor’s words were heard: a clerk called the plan “odd”, while saying … — what stands before a colon with a
    clause behind it says nothing there.
    """
    anew = False
    for index in range(position - 1, max(-1, position - REACH), -1):
        if reading.kinds[index] in ("semicolon", "stop") or (anew and reading.kinds[index] == "colon"):
            return
        anew = anew or (reading.kinds[index] == "verb" and reading.subjects.get(index) is not None)
        if reading.kinds[index] in ("verb", "auxiliary") and is_finite(reading, index):
            yield index


def _subject_of_opening_participle(reading: Reading, verb: int) -> Subject | None:
    """Return who follows a participle that opens the period: Calling the offer a farce, Okafor vowed to fight."""
    for index in range(verb + 1, min(verb + REACH, reading.count)):
        quoted = reading.kinds[index - 1] == "quote" and reading.heads[index - 1].text.rstrip("\"'”’»“ ")[-1:] == ","
        if reading.kinds[index - 1] != "comma" and not quoted:
            continue
        if reading.kinds[index] == "pronoun":
            return pronoun_at(reading, index)
        found = phrase_at(reading, index, "opening participle")
        if found is not None:
            return found
    return None
