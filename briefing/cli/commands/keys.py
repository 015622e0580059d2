"""`briefing keys`: the keys of the dashboard."""

from __future__ import annotations

import click

from briefing.cli.options import example, place_options


@click.command(epilog=example("briefing keys", "briefing keys | grep issue"))
@place_options
@click.pass_context
def command(context: click.Context) -> None:
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
    table = apply_remaps(remaps)
    for place, title in PLACE_TITLES.items():
        rows = [(key.shown, key.id, key.what) for key in table if key.place == place]
        click.echo(f"{title}\n{columns(rows, indent=2)}\n")
