"""Who acts or speaks in one text, in what role, and which words point at them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.model import Actor, Mention, Quote, Sentence, Span
from briefing.summarize.actors.acting import is_subject
from briefing.summarize.actors.bodies import cast_bodies, with_unlisted_states
from briefing.summarize.actors.cast import Draft
from briefing.summarize.actors.coreference import Discourse, Place
from briefing.summarize.actors.descriptions import find_descriptions
from briefing.summarize.actors.names import find_names
from briefing.summarize.actors.persons import NamedPerson, cast_persons
from briefing.summarize.actors.speakers_meant import Listener
from briefing.summarize.actors.words import Reading, read_words
from briefing.summarize.lexicon.deeds import FINITE
from briefing.summarize.lexicon.speech import SAYING_FORMS


@dataclass(frozen=True, slots=True)
class ActorsFound:
    """The actors of one text, where each is mentioned, and its quotes with the actor set who says them.

    ``actors`` stand in the order in which the prose first has them; ``mentions`` are in text order.
    """

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()


def find_actors(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> ActorsFound:
    """Find everyone who acts or speaks in the prose of a text, and who speaks each quote.

    Captions, headings and key points bring nobody in; they lend a fuller name or a role to somebody of the prose.
    A quote keeps ``actor`` None where its speaker is not known or could be more than one.
    """
    reading = read_words(text, sentences, quotes)
    speakers = sorted({quote.speaker for quote in quotes if quote.speaker is not None})
    names = with_unlisted_states(reading, find_names(reading))
    placed = cast_persons(reading, names, speakers)
    taken = {person.name.head for person in placed}
    bodies = cast_bodies(reading, [name for name in names if name.head not in taken], speakers)
    somebody = Draft("unnamed", ["somebody"])
    places = sorted([*_places_of(reading, placed, somebody), *bodies], key=lambda place: (place.first, place.stop))
    named = bytearray(len(reading.words))
    for name in names:
        named[name.first : name.stop] = b"\1" * (name.stop - name.first)
    for person in placed:
        # Liv Dahl, a spokeswoman for the council, said: the apposition brings in nobody else.
        for first, stop in filter(None, ((person.title.first, person.name.stop), person.title.aside)):
            named[first:stop] = b"\1" * (stop - first)
    listener = Listener(Discourse(reading, somebody), places, find_descriptions(reading, named))
    meant = listener.listen(speakers)
    known = [place for place in listener.places if place.draft is not somebody]
    return _collected(reading, known, quotes, meant)


def _places_of(reading: Reading, placed: Sequence[NamedPerson], somebody: Draft) -> list[Place]:
    """Return each naming as a mention; a person named as part of "X and Y said" is a subject with the last one.

    A name that could be two people's is a mention of ``somebody``.
    """
    places: list[Place] = []
    joined: Place | None = None
    for person in reversed(placed):
        first, stop = person.title.first, person.name.stop
        subject = is_subject(reading, first, stop)
        if not subject and joined is not None and joined.subject and _joins(reading, stop, joined.first):
            subject = True
        joined = Place(first, stop, person.draft or somebody, subject, subject and _says(reading, first, stop))
        places.append(joined)
    return places[::-1]


def _joins(reading: Reading, stop: int, first: int) -> bool:
    return reading.low(stop) == "and" and first in (stop + 1, stop + 2)


def _says(reading: Reading, first: int, stop: int) -> bool:
    """Return whether the nearest verb beside the phrase is one of saying."""
    if reading.low(first - 1) in SAYING_FORMS:
        return True
    for index in range(stop, min(stop + 20, len(reading.words))):
        low = reading.low(index)
        if low in SAYING_FORMS:
            return True
        if low in FINITE and low not in ("has", "have", "had"):
            return False
    return False


def _collected(
    reading: Reading, places: Sequence[Place], quotes: Sequence[Quote], meant: dict[Span, Draft | None]
) -> ActorsFound:
    """Number the drafts in the order in which the prose has them, and leave out who is not in it."""
    numbers: dict[int, int] = {}
    actors: list[Actor] = []
    spans: dict[Span, int] = {}
    speaking = [(span, draft) for span, draft in meant.items() if draft is not None]
    acting = [(reading.span(place.first, place.stop), place.draft) for place in places]
    in_prose = [(span, draft) for span, draft in [*acting, *speaking] if _is_in_prose(reading, span)]
    for span, draft in sorted([*in_prose, *speaking], key=lambda pair: (pair[0].start, pair[0].end)):
        if id(draft) not in numbers:
            numbers[id(draft)] = len(actors)
            actors.append(draft.actor())
        spans.setdefault(span, numbers[id(draft)])
    for span, draft in acting:
        if id(draft) in numbers:
            spans.setdefault(span, numbers[id(draft)])
    mentions = tuple(Mention(span, actor) for span, actor in _outermost(spans).items())
    return ActorsFound(tuple(actors), mentions, tuple(_spoken(quote, meant, numbers) for quote in quotes))


def _is_in_prose(reading: Reading, span: Span) -> bool:
    word = reading.word_at(span.start)
    number = reading.sentence_at(word)
    return reading.sentences[number].role == "prose" and not reading.quoted[word]


def _outermost(spans: dict[Span, int]) -> dict[Span, int]:
    """Return the mentions without those that lie in another mention of the same actor, in text order."""
    kept: dict[Span, int] = {}
    last: Span | None = None
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if last is not None and last.covers(span) and kept[last] == spans[span]:
            continue
        kept[span] = spans[span]
        last = span
    return dict(sorted(kept.items(), key=lambda pair: (pair[0].start, pair[0].end)))


def _spoken(quote: Quote, meant: dict[Span, Draft | None], numbers: dict[int, int]) -> Quote:
    draft = meant.get(quote.speaker) if quote.speaker is not None else None
    return replace(quote, actor=None if draft is None else numbers[id(draft)])
