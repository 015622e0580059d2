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
    homes = {member: [member] for member in members}
    for left, right in candidates:
        one, other = homes[left], homes[right]
        if one is not other and are_one(left, right):
            if len(one) < len(other):
                one, other = other, one
            one += other
            homes.update(dict.fromkeys(other, one))
    groups: dict[int, list[_Key]] = {}
    for member, home in homes.items():
        groups.setdefault(id(home), []).append(member)
    return tuple(map(tuple, groups.values()))
