"""The command ``briefing``: finds the commands below it, and turns what goes wrong into one line and an exit code."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.options import as_of_option, example, place_options
from briefing.errors import BriefingError, CacheError, SettingsError, UsageError

if TYPE_CHECKING:
    from briefing.cli.last_screen import Curtain

# Which command stands where; the order is that of --help.
COMMANDS = {
    "ingest": "briefing.cli.commands.ingest",
    "show": "briefing.cli.commands.show",
    "export": "briefing.cli.commands.export",
    "diff": "briefing.cli.commands.diff",
    "items": "briefing.cli.commands.items",
    "analyse": "briefing.cli.commands.analyse",
    "search": "briefing.cli.commands.search",
    "sources": "briefing.cli.commands.sources",
    "cache": "briefing.cli.commands.cache",
    "serve": "briefing.cli.commands.serve",
    "keys": "briefing.cli.commands.keys",
    "config": "briefing.cli.commands.config",
    "init": "briefing.cli.commands.init",
    "completion": "briefing.cli.commands.completion",
}


def main(curtain: Curtain | None = None) -> None:
    """Run the command line of this process; the dashboard draws over the ``curtain``, all else takes it away."""
    for stream in (sys.stdout, sys.stderr):
        # Quotation marks must come out whatever the locale: in a pipe as UTF-8, on a terminal as far as it can.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(**({"errors": "replace"} if stream.isatty() else {"encoding": "utf-8"}))
    cli(prog_name="briefing", obj=curtain)


class Commands(click.Group):
    """A group that imports a command when it is called, and ends in words where this program failed on purpose."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the commands in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return the command of that name, None when there is none."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; for an unknown one, name the nearest."""
        if args and args[0] not in COMMANDS and not context.resilient_parsing:
            from difflib import get_close_matches

            nearest = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {nearest[0]}?" if nearest else "`briefing --help` lists them."
            context.fail(f"There is no command {args[0]!r}; {hint}")
        return super().resolve_command(context, args)

    def invoke(self, context: click.Context) -> Any:
        """Run what was asked for."""
        try:
            return super().invoke(context)
        except BriefingError as error:
            raise Refusal(error) from error
        except OSError as error:
            # What is still in the buffer goes nowhere, or the same error would come again at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if error.errno == errno.EPIPE:  # `briefing show | head`: who reads has read enough
                context.exit(0)
            raise Refusal(BriefingError(f"{error.filename or 'the output'}: {error.strerror or error}")) from error


class Refusal(click.ClickException):
    """One of this program's own errors, on its way to the reader."""

    def __init__(self, error: BriefingError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override] # click has it as a plain attribute
        """Return how the program ends."""
        return exit_code_of(self.error)

    def show(self, file: Any = None) -> None:
        """Print the message; what was refused is data for nobody, so it goes to stderr."""
        click.echo(f"briefing: {self.message}" if "\n" not in self.message else self.message, err=True, file=file)


def exit_code_of(error: BriefingError) -> int:
    """Return 2 for what was asked or set wrongly, 3 for trouble with the cache, 1 for all else."""
    match error:
        case SettingsError() | UsageError():
            return 2
        case CacheError():
            return 3
        case _:
            return 1


def _print_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from briefing import __version__

        click.echo(f"briefing {__version__}")
        context.exit()


@click.command(
    cls=Commands,
    invoke_without_command=True,
    epilog=example("briefing", "briefing --demo", "briefing ingest && briefing export")
    + "\n\nExit codes: 0 good; 1 every source failed, or what was asked for could not be done; "
    "2 wrong use or settings; 3 trouble with the cache.",
)
@place_options
@as_of_option
@click.option("--demo", is_flag=True, help="Show a complete brief of invented sample articles.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
@click.pass_context
def cli(context: click.Context, demo: bool) -> None:
    """The news of the day as an issue brief that can be checked line by line.

    Without a command: the dashboard, or with no terminal to show it on, the same as `briefing show`.
    """
    if context.invoked_subcommand is None:
        from briefing.cli.dashboard import open_dashboard

        open_dashboard(context, demo=demo)
    elif demo:
        raise click.UsageError("--demo goes with no command; it opens the dashboard.")
