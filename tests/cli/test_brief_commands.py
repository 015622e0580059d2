from __future__ import annotations

import json
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from briefing.cache import open_store
from tests.cli.conftest import ARTICLE, Desk
from tests.ingest.paper import docx_of, pdf_of, run

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
    assert shown.stderr == "The cache has no items of these days; `briefing ingest` fetches some.\n"


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
        f"briefing: {path}: was changed by hand and is left as it is; --diff shows how it differs, --new-name writes "
        "beside it, --force overwrites it\n"
    )
    assert path.read_text(encoding="utf-8").endswith("Seen by Ilse.\n")
    assert desk.run("export", "--force", *AS_OF).exit_code == 0
    assert path.read_text(encoding="utf-8") == brief


def test_what_to_do_with_an_edited_brief_can_be_said(desk: Desk) -> None:
    """Look at the difference, or write beside it; the edited file stays in both."""
    path = desk.folder / "briefs" / "2023-05-10.md"
    desk.run("export", *AS_OF)
    edited = path.read_text(encoding="utf-8") + "\nSeen by Ilse.\n"
    path.write_text(edited, encoding="utf-8")
    shown = desk.run("export", "--diff", *AS_OF)
    assert shown.exit_code == 0
    assert [line for line in shown.stdout.splitlines()[2:] if line[0] in "+-"] == ["-", "-Seen by Ilse."]
    beside = desk.run("export", "--new-name", *AS_OF)
    assert (beside.exit_code, beside.stdout) == (0, f"{desk.folder / 'briefs' / '2023-05-10-2.md'}\n")
    assert path.read_text(encoding="utf-8") == edited
    assert desk.run("export", "--diff", "-o", "-", *AS_OF).exit_code == 2


def test_changes_are_told_against_the_brief_that_is_named(desk: Desk) -> None:
    """A kept day, or the same brief from a JSON file; or against none."""
    desk.run("export", "--format", "json", "-o", "earlier.json", "--as-of", "2023-05-08")
    desk.run("show", "--as-of", "2023-05-09")
    later = ("export", "--format", "json", "-o", "-", *AS_OF)
    usual = json.loads(desk.run(*later).stdout)
    by_day = json.loads(desk.run(*later, "--previous", "2023-05-08").stdout)
    assert (usual["previous_day"], by_day["previous_day"]) == ("2023-05-09", "2023-05-08")
    assert usual["changes"] == []
    assert {change["tag"] for change in by_day["changes"]} == {"NEW"}
    assert json.loads(desk.run(*later, "--previous", "earlier.json").stdout) == by_day
    assert json.loads(desk.run(*later, "--previous", "none").stdout)["previous_day"] is None


def test_a_brief_exported_as_json_stands_for_the_kept_one(desk: Desk) -> None:
    """Line by line: what the file adds for its readers changes nothing."""
    desk.run("export", "--format", "json", "-o", "earlier.json", "--as-of", "2023-05-09")
    later = ("export", "--format", "json", "-o", "-", *AS_OF)
    assert desk.run(*later, "--previous", "earlier.json").stdout == desk.run(*later).stdout


def test_a_brief_told_against_another_is_not_kept(desk: Desk) -> None:
    """The history of the days is that of the ordinary briefs."""
    desk.run("show", "--as-of", "2023-05-09")
    desk.run("export", "--previous", "none", *AS_OF)
    with open_store(desk.folder / "cache") as store:
        assert store.brief_days() == (date(2023, 5, 9),)


def test_a_previous_brief_that_cannot_be_used_is_told(desk: Desk) -> None:
    """In one line, and nothing is written."""
    desk.run("show", "--as-of", "2023-05-11")
    desk.run("export", "--format", "json", "-o", "later.json", "--as-of", "2023-05-11")
    (desk.folder / "notes.json").write_text('{"schema": "briefing/9"}', encoding="utf-8")
    told = {
        wanted: desk.run("export", "--previous", wanted, *AS_OF)
        for wanted in ("2023-05-01", "2023-99-99", "gone.json", "later.json", "notes.json", "feeds.toml")
    }
    assert {wanted: result.exit_code for wanted, result in told.items()} == {
        "2023-05-01": 2, "2023-99-99": 2, "gone.json": 2, "later.json": 2, "notes.json": 1, "feeds.toml": 1,
    }  # fmt: skip
    assert told["later.json"].stderr == (
        "briefing: later.json: that brief is as of 2023-05-11 23:59 UTC, after the one to be made\n"
    )
    assert told["feeds.toml"].stderr == "briefing: feeds.toml: not a brief in JSON of the schema briefing/1\n"
    assert not (desk.folder / "briefs").exists()


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


def test_papers_pages_and_mails_are_analysed_by_their_words(desk: Desk) -> None:
    """In the order given, however they are packed."""
    sentence = "“We have not decided who will run the ferry,” Ilse Brandt said."
    articles = desk.folder / "articles"
    (articles / "a.pdf").write_bytes(pdf_of([sentence.replace("“", '"').replace("”", '"')]))
    (articles / "b.docx").write_bytes(docx_of(run(sentence)))
    (articles / "c.eml").write_bytes(f"Subject: Ferry\nContent-Type: text/plain; charset=utf-8\n\n{sentence}".encode())
    (articles / "d.pdf").write_bytes(b"%PDF-1.7 cut")
    result = desk.run("analyse", *(f"articles/{name}" for name in ("a.pdf", "d.pdf", "b.docx", "c.eml")))
    readings = [json.loads(line) for line in result.stdout.splitlines()]
    assert [reading["id"] for reading in readings] == ["articles/a.pdf", "articles/b.docx", "articles/c.eml"]
    assert [[quote["entity"] for quote in reading["quotes"]][:1] for reading in readings] == [["Ilse Brandt"]] * 3
    assert readings[1]["text"] == sentence
    assert result.exit_code == 1
    assert result.stderr == "articles/d.pdf: The PDF is damaged and cannot be read (PdfStreamError).\n"


def test_a_file_that_is_no_text_is_told(desk: Desk) -> None:
    """The others are analysed."""
    (desk.folder / "articles" / "bad.txt").write_bytes(b"\x00\x01\xff\xfe\xfd")
    result = desk.run("analyse", "articles/bad.txt", "articles/ferry.md")
    assert result.exit_code == 1
    assert result.stderr.startswith("articles/bad.txt is ")
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


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{briefing} ingest && {briefing} export --day 2023-05-10", 0),
        ("{briefing} ingest --source Nobody && {briefing} export", 2),
        ("rm articles/ferry.md && rmdir articles && {briefing} ingest && {briefing} export", 1),
        ("{briefing} export --day 2023-05-10 -o articles", 1),
        ("mkdir -p cache && echo spoiled > cache/briefing.sqlite && {briefing} export -o out.md", 0),
    ],
)
def test_a_schedule_without_a_screen_can_trust_the_exit_code(desk: Desk, line: str, code: int) -> None:
    """The second command runs only after a good first one; what went wrong is told on stderr and nowhere else."""
    answer = subprocess.run(
        line.format(briefing=f"{shlex.quote(sys.executable)} -m briefing"),
        shell=True,
        cwd=desk.folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    assert answer.returncode == code, answer.stderr
    written = [Path(path) for path in answer.stdout.splitlines()]
    assert bool(written) == (code == 0)
    assert all(path.is_absolute() or (desk.folder / path).is_file() for path in written)


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
