"""Does a sentence report the decision that a question waits for?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from briefing.model import Analysis, Issue, Item, Span
from briefing.summarize.clauses import subject_before
from briefing.summarize.parties import NameOf, Ties, parties_at, seats_in
from briefing.summarize.resolved import TAKEN, is_decided
from briefing.summarize.terms import IssueTerms, compile_issue, find_terms

# "The depots were permitted to load." states what is allowed, without a decision of today.
_GRANTED: Final = re.compile(
    r"\b(?:was|were|is|are|been)\s+(?:now\s+|already\s+)?(?:permitted|allowed|authori[sz]ed|cleared)\s+to\b",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(
    r"\b(?:not|never|no|if|unless|whether|would|could|may|might|as\s+long\s+as)\b|n['’]t\b", re.IGNORECASE
)
_NARROWED: Final = re.compile(
    r"\b(?:only|limited|limits?|restricted|restricts?|partial(?:ly)?|except|temporar(?:y|ily)|within|narrow(?:ly)?|"
    r"as\s+long\s+as|on\s+condition|provided\s+that|in\s+principle|preliminar(?:y|ily))\b",
    re.IGNORECASE,
)
_REFUSING: Final = re.compile(
    r"\b(?:reject|veto|ruled\s+out|turned\s+down|den(?:y|ied)|refus|block|banned|barred|abandon|scrap|called\s+off|"
    r"backed\s+down|decided\s+against|struck\s+down|repeal|withdrawn|cancel|suspend|postpone|overturn)",
    re.IGNORECASE,
)
_REACH: Final = 50


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence that reports a decision or a standing permission, with whose it is.

    ``narrowed`` says that the sentence limits it; ``standing`` that it states what is allowed rather than a decision.
    """

    item: Item
    sentence: Span
    parties: tuple[str, ...]
    refuses: bool
    narrowed: bool
    standing: bool

    @property
    def published(self) -> datetime | None:
        """Return when the item that reports it came out."""
        return self.item.published


def find_verdicts(
    item: Item, analysis: Analysis, sentences: Sequence[int], issue: Issue, name_of: NameOf, ties: Ties
) -> Iterator[Verdict]:
    """Yield the sentences, of those given, that report a decision about the issue in words that name it."""
    terms = compile_issue(issue)
    for index in sentences:
        sentence = analysis.sentences[index]
        if sentence.role not in ("prose", "heading"):
            continue
        words = sentence.span.of(item.text)
        taken = TAKEN.search(item.text, sentence.start, sentence.end)
        granted = _GRANTED.search(item.text, sentence.start, sentence.end)
        if granted and _NEGATED.search(item.text, max(sentence.start, granted.start() - _REACH), granted.start()):
            granted = None
        decided = taken is not None and is_decided(item.text, sentence.span)
        if not (decided or granted) or not _names(words, terms):
            continue
        verb = taken if decided and taken else granted
        if verb is None:
            continue
        subject = subject_before(item.text, sentence.start, verb.start())
        yield Verdict(
            item,
            sentence.span,
            (parties_at(subject, item, analysis, name_of, ties) if subject else ())
            or seats_in(words[: verb.start() - sentence.start]),
            refuses=_REFUSING.match(item.text, verb.start()) is not None or _REFUSING.search(verb[0]) is not None,
            narrowed=_NARROWED.search(words) is not None,
            standing=not decided,
        )


def _names(words: str, terms: IssueTerms) -> bool:
    lowered = words.lower()
    return bool(find_terms(words, lowered, terms.named) or find_terms(words, lowered, terms.umbrella))
