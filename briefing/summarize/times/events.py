"""What happened or is to happen, and on which day?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from briefing.model import Event, Sentence, Span
from briefing.summarize.lexicon.deeds import FINITE
from briefing.summarize.lexicon.time import ASKED, PAST_DEEDS, SPOKEN
from briefing.summarize.text.pieces import one_of
from briefing.summarize.text.printed import PrintedClues
from briefing.summarize.times.days import When, day_basis, find_whens, resolve_coming_day, resolve_day
from briefing.summarize.times.occasions import LONGEST_SENTENCE, find_occasions, quoted_in, resolve_spoken_day, trimmed

__all__ = ["find_events", "find_occasions", "resolve_coming_day", "resolve_day"]

# The council will meet | is set to | is unlikely before | plans to | when they meet | an upcoming vote
_COMING: Final = re.compile(
    r"\b(?=[abilnpstuw])(?:(?:is|are|was|were|be|looks?|looked|seems?|seemed)\s+(?:also\s+|now\s+|not\s+)?"
    r"(?:set|due|scheduled|expected|planned|likely|unlikely)(?:\s+(?:for|on|at|in|by|before|until|within|next|later|this)\b|\s*\Z)|"
    r"(?:will|won['’]t|would|shall)\b|(?:is|are|was|were|be)\s+(?:also\s+|now\s+|not\s+)?(?:set|due|scheduled|expected|poised|"
    r"slated|about|planning|preparing|going|likely|unlikely)\s+to\b|(?:is|are)\s+(?:to\b|\w+ing\b)|plans?\s+to\b|"
    r"(?:that|which|who)\s+(?:was|were)\s+to\b|"  # the strike that was to begin on Thursday is off
    r"planned\s+to\b|upcoming\b|when\s+(?:he|she|they|it)\s+meets?\b|next\s+opportunity\b|ahead\s+of\b|intends?\s+to\b)",
)
# A coming event that is named rather than dated: "before the summit in Oslo", "when they meet in Oslo".
_NAMED_EVENT: Final = re.compile(
    r"\b(?:before|at|ahead\s+of|during|until|after)\s+(?:the\s+|an?\s+|next\s+|his\s+|her\s+|their\s+|its\s+)"
    r"(?:[\w.’'-]+\s+){0,4}?(?:meetings?|summit|talks|vote|election|hearing|session|conference|debate|trial|visit|referendum|"
    r"ruling|convention|inauguration|deadline)\b(?:\s+(?:in|at|with)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s?){1,3})?|"
    r"\bthe\s+next\s+(?:opportunity|round|session|meeting)\b|"
    r"\bwhen\s+(?:he|she|they|it)\s+meets?\b(?:\s+(?:with\s+)?(?:[A-Z][\w.’'-]*\s?){1,4})?(?:in\s+(?:[A-Z][\w.’'-]*\s?){1,2})?",
)
_FUTURE: Final = re.compile(
    r"\b(?:will|won['’]t|would)\b|\b(?:is|are)\s+(?:set|due|scheduled|poised|slated|likely|unlikely)\s+to\b|"
    r"\bexpected\b|\bplans?\s+to\b"
)
_BORDER: Final = re.compile(
    r"[;—:]\s|,(?:[”\"]?\s+(?:but|while|although|though|which|where|who|whose|because|so|yet|"
    r"in\s+which|during\s+which|after\s+which|saying|adding|noting|citing|according\s+to)\b|"
    r"\s+and\s+(?=[A-Z“\"’']|(?:the|a|an|he|she|it|they|we|his|her|its|their|officials)\b)|"
    r"\s+(?=(?:[\w.’'-]+\s+){1,8}?(?:said|says|told|added)\b))|"
    # "said on Monday the council would meet on March 19": the first day is that of the saying
    r"\s(?:[–-]\s|(?:said|says|told\s+\w+|added|noted)(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s+"
    r"(?:that\s+)?(?=[a-zA-Z])|(?:that|but|while|although|though)\s)"
)
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def find_events(text: str, sentences: Sequence[Sentence], published: datetime | None) -> tuple[Event, ...]:
    """Find what the prose says happened on a day or is to come, in text order; quoted words report nothing.

    The clause is cut at clause borders. A day is None where the item has no date or the words name no single day.
    The time at which something was merely said makes no event.
    """
    starts = [sentence.start for sentence in sentences]
    timed = [place for when in find_whens(text, 0, len(text)) for place in (when.span.start, when.span.end - 1)]
    naming = {bisect_right(starts, place) - 1 for place in _MAY_NAME.places(text)}
    return tuple(
        event
        for number in sorted(naming.union(bisect_right(starts, place) - 1 for place in timed))
        if sentences[number].role == "prose" and sentences[number].end - starts[number] <= LONGEST_SENTENCE
        for event in _find_in(text, sentences, number, published, may_name=number in naming)
    )


def _find_in(
    text: str, sentences: Sequence[Sentence], number: int, published: datetime | None, *, may_name: bool
) -> Iterator[Event]:
    start, end = sentences[number].start, sentences[number].end
    whens = find_whens(text, start, end)
    names = may_name and _FUTURE.search(text, start, end) is not None
    if not whens and not names:
        return
    sentence = Span(start, end)
    last_end = start
    quoted = quoted_in(text, sentence)
    for when in whens:
        if any(span.meets(when.span) for span in quoted):
            continue
        clause = _clause_round(text, sentence, when.span)
        if clause.start < last_end and last_end > sentence.start:
            continue
        event = _event(text, sentences, number, clause, when, published)
        if event is not None:
            last_end = clause.end
            yield event
    if names:
        yield from _named_events(text, number, Span(last_end, sentence.end), sentence, quoted)


def _event(
    text: str, sentences: Sequence[Sentence], number: int, clause: Span, when: When, published: datetime | None
) -> Event | None:
    words = when.span.of(text)
    if _tells_how_long(text, when.span):
        return None
    coming = when.points > 0 or _is_put_off_to(text, clause.start, when.span)
    if not coming:
        looks_ahead, deed = _verb_of(text, clause, when.span)
        coming = looks_ahead and when.points == 0
        if not coming and (deed is None or deed.word in SPOKEN or deed.word in ASKED):
            return None
    if coming:
        day = resolve_coming_day(words, published)
    else:
        day = resolve_spoken_day(text, sentences, number, when.span, published)
    return Event(number, clause, when.span, coming, day, day_basis(words, day))


def _tells_how_long(text: str, when: Span) -> bool:
    """Return whether the word before makes a stretch of the time: "since March", "for the week"."""
    before = text[max(0, when.start - 8) : when.start].split()[-1:]
    if before not in _NO_DAY_OF_ITS_OWN or _SET_FOR.search(text, max(0, when.start - 30), when.start):
        return False
    return before == ["since"] or not _is_put_off_to(text, max(0, when.start - 120), when)


def _is_put_off_to(text: str, start: int, when: Span) -> bool:
    """Return whether the words from ``start`` on tell that something was put off to the time."""
    leads = text[max(start, when.start - 1) : when.start].isspace()
    return (
        leads
        and text[start : when.start].rstrip().endswith(_TO)
        and _PUT_OFF.search(text, start, when.start) is not None
    )


# "The council postponed its decision to June 2": the day is that of the decision to come.
_PUT_OFF: Final = re.compile(
    r"\b(?:postponed|delayed|put\s+off|moved|deferred|adjourned|pushed\s+back|brought\s+forward|rescheduled)\s+"
    r"[^,;.“”]{1,80}\s(?:to|until|till|for)\s+\Z"
)
# "A vote is set for Saturday": here "for" says when, not for how long.
_SET_FOR: Final = re.compile(r"\b(?:set|due|scheduled|planned|slated|called|billed|expected|fixed)\s+for\s+\Z")
_TO: Final = ("to", "until", "till", "for")
_NO_DAY_OF_ITS_OWN: Final = (["since"], ["until"], ["into"], ["for"], ["of"])


class _Deed(NamedTuple):
    """A verb of the past and where it starts."""

    start: int
    word: str


def _verb_of(text: str, clause: Span, when: Span) -> tuple[bool, _Deed | None]:
    """Return whether the verb that the words for the time belong to looks ahead, and their verb of the past.

    It is the last one before them ("is set to meet on Friday"), else the first behind ("On Friday he will meet").
    """
    ahead = list(_COMING.finditer(text, clause.start, when.start))
    words = list(_WORD.finditer(text, clause.start, when.start))
    for number in range(len(words) - 1, -1, -1):
        deed = _deed_at(text, words[number - 1][0] if number else "", words[number], ahead)
        if deed is not None:
            return bool(ahead) and ahead[-1].start() > deed.start, deed
    looked_ahead = bool(ahead)
    ahead = list(_COMING.finditer(text, when.end, clause.end))
    deed = _first_deed(text, when.end, clause.end, ahead)
    return looked_ahead or (bool(ahead) and (deed is None or ahead[0].start() <= deed.start)), deed


def _first_deed(text: str, start: int, end: int, ahead: Sequence[re.Match[str]]) -> _Deed | None:
    before = ""
    for word in _WORD.finditer(text, start, end):
        deed = _deed_at(text, before, word, ahead)
        if deed is not None:
            return deed
        before = word[0]
    return None


def _deed_at(text: str, before: str, word: re.Match[str], ahead: Sequence[re.Match[str]]) -> _Deed | None:
    """Return a word as a verb of the past; "be announced" and "was expected to" tell nothing past.

    Governor Dahl pardoned a miner on Friday. — a verb of no list is one between its capitalised subject and object.
    ``ahead`` are the words near it that look ahead.
    """
    low = word[0].lower()
    past = low in _PAST
    if not past and low.endswith("ed"):
        past = low in FINITE or (before[:1].isupper() and _is_between(text, word))
    if not past or before.lower() in _BEFORE_PARTICIPLES:
        return None
    return None if any(cue.start() <= word.start() < cue.end() for cue in ahead) else _Deed(word.start(), low)


_PAST: Final = PAST_DEEDS | SPOKEN


def _is_between(text: str, verb: re.Match[str]) -> bool:
    """Return whether the verb has a word right before it and an object right behind."""
    return text[verb.start() - 2].isalnum() and _OBJECT.match(text, verb.end()) is not None


_OBJECT: Final = re.compile(r"\s(?:the|an?|his|her|its|their|two|three|four|five|[A-Z])\b")
_BEFORE_PARTICIPLES: Final = frozenset(("be", "been", "to", "is", "are"))


# One of these stands in whatever _NAMED_EVENT finds.
_NAMED_PIECE: Final = re.compile(
    one_of(
        ("meet", "summit", "talks", "vote", "election", "hearing", "session", "conference", "debate", "trial", "visit",
         "referendum", "ruling", "convention", "inauguration", "deadline", "opportunity", "round")
    )
)  # fmt: skip
_MAY_NAME: Final = PrintedClues(lambda printed: _NAMED_PIECE.search(printed) is not None)


def _named_events(text: str, number: int, rest: Span, sentence: Span, quoted: Sequence[Span]) -> Iterator[Event]:
    for match in _NAMED_EVENT.finditer(text, rest.start, rest.end):
        when = trimmed(text, match.start(), match.end())
        clause = _clause_round(text, sentence, when)
        if any(span.meets(when) for span in quoted) or not _FUTURE.search(text, clause.start, clause.end):
            continue
        yield Event(number, clause, when, coming=True)
        return


def _clause_round(text: str, sentence: Span, when: Span) -> Span:
    """Return the clause that the words for the time stand in, the whole sentence where a cut leaves too little.

    A clause without a subject of its own ("who resigned on Friday") keeps what stands before it.
    """
    start, end = sentence.start, sentence.end
    relative = False
    for border in _BORDER.finditer(text, sentence.start, sentence.end):
        if border.end() <= when.start:
            relative = border[0].rstrip().endswith(_RELATIVES) or _is_verb_at(text, border.end())
            start = start if relative else border.end()
        elif border.start() >= when.end:
            whole = _behind_cut(text, when.end, border)
            if whole is not None:
                end = whole
                break
    if relative and (comma := text.find(",", when.end, end)) >= 0:
        end = comma
    opener = _SAID.match(text, start, end)
    start = opener.end() if opener else start
    tail = _TAIL.search(text, when.end, end)
    clause = trimmed(text, start, tail.start() if tail else end)
    if len(clause.of(text).split(None, _SHORTEST)) < _SHORTEST or clause.end <= when.start:
        return trimmed(text, sentence.start, sentence.end)
    return clause


def _behind_cut(text: str, start: int, border: re.Match[str]) -> int | None:
    """Return where the clause ends that ``border`` cuts, None where it would break off in the middle of a phrase.

    "She signed it on Monday and pushed back on the notion | that …": what the noun stands for is behind the cut, so
    the clause ends before "and", or goes on.
    """
    if border[0].split() != ["that"] or _CONTENT_NOUN.search(text, start, border.start()) is None:
        return border.start()
    joints = [match.start() for match in _JOINT.finditer(text, start, border.start())]
    return joints[-1] if joints else None


# "the notion that …": a noun that says nothing without what follows.
_CONTENT_NOUN: Final = re.compile(
    r"\b(?:notion|idea|claim|suggestion|view|fact|possibility|prospect|hope|fear|belief|concern|condition|argument|"
    r"assertion|allegation|accusation|assurance|promise|threat|warning|rumou?r|report|sign|signal|proof|evidence|"
    r"understanding|impression|speculation|proposal|demand|pledge|news|word)s?\Z",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r",?\s+(?:and|but)\s|,\s")


def _is_verb_at(text: str, start: int) -> bool:
    word = _WORD.search(text, start)
    return word is not None and word[0].lower() in FINITE and word[0].lower() not in SPOKEN


_RELATIVES: Final = ("who", "which", "where", "whose")
_SHORTEST: Final = 4
# "… but | said that the council would meet on Friday | when she"
_SAID: Final = re.compile(r"\s*(?:(?:but|and)\s+)?(?:(?:said|says|added)\s+(?:that\s+)?)?")
_TAIL: Final = re.compile(r"\s(?:when|as|after|before|and|but)(?:\s+\w+)?$")
