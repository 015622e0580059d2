"""The check of a brief before it leaves the house: every line against the articles that it cites.

A line that fails is reported and dropped by the caller, never mended.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from briefing.export.citations import last_paragraph
from briefing.export.names import names_someone, spellings_of, squeezed
from briefing.export.selection import all_evidence, all_lines, arrange
from briefing.model import (
    ActorLine,
    Brief,
    ChangeLine,
    EventLine,
    Evidence,
    Item,
    Line,
    OpenQuestion,
    PositionLine,
    QuoteLine,
    Statement,
    Thread,
    UnnamedLine,
    holds_in,
)
from briefing.values import dataclass

AnyLine = TypeVar("AnyLine", bound=Line)

_WORD = re.compile(r"\w+")
# What a question's wording may add to the words of its source: one auxiliary ("will there be"), and "whether" where it
# gives the clause.
_ADDED_TO_QUESTIONS = frozenset(
    {"will", "would", "can", "could", "should", "shall", "may", "might", "must", "do", "does", "did", "is", "are"}
    | {"was", "were", "has", "have", "had", "whether", "to", "what", "the", "there", "be"}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one line must not be printed; ``what`` is fit to be shown to the reader."""

    line_id: str
    section: str
    what: str


def check_brief(brief: Brief, items: Mapping[str, Item]) -> tuple[Problem, ...]:
    """Check every line that would be printed against ``items``, the cited versions by item id; in printing order.

    Checked are: the evidence stands in its item, at its paragraph, and the item is listed as a source; quotations and
    shown texts are part of the evidence; whoever is named is named in a cited item; the wording of a question is made
    of words of its items.
    """
    printed = arrange(brief)
    facts = _Facts(printed, items)
    return tuple(
        Problem(line.id, section, what) for section, line in all_lines(printed) for what in facts.problems_of(line)
    )


def drop_failing(brief: Brief, problems: Iterable[Problem]) -> Brief:
    """Return the brief without the lines that failed; an actor all of whose positions failed goes with them."""
    failing = frozenset(problem.line_id for problem in problems)

    def lines(before: tuple[AnyLine, ...]) -> tuple[AnyLine, ...]:
        """Return the lines that passed."""
        return tuple(line for line in before if line.id not in failing)

    def actors(before: tuple[ActorLine, ...]) -> tuple[ActorLine, ...]:
        """Return the actors that passed, with the positions that passed."""
        passed = ((one, replace(one, positions=lines(one.positions))) for one in lines(before))
        return tuple(now for was, now in passed if now.positions or not was.positions)

    issues = tuple(
        replace(
            issue,
            bottom_line=lines(issue.bottom_line),
            rules=lines(issue.rules),
            actors=actors(issue.actors),
            quotes=lines(issue.quotes),
            questions=lines(issue.questions),
            disagreements=lines(issue.disagreements),
        )
        for issue in brief.issues
    )
    return replace(
        brief,
        issues=issues,
        changes=lines(brief.changes),
        look_ahead=lines(brief.look_ahead),
        threads=lines(brief.threads),
        unnamed=lines(brief.unnamed),
    )


