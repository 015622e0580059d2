"""What does the day's news say about each issue, with its proof?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from briefing.model import (
    Analysis,
    Brief,
    Correction,
    Evidence,
    Issue,
    IssueBrief,
    Item,
    KnownActor,
    Line,
    Mark,
    OpenQuestion,
    Passage,
    evidence_in,
    holds_in,
)
from briefing.summarize.actors.identity import Identities, resolve_actors
from briefing.summarize.brief.actor_lines import Held, actor_lines, find_held
from briefing.summarize.brief.article_days import days_of_other_weeks, tell_article_days
from briefing.summarize.brief.bottom_line import bottom_line
from briefing.summarize.brief.changes import AnyLine, find_changes, lines_of, tell_changes
from briefing.summarize.brief.corrections import merged_identities, without_dismissed
from briefing.summarize.brief.developments import find_developments
from briefing.summarize.brief.digest import Digest
from briefing.summarize.brief.disagreements import find_disagreements
from briefing.summarize.brief.happenings import find_happenings
from briefing.summarize.brief.look_ahead import look_ahead
from briefing.summarize.brief.outlines import Outline
from briefing.summarize.brief.overdue import find_overdue
from briefing.summarize.brief.quote_lines import find_spoken, quote_lines
from briefing.summarize.brief.rules_in_force import rules_in_force
from briefing.summarize.brief.salience import rank_kept_first
from briefing.summarize.brief.sources import find_digests, find_gaps, source_entries, sourcing_of
from briefing.summarize.brief.threads import question_threads, story_threads
from briefing.summarize.brief.unnamed import unnamed_lines
from briefing.summarize.brief.utterances import Utterance, resolve_utterances
from briefing.summarize.ledger.ledger import NameOf, Served, resolve_questions

# What articles leave open beside the issues goes through the ledger under an issue without a name.
_BESIDE_THE_ISSUES = Issue("", ())


@dataclass(frozen=True, slots=True, eq=False)
class _Day:
    """What every part of one brief is made from; ``serving`` are the digests of which any issue has a part."""

    now: datetime
    issues: Sequence[Issue]
    digests: Sequence[Digest]
    serving: Sequence[Digest]
    items: Mapping[str, Item]
    identities: Identities
    utterances: Sequence[Utterance]
    previous: Brief | None
    before: Mapping[str, Line] | None
    marks: Sequence[Mark]
    affiliations: Mapping[str, str]
    other_weeks: Mapping[str, date]


def compose(
    analysed: Sequence[tuple[Item, Analysis]],
    issues: Sequence[Issue],
    *,
    now: datetime,
    as_of_basis: Literal["operator", "clock"] = "operator",
    window_days: int = 7,
    known_actors: Sequence[KnownActor] = (),
    previous: Brief | None = None,
    marks: Sequence[Mark] = (),
    source_gaps: Sequence[str] = (),
    generator: str = "",
    corrections: Sequence[Correction] = (),
    outlines: Mapping[str, Outline] | None = None,
) -> Brief:
    """Return the brief that these items make on the day of ``now``.

    Items older than ``window_days`` stay in as background where they serve an issue. ``previous`` is the brief that
    changes are told against. ``corrections`` are the reader's word, which goes before any rule. The order of
    ``analysed`` makes no difference, nor does an item that serves no issue to the lines of the others. Lines that the
    reader left out stay in; the renderers deal with them.

    ``outlines`` are those made before of these items and issues, by item id; they change no line. An item whose
    outline serves no issue may then come with its ``opening`` for an analysis, unless the reader corrected a passage
    of it or ``previous`` cites it.
    """
    window_start = now - timedelta(days=window_days)
    digests = find_digests(
        analysed, issues, now=now, window_start=window_start, corrections=corrections, outlines=outlines or {}
    )
    serving = [digest for digest in digests if digest.passages.assignments or digest.passages.serves]
    identities = merged_identities(
        resolve_actors(
            [(digest.item, digest.analysis) for digest in serving if digest.passages.assignments], known_actors
        ),
        corrections,
    )
    utterances = resolve_utterances(find_spoken(serving, identities))
    before = lines_of(previous) if previous is not None else None
    affiliations = {actor.name: actor.affiliation for actor in known_actors if actor.affiliation}
    day = _Day(
        now,
        issues,
        digests,
        serving,
        {digest.item.id: digest.item for digest in digests},
        identities,
        utterances,
        previous,
        before,
        marks,
        affiliations,
        other_weeks=days_of_other_weeks(digests, now.date()),
    )
    held = find_held(issues, serving, identities)
    briefs = _numbered([_issue_brief(day, number, own) for number, own in enumerate(held)])
    happenings = find_happenings(serving, identities)
    questions = [(number, question) for number, brief in enumerate(briefs) for question in brief.questions]
    threads, dismissed = without_dismissed(
        (*question_threads(_open_beside(day), digests), *story_threads(digests)), corrections
    )
    brief = Brief(
        as_of=now,
        as_of_basis=as_of_basis,
        window_start=window_start,
        issues=briefs,
        changes=tell_article_days(
            find_changes(briefs, digests, previous)
            if previous is not None
            else find_developments(issues, held, happenings, serving),
            day.other_weeks,
        ),
        look_ahead=_finished(
            day,
            look_ahead(happenings, questions, now.date(), find_overdue(happenings, serving, identities, now.date())),
        ),
        threads=_finished(day, threads),
        unnamed=_finished(day, unnamed_lines(serving)),
        gaps=(*find_gaps(serving, briefs, source_gaps), *_dismissed_gap(dismissed)),
        marks=tuple(marks),
        previous_day=previous.as_of.date() if previous is not None else None,
        generator=generator,
        corrections=tuple(corrections),
    )
    return replace(brief, sources=source_entries(digests, _cited_items(brief)))


def _dismissed_gap(dismissed: int) -> tuple[str, ...]:
    if not dismissed:
        return ()
    return (
        "1 thread that the reader dismissed is not shown."
        if dismissed == 1
        else f"{dismissed} threads that the reader dismissed are not shown.",
    )


def _issue_brief(day: _Day, number: int, held: Sequence[Held]) -> IssueBrief:
    issue = day.issues[number]
    own = [digest for digest in day.serving if digest.passages.of(number)]
    passages = tuple(
        Passage(evidence_in(digest.item, assignment.span, assignment.paragraph), assignment.why)
        for digest in reversed(own)
        for assignment in digest.passages.of(number)
    )
    questions = _open_questions(day, number)
    leads = bottom_line(number, issue, day.digests, questions)
    return IssueBrief(
        number + 1,
        issue.name,
        bottom_line=_finished(day, leads),
        actors=_finished(
            day,
            (replace(actor, positions=_aged(day, actor.positions)) for actor in actor_lines(issue, held)),
        ),
        quotes=_finished(day, quote_lines(number, issue, day.utterances)),
        questions=_finished(day, questions),
        disagreements=_finished(day, find_disagreements(number, issue, own, held, day.utterances)),
        passages=passages,
        item_ids=tuple(digest.item.id for digest in reversed(day.serving) if number in digest.passages.serves),
        sourcing=sourcing_of(number, day.serving),
        rules=_finished(day, rules_in_force(number, issue, own, leads[:1])),
    )


def _open_questions(day: _Day, number: int) -> tuple[OpenQuestion, ...]:
    issue = day.issues[number]
    old = (
        next((brief.questions for brief in day.previous.issues if brief.name == issue.name), ()) if day.previous else ()
    )
    served = [
        Served(
            digest.item,
            digest.analysis,
            tuple(sorted(set(digest.passages.sentences_of(number)))),
            digest.background,
            digest.outlet,
            digest.tellings.decide | digest.tellings.announce,
        )
        for digest in day.serving
        if digest.passages.of(number)
    ]
    questions = resolve_questions(
        issue,
        served,
        now=day.now,
        name_of=_namer(day),
        previous=old,
        marks=day.marks,
        affiliations=day.affiliations,
    )
    return tuple(proved for question in questions if (proved := _proved(question, day.items)) is not None)


def _proved(question: OpenQuestion, held: Mapping[str, Item]) -> OpenQuestion | None:
    """Return a question with the evidence that can be opened today; None where none is left of an older brief's."""

    def holds(evidence: Evidence) -> bool:
        return evidence.item_id in held and holds_in(evidence, held[evidence.item_id])

    evidence = tuple(filter(holds, question.evidence))
    if not evidence:
        return None
    history = tuple(
        step if step.evidence is None or holds(step.evidence) else replace(step, evidence=None)
        for step in question.history
    )
    return replace(question, evidence=evidence, answers=tuple(filter(holds, question.answers)), history=history)


