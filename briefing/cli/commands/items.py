"""`briefing items`: what is in the cache."""

from __future__ import annotations

import click

from briefing.cli.options import as_of_option, example, format_option, issue_option, place_options


@click.command(epilog=example("briefing items", "briefing items --issue ATACMS --format jsonl | head"))
@format_option("txt", "jsonl")
@issue_option
@place_options
@as_of_option
@click.pass_context
def command(context: click.Context, form: str, issue: str | None) -> None:
    """List what is in the cache, newest first.

    Per item: id, source, url, title, outlet and published with what each rests on, versions, words. An outlet rests
    on the feed, the page, the file's front matter, the text itself, or the source in feeds.toml.
    """
    from briefing.cli.analysing import analyse_stale
    from briefing.cli.layout import columns, item_cells, item_line
    from briefing.cli.pipeline import compose_brief, first_read
    from briefing.cli.workplace import find_issue, find_workplace

    place = find_workplace(context)
    with place.open_store() as store:
        rows = store.item_rows()
        if issue is not None:
            name = find_issue(issue, place.settings)
            moment = place.moment
            analyse_stale(store, since=first_read(place.settings, moment))
            brief = compose_brief(store, place.settings, moment, place.reader)
            serving = {item_id for part in brief.issues if part.name == name for item_id in part.item_ids}
            rows = tuple(row for row in rows if row.id in serving)
    if form == "jsonl":
        for row in rows:
            click.echo(item_line(row))
    elif rows:
        click.echo(columns([item_cells(row) for row in rows]))
    else:
        click.echo("There are no such items in the cache; `briefing ingest` fetches some.", err=True)
