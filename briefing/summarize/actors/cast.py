"""Who takes part in one text? Drafts of its actors, grown while the text is read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from briefing.model import Actor, ActorKind
from briefing.summarize.actors.names import gender_of
from briefing.summarize.lexicon.people import NAME_PARTICLES, NAME_SUFFIXES, NICKNAMES
from briefing.summarize.lexicon.places import STATE_NAMES

_FAMILY: Final = frozenset(("lady", "wife", "husband", "son", "daughter", "brother", "sister", "father", "mother"))


@dataclass(slots=True)
class Draft:
    """An actor while the text is still being read; ``names`` are the printed names, fullest first found.

    ``lent`` holds roles printed in captions and headings, used where the prose prints none. ``gender`` is "m", "f"
    or "" for unknown. ``shared`` holds heads of plural roles ("the candidates, A and B"), which are not shown;
    ``places`` the American states printed beside the name. ``entered`` is the word where the prose first has them;
    ``bare`` says that a bare surname has meant them,
    ``last`` the sentence that last named them.
    """

    kind: ActorKind
    names: list[str]
    gender: str = ""
    plural: bool = False
    roles: list[str] = field(default_factory=list)
    lent: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    entered: int = -1
    bare: bool = False
    last: int = -9

    @property
    def name(self) -> str:
        """Return the fullest printed name; of equally full ones the first."""
        if len(self.names) == 1:
            return self.names[0]
        if self.kind == "state":
            return max(self.names, key=lambda name: (name in STATE_NAMES, len(name.split())))
        return max(self.names, key=lambda name: len(name.split()))

    @property
    def role(self) -> str | None:
        """Return the role to show: the first one printed, in the longest form that ends in it."""
        printed = [*self.roles, *self.lent]
        if len(printed) < 2:
            return printed[0] if printed else None
        shown = next((role for role in printed if " " in role or "." not in role), printed[0])
        return max((role for role in printed if role.lower().endswith(shown.lower())), key=len)

    def add(self, printed: str) -> None:
        """Note a name as printed, once."""
        if printed not in self.names:
            self.names.append(printed)

    def has_role(self) -> bool:
        """Return whether any role is printed with the name."""
        return bool(self.roles or self.lent or self.shared)

    def title_words(self) -> list[list[str]]:
        """Return each printed role as its words in lower case, cut titles without their full stops."""
        return [role.lower().replace(".", "").split() for role in [*self.roles, *self.lent, *self.shared]]

    def actor(self) -> Actor:
        """Return what the text knows of the actor."""
        affiliation = self.affiliations[0] if self.affiliations else None
        return Actor(self.name, self.kind, tuple(self.names), self.role, affiliation, self.plural)


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A person's printed name in its parts, for comparing; ``given`` may be empty, initials keep their full stops."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""


@lru_cache(maxsize=16384)
def parse_name(printed: str) -> PersonalName:
    """Return the parts of a printed name: "Bill de Blasio" is given Bill, surname de Blasio."""
    words = printed.replace("’", "'").split()
    suffix = ""
    while len(words) > 1 and words[-1].lower().strip(".,") in NAME_SUFFIXES:
        suffix = words.pop().lower().strip(".,")
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    if words[0].lower() in NAME_PARTICLES and len(words) == 2:
        start = 0
    return PersonalName(tuple(words[:start]), " ".join(words[start:]), suffix)


def same_surname(one: str, other: str) -> bool:
    """Return whether two surnames are one, written alike or transcribed differently: Dovhanko, Dovganko."""
    if one == other or one.casefold() == other.casefold():
        return True
    return min(len(one), len(other)) >= 5 and sounds(one) == sounds(other)


def same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether given names can be one person's: equal, an initial, a short form, another transcription."""
    if not one or not other:
        return True
    first, second = one[0], other[0]
    if first == second or sounds(first) == sounds(second):
        return True
    if "." in first or "." in second:
        return first[0] == second[0]
    return _short_form(first.lower()) == _short_form(second.lower())


@lru_cache(maxsize=16384)
def sounds(name: str) -> str:
    """Return a key that transcriptions of one Slavic, Arabic or accented name share."""
    plain = name.lower()
    if not (plain.isascii() and plain.isalpha()):
        plain = "".join([char for char in unicodedata.normalize("NFKD", plain) if char.isalpha() or char == " "])
    for printed, key in _TRANSCRIBED:
        if printed in plain:
            plain = plain.replace(printed, key)
    return _DOUBLED.sub(r"\1", plain) if _DOUBLED.search(plain) is not None else plain


_DOUBLED: Final = re.compile(r"(.)\1+", re.DOTALL)


# Origin: differences between the transcriptions of the BGN/PCGN tables, the national Ukrainian table of 2010 and
# newspaper usage. Longer letter groups come first.
_TRANSCRIBED: Final = (
    ("iy", "i"), ("yy", "i"), ("ii", "i"), ("ij", "i"), ("yi", "i"), ("ye", "e"), ("yo", "e"), ("y", "i"), ("j", "i"),
    ("kh", "h"), ("ts", "c"), ("tz", "c"), ("w", "v"), ("ck", "k"), ("ph", "f"), ("ou", "u"),
)  # fmt: skip


def conflicts(draft: Draft, given: tuple[str, ...], suffix: str) -> bool:
    """Return whether one of the draft's printed names rules out this given name or suffix."""
    if suffix and all(parse_name(printed).suffix != suffix for printed in draft.names):
        return True  # Bram Lindt is not Lindt Jr.
    for printed in draft.names:
        known = parse_name(printed)
        if known.suffix != suffix and given and (known.given or known.suffix):
            return True
        if not same_given(known.given, given):
            return True
    return False


def is_family(draft: Draft) -> bool:
    """Return whether the text introduces the person as somebody's relative or a first lady."""
    return any(not _FAMILY.isdisjoint(role.lower().split()) for role in [*draft.roles, *draft.lent])


def shown_gender(printed: str, address: str) -> str:
    """Return the gender that a printed name or its form of address shows, "" where neither does."""
    parsed = parse_name(printed)
    return gender_of(parsed.given[0] if parsed.given else "", address.lower())


def _short_form(given: str) -> str:
    return NICKNAMES.get(given, given)