class _Facts:
    """What the articles of one brief say, read once."""

    def __init__(self, brief: Brief, items: Mapping[str, Item]) -> None:
        self._items = items
        self._listed = {(source.item_id, source.version) for source in brief.sources}
        # One person is spelled in several ways across articles; the brief says which spellings it takes for one.
        self._spellings = spellings_of(brief)
        # Who holds a position must be named where the position stands; a state may be printed by its capital.
        self._holders: dict[str, tuple[str, ...]] = {
            position.id: (actor.name,)
            for issue in brief.issues
            for actor in issue.actors
            if actor.kind != "state"
            for position in actor.positions
        }
        self._sound: set[Evidence] = set()
        self._paragraphs: dict[str, list[str]] = {}
        self._texts: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._named: dict[tuple[str, str], bool] = {}

    def problems_of(self, line: Line) -> Iterator[str]:
        """Tell what is wrong with one line."""
        evidence = all_evidence(line)
        for one in evidence:
            # Many lines rest on the same sentence.
            if one not in self._sound:
                problems = tuple(self._evidence_problems(one))
                yield from problems
                if not problems:
                    self._sound.add(one)
        shown = [one.text for one in evidence]
        for text in _verbatim_texts(line):
            if not any(text in evidence for evidence in shown):
                yield f"words that the cited ones do not have: {text}"
        yield from self._name_problems(line)
        match line:
            case OpenQuestion():
                yield from self._wording_problems(line)
            case QuoteLine():
                yield from self._variant_problems(line)

    def _name_problems(self, line: Line) -> Iterator[str]:
        cited = self._cited(line.evidence)
        for name in _names(line) + self._holders.get(line.id, ()):
            if not self._is_named(name, cited):
                yield f"{name} is not named in a cited article"
        for words in _printed_words(line):
            if not self._is_printed(words, cited):
                yield f"a cited article does not print: {words}"

    def _evidence_problems(self, evidence: Evidence) -> Iterator[str]:
        item = self._items.get(evidence.item_id)
        if item is None:
            yield f"the cited article {evidence.item_id} is not at hand"
        elif not holds_in(evidence, item):
            yield f"the cited words do not stand in version {evidence.version} of article {evidence.item_id}"
        elif not self._stands_in_paragraph(evidence, item):
            yield f"the cited words do not stand in paragraph {evidence.paragraph} of article {evidence.item_id}"
        if (evidence.item_id, evidence.version) not in self._listed:
            yield f"article {evidence.item_id} is not among the sources"

    def _stands_in_paragraph(self, evidence: Evidence, item: Item) -> bool:
        if (lines := self._paragraphs.get(item.id)) is None:
            lines = self._paragraphs[item.id] = [line for line in item.text.split("\n") if line.strip()]
        if "\n" not in evidence.text:
            return 0 < evidence.paragraph <= len(lines) and evidence.text.strip() in lines[evidence.paragraph - 1]
        within = lines[evidence.paragraph - 1 : last_paragraph(evidence)]
        pieces = [line.strip() for line in evidence.text.split("\n") if line.strip()]
        return len(within) == len(pieces) and all(piece in line for piece, line in zip(pieces, within, strict=True))

    def _variant_problems(self, line: QuoteLine) -> Iterator[str]:
        for variant in line.variants:
            if variant.text not in variant.evidence.text:
                yield f"words that the cited ones do not have: {variant.text}"
            if variant.speaker is not None and not self._is_named(variant.speaker, self._cited((variant.evidence,))):
                yield f"{variant.speaker} is not named in a cited article"

    def _is_named(self, name: str, cited: Collection[str]) -> bool:
        return any(self._is_named_in(name, item_id) for item_id in cited)

    def _is_named_in(self, name: str, item_id: str) -> bool:
        key = (name, item_id)
        if key not in self._named:
            spellings = {name, *self._spellings.get(name, ())}
            self._named[key] = any(names_someone(spelling, self._text(item_id)) for spelling in spellings)
        return self._named[key]

    def _is_printed(self, words: str, cited: Collection[str]) -> bool:
        wanted = squeezed(words)
        # Few texts break their lines, or print two blanks, within such words.
        return any(wanted in self._text(item_id) for item_id in cited) or any(
            wanted in squeezed(self._items[item_id].text) for item_id in cited
        )

    def _cited(self, evidence: Iterable[Evidence]) -> Collection[str]:
        """Return the ids of the cited items that are at hand, each once."""
        return dict.fromkeys(one.item_id for one in evidence if one.item_id in self._items)

    def _text(self, item_id: str) -> str:
        """Return the text of an item, casefolded."""
        if item_id not in self._texts:
            self._texts[item_id] = self._items[item_id].text.casefold()
        return self._texts[item_id]

    def _words_of(self, item_id: str) -> frozenset[str]:
        if item_id not in self._words:
            self._words[item_id] = frozenset(_WORD.findall(self._text(item_id)))
        return self._words[item_id]

    def _wording_problems(self, question: OpenQuestion) -> Iterator[str]:
        wording = _WORD.findall(question.wording.casefold())
        near = (_WORD.findall(one.text.casefold()) for one in question.evidence if one in self._sound)
        if _ADDED_TO_QUESTIONS.union(*near).issuperset(wording):
            return
        # Words from beyond the cited sentences: who "he" is stands before them.
        known = _ADDED_TO_QUESTIONS.union(*map(self._words_of, self._cited(question.evidence)))
        foreign = [word for word in wording if word not in known]
        if foreign:
            yield f"the question has words that its articles do not print: {', '.join(foreign)}"


def _verbatim_texts(line: Line) -> tuple[str, ...]:
    """Return what a line shows as words of its evidence."""
    match line:
        case QuoteLine():
            return line.pieces
        case PositionLine():
            return (line.text, line.cue) if line.cue else (line.text,)
        case Statement() | ChangeLine() | EventLine() | Thread():
            return (line.text,)
        case UnnamedLine():
            return (line.says,)
        case _:
            return ()


def _printed_words(line: Line) -> tuple[str, ...]:
    """Return what a line says of its words as the article prints it: office, occasion, time, who is shown as "he"."""
    found: tuple[str | None, ...]
    match line:
        case QuoteLine():
            found = (line.role, line.occasion, line.when, line.printed, line.cue)
        case ActorLine():
            found = (line.role,)
        case PositionLine() | ChangeLine() | EventLine():
            found = (line.when,)
        case _:
            found = ()
    return tuple(words for words in found if words)


def _names(line: Line) -> tuple[str, ...]:
    """Return who is named by a line as speaking, acting or described."""
    match line:
        case QuoteLine():
            # A state is printed by its capital or its government ("London said"): no spelling shows that it is meant.
            name = line.printed or line.speaker if line.speaker_kind == "state" else line.speaker
            return (name,) if name else ()
        case ActorLine():
            return (line.name,)
        case UnnamedLine():
            return (line.described,)
        case OpenQuestion():
            return line.said_by
        case _:
            return ()
