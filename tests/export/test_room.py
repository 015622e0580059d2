"""What does the room name, and can it be had?"""

from __future__ import annotations

from types import ModuleType

from briefing import export


def test_whatever_the_room_names_can_be_had_in_any_order() -> None:
    """Each name is loaded when it is asked for, also once modules of the room were loaded by others."""
    named = [getattr(export, name) for name in (*export.__all__, *export.__all__)]
    assert {isinstance(each, ModuleType) for each in named} == {False}
