"""Where does the reporter give somebody's words in clauses of his own?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import Quote, Span
from briefing.summarize.lexicon import grammar, speech
from briefing.summarize.quotes.cues import find_attributions
from briefing.summarize.quotes.phrases import label_before
from briefing.summarize.quotes.readings import Attribution, Reading
from briefing.summarize.quotes.reporting import (
    ASKING_OF,
    PROMISING,
    REPORTING,
    find_reporting,
    has_cue,
    may_be_headline,
)

_QUESTION_WORDS: Final = frozenset({"whether", "if", "how", "why", "what", "when", "where", "who"})
# Verbs that take whom they speak to as their object: told reporters that …
_TO_SOMEBODY: Final = frozenset(
    {"tell", "remind", "assure", "inform", "warn", "notify", "reassure", "advise", "promise"}
)
_LEADING_TO_INFINITIVES: Final = ASKING_OF | PROMISING
# What a clause without "that" may follow.
_BARE: Final = speech.PLAIN_LEMMAS - {"write", "describe"}
# A verb that begins a report of its own where it follows another.
_NEW_REPORT: Final = speech.PLAIN_LEMMAS | {"call", "accuse", "according", "describe", "urge", "ask", "criticize"}
_CONTRASTS: Final = frozenset({"while", "although", "though", "despite", "whereas", "when", "after"})
# A sentence with more verbs of saying than this is a list, and nothing that a reader could follow.
_MOST_REPORTS: Final = 40
# A dateline opens the prose; a title, a credit and a caption may stand above it.
_FIRST_PARAGRAPHS: Final = 6
_FEWEST_WORDS: Final = 2


def find_indirect_quotes(readings: Sequence[Reading], quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Find reported speech that no quotation mark is in, with its speaker, in text order.

    The span is the clause that was said, without "that" and the final stop. Groups go on from those of ``quotes``.
    """
    group = max((quote.group for quote in quotes), default=-1)
    found: list[Quote] = []
    for reading in find_reporting(readings):
        if reading.period.role not in ("prose", "dateline"):
            continue
        for attribution, span, rule in _reports(reading):
            group += 1
            found.append(Quote(span, "indirect", attribution.speaker, attribution.cue, rule, group))
    return tuple(found)


def _reports(reading: Reading) -> list[tuple[Attribution, Span, str]]:
    if not (has_cue(reading) or may_be_headline(reading.period)):
        return []
    attributions = find_attributions(reading)
    headline = _headline(reading)
    if headline is not None:
        return [headline]
    if len(attributions) > _MOST_REPORTS:
        return []
    found: list[tuple[Attribution, Span, str]] = []
    covered = 0
    for number, attribution in enumerate(attributions, start=1):
        if attribution.verb < covered or attribution.lemma in ("", "noun"):
            continue
        for first, last, rule in _contents(reading, attribution, attributions[number:]):
            if _is_long_enough(reading, first, last) and (
                attribution.lemma == "say" or _has_verb(reading, first, last)
            ):
                covered = max(covered, last + 1)
                found.append((attribution, _span(reading, first, last), rule))
    return found


def _headline(reading: Reading) -> tuple[Attribution, Span, str] | None:
    """Okafor: Talks will go on for a week — a name and a colon at the top of the text."""
    if not may_be_headline(reading.period):
        return None
    colon = next((index for index in range(min(4, reading.count)) if reading.kinds[index] == "colon"), 0)
    if not colon:
        return None
    speaker = label_before(reading, colon)
    end = _content_end(reading)
    if speaker is None or speaker.first or not _is_long_enough(reading, colon + 1, end):
        return None
    named = Attribution(
        colon, "", reading.span(colon, colon), reading.span(speaker.first, speaker.last), 0, colon, "headline"
    )
    return named, _span(reading, colon + 1, end), "headline"


def _contents(
    reading: Reading, attribution: Attribution, later: Sequence[Attribution]
) -> Sequence[tuple[int, int, str]]:
    """Return where the reported clause may stand, as chunks first to last, best rule first."""
    if attribution.lemma == "according":
        return tuple(_around_according(reading, attribution))
    around: list[tuple[int, int, str]] = []
    preceding = _clause_before(reading, attribution)
    if preceding is not None:
        around.append((*preceding, "reported clause before"))
    if _is_put_between(reading, attribution):
        start = attribution.last + 2
        while reading.kinds[start] == "conjunction":
            start += 1
        around.append((start, _end_after(reading, attribution, start, later), "reported clause around"))
    return around or _contents_behind(reading, attribution, later)


