"""Where do the terms of an issue stand in a text?

A term is written as the staffer would say it. It is found in any case, but a word written in capitals only ("US",
"WHO") keeps its case; ``U.S.`` and ``US`` are one, so are hyphen and blank, straight and curly apostrophes; a plural or
possessive ending may follow. Three dots stand for up to six words of one sentence: "shoot down ... missiles".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.model import Issue, Span
from briefing.summarize.lexicon.carrying import BODY_NOUNS

_GAP_WORDS = 6
_BLANK_OR_HYPHEN = r"[\s\-‐‑–]+"
# "supply ... to Moscow": no full stop, question mark or semicolon may stand in the gap, so it stays in one sentence.
_GAP = rf"(?:\s+[^\s.!?;]+){{0,{_GAP_WORDS}}}?\s+"


@dataclass(frozen=True, slots=True)
class Term:
    """A compiled term; ``key`` is a lower-cased stretch that every match holds, for a fast first look."""

    words: str
    key: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TermHit:
    """Where a term stands; ``words`` is the term as the staffer wrote it."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class IssueTerms:
    """The compiled lists of one issue; deciders are found by full name and by last name."""

    named: tuple[Term, ...]
    umbrella: tuple[Term, ...]
    context: tuple[Term, ...]
    exclusions: tuple[Term, ...]
    deciders: tuple[Term, ...]


@lru_cache(maxsize=256)
def compile_issue(issue: Issue) -> IssueTerms:
    """Return the terms of ``issue``, compiled once."""
    last_names = [
        name.split()[-1] for name in issue.deciders if len(name.split()) > 1 and name.split()[-1] not in BODY_NOUNS
    ]
    return IssueTerms(
        named=_compile_terms(issue.terms),
        umbrella=_compile_terms(issue.umbrella),
        context=_compile_terms(issue.context),
        exclusions=_compile_terms(issue.exclusions),
        deciders=_compile_terms((*issue.deciders, *last_names)),
    )


def find_terms(text: str, lowered: str, terms: tuple[Term, ...]) -> tuple[TermHit, ...]:
    """Find every place where one of ``terms`` stands; ``lowered`` is ``text.lower()``, made once by the caller."""
    hits = [
        TermHit(Span(*match.span()), term.words)
        for term in terms
        if term.key in lowered
        for match in term.pattern.finditer(text)
    ]
    return tuple(sorted(hits, key=lambda hit: (hit.span, hit.words)))


def _compile_terms(words: tuple[str, ...]) -> tuple[Term, ...]:
    unique = dict.fromkeys(stripped for entry in words if (stripped := " ".join(entry.split())))
    return tuple(_compile_term(entry) for entry in unique)


def _compile_term(words: str) -> Term:
    stretches = [stretch.split() for stretch in re.split(r"\.\.\.|…", words) if stretch.strip()]
    pattern = _GAP.join(_BLANK_OR_HYPHEN.join(_word_pattern(word) for word in stretch) for stretch in stretches)
    pieces = [piece for stretch in stretches for word in stretch for piece in re.split(r"[-'’.‐‑–]", word)]
    key = max((piece.lower() for piece in pieces), key=len)
    return Term(words, key, re.compile(rf"(?<!\w){pattern}(?:['’]s|e?s|['’])?(?!\w)"))


def _word_pattern(word: str) -> str:
    letters = word.replace(".", "")
    if len(letters) > 1 and letters.isalpha() and letters.isupper():
        return r"\.?".join(letters) + (r"\.?" if len(letters) <= 3 else "")
    parts = [re.escape(part) for part in re.split(r"[-‐‑–]", word) if part]
    either_apostrophe = re.sub("['’]", "['’]", _BLANK_OR_HYPHEN.join(parts))
    return f"(?i:{either_apostrophe})" if parts else re.escape(word)
