"""What is no sentence is not read for who speaks; what is one is, however long its quotation."""

from __future__ import annotations

from briefing.model import Quote
from briefing.summarize.quotes.indirect import find_indirect_quotes
from briefing.summarize.quotes.periods import read_periods
from briefing.summarize.quotes.quotations import find_quotations
from briefing.summarize.quotes.readings import Reading
from briefing.summarize.quotes.speakers import attribute_quotations
from briefing.summarize.text.sentences import find_paragraphs, find_sentences


def quotes_in(text: str) -> tuple[Quote, ...]:
    """Return what is quoted and reported in a text of prose."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, ["prose" for _ in paragraphs])
    quotations = find_quotations(text)
    readings = tuple(Reading(period) for period in read_periods(text, sentences, quotations))
    quoted = attribute_quotations(readings, quotations)
    return (*quoted, *find_indirect_quotes(readings, quoted))


def test_a_long_quotation_keeps_its_speaker() -> None:
    """Twenty thousand characters between two marks are one man's speech."""
    text = "“" + "We shall dredge the harbour. " * 700 + "We shall,” Bram Lindt said."
    (quote,) = quotes_in(text)
    assert quote.speaker is not None
    assert quote.speaker.of(text) == "Bram Lindt"


def test_a_row_of_hundreds_of_quotations_is_nobodys() -> None:
    """A glossary without a full stop is no sentence, so nobody said its entries."""
    entry = "“a word that the harbour knows well” and "
    assert quotes_in(f"Bram Lindt said {entry * 201}more.") == ()
    assert {quote.speaker for quote in quotes_in(f"Bram Lindt said {entry * 20}more.")} != {None}


def test_a_line_of_thousands_of_words_reports_nothing() -> None:
    """A list without a full stop is no sentence, whatever verbs stand in it."""
    assert quotes_in("the mole, the quay and the toll, " * 400 + "Bram Lindt said that the tide was late.") == ()
    assert len(quotes_in("The mole, the quay and the toll: Bram Lindt said that the tide was late.")) == 1
