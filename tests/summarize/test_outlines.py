"""What of one item is made once and used again changes no brief."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefing.model import Correction, passage_id
from briefing.summarize.brief.outlines import outline
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, item, plain

ISSUES = (TOLLWAY, FERRY)
NAMED = item(
    "named",
    "The council of Lindholm heard of the Ostmark tollway plan on Monday.",
    "“We will vote on the Ostmark tollway in May,” said Ilse Brandt, who leads the council.",
    outlet="Post",
)
CHOIR = "The choir of Lindholm sang in the old grain hall on Sunday, and nine hundred people came from both valleys."
BESIDE = item("beside", CHOIR, "The hall was built of larch.", "It burned twice.", "It has a bell.", outlet="Post")
REPRINT = item("reprint", CHOIR, "The hall was built of larch.", "It burned twice.", "It has a bell.", outlet="Herald")
OLD = item("old", "A lorry levy was spoken of beside the Ostmark tollway.", day=date(2031, 1, 9))
ANALYSED = plain(NAMED, BESIDE, REPRINT, OLD)
OUTLINES = {each.id: outline(each, analysis, ISSUES) for each, analysis in ANALYSED}


def test_outlines_made_before_change_no_brief() -> None:
    """With those given, with some, or with none, the brief is the same."""
    whole = compose(ANALYSED, ISSUES, now=NOW)
    assert compose(ANALYSED, ISSUES, now=NOW, outlines=OUTLINES) == whole
    assert compose(ANALYSED, ISSUES, now=NOW, outlines={"beside": OUTLINES["beside"]}) == whole


def test_of_an_item_that_serves_no_issue_the_opening_is_enough() -> None:
    """The threads, the copies and the sources come out as from the whole analysis."""
    assert [each.id for each, _ in ANALYSED if OUTLINES[each.id].serves] == ["named", "old"]
    spared = [
        (each, analysis if OUTLINES[each.id].serves else OUTLINES[each.id].opening) for each, analysis in ANALYSED
    ]
    brief = compose(spared, ISSUES, now=NOW, outlines=OUTLINES)
    assert brief == compose(ANALYSED, ISSUES, now=NOW)
    assert [thread.item_ids for thread in brief.threads] == [("beside", "reprint")]


def test_an_opening_ends_with_the_third_sentence_of_prose() -> None:
    """What stands behind it is in no thread."""
    opening = OUTLINES["beside"].opening
    assert BESIDE.text[opening.sentences[-1].start : opening.sentences[-1].end] == "It burned twice."
    assert (opening.quotes, opening.actors, opening.mentions) == ((), (), ())


def test_an_opening_says_still_that_the_text_was_not_read() -> None:
    """Text in another language is marked in the list of sources whether the analysis is whole or not."""
    unread = replace(ANALYSED[1][1], analysed=False)
    assert not outline(BESIDE, unread, ISSUES).opening.analysed


def test_a_correction_goes_before_an_outline() -> None:
    """A passage that the reader ejects is out although the outline has it."""
    subject = passage_id("named", "The council of Lindholm heard of the Ostmark tollway plan on Monday.")
    ejected = [Correction("reader", "eject passage", subject, NOW, TOLLWAY.name)]
    brief = compose(ANALYSED, ISSUES, now=NOW, outlines=OUTLINES, corrections=ejected)
    assert brief == compose(ANALYSED, ISSUES, now=NOW, corrections=ejected)
    assert [
        passage.evidence.paragraph for passage in brief.issues[0].passages if passage.evidence.item_id == "named"
    ] == [2]
