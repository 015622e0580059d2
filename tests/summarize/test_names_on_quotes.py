"""Whose name stands on a quote when a text is read as a whole? All people and texts are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.model import Analysis, Item
from briefing.summarize.analyse import analyse


def read(text: str) -> Analysis:
    """Return what an article of one text says."""
    return analyse(Item("1", "wire", "", text, datetime(2026, 3, 2, tzinfo=UTC), language="en"))


def names_on_quotes(text: str) -> list[str | None]:
    """Return the name of each quote's speaker, None where nobody is known."""
    found = read(text)
    return [None if quote.actor is None else found.actors[quote.actor].name for quote in found.quotes]


def actors_in(text: str) -> list[tuple[str, str]]:
    """Return the name and kind of each actor."""
    return [(actor.name, actor.kind) for actor in read(text).actors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the role behind a possessive
        (
            "Her Ostmark counterpart, Tom Reyes, called it “theatre.” He said the offer was “dead.”",
            ["Tom Reyes", "Tom Reyes"],
        ),
        (
            "Dahl’s Liberal counterpart, Minority Leader Susan Okafor, said the vote was “rushed.” “No,” she said.",
            ["Susan Okafor", "Susan Okafor"],
        ),
        # the role with a place behind it
        (
            "Norland’s envoy in Ardal, Viktor Lindt, said it was “an insult.” He called the board “asleep.”",
            ["Viktor Lindt", "Viktor Lindt"],
        ),
        (
            "A guard at the mine, Joel Quill, 24, said the gate “was never shut.” “I saw it,” he said.",
            ["Joel Quill", "Joel Quill"],
        ),
        # an adjective is nobody
        ("The mediator, former Finnish envoy Aino Dahl, 71, said the talks were “nearly over.”", ["Aino Dahl"]),
        # what follows a lone letter
        (
            "The envoy, Viktor Lindt, wrote it in a post on X. The words drew a sigh from Okafor: “He should try it.”",
            ["Okafor"],
        ),
        # a clause behind a colon
        (
            "Okafor’s words were echoed in Ardal: a Norland clerk called the plan “odd”, while saying it “may work”.",
            ["a Norland clerk", "a Norland clerk"],
        ),
        # passive, with a name beside the role
        ("The plan was condemned by the mine’s owner, Bram Lindt, as “a gift to thieves.”", ["Bram Lindt"]),
        # one of several
        ("“We cannot drink promises,” said one of them, Ada Quill, whose farm lies below the dam.", ["Ada Quill"]),
        # who says it in the middle of a sentence about another
        ("Bram Lindt, Ines Okafor said, has made “a mess.”\n\n“It is late,” she said.", ["Ines Okafor", "Ines Okafor"]),
        # the main clause, not the one it hangs on
        (
            "When Ada Dahl asked about the port, Ines Okafor declined to answer.\n\n“It is late,” she said.",
            ["Ines Okafor"],
        ),
        (
            "Bram Lindt turned on the paper, pointing out that its own Tom Reyes had reported a loss. “No,” he said.",
            ["Bram Lindt"],
        ),
        (
            "Ines Okafor left. Asked whether Ada Dahl would run for the board, she replied: “I hope so.”",
            ["Ines Okafor"],
        ),
        # who answers whom
        ("“See you in court,” Bram Lindt told Ines Okafor, who replied: “Fine.”", ["Bram Lindt", "Ines Okafor"]),
        # the verb left out
        (
            "Bram Lindt says he will bring “a bag of rice”; Ines Okafor, that she will bring “a pot of tea”.",
            ["Bram Lindt", "Ines Okafor"],
        ),
        # in somebody's words
        ("Bram Lindt said the plan was, in the words of Ines Okafor, “a farce.”", ["Ines Okafor"]),
        ("Bram Lindt left. In Ines Okafor’s words, the plan was “a farce” and no more.", ["Ines Okafor"]),
        # an apposition behind a question
        (
            "Bram Lindt left the hall.\n\n“Will it hold?” Ines Okafor, the chair of the Ardal board, asked.",
            ["Ines Okafor"],
        ),
        # a participle of no list at the head of the sentence
        ("Dashing into the hall, Ines Okafor called over her shoulder, “It is not helping.”", ["Ines Okafor"]),
        # words that a record holds
        ("Ada Dahl told staff she could not “go on,” according to a copy of the email.", ["Ada Dahl"]),
        # a given name that is a month elsewhere
        ("Her spokesman, Jan Quill, said the plan was “sound.” He called it “safe.”", ["Jan Quill", "Jan Quill"]),
        # the rank cut short
        ("“We are looking into it,” said Chief Supt Helen Dahl.", ["Helen Dahl"]),
        # an opener with "if" reports
        (
            "If anything, Bram Lindt argued in his email, the delay shows why the rules must change.\n\n"
            "“We have waited long enough for this board to act.”",
            ["Bram Lindt"],
        ),
        # a name that is a word for a thing elsewhere
        ("Susan Park said it was late. “I can count,” Park said.", ["Susan Park", "Susan Park"]),
        # a headline's bare office
        (
            "Governor hints at cut\n\nGovernor Helen Dahl spoke. Ines Okafor called it “late.”\n\n"
            "“We shall see,” the governor said.",
            ["Ines Okafor", "Helen Dahl"],
        ),
        # single marks for speech beside double ones for a term
        (
            "The “review” was no review.\n\n‘It was right,’ said Anna Okafor. ‘But it was late’, she added.",
            ["Anna Okafor", "Anna Okafor"],
        ),
    ],
)
def test_a_quote_bears_the_name_of_who_said_it(text: str, names: list[str | None]) -> None:
    """Each construction gives the name that a reader would give."""
    assert names_on_quotes(text)[: len(names)] == names


