"""Where words are few, the lines that are worth most are printed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from briefing.export import render_markdown
from briefing.model import Brief, IssueBrief, Mark, PositionLine, QuoteLine
from tests.export.invented import AS_OF, BRIEF, ITEMS, TOLL

FILLER = " ".join(["word"] * 40)


def part_of(issue: IssueBrief, title: str) -> str:
    """Return one part of the only issue of a brief."""
    markdown = render_markdown(replace(BRIEF, issues=(issue,)), ITEMS)
    return markdown.split(f"### {title}\n")[1].split("\n##")[0]


def quote(number: int, speaker: str, words: int = 25) -> QuoteLine:
    """Return a quotation of so many words."""
    text = f"“{speaker} {number} {' '.join(['word'] * words)}”"
    return replace(TOLL.quotes[0], id=f"quote-{number}", pieces=(text,), speaker=speaker, variants=(), role=None)


def test_every_speaker_is_heard_before_one_is_heard_twice() -> None:
    """The lines stay in the order of the brief."""
    quotes = tuple(quote(number, ("Ada", "Ada", "Ben", "Cay")[number % 4]) for number in range(80))
    shown = re.findall(r"“(\w+) (\d+) ", part_of(replace(TOLL, quotes=quotes), "Quotes"))
    assert [speaker for speaker, _ in shown[:4]] == ["Ada", "Ada", "Ben", "Cay"]
    assert {speaker for speaker, _ in shown} == {"Ada", "Ben", "Cay"}
    assert [int(number) for _, number in shown] == sorted(int(number) for _, number in shown)
    assert 4 <= len(shown) < 60
    by_speaker = [sum(speaker == name for speaker, _ in shown) for name in ("Ada", "Ben", "Cay")]
    assert max(by_speaker) - min(by_speaker) <= 1


def test_of_one_speaker_a_short_quotation_goes_before_a_long_one() -> None:
    """A long one is read where there is room for both."""
    quotes = (
        quote(1, "Ada", 900),
        quote(2, "Ada"),
        *(quote(number, f"Speaker{number}", 400) for number in range(3, 9)),
    )
    assert re.findall(r"“(\w+) (\d+) ", part_of(replace(TOLL, quotes=quotes), "Quotes"))[0] == ("Ada", "2")


def test_who_holds_two_positions_that_differ_is_shown_with_both() -> None:
    """Before anybody else is shown with a second one."""
    base = TOLL.actors[0].positions[0]
    positions: tuple[PositionLine, ...] = (
        replace(base, id="p1", text=f"alpha {FILLER}", label="undecided"),
        replace(base, id="p2", text=f"beta {FILLER}", label="undecided"),
        replace(base, id="p3", text=f"gamma {FILLER}", label="open to", day=date(2026, 4, 1)),
    )

    def own(number: int) -> tuple[PositionLine, ...]:
        """Return the positions in words that no other actor has."""
        return tuple(replace(line, text=f"{line.text} {number}") for line in positions)

    actors = tuple(
        replace(TOLL.actors[0], id=f"a{number}", name=f"Actor{number}", positions=own(number), mixed=number == 0)
        for number in range(40)
    )
    table = part_of(replace(TOLL, actors=actors), "Actors and stated positions")
    shown = re.findall(r"\| (Actor\d+)[^|]*\| [^|]*?(alpha|beta|gamma) ", table)
    assert shown[:3] == [("Actor0", "alpha"), ("Actor0", "gamma"), ("Actor1", "alpha")]
    assert len(shown) == len({name for name, _ in shown}) + 1


def test_an_old_position_waits_for_the_news() -> None:
    """What an actor said long ago is shown only where nothing newer was said."""
    news, old = TOLL.actors[0].positions
    old = replace(old, label="warns", cue=None)
    other = replace(news, label=None, cue=None, evidence=TOLL.actors[1].evidence)
    gazette, herald = (next(one for one in BRIEF.sources if one.item_id == item) for item in ITEMS)
    brief: Brief = replace(BRIEF, sources=(replace(gazette, background=True), herald))
    actors = tuple(
        replace(TOLL.actors[0], id=f"a{number}", name=f"Actor{number}", positions=(old, replace(other, text=FILLER)))
        for number in range(60)
    )
    markdown = render_markdown(replace(brief, issues=(replace(TOLL, actors=actors),)), ITEMS)
    table = markdown.split("### Actors and stated positions\n")[1].split("\n##")[0]
    assert "word word" in table
    assert "*warns*" not in table


def test_all_open_questions_are_shown_before_third_positions() -> None:
    """A brief is for what is open."""
    questions = tuple(replace(TOLL.questions[0], id=f"q{number}", number=number) for number in range(1, 9))
    quotes = tuple(quote(number, f"Speaker{number}") for number in range(60))
    assert "in the full brief" not in part_of(replace(TOLL, questions=questions, quotes=quotes), "Open questions")


def test_the_whole_keeps_its_words_when_every_list_has_a_long_first_line() -> None:
    """What every list shows at least counts, too."""
    quotes = tuple(quote(number, f"Speaker{number}", 100) for number in range(30))
    issues = tuple(replace(TOLL, number=number, name=f"Issue {number}", quotes=quotes) for number in (1, 2, 3, 4))
    markdown = render_markdown(replace(BRIEF, issues=issues), ITEMS)
    body = markdown.split("---\n", 2)[2].split("## Sources")[0]
    assert len(re.sub(r"\[\d+¶\d+(?:, \d+¶\d+)*\]|[|]|--+", "", body).split()) <= 1800


def test_a_note_is_printed_though_its_quotation_stands_with_a_position() -> None:
    """Nothing that was noted is lost where a line is not printed twice."""
    position = replace(TOLL.actors[0].positions[1], text="“We may decide in May,” Korr said. “Not before.”")
    actors = (replace(TOLL.actors[0], positions=(position,)),)
    marks = (Mark("jm", TOLL.quotes[0].id, "note", AS_OF, "ask her again"),)
    issue = replace(TOLL, actors=actors, quotes=TOLL.quotes[:1])
    without = render_markdown(replace(BRIEF, issues=(issue,), marks=()), ITEMS)
    assert "*What is quoted on this issue stands with the positions above.*" in without
    noted = render_markdown(replace(BRIEF, issues=(issue,), marks=marks), ITEMS)
    assert "*Staff note:* ask her again" in noted.split("### Quotes")[1]


def test_where_there_is_room_nothing_is_hidden() -> None:
    """Parts of a fixed share are cut only where others need the words."""
    events = tuple(
        replace(BRIEF.look_ahead[0], id=f"event-{number}", text=f"event {number} {' '.join(['word'] * 9)}")
        for number in range(12)
    )
    unnamed = tuple(
        replace(BRIEF.unnamed[0], id=f"unnamed-{number}", says=f"says {number} {' '.join(['word'] * 9)}")
        for number in range(20)
    )
    markdown = render_markdown(replace(BRIEF, look_ahead=events, unnamed=unnamed), ITEMS)
    assert "in the full brief" not in markdown
    assert markdown.count("| event ") == 12
    assert markdown.count("| says ") == 20


def test_a_line_too_long_for_what_is_left_makes_room_for_a_shorter_one() -> None:
    """Words that are there are used: of those who wait, a few are passed over."""
    base = TOLL.actors[0].positions[0]
    lengths = [*[60] * 30, 4]
    actors = tuple(
        replace(
            TOLL.actors[0],
            id=f"a{number}",
            name=f"Actor{number}",
            positions=(replace(base, id=f"p{number}", text=f"{number} {' '.join(['word'] * length)}"),),
        )
        for number, length in enumerate(lengths)
    )
    long, short = actors[:-1], actors[-1]
    shown = part_of(replace(TOLL, actors=long, quotes=()), "Actors and stated positions").count("| Actor")
    assert 5 < shown < len(long)
    issue = replace(TOLL, actors=(*long[: shown + 1], short, *long[shown + 1 :]), quotes=())
    table = part_of(issue, "Actors and stated positions")
    assert f"Actor{shown}," not in table
    assert "Actor30," in table
