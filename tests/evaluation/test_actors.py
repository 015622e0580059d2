"""Are the people of the labelled articles found, with the right role, state and words?"""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.model import Actor, Item
from briefing.summarize.actors.cast import parse_name, same_given, same_surname
from briefing.summarize.analyse import analyse
from tests.evaluation.corpus import EVENING, labels, shared_path, undated_items

pytestmark = pytest.mark.evaluation

# Whom an article itself ties to no state: only another article or feeds.toml can.
UNTIED = {
    ("002", "Keir Starmer"),
    ("003", "Joe Biden"),
    ("003", "Jake Sullivan"),
}


def test_every_labelled_person_is_found() -> None:
    """All thirty people of the three labelled articles are actors there."""
    missing = [(item_id, label["name"]) for item_id, label, found in _labelled() if found is None]
    assert missing == []


def test_a_labelled_person_has_the_labelled_role() -> None:
    """The labelled role's words are in the printed one, or the other way round; two labels are paraphrases."""
    wrong = {
        (item_id, label["name"])
        for item_id, label, found in _labelled()
        if found is not None and not _same_role(label["role"], found.role)
    }
    assert wrong <= {("000", "Ben Cardin"), ("000", "Jeanne Shaheen")}


def test_no_state_is_given_that_the_article_does_not_give() -> None:
    """A shown affiliation is the labelled one; none is shown only where the article ties the person to no state."""
    for item_id, label, found in _labelled():
        shown = found.affiliation if found else None
        assert shown == label["affiliation"] or (shown is None and (item_id, label["name"]) in UNTIED)


def test_nothing_labelled_as_no_actor_is_one() -> None:
    """Photographers, places, weapons and parties in passing."""
    labelled = json.loads(shared_path("gold", "documents.json").read_text(encoding="utf-8"))["not_actors"]
    shown = {spelling for item in undated_items() for actor in analyse(item).actors for spelling in actor.spellings}
    assert shown.isdisjoint(labelled)


def test_every_labelled_quotation_has_its_person() -> None:
    """The resolved name of each quoted stretch of the three articles."""
    wrong = []
    for line in shared_path("eval", "quotes", "corpus.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        analysis = analyse(Item(document["id"], "corpus", "", document["text"], EVENING, language="en"))
        spoken = {quote.span.start: quote for quote in analysis.quotes}
        for label in document["quotes"]:
            quote = spoken.get(label["start"])
            name = analysis.actors[quote.actor].name if quote and quote.actor is not None else None
            if name is None or not _is_named(name, label["entity"]):
                wrong.append((document["id"], label["text"], name))
    assert wrong == []


def _labelled() -> list[tuple[str, dict[str, Any], Actor | None]]:
    items = {item.id: analyse(item).actors for item in undated_items()}
    return [
        (document["id"], label, next((a for a in items[document["id"]] if _is_named(a.name, label["name"])), None))
        for document in labels()
        for label in document["actors"]
    ]


def _is_named(name: str, label: str) -> bool:
    one, other = parse_name(name), parse_name(label)
    return same_surname(one.surname, other.surname) and same_given(one.given, other.given)


def _same_role(label: str, printed: str | None) -> bool:
    if printed is None:
        return False
    one, other = label.lower(), printed.lower().replace("’", "'")
    return one in other or other in one or (set(one.split()) == {"secretary", "of", "defense"} and "defense" in other)
