"""The nouns of the house: frozen values that pass between the rooms.

Offsets are code points of ``Item.text``, half-open. Paragraphs are the non-blank lines of a text, counted from 1.
Times are aware and in UTC; days are calendar days as the article's own words give them.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from hashlib import blake2b
from typing import Literal

from briefing.values import dataclass

# --- what comes in ---------------------------------------------------------------------------------------------------

SourceKind = Literal["feed", "folder"]
DateBasis = Literal["feed", "page", "file", "text", "inferred", "none"]
OutletBasis = Literal["feed", "page", "file", "text", "source", "none"]
TextOrigin = Literal["page", "feed content", "feed summary", "file"]


@dataclass(frozen=True, slots=True)
class Source:
    """A place that items come from, as the staffer wrote it in feeds.toml.

    ``location`` is the URL of a feed, or the absolute path of a folder; ``pattern`` holds glob patterns parted by
    blanks and matters for folders only. ``outlet`` is what items are credited to when they do not say it themselves.
    """

    name: str
    kind: SourceKind
    location: str
    outlet: str | None = None
    pattern: str = "*.txt *.md *.html *.htm *.eml *.pdf *.docx"


@dataclass(frozen=True, slots=True)
class FeedState:
    """What the last polls of one source told us; stored with the entries it stands for, in one transaction.

    ``etag`` and ``last_modified`` are kept byte for byte as received. ``error`` is in words for the reader, None when
    the last poll was good. ``body_hash`` tells what was read: a feed's body, or which files a folder held; None where
    not all of it could be. ``degraded`` says that the feed was ill-formed but still gave entries. ``location`` is
    where the state was learned: another address starts afresh. ``validators_since`` is when the validators last came
    with a whole body, ``host_wait_until`` how long the host asked to be left alone, ``moved_to`` the address that a
    permanent redirect has named since ``moved_since``, ``skip`` the hours (0 to 23, UTC) and days (English names) at
    which the feed is not to be asked, parted by blanks.
    """

    source: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    status: int | None = None
    checked: datetime | None = None
    succeeded: datetime | None = None
    next_due: datetime | None = None
    failures: int = 0
    error: str | None = None
    degraded: str | None = None
    gone: bool = False
    location: str | None = None
    validators_since: datetime | None = None
    host_wait_until: datetime | None = None
    moved_to: str | None = None
    moved_since: datetime | None = None
    skip: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article in the cache, in one version. The text is verbatim, behind the text gate only.

    ``published_raw`` is the date as the source wrote it. ``outlet`` and ``byline`` are None where nothing states
    them; ``outlet_basis`` is who names the outlet ("text": inferred from the words themselves, "source": feeds.toml).
    ``language`` is a BCP 47 primary tag, ``und`` where nothing states it. ``sample`` marks the invented articles of
    ``--demo``.
    """

    id: str
    source: str
    title: str
    text: str
    retrieved: datetime
    url: str | None = None
    path: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: datetime | None = None
    published_basis: DateBasis = "none"
    published_raw: str | None = None
    language: str = "und"
    origin: TextOrigin = "file"
    version: int = 1
    sample: bool = False
    outlet_basis: OutletBasis = "none"


def location_of(item: Item) -> str:
    """Return where the item can be found again: its address, its file, or else its source."""
    return item.url or item.path or item.source


SourcePhase = Literal["waiting", "fetching", "done", "unchanged", "not due", "failed"]


@dataclass(frozen=True, slots=True)
class SourceReport:
    """How one source fares in one ingest run; sent again at each change of ``phase``.

    ``error`` is in words for the reader and set only when ``phase`` is ``failed``; ``faults`` say what was left out
    or read in part although the source itself was read.
    """

    source: str
    phase: SourcePhase
    new_items: int = 0
    changed_items: int = 0
    error: str | None = None
    faults: tuple[str, ...] = ()


