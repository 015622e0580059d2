"""Where do quoted stretches stand? Marks are paired paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from briefing.model import Span
from briefing.summarize.text.pieces import find_pieces
from briefing.summarize.text.sentences import find_paragraphs

_DOUBLE: Final = re.compile("“|”|\"|''|``|„|‟|«|»|＂")
_STRAIGHT: Final = frozenset({'"', "''", "＂"})
_OPENING: Final = frozenset({"“", "``", "„", "‟", "«"})
# A quotation inside a quotation is a few words; it bounds the look ahead on a paragraph of marks.
_LONGEST_INNER: Final = 400
# Marks that one kind alone closes; one pair may stand inside another.
_CLOSED_BY: Final = {"“": "”", "«": "»"}
_LETTER_OR_FIGURE: Final = re.compile(r"[^\W_]")
_SINGLE: Final = re.compile(r"['‘’]")
# A single mark that may open a quotation; most texts have apostrophes alone.
_OPENING_SINGLE: Final = re.compile(r"['‘](?=[^\W\d_])(?<![^\s(\[—–:-]['‘])")
# What may stand right before an opening mark and is no blank.
_BEFORE_OPENING: Final = "([—–-:'‘/…"
_SENTENCE_END: Final = re.compile(r"[.!?…,]['’)]?\s*\Z")
# “We will go, the minister said. — a clause that reports, inside a stretch that nobody closed.
# “We will go, said Bram Lindt. — the same, inverted.
_REPORTING_CLAUSE: Final = re.compile(
    r",\s(?:(?:he|she|they)|(?:the\s)?(?:[A-Z][\w.’'-]*\s){0,4}[A-Z]?[\w’'-]+)\s(?:said|says|told|added|wrote)\b"
    r"|,\s(?:said|says|added|wrote)\s(?:(?:an?|the|one)\s|[A-Z])"
)
# ‘… go,’ said Ms. Okafor; ‘… go’, she said: a closing single mark, and right behind it a clause that reports.
_SPOKEN: Final = re.compile(
    r"(?:[,?!]['’]|['’],)\s(?:(?:said|says|added|asked|wrote)\s"
    r"|(?!(?:He|She|They|We|You|I)\s)(?:he|she|they|(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w’'-]+)\s(?:said|says|told|added|asked|wrote)\b)"
)
# Whatever _SPOKEN finds opens with one of these.
_SPOKEN_PIECES: Final = {mark: (f",{mark}", f"?{mark}", f"!{mark}", f"{mark},") for mark in "'’"}


@dataclass(slots=True)
class Quotation:
    """A stretch between quotation marks.

    ``span`` includes the marks. ``closed`` is False when the paragraph ends, or another stretch begins, before a
    closing mark. ``paragraph`` counts non-blank lines from 1.
    """

    span: Span
    closed: bool
    paragraph: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find every stretch of a paragraph that stands between quotation marks, in text order.

    Curly marks, guillemets and low marks are paired by kind, straight ones by parity where their number is even and
    by their neighbours where it is odd; a stretch may open curly and close straight. Single quotation marks count
    only where no double mark stands outside of them (British style), or where they hold a whole sentence that the
    sentence around them reports. A stretch left open at the end of a paragraph ends there and is flagged; a stray mark
    changes no other paragraph.
    Not handled: a quotation inside a quotation (the outer one is returned).
    """
    paragraphs = find_paragraphs(text)
    doubles = tuple(_find_in_paragraphs(text, paragraphs))
    if _OPENING_SINGLE.search(text) is None:
        return doubles
    if len(doubles) > 3:
        return _with_spoken(text, paragraphs, doubles)
    singles = tuple(
        Quotation(span, True, number)
        for number, paragraph in enumerate(paragraphs, start=1)
        for span in _pair_single(text, paragraph)
    )
    nested = all(any(single.span.covers(double.span) for single in singles) for double in doubles)
    return singles if nested else _with_spoken(text, paragraphs, doubles)


