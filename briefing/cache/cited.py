"""Which items does a brief rest on?"""

from __future__ import annotations


def find_item_ids(brief: object) -> tuple[str, ...]:
    """Return the ids of all items that a brief names as evidence, source or part of a story, each once, in order.

    ``brief`` is what its JSON or MessagePack decodes to without a type, so that one of an older form can be asked too.
    """
    found: set[str] = set()
    _add_ids([brief], found)
    return tuple(sorted(found))


def _add_ids(value: dict[object, object] | list[object] | tuple[object, ...], found: set[str]) -> None:
    for key, within in value.items() if isinstance(value, dict) else enumerate(value):
        if key == "item_id" and isinstance(within, str):
            found.add(within)
        elif isinstance(within, dict | list | tuple):
            if key == "item_ids":
                found.update(one for one in within if isinstance(one, str))
            else:
                _add_ids(within, found)
