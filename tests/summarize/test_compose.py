"""What does the day's news say about each issue, with its proof?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import (
    Analysis,
    Brief,
    Evidence,
    Item,
    Mark,
    holds_in,
)
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, Made, item, plain
from tests.summarize.printed import all_lines, printed

ISSUES = (TOLLWAY, FERRY)
Analysed = tuple[Item, Analysis]


def decided() -> Analysed:
    """The minister has approved the charge; an aide without a name says more."""
    made = Made(
        item(
            "decided",
            "Transport minister Mira Velden has approved the A9 charge.",
            "“The Ostmark tollway opens in May,” Velden said on Wednesday.",
            "A ministry aide said “the lorry levy is the last one of its kind” for Ostmark.",
            "On Friday, Velden will meet the hauliers about the Ostmark tollway.",
            day=date(2031, 3, 12),
            outlet="Post",
            title="Charge approved",
        )
    )
    made.actor("Mira Velden", "Mira Velden", "Velden said", "Velden will", role="Transport minister")
    made.actor("A ministry aide", kind="unnamed")
    made.quote("“The Ostmark tollway opens in May,”", "Mira Velden", cue="said", when="on Wednesday", printed="Velden")
    made.quote("“the lorry levy is the last one of its kind”", "A ministry aide", kind="mixed")
    made.position("Mira Velden", "Mira Velden has approved the A9 charge", "permits", "approved", day=date(2031, 3, 12))
    made.event("On Friday, Velden will meet the hauliers", "On Friday", coming=True, day=date(2031, 3, 14))
    return made.done()


def doubted() -> Analysed:
    """Another outlet, a day later: the charge is not settled."""
    made = Made(
        item(
            "doubted",
            "Hauliers do not expect the Ostmark tollway to open before autumn.",
            "Joram Teel, who speaks for them, called the A9 charge “a tax on distance and nothing else.”",
            "Whether the night ferry will take lorries instead is not decided.",
            day=date(2031, 3, 13),
            outlet="Echo",
        )
    )
    made.actor("Joram Teel", role="spokesman").quote(
        "“a tax on distance and nothing else.”", "Joram Teel", kind="mixed", cue="called"
    )
    made.question("no_decision_expected", "do not expect")
    made.question(
        "whether_undecided",
        "is not decided",
        clause="the night ferry will take lorries instead",
        wording="Will the night ferry take lorries instead?",
    )
    return made.done()


def wire() -> Analysed:
    """Two more outlets carry the first story word for word."""
    original, _ = decided()
    return Made(replace(original, id="wire", outlet="Courier", published=datetime(2031, 3, 13, tzinfo=UTC))).done()


def unrelated() -> Analysed:
    """A story that serves no issue."""
    made = Made(
        item("unrelated", "“Rain will reach the coast by noon,” Ana Lund said.", day=date(2031, 3, 13), outlet="Gull")
    )
    return made.actor("Ana Lund").quote("“Rain will reach the coast by noon,”", "Ana Lund", cue="said").done()


def old() -> Analysed:
    """A story from before the window that serves an issue."""
    made = Made(item("old", "The Ostmark tollway was first planned by Ana Lund.", day=date(2030, 10, 1), outlet="Post"))
    return made.actor("Ana Lund").position("Ana Lund", "The Ostmark tollway was first planned by Ana Lund").done()


def everything() -> list[Analysed]:
    """All of the stories."""
    return [decided(), doubted(), wire(), unrelated(), old()]


def brief_of(*analysed: Analysed, previous: Brief | None = None, marks: Sequence[Mark] = ()) -> Brief:
    """Compose the brief of these stories."""
    return compose(analysed, ISSUES, now=NOW, previous=previous, marks=marks)


def all_evidence(value: object) -> Iterator[Evidence]:
    """Yield every piece of evidence that a brief holds, at any depth."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from all_evidence(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from all_evidence(getattr(value, field.name))


# --- proof -----------------------------------------------------------------------------------------------------------


