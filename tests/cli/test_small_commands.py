from __future__ import annotations

from tests.cli.conftest import Desk


def test_init_writes_a_file_that_can_be_used_at_once(desk: Desk) -> None:
    """In an empty folder; what was made is printed."""
    made = desk.run("init", "fresh")
    assert made.stdout == "fresh/feeds.toml\nfresh/articles\n"
    assert desk.run("config", "check", "--config", "fresh").exit_code == 0


def test_init_never_overwrites(desk: Desk) -> None:
    """The desk's own file stays."""
    before = desk.feeds.read_text(encoding="utf-8")
    refused = desk.run("init")
    assert refused.exit_code == 2
    assert refused.stderr == "briefing: feeds.toml: there is one already; it was left as it is\n"
    assert desk.feeds.read_text(encoding="utf-8") == before


def test_a_good_file_is_told_with_what_it_holds(desk: Desk) -> None:
    """Which file, which cache, how many of what; a folder that is missing is told on stderr."""
    checked = desk.run("config", "check")
    assert checked.stdout == (
        f"settings  {desk.feeds}\n"
        f"cache     {desk.folder / 'cache'}\n"
        f"briefs    {desk.folder / 'briefs'}\n"
        "sources   0 feeds, 1 folders\n"
        "issues    Harbour ferry, Lighthouse\n"
    )
    (desk.folder / "articles").rename(desk.folder / "elsewhere")
    assert desk.run("config", "check").stderr == (
        f'briefing: the folder of "Clippings" is not there: {desk.folder / "articles"}\n'
    )


def test_every_setting_is_listed_with_its_meaning(desk: Desk) -> None:
    """One line each."""
    lines = desk.run("config", "settings").stdout.splitlines()
    assert any(line.startswith("[export]") and "window_days" in line and " 7 " in line for line in lines)


def test_the_keys_are_listed_as_feeds_toml_sets_them(desk: Desk) -> None:
    """And as they come, where there is no feeds.toml."""
    assert ["j", "↓", "line.down", "next", "line"] in key_rows(desk)
    desk.feeds.write_text("[keys]\n'line.down' = 'j,X'\n", encoding="utf-8")
    assert ["j", "X", "line.down", "next", "line"] in key_rows(desk)
    desk.feeds.unlink()
    assert ["j", "↓", "line.down", "next", "line"] in key_rows(desk)


def test_a_shell_gets_its_completion(desk: Desk) -> None:
    """For the three shells that are asked for most."""
    for shell in ("bash", "zsh", "fish"):
        assert "_BRIEFING_COMPLETE" in desk.run("completion", shell).stdout
    assert desk.run("completion", "tcsh").exit_code == 2


def key_rows(desk: Desk) -> list[list[str]]:
    """Return the words of each line that `briefing keys` prints."""
    return [line.split() for line in desk.run("keys").stdout.splitlines()]
