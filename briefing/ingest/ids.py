"""Ids of items."""

from __future__ import annotations

import hashlib


def item_id(source: str, key: str) -> str:
    """Return the id of an item: the same for the same source and key on every machine and day."""
    return hashlib.blake2b(f"{source}\0{key}".encode("utf-8", "replace"), digest_size=8).hexdigest()
