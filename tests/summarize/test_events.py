"""What happened or is to happen, on which day, and when and where was something said? All texts are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Event, Quote, Sentence, Span
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs, find_sentences
from briefing.summarize.times.days import day_basis, find_whens, resolve_coming_day, resolve_day
from briefing.summarize.times.events import find_events, find_occasions

# A Wednesday.
PUBLISHED = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a test text."""
    paragraphs = find_paragraphs(text)
    return find_sentences(text, paragraphs, classify_paragraphs(text, paragraphs))


def events(text: str, published: datetime | None = PUBLISHED) -> tuple[Event, ...]:
    """Return the events of a test text."""
    return find_events(text, sentences_of(text), published)


def said(
    text: str, words: str, cue: str, published: datetime | None = PUBLISHED
) -> tuple[str | None, str | None, date | None]:
    """Return occasion, words for the time and day of one quotation, told by its words and its verb."""
    start, verb = text.index(words), text.index(cue)
    quote = Quote(Span(start, start + len(words)), "direct", None, Span(verb, verb + len(cue)), "test", 0)
    (found,) = find_occasions(text, sentences_of(text), [quote], published)
    return (
        found.occasion.of(text) if found.occasion else None,
        found.when.of(text) if found.when else None,
        found.day,
    )


class TestDays:
    """Words for a time, read in an article of Wednesday, 12 March 2031."""

    @pytest.mark.parametrize(
        ("words", "day"),
        [
            ("on Tuesday", date(2031, 3, 11)),
            ("Wednesday", date(2031, 3, 12)),
            ("Thursday", date(2031, 3, 6)),
            ("on Tuesday night", date(2031, 3, 11)),
            ("last Friday", date(2031, 3, 7)),
            ("yesterday", date(2031, 3, 11)),
            ("today", date(2031, 3, 12)),
            ("three days ago", date(2031, 3, 9)),
            ("March 3", date(2031, 3, 3)),
            ("Nov. 20", date(2030, 11, 20)),
            ("May 13, 2029", date(2029, 5, 13)),
            ("13 May 2029", date(2029, 5, 13)),
            ("2029-05-13", date(2029, 5, 13)),
        ],
    )
    def test_a_day_that_is_past(self, words: str, day: date) -> None:
        """The last such day up to the article's own."""
        assert resolve_day(words, PUBLISHED) == day

    @pytest.mark.parametrize(
        ("words", "day"),
        [
            ("on Friday", date(2031, 3, 14)),
            ("Tuesday", date(2031, 3, 18)),
            ("Wednesday", date(2031, 3, 12)),
            ("next Monday", date(2031, 3, 17)),
            ("tomorrow", date(2031, 3, 13)),
            ("May 13", date(2031, 5, 13)),
            ("Jan. 8", date(2032, 1, 8)),
        ],
    )
    def test_a_day_to_come(self, words: str, day: date) -> None:
        """The next such day from the article's own on."""
        assert resolve_coming_day(words, PUBLISHED) == day

    @pytest.mark.parametrize(
        "words",
        [
            "this week",
            "late last month",
            "earlier this year",
            "in May",
            "two weeks ago",
            "last Monday",
            "Feb. 30",
            "soon",
        ],
    )
    def test_words_that_name_no_single_day_stay_as_worded(self, words: str) -> None:
        """Last Monday may be two days ago or nine; the rest name longer times or no day at all."""
        assert resolve_day(words, PUBLISHED) is None
        assert day_basis(words, None) == "worded"

    def test_no_year_is_invented(self) -> None:
        """An article without a date resolves nothing but a day that states its year."""
        assert resolve_day("May 13", None) is None
        assert resolve_day("on Friday", None) is None
        assert resolve_day("May 13, 2029", None) == date(2029, 5, 13)

    def test_a_stated_day_is_not_called_resolved(self) -> None:
        """The basis tells what was read and what was counted."""
        assert day_basis("May 13, 2029", date(2029, 5, 13)) == "stated"
        assert day_basis("on Friday", date(2031, 3, 14)) == "resolved"


