"""An invented brief: two issues, four articles, two days; and seams that remember what the screen asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from briefing.model import (
    ActorLine,
    Brief,
    ChangeLine,
    CorrectionKind,
    Disagreement,
    EventLine,
    Evidence,
    FeedState,
    IssueBrief,
    Item,
    Mark,
    MarkKind,
    OpenQuestion,
    Passage,
    PositionLine,
    QuoteLine,
    SearchCondition,
    SearchHit,
    Side,
    Source,
    SourceEntry,
    SourceReport,
    Sourcing,
    Span,
    Statement,
    Thread,
    UnnamedLine,
    Variant,
    evidence_in,
)
from briefing.tui.seams import ExportFormat, Place, ReportProgress, Seams, SourceRow

AS_OF = datetime(2031, 5, 14, 6, 12, tzinfo=UTC)

TOLLS_TEXT = """The ministry has not decided on the harbour toll, a spokeswoman said on Tuesday.
“We are still counting the ships,” Harbour Minister Odile Brandt told reporters in Veldhaven.
A dredging firm paid for the survey.
She said the ferries would stay free of charge for islanders.
Port director Tomas Ekwall rejects the toll. “It would send every ship to Norrby,” he said.
Two dock workers said the cranes stood idle on Monday.
The council meets on 20 May to vote on the toll."""

COURIER_TEXT = """“We are still counting the ships,” said Odile Brandt, the harbour minister.
The toll has been decided, according to a person close to the council.
“No ship pays twice,” it said on a poster at the gate."""

TRAINS_TEXT = """The night train to Osterby will run again, the railway said on Monday.
Whether sleeping cars can be found in time is open.
“We have eleven of them,” said Ingrid Sollund, head of the railway. “We need fourteen.”"""

OTHER_TEXT = """A heron has moved into the museum's courtyard.
Nobody minds."""


def make_item(name: str, text: str, title: str, outlet: str | None, day: int | None) -> Item:
    """Return one invented article."""
    return Item(
        id=name,
        source="Port feed",
        title=title,
        text=text,
        retrieved=AS_OF,
        url=f"https://{name}.example/story",
        outlet=outlet,
        published=datetime(2031, 5, day, 8, 10, tzinfo=UTC) if day else None,
        published_basis="feed" if day else "none",
    )


TOLLS = make_item("tolls", TOLLS_TEXT, "Ministry counts ships", "Veldhaven Courier", 13)
GATE = make_item("gate", COURIER_TEXT, "Toll talk at the gate", "Island Post", 14)
TRAINS = make_item("trains", TRAINS_TEXT, "Night train returns", "Rail Weekly", 12)
OTHER = make_item("heron", OTHER_TEXT, "Heron at the museum", None, None)
ITEMS = (TOLLS, GATE, TRAINS, OTHER)


def cited(item: Item, words: str) -> Evidence:
    """Return the evidence for words that stand in an item."""
    start = item.text.index(words)
    return evidence_in(item, Span(start, start + len(words)))


def entry(number: int, item: Item) -> SourceEntry:
    """Return how a brief lists an item."""
    return SourceEntry(
        number, item.id, item.version, item.title, item.outlet, item.published, item.published_basis, item.url or ""
    )


def tolls_issue() -> IssueBrief:
    """Return the first issue, which has something of everything."""
    undecided = cited(TOLLS, "The ministry has not decided on the harbour toll, a spokeswoman said on Tuesday.")
    counting = cited(
        TOLLS, "“We are still counting the ships,” Harbour Minister Odile Brandt told reporters in Veldhaven."
    )
    again = cited(GATE, "“We are still counting the ships,” said Odile Brandt, the harbour minister.")
    norrby = cited(TOLLS, "Port director Tomas Ekwall rejects the toll. “It would send every ship to Norrby,” he said.")
    ferries = cited(TOLLS, "She said the ferries would stay free of charge for islanders.")
    decided = cited(GATE, "The toll has been decided, according to a person close to the council.")
    poster = cited(GATE, "“No ship pays twice,” it said on a poster at the gate.")
    return IssueBrief(
        1,
        "Harbour toll",
        bottom_line=(Statement("b1", (undecided,), undecided.text, change="new"),),
        actors=(
            ActorLine(
                "a1",
                (counting,),
                "Odile Brandt",
                "person",
                "Harbour Minister",
                None,
                ("Odile Brandt", "Brandt"),
                (
                    PositionLine(
                        "p1",
                        (counting,),
                        "“We are still counting the ships,”",
                        "undecided",
                        "still",
                        day=date(2031, 5, 13),
                    ),
                ),
            ),
            ActorLine(
                "a2",
                (norrby,),
                "Tomas Ekwall",
                "person",
                "Port director",
                None,
                ("Tomas Ekwall",),
                (
                    PositionLine(
                        "p2",
                        (norrby,),
                        "Port director Tomas Ekwall rejects the toll",
                        "rejects",
                        "rejects",
                        change="new",
                    ),
                ),
            ),
        ),
        quotes=(
            QuoteLine(
                "q1",
                (counting, again),
                ("“We are still counting the ships,”",),
                "direct",
                "Odile Brandt",
                "person",
                "Harbour Minister Odile Brandt",
                "Harbour Minister",
                "told",
                "cue after quote",
                occasion="in Veldhaven",
                variants=(Variant("“We are still counting the ships,”", "Odile Brandt", again),),
            ),
            QuoteLine(
                "q2",
                (ferries,),
                ("the ferries would stay free of charge for islanders",),
                "indirect",
                "Odile Brandt",
                "person",
                "She",
                "Harbour Minister",
                "said",
                "indirect speech",
                change="new",
            ),
            QuoteLine(
                "q3", (poster,), ("“No ship pays twice,”",), "direct", None, None, "it", None, "said", "cue after quote"
            ),
        ),
        questions=(
            OpenQuestion(
                "o1",
                (undecided,),
                1,
                "Will the ministry decide on the harbour toll?",
                "whether_undecided",
                "contested",
                "one outlet reports a decision",
                decider="the council",
                due="on 20 May",
                due_day=date(2031, 5, 20),
                answers=(decided,),
                would_answer="the vote of the council",
                change="changed",
            ),
        ),
        disagreements=(
            Disagreement(
                "d1",
                (undecided, decided),
                "fact or claim",
                "whether the toll is decided",
                (Side("not decided", undecided), Side("decided", decided)),
            ),
        ),
        passages=(Passage(undecided, "the term “harbour toll”"),),
        item_ids=("tolls", "gate"),
        sourcing=Sourcing(2, 2, 2, 1),
    )


def trains_issue() -> IssueBrief:
    """Return the second issue, without actors."""
    runs = cited(TRAINS, "The night train to Osterby will run again, the railway said on Monday.")
    cars = cited(TRAINS, "Whether sleeping cars can be found in time is open.")
    eleven = cited(TRAINS, "“We have eleven of them,” said Ingrid Sollund, head of the railway. “We need fourteen.”")
    return IssueBrief(
        2,
        "Night trains",
        bottom_line=(Statement("b2", (runs,), runs.text),),
        quotes=(
            QuoteLine(
                "q4",
                (eleven,),
                ("“We have eleven of them,”", "“We need fourteen.”"),
                "direct",
                "Ingrid Sollund",
                "person",
                "Ingrid Sollund",
                "head of the railway",
                "said",
                "cue after quote",
                change="new",
            ),
        ),
        questions=(
            OpenQuestion(
                "o2",
                (cars,),
                2,
                "Whether sleeping cars can be found in time",
                "whether_undecided",
                "open",
                "said to be open",
            ),
        ),
        item_ids=("trains",),
        sourcing=Sourcing(1, 1, 1, 0),
    )


def invented_brief() -> Brief:
    """Return the brief of 14 May 2031."""
    vote = cited(TOLLS, "The council meets on 20 May to vote on the toll.")
    workers = cited(TOLLS, "Two dock workers said the cranes stood idle on Monday.")
    heron = cited(OTHER, "A heron has moved into the museum's courtyard.")
    runs = cited(TRAINS, "The night train to Osterby will run again, the railway said on Monday.")
    return Brief(
        as_of=AS_OF,
        as_of_basis="clock",
        window_start=datetime(2031, 5, 7, 6, 12, tzinfo=UTC),
        issues=(tolls_issue(), trains_issue()),
        changes=(
            ChangeLine(
                "c1", (runs,), "UPDATE", "The night train to Osterby will run again", "on Monday", None, "Night trains"
            ),
        ),
        look_ahead=(
            EventLine(
                "e1",
                (vote,),
                "The council meets to vote on the toll",
                "on 20 May",
                date(2031, 5, 20),
                "stated",
                True,
                (1,),
            ),
        ),
        threads=(Thread("t1", (heron,), heron.text, ("heron",), 1),),
        unnamed=(UnnamedLine("u1", (workers,), "Two dock workers", "the cranes stood idle on Monday"),),
        sources=tuple(entry(number, item) for number, item in enumerate(ITEMS, start=1)),
        gaps=("One article states no date.",),
        previous_day=date(2031, 5, 13),
        generator="briefing 0",
    )


def empty_brief() -> Brief:
    """Return a brief before the first article."""
    issues = (IssueBrief(1, "Harbour toll"), IssueBrief(2, "Night trains"))
    return Brief(AS_OF, "clock", datetime(2031, 5, 7, tzinfo=UTC), issues)


def brief_with_arrivals() -> Brief:
    """Return the brief after one more article, whose quote comes before all others."""
    brief = invented_brief()
    idle = cited(TOLLS, "Two dock workers said the cranes stood idle on Monday.")
    arrival = QuoteLine(
        "q9",
        (idle,),
        ("the cranes stood idle on Monday",),
        "indirect",
        "Two dock workers",
        "unnamed",
        "Two dock workers",
        None,
        "said",
        "indirect speech",
        change="new",
    )
    first = brief.issues[0]
    actor = replace(first.actors[0], id="a9", name="Two dock workers", kind="unnamed", positions=())
    grown = replace(first, quotes=(arrival, *first.quotes), actors=(actor, *first.actors))
    return replace(brief, issues=(grown, *brief.issues[1:]))


@dataclass
class Asked:
    """What a screen asked of its seams."""

    saved: list[tuple[str, MarkKind, str]] = field(default_factory=list)
    deleted: list[tuple[str, MarkKind]] = field(default_factory=list)
    exported: list[ExportFormat] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)
    conditions: tuple[SearchCondition, ...] = ()
    places: list[Place] = field(default_factory=list)
    corrected: list[tuple[CorrectionKind, str, str, str]] = field(default_factory=list)
    uncorrected: list[tuple[CorrectionKind, str, str]] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    refreshed: int = 0


Refresh = Callable[[ReportProgress], "asyncio.Future[Brief]"]


def make_seams(
    asked: Asked, *, items: tuple[Item, ...] = ITEMS, fresh: Brief | None = None, place: Place | None = None
) -> Seams:
    """Return seams over invented items; a refresh reports two sources and gives ``fresh``."""

    async def refresh(report: ReportProgress) -> Brief:
        asked.refreshed += 1
        report(SourceReport("Port feed", "done", new_items=1))
        report(SourceReport("Notes", "unchanged"))
        return fresh or invented_brief()

    async def recompose() -> Brief:
        return fresh or invented_brief()

    def accept_thread(thread_id: str) -> str:
        asked.accepted.append(thread_id)
        return "Herons of the quay"

    def load_item(item_id: str, version: int) -> Item:
        return {(item.id, item.version): item for item in items}[item_id, version]

    def export(form: ExportFormat) -> str:
        asked.exported.append(form)
        return f"briefs/2031-05-14.{form}"

    def search(terms: str, where: tuple[SearchCondition, ...]) -> tuple[SearchHit, ...]:
        asked.searched.append(terms)
        asked.conditions = where
        found = [item for item in items if terms.casefold() in item.text.casefold()]
        return tuple(
            SearchHit(
                item.id,
                item.version,
                item.title,
                item.outlet,
                item.published,
                evidence_in(item, Span(0, item.text.index("\n"))),
            )
            for item in found
        )

    return Seams(
        load_item=load_item,
        refresh=refresh,
        export=export,
        search=search,
        save_mark=lambda line_id, kind, text: asked.saved.append((line_id, kind, text)),
        delete_mark=lambda line_id, kind: asked.deleted.append((line_id, kind)),
        source_rows=source_rows,
        now=lambda: AS_OF,
        save_correction=lambda kind, subject, issue, target: asked.corrected.append((kind, subject, issue, target)),
        delete_correction=lambda kind, subject, issue: asked.uncorrected.append((kind, subject, issue)),
        accept_thread=accept_thread,
        recompose=recompose,
        load_place=lambda: place,
        save_place=asked.places.append,
        refresh_on_start=False,
    )


def source_rows() -> tuple[SourceRow, ...]:
    """Return a feed that failed and a folder that was never read."""
    feed = Source("Port feed", "feed", "https://port.example/rss", "Veldhaven Courier")
    state = FeedState("Port feed", status=503, checked=AS_OF, failures=2, error="the server says it is busy (503)")
    return ((feed, state), (Source("Notes", "folder", "/srv/notes"), None))


def marked(brief: Brief, *marks: tuple[str, MarkKind]) -> Brief:
    """Return the brief with marks on it."""
    return replace(brief, marks=tuple(Mark("me", line_id, kind, AS_OF) for line_id, kind in marks))
