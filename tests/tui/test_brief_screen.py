"""The brief screen: issues, panes, lines and the keys that move among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.model import QuestionStep
from briefing.tui.seams import Place
from tests.tui.driver import (
    HUGE,
    SIZES,
    SMALL,
    USUAL,
    WIDE,
    brief_screen,
    here,
    opened,
    pane_text,
    press,
    static_text,
    told,
)
from tests.tui.invented import Asked, empty_brief, invented_brief, make_seams, marked


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_on_the_overview_of_all_issues(size: tuple[int, int]) -> None:
    """Row 0 of the rail is the morning: the bottom line of every issue."""
    async with opened(size=size) as pilot:
        assert here(pilot) == (0, "bottom", "b1")
        text = pane_text(pilot, "bottom")
        assert "1 Harbour toll" in text
        assert "2 Night trains" in text
        assert "▸+ The ministry has not decided" in text


async def test_the_overview_shows_what_is_new_and_leaves_the_rest_to_the_issues() -> None:
    """A quote of the day before stands in its issue, not in the morning's list."""
    async with opened() as pilot:
        assert "the ferries would stay free" in pane_text(pilot, "quotes").replace("\n  ", "")
        assert "We are still counting" not in pane_text(pilot, "quotes")
        await press(pilot, "1")
        assert "“We are still counting the ships,”" in pane_text(pilot, "quotes")


async def test_an_actor_stays_above_a_new_position() -> None:
    """A position without its actor would be words without a name."""
    async with opened() as pilot:
        assert pane_text(pilot, "actors").splitlines()[:3] == [
            "   1 Harbour toll",
            "▹  Tomas Ekwall · Port director",
            " +   rejects: Port director Tomas Ekwall rejects the",
        ]


async def test_a_reported_quote_is_marked_as_paraphrase_and_gets_no_quotation_marks() -> None:
    """Only words that stood between marks are shown between marks."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1")
        lines = pane_text(pilot, "quotes").splitlines()
        at = next(number for number, line in enumerate(lines) if "ferries" in line)
        assert lines[at] == " + ~ the ferries would stay free of"
        assert "paraphrase" in " ".join(lines[at : at + 4])
        assert "“" not in " ".join(lines[at : at + 4])


async def test_a_quote_without_speaker_says_so() -> None:
    """Speaker unknown is said, never guessed or left out."""
    async with opened() as pilot:
        await press(pilot, "1")
        assert "— speaker unknown [2¶3]" in pane_text(pilot, "quotes")


async def test_a_question_tells_status_decider_due_and_possible_answer_in_words() -> None:
    """Colour says nothing that a word does not say too."""
    async with opened(size=HUGE) as pilot:
        await press(pilot, "1")
        text = " ".join(pane_text(pilot, "questions").split())
        assert "~ 1 Will the ministry decide on the harbour toll?" in text
        assert "? contested · one outlet reports a decision [1¶1]" in text
        assert "decides: the council · by: on 20 May · would answer it: the vote of the council" in text
        assert "reported: The toll has been decided, according to a person close to the council. [2¶2]" in text


async def test_j_and_k_move_line_by_line_over_headings() -> None:
    """Headings are stepped over; the ends hold."""
    async with opened() as pilot:
        await press(pilot, "j")
        assert here(pilot) == (0, "bottom", "b2")
        await press(pilot, "down")
        assert here(pilot) == (0, "bottom", "b2")
        await press(pilot, "k")
        assert here(pilot) == (0, "bottom", "b1")
        await press(pilot, "G")
        assert here(pilot) == (0, "bottom", "b2")
        await press(pilot, "g", "g")
        assert here(pilot) == (0, "bottom", "b1")
        await press(pilot, "end", "up", "home", "pagedown")
        assert here(pilot) == (0, "bottom", "b2")
        await press(pilot, "pageup")
        assert here(pilot) == (0, "bottom", "b1")


async def test_digits_and_capitals_change_the_issue_and_keep_the_pane() -> None:
    """The same pane of the next issue is what J is for."""
    async with opened() as pilot:
        await press(pilot, "tab", "tab", "1")
        assert here(pilot) == (1, "quotes", "q1")
        await press(pilot, "J")
        assert here(pilot) == (2, "quotes", "q4")
        await press(pilot, "J", "K", "left_square_bracket")
        assert here(pilot)[:2] == (0, "quotes")
        await press(pilot, "right_square_bracket", "0")
        assert here(pilot)[:2] == (0, "quotes")
        await press(pilot, "7")
        assert here(pilot)[:2] == (0, "quotes")
        assert told(pilot) == ["there is no issue 7"]


async def test_an_issue_that_was_left_is_found_again_at_the_same_line() -> None:
    """Coming back means coming back."""
    async with opened() as pilot:
        await press(pilot, "1", "tab", "tab", "j", "j")
        assert here(pilot) == (1, "quotes", "q3")
        await press(pilot, "J", "K")
        assert here(pilot) == (1, "quotes", "q3")


async def test_tab_goes_round_the_panes_and_h_and_l_stop_at_the_edges() -> None:
    """Tab is a circle, the arrows are a line."""
    async with opened() as pilot:
        seen = []
        for _ in range(7):
            await press(pilot, "tab")
            seen.append(here(pilot)[1])
        assert seen == ["actors", "quotes", "questions", "also", "rail", "bottom", "actors"]
        await press(pilot, "shift+tab")
        assert here(pilot)[1] == "bottom"
        await press(pilot, "h", "left", "left")
        assert here(pilot)[1] == "rail"
        await press(pilot, "l", "right")
        assert here(pilot)[1] == "actors"


async def test_the_rail_changes_the_issue_as_its_cursor_moves() -> None:
    """The rail needs no Enter; Enter goes to the issue's first line."""
    async with opened() as pilot:
        await press(pilot, "h", "j")
        assert brief_screen(pilot).issue == 1
        await press(pilot, "j")
        assert brief_screen(pilot).issue == 2
        await press(pilot, "enter")
        assert here(pilot) == (2, "bottom", "b2")


