"""Which quotations stand under an issue, and with all of their evidence?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefing.model import ActorKind, Evidence, Issue, Quote, QuoteLine, Span, Variant
from briefing.summarize.actors.identity import Identities
from briefing.summarize.brief.digest import Digest, line_id
from briefing.summarize.brief.salience import rank_utterances
from briefing.summarize.brief.utterances import Spoken, Utterance

_Value = TypeVar("_Value")
# "the “green light”", "a “duty”": a word or two in marks is no statement; it stands in the sentence of the position.
_LEAST_WORDS = 3
# Without a speaker even a longer fragment may be the reporter's own marks.
_LEAST_WORDS_UNATTRIBUTED = 5


def find_spoken(digests: Iterable[Digest], identities: Identities) -> tuple[Spoken, ...]:
    """Find the verbatim quotations of prose that serve an issue; reported speech stands in the positions."""
    return tuple(
        Spoken(digest, quote, identities.of(digest.item.id, quote.actor) if quote.actor is not None else None, sentence)
        for digest in digests
        if digest.passages.assignments
        for quote in digest.analysis.quotes
        if quote.kind != "indirect"
        and digest.is_prose(sentence := digest.sentence_at(quote.span.start))
        and digest.passages.issues_of(sentence)
        and _is_statement(digest, quote)
    )


def _is_statement(digest: Digest, quote: Quote) -> bool:
    words = len(digest.words(quote.span).split())
    return words >= (_LEAST_WORDS_UNATTRIBUTED if quote.speaker is None else _LEAST_WORDS)


def quote_lines(number: int, issue: Issue, utterances: Sequence[Utterance]) -> tuple[QuoteLine, ...]:
    """Return the quotations of one issue; ``number`` is its index among the issues."""
    own = [utterance for utterance in utterances if number in utterance.issues]
    return tuple(_quote_line(issue, utterance) for utterance in rank_utterances(own, issue))


def _quote_line(issue: Issue, utterance: Utterance) -> QuoteLine:
    shown = utterance.pieces[0]
    bound = next((piece for piece in utterance.pieces if piece.speaker is not None), shown)
    digest, quote = shown.digest, bound.quote
    return QuoteLine(
        quote_id(issue, utterance),
        _evidence(utterance),
        tuple(piece.text for piece in utterance.pieces),
        "direct" if any(piece.quote.kind == "direct" for piece in utterance.pieces) else shown.quote.kind,
        utterance_speaker(utterance),
        _speaker_kind(utterance),
        _words(digest, quote.speaker),
        digest.analysis.actors[quote.actor].role if quote.actor is not None else None,
        _words(digest, quote.cue),
        quote.rule,
        _words(digest, _first(piece.quote.occasion for piece in utterance.pieces)),
        _words(digest, _first(piece.quote.when for piece in utterance.pieces)),
        _first(piece.quote.day for piece in utterance.pieces),
        _variants(utterance),
    )


def quote_id(issue: Issue, utterance: Utterance) -> str:
    """Return the id of a quotation: its words as first printed, so that a later copy changes nothing."""
    return line_id(issue.name, "quote", utterance.first.canonical)


def utterance_speaker(utterance: Utterance) -> str | None:
    """Return the name to print; None is "speaker unknown"."""
    return next((piece.speaker.name for piece in utterance.pieces if piece.speaker is not None), None)


def _speaker_kind(utterance: Utterance) -> ActorKind | None:
    return next((piece.speaker.kind for piece in utterance.pieces if piece.speaker is not None), None)


def _evidence(utterance: Utterance) -> tuple[Evidence, ...]:
    shown = [span for piece in utterance.pieces for span in _bound_spans(piece)]
    found = dict.fromkeys(utterance.pieces[0].digest.evidence_for(shown))
    for copy in utterance.copies:
        found.update(dict.fromkeys(copy.digest.evidence_for(_bound_spans(copy))))
    return tuple(found)


def _bound_spans(spoken: Spoken) -> list[Span]:
    quote = spoken.quote
    return [span for span in (quote.span, quote.speaker, quote.cue, quote.occasion, quote.when) if span is not None]


def _variants(utterance: Utterance) -> tuple[Variant, ...]:
    found: dict[tuple[str, str | None], Variant] = {}
    speaker = utterance_speaker(utterance)
    for place in (*utterance.variants, *utterance.others):
        name = place.speaker.name if place.speaker is not None else None
        key = (place.canonical, name or speaker)
        if key not in found:
            found[key] = Variant(place.text, name, _evidence_of_words(place))
    return tuple(found.values())


def _evidence_of_words(spoken: Spoken) -> Evidence:
    """Return the paragraph's part that holds the words; who says them may be told a paragraph before."""
    words = spoken.quote.span
    found = spoken.digest.evidence_for(_bound_spans(spoken))
    return next(each for each in found if each.start <= words.start and words.end <= each.end)


def _words(digest: Digest, span: Span | None) -> str | None:
    return digest.words(span) if span is not None else None


def _first(values: Iterable[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None), None)
