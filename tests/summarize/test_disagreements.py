"""Where do sources differ?"""

from __future__ import annotations

from datetime import date

from briefing.model import Analysis, Disagreement, Item, PositionLabel
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, Made, item

LEAD = "The Ostmark tollway is late."
EARLY, LATE = date(2031, 3, 12), date(2031, 3, 13)


def told(item_id: str, *paragraphs: str, outlet: str | None = None, day: date = LATE) -> tuple[Item, Analysis]:
    """Return an article on the tollway with nothing but its sentences."""
    return Made(item(item_id, LEAD, *paragraphs, outlet=outlet, day=day)).done()


def holds(item_id: str, clause: str, label: PositionLabel, *, day: date = LATE) -> tuple[Item, Analysis]:
    """Return an article in which Mira Velden holds a position on the tollway."""
    made = Made(item(item_id, LEAD, clause, day=day, outlet=item_id)).actor("Mira Velden", role="minister")
    return made.position("Mira Velden", clause, label, day=day).done()


def differences(*analysed: tuple[Item, Analysis]) -> tuple[Disagreement, ...]:
    """Return the differences of the tollway's brief."""
    return compose(analysed, [TOLLWAY], now=NOW).issues[0].disagreements


def test_one_actor_with_two_labels_that_do_not_go_together_is_shown_with_both_sentences() -> None:
    """A minister who permits and rejects the same road is a line of its own."""
    permits, rejects = "Mira Velden has approved the A9 charge.", "Mira Velden has rejected the A9 charge."
    (difference,) = differences(holds("a", permits, "permits"), holds("b", rejects, "rejects"))
    assert (difference.kind, difference.what) == ("positions", "Mira Velden")
    assert {(side.label, side.evidence.text) for side in difference.sides} == {
        ("permits", permits),
        ("rejects", rejects),
    }


def test_labels_that_go_together_are_no_difference() -> None:
    """Who urges may warn as well."""
    urges, warns = "Mira Velden urged the A9 charge.", "Mira Velden warned that the A9 charge comes late."
    assert differences(holds("a", urges, "urges"), holds("b", warns, "warns")) == ()


def test_a_position_from_before_the_window_is_no_difference() -> None:
    """People may change their minds; the dates show it."""
    permits, rejects = "Mira Velden has approved the A9 charge.", "Mira Velden has rejected the A9 charge."
    old = holds("a", permits, "permits", day=date(2030, 11, 3))
    assert differences(old, holds("b", rejects, "rejects")) == ()


def test_two_figures_for_one_thing_stand_side_by_side() -> None:
    """Same thing counted, other number."""
    first = "Protesters on the Ostmark tollway blocked 40 lorries near the northern border on Monday."
    second = "Near the northern border protesters on the Ostmark tollway blocked 65 lorries on Monday."
    (difference,) = differences(told("a", first, outlet="Post"), told("b", second, outlet="Echo"))
    assert (difference.kind, difference.what) == ("figures", "lorries")
    assert {side.label for side in difference.sides} == {"40", "65"}


def test_figures_for_two_things_are_no_difference() -> None:
    """Forty lorries here and sixty-five bridges there contradict nobody."""
    first = "Protesters on the Ostmark tollway blocked 40 lorries near the northern border on Monday."
    second = "The Ostmark tollway crosses 65 bridges between the capital and the sea."
    third = "Builders of the Ostmark tollway have rented 65 lorries for next summer, invoices show."
    assert differences(told("a", first, outlet="Post"), told("b", second, third, outlet="Echo")) == ()


def test_a_claim_here_that_is_a_fact_there_is_a_difference() -> None:
    """The reader learns that one outlet holds back what the other asserts."""
    claim = "Hauliers accused the Ostmark tollway company of secretly paying the northern villages."
    fact = "The Ostmark tollway company has been secretly paying the northern villages."
    (difference,) = differences(told("a", claim, outlet="Post"), told("b", fact, outlet="Echo"))
    assert difference.kind == "fact or claim"
    assert [(side.label, side.evidence.text) for side in difference.sides] == [("claim", claim), ("fact", fact)]


