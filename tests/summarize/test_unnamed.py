"""Who speaks without a name?"""

from __future__ import annotations

import pytest

from briefing.model import Analysis, Item
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, Made, item


def described(*analysed: tuple[Item, Analysis]) -> list[str]:
    """Return the descriptions under which a brief lists speakers who are not named."""
    return [line.described for line in compose(analysed, (TOLLWAY, FERRY), now=NOW).unnamed]


def test_who_only_acts_beside_a_speaker_is_not_listed() -> None:
    """The hauliers are asked; they say nothing."""
    text = "Ana Lund asked for the Ostmark tollway to wait, but northern hauliers have not agreed."
    made = Made(item("a", text)).actor("Ana Lund").actor("northern hauliers", kind="unnamed")
    assert described(made.position("northern hauliers", text).done()) == []


def test_who_says_or_is_according_to_is_listed() -> None:
    """A verb of saying behind the description, or "according to" before it."""
    said = "A harbour clerk with knowledge of the talks said the Ostmark tollway would wait."
    made = Made(item("a", said)).actor("A harbour clerk", kind="unnamed").position("A harbour clerk", said)
    told = "The Ostmark tollway will wait, according to a lock keeper."
    other = Made(item("b", told)).actor("a lock keeper", kind="unnamed").position("a lock keeper", told)
    assert sorted(described(made.done(), other.done())) == ["A harbour clerk", "a lock keeper"]


def test_whom_the_article_names_in_the_next_words_is_not_listed() -> None:
    """It describes her first and names her then."""
    said = "Norland’s transport minister said the Ostmark tollway would wait."
    made = Made(item("a", said, "On Sunday the minister, Ida Holm, flew home."))
    made.actor("Norland’s transport minister", kind="unnamed").position("Norland’s transport minister", said)
    assert described(made.done()) == []


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Two clerks denied that the Ostmark tollway had been sold.", "denied"),
        ("Two clerks did not say that the Ostmark tollway had been sold.", "say"),
        ("Two clerks said nobody had confirmed that the Ostmark tollway had been sold.", "confirmed"),
    ],
)
def test_nobody_is_made_to_say_what_is_denied_or_left_unsaid(sentence: str, cue: str) -> None:
    """The denied words alone would say the opposite: the whole sentence is shown."""
    made = Made(item("a", sentence)).actor("Two clerks", kind="unnamed")
    made.quote("the Ostmark tollway had been sold", "Two clerks", kind="indirect", cue=cue)
    (line,) = compose([made.done()], (TOLLWAY, FERRY), now=NOW).unnamed
    assert line.says == sentence


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Gazette reported that the Ostmark tollway would close, citing an unnamed aide.", "an unnamed aide"),
        ("The Ostmark tollway will close, the Gazette said, citing two people familiar with the plan.",
         "two people familiar with the plan"),
        ("The paper quoted a source as saying that the Ostmark tollway would close.", "a source"),
        ("The Gazette, citing board members, reported that the Ostmark tollway would close.", "board members"),
    ],
)  # fmt: skip
def test_whom_another_outlet_does_not_name_is_listed_with_that_outlet(sentence: str, who: str) -> None:
    """The whole sentence is shown: who passes it on is half of what it is worth."""
    made = Made(item("a", sentence))
    (line,) = compose([made.done()], (TOLLWAY, FERRY), now=NOW).unnamed
    assert (line.described, line.says) == (who, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Gazette reported that the Ostmark tollway would close, citing aide Jan Holm.",
        "The board closed the Ostmark tollway, citing worker safety.",
        "The judge quoted the road law and kept the Ostmark tollway open.",
    ],
)
def test_who_is_named_or_is_nobody_is_not_listed(sentence: str) -> None:
    """A name behind the office names; a reason is no source."""
    assert described(Made(item("a", sentence)).done()) == []


def test_who_told_another_outlet_stands_with_that_outlet() -> None:
    """“A clerk told the Velden Radio”: the words alone would be first-hand."""
    text = "The Ostmark tollway would close, a clerk told the Velden Radio, which did not name him."
    made = Made(item("a", text)).actor("a clerk", kind="unnamed")
    made.quote("The Ostmark tollway would close", "a clerk", kind="indirect", cue="told")
    (line,) = compose([made.done()], (TOLLWAY, FERRY), now=NOW).unnamed
    assert line.says == text


def test_what_is_written_is_nobody_who_speaks() -> None:
    """“According to a draft” names a paper."""
    text = "According to a draft, the Ostmark tollway would close."
    made = Made(item("a", text)).actor("a draft", kind="unnamed").position("a draft", text)
    assert described(made.done()) == []
