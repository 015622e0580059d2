"""`briefing show`: the brief as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing.cli.options import actor_option, as_of_option, example, issue_option, length_option, place_options

if TYPE_CHECKING:
    from briefing.settings import ExportLength


@click.command(epilog=example("briefing show | less", 'briefing show --issue "Storm Shadow"'))
@issue_option
@actor_option
@length_option("full, as on the screen")
@place_options
@as_of_option
@click.pass_context
def command(context: click.Context, issue: str | None, actor: str | None, length: ExportLength | None) -> None:
    """Print the brief as plain text, for pipes and screen readers.

    It is made of what is in the cache and in the folders among the sources; `briefing ingest` polls the feeds.
    """
    print_brief(context, issue, actor, length)


def print_brief(
    context: click.Context, issue: str | None = None, actor: str | None = None, length: ExportLength | None = None
) -> None:
    """Compose the brief of the moment and print it; what may be missing from it is said on stderr."""
    from briefing.cli.briefs import Portion, render
    from briefing.cli.fares import tell_failures
    from briefing.cli.pipeline import load_cited_items, make_brief, read_folders
    from briefing.cli.workplace import clock, find_issue, find_workplace

    place = find_workplace(context)
    name = None if issue is None else find_issue(issue, place.settings)
    with place.open_store() as store:
        tell_failures(read_folders(store, place.settings, clock))
        brief = make_brief(store, place.settings, place.moment, place.reader)
        items = load_cited_items(store, brief)
    portion = Portion(name, actor, length or "full")
    click.echo(render(brief, items, "txt", portion), nl=False)
    if not brief.sources:
        click.echo("The cache has no items; `briefing ingest` fetches some.", err=True)
