"""One quotation as a line: the words, who said them, on which occasion, where they stand, how else they are printed."""

from __future__ import annotations

import re

from briefing.export.citations import cite
from briefing.export.document import Emphasis, Inline, Run, Words
from briefing.export.section import Printing, slip_runs
from briefing.model import QuoteLine, Variant

# A fragment of more words can be understood alone; a sentence of more words is no better than the article.
_FRAGMENT_WORDS = 12
MOST_SENTENCE_WORDS = 60
_OCCASION_WORDS = 8


def quote_bullet(printing: Printing, quote: QuoteLine) -> tuple[Inline, tuple[Inline, ...]]:
    """Return the line of a quotation, and the lines of its variants that stand under it.

    Reported speech is told as such and gets no quotation marks; those of a direct quotation are the source's own.
    Pieces of one utterance that other words part are joined by an ellipsis outside the marks.
    """
    words = _told(quote)
    told: list[Run] = [Words(f"{words} — {_attribution(printing, quote, words)} "), printing.cite(quote)]
    told += slip_runs(words)
    if quote.kind == "indirect":
        told = [Emphasis("Reported, not quoted:"), Words(" "), *told]
    return tuple(told), tuple(_variant(printing, quote, variant) for variant in quote.variants)


def _told(quote: QuoteLine) -> str:
    """Return the words; of a quoted fragment the whole sentence, because three words in marks say nothing alone."""
    pieces = " … ".join(quote.pieces)
    if quote.kind != "mixed" or len(pieces.split()) > _FRAGMENT_WORDS:
        return pieces
    holding = (one.text for one in quote.evidence if all(piece in one.text for piece in quote.pieces))
    return next((text for text in holding if len(text.split()) <= MOST_SENTENCE_WORDS), pieces)


def _attribution(printing: Printing, quote: QuoteLine, words: str) -> str:
    """Name the speaker; role and occasion only where the words shown before do not have them."""
    parts = [_speaker(quote)]
    shown = f"{parts[0]} {words}".casefold()
    parts += [one for one in (quote.role, _short(quote.occasion)) if one and one.casefold() not in shown]
    if quote.when or quote.day:
        parts.append(printing.dated(quote, quote.when, quote.day))
    elif printing.day_of(quote):
        parts.append(printing.printed(quote))
    return ", ".join(parts)


def _short(occasion: str | None) -> str | None:
    """Return where words were said without the company in which they were, where that makes it long."""
    if occasion is None or len(occasion.split()) <= _OCCASION_WORDS:
        return occasion
    return re.split(r"\s+(?:with|alongside)\s", occasion, maxsplit=1)[0]


def _speaker(quote: QuoteLine) -> str:
    """Name the speaker; where the source prints something else ("he"), say what, for whoever reads the line aloud."""
    if quote.speaker is None:
        return "speaker unknown"
    if quote.printed is None or _shares_a_word(quote.printed, quote.speaker):
        return quote.speaker
    return f"{quote.speaker} (in the text: {quote.printed})"


def _shares_a_word(printed: str, speaker: str) -> bool:
    return bool(set(printed.casefold().split()) & set(speaker.casefold().split()))


def _variant(printing: Printing, quote: QuoteLine, variant: Variant) -> Inline:
    lead = "Also printed:" if variant.speaker == quote.speaker else "Printed with another speaker:"
    is_long = len(variant.text.split()) > _FRAGMENT_WORDS
    if is_long and printing.length == "brief" and variant.speaker == quote.speaker:
        return (Emphasis("Also printed in other words."), Words(" "), cite((variant.evidence,), printing.numbers))
    told = Words(f" {variant.text} — {variant.speaker or 'speaker unknown'} ")
    return (Emphasis(lead), told, cite((variant.evidence,), printing.numbers))
