"""Is what stands in a clause said to be so, or is it denied, doubted or left unsaid?"""

from __future__ import annotations

import re
from typing import Final

# "The ministers denied that …", "Nobody said …", "She did not say …", "An aide refused to confirm …", "There is no
# evidence that …", "It is not true that …": what follows is not what anybody stands by.
_UNSAID: Final = re.compile(
    r"""\b(?=[acdhinrsw])(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|disput(?:e|es|ed|ing)|disbeliev(?:e|es|ed)|
    (?:reject|dismiss|refut|rebuff|discount|contradict)(?:s|es|e|ed|ing)?(?:\s+as\s+\w+)?\s+(?:(?:the|any|a|all|media|press)\s+)?
    (?:claims?|reports?|suggestions?|rumou?rs?|idea|notion|allegations?|accusations?|assertions?|charges?|speculation|talk)|
    (?:did|does|do|has|have|had|would|could|will|is|are|was|were|can)(?:\s+not|n['’]t)(?:\s+\w+ly)?(?:\s+yet)?\s+
    (?:say|said|claim(?:ed)?|suggest(?:ed)?|confirm(?:ed)?|indicate[d]?|believe[d]?|think|thought|mean|meant|true|saying|
    suggesting|claiming|convinced|sure|certain|aware)|
    (?:never|nobody|no\s+one|none)\s+(?:\w+\s+){0,2}?(?:say|says|said|claim(?:s|ed)?|suggest(?:s|ed)?|meant|confirm(?:s|ed)?|told)|
    (?:refus|declin)(?:ed|es|ing)\s+to\s+(?:say|confirm|concede|acknowledge|admit|believe)|
    stop(?:ped|s|ping)?\s+short\s+of\s+(?:saying|suggesting|claiming)|
    no\s+(?:evidence|sign|signs|indication|proof|suggestion|doubt\s+about|truth\s+to))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A denial does not reach over one of these: "She denied it, but Lund said the vote was lost."
_BORDER: Final = re.compile(r"[;.!?—]|\b(?:but|while|although|though|whereas)\b|,\s+(?:and|who|which)\b", re.IGNORECASE)
_REACH: Final = 120
# One of these stands in whatever _UNSAID finds.
_PIECES: Final = (
    "no", "n't", "n’t", "never", "den", "doubt", "disput", "disbeliev", "reject", "dismiss", "refut", "rebuff",
    "discount", "contradict", "refus", "declin", "stop",
)  # fmt: skip


def is_denied_at(text: str, start: int, clause: int) -> bool:
    """Return whether the clause at ``clause`` stands under a denial or doubt of its sentence, from ``start`` on."""
    begin = max(start, clause - _REACH)
    before = text[begin:clause].lower()
    if not any(map(before.__contains__, _PIECES)):
        return False
    last = None
    for match in _UNSAID.finditer(text, begin, clause):
        last = match
    return last is not None and _BORDER.search(text, last.end(), clause) is None


def is_denying(words: str) -> bool:
    """Return whether the words by which something is reported deny or doubt it: "denied", "did not say"."""
    return _UNSAID.search(words) is not None
