"""Which network addresses may be reached: public ones, and those that feeds.toml lists."""

from __future__ import annotations

import ipaddress

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.IPv6Network("::/96")
# Public by the registry, but never the home of a news site: benchmarking, documentation, relays, multicast.
_CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4",
        "fec0::/10", "100::/64", "2001:2::/48", "3fff::/20", "5f00::/16",
    )
)  # fmt: skip


def is_public(host: str) -> bool:
    """Return whether a numeric address lies in the public internet.

    An IPv4 address packed into an IPv6 one (mapped, compatible, NAT64, 6to4, Teredo) counts for both. Anything that
    is no plain numeric address is not public.
    """
    try:
        address = ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return False
    return all(_is_open(one) for one in (address, *_packed(address)))


def _is_open(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and _packed(address):
        return not (address.is_link_local or address.is_multicast)
    closed = any(address.version == network.version and address in network for network in _CLOSED)
    return address.is_global and not address.is_multicast and not closed


def _packed(address: _Address) -> tuple[ipaddress.IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if any(address in network for network in _NAT64) or (address in _COMPATIBLE and int(address) > 1):
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()
