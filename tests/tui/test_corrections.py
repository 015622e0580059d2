from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from briefing.errors import CacheError
from briefing.model import Brief, Correction, CorrectionKind, Thread, passage_id
from briefing.tui.seams import Seams
from tests.tui.driver import brief_screen, here, list_text, opened, pane_text, press, settle, static_text, told
from tests.tui.invented import AS_OF, OTHER, TOLLS_TEXT, Asked, cited, invented_brief, make_seams

FIRST, SECOND = TOLLS_TEXT.split("\n")[:2]


def moved(brief: Brief) -> Brief:
    """Return the brief as it is once the first issue's second quote is gone from it."""
    first = brief.issues[0]
    return replace(brief, issues=(replace(first, quotes=first.quotes[1:]), brief.issues[1]))


def recomposing(asked: Asked, fresh: Brief) -> Seams:
    """Return seams whose next brief is ``fresh``."""

    async def recompose() -> Brief:
        return fresh

    return replace(make_seams(asked), recompose=recompose)


async def test_a_paragraph_is_moved_to_another_issue_and_back() -> None:
    """The brief is made anew at once, the cursor stays where it was, and u takes it back."""
    asked = Asked()
    async with opened(seams=recomposing(asked, moved(invented_brief()))) as pilot:
        await press(pilot, "1", "p")
        assert static_text(pilot, ".title") == "Which issue does this paragraph serve (now under Harbour toll)?"
        assert "2 Night trains" in list_text(pilot)
        assert "1 Harbour toll" not in list_text(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        subject = passage_id("tolls", FIRST)
        assert asked.corrected == [("move passage", subject, "Harbour toll", "Night trains")]
        assert "We are still counting" not in pane_text(pilot, "quotes")
        assert here(pilot) == (1, "bottom", "b1")
        assert told(pilot) == ["moved to Night trains; u takes it back"]
        await press(pilot, "u")
        assert asked.uncorrected == [("move passage", subject, "Harbour toll")]
        assert told(pilot)[-1] == "taken back: moved to Night trains"


async def test_a_paragraph_is_taken_out_of_its_issue() -> None:
    """The last choice is none of them; every paragraph behind the line goes."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "1", "tab", "tab", "p", "G", "enter")
        assert asked.corrected == [
            ("eject passage", passage_id("tolls", SECOND), "Harbour toll", ""),
            (
                "eject passage",
                passage_id("gate", "“We are still counting the ships,” said Odile Brandt, the harbour minister."),
                "Harbour toll",
                "",
            ),
        ]
        await press(pilot, "u")
        assert [subject for _kind, subject, _issue in asked.uncorrected] == [each[1] for each in asked.corrected]


async def test_two_names_become_one_actor() -> None:
    """The name that is chosen is the one that stays."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "M")
        assert told(pilot) == ["this line names no actor"]
        await press(pilot, "1", "tab", "M")
        assert static_text(pilot, ".title").startswith("Odile Brandt is the same as whom?")
        assert list_text(pilot).split("\n") == ["▸  Ingrid Sollund", "   Tomas Ekwall"]
        await press(pilot, "enter", "u")
        assert asked.corrected == [("merge actors", "Odile Brandt", "", "Ingrid Sollund")]
        assert asked.uncorrected == [("merge actors", "Odile Brandt", "")]


def with_proposal() -> Brief:
    """Return the brief with a story that recurs."""
    heron = cited(OTHER, "A heron has moved into the museum's courtyard.")
    thread = Thread("t1", (heron,), heron.text, ("heron",), 2, proposal="museum heron", terms=("heron", "courtyard"))
    return replace(invented_brief(), threads=(thread,))


async def to_the_story(pilot: Pilot[None]) -> None:
    """Go to the proposed story in the overview."""
    await press(pilot, "g", "l")
    brief_screen(pilot).line_pane("also").go_to("t1")
    await pilot.pause()


async def test_a_proposed_story_is_followed_as_an_issue_and_given_up_again() -> None:
    """+ writes it into feeds.toml, u takes it out."""
    asked = Asked()
    taken_back: list[str] = []
    seams = replace(make_seams(asked), take_back_settings=lambda: taken_back.append("feeds.toml"))
    async with opened(with_proposal(), seams) as pilot:
        text = " ".join(pane_text(pilot, "also").split())
        assert "proposed issue: museum heron (terms: heron, courtyard) + follows it, - proposes it no more" in text
        await to_the_story(pilot)
        await press(pilot, "plus")
        assert asked.accepted == ["t1"]
        await press(pilot, "u")
        assert taken_back == ["feeds.toml"]


async def test_a_proposed_story_is_dismissed() -> None:
    """- keeps it from being proposed again; u lets it come back."""
    asked = Asked()
    async with opened(with_proposal(), make_seams(asked)) as pilot:
        await to_the_story(pilot)
        await press(pilot, "minus", "u")
        assert asked.corrected == [("dismiss thread", "t1", "", "")]
        assert asked.uncorrected == [("dismiss thread", "t1", "")]


async def test_a_story_that_does_not_recur_is_not_proposed() -> None:
    """It says so instead of writing anything."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await to_the_story(pilot)
        await press(pilot, "plus")
        assert told(pilot) == ["this story does not recur; it is not proposed as an issue"]
        assert asked.accepted == []


async def test_what_was_set_right_in_another_run_is_listed_and_can_be_taken_back() -> None:
    """Undo ends with the sitting, the list does not."""
    asked = Asked()
    kept = (
        Correction("me", "merge actors", "O. Brandt", AS_OF, target="Odile Brandt"),
        Correction("me", "eject passage", "tolls/1", AS_OF, issue="Harbour toll"),
    )
    async with opened(replace(invented_brief(), corrections=kept), make_seams(asked)) as pilot:
        await press(pilot, "C")
        assert "14 May 2031 O. Brandt is Odile Brandt" in list_text(pilot)
        assert "a paragraph taken out of Harbour toll" in list_text(pilot)
        await press(pilot, "enter", "u")
        assert asked.uncorrected == [("merge actors", "O. Brandt", "")]
        assert asked.corrected == [("merge actors", "O. Brandt", "", "Odile Brandt")]


async def test_a_correction_that_cannot_be_kept_is_told() -> None:
    """A full disk never looks like a kept correction."""

    def refuse(kind: CorrectionKind, subject: str, issue: str, target: str) -> None:
        raise CacheError("the disk is full")

    async with opened(seams=replace(make_seams(Asked()), save_correction=refuse)) as pilot:
        await press(pilot, "1", "p", "enter")
        assert told(pilot) == ["not set right: the disk is full"]


async def test_a_source_is_added_from_the_keyboard_read_and_taken_back() -> None:
    """The address is asked for, the source is polled, u takes it out of feeds.toml."""
    asked = Asked()
    added: list[str] = []
    taken_back: list[str] = []

    def add(location: str) -> str:
        added.append(location)
        return "gullwick.example"

    seams = replace(make_seams(asked), add_source=add, take_back_settings=lambda: taken_back.append("feeds.toml"))
    async with opened(seams=seams) as pilot:
        await press(pilot, "a", *"x.org", "enter")
        await settle(pilot)
        assert added == ["x.org"]
        assert asked.refreshed == 1
        assert told(pilot)[0] == "source gullwick.example added; u takes it back"
        await press(pilot, "u")
        assert taken_back == ["feeds.toml"]


@pytest.mark.parametrize("keys", [("a", "escape"), ("p", "escape"), ("C", "q")])
async def test_leaving_a_question_changes_nothing(keys: tuple[str, ...]) -> None:
    """Esc is always a way out."""
    asked = Asked()
    async with opened(seams=make_seams(asked)) as pilot:
        await press(pilot, "1", *keys)
        assert (asked.corrected, asked.accepted, asked.refreshed) == ([], [], 0)
        assert here(pilot) == (1, "bottom", "b1")


async def test_a_position_is_merged_as_its_actor() -> None:
    """The row of a position is about whoever holds it."""
    async with opened() as pilot:
        await press(pilot, "1", "tab", "j", "M")
        assert static_text(pilot, ".title").startswith("Odile Brandt is the same as whom?")
