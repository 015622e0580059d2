"""What else is in the news, clustered by story?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from briefing.model import Evidence, OpenQuestion, Thread
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.brief.proposals import propose_issue
from briefing.summarize.brief.salience import outlet_count

_MOST_THREADS = 30
# Names in more than this share of the items tell stories apart no better than "government" does.
_COMMON_SHARE = 0.1
_COMMON_FLOOR = 8
_SHARED_KEYS = 4
_SHARED_SHARE = 0.35
_MOST_QUESTIONS = 8


def story_threads(digests: Sequence[Digest]) -> tuple[Thread, ...]:
    """Return the stories of the news that serve no issue: the one that most outlets carry first, then the newest.

    Only so many are returned as a reader looks through; the rest stays in the cache.
    """
    loose = [
        digest for digest in digests if not digest.passages.serves and not digest.background and _has_prose(digest)
    ]
    frequency = Counter(chain.from_iterable(digest.keys for digest in loose))
    by_age = [sorted(group, key=lambda digest: digest.age_key) for group in _stories(loose, frequency)]
    shown = sorted(by_age, key=_rank)[:_MOST_THREADS]
    if all(len(group) == 1 for group in shown):
        return tuple(_thread(group) for group in shown)
    told = {digest.item.id for digest in loose}
    frequency.update(chain.from_iterable(digest.keys for digest in digests if digest.item.id not in told))
    return tuple(_proposed(_thread(group), group, frequency, len(digests)) for group in shown)


def _proposed(thread: Thread, group: Sequence[Digest], frequency: Mapping[str, int], items: int) -> Thread:
    proposal = propose_issue(group, thread.outlets, frequency, items)
    return replace(thread, proposal=proposal.name, terms=proposal.terms)


def question_threads(questions: Sequence[OpenQuestion], digests: Sequence[Digest]) -> tuple[Thread, ...]:
    """Return what articles on the issues leave open beside them, the most important, one sentence each."""
    outlets = {digest.item.id: digest.outlet for digest in digests}
    threads = []
    for question in questions[:_MOST_QUESTIONS]:
        ids = tuple(dict.fromkeys(evidence.item_id for evidence in question.evidence))
        threads.append(
            Thread(question.id, question.evidence, question.evidence[0].text, ids, len({outlets[own] for own in ids}))
        )
    return tuple(threads)


def _rank(by_age: Sequence[Digest]) -> tuple[int, float, str]:
    return -outlet_count(by_age), -by_age[-1].moment.timestamp(), _told_by(by_age).item.id


def _told_by(by_age: Sequence[Digest]) -> Digest:
    return next(digest for digest in by_age if not digest.is_copy or digest is by_age[-1])


def _thread(by_age: Sequence[Digest]) -> Thread:
    evidence = [found for digest in (_told_by(by_age), *by_age) if (found := _lead(digest)) is not None]
    return Thread(
        line_id("", "thread", canonical(evidence[0].text)),
        tuple(dict.fromkeys(evidence)),
        evidence[0].text,
        tuple(digest.item.id for digest in by_age),
        outlet_count(by_age),
    )


def _has_prose(digest: Digest) -> bool:
    return any(sentence.role == "prose" for sentence in digest.analysis.sentences)


def _lead(digest: Digest) -> Evidence | None:
    """Return the first sentence of prose; without prose there is nothing to tell the story by."""
    first = next(filter(digest.is_prose, range(len(digest.analysis.sentences))), None)
    return digest.evidence_of(first) if first is not None else None


def _stories(digests: Sequence[Digest], frequency: Mapping[str, int]) -> list[list[Digest]]:
    """Return the stories, each led by its first item: all others are like that one, so that no story drifts.

    ``frequency`` says in how many of the items each key stands.
    """
    ceiling = max(_COMMON_FLOOR, int(len(digests) * _COMMON_SHARE))
    common = frozenset(key for key, often in frequency.items() if often > ceiling)
    telling = {digest.item.id: digest.keys - common for digest in digests}
    alike = _alike(telling, frequency)
    stories: dict[str, list[Digest]] = {}
    for digest in digests:
        shares = alike[digest.item.id]
        home = max(
            (seed for seed in (*shares, digest.original) if seed in stories),
            key=lambda seed: (seed == digest.original, shares.get(seed, 0.0), seed),
            default=digest.item.id,
        )
        stories.setdefault(home, []).append(digest)
    return list(stories.values())


def _alike(telling: Mapping[str, frozenset[str]], frequency: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """Return, for each item, the others with how much of the shorter's keys both share, enough for one story."""
    alike: dict[str, dict[str, float]] = {item_id: {} for item_id in telling}
    # Most keys of a day stand in one item only.
    holders: dict[str, list[str]] = {key: [] for key, often in frequency.items() if often > 1}
    for item_id, own in telling.items():
        held = [holders[key] for key in filter(holders.__contains__, own)]
        shared = Counter(chain.from_iterable(held))
        for other, count in shared.items():
            # Most pairs share a word or two: what is asked of all of them is asked first.
            if count < _SHARED_KEYS:
                continue
            share = count / min(len(own), len(telling[other]))
            if share >= _SHARED_SHARE:
                alike[item_id][other] = alike[other][item_id] = share
        for ids in held:
            ids.append(item_id)
    return alike
