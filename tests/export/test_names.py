"""A line that says "he" or "the minister" cites where the name stands, so that it can be defended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing.export import check_brief, check_markdown, render_html, render_markdown
from briefing.export.names import cite_names, without_names
from briefing.model import Brief, IssueBrief, Item, QuoteLine
from tests.export.invented import AS_OF, BRIEF, proof

TEXT = (
    "Bela Osterby runs the ferry. Korr owns it.\n"
    "The ferry is closed.\n"
    "“It opens in June,” he said.\n"
    "Ms Korr disagreed. Osterby did not answer her.\n"
)
ITEM = Item("ferry-1", "Articles", "The ferry", TEXT, datetime(2026, 4, 6, tzinfo=UTC), path="ferry.txt")
QUOTE = QuoteLine(
    "ferry-quote",
    (proof(ITEM, "“It opens in June,” he said."),),
    pieces=("“It opens in June,”",),
    kind="direct",
    speaker="Bela Osterby",
    speaker_kind="person",
    printed="he",
    role=None,
    cue="said",
    rule="subject after",
)


def brief_of(quote: QuoteLine) -> Brief:
    """Return a brief with this one quotation."""
    source = replace(BRIEF.sources[0], item_id="ferry-1", version=1, title="The ferry", published=None)
    issue = IssueBrief(1, "Ferry", quotes=(quote,), item_ids=("ferry-1",))
    return Brief(AS_OF, "operator", AS_OF, (issue,), sources=(source,))


def quotes_of(markdown: str) -> str:
    """Return the quotations of a brief."""
    return markdown.split("### Quotes\n\n")[1].split("\n\n")[0]


def test_a_pronoun_cites_the_last_place_of_the_name_before_it() -> None:
    """The reader finds who "he" is without searching the article."""
    markdown = render_markdown(brief_of(QUOTE), {"ferry-1": ITEM})
    assert quotes_of(markdown) == "- “It opens in June,” — Bela Osterby (in the text: he) [1¶1, 1¶3]"
    assert check_markdown(markdown, brief_of(QUOTE), {"ferry-1": ITEM}) == ()
    assert ">Bela Osterby</mark>" in render_html(brief_of(QUOTE), {"ferry-1": ITEM})


def test_what_is_cited_for_a_name_can_be_taken_away_again() -> None:
    """A brief read from a file is compared by its lines, not by what the file adds to them."""
    brief = brief_of(QUOTE)
    named = cite_names(brief, {"ferry-1": ITEM})
    assert [one.text for one in named.issues[0].quotes[0].evidence] == ["“It opens in June,” he said.", "Bela Osterby"]
    assert without_names(named) == brief


def test_a_name_that_stands_only_behind_the_words_is_cited_there() -> None:
    """An article may name its speaker after the quotation."""
    item = replace(ITEM, text=TEXT.replace("Bela Osterby runs", "Somebody runs"))
    quote = replace(QUOTE, evidence=(proof(item, "“It opens in June,” he said."),))
    assert quotes_of(render_markdown(brief_of(quote), {"ferry-1": item})).endswith("[1¶3–4]")


def test_a_name_in_the_cited_words_needs_no_second_place() -> None:
    """A line that names its speaker cites itself alone."""
    quote = replace(QUOTE, evidence=(proof(ITEM, "“It opens in June,” he said.\nMs Korr disagreed."),), speaker="Korr")
    assert quotes_of(render_markdown(brief_of(quote), {"ferry-1": ITEM})).endswith("[1¶3–4]")


def test_a_name_within_a_longer_word_is_not_the_place_of_the_name() -> None:
    """Whoever is called McOsterby or Osterbyson is somebody else."""
    item = replace(ITEM, text=TEXT.replace("Korr owns it", "Bela McOsterby, Bela Osterbyson own it"))
    quote = replace(QUOTE, evidence=(proof(item, "“It opens in June,” he said."),))
    named = cite_names(brief_of(quote), {"ferry-1": item}).issues[0].quotes[0].evidence[1]
    assert (named.text, named.start) == ("Bela Osterby", 0)


def test_the_last_word_of_a_body_names_nobody() -> None:
    """The word ferry is not the Ministry of the Ferry; only a person goes by the last word of the name."""
    quote = replace(QUOTE, speaker="Upper Marsh ferry", speaker_kind="organisation")
    assert quotes_of(render_markdown(brief_of(quote), {"ferry-1": ITEM})).endswith("[1¶3]")


def test_a_speaker_whom_the_article_does_not_name_is_still_caught() -> None:
    """Nothing is cited for a name that is not there, and the check says so."""
    quote = replace(QUOTE, speaker="Pavel Dorn")
    assert quotes_of(render_markdown(brief_of(quote), {"ferry-1": ITEM})).endswith("[1¶3]")
    problems = check_brief(brief_of(quote), {"ferry-1": ITEM})
    assert [problem.what for problem in problems] == ["Pavel Dorn is not named in a cited article"]
