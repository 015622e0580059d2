"""What the reader of other programs finds here: each need, and that it is met."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.export import render_text
from briefing.model import Brief, ChangeLine, FeedState, Line, Source, SourceReport, UnnamedLine
from briefing.tui.app import BriefingApp
from briefing.tui.clipboard import Clipboard
from briefing.tui.desk import Desk
from briefing.tui.evidence import EvidenceScreen, EvidenceView
from briefing.tui.evidence_words import line_text
from briefing.tui.keys import find_key_problems
from briefing.tui.seams import Place, ReportProgress
from briefing.tui.sources import source_row
from tests.tui.driver import (
    HUGE,
    SIZES,
    SMALL,
    USUAL,
    WIDE,
    brief_screen,
    here,
    list_text,
    opened,
    pane_text,
    press,
    settle,
    static_text,
    told,
    until,
    whole_screen,
)
from tests.tui.invented import AS_OF, ITEMS, TOLLS, Asked, brief_with_arrivals, invented_brief, make_seams


async def test_opens_from_cache_and_never_waits() -> None:
    """The brief is there and every key works while the sources have not answered yet."""
    answered = asyncio.Event()

    async def refresh(report: ReportProgress) -> Brief:
        await answered.wait()
        return invented_brief()

    seams = replace(make_seams(Asked()), refresh=refresh, refresh_on_start=True)
    app = BriefingApp(invented_brief(), seams)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        assert "The ministry has not decided" in whole_screen(pilot).replace("\n", " ")
        await press(pilot, "1", "tab", "tab", "j")
        assert here(pilot) == (1, "quotes", "q2")
        assert "0/2" in static_text(pilot, "#top")
        answered.set()


@pytest.mark.parametrize("size", SIZES)
async def test_a_refresh_does_not_move_the_text(size: tuple[int, int]) -> None:
    """Not a line of the panes differs before the reader asks; then the cursor is on the same line."""
    async with opened(seams=make_seams(Asked(), fresh=brief_with_arrivals()), size=size) as pilot:
        await press(pilot, "1", "tab", "tab", "j")
        side = brief_screen(pilot).side
        await until(pilot, lambda: not side.display or (side.line is not None and side.line.id == "q2"))
        before = whole_screen(pilot).splitlines()[1:-1]
        await press(pilot, "r")
        await settle(pilot)
        assert whole_screen(pilot).splitlines()[1:-1] == before
        assert "R shows them" in whole_screen(pilot)
        await press(pilot, "R")
        assert here(pilot) == (1, "quotes", "q2")


@pytest.mark.parametrize("size", SIZES)
async def test_panes_keep_the_place(size: tuple[int, int]) -> None:
    """Issue, pane, line, filter and searches are there again in the next run."""
    asked = Asked()
    async with opened(seams=make_seams(asked), size=size) as pilot:
        await press(pilot, "1", "tab", "tab", "j")
    async with opened(seams=make_seams(Asked(), place=asked.places[-1]), size=size) as pilot:
        assert here(pilot) == (1, "quotes", "q2")


async def test_news_is_grouped_by_issue_with_the_reason_and_can_be_regrouped() -> None:
    """Why a passage serves an issue stands beside it; p moves it, M merges, u undoes."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        assert "1 Harbour toll" in pane_text(pilot, "rail")
        await press(pilot, "enter")
        assert "serves Harbour toll: the term “harbour toll”" in static_text(pilot, "#evidence-head")
        await press(pilot, "escape", "1", "p", "enter", "u")
        assert asked.corrected[0][0] == "move passage"
        assert asked.uncorrected[0][0] == "move passage"


