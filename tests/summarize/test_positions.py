"""What actors say and do, and which label their verbs justify."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Actor, Issue, Item, Mention, Position, Quote, QuoteKind, Span
from briefing.summarize.analyse import analyse
from briefing.summarize.compose import compose
from briefing.summarize.positions import find_positions
from tests.summarize.asked import FRIDAY, prose, span_of

LIND = Actor("Mara Lind", "person", role="Danish premier", affiliation="Denmark")
OKAFOR = Actor("Ben Okafor", "person")
AIDES = Actor("two aides", "unnamed", plural=True)
CAST = (LIND, OKAFOR, AIDES)


def positions_in(
    text: str, *named: tuple[str, int], quoted: Sequence[tuple[str, str, int]] = (), kind: QuoteKind = "direct"
) -> tuple[Position, ...]:
    """Return the positions of a text; ``named`` are words with their actor, ``quoted`` words, speaker and actor."""
    mentions = tuple(sorted((Mention(span_of(words, text), actor) for words, actor in named), key=lambda m: m.span))
    quotes = tuple(
        Quote(span_of(words, text), kind, span_of(speaker, text), None, "test", number, actor=actor)
        for number, (words, speaker, actor) in enumerate(quoted)
    )
    return find_positions(text, prose(text), quotes, CAST, mentions, FRIDAY)


def labels_in(text: str, *named: tuple[str, int]) -> list[tuple[int, str | None, str | None]]:
    """Return actor, label and cue of each position."""
    return [(p.actor, p.label, p.cue.of(text) if p.cue else None) for p in positions_in(text, *named)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Lind rejected the toll on Monday.", "on Monday"),
        ("Lind told reporters on Tuesday that she rejected the toll.", "on Tuesday"),
        ("Last week, Lind pushed back on the notion that a toll would help.", "Last week"),
        ("On Monday, harbour minister Mara Lind rejected the toll.", "On Monday"),
        ("Asked about the toll on Thursday, Lind declined to comment.", "on Thursday"),
        ("Lind asked the board to reopen the quay in a letter on Monday.", "on Monday"),
        ("Lind urged the board to reopen the quay on Monday.", None),
        ("Lind said she would oppose the toll on Wednesday.", None),
        ("Lind opposed the toll ahead of Monday’s vote.", None),
        ("The toll that began on Monday was a mistake, and Lind rejected it.", None),
    ],
)
def test_a_position_takes_the_day_of_its_own_deed_only(text: str, when: str | None) -> None:
    """The day of a plan, a request or another's deed in the same sentence is not the day of the position."""
    name = "Mara Lind" if "Mara Lind" in text else "Lind"
    (position,) = positions_in(text, (name, 0))
    assert (position.when.of(text) if position.when else None) == when


@pytest.mark.parametrize(
    "condition", ["as long as", "on condition that", "ON THE CONDITION THAT", "provided that", "only if"]
)
def test_each_way_to_set_a_condition_makes_one(condition: str) -> None:
    """What is allowed under a condition is not allowed yet."""
    text = f"Lind said boats would be allowed {condition} they carry lights."
    ((_, label, _),) = labels_in(text, ("Lind", 0))
    assert label == "conditional"


@pytest.mark.parametrize("verb", ["said", "says", "argued", "wrote"])
def test_who_says_what_should_be_done_urges_it(verb: str) -> None:
    """Without "should", the same verb is no more than a report."""
    assert labels_in(f"Lind {verb} that the toll SHOULD be lifted.", ("Lind", 0))[0][1] == "urges"
    assert labels_in(f"Lind {verb} that the toll is lifted.", ("Lind", 0))[0][1] is None


