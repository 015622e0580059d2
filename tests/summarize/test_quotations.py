"""How quotation marks are paired."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.summarize.quotes.quotations import find_quotations


def found(text: str) -> list[str]:
    """Return the quoted stretches of a text, marks included."""
    return [quotation.span.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We go,” she said.", ["“We go,”"]),
        ('"We go," she said. "Now."', ['"We go,"', '"Now."']),
        ("''We go,'' she said. ``Now.''", ["''We go,''", "``Now.''"]),
        ("Elle dit «\u00a0oui\u00a0» et «non».", ["«\u00a0oui\u00a0»", "«non»"]),
        ("Er sagt »ja« und »nein«.", ["»ja«", "»nein«"]),
        ("Er sagt „ja“ und „nein”.", ["„ja“", "„nein”"]),
        ('He takes the “remarks seriously," but "not as new.”', ['“remarks seriously,"', '"not as new.”']),
        ("“It is « urgent »,” she said. «Non».", ["“It is « urgent »,”", "«Non»"]),
        ("« C’est “urgent” », dit-elle.", ["« C’est “urgent” »"]),
        ("They want “a quick review“ of it.", ["“a quick review“"]),
        ("”We go now,” she said.", ["”We go now,”"]),
        ('She said," We go."', ['" We go."']),
        ('("We go," she said.)', ['"We go,"']),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, quotations: list[str]) -> None:
    """Curly, straight, typed, angled and low marks, mixed and turned the wrong way."""
    assert found(text) == quotations


def test_single_marks_count_where_no_double_mark_stands() -> None:
    """British papers quote so; apostrophes, plural owners and years are none."""
    text = "‘We don’t know the ministers’ plan,’ he said. It is the council's 'last chance' of the '90s."
    assert found(text) == ["‘We don’t know the ministers’ plan,’", "'last chance'"]


@pytest.mark.parametrize("text", ["'We go,' he said.", "The note:\n‘We go,’ he said.", "So (‘We go,’ he said)."])
def test_a_single_mark_opens_where_no_letter_stands_before_it(text: str) -> None:
    """At the top, on a new line, behind a bracket; the clerk's and the clerks' pens are beside the point."""
    assert len(found(text)) == 1
    assert len(found(f"The clerk's pen, the clerks' pens.\n{text}")) == 1


def test_single_marks_inside_double_marks_are_not_quotations() -> None:
    """The outer quotation is returned, and apostrophes stay apostrophes."""
    text = "“He told me 'never' again,” she said. It's the ministers' plan."
    assert found(text) == ["“He told me 'never' again,”"]


def test_double_marks_inside_single_marks_keep_the_outer_quotation() -> None:
    """British papers nest the other way round."""
    text = "'He told me \"never\" again,' she said."
    assert found(text) == ["'He told me \"never\" again,'"]


def test_every_paragraph_of_a_long_quotation_opens_with_a_mark() -> None:
    """Only the last paragraph closes; each is a stretch of its own, the first ones flagged as open."""
    text = "“We came in May.\n\n“We left in June,” she said."
    assert [(q.span.of(text), q.closed, q.paragraph) for q in find_quotations(text)] == [
        ("“We came in May.", False, 1),
        ("“We left in June,”", True, 2),
    ]


def test_an_open_quotation_does_not_swallow_the_clause_that_reports_it() -> None:
    """Where the closing mark is missing, the reporter's words stay the reporter's."""
    text = '"We have no force of that size, he added, "and no plan."'
    assert found(text)[0] == '"We have no force of that size,'


def test_an_open_quotation_does_not_swallow_an_inverted_clause_either() -> None:
    """The missing mark stood where the comma is."""
    assert found("“We fight on, said Bram Lindt.")[0] == "“We fight on,"
    assert found("“We fight on, said one of the pilots.")[0] == "“We fight on,"


def test_an_inch_mark_opens_nothing() -> None:
    """A mark behind a figure that could only close is left alone."""
    assert found('The 12" pipe burst, and "nobody came" to mend it.') == ['"nobody came"']


@given(
    st.lists(st.sampled_from(['He said "no" twice.', "“Yes,” she said.", "Nobody spoke.", 'A 5" nail.']), max_size=5)
)
def test_a_stray_mark_changes_no_other_paragraph(lines: list[str]) -> None:
    """What is found in each paragraph does not depend on an odd mark in another."""
    text = "\n".join(lines)
    spoilt = "\n".join([*lines, 'An odd " mark'])
    assert [w for w in found(spoilt) if "odd" not in w and w != '" mark'] == found(text)


@given(st.text(alphabet="“”\"'‘’`«»„ab.,\n \u00a0", max_size=60))
def test_any_text_gives_stretches_in_order(text: str) -> None:
    """Nothing raises, no two stretches overlap, and each lies in the text."""
    spans = [quotation.span for quotation in find_quotations(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
