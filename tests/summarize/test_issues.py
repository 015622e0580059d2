"""Which issue does this passage serve, and why?"""

from __future__ import annotations

import pytest

from briefing.model import Issue, Item
from briefing.summarize.issues import assign_passages, find_served, may_serve, words_of_terms
from briefing.summarize.passages import Passages
from tests.summarize.made import FERRY, TOLLWAY, Made, item

LEAD = "The Ostmark tollway will be open to lorries in spring, the ministry's timetable shows."
SECOND = "Hauliers have fought the road charge for two years."
OTHER = "Rain is forecast for the coast over the weekend."


def passages(of: Item) -> Passages:
    """Assign the paragraphs of an item without actors or quotes to the tollway and the ferry."""
    return assign_passages(*Made(of).done(), [TOLLWAY, FERRY])


def rules(of: Item, issue: int = 0) -> dict[int, str]:
    """Return the rule for each paragraph, counted from 1, that serves the issue."""
    return {assignment.paragraph: assignment.rule for assignment in passages(of).of(issue)}


def test_a_paragraph_that_names_the_issue_serves_it_and_says_so() -> None:
    """The reader sees the term and the rule."""
    (assignment,) = passages(item("a", LEAD, OTHER)).of(0)
    assert (assignment.paragraph, assignment.why) == (1, "named: Ostmark tollway")


def test_an_umbrella_term_counts_only_beside_a_context_term() -> None:
    """Any town may have a road charge."""
    assert rules(item("a", "Hauliers dislike the road charge.", OTHER)) == {1: "umbrella term with context"}
    assert rules(item("b", "Critics dislike the road charge.", OTHER)) == {}


def test_an_umbrella_term_counts_alone_where_the_article_is_about_the_issue() -> None:
    """Once the article has named its matter, the general word is enough."""
    assert rules(item("a", LEAD, SECOND, OTHER, "Critics dislike the road charge.")) == {
        1: "named",
        2: "umbrella term with context",
        4: "umbrella term, article about the issue",
    }


@pytest.mark.parametrize(
    "text",
    [
        "That decision has split the coalition.",
        "The same proposal failed in autumn.",
        "But it was rejected by the council of states.",
        "Asked about the cost, the minister gave no figure.",
        "The officials said nobody had been told.",
        "“We will take this discussion to the council,” Ana Lund said.",
        "“I do not think there will be any change to that policy soon,” Ana Lund said.",
    ],
)
def test_a_paragraph_that_refers_back_carries_the_issue_on(text: str) -> None:
    """Demonstratives, replies and a speaker who goes on keep to the matter of the paragraph before."""
    assert rules(item("a", LEAD, SECOND, text))[3] == "carried on"


def test_a_new_matter_is_not_carried_on() -> None:
    """A paragraph without a reference back serves nothing."""
    assert 3 not in rules(item("a", LEAD, SECOND, OTHER))


def test_carrying_on_ends_after_two_paragraphs() -> None:
    """Further than that, the matter has usually changed."""
    found = rules(item("a", LEAD, SECOND, "That decision stands.", "That vote was close.", "That issue is old."))
    assert sorted(found) == [1, 2, 3, 4]


def test_a_quotation_of_somebody_from_the_paragraph_before_carries_on() -> None:
    """A quoted paragraph holds no term, but its speaker has just been speaking about the issue."""
    text = item("a", LEAD, "Mira Velden defended the road charge in Ostmark.", "“We will see it through,” Velden said.")
    made = (
        Made(text).actor("Mira Velden", "Mira Velden", "Velden said").quote("“We will see it through,”", "Mira Velden")
    )
    found = assign_passages(*made.done(), [TOLLWAY])
    assert [(each.paragraph, each.rule) for each in found.of(0)][-1] == (3, "carried on")


def test_a_decider_with_a_decision_serves_an_article_about_the_issue() -> None:
    """The minister's decision needs no second naming of the road."""
    found = rules(item("a", LEAD, SECOND, OTHER, "Velden has put off her decision twice."))
    assert found[4] == "decider and decision"


def test_a_decider_s_decision_far_from_the_issue_is_another_one() -> None:
    """Ministers decide many things; a change of policy is the article's own, wherever it stands."""
    far = item("a", LEAD, SECOND, OTHER, OTHER, "Velden has put off her decision twice.")
    change = item("b", LEAD, SECOND, OTHER, OTHER, "Velden hinted at a policy change.")
    assert 5 not in rules(far)
    assert rules(change)[5] == "decider and decision"