# --- spans and evidence ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of one text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Return whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Return whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one item version that prove a line: ``item.text[start:end] == text``.

    Made by :func:`evidence_in` only, which slices the item itself. ``paragraph`` counts non-blank lines from 1.
    """

    item_id: str
    version: int
    start: int
    end: int
    text: str
    paragraph: int

    def __post_init__(self) -> None:
        if not self.text or self.end - self.start != len(self.text):
            raise ValueError(f"evidence {self.start}:{self.end} of {self.item_id} does not hold its words")


def evidence_in(item: Item, span: Span, paragraph: int | None = None) -> Evidence:
    """Return the evidence that ``span`` is in ``item``; blanks at its ends are left out.

    ``paragraph`` is the one in which the span's words start, given where it is known: counting reads the whole text.

    Raises:
        ValueError: the span lies outside the text or covers nothing but blanks.
    """
    if not 0 <= span.start < span.end <= len(item.text):
        raise ValueError(f"span {span.start}:{span.end} lies outside item {item.id}")
    words = item.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    stripped = words.strip()
    if paragraph is None:
        lines_before = item.text[:start].split("\n")
        paragraph = sum(1 for line in lines_before[:-1] if line.strip()) + 1
    return Evidence(item.id, item.version, start, start + len(stripped), stripped, paragraph)


def holds_in(evidence: Evidence, item: Item) -> bool:
    """Return whether the item, in this version, still has the evidence's words at its offsets."""
    return (evidence.item_id, evidence.version) == (item.id, item.version) and (
        item.text[evidence.start : evidence.end] == evidence.text
    )


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An item that a search found; ``evidence`` is the sentence or line with the first hit."""

    item_id: str
    version: int
    title: str
    outlet: str | None
    published: datetime | None
    evidence: Evidence


SearchTest = Literal["words", "outlet", "from", "before"]


@dataclass(frozen=True, slots=True)
class SearchCondition:
    """What an item that a search finds must be besides, or with ``without`` must not be.

    ``words``: its title or text holds them. ``outlet``: they stand in the name of its outlet or source or in its title,
    or it is one of ``items``, which are known to. ``from`` and ``before``: when it was published, an undated one never.
    """

    test: SearchTest
    words: str = ""
    items: tuple[str, ...] = ()
    when: datetime | None = None
    without: bool = False


# --- what analyse() sees in one item ---------------------------------------------------------------------------------

Role = Literal["prose", "heading", "caption", "promo", "keypoint", "dateline"]
QuoteKind = Literal["direct", "mixed", "indirect"]
ActorKind = Literal["person", "state", "organisation", "group", "unnamed"]
QuestionKind = Literal[
    "whether_undecided",
    "asked_evaded",
    "declined_or_withheld",
    "no_decision_expected",
    "no_change_reported",
    "under_deliberation",
    "requires_decision",
    "pending_event",
    "conditional",
    "unverified_report",
    "contested",
    "hedged_prediction",
    "direct_question",
]
PositionLabel = Literal[
    "urges", "permits", "open to", "undecided", "conditional", "doubts", "rejects", "suspends", "warns", "no comment"
]
DayBasis = Literal["stated", "resolved", "worded"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one paragraph; ``paragraph`` counts non-blank lines from 1, ``role`` is its paragraph's."""

    start: int
    end: int
    paragraph: int
    role: Role = "prose"

    @property
    def span(self) -> Span:
        """Return where the sentence stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted or reported matter in one item, with the words that attribute it.

    ``span`` includes the quotation marks. ``speaker`` is where the speaker is printed ("he", "a US official"), None
    when unknown; ``actor`` is the index of that speaker in ``Analysis.actors``, None when it was not resolved.
    ``rule`` names the construction that bound the two. Quotes of one utterance share ``group``. ``occasion`` and
    ``when`` are where the text states them ("at a news conference in Prague", "on Wednesday"); ``day`` is that day
    resolved, None where the article gives no date to resolve it from.
    """

    span: Span
    kind: QuoteKind
    speaker: Span | None
    cue: Span | None
    rule: str
    group: int
    closed: bool = True
    actor: int | None = None
    occasion: Span | None = None
    when: Span | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where one actor is named, described or pointed at; ``actor`` is an index into ``Analysis.actors``."""

    span: Span
    actor: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks, as one item knows them.

    ``name`` is the fullest form the item prints (for unnamed actors: the description as printed). ``role`` is
    printed too, never inferred. ``affiliation`` is the state or body that the item's words tie the actor to.
    ``plural`` marks collective actors ("two US officials").
    """

    name: str
    kind: ActorKind
    spellings: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor said or did, in the item's words.

    ``clause`` is what is shown: the sentence, trimmed at clause borders. ``label`` is None unless ``cue`` justifies
    it. ``quote`` is an index into ``Analysis.quotes`` when the position is that quote.
    """

    actor: int
    sentence: int
    clause: Span
    label: PositionLabel | None = None
    cue: Span | None = None
    quote: int | None = None
    when: Span | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class QuestionCue:
    """Evidence in one sentence that something is undecided.

    ``clause`` is the open matter in the source's words; ``wording`` rearranges only those words (plus one auxiliary)
    or is "Whether …" verbatim. ``opens`` is False for kinds that only add evidence to a question. ``decider`` and
    ``due`` are where the text states them. ``speaker`` is who says it is open, None for the reporter.
    """

    sentence: int
    kind: QuestionKind
    cue: Span
    clause: Span | None
    wording: str | None
    opens: bool
    decider: Span | None = None
    due: Span | None = None
    due_day: date | None = None
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or will happen, with the day as worded and, where it can be, resolved."""

    sentence: int
    clause: Span
    when: Span
    coming: bool
    day: date | None = None
    basis: DayBasis = "worded"


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one item version says on its own; a pure function of the item and the word lists.

    ``lexicon`` is the version of rules and lists that made it. ``analysed`` is False for text in a language that
    the rules do not cover: then only ``sentences`` are filled. ``language`` is the primary tag of the language that the
    text is written in, whatever the source states; ``und`` where it was not recognised.
    """

    item_id: str
    version: int
    lexicon: str
    sentences: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    positions: tuple[Position, ...] = ()
    questions: tuple[QuestionCue, ...] = ()
    events: tuple[Event, ...] = ()
    analysed: bool = True
    language: str = "und"


# --- what the staffer follows ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Issue:
    """What the staffer follows.

    ``terms`` are names that mean this issue; ``umbrella`` is what text says when it means the issue without naming
    it; ``context`` must stand near an umbrella term for it to count; ``exclusions`` say "not this issue".
    ``deciders`` are names of actors whose decision settles it.
    """

    name: str
    terms: tuple[str, ...]
    umbrella: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor the staffer described in feeds.toml; its spellings are one actor across articles."""

    name: str
    spellings: tuple[str, ...] = ()
    affiliation: str | None = None


