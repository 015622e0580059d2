"""No line leaves the house that its article does not bear out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from briefing.export import Problem, check_brief, check_markdown, drop_failing, render_markdown
from briefing.model import Brief, IssueBrief, Item, Mark, Side
from tests.export.invented import AS_OF, BRIEF, GAZETTE, HERALD, ITEMS, MAY, TOLL


def with_toll(issue: IssueBrief) -> Brief:
    """Return the brief with another first issue."""
    return replace(BRIEF, issues=(issue, *BRIEF.issues[1:]))


def test_a_true_brief_has_no_problems() -> None:
    """Every line of the hand-made brief stands in its articles."""
    assert check_brief(BRIEF, ITEMS) == ()
    assert drop_failing(BRIEF, ()) == BRIEF


def test_a_changed_word_in_a_quotation_is_caught() -> None:
    """One word that the article does not print condemns the line."""
    wrong = replace(TOLL.quotes[0], pieces=("“We will decide in May,”",))
    brief = with_toll(replace(TOLL, quotes=(wrong, TOLL.quotes[1])))
    problems = check_brief(brief, ITEMS)
    assert problems == (
        Problem("toll-quote-1", "Canal toll", "words that the cited ones do not have: “We will decide in May,”"),
    )
    assert drop_failing(brief, problems).issues[0].quotes == (TOLL.quotes[1],)


def test_a_name_that_the_article_does_not_print_is_caught() -> None:
    """A quotation under another name is the worst defect there is."""
    wrong = replace(TOLL.quotes[0], speaker="Bela Osterby", variants=())
    problems = check_brief(with_toll(replace(TOLL, quotes=(wrong,))), ITEMS)
    assert [problem.what for problem in problems] == ["Bela Osterby is not named in a cited article"]


def test_a_part_of_a_longer_name_does_not_pass_for_the_name() -> None:
    """An article that prints "Korr" does not name "Orr"."""
    wrong = replace(TOLL.quotes[0], speaker="Nadia Orr", variants=())
    problems = check_brief(with_toll(replace(TOLL, quotes=(wrong,))), ITEMS)
    assert [problem.what for problem in problems] == ["Nadia Orr is not named in a cited article"]


def test_a_spelling_that_the_brief_takes_for_the_same_actor_passes() -> None:
    """The speaker is printed as one spelling; the article has another that the brief lists."""
    actor = replace(TOLL.actors[0], name="Nadja Koerr", spellings=("Nadja Koerr", "Korr"))
    quote = replace(TOLL.quotes[0], speaker="Nadja Koerr", variants=())
    assert check_brief(with_toll(replace(TOLL, actors=(actor,), quotes=(quote,))), ITEMS) == ()


def test_a_state_may_be_printed_by_its_capital() -> None:
    """No spelling of a state shows that "Orvan" means it; what is printed must still stand in the article."""
    quote = replace(TOLL.quotes[0], speaker="Lower Marsh", speaker_kind="state", printed="Orvan", variants=())
    assert check_brief(with_toll(replace(TOLL, quotes=(quote,))), ITEMS) == ()
    wrong = replace(quote, printed="Selwick")
    problems = check_brief(with_toll(replace(TOLL, quotes=(wrong,))), ITEMS)
    assert problems[0].what == "Selwick is not named in a cited article"


def test_a_wrong_name_on_a_variant_is_caught() -> None:
    """Another outlet's wording is checked against that outlet's article."""
    variant = replace(TOLL.quotes[0].variants[0], speaker="Bela Osterby")
    problems = check_brief(with_toll(replace(TOLL, quotes=(replace(TOLL.quotes[0], variants=(variant,)),))), ITEMS)
    assert [problem.what for problem in problems] == ["Bela Osterby is not named in a cited article"]


def test_evidence_of_another_version_is_caught() -> None:
    """An article that changed under the brief proves nothing any more."""
    items = {**ITEMS, HERALD.id: replace(HERALD, version=2, text="Nothing of the kind.\n")}
    failing = {problem.line_id for problem in check_brief(BRIEF, items)}
    assert failing == {"toll-skippers", "toll-skippers-1", "toll-quote-1", "toll-differ-1", "thread-1"}


def test_an_article_that_is_not_listed_is_caught() -> None:
    """Every citation leads to an entry of the list of sources."""
    problems = check_brief(replace(BRIEF, sources=BRIEF.sources[1:]), ITEMS)
    assert Problem("thread-1", "Other threads", "article herald-1 is not among the sources") in problems


def test_a_wrong_paragraph_number_is_caught() -> None:
    """The words are there, but not where the citation says."""
    evidence = replace(TOLL.bottom_line[0].evidence[0], paragraph=3)
    lead = replace(TOLL.bottom_line[0], evidence=(evidence,))
    problems = check_brief(with_toll(replace(TOLL, bottom_line=(lead,))), ITEMS)
    assert [problem.what for problem in problems] == [
        "the cited words do not stand in paragraph 3 of article gazette-1"
    ]


@pytest.mark.parametrize("part", ["role", "occasion", "when", "printed", "cue"])
def test_office_occasion_and_time_must_be_printed_in_the_article(part: str) -> None:
    """Nobody gets an office, an occasion or a day that the article does not give."""
    changes: dict[str, Any] = {part: "the treasurer", "variants": ()}
    wrong = replace(TOLL.quotes[0], **changes)
    problems = check_brief(with_toll(replace(TOLL, quotes=(wrong,))), ITEMS)
    assert [problem.what for problem in problems] == ["a cited article does not print: the treasurer"]


def test_an_office_may_be_printed_over_two_lines() -> None:
    """A file breaks its lines where it likes; the words are the article's all the same."""
    item = replace(ITEMS["gazette-1"], text=ITEMS["gazette-1"].text + "Ms Korr, harbour\n  master of Lund, left.\n")
    told = replace(TOLL.quotes[0], role="harbour master of Lund")
    brief = with_toll(replace(TOLL, quotes=(told,)))
    assert check_brief(brief, {**ITEMS, "gazette-1": item}) == ()
    wrong = with_toll(replace(TOLL, quotes=(replace(told, role="harbour master of Linz"),)))
    assert [problem.what for problem in check_brief(wrong, {**ITEMS, "gazette-1": item})] == [
        "a cited article does not print: harbour master of Linz"
    ]


