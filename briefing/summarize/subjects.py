"""Who does what a verb of a period says?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Span
from briefing.summarize.lexicon import grammar, speakers, speech
from briefing.summarize.nounphrases import Chunk, find_chunks, is_time
from briefing.summarize.tokens import Period, Token

_BREAKS: Final = frozenset({"quote", "semicolon", "colon", "stop"})
_SKIPPED: Final = frozenset({"adverb", "auxiliary", "bracket"})
# Prepositions that open a clause where a subject and a verb follow: as Okafor put it, after Okafor said.
_CLAUSE_OPENERS: Final = frozenset({"as", "after", "before", "since", "until", "than", "like"})
_DEEPEST: Final = 4
# How many chunks a search to the left may pass; longer sentences than this are lists.
_REACH: Final = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """A period with its chunks."""

    period: Period
    chunks: tuple[Chunk, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return the period's tokens."""
        return self.period.tokens

    def kind(self, index: int) -> str:
        """Return the kind of a chunk, or "edge" outside of the period."""
        return self.chunks[index].kind if 0 <= index < len(self.chunks) else "edge"

    def head(self, index: int) -> Token:
        """Return the last token of a chunk."""
        return self.tokens[self.chunks[index].last]

    def span(self, first: int, last: int) -> Span:
        """Return where the chunks ``first`` to ``last`` stand; a possessive ending is left out."""
        end = self.tokens[self.chunks[last].last]
        cut = 0
        if end.possessive:
            cut = len(end.text) - len(end.text.removesuffix("'s").removesuffix("’s"))
        return Span(self.tokens[self.chunks[first].first].start, end.end - cut)


@dataclass(frozen=True, slots=True)
class Subject:
    """The chunks ``first`` to ``last`` that do something; ``how`` names the construction that tied them to the verb."""

    first: int
    last: int
    how: str


def read(period: Period) -> Reading:
    """Return a period with its chunks."""
    return Reading(period, find_chunks(period.tokens))


def subject_before(reading: Reading, verb: int, depth: int = 0) -> Subject | None:
    """Return the subject of the verb chunk ``verb`` that stands to its left, None when no rule finds one."""
    if depth > _DEEPEST:
        return None
    if reading.kind(verb) == "gerund" and not _is_progressive(reading, verb):
        return _subject_of_participle(reading, verb, depth)
    position = verb - 1
    tail: int | None = None
    while position >= 0:
        chunk = reading.chunks[position]
        match chunk.kind:
            case "adverb" | "auxiliary" | "bracket":
                position -= 1
            case "pronoun" if reading.head(position).low.endswith(("self", "selves")):
                position -= 1  # Okafor herself said
            case "pronoun":
                return _pronoun(reading, position)
            case "phrase" if is_time(reading.tokens, chunk):
                position -= 2 if reading.kind(position - 1) == "preposition" else 1  # Okafor on Tuesday said
            case "phrase" if reading.kind(position - 1) == "gerund" and reading.kind(position - 2) == "preposition":
                tail = position if tail is None else tail  # supporters of lifting the ban said
                position -= 3
            case "phrase" if _is_joined_object(reading, position):
                tail = position if tail is None else tail  # a group of House and Senate members said
                position -= 4
            case "phrase" if tail is None and reading.head(position - 1).low in _CLAUSE_OPENERS:
                return _phrase(reading, position, tail)  # as Okafor put it
            case "phrase" if reading.kind(position - 1) in ("preposition", "to"):
                tail = position if tail is None else tail  # a spokesman for the ministry said
                position -= 2
            case "phrase":
                return _phrase(reading, position, tail)
            case "comma" | "dash":
                return _across_commas(reading, position, verb, depth)
            case "conjunction":
                return _coordinated(reading, position, verb, depth)
            case "to":
                return _governing(reading, position, depth)
            case "subordinator" if reading.head(position).low in ("which", "that"):
                return _antecedent(reading, position)
            case "gerund" if reading.kind(position - 1) == "phrase":
                return _phrase(reading, position - 1, None)  # a source speaking to the paper said
            case "verb" | "gerund":
                return subject_before(reading, position, depth + 1)
            case _:
                return None
    return None


def subject_after(reading: Reading, verb: int) -> Subject | None:
    """Return the subject of an inverted verb: said a spokesman for the ministry; None when no phrase follows."""
    position = verb + 1
    while reading.kind(position) == "adverb":
        position += 1
    if reading.kind(position) == "pronoun":
        return _pronoun(reading, position)
    return phrase_at(reading, position, "inversion")


