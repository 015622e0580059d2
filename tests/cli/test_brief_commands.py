from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from briefing.cache import open_store
from tests.cli.conftest import ARTICLE, Desk

AS_OF = ("--as-of", "2023-05-10")


def test_show_prints_the_brief_of_the_folder_and_the_cache(desk: Desk) -> None:
    """An article that was just put into the folder is in it, without an ingest before."""
    shown = desk.run("show", *AS_OF)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "WEDNESDAY 10 MAY 2023" in shown.stdout
    assert "1. HARBOUR FERRY" in shown.stdout
    assert "2. LIGHTHOUSE" in shown.stdout
    assert "“We have not decided who will run the ferry,”" in shown.stdout


def test_one_issue_can_be_shown_alone(desk: Desk) -> None:
    """By its number, its name or the beginning of it."""
    shown = desk.run("show", "--issue", "harbour", *AS_OF).stdout
    assert "HARBOUR FERRY" in shown
    assert "LIGHTHOUSE" not in shown
    assert desk.run("show", "--issue", "1", *AS_OF).stdout == shown


def test_an_empty_desk_shows_an_empty_brief_and_says_what_to_do(desk: Desk) -> None:
    """The exit code is good: there is just no news."""
    (desk.folder / "articles" / "ferry.md").unlink()
    shown = desk.run("show", *AS_OF)
    assert shown.exit_code == 0
    assert shown.stderr == "The cache has no items; `briefing ingest` fetches some.\n"


def test_a_folder_that_is_missing_is_told_and_the_rest_is_shown(desk: Desk) -> None:
    """What is in the cache is still a brief, and the gap is told in it as well."""
    desk.run("ingest")
    (desk.folder / "articles").rename(desk.folder / "gone")
    shown = desk.run("show", *AS_OF)
    assert shown.exit_code == 0
    assert shown.stderr.startswith("briefing: Clippings: failed: There is no folder ")
    assert "“We have not decided who will run the ferry,”" in shown.stdout
    assert "There is no folder" in shown.stdout


def test_without_a_terminal_briefing_is_show(desk: Desk) -> None:
    """In a pipe, in a cron job, for a screen reader that reads plain text."""
    assert desk.run(*AS_OF).stdout == desk.run("show", *AS_OF).stdout


def test_a_brief_is_exported_beside_feeds_toml(desk: Desk) -> None:
    """Under its day; the path is what a script gets."""
    exported = desk.run("export", "--day", "2023-05-10")
    path = desk.folder / "briefs" / "2023-05-10.md"
    assert (exported.exit_code, exported.stdout) == (0, f"{path}\n")
    assert "# Daily issue brief: Wednesday 10 May 2023" in path.read_text(encoding="utf-8")


def test_exporting_twice_gives_the_same_bytes(desk: Desk) -> None:
    """In every format, to a file or to stdout."""
    for form in ("md", "html", "json", "txt"):
        first = desk.run("export", "--format", form, "-o", "-", *AS_OF)
        desk.run("export", "-o", f"out.{form}", *AS_OF)
        assert first.exit_code == 0
        assert (desk.folder / f"out.{form}").read_text(encoding="utf-8") == first.stdout


def test_an_exported_brief_that_was_edited_is_left_alone(desk: Desk) -> None:
    """Until --force says otherwise."""
    path = desk.folder / "briefs" / "2023-05-10.md"
    desk.run("export", *AS_OF)
    brief = path.read_text(encoding="utf-8")
    path.write_text(brief + "\nSeen by Ilse.\n", encoding="utf-8")
    refused = desk.run("export", *AS_OF)
    assert refused.exit_code == 1
    assert refused.stderr == (
        f"briefing: {path}: was changed by hand and is left as it is; --force overwrites, -o names another\n"
    )
    assert path.read_text(encoding="utf-8").endswith("Seen by Ilse.\n")
    assert desk.run("export", "--force", *AS_OF).exit_code == 0
    assert path.read_text(encoding="utf-8") == brief


def test_one_issue_is_exported_to_a_file_of_its_own(desk: Desk) -> None:
    """The day's brief is not overwritten by a part of it."""
    exported = desk.run("export", "--issue", "light", "--format", "json", *AS_OF)
    path = desk.folder / "briefs" / "2023-05-10-lighthouse.json"
    assert exported.stdout == f"{path}\n"
    assert [issue["name"] for issue in json.loads(path.read_text(encoding="utf-8"))["issues"]] == ["Lighthouse"]


