"""One question for each decision, told from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from briefing.model import Analysis, Issue, Item, Mark, OpenQuestion, Role
from briefing.summarize.ledger.ledger import Served, resolve_questions
from briefing.summarize.questions.questions import find_questions
from briefing.summarize.text.sentences import find_paragraphs, find_sentences

QUAY = Issue(
    "North quay",
    terms=("north quay",),
    umbrella=("tanker ban",),
    context=("harbour",),
    deciders=("Port Council",),
)
MONDAY = date(2031, 6, 2)
CONSIDERS = "The port council is considering whether to close the north quay to tankers."
SILENT = "The port council has not changed its policy on the north quay."
APPROVES = "The port council has approved the closure of the north quay to tankers."
REJECTS = "The port council has rejected the closure of the north quay to tankers."
LATER = "No decision on the north quay is expected to be announced this week."


def told(name: str, day: date | None, text: str, *, background: bool = False, outlet: str = "") -> Served:
    """Return what an invented item of that day says about the issue, all its sentences serving it."""
    published = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day else None
    item = Item(name, "invented", name, text, datetime(2031, 6, 30, tzinfo=UTC), published=published, language="en")
    paragraphs = find_paragraphs(text)
    roles: list[Role] = ["prose"] * len(paragraphs)
    sentences = find_sentences(text, paragraphs, roles)
    cues = find_questions(text, sentences, (), (), (), published)
    analysis = Analysis(name, 1, "test", sentences, questions=cues)
    return Served(item, analysis, tuple(range(len(sentences))), background, outlet)


def ledger(
    day: date,
    *served: Served,
    previous: Sequence[OpenQuestion] = (),
    marks: Sequence[Mark] = (),
    issue: Issue = QUAY,
) -> tuple[OpenQuestion, ...]:
    """Return the questions of a brief on the evening of ``day``."""
    now = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return resolve_questions(issue, served, now=now, name_of=lambda _item, _actor: "", previous=previous, marks=marks)


def day_after(days: int) -> date:
    """Return a day counted from the Monday on which each series starts."""
    return MONDAY + timedelta(days=days)


def marked(kind: str, line_id: str, day: date) -> Mark:
    """Return the reader's mark on a line, made in the evening of ``day``."""
    return Mark("me", line_id, kind, datetime(day.year, day.month, day.day, 21, tzinfo=UTC))  # type: ignore[arg-type]


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


def test_an_answer_is_shown_without_the_dateline_that_it_stands_behind() -> None:
    """Where a report was filed decides nothing."""
    filed = "PORT ELGAR, June 4 (Tern Agency) – " + APPROVES
    (question,) = ledger(day_after(2), told("a", MONDAY, CONSIDERS), told("b", day_after(2), filed))
    assert [answer.text for answer in question.answers] == [APPROVES]


def test_an_older_or_undated_decision_answers_nothing() -> None:
    """What was approved before the question was asked, or nobody knows when, leaves it open."""
    older = ledger(MONDAY, told("old", date(2031, 3, 1), APPROVES, background=True), told("a", MONDAY, CONSIDERS))
    undated = ledger(MONDAY, told("a", MONDAY, CONSIDERS), told("b", None, APPROVES))

    assert [(question.status, question.answers) for question in older] == [("open", ())]
    assert [(question.status, question.answers) for question in undated] == [("open", ())]


def test_a_hedged_decision_answers_nothing() -> None:
    """What may have been approved, or is said to be expected, is no decision."""
    for hedged in (
        "The port council is expected to have approved the closure of the north quay.",
        "The harbour would gain if the port council approved the closure of the north quay.",
        "The port council has not approved the closure of the north quay.",
    ):
        (question,) = ledger(day_after(1), told("a", MONDAY, CONSIDERS), told("b", day_after(1), hedged))
        assert (hedged, question.status) == (hedged, "open")


def test_a_decision_about_something_else_answers_nothing() -> None:
    """The instrument has to be named: the south quay is another matter."""
    other = told("b", day_after(1), "The port council has approved the closure of the fish market.")
    (question,) = ledger(day_after(1), told("a", MONDAY, CONSIDERS), other)

    assert question.status == "open"


def test_somebody_elses_decision_answers_nothing() -> None:
    """The islanders may approve what they like: the council decides."""
    other = told("b", day_after(1), "Islanders have approved a petition on the north quay.")
    (question,) = ledger(day_after(1), told("a", MONDAY, CONSIDERS), other)

    assert question.status == "open"


def test_a_limited_decision_answers_in_part() -> None:
    """The sentence is shown; that it is limited is said."""
    narrowed = "The port council has approved the closure of the north quay to tankers, but only at night."
    (question,) = ledger(day_after(1), told("a", MONDAY, CONSIDERS), told("b", day_after(1), narrowed))

    assert question.status == "partly answered"
    assert [answer.text for answer in question.answers] == [narrowed]


def test_opposite_decisions_are_conflicting() -> None:
    """One item says yes, another no: neither is believed."""
    (question,) = ledger(
        day_after(1),
        told("a", MONDAY, CONSIDERS),
        told("b", day_after(1), APPROVES),
        told("c", day_after(1), REJECTS),
    )

    assert question.status == "conflicting"
    assert [answer.text for answer in question.answers] == [APPROVES, REJECTS]


