"""A brief made by hand over two invented articles, for the tests of the formats."""

from __future__ import annotations

from datetime import UTC, date, datetime

from briefing.model import (
    ActorLine,
    Brief,
    ChangeLine,
    Disagreement,
    EventLine,
    Evidence,
    IssueBrief,
    Item,
    OpenQuestion,
    Passage,
    PositionLine,
    QuoteLine,
    Side,
    SourceEntry,
    Sourcing,
    Span,
    Statement,
    Thread,
    UnnamedLine,
    Variant,
    evidence_in,
)

GAZETTE = Item(
    id="gazette-1",
    source="Articles",
    title="Canal toll: no decision | yet",
    text=(
        "A barge waits at the Orvan lock. Photo: T. Brill\n"
        "The river council has not decided whether to raise the canal toll, its chair, Nadia Korr, said on Monday.\n"
        "\n"
        "“We may decide in May,” Korr said. “Not before.”\n"
        "A lock keeper said the council would vote on Thursday.\n"
    ),
    retrieved=datetime(2026, 4, 6, 20, 0, tzinfo=UTC),
    path="/home/somebody/articles/gazette_1.txt",
    outlet="Orvan Gazette",
    published=datetime(2026, 4, 6, 9, 0, tzinfo=UTC),
    published_basis="file",
    language="en",
)
HERALD = Item(
    id="herald-1",
    source="Herald",
    title="Skippers warn of *higher* toll",
    text=(
        "Skippers warned on Monday that a higher toll would empty the canal.\n"
        "“We may decide by May,” Korr told the Herald. She put the debt at 4 million crowns; skippers say 3 million.\n"
        "A bakery burned down in Orvan. Nobody was hurt.\n"
    ),
    retrieved=datetime(2026, 4, 6, 20, 0, tzinfo=UTC),
    url="https://herald.example/toll",
    outlet="Lock Herald",
    published=datetime(2026, 4, 6, 15, 0, tzinfo=UTC),
    published_basis="feed",
    language="en",
)
ITEMS = {GAZETTE.id: GAZETTE, HERALD.id: HERALD}
AS_OF = datetime(2026, 4, 6, 23, 59, tzinfo=UTC)


def proof(item: Item, words: str) -> Evidence:
    """Return the evidence that the words are in the item."""
    start = item.text.index(words)
    return evidence_in(item, Span(start, start + len(words)))


UNDECIDED = proof(
    GAZETTE, "The river council has not decided whether to raise the canal toll, its chair, Nadia Korr, said on Monday."
)
MAY = proof(GAZETTE, "“We may decide in May,” Korr said. “Not before.”")
BY_MAY = proof(HERALD, "“We may decide by May,” Korr told the Herald.")
VOTE = proof(GAZETTE, "A lock keeper said the council would vote on Thursday.")
WARNING = proof(HERALD, "Skippers warned on Monday that a higher toll would empty the canal.")
DEBT = proof(HERALD, "She put the debt at 4 million crowns; skippers say 3 million.")
FIRE = proof(HERALD, "A bakery burned down in Orvan.")

TOLL = IssueBrief(
    number=1,
    name="Canal toll",
    bottom_line=(Statement("toll-lead", (UNDECIDED,), text=UNDECIDED.text),),
    actors=(
        ActorLine(
            "toll-korr",
            (UNDECIDED, MAY),
            name="Nadia Korr",
            kind="person",
            role="chair",
            affiliation="river council",
            spellings=("Nadia Korr", "Korr"),
            positions=(
                PositionLine(
                    "toll-korr-1",
                    (UNDECIDED,),
                    text="The river council has not decided whether to raise the canal toll",
                    label="undecided",
                    cue="has not decided",
                    when="on Monday",
                    day=date(2026, 4, 6),
                ),
                PositionLine("toll-korr-2", (MAY,), text="“We may decide in May,” Korr said."),
            ),
        ),
        ActorLine(
            "toll-skippers",
            (WARNING,),
            name="Skippers",
            kind="group",
            role=None,
            affiliation=None,
            spellings=("Skippers",),
            positions=(
                PositionLine(
                    "toll-skippers-1", (WARNING,), text=WARNING.text, label="warns", cue="warned", when="on Monday"
                ),
            ),
        ),
    ),
    quotes=(
        QuoteLine(
            "toll-quote-1",
            (MAY,),
            pieces=("“We may decide in May,”", "“Not before.”"),
            kind="direct",
            speaker="Nadia Korr",
            speaker_kind="person",
            printed="Korr",
            role="chair",
            cue="said",
            rule="subject after",
            variants=(Variant("“We may decide by May,”", "Nadia Korr", BY_MAY),),
        ),
        QuoteLine(
            "toll-quote-2",
            (VOTE,),
            pieces=("the council would vote on Thursday",),
            kind="indirect",
            speaker=None,
            speaker_kind=None,
            printed=None,
            role=None,
            cue="said",
            rule="reported clause",
            when="on Thursday",
        ),
    ),
    questions=(
        OpenQuestion(
            "toll-question-1",
            (UNDECIDED,),
            number=1,
            wording="Whether to raise the canal toll.",
            kind="whether_undecided",
            status="open",
            basis="No decision is reported.",
            decider="river council",
            due="Thursday",
            due_day=date(2026, 4, 9),
            answers=(),
            would_answer="a vote of the council",
        ),
    ),
    disagreements=(
        Disagreement(
            "toll-differ-1",
            (DEBT,),
            kind="figures",
            what="million crowns",
            sides=(Side("Korr", DEBT), Side("skippers", DEBT)),
        ),
    ),
    passages=tuple(Passage(one, "named: canal toll") for one in (UNDECIDED, MAY, VOTE, WARNING, BY_MAY)),
    item_ids=("gazette-1", "herald-1"),
    sourcing=Sourcing(items=2, outlets=2, named=3, unnamed=1),
)
EMPTY = IssueBrief(number=2, name="Lock repairs")
BRIEF = Brief(
    as_of=AS_OF,
    as_of_basis="operator",
    window_start=datetime(2026, 3, 30, 23, 59, tzinfo=UTC),
    issues=(TOLL, EMPTY),
    changes=(
        ChangeLine(
            "change-1",
            (UNDECIDED,),
            tag="NEW",
            text="The river council has not decided whether to raise the canal toll",
            when="on Monday",
            day=date(2026, 4, 6),
            issue="Canal toll",
        ),
    ),
    look_ahead=(
        EventLine(
            "event-1",
            (VOTE,),
            text="the council would vote on Thursday",
            when="on Thursday",
            day=date(2026, 4, 9),
            basis="resolved",
            coming=True,
            bears_on=(1,),
        ),
    ),
    threads=(Thread("thread-1", (FIRE,), text="A bakery burned down in Orvan.", item_ids=("herald-1",), outlets=1),),
    unnamed=(UnnamedLine("unnamed-1", (VOTE,), described="A lock keeper", says="the council would vote on Thursday"),),
    sources=(
        SourceEntry(
            1,
            "herald-1",
            1,
            HERALD.title,
            HERALD.outlet,
            HERALD.published,
            "feed",
            "https://herald.example/toll",
            language="en",
        ),
        SourceEntry(
            2,
            "gazette-1",
            1,
            GAZETTE.title,
            GAZETTE.outlet,
            GAZETTE.published,
            "file",
            "/home/somebody/articles/gazette_1.txt",
            language="en",
        ),
    ),
    gaps=("Lock repairs: no item in the window.",),
    generator="briefing 0.1.0",
)