def test_every_piece_of_evidence_holds_in_its_item() -> None:
    """A line that cannot be checked is worth nothing."""
    held = {own.id: own for own, _ in everything()}
    evidence = list(all_evidence(brief_of(*everything())))
    assert len(evidence) > 20
    assert all(holds_in(each, held[each.item_id]) for each in evidence)


def test_every_text_of_a_line_stands_in_its_evidence() -> None:
    """Nothing is invented, trimmed from elsewhere or put together."""
    lines = [printed(line) for line in all_lines(brief_of(*everything()))]
    texts = [(text, evidence) for own, evidence in lines for text in own if text is not None]
    assert len(texts) > 15
    assert [text for text, evidence in texts if not any(text in each.text for each in evidence)] == []


def test_every_cited_item_is_among_the_sources() -> None:
    """Each [n¶p] leads somewhere."""
    brief = brief_of(*everything())
    assert {each.item_id for each in all_evidence(brief)} <= {source.item_id for source in brief.sources}


@given(st.permutations(range(5)))
def test_the_order_of_items_makes_no_difference(order: Sequence[int]) -> None:
    """The same news makes the same brief."""
    analysed = everything()
    assert brief_of(*(analysed[place] for place in order)) == brief_of(*analysed)


def test_an_item_that_serves_no_issue_changes_no_line_of_an_issue() -> None:
    """Whatever else is in the feeds, an issue's lines stay as they are."""
    without = brief_of(decided(), doubted())
    assert brief_of(decided(), doubted(), unrelated()).issues == without.issues


def test_no_items_make_an_empty_brief_that_says_so() -> None:
    """A quiet day is no error."""
    brief = brief_of()
    assert [issue.name for issue in brief.issues] == ["Ostmark tollway", "Night ferry"]
    assert brief.gaps == ("Ostmark tollway: no item in the window.", "Night ferry: no item in the window.")


# --- the window ------------------------------------------------------------------------------------------------------


def test_items_are_numbered_newest_first_and_copies_after_their_original() -> None:
    """[1] is the newest; what repeats a story follows it, and background comes last."""
    sources = brief_of(*everything()).sources
    assert [(each.number, each.item_id, each.copy_of) for each in sources] == [
        (1, "doubted", None),
        (2, "unrelated", None),
        (3, "decided", None),
        (4, "wire", 3),
        (5, "old", None),
    ]
    assert [each.item_id for each in sources if each.background] == ["old"]


def test_what_came_out_after_the_brief_is_left_out() -> None:
    """A brief dated back knows nothing of the next day."""
    tomorrow = plain(item("late", "The Ostmark tollway is open.", day=date(2031, 3, 15)))
    assert brief_of(*tomorrow).sources == ()


def test_an_undated_item_counts_by_its_retrieval_even_when_that_is_later() -> None:
    """A folder of articles has no dates; a brief dated back still reads it."""
    undated = plain(item("undated", "The Ostmark tollway is open.", retrieved=datetime(2031, 4, 1, tzinfo=UTC)))
    assert [source.item_id for source in brief_of(*undated).sources] == ["undated"]
    ancient = plain(item("ancient", "Rain fell on the coast.", retrieved=datetime(2031, 1, 1, tzinfo=UTC)))
    assert brief_of(*ancient).sources == ()


def test_an_old_item_is_background_and_no_bottom_line() -> None:
    """It says who planned the road; it does not say where things stand."""
    tollway = brief_of(*everything()).issues[0]
    assert "old" not in {evidence.item_id for line in tollway.bottom_line for evidence in line.evidence}
    assert "Ana Lund" in {actor.name for actor in tollway.actors}


def test_the_newest_version_of_an_item_is_read() -> None:
    """An edited article speaks in its last form, in whatever order its versions come."""
    first = item("a", "The Ostmark tollway opens in May.", day=date(2031, 3, 12))
    second = replace(first, version=2, text="The Ostmark tollway opens in June.")
    for versions in ((first, second), (second, first)):
        assert [passage.evidence.text for passage in brief_of(*plain(*versions)).issues[0].passages] == [second.text]


