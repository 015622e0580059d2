"""Where does a clause end, and what is the subject of the verb behind it?"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefing.model import Span
from briefing.summarize.lexicon.decisions import VERB_GROUP
from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.text.datelines import behind_dateline
from briefing.summarize.text.pieces import one_of

_SAYING: Final = one_of(SAYING_FORMS)
_AND_WHEN: Final = r"(?:or|and)\s+(?:when|how|why|what|where|who)\s+\S+\s+\S"
_NAME: Final = r"(?-i:[A-Z])[^\s,;]*(?:\s+[^\s,;]+){0,4}"
# Where the undecided matter stops: at a stronger stop, a clause of its own, or the words that say who said it, in one
# piece or two: "..., Lind said", "..., his spokeswoman, Mette Lind, said", "..., Mette Lind, her aide, said".
# Every border opens with one of a few signs, which an expression finds at once; what may follow stands behind its sign.
_BORDER: Final = rf"""[;—:.!?',\s](?:(?<=[;—:])|(?<=[.!?])[”"’']|(?<=')'|
    (?<=,)(?:[”"’]?\s+(?:but|and|yet|so|while|which|who|whom|whose|where|after|before|according|despite|adding|saying|though|
    although|when|because|since|with|following|amid|as|if|unless|even|including|citing|given|in\s+(?:what|which)|
    a\s+(?:move|decision|step|question|matter)|an?\s+\w+\s+(?:that|which))\b|
    \s+{_AND_WHEN}|
    [”"’]?\s+(?:(?:[^\s,;]+\s+){{0,7}}?[^\s,;]+,\s+{_NAME},|{_NAME},\s+(?:[^\s,;]+\s+){{0,7}}?[^\s,;]+,)\s+(?:{_SAYING})\b|
    [”"’]?\s+(?:[^\s,;]+\s+){{0,9}}?(?:{_SAYING}|declined|refused|did|did\s+not|didn['’]t|would\s+not|wouldn['’]t)\b)|
    (?<=\s)(?:[–-]\s|\s*{_AND_WHEN}|
    (?P<joined>(?:and|but)\s+)(?=(?-i:[A-Z])[\w.’'-]*(?:\s+(?-i:[A-Z])[\w.’'-]*){{0,3}}\s+
    (?:has|have|had|is|are|was|were|will|would|[a-z]{{2,}}ed|withdrew)\b)|
    (?:and|or)\s+(?:if|whether)\b|and\s+yet\b|(?:and|but)\s+(?:{_SAYING}|has|have|had|is|was|are|were|did|does)\b|
    according\s+to\b|(?:even\s+)?though\b|although\b|while\b|because\b|amid\b|despite\b))"""
# "..., including the mayor, had": what stands between two commas before the verb of the clause.
_INSERTED: Final = re.compile(
    r",\s+(?:[^,;]{1,160},\s+){1,2}(?=(?:has|have|had|would|will|could|can|may|might|should|is|are|was|were)\b)"
)
# "The debate over whether Lind met the terms emerged in May."
_PAST_OF_DEBATES: Final = re.compile(
    r"\s(?:emerged|erupted|arose|raged|loomed|swirled|surfaced|intensified|dominated|persisted)\b"
)
# "The debate about whether to move the market comes late": the main verb of the noun's own clause.
_MAIN_VERB: Final = re.compile(
    r"\s(?:comes?|came|is|are|was|were|has|have|had|will|would|remains?|remained|dominate[sd]?)\b"
)
_FRONT_COMMA: Final = re.compile(r",[”\"]?\s+(?=(?:[^\s,]+\s+){1,9}?[^\s,]+)")
FRONTED: Final = re.compile(
    r"[“\"]?(?:And\s+|But\s+)?(?:While|Although|Though|As|Because|Since|After|If|When|Asked|Pressed|Questioned)\s",
    re.IGNORECASE,
)
"""How a sentence opens whose first clause is not its main one."""
_TOKEN: Final = re.compile(r"\S+")
_SUBJECT_OPENERS: Final = frozenset(
    [
        "that",
        "but",
        "whether",
        "if",
        "although",
        "though",
        "while",
        "because",
        "when",
        "where",
        "as",
        "since",
        "said",
        "says",
        "so",
        "yet",
        "which",
        "than",
        "after",
        "before",
        "until",
        "unless",
        "for",
    ]
)
_FINITE: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "may",
        "might",
        "could",
        "can",
        "should",
        "did",
        "does",
    ]
)
_RAISING: Final = frozenset(
    ("appear", "appears", "appeared", "seem", "seems", "seemed", "continue", "continues", "continued")
)
_LONGEST_SUBJECT: Final = 12
_LONGEST_INSERTION: Final = 220
_DASHES: Final = ("-", "–", "—", "--")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,}")
_BULLETS: Final = ("•", "-", "*", "–", "·", "▪")


def clause_end(text: str, start: int, end: int, *, stop_at_main_verb: bool = False, fronted: bool = False) -> int:
    """Return where the clause that starts at ``start`` stops, at the latest at ``end``, its closing stop left out.

    ``stop_at_main_verb`` is for a clause that hangs on the subject of its sentence: "the debate about whether to
    ... comes"; ``fronted`` for one that a comma parts from the main clause: "Asked if ..., she".
    """
    stop = _first_border(text, start, end)
    if fronted and (comma := _FRONT_COMMA.search(text, start, stop)):
        stop = comma.start()
    if stop_at_main_verb:
        verb = _MAIN_VERB.search(text, start, stop)
        stop = verb.start() if verb else stop
    past = _PAST_OF_DEBATES.search(text, start, stop)
    stop = past.start() if past else stop
    stop = _before_unpaired_mark(text, start, stop)
    return _before_stop(text, start, stop)


def subject_before(text: str, start: int, verb: int) -> Span | None:
    """Return the subject of the verb group that holds ``verb``; None where none stands before it in its clause.

    ``start`` is where the sentence starts; the place that it was filed under is no subject. An apposition between
    commas is jumped over: "Bo Lind, the mayor, declined".
    """
    start = behind_dateline(text, Span(start, verb)).start
    tokens = [Span(*token.span()) for token in _TOKEN.finditer(text, start, verb)]
    if tokens and tokens[0].of(text) in _BULLETS:
        tokens.pop(0)
    _drop_verb_group(text, tokens)
    if tokens and tokens[-1].of(text).endswith(","):
        tokens = _before_apposition(text, tokens)
    elif tokens and tokens[-1].of(text) in _DASHES:
        tokens = _before_dash(text, tokens)
    return _noun_phrase(text, tokens)


def owner_in(text: str, need: Span) -> Span | None:
    """Return whose consent is needed: "US sign-off" -> US, "approval by both chambers" -> both chambers."""
    words = need.of(text)
    giver = re.search(r"\s(?:of|by|from)\s+", words)
    if giver:
        return Span(need.start + giver.end(), need.end)
    cut = words.rstrip().rfind(" ")
    owner = words[:cut].rstrip() if cut > 0 else ""
    owner = re.sub(r"['’]s?$", "", owner)
    return (
        Span(need.start, need.start + len(owner))
        if owner and owner.lower() not in ("a", "an", "the", "its", "final")
        else None
    )


def _drop_verb_group(text: str, tokens: list[Span]) -> None:
    """Take off the auxiliaries and adverbs that stand before the verb: "is still", "appears to be"."""
    while tokens:
        low = tokens[-1].of(text).lower()
        if low == "to" and len(tokens) > 1 and tokens[-2].of(text).lower() in _RAISING:
            del tokens[-2:]
        elif low in VERB_GROUP or (low.endswith("ly") and len(low) > 4):
            tokens.pop()
        else:
            return


def _first_border(text: str, start: int, end: int) -> int:
    """Return the first border, a short insertion between two dashes being none: "the treaty — known as Lisbon — to"."""
    border = _border().search(text, start, end)
    while border and border["joined"] and _ends_in_a_name(text[start : border.start()]):
        border = _border().search(text, border.end(), end)  # "Lind and Brandt are": one subject
    if border and (inserted := _INSERTED.match(text, border.start(), end)) and not _has_finite(text, start, border):
        border = _border().search(text, inserted.end(), end)
    if border and (dash := border[0].strip()) in ("—", "–", "-"):
        mark = dash if dash == "—" else f" {dash} "
        again = text.find(mark, border.end(), min(end, border.end() + _LONGEST_INSERTION))
        if again >= 0:
            border = _border().search(text, again + len(mark), end)
    return border.start() if border else end


@cache
def _border() -> re.Pattern[str]:
    """Return ``_BORDER`` compiled: whoever only asks for subjects need not wait for it."""
    return re.compile(_BORDER, re.IGNORECASE | re.VERBOSE)


def _ends_in_a_name(words: str) -> bool:
    return words.rpartition(" ")[2][:1].isupper()


def _has_finite(text: str, start: int, border: re.Match[str]) -> bool:
    """Return whether the clause has its verb before the border: else what the border opens is an insertion."""
    words = text[start : border.start()].split()
    return any(word.lower() in _FINITE or word.endswith("ed") for word in words[1:]) and words[-2:-1] != ["that"]


def _before_unpaired_mark(text: str, start: int, stop: int) -> int:
    words = text[start:stop]
    closing = words.find("”")
    if closing >= 0 and not 0 <= words.find("“") < closing:
        return start + closing
    opening = words.rfind("“")
    if opening >= 0 and words.find("”", opening) < 0:
        return start + opening
    return start + words.index('"') if words.count('"') % 2 else stop


def _before_stop(text: str, start: int, stop: int) -> int:
    if "(" in text[start:stop] and ")" not in text[start:stop]:
        stop = text.index("(", start)
    closers = ",;:.!?”’–—" if "(" in text[start:stop] else ",;:.!?”’–—)"
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in closers):
        if text[stop - 1] == "." and _INITIALS.fullmatch(text, max(start, stop - 4), stop):
            break
        stop -= 1
    return stop


def _before_apposition(text: str, tokens: list[Span]) -> list[Span]:
    for position in range(len(tokens) - 2, max(-1, len(tokens) - 18), -1):
        if tokens[position].of(text).endswith(","):
            bare = Span(tokens[position].start, tokens[position].end - 1)
            return [*tokens[:position], bare]
    return []


def _before_dash(text: str, tokens: list[Span]) -> list[Span]:
    """Return what stands before an insertion between two dashes: "the bank - which lost much - is weighing"."""
    for position in range(len(tokens) - 2, -1, -1):
        if tokens[position].of(text) in _DASHES:
            return tokens[:position]
    return []


def _noun_phrase(text: str, tokens: list[Span]) -> Span | None:
    first = len(tokens)
    if tokens and tokens[-1].of(text).lower() in ("he", "she", "they", "it"):
        return tokens[-1]
    for position in range(len(tokens) - 1, max(-1, len(tokens) - 1 - _LONGEST_SUBJECT), -1):
        word = tokens[position].of(text)
        low = word.lower()
        if (
            low in _SUBJECT_OPENERS
            or low in SAYING_FORMS
            or low in _FINITE
            or word.endswith((",", ";", ":", "—", "–", "”", '"'))
        ):
            break
        if low == "and" and _has_verb(text, tokens[:position]):
            break
        first = position
    if first == len(tokens):
        return None
    phrase = Span(tokens[first].start, tokens[-1].end)
    words = phrase.of(text).split()
    if not words:
        return None  # ", , will decide": marks alone
    if words[0] in ("And", "But", "So", "Yet", "Then", "Now", "Still", "However", "Meanwhile", "Also", "Instead"):
        return Span(tokens[first + 1].start, tokens[-1].end) if len(words) > 1 else None
    return None if words[-1].lower() in ("who", "which", "that", "to", "it", "there", "and", "by") else phrase


def _has_verb(text: str, tokens: list[Span]) -> bool:
    return any(
        (low := token.of(text).lower().strip(",")) in VERB_GROUP or low in SAYING_FORMS or low.endswith("ed")
        for token in tokens
    )
