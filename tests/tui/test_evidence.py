from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from briefing.tui.evidence import ArticlePane, EvidenceScreen, EvidenceView
from briefing.tui.evidence_words import outlet_words
from briefing.tui.text_pane import TextPane
from tests.tui.driver import (
    HUGE,
    SIZES,
    SMALL,
    USUAL,
    WIDE,
    brief_screen,
    here,
    opened,
    press,
    static_text,
    told,
    until,
)
from tests.tui.invented import GATE, ITEMS, OTHER, TOLLS, TRAINS, Asked, cited, invented_brief, make_item, make_seams


def view(pilot: Pilot[None]) -> EvidenceView:
    """Return the evidence in front."""
    return pilot.app.screen.query_one(EvidenceView)


def article_text(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the article."""
    return pilot.app.screen.query_one(ArticlePane).row_text()


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_enter_shows_the_sentence_and_every_way_back_leads_to_the_same_line(size: tuple[int, int]) -> None:
    """Esc, q, h and the left arrow all lead back."""
    async with opened(size=size) as pilot:
        await press(pilot, "1", "tab", "tab", "j")
        for back in ("escape", "q", "h", "left"):
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, EvidenceScreen)
            marked = [line for line in article_text(pilot) if line.startswith(" ▌")]
            words = " ".join(" ".join(line.split()[1:]) for line in marked)
            assert words.lstrip("4 ") == "She said the ferries would stay free of charge for islanders."
            await press(pilot, back)
            assert here(pilot) == (1, "quotes", "q2")
            assert brief_screen(pilot).line_pane("quotes").has_focus


def test_an_outlet_that_was_inferred_is_marked_so() -> None:
    """The text itself named it; nobody stated it."""
    assert outlet_words(replace(TOLLS, outlet_basis="text")) == "Veldhaven Courier (named in the text)"
    assert outlet_words(replace(TOLLS, outlet_basis="feed")) == "Veldhaven Courier"


async def test_the_head_tells_origin_date_place_rule_and_cue() -> None:
    """What made the line is visible where it is checked."""
    async with opened() as pilot:
        await press(pilot, "1", "tab", "tab", "enter")
        assert static_text(pilot, "#evidence-head").splitlines() == [
            "[1¶2] · Veldhaven Courier · Ministry counts ships",
            "Tue 13 May 2031 08:10 (date from the feed) · source 1 of 2",
            "why: direct quote · speaker printed as “Harbour Minister Odile Brandt”, read as Odile Brandt · cue “told” "
            "· rule cue after quote",
        ]


async def test_the_head_says_why_the_paragraph_serves_the_issue() -> None:
    """The terms that brought the paragraph in are named."""
    async with opened() as pilot:
        await press(pilot, "enter")
        assert "serves Harbour toll: the term “harbour toll”" in static_text(pilot, "#evidence-head")


async def test_an_undated_item_says_so() -> None:
    """When it was fetched is not when it was published."""
    async with opened() as pilot:
        await press(pilot, "shift+tab", "shift+tab", "G")
        assert here(pilot) == (0, "also", "u1")
        await press(pilot, "k", "enter")
        assert static_text(pilot, "#evidence-head").splitlines()[:2] == [
            "[4¶1] · outlet not stated · Heron at the museum",
            "undated · fetched Wed 14 May 2031 06:12",
        ]


async def test_comma_and_full_stop_go_through_the_sources_of_the_line() -> None:
    """The second outlet's words are one key away, round and round."""
    async with opened() as pilot:
        await press(pilot, "1", "tab", "tab", "enter", "full_stop")
        assert "[2¶1] · Island Post" in static_text(pilot, "#evidence-head")
        assert "source 2 of 2" in static_text(pilot, "#evidence-head")
        await press(pilot, "full_stop")
        assert "[1¶2] · Veldhaven Courier" in static_text(pilot, "#evidence-head")
        await press(pilot, "comma")
        assert "[2¶1] · Island Post" in static_text(pilot, "#evidence-head")


async def test_the_sides_of_a_disagreement_are_its_first_sources() -> None:
    """Each side is named beside its words."""
    async with opened() as pilot:
        await press(pilot, "1", "shift+tab", "shift+tab")
        assert here(pilot) == (1, "also", "d1")
        await press(pilot, "enter")
        assert "source 1 of 2 · not decided" in static_text(pilot, "#evidence-head")
        await press(pilot, "full_stop")
        assert "source 2 of 2 · decided" in static_text(pilot, "#evidence-head")


async def test_n_goes_to_the_next_words_that_feed_the_brief_and_enter_to_their_line() -> None:
    """The way leads back from a sentence to the lines that rest on it."""
    async with opened() as pilot:
        await press(pilot, "1", "enter")
        assert "feeds 1 Harbour toll · Bottom line: The ministry" in static_text(pilot, "#evidence-foot")
        await press(pilot, "n", "n")
        assert "feeds 1 Harbour toll · Quotes: the ferries would stay free" in static_text(pilot, "#evidence-foot")
        await press(pilot, "N", "n", "enter")
        assert here(pilot) == (1, "quotes", "q2")


async def test_the_evidence_beside_the_panes_stays_where_it_was_read_to() -> None:
    """Another width, the whole screen and back, the line entered again: the same words are looked at."""
    async with opened(size=HUGE) as pilot:
        await press(pilot, "1", "tab", "tab", "enter")
        side = brief_screen(pilot).side
        await until(pilot, lambda: side.looked_at is not None)
        await press(pilot, "n")
        looked_at = side.looked_at
        assert looked_at is not None
        assert looked_at.text == "She said the ferries would stay free of charge for islanders."
        for keys in (("greater_than_sign", "less_than_sign"), ("z", "z"), ("left", "enter")):
            await press(pilot, *keys)
            brief_screen(pilot)._show_beside()
            assert side.looked_at == looked_at


async def test_where_the_evidence_has_the_whole_width_zoom_says_so() -> None:
    """A key that the help lists is never silent."""
    async with opened(size=USUAL) as pilot:
        await press(pilot, "enter", "z")
        assert told(pilot) == ["the evidence has the whole width here"]
    async with opened(size=WIDE) as pilot:
        await press(pilot, "enter")
        narrow = view(pilot).size.width
        await press(pilot, "z")
        assert told(pilot) == []
        assert view(pilot).size.width > narrow


async def test_the_sentence_stands_in_the_middle_at_every_size() -> None:
    """A long article opens where the words are, also after the window has changed."""
    filler = "\n".join(f"Paragraph number {number} speaks of the weather on the islands." for number in range(60))
    text = f"{filler}\nThe ministry has not decided on the harbour toll, a spokeswoman said on Tuesday.\n{filler}"
    long = make_item("tolls", text, "Ministry counts ships", "Veldhaven Courier", 13)
    evidence = cited(long, "The ministry has not decided on the harbour toll, a spokeswoman said on Tuesday.")
    brief = invented_brief()
    line = replace(brief.issues[0].bottom_line[0], evidence=(evidence,))
    brief = replace(brief, issues=(replace(brief.issues[0], bottom_line=(line,)), brief.issues[1]))
    seams = make_seams(Asked(), items=(long, GATE, TRAINS, OTHER))
    for size in SIZES[:3]:
        async with opened(brief, seams, size=size) as pilot:
            await press(pilot, "enter")
            for width, height in (size, (60, 20)):
                await pilot.resize_terminal(width, height)
                await pilot.pause()
                pane = view(pilot).article
                at = next(y for y, words in enumerate(pane.row_text()) if words.startswith(" ▌"))
                middle = pane.scroll_offset.y + pane.size.height / 2
                assert abs(at - middle) <= 3


async def test_a_gone_article_shows_the_words_that_were_kept() -> None:
    """The evidence holds its words itself."""
    seams = make_seams(Asked(), items=())
    async with opened(seams=seams) as pilot:
        await press(pilot, "enter")
        assert "the article is no longer stored" in static_text(pilot, "#evidence-head")
        assert "The ministry has not decided" in " ".join(article_text(pilot))


async def test_a_text_that_does_not_hold_the_words_is_not_highlighted() -> None:
    """Offsets are never trusted without looking at the words."""
    other = replace(TOLLS, text="Something else entirely, and longer than the first sentence of the other article was.")
    async with opened(seams=make_seams(Asked(), items=(other,))) as pilot:
        await press(pilot, "enter")
        assert "~ the source has changed since" in static_text(pilot, "#evidence-head")
        assert "The ministry has not decided" in " ".join(article_text(pilot))


async def test_samples_are_marked_where_their_outlet_is_shown() -> None:
    """Nobody shall take an invented article for a real one."""
    brief = invented_brief()
    brief = replace(brief, sources=tuple(replace(source, sample=True) for source in brief.sources))
    seams = make_seams(Asked(), items=tuple(replace(item, sample=True) for item in ITEMS))
    async with opened(brief, seams) as pilot:
        assert static_text(pilot, "#top").startswith(" briefing (sample) ")
        await press(pilot, "enter")
        assert "· Veldhaven Courier (sample) ·" in static_text(pilot, "#evidence-head")


async def test_on_a_huge_terminal_the_evidence_follows_the_cursor() -> None:
    """Enter goes over to it, and left comes back."""
    async with opened(size=HUGE) as pilot:
        await press(pilot, "1", "tab", "tab", "j")
        await until(pilot, lambda: "[1¶4]" in static_text(pilot, "#evidence-head"))
        await press(pilot, "enter")
        assert view(pilot).article.has_focus
        await press(pilot, "left")
        assert here(pilot) == (1, "quotes", "q2")
        assert brief_screen(pilot).line_pane("quotes").has_focus
        await press(pilot, "tab", "tab", "tab")
        assert view(pilot).article.has_focus
        await press(pilot, "tab")
        assert here(pilot)[1] == "rail"


async def test_the_drawer_leaves_the_line_in_view() -> None:
    """Lines of the left panes are read with the drawer at the right, and the other way round."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1", "tab", "enter")
        assert view(pilot).region.x > 55
        await press(pilot, "escape", "tab", "j", "enter")
        assert view(pilot).region.x == 0
        await press(pilot, "z")
        assert view(pilot).region.width == 120


@pytest.mark.parametrize(("size", "panes"), [(SMALL, 1), (USUAL, 1), (WIDE, 2), (HUGE, 2)])
async def test_the_sides_of_a_disagreement_stand_beside_each_other(size: tuple[int, int], panes: int) -> None:
    """Where there is room, both articles are read at once; Tab goes over, Esc goes back from either."""
    async with opened(size=size) as pilot:
        await press(pilot, "1", "shift+tab", "shift+tab")
        if size == HUGE:
            await press(pilot, "shift+tab")
        assert here(pilot) == (1, "also", "d1")
        await press(pilot, "enter")
        views = [found for found in pilot.app.screen.query(EvidenceView) if found.display]
        heads = [str(found.query_one("#evidence-head", Static).content) for found in views]
        assert len(heads) == panes
        assert "not decided" in heads[0]
        if panes == 2:
            assert "source 2 of 2 · decided" in heads[1]
            await press(pilot, "tab")
            assert views[1].article.has_focus
        await press(pilot, "escape")
        assert here(pilot) == (1, "also", "d1")


async def test_on_a_small_screen_the_article_has_more_room_than_its_head() -> None:
    """50x16 still shows the sentence with some text around it."""
    async with opened(size=SMALL) as pilot:
        await press(pilot, "1", "tab", "tab", "enter")
        assert view(pilot).article.size.height >= 8


async def test_a_line_with_one_source_says_so() -> None:
    """The comma key does not pretend to move."""
    async with opened() as pilot:
        await press(pilot, "enter", "comma")
        assert told(pilot) == ["this line has one source"]


async def test_the_margin_tells_cited_words_from_others() -> None:
    """A bar stands beside the words, a thin line beside others that feed the brief, nothing beside the rest."""
    async with opened() as pilot:
        await press(pilot, "enter")
        starts = [line[:2] for line in article_text(pilot) if line[3:6].strip().isdigit()]
        assert starts == [" ▌", " ┊", "  ", " ┊", " ┊", " ┊", " ┊"]


@pytest.mark.parametrize("size", SIZES)
async def test_no_word_is_cut_at_the_edge_of_a_pane(size: tuple[int, int]) -> None:
    """Wrapping leaves room for the scrollbar, also where it comes late."""
    text = "\n".join(f"{number} " + "a" * 400 for number in range(30))
    long = make_item("tolls", text, "Ministry counts ships", "Veldhaven Courier", 13)
    evidence = cited(long, "20 aaaa")
    brief = invented_brief()
    line = replace(brief.issues[0].bottom_line[0], evidence=(evidence,))
    brief = replace(brief, issues=(replace(brief.issues[0], bottom_line=(line,)), brief.issues[1]))
    async with opened(brief, make_seams(Asked(), items=(long, GATE, TRAINS, OTHER)), size=size) as pilot:
        await press(pilot, "enter")
        for width, height in (size, (100, 28), size):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            for pane in pilot.app.screen.query(TextPane):
                if pane.display and pane.size.width:
                    assert max(map(cell_len, pane.row_text()), default=0) <= pane.size.width


async def test_evidence_that_is_opened_again_is_as_if_it_were_new() -> None:
    """Another line's words and sources, no zoom left over, the size that the window has by then, the theme too."""
    async with opened(size=WIDE) as pilot:
        await press(pilot, "1", "tab", "tab", "enter")
        kept = pilot.app.screen
        first = article_text(pilot), static_text(pilot, "#evidence-head")
        await press(pilot, "z")
        assert kept.has_class("-zoom")
        await press(pilot, "escape", "tab", "enter")
        assert pilot.app.screen is kept
        assert not kept.has_class("-zoom")
        assert static_text(pilot, "#evidence-head") != first[1]
        await press(pilot, "escape")
        pilot.app.theme = "briefing-light"
        await pilot.resize_terminal(*USUAL)
        await pilot.pause()
        await press(pilot, "shift+tab", "enter")
        assert pilot.app.screen is kept
        assert kept.has_class("-m", "-short")
        assert view(pilot).article.size.width == USUAL[0]
        assert view(pilot).article.styles.background.hex == "#FFFFFF"
        assert static_text(pilot, "#evidence-head") == first[1]


async def test_evidence_that_is_ready_opens_with_its_words_in_the_middle() -> None:
    """What was done before somebody asked for it changes nothing of what is seen."""
    async with opened(size=WIDE) as pilot:
        screen = brief_screen(pilot)
        await screen._evidence.prepare()
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "1", "tab", "tab", "j", "enter")
        assert isinstance(pilot.app.screen, EvidenceScreen)
        assert any(line.startswith(" ▌") for line in article_text(pilot))
        assert screen._evidence.focused is view(pilot).article
        await press(pilot, "escape")
        assert here(pilot) == (1, "quotes", "q2")
