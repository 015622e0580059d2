"""Which issue does this passage serve, and why?

Paragraph by paragraph, strongest reason first: a name of the issue; an umbrella term with a context term in the same
paragraph; an umbrella term in an article that is about the issue; a decider with a decision noun in such an article;
a paragraph that carries on the one before; in an article that names this issue in its opening and holds no other, a
paragraph that keeps to its names. The weaker four yield to another issue's stronger claim.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from briefing.model import Analysis, Issue, Item, Sentence, Span
from briefing.summarize.lexicon.carrying import DECISION_NOUNS
from briefing.summarize.passages import Assignment, Passages, Rule
from briefing.summarize.references import names_the_decision, opens_quoted, refers_back
from briefing.summarize.sole_subject import find_kept
from briefing.summarize.text.terms import IssueTerms, TermHit, compile_issue, find_terms, holds_term
from briefing.values import dataclass

# An article is about an issue when its headline or one of its first two paragraphs names it, when two paragraphs stand
# for it on their own and one of them is among its first three, or when a quarter of its paragraphs do.
_OPENING_PARAGRAPHS = 2
_ABOUT_PASSAGES = 2
_LEAD_PARAGRAPHS = 3
_ABOUT_SHARE = 0.25
# A decider's other decisions stand in the same article too: only this near to a claimed paragraph is it this one.
_NEAR = (1, 2)
# A quotation that runs on, or a reply to a reply: further than this the matter has usually changed.
_CARRIED_STEPS = 2
# An issue without umbrella terms has no other way to its paragraphs: so many in a row may name nobody of its subject.
_LONGEST_GAP = 3

_DECISION = re.compile(rf"\b(?:{DECISION_NOUNS})(?:e?s)?\b", re.IGNORECASE)
# "The minister is open to a policy change": the article's own matter, wherever it stands.
_POLICY_CHANGE = re.compile(
    r"\bpolicy\s+(?:change|shift)s?\b|\b(?:change|shift)s?\s+(?:in|of|to)\s+(?:\w+\s+)?policy\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of prose, or the headline of the text (then ``lines`` is False: it gives no lines).

    ``sentences`` are its own by their index, ``places`` where they stand. ``actors`` are those it mentions,
    ``speakers`` those quoted in it.
    """

    number: int
    span: Span
    sentences: Sequence[int]
    places: Sequence[Sentence]
    lines: bool
    speakers: AbstractSet[int]
    actors: AbstractSet[int]


@dataclass(frozen=True, slots=True)
class _Found:
    """The terms of one issue in one item, by sentence; ``vetoed`` sentences hold an exclusion and no name."""

    named: Mapping[int, tuple[str, ...]]
    umbrella: Mapping[int, tuple[str, ...]]
    context: Mapping[int, tuple[str, ...]]
    deciders: Mapping[int, tuple[str, ...]]
    vetoed: frozenset[int]
    in_title: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    rule: Rule
    terms: tuple[str, ...]


_Claims = Mapping[int, _Claim]
_NOTHING = _Found({}, {}, {}, {}, frozenset(), in_title=False)
_NOBODY: AbstractSet[int] = frozenset()


def assign_passages(item: Item, analysis: Analysis, issues: Sequence[Issue]) -> Passages:
    """Assign the prose paragraphs of one item to the issues they serve.

    An article as a whole serves an issue that its prose or headline names, or that two paragraphs stand for on their
    own: one unnamed mention in passing does not make it an article about the issue.
    """
    found, paragraphs, strong = _read(item, analysis, issues)
    if not paragraphs:
        return Passages((), _served(found, strong))
    held = [number for number, own in enumerate(strong) if own or found[number].in_title]
    claims = [
        _all_claims(item.text, paragraphs, each, own, _claimed_elsewhere(strong, number))
        for number, (each, own) in enumerate(zip(found, strong, strict=True))
    ]
    if len(held) == 1 and _is_named_first(paragraphs, found[held[0]]):
        gap = 0 if issues[held[0]].umbrella else _LONGEST_GAP
        claims[held[0]].update(_sole_claims(item, paragraphs, claims[held[0]], gap))
    assignments = tuple(
        Assignment(
            number,
            paragraph.number,
            paragraph.span,
            _sentences_for(number, paragraph, claims, found),
            claims[number][paragraph.number].rule,
            claims[number][paragraph.number].terms,
        )
        for paragraph in paragraphs
        for number in range(len(issues))
        if paragraph.number in claims[number]
    )
    return Passages(assignments, _served(found, strong))


def find_served(item: Item, analysis: Analysis, issues: Sequence[Issue]) -> tuple[int, ...]:
    """Return the issues that an item serves, as :func:`assign_passages` does, without looking for its passages."""
    found, _, strong = _read(item, analysis, issues)
    return _served(found, strong)


