"""`briefing search`: which items hold these words?"""

from __future__ import annotations

import click

from briefing.cli.options import example, format_option, place_options


@click.command(epilog=example("briefing search interception", 'briefing search "no decision" Lammy --format jsonl'))
@click.argument("terms", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many hits at most.")
@format_option("txt", "jsonl")
@place_options
@click.pass_context
def command(context: click.Context, terms: tuple[str, ...], limit: int, form: str) -> None:
    """Find the items in the cache that hold all of TERMS: in their title first, of either the newest.

    Put a phrase between quotation marks; the last word may be unfinished.
    """
    from briefing.cli.layout import day_text, hit_line
    from briefing.cli.workplace import find_workplace

    with find_workplace(context).open_store() as store:
        store.index()
        hits = store.search(" ".join(f'"{term}"' if " " in term else term for term in terms), limit)
    for hit in hits:
        if form == "jsonl":
            click.echo(hit_line(hit))
        else:
            credit = " · ".join(part for part in (hit.outlet, day_text(hit.published)) if part)
            click.echo(f"{hit.title}" + (f" ({credit})" if credit else ""))
            click.echo(f"  {hit.evidence.text}\n  [{hit.item_id}]\n")
    if not hits:
        click.echo("Nothing in the cache holds all of these words.", err=True)
