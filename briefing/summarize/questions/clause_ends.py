"""Where does a clause end?"""

from __future__ import annotations

import re
from typing import Final

from briefing.summarize.lexicon.speech import SAYING_FORMS
from briefing.summarize.questions.clauses import FINITE
from briefing.summarize.text.pieces import one_of

_SAYING: Final = one_of(SAYING_FORMS)
_AND_WHEN: Final = r"(?:or|and)\s+(?:when|how|why|what|where|who)\s+\S+\s+\S"
_NAME: Final = r"(?-i:[A-Z])[^\s,;]*(?:\s+[^\s,;]+){0,4}"
# Where the undecided matter stops: at a stronger stop, a clause of its own, or the words that say who said it, in one
# piece or two: "..., Lind said", "..., his spokeswoman, Mette Lind, said", "..., Mette Lind, her aide, said".
# Every border opens with one of a few signs, which an expression finds at once; what may follow stands behind its sign.
_BORDER: Final = re.compile(
    rf"""[;—:.!?',\s](?:(?<=[;—:])|(?<=[.!?])[”"’']|(?<=')'|
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
    according\s+to\b|(?:even\s+)?though\b|although\b|while\b|because\b|amid\b|despite\b))""",
    re.IGNORECASE | re.VERBOSE,
)
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
_LONGEST_INSERTION: Final = 220
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,}")


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


def _first_border(text: str, start: int, end: int) -> int:
    """Return the first border, a short insertion between two dashes being none: "the treaty — known as Lisbon — to"."""
    border = _BORDER.search(text, start, end)
    while border and border["joined"] and _ends_in_a_name(text[start : border.start()]):
        border = _BORDER.search(text, border.end(), end)  # "Lind and Brandt are": one subject
    if border and (inserted := _INSERTED.match(text, border.start(), end)) and not _has_finite(text, start, border):
        border = _BORDER.search(text, inserted.end(), end)
    if border and (dash := border[0].strip()) in ("—", "–", "-"):
        mark = dash if dash == "—" else f" {dash} "
        again = text.find(mark, border.end(), min(end, border.end() + _LONGEST_INSERTION))
        if again >= 0:
            border = _BORDER.search(text, again + len(mark), end)
    return border.start() if border else end


def _ends_in_a_name(words: str) -> bool:
    return words.rpartition(" ")[2][:1].isupper()


def _has_finite(text: str, start: int, border: re.Match[str]) -> bool:
    """Return whether the clause has its verb before the border: else what the border opens is an insertion."""
    words = text[start : border.start()].split()
    return any(word.lower() in FINITE or word.endswith("ed") for word in words[1:]) and words[-2:-1] != ["that"]


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
