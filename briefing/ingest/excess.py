"""What no honest feed does with its elements is cut out before the parser, whose time it would take."""

from __future__ import annotations

from xml.parsers import expat

MOST_LEVELS = 200  # a page copied into a feed, tables in tables and all, stays below a quarter of it
MOST_CHILDREN = 6_000  # an entry for each that is read, and what may stand beside them


def without_excess(document: bytes) -> tuple[bytes, bool]:
    """Return a UTF-8 document without elements beyond ``MOST_LEVELS`` or ``MOST_CHILDREN``, and whether it had such.

    Of an ill-formed document the part before the fault is looked at; nothing is looked up and no entity expanded.
    """
    places = _find_excess(document)
    if not places:
        return document, False
    kept, end = [], 0
    for start, stop in places:
        kept.append(document[end:start])
        end = stop
    kept.append(document[end:])
    return b"".join(kept), True


def _find_excess(document: bytes) -> list[tuple[int, int]]:
    """Return the byte offsets of what is too much: from the first such child to its parent's end."""
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)  # "&nbsp;" is then passed over and ends nothing
    places: list[tuple[int, int]] = []
    children = [0]  # of each element that is open, how many have begun
    cut_from, cut_level = -1, 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal cut_from, cut_level
        children[-1] += 1
        if cut_from < 0 and (len(children) > MOST_LEVELS or children[-1] > MOST_CHILDREN):
            cut_from, cut_level = parser.CurrentByteIndex, len(children)
        children.append(0)

    def end(_name: str) -> None:
        nonlocal cut_from
        children.pop()
        if cut_from >= 0 and len(children) < cut_level:
            places.append((cut_from, parser.CurrentByteIndex))
            cut_from = -1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(document, True)
    except expat.ExpatError:
        if cut_from >= 0:
            places.append((cut_from, parser.ErrorByteIndex))
    return places
