"""Does a paragraph go on about the matter of the one before it, by how it opens?"""

from __future__ import annotations

import re

from briefing.summarize.lexicon.carrying import DECISION_NOUNS, MATTER_NOUNS

# "Their use is limited …", "The same request …", "That policy …": a definite or demonstrative opener and a matter noun
# after at most three words.
_REFERENCE = re.compile(
    rf"\A\W*(?:(?:but|and|still|yet|however|despite|in|on|for|of|to|with|as|ahead)\W+){{0,2}}"
    rf"(?:the|this|that|these|those|such|their|its|any)\s+(?:[\w.'’-]+\s+){{0,3}}?(?:{MATTER_NOUNS})(?:e?s)?\b",
    re.IGNORECASE,
)
# "That has dovetailed …", "This would mean …", "It was rejected …": a bare pronoun for the matter as subject.
_BARE_REFERENCE = re.compile(
    r"\A\W*(?:(?:but|and|still|yet)\W+)?(?:that|this|those|these|it)\s+(?:is|was|are|were|has|have|had|will|would|could|may|might|can|does|did)\b",
    re.IGNORECASE,
)
# "Asked about the risk, the minister said …", "When pressed on the date …": a reply stays with the matter asked about.
_REPLY = re.compile(r"\A\W*(?:when\s+)?(?:asked|pressed|questioned)\b", re.IGNORECASE)
# "“Not today,” she said.": the paragraph opens with quoted words.
_OPENS_QUOTED = re.compile(r"\A\W*[“\"„«]")
# "“We will take this discussion to the council,” she said.": the quoted words point back.
_QUOTED_REFERENCE = re.compile(
    rf"\A\W*(?:[\w’'-]+\s+){{0,10}}(?:this|that|these|those|such)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{MATTER_NOUNS})(?:e?s)?\b",
    re.IGNORECASE,
)
# "Drivers wrote that such charges …", "With the ban in force, …", "They will discuss the matter": what has been named
# before, anywhere in the paragraph.
_DEFINITE_DECISION = re.compile(
    rf"\b(?:such\s+(?:{MATTER_NOUNS})|(?:the|these|those)\s+(?:{DECISION_NOUNS}|topic|matter|debate|proposal))(?:e?s)?\b",
    re.IGNORECASE,
)
# "The people said …", "The official added …", "He said …": the speaker of the paragraph before goes on.
_SAME_SPEAKER = re.compile(
    r"\A\W*(?:he|she|they|the\s+(?:[\w.-]+\s+)?"
    r"(?:officials?|persons?|people|sources?|diplomats?|spokes(?:man|woman|person)|ministers?|aides?|letter|lawmakers?))"
    r"\s+(?:also\s+|then\s+)?(?:said|says|added|adds|told|noted|argued|wrote|stressed|went\s+on|continued)\b",
    re.IGNORECASE,
)
_OPENINGS = (_REFERENCE, _BARE_REFERENCE, _REPLY, _SAME_SPEAKER)


def refers_back(words: str) -> bool:
    """Return whether a paragraph opens with what points to the one before, or with a quotation that does."""
    if any(pattern.search(words) for pattern in _OPENINGS):
        return True
    return opens_quoted(words) and _QUOTED_REFERENCE.search(words) is not None


def opens_quoted(words: str) -> bool:
    """Return whether a paragraph opens with quoted words."""
    return _OPENS_QUOTED.search(words) is not None


def names_the_decision(words: str) -> bool:
    """Return whether a paragraph speaks of a decision as one that has been named before."""
    return _DEFINITE_DECISION.search(words) is not None