@pytest.mark.parametrize(
    ("text", "label", "cue"),
    [
        ("Lind called on the council to reopen the quay.", "urges", "called on"),
        ("Lind has repeatedly asked the harbour board for a licence.", "urges", "asked the harbour board for a"),
        ("Lind has said the toll should be lifted.", "urges", "said the toll should be lifted"),
        ("Lind, the premier, has given permission to dredge the bay.", "permits", "given permission"),
        ("Lind on Thursday approved the loan.", "permits", "approved"),
        ("Lind did not rule out a vote.", "open to", "did not rule out"),
        ("Lind indicated she’s more amenable to a vote.", "open to", "indicated she’s more amenable to"),
        ("Lind is signaling new openness to a vote.", "open to", "signaling new openness"),
        ("Lind is considering whether to sign.", "undecided", "is considering"),
        ("Lind has not agreed to the sale.", "undecided", "has not agreed"),
        ("Lind has yet to allow the sale.", "undecided", "has yet to allow"),
        (
            "Lind said boats would be allowed to cross as long as they carried lights.",
            "conditional",
            "said boats would be allowed to cross as long as",
        ),
        ("Lind pushed back on the idea that tolls help.", "doubts", "pushed back on"),
        ("Lind does not believe that tolls help.", "doubts", "does not believe"),
        ("Lind previously rejected the sale.", "rejects", "rejected"),
        ("Lind is standing firm in not selling the quay.", "rejects", "standing firm in not"),
        ("Lind has refused to sign the sale.", "rejects", "refused to sign"),
        ("Lind warned that the dam might fail.", "warns", "warned"),
        ("Lind declined to comment on the sale.", "no comment", "declined to comment"),
        ("Lind would not say who bought the quay.", "no comment", "would not say"),
        ("Lind refused to be drawn on whether the quay was sold.", "no comment", "refused to be drawn"),
        ("Lind has suspended the ferry licence.", "suspends", "suspended"),
        ("Lind put the ferry licence on hold.", "suspends", "put the ferry licence on hold"),
        ("Lind said she did not think tolls would help.", "doubts", "said she did not think"),
        ("Lind until now has opposed the sale.", "rejects", "opposed"),
        ("The envoys spoke of Lind’s request to reopen the quay.", "urges", "request to"),
    ],
)
def test_a_label_carries_the_verb_that_justifies_it(text: str, label: str, cue: str) -> None:
    """One invented sentence for each label and construction."""
    assert labels_in(text, ("Lind", 0)) == [(0, label, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "Lind has not rejected the sale.",
        "Lind has not requested a second licence.",
        "Lind did not warn anybody.",
        "Lind was praised for the sale.",
        "Lind was urged to sell the quay.",
        "Lind has been allowed to sell the quay.",
        "Lind praised the sale.",
        "Lind said the sale was a disaster.",
        "Okafor urged Lind to sell the quay.",
        "The quay of Lind was approved for sale.",
        "Does Lind oppose the sale?",
        "It repeated the claim that Lind opposed the sale.",
        "Lind appeals to voters of the north.",
        "Lind would reject it if she read it.",
        "Lind demanded to know who bought the quay.",
        "The mayor denied that Lind had approved the sale.",
        "A leaked memo says that Lind approved the sale.",
        "It is untrue that Lind rejected the sale, an aide said.",
        "It was not true that Lind rejected the sale.",
        "There is no truth in the reports that Lind rejected the sale.",
        "The mayor denied reports that Lind had approved the sale.",
        "Lind reportedly opposes the sale.",
        "Lind had opposed the sale.",
        "Lind had long resisted calls for a sale.",
        "The quay was reopened following a request from Lind.",
        "The quay was reopened after a renewed appeal by Lind.",
        "The letter, signed by eight members including Lind, asks the board to sell the quay.",
        "Following Lind’s request to reopen the quay, the board met.",
    ],
)
def test_negation_passive_object_and_tone_give_no_label(text: str) -> None:
    """What is denied, done to somebody, or merely praised is no stance of theirs."""
    assert [label for actor, label, _ in labels_in(text, ("Lind", 0)) if actor == 0 and label] == []


@pytest.mark.parametrize(
    "aside",
    [
        *(" on Friday", " Friday", " earlier this week", " last month", " quietly", " also", " until now", " again,"),
        *(" did once", " has long", " Still", " (Norland)", ", the premier,", " and Okafor", " and the council Friday"),
    ],
)
def test_what_stands_between_a_subject_and_its_verb_is_jumped_over(aside: str) -> None:
    """Times, adverbs, auxiliaries, an apposition, a second subject."""
    text = f"Lind{aside} opposed the toll."
    named = [(words, actor) for words, actor in (("Lind", 0), ("Okafor", 1), ("council", 2)) if words in text]

    assert (0, "rejects", "opposed") in labels_in(text, *named)


def test_who_reports_and_who_acts_have_a_position_each() -> None:
    """The undecided is the board's; the one who says so speaks and gets no label for it."""
    text = "Lind has not changed her rule on tolls, Okafor said."

    assert labels_in(text, ("Lind", 0), ("Okafor", 1)) == [(0, "undecided", "has not changed"), (1, None, None)]


def test_what_is_not_asked_for_is_no_position() -> None:
    """Of a request that was not made nothing is told; nor of what came after one that was."""
    assert positions_in("It is limited to the bay, and Lind has not requested more, an aide said.", ("Lind", 0)) == ()
    assert positions_in("The quay was reopened following a request from Lind.", ("Lind", 0)) == ()


def test_a_plea_is_the_pleaders() -> None:
    """The envoys hear it, Lind makes it."""
    text = "The envoys heard renewed pleas from Mara Lind to reopen the quay."

    assert labels_in(text, ("Mara Lind", 0)) == [(0, "urges", "pleas")]


