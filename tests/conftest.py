"""The network is shut in every test; those marked ``loopback`` may talk to this machine, and to nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_open_hosts: tuple[str, ...] = ()


@pytest.fixture(autouse=True)
def shut_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """Open this machine's own addresses to a test marked ``loopback``, for as long as it runs."""
    global _open_hosts
    _open_hosts = _LOOPBACK if request.node.get_closest_marker("loopback") else ()
    yield
    _open_hosts = ()


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop what would look up or reach a host; sockets between processes of this machine carry no host."""
    if event == "socket.getaddrinfo":
        host: object = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host is not None and host not in _open_hosts:
        pytest.fail(f"a test reached for the network: {host}")


sys.addaudithook(_refuse_network)
