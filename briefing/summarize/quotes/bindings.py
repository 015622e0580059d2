"""Which attribution of its own period does a quotation belong to?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.cues import find_attributions, is_passive, lemma_of
from briefing.summarize.quotes.misleading import (
    asked_by,
    drawn_from,
    gapped,
    in_words_of,
    is_about_else,
    is_imagined,
    is_of_a_record,
    passed_on,
)
from briefing.summarize.quotes.phrases import label_before, phrase_at
from briefing.summarize.quotes.quotations import Quotation
from briefing.summarize.quotes.readings import REACH, Attribution, Reading, Subject
from briefing.summarize.quotes.scare import is_no_speech
from briefing.summarize.quotes.subjects import subject_before

_MARKS: Final = "\"'“”‘’`«»„ "
# Cues that are never taken to be part of what somebody else said.
_REPORTS: Final = frozenset({"say", "add", "according"})
_NOTHING_ELSE: Final = frozenset({"quote", "stop", "bracket"})
_BESIDE: Final = ("right clause", "inverted clause")
_SUBORDINATE: Final = frozenset({"when", "while", "after", "before", "although", "though", "because", "since", "as"})
_OPENING: Final = frozenset({"when", "while", "after", "as", "before", "although", "though", "if", "once", "asked"})
# Words for whatever is spoken of, with a relative clause behind them that needs no "that".
_WHATEVER: Final = frozenset({"nothing", "anything", "everything", "something", "all", "little"})
# Verbs that give what they take for an object a name in somebody's words.
_JUDGING: Final = frozenset({"call", "brand", "label", "dub", "term", "describe", "dismiss", "deem"})
_OWNING: Final = frozenset({"his", "her", "their", "its", "my", "our"})
_OBJECTS: Final = frozenset({"him", "her", "them", "me", "us"})
# Verbs whose passive has whom was spoken to for its subject.
_TOLD: Final = frozenset({"tell", "inform", "warn", "remind", "assure", "advise"})
_ANSWERING: Final = frozenset({"reply", "respond", "answer", "retort"})
_OUTER: Final = speech.PLAIN_LEMMAS | {"according"}


@dataclass(slots=True)
class Binding:
    """A quotation with the attribution that its own period gives it, None when it gives none.

    ``quotation`` is an index; ``whole`` says that the quotation is a sentence or a part of a split one, not a piece
    of the reporter's own sentence, ``alone`` that its period holds nothing else. ``rule`` names the construction.
    """

    quotation: int
    whole: bool
    alone: bool
    attribution: Attribution | None
    rule: str


def bind_quotations(reading: Reading, quotations: Sequence[Quotation]) -> tuple[Binding, ...]:
    """Return a binding for each quotation of a period that is speech, in order."""
    if not reading.period.held or not reading.period.can_be_read():
        return ()
    attributions = find_attributions(reading)
    kinds = reading.kinds[: reading.count]
    bindings: list[Binding] = []
    alone = _NOTHING_ELSE.issuperset(kinds)
    for place in [index for index, kind in enumerate(kinds) if kind == "quote"]:
        whole = _is_whole(reading, place)
        near = attributions if reading.count < REACH else _near(attributions, place)
        found, rule = _choose(reading, place, near, whole)
        whole = whole or (rule in _BESIDE and _opens_period(reading, place))
        whole = whole or (bool(bindings) and _goes_on(reading, place, found, bindings[-1]))
        if not is_no_speech(reading, place, found, whole=whole):
            bindings.append(Binding(reading.heads[place].quotation, whole, alone, found, rule))
    return tuple(bindings)


def _near(attributions: Sequence[Attribution], place: int) -> Sequence[Attribution]:
    """Return the attributions that a rule may look at from a chunk."""
    verbs = [found.verb for found in attributions]
    return attributions[bisect_left(verbs, place - REACH) : bisect_left(verbs, place + REACH)]


def _goes_on(reading: Reading, place: int, found: Attribution | None, before: Binding) -> bool:
    """“We left,” Ms. Okafor said, “and nobody stayed” — the second half is no piece of the reporter's sentence."""
    split = before.whole and before.rule in _BESIDE and reading.kinds[place - 1] == "comma"
    return split and found is not None and found == before.attribution


def _opens_period(reading: Reading, place: int) -> bool:
    """“We are ready”, said Ms. Okafor. — the comma stands outside, in the British manner."""
    words = reading.heads[place].text.strip(_MARKS)
    return place == 0 and words[:1].isupper()


