"""Who acts or speaks in one text, in what role, and which words point at them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from briefing.model import Actor, Mention, Quote, Sentence, Span
from briefing.summarize.actors.acting import Spoken, find_speakers, is_subject
from briefing.summarize.actors.bodies import BODIES, cast_bodies, with_unlisted_states
from briefing.summarize.actors.cast import Draft
from briefing.summarize.actors.coreference import Discourse, Place
from briefing.summarize.actors.descriptions import find_descriptions
from briefing.summarize.actors.names import find_names
from briefing.summarize.actors.persons import NamedPerson, cast_persons
from briefing.summarize.actors.speakers_meant import Listener
from briefing.summarize.actors.words import Reading, read_words
from briefing.summarize.lexicon.deeds import FINITE
from briefing.summarize.lexicon.people import ROLE_NOUNS
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
    speakers = find_speakers(reading, quotes)
    names = with_unlisted_states(reading, find_names(reading))
    spoken = Spoken.of(reading, speakers)
    placed = cast_persons(reading, names, spoken)
    taken = {person.name.head for person in placed}
    bodies = cast_bodies(reading, [name for name in names if name.kind in BODIES and name.head not in taken], spoken)
    somebody = Draft("unnamed", ["somebody"])
    places = sorted([*_places_of(reading, placed, somebody), *bodies], key=itemgetter(0, 1))
    named = bytearray(reading.count)
    for _, first, head, stop, kind in names:
        if kind == "maybe" and head not in taken and reading.lows[head] in ROLE_NOUNS:
            continue  # Governor hints at cut: nobody's name
        if stop - first == 1:
            named[first] = 1
        else:
            named[first:stop] = b"\1" * (stop - first)
    for person in placed:
        first, stop = person.title.first, person.name.stop
        named[first:stop] = b"\1" * (stop - first)
        if person.title.aside is not None:
            # Liv Dahl, a spokeswoman for the council, said: the apposition brings in nobody else.
            first, stop = person.title.aside
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
    return reading.lows[stop] == "and" and first in (stop + 1, stop + 2)


def _says(reading: Reading, first: int, stop: int) -> bool:
    """Return whether the nearest verb beside the phrase is one of saying."""
    if reading.lows[first - 1] in SAYING_FORMS:
        return True
    if reading.lows[stop] == "," and _is_said_by_another(reading, stop + 1):
        return False
    for low in reading.lows[stop : stop + 20]:
        if low in SAYING_FORMS:
            return True
        if low in _DOING:
            return False
    return False


def _is_said_by_another(reading: Reading, index: int) -> bool:
    """Lee, Orr said, has made a mess. — Return whether a name with a verb of saying stands at ``index``."""
    stop = index
    while stop < index + _LONGEST_NAME and reading.capital[stop]:
        stop += 1
    return stop > index and reading.lows[stop] in SAYING_FORMS


_LONGEST_NAME: Final = 4
_DOING: Final = FINITE - {"has", "have", "had"}


def _collected(
    reading: Reading, places: Sequence[Place], quotes: Sequence[Quote], meant: dict[tuple[int, int], Draft | None]
) -> ActorsFound:
    """Number the drafts in the order in which the prose has them, and leave out who is not in it."""
    numbers: dict[int, int] = {}
    actors: list[Actor] = []
    spans: dict[tuple[int, int], int] = {}
    speaking = [(start, end, draft) for (start, end), draft in meant.items() if draft is not None]
    starts, end_of, told = reading.starts, reading.end_of, reading.told
    in_prose = [(starts[first], end_of(stop - 1), draft) for first, stop, draft, _, _ in places if told[first]]
    for start, end, draft in sorted([*in_prose, *speaking], key=itemgetter(0, 1)):
        if id(draft) not in numbers:
            numbers[id(draft)] = len(actors)
            actors.append(draft.actor())
        spans.setdefault((start, end), numbers[id(draft)])
    for first, stop, draft, _, _ in places:
        if not told[first] and id(draft) in numbers:
            spans.setdefault((starts[first], end_of(stop - 1)), numbers[id(draft)])
    return ActorsFound(tuple(actors), _outermost(spans), tuple([_spoken(quote, meant, numbers) for quote in quotes]))


def _outermost(spans: dict[tuple[int, int], int]) -> tuple[Mention, ...]:
    """Return the mentions without those that lie in another mention of the same actor, in text order."""
    kept: list[tuple[int, int, int]] = []
    reach, of = -1, -1
    for start, before_end, actor in sorted([(start, -end, actor) for (start, end), actor in spans.items()]):
        end = -before_end
        if end > reach or actor != of:
            kept.append((start, end, actor))
            reach, of = end, actor
    kept.sort()
    return tuple([Mention(Span(start, end), actor) for start, end, actor in kept])


def _spoken(quote: Quote, meant: dict[tuple[int, int], Draft | None], numbers: dict[int, int]) -> Quote:
    speaker = quote.speaker
    draft = meant[speaker.start, speaker.end] if speaker is not None else None
    actor = None if draft is None else numbers[id(draft)]
    if quote.actor == actor:
        return quote
    # An article has many quotes; dataclasses.replace takes four times as long.
    return Quote(
        quote.span,
        quote.kind,
        quote.speaker,
        quote.cue,
        quote.rule,
        quote.group,
        quote.closed,
        actor,
        quote.occasion,
        quote.when,
        quote.day,
    )
