"""README.md tells the truth: its two lines are those that are used; every command, key and setting stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from briefing.cli.main import cli
from briefing.settings.describe import SettingRow, setting_rows
from briefing.tui.keys import KEYS, PLACE_TITLES, KeyPlace, show_key

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Command, name: str = "briefing") -> Iterator[tuple[str, click.Command]]:
    """Walk the commands with the words that call them."""
    yield name, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for word in group.list_commands(context):
            command = group.get_command(context, word)
            assert command is not None
            yield from commands(command, f"{name} {word}")


COMMANDS = dict(commands(cli))


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "briefing"])
def test_every_command_stands_in_the_readme(name: str) -> None:
    """A command that the README does not name fails here."""
    assert f"`{name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_readme(name: str) -> None:
    """An option that the README does not name fails here."""
    options = [parameter for parameter in COMMANDS[name].params if isinstance(parameter, click.Option)]
    missing = [spelling for option in options for spelling in option.opts if f"`{spelling}" not in README]
    assert missing == []


def test_the_table_of_settings_is_the_programs_own() -> None:
    """The README's table is what the tables of feeds.toml say of themselves, word for word."""
    assert table_of_settings() in README


@pytest.mark.parametrize("place", PLACE_TITLES)
def test_the_tables_of_keys_are_the_programs_own(place: KeyPlace) -> None:
    """The README's tables are the bindings of the screen, word for word."""
    assert table_of_keys(place) in README


def test_the_check_of_every_change_runs_the_test_line_of_the_readme() -> None:
    """CI and a newcomer run the same line."""
    line = "python3 start.py test"
    assert f"    {line}\n" in README
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == line


def table_of_settings() -> str:
    """Write every setting as a row of Markdown."""
    head = "| table | key | when left out | what it is |\n|---|---|---|---|\n"
    return head + "".join(
        f"| `{row.table}` | `{row.key}` | {default_of(row)} | {row.description} |\n" for row in setting_rows()
    )


def table_of_keys(place: KeyPlace) -> str:
    """Write the keys of one place as rows of Markdown."""
    head = f"| {PLACE_TITLES[place]} | name | |\n|---|---|---|\n"
    return head + "".join(
        f"| {' '.join(code(show_key(name)) for name in key.key_names)} | `{key.id}` | {key.what} |\n"
        for key in KEYS
        if key.place == place
    )


def default_of(row: SettingRow) -> str:
    """Write what holds when the setting is left out."""
    return "required" if row.default is None else code(row.default)


def code(words: str) -> str:
    """Write words as code that a table cell can hold."""
    return f"`{words}`".replace("|", "\\|") if words else ""
