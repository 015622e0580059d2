"""How is the question put, in the source's own words?

A wording rearranges the words of its sentence and adds one auxiliary at most, or it is the clause as printed behind
"Whether". Where neither is safe English, or where the words would lean on a sentence that is not shown, the sentence
itself is shown: it never guesses.
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
    PAST_FORMS,
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
_LOWERED: Final = LOWERED_OPENERS | DECISION_NOUNS
_OPENERS: Final = LOWERED_OPENERS - {"many", "more", "few"}
_LONGEST_SUBJECT: Final = 14
_SHORTEST_PAST: Final = 4
_SUBJECT_AND_OBJECT: Final = 2
# "Is it legal to dredge?" "Whether it would be wise for the port to": this "it" stands for nothing before.
_EXPLETIVE: Final = re.compile(r"\S+\s+it\s+(?:(?:is|was|be|would|will|still|ever)\s+){0,3}[\w-]+\s+(?:for|to|that)\b")
# The marks that touch a word, and its 's.
_NO_WORD: Final = re.compile(r"^\W+|['’]\w+$|\W+$")
_UNNAMED: Final = re.compile(r"\[(?:he|she|they|it)\]|\bsuch\s+(?!as\b)\w")
_DOING_SO: Final = re.compile(r"\b(?:doing|done|do)\s+(?:so|that|this|it)\b", re.IGNORECASE)
_THIS_YEAR: Final = re.compile(
    r"(?:this|that|these|those)\s+(?:year|month|week|weekend|summer|autumn|fall|winter|spring|day|days|who|of)\b"
)
_DEICTIC: Final = word_set("that this these those it such either")
_FOR_SOMEBODY: Final = word_set("he she they his her their its it")
_OBJECTS: Final = word_set("him them her")
_LEANING: Final = _DEICTIC | _FOR_SOMEBODY | _OBJECTS
_OPENS_A_NOUN_PHRASE: Final = word_set("the a an any some no each every both most all many several more")
_BEHIND_AN_OBJECT: Final = word_set("in on at to for from with by or and but if when as after before into out off up")
_INVERTED_BEHIND: Final = word_set("what when where why how whom")
_MEASURING: Final = word_set("how what which")


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
    if len(words) > 1 and (words[1] in _AUXILIARIES or words[1] == "may" or _asks_for_the_subject(words)):
        return f"{opener} {' '.join(words[1:])}?"
    at = next((at for at, word in enumerate(words) if at and _opens_a_subject(word) and not _is_governed(words, at)), 0)
    if words[0].lower() in (_INVERTED_BEHIND if at == 1 else _MEASURING if at else ()):
        # "how many ships Tarsis could send" -> "How many ships could Tarsis send?"
        inverted = _inverted(words[at:], reported=False)
        if inverted:
            return f"{' '.join([opener, *words[1:at]])} {inverted[0].lower()}{inverted[1:]}"
    return f"{opener} {' '.join(words[1:])}."


def word_statement(words: str) -> str | None:
    """Return what a source says of an open matter as a statement of its own: the way back where no question stands.

    None for the end of a quotation: what it belongs to stands before it.
    """
    # "considering closing the port to tankers" -> "The council is considering closing the port to tankers."
    if words.count("”") > words.count("“"):
        return None
    joined = _balanced(" ".join(words.split())).rstrip(",;:.–— ")
    return f"{capitalised(joined)}." if joined else None


def leans_back(wording: str) -> bool:
    """Return whether a question cannot be read alone: it opens with a pronoun, or has one for somebody unnamed."""
    # "Who will lead its delegation?" "Will that be enough?" "How far his advice goes."; not "Is it safe to swim?"
    lowered = wording.lower()
    if ("[" in wording or "such" in wording) and _UNNAMED.search(wording):
        return True
    if "do" in lowered and _DOING_SO.search(wording):
        return True
    if _LEANING.isdisjoint(_bare(lowered)) or _EXPLETIVE.match(wording):
        return False
    words = _bare(wording)
    names = 0
    for position, word in enumerate(words[1:], start=1):
        low = word.lower()
        if low in _DEICTIC and position == 1 and not _THIS_YEAR.match(" ".join(words[1:3]).lower()):
            return True
        if low in _FOR_SOMEBODY and names == 0:
            return True
        if low in _OBJECTS and names < _SUBJECT_AND_OBJECT and not _owns(low, words[position + 1 :]):
            return True
        opens_a_name = word[:1].isupper() and (position == 1 or not words[position - 1][:1].isupper())
        names += low in _OPENS_A_NOUN_PHRASE or opens_a_name
    return False


def _bare(words: str) -> list[str]:
    """Return the words without the marks that touch them and without an 's."""
    return [word if word.isalpha() else _NO_WORD.sub("", word) for word in words.split()]


def lowered_opener(words: str) -> str:
    """Return ``words`` fit for the middle of a sentence: a leading "The" loses its capital, a name keeps it."""
    joined = " ".join(words.split())
    first, _, rest = joined.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.lower() in _LOWERED else joined


def capitalised(words: str) -> str:
    """Return ``words`` with the first letter a capital; marks before it stay."""
    return words[0].upper() + words[1:] if words[:1].islower() else words


def _balanced(words: str) -> str:
    """Return the words without what opens a parenthesis or a quotation that they do not close."""
    for opening, closing in ("()", "“”"):
        if words.count(opening) > words.count(closing):
            before, _, behind = words.rpartition(opening)
            words = before or behind
        elif words.count(closing) > words.count(opening):
            words = words.replace(closing, "")
    return words.strip(",. ")


def _asks_for_the_subject(words: list[str]) -> bool:
    """Return whether the opener is the subject: "who made the offer", "how many ships were", not "what it was"."""
    if [word.lower() for word in words[:2]] in (["how", "many"], ["how", "much"]):
        verb = next((at for at, word in enumerate(words) if word in _AUXILIARIES), None)
        return verb is not None and not any(
            _opens_a_subject(words[at]) and not _is_governed(words, at) for at in range(2, verb)
        )
    if words[0].lower() == "which" and words[1].lower() == "of":
        verb = next((at for at, word in enumerate(words) if word in _AUXILIARIES), None)
        return verb is not None and all(_is_governed(words, at) for at in range(2, verb) if _opens_a_subject(words[at]))
    at = 2 if words[1] == "else" else 1
    follows = words[at].lower() if len(words) > at else ""
    return words[0].lower() in ("who", "what") and (
        follows in _AUXILIARIES or follows in PAST_FORMS or (follows.endswith("ed") and len(follows) > _SHORTEST_PAST)
    )


def _is_governed(words: list[str], at: int) -> bool:
    """Return whether what opens here belongs to the measure: "how many of the jets", "which of the two"."""
    return words[at - 1].lower() in ("of", "in", "among", "on") or (at > 1 and words[at - 2].lower() in ("of", "among"))


def _owns(pronoun: str, behind: list[str]) -> bool:
    """Return whether "her" stands before what is hers: "her vote", not "beat her in June"."""
    return pronoun == "her" and bool(behind) and behind[0].lower() not in _BEHIND_AN_OBJECT


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
    return word in _OPENERS or word[:1].isupper()


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