def phrase_at(reading: Reading, position: int, how: str) -> Subject | None:
    """Return the noun phrase that begins at a chunk, with what belongs to it on its right."""
    if reading.kind(position) != "phrase" or is_time(reading.tokens, reading.chunks[position]):
        return None
    last = position
    while reading.kind(last + 1) == "preposition" and reading.kind(last + 2) == "phrase":
        if not _belongs(reading, position, last + 1):
            break
        last += 2
    if (
        reading.kind(last + 1) == "conjunction"
        and reading.kind(last + 2) == "phrase"
        and reading.kind(last + 3) in ("stop", "comma", "quote", "edge")
    ):
        last += 2  # said Okafor and Lindt.
    return Subject(position, last, how) if _can_speak(reading, position) else None


def segments_before(reading: Reading, position: int) -> list[tuple[int, int]]:
    """Return the stretches between commas from the clause's beginning up to ``position``, as half-open ranges."""
    start = position
    while start > 0 and position - start < _REACH and reading.kind(start - 1) not in _BREAKS:
        start -= 1
    found: list[tuple[int, int]] = []
    begin = start
    for index in range(start, position + 1):
        if index == position or reading.kind(index) in ("comma", "dash"):
            if index > begin:
                found.append((begin, index))
            begin = index + 1
    return found


def _is_progressive(reading: Reading, verb: int) -> bool:
    position = verb - 1
    while reading.kind(position) == "adverb":
        position -= 1
    return reading.kind(position) == "auxiliary" or reading.head(verb - 1).low in grammar.SUBJECT_PRONOUNS


def _pronoun(reading: Reading, position: int) -> Subject | None:
    word = reading.head(position)
    return Subject(position, position, "pronoun") if word.low in grammar.SPEAKING_PRONOUNS else None


def _phrase(reading: Reading, position: int, tail: int | None) -> Subject | None:
    numbers = chunk_tokens(reading, position)
    if (
        tail is not None
        and all(word.tag == "determiner" for word in numbers)
        and numbers[-1].low not in ("the", "a", "an")
    ):
        return Subject(position, tail, "subject")  # four in ten residents said
    described = _described_by_clause(reading, position)
    if described is not None:
        return described
    if not _can_speak(reading, position):
        return None
    last = position
    if tail is not None:
        while last < tail and (reading.kind(last + 1) == "conjunction" or _belongs(reading, position, last + 1)):
            last += 3 if reading.kind(last + 2) == "gerund" else 2
    first = position
    if reading.kind(position - 1) == "conjunction" and reading.kind(position - 2) == "phrase":
        before = reading.kind(position - 3)
        if before in ("edge", "comma", "quote", "subordinator", "conjunction", "adverb"):
            first = position - 2  # Okafor and Lindt said
    return Subject(first, min(last, len(reading.chunks) - 1), "subject")


def _described_by_clause(reading: Reading, position: int) -> Subject | None:
    """Return who the relative clause around a phrase is about: Okafor, who is head of the board said."""
    before = position - 1
    if reading.kind(before) not in ("verb", "auxiliary", "gerund", "to"):
        return None
    while before > 0 and position - before < 12 and reading.kind(before) not in ("comma", "quote", "stop"):
        if reading.head(before).low == "who":
            return antecedent_of(reading, before)
        before -= 1
    return None


def antecedent_of(reading: Reading, pronoun: int) -> Subject | None:
    """Return the phrase that a relative pronoun stands for."""
    before = pronoun - 1
    while reading.kind(before) in ("comma", "bracket"):
        before -= 1
    while (
        reading.kind(before) == "phrase"
        and reading.kind(before - 1) == "preposition"
        and (reading.kind(before - 2) == "phrase")
    ):
        before -= 2
    if reading.kind(before) != "phrase" or not _can_speak(reading, before):
        return None
    return Subject(before, before, "relative clause")


def _is_joined_object(reading: Reading, position: int) -> bool:
    return (
        reading.kind(position - 1) == "conjunction"
        and reading.kind(position - 2) == "phrase"
        and position >= 4
        and reading.head(position - 3).low in ("of", "between")
        and reading.kind(position - 4) == "phrase"
    )


def _belongs(reading: Reading, position: int, preposition: int) -> bool:
    """Return whether a prepositional phrase is part of the name or description before it."""
    if preposition + 1 >= len(reading.chunks) or is_time(reading.tokens, reading.chunks[preposition + 1]):
        return False
    word = reading.head(preposition).low
    if word == "of":
        return True
    head = reading.head(position)
    if head.tag == "name" and not speakers.is_role(head.low):
        return False
    return word in ("for", "from", "in", "at", "with", "to", "on", "near", "behind", "within", "inside", "against")


