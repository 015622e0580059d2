"""What the reporter gives of somebody's words in clauses of his own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Quote
from briefing.summarize.quotes.indirect import find_indirect_quotes
from briefing.summarize.quotes.periods import read_periods
from briefing.summarize.quotes.quotations import find_quotations
from briefing.summarize.quotes.readings import Reading
from briefing.summarize.quotes.speakers import attribute_quotations
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences


def reports_in(text: str) -> tuple[Quote, ...]:
    """Return the indirect quotes of a text."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))
    quotations = find_quotations(text)
    readings = [Reading(period) for period in read_periods(text, sentences, quotations)]
    return find_indirect_quotes(readings, attribute_quotations(readings, quotations))


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Ms. Okafor said the talks would go on for a week.", "Ms. Okafor", "the talks would go on for a week"),
        ("Lindt said on Tuesday at a rally in Port Ardal that the quay is dead.", "Lindt", "the quay is dead"),
        ("Lindt told reporters on Friday that he would stay.", "Lindt", "he would stay"),
        ("Lindt told the board he would stay.", "Lindt", "he would stay"),
        ("Ines Okafor, the harbour chief, warned that the cranes may fall.", "Ines Okafor", "the cranes may fall"),
        ("Okafor asked Lindt whether the quay would close.", "Okafor", "whether the quay would close"),
        ("The talks would go on for a week, Ms. Okafor said.", "Ms. Okafor", "The talks would go on for a week"),
        ("The talks would go on for a week, said a spokesman for the port.", "a spokesman for the port",
         "The talks would go on for a week"),
        ("PORT ARDAL, March 2 (NPA) – The talks would go on, Ms. Okafor said.", "Ms. Okafor",
         "The talks would go on"),
        ("The talks, officials said, would go on for a week.", "officials", "would go on for a week"),
        ("According to the ministry, the talks go on.", "the ministry", "the talks go on"),
        ("The talks go on, according to people close to them.", "people close to them", "The talks go on"),
        ("Lindt promised to resign in May.", "Lindt", "to resign in May"),
        ("Okafor urged the board to wait, adding that time was short.", "Okafor", "to wait"),
        ("Okafor said the quay would close, while the ministry has set no date.", "Okafor", "the quay would close"),
        ("While Okafor said the quay would close, the ministry has set no date.", "Okafor", "the quay would close"),
        ("Okafor said that, if elected, she would close the quay.", "Okafor", "if elected, she would close the quay"),
        ("Dockers say the toll is high, and the Ardal Union has already sued the board, saying it breaks the law.",
         "Dockers", "the toll is high, and the Ardal Union has already sued the board"),
        ("Ex-mayor Bram Lindt said his wife, Ines Okafor, had told him to quit.", "Ex-mayor Bram Lindt",
         "his wife, Ines Okafor, had told him to quit"),
        ("It was a strike that the company said could hurt its trade.", "the company", "could hurt its trade"),
    ],
)  # fmt: skip
def test_a_reported_clause_is_found_in(text: str, speaker: str, words: str) -> None:
    """The first report of the sentence has this speaker and these words."""
    first = reports_in(text)[0]
    assert first.kind == "indirect"
    assert (first.speaker.of(text) if first.speaker else None, first.span.of(text)) == (speaker, words)


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Okafor left the talks on Tuesday and took the bus home.",
        "Lindt confirmed that, adding nothing.",
        "It means admitting that the quay is dead.",
        "The plan involves saying that the quay is dead.",
        "Okafor left without saying that the quay was dead.",
        "Q: Will the quay close in May?",
        "Okafor intends to say whether she will run.",
        "The board believes that the quay is dead.",
        "“We will go,” Lindt said when he was asked whether the quay would close.",
        "Okafor said little about it.".replace("said little about it", "said so"),
    ],
)
def test_what_reports_no_words_is_left_alone(text: str) -> None:
    """Deeds, beliefs, intentions and bare objects are no reported speech."""
    assert reports_in(text) == ()


def test_a_clause_with_quoted_words_is_left_to_the_quotation() -> None:
    """What stands partly in marks is a mixed quote, not an indirect one."""
    assert reports_in("Okafor said the plan was “a farce” from the start.") == ()


def test_two_reports_in_one_sentence_are_two() -> None:
    """Each verb of saying ends what the one before it reports."""
    text = "Okafor said the quay would close and Lindt said it would stay open."
    assert [(q.speaker.of(text), q.span.of(text)) for q in reports_in(text) if q.speaker] == [
        ("Okafor", "the quay would close"),
        ("Lindt", "it would stay open"),
    ]


def test_saying_goes_with_the_subject_of_its_own_clause() -> None:
    """Who sued says why, not who is named before; "adding" goes on with the report."""
    text = "Dockers say the toll is high, and the Ardal Union has sued the board, saying it breaks the law."
    assert [quote.speaker.of(text) for quote in reports_in(text) if quote.speaker] == ["Dockers", "the Ardal Union"]
    text = "Okafor said the toll is high, and the board knows it, adding that it breaks the law."
    assert {quote.speaker.of(text) for quote in reports_in(text) if quote.speaker} == {"Okafor"}


def test_an_aside_behind_according_to_is_not_what_was_said() -> None:
    """The relative clause is the reporter's."""
    text = "“It will open,” according to the port office, whose head, Ulla Quill, is on leave."
    assert reports_in(text) == ()


def test_groups_go_on_from_those_of_the_quotations() -> None:
    """No indirect quote shares a group with a direct one."""
    text = "“We left,” Okafor said. Lindt said the quay would close."
    assert [quote.group for quote in reports_in(text)] == [1]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Okafor",
                " said",
                " that",
                " the board",
                " would go",
                ",",
                ".",
                "\n",
                " “no”",
                " according to",
                " and",
                " who",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_reports_lie_in_the_text_and_hold_no_quotation(text: str) -> None:
    """Nothing raises, and no report covers a quotation mark."""
    for quote in reports_in(text):
        assert quote.span.of(text).strip() == quote.span.of(text)
        assert "“" not in quote.span.of(text)
