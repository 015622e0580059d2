"""How well are passages assigned to the shipped issues, against labels by hand?"""

from __future__ import annotations

import pytest

from briefing.summarize.analyse import analyse
from briefing.summarize.issues import assign_passages
from briefing.summarize.passages import Passages
from tests.evaluation.corpus import labels, shipped_issues, undated_items

pytestmark = pytest.mark.evaluation


def assigned() -> dict[str, Passages]:
    """Return the passages of each article under the shipped issues."""
    return {item.id: assign_passages(item, analyse(item), shipped_issues()) for item in undated_items()}


def test_paragraphs_are_assigned_as_by_hand() -> None:
    """The F1 over all paragraphs of the three issues may only rise."""
    names = [issue.name for issue in shipped_issues()]
    passages = assigned()
    hits = found_count = wanted_count = 0
    for document in labels():
        for number, name in enumerate(names):
            found = {assignment.paragraph - 1 for assignment in passages[document["id"]].of(number)}
            wanted = set(document["issues"].get(name, ()))
            hits += len(found & wanted)
            found_count += len(found)
            wanted_count += len(wanted)
    assert 2 * hits / (found_count + wanted_count) >= 0.9


def test_articles_serve_the_issues_that_the_labels_give_them() -> None:
    """Neither more nor fewer: one unnamed mention makes no article about an issue."""
    names = [issue.name for issue in shipped_issues()]
    passages = assigned()
    served = {item_id: {names[number] for number in found.serves} for item_id, found in passages.items()}
    for document in labels():
        assert served[document["id"]] == set(document["article_issues"])