@pytest.mark.parametrize(
    "text",
    [
        "According to a summary of the talks, Cheryl Dahl, a clerk, “left early.”",
        "Oslo agreed.\n\nA letter was read out by Cheryl Dahl: “We leave with clean hands,” it said.",
        "A clerk of Tom Reyes, asked whether Cheryl Dahl would run, laughed.",
        "Tom Reyes endured a lecture from the Ardal mayor, who said the port was “closed.”",
        "Tom Reyes sought a status for those who say they are “undocumented people.”",
        "One film has a Tom Reyes impersonator who says the port is “a joke.”",
        "Tom Reyes’s lawyer, who said the port was “closed,” left.",
        "Two governors came: Governor Ada Dahl and Governor Tom Reyes.\n\nGovernor says it is “late.”",
    ],
)
def test_who_only_stands_nearby_is_not_named(text: str) -> None:
    """A name beside a document, or one of two holders of an office, is no speaker."""
    assert not {"Cheryl Dahl", "Ada Dahl", "Tom Reyes", "Oslo", "Norway"} & {*names_on_quotes(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Projections say the gap will widen.",
        "Talks on the ferry ended on Friday.",
        "Email says it all, the board noted.",
        "Islamophobic remarks were made. Democratic said no.",
        "In Montpelier, Vt., they met.",
        "CEO said no.",
    ],
)
def test_a_capital_alone_makes_no_person(text: str) -> None:
    """Nouns at the head of a sentence, adjectives and short titles name nobody."""
    assert [name for name, kind in actors_in(text) if kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Quill Resources said it would appeal.", ("Quill Resources", "organisation")),
        ("Developer Crest Holdings said it would build.", ("Crest Holdings", "organisation")),
        ("The Russians said they would go.", ("The Russians", "group")),
        ("It is something Republicans have long wanted.", ("Republicans", "group")),
        ("On the day city officials met, it rained.", ("city officials", "unnamed")),
        ("A draft seen by the Ardal Post said the plan was “not ready.”", ("A draft", "unnamed")),
    ],
)
def test_an_actor_has_its_own_borders_and_kind(text: str, actor: tuple[str, str]) -> None:
    """Firms are bodies, peoples are groups, and a clause without "that" lends them no noun."""
    assert actor in actors_in(text)


def test_a_verb_behind_a_comma_makes_no_role() -> None:
    """What somebody calls another is not their own office, and an apposition to a husband is nobody else."""
    found = read(
        "Retired clerk Sid Quill, branded the mayor “a fraud”. Her husband Lee Dahl, a bus driver, said it was odd."
    )
    assert [(actor.name, actor.role) for actor in found.actors] == [
        ("Sid Quill", "Retired clerk"),
        ("Lee Dahl", "husband"),
    ]


def test_a_role_keeps_the_body_that_it_is_of() -> None:
    """The name of a house before "press secretary" belongs to the role."""
    found = read("White House press secretary Ana Okafor said it was fine.")
    assert [(actor.name, actor.role) for actor in found.actors] == [("Ana Okafor", "White House press secretary")]
