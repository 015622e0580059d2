"""How much of what does a sentence state?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.summarize.brief.figures import MEASURES, Quantity, stems_of_words
from briefing.summarize.lexicon import word_set

# --- numbers ---------------------------------------------------------------------------------------------------------

_UNITS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
_TEENS: Final = ("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS: Final = (*_UNITS, *_TEENS, *_TENS)
"""One of these, or a digit, stands in whatever states a quantity."""
_VALUES: Final = {"one": 1, **{word: n for n, word in enumerate((*_UNITS, *_TEENS), start=2)}} | {
    word: n for n, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_SCALES: Final = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_WORDED: Final = rf"(?:(?:{'|'.join(_TENS)})[\s-](?:one|{'|'.join(_UNITS[:8])})|{'|'.join((*_UNITS, *_TEENS, *_TENS))})"
# Few letters begin a number: whatever begins with another one is passed over before the words are tried one by one.
_NUMBER: Final = (
    rf"(?<![\w.,$€£-])(?=(?i:[\dtfsen]))(?P<figure>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i:{_WORDED}))"
    rf"(?:[\s-](?P<scale>{'|'.join(_SCALES)}))?"
)

# --- what is counted -------------------------------------------------------------------------------------------------

# "11 villages", "seven of the dam's turbines", "fourteen new patrol boats": the first plural behind the number.
_COUNTED: Final = re.compile(
    rf"{_NUMBER}(?P<whole>\s+of\s+(?:the|its|their|his|her|[\w’']+['’]s)(?:\s+[\w’']+['’]s)?(?:\s+(?i:{_WORDED}|\d+))?)?"
    r"(?P<behind>(?:\s+[a-z][a-z-]*){1,4})"
)
# "18% of the spawning stock", "4.5 percent".
_SHARE: Final = re.compile(
    r"(?<![\w.,$€£-])(?P<figure>\d+(?:\.\d+)?)(?:\s?%|\s+per\s?cent\b)(?!\s+(?:points?|more|less|higher|lower|increase|rise|cut)\b)"
    r"(?:\s+of\s+(?:the|its|all|their)?\s*(?P<behind>[a-z]+(?:\s+[a-z]+)?))?"
)
# "how many of the jets would fly … put the figure at nine", "the number of jets … was 14".
_ASKED: Final = re.compile(
    r"\b(?:how\s+many|(?:the\s+)?number)(?:\s+of)?(?:\s+(?:the|its|their))?(?P<behind>(?:\s+[a-z][a-z-]*){1,4})"
)
_PUT_AT: Final = re.compile(
    rf"\b(?:(?:put|puts|gave|gives)\s+(?:the|that|its|their)\s+(?:figure|number|total|count)\s+(?:at|as)|said\s+(?:it|the\s+figure|"
    rf"the\s+number)\s+(?:was|would\s+be|is)|said\s+there\s+(?:were|would\s+be)|the\s+(?:figure|number|answer)\s+(?:was|is))\s+"
    rf"(?:about\s+|at\s+least\s+|around\s+|only\s+|just\s+)?{_NUMBER}(?=\s*(?:[.,;]|\Z))"
)
# Plurals without an s; the currencies among them are those that style guides leave unchanged.
_IRREGULAR: Final = word_set(
    """people men women children aircraft spacecraft hovercraft police cattle livestock sheep fish personnel staff feet
    teeth geese mice yen yuan baht lira rand won zloty kronor kroner kroon dram rials"""
)
# Plural in form, but no thing that is counted, or a time, or those who tell.
_NOT_COUNTED: Final = word_set(
    """is was has its his this these those as us yes less plus versus towards perhaps across always besides times thus
    days weeks months years hours minutes seconds decades nights centuries points cents votes vote seats goals percent
    officials sources aides diplomats analysts experts advisers insiders persons reasons things ways sides others
    ones lots parts thirds quarters halves degrees miles kilometers kilometres feet metres meters does says sees
    wants comes goes makes takes gets gives occasions weekends terms rounds states cases questions"""
)
# Whose number differs from one happening to the next: their sentences must share most of their words.
_GENERIC: Final = word_set(
    "people men women children members lawmakers soldiers senators voters delegates candidates dollars euros pounds"
)
# "a poll put her at 48%": every poll has figures of its own.
_OF_A_POLL: Final = re.compile(r"\b(?:polls?|polling|polled|surveys?|surveyed|respondents|odds|ratings?)\b", re.I)
_BEFORE_A_NAME: Final = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|\b(?:Article|Chapter|Section|Title|Route|Highway|Channel|No\.|"
    r"Group\s+of|Group|Rule|Phase|Resolution|Big|Proposition|Amendment|Page))\s+\Z"
)
# "up more than 70 percent", "a decline of 40 percent": by how much, not how much.
_CHANGED_BY: Final = re.compile(
    r"\b(?:by|up|down|(?:rise|increase|decline|drop|fall|gain|jump|growth|cut)s?\s+of|rose|fell|grew|dropped|jumped|gained|lost)\s+"
    r"(?:(?:about|around|nearly|almost|at\s+least|more\s+than|less\s+than|over|some|another)\s+)?\Z",
    re.IGNORECASE,
)
# "from 4.75%": where a figure stood before is another quantity than where it stands.
_WAS: Final = re.compile(r"\bfrom\s+(?:about\s+|around\s+)?\Z")
# "is expected to be left at 4.5%": what is foreseen is not what came.
_FORESEEN: Final = re.compile(
    r"\b(?=[efilpst])(?:expected|forecasts?|forecasted|projected|projects?|predict\w*|seen|likely|target\w*|proposed|proposes|if)\b",
    re.I,
)

# --- round about -----------------------------------------------------------------------------------------------------

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NAME: Final = re.compile(r"[A-Z](?<=[a-z,]\s.)[a-z]+")
_PERIOD: Final = re.compile(
    r"\b(?=[12A-Zlnt])(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:19|20)\d\d|(?:last|this|next)\s+(?:year|month|week|quarter|season))\b"
)
# ", the ministry said on Monday", "according to the bank", "The guard said on Monday that": who tells, and when.
_ATTRIBUTION: Final = re.compile(
    r"(?=[,\sAa])(?:,?\s*\b[Aa]ccording\s+to\b[^,;.]*|,\s[^,;.]{0,60}\b(?:said|says|told\s+(?:the\s+)?[\w\s]{2,30})"
    r"(?:\s+on\s+\w+day)?(?=[.,;]|\Z))|"
    r"\A[^,;.]{0,80}?\b(?:said|says|told\s+\w+)(?:\s+on\s+\w+day)?(?:\s+that)?\s|\b[Aa]sked\s+",
)
# One of these stands in whatever _ATTRIBUTION finds.
_ATTRIBUTING: Final = ("said", "says", "told", "ccording", "sked")
_ROUNDLY: Final = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|least|most|more\s+than|fewer\s+than|less\s+than)\s+\Z",
    re.IGNORECASE,
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find what the sentence states how much of, in text order."""
    found = [*_counted(text), *_shares(text), *_asked(text)]
    if not found:
        return ()
    told = _ATTRIBUTION.sub(" ", text) if any(map(text.__contains__, _ATTRIBUTING)) else text
    stems, periods, names = stems_of_words(told), frozenset(_PERIOD.findall(told)), frozenset(_NAME.findall(told))
    foreseen = _FORESEEN.search(text) is not None
    return tuple(
        Quantity(
            noun,
            printed,
            value,
            stems - stems_of_words(noun),
            periods,
            names,
            before=_WAS.search(text, max(place - 20, 0), place) is not None,
            foreseen=foreseen and _FORESEEN.search(_clause_at(text, place)) is not None,
            crowd=noun in _GENERIC,
            roundly=" " in printed or _ROUNDLY.search(text, max(place - 20, 0), place) is not None,
            is_share=printed.endswith(("%", "cent")),
        )
        for place, noun, printed, value in sorted(found)
    )


