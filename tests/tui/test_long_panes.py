from __future__ import annotations

from collections.abc import Sequence

from textual.app import App, ComposeResult

from briefing.tui.line_pane import LinePane
from briefing.tui.rows import Later, Para, Row, para

ROWS = tuple(Row(f"row {number}", (para(f"{number} " + "word " * (number % 40)),)) for number in range(1000))


class Long(App[None]):
    """One pane of a thousand rows."""

    def compose(self) -> ComposeResult:
        """Lay out the pane."""
        yield LinePane(id="pane")

    def on_mount(self) -> None:
        """Fill it."""
        pane = self.query_one(LinePane)
        pane.show(ROWS)
        pane.focus()


def numbers(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the rows that begin on these lines."""
    words = [line[3:].split(" ")[0] for line in lines]
    return [int(word) for word in words if word.isdecimal()]


async def test_a_long_pane_opens_with_what_can_be_seen_and_the_rest_follows() -> None:
    """Nothing of it is missing in the end, and the height that was guessed is the one that is."""
    app = Long()
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(LinePane)
        assert 20 < len(pane.row_tops) < len(ROWS)
        assert pane.virtual_size.height > len(pane.screen_lines)
        while pane._rest is not None:
            await pilot.pause(0.01)
        assert len(pane.row_tops) == len(ROWS)
        assert pane.virtual_size.height == len(pane.screen_lines)
        assert numbers(pane.row_text()) == list(range(1000))


async def test_the_end_of_a_long_pane_is_one_key_away() -> None:
    """Whether it was laid out by then or not."""
    app = Long()
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(LinePane)
        await pilot.press("G")
        assert pane.current == ROWS[-1]
        top = pane.scroll_offset.y
        assert top < pane.row_tops[-1] < top + 20
        await pilot.press("home")
        assert (pane.current, pane.scroll_offset.y) == (ROWS[0], 0)


async def test_a_row_far_below_is_gone_to_by_its_key() -> None:
    """As the search does, and a start at the line that was read last."""
    app = Long()
    async with app.run_test(size=(60, 20)):
        pane = app.query_one(LinePane)
        assert pane.go_to("row 700")
        assert pane.scroll_offset.y <= pane.top_of(700) < pane.scroll_offset.y + 20
        assert not pane.go_to("row 1000")


def test_the_words_of_a_row_are_made_when_somebody_reads_them() -> None:
    """Once; a row is counted and found without them."""
    made: list[str] = []

    def make() -> tuple[Para, ...]:
        made.append("made")
        return (para("words"),)

    row = Row("key", Later(make))
    assert (row.key, row.is_part, made) == ("key", False, [])
    assert (list(row.paras), len(row.paras), row.paras[0]) == ([para("words")], 1, para("words"))
    assert row == Row("key", (para("words"),))
    assert made == ["made"]
