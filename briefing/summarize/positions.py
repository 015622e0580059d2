"""What has each actor said or done, in the reporter's words?

A position is a sentence in which the actor speaks, or is the subject of a verb that says, does or takes a stand. A
label is shown only with the verb that justifies it; tone justifies none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import Final

from briefing.model import Actor, Mention, Position, PositionLabel, Quote, Sentence, Span
from briefing.summarize.actors.parties import seats_in
from briefing.summarize.deed_clauses import OPENS_ITS_CLAUSE, QUOTED_OPENING, find_time_of_deed, trim_to_clause
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.stance import GRANTED_THINGS, SPOKEN
from briefing.summarize.pleas import find_plea_of, find_plea_words
from briefing.summarize.predicates import Stand, find_opening, stance_at, verb_at
from briefing.summarize.questions.cues import LONGEST_SENTENCE
from briefing.summarize.text.denials import is_denied_at
from briefing.summarize.times.days import resolve_day

_APPOSITION: Final = re.compile(
    r"(?:,\s+(?:including\s|(?![^,;.“”\"]*\b(?:but|and)\s))[^,;“”\"]{2,120},|\s+\([^()]{1,80}\))(?=\s)"
)
_SECOND_VERB: Final = re.compile(r"\s(?:and|but)\s+(?:(?:has|have|had|is|are|was|were|also|then|later)\s+)*")
_NO_SUBJECTS: Final = frozenset(("his", "her", "their", "its", "him", "them", "whose", "whom", "my", "our"))
# "the claim that Lind opposed the sale", "if Lind rejected it", "denied that Lind had sold it", "it is untrue that
# Lind sold it", "no truth in reports that Lind sold it", "a leaked draft says that Lind has sold it": no fact.
_SUPPOSED: Final = re.compile(
    r"\b(?:(?:untrue|false|incorrect|wrong|a\s+lie|not\s+(?:true|right|correct|so|the\s+case)|(?:isn|wasn)['’]t\s+(?:true|the\s+case)|"
    r"(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|no\s+truth\s+(?:in|to))\s[^,;.“”]{0,30}\b(?:reports?|stories|story|talk|word)|"
    r"den(?:y|ies|ied|ying)|claims?|allegations?|suggestions?|notion|rumou?rs?|speculation|fears?|concerns?|hopes?|possibility|idea)\s+that|"
    r"whether|if|unless|(?:leaked|draft|unconfirmed|purported)\s[^,;.“”]{0,60}\bthat)\s+(?:[A-Z][\w.]*\s+|the\s+){0,3}\Z"
)
_SUPPOSING: Final = ("that", "whether", "if", "unless")
_POSSESSIVE: Final = re.compile(r"['’]s?\b|['’](?=\s)")
_JOINING: Final = re.compile(r"\s+(?:and|or)\s+(?:the\s+)?")
_JOINING_WORDS: Final = ("and", "or")
_LONGEST_JOINING: Final = 24
# What governs a noun phrase, so that it is no subject.
# "signed by eight members including Lind": who stands behind one of these does nothing.
_GOVERNING: Final = re.compile(
    r"\b(?:to|of|by|with|from|for|against|on|at|about|between|under|over|than|into|told|asked|urged|that\s+allow"
    r"|in|near|across|outside|inside|including|excluding|alongside|such\s+as|like)\Z"
)
_LONGEST_GOVERNING: Final = 20
# The last words of whatever _GOVERNING, _SUBORDINATE and _SHOWN find.
_GOVERNING_WORDS: Final = word_set(
    """to of by with from for against on at about between under over than into told asked urged allow in near across
    outside inside including excluding alongside as like"""
)
_SUBORDINATORS: Final = word_set(
    "after as when since because before until where what how whether if which who whose the"
)
_SHOWING_WORDS: Final = frozenset(
    verb + ending for verb in ("show", "suggest", "indicate", "imply", "reveal") for ending in ("", "s", "ed")
) | {"that", "the"}
_LONGEST_REACH: Final = 260
# "the days after Harlan left", "what Tarsis wants": the subject of a clause that only dates or names something.
_SUBORDINATE: Final = re.compile(
    r"\b(?:after|as|when|since|because|before|until|where|what|how|whether|if|which|who|whose)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LONGEST_OPENER: Final = 40
# "Had the minister approved it, …", "Should Lind reject it, …": what has not happened.
_INVERTED: Final = re.compile(r"\W*(?:had|should|were)\s+(?:(?:the|an?|[A-Z][\w.’'-]*)\s+){0,4}\Z", re.IGNORECASE)
# "Some estimates show the fleet has left": told by the estimates, and no position of the fleet's.
_SHOWN: Final = re.compile(
    r"\b(?:assessments?|estimates?|reports|intelligence|polls?|surveys?|studies|documents|records|images|figures)\s+"
    r"(?:show|suggest|indicate|imply|reveal)(?:s|ed)?\s+(?:that\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)


def find_positions(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    published: datetime | None,
) -> tuple[Position, ...]:
    """Find what each actor, named or not, says or does, in text order.

    ``mentions`` and ``quotes`` are in text order. One position stands for one actor in one sentence. ``clause`` holds
    the actor's mention, but for a quotation that carries on without one: then it is the quotation.
    """
    starts = [sentence.start for sentence in sentences]
    mention_starts = [mention.span.start for mention in mentions]
    found: dict[tuple[int, int], Position] = {}
    for position in _acted(text, sentences, quotes, actors, mentions, starts):
        found.setdefault((position.sentence, position.actor), position)
    for position in _quoted(text, sentences, quotes, starts):
        if position.clause.end > sentences[position.sentence].end:
            # The tail of the same quotation, with its "Lind said", is no second thing that Lind says.
            tail = bisect_right(starts, position.clause.end - 1) - 1
            twin = found.get((tail, position.actor))
            if twin is not None and twin.label is None:
                del found[tail, position.actor]
        key = (position.sentence, position.actor)
        known = found.get(key)
        found[key] = _joined(known, position, quotes) if known else position
    return tuple(
        _dated(text, found[key], published)
        for key in sorted(found)
        if not _opens_with_another(text, found[key], mentions, mention_starts)
    )


def _opens_with_another(text: str, position: Position, mentions: Sequence[Mention], starts: Sequence[int]) -> bool:
    """Return whether a statement opens with a pronoun that means somebody else: "He was set to sail, Lind said".

    In the row of Lind, "he" would be read as Lind.
    """
    if position.label is not None:
        return False
    first = bisect_left(starts, position.clause.start)
    opening = mentions[first] if first < len(mentions) else None
    return (
        opening is not None
        and opening.actor != position.actor
        and opening.span.start - position.clause.start < OPENS_ITS_CLAUSE
        and opening.span.of(text).lower() in ("he", "she")
        and not QUOTED_OPENING.match(text, position.clause.start)
    )


def _dated(text: str, position: Position, published: datetime | None) -> Position:
    if position.when is None or position.day is not None:
        return position
    return replace(position, day=resolve_day(position.when.of(text), published))


def _joined(acted: Position, quoted: Position, quotes: Sequence[Quote]) -> Position:
    """Return one position for a sentence in which an actor both acts and is quoted: the verb's label goes first."""
    whole = quoted.quote is not None and acted.clause.covers(quotes[quoted.quote].span)
    return Position(
        quoted.actor,
        quoted.sentence,
        clause=acted.clause if whole else quoted.clause,
        label=acted.label or quoted.label,
        cue=acted.cue if acted.label else quoted.cue,
        quote=quoted.quote,
        when=quoted.when or acted.when,
        day=quoted.day,
    )


