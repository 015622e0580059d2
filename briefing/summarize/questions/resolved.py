"""Does the item itself report the decision that one of its sentences only hints at?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import islice
from operator import or_
from typing import Final

from briefing.model import QuestionKind, Sentence, Span
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.decisions import DECIDED_PARTICIPLES
from briefing.summarize.text.printed import PrintedClues
from briefing.summarize.text.wordfacts import WordFacts, bare_words

_DONE: Final = "|".join(sorted(DECIDED_PARTICIPLES))
# "The council has approved the loan." "The two sides signed the accord on Monday." "... has given permission to ..."
TAKEN: Final = re.compile(
    rf"""\b(?=[abcdghrstvw][aegioprtu])(?:(?:has|have|had)(?:\s+(?:now|already|also|formally|finally|officially|been|unanimously))*\s+(?:{_DONE}|
    given\s+(?:its\s+|his\s+|her\s+|their\s+|the\s+|final\s+)?(?:permission|approval|consent|blessing|go-ahead|green\s+light)|decided|
    signed\s+off|turned\s+down|backed\s+down|called\s+off|ruled\s+out)|
    (?<!not\s)(?<!be\s)(?<!to\s)(?:approved|authori[sz]ed|ratified|vetoed|rejected|green-lit|greenlit|signed\s+off|struck\s+down|voted\s+to|
    agreed\s+to|decided\s+to|decided\s+against|ruled\s+that|gave\s+(?:permission|approval|the\s+go-ahead|the\s+green\s+light)|
    gives\s+[^,;.]{{0,40}}?permission|confirmed\s+the\s+decision|called\s+off|turned\s+down|backed\s+down|will\s+be\s+allowed\s+to))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Whatever TAKEN finds holds a word that tells it alone, or an auxiliary and a participle; most sentences do not.
_ALONE: Final = word_set(
    """approved authorised authorized ratified vetoed rejected green greenlit signed struck voted agreed decided ruled
    gave gives confirmed called turned backed"""
)
_PARTICIPLES: Final = DECIDED_PARTICIPLES | {"given"}
DECIDING: Final = _ALONE | _PARTICIPLES
"""A report of a decision as taken holds one of these words."""
_AUXILIARIES: Final = word_set("has have had will")
# 1 for an auxiliary, 2 for a participle, 4 for a word that tells it alone.
_TELLING: Final = {
    word: (word in _AUXILIARIES) | (word in _PARTICIPLES) << 1 | (word in _ALONE) << 2
    for word in _AUXILIARIES | _PARTICIPLES | _ALONE
}
_BOTH: Final = 1 | 2
_BARE: Final = re.compile(r"\w+")


def _told_by(word: str) -> int:
    """Return what a word as printed tells of a decision; a word with a hyphen may tell two things."""
    low = word.lower()
    if low.isalpha():
        return _TELLING.get(low, 0)
    return reduce(or_, [_TELLING.get(bare, 0) for bare in _BARE.findall(low)], 0)


