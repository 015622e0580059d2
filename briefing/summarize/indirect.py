"""Where does the reporter give somebody's words in clauses of his own?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import Quote, Span
from briefing.summarize.cues import Attribution, find_attributions
from briefing.summarize.lexicon import grammar, speech
from briefing.summarize.nounphrases import is_time
from briefing.summarize.subjects import Reading

_QUESTION_WORDS: Final = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who"})
# Verbs that take whom they speak to as their object: told reporters that …
_TO_SOMEBODY: Final = frozenset(
    {"tell", "remind", "assure", "inform", "warn", "notify", "reassure", "advise", "promise"}
)
# Verbs that give words rather than thoughts, findings or intentions.
_REPORTING: Final = speech.PLAIN_LEMMAS | {
    "ask", "report", "point", "indicate", "reveal", "disclose", "respond", "imply", "remind", "inform", "assure",
    "clarify", "answer", "repeat", "caution", "boast", "confess", "counter", "charge", "signal", "hint", "advise",
    "speculate", "surmise", "post", "proclaim", "affirm", "underscore", "highlight", "emphasize", "continue",
}  # fmt: skip
# What a clause without "that" may follow.
_BARE: Final = speech.PLAIN_LEMMAS - {"write", "describe"}
# A verb that begins a report of its own where it follows another.
_NEW_REPORT: Final = speech.PLAIN_LEMMAS | {"call", "accuse", "according", "describe", "urge", "ask", "criticize"}
_CONTRASTS: Final = frozenset({"while", "although", "though", "despite", "whereas", "when", "after"})
_FEWEST_WORDS: Final = 3


def find_indirect_quotes(readings: Sequence[Reading], quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Find reported speech that no quotation mark is in, with its speaker, in text order.

    The span is the clause that was said, without "that" and the final stop. Groups go on from those of ``quotes``.
    """
    group = max((quote.group for quote in quotes), default=-1)
    found: list[Quote] = []
    for reading in readings:
        if reading.period.role not in ("prose", "dateline"):
            continue
        for attribution, span, rule in _reports(reading):
            group += 1
            found.append(Quote(span, "indirect", attribution.speaker, attribution.cue, rule, group))
    return tuple(found)


def _reports(reading: Reading) -> Iterator[tuple[Attribution, Span, str]]:
    attributions = find_attributions(reading)
    covered = 0
    for number, attribution in enumerate(attributions):
        if attribution.verb < covered or attribution.lemma in ("", "noun"):
            continue
        for first, last, rule in _contents(reading, attribution, attributions, number):
            if _is_clause(reading, first, last):
                covered = max(covered, last + 1)
                yield attribution, _span(reading, first, last), rule
                break


def _contents(
    reading: Reading, attribution: Attribution, attributions: Sequence[Attribution], number: int
) -> Iterator[tuple[int, int, str]]:
    """Yield where the reported clause may stand, as chunks first to last, best rule first."""
    if attribution.lemma == "according":
        yield from _around_according(reading, attribution)
        return
    before = _clause_before(reading, attribution)
    if before is not None:
        yield (*before, "reported clause before")
        return
    if attribution.inverted or attribution.lemma not in _REPORTING or attribution.how == "infinitive":
        return
    if reading.head(attribution.first).low == "who" and reading.kind(attribution.first - 1) != "comma":
        return  # voters who say the economy matters most turned out
    start = _start_after(reading, attribution)
    if start is not None:
        yield start, _end_after(reading, attribution, start, attributions[number + 1 :]), "reported clause"


def _clause_before(reading: Reading, attribution: Attribution) -> tuple[int, int] | None:
    """The talks would go on for a week, Ms. Okafor said."""
    first = attribution.first
    if reading.kind(first - 1) != "comma" or attribution.lemma not in speech.PLAIN_LEMMAS:
        return None
    if any(reading.kind(index) == "quote" for index in range(attribution.last, len(reading.chunks))):
        return None
    if _start_after(reading, attribution) is not None:
        return None
    begin = 0
    for index in range(first - 2, -1, -1):
        if reading.kind(index) in ("semicolon", "colon"):
            begin = index + 1
            break
    while reading.kind(begin) == "conjunction":
        begin += 1
    if reading.kind(begin) == "verb":  # Asked about the vote, Ms. Okafor said …
        return None
    return (begin, first - 2) if _has_verb(reading, begin, first - 2) else None


def _around_according(reading: Reading, attribution: Attribution) -> Iterator[tuple[int, int, str]]:
    """According to the ministry, the talks go on. The talks go on, according to the ministry."""
    end = _content_end(reading)
    if attribution.first <= 1:
        comma = attribution.last + 1
        while comma < len(reading.chunks) and reading.kind(comma) != "comma":
            comma += 1
        if comma < end:
            yield comma + 1, end, "according to, before"
    elif reading.kind(attribution.first - 1) == "comma":
        yield 0, attribution.first - 2, "according to, after"


