"""One question for each decision, told from day to day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from briefing.model import Issue
from briefing.summarize.questions.questions import find_questions
from tests.summarize.quay import (
    APPROVES,
    CONSIDERS,
    LATER,
    MONDAY,
    SILENT,
    day_after,
    ledger,
    marked,
    told,
)


def test_sentences_of_several_items_make_one_question() -> None:
    """Three ways of leaving one decision open are one line with three pieces of evidence."""
    (question,) = ledger(
        day_after(1),
        told("a", MONDAY, CONSIDERS),
        told("b", day_after(1), SILENT),
        told("c", day_after(1), "The council has yet to decide on the north quay."),
    )

    assert question.wording == "Will the port council close the north quay to tankers?"
    assert question.status == "open"
    assert question.basis == "no decision reported; 3 items, 3 outlets"
    assert [evidence.text for evidence in question.evidence] == [
        CONSIDERS,
        SILENT,
        "The council has yet to decide on the north quay.",
    ]
    assert question.would_answer == "a decision by the port council"


def test_copies_of_one_wire_article_count_as_one_outlet() -> None:
    """Two items, one outlet, and the sentence is shown once."""
    (question,) = ledger(
        MONDAY, told("a", MONDAY, CONSIDERS, outlet="wire"), told("b", MONDAY, CONSIDERS, outlet="wire")
    )

    assert question.basis == "no decision reported; 2 items, 1 outlet"
    assert len(question.evidence) == 1


def test_the_order_of_items_makes_no_difference() -> None:
    """Every order gives the same questions."""
    parts = [told("a", MONDAY, CONSIDERS), told("b", day_after(1), SILENT), told("c", day_after(2), LATER)]

    assert len({ledger(day_after(2), *order) for order in permutations(parts)}) == 1


def test_a_decision_taken_day_by_day() -> None:
    """Open, still open, possibly answered, answered by the reader, told once more, asked anew."""
    first = ledger(MONDAY, told("a", MONDAY, CONSIDERS))
    second = ledger(day_after(1), told("a", MONDAY, CONSIDERS), told("b", day_after(1), SILENT), previous=first)
    items = (told("a", MONDAY, CONSIDERS), told("b", day_after(1), SILENT), told("c", day_after(2), APPROVES))
    third = ledger(day_after(2), *items, previous=second)
    confirmed = (marked("confirmed", third[0].id, day_after(2)),)
    fourth = ledger(day_after(3), *items, previous=third, marks=confirmed)
    anew = told("d", day_after(4), "The port council is again considering whether to close the north quay to tankers.")
    fifth = ledger(day_after(4), *items, anew, previous=fourth, marks=confirmed)

    assert [days[0].id for days in (first, second, third, fourth, fifth)] == [first[0].id] * 5
    assert [days[0].status for days in (first, second, third, fourth, fifth)] == [
        "open",
        "open",
        "possible answer",
        "answered",
        "open",
    ]
    assert [answer.text for answer in third[0].answers] == [APPROVES]
    assert third[0].basis == "a later item may decide it (2031-06-04); 2 items, 2 outlets"
    assert [(step.day.day, step.status) for step in fifth[0].history] == [
        (2, "open"),
        (4, "possible answer"),
        (5, "answered"),
        (6, "open"),
    ]
    assert [days[0].change for days in (first, second, third)] == ["new", "changed", "changed"]


def test_each_decider_has_a_question_of_its_own() -> None:
    """Two governments decide for themselves, even when one sentence names both."""
    cable = Issue("Baltic cable", terms=("Baltic cable",), deciders=("British government", "French government"))
    both = "The British and French governments indicated that they may be willing to pay for the Baltic cable."
    one = "The British government is considering whether to pay for the Baltic cable."
    questions = ledger(MONDAY, told("a", MONDAY, both), told("b", MONDAY, one), issue=cable)

    assert [(q.decider, len(q.evidence)) for q in questions] == [("The British government", 2), ("France", 1)]


def test_what_one_item_reports_as_allowed_and_another_as_open_is_conflicting() -> None:
    """A standing permission, told by an older item, against a newer one that still calls it open."""
    cable = Issue("Baltic cable", terms=("Baltic cable",), deciders=("British government", "French government"))
    both = "The British and French governments indicated that they may be willing to pay for the Baltic cable."
    granted = "In March the premier outlined that French ships were permitted to repair the Baltic cable."
    questions = ledger(
        MONDAY, told("a", MONDAY, both), told("old", date(2031, 3, 9), granted, background=True), issue=cable
    )

    assert {q.decider: q.status for q in questions} == {"United Kingdom": "open", "France": "conflicting"}


def test_the_decision_and_its_day_are_two_questions() -> None:
    """Whether, and whether this week: the second is partly answered by who expects nothing."""
    questions = ledger(day_after(1), told("a", MONDAY, CONSIDERS), told("b", day_after(1), LATER))

    assert [(q.status, q.due) for q in questions] == [("open", None), ("partly answered", "this week")]


def test_what_it_would_do_is_contested_only_where_both_sides_are_cited() -> None:
    """One doubt makes no question, two make one that no single event answers; doubts alone contest nothing."""
    doubt = "The bank does not believe that closing the north quay would change the course of the strike."
    push = "Lind pushed back on the notion that closing the north quay would be decisive."

    assert ledger(MONDAY, told("a", MONDAY, doubt)) == ()
    (question,) = ledger(MONDAY, told("a", MONDAY, doubt), told("b", MONDAY, push))
    assert (question.status, question.would_answer) == ("unconfirmed", "no single event")
    assert question.basis.startswith("doubted by those cited; ")

    split = "The matter of whether closing the north quay would be decisive divides the port."
    answered = ledger(MONDAY, told("a", MONDAY, doubt), told("b", MONDAY, push), told("c", MONDAY, split))
    assert [(q.status, q.basis.partition(";")[0]) for q in answered] == [("contested", "views differ")]


def test_a_claim_and_a_denial_of_one_effect_by_two_speakers_contest_it() -> None:
    """One says that it would, another that it will not: both are shown, and one alone asks nothing."""
    denied = "“Closing the north quay will not end the strike,” the union wrote."
    claimed = "“Closing the north quay would end the strike within days,” Lind told reporters."

    assert ledger(MONDAY, told("a", MONDAY, claimed)) == ()
    (question,) = ledger(MONDAY, told("a", MONDAY, claimed), told("b", MONDAY, denied))
    assert question.wording == "Will closing the north quay end the strike within days?"
    assert (question.status, question.basis) == ("contested", "asserted and doubted; 2 items, 2 outlets")
    assert {evidence.text for evidence in question.evidence} == {denied, claimed}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Easing the tanker ban will not cause the yards to escalate the dispute, they wrote.", "contested"),
        ("Such a move would widen the strike, Lind said.", "hedged_prediction"),
        ("Unless the tanker ban is lifted, the yards will never win another order.", "hedged_prediction"),
        (
            "Orr said the tanker ban should be lifted in order to give the yards a chance of success.",
            "hedged_prediction",
        ),
        ("Lind told the board that no single crane would be a game changer.", "contested"),
    ],
)
def test_what_a_deed_would_bring_is_told_of_the_deed(text: str, kind: str) -> None:
    """Each construction that claims or denies an effect; none of them opens a question alone."""
    cues = find_questions(text, told("a", MONDAY, text).analysis.sentences, (), (), (), None)

    assert [(cue.kind, cue.opens) for cue in cues] == [(kind, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Lind will not change the rule on the north quay.",
        "The port council would not end the sale of the north quay.",
        "He will not stop the strike, Orr said.",
    ],
)
def test_a_doer_who_will_not_do_it_refuses_and_denies_no_effect(text: str) -> None:
    """The subject is somebody, no deed."""
    assert find_questions(text, told("a", MONDAY, text).analysis.sentences, (), (), (), None) == ()


def test_what_is_doubted_is_not_counted_as_claimed() -> None:
    """Who does not believe that it would end the strike has not said that it would."""
    doubt = "The bank does not believe that closing the north quay would end the strike."
    push = "Lind pushed back on the notion that closing the north quay would end the strike."
    (question,) = ledger(MONDAY, told("a", MONDAY, doubt), told("b", MONDAY, push))

    assert question.status == "unconfirmed"


def test_how_much_there_is_and_what_is_in_reach_are_questions_of_their_own() -> None:
    """A stock that somebody calls limited, a worry that it runs out; what is said to be out of reach."""
    stock = "The navy has a limited stock of tugs for the north quay, one officer said."
    drain = "Some worry that using the tugs at the north quay could deplete the navy’s supply."
    moved = "Some reports suggest the tankers have already moved out of reach of the north quay."
    moving = "One officer said he expects the tankers to keep out of range of the north quay."
    questions = ledger(
        MONDAY, told("a", MONDAY, stock), told("b", MONDAY, f"{drain} {moved}"), told("c", MONDAY, moving)
    )

    assert [(question.wording, question.status) for question in questions] == [
        ("Will the tankers keep out of range of the north quay?", "unconfirmed"),
        ("Could using the tugs at the north quay deplete the navy’s supply?", "open"),
    ]


def test_no_more_is_cited_than_anybody_reads() -> None:
    """Of each article its best sentence before the second of any; the basis counts them all."""
    served = [told(f"item{n}", MONDAY, f"{CONSIDERS} {SILENT}") for n in range(9)]
    (question,) = ledger(MONDAY, *served)

    assert question.basis == "no decision reported; 9 items, 9 outlets"
    assert [evidence.item_id for evidence in question.evidence] == [f"item{n}" for n in range(8)]


def test_what_does_not_name_the_issue_is_cited_only_for_the_day() -> None:
    """A meeting or a "no comment" counts where the issue is asked about; what tells by when is shown with it."""
    text = (
        "The port council is considering whether to close the north quay to tankers. It is set to meet on Monday.\n"
        "Islanders are set to vote on a new mayor on Sunday. The ferry line declined to comment."
    )
    (question,) = ledger(MONDAY, told("a", MONDAY, text))

    assert [evidence.text for evidence in question.evidence] == [CONSIDERS, "It is set to meet on Monday."]
    assert question.due == "on Monday"


def test_what_somebody_else_decides_is_a_question_by_its_own_words() -> None:
    """Beside the deciders of the issue, others have decisions of their own to take."""
    cable = Issue("Baltic cable", terms=("Baltic cable",), umbrella=("cable fund",), deciders=("British government",))
    own = "The British government is considering whether to pay for the Baltic cable."
    other = "Denmark is considering whether to leave the cable fund for good."
    questions = ledger(MONDAY, told("a", MONDAY, own), told("b", MONDAY, other), issue=cable)

    assert [(q.wording, len(q.evidence)) for q in questions] == [
        ("Will the British government pay for the Baltic cable?", 1),
        ("Will Denmark leave the cable fund for good?", 1),
    ]


def test_what_nobody_decides_is_no_part_of_somebodys_decision() -> None:
    """Whether two envoys meet is another matter than what the council does; a bare decision is the council's."""
    quay = Issue("North quay", terms=("north quay",))
    council = "Norland is considering whether to close the north quay to tankers."
    envoys = "The question is whether the envoys will meet before Sunday."
    bare = "It is unclear whether there will be a decision soon."
    found = ledger(MONDAY, told("a", MONDAY, f"{council} {bare}"), told("b", MONDAY, envoys), issue=quay)

    assert [question.wording for question in found] == [
        "Will Norland close the north quay to tankers?",
        "Will the envoys meet before Sunday?",
    ]
    assert [len(question.evidence) for question in found] == [2, 1]


