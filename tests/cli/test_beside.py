from __future__ import annotations

import os
import subprocess
import sys

import pytest

SHOW = (
    "import os; from briefing.cli.beside import stand_back; stand_back(); print(os.nice(0), os.sched_getscheduler(0))"
)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have niceness alone")
def test_the_work_beside_the_screen_stands_back() -> None:
    """The screen goes before it; yet it gets on beside a program that keeps the processor busy."""
    found = subprocess.run([sys.executable, "-c", SHOW], capture_output=True, text=True, check=True).stdout
    assert found.split() == ["10", str(os.SCHED_BATCH)]
