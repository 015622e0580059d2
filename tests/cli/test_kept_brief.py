"""A brief is composed anew when it would be another one, and else taken as it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefing.cache import Store, open_store
from briefing.cli.pipeline import compose_brief, make_checked
from briefing.cli.rules import rules_of
from briefing.cli.workplace import Moment
from briefing.model import Brief, Correction, FeedState, Item, Mark, passage_id
from briefing.settings import Settings, parse_settings

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
EVENING = Moment(NOON + timedelta(hours=8), "clock")
ISSUE = '[[issue]]\nname = "Ferry"\nterms = ["ferry"]\n'
WORDS = "The mayor said on Monday that the ferry may be sold."
YOUNG = Item("young", "desk", "Ferry", WORDS, NOON, path="a.txt", published=NOON - timedelta(days=1))
OLDER = Item("older", "desk", "Quay", "The ferry is old.", NOON, published=NOON - timedelta(days=6, hours=20))
LATER = Item("later", "desk", "Bell", "The ferry has a bell.", NOON, published=NOON + timedelta(hours=7))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return those of one issue."""
    return parse_settings(ISSUE, tmp_path / "feeds.toml")


@pytest.fixture
def store(tmp_path: Path, settings: Settings) -> Iterator[Store]:
    """Return a cache with the brief of noon, which is told from any that is composed by who made it."""
    with open_store(tmp_path / "cache") as store:
        store.save_poll(FeedState("desk"), [YOUNG])
        made = make_checked(store, settings, Moment(NOON, "clock"), "ana").brief
        store.save_brief(NOON.date(), replace(made, generator="kept"), store.basis.of_brief(NOON.date()))
        yield store


def test_where_nothing_has_changed_the_kept_brief_is_taken_as_of_now(store: Store, settings: Settings) -> None:
    """It is what composing would make, with its articles and what the reader marked since."""
    mark = Mark("ana", "a line", "seen", NOON)
    store.save_mark(mark)
    checked = make_checked(store, settings, EVENING, "ana")
    composed = compose_brief(store, settings, EVENING, "ana")
    assert checked.brief.generator == "kept"
    assert checked.brief == replace(composed, generator="kept")
    assert (checked.brief.as_of, checked.brief.marks) == (EVENING.now, (mark,))
    assert [item.text for item in checked.items.values()] == [WORDS]


def test_it_is_kept_as_it_was(store: Store, settings: Settings) -> None:
    """Taking it writes nothing."""
    before = store.load_brief(NOON.date())
    make_checked(store, settings, EVENING, "ana")
    assert store.load_brief(NOON.date()) == before


def _poll(*items: Item) -> Callable[[Store], object]:
    return lambda store: store.save_poll(FeedState("desk"), items)


CHANGES: dict[str, Callable[[Store], object]] = {
    "an article came": _poll(OLDER),
    "an article was edited": _poll(replace(YOUNG, text="The ferry was sold.")),
    "an article is dated anew": _poll(replace(YOUNG, published=NOON - timedelta(days=2))),
    "its file was moved": _poll(replace(YOUNG, path="b.txt")),
    "a line is kept": lambda store: store.save_mark(Mark("ana", "a line", "kept", NOON)),
    "a question is confirmed": lambda store: store.save_mark(Mark("ana", "a line", "confirmed", NOON)),
    "a passage is ejected": lambda store: store.save_correction(
        Correction("ana", "eject passage", passage_id("young", WORDS), NOON, "Ferry")
    ),
    "a source fails": lambda store: store.save_state(FeedState("port", error="It is gone.")),
    "a brief of the day before is kept": lambda store: store.save_brief(
        NOON.date() - timedelta(days=1), Brief(NOON - timedelta(days=1), "clock", NOON, ()), "another"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_can_change_a_brief_has_it_composed(store: Store, tmp_path: Path, change: str) -> None:
    """Whatever part of the cache it is."""
    source = '[[source]]\nname = "port"\nkind = "feed"\nurl = "https://port.example/feed"\n'
    settings = parse_settings(ISSUE + source, tmp_path / "feeds.toml")
    made = make_checked(store, settings, EVENING, "ana").brief
    store.save_brief(NOON.date(), replace(made, generator="kept"), store.basis.of_brief(NOON.date()))
    assert make_checked(store, settings, EVENING, "ana").brief.generator == "kept"
    CHANGES[change](store)
    again = make_checked(store, settings, EVENING, "ana").brief
    assert again.generator != "kept"
    assert again == compose_brief(store, settings, EVENING, "ana")


def test_other_settings_readers_and_days_have_briefs_of_their_own(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    """And so has a day that somebody asks for by its date."""
    other = parse_settings(ISSUE.replace('"ferry"', '"ferry", "mayor"'), tmp_path / "feeds.toml")
    tomorrow = Moment(NOON + timedelta(days=1), "clock")
    asked = Moment(NOON, "operator")
    made = [
        make_checked(store, *what).brief.generator
        for what in ((settings, tomorrow, "ana"), (other, EVENING, "ana"), (settings, EVENING, "eva"))
    ]
    assert "kept" not in made
    assert make_checked(store, settings, asked, "ana").brief.as_of_basis == "operator"


@pytest.mark.parametrize("item", [OLDER, LATER], ids=["grows older than the window", "comes out after the brief"])
def test_time_that_carries_an_article_over_an_edge_has_it_composed(
    store: Store, settings: Settings, item: Item
) -> None:
    """Between noon and the evening."""
    store.save_poll(FeedState("desk"), [item])
    noon = make_checked(store, settings, Moment(NOON, "clock"), "ana").brief
    evening = make_checked(store, settings, EVENING, "ana").brief
    assert evening == compose_brief(store, settings, EVENING, "ana")
    assert replace(evening, as_of=noon.as_of, window_start=noon.window_start) != noon


def test_an_article_that_comes_while_the_brief_is_made_is_in_the_next_one(store: Store, settings: Settings) -> None:
    """Even where it comes when the others are analysed already."""
    store.save_poll(FeedState("desk"), [OLDER])

    def poll(_done: int, _of: int) -> None:
        """Let another process find an article."""
        store.save_poll(FeedState("desk"), [replace(LATER, published=NOON)])

    make_checked(store, settings, EVENING, "ana", poll)
    brief = make_checked(store, settings, EVENING, "ana").brief
    assert brief.issues[0].item_ids == ("later", "young", "older")


def test_the_rules_are_told_by_the_files_of_the_program() -> None:
    """A module that is written anew makes other briefs, whatever version it says."""
    module = Path(make_checked.__code__.co_filename)
    facts = module.stat()
    assert (str(Path("cli", "pipeline.py")), facts.st_size, facts.st_mtime_ns) in rules_of()
    assert {Path(name).parts[0] for name, _, _ in rules_of("summarize")} == {"summarize"}
