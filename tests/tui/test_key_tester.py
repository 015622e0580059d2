from __future__ import annotations

from textual.widgets import Static

from briefing.tui.key_tester import KeyTester


async def test_every_key_that_arrives_is_told_with_what_it_does() -> None:
    """Also those that would do something here, and those that do nothing."""
    app = KeyTester({"mark.keep": "b"})
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("b", "ctrl+q", "ctrl+t")
        await pilot.pause()
        assert str(app.query_one("#told", Static).content).splitlines() == [
            "b  [b]  In the brief: keep in the brief, or not (mark.keep); "
            "After g in the brief: bottom line (jump.bottom)",
            "Ctrl+q  [ctrl+q]  Everywhere: quit from any screen (quit.now)",
            "Ctrl+t  [ctrl+t]  does nothing in the dashboard",
        ]
        await pilot.press("escape", "escape")
        assert app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert app._exit
