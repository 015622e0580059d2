"""The commands of the palette: every issue by name, and everything in the brief that has a key."""

from __future__ import annotations

from collections.abc import Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.tui.brief_screen import BriefScreen, Command
from briefing.tui.rows import showable


class BriefCommands(Provider):
    """Offers what the brief can do while the brief is in front.

    Names go to the palette as content, never as text: it would read the brackets in a text as markup.
    """

    async def discover(self) -> Hits:
        """Yield every command, in the order of the help."""
        for command in self._commands():
            name = showable(command.name)
            yield DiscoveryHit(Content(name), command.run, text=name)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name matches, the matching letters underlined."""
        matcher = self.matcher(query)
        for command in self._commands():
            name = showable(command.name)
            score, offsets = matcher.fuzzy_search.match(query, name)
            if score > 0:
                shown = Content(name)
                for offset in offsets:
                    shown = shown.stylize("bold underline", offset, offset + 1)
                yield Hit(score, shown, command.run, text=name)

    def _commands(self) -> Iterator[Command]:
        if isinstance(self.screen, BriefScreen):
            yield from self.screen.commands()
