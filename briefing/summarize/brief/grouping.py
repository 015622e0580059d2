"""Which of these belong together, when pairs are known to?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_Key = TypeVar("_Key", int, str)


def find_groups(
    members: Iterable[_Key], candidates: Iterable[tuple[_Key, _Key]], are_one: Callable[[_Key, _Key], bool]
) -> tuple[tuple[_Key, ...], ...]:
    """Return the members in groups that are connected by the candidate pairs which ``are_one``.

    Who is in one group already is not compared again. Groups and members keep the members' order.
    """
    parents = {member: member for member in members}

    def root(member: _Key) -> _Key:
        while parents[member] != member:
            parents[member] = parents[parents[member]]
            member = parents[member]
        return member

    for left, right in candidates:
        one, other = root(left), root(right)
        if one != other and are_one(left, right):
            parents[max(one, other)] = min(one, other)
    groups: dict[_Key, list[_Key]] = {}
    for member in parents:
        groups.setdefault(root(member), []).append(member)
    return tuple(tuple(group) for group in groups.values())