def _choose(
    reading: Reading, place: int, attributions: Sequence[Attribution], whole: bool
) -> tuple[Attribution | None, str]:
    """Return the attribution of the quotation at chunk ``place``, most precise rule first."""
    passed = passed_on(reading, place) or in_words_of(reading, place) or gapped(reading, place)
    if passed is not None:
        return passed, passed.how
    asked = asked_by(reading, place, attributions) if whole else None
    if asked is not None:
        return asked, f"left clause, {asked.how}"
    attributions = [found for found in attributions if not is_of_a_record(reading, found, attributions)]
    attributions = [found for found in attributions if not is_about_else(reading, place, found)]
    if any(is_imagined(reading, found.first) for found in attributions if found.verb < place):
        return None, "imagined words"
    direct = _right_before(reading, place, attributions)
    if direct is not None:
        return direct, f"left clause, {direct.how}"
    right = _on_the_right(reading, place, attributions)
    judged = _judged(reading, place, attributions)
    if judged is not None and right is not None and right.lemma == "according":
        return judged, f"left clause, {judged.how}"
    if right is not None and (whole or _may_close_a_clause(reading, place, right)):
        return right, _BESIDE[right.inverted]
    trailing = _trailing(reading, place, attributions)
    left = _on_the_left(reading, place, attributions)
    if left is not None and (trailing is None or left.lemma in speech.PLAIN_LEMMAS):
        return left, f"left clause, {left.how}"
    label = _label(reading, place) or drawn_from(reading, place) or _any_verb(reading, place) or _owned(reading, place)
    if label is not None:
        return label, label.how
    if trailing is not None:
        return trailing, "clause at the end"
    return None, "no speaker found"


