"""What is coming, on which day, and which open questions may it settle?"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.model import Analysis, EventLine, Item
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item

Analysed = tuple[Item, Analysis]
FRIDAY = date(2031, 3, 14)


def coming(item_id: str, clause: str, when: str, *who: str, day: date | None = None, more: str = "It is late.") -> Made:
    """Return an article on the tollway with one coming event."""
    made = Made(item(item_id, f"On the Ostmark tollway: {clause}. {more}", day=date(2031, 3, 12), outlet=item_id))
    for name in who:
        made.actor(name)
    return made.event(clause, when, coming=True, day=day)


def ahead(*made: Made) -> tuple[EventLine, ...]:
    """Return what the brief looks ahead to."""
    return compose([each.done() for each in made], [TOLLWAY], now=NOW).look_ahead


def test_a_meeting_reported_twice_is_one_event_with_both_places() -> None:
    """Two outlets, one meeting."""
    first = coming("a", "Mira Velden meets Joram Teel on Friday", "on Friday", "Mira Velden", "Joram Teel", day=FRIDAY)
    second = coming(
        "b", "Joram Teel will see Mira Velden on Friday", "on Friday", "Mira Velden", "Joram Teel", day=FRIDAY
    )
    (event,) = ahead(first, second)
    assert (event.day, {evidence.item_id for evidence in event.evidence}) == (FRIDAY, {"a", "b"})


def test_a_vaguer_report_joins_the_one_that_names_the_day() -> None:
    """“Later this week” and “on Friday” are one meeting of the same two."""
    who = ("Mira Velden", "Joram Teel")
    vague = coming("a", "Mira Velden meets Joram Teel later this week", "later this week", *who)
    dated = coming("b", "Mira Velden will hold talks with Joram Teel on Friday", "on Friday", *who, day=FRIDAY)
    (event,) = ahead(vague, dated)
    assert (event.when, event.day) == ("on Friday", FRIDAY)


def test_one_clause_in_two_outlets_is_one_event_though_it_names_nobody() -> None:
    """The words are the event's, on one day; on another they are of another."""
    words = "The depot opens at noon"
    twice = [coming(name, words, "noon", day=FRIDAY) for name in ("a", "b")]
    later = coming("c", words, "noon", day=FRIDAY + timedelta(days=7))
    assert [{each.item_id for each in event.evidence} for event in ahead(*twice, later)] == [{"a", "b"}, {"c"}]


def test_two_events_of_one_day_stay_two() -> None:
    """A day is not an event."""
    vote = coming("a", "Mira Velden opens the depot on Friday", "on Friday", "Mira Velden", day=FRIDAY)
    hearing = coming("b", "Joram Teel faces the court on Friday", "on Friday", "Joram Teel", day=FRIDAY)
    assert len(ahead(vote, hearing)) == 2


def test_events_stand_soonest_first_and_those_without_a_day_by_their_words() -> None:
    """Days first, then this week before next month."""
    made = [
        coming("a", "the court rules next month", "next month"),
        coming("b", "the council votes later this week", "later this week"),
        coming("c", "the road opens on April 2", "on April 2", day=date(2031, 4, 2)),
        coming("d", "Joram Teel resigns on Friday", "on Friday", day=FRIDAY),
    ]
    assert [event.when for event in ahead(*made)] == ["on Friday", "on April 2", "later this week", "next month"]


def test_what_is_past_is_not_ahead() -> None:
    """Neither a past event nor a coming one whose day is over."""
    over = coming("a", "the depot closes on Wednesday", "on Wednesday", day=date(2031, 3, 12))
    past = Made(item("b", "The Ostmark tollway opened on Monday.", day=date(2031, 3, 12)))
    past.event("The Ostmark tollway opened on Monday", "on Monday", coming=False, day=date(2031, 3, 10))
    assert ahead(over, past) == ()


def test_an_event_bears_on_the_question_that_is_argued_beside_it() -> None:
    """Same paragraph, same issue."""
    made = coming(
        "a",
        "the council votes on Friday",
        "on Friday",
        day=FRIDAY,
        more="Whether Mira Velden will approve the A9 charge is not decided.",
    ).actor("Mira Velden")
    made.question(
        "whether_undecided",
        "is not decided",
        clause="Mira Velden will approve the A9 charge",
        wording="Will Mira Velden approve the A9 charge?",
        decider="Mira Velden",
    )
    brief = compose([made.done()], [TOLLWAY], now=NOW)
    assert [event.bears_on for event in brief.look_ahead] == [(brief.issues[0].questions[0].number,)]


def test_an_event_whose_clause_does_not_say_whose_it_is_is_told_by_its_sentence() -> None:
    """A pronoun that opens a line leaves the reader asking who."""
    text = "Mira Velden said that her party would vote on the Ostmark tollway on Friday."
    made = Made(item("a", text, day=date(2031, 3, 12)))
    made.event("her party would vote on the Ostmark tollway on Friday", "on Friday", coming=True, day=FRIDAY)
    (event,) = ahead(made)
    assert event.text == text


def test_what_somebody_else_foretells_or_denies_is_told_by_its_sentence() -> None:
    """The clause alone would make a forecast a fact."""
    foretold = "The court will close the Ostmark tollway on Friday"
    text = f"{foretold}, two hauliers predicted."
    made = Made(item("a", text, day=date(2031, 3, 12))).actor("two hauliers", kind="unnamed")
    made.quote(foretold, "two hauliers", kind="indirect", cue="predicted")
    made.event(foretold, "on Friday", coming=True, day=FRIDAY)
    denied = "Joram Teel denied that the Ostmark tollway would close on Friday."
    other = Made(item("b", denied, day=date(2031, 3, 12)))
    other.event("the Ostmark tollway would close on Friday", "on Friday", coming=True, day=FRIDAY)
    assert {event.text for event in ahead(made, other)} == {text, denied}


def test_what_is_known_at_second_hand_keeps_both_links() -> None:
    """Who reports it and from whom: the clause alone would be the program's own word."""
    text = "The court will close the Ostmark tollway on Friday, the Gazette reported, citing an unnamed clerk."
    made = Made(item("a", text, day=date(2031, 3, 12)))
    made.event("The court will close the Ostmark tollway on Friday", "on Friday", coming=True, day=FRIDAY)
    assert [event.text for event in ahead(made)] == [text]


def test_beside_an_event_stands_that_it_is_denied() -> None:
    """The reader who plans for Friday must see both; what nobody announced needs no denial."""
    told = coming("a", "Mira Velden will announce the opening on Friday", "on Friday", day=FRIDAY)
    text = "Mira Velden’s office said no announcement on the Ostmark tollway was planned for Friday."
    denial = Made(item("b", text, day=date(2031, 3, 12)))
    denial.event("no announcement on the Ostmark tollway was planned for Friday", "for Friday", coming=True, day=FRIDAY)
    assert {event.text for event in ahead(told, denial)} == {"Mira Velden will announce the opening on Friday", text}
    assert ahead(denial) == ()


def test_an_event_of_his_is_told_with_the_sentence_that_says_who_he_is() -> None:
    """“He is to fly on Friday” alone leaves the reader asking who."""
    text = "Mira Velden asked the Ostmark tollway to wait. She will fly to the border on Friday."
    made = Made(item("a", text, day=date(2031, 3, 12))).actor("Mira Velden")
    made.event("She will fly to the border on Friday", "on Friday", coming=True, day=FRIDAY)
    (event,) = ahead(made)
    assert (event.text, event.evidence[0].text) == (text, text)
