"""What one item leaves undecided."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Actor, Span
from briefing.summarize.questions.cues import RULES, look_for_rules
from briefing.summarize.questions.questions import find_questions
from briefing.summarize.questions.resolved import TAKEN, is_decided
from tests.summarize.asked import FRIDAY, WORDS, opened, prose, questions_in


@pytest.mark.parametrize(
    ("text", "kind", "wording"),
    [
        (
            "The port council is still considering whether to close the north quay to tankers.",
            "whether_undecided",
            "Will the port council close the north quay to tankers?",
        ),
        (
            "It was not immediately clear whether the bridge would reopen before the fair, officials said.",
            "whether_undecided",
            "Will the bridge reopen before the fair?",
        ),
        (
            "The debate about whether to arm the coast guard comes at a bad time.",
            "whether_undecided",
            "Whether to arm the coast guard.",
        ),
        (
            "It is unclear how many ferries were lost in the storm.",
            "whether_undecided",
            "How many ferries were lost in the storm?",
        ),
        ("It remains to be seen whether the truce will hold.", "whether_undecided", "Will the truce hold?"),
        (
            "The fate of the two pilots remains unclear.",
            "whether_undecided",
            "The fate of the two pilots remains unclear.",
        ),
        (
            "Questions remain about what the treaty could cost the islands.",
            "whether_undecided",
            "What could the treaty cost the islands?",
        ),
        (
            "Asked if the quay would reopen, the minister said it was too early to tell.",
            "asked_evaded",
            "Will the quay reopen?",
        ),
        (
            "The ministry declined to say whether the ships had sailed.",
            "declined_or_withheld",
            "Whether the ships had sailed.",
        ),
        (
            "The ministry declined to say if Tarsis was preparing a second convoy.",
            "declined_or_withheld",
            "Is Tarsis preparing a second convoy?",
        ),
        (
            "The ministry has not indicated which ports will close.",
            "declined_or_withheld",
            "The ministry has not indicated which ports will close.",
        ),
        (
            "Her office gave no details of the settlement with the dockers.",
            "declined_or_withheld",
            "Her office gave no details of the settlement with the dockers.",
        ),
        (
            "Aides did not expect the premier would sign the order this week.",
            "no_decision_expected",
            "Will the premier sign the order this week?",
        ),
        (
            "No change in the rules is expected to be announced this month.",
            "no_decision_expected",
            "No change in the rules is expected to be announced this month.",
        ),
        (
            "A decision on the levy is unlikely before the council’s spring session in Oslo.",
            "no_decision_expected",
            "Will there be a decision on the levy before the council’s spring session in Oslo?",
        ),
        ("Changes to the curfew are not imminent.", "no_decision_expected", "Are changes to the curfew imminent?"),
        (
            "A ruling on the merger is unlikely to come before the summit in Oslo.",
            "no_decision_expected",
            "Will a ruling on the merger come before the summit in Oslo?",
        ),
        (
            "The bank has not changed its policy on cash deposits.",
            "no_change_reported",
            "Has the bank changed its policy on cash deposits?",
        ),
        ("The council has yet to approve the loan.", "no_change_reported", "Will the council approve the loan?"),
        (
            "The date of the vote has yet to be announced.",
            "no_change_reported",
            "Will the date of the vote be announced?",
        ),
        (
            "The ministry is standing firm in not releasing the names of the crew.",
            "no_change_reported",
            "The ministry is standing firm in not releasing the names of the crew.",
        ),
        (
            "The council is weighing closing the north quay.",
            "under_deliberation",
            "The council is weighing closing the north quay.",
        ),
        (
            "The chancellor signalled openness to easing the fishing ban.",
            "under_deliberation",
            "The chancellor signalled openness to easing the fishing ban.",
        ),
        (
            "Both the Danish and Latvian governments indicated that they may be willing to pay for the cable.",
            "under_deliberation",
            "Will both the Danish and Latvian governments pay for the cable?",
        ),
        (
            "The minister did not rule out calling an election.",
            "under_deliberation",
            "The minister did not rule out calling an election.",
        ),
        (
            "That came with a push by some members to allow night flights.",
            "under_deliberation",
            "Whether to allow night flights.",
        ),
        (
            "The envoys discussed the idea of the bloc sending ships.",
            "under_deliberation",
            "The envoys discussed the idea of the bloc sending ships.",
        ),
        (
            "Any sale will require the regulator’s consent.",
            "requires_decision",
            "Any sale will require the regulator’s consent.",
        ),
        (
            "The treaty must be ratified by both chambers.",
            "requires_decision",
            "Will the treaty be ratified by both chambers?",
        ),
        (
            "One official said coastal towns could act in the strait without the federation’s agreement.",
            "hedged_prediction",
            "Could coastal towns act in the strait without the federation’s agreement?",
        ),
    ],
)
def test_each_construction_opens_a_question_in_the_words_of_its_source(text: str, kind: str, wording: str) -> None:
    """One invented sentence for each construction that leaves a matter open."""
    cues = [cue for cue in questions_in(text) if cue.opens]

    assert [(cue.kind, cue.wording) for cue in cues] == [(kind, wording)]


@pytest.mark.parametrize(
    "text",
    [
        "The keeper could not tell whether it was a heron or a crane.",
        "Fares differ according to whether the ferry runs at night.",
        "Critics question whether the plan would work.",
        "One question in the survey asked whether the members would march.",
        "Delegates who have yet to endorse the plan meet on Monday.",
        "At private clubs, members may be willing to pay more for a pool.",
        "Asked about the fire on the quay, the mayor spoke for an hour.",
        "The fair goes ahead regardless of whether it rains.",
        "The question is not whether the dam leaks but how fast.",
        "Asked if he would stand again, the mayor said: “No. Definitely not.”",
        "Asked whether the quay would reopen, the minister said it would open on 3 July.",
        "Banks are unlikely to be prosecuted over the loss.",
        "The rate cut has yet to feed through to shop prices.",
        "The hall is open to the public on Sundays.",
        "The gun can hit targets forty miles away.",
        "Trawlers may now enter the bay.",
        "Divers could reach the wreck from the new jetty.",
        "The union called on the mayor to reopen the quay.",
        "The envoys heard renewed pleas from the islanders to reopen the quay.",
        "It would take until Thursday for the order to go into effect.",
        "That meeting took place a week before Lind would leave the race.",
        "Fishermen may cross as long as they respect the limits set by the navy.",
        "The toll was not poised to fill much of the afternoon.",
        "The mayor would not comment.",
        "The ministry declined to comment on the report.",
        "The premier called it a matter of deciding whether the bloc is at war.",
        "She supports towns deciding whether the ferry runs on Sundays.",
        "The speech was to dispel any doubts about whether she was hard enough for the office.",
        "I don't know how many boats are out there.",
        "So who pays for the dam?",
        "Inspectors who determine whether a hull is sound wear blue.",
        "Those in the dock which assesses whether a hull is sound wear green.",
        "The board will not hold a vote on whether to close the quay this year.",
        "It is not as if the mill has not changed its mind before.",
        "It isn’t as if the mill hasn’t changed its mind before.",
        "The board won’t be holding a vote on whether to close the quay.",
        "In the survey, voters were evenly split on whether Lind or Orr would do better.",
        "Until then it had been unclear how the fire started.",
    ],
)
def test_what_only_looks_like_a_question_opens_none(text: str) -> None:
    """Comparison, condition, capability, permission, request, certainty and rhetoric leave nothing undecided."""
    assert opened(text) == []


def test_a_question_inside_a_quotation_opens_none() -> None:
    """What a speaker wonders aloud is a quotation, not an open matter."""
    text = "“We wonder whether the council will close the quay,” said Lind."

    assert opened(text, quoted=["“We wonder whether the council will close the quay,”"]) == []


def test_a_speaker_who_expects_no_decision_is_evidence_with_the_due_day() -> None:
    """In a quotation the cue opens nothing but still says by when nothing is expected."""
    text = "“I would not expect to see a change to that rule today,” Lind said."
    cues = questions_in(text, quoted=["“I would not expect to see a change to that rule today,”"])

    assert [(cue.kind, cue.opens, cue.due_day) for cue in cues] == [("no_decision_expected", False, date(2031, 6, 6))]


def test_key_points_and_headings_open_no_second_question() -> None:
    """A key point repeats the text: it is evidence; a heading is not read at all."""
    sentence = "The council has yet to approve the loan."
    text = "\n".join([sentence, sentence, sentence])
    cues = questions_in(text, roles=["heading", "keypoint", "prose"])

    assert [(cue.sentence, cue.opens) for cue in cues] == [(1, False), (2, True)]


def test_a_hint_at_what_the_lead_reports_as_decided_opens_none() -> None:
    """The lead tells the decision; that somebody had shown a willingness before is history."""
    text = (
        "The premier has approved the sale of the north quay to a Danish firm.\n"
        "Last week the premier signalled a willingness to sell the north quay.\n"
        "The firm has yet to announce a price for the cranes."
    )

    assert opened(text) == ["Will the firm announce a price for the cranes?"]


def test_a_later_paragraph_that_reports_the_decision_settles_the_matter() -> None:
    """An article that ends with the decision does not leave it open at its start."""
    text = (
        "Ministers were considering whether to close the north quay to tankers.\n"
        "On Monday the cabinet decided to close the north quay to tankers."
    )

    assert opened(text) == []


def test_blanks_and_apostrophes_of_newspapers_make_no_difference() -> None:
    """U+00A0 and U+202F count as blanks, a straight apostrophe as a curly one."""
    plain = "The minister didn’t rule out calling an election."

    assert opened("The minister didn't rule\u00a0out calling\u202fan election.") == [plain.replace("’", "'")]
    assert opened(plain) == [plain]


def test_the_decider_is_the_subject_of_the_deliberating_verb() -> None:
    """Not the one who reports it."""
    text = "The port council, which met twice, is considering whether to close the quay, Lind said."
    cue = questions_in(text)[0]

    assert cue.decider is not None
    assert cue.decider.of(text) == "The port council"


def test_a_name_in_front_of_the_auxiliary_decides() -> None:
    """Known as an actor or not, who would do it decides it."""
    text = "It remains unclear whether Tarsis will renew the licence."
    cue = next(cue for cue in questions_in(text) if cue.opens)

    assert cue.decider is not None
    assert cue.decider.of(text) == "Tarsis"


def test_whose_consent_is_needed_decides() -> None:
    """The giver of the consent is the decider, before or behind the noun."""
    before = "Any sale will require Danish sign-off, which the board hopes to have by June."
    behind = "The merger is awaiting approval by the harbour board."

    assert [cue.decider.of(before) for cue in questions_in(before) if cue.opens and cue.decider] == ["Danish"]
    assert [cue.decider.of(behind) for cue in questions_in(behind) if cue.opens and cue.decider] == [
        "the harbour board"
    ]


@pytest.mark.parametrize(
    ("text", "due", "day"),
    [
        ("A ruling is unlikely to come before the summit in Oslo.", "before the summit in Oslo", None),
        (
            "A ruling is unlikely to come before the council’s session on 19 June.",
            "before the council’s session on 19 June",
            date(2031, 6, 19),
        ),
        ("No decision is expected to be announced this week.", "this week", date(2031, 6, 8)),
        ("No decision is expected to come by Monday.", "by Monday", date(2031, 6, 9)),
        ("No decision is expected to come later this month.", "later this month", date(2031, 6, 30)),
    ],
)
def test_the_due_day_is_worded_and_resolved_where_it_can_be(text: str, due: str, day: date | None) -> None:
    """A week is over on its Sunday, a month on its last day; an event has no day of its own."""
    cue = next(cue for cue in questions_in(text) if cue.opens)

    assert cue.due is not None
    assert (cue.due.of(text), cue.due_day) == (due, day)


def test_who_says_so_is_the_reporter_of_the_clause_and_nobody_elses() -> None:
    """Before or behind the clause; across a new clause nobody is named."""
    actors = (Actor("two aides", "unnamed", plural=True), Actor("Mara Lind", "person"))
    before = "Two aides said changes to the curfew are not imminent."
    behind = "Changes to the curfew are not imminent, two aides said."
    apart = "Lind said the fair was over, but changes to the curfew are not imminent."

    assert questions_in(before, actors=actors, mentions=[("Two aides", 0)])[0].speaker == 0
    assert questions_in(behind, actors=actors, mentions=[("two aides", 0)])[0].speaker == 0
    assert questions_in(apart, actors=actors, mentions=[("Lind", 1)])[0].speaker is None


def test_a_lone_hostile_line_is_not_read() -> None:
    """A megabyte without a sentence end has no cue and costs no time."""
    assert questions_in("whether if asked whether not " * 40_000) == ()


LOOKED_FOR = sorted({word.replace("*", "ing") for rule in RULES for look in rule.looks for word in look})


@given(st.lists(st.one_of(WORDS, st.sampled_from(LOOKED_FOR)), max_size=30))
@settings(max_examples=300, deadline=None)
def test_every_rule_that_matches_is_looked_for(words: list[str]) -> None:
    """What a rule looks for stands in whatever it matches, marks and capitals or not."""
    text = " ".join(words).capitalize()
    looked = look_for_rules(text, [0]).get(0)
    looked_for = [rule for _, rule in looked.rules] if looked is not None else []
    for rule in RULES:
        assert rule in looked_for or rule.pattern.search(text) is None


TAKEN_WITH = sorted(set(re.findall("[a-z]+", TAKEN.pattern)) - {"not"})


def test_every_decision_that_is_taken_is_seen() -> None:
    """The look at single words, which most sentences do not get past, lets by all that the expression finds."""
    longer = ("has been given its consent", "green-lit", "will be allowed to", "confirmed the decision", "signed off")
    pairs = [" ".join(pair) for pair in product(TAKEN_WITH, repeat=2)]
    found = [words for words in (*TAKEN_WITH, *pairs, *longer) if TAKEN.search(words)]
    assert {"approved", "has extended", "gave approval", *longer} <= {*found}
    assert [words for words in found if not is_decided(f"“{words}.”", Span(0, len(words) + 3))] == []


def test_marks_alone_are_no_subject() -> None:
    """Two commas before a verb leave no words for who decides."""
    assert [cue.decider for cue in questions_in(", , has yet to decide.")] == [None]


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_it_fail(text: str) -> None:
    """Arbitrary text is read without an error."""
    sentences = prose(text)

    assert isinstance(find_questions(text, sentences, (), (), (), FRIDAY), tuple)
