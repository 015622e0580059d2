"""What comes first?"""

from __future__ import annotations

from datetime import date

import pytest

from briefing.model import ActorKind, Analysis, Issue, Item, QuoteKind
from briefing.summarize.brief.salience import decider_place, is_decider
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item

Analysed = tuple[Item, Analysis]


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("Mira Velden", "person", 0),
        ("Velden", "person", 0),
        ("Transport Ministry", "organisation", 1),
        ("transport ministry", "organisation", 1),
        ("Ministry", "organisation", 2),
        ("Joram Teel", "person", 2),
    ],
)
def test_deciders_are_known_by_their_names_and_people_by_the_last_name_too(
    name: str, kind: ActorKind, place: int
) -> None:
    """Their place is the staffer's; who is none comes after all of them."""
    assert decider_place(name, kind, TOLLWAY) == place
    assert is_decider(name, kind, TOLLWAY) == (place < 2)


def test_an_issue_without_deciders_has_none() -> None:
    """The list is optional."""
    assert not is_decider("Mira Velden", "person", Issue("any", ("any",)))


def says(
    item_id: str,
    words: str,
    by: str,
    *,
    kind: QuoteKind = "direct",
    actor_kind: ActorKind = "person",
    day: int = 12,
    lead: str = "The week in transport.",
) -> Analysed:
    """Return an article in which somebody says something about the tollway."""
    text = item(item_id, lead, f"On the Ostmark tollway, {by} said: {words}", day=date(2031, 3, day), outlet=item_id)
    return Made(text).actor(by, kind=actor_kind).quote(words, by, cue="said", kind=kind).done()


def order(*analysed: Analysed) -> list[str | None]:
    """Return the speakers of the tollway's quotations in the order of the brief."""
    return [quote.speaker for quote in compose(analysed, [TOLLWAY], now=NOW).issues[0].quotes]


def test_a_decider_is_quoted_before_others() -> None:
    """Who settles it speaks first."""
    teel, velden = (
        says("a", "“No road is free of charge,”", "Joram Teel"),
        says("b", "“We open in May,”", "Mira Velden"),
    )
    assert order(teel, velden) == ["Mira Velden", "Joram Teel"]


def test_who_speaks_for_a_decider_comes_before_others() -> None:
    """A spokeswoman's words are the ministry's."""
    teel = says("a", "“No road is free of charge,”", "Joram Teel")
    text = item("b", "On the Ostmark tollway, Ada Holm said: “We open in May,”", day=date(2031, 3, 12), outlet="b")
    holm = Made(text).actor("Ada Holm", role="Transport Ministry spokeswoman").quote("“We open in May,”", "Ada Holm")
    assert order(teel, holm.done()) == ["Ada Holm", "Joram Teel"]


def test_of_one_speaker_words_on_the_decision_come_first() -> None:
    """What she does not expect tells more than what she likes."""
    likes = says("a", "“I like wide roads,”", "Mira Velden", day=13)
    expects = says("b", "“I do not expect it this year,”", "Mira Velden")
    made = Made(expects[0]).actor("Mira Velden").quote("“I do not expect it this year,”", "Mira Velden", cue="said")
    made.question("no_decision_expected", "do not expect")
    quotes = compose([likes, made.done()], [TOLLWAY], now=NOW).issues[0].quotes
    assert [quote.pieces[0] for quote in quotes] == ["“I do not expect it this year,”", "“I like wide roads,”"]


def test_words_that_several_outlets_print_come_before_those_of_one() -> None:
    """What many found worth printing is likely to matter."""
    words = "“No road is free of charge,”"
    many = (
        says("a", words, "Joram Teel", lead="Hauliers met in the rain on Monday and left without any decision at all."),
        says("b", words, "Joram Teel", lead="A poll finds that most drivers would rather take the train these days."),
    )
    assert order(says("c", "“I drive at night anyway,”", "Ana Lund", day=13), *many) == ["Joram Teel", "Ana Lund"]


def test_of_equals_the_newest_comes_first() -> None:
    """Yesterday's words before those of the day before."""
    older, newer = says("a", "“No road is free,”", "Joram Teel", day=11), says("b", "“I drive at night,”", "Ana Lund")
    assert order(older, newer) == ["Ana Lund", "Joram Teel"]


def test_a_named_speaker_comes_before_an_unnamed_one() -> None:
    """A name can be held to its words."""
    aide = says("a", "“We open in May,”", "an aide", actor_kind="unnamed", day=13)
    assert order(aide, says("b", "“No road is free,”", "Joram Teel")) == ["Joram Teel", "an aide"]


def test_a_whole_sentence_comes_before_a_fragment() -> None:
    """A few words in marks say less, whoever says them."""
    fragment = says("a", "“a very late road”", "Mira Velden", kind="mixed", day=13)
    assert order(fragment, says("b", "“No road is free,”", "Joram Teel")) == ["Joram Teel", "Mira Velden"]


def holds(item_id: str, by: str, *, day: int = 12) -> Analysed:
    """Return an article in which somebody urges the tollway."""
    clause = f"{by} urged the A9 charge."
    made = Made(item(item_id, clause, day=date(2031, 3, day), outlet=item_id)).actor(by)
    return made.position(by, clause, "urges").done()


def test_actors_stand_in_the_order_of_the_issue_s_deciders() -> None:
    """The staffer knows who matters most."""
    issue = Issue("Tollway", ("A9 charge",), deciders=("Ana Lund", "Mira Velden"))
    analysed = [holds("a", "Joram Teel", day=13), holds("b", "Mira Velden"), holds("c", "Ana Lund", day=11)]
    actors = compose(analysed, [issue], now=NOW).issues[0].actors
    assert [actor.name for actor in actors] == ["Ana Lund", "Mira Velden", "Joram Teel"]


def test_positions_of_one_actor_are_told_newest_first() -> None:
    """What was said last is what holds."""
    analysed = [holds("a", "Ana Lund", day=11), holds("b", "Ana Lund", day=13)]
    earlier = Made(item("c", "Ana Lund warned of the A9 charge.", day=date(2031, 3, 12))).actor("Ana Lund")
    earlier.position("Ana Lund", "Ana Lund warned of the A9 charge.", "warns")
    (actor,) = compose([*analysed, earlier.done()], [TOLLWAY], now=NOW).issues[0].actors
    assert [(position.label, len(position.evidence)) for position in actor.positions] == [("urges", 2), ("warns", 1)]
