"""Where do the terms of an issue stand in a text?"""

from __future__ import annotations

import pytest

from briefing.model import Issue
from briefing.summarize.text.terms import compile_issue, find_terms


def found(term: str, text: str) -> list[str]:
    """Return the words of ``text`` in which ``term`` is found."""
    terms = compile_issue(Issue("any", (term,))).named
    return [hit.span.of(text) for hit in find_terms(text, text.lower(), terms)]


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("river pact", "The River Pact holds.", ["River Pact"]),
        ("river pact", "Two river-pacts hold.", ["river-pacts"]),
        ("river pact", "the river\u00a0pact’s end", ["river\u00a0pact’s"]),
        ("river pact", "riverpact", []),
        ("river pact", "a driver pact", []),
        ("UN envoy", "The U.N. envoy left.", ["U.N. envoy"]),
        ("UN envoy", "an un envoy", []),
        ("WHO", "The WHO said who came.", ["WHO"]),
        ("farmers' union", "the farmers’ union", ["farmers’ union"]),
        ("cut ... tariffs", "They cut all of their tariffs.", ["cut all of their tariffs"]),
        ("cut … tariffs", "They cut fees. Tariffs rose.", []),
        ("cut ... tariffs", "They cut one two three four five six seven tariffs.", []),
        ("C++ rules", "New C++ rules apply.", ["C++ rules"]),
    ],
)
def test_a_term_is_found_as_the_staffer_means_it(term: str, text: str, words: list[str]) -> None:
    """Case, dots, hyphens, endings and gaps."""
    assert found(term, text) == words


def test_a_megabyte_of_near_misses_is_read_in_a_moment() -> None:
    """Gaps are bounded, so a hostile paragraph costs no more than its length."""
    assert found("cut ... tariffs", "tariffs. " + "cut " * 250_000) == []