def test_an_exclusion_vetoes_the_umbrella_term_of_its_sentence() -> None:
    """A parking charge is no road charge."""
    assert rules(item("a", "The parking charge is a road charge too, Velden said.", OTHER)) == {}


def test_an_exclusion_that_overlaps_the_name_vetoes_the_name() -> None:
    """The football club is called after the road."""
    issue_text = "Fans of Ostmark Tollway Rovers met in the rain."
    assert rules(item("a", issue_text, OTHER)) == {}


def test_an_excluded_sentence_gives_no_lines() -> None:
    """The paragraph serves the issue; the sentence about parking does not."""
    text = item("a", "The Ostmark tollway opens in May. A parking charge follows in June.", OTHER)
    (assignment,) = passages(text).of(0)
    assert assignment.sentences == (0,)


def test_two_issues_share_a_paragraph_by_sentence() -> None:
    """Each sentence stands under the issue that it names; the next one stays with it."""
    text = item("a", "The Ostmark tollway opens in May. The night ferry ends in June. It loses money.", OTHER)
    found = passages(text)
    assert (found.of(0)[0].sentences, found.of(1)[0].sentences) == ((0,), (1, 2))


def test_a_weak_claim_yields_to_another_issue_that_is_named() -> None:
    """“The decision” after two tollway paragraphs is the ferry's where the ferry is named."""
    found = rules(item("a", LEAD, SECOND, "That decision leaves the night ferry without a dock."))
    assert 3 not in found


def test_captions_promos_and_headings_give_no_passage() -> None:
    """Only the reporter's prose counts."""
    text = item(
        "a", LEAD, "Hauliers block the Ostmark tollway. Ines Okafor/Reuters", "Click here for the A9 charge app"
    )
    assert sorted(rules(text)) == [1]


def test_an_article_with_one_unnamed_mention_does_not_serve_the_issue() -> None:
    """The paragraph does, as evidence; the article is not about it."""
    found = passages(item("a", OTHER, "Hauliers dislike the road charge.", OTHER))
    assert (len(found.of(0)), found.serves) == (1, ())


def test_an_article_that_names_the_issue_serves_it() -> None:
    """One name is enough."""
    assert passages(item("a", OTHER, LEAD)).serves == (0,)


def test_capitals_dots_hyphens_endings_and_gaps_are_read_as_the_staffer_means_them() -> None:
    """Terms are written once, in the plainest form."""
    gap = item("a", "Velden wants to charge all foreign lorries at night.")
    hyphen = item("b", "The Ostmark-tollway's opening is near.")
    too_far = item("c", "Velden will charge a fee. Later, lorries may pay.")
    assert rules(gap) == {1: "umbrella term with context"}
    assert rules(hyphen) == {1: "named"}
    assert rules(too_far) == {}


def test_no_text_and_no_issue_are_no_error() -> None:
    """Empty items are stored too."""
    assert passages(item("a", "")).assignments == ()
    assert assign_passages(*Made(item("a", LEAD)).done(), []) == Passages()


def test_an_article_whose_opening_names_the_issue_is_about_it() -> None:
    """From then on the general word is enough."""
    found = rules(item("a", LEAD, OTHER, "The road charge would cost villages their quiet."))
    assert found == {1: "named", 3: "umbrella term, article about the issue"}


def test_the_ban_itself_carries_on_where_the_article_is_about_it() -> None:
    """“With the ban in force”: the decision named before, in the middle of a sentence."""
    third = "Drivers wrote that such charges ruin them, and with the restrictions in force many would give up."
    assert rules(item("a", LEAD, SECOND, third))[3] == "carried on"
    assert 3 not in rules(item("b", OTHER, OTHER, third))


@pytest.mark.parametrize("noun", ["green light", "green-light", "sign-off", "signoff", "sign off"])
def test_matters_of_two_words_carry_the_issue_on(noun: str) -> None:
    """However the two are joined."""
    assert rules(item("a", LEAD, f"The {noun} came late on Monday."))[2] == "carried on"


ALONE = "article about this issue alone"


