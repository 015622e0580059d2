"""How much of what does a sentence state, and when do two sentences state it differently?"""

from __future__ import annotations

import pytest

from briefing.model import Issue
from briefing.summarize.brief.figures import Quantity, differ, of_issue, term_words
from briefing.summarize.brief.quantities import find_quantities

DAM = Issue("Sel dam", terms=("Sel dam",))


def stated(text: str) -> list[tuple[str, str]]:
    """Return what is counted and the figure as it is printed."""
    return [(each.noun, each.printed) for each in find_quantities(text)]


def of_dam(text: str) -> list[Quantity]:
    """Return the quantities of a sentence about the dam."""
    return [of_issue(each, term_words(DAM)) for each in find_quantities(text)]


def apart(left: str, right: str) -> bool:
    """Return whether some quantity of one sentence differs from one of the other."""
    return any(differ(one, other) for one in of_dam(left) for other in of_dam(right))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven villages will be flooded.", [("villages", "Eleven")]),
        (
            "The army has ordered 14 new fighter jets for 2.5 million crowns.",
            [("jets", "14"), ("crowns", "2.5 million")],
        ),
        ("Seven of the dam’s turbines stand still.", [("turbines", "Seven")]),
        ("The licence covers 18 aircraft for 40 million zloty.", [("aircraft", "18"), ("zloty", "40 million")]),
        ("Three of the seven members of the board opposed it.", [("members", "Three")]),
        ("The bank cut its key interest rate to 4.25% from 4.75%.", [("rate", "4.25%"), ("rate", "4.75%")]),
        ("The institute supports a limit of 20 percent of the spawning stock.", [("stock", "20 percent")]),
        ("Asked how many of the jets would be airworthy, Lind put the figure at nine.", [("jets", "nine")]),
        ("Of how many of the jets would fly by May, Lind said it was 14.", [("jets", "14")]),
    ],
)
def test_what_is_counted_is_found_with_its_figure(text: str, expected: list[tuple[str, str]]) -> None:
    """In numbers and in words, before the noun and behind it."""
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks began on March 19 in two rooms of the palace.",
        "Amina Doro, 62, has lived there for 40 years.",
        "Parliament passed it by 121 votes to 118.",
        "The 2026 budgets of both towns are closed.",
        "Two officials said so, and three sources agreed.",
        "Under Article 5 allies help each other.",
        "The Big Three automakers sell fewer cars.",
        "A poll put inflation first among worries for 48% of voters.",
        "Prices were up more than 70 percent, a rise of 9 percent on May.",
    ],
)
def test_days_ages_votes_names_polls_and_changes_are_no_quantities(text: str) -> None:
    """They differ from one sentence to the next without anybody being wrong."""
    assert stated(text) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Eleven villages will be flooded when the lake is full, the ministry said.",
         "7 villages will be flooded by the Sel dam, according to the water board."),
        ("The bank cut its key interest rate to 4.25% from 4.75% on Thursday.",
         "The bank lowered its key interest rate to 4.25% on Thursday, from 4.5%."),
        ("Inflation was 6.2% in February, the statistics office said.", "Inflation stood at 6.4% in February."),
        ("Asked how many of the turbines would be working by June, Beko put the figure at nine.",
         "Beko said on Wednesday that 14 of the dam's turbines would be working by June."),
    ],
)  # fmt: skip
def test_one_quantity_with_two_figures_differs(left: str, right: str) -> None:
    """Same noun, same unit, same time, much the same words."""
    assert apart(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Inflation was 6.2% in January.", "Inflation was 6.4% in February."),
        ("The bank is expected to leave its rate at 4.5%.", "The bank set its key rate at 4.25%."),
        ("The bank cut its key rate to 4.25%.", "The bank cut its key rate from 4.5%."),
        ("Turnout in Norland was 61% on Sunday.", "Turnout, in Ostmark a record, was 70% on Sunday."),
        ("Some 300 trucks wait at the border.", "About 310 trucks wait at the border."),
        ("Eleven villages will be flooded.", "Seven villages have a school."),
        ("Two people were hurt when the crane fell.", "Five people were hurt."),
        ("The plant has 40 turbines.", "The plant sells 12% of its turbines."),
    ],
)
def test_two_quantities_do_not_differ(left: str, right: str) -> None:
    """Another month, a forecast, another place, a round number, another matter, another unit."""
    assert not apart(left, right)


def test_a_short_verb_and_who_tells_it_make_no_two_matters() -> None:
    """“Would pay”: three letters are enough, and neither source is part of the matter."""
    assert apart(
        "About 1,200 farms would pay the levy, according to the council.",
        "Some 1,900 farms would pay the levy, the farmers' union said.",
    )


@pytest.mark.parametrize(
    "period",
    [
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
        *("April", "May", "June", "July", "August", "September", "October", "November", "December", "1999", "2026"),
        *("last year", "this month", "next quarter"),
    ],
)
def test_every_period_is_seen(period: str) -> None:
    """A look at its first letter lets each of them by."""
    assert find_quantities(f"The port of Sel counted 14 ships, and {period} is over.")[0].periods == {period}


@pytest.mark.parametrize(
    "words",
    [
        *("expected", "forecast", "Forecasts", "projected", "predicted", "seen", "likely", "targets", "proposed", "if"),
        "proposes",
    ],
)
def test_what_is_foreseen_is_known_by_each_of_its_words(words: str) -> None:
    """A look at its first letter lets each of them by."""
    assert find_quantities(f"It was {words} that 14 ships came.")[0].foreseen
    assert not find_quantities(f"It was {words}, and 14 ships came.")[0].foreseen


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen ships came, according to Lind Harbour.",
        "According to Lind Harbour, fourteen ships came.",
        "Fourteen ships came, Lind Harbour said on Monday.",
        "Fourteen ships came, Lind Harbour told the paper.",
        "Lind Harbour says that fourteen ships came.",
        "asked fourteen ships came",
    ],
)
def test_who_tells_a_figure_is_no_part_of_it(text: str) -> None:
    """Words of attribution are left out before the words round about are read."""
    assert find_quantities(text)[0].stems - {"ships"} == {"fourt", "came"}


def test_a_name_is_known_by_what_stands_before_it() -> None:
    """A capital behind a small letter or a comma; one that opens a sentence may be any word's."""
    assert find_quantities("Ships came to Sel, Tarn and (Orsk): 14 boats.")[0].names == {"Sel", "Tarn"}
