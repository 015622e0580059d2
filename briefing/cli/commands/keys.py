"""`briefing keys`: the keys of the dashboard."""

from __future__ import annotations

from collections.abc import Mapping

import click

from briefing.cli.options import example, place_options


@click.command(epilog=example("briefing keys", "briefing keys | grep issue", "briefing keys --try"))
@click.option("--try", "trying", is_flag=True, help="Tell each key that arrives from this terminal, and what it does.")
@place_options
@click.pass_context
def command(context: click.Context, *, trying: bool) -> None:
    """List the keys of the dashboard with the names by which [keys] in feeds.toml changes them.

    Keys that feeds.toml changes are shown as it sets them.
    """
    from briefing.cli.layout import columns
    from briefing.cli.options import CONFIG
    from briefing.cli.workplace import read_settings
    from briefing.errors import SettingsError
    from briefing.tui.keys import PLACE_TITLES, apply_remaps

    try:
        remaps = read_settings(context).keys
    except SettingsError:
        if CONFIG in context.meta:
            raise
        remaps = {}
    if trying:
        try_keys(remaps)
        return
    table = apply_remaps(remaps)
    for place, title in PLACE_TITLES.items():
        rows = [(key.shown, key.id, key.what) for key in table if key.place == place]
        click.echo(f"{title}\n{columns(rows, indent=2)}\n")


def try_keys(remaps: Mapping[str, str]) -> None:
    """Tell the keys that arrive until the reader has had enough.

    Raises:
        UsageError: there is no terminal to press keys on.
    """
    from briefing.cli.dashboard import can_show_screen
    from briefing.errors import UsageError

    if not can_show_screen():
        raise UsageError("briefing keys --try needs a terminal")
    from briefing.tui.key_tester import KeyTester

    KeyTester(remaps).run()