def _with_spoken(text: str, paragraphs: Sequence[Span], doubles: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Return the quotations with those in single marks that a clause right behind reports.

    The “review” began. ¶ ‘We will go,’ said Ms. Okafor. — a text that has both marks for speech.
    """
    pieces = [piece for mark, pieces in _SPOKEN_PIECES.items() if mark in text for piece in pieces]
    if not any(_SPOKEN.match(text, place) for place in find_pieces(text, pieces)):
        return doubles
    held: dict[int, list[Span]] = {}
    for double in doubles:
        held.setdefault(double.paragraph, []).append(double.span)
    spoken = [
        Quotation(span, True, number)
        for number, paragraph in enumerate(paragraphs, start=1)
        for span in _reported(text, paragraph, held.get(number, ()))
    ]
    return tuple(sorted([*doubles, *spoken], key=lambda found: found.span.start)) if spoken else doubles


def _reported(text: str, paragraph: Span, held: Sequence[Span]) -> Sequence[Span]:
    """Return the singly marked stretches outside of ``held`` where one of them is plainly speech, else none."""
    if len(held) > _MANY or _SPOKEN.search(text, paragraph.start, paragraph.end) is None:
        return ()
    found = [
        span
        for span in _pair_single(text, paragraph)
        if text[span.start + 1].isupper() and not any(span.meets(double) for double in held)
    ]
    plain = any(_SPOKEN.match(text, span.end - 2) or _SPOKEN.match(text, span.end - 1) for span in found)
    return found if plain else ()


# A paragraph with more double marks than this has no speech between single ones.
_MANY: Final = 20


def _find_in_paragraphs(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    found: list[Quotation] = []
    starts = [paragraph.start for paragraph in paragraphs]
    open_in = 0  # the last paragraph that a quotation was left open in
    for number, marks in groupby(_DOUBLE.finditer(text), key=lambda mark: bisect_right(starts, mark.start())):
        paragraph = paragraphs[number - 1]
        pairs = _pair(text, paragraph, tuple(marks), left_open=open_in == number - 1 > 0)
        if pairs and not pairs[-1][1] and pairs[-1][0].end == paragraph.end:
            open_in = number
        found += [
            Quotation(span if closed else _bounded(text, span), closed, number)
            for span, closed in pairs
            if _LETTER_OR_FIGURE.search(text, span.start, span.end)
        ]
    return found


def _pair(text: str, paragraph: Span, marks: Sequence[re.Match[str]], *, left_open: bool) -> list[tuple[Span, bool]]:
    """Pair the marks of one paragraph; ``left_open`` says that the paragraph before ended inside a quotation."""
    if len(marks) % 2 == 0 and all(mark[0] in _STRAIGHT for mark in marks):
        # The end of a longer quotation that this paragraph only closes: … and we left." "They stayed," he said.
        closes_first = left_open and _looks_closing(text, paragraph, marks[0])
        if not closes_first and not _looks_stray(text, paragraph, marks[0]):
            return [(Span(marks[i].start(), marks[i + 1].end()), True) for i in range(0, len(marks), 2)]
    if marks[0][0] == "»" and any(mark[0] == "«" for mark in marks):  # »So gehen wir vor«, in the German manner
        return _pair_by_kind(text, paragraph, marks, opening=(_OPENING - {"«"}) | {"»"})
    return _pair_by_kind(text, paragraph, marks, opening=_OPENING)


def _pair_by_kind(
    text: str, paragraph: Span, marks: Sequence[re.Match[str]], opening: frozenset[str]
) -> list[tuple[Span, bool]]:
    pairs: list[tuple[Span, bool]] = []
    start: int | None = None
    opened_by = inner = ""
    for mark in marks:
        if start is None:
            if _may_open(text, paragraph, mark, opening):
                start, opened_by, inner = mark.start(), mark[0], ""
        elif inner and mark[0] != _CLOSED_BY[opened_by]:
            inner = "" if mark[0] == inner else inner
        elif mark[0] in _CLOSED_BY and opened_by in _CLOSED_BY and _is_inner(text, paragraph, mark, opened_by):
            inner = _CLOSED_BY[mark[0]]
        elif _closes(text, paragraph, mark, opening, opened_by):
            pairs.append((Span(start, mark.end()), True))
            start = None
        elif _restarts(text, paragraph, mark, start, opening):
            pairs.append((_trimmed(text, start, mark.start()), False))
            start, opened_by = mark.start(), mark[0]
    if start is not None:
        pairs.append((Span(start, paragraph.end), False))
    return pairs


def _is_inner(text: str, paragraph: Span, mark: re.Match[str], opened_by: str) -> bool:
    """Return whether the mark opens a quotation of another kind inside the one that is open: “It is « urgent »,”."""
    other = (mark[0] == "«") != (opened_by == "«")
    before = _before(text, paragraph, mark)
    opens = before.isspace() or before in _BEFORE_OPENING
    reach = min(paragraph.end, mark.end() + _LONGEST_INNER)
    return other and opens and text.find(_CLOSED_BY[mark[0]], mark.end(), reach) >= 0


def _may_open(text: str, paragraph: Span, mark: re.Match[str], opening: frozenset[str]) -> bool:
    if mark[0] in opening:
        return True
    if mark[0] in _STRAIGHT:  # 6 feet 2" tall: a mark that can only close opens nothing
        return not _looks_closing(text, paragraph, mark) or _looks_opening(text, paragraph, mark)
    # ”Wrong mark to open with,” she said.
    return _before(text, paragraph, mark).isspace() and _after(text, paragraph, mark).isalnum()


def _closes(text: str, paragraph: Span, mark: re.Match[str], opening: frozenset[str], opened_by: str) -> bool:
    if mark[0] in _STRAIGHT:
        return _looks_closing(text, paragraph, mark) or not _looks_opening(text, paragraph, mark)
    if mark[0] not in opening:
        return True
    if opened_by == "„" and mark[0] == "“":  # „So gehen wir vor“
        return True
    # “a quick review“ closed with an opening mark
    return not _before(text, paragraph, mark).isspace() and not _after(text, paragraph, mark).isalnum()


def _restarts(text: str, paragraph: Span, mark: re.Match[str], start: int, opening: frozenset[str]) -> bool:
    """Return whether ``mark`` opens a new stretch because the one before was never closed."""
    if mark[0] in _STRAIGHT:
        return True
    tail = text[max(start, mark.start() - 4) : mark.start()]
    return mark[0] in opening and bool(_SENTENCE_END.search(tail)) and _after(text, paragraph, mark).isalnum()


def _looks_closing(text: str, paragraph: Span, mark: re.Match[str]) -> bool:
    before = _before(text, paragraph, mark)
    return not before.isspace() and before not in "([—–-:" and not _after(text, paragraph, mark).isalnum()


def _looks_opening(text: str, paragraph: Span, mark: re.Match[str]) -> bool:
    before = _before(text, paragraph, mark)
    return (before.isspace() or before in _BEFORE_OPENING) and not _after(text, paragraph, mark).isspace()


def _looks_stray(text: str, paragraph: Span, mark: re.Match[str]) -> bool:
    """Return whether the mark follows a figure and opens nothing: a 12" pipe."""
    return _before(text, paragraph, mark).isdigit() and not _after(text, paragraph, mark).isalnum()


def _before(text: str, paragraph: Span, mark: re.Match[str]) -> str:
    return text[mark.start() - 1] if mark.start() > paragraph.start else " "


def _after(text: str, paragraph: Span, mark: re.Match[str]) -> str:
    return text[mark.end()] if mark.end() < paragraph.end else " "


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _bounded(text: str, span: Span) -> Span:
    """Return an open stretch without the reporter's words, where it holds a clause that reports it."""
    clause = _REPORTING_CLAUSE.search(text, span.start, span.end)
    return Span(span.start, clause.start() + 1) if clause else span


def _pair_single(text: str, paragraph: Span) -> list[Span]:
    pairs: list[Span] = []
    start: int | None = None
    possessive: int | None = None
    for mark in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        before, after = _before(text, paragraph, mark), _after(text, paragraph, mark)
        if start is None:
            # 'We shall see,' he said. — but not the '90s
            if mark[0] != "’" and (before.isspace() or before in "([—–-:") and after.isalpha():
                start, possessive = mark.start(), None
        elif not after.isalnum() and not before.isspace():
            if before == "s" and after.isspace() and possessive is None:  # the ministers' plan: it may close nothing
                possessive = mark.end()
                continue
            pairs.append(Span(start, mark.end()))
            start = None
        elif possessive is not None and mark[0] != "’" and before.isspace():  # 'two chances' and 'no time'
            pairs.append(Span(start, possessive))
            start, possessive = mark.start(), None
    if start is not None and possessive is not None:
        pairs.append(Span(start, possessive))
    return [span for span in pairs if span.end - span.start > 4]
