from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.tui.desk import Desk, Marks
from briefing.tui.filters import filter_options, fits_filter, fitting_ids, keep_rows, toggled
from briefing.tui.rows import heading, reason
from briefing.tui.seams import Place
from briefing.tui.search_terms import Term, parse_terms, typed_words
from tests.tui.driver import (
    SIZES,
    WIDE,
    brief_screen,
    here,
    list_text,
    opened,
    pane_text,
    press,
    static_text,
    told,
    whole_screen,
)
from tests.tui.invented import Asked, invented_brief, make_seams


def desk() -> Desk:
    """Return the invented brief, indexed."""
    return Desk(invented_brief())


def no_marks() -> Marks:
    """Return marks that go nowhere."""
    return Marks(lambda *_: None, lambda *_: None)


def ids(typed: str) -> list[str]:
    """Return which lines a filter leaves."""
    return [line_id for line_id in desk().places if line_id in fitting_ids(parse_terms(typed), desk(), no_marks())]


def test_of_one_kind_any_is_enough_and_different_kinds_add_up() -> None:
    """Two outlets widen; an outlet and a state narrow."""
    assert ids('source:"Rail Weekly"') == ["b2", "q4", "o2", "c1"]
    assert ids('source:"Rail Weekly" source:"Island Post" is:quote') == ["q1", "q3", "q4"]
    assert ids("is:fresh is:quote") == ["q2", "q4"]
    assert ids("is:shared") == ["q1", "o1", "d1"]
    assert ids("is:unknown") == ["q3"]


def test_named_leaves_out_who_is_not_named() -> None:
    """On the record only: a poster, a description and a story have no name."""
    assert ids("is:named") == ["a1", "p1", "a2", "p2", "q1", "q2", "q4"]


def test_every_option_tells_how_many_lines_it_leaves() -> None:
    """The count is what the reader gets, not an estimate."""
    found = {option.words: option for option in filter_options((), desk(), no_marks())}
    assert found["new or changed"].count == len(ids("is:fresh")) == 5
    assert found["Rail Weekly"].count == 4
    assert found["today"].term == Term("2031-05-14", "after")
    for option in found.values():
        fitting = [one for one in desk().places.values() if fits_filter(one, (option.term,), desk(), no_marks())]
        assert option.count == len(fitting)


def test_of_the_days_only_one_holds() -> None:
    """Today and the last three days at once would be one too many."""
    today, three = Term("2031-05-14", "after"), Term("2031-05-12", "after")
    assert toggled((today,), three) == (three,)
    assert toggled((three, Term("fresh", "is")), three) == (Term("fresh", "is"),)


@pytest.mark.parametrize("typed", ["is:fresh", 'source:"Rail Weekly" -actor:Brandt', '"two words" x'])
def test_terms_are_written_as_they_are_typed(typed: str) -> None:
    """What is kept for the next run reads as what was set."""
    assert typed_words(parse_terms(typed)) == typed


