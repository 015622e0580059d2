"""How a construction that leaves a matter open is written down, and the word classes it is written with.

In a pattern ``~`` is any run of blanks (newspapers print U+00A0 and U+202F inside sentences), an apostrophe is
straight or curly, and line breaks mean nothing. Groups: ``cue`` are the words that say it, ``clause`` is where the
open matter starts (else it starts behind the match), ``subject`` and ``rest`` are its two parts where the construction
splits it, ``auxiliary`` is the auxiliary printed, ``need`` is what somebody has yet to give.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from briefing.model import QuestionKind
from briefing.summarize.lexicon.decisions import (
    APPROVAL_NOUNS,
    DECIDED_PARTICIPLES,
    DECIDING_BASES,
    DECISION_NOUNS,
    DELIBERATING_NOUNS,
    DELIBERATING_VERBS,
    PROPOSAL_NOUNS,
)

Form = Literal["whether", "infinitive", "content", "noun", "perfect", "will", "be", "need", "of", "none"]
"""How the clause becomes a question: "whether" it holds, "to" do it, "what" it is, the bare noun, "Has S ...?",
"Will S ...?", "Is S ...?", "the sale: the regulator's consent?", "accused the line of dumping", no matter stated."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction. Of each of ``looks``, one word stands in every lower-cased match.

    A star stands for any end of a word. Marks part words, so that there is a "t" in "didn't".
    The first look is the one that the fewest sentences answer. ``opener`` is the place of the look of which a word
    opens every match, or else the ``core`` that ends it, which is tried at those words alone; None where any may.
    ``governed`` says that the verb before the clause has a subject, and that this subject decides or speaks.
    ``bounded`` says that the clause ends with its group.
    """

    kind: QuestionKind
    form: Form
    looks: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]
    opener: int | None = None
    core: re.Pattern[str] | None = None
    governed: bool = False
    bounded: bool = False


def rule(kind: QuestionKind, form: Form, looks: str, pattern: str) -> Rule:
    """Return a rule; ``looks`` parts its words by bars, and an ampersand stands between two looks.

    A caret stands before the look that opens every match.
    """
    parted = looks.split(" & ")
    opener = next((place for place, look in enumerate(parted) if look.startswith("^")), None)
    return Rule(kind, form, tuple(tuple(look.strip("^").split("|")) for look in parted), _compiled(pattern), opener)


def cored(kind: QuestionKind, form: Form, looks: str, core: str, pattern: str) -> Rule:
    """Return a rule of which ``core``, opened by the look with the caret, is the end of every match."""
    return replace(rule(kind, form, looks, pattern), core=_compiled(core))


def governed(kind: QuestionKind, form: Form, looks: str, pattern: str) -> Rule:
    """Return a rule whose verb has a subject that decides or speaks."""
    return replace(rule(kind, form, looks, pattern), governed=True)


def bounded(kind: QuestionKind, form: Form, looks: str, pattern: str) -> Rule:
    """Return a rule whose construction bounds the clause."""
    return replace(rule(kind, form, looks, pattern), bounded=True)


def words_look(words: Iterable[str]) -> str:
    """Return a look for one of several words; of one with a hyphen, its longer half."""
    return "|".join(max(word.split("-"), key=len) for word in sorted(words))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("~", r"\s+").replace("'", "['’]"), re.IGNORECASE | re.VERBOSE)


def _any(words: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(words)) + ")"


DELIBERATE: Final = _any(frozenset(verb for verb in DELIBERATING_VERBS if not verb.endswith("ing")))
DELIBERATING: Final = _any(frozenset(verb for verb in DELIBERATING_VERBS if verb.endswith("ing")))
# "will debate whether": the words that are nouns too are verbs behind an auxiliary or "to" only.
TO_DEBATE: Final = r"(?:(?<=\bto\s)|(?<=\bwill\s)|(?<=\bwould\s)|(?<=\bmust\s)|(?<=\bshould\s))(?:debate|review|study)"
DELIBERATION_NOUN: Final = _any(DELIBERATING_NOUNS)
DECIDE: Final = _any(DECIDING_BASES)
DECIDED: Final = _any(DECIDED_PARTICIPLES)
DECISION_NOUN: Final = _any(DECISION_NOUNS)
DECISION_LOOK: Final = words_look(DECISION_NOUNS)
APPROVAL_NOUN: Final = _any(APPROVAL_NOUNS)
APPROVAL_LOOK: Final = words_look(APPROVAL_NOUNS)
PROPOSAL_NOUN: Final = _any(PROPOSAL_NOUNS)
NEGATION: Final = r"(?:~not|n't)"
_WH_WORDS: Final = ("what", "when", "where", "why", "how", "who", "which")
WH_LOOK: Final = words_look(_WH_WORDS)
WH_WORD: Final = "(?:" + "|".join(_WH_WORDS) + ")"
IF_LOOK: Final = "whether|if"
NOT_LOOK: Final = "not|t"
ABOUT: Final = r"(?:on|about|over|of|as~to|around|into|regarding)"
WHETHER: Final = r"whether\b"
WORD: Final = r"[^\s.;:,“”\"—]+~"  # one word that closes nothing, and the blank behind it
NAME: Final = r"(?-i:[A-Z])[^\s,;]*"
GERUND: Final = (
    r"(?!being\b|something\b|anything\b|nothing\b|king\b|bring\b|during\b|including\b|spring\b)[a-z]{2,}ing\b"
)
DETERMINER: Final = r"(?:an?|the|any|each|such|its|their|his|her|this|that|these|those|all|both)"