def _can_speak(reading: Reading, position: int) -> bool:
    chunk = reading.chunks[position]
    words = reading.tokens[chunk.first : chunk.last + 1]
    if words[-1].possessive and not words[-1].text[-1:] == "s":
        return False
    if words[-1].possessive and words[-1].text.endswith(("'s", "’s")):
        return False
    if any(word.tag in ("name", "noun") for word in words):
        return True
    # one of the officials, several said
    return words[-1].low in grammar.SPEAKING_PRONOUNS or words[-1].low in ("one", "two", "several", "dozens")


def _across_commas(reading: Reading, comma: int, verb: int, depth: int) -> Subject | None:
    """Return the subject of a verb right after a comma: Okafor, a doctor, said."""
    bare = bare_phrase_before(reading, verb)
    if bare is not None:
        return bare
    segments = segments_before(reading, comma)
    for begin, end in reversed(segments):
        for index in range(end - 1, begin - 1, -1):
            if reading.kind(index) == "verb" and _is_finite(reading, index):
                found = subject_before(reading, index, depth + 1)
                if found is not None:
                    return Subject(found.first, found.last, "coordinated verb")
    return None


def bare_phrase_before(reading: Reading, verb: int) -> Subject | None:
    """Return the first phrase between commas before a verb that is nothing but a phrase: Okafor, a doctor, said."""
    comma = verb - 1
    while reading.kind(comma) in _SKIPPED:
        comma -= 1
    segments = segments_before(reading, comma)
    return next((found for begin, end in segments if (found := _bare_phrase(reading, begin, end))), None)


def label_before(reading: Reading, colon: int) -> Subject | None:
    """Return the phrase that stands alone before a colon: OKAFOR: …"""
    begin = colon
    while begin > 0 and colon - begin < 12 and reading.kind(begin - 1) not in (*_BREAKS, "dash"):
        begin -= 1
    return _bare_phrase(reading, begin, colon)


def _bare_phrase(reading: Reading, begin: int, end: int) -> Subject | None:
    """Return the phrase that a stretch between commas consists of, or begins with before a relative clause."""
    position = begin
    while position < end and reading.kind(position) in ("conjunction", "adverb"):
        position += 1
    if position >= end:
        return None
    if reading.head(position).low in ("that", "as") and position + 1 < end:
        position += 1
        if reading.head(position - 1).low == "as" and reading.head(position).tag != "name":
            return None
    if reading.kind(position) == "pronoun" and reading.head(position).low in grammar.SUBJECT_PRONOUNS:
        return Subject(position, position, "pronoun") if position + 1 == end else None
    if reading.kind(position) != "phrase" or is_time(reading.tokens, reading.chunks[position]):
        return None
    last = position
    while last + 2 < end and reading.kind(last + 1) == "preposition" and reading.kind(last + 2) == "phrase":
        last += 2
    after = last + 1
    while after < end and reading.kind(after) in ("bracket", "adverb"):
        after += 1
    whole = after >= end or reading.kind(after) in ("subordinator", "pronoun", "gerund")
    if after < end and reading.kind(after) == "phrase" and is_time(reading.tokens, reading.chunks[after]):
        whole = True
    if not whole or not _can_speak(reading, position):
        return None
    kept = position
    while kept < last and _belongs(reading, position, kept + 1):
        kept += 2
    return Subject(position, kept, "apposition")


def _coordinated(reading: Reading, conjunction: int, verb: int, depth: int) -> Subject | None:
    """Return the subject that two verbs share: Okafor met the delegation and called the talks …"""
    tag = reading.head(verb).tag
    same = [index for index in _verbs_back(reading, conjunction) if reading.head(index).tag == tag]
    other = [index for index in _verbs_back(reading, conjunction) if reading.head(index).tag == "present"]
    for index in (*same, *(other if tag == "past" else ())):
        found = subject_before(reading, index, depth + 1) or subject_after_quote(reading, index)
        if found is not None:
            return Subject(found.first, found.last, "coordinated verb")
    return None


def _verbs_back(reading: Reading, position: int) -> Iterator[int]:
    for index in range(position - 1, max(-1, position - _REACH), -1):
        if reading.kind(index) in ("semicolon", "stop"):
            return
        if reading.kind(index) in ("verb", "gerund"):
            yield index


def subject_after_quote(reading: Reading, verb: int) -> Subject | None:
    """Return the subject of a verb that a quotation, or a comma after one, stands before."""
    before = verb - 1
    while reading.kind(before) in ("adverb", "auxiliary"):
        before -= 1
    if reading.kind(before) not in ("quote", "comma", "edge", "dash"):
        return None
    return subject_after(reading, verb) if reading.head(verb).low in speech.SAYING_FORMS else None