def _contents_behind(
    reading: Reading, attribution: Attribution, later: Sequence[Attribution]
) -> Sequence[tuple[int, int, str]]:
    infinitive = _infinitive_after(reading, attribution)
    if infinitive is not None:
        end = _end_after(reading, attribution, infinitive, later)
        return ((infinitive, _end_of_infinitive(reading, infinitive, end), "reported infinitive"),)
    if attribution.inverted or attribution.lemma not in REPORTING or attribution.how.startswith("infinitive"):
        return ()
    first = attribution.first
    if reading.lows[first] == "who" and reading.kinds[first - 1] != "comma":
        return ()  # voters who say the economy matters most turned out
    begin = _start_after(reading, attribution)
    return () if begin is None else ((begin, _end_after(reading, attribution, begin, later), "reported clause"),)


def _clause_before(reading: Reading, attribution: Attribution) -> tuple[int, int] | None:
    """The talks would go on for a week, Ms. Okafor said."""
    first = attribution.first
    if reading.kinds[first - 1] != "comma" or attribution.lemma not in speech.PLAIN_LEMMAS:
        return None
    if "quote" in reading.kinds[attribution.last : reading.count]:
        return None
    if not attribution.inverted and _start_after(reading, attribution) is not None:
        return None
    if attribution.lemma == "tell" and _infinitive_after(reading, attribution) is not None:
        return None  # Lindt said his wife, Ines Okafor, had told him to go.
    begin = _behind_dateline(reading)
    for index in range(first - 2, begin - 1, -1):
        if reading.kinds[index] in ("semicolon", "colon"):
            begin = index + 1
            break
    while reading.kinds[begin] == "conjunction":
        begin += 1
    if reading.kinds[begin] == "verb":  # Asked about the vote, Ms. Okafor said …
        return None
    return (begin, first - 2) if _has_verb(reading, begin, first - 2) else None


def _behind_dateline(reading: Reading) -> int:
    """PORT ARDAL, March 2 (NPA) — The talks would go on, Ms. Okafor said."""
    for index in range(1, min(6, reading.count)):
        if reading.kinds[index] == "dash":
            place = reading.tokens[0].text
            return index + 1 if reading.period.paragraph <= _FIRST_PARAGRAPHS and place.isupper() else 0
    return 0


def _is_put_between(reading: Reading, attribution: Attribution) -> bool:
    """The talks, Ms. Okafor said, would go on for a week."""
    return (
        reading.kinds[attribution.first - 1] == "comma"
        and attribution.lemma in speech.PLAIN_LEMMAS
        and not attribution.inverted
        and attribution.first > 1
        and attribution.how not in ("participle", "apposition")
        and reading.kinds[attribution.last + 1] == "comma"
        and reading.kinds[attribution.last + 2]
        in ("verb", "auxiliary", "pronoun", "phrase", "subordinator", "conjunction")
    )


def _infinitive_after(reading: Reading, attribution: Attribution) -> int | None:
    """Ms. Okafor promised to resign. She urged the board to wait."""
    if attribution.lemma not in _LEADING_TO_INFINITIVES:
        return None
    if reading.lows[attribution.first] in ("who", "it", "which") or reading.kinds[attribution.verb] == "gerund":
        return None
    position = attribution.verb + 1
    if attribution.lemma in ASKING_OF:
        if reading.kinds[position] not in ("phrase", "pronoun"):
            return None
        position += 1
        while reading.kinds[position] == "preposition" and reading.kinds[position + 1] == "phrase":
            position += 2
    if reading.kinds[position] == "to" and reading.kinds[position + 1] in ("verb", "auxiliary", "adverb"):
        return position
    return None


