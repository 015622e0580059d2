"""Which items count as news, in which order are they cited, and what does the brief lack?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from briefing.model import Analysis, Brief, Item
from briefing.summarize.compose import compose
from tests.summarize.made import FERRY, NOW, TOLLWAY, Made, item, plain

LEAD = "The Ostmark tollway is late again, drivers say."


def brief_of(*analysed: tuple[Item, Analysis], gaps: tuple[str, ...] = ()) -> Brief:
    """Compose the brief of these items."""
    return compose(analysed, [TOLLWAY, FERRY], now=NOW, source_gaps=gaps, as_of_basis="clock", generator="made 1")


def test_text_in_another_language_is_found_by_terms_and_called_not_analysed() -> None:
    """It is shown and searchable; nothing is claimed about who says what."""
    text = item("a", "Die Ostmark tollway ist wieder zu spät dran, sagen Fahrer.", day=date(2031, 3, 12))
    _, analysis = Made(text).done()
    brief = brief_of((replace(text, language="de"), replace(analysis, analysed=False)))
    assert [passage.why for passage in brief.issues[0].passages] == ["named: Ostmark tollway"]
    assert [source.analysed for source in brief.sources] == [False]
    assert "1 of 1 items are in a language that is not analysed (German)." in brief.gaps
    assert [source.not_analysed for source in brief.sources] == ["in German: not analysed"]


def test_the_edge_of_the_window_is_background() -> None:
    """Seven days ago to the minute is no longer news."""
    at_the_edge = item("a", LEAD, day=date(2031, 3, 7))
    edge = replace(at_the_edge, published=datetime(2031, 3, 7, 20, tzinfo=UTC))
    inside = replace(at_the_edge, id="b", published=datetime(2031, 3, 7, 20, 1, tzinfo=UTC), text=LEAD + " Still.")
    sources = brief_of(*plain(edge, inside)).sources
    assert {source.item_id: source.background for source in sources} == {"a": True, "b": False}


def test_an_undated_article_that_tells_of_days_long_past_comes_last() -> None:
    """It is not called old, since nobody dated it; it only comes after the rest."""
    past = item("a", "On November 3 and November 9 the Ostmark tollway was closed, drivers say.")
    fresh = item("b", LEAD)
    sources = brief_of(*plain(past, fresh)).sources
    assert [(source.item_id, source.background) for source in sources] == [("b", False), ("a", False)]


def test_an_outlet_with_and_without_its_article_is_one() -> None:
    """What is "The Gull" in one feed is "Gull" in another: a single source all the same."""
    day = date(2031, 3, 12)
    brief = brief_of(
        *plain(item("a", LEAD, day=day, outlet="The Gull"), item("b", f"{LEAD} Yes.", day=day, outlet="Gull"))
    )
    assert brief.issues[0].sourcing.outlets == 1


def test_gaps_are_told_in_plain_sentences_with_those_of_the_sources() -> None:
    """Undated, single-source, nothing at all, failing feeds: in this order."""
    assert brief_of(*plain(item("a", LEAD)), gaps=("Gull: no answer since Monday.",)).gaps == (
        "1 of 1 items that serve an issue have no date.",
        "Ostmark tollway: a single source.",
        "Night ferry: no item in the window.",
        "Gull: no answer since Monday.",
    )


def test_an_issue_that_rests_on_unnamed_speakers_only_is_called_so() -> None:
    """The reader has nobody to ask."""
    made = Made(item("a", "An aide said “the Ostmark tollway is dead and buried”.", day=date(2031, 3, 12)))
    made.actor("An aide", kind="unnamed").quote("“the Ostmark tollway is dead and buried”", "An aide", cue="said")
    assert "Ostmark tollway: unnamed speakers only." in brief_of(made.done()).gaps


def test_who_is_credited_after_according_to_counts_as_the_source() -> None:
    """“According to an aide”: the sentence rests on the aide."""
    made = Made(item("a", "The Ostmark tollway is dead, according to an aide.", day=date(2031, 3, 12)))
    sourcing = brief_of(made.actor("an aide", kind="unnamed").done()).issues[0].sourcing
    assert (sourcing.named, sourcing.unnamed) == (0, 1)


def test_the_head_of_the_brief_says_when_and_by_what_it_was_made() -> None:
    """What the front matter prints."""
    brief = brief_of()
    assert (brief.as_of, brief.as_of_basis, brief.window_start, brief.generator) == (
        NOW,
        "clock",
        datetime(2031, 3, 7, 20, tzinfo=UTC),
        "made 1",
    )


def test_a_source_is_cited_with_its_place() -> None:
    """URL before file before the name of the source."""
    url, path = (
        replace(item("a", LEAD), url="https://example.org/a", path="a.txt"),
        replace(item("b", LEAD), path="b.txt"),
    )
    locations = {source.item_id: source.location for source in brief_of(*plain(url, path, item("c", LEAD))).sources}
    assert locations == {"a": "https://example.org/a", "b": "b.txt", "c": "invented"}


def test_of_an_undated_article_the_days_it_names_are_told_where_they_are_long_past() -> None:
    """Nobody dated it; the reader judges by its own words how old it is."""
    old = item("old", LEAD, "The road charge was set on October 2 and doubled on Nov. 5.", title="Road dear")
    new = item("new", LEAD, "The road charge was set on March 11.", title="Road cheap")
    gaps = brief_of(*plain(old, new)).gaps
    expected = "“Road dear” has no date and may be older than the rest: of days it names October 2 and Nov. 5."
    assert [gap for gap in gaps if "may be older" in gap] == [expected]