async def test_the_same_story_stands_once_with_its_sources_counted() -> None:
    """One quote of two outlets is one line with two places; the issue tells how many outlets it rests on."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1")
        quotes = " ".join(pane_text(pilot, "quotes").split())
        assert quotes.count("We are still counting the ships") == 1
        assert "[1¶2, 2¶1]" in quotes
        assert "2 articles from 2 outlets" in " ".join(pane_text(pilot, "also").split())


@pytest.mark.parametrize("size", [WIDE, HUGE])
async def test_actors_quotes_and_open_questions_are_panes(size: tuple[int, int]) -> None:
    """All three in view at once where there is room."""
    async with opened(size=size) as pilot:
        await press(pilot, "1")
        shown = whole_screen(pilot)
        assert all(title in shown for title in ("Actors 2", "Quotes 3", "Open questions 1"))


async def test_a_line_leads_to_its_sentence_and_the_sentence_back_to_its_lines() -> None:
    """Both ways; a source that has changed since is called that, never shown as proof."""
    async with opened() as pilot:
        await press(pilot, "1", "tab", "tab", "enter")
        view = pilot.app.screen.query_one(EvidenceView)
        assert view.looked_at is not None
        assert view.looked_at.text in TOLLS.text
        await press(pilot, "n")
        assert "feeds 1 Harbour toll · Quotes: the ferries" in static_text(pilot, "#evidence-foot")
        await press(pilot, "enter")
        assert here(pilot) == (1, "quotes", "q2")
    edited = replace(TOLLS, text=TOLLS.text.replace("still", "not yet"))
    async with opened(seams=make_seams(Asked(), items=(edited, *ITEMS[1:]))) as pilot:
        await press(pilot, "1", "tab", "tab", "enter")
        assert "~ the source has changed since" in static_text(pilot, "#evidence-head")


@pytest.mark.parametrize("size", [WIDE, HUGE])
async def test_contradictions_stand_side_by_side(size: tuple[int, int]) -> None:
    """Both articles, each at the words in question."""
    async with opened(size=size) as pilot:
        await press(pilot, "1", "g", "l")
        brief_screen(pilot).line_pane("also").go_to("d1")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EvidenceScreen)
        left, right = pilot.app.screen.query(EvidenceView)
        assert left.looked_at is not None
        assert right.looked_at is not None
        assert (left.looked_at.item_id, right.looked_at.item_id) == ("tolls", "gate")
        assert left.region.right <= right.region.x
        assert left.region.y == right.region.y


async def test_what_changed_is_told_line_by_line() -> None:
    """New, changed and gone, each with its proof."""
    brief = invented_brief()
    gone = ChangeLine("c2", brief.issues[0].bottom_line[0].evidence, "GONE", "the survey", None, None, "Harbour toll")
    async with opened(replace(brief, changes=(*brief.changes, gone))) as pilot:
        await press(pilot, "d")
        assert "UPDATE" in list_text(pilot)
        assert "GONE" in list_text(pilot)
        await press(pilot, "escape", "1")
        assert " ~ 1 Will the ministry" in pane_text(pilot, "questions").replace("▹", " ")


async def test_one_key_reads_everything_new() -> None:
    """Space, and nothing but Space, passes every new line of every issue."""
    async with opened() as pilot:
        await press(pilot, "1")
        seen = {here(pilot)[2]}
        for _ in range(6):
            await press(pilot, "space")
            seen.add(here(pilot)[2])
        new = {line_id for line_id, placed in Desk(invented_brief()).places.items() if placed.line.change != "same"}
        assert new <= seen


@pytest.mark.parametrize(
    "keys",
    [
        ("m",),
        ("A",),
        ("s",),
        ("x",),
        ("c", "n", "enter"),
        ("p", "enter"),
        ("tab", "M", "enter"),
        ("tab", "tab", "tab", "plus"),
        ("tab", "tab", "tab", "minus"),
        ("a", "x", "enter"),
        ("e", "enter"),
        ("f", "enter", "escape"),
        ("slash", "t", "o", "l", "l", "tab", "escape", "escape"),
    ],
)
async def test_everything_can_be_undone(keys: tuple[str, ...]) -> None:
    """Whatever was kept is taken away again by u, and there is nothing left to undo."""
    asked = Asked()
    taken_back: list[str] = []
    seams = replace(
        make_seams(asked),
        add_source=lambda location: location,
        take_back_settings=lambda: taken_back.append("feeds.toml"),
        take_back_export=lambda: taken_back.append("export"),
    )
    async with opened(seams=seams) as pilot:
        await press(pilot, "1", *keys)
        await settle(pilot)
        screen = brief_screen(pilot)
        assert (
            asked.saved
            or asked.corrected
            or asked.exported
            or screen.views.filter
            or screen.views.searches
            or (keys[0] == "a")
        )
        await press(pilot, "u")
        assert {(line, kind) for line, kind, _text in asked.saved} == set(asked.deleted)
        assert [change[:3] for change in asked.corrected] == asked.uncorrected
        assert taken_back == {"a": ["feeds.toml"], "e": ["export"]}.get(keys[0], [])
        assert not screen.views.filter
        assert not screen.views.searches
        await press(pilot, "u")
        assert told(pilot)[-1] == "nothing to take back"


async def test_the_daily_export_has_every_format_and_is_seen_before_it_is_written() -> None:
    """The four formats of `briefing export`; that it is the same bytes twice is tested there."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        for down in range(4):
            await press(pilot, "e", *["j"] * down, "enter")
        assert asked.exported == ["md", "html", "json", "txt"]


