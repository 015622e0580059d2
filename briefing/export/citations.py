"""Citations: from evidence to ``[n¶p]``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.export.document import Citation, Place
from briefing.model import Brief, Evidence


def source_numbers(brief: Brief) -> dict[str, int]:
    """Return the n of ``[n¶p]`` by item id."""
    return {source.item_id: source.number for source in brief.sources}


def cite(evidence: Iterable[Evidence], numbers: Mapping[str, int]) -> Citation:
    """Return where the evidence stands, by source and paragraph; neighbouring paragraphs become one place.

    Evidence of an item that the brief does not list is left out: :func:`briefing.export.check_brief` reports it.
    """
    listed = [one for one in evidence if one.item_id in numbers]
    if len(listed) == 1:
        return Citation(
            (Place(numbers[listed[0].item_id], listed[0].paragraph, last_paragraph(listed[0]), (listed[0],)),)
        )
    places: list[Place] = []
    for one in sorted(dict.fromkeys(listed), key=lambda one: (numbers[one.item_id], one.start, one.end)):
        number, first, last = numbers[one.item_id], one.paragraph, last_paragraph(one)
        if places and places[-1].number == number and first <= places[-1].last + 1:
            before = places.pop()
            places.append(Place(number, before.first, max(before.last, last), (*before.evidence, one)))
        else:
            places.append(Place(number, first, last, (one,)))
    return Citation(tuple(places))


def last_paragraph(evidence: Evidence) -> int:
    """Return the paragraph that the evidence ends in."""
    if "\n" not in evidence.text:
        return evidence.paragraph
    return evidence.paragraph + sum(1 for line in evidence.text.split("\n")[1:] if line.strip())


def place_text(place: Place) -> str:
    """Return ``3¶16`` or ``3¶16–17``."""
    if place.first == place.last:
        return f"{place.number}¶{place.first}"
    return f"{place.number}¶{place.first}–{place.last}"


def citation_text(citation: Citation) -> str:
    """Return ``[1¶5, 3¶16–17]``, or nothing where nothing is cited."""
    return f"[{', '.join(map(place_text, citation.places))}]" if citation.places else ""
