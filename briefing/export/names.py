"""Where an actor is named: a line that says "he" cites the paragraph with the name, too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Protocol, TypeVar

from briefing.model import ActorKind, Brief, Evidence, IssueBrief, Item, PositionLine, QuoteLine, Span, evidence_in

Spoken = TypeVar("Spoken", PositionLine, QuoteLine)
Spellings = Mapping[str, frozenset[str]]

_WORD = re.compile(r"\w+")


def cite_names(brief: Brief, items: Mapping[str, Item]) -> Brief:
    """Return the brief with the place of the name added to what a line of a named actor cites, where it is another.

    The place is the last one before the words in the same article, or else the first one after them. A line whose
    article is not at hand, or does not name the actor, stays as it is: :func:`check_brief` tells the latter.
    """
    spellings = spellings_of(brief)
    forms_of = cache(partial(_forms, spellings=spellings))

    def named(line: Spoken, name: str | None, kind: ActorKind | None) -> Spoken:
        """Return the line with the place of the name."""
        if name is None or kind in (None, "unnamed", "state"):
            return line
        forms = forms_of(name, kind)
        if any(form.search(evidence.text) for evidence in line.evidence for form in forms):
            return line
        place = _place_of(forms, line.evidence[0], items)
        return line if place is None else replace(line, evidence=(*line.evidence, place))

    return _with_spoken(brief, named)


def without_names(brief: Brief) -> Brief:
    """Return the brief as it was before :func:`cite_names`: nothing is cited for a name alone."""
    spellings = spellings_of(brief)

    def bare(line: Spoken, name: str | None, kind: ActorKind | None) -> Spoken:
        """Return the line without what it cites only because the speaker is named there."""
        forms = _forms(name, kind, spellings) if name is not None and kind is not None else []
        kept = tuple(one for one in line.evidence if not any(form.fullmatch(one.text) for form in forms))
        return replace(line, evidence=kept or line.evidence)

    return _with_spoken(brief, bare)


def spellings_of(brief: Brief) -> Spellings:
    """Return the spellings that the brief takes for one actor, by the name that it prints."""
    found: dict[str, set[str]] = {}
    for issue in brief.issues:
        for actor in issue.actors:
            found.setdefault(actor.name, {actor.name}).update(actor.spellings)
        for quote in issue.quotes:
            if quote.speaker is not None:
                found.setdefault(quote.speaker, {quote.speaker})
    return {name: frozenset(spelled) for name, spelled in found.items()}


def names_someone(name: str, text: str) -> bool:
    """Return whether casefolded ``text`` has the name, or of a name of several words at least its last."""
    words = _WORD.findall(name.casefold())
    # Where the whole name stands, its last word does.
    return bool(words) and _stands_in(words[-1], text)


def _stands_in(word: str, text: str) -> bool:
    """Return whether a word stands in a text by itself; an expression for each name would take as long as the look."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if _WORD.search(text[place - 1 : place] + text[end : end + 1]) is None:
            return True
        place = text.find(word, end)
    return False


def squeezed(text: str) -> str:
    """Return the text casefolded, with one blank for each run of blanks."""
    return " ".join(text.split()).casefold()


class _Change(Protocol):
    """What is done to each line of somebody who speaks or acts, by name and kind."""

    def __call__(self, line: Spoken, name: str | None, kind: ActorKind | None) -> Spoken:
        """Return the line as it is to be."""
        ...


def _with_spoken(brief: Brief, change: _Change) -> Brief:
    """Return the brief with its positions and quotations changed."""

    def issue(one: IssueBrief) -> IssueBrief:
        """Return an issue whose positions and quotations are changed."""
        actors = tuple(
            replace(actor, positions=tuple(change(line, actor.name, actor.kind) for line in actor.positions))
            for actor in one.actors
        )
        quotes = tuple(change(quote, quote.speaker, quote.speaker_kind) for quote in one.quotes)
        return replace(one, actors=actors, quotes=quotes)

    return replace(brief, issues=tuple(map(issue, brief.issues)))


def _forms(name: str, kind: ActorKind | None, spellings: Spellings) -> list[re.Pattern[str]]:
    """Return what names the actor in a text: any spelling, and of a person the surname ("ministry" names nobody)."""
    wanted = {" ".join(spelling.split()) for spelling in {name, *spellings.get(name, ())}}
    if kind == "person":
        wanted |= {spelling.split()[-1] for spelling in wanted if spelling}
    return [_form(spelling.split()) for spelling in sorted(wanted) if _WORD.search(spelling)]


def _form(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds a name by itself; an expression that begins with the name is looked for the quicker."""
    first, *others = map(re.escape, words)
    return re.compile(r"\s+".join((rf"{first}(?<!\w{first})", *others)) + r"(?!\w)")


def _place_of(forms: list[re.Pattern[str]], words: Evidence, items: Mapping[str, Item]) -> Evidence | None:
    item = items.get(words.item_id)
    if item is None or item.version != words.version:
        return None
    found = [match.span() for form in forms for match in form.finditer(item.text)]
    before = [span for span in found if span[1] <= words.start]
    # Of two forms that end together ("Nadia Korr", "Korr") the longer one begins earlier.
    nearest = max(before, key=lambda span: (span[1], -span[0]), default=None) or min(found, default=None)
    return None if nearest is None else evidence_in(item, Span(*nearest))
