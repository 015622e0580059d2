"""Which bodies act in a text, and which are only where somebody speaks, or to whom? All of them are invented."""

from __future__ import annotations

import pytest

from briefing.summarize.actors.actors import ActorsFound
from tests.summarize.speaking import Said, actor, names, read, speakers

SENTENCE = "It is late"


def _said_by(before: str, speaker: str, after: str = "") -> ActorsFound:
    """Return the actors of a text in which ``speaker`` says one sentence."""
    return read(f"{before}“{SENTENCE},” {speaker} said.{after}", Said(f"“{SENTENCE},”", speaker))


def test_an_abbreviation_is_the_one_body_that_has_its_initials() -> None:
    """The Harbour Trade Council said … The HTC said … of the same text."""
    found = _said_by("The Harbour Trade Council said the quay would close. ", "The HTC")
    assert actor(found, "Harbour Trade Council").spellings == ("Harbour Trade Council", "HTC")
    assert speakers(found) == ["Harbour Trade Council"]


def test_an_abbreviation_of_two_bodies_is_neither() -> None:
    """The Harbour Trade Council and the Highland Teaching Council are both an HTC."""
    before = "The Harbour Trade Council said no. The Highland Teaching Council said yes. "
    assert speakers(_said_by(before, "The HTC")) == ["HTC"]


def test_two_letters_are_the_initials_of_a_news_agency_only() -> None:
    """AP is the Associated Press; the HC need not be the Harbour Council."""
    assert speakers(_said_by("The Associated Press said the quay would close. ", "The AP")) == ["Associated Press"]
    assert speakers(_said_by("The Harbour Council said the quay would close. ", "The HC")) == ["HC"]


def test_where_officials_are_is_no_actor() -> None:
    """Officials in Oslo said … — Oslo says nothing; but "Oslo said" does."""
    assert names(_said_by("", "officials in Oslo")) == ["officials in Oslo"]
    assert names(_said_by("", "Oslo")) == ["Oslo"]


def test_an_outlet_that_somebody_spoke_with_is_no_actor() -> None:
    """A post on Twitter, an interview with the Harbour Times; but what a spokesman is of acts through him."""
    text = "The quay will close, according to an interview with the Harbour Times."
    assert names(read(text, Said("The quay will close", "an interview with the Harbour Times"))) == []
    assert "Harbour Council" in names(_said_by("", "a spokesman for the Harbour Council"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The quay will close, according to a Harbour Times poll.", []),
        ("The quay will close, according to the Harbour Times.", ["Harbour Times"]),
    ],
)
def test_an_outlet_whose_poll_tells_is_no_actor(text: str, shown: list[str]) -> None:
    """With "a" before its name an outlet only says whose poll it is."""
    assert names(read(text)) == shown


def test_the_chairman_of_another_body_is_not_the_chairman_named() -> None:
    """The Ferry chairman is not the chairman of the Harbour Committee; the Harbour chairman is."""
    before = "Ada Rowe, chairman of the Harbour Committee, said the plan works. "
    assert speakers(_said_by(before, "the Ferry chairman")) == [None]
    assert speakers(_said_by(before, "the Harbour chairman")) == ["Ada Rowe"]


def test_the_chairman_who_is_described_by_party_or_state_stays_the_same() -> None:
    """The Norwegian minister, the Republican senator: compared by state and party, not by the words of the role."""
    minister = _said_by("Foreign Minister Liv Dahl of Norway came home. ", "the Norwegian minister")
    assert speakers(minister) == ["Liv Dahl"]
    senator = _said_by("Sen. Nora Vance (R-Ohio) came home. ", "the Republican senator")
    assert speakers(senator) == ["Nora Vance"]


def test_a_surname_that_ends_like_an_adverb_opens_a_sentence() -> None:
    """Donnelly said … — the text has Imre Donnelly inside another sentence."""
    text = "The mayor, Imre Donnelly, came home. Donnelly said it is late."
    assert speakers(read(text, Said("it is late", "Donnelly", nth=2))) == ["Imre Donnelly"]


def test_an_adverb_opens_a_sentence_as_before() -> None:
    """Certainly said nobody: no name of the text."""
    assert names(read("Certainly the mayor, Imre Donnelly, came home.")) == ["Imre Donnelly"]


def test_who_is_asked_is_a_person() -> None:
    """Okafor was asked by reporters — a bare surname that nothing else shows to be one."""
    text = "Okafor was asked by reporters about the quay. “It is late,” she said."
    assert speakers(read(text, Said("“It is late,”", "she"))) == ["Okafor"]


def test_officials_of_two_peoples_are_one_group_of_officials() -> None:
    """American and European officials agreed: neither of them alone."""
    assert names(_said_by("", "American and European officials")) == ["American and European officials"]
    assert names(read("American and European officials agreed to wait.")) == ["American and European officials"]


def test_who_of_officials_that_did_nothing_before() -> None:
    """The plan worries European officials, who say … — they are brought in by it; of two groups nobody is."""
    text = "The plan worries European officials, who say it is late."
    assert speakers(read(text, Said("it is late", "who"))) == ["European officials"]
    joined = "The plan worries pilots and officials, who say it is late."
    assert speakers(read(joined, Said("it is late", "who"))) == [None]