def test_headings_and_actors_stay_above_what_is_kept() -> None:
    """A position without its actor would be words without a name."""
    from briefing.tui.brief_rows import issue_rows

    rows = issue_rows(desk().issues[1], desk())["actors"]
    kept = keep_rows((heading("1 Harbour toll"), reason("said aside"), *rows), {"p2"})
    assert [row.key for row in kept] == ["", "a2", "p2"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_filter_is_chosen_seen_and_cleared(size: tuple[int, int]) -> None:
    """It is never silent: the chips stand below the top line as long as it holds."""
    asked = Asked()
    async with opened(seams=make_seams(asked), size=size) as pilot:
        await press(pilot, "1", "f")
        assert "[ ] new or changed  5" in list_text(pilot)
        await press(pilot, "space")
        assert "[x] new or changed  5" in list_text(pilot)
        assert static_text(pilot, "#filter-title") == "Filter: [is: fresh] leaves 5 of 17 lines"
        await press(pilot, "escape")
        assert "only [is: fresh]: 5 of 17 lines, F clears" in whole_screen(pilot)
        assert "“We are still counting" not in pane_text(pilot, "quotes")
        assert "the ferries would stay" in pane_text(pilot, "quotes").replace("\n  ", "")
        assert asked.places[-1].filter == "is:fresh"
        await press(pilot, "F")
        assert "F clears" not in whole_screen(pilot)
        assert "“We are still counting" in pane_text(pilot, "quotes")
        await press(pilot, "F")
        assert told(pilot) == ["no filter is set"]


async def test_a_filter_holds_across_runs_and_leaves_a_reason_where_it_leaves_nothing() -> None:
    """No pane is ever just empty."""
    seams = make_seams(Asked(), place=Place("Night trains", "quotes", filter="is:kept"))
    async with opened(seams=seams) as pilot:
        assert "Nothing here fits [is: kept]; F clears the filter." in " ".join(pane_text(pilot, "quotes").split())
        assert static_text(pilot, "#filter").strip() == "only [is: kept]: 0 of 17 lines, F clears"


async def test_n_and_space_go_through_what_the_filter_leaves() -> None:
    """What is hidden is not gone to."""
    seams = make_seams(Asked(), place=Place("Harbour toll", filter="is:question"))
    async with opened(seams=seams) as pilot:
        await press(pilot, "n")
        assert here(pilot) == (1, "questions", "o1")
        await press(pilot, "N", "n")
        assert here(pilot) == (1, "questions", "o1")


async def test_a_marked_line_stays_until_the_reader_goes_elsewhere() -> None:
    """Nothing moves under the reader, not even what a filter does not fit any more."""
    seams = make_seams(Asked(), place=Place("Harbour toll", "quotes", "q2", filter="is:unread"))
    async with opened(seams=seams) as pilot:
        await press(pilot, "m")
        assert here(pilot) == (1, "quotes", "q2")
        await press(pilot, "2", "1")
        assert "ferries" not in pane_text(pilot, "quotes")


async def test_a_line_found_elsewhere_turns_the_filter_off_that_hides_it() -> None:
    """The search looks through everything, and says so."""
    seams = make_seams(Asked(), place=Place("Harbour toll", filter="is:question"))
    async with opened(seams=seams) as pilot:
        await press(pilot, "slash", *"ferries", "enter")
        assert here(pilot) == (1, "quotes", "q2")
        assert told(pilot) == ["the filter is off: it hid this line"]


async def test_searches_are_kept_in_the_rail_and_read_like_issues() -> None:
    """Kept and conflicts are always there; Tab in the search adds one's own."""
    asked = Asked()
    async with opened(seams=make_seams(asked), size=WIDE) as pilot:
        assert "Searches" in pane_text(pilot, "rail")
        assert "/ Sources differ  2" in pane_text(pilot, "rail")
        await press(pilot, "slash", *"actor:Brandt", "tab", "escape")
        assert "/ actor:Brandt  4" in pane_text(pilot, "rail")
        assert asked.places[-1].searches == ("actor:Brandt",)
        await press(pilot, "h", "G")
        assert brief_screen(pilot).issue == -3
        assert "1 Harbour toll" in pane_text(pilot, "quotes")
        assert "“We are still counting" in pane_text(pilot, "quotes")
        assert "No ship pays twice" not in pane_text(pilot, "quotes")
        assert " ".join(pane_text(pilot, "questions").split()) == "No line of the brief fits this search."
        await press(pilot, "slash", *"actor:Brandt", "tab", "escape")
        assert brief_screen(pilot).issue == 0
        assert "actor:Brandt" not in pane_text(pilot, "rail")


async def test_a_kept_search_is_there_in_the_next_run_and_opened_where_it_was_read() -> None:
    """The rail and the place survive."""
    place = Place("", "quotes", "q4", search="is:quote", searches=("is:quote",))
    async with opened(seams=replace(make_seams(Asked()), load_place=lambda: place)) as pilot:
        assert here(pilot) == (-3, "quotes", "q4")
        await press(pilot, "n")
        assert here(pilot)[:2] == (-3, "quotes")
