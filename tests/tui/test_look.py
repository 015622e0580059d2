from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping

import pytest
from rich.console import Console
from textual.color import Color
from textual.theme import Theme

from briefing.tui.app import BriefingApp
from briefing.tui.glyphs import ASCII, UNICODE, choose_glyphs
from briefing.tui.themes import CONTRAST, DARK, LIGHT, theme_name
from tests.tui.driver import opened, pane_text, press, settle, whole_screen
from tests.tui.invented import Asked, invented_brief, make_seams

# Machado, Oliveira and Fernandes (2009), severity 1.0; rows are applied to linear RGB.
_EYES: Mapping[str, tuple[tuple[float, float, float], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@pytest.mark.parametrize(("theme", "least"), [(DARK, 5.0), (LIGHT, 5.0), (CONTRAST, 7.0)])
def test_every_signal_colour_can_be_read_on_its_ground(theme: Theme, least: float) -> None:
    """WCAG contrast of text and signals against background and panel."""
    for name in (theme.primary, theme.warning, theme.error, theme.foreground, theme.variables["faint"]):
        assert name is not None
        assert theme.background is not None
        assert contrast(name, theme.background) >= least


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_signals_stay_apart_for_colour_blind_eyes(theme: Theme) -> None:
    """The smallest CIE Lab 1976 distance between any two signals, over four kinds of eyes."""
    signals = [colour for colour in (theme.primary, theme.warning, theme.error) if colour]
    for matrix in _EYES.values():
        seen = [lab(colour, matrix) for colour in signals]
        for number, one in enumerate(seen):
            for other in seen[number + 1 :]:
                assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 25


def test_names_of_themes_in_the_settings() -> None:
    """The reader writes short names; Textual's own names pass."""
    assert [theme_name(name) for name in ("auto", "dark", "light", "contrast", "terminal", "nord")] == [
        "briefing-dark",
        "briefing-dark",
        "briefing-light",
        "briefing-contrast",
        "ansi-dark",
        "nord",
    ]


def test_signs_fall_back_to_ascii() -> None:
    """A terminal without UTF-8 gets signs that it can show."""
    assert choose_glyphs("UTF-8") is UNICODE
    assert choose_glyphs("utf8") is UNICODE
    assert choose_glyphs("ISO-8859-1") is ASCII
    assert choose_glyphs(None) is ASCII
    assert all(sign.isascii() for sign in (ASCII.cursor, ASCII.kept, ASCII.bar, ASCII.dash, ASCII.pilcrow))


async def test_without_colour_the_cursor_is_seen_and_nothing_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: the sign ▸ stands beside the line, and no colour reaches the terminal."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "1", "tab", "tab", "j")
        assert "▸+ ~ the ferries" in pane_text(pilot, "quotes")
        assert "▸+ ~ the ferries" in whole_screen(pilot)
        assert not re.findall(r"\x1b\[[0-9;]*\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)\b[0-9;]*m", sent(pilot.app))
        await press(pilot, "enter")
        assert not re.findall(r"\x1b\[[0-9;]*\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)\b[0-9;]*m", sent(pilot.app))
        assert re.search(r"\x1b\[1;4[;m]", sent(pilot.app))


async def test_with_colour_there_is_colour() -> None:
    """The test above could not fail if nothing were ever coloured."""
    if "NO_COLOR" in os.environ:
        pytest.skip("NO_COLOR is set")
    async with opened() as pilot:
        assert re.search(r"\x1b\[[0-9;]*38;", sent(pilot.app))


@pytest.mark.parametrize("name", ["light", "contrast", "terminal", "nord", "no such theme"])
async def test_every_theme_opens(name: str) -> None:
    """An unknown name is no reason not to open."""
    from dataclasses import replace

    async with opened(seams=replace(make_seams(Asked()), theme=name)) as pilot:
        assert "▸+ The ministry" in pane_text(pilot, "bottom")


async def test_nothing_moves_by_itself() -> None:
    """No timer runs when nobody presses a key."""
    app = BriefingApp(invented_brief(), make_seams(Asked()))
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await pilot.pause()
        assert app.animation_level == "none"
        running = [
            timer for node in (app, *app.screen.walk_children()) for timer in node._timers if timer._repeat is None
        ]
        assert running == []


def sent(app: object) -> str:
    """Return what a terminal of 256 colours is sent for the whole screen."""
    assert isinstance(app, BriefingApp)
    console = Console(file=io.StringIO(), force_terminal=True, color_system="256", width=app.size.width, no_color=False)
    lines = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.render(console) for strip in lines)


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def linear(colour: str) -> list[float]:
    """Return a colour's linear RGB."""
    channels = Color.parse(colour).normalized
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]


def luminance(colour: str) -> float:
    """Return the relative luminance."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lab(colour: str, eye: tuple[tuple[float, float, float], ...]) -> tuple[float, float, float]:
    """Return CIE Lab (D65) of a colour as an eye sees it."""
    rgb = [
        min(1.0, max(0.0, sum(part * value for part, value in zip(row, linear(colour), strict=True)))) for row in eye
    ]
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    xyz = [
        sum(part * value for part, value in zip(row, rgb, strict=True)) / base
        for row, base in zip(to_xyz, white, strict=True)
    ]
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
