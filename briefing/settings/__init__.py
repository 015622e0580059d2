"""feeds.toml, the staffer's file: what it may say, reading it, and the few changes that the program makes to it.

What is named here is loaded when it is asked for: the dashboard opens on settings that were checked before, and what
checks them takes longer to load than all the rest of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.settings.atomic import write_atomically
    from briefing.settings.checked import save_checked
    from briefing.settings.describe import SettingRow, setting_rows
    from briefing.settings.exports import ExportFormat, ExportLength
    from briefing.settings.fields import check_url
    from briefing.settings.load import (
        FILE_NAME,
        Settings,
        beside,
        find_settings_path,
        line_in,
        load_settings,
        parse_settings,
    )
    from briefing.settings.write import add_issue, add_sources, starter_text, write_starter

_PLACES = {
    "atomic": ("write_atomically",),
    "checked": ("save_checked",),
    "describe": ("SettingRow", "setting_rows"),
    "exports": ("ExportFormat", "ExportLength"),
    "fields": ("check_url",),
    "load": (
        "FILE_NAME",
        "Settings",
        "beside",
        "find_settings_path",
        "line_in",
        "load_settings",
        "parse_settings",
    ),
    "write": ("add_issue", "add_sources", "starter_text", "write_starter"),
}

__all__ = [
    "FILE_NAME",
    "ExportFormat",
    "ExportLength",
    "SettingRow",
    "Settings",
    "add_issue",
    "add_sources",
    "beside",
    "check_url",
    "find_settings_path",
    "line_in",
    "load_settings",
    "parse_settings",
    "save_checked",
    "setting_rows",
    "starter_text",
    "write_atomically",
    "write_starter",
]


def __getattr__(name: str) -> object:
    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"briefing.settings.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
