"""The themes: a dark and a light one whose signals stay apart for colour-blind readers, and one of high contrast."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

# Sky blue, yellow and vermilion of the Okabe-Ito set, the vermilion darkened until the smallest distance between any
# two, seen with normal, protan, deutan and tritan eyes, is about 30 (CIE Lab 1976); on #121212 all reach 5:1.
DARK = Theme(
    name="briefing-dark",
    primary="#56B4E9",
    secondary="#56B4E9",
    accent="#56B4E9",
    success="#56B4E9",
    warning="#F0E442",
    error="#E0660A",
    foreground="#E4E4E4",
    background="#121212",
    surface="#121212",
    panel="#262626",
    dark=True,
    variables={"faint": "#A0A0A0", "footer-background": "#262626"},
)

# Yellow and orange fall below 2:1 on white, so light ground needs its own values; all reach 5:1, the smallest distance
# over the four kinds of eyes is 35.
LIGHT = Theme(
    name="briefing-light",
    primary="#0072B2",
    secondary="#0072B2",
    accent="#0072B2",
    success="#0072B2",
    warning="#806000",
    error="#99004D",
    foreground="#1A1A1A",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#E6E6E6",
    dark=False,
    variables={"faint": "#595959"},
)

CONTRAST = Theme(
    name="briefing-contrast",
    primary="#8CD2FF",
    secondary="#8CD2FF",
    accent="#8CD2FF",
    success="#8CD2FF",
    warning="#FFF27A",
    error="#FF9B52",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#1F1F1F",
    dark=True,
    variables={"faint": "#D0D0D0"},
)

OWN_THEMES = (DARK, LIGHT, CONTRAST)
# For themes that do not name it: legible on black (4.7:1) and nearly so on white (3.9:1).
DEFAULT_FAINT = "#808080"
_NAMES: Mapping[str, str] = {
    "auto": DARK.name,
    "dark": DARK.name,
    "light": LIGHT.name,
    "contrast": CONTRAST.name,
    "terminal": "ansi-dark",
}


def theme_name(wanted: str) -> str:
    """Return the full name of a theme as feeds.toml may call it; other names are taken for Textual's own."""
    return _NAMES.get(wanted, wanted)
