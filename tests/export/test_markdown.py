"""The markdown has the fixed structure, and is the same for the same brief."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
import yaml

from briefing.export import check_brief, check_markdown, drop_failing, render_markdown
from briefing.model import Mark, MarkKind, QuestionStatus, Sourcing, Span, Statement, evidence_in
from tests.export.invented import AS_OF, BRIEF, GAZETTE, ITEMS, TOLL, WARNING

EXPECTED = """\
---
title: Daily issue brief
as_of: 2026-04-06
as_of_time: 23:59 UTC
as_of_basis: operator
previous_brief: null
issues: [Canal toll, Lock repairs]
sources: 2
source_window: 30 March 2026 to 6 April 2026
questions: {open: 1}
evidence_key: '[n¶p] is paragraph p of source n; lines that are not blank count from 1, captions and bullets too'
wording: text inside quotation marks is verbatim; every other text of a source is a sentence, clause or predicate of \
the cited paragraph in the reporter's words; labels and headings are this program's
generator: briefing 0.1.0
item_ids: [herald-1, gazette-1]
---

# Daily issue brief: Monday 6 April 2026

## Bottom line

- **Canal toll: 1 question open.** The river council has not decided whether to raise the canal toll, its chair, \
Nadia Korr, said on Monday. [2¶2]
- **Lock repairs:** No sentence of the sources read sums this issue up.

## What changed

There is no brief before this one. What the articles report, newest first, in their words for days:

| When | Development | Evidence |
| ---- | ------------------------------ | -------- |
| on Monday (6 Apr) | The river council has not decided whether to raise the canal toll | [2¶2] |

## Look-ahead

| When (source wording) | Event | Bears on | Evidence |
| --------------------- | ------------------------------ | -------- | -------- |
| on Thursday (9 Apr) | the council would vote on Thursday | 1 | [2¶4] |

## 1. Canal toll

*2 articles (1, 2) from 2 outlets; 3 statements by named speakers, 1 by unnamed ones.*

### Actors and stated positions

| Actor | Position as reported | When | Evidence |
| ----- | ------------------------------ | ---- | -------- |
| Nadia Korr, chair | *undecided*: The river council has not decided whether to raise the canal \
toll | on Monday (6 Apr) | [2¶2] |
| Nadia Korr | “We may decide in May,” Korr said. | printed 6 Apr | [2¶3] |
| Skippers | *warns*: warned on Monday that a higher toll would empty the canal. | on Monday | \
[1¶1] |

### Quotes

- “We may decide in May,” … “Not before.” — Nadia Korr, chair, printed 6 Apr [2¶3]
  - *Also printed:* “We may decide by May,” — Nadia Korr [1¶2]
- *Reported, not quoted:* the council would vote on Thursday — speaker unknown, on Thursday [2¶4]

### Open questions

| # | Question | Status | Basis | What would answer it |
| --- | ------------------------------ | -------- | ------------------------------ | ------------------------------ |
| 1 | Whether to raise the canal toll. | **open** | No decision is reported. [2¶2] | a vote of the council; \
decider: river council; due: Thursday (9 Apr) |

### Where the sources differ

- **Million crowns.** Figures differ:
  - *Korr:* She put the debt at 4 million crowns; skippers say 3 million. [1¶2]
  - *skippers:* She put the debt at 4 million crowns; skippers say 3 million. [1¶2]

## 2. Lock repairs

*No article read serves this issue: no actors, quotations, open questions or differences to report.*

## Other threads

- A bakery burned down in Orvan. [1¶3] (1 outlet)

## Who is not named

| Described as | Says | Evidence |
| ------------ | ------------------------------ | -------- |
| A lock keeper | the council would vote on Thursday | [2¶4] |

## Sources

- **[1]** Lock Herald: Skippers warn of \\*higher\\* toll; 6 April 2026 (date from the feed). \
<https://herald.example/toll>
- **[2]** Orvan Gazette: Canal toll: no decision \\| yet; 6 April 2026 (date from the file). `gazette_1.txt`

## Gaps

- Lock repairs: no item in the window.
"""


def marked(kind: MarkKind, line_id: str, text: str = "") -> Mark:
    """Return a mark of the tests' one reader."""
    return Mark("reader", line_id, kind, AS_OF, text)


def test_the_whole_brief_has_the_fixed_structure_and_order() -> None:
    """Every section stands where a reader expects it, and every line of a source is cited."""
    assert render_markdown(BRIEF, ITEMS) == EXPECTED


