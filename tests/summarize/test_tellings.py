"""What does a sentence tell by its own words, and is it told too where only the reader's word makes it serve?"""

from __future__ import annotations

import pytest

from briefing.model import Correction, Sentence, Span, passage_id
from briefing.summarize.brief.outlines import outline
from briefing.summarize.brief.tellings import NOTHING_TOLD, Permission
from briefing.summarize.brief.told_by_words import find_tellings
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, item, plain

TOLD = (
    "The council has approved the quay.",
    "The mayor denied that the council had approved the quay, and said more.",
    "The cabinet had not decided on the quay.",
    "The port was accused of dumping silt.",
    "The port is dredged by 14 barges.",
    "French ships were limited to the outer quay.",
)


def test_each_sentence_tells_what_its_words_say() -> None:
    """A decision, a denial, what is undecided, a claim, a bare fact, a figure, a permission: each by its sentence."""
    told = item("told", " ".join(TOLD))
    ((_, analysis),) = plain(told)
    tellings = find_tellings(told.text, analysis.sentences, range(len(TOLD)))
    denial = len(TOLD[0]) + 1
    assert tellings.decide == {0, 1}
    assert {sentence: verb.of(told.text) for sentence, (_, verb) in tellings.denied.items()} == {1: "had approved"}
    assert tellings.denied_clauses == {1: Span(denial + len("The mayor denied that"), denial + TOLD[1].index(", and"))}
    assert {sentence: span.of(told.text) for sentence, span in tellings.undecided.items()} == {2: "had not decided"}
    assert tellings.claim == {3}
    assert tellings.assert_ == {0, 2, 4, 5}
    assert [(n, each.noun, each.printed) for n, own in tellings.quantities.items() for each in own] == [
        (4, "barges", "14")
    ]
    assert tellings.permissions == {5: Permission("limited", "were limited to", ("France",))}


HOLDING = (
    ("change", "The bank {} its key rate.", "cut cuts raised raises lowered lowers reduced held kept left"),
    ("change", "Parliament {} the ferry law.", "passed passes adopted adopts defeated voted_down"),
    ("change", "Norland {} the fish ban.", "lifted lifts eased imposed imposes suspended suspends ended dropped drops"),
    ("change", "Norland {} the fish ban.", "scrapped scraps extended reversed tightened"),
    ("change", "The court {} its ruling.", "postponed postpones delayed delays put_off deferred brought_forward"),
    (
        "decide",
        "The council has {} it.",
        "approved authorised granted loosened withdrawn given_permission_for",
    ),
    ("decide", "The council {} it.", "green-lit Greenlit signed_off_on struck_down gave_permission_for called_off"),
    ("denied_clauses", "The port {} reports that it sank.", "may_deny denies denied disputed dismissed rejected"),
    ("announce", "Norland {} send the jets.", "will WILL"),
    ("refuse", "Norland {} send the jets.", "will_not would_not"),
    ("undecided", "The cabinet {} on the jets.", "had_not_decided hasn't_agreed hasn’t_yet_agreed"),
    ("undecided", "No {} has been taken.", "decision final_decision"),
    ("claim", "The ferry {} sank.", "allegedly purportedly reportedly and,_according_to_her,_the_jet is_said_to_have"),
    ("claim", "She {} him.", "accused accuses alleged claims suspected"),
    ("permissions", "Jets are {} to land.", "permitted allowed authorised cleared"),
    ("permissions", "Jets are {} to Norland.", "limited restricted confined"),
    ("permissions", "Jets are {} there.", "banned barred prohibited considering_it weighing_it open_to_it"),
    ("permissions", "Norland has {} it.", "lifted not_approved not_agreed yet_to_lift given_permission_for"),
    ("permissions", "Norland {} it.", "may_be_willing"),
    (
        "quantities",
        "It sent {} jets.",
        "8 two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    ),
    ("quantities", "It sent {} jets.", "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty"),
    ("quantities", "It sent {} jets.", "seventy eighty ninety thirty-one"),
)


@pytest.mark.parametrize(("kind", "sentence", "words"), HOLDING)
def test_no_sentence_goes_unasked_for_its_words(kind: str, sentence: str, words: str) -> None:
    """A sentence is searched for what one of its words may tell: each such word, in a sentence that tells it."""
    for word in words.split():
        text = sentence.format(word.replace("_", " "))
        tellings = find_tellings(text, [Sentence(0, len(text), 1)], [0])
        assert (text, list(getattr(tellings, kind))) == (text, [0])


def test_an_outline_keeps_them_where_a_passage_serves_an_issue() -> None:
    """Of what serves none, nothing is kept, whether it is an article or a paragraph."""
    choir = "The choir has 14 singers."
    serving, beside = plain(item("serving", "The Ostmark tollway will cost 14 lorries.", choir), item("beside", choir))
    assert set(outline(*serving, (TOLLWAY,)).tellings.quantities) == {0}
    assert outline(*beside, (TOLLWAY,)).tellings == NOTHING_TOLD


def test_what_the_reader_moves_to_an_issue_is_told_under_it() -> None:
    """The figures of two articles that served no issue differ once the reader has moved both passages to one."""
    words = {"post": "The choir needs 40 chairs for the hall.", "herald": "The choir needs 90 chairs for the hall."}
    analysed = plain(*(item(name, text, outlet=name) for name, text in words.items()))
    moved = [
        Correction("reader", "move passage", passage_id(name, text), NOW, "", FERRY.name)
        for name, text in words.items()
    ]
    outlines = {each.id: outline(each, analysis, (FERRY,)) for each, analysis in analysed}
    brief = compose(analysed, (FERRY,), now=NOW, outlines=outlines, corrections=moved)
    assert [each.kind for each in brief.issues[0].disagreements] == ["figures"]