def test_what_has_happened_is_nobodys_decision() -> None:
    """It stands beside the issue's own question, and waits for a statement of whoever looks into it."""
    copied = "Police are investigating whether cargo lists of the north quay were copied."
    questions = ledger(MONDAY, told("a", MONDAY, CONSIDERS), told("b", MONDAY, copied))

    assert [(question.wording, question.would_answer) for question in questions] == [
        ("Will the port council close the north quay to tankers?", "a decision by the port council"),
        ("Were cargo lists of the north quay copied?", "a statement by police"),
    ]


def test_beside_the_issues_questions_merge_by_their_words() -> None:
    """Without an issue the matter itself tells which sentences belong together, on this day and the next."""
    none = Issue("", terms=())
    one = told("a", MONDAY, "Lind declined to say whether the island would keep its lighthouse crew.")
    two = told("b", MONDAY, "It is unclear whether the island would keep its old lighthouse crew.")
    other = told("c", MONDAY, "It is unclear how many seals were counted.")
    first = ledger(MONDAY, one, two, other, issue=none)
    second = ledger(day_after(1), two, previous=first, issue=none)

    assert [(q.wording, len(q.evidence)) for q in first] == [
        ("Will the island keep its old lighthouse crew?", 2),
        ("How many seals were counted?", 1),
    ]
    assert second[0].id == first[0].id
    assert [q.status for q in second] == ["open", "stale"]


def test_an_edited_article_keeps_the_question_and_its_id() -> None:
    """A new version of an item that says more is the same question with changed evidence."""
    first = ledger(MONDAY, told("a", MONDAY, CONSIDERS))
    edited = "After a long night the port council is considering whether to close the north quay to tankers."
    (question,) = ledger(day_after(1), told("a", MONDAY, edited), previous=first)

    assert (question.id, question.change, question.status) == (first[0].id, "changed", "open")


@pytest.mark.parametrize("status", ["answered", "superseded"])
def test_what_has_been_told_to_its_end_is_not_carried_on(status: str) -> None:
    """An answered question without a new item leaves the brief."""
    (question,) = ledger(MONDAY, told("a", MONDAY, CONSIDERS))

    assert ledger(day_after(9), previous=(replace(question, status=status),)) == ()  # type: ignore[arg-type]


def test_an_empty_ledger_has_no_questions() -> None:
    """No items and no previous brief."""
    assert ledger(MONDAY) == ()
