"""What does a sentence tell by its own words, and is it told too where only the reader's word makes it serve?"""

from __future__ import annotations

from briefing.model import Correction, Span, passage_id
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
