"""Open questions against hand labels that live outside the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any, Final

import pytest

from briefing.model import Analysis, Issue, Item, OpenQuestion
from briefing.summarize.analyse import analyse
from briefing.summarize.ledger.ledger import Served, resolve_questions
from briefing.summarize.questions.kinds import CORE_KINDS
from tests.evaluation.corpus import DAYS, EVENING, shared_path

CORE_TIER: Final = CORE_KINDS | {"pending_event"}

pytestmark = pytest.mark.evaluation


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labels, with each labelled article and its analysis by file name."""

    labels: Mapping[str, Any]
    read: Mapping[str, tuple[Item, Analysis]]


@pytest.fixture(scope="module")
def labelled() -> Labelled:
    """Read the labelled articles as items without a date."""
    labels = json.loads(shared_path("gold", "open-questions.json").read_text(encoding="utf-8"))
    read = {}
    for name in sorted({annotation["file"] for annotation in labels["annotations"]}):
        with shared_path("corpus", name).open(encoding="utf-8", newline="") as file:
            item = Item(name, "corpus", name, file.read(), EVENING, language="en")
        read[name] = (item, analyse(item))
    return Labelled(labels, read)


def cues_at(labelled: Labelled, file: str, start: int, end: int) -> list[Any]:
    """Return the cues that stand inside a labelled sentence."""
    _, analysis = labelled.read[file]
    return [cue for cue in analysis.questions if start <= cue.cue.start < end]


def test_core_sentences_are_found(labelled: Labelled) -> None:
    """Of the sentences with a label of the core tier, at least nine in ten carry a cue of that tier."""
    wanted = {(a["file"], a["start"], a["end"]) for a in labelled.labels["annotations"] if a["kind"] in CORE_TIER}
    hit = [place for place in wanted if any(cue.kind in CORE_TIER for cue in cues_at(labelled, *place))]

    print(f"core sentences found: {len(hit)} of {len(wanted)}; missed {sorted(wanted - set(hit))}")
    assert len(hit) >= 0.9 * len(wanted)


def test_what_opens_a_question_is_labelled(labelled: Labelled) -> None:
    """Of the sentences that open a question, at least nine in ten carry a label."""
    places = [(a["file"], a["start"], a["end"]) for a in labelled.labels["annotations"]]
    opening = {
        (name, analysis.sentences[cue.sentence].span.of(item.text), cue.cue.start)
        for name, (item, analysis) in labelled.read.items()
        for cue in analysis.questions
        if cue.opens
    }
    good = [o for o in opening if any(o[0] == file and start <= o[2] < end for file, start, end in places)]

    print(f"opening sentences with a label: {len(good)} of {len(opening)}; without {sorted(opening - set(good))}")
    assert len(good) >= 0.9 * len(opening)


def test_at_most_two_of_the_look_alikes_open_a_question(labelled: Labelled) -> None:
    """Sentences that look like questions and are not; two of them never."""
    opened = {
        negative["id"]
        for negative in labelled.labels["negatives"]
        if negative["file"] in labelled.read
        and negative["trap"] not in ("modal_ability",)  # the sentence has a label of its own
        and any(cue.opens for cue in cues_at(labelled, negative["file"], negative["start"], negative["end"]))
    }

    print(f"look-alikes that open a question: {sorted(opened)}")
    assert len(opened) <= 2
    assert not opened & {"N01", "N02"}


def test_core_questions_are_in_the_ledger(labelled: Labelled) -> None:
    """Each distinct question with evidence of the core tier is asked, by one of its labelled sentences."""
    asked = ledger_of(labelled)
    evidence = {(e.item_id, e.start) for question in asked for e in question.evidence}
    wanted = {
        annotation["question_id"]
        for annotation in labelled.labels["annotations"]
        if annotation["kind"] in CORE_TIER - {"pending_event"} or annotation["question_id"] == "NATO-2"
    }
    found = {
        annotation["question_id"]
        for annotation in labelled.labels["annotations"]
        if any(
            item == annotation["file"] and annotation["start"] <= start < annotation["end"] for item, start in evidence
        )
    } & wanted

    print(f"distinct questions: {len(found)} of {len(wanted)}; missed {sorted(wanted - found)}")
    assert len(found) >= 0.85 * len(wanted)


def test_an_older_article_answers_nothing(labelled: Labelled) -> None:
    """The permission of spring leaves the question of autumn open."""
    american = ledger_of(labelled)[0]

    assert american.decider == "Joe Biden"
    assert american.status == "open"
    assert american.answers == ()


def ledger_of(labelled: Labelled) -> tuple[OpenQuestion, ...]:
    """Return the questions of the two weapons, the interception and the rest, each sentence by its label's issue."""
    names = {"ATACMS": ("Joe Biden",), "Storm Shadow": ("Keir Starmer",), "NATO interception": ("NATO",)}
    questions: list[OpenQuestion] = []
    for name in (*names, ""):
        issue = Issue(name, (name,) if name else (), deciders=names.get(name, ()))
        served = [
            Served(dated(item), analysis, sentences_of(labelled, file, analysis, name))
            for file, (item, analysis) in labelled.read.items()
        ]
        questions += resolve_questions(
            issue, served, now=EVENING, name_of=lambda file, actor: labelled.read[file][1].actors[actor].name
        )
    return tuple(questions)


def dated(item: Item) -> Item:
    """Return the item with the day of its news: the article of spring is months older."""
    return replace(item, published=datetime.combine(DAYS[item.id[:3]], time(12), UTC))


def sentences_of(labelled: Labelled, file: str, analysis: Analysis, issue: str) -> tuple[int, ...]:
    """Return the labelled sentences of one issue; those of no followed issue count as the rest."""
    followed = {"ATACMS", "Storm Shadow", "NATO interception"}
    starts = {
        a["start"]
        for a in labelled.labels["annotations"]
        if a["file"] == file
        and (
            issue in (a["issue"], *a["also_issues"])
            if issue
            else a["issue"] not in followed and not followed & set(a["also_issues"])
        )
    }
    return tuple(
        number for number, s in enumerate(analysis.sentences) if any(s.start <= start < s.end for start in starts)
    )
