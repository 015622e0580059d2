"""The keys of the screen, as data: what the bindings, the help, the README and remapping in feeds.toml rest on.

Textual-free, so that commands can print and check the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from briefing.values import dataclass

KeyPlace = Literal["everywhere", "moving", "brief", "jump", "evidence", "lists", "search", "filter", "export", "help"]
PLACE_TITLES: Mapping[KeyPlace, str] = {
    "everywhere": "Everywhere",
    "moving": "Moving in a pane",
    "brief": "In the brief",
    "jump": "After g in the brief",
    "evidence": "In the evidence",
    "lists": "In every list over the brief",
    "search": "In the search field",
    "filter": "In the list of filters",
    "export": "In the list of export formats",
    "help": "In the help",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One binding. ``keys`` are Textual key names parted by commas; ``action`` is what Textual runs."""

    id: str
    place: KeyPlace
    keys: str
    action: str
    what: str

    @property
    def key_names(self) -> tuple[str, ...]:
        """Return the single keys."""
        return tuple(name.strip() for name in self.keys.split(",") if name.strip())

    @property
    def shown(self) -> str:
        """Return the keys as a reader knows them: ``? F1``."""
        return " ".join(show_key(name) for name in self.key_names)


# Letters, digits and punctuation only, where it can be: inside tmux, screen, zellij, VS Code and browsers most Ctrl and
# Alt combinations belong to somebody else. What has such a combination has a plain key as well.
KEYS: tuple[Key, ...] = (
    Key("help", "everywhere", "question_mark,f1", "show_help", "list the keys that work here"),
    Key("palette", "everywhere", "colon,ctrl+p", "command_palette", "find a command by name"),
    Key("quit.now", "everywhere", "Q,ctrl+q", "quit", "quit from any screen"),
    Key("line.down", "moving", "j,down", "down", "next line"),
    Key("line.up", "moving", "k,up", "up", "previous line"),
    Key("page.down", "moving", "pagedown", "page_down", "one page down"),
    Key("page.up", "moving", "pageup", "page_up", "one page up"),
    Key("line.first", "moving", "home", "first", "first line"),
    Key("line.last", "moving", "G,end", "last", "last line"),
    Key("issue.next", "brief", "J,right_square_bracket", "step_issue(1)", "next issue, same pane"),
    Key("issue.previous", "brief", "K,left_square_bracket", "step_issue(-1)", "previous issue, same pane"),
    *(
        Key(f"issue.{digit}", "brief", str(digit), f"issue({digit})", f"issue {digit}" if digit else "all issues")
        for digit in range(10)
    ),
    Key("pane.next", "brief", "tab", "step_pane(1)", "next pane"),
    Key("pane.previous", "brief", "shift+tab", "step_pane(-1)", "previous pane"),
    Key("pane.right", "brief", "l,right", "side_pane(1)", "pane to the right"),
    Key("pane.left", "brief", "h,left", "side_pane(-1)", "pane to the left"),
    Key("jump", "brief", "g", "jump", "go to a pane by its letter; g again: to the top of this one"),
    Key("evidence", "brief", "enter", "evidence", "the article, with the words that prove this line"),
    Key("new.next", "brief", "n", "step_new(1)", "next new or changed line, across panes and issues"),
    Key("new.previous", "brief", "N", "step_new(-1)", "previous new or changed line"),
    Key("read.on", "brief", "space", "read_on", "read on: the rest of the line, the next new line, the next issue"),
    Key("mark.seen", "brief", "m", "mark('seen')", "mark as seen, or not"),
    Key("mark.issue", "brief", "A", "mark_issue", "mark the whole issue as seen"),
    Key("mark.keep", "brief", "s", "mark('kept')", "keep in the brief, or not"),
    Key("mark.leave_out", "brief", "x", "mark('left out')", "leave out of the brief, or not"),
    Key("mark.note", "brief", "c", "note", "write a staff note"),
    Key(
        "answer.confirm",
        "brief",
        "plus",
        "answer('confirmed')",
        "yes: the possible answer is one; follow this story as an issue",
    ),
    Key(
        "answer.reject",
        "brief",
        "minus",
        "answer('rejected')",
        "no: the possible answer is none; do not propose this story again",
    ),
    Key("correct.passage", "brief", "p", "move_passage", "put the line's paragraph under another issue, or under none"),
    Key("correct.merge", "brief", "M", "merge_actors", "this actor or speaker is the same as another one"),
    Key("correct.list", "brief", "C", "corrections", "what you set right, to take back"),
    Key("undo", "brief", "u", "undo", "take back what was done last: mark, correction, filter, kept search, export"),
    Key("copy", "brief", "y", "copy('plain')", "copy the line with its attribution"),
    Key("copy.markdown", "brief", "Y", "copy('markdown')", "copy the line as markdown"),
    Key("browser", "brief", "o", "browse", "open the article in the browser"),
    Key("pager", "brief", "v", "page", "read the article in $PAGER"),
    Key("pipe", "brief", "vertical_line", "pipe", "hand the line with its attribution to a command"),
    Key("pane.wider", "brief", "greater_than_sign", "resize(1)", "this pane larger; kept for this width of the window"),
    Key("pane.narrower", "brief", "less_than_sign", "resize(-1)", "this pane smaller"),
    Key("zoom", "brief", "z", "zoom", "this pane alone, or all panes"),
    Key("search", "brief", "slash", "search", "search lines and articles"),
    Key("filter", "brief", "f", "filter", "show only some lines: new, kept, by outlet, by actor, by day"),
    Key("filter.clear", "brief", "F", "clear_filter", "show all lines again"),
    Key("timeline", "brief", "t", "timeline", "events, positions and questions of this issue in order of days"),
    Key("changes", "brief", "d", "changes", "what changed since the previous brief"),
    Key("sources", "brief", "S", "sources", "the sources and how they fare"),
    Key("source.add", "brief", "a", "add_source", "add a feed, a file or a folder to the sources"),
    Key("export", "brief", "e", "export", "see the brief as a file would hold it, and write it"),
    Key("export.edit", "brief", "E", "export_and_edit", "write the brief as markdown and open it in $EDITOR"),
    Key("refresh", "brief", "r", "refresh", "poll the sources in the background"),
    Key("arrivals", "brief", "R", "arrivals", "show what has arrived"),
    Key("quit", "brief", "q", "quit", "quit"),
    Key("jump.top", "jump", "g", "to('top')", "first line of this pane"),
    Key("jump.end", "jump", "G", "to('end')", "last line of this pane"),
    Key("jump.rail", "jump", "i", "to('rail')", "issues"),
    Key("jump.bottom", "jump", "b", "to('bottom')", "bottom line"),
    Key("jump.actors", "jump", "a", "to('actors')", "actors"),
    Key("jump.quotes", "jump", "q", "to('quotes')", "quotes"),
    Key("jump.questions", "jump", "o", "to('questions')", "open questions"),
    Key("jump.also", "jump", "l", "to('also')", "also: differences, look-ahead, sourcing"),
    Key("jump.side", "jump", "e", "to('side')", "evidence beside the panes"),
    Key("jump.stay", "jump", "escape", "back", "stay here"),
    Key("back", "evidence", "escape,q,h,left", "back", "back to the line"),
    Key("source.next", "evidence", "full_stop", "step_source(1)", "next source of this line"),
    Key("source.previous", "evidence", "comma", "step_source(-1)", "previous source of this line"),
    Key("cited.next", "evidence", "n", "step_cited(1)", "next words in this article that feed the brief"),
    Key("cited.previous", "evidence", "N", "step_cited(-1)", "previous words that feed the brief"),
    Key("cited.line", "evidence", "enter", "cited_line", "to the line of the brief that the words feed"),
    Key("evidence.copy", "evidence", "y", "copy('plain')", "copy the highlighted words with their attribution"),
    Key("evidence.copy_markdown", "evidence", "Y", "copy('markdown')", "the same as markdown"),
    Key("evidence.browser", "evidence", "o", "browse", "open this article in the browser"),
    Key("evidence.pager", "evidence", "v", "page", "read this article in $PAGER"),
    Key("evidence.pipe", "evidence", "vertical_line", "pipe", "hand this article to a command"),
    Key("evidence.first", "evidence", "g", "first", "top of the article"),
    Key("evidence.zoom", "evidence", "z", "zoom", "the whole width, or not"),
    Key("page.on", "evidence", "space", "page_down", "one page down"),
    Key("list.back", "lists", "escape,q,left", "back", "back"),
    Key("list.choose", "lists", "enter", "choose", "choose"),
    Key("list.first", "lists", "g", "first", "first line"),
    Key("search.keep", "search", "tab", "keep", "keep this search in the rail, or forget it"),
    Key("filter.toggle", "filter", "space", "choose", "set this filter, or not"),
    Key("filter.none", "filter", "F", "clear", "take all filters away"),
    Key("help.look", "help", "slash", "look", "look for a key or a word"),
    Key("export.copy", "export", "y", "copy", "copy the whole brief in this format"),
)

