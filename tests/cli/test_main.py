from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from briefing.cli.main import COMMANDS, cli, exit_code_of
from briefing.errors import (
    BriefingError,
    CacheLocked,
    ExportError,
    FetchError,
    SettingsError,
    UsageError,
)
from tests.cli.conftest import Desk


def all_commands() -> dict[str, click.Command]:
    """Return every command with the words that call it."""
    root = click.Context(cli)
    found: dict[str, click.Command] = {"": cli}
    for name in COMMANDS:
        command = cli.get_command(root, name)
        assert command is not None
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {below}": one for below, one in command.commands.items()}
    return found


@pytest.mark.parametrize("words", all_commands())
def test_the_help_of_every_command_shows_an_example(desk: Desk, words: str) -> None:
    """And tells in a sentence what the command does."""
    result = desk.run(*words.split(), "--help")
    assert result.exit_code == 0
    assert f"  Example:\n    briefing {words}".rstrip() in result.stdout or "| briefing" in result.stdout
    assert all_commands()[words].help


def test_the_version_is_printed(desk: Desk) -> None:
    """In one line, for scripts."""
    assert desk.run("--version").stdout == "briefing 0.1.0\n"


def test_an_unknown_command_is_told_with_the_nearest(desk: Desk) -> None:
    """Options aside, every first word is a command."""
    assert desk.run("exprot").stderr.splitlines()[-1] == "Error: There is no command 'exprot'; did you mean export?"
    assert desk.run("xyz").exit_code == 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SettingsError("x"), 2),
        (UsageError("x"), 2),
        (CacheLocked("x"), 3),
        (FetchError("x"), 1),
        (ExportError("x"), 1),
        (BriefingError("x"), 1),
    ],
)
def test_each_kind_of_trouble_has_its_exit_code(error: BriefingError, code: int) -> None:
    """Scripts tell by it whether to try again, to mend the settings, or to look at the cache."""
    assert exit_code_of(error) == code


def test_bad_settings_are_told_on_stderr_and_end_with_2(desk: Desk) -> None:
    """The first words are file and line, where an editor can go."""
    desk.feeds.write_text("[[issue]]\nname = 'A'\n", encoding="utf-8")
    result = desk.run("show")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == 'briefing: feeds.toml:1: [[issue]] has no "terms"\n'.replace(
        "feeds.toml", str(desk.feeds.resolve())
    )


def test_a_cache_that_cannot_be_made_ends_with_3(desk: Desk) -> None:
    """A file stands where the cache should be."""
    blocked = desk.folder / "blocked"
    blocked.write_text("")
    result = desk.run("items", "--cache", str(blocked / "cache"))
    assert result.exit_code == 3
    assert result.stderr.startswith("briefing: The cache directory ")


def test_without_settings_the_message_says_what_to_do(desk: Desk) -> None:
    """A newcomer in an empty folder is led to `briefing init`."""
    desk.feeds.unlink()
    result = desk.run("show")
    assert result.exit_code == 2
    assert "`briefing init` writes one here" in result.stderr


def test_an_unknown_key_binding_is_told_with_its_line(desk: Desk) -> None:
    """Before the screen opens."""
    desk.feeds.write_text("[keys]\n# mine\n'line.dwn' = 'j'\n", encoding="utf-8")
    result = desk.run("config", "check")
    assert result.exit_code == 2
    assert result.stderr == (
        f"briefing: {desk.feeds.resolve()}:3: there is no key binding line.dwn (nearest: line.down)\n"
    )


def test_options_may_stand_before_the_command(desk: Desk) -> None:
    """`briefing --config X show` and `briefing show --config X` are one."""
    other = desk.folder / "other.toml"
    other.write_text("[[issue]]\nname = 'Elsewhere'\nterms = ['elsewhere']\n", encoding="utf-8")
    before = desk.run("--config", "other.toml", "config", "check")
    after = desk.run("config", "check", "--config", "other.toml")
    assert "issues    Elsewhere\n" in before.stdout
    assert before.stdout == after.stdout


_ASK = """
import sys
from click.testing import CliRunner
from briefing.cli.main import cli
result = CliRunner().invoke(cli, sys.argv[1:], prog_name="briefing")
print(result.exit_code, sorted(name for name in sys.modules if name.split(".")[0] == "textual"), result.output)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["ingest"],
        ["show"],
        [],
        ["export", "-o", "-"],
        ["items"],
        ["analyse", "articles/ferry.md"],
        ["search", "ferry"],
        ["sources"],
        ["sources", "check"],
        ["sources", "export"],
        ["keys"],
        ["config", "check"],
        ["config", "settings"],
        ["init", "elsewhere"],
        ["completion", "bash"],
    ],
    ids=" ".join,
)
def test_no_command_but_the_dashboard_imports_textual(desk: Desk, arguments: list[str]) -> None:
    """Also not `briefing` itself, where there is no terminal to show a screen on."""
    answer = subprocess.run(
        [sys.executable, "-c", _ASK, *arguments], cwd=desk.folder, capture_output=True, text=True, check=True
    )
    assert answer.stdout.startswith("0 []"), answer.stdout + answer.stderr


def test_a_closed_pipe_ends_a_command_quietly(desk: Desk) -> None:
    """`briefing config settings | head -1`."""
    shell = f"'{sys.executable}' -m briefing config settings | head -1; echo ${{PIPESTATUS[0]}}"
    answer = subprocess.run(["bash", "-c", shell], cwd=desk.folder, capture_output=True, text=True, check=True)
    assert answer.stderr == ""
    assert answer.stdout.splitlines()[1] == "0"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full to write to")
def test_output_that_cannot_be_written_is_told_in_one_line(desk: Desk) -> None:
    """A full disk behind `briefing config settings > FILE`."""
    shell = f"'{sys.executable}' -m briefing config settings > /dev/full"
    answer = subprocess.run(["bash", "-c", shell], cwd=desk.folder, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (1, "briefing: the output: No space left on device\n")


def test_the_program_can_be_run_as_a_module(desk: Desk) -> None:
    """`python -m briefing` is the same program, under its own name."""
    answer = subprocess.run(
        [sys.executable, "-m", "briefing", "nothing"], cwd=desk.folder, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 2
    assert answer.stderr.startswith("Usage: briefing [OPTIONS]")
