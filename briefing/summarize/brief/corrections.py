"""What did the reader set right?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.model import Analysis, Correction, Issue, Item, Span, Thread, passage_id
from briefing.summarize.actors.identity import Identities, Identity
from briefing.summarize.passages import Assignment, Passages
from briefing.values import dataclass

_Moves = Mapping[str, Sequence[Correction]]


@dataclass(frozen=True, slots=True)
class PassageCorrections:
    """The corrections of passages, by the item that they are about."""

    by_item: _Moves
    issues: Mapping[str, int]


def passage_corrections(corrections: Iterable[Correction], issues: Sequence[Issue]) -> PassageCorrections:
    """Return the corrections of passages in the order they were made, ready to be worked in item by item."""
    by_item: dict[str, list[Correction]] = {}
    for correction in sorted(corrections, key=lambda each: each.at):
        if correction.kind in ("move passage", "eject passage"):
            by_item.setdefault(correction.subject.rpartition("/")[0], []).append(correction)
    return PassageCorrections(by_item, {issue.name: number for number, issue in enumerate(issues)})


def corrected_passages(item: Item, analysis: Analysis, passages: Passages, made: PassageCorrections) -> Passages:
    """Return which passages of the item serve which issue once the reader's word is taken.

    An issue that is not followed any more changes nothing; a moved passage gives all its sentences. An article serves
    the issues that a passage was moved to, and no issue out of which the reader took its last passage.
    """
    own = made.by_item.get(item.id)
    if not own:
        return passages
    places = _paragraphs(item, analysis)
    held = {(each.issue, each.paragraph): each for each in passages.assignments}
    touched = set()
    for correction in own:
        source, target = made.issues.get(correction.issue), made.issues.get(correction.target)
        for paragraph, (span, sentences) in places.get(correction.subject, {}).items():
            if correction.kind == "move passage" and target is None:
                continue
            if source is not None:
                held.pop((source, paragraph), None)
                touched.add(source)
            if correction.kind == "move passage" and target is not None:
                held[target, paragraph] = Assignment(target, paragraph, span, sentences, "moved by the reader", ())
                touched.add(target)
    assignments = tuple(held[key] for key in sorted(held, key=lambda key: (key[1], key[0])))
    left = {each.issue for each in assignments}
    serves = (set(passages.serves) - touched) | (touched & left)
    return Passages(assignments, tuple(sorted(serves)))


def _paragraphs(item: Item, analysis: Analysis) -> dict[str, dict[int, tuple[Span, tuple[int, ...]]]]:
    """Return the paragraphs of an item by their id: a text may print the same words twice."""
    sentences: dict[int, list[int]] = {}
    for number, sentence in enumerate(analysis.sentences):
        sentences.setdefault(sentence.paragraph, []).append(number)
    found: dict[str, dict[int, tuple[Span, tuple[int, ...]]]] = {}
    for paragraph, numbers in sentences.items():
        span = Span(analysis.sentences[numbers[0]].start, analysis.sentences[numbers[-1]].end)
        found.setdefault(passage_id(item.id, span.of(item.text)), {})[paragraph] = (span, tuple(numbers))
    return found


def merged_identities(identities: Identities, corrections: Iterable[Correction]) -> Identities:
    """Return who is who once the reader has said which two are one; the second name is kept.

    Only names that today's items have count, and no described speaker is ever taken for another.
    """
    merged = {each.subject: each.target for each in corrections if each.kind == "merge actors"}
    if not merged:
        return identities
    by_name: dict[str, list[Identity]] = {}
    for identity in dict.fromkeys(identities.by_place.values()):
        if identity.kind != "unnamed":
            by_name.setdefault(identity.name, []).append(identity)
    homes = {name: home for name in merged if (home := _home(name, merged, by_name)) is not None}
    joined = {
        home: _joined(by_name[home][0], [one for name in homes if homes[name] == home for one in by_name[name]])
        for home in set(homes.values())
    }
    return Identities(
        {
            place: joined[homes.get(identity.name, identity.name)]
            if identity.kind != "unnamed" and homes.get(identity.name, identity.name) in joined
            else identity
            for place, identity in identities.by_place.items()
        }
    )


def _home(name: str, merged: Mapping[str, str], by_name: Mapping[str, Sequence[Identity]]) -> str | None:
    """Follow one merge into the next; None where a name is not in the news, is two people's, or the chain is a ring."""
    seen = {name}
    home = merged[name]
    while home in merged and home not in seen:
        seen.add(home)
        home = merged[home]
    if home in seen or len(by_name.get(name, ())) != 1 or len(by_name.get(home, ())) != 1:
        return None
    return home


def _joined(home: Identity, others: Sequence[Identity]) -> Identity:
    """Return the identity that keeps the home's id, name and, where it has them, role and affiliation."""
    first = next((each for each in others if each.role), home)
    spellings = dict.fromkeys(name for each in (home, *others) for name in each.spellings)
    return replace(
        home,
        role=home.role or first.role,
        affiliation=home.affiliation or next((each.affiliation for each in others if each.affiliation), None),
        spellings=tuple(spellings),
    )


def without_dismissed(threads: Iterable[Thread], corrections: Iterable[Correction]) -> tuple[tuple[Thread, ...], int]:
    """Return the threads that the reader has not dismissed, and how many are left out.

    A story is known again by its id, or, when other articles tell it, by at least half of its terms.
    """
    dismissed = [each for each in corrections if each.kind == "dismiss thread"]
    if not dismissed:
        return tuple(threads), 0
    ids = {each.subject for each in dismissed}
    known = [{term.casefold() for term in each.target.split(", ") if term} for each in dismissed]
    kept, out = [], 0
    for thread in threads:
        terms = {term.casefold() for term in thread.terms}
        again = any(terms and 2 * len(terms & own) >= max(len(own), len(terms)) for own in known)
        if thread.id in ids or again:
            out += 1
        else:
            kept.append(thread)
    return tuple(kept), out
