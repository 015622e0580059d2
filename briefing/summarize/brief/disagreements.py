"""Where do sources differ?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from heapq import nlargest
from itertools import combinations, islice, product

from briefing.model import Disagreement, DisagreementKind, Evidence, Issue, PositionLabel, Side
from briefing.summarize.brief.actor_lines import Held, are_incompatible, clash
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.brief.figures import Quantity, differ, of_issue, term_words
from briefing.summarize.brief.quote_lines import utterance_speaker
from briefing.summarize.brief.rules_in_force import find_rule_conflicts
from briefing.summarize.brief.told_apart import (
    find_accusations_told_as_facts,
    find_decisions_denied,
    find_hesitations_apart,
    find_reports_denied,
)
from briefing.summarize.brief.utterances import Spoken, Utterance

# Comparing is quadratic: only this many of the newest sentences with a figure or a claim, and of the newest sources on
# one actor, are compared.
_MOST_SENTENCES = 120
_MOST_SOURCES = 60
# More of one kind than this nobody reads; the newest stay.
_MOST_DIFFERENCES = 6
# What is counted goes on: two figures printed further apart are two states of it.
_MOST_APART = timedelta(days=8)
# Two sentences speak of one thing when most of the shorter one's content words, and nearly half of all, are shared. On
# a year of campaign news, thresholds of .4 made nine of ten such pairs false.
_SHARED_OF_SHORTER = 0.6
_SHARED_OF_ALL = 0.45
_SHARED_CONTENT_WORDS = 5

_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, eq=False)
class _Told:
    """One sentence of an issue; ``vocabulary`` numbers the words of all sentences that are compared."""

    digest: Digest
    sentence: int
    vocabulary: dict[str, int]

    @cached_property
    def text(self) -> str:
        """Return its words."""
        return self.digest.words_of(self.sentence)

    @cached_property
    def content(self) -> int:
        """Return the words that carry its content, each a bit by its number: sentences are compared by the thousand."""
        words = {word.lower() for word in _CONTENT_WORD.findall(self.text)}
        return sum(1 << self.vocabulary.setdefault(word, len(self.vocabulary)) for word in words)

    @cached_property
    def size(self) -> int:
        """Return how many different words carry its content."""
        return self.content.bit_count()


def find_disagreements(
    number: int, issue: Issue, digests: Sequence[Digest], held: Sequence[Held], utterances: Iterable[Utterance]
) -> tuple[Disagreement, ...]:
    """Return where the sources of one issue differ, both sentences beside each other.

    Only sources that are not copies of each other are compared. Two labels of one actor differ whether in one article
    or in two.
    """
    vocabulary: dict[str, int] = {}
    told = [sentence for digest in digests for sentence in _told(number, digest, vocabulary)]
    rules = find_rule_conflicts(number, issue, digests)
    claims = _claim_conflicts(issue, told)
    said = {each.what for each in claims}
    denied = find_decisions_denied(number, issue, digests)
    return (
        *rules,
        *denied,
        *find_reports_denied(number, issue, digests, denied),
        *_position_conflicts(issue, held),
        *find_hesitations_apart(issue, held, rules),
        *_quote_conflicts(number, issue, utterances),
        *_figure_conflicts(issue, told),
        *claims,
        *(each for each in find_accusations_told_as_facts(number, issue, digests) if each.what not in said),
    )


def _disagreement(issue: Issue, kind: DisagreementKind, what: str, sides: Sequence[Side], content: str) -> Disagreement:
    evidence = tuple(dict.fromkeys(side.evidence for side in sides))
    return Disagreement(line_id(issue.name, kind, content), evidence, kind, what, tuple(sides))


# --- positions -------------------------------------------------------------------------------------------------------


def _position_conflicts(issue: Issue, held: Sequence[Held]) -> list[Disagreement]:
    """Return the actors of whom two sources of the window report labels that do not go together.

    A source that reports a turn ("has long resisted", "is now open to") holds both labels: it differs from another
    only where none of its labels goes with one of the other's.
    """
    by_actor: dict[str, dict[str, list[Held]]] = {}
    for each in held:
        if each.position.label is not None and not each.digest.is_past:
            by_actor.setdefault(each.identity.id, {}).setdefault(each.digest.original, []).append(each)
    found = []
    for sources in by_actor.values():
        newest = list(sources.values())[:_MOST_SOURCES]
        pair = next((pair for pair in _pairs_apart(newest) if _all_clash(*pair)), None)
        if pair is not None:
            name = pair[0][0].identity.name
            sides = [_held_side(own[0]) for own in pair]
            found.append(_disagreement(issue, "positions", name, sides, pair[0][0].identity.id))
    return found


def _pairs_apart(sources: Sequence[Sequence[Held]]) -> Iterator[tuple[Sequence[Held], Sequence[Held]]]:
    """Yield the pairs of sources of which no label goes with one of the other's, whatever their days."""
    labels = [frozenset(each.position.label for each in own) for own in sources]
    apart = {pair: _go_apart(*pair) for pair in product(set(labels), repeat=2)}
    for left, right in combinations(range(len(sources)), 2):
        if apart[labels[left], labels[right]]:
            yield sources[left], sources[right]


