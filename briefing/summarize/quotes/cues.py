"""Which words of a period give somebody's words, and whose?"""

from __future__ import annotations

from itertools import compress
from typing import Final

from briefing.model import Span
from briefing.summarize.lexicon import speech
from briefing.summarize.lexicon.grammar import SUBJECT_PRONOUNS
from briefing.summarize.quotes.phrases import bare_phrase_before, person_like, phrase_at
from briefing.summarize.quotes.readings import Attribution, Reading, Subject
from briefing.summarize.quotes.subject_phrases import subject_after
from briefing.summarize.quotes.subjects import subject_before
from briefing.summarize.quotes.wordforms import Tag

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
_FORMS: Final[dict[Tag, dict[str, str]]] = {
    "past": speech.PAST_OF,
    "present": speech.PRESENT_OF,
    "base": speech.BASE_OF,
    "gerund": speech.GERUND_OF,
}
_NAMING: Final = frozenset({"call", "dub", "term", "title", "label", "name", "tag", "brand"})


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Find the cues of a period that have a speaker, in order."""
    if reading.attributions is None:
        reading.read()
        reading.attributions = _attributions(reading) if reading.period.can_be_read() else ()
    return reading.attributions


def _attributions(reading: Reading) -> tuple[Attribution, ...]:
    cues = compress(range(reading.count), map(_CUES.__contains__, reading.lows))
    return tuple([found for index in cues if (found := _attribution(reading, index)) is not None])


def _attribution(reading: Reading, index: int) -> Attribution | None:
    """Return whose words the chunk ``index`` gives, None where it is no cue or has no speaker."""
    low, kind = reading.lows[index], reading.kinds[index]
    if low == "according" and reading.kinds[index + 1] == "to":
        return _according_to(reading, index)
    if kind == "phrase":
        return _from_noun(reading, index) if low.removesuffix("s") in speech.SPEECH_NOUNS else None
    lemma = lemma_of(reading, index) if kind in ("verb", "gerund") else None
    return _from_verb(reading, index, lemma) if lemma is not None else None


def lemma_of(reading: Reading, index: int) -> str | None:
    """Return the lemma of a cue verb, None for other verbs."""
    token = reading.heads[index]
    phrasal = speech.PHRASAL.get((token.low, reading.lows[index + 1]))
    if phrasal is not None:
        return phrasal
    forms = _FORMS.get(token.tag)
    return forms.get(token.low) if forms is not None else None


def _from_verb(reading: Reading, index: int, lemma: str) -> Attribution | None:
    if reading.heads[index].tag == "past" and (is_passive(reading, index) or _is_reduced_passive(reading, index)):
        return _passive(reading, index, lemma)
    quoted = _quoted_as(reading, index) if lemma == "quote" else None
    if quoted is not None:
        return quoted
    inverted = _inverted(reading, index, lemma)
    if inverted is not None:
        return _bound(reading, index, lemma, inverted, inverted=True)
    subject = subject_before(reading, index)
    if subject is None or _names_a_thing(reading, index, lemma, subject):
        return None
    return _bound(reading, index, lemma, subject, inverted=False)


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
    following = reading.lows[index + 1]
    if following in _ASKED_OF and reading.lows[index] == "asked" and reading.kinds[index - 1] == "comma":
        return True
    if following != "by" or reading.kinds[index + 2] != "phrase":
        return False
    if reading.kinds[index - 1] not in ("comma", "edge"):
        return False  # an order signed by Ms. Okafor
    return reading.heads[index + 2].tag == "name" or person_like(reading, index + 2)


def _passive(reading: Reading, index: int, lemma: str) -> Attribution | None:
    """The bill was criticised by Ms. Okafor for "…" — who speaks stands behind "by"."""
    for position in range(index + 1, min(index + 6, reading.count)):
        if reading.lows[position] == "by":
            subject = phrase_at(reading, position + 1, "passive")
            return _bound(reading, index, lemma, subject, inverted=True) if subject is not None else None
        if reading.kinds[position] in ("verb", "comma", "stop", "semicolon"):
            return None
    return None


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
    before = reading.kinds[index - 1]
    if before not in ("quote", "comma", "dash", "edge") or lemma not in speech.INVERTING_LEMMAS:
        return None
    subject = subject_after(reading, index) if reading.heads[index].tag in ("past", "present") else None
    if subject is None:
        return None
    if before == "edge":  # Added Ms. Okafor: “…”
        named = reading.heads[subject.first].tag == "name"
        return subject if named and reading.kinds[subject.last + 1] in ("colon", "comma") else None
    if before != "quote" and (
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


def _from_noun(reading: Reading, index: int) -> Attribution | None:
    """Her claim that the plan was “a farce”; the crowd broke into a chant of “Go home” twice."""
    if not _leads_to_quotation(reading, index):
        return None
    cue = reading.span(index, index)
    if reading.lows[index + 1] == "by":
        return _claimed_by(reading, index, cue)
    first = reading.first(index)
    for place, word in enumerate(reading.words(index)[:-1], start=first):
        if word.low in _OWNERS or word.possessive:
            owner = reading.words_span(place if word.low in _OWNERS else first, place)
            return Attribution(index, "noun", cue, owner, index, index, "possessed noun")
    for verb in range(index - 1, max(-1, index - 8), -1):
        if reading.kinds[verb] == "verb":
            subject = subject_before(reading, verb)
            return _bound(reading, verb, "noun", subject, inverted=False) if subject is not None else None
        if reading.kinds[verb] in ("comma", "semicolon", "quote", "conjunction"):
            return None
    return None


def _claimed_by(reading: Reading, index: int, cue: Span) -> Attribution | None:
    """Lindt rejected a claim by Ms. Okafor that he had “sold the quay” — the words are hers."""
    claimant = phrase_at(reading, index + 2, "possessed noun")
    if claimant is None:
        return None
    speaker = reading.span(claimant.first, claimant.last)
    return Attribution(index, "noun", cue, speaker, index, claimant.last, claimant.how)


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


def _according_to(reading: Reading, index: int) -> Attribution | None:
    if reading.kinds[index + 2] == "pronoun":
        subject: Subject | None = Subject(index + 2, index + 2, "according to")
    else:
        subject = phrase_at(reading, index + 2, "according to")
    if subject is None:
        return None
    speaker = reading.span(subject.first, subject.last)
    return Attribution(index, "according", reading.span(index, index + 1), speaker, index, subject.last, subject.how)
