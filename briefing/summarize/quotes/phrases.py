"""Which noun phrase can be a speaker, and how far does it reach?"""

from __future__ import annotations

from typing import Final

from briefing.summarize.lexicon import grammar, speakers
from briefing.summarize.quotes.nounphrases import is_time
from briefing.summarize.quotes.readings import BREAKS, REACH, Reading, Subject

_SKIPPED: Final = frozenset({"adverb", "auxiliary", "bracket"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
# Prepositions that tie a place, body or matter to the noun before them: a spokesman for the ministry.
_TYING: Final = frozenset(
    {"of", "for", "from", "in", "at", "with", "to", "on", "near", "behind", "within", "inside", "against"}
)


def can_speak(reading: Reading, position: int) -> bool:
    """Return whether a phrase names or describes somebody, rather than being an owner or a bare number."""
    last = reading.heads[position]
    if last.possessive and (not last.text.endswith("s") or last.text.endswith(("'s", "’s"))):
        return False
    if last.tag == "noun" and speakers.is_mute(last.low):
        return False  # the issue had come up
    if last.text in speakers.SHORT_STATES and len(reading.words(position)) == 1:
        return False  # in Ardal, Va., Okafor said
    if last.tag in ("name", "noun") or any(word.tag in ("name", "noun") for word in reading.words(position)):
        return True
    # one of the officials, several said
    return last.low in grammar.SPEAKING_PRONOUNS or last.low in ("one", "two", "several", "dozens")


def belongs(reading: Reading, position: int, preposition: int) -> bool:
    """Return whether a prepositional phrase is part of the name or description before it."""
    word = reading.lows[preposition]
    if word not in _TYING or preposition + 1 >= reading.count or is_time(reading.words(preposition + 1)):
        return False
    head = reading.heads[position]
    return word == "of" or head.tag != "name" or speakers.is_role(head.low)


def person_like(reading: Reading, index: int) -> bool:
    """Return whether the phrase's head is a noun for people."""
    head = reading.lows[index]
    return speakers.is_role(head) or speakers.is_role(head.removesuffix("s"))


def pronoun_at(reading: Reading, position: int) -> Subject | None:
    """Return a pronoun that can say something: he, who, others."""
    speaks = reading.lows[position] in grammar.SPEAKING_PRONOUNS
    return Subject(position, position, "pronoun") if speaks else None


def phrase_at(reading: Reading, position: int, how: str) -> Subject | None:
    """Return the noun phrase that begins at a chunk, with what belongs to it on its right."""
    if reading.kinds[position] != "phrase" or reading.says_when(position):
        return None
    last = position
    while _goes_on(reading, position, last):
        last += 2
    joined = reading.kinds[last + 1] == "conjunction" and reading.kinds[last + 2] == "phrase"
    if joined and reading.kinds[last + 3] in ("stop", "comma", "quote", "edge"):
        last += 2  # said Okafor and Lindt.
    return Subject(position, last, how) if can_speak(reading, position) else None


def _goes_on(reading: Reading, position: int, last: int) -> bool:
    """A spokesman for the ministry; people familiar with the matter; people close to them."""
    if reading.kinds[last + 2] not in ("phrase", "pronoun"):
        return False
    if reading.kinds[last + 1] == "to":
        return reading.lows[last] in ("close", "loyal", "opposed", "sympathetic", "allied")
    return reading.kinds[last + 1] == "preposition" and belongs(reading, position, last + 1)


def antecedent_of(reading: Reading, pronoun: int) -> Subject | None:
    """Return the phrase that a relative pronoun stands for."""
    before = pronoun - 1
    while reading.kinds[before] in ("comma", "bracket"):
        before -= 1
    while (
        reading.kinds[before] == "phrase"
        and reading.kinds[before - 1] == "preposition"
        and reading.kinds[before - 2] == "phrase"
    ):
        before -= 2
    if reading.kinds[before] != "phrase" or not can_speak(reading, before):
        return None
    return Subject(before, before, "relative clause")


def segments_before(reading: Reading, position: int) -> tuple[tuple[int, int], ...]:
    """Return the stretches between commas from the clause's beginning up to ``position``, as half-open ranges."""
    start, first = position, _behind_dateline(reading, position)
    while start > first and position - start < REACH and reading.kinds[start - 1] not in BREAKS:
        start -= 1
    found: list[tuple[int, int]] = []
    begin = start
    for index in range(start, position + 1):
        if index == position or reading.kinds[index] in ("comma", "dash"):
            if index > begin:
                found.append((begin, index))
            begin = index + 1
    return tuple(found)


def _behind_dateline(reading: Reading, position: int) -> int:
    """PORT ARDAL — The harbour chief, Ines Okafor, said it. — but: NATO — an alliance of many — said it."""
    if not reading.tokens[0].text.isupper():
        return 0
    dashes = [index for index in range(min(position, REACH)) if reading.kinds[index] == "dash"]
    return dashes[0] + 1 if len(dashes) == 1 and dashes[0] < _LONGEST_DATELINE else 0


_LONGEST_DATELINE: Final = 6


def bare_phrase_before(reading: Reading, verb: int) -> Subject | None:
    """Return the first phrase between commas before a verb that is nothing but a phrase: Okafor, a doctor, said."""
    comma = verb - 1
    while reading.kinds[comma] in _SKIPPED:
        comma -= 1
    found = [bare for begin, end in segments_before(reading, comma) if (bare := _bare_phrase(reading, begin, end))]
    # the harbour chief, Ines Okafor, said; one of her clerks, Bram Lindt, said; the envoy in Ardal, Pim Roos, said
    if len(found) > 1 and is_full_name(reading, found[1]):
        common = "noun" in (reading.heads[found[0].first].tag, reading.heads[found[0].last].tag)
        return found[1] if common else found[0]
    return found[0] if found else None


def is_full_name(reading: Reading, subject: Subject) -> bool:
    """Return whether the phrase is a name of two words, with a role or without: former Norlandian envoy Ines Okafor."""
    if subject.first != subject.last:
        return False
    words = reading.words(subject.first)
    return len(words) > 1 and words[-2].tag == words[-1].tag == "name" and words[0].low not in _ARTICLES


def label_before(reading: Reading, colon: int) -> Subject | None:
    """Return the phrase that stands alone before a colon: OKAFOR."""
    begin = colon
    while begin > 0 and colon - begin < 12 and reading.kinds[begin - 1] not in (*BREAKS, "dash"):
        begin -= 1
    if len(reading.heads[colon - 1].text) == 1:
        return None  # Q: Will the quay close?
    return _bare_phrase(reading, begin, colon)


def _bare_phrase(reading: Reading, begin: int, end: int) -> Subject | None:
    """Return the phrase that a stretch between commas consists of, or begins with before a relative clause."""
    position = _after_openers(reading, begin, end)
    if position is None:
        return None
    if reading.lows[position] in grammar.SUBJECT_PRONOUNS:
        return Subject(position, position, "pronoun") if position + 1 == end else None
    if reading.kinds[position] != "phrase" or reading.says_when(position):
        return None
    last = position
    while last + 2 < end and reading.kinds[last + 1] == "preposition" and reading.kinds[last + 2] == "phrase":
        last += 2
    if not _is_whole_stretch(reading, last + 1, end) or not can_speak(reading, position):
        return None
    if reading.lows[last + 1] in ("that", "which") and not _has_verb(reading, last + 1, end):
        return phrase_at(reading, last + 2, "apposition")  # a town that the mayor, Bram Lindt, called
    kept = position
    while kept < last and belongs(reading, position, kept + 1):
        kept += 2
    return Subject(position, kept, "apposition")


def _after_openers(reading: Reading, begin: int, end: int) -> int | None:
    """Return where the phrase of a stretch can begin: behind "but", "that", or the "as" of "as Okafor put it"."""
    position = begin
    while position < end and reading.kinds[position] in ("conjunction", "adverb"):
        position += 1
    if position + 1 < end and reading.lows[position] in ("that", "as"):
        if reading.lows[position] == "as" and reading.heads[position + 1].tag != "name":
            return None
        position += 1
    return position if position < end else None


def _has_verb(reading: Reading, begin: int, end: int) -> bool:
    return any(reading.kinds[index] in ("verb", "auxiliary") for index in range(begin, end))


def _is_whole_stretch(reading: Reading, after: int, end: int) -> bool:
    while after < end and reading.kinds[after] in ("bracket", "adverb"):
        after += 1
    if after >= end or reading.kinds[after] in ("subordinator", "pronoun", "gerund"):
        return True
    return reading.says_when(after)