def test_an_article_about_one_issue_alone_keeps_to_it_by_its_names() -> None:
    """A staffer's issue often has a name and nothing more, and an article repeats it in few of its paragraphs."""
    harbour = item(
        "a",
        "Harbour chiefs in Lindau fear that the night ferry to Arbon will end this winter.",
        "The Swiss side has not decided whether to pay for a new hull.",
        "Arbon's mayor, Ruth Egli, said the town would find the money.",
        "Lindauers were in no mood to wait for it.",
    )
    assert rules(harbour, 1) == {1: "named", 3: ALONE, 4: ALONE}


def test_an_issue_without_umbrella_terms_takes_what_stands_between_its_paragraphs() -> None:
    """The second paragraph of three names nobody; of an issue with terms for it, it would have to say more."""
    bridge = Issue("Pont Egli", terms=("Pont Egli",))
    lines = item(
        "a",
        "The Pont Egli will stay closed, Lindau said.",
        "Two piers have cracked.",
        "Lindau has no money for a third.",
        "Rain is forecast.",
    )
    found = assign_passages(*Made(lines).done(), [bridge])
    assert [assignment.paragraph for assignment in found.of(0)] == [1, 2, 3]


def test_an_article_turns_away_from_its_subject_until_its_words_claim_a_paragraph_again() -> None:
    """What follows "Separately" is another matter, its own next paragraph too."""
    harbour = item(
        "a",
        "Harbour chiefs in Lindau fear that the night ferry to Arbon will end this winter.",
        "Separately, Lindau raised its parking fees.",
        "Drivers in Lindau protested.",
        "A night ferry captain was among them.",
        "The captain lives in Lindau.",
    )
    assert rules(harbour, 1) == {1: "named", 4: "named", 5: ALONE}


@pytest.mark.parametrize(
    "opening",
    [
        "Chiefs in Lindau fear that the night ferry to Arbon will end, like the Ostmark tollway.",
        "Chiefs in Lindau have other things to do this winter.",
    ],
    ids=["two issues", "named late"],
)
def test_an_article_with_two_issues_or_a_late_name_is_not_about_one_alone(opening: str) -> None:
    """There, each paragraph has to claim its issue by its own words."""
    harbour = item("a", opening, OTHER, "Captains of the night ferry are angry.", "Arbon and Lindau were spared.")
    assert 4 not in rules(harbour, 1)


def test_days_titles_and_first_words_are_no_names_that_keep_to_a_subject() -> None:
    """Every other paragraph of a newspaper speaks of Tuesday or of a president."""
    harbour = item("a", "On Tuesday the night ferry struck President Egli.", "The President of Chad rested on Tuesday.")
    assert rules(harbour, 1) == {1: "named"}


def test_whom_an_article_serves_is_known_without_its_passages() -> None:
    """By a name, by two paragraphs, by its headline, or not at all."""
    umbrella = "Hauliers dislike the road charge."
    texts = [(LEAD, OTHER), (umbrella, umbrella.replace("dislike", "fight"), OTHER), (umbrella, OTHER), (OTHER, OTHER)]
    for number, paragraphs in enumerate(texts):
        one = item(str(number), *paragraphs)
        assert find_served(*Made(one).done(), [TOLLWAY, FERRY]) == passages(one).serves
    assert [passages(item(str(number), *each)).serves for number, each in enumerate(texts)] == [(0,), (0,), (), ()]


def test_words_of_each_term_tell_which_texts_hold_none() -> None:
    """Every text that may serve an issue holds a beginning of each word of one of its terms."""
    issue = Issue("Loan", ("O’Brien’s loan", "night-ferry", "supply ... to Moscow"), ("the F-16 fund",))
    assert words_of_terms([issue]) == (("brien", "loan"), ("ferry", "night"), ("moscow", "supply"), ("fund", "the"))
    for text in ("O'Brien's loans", "Night ferries? A night ferry!", "They supply guns to Moscow.", "The F‑16 fund"):
        words = text.lower()
        assert may_serve(item("a", text), [issue])
        assert any(all(word in words for word in own) for own in words_of_terms([issue]) or ())


def test_a_term_without_a_longer_word_may_stand_in_any_text() -> None:
    """Dots may stand in an abbreviation, and a short word begins too many others."""
    assert words_of_terms([Issue("Loan", ("loan",)), Issue("States", ("US",))]) is None
    assert words_of_terms([Issue("Fighter", ("F-16",))]) is None