def _end_of_infinitive(reading: Reading, start: int, end: int) -> int:
    """She promised to resign and left the room; he vowed to stay, adding to the gloom."""
    for index in range(start + 2, end + 1):
        after = reading.heads[index + 1].tag if index < end else "other"
        if (reading.kinds[index] == "conjunction" and after in ("past", "present")) or (
            reading.kinds[index] == "comma" and after in ("gerund", "conjunction", "pronoun")
        ):
            return index - 1
    return end


def _around_according(reading: Reading, attribution: Attribution) -> Iterator[tuple[int, int, str]]:
    """According to the ministry, the talks go on. The talks go on, according to the ministry."""
    end = _content_end(reading)
    comma = attribution.last + 1
    while comma < end and (
        reading.kinds[comma] not in ("comma", "colon", "stop")
        or (reading.kinds[comma] == "comma" and reading.kinds[comma + 1] == "conjunction")
    ):
        comma += 1
    if attribution.first > 1 and reading.kinds[attribution.first - 1] == "comma":
        begin = 1 if reading.kinds[0] == "conjunction" else 0
        yield begin, attribution.first - 2, "according to, after"
        if comma > attribution.last + 1:
            return
    if (
        reading.kinds[comma] == "comma"
        and comma < end
        and reading.heads[comma + 1].low not in ("who", "which", "whose")
    ):
        yield comma + 1, end, "according to, before"


def _start_after(reading: Reading, attribution: Attribution) -> int | None:
    """Return where what was said begins behind its cue, None when what follows is no clause."""
    position = attribution.verb + 1
    that = _that_after(reading, position, attribution.lemma)
    if that is not None:
        return that + 2 if reading.kinds[that + 1] == "comma" else that + 1
    if reading.kinds[attribution.first - 1] == "quote":  # “…,” Ms. Okafor said when she was asked whether …
        return None
    position = _after_addressee(reading, position, attribution.lemma)
    if position >= reading.count or reading.lows[position] in _QUESTION_WORDS:
        return position if position < reading.count else None
    if attribution.lemma not in _BARE and attribution.lemma not in _TO_SOMEBODY:
        return None
    # a strike that the company said could hurt its earnings
    related = reading.kinds[attribution.first - 1] in ("subordinator", "phrase")
    if related and reading.kinds[position] in ("auxiliary", "verb"):
        return position
    if attribution.lemma == "say" and reading.kinds[position] == "phrase":
        return position
    return position if _opens_clause(reading, position) else None


def _after_addressee(reading: Reading, position: int, lemma: str) -> int:
    """Return the chunk behind whom is spoken to and when: told reporters on Tuesday; the end where that is missing."""
    if lemma == "ask" and reading.lows[position + 1] in _QUESTION_WORDS:
        return position + 1
    if lemma in _TO_SOMEBODY:
        if reading.kinds[position] not in ("phrase", "pronoun"):
            return reading.count
        position += 1
    while position < reading.count:
        ahead = 1 if reading.kinds[position] == "preposition" and reading.kinds[position + 1] == "phrase" else 0
        timed = reading.says_when(position + ahead)
        if not timed and reading.kinds[position] != "adverb":
            break
        position += 1 + (ahead if timed else 0)
    return position


def _that_after(reading: Reading, position: int, lemma: str) -> int | None:
    """Return the "that" which opens the clause: said on Tuesday at a rally in Port Ardal that the talks would go on."""
    for index in range(position, min(position + 9, reading.count)):
        following = reading.kinds[index + 1]
        match reading.kinds[index]:
            case "subordinator" if reading.heads[index].low == "that":
                return index if following not in ("comma", "stop", "edge") or _goes_on(reading, index + 1) else None
            case "preposition" | "to" | "adverb":
                continue
            case "phrase" | "pronoun" if index == position and lemma in _TO_SOMEBODY:
                continue
            case "phrase" if index == position and reading.heads[index].low.removesuffix("s") in speech.SPEECH_NOUNS:
                continue  # reiterated her claim that …
            case "phrase" if reading.kinds[index - 1] in ("preposition", "to"):
                continue
            case "phrase" if reading.says_when(index):
                continue
            case _:
                return None
    return None


def _goes_on(reading: Reading, comma: int) -> bool:
    """He said that, if elected, he would resign. — but not: He confirmed that, adding that he would resign."""
    return reading.kinds[comma] == "comma" and reading.kinds[comma + 1] in ("subordinator", "preposition", "adverb")