def _on_the_right(reading: Reading, place: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """“We will go,” Ms. Okafor said. — the clause right behind the quotation."""
    after = place + 1
    while reading.kinds[after] in ("bracket", "adverb", "dash") or (
        reading.kinds[after] == "comma" and reading.kinds[after + 1] != "gerund"
    ):
        after += 1
    if reading.kinds[after] == "gerund" and reading.heads[after].low != "according":
        return None
    for found in attributions:
        if found.first == after and found.verb > place:
            return found
        # “We were misled,” the committee was told by Ms. Okafor.
        if found.how == "passive" and found.lemma in _TOLD and _opens_passive(reading, after, found.verb):
            return found
        # “We did not,” a plainly angry Okafor said.
        if found.first == after + 1 and found.verb > found.first and reading.kinds[after] == "phrase":
            return found
    return None


def _judged(reading: Reading, place: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The board called the plan “a farce,” according to two clerks — the clerks tell what the board called it."""
    before = place - 1 - (reading.lows[place - 1] == "as")
    if reading.kinds[before] not in ("phrase", "pronoun"):
        return None
    for found in attributions:
        if found.verb == before - 1 and found.lemma in _JUDGING and not found.inverted:
            return found
    return None


def _opens_passive(reading: Reading, first: int, verb: int) -> bool:
    told = reading.kinds[first] in ("phrase", "pronoun") and verb > first
    return told and all(reading.kinds[index] in ("auxiliary", "adverb") for index in range(first + 1, verb))


def _right_before(reading: Reading, place: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the clause whose cue leads straight into the quotation: she called it “a farce” twice."""
    before = place - 1
    if reading.kinds[before] in ("comma", "colon"):
        before -= 1
        if reading.kinds[before] in ("pronoun", "phrase") and reading.kinds[before - 1] in ("verb", "gerund"):
            before -= 1
    for found in attributions:
        whatever = found.verb == before and reading.lows[found.first - 1] in _WHATEVER
        if whatever and _trailing(reading, place, attributions) is not None:
            continue  # Nothing Lindt said “will calm the dockers,” Okafor said.
        if found.verb == before and not found.inverted and found.how != "infinitive":
            return _on_the_left(reading, place, attributions)
    return None


def _may_close_a_clause(reading: Reading, place: int, right: Attribution) -> bool:
    """Return whether the clause behind a piece of a sentence can report it.

    The plan was “a clean break,” Ms. Okafor said. — but not: After he called it “a clean break,” Ms. Okafor said: “No.”
    """
    ends = reading.heads[place].text.rstrip(_MARKS)[-1:] in ",.!?…—–" or reading.kinds[place + 1] in ("comma", "dash")
    if not ends:
        return False
    return reading.kinds[right.last + 1] != "colon" and not (
        reading.kinds[right.last + 1] == "comma"
        and reading.kinds[right.last + 2] == "quote"
        and reading.lows[0] in _OPENING
    )


def _on_the_left(reading: Reading, place: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the nearest clause before the quotation, or the one that reports that clause.

    Ms. Okafor said the board wanted “a clean break.” — the words are what Ms. Okafor said, not what the board wanted.
    """
    before = [found for found in attributions if found.verb < place and found.last < place]
    if before and _is_parenthesis(reading, before[-1], place):
        before.pop()
    if not before:
        return None
    nearest = before[-1]
    judged = nearest.lemma == "noun" and (
        reading.lows[nearest.verb + 1] not in ("that", "by")
        or (len(before) > 1 and before[-2].lemma in _JUDGING and reading.lows[place - 1] != "that")
    )
    if judged and len(before) > 1 and before[-2].verb == nearest.verb - 1:
        nearest = before[-2]  # Ms. Okafor called Lindt’s remarks on the quay “absurd.”
    if nearest.lemma in _REPORTS or _leads_straight_in(reading, place, nearest):
        return nearest
    outer = [found for found in before[:-1] if found.lemma in _OUTER and _reports(reading, found, nearest)]
    return outer[-1] if outer else nearest


def _is_parenthesis(reading: Reading, found: Attribution, place: int) -> bool:
    """He fears nobody — as Lindt has said — and he can “guarantee” it: what follows the dash is not what Lindt said."""
    if reading.lows[found.first - 1] != "as" or reading.kinds[found.first - 2] != "dash":
        return False
    return any(reading.kinds[index] == "dash" for index in range(found.last + 1, place))


def _leads_straight_in(reading: Reading, place: int, nearest: Attribution) -> bool:
    """Return whether the innermost report owns the quotation, whoever reports that report.

    Okafor said that Lindt told her: “Trust me.” And: A spokesman said Okafor’s claim that “we paid” was untrue.
    """
    if nearest.lemma == "noun":
        named = reading.period.text[nearest.speaker.start : nearest.speaker.end].lower() not in _OWNING
        return named and nearest.how == "possessed noun" and _is_in_that_clause(reading, nearest.last, place)
    mark = reading.kinds[place - 1]
    if reading.lows[nearest.first] == "who" and nearest.verb == place - 2 and nearest.lemma in _ANSWERING:
        return True  # “Go,” he told Lindt, who replied: “No.”
    if reading.lows[nearest.verb] == "told" and nearest.verb == place - 2 and reading.lows[place - 1] in _OBJECTS:
        return reading.lows[nearest.first] != "who"  # Okafor said Lindt told her “good luck.”
    if reading.lows[nearest.first] == "who" or nearest.lemma not in (
        speech.PLAIN_LEMMAS | speech.INVERTING_LEMMAS if mark == "colon" else speech.PLAIN_LEMMAS
    ):
        return False
    if mark not in ("colon", "comma"):
        return False
    before = place - 2
    if before > nearest.verb and reading.kinds[before] in ("pronoun", "phrase"):
        before -= 1
    return before == nearest.verb


def _is_in_that_clause(reading: Reading, noun: int, place: int) -> bool:
    """Return whether the noun tells whose words they are.

    Okafor’s claim that he “sold the port” — but not: Okafor’s claim that he fled was “a lie.”
    """
    kinds = [reading.kinds[index] for index in range(noun + 2, place)]
    if reading.lows[noun + 1] != "that" or not {"comma", "colon", "quote"}.isdisjoint(kinds):
        return False
    verbs = [kind for kind in kinds if kind in ("verb", "auxiliary")]
    return verbs.count("verb") <= 1 and (not verbs or "verb" not in verbs[:-1])


def _reports(reading: Reading, outer: Attribution, inner: Attribution) -> bool:
    """Return whether the clause of ``inner`` is what ``outer`` reports.

    Not so in: When Okafor announced the plan, Lindt called it “a farce.” Nor where Okafor notes something in passing.
    """
    if outer.last >= inner.first or reading.lows[outer.first - 1] == "as":
        return False
    if outer.lemma == "according" and _speaks_for_themselves(reading, outer, inner):
        return False
    apart = any(reading.kinds[index] == "comma" for index in range(outer.last + 1, inner.first))
    if apart and reading.lows[outer.first - 1] in _SUBORDINATE:
        return False
    return not (reading.lows[inner.first - 1] in _SUBORDINATE and reading.kinds[inner.first - 2] == "comma")


def _speaks_for_themselves(reading: Reading, outer: Attribution, inner: Attribution) -> bool:
    """Return whether the words are those of whom the source of a report tells of.

    According to Ms. Okafor, Lindt shouted “out” at staff. He lied, according to two clerks, and Okafor called it “odd.”
    """
    anew = reading.kinds[inner.first - 1] == "conjunction" and reading.kinds[inner.first - 2] == "comma"
    return inner.lemma in speech.INVERTING_LEMMAS - {"read"} or (anew and outer.first > 0)


def _trailing(reading: Reading, place: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The talks covered a “range of matters” as usual, one official said."""
    for found in attributions:
        if found.first <= place or reading.heads[found.first].low == "who":
            continue
        if found.lemma == "according":
            return found
        if found.lemma in speech.PLAIN_LEMMAS and reading.kinds[found.first - 1] in ("comma", "quote", "dash"):
            return found
    return None


def _label(reading: Reading, place: int) -> Attribution | None:
    """OKAFOR: “We will go.” and “We will go.” — Ines Okafor."""
    if reading.kinds[place - 1] == "colon":
        subject = label_before(reading, place - 1)
        if subject is not None:
            span = reading.span(subject.first, subject.last)
            cue = reading.span(place - 1, place - 1)
            return Attribution(place - 1, "", cue, span, subject.first, place - 1, "label before a colon")
    if reading.kinds[place + 1] == "dash":
        subject = phrase_at(reading, place + 2, "name after a dash")
        if subject is not None and reading.kinds[subject.last + 1] in ("edge", "comma", "stop"):
            span = reading.span(subject.first, subject.last)
            cue = reading.span(place + 1, place + 1)
            return Attribution(place + 1, "", cue, span, place + 1, subject.last, subject.how)
    return None


def _owned(reading: Reading, place: int) -> Attribution | None:
    """Ms. Okafor’s “never again” remark."""
    before, after = place - 1, place + 1
    if reading.kinds[before] != "phrase" or reading.kinds[after] != "phrase":
        return None
    owner = reading.words(before)
    if not owner[-1].possessive and owner[-1].low not in ("his", "her", "their"):
        return None
    if not any(word.low.removesuffix("s") in speech.SPEECH_NOUNS for word in reading.words(after)[:2]):
        return None
    span = reading.span(before, before)
    return Attribution(after, "noun", reading.span(after, after), span, before, after, "possessed noun")


def _any_verb(reading: Reading, place: int) -> Attribution | None:
    """“No,” Ms. Okafor demurred. And: Ms. Okafor demurred: “No.” Beside a quotation any act is an act of speech."""
    if reading.kinds[place - 1] in ("colon", "comma") and _is_whole(reading, place):
        return _clause_before(reading, place)
    if reading.kinds[place + 1] in ("phrase", "pronoun") and reading.heads[place].text.rstrip(_MARKS)[-1:] in ",?!":
        found = _clause_after(reading, place)
        return None if found is not None and is_about_else(reading, place, found) else found
    return None


def _clause_after(reading: Reading, place: int) -> Attribution | None:
    for verb in range(place + 2, min(place + 8, reading.count)):
        if reading.kinds[verb] == "verb" and reading.heads[verb].tag == "past":
            subject = subject_before(reading, verb)
            if subject is not None and subject.first == place + 1 and not _is_told(reading, verb):
                return _made(reading, subject, verb, "right clause, other verb")
            return None
        if reading.kinds[verb] in ("comma", "stop", "quote"):
            return None
    return None


def _is_told(reading: Reading, verb: int) -> bool:
    """“We were misled,” the committee was told. — it heard the words."""
    return lemma_of(reading, verb) in _TOLD and is_passive(reading, verb)


def _clause_before(reading: Reading, place: int) -> Attribution | None:
    for verb in range(place - 2, max(-1, place - 40), -1):
        if reading.kinds[verb] == "auxiliary" or reading.heads[verb].tag in ("past", "present"):
            if is_passive(reading, verb):
                return None
            subject = subject_before(reading, verb)
            if subject is not None:
                return _made(reading, subject, verb, "clause before a colon")
        if reading.kinds[verb] in ("semicolon", "quote", "stop"):
            return None
    return None


def _made(reading: Reading, subject: Subject, verb: int, how: str) -> Attribution:
    first, last = min(verb, subject.first), max(verb, subject.last)
    return Attribution(verb, "", reading.span(verb, verb), reading.span(subject.first, subject.last), first, last, how)


def _is_whole(reading: Reading, place: int) -> bool:
    """Return whether the quotation is a sentence of its own, or part of one that an attribution splits."""
    before = reading.kinds[place - 1]
    words = reading.heads[place].text.strip("\"“”'‘’`«»„ ")
    if not words:
        return False
    ends = words[-1] in ".,!?…—–" or reading.kinds[place + 1] in ("edge", "stop")
    if before in ("edge", "colon"):
        return ends and (words[0].isupper() or words[0] in "[(…." or before == "edge")
    opens_high = words[0].isupper() or words[0] in "[…."
    if before in ("comma", "dash", "verb", "gerund", "quote", "phrase", "stop", "pronoun"):
        return opens_high and ends
    return False