async def test_n_goes_through_the_new_lines_of_all_panes_and_issues() -> None:
    """N goes back the same way."""
    async with opened() as pilot:
        await press(pilot, "1")
        seen = []
        for _ in range(5):
            await press(pilot, "n")
            seen.append(here(pilot))
        assert seen == [
            (1, "actors", "p2"),
            (1, "quotes", "q2"),
            (1, "questions", "o1"),
            (2, "quotes", "q4"),
            (2, "quotes", "q4"),
        ]
        assert told(pilot) == ["no more new lines below"]
        await press(pilot, "N")
        assert here(pilot) == (1, "questions", "o1")


async def test_space_reads_through_what_is_new() -> None:
    """One key is the morning."""
    async with opened() as pilot:
        await press(pilot, "1")
        seen = []
        for _ in range(4):
            await press(pilot, "space")
            seen.append(here(pilot)[2])
        assert seen == ["p2", "q2", "o1", "q4"]


async def test_space_reads_everything_when_all_is_seen() -> None:
    """Where nothing is new, Space goes pane by pane and issue by issue to the end."""
    marks = [(line, "seen") for line in ("b1", "p2", "q2", "o1", "q4")]
    async with opened(marked(invented_brief(), *[(line, "seen") for line, _ in marks]), size=WIDE) as pilot:
        await press(pilot, "1")
        visited = []
        for _ in range(14):
            await press(pilot, "space")
            visited.append(here(pilot)[:2])
        assert list(dict.fromkeys(visited)) == [
            (1, "actors"),
            (1, "quotes"),
            (1, "questions"),
            (1, "also"),
            (2, "bottom"),
            (2, "quotes"),
            (2, "questions"),
        ]
        assert told(pilot)[-1] == "that was all of the brief"


async def test_entries_are_parted_by_a_blank_line_where_there_is_room() -> None:
    """Tall terminals are easier to read; small ones show more."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1")
        assert "" in pane_text(pilot, "quotes").splitlines()
        await pilot.resize_terminal(120, 24)
        await pilot.pause()
        assert "" not in pane_text(pilot, "quotes").splitlines()


async def test_an_empty_pane_shows_that_it_has_the_focus() -> None:
    """The cursor's sign stands in its tab."""
    async with opened() as pilot:
        await press(pilot, "2", "tab")
        assert static_text(pilot, "#tabs").startswith("▸Actors 0╺")
        await press(pilot, "shift+tab")
        assert static_text(pilot, "#tabs").startswith("╸Actors 0╺")