def test_a_decision_reversed_day_by_day() -> None:
    """Approved, confirmed by the reader, and rejected two days later: the newest decision asks to be confirmed."""
    items = (told("a", MONDAY, CONSIDERS), told("b", day_after(1), APPROVES))
    first = ledger(day_after(1), *items)
    marks = (marked("confirmed", first[0].id, day_after(1)),)
    second = ledger(day_after(2), *items, previous=first, marks=marks)
    third = ledger(day_after(3), *items, told("c", day_after(3), REJECTS), previous=second, marks=marks)

    assert [(q.status, len(q.answers)) for q in (*first, *second, *third)] == [
        ("possible answer", 1),
        ("answered", 1),
        ("possible answer", 2),
    ]
    assert third[0].basis == "a later item may reverse it (2031-06-05); 1 item, 1 outlet"


def test_a_decision_leaked_and_denied_answers_nothing() -> None:
    """A leak is no decision, nor is its denial; the question stays open through both."""
    leaked = "A leaked draft shows that the port council has approved the closure of the north quay."
    denied = "The port council denied reports that it had approved the closure of the north quay."
    (question,) = ledger(
        day_after(2), told("a", MONDAY, CONSIDERS), told("b", day_after(1), leaked), told("c", day_after(2), denied)
    )

    assert (question.status, question.answers) == ("open", ())


DENIES = "The port council denied that it had approved the closure of the north quay to tankers."


def test_a_decision_that_is_reported_and_then_denied_is_contested() -> None:
    """Both sentences are cited; what is decided after the denial counts again."""
    days = (told("a", MONDAY, CONSIDERS), told("b", day_after(1), APPROVES), told("c", day_after(2), DENIES))
    (denied,) = ledger(day_after(2), *days)
    (decided,) = ledger(day_after(3), *days, told("d", day_after(3), APPROVES))

    assert (denied.status, [answer.text for answer in denied.answers]) == ("contested", [APPROVES, DENIES])
    assert denied.basis.startswith("reported as decided, and denied (2031-06-04)")
    assert denied.answers_called == "reported"
    assert decided.status == "possible answer"


def test_a_denial_after_the_reader_confirmed_asks_again() -> None:
    """What was confirmed on Tuesday is denied on Thursday."""
    items = (told("a", MONDAY, CONSIDERS), told("b", day_after(1), APPROVES))
    first = ledger(day_after(1), *items)
    marks = (marked("confirmed", first[0].id, day_after(1)),)
    (denied,) = ledger(day_after(3), *items, told("c", day_after(3), DENIES), previous=first, marks=marks)

    assert denied.status == "contested"


def test_the_opening_of_a_report_tells_a_decision_by_what_will_be() -> None:
    """What "will close" tells in the first lines is the news; further down, or foretold, it is a forecast."""
    news = "The port council will close the north quay to tankers, two of its members said on Tuesday."
    (told_first,) = ledger(day_after(1), told("a", MONDAY, CONSIDERS), told("b", day_after(1), news))
    later = "Rain fell. Trams ran. " + news
    foretold = "The port council will close the north quay to tankers, analysts predict."
    others = [
        ledger(day_after(1), told("a", MONDAY, CONSIDERS), told("b", day_after(1), text))[0].status
        for text in (later, foretold)
    ]

    assert (told_first.status, [answer.text for answer in told_first.answers]) == ("possible answer", [news])
    assert others == ["open", "open"]


def test_a_rejected_answer_is_taken_away() -> None:
    """The reader says that it does not answer: open again, until a newer one comes."""
    items = (told("a", MONDAY, CONSIDERS), told("b", day_after(1), APPROVES))
    (possible,) = ledger(day_after(1), *items)
    marks = (marked("rejected", possible.id, day_after(1)),)
    (denied,) = ledger(day_after(2), *items, previous=(possible,), marks=marks)
    (again,) = ledger(day_after(2), *items, told("c", day_after(2), APPROVES), previous=(possible,), marks=marks)

    assert (possible.status, denied.status, again.status) == ("possible answer", "open", "possible answer")


def test_a_decision_delayed_and_overdue_day_by_day() -> None:
    """Nothing is expected this week; the week passes without a result; nobody speaks of it; it is dropped."""
    first = ledger(day_after(2), told("a", day_after(2), LATER))
    second = ledger(day_after(7), told("a", day_after(2), LATER), previous=first)
    third = ledger(day_after(14), previous=second)
    fourth = ledger(day_after(60), previous=third)

    assert [(q.status, q.due, q.due_day) for q in first] == [("partly answered", "this week", date(2031, 6, 8))]
    assert [(q.status, q.basis) for q in second] == [
        ("overdue", "due 2031-06-08, no result reported; 1 item, 1 outlet")
    ]
    assert [(q.status, q.change) for q in third] == [("overdue", "same")]
    assert fourth == ()


def test_what_nobody_speaks_of_any_more_is_stale() -> None:
    """It stays with its evidence for a month, then it is dropped."""
    first = ledger(MONDAY, told("a", MONDAY, CONSIDERS))
    later = ledger(day_after(9), previous=first)
    last = ledger(day_after(41), previous=later)

    assert [(q.status, q.change, q.evidence) for q in later] == [("stale", "changed", first[0].evidence)]
    assert later[0].basis == "no item of the window speaks of it; 1 item, 1 outlet"
    assert last == ()


def test_only_older_items_make_it_stale() -> None:
    """Background shows where a question comes from; it is not today's news."""
    (question,) = ledger(day_after(30), told("a", MONDAY, CONSIDERS, background=True))

    assert question.status == "stale"


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
