from __future__ import annotations

from tests.cli.conftest import Desk


def test_two_kept_briefs_are_compared(desk: Desk) -> None:
    """What stands in the later one only is told as new."""
    desk.run("show", "--as-of", "2023-05-08")
    desk.run("show", "--as-of", "2023-05-09")
    told = desk.run("diff", "2023-05-08", "2023-05-09")
    assert told.exit_code == 0
    assert told.stdout.startswith("WHAT CHANGED: 8 MAY 2023 TO 9 MAY 2023\n")
    assert "“We have not decided who will run the ferry,”" in told.stdout


def test_a_day_without_a_brief_is_told_with_those_that_have_one(desk: Desk) -> None:
    """In one line, with exit code 2."""
    desk.run("show", "--as-of", "2023-05-09")
    refused = desk.run("diff", "2023-05-08", "2023-05-09")
    assert refused.exit_code == 2
    assert refused.stderr == "briefing: no brief of 2023-05-08 is kept; there are: 2023-05-09\n"


def test_a_quote_sheet_holds_one_actor_only(desk: Desk) -> None:
    """Named by a part of the name; nobody else's words are in it."""
    sheet = desk.run("show", "--as-of", "2023-05-09", "--actor", "Brandt").stdout
    assert sheet.startswith("QUOTE SHEET: ILSE BRANDT\n")
    assert "“We have not decided who will run the ferry,”" in sheet
    refused = desk.run("export", "--as-of", "2023-05-09", "--actor", "Nobody", "-o", "-")
    assert refused.exit_code == 2
    assert "nobody called “Nobody” speaks or acts in the brief" in refused.stderr