def _quoted(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote], starts: Sequence[int]
) -> Iterator[Position]:
    """Yield a position for each utterance, at the sentence that names its speaker."""
    told: set[tuple[int, int]] = set()
    for index, quote in enumerate(quotes):
        if quote.actor is None:
            continue
        label, cue = _spoken(text, quote)
        if label is None and (quote.group, quote.actor) in told:
            continue
        home = bisect_right(starts, quote.span.start) - 1
        if home < 0 or sentences[home].role != "prose":
            continue
        sentence = sentences[home]
        named = quote.speaker is not None and sentence.span.covers(quote.speaker)
        if quote.kind == "indirect" and not named:
            continue
        told.add((quote.group, quote.actor))
        clause = sentence.span if named else _with_speaker(quote, sentences, home, starts)
        when = quote.when
        if when is None and named and quote.cue is not None:
            when = find_time_of_deed(text, sentence.span, quote.speaker or quote.cue, quote.cue)
            when = None if when is not None and quote.span.covers(when) else when
        yield Position(quote.actor, home, clause, label, cue, index, when, quote.day)


def _with_speaker(quote: Quote, sentences: Sequence[Sentence], home: int, starts: Sequence[int]) -> Span:
    """Return a quotation of several sentences with the words behind it that name its speaker, else alone.

    "“We were late. We are sorry,” Lind said.": what is shown holds who said it.
    """
    last = sentences[max(home, bisect_right(starts, quote.span.end - 1) - 1)]
    follows = quote.speaker is not None and quote.speaker.start >= quote.span.end and last.span.covers(quote.speaker)
    return Span(quote.span.start, last.end) if follows else quote.span