def _read(
    item: Item, analysis: Analysis, issues: Sequence[Issue]
) -> tuple[Sequence[_Found], Sequence[_Paragraph], Sequence[dict[int, _Claim]]]:
    """Return what stands where, issue by issue, the paragraphs, and which of them each issue claims by its own words.

    Of an item that holds no term of any issue there are no paragraphs.
    """
    text, title = item.text.lower(), item.title.lower()
    starts = [sentence.start for sentence in analysis.sentences]
    found = [_find_evidence(item, text, title, starts, compile_issue(issue)) for issue in issues]
    paragraphs = () if all(each is _NOTHING for each in found) else _prose_paragraphs(analysis, starts)
    return found, paragraphs, [_strong_claims(paragraphs, each) for each in found]


def _served(found: Sequence[_Found], strong: Sequence[_Claims]) -> tuple[int, ...]:
    return tuple(number for number, each in enumerate(found) if each.in_title or _counts_as_article(strong[number]))


def may_serve(item: Item, issues: Sequence[Issue]) -> bool:
    """Return whether a name or an umbrella term of an issue stands in an item: without one it serves none of them."""
    return any(
        holds_term(item.text, (*terms.named, *terms.umbrella)) or holds_term(item.title, terms.named)
        for terms in map(compile_issue, issues)
    )


def words_of_terms(issues: Sequence[Issue]) -> tuple[tuple[str, ...], ...] | None:
    """Return, for each term that an item may serve an issue by, words that stand in any text that holds it.

    Lower-cased letters and digits; in the text a word may go on, as "toll" does in "tolls". None where a term has no
    such word, as "US" has none: then any text may hold it. So an index of words tells which items hold no term.
    """
    terms = [term for issue in issues for own in [compile_issue(issue)] for term in (*own.named, *own.umbrella)]
    words = tuple(tuple(filter(_SEARCHABLE.fullmatch, term.pieces)) for term in terms)
    return words if all(words) else None


# Shorter words begin too many others.
_SEARCHABLE = re.compile(r"[^\W_]{3,}")


def _counts_as_article(strong: _Claims) -> bool:
    return len(strong) >= _ABOUT_PASSAGES or any(claim.rule == "named" for claim in strong.values())


# --- what stands where -----------------------------------------------------------------------------------------------


def _find_evidence(item: Item, lowered: str, title: str, starts: Sequence[int], terms: IssueTerms) -> _Found:
    named = find_terms(item.text, lowered, terms.named)
    umbrella = find_terms(item.text, lowered, terms.umbrella)
    in_title = bool(find_terms(item.title, title, terms.named))
    if not (named or umbrella or in_title):
        return _NOTHING
    excluded = find_terms(item.text, lowered, terms.exclusions)
    named = tuple(hit for hit in named if not any(out.span.meets(hit.span) for out in excluded))
    named_in = _by_sentence(named, starts)
    vetoed = frozenset(_by_sentence(excluded, starts)) - frozenset(named_in)
    umbrella_in = {number: words for number, words in _by_sentence(umbrella, starts).items() if number not in vetoed}
    return _Found(
        named_in,
        umbrella_in,
        _by_sentence(find_terms(item.text, lowered, terms.context), starts),
        _by_sentence(find_terms(item.text, lowered, terms.deciders), starts),
        vetoed,
        in_title,
    )


def _by_sentence(hits: Iterable[TermHit], starts: Sequence[int]) -> dict[int, tuple[str, ...]]:
    words: dict[int, dict[str, None]] = {}
    for hit in hits:
        number = bisect_right(starts, hit.span.start) - 1
        if number >= 0:
            words.setdefault(number, {})[hit.words] = None
    return {number: tuple(found) for number, found in words.items()}


def _prose_paragraphs(analysis: Analysis, starts: Sequence[int]) -> tuple[_Paragraph, ...]:
    sentences: dict[int, list[int]] = {}
    for number, sentence in enumerate(analysis.sentences):
        if sentence.role == "prose" or (sentence.role == "heading" and sentence.paragraph == 1):
            sentences.setdefault(sentence.paragraph, []).append(number)
    paragraph_of = {number: paragraph for paragraph, numbers in sentences.items() for number in numbers}
    actors: dict[int, set[int]] = {}
    speakers: dict[int, set[int]] = {}
    for mention in analysis.mentions:
        place = paragraph_of.get(bisect_right(starts, mention.span.start) - 1)
        if place is not None:
            actors.setdefault(place, set()).add(mention.actor)
    for quote in analysis.quotes:
        place = paragraph_of.get(bisect_right(starts, quote.span.start) - 1)
        if place is not None and quote.actor is not None:
            speakers.setdefault(place, set()).add(quote.actor)
    paragraphs = []
    for paragraph, numbers in sentences.items():
        places = [analysis.sentences[number] for number in numbers]
        span, lines = Span(places[0].start, places[-1].end), places[0].role == "prose"
        own = speakers.get(paragraph, _NOBODY), actors.get(paragraph, _NOBODY)
        paragraphs.append(_Paragraph(paragraph, span, numbers, places, lines, *own))
    return tuple(paragraphs)


# --- claims of one issue on the paragraphs of one item ---------------------------------------------------------------


