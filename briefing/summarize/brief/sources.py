"""Which items count as news, in which order are they cited, and how well is an issue sourced?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from briefing.model import Analysis, Correction, Issue, IssueBrief, Item, SourceEntry, Sourcing, location_of
from briefing.summarize.brief.corrections import corrected_passages, passage_corrections
from briefing.summarize.brief.digest import Digest, canonical, moment_of
from briefing.summarize.brief.duplicates import find_copies
from briefing.summarize.brief.outlines import Outline, outline
from briefing.summarize.brief.tellings import Tellings
from briefing.summarize.lexicon.languages import LANGUAGE_NAMES
from briefing.summarize.passages import Passages

_NONE_MADE: Mapping[str, Outline] = {}
_ARTICLE = re.compile(r"\Athe\s+(?=\S)", re.IGNORECASE)
_WEEKS_AGO = timedelta(days=28)
_MOST_DAYS_TOLD = 3
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "on March 4", "Sept. 12": a month's name in capitals and a day.
_MONTH_DAY = re.compile(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{0,7})\.?\s+(?P<day>\d{1,2})\b"
)

# "according to people close to the talks": the credit stands right before whom the sentence rests on.
_ACCORDING_TO = re.compile(r"\baccording\s+to\s+(?:(?:the|a|an|two|three|several|some)\s+)?\Z", re.IGNORECASE)
_CREDIT_REACH = 30


def find_digests(
    analysed: Iterable[tuple[Item, Analysis]],
    issues: Sequence[Issue],
    *,
    now: datetime,
    window_start: datetime,
    corrections: Sequence[Correction] = (),
    outlines: Mapping[str, Outline] = _NONE_MADE,
) -> tuple[Digest, ...]:
    """Return the items that the brief reads, old to new: the news of the window, and what is older but serves an issue.

    What is published after ``now`` is left out; an undated item counts by its retrieval and is never too new. Which
    passage serves which issue is as the reader corrected it. ``outlines`` are those that were made before, by item id.
    """
    set_right = passage_corrections(corrections, issues)
    by_version = sorted(analysed, key=lambda pair: (pair[0].id, pair[0].version))
    current = {item.id: (item, analysis) for item, analysis in by_version if not _is_later(item, now)}
    made = {item.id: outlines.get(item.id) or outline(item, analysis, issues) for item, analysis in current.values()}
    copies = find_copies(
        (item for item, _ in current.values()), {item_id: own.shingles for item_id, own in made.items()}
    )
    digests = []
    for item, analysis in current.values():
        own = made[item.id]
        passages = corrected_passages(item, analysis, own.passages, set_right)
        background = moment_of(item) <= window_start
        if passages.serves or not background:
            original = copies.get(item.id, item.id)
            starts = tuple(sentence.start for sentence in analysis.sentences)
            outlet = _outlet_key(current[original][0])
            old = passages.serves and item.published is None and _looks_old(item, analysis, now)
            keys = frozenset(own.keys)
            # What the reader moved may stand in an item that served no issue by itself.
            tellings = own.tellings if passages is own.passages else _tellings_of(item, analysis, passages)
            digests.append(
                Digest(item, analysis, passages, keys, background, outlet, original, bool(old), starts, tellings)
            )
    return tuple(sorted(digests, key=lambda digest: digest.age_key))


def _tellings_of(item: Item, analysis: Analysis, passages: Passages) -> Tellings:
    from briefing.summarize.brief.told_by_words import find_tellings

    return find_tellings(item.text, analysis.sentences, passages.sentences)


def needs_analysis(item: Item, issues: Sequence[Issue], window_start: datetime) -> bool:
    """Return whether a brief looks into the item: it is news, or an issue may have it as background.

    Of any other item the text alone counts, as that of which a newer one is a copy; unless the reader corrected one
    of its passages.
    """
    from briefing.summarize.issues import may_serve

    return moment_of(item) > window_start or may_serve(item, issues)


def _looks_old(item: Item, analysis: Analysis, now: datetime) -> bool:
    """Return whether the prose names days by month and number, and all of them are weeks ago.

    It proves nothing, since a new article may tell an old story: such an item only comes after those that do not.
    """
    prose = (item.text[sentence.start : sentence.end] for sentence in analysis.sentences if sentence.role == "prose")
    days = [day for words in prose for day in _days_named(words, now)]
    return bool(days) and now - max(days) > _WEEKS_AGO


def _days_named(words: str, now: datetime) -> Iterable[datetime]:
    """Return the days that ``words`` name, each in the last year up to ``now``."""
    for match in _MONTH_DAY.finditer(words):
        month = 1 + _MONTHS.index(match["month"][:3].lower())
        for year in (now.year, now.year - 1):
            try:
                day = now.replace(year=year, month=month, day=int(match["day"]))
            except ValueError:
                continue
            if day <= now:
                yield day
                break


def _is_later(item: Item, now: datetime) -> bool:
    return item.published is not None and item.published > now


def _outlet_key(item: Item) -> str:
    return _named_outlet(item.outlet) if item.outlet else f"item:{item.id}"


@lru_cache(maxsize=4_096)
def _named_outlet(outlet: str) -> str:
    # "The Orsk Courier" in one feed is "Orsk Courier" in another.
    return f"outlet:{canonical(_ARTICLE.sub('', outlet))}"


def source_entries(digests: Sequence[Digest], cited: frozenset[str]) -> tuple[SourceEntry, ...]:
    """Number the items that the brief cites, newest first, each copy after the original that it repeats."""
    held = {digest.item.id: digest for digest in digests}
    included = [digest for digest in digests if digest.item.id in cited]
    ordered = sorted(included, key=lambda digest: _source_rank(digest, held, cited))
    numbers = {digest.item.id: number for number, digest in enumerate(ordered, start=1)}
    return tuple(_source_entry(digest, numbers) for digest in ordered)


def _source_rank(
    digest: Digest, held: Mapping[str, Digest], cited: frozenset[str]
) -> tuple[bool, float, str, bool, float, str]:
    original = held[digest.original] if digest.original in cited and digest.original in held else digest
    return (
        original.is_past,
        -original.moment.timestamp(),
        original.item.id,
        digest is not original,
        -digest.moment.timestamp(),
        digest.item.id,
    )


def _source_entry(digest: Digest, numbers: Mapping[str, int]) -> SourceEntry:
    item = digest.item
    return SourceEntry(
        numbers[item.id],
        item.id,
        item.version,
        item.title,
        item.outlet,
        item.published,
        item.published_basis,
        location_of(item),
        _language_of(digest),
        numbers.get(digest.original) if digest.original != item.id else None,
        digest.background,
        digest.analysis.analysed,
        item.sample,
        _language_name(digest),
    )


def _language_of(digest: Digest) -> str:
    """Return the language that the text was read as; for analyses of older rules, what its source states."""
    return digest.analysis.language if digest.analysis.language != "und" else _stated_language(digest)


def _stated_language(digest: Digest) -> str:
    """Return the stated language, but not English of a text that does not read as English."""
    is_wrong = not digest.analysis.analysed and digest.item.language.partition("-")[0].lower() == "en"
    return "und" if is_wrong else digest.item.language


def _language_name(digest: Digest) -> str:
    return LANGUAGE_NAMES.get(_language_of(digest).partition("-")[0].lower(), "")


def sourcing_of(number: int, digests: Sequence[Digest]) -> Sourcing:
    """Count how one issue is sourced in the news of the window; a copy adds nothing to its original.

    ``named`` and ``unnamed`` are the sentences of the issue that report what a named or an unnamed actor says or does;
    a sentence that has both rests on the unnamed one.
    """
    serving = [digest for digest in digests if number in digest.passages.serves and not digest.background]
    named: set[tuple[str, int]] = set()
    unnamed: set[tuple[str, int]] = set()
    for digest in serving:
        if not digest.is_copy:
            _count_speakers(number, digest, named, unnamed)
    outlets = {digest.outlet for digest in serving}
    return Sourcing(len(serving), len(outlets), len(named - unnamed), len(unnamed))


def _count_speakers(number: int, digest: Digest, named: set[tuple[str, int]], unnamed: set[tuple[str, int]]) -> None:
    analysis = digest.analysis
    spoken = [(quote.actor, digest.sentence_at(quote.span.start)) for quote in analysis.quotes]
    held = [(position.actor, position.sentence) for position in analysis.positions]
    text = digest.item.text
    credited = [
        (mention.actor, digest.sentence_at(mention.span.start))
        for mention in (analysis.mentions if "according" in text.lower() else ())
        if _ACCORDING_TO.search(text, max(mention.span.start - _CREDIT_REACH, 0), mention.span.start)
    ]
    for actor, sentence in (*spoken, *held, *credited):
        if actor is not None and number in digest.passages.issues_of(sentence):
            kind = analysis.actors[actor].kind
            (unnamed if kind == "unnamed" else named).add((digest.item.id, sentence))


def find_gaps(digests: Sequence[Digest], issues: Sequence[IssueBrief], given: Sequence[str]) -> tuple[str, ...]:
    """Say in plain sentences what the brief lacks: dates, second outlets, names, readable languages, feeds."""
    serving = [digest for digest in digests if digest.passages.serves]
    undated = sum(1 for digest in serving if digest.item.published is None)
    unread = [digest for digest in serving if not digest.analysis.analysed]
    gaps = []
    if undated:
        gaps.append(f"{undated} of {len(serving)} items that serve an issue have no date.")
    gaps.extend(_may_be_older(digest) for digest in reversed(serving) if digest.looks_old)
    if unread:
        named = ", ".join(sorted({name for digest in unread if (name := _language_name(digest))}))
        told = f" ({named})" if named else ""
        gaps.append(f"{len(unread)} of {len(serving)} items are in a language that is not analysed{told}.")
    for issue in issues:
        gaps.extend(_issue_gaps(issue))
    return (*gaps, *given)


def _may_be_older(digest: Digest) -> str:
    """Say of an undated item which days it names, in its own words: whoever reads on judges how old it is."""
    prose = (digest.words(sentence.span) for sentence in digest.analysis.sentences if sentence.role == "prose")
    named = dict.fromkeys(match[0] for words in prose for match in _MONTH_DAY.finditer(words))
    shown = tuple(named)[:_MOST_DAYS_TOLD]
    days = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    return f"“{digest.item.title}” has no date and may be older than the rest: of days it names {days}."


def _issue_gaps(issue: IssueBrief) -> list[str]:
    sourcing = issue.sourcing
    if not sourcing.items:
        return [f"{issue.name}: no item in the window."]
    gaps = []
    if sourcing.single_source:
        gaps.append(f"{issue.name}: a single source.")
    if sourcing.unnamed and not sourcing.named:
        gaps.append(f"{issue.name}: unnamed speakers only.")
    elif sourcing.unnamed > sourcing.named:
        gaps.append(f"{issue.name}: more statements by unnamed than by named speakers.")
    return gaps
