from __future__ import annotations

import subprocess
import sys

from briefing.tui.app import BriefingApp
from briefing.tui.brief_screen import BriefScreen
from briefing.tui.evidence import EvidenceView
from briefing.tui.export import ExportScreen
from briefing.tui.filter_screen import FilterScreen
from briefing.tui.help import HelpScreen
from briefing.tui.jump import JumpScreen
from briefing.tui.keys import KEYS, apply_remaps, find_key_problems
from briefing.tui.line_pane import LinePane
from briefing.tui.overlay import ListOverlay
from briefing.tui.search import SearchScreen


def test_the_keys_as_shipped_do_not_clash() -> None:
    """No key means two things in one place."""
    assert find_key_problems({}) == ()


def test_ids_are_unique() -> None:
    """A remap names one binding."""
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))


def test_every_key_has_an_action_behind_it() -> None:
    """A key in the table that does nothing would be a promise broken."""
    owners = {
        "brief": BriefScreen,
        "evidence": EvidenceView,
        "moving": LinePane,
        "jump": JumpScreen,
        "search": SearchScreen,
        "filter": FilterScreen,
        "export": ExportScreen,
        "help": HelpScreen,
        "lists": ListOverlay,
        "everywhere": BriefingApp,
    }
    missing = [
        key.id
        for key in KEYS
        if key.id != "list.choose" and not hasattr(owners[key.place], f"action_{key.action.split('(')[0]}")
    ]
    assert missing == []


def test_no_key_belongs_to_tmux_or_the_terminal() -> None:
    """Ctrl and Alt are aliases at most."""
    for key in KEYS:
        plain = [name for name in key.key_names if not name.startswith(("ctrl+", "alt+"))]
        assert plain, key.id


def test_a_remap_moves_a_key() -> None:
    """Signs may be written as they are typed."""
    table = {key.id: key for key in apply_remaps({"search": "?,f", "help": "h", "source.next": ","})}
    assert table["search"].keys == "question_mark,f"
    assert table["search"].shown == "? f"
    assert table["source.next"].keys == "comma"


def test_clashes_name_both_bindings() -> None:
    """The reader learns which two ids fight over a key."""
    assert find_key_problems({"mark.keep": "u"}) == ("the key u means both mark.keep and undo",)
    assert find_key_problems({"source.next": ","}) == ("the key , means both source.next and source.previous",)


def test_unknown_ids_are_named_with_the_nearest() -> None:
    """A typing error is not passed over in silence."""
    assert find_key_problems({"serch": "f"}) == ("there is no key binding serch (nearest: search)",)
    assert find_key_problems({"search": " "}) == ("search has no key",)


def test_the_table_can_be_printed_without_textual() -> None:
    """Commands that print keys start without the screen's libraries."""
    code = "import sys, briefing.tui.keys, briefing.tui.seams; print('textual' in sys.modules or 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
