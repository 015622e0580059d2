"""Which kinds of evidence say that a decision is open?"""

from __future__ import annotations

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
