"""Who speaks without a name, described how, and saying what?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from briefing.model import Position, Quote, Span, UnnamedLine
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.lexicon.speakers import ROLES
from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.text.denials import is_denied_at, is_denying
from briefing.values import dataclass

_WORD = re.compile(r"\w+")
# How many words may part who speaks from the verb: "an official with knowledge of the talks said".
_REACH = 8
# A description that can mean one person only.
_ONE_PERSON = re.compile(r"^the\s|['’]s?\s", re.IGNORECASE)
_ACCORDING_TO = re.compile(r"\baccording\s+to\b", re.IGNORECASE)
_QUOTING = ("citing", "cited", "cites", "quoting", "quoted", "quotes")
# "…, a council member told the Delta Radio": another outlet heard it.
_TOLD_TO = re.compile(r"\btold\s+(?:the\s+)?[A-Z][\w’'-]*")
# "According to a draft": what is written is no speaker.
_WRITTEN = re.compile(
    r"\b(?:drafts?|documents?|reports?|letters?|memos?|emails?|texts?|filings?|records?|polls?|surveys?|stud(?:y|ies)|estimates?|copy|"
    r"copies|notes?|statements?|transcripts?|plans?|bills?|schedules?)\Z",
    re.IGNORECASE,
)


def unnamed_lines(digests: Iterable[Digest]) -> tuple[UnnamedLine, ...]:
    """Return one line per unnamed actor of an item, with the longest thing said in passages that serve an issue.

    Copies add no line; what comes after the news comes last.
    """
    lines: dict[str, UnnamedLine] = {}
    for digest in sorted(digests, key=lambda digest: digest.is_past):
        if not digest.is_copy and digest.passages.assignments:
            own = [_line(digest, actor, statements) for actor, statements in sorted(_statements(digest).items())]
            for line in (*own, *_at_second_hand(digest, {line.described for line in own})):
                lines.setdefault(line.id, line)
    return tuple(lines.values())


def _at_second_hand(digest: Digest, listed: Collection[str]) -> Iterator[UnnamedLine]:
    """Yield whom another outlet quotes without a name, with the whole sentence: it tells who passes it on."""
    if not any(map(digest.item.text.__contains__, _QUOTING)):
        return
    for number in sorted({number for each in digest.passages.assignments for number in each.sentences}):
        match = _passed_on(digest, number) if digest.is_prose(number) else None
        if match is not None and match["who"] not in listed:
            words = digest.words_of(number)
            identity = line_id("", "unnamed", canonical(match["who"] + words))
            yield UnnamedLine(identity, (digest.evidence_of(number),), match["who"], words)


def _passed_on(digest: Digest, sentence: int) -> re.Match[str] | None:
    """Return where a sentence says whom another outlet quotes without a name; None where it does not."""
    if not any(map(digest.words_of(sentence).__contains__, _QUOTING)):
        return None
    place = digest.analysis.sentences[sentence]
    return _quoting().search(digest.item.text, place.start, place.end)


@cache
def _quoting() -> re.Pattern[str]:
    """Return the expression for whom another outlet does not name: 3 ms to compile, and most days need none.

    "citing an unnamed aide", "citing two people familiar with the talks", "quoted a source as saying". A name right
    behind ("citing aide Jan Holm") tells who it is.
    """
    roles = (f"{role}s?" for role in ROLES if role.isalpha())
    people = "|".join(sorted({*roles, "people", "persons?", "sources?", "men", "women"}))
    return re.compile(
        rf"\b(?:{'|'.join(_QUOTING)})\s+(?P<who>(?:(?:an?|one|two|three|four|five|several|some|multiple|its|their|the)\s+)?"
        rf"(?:(?:unnamed|anonymous|unidentified|senior|former|top|high-ranking|local|[\w’'-]{{2,20}})\s+){{0,3}}?"
        rf"(?:{people})(?:\s+(?:familiar\s+with|close\s+to|briefed\s+on|with\s+knowledge\s+of)\s+(?:the\s+|his\s+|her\s+)?[\w-]+)?)"
        r"(?=\s*[,.;]|\s+(?:as|who|that|in|on|at|for|with|from|say|said|to)\b|\Z)"
    )


@dataclass(frozen=True, slots=True)
class _Statement:
    """What an unnamed actor says: ``words`` to show, ``around`` what binds them to the actor."""

    words: Span
    around: tuple[Span, ...]


def _statements(digest: Digest) -> dict[int, list[_Statement]]:
    statements: dict[int, list[_Statement]] = {}
    unnamed = frozenset(_unnamed_speakers(digest))
    quoted: set[tuple[int, int]] = set()
    for quote in digest.analysis.quotes if unnamed else ():
        if quote.actor is None or quote.actor not in unnamed:
            continue
        sentence = digest.sentence_at(quote.span.start)
        if _counts(digest, sentence):
            around = tuple(span for span in (quote.speaker, quote.cue) if span is not None)
            statements.setdefault(quote.actor, []).append(_Statement(_told(digest, quote, sentence), around))
            quoted.add((quote.actor, sentence))
    for position in digest.analysis.positions if unnamed else ():
        place = (position.actor, position.sentence)
        if (
            position.actor in unnamed
            and place not in quoted
            and _counts(digest, position.sentence)
            and _speaks(digest, position)
        ):
            statements.setdefault(position.actor, []).append(_Statement(position.clause, ()))
    return statements


def _unnamed_speakers(digest: Digest) -> Iterator[int]:
    """Yield who is described and never named, by index; a document is no speaker."""
    for number, actor in enumerate(digest.analysis.actors):
        if actor.kind == "unnamed" and not (_WRITTEN.search(actor.name) or _is_named(digest, actor.name)):
            yield number


def _told(digest: Digest, quote: Quote, sentence: int) -> Span:
    """Return the words to show: of what is denied, not said or passed on by another outlet, the whole sentence.

    So nobody is made to say what was denied, and who passes it on stays with it.
    """
    text, whole = digest.item.text, digest.analysis.sentences[sentence].span
    if _passed_on(digest, sentence) or _TOLD_TO.search(text, whole.start, whole.end):
        return whole
    denied = quote.kind == "indirect" and (
        is_denied_at(text, whole.start, quote.span.start) or (quote.cue is not None and is_denying(quote.cue.of(text)))
    )
    return whole if denied else quote.span


def _speaks(digest: Digest, position: Position) -> bool:
    """Return whether the actor is the one who says it: "a US official told them", "according to an aide".

    In "Lind asked the allies, but they have not agreed" the allies say nothing.
    """
    text, clause = digest.item.text, position.clause
    for mention in digest.analysis.mentions:
        if mention.actor == position.actor and clause.covers(mention.span):
            behind = _WORD.findall(text[mention.span.end : clause.end].lower())[:_REACH]
            if any(word in SAYING_FORMS for word in takewhile(_is_no_not, behind)) or _ACCORDING_TO.search(
                text, clause.start, mention.span.start
            ):
                return True
    return False


def _counts(digest: Digest, sentence: int) -> bool:
    return digest.is_prose(sentence) and bool(digest.passages.issues_of(sentence))


def _is_no_not(word: str) -> bool:
    return word not in ("not", "never", "t")


def _is_named(digest: Digest, described: str) -> bool:
    """Return whether the article names whom it describes: "Norland’s fisheries minister" … "the minister, Ida Holm"."""
    if not _ONE_PERSON.search(described):
        return False
    word = described.split()[-1]
    if f"{word}," not in digest.item.text:
        return False
    head = re.escape(word)
    return bool(re.search(rf"\b[Tt]he\s+{head},\s+[A-Z][\w’'-]+\s+[A-Z]", digest.item.text))


def _line(digest: Digest, actor: int, statements: Sequence[_Statement]) -> UnnamedLine:
    described = digest.analysis.actors[actor].name
    says = max(statements, key=lambda each: (each.words.end - each.words.start, -each.words.start))
    first = digest.evidence_for([says.words, *says.around])
    rest = digest.evidence_for([each.words for each in statements if each is not says])
    printed = digest.evidence_for(_places_described(digest, actor, described))
    words = digest.words(says.words)
    return UnnamedLine(
        line_id("", "unnamed", canonical(described + words)),
        tuple(dict.fromkeys((*first, *rest, *printed))),
        described,
        words,
    )


def _places_described(digest: Digest, actor: int, described: str) -> list[Span]:
    """Return where the description is printed first: later the article says "the official" only."""
    return [
        mention.span
        for mention in digest.analysis.mentions
        if mention.actor == actor and described in digest.words(mention.span)
    ][:1]
