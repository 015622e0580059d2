"""What sources tell of one matter in words of different force."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing.model import Disagreement, Issue, Item
from briefing.summarize.analyse import analyse
from briefing.summarize.compose import compose

CABLE = Issue("Baltic cable", terms=("Baltic cable",), umbrella=("cable fund",), deciders=("United Kingdom",))
EVENING = datetime(2031, 6, 6, 20, tzinfo=UTC)


def article(name: str, *paragraphs: str, outlet: str, day: int = 5) -> Item:
    """Return an article of a day in June."""
    published = datetime.combine(date(2031, 6, day), datetime.min.time(), UTC)
    text = "\n\n".join(paragraphs)
    return Item(name, "invented", name, text, EVENING, outlet=outlet, published=published, language="en")


def differences(*items: Item) -> tuple[Disagreement, ...]:
    """Return where the sources of the issue differ."""
    return compose([(item, analyse(item)) for item in items], [CABLE], now=EVENING).issues[0].disagreements


ACCUSED = "Norway accused Latvia of dumping rusty anchors near the Baltic cable."
GRANTED = "As Latvia dumps rusty anchors near the cable, repairs to the Baltic cable take weeks."


def test_an_accusation_that_another_outlet_takes_for_granted_is_shown() -> None:
    """The clause that names the accused as the doer stands beside the charge."""
    (difference,) = differences(article("a", ACCUSED, outlet="Post"), article("b", GRANTED, outlet="Echo"))
    assert difference.kind == "fact or claim"
    assert [(side.label, side.evidence.text) for side in difference.sides] == [("claim", ACCUSED), ("fact", GRANTED)]


@pytest.mark.parametrize(
    "told",
    [
        "Norway said that Latvia dumps rusty anchors near the Baltic cable.",
        "Divers do not know whether Latvia dumps rusty anchors near the Baltic cable.",
        "Latvia repairs rusty lorries while the Baltic cable rests.",
        "“Latvia dumps rusty anchors near the Baltic cable,” said Mara Lind.",
    ],
)
def test_somebodys_word_is_no_fact(told: str) -> None:
    """A report of a charge, a doubt, a quotation and another deed take nothing for granted."""
    found = differences(article("a", ACCUSED, outlet="Post"), article("b", told, outlet="Echo"))
    assert [difference for difference in found if difference.kind == "fact or claim"] == []


def test_how_far_a_government_has_gone_in_three_wordings_is_shown_side_by_side() -> None:
    """Open to it, willing, still considering: three outlets, three words."""
    open_to = "The U.K. has indicated it’s open to paying for the Baltic cable."
    willing = "Both the British and Danish governments have indicated they may be willing to pay for the Baltic cable."
    weighing = "The U.K. is considering whether to pay for the Baltic cable."
    found = differences(
        article("a", open_to, outlet="Post"),
        article("b", willing, outlet="Echo"),
        article("c", weighing, outlet="Mail"),
    )
    (difference,) = [difference for difference in found if difference.what == "United Kingdom"]
    assert difference.kind == "wording"
    assert sorted(side.label for side in difference.sides) == [
        "indicated it’s open to",
        "indicated they may be willing",
        "is considering",
    ]


def test_one_wording_of_two_outlets_is_no_difference() -> None:
    """Weighing and considering are one; nor does one outlet differ from itself."""
    weighing = "The U.K. is weighing whether to pay for the Baltic cable."
    considering = "The U.K. is considering whether to pay for the Baltic cable."
    open_to = "The U.K. has indicated it’s open to paying for the Baltic cable."
    assert differences(article("a", weighing, outlet="Post"), article("b", considering, outlet="Echo")) == ()
    assert differences(article("a", weighing, outlet="Post"), article("b", open_to, outlet="Post")) == ()


@pytest.mark.parametrize(
    ("label", "denial"),
    [
        ("denied", "Ada Holm denied on Friday that the government had approved the Baltic cable."),
        ("denied", "Her office denied that a decision had been taken on the Baltic cable."),
        ("not decided", "A spokesman said the cabinet had not decided on the Baltic cable."),
    ],
)
def test_a_decision_and_its_denial_stand_side_by_side(label: str, denial: str) -> None:
    """Decided, two officials say; not so, says the minister: in one article or in two."""
    decision = "The government has approved the Baltic cable, two officials said on Thursday."
    one = (article("a", decision, denial, outlet="Post"),)
    two = article("a", decision, outlet="Post", day=4), article("b", denial, outlet="Echo", day=5)
    for items in (one, two):
        (difference,) = differences(*items)
        sides = [(side.label, side.evidence.text) for side in difference.sides]
        assert sides == [("decided", decision), (label, denial)]


def test_what_was_open_before_the_decision_denies_nothing() -> None:
    """“Had not decided” of Monday, decided on Thursday: a development, no difference."""
    before = article("a", "The cabinet had not decided on the Baltic cable.", outlet="Post", day=2)
    after = article("b", "The government has approved the Baltic cable.", outlet="Echo", day=5)
    assert differences(before, after) == ()


def test_what_one_reports_and_another_denies_stands_side_by_side() -> None:
    """“Denied that the talks had collapsed”, where another report says that they did."""
    report = "Talks on the Baltic cable collapsed on Tuesday, officials said."
    denial = "The ministry denied that the talks had collapsed and said the Baltic cable would be laid."
    (difference,) = differences(article("a", report, outlet="Post"), article("b", denial, outlet="Echo"))
    sides = [(side.label, side.evidence.text) for side in difference.sides]
    assert sides == [("reported", report), ("denied", denial)]


def test_a_denial_of_what_nobody_reports_is_no_difference() -> None:
    """Others only fear it."""
    feared = "Brokers fear that the talks on the Baltic cable collapsed or may collapse."
    denial = "The ministry denied that the talks had collapsed and said the Baltic cable would be laid."
    assert differences(article("a", feared, outlet="Post"), article("b", denial, outlet="Echo")) == ()
