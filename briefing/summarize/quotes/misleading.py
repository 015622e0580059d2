"""Which clause beside a quotation misleads about whose words it holds?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.readings import Attribution, Reading

# Verbs of making something up; Levin 1993, section 29.
_IMAGINING: Final = frozenset({"imagine", "imagines", "imagined", "imagining", "pretends", "pretended", "pretending"})
# What opens a sentence with something else than its main clause.
_FRONTING: Final = frozenset(
    {
        *("when", "while", "after", "before", "although", "though", "because", "as"),
        *("unlike", "whereas", "even", "despite"),
    }
)


def passed_on(reading: Reading, place: int) -> Attribution | None:
    """Lindt read from Ms. Okafor’s letter: “We go.” — who reads, shares or shows a text did not say what is in it."""
    text = place - 2
    if reading.kinds[place - 1] not in ("colon", "comma") or reading.kinds[text] != "phrase":
        return None
    words = reading.words(text)
    if words[-1].low.removesuffix("s") not in speech.SPEECH_NOUNS:
        return None
    owner = next((place for place, word in enumerate(words) if word.possessive and word.tag == "name"), None)
    if owner is None or not any(reading.lows[index] in speech.PASSING_ON for index in range(max(0, text - 4), text)):
        return None
    first = reading.first(text)
    span = reading.words_span(first, first + owner)
    return Attribution(text, "noun", reading.span(text, text), span, text, text, "text passed on")


def in_words_of(reading: Reading, place: int) -> Attribution | None:
    """Lindt said it was, in the words of a clerk, “a farce.” In Ms. Okafor’s words, it is “a farce.” — not Lindt's.

    "His own words" may be anybody's and are left to the clause around them.
    """
    last = place - 1 - (reading.kinds[place - 1] in ("comma", "colon"))
    if reading.lows[last - 1] == "of" and reading.lows[last - 2] == "words" and reading.lows[last - 3] == "in":
        if reading.kinds[last] != "phrase":
            return None
        span = reading.span(last, last)
        return Attribution(last - 2, "noun", reading.span(last - 2, last - 2), span, last - 3, last, "in the words of")
    last = last if reading.lows[last] == "words" else 1
    if reading.lows[last] != "words" or reading.lows[last - 1] != "in" or reading.kinds[last] != "phrase":
        return None
    words = reading.words(last)
    if len(words) < 2 or not words[-2].possessive:
        return None
    owner = reading.words_span(reading.first(last), reading.lasts[last] - 1)
    return Attribution(last, "noun", reading.span(last, last), owner, last - 1, last, "in the words of")


def gapped(reading: Reading, place: int) -> Attribution | None:
    """Lindt says he will bring “a bag”; Ms. Okafor, that she has “a plan” — the verb is left out."""
    if reading.period.text.find(";", reading.period.start, reading.starts[reading.lasts[place]]) < 0:
        return None
    for name in range(place - 1, max(0, place - _LONGEST_GAP), -1):
        if reading.kinds[name - 1] == "semicolon":
            gap = reading.kinds[name + 1] == "comma" and reading.lows[name + 2] == "that"
            if not gap or reading.kinds[name] != "phrase" or reading.heads[name].tag != "name":
                return None
            span, cue = reading.span(name, name), reading.span(name + 2, name + 2)
            return Attribution(name + 2, "", cue, span, name, name + 2, "verb left out")
        if reading.kinds[name] in ("quote", "stop", "colon"):
            return None
    return None


_LONGEST_GAP: Final = 16


def drawn_from(reading: Reading, place: int) -> Attribution | None:
    """The plan drew a sigh from Ms. Okafor: “We have tried it.” — the words are hers, not the plan's."""
    name = place - 2
    if reading.kinds[place - 1] != "colon" or reading.lows[name - 1] != "from" or reading.kinds[name - 2] != "phrase":
        return None
    if reading.kinds[name] != "phrase" or reading.heads[name].tag != "name" or reading.heads[name].possessive:
        return None
    span, cue = reading.span(name, name), reading.span(place - 1, place - 1)
    return Attribution(place - 1, "", cue, span, name, place - 1, "from somebody before a colon")


def asked_by(reading: Reading, place: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """Okafor was asked by Bram Lindt, who likes her but has doubts, “Will you go?” — the question is his."""
    if reading.kinds[place - 1] not in ("comma", "colon") or "?" not in reading.heads[place].text:
        return None
    asked = next((found for found in attributions if found.lemma == "ask" and found.how == "passive"), None)
    if asked is None or asked.last >= place or reading.kinds[asked.last + 1] != "comma":
        return None
    described = reading.lows[asked.last + 2] in ("who", "a", "an", "the") or asked.last + 1 == place - 1
    quoted = any(reading.kinds[index] in ("quote", "colon", "semicolon") for index in range(asked.last, place - 1))
    return asked if described and not quoted else None


def is_about_else(reading: Reading, place: int, found: Attribution) -> bool:
    """Return whether the clause behind a quotation in a fronted clause has something else to tell.

    Unlike Lindt, who called the plan “a farce”, Okafor said it was sound. While Lindt laid out “a clean break,”
    Okafor attacked the board. — but: While the plan is “a clean break,” Okafor said, nobody likes it.
    """
    after = place + 1
    while reading.kinds[after] == "comma":
        after += 1
    if found.first != after or found.inverted or place < 3 or reading.lows[0] not in _FRONTING:
        return False
    following = found.verb + 1
    if reading.lows[following] == "that" or reading.kinds[following] == "pronoun":
        return True
    return reading.kinds[following] == "phrase" and not reading.says_when(following)


def is_of_a_record(reading: Reading, found: Attribution, others: Sequence[Attribution]) -> bool:
    """Okafor told staff she could not “go on,” according to a copy of the email. — the words are hers.

    Okafor told the Ledger that she “has doubts,” the newspaper reported. — the paper passes them on.
    """
    passed_on_by_paper = found.how != "passive" and reading.heads[found.first].low in _PAPERS
    of_record = found.lemma == "according" and reading.lows[found.verb + 2] in _RECORDS
    if not (of_record or (passed_on_by_paper and found.lemma in ("report", "say", "write"))):
        return False
    return any(other.last < found.first and other.lemma in speech.SAYING_LEMMAS for other in others)


# What a report calls an outlet that it has named: its own words are no politics.
_PAPERS: Final = frozenset(
    {
        "newspaper",
        "paper",
        "magazine",
        "daily",
        "weekly",
        "agency",
        "network",
        "station",
        "broadcaster",
        "website",
        "outlet",
    }
)
# What holds words that were said elsewhere.
_RECORDS: Final = frozenset({"copy", "copies", "transcript", "transcripts", "recording", "recordings", "audio"})


def is_imagined(reading: Reading, subject: int) -> bool:
    """Lindt imagined Okafor was thinking: “Why me?” He spoke as if Okafor had said, “Never.” — nobody said so."""
    before = subject - 1
    if reading.lows[before] in ("that", "what"):
        before -= 1
    if reading.lows[before] in ("if", "though"):
        return reading.lows[before - 1] == "as" and reading.kinds[subject] in ("phrase", "pronoun")
    return reading.lows[before] in _IMAGINING
