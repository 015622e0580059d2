"""`briefing completion`: what a shell needs to complete commands, options, issues and sources."""

from __future__ import annotations

import click

from briefing.cli.options import example


@click.command(
    epilog=example(
        "briefing completion bash >> ~/.bashrc",
        "briefing completion zsh >> ~/.zshrc",
        "briefing completion fish > ~/.config/fish/completions/briefing.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    assert completion is not None  # the choice above holds the shells that click knows
    root = context.find_root().command
    click.echo(completion(root, {}, "briefing", "_BRIEFING_COMPLETE").source())
