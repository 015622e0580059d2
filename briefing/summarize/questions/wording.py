"""How is the question put, in the source's own words?

A wording rearranges the words of its sentence and adds one auxiliary at most, or it is the clause as printed behind
"Whether". Where neither is safe English it falls back, it never guesses.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.decisions import (
    CLAUSE_OPENERS,
    DECISION_NOUNS,
    IRREGULAR_PARTICIPLES,
    LOWERED_OPENERS,
)

_AUXILIARIES: Final = {
    "will": "Will",
    "would": "Will",
    "shall": "Shall",
    "can": "Can",
    "could": "Could",
    "should": "Should",
    "might": "Might",
    "must": "Must",
    "is": "Is",
    "are": "Are",
    "was": "Was",
    "were": "Were",
    "has": "Has",
    "have": "Have",
    "did": "Did",
    "does": "Does",
    "do": "Do",
}
_PRONOUNS: Final = frozenset(("he", "she", "they"))
_NOT_INSIDE_A_SUBJECT: Final = word_set(
    """who which that whose where when whether if he she it they we you i because while although though had may"""
)
_CONJUNCTIONS: Final = frozenset(("and", "or", "but", "nor", "to"))
_NOT_A_VERB_YET: Final = word_set("not also still now ever never already yet both all just only even soon")
_BEFORE_A_NAME_IN_A_SUBJECT: Final = word_set(
    """and or of in on for by to with from between against at under over into inside outside within without near across
    after before during about than as like toward towards through around via per the a an these those its their his
    her any other"""
)
_LONGEST_SUBJECT: Final = 14
_INVERTED_BEHIND: Final = word_set("what when where why how whom")


def word_whether(clause: str, antecedent: str | None = None, *, reported: bool = False) -> str:
    """Return the question that a clause after "whether" or "if" puts.

    ``antecedent`` takes the place of a pronoun that the clause opens with; without it the pronoun stands in brackets.
    ``reported`` says that the clause was asked in the past, so that its "was" is the asker's "is".
    """
    # "whether the ministry would publish the map" -> "Will the ministry publish the map?"
    words = _with_subject_named(clause, antecedent)
    return _inverted(words, reported) or f"Whether {' '.join(words)}."


def word_infinitive(clause: str, subject: str | None) -> str:
    """Return the question that "whether to ..." puts, or any "to ..." that somebody has not done yet.

    ``clause`` starts with the bare verb.
    """
    # "The council is weighing whether to close the port" -> "Will the council close the port?"
    rest = " ".join(clause.split())
    return f"Will {lowered_opener(subject)} {rest}?" if subject else f"Whether to {rest}."


def word_content(clause: str) -> str:
    """Return the question that a clause opening with what, when, how many ... puts."""
    # "what the treaty could cost" -> "What could the treaty cost?"
    words = clause.split()
    opener = capitalised(words[0])
    if len(words) > 1 and (words[1] in _AUXILIARIES or words[1] == "may"):
        return f"{opener} {' '.join(words[1:])}?"
    if words[0].lower() in _INVERTED_BEHIND and len(words) > 1 and _opens_a_subject(words[1]):
        inverted = _inverted(words[1:], reported=False)
        if inverted:
            return f"{opener} {inverted[0].lower()}{inverted[1:]}"
    return f"{opener} {' '.join(words[1:])}."


def word_noun(clause: str) -> str:
    """Return a matter that the source names without a verb, as a question."""
    # "considering closing the port to tankers" -> "Closing the port to tankers?"
    return f"{capitalised(' '.join(clause.split()))}?"


def lowered_opener(words: str) -> str:
    """Return ``words`` fit for the middle of a sentence: a leading "The" loses its capital, a name keeps it."""
    joined = " ".join(words.split())
    first, _, rest = joined.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.lower() in LOWERED_OPENERS | DECISION_NOUNS else joined


def capitalised(words: str) -> str:
    """Return ``words`` with the first letter a capital; marks before it stay."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), words, count=1) if words[:1].islower() else words


def _with_subject_named(clause: str, antecedent: str | None) -> list[str]:
    words = clause.split()
    if words[:2] == ["or", "not"]:
        words = words[2:]
    if words and words[0] in _PRONOUNS:
        words[0:1] = lowered_opener(antecedent).split() if antecedent else [f"[{words[0]}]"]
    return words


def _inverted(words: list[str], reported: bool) -> str | None:
    position = _auxiliary_position(words)
    if position is None:
        return None
    subject, auxiliary, rest = words[:position], words[position], words[position + 1 :]
    verb = next((word.strip(",").lower() for word in rest if not _is_adverb(word)), "")
    if not verb:
        return None
    opener = _AUXILIARIES[auxiliary]
    if auxiliary in ("has", "have") and not _is_participle(verb):
        return None  # "has any say" asks for "does ... have", which the source did not print
    if auxiliary in ("was", "were"):
        going_on = verb.endswith("ing") or verb == "about"
        if not going_on and reported and _is_participle(verb):
            return None  # "asked if it was signed": then or now?
        if going_on or reported:
            opener = "Is" if auxiliary == "was" else "Are"
    return f"{opener} {lowered_opener(' '.join(subject))} {' '.join(rest)}?"


def _auxiliary_position(words: list[str]) -> int | None:
    for position, word in enumerate(words[:_LONGEST_SUBJECT]):
        bare = word.lower()
        if position and word in _AUXILIARIES:
            return None if words[position - 1].lower() in _CONJUNCTIONS else position
        if word.endswith((",", ";", ":")) or "”" in word or (position and bare in _NOT_INSIDE_A_SUBJECT):
            return None
        if position and (bare in CLAUSE_OPENERS or _is_past_verb(words, position) or _is_relative(words, position)):
            return None
        if not position and bare in ("you", "i", "we", "to"):
            return None
    return None


def _opens_a_subject(word: str) -> bool:
    """Return whether a subject starts here: "how the truce", not "how many ships"."""
    return word in LOWERED_OPENERS - {"many", "more", "few"} or word[:1].isupper()


def _is_past_verb(words: list[str], position: int) -> bool:
    """Return whether a word in -ed after a name or a noun is a verb: "Harbin shipped", not "the proposed"."""
    before = words[position - 1]
    return words[position].endswith("ed") and (before[:1].isupper() and before.lower() not in LOWERED_OPENERS)


def _is_relative(words: list[str], position: int) -> bool:
    """Return whether a name behind a plain noun opens a clause of its own: "the plan Okafor is backing"."""
    before = words[position - 1]
    return words[position][:1].isupper() and before.islower() and before not in _BEFORE_A_NAME_IN_A_SUBJECT


def _is_adverb(word: str) -> bool:
    bare = word.strip(",").lower()
    return bare in _NOT_A_VERB_YET or (bare.endswith("ly") and len(bare) > 4)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR_PARTICIPLES
