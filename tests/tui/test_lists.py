from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from briefing.errors import ExportError
from briefing.tui.changes import ChangesScreen
from briefing.tui.evidence import EvidenceScreen, EvidenceView
from briefing.tui.export import ExportScreen
from briefing.tui.help import HelpScreen
from briefing.tui.seams import ExportFormat
from briefing.tui.search import SearchScreen
from briefing.tui.sources import SourcesScreen
from tests.tui.driver import SIZES, WIDE, here, list_text, opened, press, static_text, told, until, whole_screen
from tests.tui.invented import Asked, empty_brief, invented_brief, make_seams


@pytest.mark.parametrize("size", SIZES)
async def test_help_lists_the_keys_that_work_here_first(size: tuple[int, int]) -> None:
    """On the brief the brief's keys come first, over evidence those of evidence."""
    async with opened(size=size) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        text = list_text(pilot)
        assert text.index("In the brief") < text.index("Moving in a pane") < text.index("In the evidence (not here)")
        await press(pilot, "escape", "enter", "question_mark")
        text = list_text(pilot)
        assert text.index("In the evidence") < text.index("In the brief (not here)")


async def test_help_shows_remapped_keys() -> None:
    """What is listed is what works."""
    seams = replace(make_seams(Asked()), keys={"mark.keep": "b"})
    async with opened(seams=seams, size=WIDE) as pilot:
        await press(pilot, "b")
        assert told(pilot) == ["kept"]
        await press(pilot, "s")
        assert told(pilot) == ["kept"]
        await press(pilot, "question_mark")
        assert "b              keep in the brief, or not  mark.keep" in list_text(pilot)


async def test_clashing_keys_are_named_at_the_start() -> None:
    """Both ids are named, and unknown ids with the nearest one."""
    seams = replace(make_seams(Asked()), keys={"mark.keep": "y", "mark.kep": "b"})
    async with opened(seams=seams) as pilot:
        assert told(pilot) == [
            "there is no key binding mark.kep (nearest: mark.keep)",
            "the key y means both mark.keep and copy",
        ]


async def test_search_finds_lines_and_articles_as_one_types() -> None:
    """Lines first, then full texts; Enter goes to the line."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "slash", *"ferries", "enter")
        assert not isinstance(pilot.app.screen, SearchScreen)
        assert here(pilot) == (1, "quotes", "q2") or here(pilot) == (0, "quotes", "q2")
        await press(pilot, "slash", *"Heron")
        await pilot.pause()
        text = list_text(pilot)
        assert "Lines of the brief: 1" in text
        assert "all also: A heron has moved" in text
        assert "Articles: 1" in text
        assert "Heron at the museum · outlet not stated · undated" in text
        assert "Heron" in asked.searched


async def test_an_article_found_opens_at_the_words_and_back_leads_to_the_search() -> None:
    """Looking into one hit does not lose the others."""
    async with opened() as pilot:
        await press(pilot, "slash", *"dredging")
        await pilot.pause()
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, EvidenceScreen)
        assert pilot.app.screen.query_one(EvidenceView).looked_at is not None
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SearchScreen)
        assert pilot.app.screen.query_one(Input).value == "dredging"
        await press(pilot, "escape")
        assert here(pilot) == (0, "bottom", "b1")


async def test_letters_typed_into_the_search_are_no_commands() -> None:
    """A q in a word does not quit."""
    async with opened() as pilot:
        await press(pilot, "slash", *"quiz?")
        assert pilot.app.screen.query_one(Input).value == "quiz?"
        await pilot.pause()
        assert list_text(pilot).strip() == "Nothing fits all of: quiz?"


async def test_sources_tell_state_and_error_in_words() -> None:
    """A failed source says why, one never polled says so."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "S")
        assert isinstance(pilot.app.screen, SourcesScreen)
        assert [line.strip(" ▸") for line in list_text(pilot).splitlines()] == [
            "Port feed · feed · Veldhaven Courier",
            "https://port.example/rss",
            "! failed 2 times: the server says it is busy (503)",
            "checked Wed 14 May 2031 06:12",
            "Notes · folder",
            "/srv/notes",
            "not polled yet",
        ]
        await press(pilot, "j", "q")
        assert here(pilot) == (0, "bottom", "b1")


async def test_changes_are_listed_by_issue_and_open_their_evidence() -> None:
    """Every change is proved like every other line."""
    async with opened() as pilot:
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, ChangesScreen)
        assert static_text(pilot, ".title") == "Changes since the brief of Tue 13 May 2031"
        assert "UPDATE Night trains: The night train to Osterby will run again" in list_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EvidenceScreen)
        assert "why: change: UPDATE · Night trains" in static_text(pilot, "#evidence-head")


async def test_no_changes_give_a_reason() -> None:
    """An empty list explains itself."""
    async with opened(empty_brief()) as pilot:
        await press(pilot, "d")
        assert list_text(pilot).strip() == "There is no brief before this one."
    async with opened(replace(invented_brief(), changes=())) as pilot:
        await press(pilot, "d")
        assert list_text(pilot).strip() == "Nothing changed since Tue 13 May."


async def test_export_writes_the_chosen_format_and_says_where() -> None:
    """The path is told."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "e", "j", "enter")
        assert asked.exported == ["html"]
        assert told(pilot) == ["written to briefs/2031-05-14.html"]


async def test_an_export_that_fails_says_why_and_stays() -> None:
    """Nothing is claimed to be written that is not."""

    def refuse(form: ExportFormat) -> str:
        raise ExportError("a quotation [sic] does not stand in its source")

    async with opened(seams=replace(make_seams(Asked()), export=refuse)) as pilot:
        await press(pilot, "e", "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert static_text(pilot, "#export-answer") == "not written: a quotation [sic] does not stand in its source"
        assert told(pilot) == []


async def test_the_palette_opens_with_both_keys_and_knows_the_issues() -> None:
    """Ctrl+p is taken in some terminals, the colon never is."""
    for key in ("colon", "ctrl+p"):
        async with opened() as pilot:
            await press(pilot, key)
            assert type(pilot.app.screen).__name__ == "CommandPalette"
            await press(pilot, *"Issue 2")
            await until(pilot, lambda: "Issue 2: Night trains" in whole_screen(pilot))
            await until(pilot, lambda: "Issue 1: Harbour toll" not in whole_screen(pilot))
            await press(pilot, "enter")
            await until(pilot, lambda: here(pilot)[0] == 2)