def _start_after(reading: Reading, attribution: Attribution) -> int | None:
    """Return where what was said begins behind its cue, None when what follows is no clause."""
    position = attribution.verb + 1
    that = _that_after(reading, position)
    if that is not None:
        return that + 1
    if attribution.lemma in _TO_SOMEBODY:
        if reading.kind(position) not in ("phrase", "pronoun"):
            return None
        position += 1
    while True:
        if reading.kind(position) == "adverb" or (
            reading.kind(position) == "phrase" and is_time(reading.tokens, reading.chunks[position])
        ):
            position += 1
        elif (
            reading.kind(position) == "preposition"
            and reading.kind(position + 1) == "phrase"
            and is_time(reading.tokens, reading.chunks[position + 1])
        ):
            position += 2
        else:
            break
    if position >= len(reading.chunks):
        return None
    if reading.head(position).low in _QUESTION_WORDS:
        return position
    if attribution.lemma not in _BARE and attribution.lemma not in _TO_SOMEBODY:
        return None
    return position if _opens_clause(reading, position) else None


def _that_after(reading: Reading, position: int) -> int | None:
    """Return the "that" which opens the clause: said on Tuesday at a rally in Port Ardal that …"""
    for index in range(position, min(position + 9, len(reading.chunks))):
        if reading.head(index).low == "that" and reading.kind(index) == "subordinator":
            return index
        if reading.kind(index) not in ("phrase", "pronoun", "preposition", "adverb", "to", "comma"):
            return None
        if reading.kind(index) == "comma" and index == position:
            return None
    return None


def _opens_clause(reading: Reading, position: int) -> bool:
    """Return whether a subject and its verb begin here."""
    if reading.kind(position) == "pronoun":
        return reading.head(position).low in grammar.SUBJECT_PRONOUNS or reading.kind(position + 1) in (
            "verb",
            "auxiliary",
        )
    if reading.kind(position) != "phrase":
        return False
    for index in range(position + 1, min(position + 9, len(reading.chunks))):
        if reading.kind(index) in ("verb", "auxiliary"):
            return True
        if reading.kind(index) in ("comma", "quote", "colon", "semicolon", "stop", "dash"):
            return False
    return False


def _end_after(reading: Reading, attribution: Attribution, start: int, later: Sequence[Attribution]) -> int:
    """Return the last chunk of what was said: the period's end, or where the reporter goes on by himself."""
    end = _content_end(reading)
    opened = _opens_subordinate(reading, attribution)
    for index in range(start + 1, end + 1):
        if _breaks_off(reading, index, opened):
            end = index - 1
            break
    for following in later:
        if following.verb <= start or following.lemma not in _NEW_REPORT:
            continue
        shared = following.how in ("participle", "coordinated verb")
        border = following.verb if shared else following.first
        while reading.kind(border - 1) in ("adverb", "auxiliary"):
            border -= 1
        if reading.kind(border - 1) == "conjunction" or (reading.kind(border - 1) == "comma" and border - 1 > start):
            end = min(end, border - 2)
    while end > start and reading.kind(end) in ("comma", "conjunction", "dash"):
        end -= 1
    return end


def _opens_subordinate(reading: Reading, attribution: Attribution) -> bool:
    """While Ms. Okafor said the talks would go on, the ministry … — and: Okafor, who said the talks …, left."""
    if reading.head(attribution.first).low == "who":
        return True
    return any(reading.head(index).low in _CONTRASTS for index in range(max(0, attribution.first - 2), attribution.first))


def _breaks_off(reading: Reading, index: int, opened: bool) -> bool:
    kind = reading.kind(index)
    if kind == "dash":
        return True
    if kind != "comma":
        return False
    after = reading.head(index + 1).low if index + 1 < len(reading.chunks) else ""
    if opened:
        return reading.kind(index + 1) not in ("preposition",)
    if after in _CONTRASTS or (after == "even" and index + 2 < len(reading.chunks)):
        return True
    if after in ("who", "which", "whom"):
        return True
    # …, but it did so after a month
    return after == "but" and reading.kind(index + 2) in ("pronoun", "phrase")


def _content_end(reading: Reading) -> int:
    end = len(reading.chunks) - 1
    while end > 0 and reading.kind(end) == "stop":
        end -= 1
    return end


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(reading.kind(index) in ("verb", "auxiliary") for index in range(first, last + 1))


def _is_clause(reading: Reading, first: int, last: int) -> bool:
    if first > last or any(reading.kind(index) == "quote" for index in range(first, last + 1)):
        return False
    words = reading.chunks[last].last - reading.chunks[first].first + 1
    return words >= _FEWEST_WORDS and _has_verb(reading, first, last)


def _span(reading: Reading, first: int, last: int) -> Span:
    return Span(reading.tokens[reading.chunks[first].first].start, reading.tokens[reading.chunks[last].last].end)