def _open_beside(day: _Day) -> tuple[OpenQuestion, ...]:
    """Return what the articles that serve an issue leave open in passages that serve none."""
    served = [
        Served(digest.item, digest.analysis, _sentences_beside(digest), outlet=digest.outlet)
        for digest in day.serving
        if digest.passages.assignments and digest.passages.serves and not digest.background
    ]
    return resolve_questions(_BESIDE_THE_ISSUES, served, now=day.now, name_of=_namer(day), marks=day.marks)


def _sentences_beside(digest: Digest) -> tuple[int, ...]:
    serving = {sentence for assignment in digest.passages.assignments for sentence in assignment.sentences}
    paragraphs = {assignment.paragraph for assignment in digest.passages.assignments}
    return tuple(
        number
        for number, sentence in enumerate(digest.analysis.sentences)
        if sentence.role == "prose" and number not in serving and sentence.paragraph not in paragraphs
    )


def _namer(day: _Day) -> NameOf:
    return lambda item_id, actor: day.identities.of(item_id, actor).name


def _finished(day: _Day, lines: Iterable[AnyLine]) -> tuple[AnyLine, ...]:
    """Return the lines with their change and age told, and those that the reader keeps first."""
    return rank_kept_first(_aged(day, lines), day.marks)


def _aged(day: _Day, lines: Iterable[AnyLine]) -> tuple[AnyLine, ...]:
    return tell_article_days(tell_changes(lines, day.before), day.other_weeks)


def _numbered(briefs: Sequence[IssueBrief]) -> tuple[IssueBrief, ...]:
    """Number the open questions through all issues, in the order of the brief."""
    numbered = []
    first = 1
    for brief in briefs:
        questions = tuple(replace(each, number=number) for number, each in enumerate(brief.questions, start=first))
        numbered.append(replace(brief, questions=questions))
        first += len(questions)
    return tuple(numbered)


def _cited_items(brief: Brief) -> frozenset[str]:
    lines = [*lines_of(brief).values(), *brief.changes]
    evidence = {each.item_id for line in lines for each in line.evidence}
    variants = {each.evidence.item_id for issue in brief.issues for quote in issue.quotes for each in quote.variants}
    listed = {item_id for issue in brief.issues for item_id in issue.item_ids}
    listed |= {item_id for thread in brief.threads for item_id in thread.item_ids}
    passages = {passage.evidence.item_id for issue in brief.issues for passage in issue.passages}
    answers = {each.item_id for issue in brief.issues for question in issue.questions for each in question.answers}
    return frozenset(evidence | variants | listed | passages | answers)