def _strong_claims(paragraphs: Sequence[_Paragraph], found: _Found) -> dict[int, _Claim]:
    claims = {}
    for paragraph in paragraphs if found is not _NOTHING else ():
        umbrella = _words_in(paragraph, found.umbrella)
        if named := _words_in(paragraph, found.named):
            claims[paragraph.number] = _Claim("named", named)
        elif umbrella and (context := _words_in(paragraph, found.context)):
            claims[paragraph.number] = _Claim("umbrella term with context", (*umbrella, *context))
    return claims


def _all_claims(
    text: str, paragraphs: Sequence[_Paragraph], found: _Found, strong: _Claims, elsewhere: frozenset[int]
) -> dict[int, _Claim]:
    """Add the weaker claims, in text order: each paragraph may carry on the claimed one before it."""
    if not strong:
        return {}
    claims = dict(strong)
    about = _is_about(paragraphs, found, strong)
    before: _Paragraph | None = None
    steps = 0
    for paragraph in paragraphs:
        if paragraph.number in strong:
            steps = 0
        elif paragraph.number not in elsewhere:
            claimed_before = before if before is not None and before.number in claims else None
            near = any(paragraph.number - back in claims for back in _NEAR)
            decision = _DECISION if near else _POLICY_CHANGE
            claim = (_own_claim(text, paragraph, found, decision) if about else None) or (
                _carried_claim(text, paragraph, claimed_before, found, about=about) if steps < _CARRIED_STEPS else None
            )
            if claim is not None:
                claims[paragraph.number] = claim
                steps = steps + 1 if claim.rule == "carried on" else 0
        before = paragraph
    return claims


def _sole_claims(item: Item, paragraphs: Sequence[_Paragraph], claims: _Claims, gap: int) -> dict[int, _Claim]:
    """Return the claims on what keeps to the only issue of an article, by whom and what it names."""
    claimed = [place for place, paragraph in enumerate(paragraphs) if paragraph.number in claims]
    words = [[item.text[place.start : place.end] for place in paragraph.places] for paragraph in paragraphs]
    kept = find_kept(item.title, words, claimed, gap)
    return {paragraphs[place].number: _Claim("article about this issue alone", ()) for place in sorted(kept)}


def _is_named_first(paragraphs: Sequence[_Paragraph], found: _Found) -> bool:
    return found.in_title or any(_words_in(paragraph, found.named) for paragraph in paragraphs[:_OPENING_PARAGRAPHS])


def _is_about(paragraphs: Sequence[_Paragraph], found: _Found, strong: _Claims) -> bool:
    if _is_named_first(paragraphs, found):
        return True
    in_lead = any(paragraph.number in strong for paragraph in paragraphs[:_LEAD_PARAGRAPHS])
    return len(strong) >= _ABOUT_PASSAGES and (in_lead or len(strong) >= _ABOUT_SHARE * len(paragraphs))


def _own_claim(text: str, paragraph: _Paragraph, found: _Found, decision: re.Pattern[str]) -> _Claim | None:
    """Return what a paragraph of an article about the issue claims by its own words."""
    if umbrella := _words_in(paragraph, found.umbrella):
        return _Claim("umbrella term, article about the issue", umbrella)
    for number, place in zip(paragraph.sentences, paragraph.places, strict=True):
        deciders = found.deciders.get(number)
        if deciders and number not in found.vetoed and decision.search(text, place.start, place.end):
            return _Claim("decider and decision", deciders)
    return None


def _carried_claim(
    text: str, paragraph: _Paragraph, before: _Paragraph | None, found: _Found, *, about: bool
) -> _Claim | None:
    if before is None or paragraph.sentences[0] in found.vetoed:
        return None
    words = paragraph.span.of(text)
    same_voice = opens_quoted(words) and bool(paragraph.speakers & (before.speakers | before.actors))
    refers = refers_back(words) or (about and names_the_decision(words))
    return _Claim("carried on", ()) if refers or same_voice else None


def _claimed_elsewhere(strong: Sequence[_Claims], number: int) -> frozenset[int]:
    return frozenset(paragraph for other, claims in enumerate(strong) if other != number for paragraph in claims)


def _words_in(paragraph: _Paragraph, words: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    if not words:
        return ()
    held = [words[number] for number in paragraph.sentences if number in words]
    return tuple(dict.fromkeys(chain.from_iterable(held))) if held else ()


# --- sentences of a paragraph ----------------------------------------------------------------------------------------


def _sentences_for(
    issue: int, paragraph: _Paragraph, claims: Sequence[_Claims], found: Sequence[_Found]
) -> tuple[int, ...]:
    """Return the sentences of a paragraph that lines of the issue may come from.

    Where several issues claim the paragraph, a sentence goes to those it names, else to those it has an umbrella
    term of, else to where the sentence before went. An excluded sentence goes nowhere.
    """
    rivals = [number for number, own in enumerate(claims) if paragraph.number in own]
    holders: Sequence[int] = rivals
    kept = []
    for sentence in paragraph.sentences if paragraph.lines else ():
        own_words = [number for number in rivals if sentence in found[number].named] or [
            number for number in rivals if sentence in found[number].umbrella
        ]
        holders = own_words or holders
        if sentence in found[issue].vetoed:
            holders = [number for number in holders if number != issue]
        if issue in holders:
            kept.append(sentence)
    return tuple(kept)
