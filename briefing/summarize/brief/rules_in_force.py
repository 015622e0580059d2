"""What do the sources say is allowed now, state by state, and do they agree?

"Lisbon's ferries were allowed to call there" in one report, "limited to home waters" in another: neither sentence has
a cue of doubt; only the two beside each other show that the rule in force is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Disagreement, Issue, Side, Span, Statement
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.brief.tellings import Force, Permission

# "Its use is limited to …", "That was allowed": read alone, such a sentence does not say what it is about.
_LEANS_BACK = re.compile(r"\W*(?:he|she|they|it|his|her|their|its|that|this|those|these)\b", re.IGNORECASE)
_LONGEST_WORDS = 40


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    state: str
    force: Force
    cue: str
    digest: Digest
    span: Span


def find_rule_conflicts(number: int, issue: Issue, digests: Sequence[Digest]) -> tuple[Disagreement, ...]:
    """Return the states of which one source of the issue says "permitted" and another that it is not, or not yet.

    Background counts here: an old permission beside a new limit is what the reader has to know. The newest sentence
    of each kind is shown. Only states whose weapons, money or ground are in question count: where a sentence names
    several states, its rule is taken to be of the supplier that it names before the cue or after "from".
    """
    by_state: dict[str, dict[Force, _Rule]] = {}
    for digest in digests:
        for rule in _rules_in(number, digest):
            by_state.setdefault(rule.state, {})[rule.force] = rule
    found = []
    for state, rules in sorted(by_state.items()):
        others = [rules[force] for force in ("limited", "may be permitted") if force in rules]
        permitted = rules.get("permitted")
        if permitted is not None and any(other.digest.original != permitted.digest.original for other in others):
            sides = tuple(Side(rule.cue, rule.digest.evidence_for([rule.span])[0]) for rule in (permitted, *others))
            evidence = tuple(dict.fromkeys(side.evidence for side in sides))
            identity = line_id(issue.name, "rule", canonical(state))
            found.append(Disagreement(identity, evidence, "positions", state, sides))
    return tuple(found)


def rules_in_force(
    number: int, issue: Issue, digests: Sequence[Digest], told: Collection[Statement]
) -> tuple[Statement, ...]:
    """Return the newest sentence of the window that says what is allowed or not, unless it is ``told`` already.

    A limit goes before a permission: who hears of the permission alone is misled.
    """
    found = [
        (rule.force == "limited", not _LEANS_BACK.match(text), place, text, digest.evidence_for([span])[0])
        for place, digest in enumerate(digests)
        if not digest.is_past
        for span, rule in _permissions(number, digest)
        for text in [digest.words(span)]
        if rule.force in ("limited", "permitted") and not rule.cue.endswith("agreed")
        if len(text.split()) <= _LONGEST_WORDS
    ]
    if not found:
        return ()
    *_, text, evidence = max(found, key=lambda each: (*each[:3], -each[-1].start))
    if any(text == line.text for line in told):
        return ()
    return (Statement(line_id(issue.name, "rule in force", canonical(text)), (evidence,), text),)


def _rules_in(number: int, digest: Digest) -> Iterable[_Rule]:
    for span, rule in _permissions(number, digest):
        for state in rule.owners:
            yield _Rule(state, rule.force, rule.cue, digest, span)


def _permissions(number: int, digest: Digest) -> Iterator[tuple[Span, Permission]]:
    """Yield the sentences that serve an issue and speak of a permission, with what they say of it."""
    found = digest.tellings.permissions
    for sentence in digest.passages.sentences_of(number) if found else ():
        if sentence in found:
            yield digest.analysis.sentences[sentence].span, found[sentence]
