"""What is different from the previous brief?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from rapidfuzz import fuzz

from briefing.model import (
    ActorLine,
    Brief,
    Change,
    ChangeLine,
    ChangeTag,
    Disagreement,
    EventLine,
    Evidence,
    IssueBrief,
    Line,
    OpenQuestion,
    PositionLabel,
    PositionLine,
    QuestionStatus,
    QuoteLine,
    Span,
    Statement,
    Thread,
    UnnamedLine,
    holds_in,
)
from briefing.summarize.brief.actor_lines import are_incompatible, is_long_so
from briefing.summarize.brief.digest import Digest, line_id
from briefing.summarize.ledger.standing import REVERSED_ANSWER
from briefing.summarize.text.datelines import without_dateline
from briefing.values import dataclass

AnyLine = TypeVar("AnyLine", bound=Line)

_MOST_CHANGES = 24
_MOST_NEW_QUOTES = 2
_MOST_QUOTE_WORDS = 60
_ANSWERED = ("answered", "possible answer")
_SETTLED: tuple[PositionLabel, ...] = ("permits", "rejects", "suspends", "urges")
_TAG_ORDER: tuple[ChangeTag, ...] = ("ANSWERED", "REVERSED", "CORRECTED", "UPDATE", "NEW", "GONE")


def lines_of(brief: Brief) -> dict[str, Line]:
    """Return every line of a brief that has a place of its own, by id."""
    return {line.id: line for _, line in _lines_by_issue(brief)}


def tell_changes(lines: Iterable[AnyLine], before: Mapping[str, Line] | None) -> tuple[AnyLine, ...]:
    """Return the lines with ``change`` told against the previous brief; without one, nothing has changed."""
    return tuple(_told_as(line, "same" if before is None else _change_of(line, before.get(line.id))) for line in lines)


def _told_as(line: AnyLine, change: Change) -> AnyLine:
    return line if line.change == change else replace(line, change=change)


def _change_of(line: Line, old: Line | None) -> Change:
    if old is None:
        return "new"
    return "same" if _content(line) == _content(old) else "changed"


def _content(line: Line) -> tuple[object, ...]:
    """Return what a reader sees of a line; numbers that depend on other lines are left out."""
    places = tuple((each.item_id, each.text) for each in line.evidence)
    match line:
        case Statement() | UnnamedLine():
            return places
        case PositionLine():
            return (line.text, line.label, line.when, line.day)
        case ActorLine():
            return (line.name, line.role, line.mixed, tuple(position.id for position in line.positions))
        case QuoteLine():
            return (line.pieces, line.speaker, line.role, len(line.variants), places)
        case OpenQuestion():
            return (line.wording, line.status, line.decider, line.due, line.due_day, places, line.answers)
        case EventLine():
            return (line.text, line.when, line.day)
        case Disagreement():
            return tuple((side.label, side.evidence.text) for side in line.sides)
        case Thread():
            return (line.text, line.item_ids)
        case _:
            return places


@dataclass(frozen=True, slots=True)
class _Days:
    """The day on which each item came out, for changes whose words name none."""

    by_item: Mapping[str, date]

    def of(self, evidence: Evidence) -> date | None:
        return self.by_item.get(evidence.item_id)


def find_changes(issues: Sequence[IssueBrief], digests: Sequence[Digest], previous: Brief) -> tuple[ChangeLine, ...]:
    """Return what is new, answered, reversed, corrected or gone since ``previous``, newest first.

    One sentence is told once, with the tag that says most.
    """
    days = _Days({digest.item.id: digest.item.published.date() for digest in digests if digest.item.published})
    held = {digest.item.id: digest for digest in digests}
    before = {issue.name: issue for issue in previous.issues}
    found: list[ChangeLine] = []
    for issue in issues:
        old = before.get(issue.name)
        found += _question_changes(issue, old, held, days)
        found += _position_changes(issue, old, days)
        found += _new_lines(issue, old, days)
    found += _corrections(previous, held, days)
    told: dict[tuple[str | None, str], ChangeLine] = {}
    for line in sorted(found, key=lambda line: (_TAG_ORDER.index(line.tag), line.status is None, line.id)):
        told.setdefault((line.issue, line.text), line)
    texts = {text for issue, text in told if issue is not None}
    told = {key: line for key, line in told.items() if key[0] is not None or key[1] not in texts}
    return tuple(sorted(told.values(), key=lambda line: _newest_first(line, days)))[:_MOST_CHANGES]


def _newest_first(line: ChangeLine, days: _Days) -> tuple[bool, int, bool, int, str]:
    """Return what orders changes: by day; of one day, what its words date goes before what was printed on it."""
    day = line.day or days.of(line.evidence[0])
    is_dated = line.status is not None or (line.when is not None and line.day is not None)
    return day is None, -(day or date.min).toordinal(), not is_dated, _TAG_ORDER.index(line.tag), line.id


def change_line(
    tag: ChangeTag,
    issue: str | None,
    evidence: Sequence[Evidence],
    text: str,
    when: str | None = None,
    day: date | None = None,
    status: QuestionStatus | None = None,
) -> ChangeLine:
    """Return a change with an id of its own; where a report was filed is left out of its text."""
    text = without_dateline(text)
    return ChangeLine(line_id(issue or "", tag, text), tuple(evidence), tag, text, when, day, issue, status)


def _question_changes(
    issue: IssueBrief, old: IssueBrief | None, held: Mapping[str, Digest], days: _Days
) -> list[ChangeLine]:
    before = {question.id: question for question in (old.questions if old else ())}
    found = []
    for question in issue.questions:
        earlier = before.pop(question.id, None)
        tag = _question_tag(question, earlier)
        if tag is not None:
            status = question.status if tag in ("UPDATE", "REVERSED") and question.answers else None
            evidence = question.answers if tag == "ANSWERED" or status is not None else question.evidence
            evidence = evidence or question.evidence
            known = {each.text for each in ((*earlier.evidence, *earlier.answers) if earlier else ())}
            # Of several decisions the last one reverses; an older one may merely stand in other words today.
            newest = evidence[::-1] if tag == "REVERSED" and status is not None else evidence
            shown = next((each for each in newest if each.text not in known), newest[0])
            found.append(change_line(tag, issue.name, [shown], shown.text, day=days.of(shown), status=status))
    for question in before.values():
        shown = question.evidence[0]
        digest = held.get(shown.item_id)
        if digest is not None and holds_in(shown, digest.item):
            found.append(change_line("GONE", issue.name, [shown], shown.text, day=days.of(shown)))
    return found


def _question_tag(question: OpenQuestion, earlier: OpenQuestion | None) -> ChangeTag | None:
    if earlier is None:
        return "NEW"
    if question.status == earlier.status:
        return "REVERSED" if _is_reversed(question) and not _is_reversed(earlier) else None
    if question.status == "answered":
        return "ANSWERED"
    if question.status == "possible answer":
        return "REVERSED" if _is_reversed(question) else "UPDATE"
    if question.status == "contested":
        return "UPDATE"  # reported as decided and then denied: nobody has taken a decision back
    return "REVERSED" if earlier.status in _ANSWERED else "UPDATE"


def _is_reversed(question: OpenQuestion) -> bool:
    return question.status == "possible answer" and question.basis.startswith(REVERSED_ANSWER)


def _position_changes(issue: IssueBrief, old: IssueBrief | None, days: _Days) -> list[ChangeLine]:
    before = {actor.id: actor for actor in (old.actors if old else ())}
    # "The rule has not changed, Okafor said on Friday": what the one said has the time at which the other said it.
    timed = {line.evidence[0]: line for actor in issue.actors for line in actor.positions if line.when is not None}
    found = []
    for actor in issue.actors:
        earlier = before.get(actor.id)
        known = {position.id for position in (earlier.positions if earlier else ())}
        for position in actor.positions:
            if position.label is None or position.id in known:
                continue
            time = position if position.when is not None else timed.get(position.evidence[0], position)
            if is_long_so(position.text, time.when, time.day):
                continue
            tag = _position_tag(position, earlier)
            # "This week" is no day: that of the article would stand beside it as if it were.
            day = time.day or (days.of(position.evidence[0]) if time.when is None else None)
            found.append(change_line(tag, issue.name, position.evidence, position.text, time.when, day))
    return found


def _position_tag(position: PositionLine, earlier: ActorLine | None) -> ChangeTag:
    """Return how a new position stands to the one held before: who was undecided and approves reverses nothing."""
    held = next((old.label for old in (earlier.positions if earlier else ()) if old.label is not None), None)
    if not are_incompatible(position.label, held):
        return "NEW"
    return "REVERSED" if held in _SETTLED else "UPDATE"


def _new_lines(issue: IssueBrief, old: IssueBrief | None, days: _Days) -> list[ChangeLine]:
    known = {line.id for line in (*old.quotes, *old.disagreements)} if old else set()
    quotes = [(quote, shown) for quote in issue.quotes if quote.id not in known and (shown := _with_its_speaker(quote))]
    found = [
        change_line("NEW", issue.name, [shown], shown.text, quote.when, quote.day or days.of(shown))
        for quote, shown in quotes[:_MOST_NEW_QUOTES]
    ]
    for difference in issue.disagreements:
        if difference.id not in known:
            shown = difference.sides[-1].evidence
            found.append(change_line("UPDATE", issue.name, [shown], shown.text, day=days.of(shown)))
    return found


def _with_its_speaker(quote: QuoteLine) -> Evidence | None:
    """Return the words that hold the quotation and who said it, short enough to be read at a glance, else None.

    Words in marks without their speaker are no news: the list of quotes has them with the name.
    """
    if quote.speaker is None or not quote.printed:
        return None
    holding = (each for each in quote.evidence if quote.pieces[0] in each.text)
    told = (each for each in holding if quote.printed in each.text.replace(quote.pieces[0], " "))
    return next((each for each in told if len(each.text.split()) <= _MOST_QUOTE_WORDS), None)


def _corrections(previous: Brief, held: Mapping[str, Digest], days: _Days) -> list[ChangeLine]:
    """Return, for each article edited since, the sentence that now stands where a line of ``previous`` was proved."""
    found = []
    for issue, line in _lines_by_issue(previous):
        for old in line.evidence:
            digest = held.get(old.item_id)
            if digest is not None and digest.item.version > old.version and old.text not in digest.item.text:
                now = _closest_sentence(old.text, digest)
                if now is not None:
                    found.append(change_line("CORRECTED", issue, [now], now.text, day=days.of(now)))
    return found


def _lines_by_issue(brief: Brief) -> Iterator[tuple[str | None, Line]]:
    for issue in brief.issues:
        yield from ((issue.name, line) for line in _lines_in(issue))
    yield from ((None, line) for line in (*brief.look_ahead, *brief.threads, *brief.unnamed))


def _lines_in(issue: IssueBrief) -> tuple[Line, ...]:
    positions = (position for actor in issue.actors for position in actor.positions)
    return (
        *issue.bottom_line,
        *issue.rules,
        *issue.quotes,
        *issue.questions,
        *issue.disagreements,
        *issue.actors,
        *positions,
    )


def _closest_sentence(old: str, digest: Digest) -> Evidence | None:
    spans: list[Span] = [sentence.span for sentence in digest.analysis.sentences if sentence.role == "prose"]
    closest = max(spans, key=lambda span: (fuzz.ratio(old, digest.words(span)), -span.start), default=None)
    return digest.evidence_for([closest])[0] if closest is not None else None
