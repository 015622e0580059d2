"""Where does a sentence of the reporter start and end, when its quotations are held shut?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Role, Sentence
from briefing.summarize.quotes.quotations import Quotation

# Far beyond any sentence of a newspaper, in characters that stand outside of quotations.
_LONGEST: Final = 10_000
_MOST_QUOTATIONS: Final = 200


@dataclass(slots=True)
class Period:
    """A sentence as the reporter wrote it: sentence ends inside a quotation do not end it.

    ``quotations`` are all those of ``text``; the period holds those that ``held`` counts.
    """

    text: str
    start: int
    end: int
    paragraph: int
    role: Role
    quotations: Sequence[Quotation]
    held: range

    def can_be_read(self) -> bool:
        """Return whether somebody may have written this as a sentence; a table or an attack is no more than text."""
        if len(self.held) > _MOST_QUOTATIONS:
            return False
        length = self.end - self.start
        if length > _LONGEST:
            shut = [self.quotations[index].span for index in self.held]
            length -= sum(span.end - span.start for span in shut)
        return length <= _LONGEST


def read_periods(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> tuple[Period, ...]:
    """Return the periods of a text in order."""
    periods: list[Period] = []
    starts = [*[quotation.span.start for quotation in quotations], len(text)]
    held = following = 0
    rest = iter(sentences)
    for first in rest:
        end = first.end
        while True:
            while starts[following] < end:
                following += 1
            if following == held or quotations[following - 1].span.end <= end:
                break
            joined = next(rest, None)
            if joined is None:
                break
            end = joined.end
        inside = range(held, following) if following > held else _NONE
        periods.append(Period(text, first.start, end, first.paragraph, first.role, quotations, inside))
        held = following
    return tuple(periods)


_NONE: Final = range(0)
