"""Where does an issue stand today, in a sentence or two of the sources?"""

from __future__ import annotations

from datetime import date

from briefing.model import Analysis, Item
from briefing.summarize.compose import compose
from tests.summarize.made import NOW, TOLLWAY, Made, item

Analysed = tuple[Item, Analysis]

OPEN = "Whether Mira Velden will approve the A9 charge is not decided."
APPROVED = "The government has approved the A9 charge."


def told(item_id: str, *paragraphs: str, day: int = 12, outlet: str | None = None) -> Made:
    """Return an article of one day in March."""
    return Made(item(item_id, *paragraphs, day=date(2031, 3, day), outlet=outlet or item_id))


def asks(item_id: str, day: int) -> Analysed:
    """Return an article that leaves the charge open."""
    made = told(item_id, OPEN, day=day).actor("Mira Velden")
    return made.question(
        "whether_undecided",
        "is not decided",
        clause="Mira Velden will approve the A9 charge",
        wording="Will Mira Velden approve the A9 charge?",
        decider="Mira Velden",
    ).done()


def lines(*analysed: Analysed) -> list[str]:
    """Return the sentences of the tollway's bottom line."""
    return [line.text for line in compose(analysed, [TOLLWAY], now=NOW).issues[0].bottom_line]


def test_a_decision_leads_whoever_took_it() -> None:
    """The government need not be among the issue's deciders."""
    talk = "Hauliers met at the Ostmark tollway on Monday and drank coffee."
    assert lines(told("a", talk, APPROVED).done()) == [APPROVED]


def test_a_decision_of_today_leaves_yesterday_s_question_behind() -> None:
    """What was open yesterday is no longer where things stand."""
    approved = "Mira Velden has approved the A9 charge."
    made = told("b", approved, day=13).actor("Mira Velden").position("Mira Velden", approved, "permits")
    assert lines(asks("a", 12), made.done()) == [approved]


def test_without_a_decision_the_newest_non_decision_leads() -> None:
    """“Not expected” of today before “undecided” of yesterday."""
    made = told("b", "Hauliers do not expect the A9 charge before autumn.", day=13)
    assert lines(asks("a", 12), made.question("no_decision_expected", "do not expect").done()) == [
        "Hauliers do not expect the A9 charge before autumn.",
        OPEN,
    ]


def test_what_several_outlets_report_comes_before_what_one_does() -> None:
    """Of one day and one weight, the better supported sentence leads, with all its places."""
    alone = told("a", "Drivers may not expect the lorry levy in Ostmark this year.")
    first = told("b", "Hauliers do not expect the A9 charge before autumn, their union told the ministry.")
    second = told("c", "The A9 charge is late.", "Hauliers do not expect the A9 charge before autumn.")
    for made in (alone, first, second):
        made.question("no_decision_expected", "not expect")
    brief = compose([each.done() for each in (alone, first, second)], [TOLLWAY], now=NOW)
    assert {evidence.item_id for evidence in brief.issues[0].bottom_line[0].evidence} == {"b", "c"}


def test_a_sentence_that_leans_on_the_one_before_does_not_lead() -> None:
    """“She has not decided” says nothing alone."""
    leaning = told("a", "The Ostmark tollway is late. She does not expect it before autumn.", day=12)
    plain = told("b", "Hauliers do not expect the A9 charge before autumn.", day=12)
    for made in (leaning, plain):
        made.question("no_decision_expected", "not expect")
    assert lines(leaning.done(), plain.done())[0] == "Hauliers do not expect the A9 charge before autumn."


def test_a_stance_before_today_does_not_lead() -> None:
    """“Previously rejected” is where somebody stood."""
    before = told("a", "Mira Velden previously rejected the A9 charge.").actor("Mira Velden")
    before.position("Mira Velden", "Mira Velden previously rejected the A9 charge.", "rejects")
    now = told("b", "Hauliers do not expect the A9 charge before autumn.")
    now.question("no_decision_expected", "do not expect")
    assert lines(before.done(), now.done())[0] == "Hauliers do not expect the A9 charge before autumn."


def test_a_sentence_that_is_all_quotation_is_no_bottom_line() -> None:
    """Nobody would know who says so."""
    made = told("a", "Mira Velden spoke of the Ostmark tollway: “It is late. The A9 charge has been approved.”")
    made.actor("Mira Velden").quote("“It is late. The A9 charge has been approved.”", "Mira Velden")
    assert not any("has been approved" in line for line in lines(made.done()))


def test_no_more_than_two_sentences_and_not_the_same_twice() -> None:
    """A bottom line is read at a glance."""
    made = [
        told("a", "Hauliers do not expect the A9 charge before autumn."),
        told("b", "Hauliers do not expect the A9 charge before the autumn, they said."),
        told("c", "Villages along the Ostmark tollway do not expect work to begin."),
        told("d", "Banks do not expect to pay for the Ostmark tollway at all."),
    ]
    for each in made:
        each.question("no_decision_expected", "do not expect")
    found = lines(*(each.done() for each in made))
    assert len(found) == 2
    assert sum("before" in line for line in found) == 1