async def test_the_overview_lists_the_articles_behind_the_numbers() -> None:
    """[n] can be looked up, with what is known of the article."""
    brief = invented_brief()
    odd = replace(brief.sources[1], copy_of=1, background=True, analysed=False, language_name="Dutch")
    async with opened(replace(brief, sources=(brief.sources[0], odd, *brief.sources[2:]))) as pilot:
        text = " ".join(pane_text(pilot, "also").split())
        assert "[1] Veldhaven Courier · Ministry counts ships · Tue 13 May 2031 08:10 (date from the feed)" in text
        assert "near copy of [1] · background, older than the window · in Dutch: not analysed" in text
        assert "[4] outlet not stated · Heron at the museum · undated" in text


async def test_a_question_shows_how_its_status_changed() -> None:
    """The days before are part of the answer."""
    brief = invented_brief()
    steps = (QuestionStep(date(2031, 5, 12), "open"), QuestionStep(date(2031, 5, 14), "contested"))
    question = replace(brief.issues[0].questions[0], history=steps)
    changed = replace(brief, issues=(replace(brief.issues[0], questions=(question,)), brief.issues[1]))
    async with opened(changed) as pilot:
        await press(pilot, "1")
        assert "history: 12 May open · 14 May contested" in pane_text(pilot, "questions")


async def test_zoom_shows_one_pane_and_then_all_again() -> None:
    """The focused pane has the whole screen."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1", "tab", "tab", "z")
        assert brief_screen(pilot).line_pane("quotes").size.width > 110
        assert not brief_screen(pilot).line_pane("rail").display
        await press(pilot, "z")
        assert brief_screen(pilot).line_pane("rail").display
        assert here(pilot) == (1, "quotes", "q1")


async def test_the_cursor_survives_every_change_of_size() -> None:
    """A window that is pulled about never loses the line."""
    async with opened(size=HUGE) as pilot:
        await press(pilot, "1", "tab", "tab", "j")
        for size in (WIDE, USUAL, SMALL, HUGE, USUAL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert here(pilot) == (1, "quotes", "q2")
            assert brief_screen(pilot).line_pane("quotes").has_focus


async def test_a_tiny_terminal_says_so_and_recovers() -> None:
    """Below 40x10 nothing is half shown."""
    async with opened() as pilot:
        await pilot.resize_terminal(38, 9)
        await pilot.pause()
        assert pilot.app.screen.query_one("#tiny").display
        assert not pilot.app.screen.query_one("#body").display
        await pilot.resize_terminal(*USUAL)
        await pilot.pause()
        assert pilot.app.screen.query_one("#body").display
        assert here(pilot) == (0, "bottom", "b1")


async def test_it_opens_where_the_reader_was_and_keeps_the_place_when_left() -> None:
    """A restart is no reason to search for the line again."""
    asked = Asked()
    async with opened(seams=make_seams(asked, place=Place("Harbour toll", "quotes", "q2"))) as pilot:
        assert here(pilot) == (1, "quotes", "q2")
        await press(pilot, "j")
    assert asked.places[-1] == Place("Harbour toll", "quotes", "q3")


async def test_a_place_that_is_gone_opens_the_overview() -> None:
    """An issue that was renamed is not an error."""
    async with opened(seams=make_seams(Asked(), place=Place("Canal toll", "quotes", "q2"))) as pilot:
        assert here(pilot)[:2] == (0, "quotes")


async def test_an_empty_brief_gives_a_reason_in_every_pane() -> None:
    """No pane is ever just empty."""
    async with opened(empty_brief(), size=WIDE) as pilot:
        assert pane_text(pilot, "bottom").strip().startswith("No articles yet. Three steps to the first brief")
        await press(pilot, "1")
        for name in ("bottom", "actors", "quotes", "questions"):
            assert pane_text(pilot, name).split() == [
                "No",
                "article",
                "in",
                "this",
                "window",
                "serves",
                "this",
                "issue.",
            ]
        assert "No difference found" in pane_text(pilot, "also")
        await press(pilot, "enter")
        assert told(pilot) == ["nothing to show here"]


async def test_the_top_line_tells_the_day_and_what_is_new() -> None:
    """What does not fit is left out, the day never."""
    async with opened() as pilot:
        assert (
            static_text(pilot, "#top").strip()
            == "briefing Wed 14 May 2031 · 5 new since Tue 13 May · 2 issues · 4 articles"
        )
        await pilot.resize_terminal(45, 16)
        await pilot.pause()
        assert static_text(pilot, "#top").strip() == "briefing Wed 14 May 2031 · 5 new"


async def test_q_quits() -> None:
    """Esc does not."""
    async with opened() as pilot:
        await press(pilot, "escape")
        assert pilot.app.is_running
        await press(pilot, "q")
        assert pilot.app._exit