class TestEvents:
    """Happenings with their day."""

    @pytest.mark.parametrize(
        ("text", "when", "day"),
        [
            ("The mayor will meet hauliers in Velden on Friday.", "on Friday", date(2031, 3, 14)),
            ("The board is set to vote on the levy next Monday.", "next Monday", date(2031, 3, 17)),
            ("On Friday, she was set to meet the hauliers.", "On Friday", date(2031, 3, 14)),
            ("The two expect progress when they meet Thursday in Velden.", "Thursday", date(2031, 3, 13)),
            ("The levy will be raised again later this month.", "later this month", None),
            (
                "No ruling is expected before the council meeting in Velden.",
                "before the council meeting in Velden",
                None,
            ),
            ("The hearing would be the next opportunity to ask for money.", "the next opportunity", None),
            ("A ruling was unlikely before the Velden summit on April 4, he said.", "on April 4", date(2031, 4, 4)),
            ("A ruling is not expected before the fair in Velden on 12 April.", "on 12 April", date(2031, 4, 12)),
            ("The levy is due on Friday.", "on Friday", date(2031, 3, 14)),
        ],
    )
    def test_what_is_to_come(self, text: str, when: str, day: date | None) -> None:
        """Will, is set to, when they meet, later this month, before the meeting."""
        (event,) = events(text)
        assert (event.coming, event.when.of(text), event.day) == (True, when, day)

    @pytest.mark.parametrize(
        ("text", "when", "day"),
        [
            ("The mayor traveled to Velden on Tuesday.", "on Tuesday", date(2031, 3, 11)),
            ("On Monday, the two towns accused the board of delay.", "On Monday", date(2031, 3, 10)),
            ("The board on Tuesday declined to say whether it would vote.", "on Tuesday", date(2031, 3, 11)),
            ("Work began on Nov. 20 near the old harbour.", "on Nov. 20", date(2030, 11, 20)),
            ("Governor Ada Dahl pardoned a jailed miner on Friday.", "on Friday", date(2031, 3, 7)),
            ("The board rejected the first plan late last month.", "late last month", None),
        ],
    )
    def test_what_has_happened(self, text: str, when: str, day: date | None) -> None:
        """The verb that the time belongs to tells a deed."""
        (event,) = events(text)
        assert (event.coming, event.when.of(text), event.day) == (False, when, day)

    @pytest.mark.parametrize(
        "text",
        [
            "The bridge is safe, the mayor said Tuesday.",
            "“We will vote on Friday,” the mayor said.",
            "The bridge of Velden, dubbed the longest on Friday by an aide, is shut.",
            "The levy has been in force since Monday.",
            "The plan covers the budget for next year.",
        ],
    )
    def test_no_event(self, text: str) -> None:
        """A time of speaking, quoted words, a duration, a budget's year."""
        assert events(text) == ()

    def test_the_clause_ends_at_its_borders(self) -> None:
        """What somebody else says in the sentence is left out."""
        text = "The mayor said the board will meet hauliers on Friday, but drivers have doubts about the levy."
        (event,) = events(text)
        assert event.clause.of(text) == "the board will meet hauliers on Friday"

    def test_without_a_date_the_words_stand(self) -> None:
        """An undated article's Friday is no day."""
        (event,) = events("The mayor will meet hauliers on Friday.", None)
        assert (event.day, event.basis) == (None, "worded")


