"""Who said what stands between quotation marks?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from briefing.model import Quote, QuoteKind, Span
from briefing.summarize.lexicon import speech
from briefing.summarize.quotes.bindings import Binding, bind_quotations
from briefing.summarize.quotes.cues import find_attributions
from briefing.summarize.quotes.quotations import Quotation
from briefing.summarize.quotes.readings import Attribution, Reading

# A piece of a sentence this long (about six words) is no term or title.
_LONG_PIECE: Final = 36
# How many sentences back in its paragraph a speaker may stand.
_SENTENCES_BACK: Final = 12
_UNKNOWN: Final = "no speaker found"
_BEFORE: Final = "paragraph before"


@dataclass(frozen=True, slots=True)
class _Voice:
    """A speaker with the words that name them, and the group that their pieces share."""

    speaker: Span
    cue: Span | None
    group: int


def attribute_quotations(readings: Sequence[Reading], quotations: Sequence[Quotation]) -> tuple[Quote, ...]:
    """Return a quote for every quotation that is speech, with its speaker where a rule finds one.

    Rules are tried from the most to the least precise: what stands beside the quotation in its own period, then the
    same paragraph, then the paragraph before. Stretches that are no speech (titles, nicknames, terms at a distance)
    and all that stands in captions, headings, promos and key points are left out.
    """
    if not quotations:
        return ()
    attributor = _Attributor(quotations)
    quotes: list[Quote] = []
    for paragraph, before in _telling_paragraphs(readings):
        if before is not None and before is not attributor.before:
            attributor.pass_paragraph(before)
        if any(reading.period.held for reading in paragraph):
            quotes += attributor.read_paragraph(paragraph)
        else:
            attributor.pass_paragraph(paragraph[-1])
    return _with_late_speakers(quotes, quotations)


def _telling_paragraphs(readings: Sequence[Reading]) -> Iterator[tuple[Sequence[Reading], Reading | None]]:
    """Yield the paragraphs of prose that hold a quotation or may lead to one, each with the last period before it."""
    end = 0
    for index, reading in enumerate(readings):
        period = reading.period
        if index < end or not (period.held or period.text[period.end - 1] == ":") or not _is_prose(reading):
            continue
        start = index
        while start and readings[start - 1].period.paragraph == period.paragraph:
            start -= 1
        end = index + 1
        while end < len(readings) and readings[end].period.paragraph == period.paragraph:
            end += 1
        before = start - 1
        while before >= 0 and not _is_prose(readings[before]):
            before -= 1
        yield readings[start:end], readings[before] if before >= 0 else None


def _is_prose(reading: Reading) -> bool:
    return reading.period.role in ("prose", "dateline")


def _with_late_speakers(quotes: Sequence[Quote], quotations: Sequence[Quotation]) -> tuple[Quote, ...]:
    """“We came in May.¶“We left in June,” Ms. Okafor said. — the speaker is named when the quotation closes.

    Whoever the paragraph before spoke of is only a guess: it yields to the name.
    """
    if all(quote.closed for quote in quotes):
        return tuple(quotes)
    paragraphs = {quotation.span: quotation.paragraph for quotation in quotations}
    late: list[Quote] = []
    after: Quote | None = None
    for quote in reversed(quotes):
        open_end = not quote.closed and (quote.speaker is None or quote.rule == _BEFORE)
        if open_end and after is not None and paragraphs[after.span] == paragraphs[quote.span] + 1:
            quote = replace(quote, speaker=after.speaker, cue=after.cue, rule="continued quotation", group=after.group)
        late.append(quote)
        after = quote
    return tuple(reversed(late))


@dataclass(slots=True)
class _Attributor:
    """Carries speakers from period to period and from paragraph to paragraph."""

    quotations: Sequence[Quotation]
    groups: int = 0
    last_voice: _Voice | None = None
    left_open: bool = False
    introduced: _Voice | None = None
    before: Reading | None = None
    _here: dict[int, _Voice] = field(default_factory=dict)

    def read_paragraph(self, readings: Sequence[Reading]) -> list[Quote]:
        """Return the quotes of one paragraph."""
        bindings = [bind_quotations(reading, self.quotations) for reading in readings]
        self._here = {}
        for bound in bindings:
            self._name_voices(bound)
        quotes = [
            self._quote(binding, readings, bindings, position)
            for position, bound in enumerate(bindings)
            for binding in bound
        ]
        self._leave(readings, bindings)
        return [quote for quote in quotes if quote is not None]

    def _name_voices(self, bound: Sequence[Binding]) -> None:
        groups: dict[int, int] = {}
        for binding in bound:
            attribution = binding.attribution
            if attribution is not None:
                start = attribution.cue.start
                if start not in groups:
                    groups[start] = self._new_group()
                self._here[binding.quotation] = _Voice(attribution.speaker, attribution.cue, groups[start])

    def _new_group(self) -> int:
        self.groups += 1
        return self.groups - 1

    def _quote(
        self, binding: Binding, readings: Sequence[Reading], bindings: Sequence[Sequence[Binding]], position: int
    ) -> Quote | None:
        if binding.attribution is not None:
            return self._made(binding, self._here[binding.quotation], binding.rule)
        if not binding.whole and not self._goes_on(binding, bindings, position):
            return None
        voice, rule = self._carried(binding, readings, bindings, position)
        if voice is not None:
            self._here[binding.quotation] = voice
        return self._made(binding, voice, rule if voice is not None else _UNKNOWN)

    def _made(self, binding: Binding, voice: _Voice | None, rule: str) -> Quote:
        quotation = self.quotations[binding.quotation]
        kind: QuoteKind = "direct" if binding.whole else "mixed"
        if voice is None:
            return Quote(quotation.span, kind, None, None, rule, self._new_group(), quotation.closed)
        return Quote(quotation.span, kind, voice.speaker, voice.cue, rule, voice.group, quotation.closed)

    def _carried(
        self, binding: Binding, readings: Sequence[Reading], bindings: Sequence[Sequence[Binding]], position: int
    ) -> tuple[_Voice | None, str]:
        """Return the speaker of a quotation whose own period does not say, with the rule that found it."""
        opens = position == 0 and bindings[0][0].quotation == binding.quotation
        if not binding.alone and not (opens and self.left_open):
            spoken = None if binding.whole else self._voice_before(binding, bindings, position)
            return spoken, "same paragraph"
        # “We are ready.¶“We were always ready,” … — each paragraph of a long quotation opens with a mark.
        if opens and self.left_open and self.last_voice is not None:
            return self.last_voice, "continued quotation"
        # Ms. Okafor continued:¶“We are ready.”
        if opens and self.introduced is not None:
            return self.introduced, "colon before the paragraph"
        # “We are ready,” Ms. Okafor said. “We were always ready.”
        earlier = self._voice_before(binding, bindings, position)
        if earlier is not None:
            return earlier, "same paragraph"
        # “Ready? Always.” “We were born ready,” Ms. Okafor said.
        later = self._voice_after(bindings, position)
        if later is not None:
            return later, "same paragraph"
        # Ms. Okafor waved the question away. “We are ready.”
        if position:
            return self._from_sentence(readings[position - 1]), "sentence before"
        if self.last_voice is not None:
            return self.last_voice, _BEFORE
        if self.before is not None:
            return self._from_sentence(self.before), _BEFORE
        return None, _UNKNOWN

    def _goes_on(self, binding: Binding, bindings: Sequence[Sequence[Binding]], position: int) -> bool:
        """“We lost,” Ms. Okafor said. Still, “nobody who saw the figures was surprised” that day."""
        span = self.quotations[binding.quotation].span
        long = span.end - span.start >= _LONG_PIECE
        return long and self._voice_before(binding, bindings, position) is not None

    def _voice_before(self, binding: Binding, bindings: Sequence[Sequence[Binding]], position: int) -> _Voice | None:
        if position and not bindings[position - 1]:
            return None
        for back in range(position, max(-1, position - _SENTENCES_BACK), -1):
            for earlier in reversed(bindings[back]):
                if earlier.quotation < binding.quotation and earlier.quotation in self._here:
                    return self._here[earlier.quotation]
        return None

    def _voice_after(self, bindings: Sequence[Sequence[Binding]], position: int) -> _Voice | None:
        for bound in bindings[position + 1 : position + 2]:
            for later in bound[:1]:
                if later.rule in ("right clause", "inverted clause"):
                    return self._here[later.quotation]
        return None

    def _from_sentence(self, reading: Reading) -> _Voice | None:
        """Return who speaks in a sentence, in so many words or by an act of speech."""
        for found in find_attributions(reading):
            if _stands_in_subordinate(reading, found):
                continue
            if found.lemma in speech.SAYING_LEMMAS or _is_somebody(reading, found):
                return _Voice(found.speaker, found.cue, self._new_group())
        return None

    def _leave(self, readings: Sequence[Reading], bindings: Sequence[Sequence[Binding]]) -> None:
        self.pass_paragraph(readings[-1])
        final = bindings[-1][-1] if bindings[-1] else None
        if final is not None:
            self.left_open = not self.quotations[final.quotation].closed
            self.last_voice = self._here.get(final.quotation)

    def pass_paragraph(self, last: Reading) -> None:
        """Leave a paragraph, of which only its ``last`` period matters where nobody is quoted in that."""
        self.before = last
        self.left_open = False
        self.last_voice = self.introduced = None
        if last.period.text[last.period.end - 1] == ":":
            self.introduced = self._from_sentence(last)


def _stands_in_subordinate(reading: Reading, found: Attribution) -> bool:
    """After Lindt spoke, Ms. Okafor took the floor. — what comes next is not Lindt's.

    Nor Lindt's where it is not known whether Lindt will speak; but: If anything, Lindt argued, it was late.
    """
    for index in range(found.first - 1, -1, -1):
        if reading.lows[index] in ("whether", "if"):
            return True
        if reading.kinds[index] == "comma":
            break
    if reading.lows[0] not in ("after", "when", "while", "before", "although", "though", "because", "once"):
        return False
    comma = next((index for index in range(1, reading.count) if reading.kinds[index] == "comma"), 0)
    return found.verb < comma


def _is_somebody(reading: Reading, attribution: Attribution) -> bool:
    """Return whether a person acts by words: Ms. Okafor pushed back on the idea."""
    first = attribution.last if attribution.inverted else attribution.first
    if reading.kinds[first] == "pronoun":
        return reading.heads[first].low in ("he", "she")
    return reading.heads[first].tag == "name"
