from __future__ import annotations

import pytest

from briefing.ingest.addresses import is_public


@pytest.mark.parametrize("host", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_public_addresses_may_be_reached(host: str) -> None:
    """Also where an IPv4 address is packed into an IPv6 one."""
    assert is_public(host)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "192.0.2.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1",
        "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a01:203::1",
        "2001:0:7f00:1::", "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "localhost", "2130706433", "0x7f000001", "017700000001", "127.1", "",
    ],
)  # fmt: skip
def test_other_addresses_may_not(host: str) -> None:
    """However they are packed; what is no plain numeric address never comes from a resolver."""
    assert not is_public(host)
