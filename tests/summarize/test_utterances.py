"""Is this the same quotation again, and in whose mouth?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from briefing.model import Analysis, Item, QuoteLine
from briefing.summarize.analyse import analyse
from briefing.summarize.brief.utterances import _are_near
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item

WORDS = "“The Ostmark tollway opens in May, whatever the hauliers say,”"
FIRST = date(2031, 3, 12)
LATER = date(2031, 3, 13)


def said(
    item_id: str, words: str = WORDS, by: str | None = "Mira Velden", *, day: date = FIRST, outlet: str | None = None
) -> tuple[Item, Analysis]:
    """Return an article with one quotation, by ``by`` or by nobody whom it names."""
    ending = f" {by} said." if by is not None else ""
    made = Made(item(item_id, "The Ostmark tollway is late.", words + ending, day=day, outlet=outlet))
    return (made.actor(by).quote(words, by, cue="said") if by is not None else made.quote(words)).done()


def quotes(*analysed: tuple[Item, Analysis]) -> tuple[QuoteLine, ...]:
    """Return the quotations of the tollway's brief."""
    return compose(analysed, [TOLLWAY], now=NOW).issues[0].quotes


def places(line: QuoteLine) -> list[str]:
    """Return the items that a line cites."""
    return [evidence.item_id for evidence in line.evidence]


def test_one_quotation_in_two_outlets_is_one_line_with_both_places() -> None:
    """The reader sees it once and can check it twice."""
    (line,) = quotes(said("a"), said("b", day=LATER))
    assert (line.pieces, places(line), line.variants) == ((WORDS,), ["a", "b"], ())


def test_other_marks_and_spaces_are_the_same_words() -> None:
    """Outlets set their own quotation marks."""
    straight = '"The Ostmark tollway opens in May, whatever the hauliers say,"'
    (line,) = quotes(said("a"), said("b", straight, day=LATER))
    assert places(line) == ["a", "b"]


def test_a_longer_transcript_is_shown_and_the_shorter_stands_beside_it() -> None:
    """Both wordings stay, each with its own place."""
    longer = "“The Ostmark tollway opens in May, whatever the hauliers say, and not a day later,”"
    (line,) = quotes(said("a"), said("b", longer, day=LATER))
    assert line.pieces == (longer,)
    assert [(variant.text, variant.evidence.item_id) for variant in line.variants] == [(WORDS, "a")]


def test_another_wording_cites_the_paragraph_that_holds_it() -> None:
    """Words that go on over two paragraphs have their speaker in the first; theirs is the second."""
    longer = "“The Ostmark tollway opens in May, whatever the hauliers say, and not a day later,”"
    opening = "Mira Velden said on Monday: “We have heard the hauliers."
    article = item("b", "The Ostmark tollway is late.", opening, WORDS.replace(",”", ".”"), day=LATER)
    line = next(one for one in quotes(said("a", longer), (article, analyse(article))) if one.variants)
    assert [(each.text, each.evidence.text) for each in line.variants] == [(WORDS.replace(",”", ".”"),) * 2]


def test_a_transcript_with_other_words_is_a_variant_and_a_difference() -> None:
    """Two outlets heard it differently; the reader is told."""
    other = "“The Ostmark tollway will open in May, whatever these hauliers say,”"
    brief = compose([said("a", outlet="Post"), said("b", other, outlet="Echo")], [TOLLWAY], now=NOW)
    (line,) = brief.issues[0].quotes
    assert {line.pieces[0], line.variants[0].text} == {WORDS, other}
    assert [difference.kind for difference in brief.issues[0].disagreements] == ["wording"]


def test_a_copy_without_a_speaker_borrows_the_name_from_one_that_has_it() -> None:
    """The copy that names the speaker is the one shown."""
    (line,) = quotes(said("a", by=None), said("b", day=LATER))
    assert (line.speaker, places(line)) == ("Mira Velden", ["b", "a"])


def test_words_that_nobody_is_named_for_stay_unattributed() -> None:
    """An unknown speaker is an honest answer."""
    (line,) = quotes(said("a", by=None))
    assert line.speaker is None