def _clause_at(text: str, place: int) -> str:
    """The licence covers 18 aircraft, it said, and the first are expected in May. — the 18 are no forecast."""
    before = [match.end() for match in _CLAUSE_BORDER.finditer(text, 0, place)]
    after = _CLAUSE_BORDER.search(text, place)
    return text[before[-1] if before else 0 : after.start() if after is not None else len(text)]


_CLAUSE_BORDER: Final = re.compile(r"[;—]|,\s")


def _counted(text: str) -> Iterator[tuple[int, str, str, float]]:
    for match in _COUNTED.finditer(text):
        noun = _head(match["behind"])
        if noun is None or _YEAR.fullmatch(match["figure"]):
            continue
        if _BEFORE_A_NAME.search(text, max(match.start() - 20, 0), match.start()) or _is_a_name(text, match):
            continue
        yield match.start("figure"), noun, _printed(match), _value(match)


_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def _is_a_name(text: str, match: re.Match[str]) -> bool:
    """Return whether a capital in mid-sentence makes the number part of a name: "the Big Three automakers"."""
    return (
        match["figure"][0].isupper() and match.start() > 0 and text[: match.start()].strip()[-1:] not in ("", ".", "“")
    )


def _head(behind: str) -> str | None:
    """Return the first plural of the words behind a number; None where a verb or a little word comes before it."""
    for word in behind.split():
        if word in _NOT_COUNTED or word in _STOPS:
            return None
        if word in _IRREGULAR or (word.endswith("s") and not word.endswith(("ss", "us"))):
            return word
    return None


_STOPS: Final = word_set(
    """of in on at by to for from with and or but than that who which when after before while as against were are had
    have will would could can may might said the a an his her their if not"""
)


def _shares(text: str) -> Iterator[tuple[int, str, str, float]]:
    if ("%" not in text and "cent" not in text) or _OF_A_POLL.search(text):
        return
    for match in _SHARE.finditer(text):
        if _CHANGED_BY.search(text, max(match.start() - 40, 0), match.start()):
            continue
        before = [word for word in re.findall(r"[A-Za-z]+", text[: match.start()]) if word.lower() in MEASURES]
        behind = (match["behind"] or "").split()
        behind = behind[: 1 if behind[-1:] and behind[-1] in _STOPS else 2]
        noun = behind[-1] if behind else before[-1].lower() if before else None
        if noun is not None and noun not in _NOT_COUNTED:
            yield match.start("figure"), noun, match[0].split(" of ")[0].strip(), float(match["figure"])


def _asked(text: str) -> Iterator[tuple[int, str, str, float]]:
    asked = _ASKED.search(text) if "number" in text or "many" in text else None
    noun = _head(asked["behind"]) if asked is not None else None
    put = _PUT_AT.search(text, asked.end()) if asked is not None else None
    if noun is not None and put is not None:
        yield put.start("figure"), noun, _printed(put), _value(put)


def _printed(match: re.Match[str]) -> str:
    return " ".join(filter(None, (match["figure"], match["scale"])))


_BETWEEN_WORDS: Final = re.compile(r"[\s-]")


def _value(match: re.Match[str]) -> float:
    figure = match["figure"].lower().replace(",", "")
    worded = sum(_VALUES.get(word, 0) for word in _BETWEEN_WORDS.split(figure))
    return (worded or float(figure)) * _SCALES.get(match["scale"] or "", 1.0)
