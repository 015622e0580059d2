from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model import Source
from briefing.tui.seams import ExportFormat, ExportPreview
from tests.tui.driver import SIZES, brief_screen, list_text, opened, pane_text, press, static_text, whole_screen
from tests.tui.invented import Asked, empty_brief, invented_brief, make_seams


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_run_is_three_steps_on_one_screen(size: tuple[int, int]) -> None:
    """Sources, issues, r: what is done of each, and which key does the next."""
    folder = Source("Clippings", "folder", "/srv/clippings", pattern="*.txt *.md")
    seams = replace(
        make_seams(Asked()), source_rows=lambda: ((folder, None),), settings_path="/home/anna/briefing/feeds.toml"
    )
    async with opened(empty_brief(), seams, size) as pilot:
        text = " ".join(pane_text(pilot, "bottom").split())
        assert "No articles yet. Three steps to the first brief" in text
        assert "1 Sources: 1 set. S tells how they fare." in text
        assert "Articles put into /srv/clippings (*.txt *.md) are picked up." in text
        assert (
            "a adds the address of a feed, a file or a folder; it is written into /home/anna/briefing/feeds.toml."
            in text
        )
        assert "2 Issues: 2 followed: Harbour toll, Night trains" in text
        assert "3 Press r: the sources are read" in text
        assert "3 Press r:" in whole_screen(pilot)
        await press(pilot, "r")


async def test_with_nothing_set_the_first_run_says_what_to_write_and_where() -> None:
    """No source, no issue: the file is named, with what stands in it."""
    seams = replace(make_seams(Asked()), source_rows=lambda: (), settings_path="/home/anna/briefing/feeds.toml")
    async with opened(replace(empty_brief(), issues=()), seams) as pilot:
        text = " ".join(pane_text(pilot, "bottom").split())
        assert "1 Sources: none is set." in text
        assert "2 Issues: none is set; what you follow is named in /home/anna/briefing/feeds.toml" in text
        assert '[[issue]] name = "Harbour toll" terms = ["harbour toll", "port levy"]' in text


async def test_the_first_articles_take_the_place_of_the_steps() -> None:
    """There was nothing to read, so nothing can move under the reader."""
    seams = make_seams(Asked(), fresh=invented_brief())
    async with opened(empty_brief(), seams) as pilot:
        await press(pilot, "r")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert not brief_screen(pilot).has_class("-welcome")
        assert "The ministry has not decided" in pane_text(pilot, "bottom").replace("\n  ", "")


@pytest.mark.parametrize("size", SIZES)
async def test_an_export_is_seen_before_it_is_written(size: tuple[int, int]) -> None:
    """Each format with its target and its text; nothing is written by looking."""
    asked = Asked()

    def preview(form: ExportFormat) -> ExportPreview:
        standing = "2031-05-14.md was edited by hand and stays" if form == "md" else ""
        return ExportPreview(f"briefs/2031-05-14-2.{form}", f"# Brief as {form}\n\n“We wait [sic]”", standing)

    async with opened(seams=replace(make_seams(asked), preview=preview), size=size) as pilot:
        await press(pilot, "e")
        assert "Markdown, for documents and mail" in list_text(pilot)
        shown = whole_screen(pilot)
        assert "# Brief as md" in shown
        assert "“We wait [sic]”" in shown
        assert static_text(pilot, "#export-answer") == (
            "to briefs/2031-05-14-2.md (2031-05-14.md was edited by hand and stays)"
        )
        await press(pilot, "j")
        assert "# Brief as html" in whole_screen(pilot)
        assert asked.exported == []