def test_a_position_is_held_by_somebody_named_where_it_stands() -> None:
    """An actor who is named in another article only holds nothing here."""
    actor = replace(TOLL.actors[0], name="Skippers", spellings=("Skippers",), role=None)
    actor = replace(actor, evidence=(*actor.evidence, *TOLL.actors[1].evidence))
    problems = check_brief(with_toll(replace(TOLL, actors=(actor,))), ITEMS)
    assert [(problem.line_id, problem.what) for problem in problems] == [
        ("toll-korr-1", "Skippers is not named in a cited article"),
        ("toll-korr-2", "Skippers is not named in a cited article"),
    ]


def test_a_question_of_other_words_than_its_source_is_caught() -> None:
    """A question is a rearrangement of the article's words and nothing more."""
    question = replace(TOLL.questions[0], wording="Will the greedy council raise the canal toll?")
    problems = check_brief(with_toll(replace(TOLL, questions=(question,))), ITEMS)
    assert [problem.what for problem in problems] == ["the question has words that its articles do not print: greedy"]


def test_a_question_may_have_words_from_elsewhere_in_its_article() -> None:
    """Who "they" are stands before the sentence that leaves it open."""
    question = replace(TOLL.questions[0], wording="Whether to raise the canal toll at the Orvan lock.")
    assert check_brief(with_toll(replace(TOLL, questions=(question,))), ITEMS) == ()


@pytest.mark.parametrize("cue", ["promised", "has DECIDED"])
def test_a_label_whose_cue_the_article_does_not_print_is_caught(cue: str) -> None:
    """A label stands only on a cue that is there."""
    position = replace(TOLL.actors[0].positions[0], cue=cue)
    actor = replace(TOLL.actors[0], positions=(position,))
    problems = check_brief(with_toll(replace(TOLL, actors=(actor,))), ITEMS)
    assert [problem.line_id for problem in problems] == ["toll-korr-1"]