def test_a_quote_is_copied_with_its_attribution_also_inside_tmux() -> None:
    """The route that is told is the one that took it."""
    fed: list[tuple[tuple[str, ...], str]] = []

    def feed(command: object, text: str) -> bool:
        assert isinstance(command, tuple)
        fed.append((command, text))
        return True

    never: Callable[[str], None] = lambda _text: pytest.fail("not by the terminal")  # noqa: E731
    assert (
        Clipboard({"TMUX": "/tmp/t", "SSH_CONNECTION": "x"}, never, feed).copy("“We wait” — O. B.") == "copied via tmux"
    )
    assert fed == [(("tmux", "load-buffer", "-w", "-"), "“We wait” — O. B.")]


async def test_searches_combine_and_filters_are_in_view() -> None:
    """Qualifiers add up; the filter stands on the screen with how many lines it leaves."""
    async with opened() as pilot:
        await press(pilot, "slash", *"actor:Brandt is:new -toll")
        await pilot.pause()
        assert static_text(pilot, "#chips").strip() == "all of: [actor: Brandt]  [is: new]  [not toll]"
        await press(pilot, "escape", "f", "enter", "escape")
        assert "only [is: fresh]: 5 of 17 lines" in whole_screen(pilot)


async def test_jump_searchable_help_and_palette() -> None:
    """All three ways to what one does not know by heart."""
    async with opened() as pilot:
        await press(pilot, "g", "q")
        assert here(pilot)[1] == "quotes"
        await press(pilot, "question_mark", "slash", *"merge same")
        assert "".join(list_text(pilot).split()) == "Inthebrief▹Mthisactororspeakeristhesameasanotheronecorrect.merge"
        await press(pilot, *"xyz")
        assert list_text(pilot).strip() == "No key fits: merge samexyz"
        await press(pilot, "escape", "escape", "colon")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "CommandPalette")


def test_keys_are_safe_and_clashes_are_named() -> None:
    """Letters, digits and signs; a remap that clashes names both ids."""
    assert find_key_problems({}) == ()
    assert find_key_problems({"jump": "f"}) == ("the key f means both jump and filter",)


async def test_offline_and_the_health_of_feeds_are_in_view() -> None:
    """The top line says how old the brief is, the sources which feed failed, why and since when."""

    async def refresh(report: ReportProgress) -> Brief:
        report(SourceReport("Port feed", "failed", error="no route to port.example"))
        return invented_brief()

    async with opened(seams=replace(make_seams(Asked()), refresh=refresh), size=WIDE) as pilot:
        await press(pilot, "r")
        await settle(pilot)
        assert "OFFLINE · brief from 06:12" in static_text(pilot, "#top")
        await press(pilot, "S")
        assert "! failed: no route to port.example" in list_text(pilot)
    state = FeedState("Port feed", status=200, checked=AS_OF, succeeded=AS_OF)
    row = source_row(Source("Port feed", "feed", "https://port.example"), state, None, Desk(invented_brief()))
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1")
        lines = [" ".join(text.split()) for text in (pane_text(pilot, "bottom"), pane_text(pilot, "quotes"))]
        assert lines[0].endswith("[1¶1] 1 day")
        assert "[1¶2, 2¶1] 0 to 1 day" in lines[1]
    assert "last good Wed 14 May 2031 06:12" in "".join(run.text for part in row.paras for run in part.runs)


async def test_without_colour_the_cursor_is_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR at every size; that no colour is sent and that the colours can be told apart is tested with the look."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(size=SMALL) as pilot:
        assert "▸+ The ministry" in whole_screen(pilot)


def test_the_plain_text_has_every_line_of_the_screen() -> None:
    """Whoever cannot use a screen misses nothing."""
    brief = invented_brief()
    text = " ".join(render_text(brief, {item.id: item for item in ITEMS}, length="full").split())
    missing = [
        placed.line.id
        for placed in Desk(brief).places.values()
        if not all(part.casefold() in text.casefold() for part in parts_of(placed.line))
    ]
    assert missing == []


def parts_of(line: Line) -> list[str]:
    """Return the words of a line that every form of the brief has; what stands between them is each form's own."""
    return [line.described, line.says] if isinstance(line, UnnamedLine) else line_text(line).split(" … ")


def test_a_headless_export_loads_no_screen() -> None:
    """Cron needs no terminal and no Textual."""
    code = "import sys, briefing.cli.commands.export, briefing.cli.briefs; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_place_that_is_kept_names_all_that_the_reader_set() -> None:
    """Filter, searches and sizes are of the place, like issue, pane and line."""
    assert set(Place.__slots__) == {"issue", "pane", "line_id", "search", "filter", "searches", "sizes"}