def test_the_front_matter_reads_back_as_what_was_written() -> None:
    """A script finds dates as dates, counts as numbers and names as lists."""
    front = yaml.safe_load(render_markdown(BRIEF, ITEMS).split("---\n")[1])
    assert front["as_of"] == date(2026, 4, 6)
    assert front["previous_brief"] is None
    assert front["issues"] == ["Canal toll", "Lock repairs"]
    assert front["questions"] == {"open": 1}
    assert front["sources"] == 2


def test_lines_that_the_reader_left_out_are_not_printed() -> None:
    """A line left out is gone, an actor goes with the last position, and nothing else changes."""
    marks = (marked("left out", "toll-skippers-1"), marked("left out", "thread-1"), marked("left out", "toll-quote-1"))
    markdown = render_markdown(replace(BRIEF, marks=marks), ITEMS)
    assert "Skippers" not in markdown.split("## Sources")[0]
    assert "bakery" not in markdown
    assert "Not before" not in markdown
    assert "the council would vote on Thursday — speaker unknown" in markdown


def test_kept_lines_come_first_in_their_list() -> None:
    """What the reader kept leads; the rest stays in its order."""
    markdown = render_markdown(replace(BRIEF, marks=(marked("kept", "toll-quote-2"),)), ITEMS)
    quotes = markdown.split("### Quotes\n\n")[1].split("\n\n")[0].split("\n")
    assert quotes[0].startswith("- *Reported, not quoted:*")
    assert quotes[1].startswith("- “We may decide in May,”")


@pytest.mark.parametrize("line_id", ["toll-lead", "toll-korr-2", "toll-quote-1", "toll-question-1", "toll-differ-1"])
@pytest.mark.parametrize("kind", ["change-1", "event-1", "thread-1", "unnamed-1"])
def test_a_staff_note_is_marked_as_one(line_id: str, kind: str) -> None:
    """Nobody takes the office's own words for a source's, wherever they stand."""
    marks = (marked("note", line_id, "ask *legal*"), marked("note", kind, "see file"))
    markdown = render_markdown(replace(BRIEF, marks=marks), ITEMS)
    assert markdown.count("*Staff note:* ask \\*legal\\*") == 1
    assert markdown.count("*Staff note:* see file") == 1


def test_samples_are_marked_at_every_outlet_and_in_the_title() -> None:
    """Nobody takes an invented brief for a real one."""
    brief = replace(BRIEF, sources=tuple(replace(source, sample=True) for source in BRIEF.sources))
    markdown = render_markdown(brief, ITEMS)
    assert "title: Daily issue brief (sample)\n" in markdown
    assert "# Daily issue brief (sample): Monday 6 April 2026" in markdown
    assert "**[1]** Lock Herald (sample):" in markdown
    assert "**[2]** Orvan Gazette (sample):" in markdown


def test_a_quoted_fragment_is_shown_in_its_sentence_and_the_sentence_once() -> None:
    """Two fragments of one sentence make one line that can be understood alone."""
    (first, _) = TOLL.quotes
    fragments = tuple(
        replace(first, id=f"f{number}", pieces=(piece,), kind="mixed", variants=())
        for number, piece in enumerate(("“We may decide in May,”", "“Not before.”"))
    )
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, quotes=fragments),)), ITEMS)
    quotes = markdown.split("### Quotes\n\n")[1].split("\n\n")[0]
    assert quotes == "- “We may decide in May,” Korr said. “Not before.” — Nadia Korr, chair, printed 6 Apr [2¶3]"


def test_an_evident_slip_is_marked_as_printed() -> None:
    """A small word printed twice is the source's slip, and stays; words that can stand twice are left alone."""
    slip = replace(TOLL.quotes[1], pieces=("the council would vote on the the toll",))
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, quotes=(slip,)),)), ITEMS)
    assert "on the the toll — speaker unknown, on Thursday [2¶4] *\\[sic: “the the”, as printed\\]*" in markdown
    fine = replace(TOLL.quotes[1], pieces=("what he had had was that that council",))
    assert "sic" not in render_markdown(replace(BRIEF, issues=(replace(TOLL, quotes=(fine,)),)), ITEMS)


def test_an_evident_slip_is_marked_in_tables_too() -> None:
    """Wherever words of a source are printed, the slip is told as the source's."""
    position = replace(TOLL.actors[1].positions[0], text="warned on on Monday of the the toll")
    actors = (replace(TOLL.actors[1], positions=(position,)),)
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, actors=actors),)), ITEMS)
    assert "of the the toll *\\[sic: “the the”, as printed\\]* |" in markdown


def test_a_matter_told_by_a_whole_sentence_is_not_told_twice() -> None:
    """Where a side says what the difference is about, the line has only its kind."""
    line = replace(TOLL.disagreements[0], what=TOLL.disagreements[0].sides[0].evidence.text)
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, disagreements=(line,)),)), ITEMS)
    assert "- **Figures differ:**\n  - *Korr:* She put the debt" in markdown