def test_two_reports_of_one_claim_are_no_difference() -> None:
    """A report with its own hedge asserts nothing."""
    claim = "Hauliers accused the Ostmark tollway company of secretly paying the northern villages."
    hedged = "The Ostmark tollway company may have been secretly paying the northern villages."
    assert differences(told("a", claim, outlet="Post"), told("b", hedged, outlet="Echo")) == ()


def test_one_outlet_does_not_differ_from_itself() -> None:
    """A story that grows through the day is no contradiction."""
    first = "Protesters on the Ostmark tollway blocked 40 lorries near the northern border on Monday."
    second = "Near the northern border protesters on the Ostmark tollway blocked 65 lorries on Monday."
    assert differences(told("a", first, outlet="Post"), told("b", second, outlet="Post")) == ()


def test_a_rule_that_is_granted_here_and_limited_there_is_a_difference() -> None:
    """“Were allowed to”, “is limited to”: neither sentence doubts anything; together they do."""
    granted = "Portuguese lorries were allowed to use the Ostmark tollway at night."
    limited = "Use of the Ostmark tollway by lorries from Portugal is currently limited to the daytime."
    difference, *rest = differences(told("a", granted, day=EARLY), told("b", limited))
    assert (difference.kind, difference.what, rest) == ("positions", "Portugal", [])
    assert [side.label for side in difference.sides] == ["were allowed to", "is currently limited to"]


def test_rules_of_two_states_are_no_difference() -> None:
    """Each state has its own."""
    granted = "Portuguese lorries were allowed to use the Ostmark tollway at night."
    limited = "Use of the Ostmark tollway by lorries from Norway is currently limited to the daytime."
    assert differences(told("a", granted), told("b", limited)) == ()


def test_a_change_of_mind_from_one_day_to_the_next_is_no_difference_between_sources() -> None:
    """Undecided on Wednesday, approved on Thursday: the order of the positions tells it."""
    wavers, permits = "Mira Velden is weighing the A9 charge.", "Mira Velden has approved the A9 charge."
    analysed = holds("a", wavers, "undecided", day=EARLY), holds("b", permits, "permits", day=LATE)
    (actor,) = compose(analysed, [TOLLWAY], now=NOW).issues[0].actors
    assert (differences(*analysed), actor.mixed) == ((), False)
    assert [position.label for position in actor.positions] == ["permits", "undecided"]


def test_two_labels_of_one_day_are_mixed() -> None:
    """The actors pane warns of it too."""
    permits, rejects = "Mira Velden has approved the A9 charge.", "Mira Velden has rejected the A9 charge."
    analysed = [holds("a", permits, "permits"), holds("b", rejects, "rejects")]
    (actor,) = compose(analysed, [TOLLWAY], now=NOW).issues[0].actors
    assert actor.mixed


def test_two_wordings_differ_under_the_issues_that_both_articles_mean_by_them() -> None:
    """A speech touches on many matters: the wording of one sentence is no difference about another."""
    words = "“The long levy on heavy traffic must end before the harvest begins,”"
    other = "“The long levy on heavy traffic must stop before the harvest begins,”"
    lead = "On the night ferry Mira Velden gave no date."
    tolls = Made(item("a", f"{words} Mira Velden said of the A9 charge.", lead, outlet="Post", day=LATE))
    tolls.actor("Mira Velden", "Mira Velden said").quote(words, "Mira Velden", cue="said", printed="Mira Velden")
    both = Made(item("b", f"{other} Mira Velden said of the A9 charge and the night ferry.", outlet="Echo", day=LATE))
    both.actor("Mira Velden", "Mira Velden said").quote(other, "Mira Velden", cue="said", printed="Mira Velden")
    brief = compose([tolls.done(), both.done()], [TOLLWAY, FERRY], now=NOW)
    assert [[each.kind for each in issue.disagreements] for issue in brief.issues] == [["wording"], []]
