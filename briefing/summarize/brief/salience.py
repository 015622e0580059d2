"""What comes first?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz

from briefing.model import ActorKind, Issue, Line, Mark, PositionLabel
from briefing.summarize.brief.digest import Digest
from briefing.summarize.brief.utterances import Spoken, Utterance
from briefing.summarize.questions.kinds import CORE_KINDS

AnyLine = TypeVar("AnyLine", bound=Line)

_FRAGMENT_WORDS = 4
_VOICE = re.compile(r"\bspokes(?:man|woman|person|people|men|women)\b|\bpress\s+secretary\b")
_DECISIVE: frozenset[PositionLabel] = frozenset(
    ("permits", "rejects", "suspends", "undecided", "open to", "conditional")
)
# Shares of common words, as rapidfuzz counts them.
_SAME = 90.0
_ALIKE = 72.0
_NEGATION = re.compile(
    r"\b(?:not|no|never|neither|nor|without|unlikely|yet\s+to|den(?:y|ies|ied|ying))\b|n['’]t\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\d[\d.,]*")
_EPOCH = date(1970, 1, 1).toordinal()


def is_decider(name: str, kind: ActorKind | None, issue: Issue) -> bool:
    """Return whether the issue file says that this actor's decision settles the issue."""
    return decider_place(name, kind, issue) < len(issue.deciders)


def decider_place(name: str, kind: ActorKind | None, issue: Issue) -> int:
    """Return the actor's place among the deciders of the issue file, their number for who is none of them.

    A person is known by the last name too ("Biden" for "Joe Biden"); the file names whom it means.
    """
    own = name.casefold()
    for place, decider in enumerate(issue.deciders):
        listed = decider.casefold()
        if own == listed or (kind == "person" and " " in listed and own.split()[-1] == listed.split()[-1]):
            return place
    return len(issue.deciders)


def rank_utterances(utterances: Iterable[Utterance], issue: Issue) -> tuple[Utterance, ...]:
    """Order quotations: who decides or speaks for who does, words on the decision, several outlets, the newest."""
    return tuple(sorted(utterances, key=lambda utterance: _utterance_rank(utterance, issue)))


def _utterance_rank(utterance: Utterance, issue: Issue) -> tuple[bool, bool, bool, bool, bool, int, float, str, int]:
    speaker = utterance.speaker
    shown = utterance.pieces[0]
    words = sum(len(piece.text.split()) for piece in utterance.pieces)
    return (
        all(place.digest.is_past for place in utterance.everywhere),
        speaker is None or speaker.kind == "unnamed",
        shown.quote.kind != "direct" and words < _FRAGMENT_WORDS * 2,
        speaker is None or not (is_decider(speaker.name, speaker.kind, issue) or _speaks_for_decider(shown, issue)),
        not _is_on_the_decision(shown),
        -outlet_count(place.digest for place in utterance.everywhere),
        -newest(utterance.everywhere[0].digest.moment.timestamp(), shown.quote.day),
        shown.digest.item.id,
        shown.quote.span.start,
    )


def _speaks_for_decider(shown: Spoken, issue: Issue) -> bool:
    """Return whether the article calls the speaker a decider's voice: "Transport Ministry spokeswoman"."""
    actor = shown.quote.actor
    role = (shown.digest.analysis.actors[actor].role or "").casefold() if actor is not None else ""
    return _VOICE.search(role) is not None and any(decider.casefold() in role for decider in issue.deciders)


def _is_on_the_decision(shown: Spoken) -> bool:
    """Return whether the sentence of the quotation says that the decision is taken, weighed or not expected."""
    analysis = shown.digest.analysis
    sentence = shown.sentence
    return any(cue.sentence == sentence and cue.kind in CORE_KINDS for cue in analysis.questions) or any(
        position.sentence == sentence and position.actor == shown.quote.actor and position.label in _DECISIVE
        for position in analysis.positions
    )


def newest(timestamp: float, day: date | None) -> float:
    """Return what orders by time: the day that the words name, else the item's own time."""
    return (day.toordinal() - _EPOCH) * 86400.0 if day is not None else timestamp


def outlet_count(digests: Iterable[Digest]) -> int:
    """Return how many outlets these items come from; copies of one article count once."""
    return len({digest.outlet for digest in digests})


def say_the_same(left: str, right: str) -> bool:
    """Return whether two sentences report one thing in much the same words: then each is evidence for the other.

    A "not" in one only, or another figure, makes them two things, however many words they share.
    """
    return fuzz.token_set_ratio(left.lower(), right.lower(), score_cutoff=_SAME) > 0 and _same_sense(left, right)


def say_alike(left: str, right: str) -> bool:
    """Return whether two sentences are so near each other that one beside the other tells nothing more."""
    return fuzz.token_set_ratio(left.lower(), right.lower(), score_cutoff=_ALIKE) > 0 and _same_sense(left, right)


def _same_sense(left: str, right: str) -> bool:
    if _is_negated(left) != _is_negated(right):
        return False
    figures, others = _FIGURE.findall(left), _FIGURE.findall(right)
    return figures == others or not (figures and others)


@lru_cache(maxsize=1_024)
def _is_negated(sentence: str) -> bool:
    """Return whether a sentence says "not"; asked of each that it is compared with."""
    return _NEGATION.search(sentence) is not None


def rank_kept_first(lines: Sequence[AnyLine], marks: Sequence[Mark]) -> tuple[AnyLine, ...]:
    """Move the lines that the reader keeps to the front; within both parts the order stays."""
    kept = {mark.line_id for mark in marks if mark.kind == "kept"}
    return tuple(sorted(lines, key=lambda line: line.id not in kept))