def test_the_bottom_line_counts_the_questions_by_their_state() -> None:
    """The state of an issue leads its line, in counts and no judgement."""
    (question,) = TOLL.questions
    statuses: tuple[QuestionStatus, ...] = ("open", "possible answer", "open", "contested")
    questions = tuple(replace(question, id=f"q{number}", status=status) for number, status in enumerate(statuses))
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, questions=questions),)), ITEMS)
    assert "- **Canal toll: 2 questions open, 1 with a possible answer, 1 contested.** The river" in markdown


def test_a_possible_answer_is_shown_with_its_own_citation() -> None:
    """The reader sees what may decide the question, and that nobody has confirmed it."""
    question = replace(TOLL.questions[0], status="possible answer", answers=TOLL.quotes[0].evidence)
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, questions=(question,)),)), ITEMS)
    answer = "Possible answer: “We may decide in May,” Korr said. “Not before.” [2¶3]"
    assert f"| **possible answer** | No decision is reported. [2¶2] {answer} |" in markdown
    confirmed = replace(BRIEF, marks=(marked("confirmed", "toll-question-1"),))
    assert "| **open** (confirmed by staff) |" in render_markdown(confirmed, ITEMS)


def test_with_a_previous_brief_every_change_has_its_tag() -> None:
    """What changed is told against the day of the brief before."""
    markdown = render_markdown(replace(BRIEF, previous_day=date(2026, 4, 5)), ITEMS)
    assert "previous_brief: 2026-04-05\n" in markdown
    assert "Since the brief of 5 April 2026, newest first:" in markdown
    assert "| NEW | on Monday (6 Apr) | The river council has not decided" in markdown


def test_neighbouring_paragraphs_are_cited_as_one_place() -> None:
    """A line that rests on paragraphs 2 and 3 of one source cites a range."""
    lead = Statement("lead", (*TOLL.quotes[0].evidence, *TOLL.bottom_line[0].evidence), text=TOLL.bottom_line[0].text)
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, bottom_line=(lead,)),)), ITEMS)
    assert "said on Monday. [2¶2–3]" in markdown


def test_the_same_words_cited_twice_are_one_place() -> None:
    """Two evidences of one sentence, or the same one again, are cited once."""
    whole = TOLL.bottom_line[0].evidence[0]
    part = evidence_in(GAZETTE, Span(whole.start, whole.end - 20))
    lead = Statement("lead", (whole, part, whole), text=whole.text)
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, bottom_line=(lead,)),)), ITEMS)
    assert "said on Monday. [2¶2]\n" in markdown


def test_a_new_quotation_is_told_with_its_speaker() -> None:
    """A development that is a quotation is shown in its sentence."""
    said = TOLL.quotes[0]
    line = replace(BRIEF.changes[0], evidence=said.evidence, text="“We may decide in May,”")
    markdown = render_markdown(replace(BRIEF, changes=(line,)), ITEMS)
    assert "| “We may decide in May,” Korr said. “Not before.” | [2¶3] |" in markdown


def test_the_same_brief_gives_the_same_bytes_under_any_hash_seed() -> None:
    """Nothing in the output depends on the order of a set."""
    program = "from tests.export.invented import *; from briefing.export import *; import hashlib as h; " + (
        "print(h.sha256((render_markdown(BRIEF, ITEMS) + render_html(BRIEF, ITEMS) + render_json(BRIEF, ITEMS)"
        " + render_text(BRIEF, ITEMS)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_the_rendered_file_passes_the_check_of_a_stranger() -> None:
    """Every quotation in the markdown stands in a paragraph that its line cites."""
    assert check_markdown(render_markdown(BRIEF, ITEMS), BRIEF, ITEMS) == ()


def test_an_issue_says_which_of_its_articles_are_old_and_whose_outlet_nobody_states() -> None:
    """So that "4 outlets" is never taken for four names."""
    gazette, herald = BRIEF.sources[1], BRIEF.sources[0]
    issue = replace(TOLL, item_ids=(gazette.item_id, herald.item_id), sourcing=Sourcing(1, 1, 3, 2))
    brief = replace(BRIEF, issues=(issue,), sources=(replace(herald, outlet=None), replace(gazette, background=True)))
    assert (
        "*Single source. 1 article (1) from 1 outlet, not stated; older: 2; 3 statements by named speakers, "
        "2 by unnamed ones.*"
    ) in render_markdown(brief, ITEMS)


def test_a_side_without_an_outlet_is_told_by_its_number() -> None:
    """The title of an article is no name for who prints something."""
    herald = next(source for source in BRIEF.sources if source.item_id == "herald-1")
    sides = tuple(replace(side, label=herald.title) for side in TOLL.disagreements[0].sides)
    issue = replace(TOLL, disagreements=(replace(TOLL.disagreements[0], sides=sides),))
    sources = tuple(replace(source, outlet=None) for source in BRIEF.sources)
    markdown = render_markdown(replace(BRIEF, issues=(issue,), sources=sources), ITEMS)
    assert f"*source {herald.number}:*" in markdown


def test_what_would_answer_a_question_is_told_once() -> None:
    """A due time that the read-out names already says nothing new."""
    question = replace(TOLL.questions[0], would_answer="read-out of Thursday’s vote", due="at Thursday’s vote")
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, questions=(question,)),)), ITEMS)
    assert "read-out of Thursday’s vote" in markdown
    assert "due: at Thursday’s vote" not in markdown