def _spoken(text: str, quote: Quote) -> tuple[PositionLabel | None, Span | None]:
    if quote.kind == "indirect":
        return None, None
    start, end = quote.span.start, min(quote.span.end, quote.span.start + LONGEST_SENTENCE)
    lowered = text[start:end].lower()
    for number in sorted({number for piece, number in _PIECES_OF_SPOKEN if piece in lowered}):
        label, _, pattern = SPOKEN[number]
        if match := pattern.search(text, start, end):
            return label, Span(*match.span())
    return None, None


_PIECES_OF_SPOKEN: Final = [(piece, number) for number, (_, pieces, _) in enumerate(SPOKEN) for piece in pieces]


def _acted(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    starts: Sequence[int],
) -> Iterator[Position]:
    mention_starts = [mention.span.start for mention in mentions]
    spoken = [quote.span for quote in quotes if quote.kind != "indirect"]
    told = [quote.span for quote in quotes if quote.kind == "indirect"]
    told_starts = [span.start for span in told]
    quoted = _inside(spoken, mentions, mention_starts)
    pleading = {bisect_right(starts, place) - 1 for place in find_plea_words(text)}
    for number, mention in enumerate(mentions):
        if number in quoted:
            continue  # who is named inside a quotation is the speaker's matter
        index = bisect_right(starts, mention.span.start) - 1
        opening = find_opening(text, mention.span.end)
        if opening is None and index not in pleading:
            continue
        sentence = sentences[index]
        if not _tells(text, sentence):
            continue
        plea = find_plea_of(text, sentence, mention) if index in pleading else None
        stand = Stand(plea, "urges") if plea is not None else _stand(text, sentence, mentions, number, opening)
        if stand is not None and stand.label is None:
            stand = _granting(text, sentence, stand, actors[mention.actor]) or stand
        if stand is not None:
            clause = trim_to_clause(text, sentence, mention.span, stand.verb, spoken)
            when = find_time_of_deed(text, Span(sentence.start, clause.end), mention.span, stand.verb)
            if when is not None and _covering(told, told_starts, when):
                # "The board will vote on May 12, its head, Rosa Menk, said": not the day on which she said so
                when = when if _covering(told, told_starts, mention.span) else None
            cue = stand.verb if stand.label else None
            yield Position(mention.actor, index, clause, stand.label, cue, when=when)


def _inside(spans: Sequence[Span], mentions: Sequence[Mention], mention_starts: Sequence[int]) -> frozenset[int]:
    """Return the numbers of the mentions that stand inside one of the spans."""
    return frozenset(
        number
        for span in spans
        for number in range(bisect_left(mention_starts, span.start), bisect_left(mention_starts, span.end))
        if mentions[number].span.end <= span.end
    )


