"""`briefing export`: the daily brief as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_never

import click

from briefing.cli.options import (
    AS_OF,
    DAY,
    actor_option,
    as_of_option,
    example,
    issue_option,
    length_option,
    place_options,
)

if TYPE_CHECKING:
    from briefing.cache import Store
    from briefing.cli.briefs import FileFormat, Portion
    from briefing.cli.pipeline import CheckedBrief
    from briefing.cli.workplace import Workplace
    from briefing.settings import ExportLength

IfEdited = Literal["overwrite", "beside", "diff"]


@click.command(
    epilog=example(
        "briefing export",
        "briefing export --day 2024-09-13 --format html -o brief.html",
        "briefing export --issue ATACMS --format json -o - | jq .issues",
        "briefing export --actor Blinken --format html",
        "briefing export --previous none --format pdf",
    )
)
@click.option("--day", type=DAY, metavar="DATE", help="The brief of that day, as in 2024-09-13; else today's.")
@issue_option
@actor_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "json", "txt", "pdf", "docx"]),
    help="Else as the name of the file or feeds.toml says: md. pdf and docx are made by pandoc.",
)
@length_option("as feeds.toml says: brief")
@click.option(
    "--previous",
    metavar="FILE|DATE|none",
    help="Tell changes against this brief, exported as JSON or kept on that day, or none; the day's kept brief stays "
    "as it is. Else against the last one kept before the day.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write it, - for stdout; else briefs/DATE.md beside feeds.toml.",
)
@click.option(
    "--force", "if_edited", flag_value="overwrite", default=None, help="Overwrite a file that was changed by hand."
)
@click.option(
    "--new-name", "if_edited", flag_value="beside", help="Write beside a file that was changed by hand: DATE-2.md."
)
@click.option(
    "--diff", "if_edited", flag_value="diff", help="Write nothing; print how the file differs from the brief."
)
@place_options
@as_of_option
@click.pass_context
def command(
    context: click.Context,
    day: datetime | None,
    issue: str | None,
    actor: str | None,
    form: FileFormat | None,
    length: ExportLength | None,
    previous: str | None,
    output: str | None,
    if_edited: IfEdited | None,
) -> None:
    """Write the brief of a day; every quotation is checked against its source first.

    It is made of what is in the cache and in the folders among the sources; `briefing ingest` polls the feeds. The
    path written is printed. A file that was changed by hand since is left as it is, with exit code 1, unless --force
    or --new-name says what to do.
    """
    from briefing.cli.collecting import nothing_collected

    # As one block: what is loaded and composed would be looked through many times until it is printed.
    with nothing_collected():
        from briefing.cli.briefs import Portion, brief_path, format_of
        from briefing.cli.fares import tell_failures
        from briefing.cli.pipeline import read_folders
        from briefing.cli.workplace import clock, find_issue, find_workplace

        if day is not None:
            if AS_OF in context.meta:
                raise click.UsageError("--day and --as-of say the same; give one of them.")
            context.meta[AS_OF] = day.date()
        place = find_workplace(context)
        name = None if issue is None else find_issue(issue, place.settings)
        form = form or format_of(output) or place.settings.export.format
        if if_edited == "diff" and (output == "-" or form in ("pdf", "docx")):
            raise click.UsageError("--diff compares text with a file: it goes with neither -o - nor pdf nor docx.")
        with place.open_store() as store:
            tell_failures(read_folders(store, place.settings, clock))
            checked = _brief(store, place, previous)
        content = _content(checked, form, Portion(name, actor, length or place.settings.export.length))
    if output == "-":
        click.echo(content, nl=False)
        return
    path = Path(output) if output else brief_path(place.settings, checked.brief.as_of.date(), form, actor or name)
    _hand_over(path, content, place.cache, if_edited)


def _brief(store: Store, place: Workplace, previous: str | None) -> CheckedBrief:
    """Return the day's brief, kept; or told against another than the last one, and then not kept."""
    from briefing.cli.analysing import analyse_stale
    from briefing.cli.briefs import find_previous
    from briefing.cli.outlining import outlining_of
    from briefing.cli.pipeline import compose_checked, first_read, make_checked

    moment = place.moment
    if previous is None:
        return make_checked(store, place.settings, moment, place.reader)
    outlining = outlining_of(place.settings, moment.now)
    analyse_stale(store, since=first_read(place.settings, moment), outlining=outlining)
    return compose_checked(find_previous(previous, store, moment.now), store, place.settings, moment, place.reader)


def _content(checked: CheckedBrief, form: FileFormat, portion: Portion) -> str | bytes:
    from briefing.cli.briefs import printed_brief

    if form == "pdf" or form == "docx":
        from briefing.cli.pandoc import convert

        return convert(printed_brief(checked.brief, checked.items, "md", portion), form, checked.brief.as_of)
    return printed_brief(checked.brief, checked.items, form, portion)


def _hand_over(path: Path, content: str | bytes, cache: Path, if_edited: IfEdited | None) -> None:
    from briefing.cli.briefs import difference_from, overwrite_brief, write_beside, write_brief

    match if_edited:
        case None:
            write_brief(path, content, cache)
        case "overwrite":
            overwrite_brief(path, content, cache)
        case "beside":
            path = write_beside(path, content, cache)
        case "diff":
            click.echo(difference_from(path, str(content)), nl=False)
            return
        case _:
            assert_never(if_edited)
    click.echo(str(path))
