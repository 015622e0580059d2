"""Which of these belong together, when pairs are known to?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

_Key = TypeVar("_Key", int, str)


def find_groups(members: Iterable[_Key], pairs: Iterable[tuple[_Key, _Key]]) -> tuple[tuple[_Key, ...], ...]:
    """Return the members in groups that are connected by ``pairs``; groups and members keep the members' order."""
    parents = {member: member for member in members}

    def root(member: _Key) -> _Key:
        while parents[member] != member:
            parents[member] = parents[parents[member]]
            member = parents[member]
        return member

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parents[second] = first
    groups: dict[_Key, list[_Key]] = {}
    for member in parents:
        groups.setdefault(root(member), []).append(member)
    return tuple(tuple(group) for group in groups.values())
