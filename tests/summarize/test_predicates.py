"""Which verb a subject has, and what it tells, read behind the subject alone."""

from __future__ import annotations

import pytest

from briefing.model import PositionLabel
from briefing.summarize.predicates import find_opening, verb_at

STANCES: list[tuple[str, PositionLabel | None]] = [
    (" would not comment.", "no comment"),
    (" did not rule out a vote.", "open to"),
    (" has not publicly ruled out a vote.", "open to"),
    (" is open to it.", "open to"),
    (" are also amenable to it.", "open to"),
    (" was more open to it.", "open to"),
    (" could be willing.", "open to"),
    (" said they are open to it.", "open to"),
    (" said that he’s open to it.", "open to"),
    (" has not yet decided.", "undecided"),
    (" have yet to agree.", "undecided"),
    (" is considering it.", "undecided"),
    (" were still weighing it.", "undecided"),
    (" is now, officials say, closed.", None),
    (" remains undecided.", "undecided"),
    (" are opposed to it.", "rejects"),
    (" has long resisted calls for it.", "rejects"),
    (" have resisted pressure.", "rejects"),
    (" will not allow it.", "rejects"),
    (" does not believe it.", "doubts"),
    (" said it did not think so.", "doubts"),
    (" is deeply sceptical.", "doubts"),
    (" are highly skeptical.", "doubts"),
    (" has sounded sceptical.", "doubts"),
    (" have expressed doubts.", "doubts"),
    (" will support it only if it is paid for.", "conditional"),
    (" said boats would be allowed to cross as long as they had lights.", "conditional"),
    (" said the council should lift the ban.", "urges"),
]


@pytest.mark.parametrize(("behind", "label"), STANCES)
def test_an_auxiliary_tells_a_stance_with_what_stands_behind_it(behind: str, label: PositionLabel | None) -> None:
    """An auxiliary or "said" opens many stances, and what follows it says which, if any."""
    stand = verb_at(behind, 0, len(behind))
    assert (stand.label if stand is not None else None) == label


@pytest.mark.parametrize(
    ("behind", "verb"),
    [
        (" has, on Monday, rejected it.", "rejected"),
        (" has also on Monday rejected it.", "rejected"),
        (" also still just met them.", "met"),
        (" has not met them.", None),
    ],
)
def test_auxiliaries_and_adverbs_are_jumped_over(behind: str, verb: str | None) -> None:
    """The verb is the first word that is neither; what is not done is no deed."""
    stand = verb_at(behind, 0, len(behind))
    assert (stand.verb.of(behind) if stand is not None else None) == verb


@pytest.mark.parametrize(
    ("behind", "opening"),
    [(" Said so.", "said"), (" didn’t", "didn’t"), (", the", ", "), (" (the", " ("), (" bridge", None), (".", None)],
)
def test_what_may_open_a_predicate_is_a_known_word_or_the_mark_of_an_aside(behind: str, opening: str | None) -> None:
    """Behind most mentions stands neither, and nothing more is asked of them."""
    assert find_opening(behind, 0) == opening
