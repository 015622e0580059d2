"""Words about evidence: where it comes from, why the line says what it says, and how both read when copied."""

from __future__ import annotations

import re
from typing import Literal

from briefing.model import (
    ActorLine,
    ChangeLine,
    Disagreement,
    EventLine,
    Evidence,
    Item,
    Line,
    OpenQuestion,
    PositionLine,
    QuoteLine,
    Statement,
    Thread,
    UnnamedLine,
)
from briefing.tui.desk import SAMPLE, Desk, day_words
from briefing.tui.line_rows import BASIS, published_in_brief, speaker_of

CopyForm = Literal["plain", "markdown"]


def published_words(item: Item, desk: Desk) -> str:
    """Return when an item was published, what that rests on, and what else the brief knows of it."""
    source = desk.sources.get(item.id)
    if source is not None:
        words = published_in_brief(source, desk)
    else:
        words = f"{desk.published_at(item.published)} ({BASIS[item.published_basis]})" if item.published else "undated"
    return words if item.published else f"{words} {desk.glyphs.dot} fetched {desk.time_of(item.retrieved)}"


def outlet_words(item: Item) -> str:
    """Return an item's outlet, marked where it is inferred or invented; in words where nobody states it."""
    inferred = " (named in the text)" if item.outlet_basis == "text" else ""
    return (item.outlet or "outlet not stated") + inferred + (SAMPLE if item.sample else "")


def why_words(line: Line, desk: Desk) -> str:
    """Return what made the line: kind, cue and rule, as the reader needs them to check it."""
    dot = f" {desk.glyphs.dot} "
    match line:
        case QuoteLine():
            words = [f"{line.kind} quote" if line.kind != "indirect" else "indirect quote, shown as paraphrase"]
            words.append(_speaker_words(line))
            words += [f"cue “{line.cue}”"] if line.cue else []
            words.append(f"rule {line.rule}")
            return dot.join(words)
        case PositionLine():
            label = f"position “{line.label}”" if line.label else "position without a label"
            return dot.join([label, f"cue “{line.cue}”"] if line.cue else [label])
        case ActorLine():
            spelled = f"printed as {', '.join(line.spellings)}" if line.spellings else f"printed as {line.name}"
            return dot.join([f"actor ({line.kind})", spelled])
        case OpenQuestion():
            return dot.join([f"question {line.number}: {line.status}", line.kind.replace("_", " "), line.basis])
        case Disagreement():
            return dot.join([f"sources differ ({line.kind})", line.what])
        case EventLine():
            return dot.join(["coming" if line.coming else "past", f"day {line.basis}: {line.when}"])
        case ChangeLine():
            return dot.join([f"change: {line.tag_words}", *([line.issue] if line.issue else [])])
        case UnnamedLine():
            return "speaker who is not named"
        case Thread():
            return "serves no issue"
        case _:
            return "sentence of the source, as it stands"


def passage_words(evidence: Evidence, desk: Desk) -> str:
    """Return which issues the paragraph serves and why, empty where it serves none."""
    found = [
        f"{issue.name}: {passage.why}"
        for issue in desk.brief.issues
        for passage in issue.passages
        if (passage.evidence.item_id, passage.evidence.paragraph) == (evidence.item_id, evidence.paragraph)
    ]
    return f" {desk.glyphs.dot} ".join(dict.fromkeys(found))


def copied_words(line: Line, evidence: Evidence, desk: Desk, form: CopyForm) -> str:
    """Return a line with its attribution, ready to be pasted.

    The evidence's own words are what is copied, so that a quotation stays a substring of its source.
    """
    origin = _origin(evidence, desk)
    words, said = _said(line, evidence)
    if form == "plain":
        return f"{words}{said} ({origin})"
    number = desk.sources[evidence.item_id].number if evidence.item_id in desk.sources else 0
    return f"> {words}{said} [^{number}]\n\n[^{number}]: {origin}, paragraph {evidence.paragraph}"


def location_of(evidence: Evidence, desk: Desk) -> str:
    """Return the address or path of the article, empty where the brief does not list it."""
    source = desk.sources.get(evidence.item_id)
    return source.location if source else ""


def _said(line: Line, evidence: Evidence) -> tuple[str, str]:
    """Return the words to copy from this place, and who said them there: never one outlet's as another's."""
    match line:
        case QuoteLine():
            return _quoted(line, evidence)
        case Statement() | PositionLine() | EventLine() | ChangeLine() | Thread():
            return (line.text if _stands_in((line.text,), line, evidence) else evidence.text), ""
        case _:
            return evidence.text, ""


def _quoted(line: QuoteLine, evidence: Evidence) -> tuple[str, str]:
    paraphrased = ", paraphrased by the source" if line.kind == "indirect" else ""
    other = next((variant for variant in line.variants if variant.evidence == evidence), None)
    if other is not None and other.speaker != line.speaker:
        return other.text, f" — {other.speaker or 'speaker unknown'}{paraphrased}"
    if other is not None or _stands_in(line.pieces, line, evidence):
        return other.text if other else line_text(line), f" — {speaker_of(line)}{paraphrased}"
    return evidence.text, ""


def _stands_in(pieces: tuple[str, ...], line: Line, evidence: Evidence) -> bool:
    return evidence == line.evidence[0] or all(piece in evidence.text for piece in pieces)


def line_text(line: Line) -> str:
    """Return the words of a line that a search looks through."""
    match line:
        case QuoteLine():
            return " … ".join(line.pieces)
        case Statement() | PositionLine() | EventLine() | ChangeLine() | Thread():
            return line.text
        case ActorLine():
            return line.name
        case OpenQuestion():
            return line.wording
        case Disagreement():
            return line.what
        case UnnamedLine():
            return f"{line.described}: {line.says}"
        case _:
            return line.evidence[0].text


def _speaker_words(line: QuoteLine) -> str:
    if line.speaker is None:
        return "speaker unknown"
    if line.printed and line.printed != line.speaker:
        return f"speaker printed as “{line.printed}”, read as {line.speaker}"
    return f"speaker {line.speaker}"


def _origin(evidence: Evidence, desk: Desk) -> str:
    source = desk.sources.get(evidence.item_id)
    if source is None:
        return "source not listed"
    out = source.published.astimezone(desk.zone) if source.published else None
    day = f"{day_words(out)} {out.year}" if out else "undated"
    # What is copied is handed on; of a file its name is enough, and the folder is nobody's business.
    where = source.location if "://" in source.location else re.split(r"[/\\]", source.location)[-1]
    return ", ".join((desk.outlet_of(evidence.item_id), day, where))
