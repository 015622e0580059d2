"""How a question of one item is worded: in the words of its source, and readable alone."""

from __future__ import annotations

import string
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Actor
from briefing.summarize.questions.questions import find_questions
from tests.summarize.asked import WORDS, opened, prose, questions_in


def test_a_pronoun_is_named_when_the_sentence_names_it() -> None:
    """The name comes from the same sentence and only when the mention is known to be the same actor."""
    text = "Lind declined to say if he would sign the order."
    actors = (Actor("Mara Lind", "person"),)

    named = questions_in(text, actors=actors, mentions=[("Lind", 0), ("he", 0)])
    unnamed = questions_in(text)

    assert [cue.wording for cue in named if cue.opens] == ["Will Lind sign the order?"]
    assert [cue.wording for cue in unnamed if cue.opens] == ["Lind declined to say if he would sign the order."]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        (
            "The ministry declined to say who will lead its delegation.",
            "The ministry declined to say who will lead its delegation.",
        ),
        (
            "It is unclear whether that will be enough for the mill.",
            "It is unclear whether that will be enough for the mill.",
        ),
        ("It is unclear how far her advice goes.", "It is unclear how far her advice goes."),
        ("It is unclear whether Tarsis will follow him.", "It is unclear whether Tarsis will follow him."),
        (
            "But the council has not decided which plan it prefers.",
            "The council has not decided which plan it prefers.",
        ),
        (
            "An aide to Lind declined to say whether he was still the owner or how much he paid.",
            "An aide to Lind declined to say whether he was still the owner.",
        ),
        ("It is unclear who made the offer.", "Who made the offer?"),
        ("It is unclear how many ships Tarsis could send.", "How many ships could Tarsis send?"),
        ("It is unclear how many of the ships would sail.", "How many of the ships would sail?"),
        ("It is unclear how much of the debt the port could repay.", "How much of the debt could the port repay?"),
        ("It is unclear which of the two ferries will sail.", "Which of the two ferries will sail?"),
        ("It is unclear who else was on board.", "Who else was on board?"),
        ("It is unclear whether it is safe to swim in the bay.", "Is it safe to swim in the bay?"),
        ("It is unclear whether Lind will give up her seat.", "Will Lind give up her seat?"),
        (
            "The yard - which lost two orders - is weighing selling the crane.",
            "The yard - which lost two orders - is weighing selling the crane.",
        ),
        (
            "It is unclear whether the pilots, including two Danes, had crossed the strait.",
            "Whether the pilots, including two Danes, had crossed the strait.",
        ),
        ("A debate over whether Lind met the terms emerged in May.", "Whether Lind met the terms."),
        (
            "Questions remain about whether the fund paid the crew, a charge that Lind denies.",
            "Whether the fund paid the crew.",
        ),
        ("Lind has not approved the loan and Brandt opposed it.", "Has Lind approved the loan?"),
    ],
)
def test_a_wording_can_be_read_alone(text: str, wording: str) -> None:
    """Where a question would lean on what is not shown, the sentence itself stands for it."""
    assert opened(text) == [wording]


def test_the_end_of_a_quotation_is_no_statement() -> None:
    """What the words belong to stands before them."""
    assert opened("We were late on that,” said Orr, who declined to say who she would meet.") == []


def test_a_pronoun_behind_its_only_person_is_named() -> None:
    """Who declines to say whether she would sail is she, unless the sentence names somebody else before."""
    text = "Lind declined to say whether she would sign the order."
    other = "Orr said Lind declined to say whether she would sign the order."
    actors = (Actor("Mara Lind", "person"), Actor("Tove Orr", "person"))

    alone = questions_in(text, actors=actors, mentions=[("Lind", 0)])
    beside = questions_in(other, actors=actors, mentions=[("Orr", 1), ("Lind", 0)])

    assert [cue.wording for cue in alone if cue.opens] == ["Will Lind sign the order?"]
    assert [cue.wording for cue in beside if cue.opens] == ["Lind declined to say whether she would sign the order."]


AUXILIARIES = {"will", "is", "are", "was", "were", "has", "have", "can", "whether"}


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_a_wording_adds_one_auxiliary_at_most(words: list[str]) -> None:
    """Whatever the text: no error, spans lie inside their sentence, and no word is invented."""
    text = " ".join(words)
    sentences = prose(text)
    for cue in find_questions(text, sentences, (), (), (), None):
        sentence = sentences[cue.sentence].span
        assert sentence.covers(cue.cue)
        assert cue.clause is None or sentence.covers(cue.clause)
        assert not cue.opens or cue.wording
        if cue.wording:
            added = Counter(bare_words(cue.wording)) - Counter(bare_words(sentence.of(text)))
            assert sum(added.values()) <= 1
            assert set(added) <= AUXILIARIES


def bare_words(words: str) -> list[str]:
    """Return the words in lower case, without the marks around them."""
    stripped = (word.strip(string.punctuation + "“”‘’—–").lower() for word in words.split())
    return [word for word in stripped if word]


@pytest.mark.parametrize(
    "text",
    [
        "LISTRA (INA) - President Olan Verhoef is considering whether to sign the ferry law, two aides said.",
        "PORT ELGAR, Norland — President Olan Verhoef is considering whether to sign the ferry law.",
        "President Olan Verhoef has not decided whether to sign the ferry law, his spokeswoman, Mette Lind, said.",
        "President Olan Verhoef has not decided whether to sign the ferry law, Mette Lind, his spokeswoman, said.",
    ],
)
def test_neither_where_it_was_filed_nor_who_said_it_is_part_of_the_question(text: str) -> None:
    """The dateline is no part of the decider's name, nor the spokeswoman of what he may sign."""
    assert opened(text) == ["Will President Olan Verhoef sign the ferry law?"]


def test_a_subject_begins_with_a_word() -> None:
    """In “whether council will require approval” no “her council” requires it."""
    assert "Her council will require approval." not in opened("It is not known whether council will require approval.")
    assert opened("Whether council will require approval.") == []
