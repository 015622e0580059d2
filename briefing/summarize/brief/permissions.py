"""Does a sentence say that something is allowed, is not, or not yet, and whose matter is it?"""

from __future__ import annotations

import re
from functools import cache

from briefing.summarize.brief.tellings import Force, Permission
from briefing.summarize.lexicon.places import DEMONYMS, SEATS, STATE_NAMES

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
_STATES = {**STATE_NAMES, **DEMONYMS, **SEATS}


def find_permission(text: str) -> Permission | None:
    """Return what the sentence says of a permission; doubt goes before denial before grant. None without any."""
    for force, pattern in _CUES.items():
        if match := pattern.search(text):
            return Permission(force, match[0], _owners(text))
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
    """Return the states whose weapons, money or ground a sentence speaks of, in text order, each once."""
    owners: dict[str, None] = {}
    for match in _state_words().finditer(text):
        after = text[match.end() : match.end() + 60]
        before = text[max(match.start() - 40, 0) : match.start()]
        if re.match(rf"(?:\s+and\s+[A-Z][\w.]+)?(?:[\s-](?:supplied|made|provided))?\s+{_OWNED}\b", after) or re.search(
            rf"\b{_OWNED}\s+from\s+\Z", before
        ):
            owners[_STATES[match[0]]] = None
    return tuple(owners)
