from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.cli.pipeline import sound_brief
from briefing.model import Brief, IssueBrief, Item, SourceEntry, Span, Statement, evidence_in

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


def test_a_line_that_does_not_hold_in_its_article_reaches_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """It is left out and told on stderr; the lines beside it stay."""
    item = Item("a", "desk", "Ferry", "The ferry stays in port. The mayor may decide on Friday.", NOON)
    proof = evidence_in(item, Span(25, 56))
    sound = Statement("s1", (proof,), "The mayor may decide on Friday.")
    hedge_lost = Statement("s2", (proof,), "The mayor will decide on Friday.")
    brief = Brief(
        NOON,
        "operator",
        NOON,
        (IssueBrief(1, "Ferry", bottom_line=(sound, hedge_lost), item_ids=("a",)),),
        sources=(SourceEntry(1, "a", 1, "Ferry", None, None, "none", "a.txt"),),
    )
    assert sound_brief(brief, {"a": item}).issues[0].bottom_line == (sound,)
    assert "a line was left out" in capsys.readouterr().err