def _tells(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence may tell of somebody: "Does Lind oppose the sale?" tells nothing of Lind."""
    return (
        sentence.role == "prose" and sentence.end - sentence.start <= LONGEST_SENTENCE and text[sentence.end - 1] != "?"
    )


def _covering(spans: Sequence[Span], span_starts: Sequence[int], inner: Span) -> bool:
    last = bisect_right(span_starts, inner.start)
    return any(span.covers(inner) for span in spans[max(0, last - 4) : last])


def _stand(
    text: str, sentence: Sentence, mentions: Sequence[Mention], number: int, opening: str | None
) -> Stand | None:
    """Return the verb of which a mention is the subject, with its label; None when it is no subject.

    ``opening`` is what follows the mention where that may open its predicate.
    """
    if mentions[number].span.of(text).lower() in _NO_SUBJECTS:
        return None
    opens = opening is not None and opening.isalpha() and opening not in _JOINING_WORDS
    start = mentions[number].span.end if opens else _behind_subject(text, sentence, mentions, number)
    if start is None:
        return None
    limit = min(sentence.end, start + _LONGEST_REACH)
    stand = verb_at(text, start, limit)
    if stand is None:
        return None
    subject = mentions[number].span.start
    before = text[sentence.start : subject].rstrip().lower()
    last = before.rsplit(None, 1)[-1] if before else ""
    if before and _is_held_down(text, sentence.start, subject, before, last):
        return None
    if stand.label is not None:
        return stand
    if _may_be(last, _SUBORDINATORS) and _SUBORDINATE.search(
        text, max(sentence.start, subject - _LONGEST_OPENER), subject
    ):
        return None
    if text.find("and", stand.verb.end, limit) < 0 and text.find("but", stand.verb.end, limit) < 0:
        return stand
    return _second_stand(text, stand.verb, limit, _later(mentions, number)) or stand


def _may_be(last: str, words: Collection[str]) -> bool:
    """Return whether what is printed is or may end with one of some words: "of", "“of"; "said," does not."""
    return last in words or (not last.isalpha() and last[-1:].isalpha())


def _second_stand(text: str, verb: Span, limit: int, later: Sequence[Mention]) -> Stand | None:
    """Return the stance of a second verb, which has the same subject: "Lind met the board and rejected the sale"."""
    here = list(takewhile(lambda other: other.span.start < limit, later))
    for again in _SECOND_VERB.finditer(text, verb.end, limit):
        if any(again.start() < other.span.start < again.end() for other in here):
            continue
        second = stance_at(text, again.end(), limit)
        if second is not None and not any(_is_subject(text, other, verb, again) for other in here):
            return second
    return None


def _granting(text: str, sentence: Sentence, stand: Stand, actor: Actor) -> Stand | None:
    """Return a permission that somebody reports of their own side's things.

    "The Tarsian premier said Tarsian boats were permitted to cross" permits; of another's boats it would only report.
    """
    told = text[stand.verb.start : sentence.end].lower()
    if "permitted" not in told and "allowed" not in told:
        return None
    match = GRANTED_THINGS.search(text, stand.verb.start, sentence.end)
    own = frozenset(seats_in(actor.role or "")) | frozenset(seats_in(actor.affiliation or ""))
    if match is None or not own & frozenset(seats_in(match["thing"])):
        return None
    return Stand(Span(*match.span("cue")), "permits")


def _is_subject(text: str, other: Mention, verb: Span, border: re.Match[str]) -> bool:
    """Return whether a mention between the verb and a later "and" opens a clause there: "said Lind hid and refused"."""
    return verb.end <= other.span.start < border.start() and bool(
        _AUXILIARY.match(text[other.span.end : other.span.end + 12])
    )


_AUXILIARY: Final = re.compile(r"\s+(?:has|have|had|is|are|was|were|will|would|could|may|might)\b")


def _behind_subject(text: str, sentence: Sentence, mentions: Sequence[Mention], number: int) -> int | None:
    """Return where the predicate may start; a second subject joined by "and" and an apposition are jumped over."""
    end = mentions[number].span.end
    if _POSSESSIVE.match(text[end : end + 3]):
        return None
    if _JOINING.match(text, end):
        end = _end_of_joined(text, end, sentence.end, _later(mentions, number))
    apposition = _APPOSITION.match(text, end, sentence.end)
    return apposition.end() if apposition else end


def _later(mentions: Sequence[Mention], number: int) -> Sequence[Mention]:
    """Return the mentions behind one, as many as a sentence may hold."""
    return mentions[number + 1 : number + LONGEST_SENTENCE]


def _end_of_joined(text: str, end: int, limit: int, later: Sequence[Mention]) -> int:
    """Return where a second subject ends that "and" joins to the one that ends at ``end``, else ``end``."""
    for other in later:
        if other.span.start > min(end + _LONGEST_JOINING, limit - 1):
            break
        if other.span.start > end and _JOINING.fullmatch(text, end, other.span.start):
            return other.span.end
    return end


def _is_held_down(text: str, start: int, subject: int, before: str, last: str) -> bool:
    """Return whether what stands before the subject governs it, or keeps what follows from being told as so.

    ``before`` is what stands there, in small letters; ``last`` is the last of it.
    """
    if _may_be(last, _GOVERNING_WORDS) and _GOVERNING.search(before, max(0, len(before) - _LONGEST_GOVERNING)):
        return True
    if _may_be(last, _SHOWING_WORDS) and _SHOWN.search(text, max(start, subject - _LONGEST_OPENER), subject):
        return True
    if any(map(before.__contains__, _SUPPOSING)) and _SUPPOSED.search(text, start, subject):
        return True
    if is_denied_at(text, start, subject):
        return True  # "The envoys denied that Tarsis had approved the sale": Tarsis is not said to have
    return _INVERTED.match(text, start, subject) is not None
