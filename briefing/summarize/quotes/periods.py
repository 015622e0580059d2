"""Where does a sentence of the reporter start and end, when its quotations are held shut?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefing.model import Role, Sentence
from briefing.summarize.quotes.quotations import Quotation

# Far beyond any sentence of a newspaper, in characters that stand outside of quotations.
_LONGEST: Final = 10_000
_MOST_QUOTATIONS: Final = 200


class Period(NamedTuple):
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
    return tuple(
        [
            Period(text, first.start, end, first.paragraph, first.role, quotations, held)
            for first, end, held in _joined(sentences, quotations)
        ]
    )


def _joined(sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[tuple[Sentence, int, range]]:
    """Yield each period's first sentence, its end, and which quotations it holds."""
    following = 0
    index = 0
    while index < len(sentences):
        first = sentences[index]
        end = first.end
        held = following
        while True:
            while following < len(quotations) and quotations[following].span.start < end:
                following += 1
            inside = following > held and quotations[following - 1].span.end > end
            if not inside or index + 1 >= len(sentences):
                break
            index += 1
            end = sentences[index].end
        yield first, end, range(held, following)
        index += 1
