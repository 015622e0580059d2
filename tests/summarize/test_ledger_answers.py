"""What answers a question, from day to day: decided, denied, delayed, overdue, no longer spoken of."""

from __future__ import annotations

from datetime import date

from tests.summarize.quay import (
    APPROVES,
    CONSIDERS,
    LATER,
    MONDAY,
    REJECTS,
    day_after,
    ledger,
    marked,
    told,
)


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