def _opens_clause(reading: Reading, position: int) -> bool:
    """Return whether a subject and its verb begin here."""
    if reading.kinds[position] == "pronoun":
        return reading.heads[position].low in grammar.SUBJECT_PRONOUNS or reading.kinds[position + 1] in (
            "verb",
            "auxiliary",
        )
    if reading.kinds[position] != "phrase":
        return False
    for index in range(position + 1, min(position + 9, reading.count)):
        if reading.kinds[index] in ("verb", "auxiliary"):
            return True
        if reading.kinds[index] in ("comma", "quote", "colon", "semicolon", "stop", "dash"):
            return False
    return False


def _end_after(reading: Reading, attribution: Attribution, start: int, later: Sequence[Attribution]) -> int:
    """Return the last chunk of what was said: the period's end, or where the reporter goes on by himself."""
    end = _content_end(reading)
    opened = _opens_subordinate(reading, attribution)
    for index in range(start + 1, end + 1):
        if reading.kinds[index] in _BREAKING_OFF and _breaks_off(reading, index, opened):
            end = index - 1
            break
    for following in later:
        if following.verb <= start or following.lemma not in _NEW_REPORT:
            continue
        if following.how == "apposition" and following.first > start and not _has_verb(reading, start, following.first):
            continue  # Lindt said his wife, Ines Okafor, had told him to go.
        shared = following.how in ("participle", "coordinated verb")
        border = following.verb if shared else following.first
        while reading.kinds[border - 1] in ("adverb", "auxiliary"):
            border -= 1
        if reading.kinds[border - 1] == "conjunction" or (reading.kinds[border - 1] == "comma" and border - 1 > start):
            end = min(end, border - 2)
    while end > start and reading.kinds[end] in ("comma", "conjunction", "dash"):
        end -= 1
    return end


def _opens_subordinate(reading: Reading, attribution: Attribution) -> bool:
    """While Ms. Okafor said the talks would go on, the ministry … — and: Okafor, who said the talks …, left."""
    first = attribution.first
    return reading.lows[first] == "who" or not _CONTRASTS.isdisjoint(reading.lows[max(0, first - 2) : first])


_BREAKING_OFF: Final = frozenset({"comma", "dash", "semicolon"})


def _breaks_off(reading: Reading, index: int, opened: bool) -> bool:
    """Return whether the reporter goes on by himself behind a comma, dash or semicolon."""
    kind = reading.kinds[index]
    if kind == "dash":  # a dash that closes what another opened breaks nothing off
        return reading.kinds.count("dash") % 2 == 1
    if kind == "semicolon":
        return True
    after = reading.lows[index + 1]
    if opened:
        return reading.kinds[index + 1] not in ("preposition",)
    if after in _CONTRASTS or (after == "even" and index + 2 < reading.count):
        return True
    if after in ("who", "which", "whom"):
        return not _closes_again(reading, index)
    if after in ("compared", "reflecting", "according"):
        return True
    # …, but it did so after a month
    return after == "but" and reading.kinds[index + 2] in ("pronoun", "phrase")


def _closes_again(reading: Reading, comma: int) -> bool:
    """Return whether a relative clause ends and the sentence goes on: the bodies, which lie abroad, are still his."""
    for index in range(comma + 2, min(comma + 20, reading.count - 1)):
        if reading.kinds[index] == "comma" and reading.kinds[index + 1] in ("verb", "auxiliary"):
            return True
    return False


def _content_end(reading: Reading) -> int:
    end = reading.count - 1
    while end > 0 and reading.kinds[end] == "stop":
        end -= 1
    return end


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    kinds = reading.kinds[first : last + 1]
    return "verb" in kinds or "auxiliary" in kinds


def _is_long_enough(reading: Reading, first: int, last: int) -> bool:
    if first > last or "quote" in reading.kinds[first : last + 1]:
        return False
    return reading.lasts[last] - reading.first(first) + 1 >= _FEWEST_WORDS


def _span(reading: Reading, first: int, last: int) -> Span:
    token = reading.lasts[last]
    return Span(reading.starts[reading.first(first)], reading.starts[token] + len(reading.tokens[token].text))