def test_a_sentence_that_denies_is_no_evidence_for_one_that_affirms() -> None:
    """Nearly the same words, the opposite news."""
    now = told("a", "The government has approved the A9 charge, Mira Velden said on Thursday.", day=13)
    before = told("b", "The government has not approved the A9 charge, Mira Velden said on Monday.", day=11)
    brief = compose([now.done(), before.done()], [TOLLWAY], now=NOW)
    assert [evidence.item_id for evidence in brief.issues[0].bottom_line[0].evidence] == ["a"]


def test_beside_a_decision_stands_nothing_older() -> None:
    """“Not decided” of Monday would deny what Thursday decided."""
    assert lines(told("a", APPROVED, day=13).done(), asks("b", 11)) == [APPROVED]


def test_a_denial_of_today_leads_before_what_yesterday_left_open() -> None:
    """That a decision is denied says where things stand."""
    denial = "Mira Velden denied that the government had approved the A9 charge."
    assert lines(asks("a", 12), told("b", denial, day=13).done())[0] == denial


def test_what_a_report_opens_with_as_decided_leads() -> None:
    """What "will" be done, as two ministers say: the news of the day, before what is still unclear."""
    news = "The government will suspend the A9 charge, two ministers said."
    unclear = "When Mira Velden will reopen the Ostmark tollway is not known."
    made = told("b", news, unclear, day=13).actor("Mira Velden")
    made.question(
        "whether_undecided",
        "is not known",
        clause="When Mira Velden will reopen the Ostmark tollway",
        wording="When will Mira Velden reopen the Ostmark tollway?",
    )
    assert lines(made.done())[0] == news


def test_what_has_been_so_for_years_does_not_lead() -> None:
    """“Has rejected … since 2021” is no news of the day on which it is printed, and less so after it has changed."""
    standing = "The government of Ostmark has rejected the A9 charge since 2021."
    changed = "The government has agreed to the A9 charge, both sides said on Thursday."
    assert lines(told("a", standing, day=13).done(), told("b", changed, day=12).done()) == [changed]


def test_a_year_that_is_the_rule_s_own_does_not_make_a_sentence_old() -> None:
    """“Dropping a refusal that has stood since 2021” is today's news."""
    news = "The government has approved the A9 charge, dropping a refusal that has stood since 2021."
    assert lines(told("a", news, day=13).done(), asks("b", 12)) == [news]


def test_a_rate_or_rule_that_is_changed_is_a_decision() -> None:
    """“Cut its rate”, “passed the law”, “lifted the ban”: the act itself, without a word of decision."""
    for news in (
        "The ministry cut its basic rate for the Ostmark tollway on Thursday.",
        "Parliament passed the Ostmark tollway bill on Thursday.",
        "The ministry lifted its night ban on the Ostmark tollway on Thursday.",
    ):
        assert lines(told("a", news, day=13).done(), asks("b", 12)) == [news]


def test_a_rule_that_may_be_changed_is_no_decision() -> None:
    """“Would lift the ban” is a plan."""
    plan = "The ministry would have lifted its night ban on the Ostmark tollway by now."
    assert lines(told("a", plan, day=13).done(), asks("b", 12)) == [OPEN]


def test_beside_a_denial_stands_the_decision_reported_before_it() -> None:
    """Whoever reads the denial asks what is denied."""
    denial = "Mira Velden denied on Friday that the government had agreed to the A9 charge."
    assert lines(told("a", APPROVED, day=12).done(), told("b", denial, day=13).done()) == [denial, APPROVED]


def test_that_a_decision_had_been_taken_can_be_denied_without_its_verb() -> None:
    """“A decision had been taken” names the decision by its noun."""
    denial = "Mira Velden denied that a decision had been taken on the A9 charge."
    assert lines(told("a", APPROVED, day=13).done(), told("b", denial, day=13).done()) == [APPROVED, denial]


def test_the_original_is_cited_before_its_copy() -> None:
    """A wire report that an outlet prints on is cited where it comes from."""
    rest = "Hauliers said that they had been told by telephone and that the drivers would hear of it on Friday night."
    wire = told("z", APPROVED, rest, "The ministry gave no reason for the delay of its letter.", day=13)
    copy = Made(item("a", APPROVED, rest, outlet="Echo", day=date(2031, 3, 13)))
    line = compose([copy.done(), wire.done()], [TOLLWAY], now=NOW).issues[0].bottom_line[0]
    assert [evidence.item_id for evidence in line.evidence] == ["z"]


def test_what_will_not_be_done_leads_with_the_decision_before_it() -> None:
    """“Would not allow it before June” is today's non-decision; yesterday's decision stands beside it."""
    refusal = "Mira Velden said on Friday that Ostmark would not extend the A9 charge before June."
    assert lines(told("a", APPROVED, day=12).done(), told("b", refusal, day=13).done()) == [refusal, APPROVED]


def test_that_nothing_has_been_decided_stands_beside_the_decision_of_the_day() -> None:
    """“The cabinet had not decided” of the same day."""
    undecided = "Her spokesman said the cabinet had not decided on the A9 charge."
    assert lines(told("a", APPROVED, undecided, day=13).done()) == [APPROVED, undecided]


def test_a_vote_put_off_is_where_things_stand() -> None:
    """“Postponed its decision” tells more than what is open."""
    news = "The council postponed its decision on the A9 charge to June 2."
    assert lines(told("a", news, day=13).done(), asks("b", 12))[0] == news