def test_a_second_verb_of_the_same_subject_counts() -> None:
    """Lind met somebody and called on somebody: one subject, two verbs."""
    text = "Lind met Okafor on Monday and called on the council to reopen the quay."

    assert labels_in(text, ("Lind", 0), ("Okafor", 1)) == [(0, "urges", "called on")]


def test_a_permission_reported_of_ones_own_things_is_ones_own() -> None:
    """Danish boats are the Danish premier's to permit; another's boats are not."""
    own = "Lind outlined that Danish boats were permitted to cross."
    other = "Lind said Latvian boats were permitted to cross."

    assert labels_in(own, ("Lind", 0)) == [(0, "permits", "were permitted")]
    assert labels_in(other, ("Lind", 0)) == [(0, None, None)]


def test_unnamed_actors_have_positions_too() -> None:
    """A description is as good as a name."""
    text = "Two aides said the quay was sold."

    assert labels_in(text, ("Two aides", 2)) == [(2, None, None)]


def test_a_quotation_is_a_position_of_its_speaker() -> None:
    """The sentence with the attribution is the clause; spoken words can carry the cue."""
    text = "“It’s time to reopen the quay,” Lind said on Thursday."
    (position,) = positions_in(text, ("Lind", 0), quoted=[("“It’s time to reopen the quay,”", "Lind", 0)])

    assert (position.quote, position.label) == (0, "urges")
    assert position.clause.of(text) == text
    assert position.when is not None
    assert (position.when.of(text), position.day) == ("on Thursday", date(2031, 6, 5))


def test_a_quotation_of_two_sentences_is_one_position_with_its_speaker() -> None:
    """The second sentence opens no mark: alone, it would read as the reporter's own words."""
    text = "“We were late for the vote. We are sorry for it now,” Lind said."
    quoted = "“We were late for the vote. We are sorry for it now,”"
    (position,) = positions_in(text, ("Lind", 0), quoted=[(quoted, "Lind", 0)])
    assert position.clause.of(text) == text


def test_a_statement_that_opens_with_another_s_pronoun_is_not_shown() -> None:
    """In the row of Lind, "he" would be read as Lind."""
    text = "On Friday, he was set to sail for the northern ports, Lind said."
    assert positions_in(text, ("he", 1), ("Lind", 0)) == ()


def test_the_day_of_what_is_told_is_not_the_day_of_the_telling() -> None:
    """A day before the told clause is that clause's; before a quotation it is the speaker's."""
    text = "On Friday, Okafor was set to sail for the north, Lind said."
    told = [position for position in positions_in(text, ("Okafor", 1), ("Lind", 0)) if position.actor == 0]
    assert [position.when for position in told] == [None]
    spoken = "On Friday, “the fleet is set to sail,” Lind said."
    (position,) = positions_in(spoken, ("Lind", 0), quoted=[("“the fleet is set to sail,”", "Lind", 0)])
    assert position.when is not None
    assert position.when.of(spoken) == "On Friday"


def test_what_estimates_show_of_somebody_is_no_position_of_theirs() -> None:
    """The estimates tell it, not those of whom they tell."""
    assert positions_in("Some estimates show Lind has moved the fleet out of reach.", ("Lind", 0)) == ()


def test_who_is_named_inside_a_quotation_takes_no_position() -> None:
    """What Okafor says of Lind is Okafor's."""
    text = "“Lind rejected the sale,” Okafor said."
    positions = positions_in(text, ("Lind", 0), ("Okafor", 1), quoted=[("“Lind rejected the sale,”", "Okafor", 1)])

    assert [(p.actor, p.label) for p in positions] == [(1, None)]


def test_a_quotation_without_a_speaker_is_nobodys_position() -> None:
    """Speaker unknown stays unknown."""
    text = "“It’s time to reopen the quay.”"
    quote = Quote(span_of(text, text), "direct", None, None, "test", 0)

    assert find_positions(text, prose(text), (quote,), CAST, (), None) == ()


def test_a_clause_is_trimmed_at_its_border_but_keeps_who_reports_it() -> None:
    """Another subject's clause is left out, unless the end of the sentence says who says all of it."""
    two = "Lind rejected the sale of the north quay, while Okafor called for a second vote on it."
    told = "Lind rejected the sale of the north quay, while Okafor called for a second vote on it, two aides said."

    assert [p.clause.of(two) for p in positions_in(two, ("Lind", 0), ("Okafor", 1))] == [
        "Lind rejected the sale of the north quay",
        "Okafor called for a second vote on it.",
    ]
    assert positions_in(told, ("Lind", 0))[0].clause.of(told) == told