def test_what_feeds_toml_says_holds_for_export(desk: Desk) -> None:
    """Folder and format, until an option says otherwise."""
    with desk.feeds.open("a", encoding="utf-8") as feeds:
        feeds.write('\n[export]\nfolder = "out/briefs"\nformat = "txt"\n')
    assert desk.run("export", *AS_OF).stdout == f"{desk.folder}/out/briefs/2023-05-10.txt\n"


def test_day_and_as_of_are_one_thing(desk: Desk) -> None:
    """So giving both is a mistake."""
    refused = desk.run("export", "--day", "2023-05-10", *AS_OF)
    assert refused.exit_code == 2
    assert "--day and --as-of say the same; give one of them." in refused.stderr
    assert desk.run("show", "--as-of", "10.5.2023").exit_code == 2


def test_each_day_is_kept_and_the_next_is_told_against_it(desk: Desk) -> None:
    """The cache holds the history of briefs."""
    desk.run("show", "--as-of", "2023-05-10")
    later = json.loads(desk.run("export", "--format", "json", "-o", "-", "--as-of", "2023-05-11").stdout)
    assert later["previous_day"] == "2023-05-10"
    with open_store(desk.folder / "cache") as store:
        assert store.brief_days() == (date(2023, 5, 10), date(2023, 5, 11))


def test_an_item_from_after_the_day_is_not_in_its_brief(desk: Desk) -> None:
    """A brief that is dated back knows nothing of what came later."""
    earlier = json.loads(desk.run("export", "--format", "json", "-o", "-", "--as-of", "2023-05-08").stdout)
    assert earlier["sources"] == []
    assert earlier["as_of_basis"] == "operator"


def test_the_items_of_one_issue_are_listed(desk: Desk) -> None:
    """Those that serve it, by name or number."""
    desk.run("ingest")
    assert len(desk.run("items", "--issue", "Harbour ferry", *AS_OF).stdout.splitlines()) == 1
    assert desk.run("items", "--issue", "2", *AS_OF).stdout == ""


def test_an_article_is_analysed_as_a_folder_would_read_it(desk: Desk) -> None:
    """The line says what the file states, and holds the text that the offsets count in."""
    (line,) = desk.run("analyse", "articles/ferry.md").stdout.splitlines()
    reading = json.loads(line)
    assert (reading["id"], reading["title"]) == ("articles/ferry.md", "Marlow waits for its ferry")
    assert reading["text"] in ARTICLE
    direct = [one for one in reading["quotes"] if one["kind"] == "direct"]
    assert [(reading["text"][one["start"] : one["end"]], one["entity"]) for one in direct] == [
        ("“We have not decided who will run the ferry,”", "Ilse Brandt")
    ]


def test_a_file_that_is_no_text_is_told(desk: Desk) -> None:
    """The others are analysed."""
    (desk.folder / "articles" / "bad.txt").write_bytes(b"\x00\x01\xff\xfe\xfd")
    result = desk.run("analyse", "articles/bad.txt", "articles/ferry.md")
    assert result.exit_code == 1
    assert result.stderr.startswith("articles/bad.txt: ")
    assert len(result.stdout.splitlines()) == 1


def test_the_demonstration_is_printed_where_there_is_no_screen(desk: Desk) -> None:
    """Marked as what it is, without a feeds.toml, and without leaving anything behind."""
    desk.feeds.unlink()
    before = sorted(desk.folder.rglob("*"))
    shown = desk.run("--demo")
    assert shown.exit_code == 0
    assert "sample" in shown.stdout.lower()
    assert "KESTREL DRONES" in shown.stdout
    assert sorted(desk.folder.rglob("*")) == before
    assert desk.run("--demo", "show").exit_code == 2


def test_quotation_marks_come_out_whatever_the_locale(desk: Desk) -> None:
    """A pipe gets UTF-8."""
    answer = subprocess.run(
        [sys.executable, "-m", "briefing", "show", *AS_OF],
        cwd=desk.folder,
        capture_output=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
             "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "HOME": str(desk.folder)},
    )  # fmt: skip
    assert "“We have not decided who will run the ferry,”".encode() in answer.stdout