def test_lines_that_are_left_out_are_not_reported() -> None:
    """What is not printed needs no defence."""
    wrong = replace(TOLL.quotes[0], pieces=("“Never.”",))
    brief = replace(
        with_toll(replace(TOLL, quotes=(wrong,))), marks=(Mark("reader", "toll-quote-1", "left out", AS_OF),)
    )
    assert check_brief(brief, ITEMS) == ()


def test_an_actor_whose_every_position_fails_goes_with_them() -> None:
    """A name without a line to stand on is not printed."""
    failing = (Problem("toll-skippers-1", "Canal toll", "planted"),)
    assert [actor.name for actor in drop_failing(BRIEF, failing).issues[0].actors] == ["Nadia Korr"]


def test_the_file_check_catches_a_quotation_changed_in_the_file() -> None:
    """The rendered file is read without trust in what made it."""
    markdown = render_markdown(BRIEF, ITEMS).replace("“We may decide in May,” …", "“We must decide in May,” …")
    (problem,) = check_markdown(markdown, BRIEF, ITEMS)
    assert problem.section == "Quotes"
    assert problem.what == "“We must decide in May,” is quoted and does not stand in a cited paragraph"


def test_the_file_check_catches_a_quotation_under_the_wrong_citation() -> None:
    """Right words with the wrong paragraph are a wrong line."""
    markdown = render_markdown(BRIEF, ITEMS).replace(
        "“Not before.” — Nadia Korr, chair, printed 6 Apr [2¶3]", "“Not before.” [2¶4]"
    )
    assert len(check_markdown(markdown, BRIEF, ITEMS)) == 2


def test_the_file_check_catches_a_citation_that_leads_nowhere() -> None:
    """A paragraph that the article does not have cannot be cited."""
    markdown = render_markdown(BRIEF, ITEMS).replace("burned down in Orvan. [1¶3]", "burned down in Orvan. [1¶9]")
    assert [problem.what for problem in check_markdown(markdown, BRIEF, ITEMS)] == ["[1¶9] leads to no paragraph"]


def test_the_file_check_reads_escaped_quotations_and_no_staff_notes() -> None:
    """Markup signs in a quotation are read as what they show; a note's quotation marks are the office's own."""
    text = GAZETTE.text.replace("in May", "*in* [May]")
    gazette = replace(GAZETTE, text=text)
    markdown = render_markdown(BRIEF, ITEMS).replace("“We may decide in May,”", "“We may decide \\*in\\* \\[May\\],”")
    noted = markdown.replace("burned down in Orvan.", "burned down in Orvan. *Staff note:* “who cares” ")
    assert check_markdown(noted, BRIEF, {**ITEMS, "gazette-1": gazette}) == ()


def test_words_that_two_are_said_to_have_said_stand_with_their_places() -> None:
    """As the head of the difference they would be quoted without a citation."""
    sides = (Side("Nadia Korr", MAY), Side("Orvan Bell", MAY))
    differ = replace(
        TOLL.disagreements[0], evidence=(MAY,), kind="speaker", what="“We may decide in May,”", sides=sides
    )
    brief = replace(BRIEF, issues=(replace(TOLL, disagreements=(differ,)), *BRIEF.issues[1:]))
    markdown = render_markdown(brief, ITEMS, length="full")
    assert "- **The speaker differs:**\n  - *Nadia Korr:* " in markdown
    assert check_markdown(markdown, brief, ITEMS) == ()


PARAGRAPHS = '"The ferry stays closed.\n"It opens in June," Bela Osterby said.\n'
FERRY = Item("ferry-1", "Articles", "The ferry", PARAGRAPHS, datetime(2026, 4, 6, tzinfo=UTC), path="ferry.txt")


@pytest.mark.parametrize(
    ("second", "problems"), [('"It opens in June,"', 0), ('"It opens in May,"', 1)], ids=["as printed", "changed"]
)
def test_a_quotation_opened_anew_in_each_paragraph_is_read_in_its_parts(second: str, problems: int) -> None:
    """With straight marks, the second opening is not the end of the first part."""
    source = replace(BRIEF.sources[0], number=1, item_id="ferry-1", version=1, title="The ferry", published=None)
    line = f'### Quotes\n\n- "The ferry stays closed. … {second} — Bela Osterby [1¶1–2]\n'
    assert len(check_markdown(line, replace(BRIEF, sources=(source,)), {"ferry-1": FERRY})) == problems
