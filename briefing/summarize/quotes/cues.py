"""Which words of a period give somebody's words, and whose?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from typing import Final

from briefing.model import Span
from briefing.summarize.lexicon import speech
from briefing.summarize.lexicon.grammar import SUBJECT_PRONOUNS
from briefing.summarize.quotes.phrases import bare_phrase_before, person_like, phrase_at
from briefing.summarize.quotes.readings import Attribution, Reading, Subject
from briefing.summarize.quotes.subject_phrases import subject_after
from briefing.summarize.quotes.subjects import subject_before

_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "’s", "'s"})
_ASKED_OF: Final = frozenset({"whether", "if", "about", "by"})
_OWNERS: Final = frozenset({"his", "her", "their", "its", "my", "our"})
_LINKS: Final = frozenset({"that", "of", "for", "to", "about", "against", "is", "was"})
# The words with which a cue begins, as far as a word tells.
_CUES: Final = frozenset({"according"}).union(
    *(speech.PAST_OF, speech.PRESENT_OF, speech.BASE_OF, speech.GERUND_OF),
    (verb for verb, _ in speech.PHRASAL),
    *((noun, f"{noun}s") for noun in speech.SPEECH_NOUNS),
)
_NAMING: Final = frozenset({"call", "dub", "term", "title", "label", "name", "tag", "brand"})


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Find the cues of a period that have a speaker, in order."""
    if reading.attributions is None:
        reading.read()
        reading.attributions = tuple(_attributions(reading)) if reading.period.can_be_read() else ()
    return reading.attributions


def _attributions(reading: Reading) -> Iterator[Attribution]:
    for index in compress(range(reading.count), map(_CUES.__contains__, reading.lows)):
        low, kind = reading.lows[index], reading.kinds[index]
        if low == "according" and reading.kinds[index + 1] == "to":
            yield from _according_to(reading, index)
        elif kind in ("verb", "gerund"):
            lemma = lemma_of(reading, index)
            if lemma is not None:
                yield from _from_verb(reading, index, lemma)
        elif kind == "phrase" and low.removesuffix("s") in speech.SPEECH_NOUNS:
            yield from _from_noun(reading, index)


def lemma_of(reading: Reading, index: int) -> str | None:
    """Return the lemma of a cue verb, None for other verbs."""
    token = reading.heads[index]
    following = reading.lows[index + 1]
    if (token.low, following) in speech.PHRASAL:
        return speech.PHRASAL[token.low, following]
    match token.tag:
        case "past":
            return speech.PAST_OF.get(token.low)
        case "present":
            return speech.PRESENT_OF.get(token.low)
        case "base":
            return speech.BASE_OF.get(token.low)
        case "gerund":
            return speech.GERUND_OF.get(token.low)
        case _:
            return None


def _from_verb(reading: Reading, index: int, lemma: str) -> Iterator[Attribution]:
    if is_passive(reading, index) or _is_reduced_passive(reading, index):
        yield from _passive(reading, index, lemma)
        return
    if lemma == "quote":
        quoted = _quoted_as(reading, index)
        if quoted is not None:
            yield quoted
            return
    inverted = _inverted(reading, index, lemma)
    if inverted is not None:
        yield _bound(reading, index, lemma, inverted, inverted=True)
        return
    subject = subject_before(reading, index)
    if subject is not None and not _names_a_thing(reading, index, lemma, subject):
        yield _bound(reading, index, lemma, subject, inverted=False)


def _bound(reading: Reading, index: int, lemma: str, subject: Subject, *, inverted: bool) -> Attribution:
    return Attribution(
        index,
        lemma,
        reading.span(index, index),
        reading.span(subject.first, subject.last),
        min(index, subject.first),
        max(index, subject.last),
        subject.how,
        inverted,
    )


def is_passive(reading: Reading, index: int) -> bool:
    """Return whether the verb is a participle behind a form of "be": was asked."""
    if reading.heads[index].tag != "past":
        return False
    before = index - 1
    while reading.kinds[before] == "adverb":
        before -= 1
    return reading.kinds[before] == "auxiliary" and reading.heads[before].low in _BE


def _is_reduced_passive(reading: Reading, index: int) -> bool:
    """Lindt, described by Ms. Okafor as “a clown,” won the vote. — not: he replied by Friday.

    A clerk, asked whether Lindt would run, laughed. — who is asked between commas asks nothing.
    """
    if reading.lows[index] == "asked" and reading.kinds[index - 1] == "comma" and reading.lows[index + 1] in _ASKED_OF:
        return True
    if reading.heads[index].tag != "past" or reading.lows[index + 1] != "by" or reading.kinds[index + 2] != "phrase":
        return False
    if reading.kinds[index - 1] not in ("comma", "edge"):
        return False  # an order signed by Ms. Okafor
    return reading.heads[index + 2].tag == "name" or person_like(reading, index + 2)


def _passive(reading: Reading, index: int, lemma: str) -> Iterator[Attribution]:
    """The bill was criticised by Ms. Okafor for "…" — who speaks stands behind "by"."""
    for position in range(index + 1, min(index + 6, reading.count)):
        if reading.heads[position].low == "by":
            subject = phrase_at(reading, position + 1, "passive")
            if subject is not None:
                yield _bound(reading, index, lemma, subject, inverted=True)
            return
        if reading.kinds[position] in ("verb", "comma", "stop", "semicolon"):
            return