# --- sourcing --------------------------------------------------------------------------------------------------------


def test_a_wire_copy_counts_once() -> None:
    """Three items, two outlets."""
    sourcing = brief_of(decided(), doubted(), wire()).issues[0].sourcing
    assert (sourcing.items, sourcing.outlets, sourcing.named, sourcing.unnamed) == (3, 2, 3, 1)
    assert not sourcing.single_source


def test_an_issue_that_rests_on_one_outlet_is_called_single_source() -> None:
    """The reader has to know; the copy changes nothing."""
    brief = brief_of(decided(), wire())
    assert brief.issues[0].sourcing.single_source
    assert "Ostmark tollway: a single source." in brief.gaps


def test_items_whose_outlet_nobody_states_count_each_for_themselves() -> None:
    """Not knowing the outlet does not make two outlets one."""
    brief = brief_of(*plain(item("a", "The Ostmark tollway is late."), item("b", "The A9 charge is high.")))
    assert brief.issues[0].sourcing.outlets == 2
    assert "2 of 2 items that serve an issue have no date." in brief.gaps


# --- lines -----------------------------------------------------------------------------------------------------------


def test_questions_are_numbered_through_all_issues() -> None:
    """A number names one question in the whole brief."""
    brief = brief_of(*everything())
    numbers = [question.number for issue in brief.issues for question in issue.questions]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_the_bottom_line_is_a_whole_sentence_about_the_decision() -> None:
    """Newest decision or non-decision first, with its hedge."""
    first, second = brief_of(decided(), doubted()).issues[0].bottom_line
    assert first.text == "Hauliers do not expect the Ostmark tollway to open before autumn."
    assert second.text == "Transport minister Mira Velden has approved the A9 charge."


def test_an_unnamed_speaker_is_described_as_printed() -> None:
    """A separate table: what rests on nobody's name."""
    (line,) = brief_of(decided(), wire()).unnamed
    assert (line.described, line.says) == ("A ministry aide", "“the lorry levy is the last one of its kind”")


def test_an_event_to_come_is_looked_ahead_to_and_a_past_one_is_not() -> None:
    """The meeting is today; tomorrow it is gone."""
    (event,) = brief_of(decided()).look_ahead
    assert (event.when, event.day) == ("On Friday", date(2031, 3, 14))
    tomorrow = compose([decided()], ISSUES, now=datetime(2031, 3, 15, 8, tzinfo=UTC))
    assert tomorrow.look_ahead == ()


def test_what_serves_no_issue_is_a_thread() -> None:
    """The rest of the news, by story."""
    (thread,) = brief_of(*everything()).threads
    assert (thread.item_ids, thread.text) == (("unrelated",), "“Rain will reach the coast by noon,” Ana Lund said.")


def test_without_a_previous_brief_developments_are_told_newest_first() -> None:
    """The first brief of a series still says what has happened."""
    (change,) = brief_of(*everything()).changes
    assert (change.tag, change.text, change.day, change.issue) == (
        "NEW",
        "Mira Velden has approved the A9 charge",
        date(2031, 3, 12),
        "Ostmark tollway",
    )


def test_kept_lines_come_first_and_left_out_lines_stay() -> None:
    """The screen strikes a line out; only the renderers drop it."""
    quotes = brief_of(*everything()).issues[0].quotes
    marks = [Mark("jm", quotes[-1].id, "kept", NOW), Mark("jm", quotes[0].id, "left out", NOW)]
    marked = brief_of(*everything(), marks=marks)
    assert [line.id for line in marked.issues[0].quotes] == [quotes[-1].id, *(quote.id for quote in quotes[:-1])]
    assert marked.marks == tuple(marks)


def test_ids_do_not_depend_on_other_items() -> None:
    """A mark made today finds its line tomorrow."""
    alone = {line.id for line in brief_of(decided()).issues[0].quotes}
    assert alone <= {line.id for line in brief_of(*everything()).issues[0].quotes}


