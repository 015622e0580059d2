"""What a run of capitals names by its own words."""

from __future__ import annotations

import pytest

from briefing.summarize.actors.runs import LONE_WORDS, Run, read_run


@pytest.mark.parametrize(
    ("printed", "run"),
    [
        ("Norway", Run(0, "state")),
        ("White House", Run(0, "organisation")),
        ("Developer Crest Holdings", Run(1, "organisation")),
        ("Secretary of State Ama Boateng", Run(3, "person")),
        ("Dean", Run(0, "maybe")),
        ("Finnish", Run(0, "maybe", "article")),
        ("Dovhanko", Run(0, "maybe", "neighbours")),
        ("Projections", Run(0, "maybe", "ending")),
        ("May", Run(0, "maybe", "neighbours", month=True)),
        ("Susan Park", Run(0, "person", "thing")),
    ],
)
def test_a_run_names_what_its_own_words_tell_and_says_what_they_leave_open(printed: str, run: Run) -> None:
    """Norway is a state anywhere; whether Dovhanko is a person, what stands beside it tells."""
    words = tuple(printed.split())
    assert read_run(words, False) == run
    assert len(words) > 1 or LONE_WORDS[printed] == run


def test_a_stranger_before_a_given_name_is_no_part_of_it_where_it_opens_a_sentence() -> None:
    """Rival Ilse Brandt — in the middle of one, Rival may be her first name."""
    words = ("Rival", "Ilse", "Brandt")
    assert read_run(words, True) == Run(1, "person")
    assert read_run(words, False) == Run(0, "maybe", "neighbours")


def test_a_run_of_any_length_is_read() -> None:
    """Commission on Harbour Harbour …, fourteen words."""
    assert read_run(("Commission", "on", *["Harbour"] * 12), False) == Run(0, "organisation")