def _go_apart(left: frozenset[PositionLabel | None], right: frozenset[PositionLabel | None]) -> bool:
    return all(are_incompatible(one, other) for one in left for other in right)


def _all_clash(left: Sequence[Held], right: Sequence[Held]) -> bool:
    return all(clash(one, other) for one in left for other in right)


def _held_side(held: Held) -> Side:
    return Side(held.position.label or held.identity.name, held.digest.evidence_for([held.position.clause])[0])


# --- quotations ------------------------------------------------------------------------------------------------------


def _quote_conflicts(number: int, issue: Issue, utterances: Iterable[Utterance]) -> list[Disagreement]:
    """Return the quotations that sources print in other words or give to others, where all sides serve the issue."""
    found = []
    for utterance in utterances:
        if number not in utterance.issues:
            continue
        served = [piece for piece in utterance.pieces if _serves(number, piece)]
        if not served:
            continue
        other = next((each for each in utterance.others if _serves(number, each)), None)
        if other is not None:
            sides = [_speaker_side(served[0]), _speaker_side(other)]
            found.append(_disagreement(issue, "speaker", served[0].text, sides, utterance.first.canonical))
        differing = next((each for each in utterance.variants if _differs(each, utterance)), None)
        if differing is not None and _serves(number, differing):
            name = utterance_speaker(utterance) or "speaker unknown"
            against = max(served, key=lambda piece: _common_words(piece, differing))
            sides = [_wording_side(against), _wording_side(differing)]
            found.append(_disagreement(issue, "wording", name, sides, utterance.first.canonical))
    return found


def _serves(number: int, spoken: Spoken) -> bool:
    return number in spoken.digest.passages.issues_of(spoken.sentence)


def _differs(variant: Spoken, utterance: Utterance) -> bool:
    """Return whether another outlet prints other words, and not just fewer of them."""
    return variant.digest.outlet not in {piece.digest.outlet for piece in utterance.pieces} and not any(
        variant.canonical in piece.canonical or piece.canonical in variant.canonical for piece in utterance.pieces
    )


def _common_words(left: Spoken, right: Spoken) -> int:
    return len(set(left.text.lower().split()) & set(right.text.lower().split()))


def _speaker_side(spoken: Spoken) -> Side:
    name = spoken.speaker.name if spoken.speaker is not None else "speaker unknown"
    return Side(name, spoken.digest.evidence_for([spoken.quote.span])[0])


def _wording_side(spoken: Spoken) -> Side:
    label = spoken.digest.item.outlet or spoken.digest.item.title
    return Side(label, spoken.digest.evidence_for([spoken.quote.span])[0])


# --- figures and facts -----------------------------------------------------------------------------------------------


def _told(number: int, digest: Digest, vocabulary: dict[str, int]) -> Iterable[_Told]:
    if digest.is_past or digest.is_copy:
        return
    for sentence in digest.passages.sentences_of(number):
        yield _Told(digest, sentence, vocabulary)


