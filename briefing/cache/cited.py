"""Which items does a brief rest on?"""

from __future__ import annotations

from collections.abc import Iterator


def find_item_ids(brief: object) -> tuple[str, ...]:
    """Return the ids of all items that a brief names as evidence, source or part of a story, each once, in order.

    ``brief`` is what its JSON or MessagePack decodes to without a type, so that one of an older form can be asked too.
    """
    return tuple(sorted(set(_ids_in(brief))))


def _ids_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, within in value.items():
            if key == "item_id" and isinstance(within, str):
                yield within
            elif key == "item_ids" and isinstance(within, list | tuple):
                yield from (one for one in within if isinstance(one, str))
            else:
                yield from _ids_in(within)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _ids_in(each)
