"""Which names of one text are those of people?"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.summarize.actors.acting import Spoken
from briefing.summarize.actors.cast import sounds
from briefing.summarize.actors.names import Name, is_common
from briefing.summarize.actors.roles import has_title, stands_bare
from briefing.summarize.actors.words import Reading
from briefing.summarize.lexicon.people import GIVEN_NAMES, NAME_SUFFIXES
from briefing.summarize.lexicon.places import AMERICAN_STATES, STATE_NAMES


def find_personal_names(
    reading: Reading, names: Sequence[Name], spoken: Spoken, headings: frozenset[int]
) -> list[Name]:
    """Return the names of people; ``headings`` are the sentences in headline case or outside the prose."""
    return _without_strangers(reading, _personal(reading, names, spoken), headings)


def _personal(reading: Reading, names: Sequence[Name], spoken: Spoken) -> list[Name]:
    """Return the names of people; two capitalised words are one when a title, a speaker or a surname shows it."""
    words, lows = reading.words, reading.lows
    promoted: list[Name] = []
    people: list[Name] = []
    alone: set[str] = set()
    for name in names:
        kind = name.kind
        if (kind == "maybe" and _is_shown(reading, name, spoken)) or (
            kind == "organisation" and _is_transcribed_speaker(reading, name)
        ):
            name = name._replace(kind="person")
            kind = "person"
        if kind == "person":
            people.append(name)
            if name.stop - name.head == 1:
                alone.add(lows[name.head])
        promoted.append(name)
    # “Readers said” at the head of a sentence, where the text has "readers" elsewhere
    small = alone.intersection(words) if alone else alone
    if small:
        promoted = [name for name in promoted if not (_is_person_alone(name) and lows[name.head] in small)]
        people = [name for name in promoted if name.kind == "person"]
    surnames = {sounds(words[name.stop - 1]) for name in people if not reading.quoted[name.head]}
    return [
        name
        for name in promoted
        if name.kind == "person" or (sounds(words[name.stop - 1]) in surnames and _is_surname(reading, name))
    ]


def _is_person_alone(name: Name) -> bool:
    return name.kind == "person" and name.stop - name.head == 1


def _is_shown(reading: Reading, name: Name, spoken: Spoken) -> bool:
    """Return whether a speaker's words or a title show that a name is a person's.

    The mediator, former Finnish president Aino Dahl, said: neither title nor verb makes a person of "Finnish".
    """
    has_role = not stands_bare(reading, name) and has_title(reading, name)
    beside_words = name.stop in spoken.by_end or name.head in spoken.by_start
    if not (has_role or (beside_words and _is_spoken(reading, name, spoken))):
        return False
    return name.stop - name.head > 1 or not is_common(reading, name.head)


def _without_strangers(reading: Reading, names: Sequence[Name], headings: frozenset[int]) -> list[Name]:
    """Return the names, cut to "Imre Kodaly" where "Icon Imre Kodaly" stands beside it in the text."""
    several = [(name, reading.slice(name.head, name.stop)) for name in names if name.stop - name.head > 1]
    printed = {words for _, words in several}
    in_text = {words for name, words in several if name.sentence not in headings} if headings else printed
    cut: list[Name] = []
    for name in names:
        in_heading = name.sentence in headings
        if in_heading and _is_made_of_capitals(reading, name, in_text):
            continue
        if name.stop - name.head > 2:
            name = _without_stranger(reading, name, printed)
            if in_heading and name.stop - name.head > 2:
                name = _out_of_headline(reading, name, printed)
        cut.append(name)
    return cut


def _without_stranger(reading: Reading, name: Name, printed: set[str]) -> Name:
    bare = 2 + (reading.lows[name.stop - 1] in NAME_SUFFIXES)  # Harlan Ames Jr. is not cut to Ames Jr.
    while name.stop - name.head > bare and reading.slice(name.head + 1, name.stop) in printed:
        name = name._replace(head=name.head + 1)
    return name


def _is_made_of_capitals(reading: Reading, name: Name, in_text: set[str]) -> bool:
    """Return whether only a headline's capitals make a name of "Kodaly Speech"."""
    several = name.stop - name.head > 1 and name.head == name.first
    return several and reading.lows[name.head] not in GIVEN_NAMES and reading.slice(name.head, name.stop) not in in_text


def _out_of_headline(reading: Reading, name: Name, printed: set[str]) -> Name:
    """Imre Kodaly Pans Budget — the longest part that the text has as a name of its own elsewhere."""
    for size in range(name.stop - name.head - 1, 1, -1):
        for head in range(name.head, name.stop - size + 1):
            if reading.slice(head, head + size) in printed:
                return name._replace(first=min(name.first, head), head=head, stop=head + size)
    return name


def _is_transcribed_speaker(reading: Reading, name: Name) -> bool:
    """DAHL: That is not so. — a surname in capitals at the head of a line of an interview."""
    if reading.lows[name.stop] != ":" or name.stop - name.first != 1 or name.first != reading.bounds[name.sentence][0]:
        return False
    printed = reading.words[name.first]
    return printed.isalpha() and printed.isupper() and len(printed) > 3


def _is_surname(reading: Reading, name: Name) -> bool:
    """Return whether a name that ends in a surname of the text is that of a person, though nothing shows it."""
    if name.kind == "organisation":
        return False
    if name.kind == "state":
        return name.stop - name.head == 1 and reading.words[name.head] in STATE_NAMES
    in_a_state = reading.lows[name.stop] == "," and reading.slice(name.stop + 1, name.stop + 2) in AMERICAN_STATES
    return not (in_a_state and reading.lows[name.head - 1] in ("in", "at", "from"))


def _is_spoken(reading: Reading, name: Name, spoken: Spoken) -> bool:
    if spoken.ends_with(name.head, name.stop):
        return True
    return spoken.opens_with(name.head, name.stop) and _is_apart(reading, name)


def _is_apart(reading: Reading, name: Name) -> bool:
    return name.stop - name.head > 1 and reading.lows[name.stop] in (",", "(", "of", "and")