# Which places are live at once: a key may mean one thing in each of these, never two.
_TOGETHER: tuple[frozenset[KeyPlace], ...] = (
    frozenset({"everywhere", "moving", "brief"}),
    frozenset({"everywhere", "moving", "evidence"}),
    frozenset({"jump"}),
    frozenset({"search"}),
    frozenset({"everywhere", "moving", "lists", "filter"}),
    frozenset({"everywhere", "moving", "lists", "export"}),
    frozenset({"everywhere", "moving", "lists", "help"}),
)

_SHOWN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "vertical_line": "|",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "f1": "F1",
}
_NAMED = {shown: name for name, shown in _SHOWN.items() if len(shown) == 1 and shown.isascii()}


def show_key(name: str) -> str:
    """Return a Textual key name as it stands on a keyboard."""
    return _SHOWN.get(name, name.replace("ctrl+", "Ctrl+"))


def apply_remaps(remaps: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the table with the keys of ``remaps`` (by binding id) put in; unknown ids are passed over."""
    return tuple(
        Key(key.id, key.place, _normalise(remaps[key.id]), key.action, key.what) if key.id in remaps else key
        for key in KEYS
    )


def find_key_problems(remaps: Mapping[str, str]) -> tuple[str, ...]:
    """Return, in words, every unknown binding id and every key that would mean two things in one place."""
    known = {key.id for key in KEYS}
    problems = [_unknown(binding_id, known) for binding_id in remaps if binding_id not in known]
    problems += [f"{binding_id} has no key" for binding_id, keys in remaps.items() if not _normalise(keys)]
    table = apply_remaps(remaps)
    for places in _TOGETHER:
        problems += [line for line in _clashes(key for key in table if key.place in places) if line not in problems]
    return tuple(problems)


def _clashes(keys: Iterable[Key]) -> Iterable[str]:
    owners: dict[str, str] = {}
    for key in keys:
        for name in key.key_names:
            owner = owners.setdefault(name, key.id)
            if owner != key.id:
                yield f"the key {show_key(name)} means both {owner} and {key.id}"


def _unknown(binding_id: str, known: set[str]) -> str:
    from difflib import get_close_matches

    nearest = get_close_matches(binding_id, sorted(known), n=1)
    return f"there is no key binding {binding_id}" + (f" (nearest: {nearest[0]})" if nearest else "")


def _normalise(keys: str) -> str:
    if keys.strip() == ",":
        return "comma"
    names = (part.strip() for part in keys.split(","))
    return ",".join(_NAMED.get(name, name) for name in names if name)