class TestOccasions:
    """Where and when something was said."""

    @pytest.mark.parametrize(
        ("text", "occasion", "when", "day"),
        [
            (
                "“No,” Dahl said at a news conference in Oslo with Bo Lind.",
                "at a news conference in Oslo with Bo Lind",
                None,
                None,
            ),
            (
                "“No,” Dahl said in an interview with Harbour News on Tuesday.",
                "in an interview with Harbour News",
                "on Tuesday",
                date(2031, 3, 11),
            ),
            (
                "“No,” Dahl told reporters Monday.",
                "told reporters",
                "Monday",
                date(2031, 3, 10),
            ),
            (
                "“No,” Dahl said last Friday during her first visit to Velden.",
                "during her first visit to Velden",
                "last Friday",
                date(2031, 3, 7),
            ),
            (
                "“No,” Dahl said at the same briefing.",
                "at the same briefing",
                None,
                None,
            ),
            (
                "“No,” Dahl said in a statement.",
                "in a statement",
                None,
                None,
            ),
            (
                "“No,” Dahl said last week.",
                None,
                "last week",
                None,
            ),
            (
                "“No,” Dahl said.",
                None,
                None,
                None,
            ),
        ],
    )
    def test_the_attributing_sentence_tells(
        self, text: str, occasion: str | None, when: str | None, day: date | None
    ) -> None:
        """Occasion and time stand beside the verb of saying."""
        cue = "told" if "told" in text else "said"
        assert said(text, "“No,”", cue) == (occasion, when, day)

    def test_a_day_inside_the_quotation_is_not_when_it_was_said(self) -> None:
        """Friday is when they will vote."""
        assert said("“We vote on Friday,” Dahl said.", "“We vote on Friday,”", "said") == (None, None, None)

    def test_a_day_of_another_verb_is_not_when_it_was_said(self) -> None:
        """The vote, not the word, was on Monday."""
        text = "“No,” Dahl said of the plan that the board rejected on Monday."
        assert said(text, "“No,”", "said")[1] is None

    def test_a_weekday_behind_last_week_is_left_as_worded(self) -> None:
        """The Monday may be last week's: the words stand, the day is not given."""
        text = "Last week, Dahl rejected the plan. “No,” she said at a meeting in Velden on Monday."
        assert said(text, "“No,”", "said") == ("at a meeting in Velden", "on Monday", None)