def test_a_described_body_in_a_wire_copy_is_the_one_of_its_original() -> None:
    """“The ministry” in two copies of one story is one line with two places."""
    clause = "The ministry is weighing the A9 charge for foreign lorries and their trailers this spring."
    copies = [
        Made(item(name, clause, day=date(2031, 3, 12), outlet=name))
        .actor("The ministry", kind="organisation")
        .position("The ministry", clause, "undecided")
        .done()
        for name in ("a", "b")
    ]
    (actor,) = brief_of(*copies).issues[0].actors
    assert [evidence.item_id for evidence in actor.evidence] == ["a", "b"]


def test_the_place_where_a_report_was_filed_is_no_part_of_the_bottom_line() -> None:
    """The dateline stays in the evidence."""
    text = "PORT ELGAR, March 12 (Tern) – The Ostmark tollway is closed."
    (line,) = brief_of(*plain(item("a", text, day=date(2031, 3, 12)))).issues[0].bottom_line
    assert (line.text, line.evidence[0].text) == ("The Ostmark tollway is closed.", text)


def test_two_actors_of_one_sentence_keep_their_own_positions_in_original_and_copy() -> None:
    """Both stand by the words; neither takes the other's place."""
    clause = "Mira Velden urged the A9 charge for foreign lorries while Joram Teel rejected it out of hand on Monday."
    copies = []
    for name in ("a", "b"):
        made = Made(item(name, clause, day=date(2031, 3, 12), outlet=name)).actor("Mira Velden").actor("Joram Teel")
        made.position("Mira Velden", clause, "urges", "urged").position("Joram Teel", clause, "rejects", "rejected")
        copies.append(made.done())
    actors = brief_of(*copies).issues[0].actors
    assert {actor.name: [position.label for position in actor.positions] for actor in actors} == {
        "Mira Velden": ["urges"],
        "Joram Teel": ["rejects"],
    }
    assert {tuple(each.item_id for each in actor.evidence) for actor in actors} == {("a", "b")}


def test_a_label_stands_under_the_issue_that_its_verb_is_about() -> None:
    """One sentence on two issues: what is said of the one is no stance on the other."""
    text = "Mira Velden approved the A9 charge, but doubted the night ferry."
    made = Made(item("both", text, day=date(2031, 3, 12)))
    made.actor("Mira Velden").position("Mira Velden", text, "permits", "approved")
    charge, ferry = brief_of(made.done()).issues
    assert [line.label for actor in charge.actors for line in actor.positions] == ["permits"]
    assert [(line.label, line.cue) for actor in ferry.actors for line in actor.positions] == [(None, None)]


def test_a_label_in_a_clause_that_names_both_issues_stands_under_both() -> None:
    """Nothing tells the two apart."""
    text = "Mira Velden rejected the A9 charge and the night ferry."
    made = Made(item("both", text, day=date(2031, 3, 12)))
    made.actor("Mira Velden").position("Mira Velden", text, "rejects", "rejected")
    brief = brief_of(made.done())
    assert [line.label for issue in brief.issues for actor in issue.actors for line in actor.positions] == [
        "rejects",
        "rejects",
    ]


def test_a_stand_of_months_ago_is_background_and_no_change_of_mind() -> None:
    """What was approved last autumn was another proposal."""
    approves, rejects = "Mira Velden has approved the A9 charge.", "Mira Velden has rejected the A9 charge."
    old = Made(item("old", approves, day=date(2030, 11, 3))).actor("Mira Velden")
    new = Made(item("new", rejects, day=date(2031, 3, 12))).actor("Mira Velden")
    brief = brief_of(
        old.position("Mira Velden", approves, "permits", "approved").done(),
        new.position("Mira Velden", rejects, "rejects", "rejected").done(),
    )
    assert [(line.label, line.changed_from) for line in brief.issues[0].actors[0].positions] == [
        ("rejects", None),
        ("permits", None),
    ]
