"""Which items does a brief rest on?"""

from __future__ import annotations


def find_item_ids(brief: object) -> tuple[str, ...]:
    """Return the ids of all items that a brief names as evidence, source or part of a story, each once, in order.

    ``brief`` is what its JSON or MessagePack decodes to without a type, so that one of an older form can be asked too.
    """
    found: set[str] = set()
    waiting = [brief]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            for key, within in value.items():
                if key == "item_id" and isinstance(within, str):
                    found.add(within)
                elif key == "item_ids" and isinstance(within, list | tuple):
                    found.update(one for one in within if isinstance(one, str))
                elif isinstance(within, _NESTED):
                    waiting.append(within)
        elif isinstance(value, _NESTED):
            waiting.extend(within for within in value if isinstance(within, _NESTED))
    return tuple(sorted(found))


_NESTED = (dict, list, tuple)
