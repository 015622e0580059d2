"""feeds.toml, the staffer's file: what it may say, reading it, and the few changes that the program makes to it."""

from briefing.settings.atomic import write_atomically
from briefing.settings.describe import SettingRow, setting_rows
from briefing.settings.fields import ExportFormat, ExportLength, check_url
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
    "setting_rows",
    "starter_text",
    "write_atomically",
    "write_starter",
]
