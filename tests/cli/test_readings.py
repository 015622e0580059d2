from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from briefing.cli.readings import Refused, Text, describe, parse_batch
from briefing.model import (
    Actor,
    Analysis,
    Event,
    Item,
    Mention,
    Position,
    QuestionCue,
    Quote,
    Sentence,
    Span,
)
from tests.cli.conftest import Desk

TEXT = "“No 🚢 sails,” Brandt said. It is unclear who pays by June."


def item(**fields: object) -> Item:
    """Return the item that a batch line of this text makes."""
    plain = Item("a", "", "", TEXT, datetime(1, 1, 1, tzinfo=UTC))
    return Item(**{name: fields.get(name, getattr(plain, name)) for name in Item.__slots__})  # type: ignore[arg-type]


def test_a_line_becomes_a_text_with_what_it_says_of_itself() -> None:
    """Title, outlet, time and address are optional, and keys that mean nothing here are passed over."""
    lines = [
        json.dumps({"id": 7, "text": TEXT, "quotes": []}).encode(),
        b"\n",
        json.dumps({"id": "b", "text": "", "title": "T", "outlet": "O", "published": "2031-05-06"}).encode(),
        json.dumps({"id": "c", "text": "", "published": "Tue, 06 May 2031 10:00:00 +0200", "url": "u"}).encode(),
    ]
    first, second, third = parse_batch(lines)
    assert first == Text(7, item(id="7"))
    assert isinstance(second, Text)
    assert (second.item.title, second.item.outlet) == ("T", "O")
    assert second.item.published == datetime(2031, 5, 6, tzinfo=UTC)
    assert isinstance(third, Text)
    assert third.item.published == datetime(2031, 5, 6, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1, "text": "a', "Input data was truncated"),
        (b'{"text": "a"}', "Object missing required field `id`"),
        (b'{"id": 1}', "Object missing required field `text`"),
        (b'{"id": 1, "text": null}', "Expected `str`, got `null` - at `$.text`"),
        (b'{"id": 1, "text": "a", "published": "soon"}', "\"published\" is not a time: 'soon'"),
        (b"[]", "Expected `object`, got `array`"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_and_the_next_is_read(line: bytes, reason: str) -> None:
    """One bad line does not cost the others."""
    refused, read = parse_batch([line, b'{"id": 2, "text": "b"}'])
    assert refused == Refused(1, reason)
    assert isinstance(read, Text)


def test_an_analysis_is_told_in_spans_and_words() -> None:
    """Offsets are code points, speakers stand as printed and resolved, and what is missing is null."""
    analysis = Analysis(
        "a",
        1,
        "x",
        sentences=(Sentence(0, 26, 1), Sentence(27, 58, 1)),
        quotes=(
            Quote(Span(0, 13), "direct", Span(14, 20), Span(21, 25), "after", 0, actor=0),
            Quote(Span(27, 58), "indirect", None, None, "none", 1),
        ),
        mentions=(Mention(Span(14, 20), 0),),
        actors=(Actor("Ilse Brandt", "person", ("Brandt",), "Mayor", "Marlow"),),
        positions=(Position(0, 0, Span(0, 26), "rejects", Span(0, 3), quote=0),),
        questions=(
            QuestionCue(1, "whether_undecided", Span(33, 40), Span(41, 49), "Who pays?", True, due=Span(50, 57)),
            QuestionCue(1, "contested", Span(33, 40), None, None, False),
        ),
        events=(Event(1, Span(41, 57), Span(50, 57), True, date(2031, 6, 1), "resolved"),),
    )
    told = describe(TEXT, analysis)
    assert told["quotes"][0] == {
        "start": 0, "end": 13, "text": "“No 🚢 sails,”", "kind": "direct", "speaker": "Brandt", "speaker_start": 14,
        "speaker_end": 20, "entity": "Ilse Brandt", "cue": "said", "cue_start": 21, "cue_end": 25, "rule": "after",
        "group": 0, "closed": True, "occasion": None, "when": None, "day": None,
    }  # fmt: skip
    assert (told["quotes"][1]["speaker"], told["quotes"][1]["speaker_start"], told["quotes"][1]["entity"]) == (
        None,
        None,
        None,
    )
    assert told["mentions"] == [{"start": 14, "end": 20, "text": "Brandt", "actor": "Ilse Brandt", "kind": "person"}]
    assert told["actors"][0]["spellings"] == ("Brandt",)
    assert told["sentences"][1] == {"start": 27, "end": 58, "paragraph": 1, "role": "prose"}
    assert told["questions"][0]["text"] == "who pays"
    assert (told["questions"][0]["decider"], told["questions"][0]["due"]) == (None, "by June")
    assert (told["questions"][1]["start"], told["questions"][1]["end"]) == (27, 58)
    assert told["events"] == [
        {
            "start": 41, "end": 57, "text": "who pays by June", "when": "by June", "day": date(2031, 6, 1),
            "basis": "resolved", "coming": True,
        }
    ]  # fmt: skip
    assert told["positions"][0]["actor"] == "Ilse Brandt"


def test_a_batch_comes_out_in_its_order_and_bad_lines_are_told(desk: Desk) -> None:
    """File and line on stderr, the answers on stdout, and exit code 1."""
    lines = [json.dumps({"id": number, "text": "Nothing was decided."}) for number in range(3)]
    (desk.folder / "batch.jsonl").write_text("\n".join([lines[0], "{", *lines[1:]]), encoding="utf-8")
    result = desk.run("analyse", "--batch", "batch.jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [0, 1, 2]
    assert result.stderr == "batch.jsonl:2: Input data was truncated\n"
    assert result.exit_code == 1


def test_a_batch_can_come_from_stdin(desk: Desk) -> None:
    """The offsets are those of the text as given, whatever characters it has."""
    text = "﻿“We sail,” Brandt said.\x1b"
    result = desk.run("analyse", "--batch", "-", stdin=json.dumps({"id": "x", "text": text}))
    reading = json.loads(result.stdout)
    assert result.exit_code == 0
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in reading["quotes"])
    assert "\x1b" not in result.stdout


def test_many_texts_are_shared_among_processes_and_stay_in_order(desk: Desk) -> None:
    """The answers are the same as one by one."""
    lines = [json.dumps({"id": number, "text": f"“Boat {number} sails,” Brandt said."}) for number in range(60)]
    batch = "\n".join([*lines[:50], "bad", *lines[50:]])
    (desk.folder / "batch.jsonl").write_text(batch, encoding="utf-8")
    shared = desk.run("analyse", "--batch", "batch.jsonl")
    alone = desk.run("analyse", "--batch", "-", stdin=batch)
    assert [json.loads(line)["id"] for line in shared.stdout.splitlines()] == list(range(60))
    assert shared.stdout == alone.stdout
    assert shared.stderr.startswith("batch.jsonl:51: ")


def test_nothing_to_analyse_is_a_wrong_use(desk: Desk) -> None:
    """It says what to give."""
    result = desk.run("analyse")
    assert result.exit_code == 2
    assert "Give a PATH or --batch FILE." in result.stderr
