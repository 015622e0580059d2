"""What leaves a matter open by the shape of the sentence?"""

from __future__ import annotations

from datetime import date

import pytest

from tests.summarize.asked import questions_in


@pytest.mark.parametrize(
    ("text", "kind", "wording"),
    [
        (
            "Whether the chamber will back the treaty is an open question.",
            "whether_undecided",
            "Will the chamber back the treaty?",
        ),
        (
            "The central question, aides say, is whether the dam will hold.",
            "whether_undecided",
            "Will the dam hold?",
        ),
        (
            "What nobody in Velden could answer on Friday was whether the dam would hold.",
            "whether_undecided",
            "Will the dam hold?",
        ),
        (
            "No decision has been taken on whether Tarsis will send a fleet, according to the port.",
            "no_change_reported",
            "Will Tarsis send a fleet?",
        ),
        (
            "The mayor left open whether the levy would be cut.",
            "declined_or_withheld",
            "Will the levy be cut?",
        ),
        (
            "Her office said Tarsis had not decided whether to send a fleet.",
            "no_change_reported",
            "Will Tarsis send a fleet?",
        ),
        ("How the money was spent is under investigation.", "whether_undecided", "How was the money spent?"),
        ("The big question is who will succeed Ana Lund.", "whether_undecided", "Who will succeed Ana Lund?"),
        ("The two towns disagree over who should pay.", "whether_undecided", "Who should pay?"),
        (
            "Economists are split on whether the levy would raise prices.",
            "contested",
            "Will the levy raise prices?",
        ),
        ("Ministers have until March 30 to decide whether to appeal.", "requires_decision", "Will ministers appeal?"),
        ("Velden has until Friday to respond to the fine.", "requires_decision", "Will Velden respond to the fine?"),
        (
            "The court is to rule on Friday on whether the levy is legal.",
            "whether_undecided",
            "Is the levy legal?",
        ),
        ("Tarsis must still ratify the accord.", "requires_decision", "Will Tarsis ratify the accord?"),
        ("Tarsis has still to ratify the accord.", "requires_decision", "Will Tarsis ratify the accord?"),
        (
            "The future of the sale hinges on the consent of the regulator.",
            "requires_decision",
            "The future of the sale hinges on the consent of the regulator.",
        ),
        (
            "There was no word on whether the crew had been found.",
            "declined_or_withheld",
            "Whether the crew had been found.",
        ),
        ("A spokeswoman could not say if the talks would resume.", "declined_or_withheld", "Will the talks resume?"),
        ("An aide couldn’t say whether the talks would resume.", "declined_or_withheld", "Will the talks resume?"),
        ("The line has yet to say when the ferry will sail.", "declined_or_withheld", "When will the ferry sail?"),
        ("It is too early to say whether the truce will hold.", "whether_undecided", "Will the truce hold?"),
        (
            "Would the dam end the drought? Engineers are divided.",
            "contested",
            "Would the dam end the drought?",
        ),
    ],
)
def test_what_leaves_a_matter_open_by_the_shape_of_the_sentence(text: str, kind: str, wording: str) -> None:
    """An open subject, a dispute, a term that runs, a consent that lacks, silence, a question that stays one."""
    opened = [cue for cue in questions_in(text) if cue.opens]
    assert [(cue.kind, cue.wording) for cue in opened] == [(kind, wording)]


@pytest.mark.parametrize(
    "text",
    [
        "Would the dam end the drought? Of course it would, the mayor said.",
        "She gave him a pen, which the clerk has made plain is in dispute.",
        "The bank must act.",
        "Tastes differ.",
        "What happens next is unclear.",
    ],
)
def test_what_only_looks_open_opens_nothing(text: str) -> None:
    """A question with its answer, a relative clause, a duty without a body that decides, a truism."""
    assert not any(cue.opens for cue in questions_in(text))


def test_an_event_with_its_day_is_due_on_that_day() -> None:
    """The month behind "on" is no place where the summit is held."""
    text = "A ruling is unlikely before the Velden summit on July 4."
    (cue,) = questions_in(text)
    assert cue.due is not None
    assert (cue.due.of(text), cue.due_day) == ("before the Velden summit on July 4", date(2031, 7, 4))
