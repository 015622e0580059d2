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
    from briefing.cli.collecting import nothing_collected

    # As one block: what is loaded and composed would be looked through many times until it is printed.
    with nothing_collected():
        from briefing.cli.briefs import Portion, render
        from briefing.cli.fares import tell_failures
        from briefing.cli.pipeline import make_checked, read_folders
        from briefing.cli.workplace import clock, find_issue, find_workplace

        place = find_workplace(context)
        name = None if issue is None else find_issue(issue, place.settings)
        with place.open_store() as store:
            tell_failures(read_folders(store, place.settings, clock))
            checked = make_checked(store, place.settings, place.moment, place.reader)
        text = render(checked.brief, checked.items, "txt", Portion(name, actor, length or "full"))
    click.echo(text, nl=False)
    if not checked.brief.sources:
        click.echo("The cache has no items of these days; `briefing ingest` fetches some.", err=True)