def _figure_conflicts(issue: Issue, told: Sequence[_Told]) -> list[Disagreement]:
    """Return pairs of sentences of two outlets that state the same quantity with different figures."""
    terms = term_words(issue)
    by_noun: dict[str, list[tuple[_Told, Quantity]]] = {}
    for each in told:
        for quantity in each.digest.tellings.quantities.get(each.sentence, ()):
            by_noun.setdefault(quantity.noun, []).append((each, quantity))
    pairs: dict[tuple[str, float, float], tuple[_Counted, _Counted]] = {}
    for noun, places in by_noun.items():
        # Of most nouns there is one figure.
        newest_places = places[-_MOST_SENTENCES:] if len(places) > 1 else ()
        counted = [_counted(each, of_issue(quantity, terms)) for each, quantity in newest_places]
        for left, right in combinations(counted, 2):
            if _count_differently(left, right):
                low, high = sorted((left.quantity.value, right.quantity.value))
                pairs[noun, low, high] = left, right
    newest = nlargest(_MOST_DIFFERENCES, pairs.values(), key=_newer_of)
    return [_figure_conflict(issue, left, right) for left, right in newest]


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """A sentence with one of the quantities it states; ``stated`` are all values that it gives of what is counted."""

    told: _Told
    quantity: Quantity
    stated: frozenset[float]


def _counted(told: _Told, quantity: Quantity) -> _Counted:
    stated = told.digest.tellings.quantities[told.sentence]
    return _Counted(told, quantity, frozenset(other.value for other in stated if other.noun == quantity.noun))


def _newer_of(pair: tuple[_Counted, _Counted]) -> tuple[datetime, str]:
    left, right = pair
    return max(left.told.digest.age_key, right.told.digest.age_key)


def _count_differently(left: _Counted, right: _Counted) -> bool:
    one, other = left.quantity, right.quantity
    # What is asked of two figures is cheap, and most pairs fail it.
    if other.value in left.stated or one.value in right.stated:
        return False
    first, second = left.told.digest, right.told.digest
    if first.outlet == second.outlet or not differ(one, other):
        return False
    printed, reprinted = first.item.published, second.item.published
    return not (printed and reprinted and abs(printed - reprinted) > _MOST_APART)


def _figure_conflict(issue: Issue, left: _Counted, right: _Counted) -> Disagreement:
    sides = [Side(each.quantity.printed, _sentence_evidence(each.told)) for each in (left, right)]
    content = f"{left.quantity.noun}\x1f{canonical(left.told.text)}\x1f{canonical(right.told.text)}"
    return _disagreement(issue, "figures", left.quantity.noun, sides, content)


def _claim_conflicts(issue: Issue, told: Sequence[_Told]) -> list[Disagreement]:
    """Return pairs of which one reports as somebody's claim what the other states as a fact."""
    claims = _newest(told, lambda each: each.sentence in each.digest.tellings.claim)
    facts = _newest(told, lambda each: each.sentence in each.digest.tellings.assert_)
    found: list[Disagreement] = []
    for claim in claims:
        if len(found) == _MOST_DIFFERENCES:
            break
        fact = next(
            (
                each
                for each in reversed(facts)
                if each.digest.outlet != claim.digest.outlet and _speak_of_one_thing(claim, each)
            ),
            None,
        )
        if fact is not None:
            sides = [Side("claim", _sentence_evidence(claim)), Side("fact", _sentence_evidence(fact))]
            what = claim.text
            found.append(_disagreement(issue, "fact or claim", what, sides, canonical(claim.text)))
    return found


def _newest(told: Sequence[_Told], counts: Callable[[_Told], bool]) -> list[_Told]:
    """Return the newest sentences that count, newest first, no more than are compared."""
    return list(islice(filter(counts, reversed(told)), _MOST_SENTENCES))


def _speak_of_one_thing(left: _Told, right: _Told) -> bool:
    shared = (left.content & right.content).bit_count()
    return (
        shared >= _SHARED_CONTENT_WORDS
        and shared >= _SHARED_OF_SHORTER * min(left.size, right.size)
        and shared >= _SHARED_OF_ALL * (left.size + right.size - shared)
    )


def _sentence_evidence(told: _Told) -> Evidence:
    return told.digest.evidence_of(told.sentence)
