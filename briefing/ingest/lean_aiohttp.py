"""aiohttp, loaded without the certificates that it reads for itself and that are not used here.

At its import it makes two TLS contexts and reads the system's certificate authorities for each: 45 ms, a tenth of a
poll of a hundred feeds. The fetcher brings a context of its own (:mod:`truststore`). Those that aiohttp makes here
trust nobody, so that a connection which came to use one would be refused.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager


def _read_nothing(_context: ssl.SSLContext, *_purpose: object) -> None:
    """Leave a context without authorities."""


@contextmanager
def _no_certificates() -> Iterator[None]:
    names = ("load_default_certs", "set_default_verify_paths")
    usual = {name: getattr(ssl.SSLContext, name) for name in names}
    for name in names:
        setattr(ssl.SSLContext, name, _read_nothing)
    try:
        yield
    finally:
        for name in names:
            setattr(ssl.SSLContext, name, usual[name])


with _no_certificates():
    import aiohttp

__all__ = ["aiohttp"]