def _governing(reading: Reading, position: int, depth: int) -> Subject | None:
    """Return the subject of the finite verb that governs an infinitive: Okafor went on to say."""
    for index in range(position - 1, max(-1, position - _REACH), -1):
        if reading.kind(index) in _BREAKS:
            return None
        if reading.kind(index) in ("verb", "auxiliary") and _is_finite(reading, index):
            found = subject_before(reading, index, depth + 1)
            if found is not None:
                return Subject(found.first, found.last, "infinitive")
    return None


def _antecedent(reading: Reading, position: int) -> Subject | None:
    """Return what a "that" or "which" before the verb stands for, when it can say something: a report that said."""
    found = antecedent_of(reading, position)
    if found is None or person_like(reading, found.first):
        return found
    before = found.first - 1
    while reading.kind(before) in ("adverb", "preposition"):
        before -= 1
    if reading.kind(before) == "verb":  # the board sent a letter that said
        agent = subject_before(reading, before, _DEEPEST)
        return agent if agent is not None else found
    return found


def _subject_of_participle(reading: Reading, verb: int, depth: int) -> Subject | None:
    """Return who does what an -ing form says: Lindt rejected the offer, calling it …"""
    before = verb - 1
    while reading.kind(before) == "adverb":
        before -= 1
    if (
        reading.kind(before) == "phrase"
        and _is_person_like(reading, before)
        and reading.kind(before - 1) != "preposition"
    ):
        return Subject(before, before, "reduced relative clause")  # protesters chanting "…"
    absolute = _absolute(reading, before)
    if absolute is not None:
        return absolute
    candidates = tuple(_finite_verbs_before(reading, verb))
    saying = [index for index in candidates if reading.head(index).low in speech.SAYING_FORMS]
    for index in (*saying, *reversed(candidates)):
        found = subject_before(reading, index, depth + 1) or subject_after_quote(reading, index)
        if found is not None and reading.head(found.first).low != "who":
            return Subject(found.first, found.last, "participle")
    return _subject_of_opening_participle(reading, verb)


def _absolute(reading: Reading, position: int) -> Subject | None:
    """Return the subject of a "with" phrase of its own: with Okafor shouting, with one of the posters asking."""
    first = position
    while reading.kind(first) == "phrase" and reading.kind(first - 1) == "preposition":
        if reading.head(first - 1).low == "with":
            return Subject(first, position, "absolute phrase") if _can_speak(reading, first) else None
        first -= 2
    return None


def _finite_verbs_before(reading: Reading, position: int) -> Iterator[int]:
    """Yield the finite verbs before a chunk, nearest first, within its clause and the quotations it goes with."""
    for index in range(position - 1, max(-1, position - _REACH), -1):
        if reading.kind(index) in ("semicolon", "stop"):
            return
        if reading.kind(index) in ("verb", "auxiliary") and _is_finite(reading, index):
            yield index


def _subject_of_opening_participle(reading: Reading, verb: int) -> Subject | None:
    """Return who follows a participle that opens the period: Calling the offer …, Okafor vowed to fight."""
    for index in range(verb + 1, len(reading.chunks)):
        previous = reading.kind(index - 1)
        opens = previous == "comma" or (previous == "quote" and _ends_with_comma(reading.head(index - 1)))
        if not opens:
            continue
        if reading.kind(index) == "pronoun":
            return _pronoun(reading, index)
        found = phrase_at(reading, index, "opening participle")
        if found is not None:
            return found
    return None


def _ends_with_comma(quote: Token) -> bool:
    return quote.text.rstrip("\"'”’»“ ")[-1:] == ","


def _is_finite(reading: Reading, index: int) -> bool:
    if reading.kind(index) == "auxiliary":
        return reading.head(index).low not in ("be", "been", "being", "having")
    return reading.head(index).tag in ("past", "present") or (
        reading.head(index).tag == "base" and reading.kind(index - 1) != "to"
    )


def _is_person_like(reading: Reading, index: int) -> bool:
    head = reading.head(index).low
    return speakers.is_role(head) or speakers.is_role(head.removesuffix("s"))


def person_like(reading: Reading, index: int) -> bool:
    """Return whether the phrase's head is a noun for people."""
    return _is_person_like(reading, index)


def chunk_tokens(reading: Reading, index: int) -> Sequence[Token]:
    """Return the tokens of a chunk."""
    chunk = reading.chunks[index]
    return reading.tokens[chunk.first : chunk.last + 1]