_PIECES = st.lists(
    st.sampled_from(
        ["on Friday", " will meet ", "last ", "May 13", ", 2029", " said ", "“", "”", ", but ", ". ", "\n",
         "the board ", "when he meets ", "before the council meeting in ", "31 February", " 9999-99-99 ",
         "Velden ", "\u202f"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


class TestAnyText:
    """What holds for whatever a feed sends."""

    @given(st.one_of(st.text(max_size=150), _PIECES), st.sampled_from([None, PUBLISHED, datetime(1, 1, 1, tzinfo=UTC)]))
    @settings(max_examples=150, deadline=None)
    def test_spans_slice_and_undated_items_resolve_nothing_but_stated_days(
        self, text: str, published: datetime | None
    ) -> None:
        """Clause and words for the time lie in their sentence."""
        sentences = sentences_of(text)
        for event in find_events(text, sentences, published):
            sentence = sentences[event.sentence].span
            assert sentence.covers(event.clause)
            assert sentence.covers(event.when)
            assert event.clause.of(text).strip()
            assert published is not None or event.day is None or event.basis == "stated"
        quotes = [
            Quote(each.span, "indirect", each.span, None, "test", 0) for each in sentences if each.end > each.start
        ]
        for quote in find_occasions(text, sentences, quotes, published):
            assert quote.when is None or quote.when.of(text).strip()


class TestTimesOfTheStory:
    """Times that are counted from what the story tells."""

    @pytest.mark.parametrize(
        ("text", "coming"),
        [
            ("The minister signed the permit an hour later.", False),
            ("The following day the port opened.", False),
            ("The council will publish the permit two days later.", True),
        ],
    )
    def test_the_verb_says_whether_it_is_past(self, text: str, coming: bool) -> None:
        """An hour later is later than something that is told."""
        (event,) = events(text)
        assert (event.coming, event.day) == (coming, None)


class TestWholePhrases:
    """A clause does not break off behind a noun that says nothing without what follows."""

    def test_it_ends_before_the_second_deed(self) -> None:
        """The notion belongs to the second."""
        (event, _) = events(
            "She signed it on Monday and pushed back on the notion that it would be repealed next week."
        )
        assert event.clause.of("She signed it on Monday and pushed back") == "She signed it on Monday"

    def test_it_goes_on_where_there_is_but_one(self) -> None:
        """What the claim says is told with it."""
        text = "On Monday the port dismissed the claim that its cranes were unsafe."
        (event,) = events(text)
        assert event.clause.of(text) == text.rstrip(".")


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_what_is_to_come() -> None:
    """“Said on Monday the council would meet on March 19” announces one event, and it is not on Monday."""
    text = "Ole Brandt said on Monday the council would meet on March 19."
    (event,) = events(text)
    assert (event.clause.of(text), event.day) == ("the council would meet on March 19", date(2031, 3, 19))


@pytest.mark.parametrize("verb", ["is set", "was planned", "is scheduled"])
def test_what_is_set_for_a_day_is_to_come_on_it(verb: str) -> None:
    """“For Saturday” behind a word of planning says when; “for the week” how long."""
    (event,) = events(f"The vote {verb} for Saturday.")
    assert (event.coming, event.day) == (True, date(2031, 3, 15))
    assert events("The road was closed for Saturday.") == ()


def test_the_day_to_which_a_vote_is_put_off_is_to_come() -> None:
    """“Postponed its vote to March 28” announces March 28."""
    (event,) = events("The council postponed its vote on the bridge to March 28.")
    assert (event.coming, event.day) == (True, date(2031, 3, 28))


def test_what_was_to_begin_on_a_day_is_no_event_of_the_past() -> None:
    """“The strike that was to close it from Thursday is off” is of the Thursday to come, not of the last one."""
    (event,) = events("The strike that was to close the bridge on Thursday is off.")
    assert (event.coming, event.day) == (True, date(2031, 3, 13))


@pytest.mark.parametrize("words", ["the Mayor of Aug", "his decision in Octopus", "a holiday yearly"])
def test_a_piece_of_a_word_is_no_word_for_a_time(words: str) -> None:
    """No month in "Mayor", no day in "holiday"."""
    assert events(f"The council met {words}.") == ()


@pytest.mark.parametrize("words", ["on Friday", "two days ago", "in mid-June", "on 2031-03-10", "in 2030"])
def test_words_for_a_time_are_found_between_marks_too(words: str) -> None:
    """A word is known by its letters, whatever marks touch it."""
    assert len(events(f"The council (it met {words}) is small.")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "on Wednesday, June 2nd, 2031",
        "On the 2 June 2031",
        "on Friday, 12 of May",
        "by this coming Friday night",
        "later on this week",
        "early next year",
        "over the past few months",
        "in the  coming days",
        "later in the week",
        "earlier today",
        "this afternoon",
        "the following day",
        "a couple of weeks ago",
        "several hours later",
        "14 days ago",
        "in early mid-June",
        "in mid-June 2031",
        "late May",
        "in late 2031",
    ],
)
def test_words_for_a_time_are_found_from_their_first_word_on(words: str) -> None:
    """What may lead up to a day or a period belongs to it; what cannot stand there does not."""
    expected = {"On the 2 June 2031": "2 June 2031", "in early mid-June": "mid-June"}
    text = f"The council met — it is told ({words}) — in Oslo."
    whens = find_whens(text, 0, len(text))
    assert [when.span.of(text) for when in whens] == [expected.get(words, words)]


def test_words_for_a_time_over_the_border_of_a_sentence_are_read_apart() -> None:
    """What follows a heading is read as if the heading were not there."""
    text = "The vote goes on\n\nFriday the council met in Oslo."
    assert [event.when.of(text) for event in events(text)] == ["Friday"]
