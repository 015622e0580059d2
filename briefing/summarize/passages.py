"""What of one item serves which issue, once it was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Literal

from briefing.model import Span
from briefing.values import dataclass

Rule = Literal[
    "named",
    "umbrella term with context",
    "umbrella term, article about the issue",
    "decider and decision",
    "carried on",
    "article about this issue alone",
    "moved by the reader",
]


@dataclass(frozen=True, slots=True)
class Assignment:
    """One paragraph serves one issue; ``issue`` is an index into the issues given.

    ``sentences`` are indexes into ``Analysis.sentences``: those that lines of the issue may come from. They may be
    none, where every sentence of the paragraph names another issue.
    """

    issue: int
    paragraph: int
    span: Span
    sentences: tuple[int, ...]
    rule: Rule
    terms: tuple[str, ...]

    @property
    def why(self) -> str:
        """Return the rule and the terms in words for the reader."""
        return f"{self.rule}: {', '.join(self.terms)}" if self.terms else self.rule


@dataclass(frozen=True)
class Passages:
    """What of one item serves which issue; ``serves`` are the issues the article as a whole counts for.

    A paragraph may serve an issue in an article that does not: then the issue is touched on once and not named.
    """

    assignments: tuple[Assignment, ...] = ()
    serves: tuple[int, ...] = ()

    def of(self, issue: int) -> tuple[Assignment, ...]:
        """Return the paragraphs that serve ``issue``, in text order."""
        return self._by_issue.get(issue, ()) if self.assignments else ()

    def sentences_of(self, issue: int) -> Iterator[int]:
        """Yield the sentences that lines of ``issue`` may come from, paragraph by paragraph."""
        for assignment in self.of(issue):
            yield from assignment.sentences

    @property
    def sentences(self) -> Collection[int]:
        """Return the sentences that lines of any issue may come from."""
        return self._by_sentence.keys()

    def issues_of(self, sentence: int) -> tuple[int, ...]:
        """Return the issues that a line from ``sentence`` may stand under."""
        return self._by_sentence.get(sentence, ())

    @cached_property
    def _by_issue(self) -> dict[int, tuple[Assignment, ...]]:
        held: dict[int, list[Assignment]] = {}
        for assignment in self.assignments:
            held.setdefault(assignment.issue, []).append(assignment)
        return {issue: tuple(own) for issue, own in held.items()}

    @cached_property
    def _by_sentence(self) -> dict[int, tuple[int, ...]]:
        issues: dict[int, list[int]] = {}
        for assignment in self.assignments:
            for sentence in assignment.sentences:
                issues.setdefault(sentence, []).append(assignment.issue)
        return {sentence: tuple(found) for sentence, found in issues.items()}
