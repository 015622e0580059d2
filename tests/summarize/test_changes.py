"""What is different from the previous brief?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from briefing.model import Analysis, Brief, ChangeLine, Item, PositionLabel
from briefing.summarize.compose import compose
from tests.summarize.made import TOLLWAY, Made, item

Analysed = tuple[Item, Analysis]
MONDAY = datetime(2031, 3, 10, 20, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


def holds(item_id: str, clause: str, label: PositionLabel, day: int) -> Analysed:
    """Return an article of one day in March in which Mira Velden holds a position."""
    made = Made(item(item_id, clause, day=date(2031, 3, day), outlet=item_id)).actor("Mira Velden")
    return made.position("Mira Velden", clause, label).done()


def says(item_id: str, words: str, day: int) -> Analysed:
    """Return an article in which Mira Velden says something about the tollway."""
    text = item(item_id, f"On the Ostmark tollway: {words} Mira Velden said.", day=date(2031, 3, day), outlet=item_id)
    return Made(text).actor("Mira Velden").quote(words, "Mira Velden", cue="said").done()


def asks(item_id: str, day: int) -> Analysed:
    """Return an article that leaves the charge open."""
    made = Made(item(item_id, "Whether Mira Velden will approve the A9 charge is not decided.", day=date(2031, 3, day)))
    clause, wording = "Mira Velden will approve the A9 charge", "Will Mira Velden approve the A9 charge?"
    made.actor("Mira Velden").question(
        "whether_undecided", "is not decided", clause=clause, wording=wording, decider="Mira Velden"
    )
    return made.done()


def brief_of(*analysed: Analysed, now: datetime, previous: Brief | None = None) -> Brief:
    """Compose a brief."""
    return compose(analysed, [TOLLWAY], now=now, previous=previous)


def tuesday(monday: list[Analysed], *more: Analysed) -> Brief:
    """Return Tuesday's brief of Monday's items and some more, told against Monday's."""
    return brief_of(*monday, *more, now=TUESDAY, previous=brief_of(*monday, now=MONDAY))


def told(changes: tuple[ChangeLine, ...]) -> list[tuple[str, str]]:
    """Return tags and texts."""
    return [(change.tag, change.text) for change in changes]


APPROVED = "Mira Velden has approved the A9 charge."
REJECTED = "Mira Velden has rejected the A9 charge."


def test_a_first_brief_calls_no_line_new() -> None:
    """There is nothing to tell it against."""
    brief = brief_of(holds("a", APPROVED, "permits", 10), now=MONDAY)
    assert (brief.previous_day, {actor.change for actor in brief.issues[0].actors}) == (None, {"same"})


def test_the_same_news_twice_is_no_change() -> None:
    """“Unchanged” is information: no change line, every line the same."""
    brief = tuesday([holds("a", APPROVED, "permits", 10), says("b", "“We open in May,”", 10)])
    assert (brief.previous_day, brief.changes) == (date(2031, 3, 10), ())
    issue = brief.issues[0]
    assert {line.change for line in (*issue.actors, *issue.quotes, *issue.bottom_line)} == {"same"}


def test_a_new_quotation_is_new_and_an_old_one_is_not() -> None:
    """Only what came since is marked."""
    brief = tuesday([says("a", "“We open in May,”", 10)], says("b", "“The levy is fair to all of us,”", 11))
    assert {quote.pieces[0]: quote.change for quote in brief.issues[0].quotes} == {
        "“We open in May,”": "same",
        "“The levy is fair to all of us,”": "new",
    }
    said = "On the Ostmark tollway: “The levy is fair to all of us,” Mira Velden said."
    assert told(brief.changes) == [("NEW", said)]


def test_a_quotation_that_another_outlet_prints_too_has_changed() -> None:
    """One more place to check it by."""
    words = "“The levy is fair to all of us,”"
    brief = tuesday([says("a", words, 10)], says("b", words, 11))
    assert [(quote.change, len(quote.evidence)) for quote in brief.issues[0].quotes] == [("changed", 2)]


def test_a_position_that_turns_round_is_a_reversal() -> None:
    """Approved on Monday, rejected on Tuesday."""
    brief = tuesday([holds("a", APPROVED, "permits", 10)], holds("b", REJECTED, "rejects", 11))
    (change,) = [change for change in brief.changes if change.tag == "REVERSED"]
    assert (change.text, change.day, change.issue) == (REJECTED, date(2031, 3, 11), "Ostmark tollway")


def test_a_new_question_is_new() -> None:
    """It is told by the sentence that leaves it open."""
    brief = tuesday([holds("a", "Mira Velden urged the A9 charge.", "urges", 10)], asks("b", 11))
    assert ("NEW", "Whether Mira Velden will approve the A9 charge is not decided.") in told(brief.changes)
    assert [question.change for question in brief.issues[0].questions] == ["new"]


def test_an_edited_article_is_a_correction_with_the_sentence_as_it_stands_now() -> None:
    """The reader who has quoted it has to know."""
    first, analysis = holds("a", "Mira Velden has approved the A9 charge for lorries.", "permits", 10)
    edited = Made(replace(first, version=2, text="Mira Velden has approved the A9 charge for vans.")).done()
    monday = brief_of((first, analysis), now=MONDAY)
    brief = brief_of(edited, now=TUESDAY, previous=monday)
    (change,) = [change for change in brief.changes if change.tag == "CORRECTED"]
    assert (change.text, change.issue) == ("Mira Velden has approved the A9 charge for vans.", "Ostmark tollway")


