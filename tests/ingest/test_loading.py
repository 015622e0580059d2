"""What a run loads: nothing that it does not use."""

from __future__ import annotations

import subprocess
import sys


def _printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_process_that_parses_loads_no_model_and_no_network() -> None:
    """It is started for every run that brings something, twice."""
    code = "import sys, briefing.ingest.worker, briefing.ingest.feed; print(*sys.modules)"
    loaded = set(_printed(code).split())
    assert not loaded & {"briefing.model", "briefing.cache", "asyncio", "aiohttp", "trafilatura", "pypdf", "pydantic"}


def test_what_aiohttp_makes_for_itself_trusts_nobody() -> None:
    """A connection that came to use it is refused, rather than checked by another list than the system's."""
    code = """
from briefing.ingest.lean_aiohttp import aiohttp
import ssl
context = aiohttp.connector._SSL_CONTEXT_VERIFIED
print(context.cert_store_stats()["x509"], context.verify_mode.name, context.check_hostname)
"""
    assert _printed(code) == "0 CERT_REQUIRED True"


def test_who_else_makes_a_context_gets_the_systems_certificates() -> None:
    """The methods that were taken away for the import are back."""
    code = """
import ssl
usual = ssl.SSLContext.load_default_certs
import briefing.ingest.lean_aiohttp
print(ssl.SSLContext.load_default_certs is usual)
"""
    assert _printed(code) == "True"