def _quoted_as(reading: Reading, index: int) -> Attribution | None:
    """“I will go,” the Ardal Post quoted her as saying. — the words are hers, not the paper's."""
    if reading.lows[index + 2] != "as" or reading.kinds[index + 3] != "gerund":
        return None
    if reading.lows[index + 1] in ("him", "her", "them"):
        quoted: Subject | None = Subject(index + 1, index + 1, "quoted as saying")
    else:
        quoted = phrase_at(reading, index + 1, "quoted as saying")
    if quoted is None:
        return None
    quoting = subject_before(reading, index)
    first = index if quoting is None else quoting.first
    cue, speaker = reading.span(index, index), reading.span(quoted.first, quoted.last)
    return Attribution(index, "say", cue, speaker, first, index + 3, quoted.how, True)


def _inverted(reading: Reading, index: int, lemma: str) -> Subject | None:
    """Said Ms. Okafor: the speaker stands behind the verb, and no verb stands behind the speaker."""
    if lemma not in speech.INVERTING_LEMMAS or reading.heads[index].tag not in ("past", "present"):
        return None
    if reading.kinds[index - 1] not in ("quote", "comma", "dash", "edge"):
        return None
    subject = subject_after(reading, index)
    if subject is None:
        return None
    if reading.kinds[index - 1] == "edge":  # Added Ms. Okafor: “…”
        named = reading.heads[subject.first].tag == "name"
        return subject if named and reading.kinds[subject.last + 1] in ("colon", "comma") else None
    if reading.kinds[index - 1] != "quote" and (
        reading.kinds[subject.last + 1] in ("verb", "auxiliary", "subordinator", "pronoun", "quote")
        or bare_phrase_before(reading, index) is not None
    ):
        return None
    if reading.kinds[subject.first] == "pronoun" and reading.heads[subject.first].low not in SUBJECT_PRONOUNS:
        return None
    if lemma in ("ask", "tell", "advise", "urge", "caution") and reading.heads[subject.first].tag != "name":
        return None
    return subject


def _names_a_thing(reading: Reading, index: int, lemma: str, subject: Subject) -> bool:
    """A group called "Neighbours First" — the words after it are a name, not speech.

    The same in: Okafor, a teacher, has opened a shop called “Ropes and More” — whatever the sentence's subject is.
    """
    if lemma not in _NAMING or reading.heads[index].tag != "past":
        return False
    if subject.last != index - 1:
        thing = reading.kinds[index - 1] == "phrase" and reading.heads[index - 1].tag == "noun"
        return thing and reading.kinds[index + 1] == "quote"
    if reading.heads[subject.last].tag != "noun" or reading.kinds[index + 1] == "pronoun":
        return False  # the board called it “a farce”
    return reading.kinds[index + 1] == "quote" or not person_like(reading, subject.last)


def _from_noun(reading: Reading, index: int) -> Iterator[Attribution]:
    """Her claim that the plan was “a farce”; the crowd broke into a chant of “Go home” twice."""
    if not _leads_to_quotation(reading, index):
        return
    first = reading.first(index)
    cue = reading.span(index, index)
    if reading.lows[index + 1] == "by":
        yield from _claimed_by(reading, index, cue)
        return
    for place, word in enumerate(reading.words(index)[:-1], start=first):
        if word.low in _OWNERS or word.possessive:
            owner = reading.words_span(place if word.low in _OWNERS else first, place)
            yield Attribution(index, "noun", cue, owner, index, index, "possessed noun")
            return
    for verb in range(index - 1, max(-1, index - 8), -1):
        if reading.kinds[verb] == "verb":
            subject = subject_before(reading, verb)
            if subject is not None:
                yield _bound(reading, verb, "noun", subject, inverted=False)
            return
        if reading.kinds[verb] in ("comma", "semicolon", "quote", "conjunction"):
            return


def _claimed_by(reading: Reading, index: int, cue: Span) -> Iterator[Attribution]:
    """Lindt rejected a claim by Ms. Okafor that he had “sold the quay” — the words are hers."""
    claimant = phrase_at(reading, index + 2, "possessed noun")
    if claimant is not None:
        speaker = reading.span(claimant.first, claimant.last)
        yield Attribution(index, "noun", cue, speaker, index, claimant.last, claimant.how)


def _leads_to_quotation(reading: Reading, index: int) -> bool:
    """Return whether a noun goes over into a quotation: claim that, chant of, call for."""
    link = reading.lows[index + 1]
    if link == "by":  # a claim by Ms. Okafor that …
        if "that" not in (reading.lows[index + 3], reading.lows[index + 5]):
            return False
    elif link not in _LINKS:
        return False
    for position in range(index + 2, min(index + 10, reading.count)):
        if reading.kinds[position] == "quote":
            return True
        if reading.kinds[position] in ("comma", "semicolon", "stop"):
            return False
    return False


def _according_to(reading: Reading, index: int) -> Iterator[Attribution]:
    if reading.kinds[index + 2] == "pronoun":
        subject: Subject | None = Subject(index + 2, index + 2, "according to")
    else:
        subject = phrase_at(reading, index + 2, "according to")
    if subject is not None:
        speaker = reading.span(subject.first, subject.last)
        yield Attribution(index, "according", reading.span(index, index + 1), speaker, index, subject.last, subject.how)