MarkKind = Literal["seen", "kept", "left out", "note", "confirmed", "rejected"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What one reader did to one line; ``text`` is the note's text, empty for the other kinds."""

    reader: str
    line_id: str
    kind: MarkKind
    at: datetime
    text: str = ""


CorrectionKind = Literal["move passage", "eject passage", "merge actors", "dismiss thread"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What one reader set right; it holds in every later brief of this reader.

    ``subject`` is a :func:`passage_id`, an actor's name as shown, or a thread's id. ``issue`` is the name of the issue
    that a passage is taken from, empty for a passage that served none and for the other kinds. ``target`` is the name
    of the issue that a passage is moved to, the name of the actor whom the subject is, or a dismissed thread's terms
    parted by commas, by which its later articles are known.
    """

    reader: str
    kind: CorrectionKind
    subject: str
    at: datetime
    issue: str = ""
    target: str = ""


def passage_id(item_id: str, words: str) -> str:
    """Return what corrections call the paragraph of ``words``: it holds as long as the item prints them."""
    letters = "".join(filter(str.isalnum, words.lower()))
    return f"{item_id}/{blake2b(letters.encode(), digest_size=8).hexdigest()}"


# --- the read model --------------------------------------------------------------------------------------------------

Change = Literal["new", "changed", "same"]
QuestionStatus = Literal[
    "open",
    "partly answered",
    "possible answer",
    "answered",
    "contested",
    "conflicting",
    "unconfirmed",
    "superseded",
    "overdue",
    "stale",
]
ChangeTag = Literal["NEW", "UPDATE", "REVERSED", "ANSWERED", "CORRECTED", "GONE"]
DisagreementKind = Literal["positions", "figures", "wording", "speaker", "fact or claim"]


@dataclass(frozen=True, slots=True)
class Line:
    """What every line of a brief has: an id stable across days, its evidence, and how it differs from last time.

    ``article_day`` is when the article came out whose words the line shows, filled where that is no day of the
    brief's own week: the article's "this week" is another one then.

    Raises:
        ValueError: a line without evidence cannot be made.
    """

    id: str
    evidence: tuple[Evidence, ...]
    change: Change = field(default="same", kw_only=True)
    article_day: date | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"line {self.id} has no evidence")


@dataclass(frozen=True, slots=True)
class Statement(Line):
    """A sentence of a source, shown as it stands: bottom lines, other threads. ``text`` is a part of its evidence."""

    text: str


@dataclass(frozen=True, slots=True)
class PositionLine(Line):
    """One thing an actor said or did about one issue. ``text`` is the source's words; ``when`` as worded.

    ``changed_from`` is the label that the same actor held on the day ``changed_since``, before this one, where the two
    do not go together; None where nothing has changed.
    """

    text: str
    label: PositionLabel | None = None
    cue: str | None = None
    when: str | None = None
    day: date | None = None
    changed_from: PositionLabel | None = None
    changed_since: date | None = None

    @property
    def shown_cue(self) -> str | None:
        """Return the cue where it must stand beside its label: the words lack it, or the label alone says more.

        Who "has not changed" a rule may well have decided.
        """
        if self.cue is None:
            return None
        no_change = self.label == "undecided" and "change" in self.cue
        return self.cue if no_change or self.cue not in self.text else None


@dataclass(frozen=True, slots=True)
class ActorLine(Line):
    """An actor of one issue with the positions found, newest first.

    ``role`` is as the cited article prints it. ``mixed`` says that the positions' labels are incompatible.
    """

    name: str
    kind: ActorKind
    role: str | None
    affiliation: str | None
    spellings: tuple[str, ...]
    positions: tuple[PositionLine, ...]
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording of one utterance, or another name on the same words."""

    text: str
    speaker: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class QuoteLine(Line):
    """One utterance with all its evidence. ``pieces`` are verbatim, marks included, in text order.

    ``speaker`` is the resolved name or the description as printed; None is shown as "speaker unknown".
    ``printed`` is the mention as it stands ("he"). ``rule`` is the construction that bound it.
    """

    pieces: tuple[str, ...]
    kind: QuoteKind
    speaker: str | None
    speaker_kind: ActorKind | None
    printed: str | None
    role: str | None
    cue: str | None
    rule: str
    occasion: str | None = None
    when: str | None = None
    day: date | None = None
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """One entry in a question's history: the status it had on a brief's day, and why."""

    day: date
    status: QuestionStatus
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion(Line):
    """What is undecided, who decides, by when, and what would answer it.

    ``evidence`` shows that it is open; ``answers`` are sentences that may decide it. ``wording`` is made of the
    source's own words. ``basis`` says in one line why it has its status.
    """

    number: int
    wording: str
    kind: QuestionKind
    status: QuestionStatus
    basis: str
    decider: str | None = None
    due: str | None = None
    due_day: date | None = None
    said_by: tuple[str, ...] = ()
    answers: tuple[Evidence, ...] = ()
    would_answer: str = "no single event"
    history: tuple[QuestionStep, ...] = ()

    @property
    def answers_called(self) -> str:
        """Return what ``answers`` are under this status: where reports conflict or are denied, none of them answers."""
        called = {"answered": "answer", "conflicting": "against it", "contested": "reported"}
        return called.get(self.status, "possible answer")


@dataclass(frozen=True, slots=True)
class EventLine(Line):
    """A dated or datable happening. ``bears_on`` holds the numbers of the open questions that it may settle.

    ``overdue`` says that its day is over and that no item read reports what came of it.
    """

    text: str
    when: str
    day: date | None
    basis: DayBasis
    coming: bool
    bears_on: tuple[int, ...] = ()
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: who holds it, in which words."""

    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Disagreement(Line):
    """Where sources differ; ``what`` names the matter, ``sides`` stand beside each other."""

    kind: DisagreementKind
    what: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine(Line):
    """A difference from the previous brief, or with none, a development in order of its day.

    ``status`` is how the question stands now that the change may settle, None where it is about no question.
    """

    tag: ChangeTag
    text: str
    when: str | None
    day: date | None
    issue: str | None
    status: QuestionStatus | None = None

    @property
    def tag_words(self) -> str:
        """Return the tag with how the question stands: what may be an answer is never told as one."""
        return f"{self.tag} ({self.status})" if self.status is not None else self.tag


@dataclass(frozen=True, slots=True)
class UnnamedLine(Line):
    """A speaker who is not named, described as printed, with what the article has them say."""

    described: str
    says: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Why one paragraph serves an issue; ``why`` names the terms and the rule, or that the reader moved it here."""

    evidence: Evidence
    why: str

    @property
    def id(self) -> str:
        """Return what a correction of this passage calls it."""
        return passage_id(self.evidence.item_id, self.evidence.text)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How an issue is sourced. Wire copies count as one outlet; an outlet nobody states counts as one of its own."""

    items: int
    outlets: int
    named: int
    unnamed: int

    @property
    def single_source(self) -> bool:
        """Return whether everything about the issue rests on one outlet."""
        return self.outlets == 1


@dataclass(frozen=True, slots=True)
class IssueBrief:
    """One issue of the brief. Empty tuples mean that nothing was found; the renderers say so.

    ``rules`` say what is allowed now, in the words of the newest article that says so; at most one sentence.
    """

    number: int
    name: str
    bottom_line: tuple[Statement, ...] = ()
    actors: tuple[ActorLine, ...] = ()
    quotes: tuple[QuoteLine, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    passages: tuple[Passage, ...] = ()
    item_ids: tuple[str, ...] = ()
    sourcing: Sourcing = Sourcing(0, 0, 0, 0)
    rules: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread(Line):
    """What serves no issue: a story, told by one sentence of it, with the items that carry it.

    ``proposal`` is what an issue made of a recurring story would be called, in the sources' own words, and ``terms``
    what its items share and others do not; both are empty where the story does not recur.
    """

    text: str
    item_ids: tuple[str, ...]
    outlets: int
    proposal: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An item as the brief cites it: ``number`` is the n of ``[n¶p]``.

    ``copy_of`` is the number of the item of which this is a near-duplicate, None for an original. ``background``
    marks items older than the window that are shown because they serve an issue. ``language_name`` is what ``language``
    is called in English, empty where it is not known.
    """

    number: int
    item_id: str
    version: int
    title: str
    outlet: str | None
    published: datetime | None
    published_basis: DateBasis
    location: str
    language: str = "und"
    copy_of: int | None = None
    background: bool = False
    analysed: bool = True
    sample: bool = False
    language_name: str = ""

    @property
    def not_analysed(self) -> str:
        """Return that the item is not analysed and in which language it is written; empty where it is analysed."""
        if self.analysed:
            return ""
        return f"in {self.language_name}: not analysed" if self.language_name else "not analysed"


@dataclass(frozen=True, slots=True)
class Brief:
    """The read model: the screen, every export and every command print these lines in this order.

    ``window_start`` and ``as_of`` bound the items that count as news. ``previous_day`` is the day of the brief that
    changes are told against, None when there is none. ``marks`` and ``corrections`` are the reader's; the latter are
    worked into the lines already. ``gaps`` are plain sentences about what is missing: undated items, single-source
    issues, failing feeds.
    """

    as_of: datetime
    as_of_basis: Literal["operator", "clock"]
    window_start: datetime
    issues: tuple[IssueBrief, ...]
    changes: tuple[ChangeLine, ...] = ()
    look_ahead: tuple[EventLine, ...] = ()
    threads: tuple[Thread, ...] = ()
    unnamed: tuple[UnnamedLine, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    gaps: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    previous_day: date | None = None
    generator: str = ""
    corrections: tuple[Correction, ...] = ()