def test_an_undated_article_leaves_the_time_of_its_lines_empty() -> None:
    """The list of sources says that it is undated, and no order of time is claimed."""
    sources = tuple(replace(source, published=None, published_basis="none") for source in BRIEF.sources)
    changes = tuple(replace(line, day=None) for line in BRIEF.changes)
    markdown = render_markdown(replace(BRIEF, sources=sources, changes=changes, previous_day=None), ITEMS)
    assert "| Nadia Korr | “We may decide in May,” Korr said. |  | [2¶3] |" in markdown
    assert "What the articles report, undated, in their words for days:" in markdown
    assert "; undated." in markdown


def test_a_long_occasion_is_told_without_the_company() -> None:
    """Where words were said matters to whoever reads them aloud; who stood beside does not."""
    occasion = "at a meeting in Orvan with the lock keepers of both banks"
    told = replace(TOLL.quotes[0], occasion=occasion)
    markdown = render_markdown(replace(BRIEF, issues=(replace(TOLL, quotes=(told,)),)), ITEMS)
    assert "— Nadia Korr, chair, at a meeting in Orvan, printed 6 Apr" in markdown


def test_the_rule_in_force_heads_its_issue() -> None:
    """With its citation; left out like any other line where the reader said so."""
    rule = Statement("rule-1", (WARNING,), text=WARNING.text)
    brief = replace(BRIEF, issues=(replace(TOLL, rules=(rule,)),))
    told = f"## 1. Canal toll\n\n*Rule as reported:* {WARNING.text} [1¶1]\n\n*"
    assert told in render_markdown(brief, ITEMS)
    left_out = replace(brief, marks=(Mark("ines", "rule-1", "left out", AS_OF),))
    assert "Rule as reported" not in render_markdown(left_out, ITEMS)
    wrong = replace(brief, issues=(replace(TOLL, rules=(replace(rule, text="A higher toll is allowed."),)),))
    problems = check_brief(wrong, ITEMS)
    assert [problem.line_id for problem in problems] == ["rule-1"]
    assert drop_failing(wrong, problems).issues[0].rules == ()


def test_the_time_words_of_an_older_article_stand_with_the_day_it_was_printed() -> None:
    """Who reads "on Monday" aloud must see that it is another week's Monday."""
    skippers = TOLL.actors[1]
    older = replace(skippers.positions[0], article_day=date(2025, 12, 3))
    issue = replace(TOLL, actors=(replace(skippers, positions=(older,)),))
    printed = render_markdown(replace(BRIEF, issues=(issue, *BRIEF.issues[1:])), ITEMS, length="full")
    assert "on Monday, printed 3 December 2025 |" in printed


def test_a_note_on_an_actor_is_printed_with_the_first_position() -> None:
    """Nothing that a staffer noted is left out because of the place where the cursor stood."""
    noted = replace(BRIEF, marks=(Mark("me", "toll-korr", "note", AS_OF, "call her office"),))
    printed = render_markdown(noted, ITEMS, length="full")
    rows = [line for line in printed.splitlines() if "call her office" in line]
    assert len(rows) == 1
    assert rows[0].startswith("| Nadia Korr")


def test_undecided_for_no_change_is_printed_with_the_words_it_rests_on() -> None:
    """Who has not changed a rule may well have decided: the label alone would say more."""
    korr = TOLL.actors[0]
    kept = replace(korr.positions[0], cue="has not changed", text="The river council has not changed the canal toll")
    issue = replace(TOLL, actors=(replace(korr, positions=(kept,)),))
    printed = render_markdown(replace(BRIEF, issues=(issue, *BRIEF.issues[1:])), ITEMS, length="full")
    assert "*undecided* (“has not changed”): The river council has not changed the canal toll" in printed
