"""Who has said or done what about an issue, newest first?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations

from briefing.model import ActorLine, Evidence, Issue, Position, PositionLabel, PositionLine, Span
from briefing.summarize.actors.identity import Identities, Identity
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.brief.salience import decider_place, newest, outlet_count
from briefing.summarize.text.datelines import without_dateline
from briefing.summarize.text.terms import compile_issue, holds_term

_DAY_SECONDS = 86400.0
_CLAUSE_BORDER = re.compile(r";\s|,?\s(?:but|while|whereas|though|although|yet)\s|,\s+and\s|\sand\s+(?=\w+(?:ed|s)\s)")
# Labels that one actor cannot hold on one matter at one time.
_INCOMPATIBLE: tuple[tuple[PositionLabel, PositionLabel], ...] = (
    ("urges", "rejects"),
    ("urges", "doubts"),
    ("permits", "rejects"),
    ("permits", "undecided"),
    ("permits", "open to"),
    ("permits", "doubts"),
    ("open to", "rejects"),
    ("undecided", "rejects"),
    ("permits", "suspends"),
    ("open to", "suspends"),
    ("undecided", "suspends"),
)
# "The premier has long opposed the toll."
_STANDING = re.compile(
    r"\b(?:ha(?:s|ve|d)\s+(?:long|repeatedly|consistently|always|previously)|previously|until\s+(?:now|recently))\b",
    re.IGNORECASE,
)
_CLASHING = frozenset(_INCOMPATIBLE) | {(second, first) for first, second in _INCOMPATIBLE}


@dataclass(frozen=True, eq=False)
class Held:
    """One position of one actor in one item."""

    digest: Digest
    position: Position
    identity: Identity

    @cached_property
    def text(self) -> str:
        """Return the clause, verbatim."""
        return without_dateline(self.digest.words(self.position.clause))

    @cached_property
    def text_key(self) -> str:
        """Return the letters and digits of the clause."""
        return canonical(self.text)

    @cached_property
    def day(self) -> date | None:
        """Return the day that its words name, else the day the item came out; None when neither is known."""
        published = self.digest.item.published
        return self.position.day or (published.date() if published is not None else None)

    @cached_property
    def time(self) -> float:
        """Return when it was held: the day its words name, else the item's time."""
        return newest(self.digest.moment.timestamp(), self.position.day)


def clash(left: Held, right: Held) -> bool:
    """Return whether one actor holds labels that do not go together at one time.

    On two days they are a change of mind, which the newer position tells; what has long been so ("has long resisted",
    "until now") is where they come from.
    """
    if not are_incompatible(left.position.label, right.position.label):
        return False
    if any(is_long_so(each.text, None, None) for each in (left, right)):
        return False
    return left.day is None or right.day is None or left.day == right.day


def are_incompatible(left: PositionLabel | None, right: PositionLabel | None) -> bool:
    """Return whether one actor cannot hold both labels on one matter at one time."""
    return (left, right) in _CLASHING


def is_long_so(text: str, when: str | None, day: date | None) -> bool:
    """Return whether words without a time tell what has been so for long: no change of the day they are printed."""
    return when is None and day is None and bool(_STANDING.search(text))


def find_held(
    issues: Sequence[Issue], digests: Sequence[Digest], identities: Identities
) -> tuple[tuple[Held, ...], ...]:
    """Find, for each issue, the positions of named actors in the passages that serve it, newest first.

    Where one sentence speaks of two issues, its label stands under the one that its verb is about.
    """
    held: list[list[Held]] = [[] for _ in issues]
    for digest in digests:
        for position in digest.analysis.positions if digest.passages.assignments else ():
            numbers = digest.passages.issues_of(position.sentence)
            if not numbers or not digest.is_prose(position.sentence):
                continue
            identity = identities.of(digest.item.id, position.actor)
            for number in set(numbers) if identity.kind != "unnamed" else ():
                held[number].append(Held(digest, _labelled_for(number, issues, digest, position), identity))
    return tuple(tuple(sorted(own, key=_newest_first)) for own in held)


def _labelled_for(number: int, issues: Sequence[Issue], digest: Digest, position: Position) -> Position:
    """Return the position without its label where the labelled clause names other issues and not this one.

    "She approved the levy, but rejected the night ferry" rejects nothing about the levy. What the verb is about stands
    behind it up to the next clause, else before it.
    """
    rivals = digest.passages.issues_of(position.sentence)
    if position.cue is None or len(rivals) < 2:
        return position
    sentence = digest.analysis.sentences[position.sentence].span
    for stretch in _clauses_at(digest.item.text, sentence, position.cue):
        words = stretch.of(digest.item.text)
        about = [rival for rival in rivals if _speaks_of(words, issues[rival])]
        if about:
            return position if number in about else replace(position, label=None, cue=None)
    return position


def _clauses_at(text: str, sentence: Span, cue: Span) -> tuple[Span, Span]:
    """Return the clause from the cue on, and what stands before the cue in it."""
    borders = list(_CLAUSE_BORDER.finditer(text, sentence.start, sentence.end))
    start = max((match.end() for match in borders if match.end() <= cue.start), default=sentence.start)
    end = min((match.start() for match in borders if match.start() >= cue.end), default=sentence.end)
    return Span(cue.start, end), Span(start, cue.start)


def _speaks_of(words: str, issue: Issue) -> bool:
    return holds_term(words, compile_issue(issue).spoken)


