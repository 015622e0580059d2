from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cache import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open cache in an empty directory."""
    with open_store(tmp_path / "cache") as opened:
        yield opened
