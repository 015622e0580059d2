"""Where does a report begin, behind the place, day and agency that it was filed under?"""

from __future__ import annotations

import pytest

from briefing.summarize.text.datelines import without_dateline

REPORT = "The harbour board will meet again."


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ELGAR, March 12 (Tern) – ",
        "Velden (Tern Agency) — ",
        "Velden (Tern) - ",
        "LINDAU — ",
        "ST. IVES, England — ",
        "NEW LINDAU, March 12 – ",
    ],
)
def test_where_a_report_was_filed_is_cut_off(dateline: str) -> None:
    """With an agency in brackets, or with the place in capitals."""
    assert without_dateline(dateline + REPORT) == REPORT


@pytest.mark.parametrize(
    "sentence",
    [
        "Lindau — a town of ferries — waits.",
        "NATO – the alliance – waits.",
        "The EU — tired of waiting — will act.",
        "UN (and others) — waiting.",
    ],
)
def test_a_dash_in_a_sentence_is_no_dateline(sentence: str) -> None:
    """A name with an aside keeps it."""
    assert without_dateline(sentence) == sentence
