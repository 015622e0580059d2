"""Where words are few: the part of a position that a reader needs, cut where its clauses border.

What stays is one unbroken stretch of the source. Nothing is cut that denies, hedges, limits, contrasts, dates or
attributes; the subject goes only where it is whom the line names beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefing.model import ActorLine, Brief, IssueBrief

# A shorter text gains nothing by being cut, and what is left must be a clause of its own.
_FEW_WORDS = 16
_LEAST_LEFT = 6

# "At a meeting in Lund, Ms Korr said no." "Speaking beside the mayor, Ms Korr said no." "In light of the flood, …"
_OCCASION_BEFORE = re.compile(
    r"(?:Speaking|During|At|Ahead of|Alongside|In light of|In an? (?:\w+ )?(?:interview|statement|speech|letter))"
    r"\s[^,;:–—“”\"()]{1,160},\s+(?=\S)"
)
# "Last week, Ms Korr said no." where another column says when; only that much is cut.
_TIME_BEFORE = re.compile(r"(?P<time>[^,;:–—“”\"()]{1,40}),\s+(?=\S)")
# "…, where leaders of nine states will gather." "…, which opened in May." at the end of a sentence
_AFTER_A_COMMA = re.compile(r",\s(?:where|which|whose|who)\s[^,;:–—“”\"()]{1,160}\.$")
# "“No,” Ms Korr said at a news conference in Lund with her deputy."
_OCCASION_AFTER = re.compile(
    r"(?<=[”\"])(\s(?:[^\s,“”\"]+\s){1,4}?(?:said|wrote|added|continued))"
    r"(?P<rest>\s(?:at|during|in|on|alongside)\s[^;:–—“”\"()]{1,200}\.)$"
)
# What says how far a statement holds, who makes it, or when.
_NEEDED = re.compile(
    r"\b(?:not|no|never|nor|none|without|unless|if|but|however|although|though|despite|while|except|only|until|may|might"
    r"|could|would|should|perhaps|possibly|likely|unlikely|reportedly|allegedly|apparently|appears?|seems?|some|denie[sd]"
    r"|rejects?|rejected|according|said|says|told|claims?|claimed|reported|accused|asked|when|whether|because|since"
    r"|today|yesterday|tomorrow|tonight|ago|days?|weeks?|months?|years?|earlier|later|previously|formerly"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:last|next|this)\s\w+)\b|n[’']t\b|\d",
    re.IGNORECASE,
)
# "At the meeting with Ms Korr, she said …": without the occasion nobody knows who "she" is.
# "Last week, during a visit, Ms Korr said …": a clause does not open with its second adverbial.
_LEANS_BACK = re.compile(
    r"(?:he|she|it|they|this|that|these|those|there|who|which|both|his|her|its|their|during|at|in|on|after|before|while"
    r"|when|as|and|but|with|for|to)\b",
    re.IGNORECASE,
)


# "Trade Minister Nadia Korr has again rejected the toll." beside the name Nadia Korr
_TITLE = re.compile(r"(?:(?:[A-Z][\w.’'-]*|of|the|for)\s+){0,7}")
_PREDICATE = re.compile(
    r"\s+(?=(?:(?:also|again|now|later|already|still|then|\w+ly)\s)?"
    r"(?:has|have|had|is|are|was|were|will|would|may|might|can|could|should|must|does|did|do|said|says|told|wrote|made"
    r"|gave|took|sent|held|put|kept|left|stood|spoke|withdrew|[a-z]+ed)\s)"
)
# "Unlike Nadia Korr …", "Neither Nadia Korr …": what opens so says more than who acts.
_NO_TITLE = frozenset(
    {"after", "although", "as", "asked", "at", "because", "before", "both", "but", "by", "despite", "even", "for"}
    | {"from", "if", "in", "like", "neither", "no", "nor", "not", "of", "on", "only", "or", "since", "though", "to"}
    | {"under", "unless", "unlike", "until", "when", "while", "with", "without", "and", "some", "former", "outgoing"}
    | {"acting"}
)


def with_trimmed_positions(brief: Brief) -> Brief:
    """Return the brief with every position cut to what is needed of it; its evidence stays whole."""

    def actor(one: ActorLine) -> ActorLine:
        """Return an actor with short positions."""
        names = sorted(filter(None, {one.name, *one.spellings}), key=lambda name: (-len(name), name))
        short = (_without_subject(trimmed(line.text, line.when), names) for line in one.positions)
        positions = tuple(
            line if text == line.text else replace(line, text=text)
            for line, text in zip(one.positions, short, strict=True)
        )
        return replace(one, positions=positions)

    def issue(one: IssueBrief) -> IssueBrief:
        """Return an issue whose actors have short positions."""
        return replace(one, actors=tuple(map(actor, one.actors)))

    return replace(brief, issues=tuple(map(issue, brief.issues)))


def trimmed(text: str, when: str | None) -> str:
    """Return what is needed of a position in the words of its source; ``when`` is the time printed beside it."""
    return _without_tail(_without_opening(text, when), when)


def _without_opening(text: str, when: str | None) -> str:
    match = _OCCASION_BEFORE.match(text)
    if match is None or _is_needed(match[0], when):
        match = _TIME_BEFORE.match(text)
        if match is None or when is None or match["time"].casefold() != when.casefold():
            return text
    rest = text[match.end() :]
    return text if _LEANS_BACK.match(rest) or _is_short(text, rest) else rest


def _without_tail(text: str, when: str | None) -> str:
    is_quoting = "”" in text or '"' in text
    if is_quoting and (match := _OCCASION_AFTER.search(text)) and not _is_needed(match["rest"], when):
        return text[: match.start("rest")]
    if (match := _AFTER_A_COMMA.search(text)) and not _is_needed(match[0], when):
        rest = text[: match.start()]
        return text if _is_short(text, rest) else rest
    return text


def _without_subject(text: str, names: Iterable[str]) -> str:
    """Begin with the verb where the subject is one of ``names``, the longest first, behind no more than an office."""
    for name in names:
        start = text.rfind(name)
        while start >= 0 and not _TITLE.fullmatch(text, 0, start):
            start = text.rfind(name, 0, start + len(name) - 1)
        if start < 0 or _opens_otherwise(text[:start]):
            continue
        if verb := _PREDICATE.match(text, start + len(name)):
            return text[verb.end() :]
    return text


def _opens_otherwise(title: str) -> bool:
    """Return whether what stands before a name is more than an office: one held once is not held now."""
    return bool(_NO_TITLE & set(title.casefold().split()[:1]))


def _is_needed(words: str, when: str | None) -> bool:
    """Return whether words that might be cut say more than where somebody spoke; a time that is printed may go."""
    return _NEEDED.search(words.replace(when, "") if when else words) is not None


def _is_short(whole: str, rest: str) -> bool:
    return len(whole.split()) < _FEW_WORDS or len(rest.split()) < _LEAST_LEFT
