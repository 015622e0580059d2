from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model import (
    ActorLine,
    Brief,
    ChangeLine,
    Disagreement,
    EventLine,
    Evidence,
    FeedState,
    IssueBrief,
    OpenQuestion,
    PositionLine,
    QuoteLine,
    Side,
    Source,
    Span,
    Statement,
    Thread,
    UnnamedLine,
    evidence_in,
)
from briefing.tui.brief_rows import PANE_TITLES
from briefing.tui.seams import Seams
from tests.tui.driver import (
    SIZES,
    WIDE,
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
from tests.tui.invented import AS_OF, Asked, entry, make_item, make_seams

HOSTILE = "[sic] x[/y [@click=app.quit]z[/] [bold red]w[/bold red] \\[q] $ERROR"
TEXT = f"{HOSTILE} first.\n{HOSTILE} second."
ITEM = make_item("hostile", TEXT, f"{HOSTILE} title", f"{HOSTILE} outlet", 14)


def hostile_brief() -> Brief:
    """Return a brief in which every string from outside looks like markup."""
    proof: tuple[Evidence, ...] = (evidence_in(ITEM, Span(0, len(HOSTILE))),)
    position = PositionLine("p", proof, HOSTILE, None, HOSTILE, HOSTILE)
    issue = IssueBrief(
        1,
        HOSTILE,
        (Statement("b", proof, HOSTILE),),
        (ActorLine("a", proof, HOSTILE, "person", HOSTILE, HOSTILE, (HOSTILE,), (position,)),),
        (
            QuoteLine(
                "q",
                proof,
                (HOSTILE,),
                "direct",
                HOSTILE,
                "person",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
            ),
        ),
        (
            OpenQuestion(
                "o",
                proof,
                1,
                HOSTILE,
                "conditional",
                "open",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                None,
                (HOSTILE,),
                proof,
                HOSTILE,
            ),
        ),
        (Disagreement("d", proof, "figures", HOSTILE, (Side(HOSTILE, proof[0]),)),),
        (),
        ("hostile",),
    )
    return Brief(
        AS_OF,
        "clock",
        AS_OF,
        (issue,),
        (ChangeLine("c", proof, "NEW", HOSTILE, HOSTILE, None, HOSTILE),),
        (EventLine("e", proof, HOSTILE, HOSTILE, None, "worded", True, (1,)),),
        (Thread("t", proof, HOSTILE, ("hostile",), 1),),
        (UnnamedLine("u", proof, HOSTILE, HOSTILE),),
        (entry(1, ITEM),),
        (HOSTILE,),
    )


def hostile_seams() -> Seams:
    """Return seams whose every answer looks like markup."""
    state = FeedState(HOSTILE, failures=1, checked=AS_OF, error=HOSTILE)
    seams = make_seams(Asked(), items=(ITEM,), fresh=hostile_brief())
    return replace(
        seams,
        export=lambda _form: HOSTILE,
        source_rows=lambda: ((Source(HOSTILE, "feed", HOSTILE, HOSTILE), state),),
        keys={HOSTILE: HOSTILE},
    )


def squeezed(text: str) -> str:
    """Return text without any blanks, so that wrapping does not matter."""
    return "".join(text.split())


@pytest.mark.parametrize("size", SIZES)
async def test_every_pane_shows_hostile_text_verbatim(size: tuple[int, int]) -> None:
    """Brackets are words of the source; nothing in them is run, styled or swallowed."""
    async with opened(hostile_brief(), hostile_seams(), size=size) as pilot:
        for issue in ("1", "0"):
            await press(pilot, issue)
            for name in PANE_TITLES:
                assert squeezed(HOSTILE) in squeezed(pane_text(pilot, name))
        assert pilot.app.is_running


async def test_every_other_screen_shows_it_verbatim() -> None:
    """Evidence, search, sources, changes, messages: the same words everywhere."""
    wanted = squeezed(HOSTILE)
    async with opened(hostile_brief(), hostile_seams(), size=WIDE) as pilot:
        assert any(wanted in squeezed(message) for message in told(pilot))
        await press(pilot, "1", "enter", "z")
        assert wanted in squeezed(static_text(pilot, "#evidence-head"))
        assert wanted in squeezed(whole_screen(pilot))
        await press(pilot, "escape", "S")
        assert squeezed(list_text(pilot)).count(wanted) == 4
        await press(pilot, "escape", "d")
        assert wanted in squeezed(list_text(pilot))
        await press(pilot, "escape", "slash", *"sic")
        await pilot.pause()
        assert squeezed(list_text(pilot)).count(wanted) >= 3
        await press(pilot, "escape", "e", "enter")
        assert f"written to {HOSTILE}" in told(pilot)
        await press(pilot, "r")
        await settle(pilot)
        assert here(pilot)[0] == 1


async def test_the_palette_shows_an_issue_with_brackets() -> None:
    """The name of an issue is the staffer's, and brackets in it are brackets."""
    async with opened(hostile_brief(), hostile_seams(), size=WIDE) as pilot:
        await press(pilot, "colon")
        await until(pilot, lambda: "[sic]x[/y" in squeezed(whole_screen(pilot)))
        assert pilot.app.is_running


async def test_characters_that_move_the_cursor_are_not_sent_to_the_terminal() -> None:
    """Escapes and direction marks in a text are dropped from what is shown."""
    evil = "before \x1b[2Jafter \u202eright\u202c \x07bell"
    item = make_item("evil", evil, "evil", None, None)
    proof = (evidence_in(item, Span(0, len(evil))),)
    brief = Brief(
        AS_OF, "clock", AS_OF, (IssueBrief(1, "Evil", (Statement("b", proof, evil),)),), sources=(entry(1, item),)
    )
    async with opened(brief, make_seams(Asked(), items=(item,))) as pilot:
        assert "before [2Jafter right bell" in pane_text(pilot, "bottom")
        await press(pilot, "enter")
        shown = whole_screen(pilot)
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
