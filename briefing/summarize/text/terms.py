"""Where do the terms of an issue stand in a text?

A term is written as the staffer would say it. It is found in any case, but a word written in capitals only ("US",
"WHO") keeps its case; ``U.S.`` and ``US`` are one, so are hyphen and blank, straight and curly apostrophes; a plural or
possessive ending may follow. Three dots stand for up to six words of one sentence: "shoot down ... missiles".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from briefing.model import Issue, Span
from briefing.summarize.lexicon.carrying import BODY_NOUNS
from briefing.values import dataclass

_GAP_WORDS = 6
_LONGEST_DOTTED = 4
_BLANK_OR_HYPHEN = r"[\s\-‐‑–]+"
# "supply ... to Moscow": no full stop, question mark or semicolon may stand in the gap, so it stays in one sentence.
_GAP = rf"(?:\s+[^\s.!?;]+){{0,{_GAP_WORDS}}}?\s+"


@dataclass(frozen=True)
class Term:
    """A term as a regular expression. Every match holds all ``pieces``, lower-cased, the longest first: a first look.

    ``reach`` is how far from its longest piece a match may stretch, None where the term has a gap.
    """

    words: str
    pieces: tuple[str, ...]
    reach: int | None
    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled expression; most terms stand in no text of a day, and are never compiled."""
        return re.compile(self.expression)


@dataclass(frozen=True, slots=True)
class TermHit:
    """Where a term stands; ``words`` is the term as the staffer wrote it."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class IssueTerms:
    """The compiled lists of one issue; deciders are found by full name and by last name.

    ``spoken`` are the names and the umbrella terms together.
    """

    named: tuple[Term, ...]
    umbrella: tuple[Term, ...]
    spoken: tuple[Term, ...]
    context: tuple[Term, ...]
    exclusions: tuple[Term, ...]
    deciders: tuple[Term, ...]


@lru_cache(maxsize=256)
def compile_issue(issue: Issue) -> IssueTerms:
    """Return the terms of ``issue``, made once."""
    last_names = [
        name.split()[-1] for name in issue.deciders if len(name.split()) > 1 and name.split()[-1] not in BODY_NOUNS
    ]
    named, umbrella = _compile_terms(issue.terms), _compile_terms(issue.umbrella)
    return IssueTerms(
        named=named,
        umbrella=umbrella,
        spoken=(*named, *umbrella),
        context=_compile_terms(issue.context),
        exclusions=_compile_terms(issue.exclusions),
        deciders=_compile_terms((*issue.deciders, *last_names)),
    )


def find_terms(text: str, lowered: str, terms: tuple[Term, ...]) -> tuple[TermHit, ...]:
    """Find every place where one of ``terms`` stands; ``lowered`` is ``text.lower()``, made once by the caller."""
    near = [term for term in terms if not term.pieces or term.pieces[0] in lowered]
    if not near:
        return ()
    hits = [TermHit(Span(*match.span()), term.words) for term in near for match in _find_term(text, lowered, term)]
    return tuple(sorted(hits, key=lambda hit: (hit.span, hit.words)))


def holds_term(text: str, terms: tuple[Term, ...]) -> bool:
    """Return whether one of ``terms`` stands anywhere in a text; quicker than to find them all."""
    lowered = text.lower()
    return any(
        next(_find_term(text, lowered, term), None) is not None
        for term in terms
        if not term.pieces or term.pieces[0] in lowered
    )


def _find_term(text: str, lowered: str, term: Term) -> Iterator[re.Match[str]]:
    for piece in term.pieces:
        if piece not in lowered:
            return
    if term.reach is None or len(lowered) != len(text):
        yield from term.pattern.finditer(text)
        return
    end = 0
    place = lowered.find(term.pieces[0])
    while place >= 0:
        match = term.pattern.search(text, max(place - term.reach, end), place + term.reach)
        if match is not None:
            end = match.end()
            yield match
        place = lowered.find(term.pieces[0], max(place + 1, end))


def _compile_terms(words: tuple[str, ...]) -> tuple[Term, ...]:
    unique = dict.fromkeys(stripped for entry in words if (stripped := " ".join(entry.split())))
    return tuple(_compile_term(entry) for entry in unique)


def _compile_term(words: str) -> Term:
    stretches = [stretch.split() for stretch in re.split(r"\.\.\.|…", words) if stretch.strip()]
    pattern = _GAP.join(_BLANK_OR_HYPHEN.join(_word_pattern(word) for word in stretch) for stretch in stretches)
    pieces = {
        piece.lower()
        for stretch in stretches
        for word in stretch
        if not _is_abbreviation(word)
        for piece in re.split(r"[-'’.‐‑–]", word)
        if piece
    }
    # Dots, blanks and endings make a match longer than the term; a run of blanks longer than this is a line of its own.
    reach = 2 * len(words) + 16 if len(stretches) == 1 and pieces else None
    return Term(
        words,
        tuple(sorted(pieces, key=lambda piece: (-len(piece), piece))),
        reach,
        rf"(?<!\w){pattern}(?:['’]s|e?s|['’])?(?!\w)",
    )


def _is_abbreviation(word: str) -> bool:
    """Return whether a word may be printed with dots: "UN", "U.S."."""
    letters = word.replace(".", "")
    return 1 < len(letters) <= _LONGEST_DOTTED and letters.isalpha() and letters.isupper()


def _word_pattern(word: str) -> str:
    if _is_abbreviation(word):
        return r"\.?".join(word.replace(".", "")) + r"\.?"
    parts = [re.escape(part) for part in re.split(r"[-‐‑–]", word) if part]
    either_apostrophe = re.sub("['’]", "['’]", _BLANK_OR_HYPHEN.join(parts))
    if not parts or (word.isupper() and len(word) > 1):
        return either_apostrophe or re.escape(word)
    return f"(?i:{either_apostrophe})"
