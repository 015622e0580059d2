"""What do the sources say is allowed now, state by state, and do they agree?

"Lisbon's ferries were allowed to call there" in one report, "limited to home waters" in another: neither sentence has
a cue of doubt; only the two beside each other show that the rule in force is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from briefing.model import Disagreement, Issue, Side, Span, Statement
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.lexicon.places import DEMONYMS, SEATS, STATE_NAMES

Force = Literal["permitted", "limited", "may be permitted"]

# "were permitted to enter", "has been allowed to use", "has given permission to": the permission is in force.
_PERMITTED = re.compile(
    r"\b(?:(?:is|are|was|were|been|being)\s+(?:now\s+|already\s+)?(?:permitted|allowed|authori[sz]ed|cleared)\s+to|"
    r"(?:has|have|had)\s+(?:already\s+)?(?:permitted|allowed|authori[sz]ed|lifted|given\s+(?:its\s+)?permission))\b",
    re.IGNORECASE,
)
# "is limited to home waters", "may not be used beyond", "has yet to allow": the permission is not in force.
_LIMITED = re.compile(
    r"\b(?:(?:is|are|was|were|remains?)\s+(?:currently\s+|still\s+)?(?:limited|restricted|confined)\s+to|"
    r"(?:is|are|was|were)\s+(?:still\s+|currently\s+)?(?:not\s+(?:permitted|allowed)|banned|barred|prohibited)|"
    r"(?:has|have)\s+yet\s+to\s+(?:allow|permit|approve|lift)|(?:has|have)\s+not\s+(?:allowed|permitted|approved|agreed))\b",
    re.IGNORECASE,
)
# "may be willing to allow", "is considering whether to permit": no permission yet.
_PENDING = re.compile(
    r"\b(?:may\s+be\s+willing|(?:is|are|was|were)\s+(?:also\s+)?(?:open\s+to|considering|weighing)|"
    r"open\s+to\s+(?:allowing|letting|permitting))\b",
    re.IGNORECASE,
)
_CUES: dict[Force, re.Pattern[str]] = {"may be permitted": _PENDING, "limited": _LIMITED, "permitted": _PERMITTED}
# One of these stands in whatever the three find; most sentences have none.
_FIRST_LOOK = (
    "permi", "allow", "authori", "cleared", "lifted", "limited", "restricted", "confined", "banned", "barred",
    "prohibited", "yet", "approved", "agreed", "willing", "open", "considering", "weighing",
)  # fmt: skip
# "Its use is limited to …", "That was allowed": read alone, such a sentence does not say what it is about.
_LEANS_BACK = re.compile(r"\W*(?:he|she|they|it|his|her|their|its|that|this|those|these)\b", re.IGNORECASE)
_LONGEST_WORDS = 40
_STATES = {**STATE_NAMES, **DEMONYMS, **SEATS}


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
        (force == "limited", not _LEANS_BACK.match(text), place, text, digest.evidence_for([span])[0])
        for place, digest in enumerate(digests)
        if not digest.is_past
        for span in _sentences(number, digest)
        for text in [digest.words(span)]
        if len(text.split()) <= _LONGEST_WORDS
        for force, cue in [_force_of(text) or (None, "")]
        if force in ("limited", "permitted") and not cue.endswith("agreed")
    ]
    if not found:
        return ()
    *_, text, evidence = max(found, key=lambda each: (*each[:3], -each[-1].start))
    if any(text == line.text for line in told):
        return ()
    return (Statement(line_id(issue.name, "rule in force", canonical(text)), (evidence,), text),)


def _sentences(number: int, digest: Digest) -> Iterable[Span]:
    return (digest.analysis.sentences[sentence].span for sentence in digest.passages.sentences_of(number))


def _rules_in(number: int, digest: Digest) -> Iterable[_Rule]:
    for span in _sentences(number, digest):
        text = digest.words(span)
        found = _force_of(text)
        if found is not None:
            for state in _owners(text):
                yield _Rule(state, *found, digest, span)


@lru_cache(maxsize=16_384)
def _force_of(text: str) -> tuple[Force, str] | None:
    """Return what the sentence says of the permission, with its cue; doubt goes before denial before grant."""
    lowered = text.lower()
    if not any(map(lowered.__contains__, _FIRST_LOOK)):
        return None
    for force, pattern in _CUES.items():
        if match := pattern.search(text):
            return force, match[0]
    return None


# "French weapons", "weapons from France", "the French government", "U.K. missiles": whose matter it is.
_OWNED = (
    r"(?:weapons?|weaponry|missiles?|rockets?|arms|munitions?|aircraft|systems?|drones?|ships?|vessels?|troops|forces|"
    r"governments?|ministers?|parliament|banks?|funds|assets|ports?|airspace|waters|soil|companies|firms|airlines|"
    r"lorries|trucks|vehicles|cars|trains|planes|goods|exports|imports|grain|citizens|nationals|workers|hauliers)"
)


@cache
def _state_words() -> re.Pattern[str]:
    """Return what finds any word for a state; compiling it takes longer than most days' briefs have use for."""
    words = "|".join(re.escape(word) for word in sorted(_STATES, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _owners(text: str) -> tuple[str, ...]:
    owners: dict[str, None] = {}
    for match in _state_words().finditer(text):
        after = text[match.end() : match.end() + 60]
        before = text[max(match.start() - 40, 0) : match.start()]
        if re.match(rf"(?:\s+and\s+[A-Z][\w.]+)?(?:[\s-](?:supplied|made|provided))?\s+{_OWNED}\b", after) or re.search(
            rf"\b{_OWNED}\s+from\s+\Z", before
        ):
            owners[_STATES[match[0]]] = None
    return tuple(owners)
