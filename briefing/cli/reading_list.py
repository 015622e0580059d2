"""What of the cache a brief is made from: the news, and of what is older no more than it can use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import chain

import msgspec

from briefing.cache import Store
from briefing.cli.outlining import Outlining, outlining_of, row_of, served_row
from briefing.cli.workplace import Moment
from briefing.errors import CacheLocked
from briefing.model import Analysis, Brief, Issue, Item
from briefing.settings import Settings
from briefing.summarize.brief.digest import moment_of
from briefing.summarize.brief.outlines import Outline, outline
from briefing.summarize.brief.sources import needs_analysis
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION
from briefing.values import dataclass

# An issue that is followed for months has thousands of older articles; a brief shows what is new, and these beside it.
MOST_BACKGROUND = 20
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ReadingList:
    """What compose is given of a cache. ``gaps`` say, for the reader, of which issue not all is read."""

    analysed: Sequence[tuple[Item, Analysis]]
    outlines: Mapping[str, Outline]
    gaps: tuple[str, ...]


def load_reading_list(
    store: Store, settings: Settings, moment: Moment, previous: Brief | None, corrected: Collection[str]
) -> ReadingList:
    """Return what the brief of a moment is made from.

    Of the items before the window, the newest that serve an issue, those on which the open questions of ``previous``
    rest, and those in which the reader ``corrected`` a passage.
    """
    outlining = outlining_of(settings, moment.now)
    issues, basis, window_start = outlining.issues, outlining.basis, outlining.news_since
    background_start = moment.now - timedelta(days=settings.export.background_days)
    outline_new(store, settings, moment)
    # No end: an item without a date counts by when it was retrieved, which is after a moment that lies back.
    news = store.load_items(since=window_start)
    ids = {item.id for item in news}
    chosen, served = store.outlines.serving(
        basis, background_start, window_start, MOST_BACKGROUND, _asked_in(previous) - ids
    )
    older = store.outlines.load_items([*chosen, *sorted(set(corrected) - ids - set(chosen))])
    items = [*news, *(item for item in older if (item.published or item.retrieved) >= background_start)]
    outlines = _load_outlines(store, basis, items)
    cited = {source.item_id for source in previous.sources} if previous else set()
    whole = [
        (item.id, item.version)
        for item in items
        if item.id in cited or item.id in corrected or item.id not in outlines or outlines[item.id].serves
    ]
    analyses = {each.item_id: each for each in store.load_analyses(whole, LEXICON_VERSION)}
    lacking = [item for item in items if item.id not in outlines and item.id in analyses]
    made = {item.id: outline(item, analyses[item.id], issues) for item in lacking}
    if made:
        with suppress(CacheLocked):
            store.outlines.save(basis, lacking, list(map(row_of, made.values())))
    outlines |= made
    found = {item_id: own.opening for item_id, own in outlines.items()} | analyses
    gaps = _left_out(issues, chosen.values(), served)
    return ReadingList([(item, found[item.id]) for item in items if item.id in found], outlines, gaps)


def _load_outlines(store: Store, basis: str, items: Sequence[Item]) -> dict[str, Outline]:
    """Return the outlines that are kept of these versions, by item id."""
    decoder = msgspec.msgpack.Decoder(Outline)
    bodies = store.outlines.load(basis, [item.id for item in items])
    outlines = {item_id: decoder.decode(body) for item_id, body in bodies.items()}
    return {item.id: own for item in items if (own := outlines.get(item.id)) and own.version == item.version}


def outline_new(store: Store, settings: Settings, moment: Moment) -> None:
    """Look at what is new since the last time, or at everything where rules or issues changed; see :class:`Outline`.

    News are outlined; of what lies before the window only that is noted which issues it serves, and most of it is
    passed over by the index of words. Where another process writes to the cache, what is missing stays so until the
    next brief.
    """
    outlining = outlining_of(settings, moment.now)
    with suppress(CacheLocked):
        if missing := store.outlines.missing(outlining.basis, LEXICON_VERSION):
            _outline_missing(store, outlining, missing)
        store.outlines.forget_before(outlining.news_since)


def _outline_missing(store: Store, outlining: Outlining, missing: Sequence[str]) -> None:
    from briefing.summarize.issues import words_of_terms

    basis, issues, news_since = outlining.basis, outlining.issues, outlining.news_since
    if len(missing) > _AT_ONCE and (words := words_of_terms(issues)) is not None:
        store.outlines.pass_over(basis, LEXICON_VERSION, news_since, words)
        missing = store.outlines.missing(basis, LEXICON_VERSION)
    for start in range(0, len(missing), _AT_ONCE):
        items = store.outlines.load_items(missing[start : start + _AT_ONCE])
        wanted = [item for item in items if needs_analysis(item, issues, news_since)]
        keys = [(item.id, item.version) for item in wanted]
        analyses = {each.item_id: each for each in store.load_analyses(keys, LEXICON_VERSION)}
        rows = [
            row_of(outline(item, analyses[item.id], issues))
            if moment_of(item) >= news_since
            else served_row(item, analyses[item.id], issues)
            for item in wanted
            if item.id in analyses
        ]
        store.outlines.save(basis, items, rows)


def _asked_in(previous: Brief | None) -> frozenset[str]:
    """Return the ids of the items on which the open questions of a brief rest."""
    questions = [question for issue in previous.issues for question in issue.questions] if previous else []
    steps = {step.evidence.item_id for question in questions for step in question.history if step.evidence}
    return frozenset(steps | {each.item_id for own in questions for each in (*own.evidence, *own.answers)})


def _left_out(issues: Sequence[Issue], chosen: Iterable[tuple[int, ...]], served: Mapping[int, int]) -> tuple[str, ...]:
    """Return what to say of the issues of which not all articles that are ``served`` are among the ``chosen``."""
    read = Counter(chain.from_iterable(chosen))
    return tuple(
        f"{issue.name}: of {served[number]} older articles, the newest {read[number]} are read."
        for number, issue in enumerate(issues)
        if read[number] < served.get(number, 0)
    )