def test_changes_are_told_newest_first() -> None:
    """What came last stands at the top."""
    earlier = holds("b", "Mira Velden warned of the A9 charge.", "warns", 10)
    later = holds("c", "Mira Velden urged the A9 charge.", "urges", 11)
    brief = tuesday([holds("a", APPROVED, "permits", 9)], earlier, later)
    assert [change.day for change in brief.changes] == [date(2031, 3, 11), date(2031, 3, 10)]


def test_a_possible_answer_is_told_once_and_as_no_more_than_that() -> None:
    """The decision may settle the question: only the reader says that it has, and the question is not gone."""
    brief = tuesday([asks("a", 10)], holds("b", APPROVED, "permits", 11))
    words = [change.tag_words for change in brief.changes if change.text == APPROVED]
    assert words == ["UPDATE (possible answer)"]
    assert not {"ANSWERED", "GONE"} & {change.tag for change in brief.changes}


def test_who_was_undecided_and_approves_has_reversed_nothing() -> None:
    """It is news of the same matter: an update."""
    undecided = holds("a", "Mira Velden has not decided on the A9 charge.", "undecided", 10)
    brief = tuesday([undecided], holds("b", APPROVED, "permits", 11))
    assert ("UPDATE", APPROVED) in told(brief.changes)


def quotes(item_id: str, *paragraphs: str, day: int) -> tuple[Item, Analysis]:
    """Return an article in which Velden says "The Ostmark tollway opens in May"."""
    made = Made(item(item_id, *paragraphs, day=date(2031, 3, day), outlet=item_id))
    made.actor("Velden", role="Transport minister")
    return made.quote("“The Ostmark tollway opens in May,”", "Velden", cue="said").done()


def test_a_new_quotation_is_told_with_its_speaker_only() -> None:
    """Bare words in marks are not shown as news: who said them must stand beside them."""
    said = "“The Ostmark tollway opens in May,” Velden said."
    brief = tuesday([asks("a", 10)], quotes("b", said, day=11))
    assert ("NEW", said) in told(brief.changes)
    apart = ("Velden said she was sure.", "“The Ostmark tollway opens in May,” was her word on it.")
    brief = tuesday([asks("a", 10)], quotes("b", *apart, day=11))
    assert not [change for change in brief.changes if "opens in May" in change.text]


def test_a_change_cites_no_place_that_contradicts_it() -> None:
    """Of two sides that differ, the one that is told is the one that is cited."""
    rejects = holds("a", "Mira Velden has rejected the A9 charge.", "rejects", 11)
    brief = tuesday([asks("z", 10)], rejects, holds("b", APPROVED, "permits", 11))
    assert brief.issues[0].disagreements
    assert all(change.text in each.text for change in brief.changes for each in change.evidence)


def test_what_has_been_so_for_long_is_no_change_of_today() -> None:
    """A new article repeats it as background; its day of printing is no day of a development."""
    brief = tuesday([asks("a", 10)], holds("b", "Mira Velden has long opposed the A9 charge.", "rejects", 11))
    assert [change for change in brief.changes if "long opposed" in change.text] == []


def test_words_of_a_week_get_no_day_beside_them() -> None:
    """Beside "this week", the article's own day would read as the day of the deed."""
    made = Made(item("b", "Mira Velden opposed the A9 charge this week.", day=date(2031, 3, 11))).actor("Mira Velden")
    made.position("Mira Velden", "Mira Velden opposed the A9 charge this week.", "rejects", when="this week")
    brief = tuesday([asks("a", 10)], made.done())
    assert [(change.when, change.day) for change in brief.changes] == [("this week", None)]


def test_what_was_said_on_the_day_comes_before_what_was_printed_on_it() -> None:
    """The day's word is the development; it has the time at which its speaker said it."""
    said = "Mira Velden has not changed the A9 charge, Ana Lund said on Tuesday."
    made = Made(item("b", said, "Mira Velden opposed the lorry levy of Ostmark.", day=date(2031, 3, 11)))
    made.actor("Mira Velden", "Mira Velden has", "Mira Velden opposed").actor("Ana Lund")
    made.position("Mira Velden", "Mira Velden has not changed the A9 charge", "undecided")
    made.position("Mira Velden", "Mira Velden opposed the lorry levy of Ostmark.", "rejects")
    made.position("Ana Lund", said, when="on Tuesday", day=date(2031, 3, 11))
    changes = tuesday([asks("a", 10)], made.done()).changes
    assert [(change.when, change.text) for change in changes] == [
        ("on Tuesday", "Mira Velden has not changed the A9 charge"),
        (None, "Mira Velden opposed the lorry levy of Ostmark."),
    ]


def test_a_stand_of_long_is_no_change_of_mind() -> None:
    """Undecided on Monday; Tuesday's paper repeats that she has long opposed it."""
    undecided = holds("a", "Mira Velden has not decided on the A9 charge.", "undecided", 10)
    brief = tuesday([undecided], holds("b", "Mira Velden has long opposed the A9 charge.", "rejects", 11))
    assert [position.changed_from for position in brief.issues[0].actors[0].positions] == [None, None]
