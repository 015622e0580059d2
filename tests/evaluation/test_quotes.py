"""Quotes and speakers against labelled articles that live outside the project; scores may only rise.

``quote_floors.json`` holds what has been reached. A change that raises a score raises its floor in the same commit.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from briefing.cli.readings import describe
from briefing.model import Item
from briefing.summarize.analyse import analyse
from tests.evaluation.corpus import shared_path

pytestmark = pytest.mark.evaluation

FLOORS: Final[Mapping[str, Mapping[str, float]]] = json.loads(
    Path(__file__).with_name("quote_floors.json").read_text(encoding="utf-8")
)
# A score counts as kept when it is within this of its floor: one quote more or less in the labels' own noise.
_ROUNDING: Final = 0.0005
# How much of two spans has to be shared for them to be the same quote; the scorer's own default.
_SHARED: Final = 0.8


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """Return the scorer that stands beside the labels."""
    path = shared_path("eval", "quotes", "score.py")
    spec = importlib.util.spec_from_file_location("quote_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


@pytest.mark.parametrize("labels", sorted(FLOORS))
def test_no_score_falls_below_its_floor(labels: str, scorer: ModuleType) -> None:
    """Every score of a set of labels is at least what it was."""
    scores = scores_of(labels, scorer)
    fallen = {
        name: (round(scores[name], 4), floor)
        for name, floor in FLOORS[labels].items()
        if scores[name] < floor - _ROUNDING
    }
    assert fallen == {}


def scores_of(labels: str, scorer: ModuleType) -> dict[str, float]:
    """Return the scores of one set of labels by name."""
    lines = shared_path("eval", "quotes", f"{labels}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    found = {document["id"]: {"quotes": quotes_of(document["text"])} for document in gold}
    scores: dict[str, float] = {}
    marks = counted(scorer, gold, found, "marks")
    for name, kinds in (("full", ["full"]), ("partial", ["partial"]), ("all", ["full", "partial"])):
        row = scorer.row(marks, kinds)
        scores[f"marks, {name}, joint F1"] = row["joint"][2]
        scores[f"marks, {name}, speaker by head word"] = row["head"]
        scores[f"marks, {name}, entity"] = row["entity"] or 0.0
    row = scorer.row(counted(scorer, gold, found, "content"), ["indirect"])
    scores["indirect, joint F1"], scores["indirect, joint precision"] = row["joint"][2], row["joint"][0]
    return scores


def counted(
    scorer: ModuleType, gold: list[dict[str, Any]], found: Mapping[str, Any], view: str
) -> Counter[tuple[str, ...]]:
    """Return the scorer's counts for one view."""
    kinds = {"full", "partial", "direct", "mixed", "indirect"}
    counts, _ = scorer.score(gold, found, view, kinds, _SHARED, False, defaultdict(list))
    return Counter(counts)


def quotes_of(text: str) -> list[dict[str, Any]]:
    """Return the quotes of a text as `briefing analyse` prints them."""
    item = Item("labelled", "labels", "", text, datetime(2031, 1, 1, tzinfo=UTC), language="en")
    return list(describe(text, analyse(item))["quotes"])
