"""What the reader set right holds in every later brief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from briefing.model import Analysis, Brief, Correction, CorrectionKind, Issue, Item, passage_id
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, Made, item, plain

ISSUES: Sequence[Issue] = (TOLLWAY, FERRY)
CHARGE = "Hauliers say that the A9 charge comes too early for them."
SAILING = "The harbour board has not looked at prices since the spring."
STORY = item("story", CHARGE, SAILING, day=date(2031, 3, 13), outlet="Post")


def made(
    kind: CorrectionKind, subject: str, issue: str = "", target: str = "", at: datetime = NOW - timedelta(days=1)
) -> Correction:
    """Return a correction of yesterday."""
    return Correction("ana", kind, subject, at, issue, target)


def brief_of(analysed: Sequence[tuple[Item, Analysis]], *corrections: Correction) -> Brief:
    """Return the brief of two issues with these corrections."""
    return compose(analysed, ISSUES, now=NOW, corrections=corrections)


def passages(brief: Brief, issue: int) -> list[tuple[str, str]]:
    """Return the words and the reason of each passage of one issue."""
    return [(passage.evidence.text, passage.why) for passage in brief.issues[issue].passages]


def test_a_passage_that_the_reader_moves_serves_the_other_issue_and_says_so() -> None:
    """Its reason is the reader's word; the article serves that issue and the first no more."""
    move = made("move passage", passage_id("story", CHARGE), TOLLWAY.name, FERRY.name)
    brief = brief_of(plain(STORY), move)
    assert passages(brief, 0) == []
    assert passages(brief, 1) == [(CHARGE, "moved by the reader")]
    assert [issue.item_ids for issue in brief.issues] == [(), ("story",)]
    assert brief.corrections == (move,)


def test_a_paragraph_that_served_no_issue_can_be_moved_to_one() -> None:
    """Nothing is taken from any issue."""
    brief = brief_of(plain(STORY), made("move passage", passage_id("story", SAILING), "", FERRY.name))
    assert passages(brief, 0) == [(CHARGE, "named: A9 charge")]
    assert passages(brief, 1) == [(SAILING, "moved by the reader")]


def test_an_ejected_passage_stays_out_when_the_rest_of_the_article_is_rewritten() -> None:
    """It is known by its words, wherever they stand in the new version."""
    rewritten = item("story", "A new first line.", SAILING, CHARGE, day=date(2031, 3, 13), version=2)
    eject = made("eject passage", passage_id("story", CHARGE), TOLLWAY.name)
    assert passages(brief_of(plain(rewritten), eject), 0) == []
    assert brief_of(plain(rewritten), eject).issues[0].item_ids == ()


def test_the_last_word_on_a_passage_holds() -> None:
    """Moved away, and a day later moved back."""
    away = made("move passage", passage_id("story", CHARGE), TOLLWAY.name, FERRY.name)
    back = made("move passage", passage_id("story", CHARGE), FERRY.name, TOLLWAY.name, at=NOW)
    assert passages(brief_of(plain(STORY), back, away), 0) == [(CHARGE, "moved by the reader")]
    assert passages(brief_of(plain(STORY), back, away), 1) == []


def test_a_move_to_an_issue_that_is_not_followed_any_more_changes_nothing() -> None:
    """The passage is not lost for it."""
    gone = made("move passage", passage_id("story", CHARGE), TOLLWAY.name, "Old bridge")
    assert passages(brief_of(plain(STORY), gone), 0) == [(CHARGE, "named: A9 charge")]


def two_names() -> list[tuple[Item, Analysis]]:
    """Two articles name one person so differently that no rule may join them; an aide is described in one."""
    settled, fair = "Mira Velden said the A9 charge is settled.", "An aide called the A9 charge “more than fair.”"
    first = Made(item("one", settled, fair))
    first.actor("Mira Velden").position("Mira Velden", "Mira Velden said the A9 charge is settled")
    first.actor("An aide", kind="unnamed").quote("“more than fair.”", "An aide", cue="called", kind="mixed")
    second = Made(item("two", "Miroslava V. Trautner said the A9 charge is late."))
    second.actor("Miroslava V. Trautner", role="minister")
    second.position("Miroslava V. Trautner", "Miroslava V. Trautner said the A9 charge is late")
    return [first.done(), second.done()]


def test_actors_that_the_reader_merges_are_one_under_the_second_name() -> None:
    """All positions stand under it, with the spellings of both."""
    merge = made("merge actors", "Miroslava V. Trautner", target="Mira Velden")
    names = [actor.name for actor in brief_of(two_names()).issues[0].actors]
    assert sorted(names) == ["Mira Velden", "Miroslava V. Trautner"]
    merged = next(actor for actor in brief_of(two_names(), merge).issues[0].actors if actor.name == "Mira Velden")
    assert {position.text for position in merged.positions} == {
        "Mira Velden said the A9 charge is settled",
        "Miroslava V. Trautner said the A9 charge is late",
    }
    assert set(merged.spellings) == {"Mira Velden", "Miroslava V. Trautner"}


def test_a_described_speaker_is_never_merged() -> None:
    """An aide of one article is nobody in particular in the next."""
    merge = made("merge actors", "An aide", target="Mira Velden")
    (quote,) = brief_of(two_names(), merge).issues[0].quotes
    assert (quote.speaker, quote.speaker_kind) == ("An aide", "unnamed")


def test_merges_in_a_ring_change_nothing() -> None:
    """Each of two names was called the other."""
    ring = (
        made("merge actors", "Miroslava V. Trautner", target="Mira Velden"),
        made("merge actors", "Mira Velden", target="Miroslava V. Trautner"),
    )
    names = {actor.name for actor in brief_of(two_names(), *ring).issues[0].actors}
    assert names == {"Mira Velden", "Miroslava V. Trautner"}


def test_a_dismissed_thread_is_not_shown_and_the_brief_says_that_one_is_missing() -> None:
    """The others stay."""
    herons = item("herons", "Herons have nested on the old quay of Grauhafen.", day=date(2031, 3, 13))
    choir = item("choir", "The choir of Linde sings in the square on Sunday.", day=date(2031, 3, 12))
    before = brief_of(plain(herons, choir)).threads
    assert len(before) == 2
    after = brief_of(plain(herons, choir), made("dismiss thread", before[0].id))
    assert after.threads == before[1:]
    assert after.gaps[-1] == "1 thread that the reader dismissed is not shown."