_TOLD_BY: Final = WordFacts(_told_by)
_TOLD_IN: Final = PrintedClues(_told_by)
_UNSETTLED: Final = re.compile(
    r"\b(?:if|unless|whether|would|could|may|might|should|not|n['’]t|never|yet|expected|likely|reportedly|consider\w*|"
    r"once|den(?:y|ies|ied)|reports?\s+that|claims?\s+that|rumou?rs?|leak(?:s|ed)?|draft)\b",
    re.IGNORECASE,
)
_HINT_IN_THE_PAST: Final = re.compile(
    r"\b(?:signal+ed|indicated|appeared|hinted|were|was|had|discussed|did|floated|showed|expressed)\b", re.IGNORECASE
)
# "The minister denied that the council had approved it", "... denied reports that it had ...", "... denied having ...",
# "... denied on Friday that it had ...".
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ied|ies)|disputed|dismissed|rejected)\s+(?:on\s+[A-Z]\w+day\s+)?(?:(?:a|the|any|media|press)\s+)?"
    r"(?:(?:reports?|claims?|suggestions?|rumou?rs?|assertions?)\s+)?(?:that|having)\b",
    re.IGNORECASE,
)
# "... denied that a decision had been taken": the decision without its verb.
_DECISION_MADE: Final = re.compile(
    r"\b(?:decision|agreement|deal)\s+(?:had|has)\s+(?:already\s+)?been\s+(?:taken|made|reached|signed|struck)\b",
    re.IGNORECASE,
)
# "The bank cut its key rate." "Parliament passed the ferry law." "Norland lifted its ban on nets.": a rate, a law or a
# rule is what the verb changes, so its plain past tells the act itself.
_DONE_TO_A_RULE: Final = re.compile(
    r"""\b(?:(?:cut|cuts|raised|raises|lowered|lowers|reduced|held|kept|left)\s+(?:its|the|their|official)\s+(?:[a-z]+[\s-]){0,2}rates?|
    (?:passed|passes|adopted|adopts|defeated|voted\s+down)\s+(?:the|a|an)\s+(?:[a-z]+\s+){0,3}?(?:law|bill|act|budget|amendment|motion|
    resolution|treaty)|
    (?:lifted|lifts|eased|imposed|imposes|suspended|suspends|ended|dropped|drops|scrapped|scraps|extended|reversed|tightened)\s+
    (?:the|its|a|an|their)\s+(?:[a-z]+\s+){0,3}?(?:ban|embargo|restrictions?|limits?|moratorium|blockade|sanctions|curbs?|cap|
    refusal|objections?|veto)|
    (?:postponed|postpones|delayed|delays|put\s+off|deferred|brought\s+forward)\s+(?:the|its|a|an|their)\s+(?:[a-z]+\s+){0,3}?
    (?:decision|vote|ruling|hearing|verdict|election|referendum))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "... denied that the talks had collapsed | and said they would go on"
_BEHIND_A_DENIAL: Final = re.compile(r"[;—“”]|,\s|\s(?:and|but)\s+(?:said|says|called|added|insisted|accused)\b")
# "The cabinet had not decided on the jets." "No decision had been taken."
_NOT_DECIDED: Final = re.compile(
    r"\b(?:has|had|have)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?P<verb>decided|agreed|approved|(?:taken|made|reached)\s+(?:a|any)\s+decision)\b|"
    r"\bno\s+(?:final\s+)?decision\s+(?:has|had)\s+(?:yet\s+)?been\s+(?:taken|made|reached)\b",
    re.IGNORECASE,
)
# "The chancellor said that Kastria would not send jets before the summit."
_REFUSED: Final = re.compile(
    r"\b(?:will|would)\s+not\s+(?:now\s+|yet\s+)?(?:allow|approve|authori[sz]e|permit|lift|ease|grant|sign|endorse|join|resume|send|supply|"
    r"deliver|sell|provide|transfer|share|extend|withdraw|accept|back|agree|ratify|pay)\b",
    re.IGNORECASE,
)
# "to", "would" or "has not" right before the verb: not done, or not yet.
_NOT_DONE: Final = re.compile(
    r"\b(?:to|not|never|n['’]t|will|would|could|should|may|might|must|can|had|was|were|be|been|if|unless|whether|when|before|after|"
    r"once|since|which|who|that)\s+(?:\w+ly\s+)?\Z",
    re.IGNORECASE,
)
# "The council will close the quay, two members said.": how the opening of a report tells a decision just taken.
_ANNOUNCED: Final = re.compile(
    r"\bwill\s+(?:now\s+|also\s+|no\s+longer\s+|not\s+)?(?:allow|approve|authori[sz]e|permit|lift|ease|loosen|grant|ban|bar|block|reject|"
    r"adopt|ratify|sign|endorse|impose|extend|withdraw|join|resume|restore|cancel|suspend|repeal|veto|close|reopen|"
    r"send|supply|deliver|transfer|provide|sell)\b",
    re.IGNORECASE,
)
# Those who foretell: what they say "will" be is nobody's decision.
_FORETOLD: Final = re.compile(
    r"\b(?:analysts?|experts?|observers?|economists?|forecasters?|investors?|markets?|polls?|pollsters?|critics?|hopes?|hoped|"
    r"predict\w*|expect\w*|believ\w*|think\w*|thought|bet\w*|fears?|feared|likely|urg\w+|call\w*\s+on|demand\w*|ask\w*)\b",
    re.IGNORECASE,
)
_HEDGED: Final = re.compile(
    r"\b(?:if|unless|whether|when|once|would|could|may|might|should|says?|said)\b", re.IGNORECASE
)
_CONDITION: Final = re.compile(r"\b(?:if|unless|whether|could|may|might|should)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_HINTS: Final[frozenset[QuestionKind]] = frozenset(("under_deliberation", "whether_undecided"))
_REACH_BEFORE: Final = 60


@dataclass(frozen=True)
class Decisions:
    """The sentences of one item that report a decision as taken, looked for when somebody first asks."""

    text: str
    sentences: Sequence[Sentence]

    def settle(self, sentence: int, kind: QuestionKind, cue: Span, clause: Span) -> bool:
        """Return whether a hint at a decision is overtaken by the item's own report of it.

        Only kinds that hint at a coming decision are overtaken: what is reported as refused or withheld stays open.
        """
        if kind not in _HINTS:
            return False
        if kind == "under_deliberation" and self._is_news and _HINT_IN_THE_PAST.search(self.text, cue.start, cue.end):
            return True
        reports = [stems for index, stems in self._stems if index != sentence]
        if not reports:
            return False
        matter = stems_of(clause.of(self.text))
        return any(len(matter & stems) >= _enough(matter) for stems in reports)

    @cached_property
    def _stems(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The stems of the words of each."""
        starts = [sentence.start for sentence in self.sentences]
        told: dict[int, int] = {}
        for place, here in _TOLD_IN.found(self.text):
            index = bisect_right(starts, place) - 1
            told[index] = told.get(index, 0) | here
        may_tell = sorted(index for index, here in told.items() if here >= _BOTH)
        return tuple(
            (index, stems_of(sentence.span.of(self.text)))
            for index, sentence in ((index, self.sentences[index]) for index in may_tell)
            if sentence.role in ("prose", "heading") and _tells_taken(self.text, sentence.span)
        )

    @cached_property
    def _is_news(self) -> bool:
        """Whether one of the first two lines of news reports one."""
        news = opening_of(self.sentences)
        return any(index in news for index, _ in self._stems)


def opening_of(sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Return the first two sentences of news."""
    return tuple(islice((n for n, sentence in enumerate(sentences) if sentence.role in ("prose", "heading")), 2))


def is_decided(text: str, sentence: Span) -> bool:
    """Return whether a sentence reports a decision as taken, with no hedge or condition before its verb."""
    told = reduce(or_, map(_TOLD_BY.__getitem__, sentence.of(text).split()), 0)
    return told >= _BOTH and _tells_taken(text, sentence)


def _tells_taken(text: str, sentence: Span) -> bool:
    match = TAKEN.search(text, sentence.start, sentence.end)
    if match is None:
        return False
    before = max(sentence.start, match.start() - _REACH_BEFORE)
    return not _UNSETTLED.search(text, before, match.end())


def find_denied(text: str, sentence: Span) -> tuple[Span, Span] | None:
    """Return where a denial stands in a sentence and the verb of the decision that it denies."""
    denied = _denial_in(text, sentence)
    if denied is None:
        return None
    taken = TAKEN.search(text, denied.end(), sentence.end) or _DECISION_MADE.search(text, denied.end(), sentence.end)
    return (Span(*denied.span()), Span(*taken.span())) if taken is not None else None


def _denial_in(text: str, sentence: Span) -> re.Match[str] | None:
    lowered = text[sentence.start : sentence.end].lower()
    if not any(map(lowered.__contains__, _DENYING)):
        return None
    return _DENIED.search(text, sentence.start, sentence.end)


# One of these stands in whatever _DENIED finds.
_DENYING: Final = ("denied", "denies", "deny", "disputed", "dismissed", "rejected")


def find_denied_clause(text: str, sentence: Span) -> Span | None:
    """Return the clause that a sentence says is denied, whatever it tells; None without a denial."""
    denied = _denial_in(text, sentence)
    if denied is None:
        return None
    border = _BEHIND_A_DENIAL.search(text, denied.end(), sentence.end)
    return Span(denied.end(), border.start() if border is not None else sentence.end)


def find_undecided(text: str, sentence: Span) -> Span | None:
    """Return the words by which a sentence says that nothing has been decided; None without any."""
    match = _NOT_DECIDED.search(text, sentence.start, sentence.end)
    return Span(*match.span()) if match is not None else None


def find_refused(text: str, sentence: Span) -> Span | None:
    """Return the verb by which a sentence tells what will not be done, unhedged and not foretold; None without one."""
    match = _REFUSED.search(text, sentence.start, sentence.end)
    if match is None or _FORETOLD.search(text, sentence.start, sentence.end):
        return None
    return None if _CONDITION.search(text, sentence.start, match.start()) else Span(*match.span())


def find_rule_changed(text: str, sentence: Span) -> Span | None:
    """Return the words by which a sentence tells that a rate, a law or a rule was changed or kept; None without any."""
    if DOING.isdisjoint(bare_words(text[sentence.start : sentence.end])):
        return None
    match = _DONE_TO_A_RULE.search(text, sentence.start, sentence.end)
    if match is None or _NOT_DONE.search(text, max(sentence.start, match.start() - _REACH_BEFORE), match.start()):
        return None
    before = max(sentence.start, match.start() - _REACH_BEFORE)
    return None if _UNSETTLED.search(text, before, match.start()) else Span(*match.span())


DOING: Final = word_set(
    """cut cuts raised raises lowered lowers reduced held kept left passed passes adopted adopts defeated voted lifted
    lifts eased imposed imposes suspended suspends ended dropped drops scrapped scraps extended reversed tightened
    postponed postpones delayed delays put deferred brought"""
)
"""A change of a rate, a law or a rule is told by one of these words first."""


def find_announced(text: str, sentence: Span) -> Span | None:
    """Return the verb by which a sentence tells what will be done, unhedged and not foretold; None without one.

    In the opening of a report that is how a decision just taken is told; further down it may be a plan of long ago.
    """
    match = _ANNOUNCED.search(text, sentence.start, sentence.end)
    if match is None or _FORETOLD.search(text, sentence.start, sentence.end):
        return None
    return None if _HEDGED.search(text, sentence.start, match.start()) else Span(*match.span())


def stems_of(words: str) -> frozenset[str]:
    """Return the first five letters of each longer word, enough to know a word in another inflection."""
    return frozenset([word[:5].lower() for word in _WORD.findall(words)]) - _EMPTY


_EMPTY: Final = frozenset(
    ["that", "this", "with", "from", "have", "been", "will", "would", "their", "they", "which", "were", "what", "when",
     "whose", "wheth", "about", "after", "befor", "could", "shoul", "into", "over", "more", "than", "also", "said",
     "says", "some", "other", "there", "where", "while", "such"]
)  # fmt: skip


def _enough(matter: frozenset[str]) -> int:
    """Return how many stems a report shares with the matter that it settles: most of them, at least two."""
    return max(2, (2 * len(matter) + 2) // 3)