def test_a_fronted_clause_and_the_main_clause_are_two_positions() -> None:
    """Each actor gets the clause that is theirs."""
    text = "While Lind called for a second vote on the quay, Okafor firmly rejected another vote on it."

    assert [p.clause.of(text) for p in positions_in(text, ("Lind", 0), ("Okafor", 1))] == [
        "Lind called for a second vote on the quay",
        "Okafor firmly rejected another vote on it.",
    ]


def test_a_limit_is_never_trimmed_off() -> None:
    """A permission with a restriction behind "though" is shown with it."""
    text = "Lind has given permission to dredge the bay, though she limited it to the winter."

    assert positions_in(text, ("Lind", 0))[0].clause.of(text) == text


NAMES = ["Lind", "Okafor", "two aides"]
WORDS = st.sampled_from(
    [
        *NAMES,
        *[
            "said",
            "rejected",
            "has",
            "not",
            "called",
            "on",
            "and",
            "but",
            ",",
            ";",
            "—",
            "“",
            "”",
            "the",
            "ruled",
            "out",
        ],
        *[
            "while",
            "pleas",
            "from",
            "to",
            "was",
            "urged",
            "considering",
            "is",
            "quay",
            ".",
            "’s",
            "permission",
            "given",
        ],
    ]
)


@given(st.lists(WORDS, max_size=50))
@settings(max_examples=300, deadline=None)
def test_a_clause_is_a_stretch_of_its_sentence_and_holds_its_cue(words: list[str]) -> None:
    """Whatever the text: no error, spans inside the sentence, a label only with a cue, one position for each actor."""
    text = " ".join(words)
    mentions, position = [], 0
    for word in words:
        position = text.index(word, position)
        if word in NAMES:
            mentions.append(Mention(Span(position, position + len(word)), NAMES.index(word)))
        position += len(word)
    sentences = prose(text)
    found = find_positions(text, sentences, (), CAST, tuple(mentions), None)

    assert len({(p.sentence, p.actor) for p in found}) == len(found)
    for each in found:
        assert sentences[each.sentence].span.covers(each.clause)
        assert (each.label is None) == (each.cue is None)
        assert each.cue is None or each.clause.covers(each.cue)
        assert any(m.actor == each.actor and each.clause.covers(m.span) for m in mentions)


def test_a_long_line_costs_no_time() -> None:
    """A megabyte of names and commas has no position and is soon done."""
    text = "Lind, said, " * 80_000
    mentions = tuple(Mention(Span(n * 12, n * 12 + 4), 0) for n in range(80_000))

    assert find_positions(text, prose(text), (), CAST, mentions, None) == ()


def test_two_actors_of_one_sentence_keep_their_own_rows_in_a_brief() -> None:
    """Who reports that Okafor rejected it stands beside him, never under his label."""
    text = "Ben Okafor rejected the sale of the north quay, harbour chief Mara Lind said on Thursday."
    item = Item("a", "invented", "a", text, FRIDAY, published=FRIDAY, language="en")
    issue = Issue("North quay", terms=("north quay",))
    brief = compose([(item, analyse(item))], [issue], now=FRIDAY)
    rows = {row.name: [position.label for position in row.positions] for row in brief.issues[0].actors}

    assert rows == {"Ben Okafor": ["rejects"], "Mara Lind": [None]}


@pytest.mark.parametrize(
    "text",
    [
        "Okafor denied that Lind had approved the toll.",
        "Okafor did not say that Lind had rejected the toll.",
        "There is no evidence that Lind rejected the toll.",
        "Okafor dismissed reports that Lind had approved the toll.",
        "Had Lind approved the toll, the ships would have sailed.",
    ],
)
def test_what_is_denied_or_not_said_is_nobodys_position(text: str) -> None:
    """Lind is not said to have done it."""
    assert labels_in(text, ("Lind", 0)) == []


def test_a_denial_does_not_reach_over_the_next_clause() -> None:
    """What comes behind "but" is said."""
    text = "Okafor denied the report, but Lind rejected the toll."
    assert labels_in(text, ("Lind", 0)) == [(0, "rejects", "rejected")]


def test_who_stands_in_a_town_is_not_the_town() -> None:
    """“Skippers in Vestmark warned”: the town warns of nothing."""
    text = "Skippers in Vestmark warned that the toll would empty the quay."
    assert positions_in(text, ("Vestmark", 0)) == ()


def test_the_day_of_what_is_foretold_is_not_the_day_of_the_saying() -> None:
    """“The board will vote on May 12, its head, Mara Lind, said”: she did not say so on May 12."""
    text = "The board will vote on the toll on May 12, its head, Mara Lind, said."
    published = datetime(2031, 5, 5, 9, tzinfo=UTC)
    item = Item("a", "invented", "t", text, published, outlet="Post", published=published, language="en")
    (position,) = analyse(item).positions
    assert (position.when, position.day) == (None, None)
