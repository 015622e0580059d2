"""`briefing diff`: what two days' briefs differ in."""

from __future__ import annotations

from datetime import datetime

import click

from briefing.cli.options import DAY, example, place_options


@click.command(epilog=example("briefing diff 2024-09-12 2024-09-13", "briefing diff 2024-09-12 2024-09-13 --format md"))
@click.argument("before", type=DAY, metavar="DAY")
@click.argument("after", type=DAY, metavar="DAY")
@click.option("--format", "form", type=click.Choice(["txt", "md"]), default="txt", show_default=True, help="How.")
@place_options
@click.pass_context
def command(context: click.Context, before: datetime, after: datetime, form: str) -> None:
    """Print what the briefs of two days differ in, as they were kept on those days."""
    from briefing.cli.briefs import load_kept
    from briefing.cli.workplace import find_workplace
    from briefing.export import render_difference_markdown, render_difference_text

    with find_workplace(context).open_store() as store:
        briefs = load_kept(store, before.date()), load_kept(store, after.date())
    click.echo((render_difference_markdown if form == "md" else render_difference_text)(*briefs), nl=False)