def _newest_first(each: Held) -> tuple[bool, int, bool, float, str, Span, str]:
    """Return what orders positions: news first, by day, then those with a label, then by time."""
    return (
        each.digest.is_past,
        -int(each.time // _DAY_SECONDS),
        each.position.label is None,
        -each.time,
        each.digest.item.id,
        each.position.clause,
        each.identity.id,
    )


def actor_lines(issue: Issue, held: Sequence[Held]) -> tuple[ActorLine, ...]:
    """Return the actors of one issue: deciders in the order of the issue file, then who takes a stand.

    What a copy prints belongs to whom its original names, so that "the ministry" of both is one.
    Among equals come first those of whom most outlets report, then the newest.
    """
    copied = {each.digest.original for each in held if each.digest.is_copy}
    originals = {_printed_key(each): each.identity.id for each in held if each.digest.item.id in copied}
    by_actor: dict[str, list[Held]] = {}
    for each in held:
        home = originals.get(_printed_key(each), each.identity.id) if each.digest.is_copy else each.identity.id
        by_actor.setdefault(home, []).append(each)
    identities = {each.identity.id: each.identity for each in held}
    ranked = sorted(by_actor, key=lambda home: _actor_rank(issue, identities[home], by_actor[home]))
    return tuple(_actor_line(issue, identities[home], by_actor[home]) for home in ranked)


def _printed_key(each: Held) -> tuple[str, str, str]:
    """Return what a position and its copy share: two actors of one sentence share its words, but not their names."""
    return each.digest.original, each.text_key, canonical(each.identity.name)


def _actor_rank(issue: Issue, identity: Identity, own: Sequence[Held]) -> tuple[bool, int, bool, int, float, str]:
    return (
        all(each.digest.is_past for each in own),
        decider_place(identity.name, identity.kind, issue),
        all(each.position.label is None for each in own),
        -outlet_count(each.digest for each in own),
        -own[0].time,
        identity.id,
    )


def _actor_line(issue: Issue, identity: Identity, own: Sequence[Held]) -> ActorLine:
    positions = _position_lines(issue, own)
    printed = [each.digest.analysis.actors[each.position.actor] for each in own]
    return ActorLine(
        line_id(issue.name, "actor", identity.id),
        tuple(dict.fromkeys(evidence for line in positions for evidence in line.evidence)),
        identity.name,
        identity.kind,
        next((actor.role for actor in printed if actor.role), None),
        next((actor.affiliation for actor in printed if actor.affiliation), None) or identity.affiliation,
        identity.spellings,
        positions,
        mixed=any(clash(left, right) for left, right in combinations(_newest_of_each_label(own), 2)),
    )


def _newest_of_each_label(own: Sequence[Held]) -> list[Held]:
    newest: dict[tuple[PositionLabel | None, date | None], Held] = {}
    for each in own:
        if not each.digest.is_past:
            newest.setdefault((each.position.label, each.day), each)
    return list(newest.values())


def _position_lines(issue: Issue, own: Sequence[Held]) -> tuple[PositionLine, ...]:
    same: dict[str, list[Held]] = {}
    labelled: dict[date, list[Held]] = {}
    for each in own:
        same.setdefault(each.text_key, []).append(each)
        # A stand of long ago was taken on another day's proposal: only within the window is another one a change.
        if each.position.label is not None and each.day is not None and not each.digest.is_past:
            labelled.setdefault(each.day, []).append(each)
    days = sorted(labelled)
    lines = []
    for words, alike in same.items():
        shown = alike[0]
        if len(alike) > 1:
            shown = min(alike, key=lambda each: (each.digest.original != each.digest.item.id, *each.digest.age_key))
        place = bisect_left(days, shown.day) if shown.day is not None and not shown.digest.is_past else 0
        before = labelled[days[place - 1]] if place else []
        lines.append(_position_line(issue, words, (shown, *(each for each in alike if each is not shown)), before))
    return tuple(lines)


def _position_line(issue: Issue, words: str, places: Sequence[Held], before: Sequence[Held]) -> PositionLine:
    """Return the line of a position, shown as the first of ``places`` has it; ``before`` is the day labelled before."""
    shown = places[0]
    position = shown.position
    earlier = _given_up(shown, before)
    evidence: dict[Evidence, None] = {}
    for each in places:
        spans = [span for span in (each.position.clause, each.position.cue, each.position.when) if span is not None]
        evidence.update(dict.fromkeys(each.digest.evidence_for(spans)))
    return PositionLine(
        line_id(issue.name, "position", shown.identity.id + "\x1f" + words),
        tuple(evidence),
        shown.text,
        position.label,
        shown.digest.words(position.cue) if position.cue is not None else None,
        shown.digest.words(position.when) if position.when is not None else None,
        position.day,
        earlier.position.label if earlier is not None else None,
        earlier.day if earlier is not None else None,
    )


def _given_up(shown: Held, before: Sequence[Held]) -> Held | None:
    """Return what was held on the day before it that does not go with the label; None where nothing has changed."""
    label = shown.position.label
    when = shown.digest.words(shown.position.when) if shown.position.when is not None else None
    if (
        label is None
        or is_long_so(shown.text, when, shown.position.day)
        or any(each.position.label == label for each in before)
    ):
        return None
    return next((each for each in before if are_incompatible(each.position.label, label)), None)