def test_copies_that_name_two_speakers_are_a_difference_and_no_guess() -> None:
    """The name that more outlets print is shown, the other stands beside it."""
    brief = compose(
        [
            said("a", outlet="Post"),
            said("b", by="Joram Teel", outlet="Echo", day=LATER),
            said("c", outlet="Courier", day=LATER),
        ],
        [TOLLWAY],
        now=NOW,
    )
    (line,) = brief.issues[0].quotes
    assert line.speaker == "Mira Velden"
    assert [variant.speaker for variant in line.variants] == ["Joram Teel"]
    (difference,) = brief.issues[0].disagreements
    assert (difference.kind, {side.label for side in difference.sides}) == ("speaker", {"Mira Velden", "Joram Teel"})


def test_a_few_words_that_two_people_say_are_two_quotations() -> None:
    """A short sentence is nobody's own."""
    lines = quotes(said("a", "“The A9 charge stays,”"), said("b", "“The A9 charge stays,”", "Joram Teel"))
    assert sorted(line.speaker or "" for line in lines) == ["Joram Teel", "Mira Velden"]


def test_a_key_point_is_no_second_source() -> None:
    """Bullets repeat the text; the line cites the text."""
    made = Made(
        item(
            "a",
            "What You Need To Know",
            f"• {WORDS} says Velden",
            "• Hauliers object",
            "The Ostmark tollway is late.",
            f"{WORDS} Mira Velden said.",
            day=FIRST,
        )
    ).actor("Mira Velden")
    body = made.item.text.rindex(WORDS)
    made.quote(WORDS)
    (bullet,) = made.quotes
    made.quote(WORDS, "Mira Velden", cue="said")
    shifted = made.quotes[1]
    made.quotes[1] = type(shifted)(
        type(shifted.span)(body, body + len(WORDS)),
        shifted.kind,
        shifted.speaker,
        shifted.cue,
        shifted.rule,
        shifted.group,
        actor=0,
    )
    assert bullet.span.start < body
    (line,) = quotes(made.done())
    assert [evidence.paragraph for evidence in line.evidence] == [5]


def test_pieces_of_one_utterance_stay_together_in_text_order() -> None:
    """“…,” she said, “…”: one line, two pieces."""
    first, second = "“The Ostmark tollway opens in May,”", "“whatever the hauliers say.”"
    made = Made(item("a", f"{first} Mira Velden said, {second}", day=FIRST)).actor("Mira Velden")
    made.quote(first, "Mira Velden", cue="said", group=0).quote(second, "Mira Velden", cue="said", group=0)
    (line,) = quotes(made.done())
    assert (line.pieces, line.speaker) == ((first, second), "Mira Velden")


def test_the_id_of_a_quotation_outlives_a_later_copy() -> None:
    """The reader's marks stay on the line when another outlet prints more of it."""
    longer = "“The Ostmark tollway opens in May, whatever the hauliers say, and not a day later,”"
    (alone,) = quotes(said("a"))
    (joined,) = quotes(said("a"), said("b", longer, day=LATER))
    assert alone.pieces != joined.pieces
    assert alone.id == joined.id


@given(st.permutations(range(4)))
def test_the_order_of_items_changes_no_quotation(order: Sequence[int]) -> None:
    """Any order of reading, one brief."""
    analysed = [said("a"), said("b", by=None), said("c", by="Joram Teel"), said("d", "“No road opens in winter,”")]
    assert quotes(*(analysed[place] for place in order)) == quotes(*analysed)


@given(
    st.text("abcdefgh", min_size=30, max_size=60),
    st.dictionaries(st.integers(0, 59), st.sampled_from(["", "x", "xa"]), max_size=3),
    st.text("xyz", min_size=20, max_size=40),
    st.integers(0, 9),
)
@example("A bridge that nobody wants will be built in the spring", {}, "He said again on Monday: ", 7)
def test_a_first_look_at_two_transcripts_loses_none(words: str, slips: dict[int, str], before: str, cut: int) -> None:
    """Whether a part of one is near the other is told as by looking at each part of it."""
    printed = "".join(slips.get(place, letter) for place, letter in enumerate(words))
    other = before + printed[: len(printed) - cut]
    near = fuzz.ratio(words, other) >= 88 or fuzz.partial_ratio(words, other) >= 92
    assert _are_near(words, other) == (near and len(other) >= 30)
