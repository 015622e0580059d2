"""`briefing serve`: the dashboard in a browser on this machine."""

from __future__ import annotations

import click

from briefing.cli.options import as_of_option, example, place_options


@click.command(epilog=example("briefing serve", "briefing serve --port 9000"))
@click.option(
    "--port", type=click.IntRange(1024, 65535), default=8765, show_default=True, help="The port to listen on."
)
@click.option("--demo", is_flag=True, help="Show the brief of invented sample articles.")
@place_options
@as_of_option
@click.pass_context
def command(context: click.Context, port: int, demo: bool) -> None:
    """Open the dashboard for a browser on this machine.

    It listens on 127.0.0.1 only, and opens for whoever has the address with its key, which is new each time. Whoever
    has it sees and does all that you can do in the dashboard; nothing of it is encrypted, so do not forward the port.
    """
    import secrets

    from briefing.errors import UsageError

    try:
        from briefing.cli.browser import GuardedServer
    except ModuleNotFoundError as error:
        raise UsageError(
            "briefing serve needs the package textual-serve, which is not installed. Beside start.py: "
            ".venv/bin/pip install --require-hashes -r requirements-serve.txt"
        ) from error

    server = GuardedServer(_command_line(context, demo=demo), port, secrets.token_urlsafe(16))
    click.echo(
        f"Open {server.address}\n"
        "Only this machine can reach it, and only who has this address; they can do all that you can do in the "
        "dashboard.\nEvery window is a sitting of its own. Ctrl+C ends it.",
        err=True,
    )
    try:
        server.run()
    except OSError as error:
        raise UsageError(f"port {port}: {error.strerror or error}; --port names another") from error


def _command_line(context: click.Context, *, demo: bool) -> str:
    """Return how the dashboard is called with the same settings, as one line for the shell of this system."""
    import os
    import shlex
    import subprocess
    import sys

    from briefing.cli.options import AS_OF, CACHE, CONFIG

    words = [sys.executable, "-m", "briefing"]
    for key, option in ((CONFIG, "--config"), (CACHE, "--cache"), (AS_OF, "--as-of")):
        if context.meta.get(key) is not None:
            words += [option, str(context.meta[key])]
    words += ["--demo"] if demo else []
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
