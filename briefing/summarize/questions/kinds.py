"""Which kinds of evidence say that a decision is open?"""

from __future__ import annotations

import re
from typing import Final

from briefing.model import QuestionKind

CORE_KINDS: Final[frozenset[QuestionKind]] = frozenset(
    (
        "whether_undecided",
        "asked_evaded",
        "declined_or_withheld",
        "no_decision_expected",
        "no_change_reported",
        "under_deliberation",
        "requires_decision",
    )
)

_SPLIT: Final = r"divided|split|at\s+odds|torn|disagree\w*|differ\w*|quarrel\w*|clash\w*|vary"
SPLIT: Final = re.compile(rf"\b(?:{_SPLIT})\b", re.IGNORECASE)
"""What tells that those who are asked are of several minds: "Engineers are divided over ..."."""
TWO_SIDED: Final = re.compile(
    rf"\b(?:no\s+(?:consensus|agreement)|shared|pitted|matter|question|issue|{_SPLIT})\b", re.IGNORECASE
)
"""What tells in one sentence of both sides: "There is no consensus within the league on a toll"."""
