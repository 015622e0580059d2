"""Enter on a quotation goes to the quotation itself."""

from __future__ import annotations

from dataclasses import replace

from briefing.tui.desk import evidence_of
from tests.tui.invented import TOLLS, cited, invented_brief


def test_the_quotation_comes_before_the_sentence_that_names_its_speaker() -> None:
    """The words are what the reader looks for; who said them is the second source."""
    quote = invented_brief().issues[0].quotes[0]
    speaker = cited(TOLLS, "She said the ferries would stay free of charge for islanders.")
    apart = replace(quote, evidence=(speaker, *quote.evidence))
    places = [evidence for _label, evidence in evidence_of(apart)]
    assert places[0] == quote.evidence[0]
    assert speaker in places
