"""Invented articles with the analysis that a test needs, written out by the words they hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from briefing.model import (
    Actor,
    ActorKind,
    Analysis,
    Event,
    Issue,
    Item,
    Mention,
    Position,
    PositionLabel,
    QuestionCue,
    QuestionKind,
    Quote,
    QuoteKind,
    Span,
)
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences

NOW = datetime(2031, 3, 14, 20, 0, tzinfo=UTC)

TOLLWAY = Issue(
    "Ostmark tollway",
    terms=("Ostmark tollway", "A9 charge"),
    umbrella=("road charge", "lorry levy", "charge ... lorries"),
    context=("Ostmark", "Velden", "hauliers"),
    exclusions=("Tollway Rovers", "parking charge"),
    deciders=("Mira Velden", "Transport Ministry"),
)
FERRY = Issue(
    "Night ferry",
    terms=("night ferry",),
    umbrella=("late sailing",),
    context=("harbour board",),
    deciders=("Harbour Board",),
)


def item(
    item_id: str,
    *paragraphs: str,
    outlet: str | None = None,
    day: date | None = None,
    title: str = "",
    version: int = 1,
    retrieved: datetime = NOW,
) -> Item:
    """Return an item whose text has these paragraphs; ``day`` is the day of its publication, at noon."""
    published = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day is not None else None
    return Item(
        id=item_id,
        source="invented",
        title=title or item_id,
        text="\n\n".join(paragraphs),
        retrieved=retrieved,
        outlet=outlet,
        published=published,
        published_basis="feed" if published else "none",
        language="en",
        version=version,
    )


class Made:
    """Builds the analysis of one item piece by piece; every place is given by words that the item holds once."""

    def __init__(self, of: Item) -> None:
        """Cut the item into sentences."""
        self.item = of
        paragraphs = find_paragraphs(of.text)
        self.sentences = find_sentences(of.text, paragraphs, classify_paragraphs(of.text, paragraphs))
        self.actors: list[Actor] = []
        self.mentions: list[Mention] = []
        self.quotes: list[Quote] = []
        self.positions: list[Position] = []
        self.questions: list[QuestionCue] = []
        self.events: list[Event] = []

    def actor(
        self,
        name: str,
        *mentions: str,
        kind: ActorKind = "person",
        role: str | None = None,
        affiliation: str | None = None,
    ) -> Made:
        """Add an actor, mentioned where ``mentions`` stand (else where the name does)."""
        self.actors.append(Actor(name, kind, (name,), role, affiliation))
        self.mentions += [Mention(self.span(words), len(self.actors) - 1) for words in mentions or (name,)]
        return self

    def quote(
        self,
        words: str,
        by: str | None = None,
        *,
        cue: str | None = None,
        printed: str | None = None,
        kind: QuoteKind = "direct",
        group: int | None = None,
        day: date | None = None,
        when: str | None = None,
    ) -> Made:
        """Add a quotation; ``by`` is the name of an actor added before."""
        speaker = self.span(printed or by) if by is not None else None
        self.quotes.append(
            Quote(
                self.span(words),
                kind,
                speaker,
                self.span(cue) if cue else None,
                "made",
                len(self.quotes) if group is None else group,
                actor=self.number(by) if by is not None else None,
                day=day,
                when=self.span(when) if when else None,
            )
        )
        return self

    def position(
        self,
        by: str,
        clause: str,
        label: PositionLabel | None = None,
        cue: str | None = None,
        *,
        when: str | None = None,
        day: date | None = None,
    ) -> Made:
        """Add a position."""
        span = self.span(clause)
        self.positions.append(
            Position(
                self.number(by),
                self.sentence(span),
                span,
                label,
                self.span(cue) if cue else None,
                when=self.span(when) if when else None,
                day=day,
            )
        )
        return self

    def question(
        self,
        kind: QuestionKind,
        cue: str,
        *,
        clause: str | None = None,
        wording: str | None = None,
        decider: str | None = None,
    ) -> Made:
        """Add a cue of something open."""
        span = self.span(cue)
        self.questions.append(
            QuestionCue(
                self.sentence(span),
                kind,
                span,
                self.span(clause) if clause else None,
                wording,
                opens=clause is not None,
                decider=self.span(decider) if decider else None,
            )
        )
        return self

    def event(self, clause: str, when: str, *, coming: bool, day: date | None = None) -> Made:
        """Add an event."""
        span = self.span(clause)
        self.events.append(
            Event(self.sentence(span), span, self.span(when), coming, day, "worded" if day is None else "resolved")
        )
        return self

    def done(self) -> tuple[Item, Analysis]:
        """Return the item and its analysis."""
        return self.item, Analysis(
            self.item.id,
            self.item.version,
            "made",
            self.sentences,
            tuple(self.quotes),
            tuple(self.mentions),
            tuple(self.actors),
            tuple(self.positions),
            tuple(self.questions),
            tuple(self.events),
        )

    def span(self, words: str) -> Span:
        """Return where ``words`` first stand."""
        start = self.item.text.index(words)
        return Span(start, start + len(words))

    def sentence(self, span: Span) -> int:
        """Return the index of the sentence that holds ``span``."""
        return next(number for number, each in enumerate(self.sentences) if each.span.covers(span))

    def number(self, name: str) -> int:
        """Return the index of the actor of this name."""
        return next(number for number, actor in enumerate(self.actors) if actor.name == name)


def plain(*items: Item) -> Sequence[tuple[Item, Analysis]]:
    """Return items with nothing but their sentences."""
    return [Made(each).done() for each in items]
