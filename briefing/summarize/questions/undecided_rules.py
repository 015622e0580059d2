"""What says in so many words that something is undecided, evaded or withheld; each rule with an invented sentence."""

from __future__ import annotations

import re
from typing import Final

from briefing.summarize.lexicon.decisions import DELIBERATING_NOUNS, DELIBERATING_VERBS
from briefing.summarize.questions.patterns import (
    ABOUT,
    DELIBERATE,
    DELIBERATING,
    DELIBERATION_NOUN,
    IF_LOOK,
    NEGATION,
    NOT_LOOK,
    TO_DEBATE,
    WH_LOOK,
    WH_WORD,
    WHETHER,
    WORD,
    Rule,
    bounded,
    governed,
    rule,
    words_look,
)

_UNCLEAR: Final = rf"""
    (?:unclear|uncertain|unknown|undecided|
    (?:(?:is|was|are|were|been|remains|do|does|did){NEGATION}|not)
    (?:~(?:yet|immediately|entirely|at~all|fully|altogether|even))?~(?:clear|known|certain|sure|know))"""

_UNCLEAR_LOOK: Final = "clear|certain|know|known|sure|unclear|uncertain|unknown|undecided"
_UNCLEAR_OPENERS: Final = (
    "unclear|uncertain|unknown|undecided|is|was|are|were|been|remains|do|does|did|not|"
    "isn|wasn|aren|weren|don|doesn|didn"
)
_DELIBERATING_LOOK: Final = words_look(DELIBERATING_VERBS | {"debate", "review", "study"})
_DELIBERATION_LOOK: Final = words_look(DELIBERATING_NOUNS | {"question"})

_UNDECIDED: Final = (
    # "The premier called it a matter of deciding whether the bloc is at war": the speaker's frame, not an open matter.
    rule(
        "contested",
        "whether",
        "^matter|question|issue & whether",
        rf"(?P<cue>\b(?:matter|question|issue)~of(?:~deciding)?~{WHETHER})",
    ),
    # "The council is still considering whether to close the port."; not "towns deciding whether", which doubts nothing.
    governed(
        "whether_undecided",
        "whether",
        f"whether & {_DELIBERATING_LOOK}",
        rf"""(?P<cue>\b(?<!of\s)(?:{DELIBERATE}|{TO_DEBATE}|(?:is|are|was|were|be|been|still|now|also|again|already|currently|actively)~{DELIBERATING})
        (?:~in)?~(?:(?!not~){WORD}){{0,4}}?(?:{ABOUT}~)?{WHETHER})""",
    ),
    # "The debate about whether to arm the coast guard comes late."; "The question is whether the dam holds"; neither
    # "is not whether", nor "critics question whether", which is a doubt, nor a survey's "one question asked whether",
    # nor "to dispel any doubt whether", which says of no doubt that it is there.
    rule(
        "whether_undecided",
        "whether",
        f"whether & {_DELIBERATION_LOOK} & ^{_DELIBERATION_LOOK}|key|only|big|bigger|open|central|main|real|one",
        rf"""(?P<cue>\b(?=[bdikmoqrstuv])(?<!out\sof\s)(?<!\bany\s)(?:{DELIBERATION_NOUN}|(?<=the\s)question|
        (?:key|only|big|bigger|open|central|main|real|one)~question)
        ~(?:(?!not~|asked~|asks~){WORD}){{0,2}}?(?:{ABOUT}~)?{WHETHER})""",
    ),
    # "Critics question whether the plan would work."
    rule(
        "contested",
        "whether",
        "^question* & whether",
        rf"(?P<cue>\bquestion(?<!when\squestion)(?<!was\squestion)(?<!were\squestion)(?:s|ed|ing)?~(?:{WORD}){{0,3}}?{WHETHER})",
    ),
    # "It was not immediately clear whether the bridge would reopen."
    rule(
        "whether_undecided",
        "whether",
        f"{_UNCLEAR_LOOK} & {IF_LOOK} & ^{_UNCLEAR_OPENERS}",
        rf"(?P<cue>\b{_UNCLEAR}~(?:{WORD}){{0,2}}?(?:{ABOUT}~)?(?:whether|if)\b)",
    ),
    # "It is unclear how many ships were lost."
    rule(
        "whether_undecided",
        "content",
        f"{_UNCLEAR_LOOK} & {WH_LOOK} & ^{_UNCLEAR_OPENERS}",
        rf"(?P<cue>\b{_UNCLEAR})(?:~(?:exactly|precisely|just|yet))?~(?P<clause>{WH_WORD}\b)",
    ),
    # "It remains to be seen whether the truce will hold."
    rule("whether_undecided", "whether", f"seen & {IF_LOOK}", r"(?P<cue>\bto~be~seen~(?:whether|if)\b)"),
    rule("whether_undecided", "content", f"seen & {WH_LOOK}", rf"(?P<cue>\bto~be~seen)~(?P<clause>{WH_WORD}\b)"),
    # "The fate of the two pilots remains unclear."
    bounded(
        "whether_undecided",
        "noun",
        "remain* & unclear|unknown|undecided|unresolved|uncertain",
        rf"""(?<!\S)(?P<clause>(?:the|its|their|his|her)~(?:{WORD}){{0,8}}?[^\s,;.“”"]+)
        ~(?P<cue>remains?~(?:unclear|unknown|undecided|unresolved|uncertain))\b
        (?!~(?:{WORD}){{0,2}}?(?:whether|if|how|what|who|why|when)\b)""",
    ),
    # "The council has not decided when the port will reopen."
    governed(
        "whether_undecided",
        "content",
        f"decided|determined|established & {NOT_LOOK} & {WH_LOOK} & ^has|have|hasn|haven",
        rf"(?P<cue>\b(?:has|have){NEGATION}(?:~yet)?~(?:decided|determined|established))~(?P<clause>{WH_WORD}\b)",
    ),
    # "Questions remain about how the dam failed."
    rule(
        "whether_undecided",
        "content",
        f"^questions & loom*|remain*|linger*|swirl*|persist* & {WH_LOOK}",
        rf"(?P<cue>\bquestions~(?:loom|remain|linger|swirl|persist)(?:ing)?~{ABOUT})~(?P<clause>{WH_WORD}\b)",
    ),
    # "The envoys want a better sense of what the rebels would accept."
    rule(
        "whether_undecided",
        "content",
        "^better|clearer & sense|idea|picture|understanding",
        r"""(?P<cue>\b(?:better|clearer)~(?:sense|idea|picture|understanding)~of)
        ~(?P<clause>(?:what|how|why|when|where)\b)""",
    ),
)

_ASKED_LOOK: Final = "asked|questioned|pressed|quizzed"

_ASKED: Final = (
    # "Asked if the port would reopen, the minister said it was too early to tell."
    rule(
        "asked_evaded",
        "whether",
        f"^{_ASKED_LOOK} & {IF_LOOK}",
        rf"(?P<cue>\b(?:asked|questioned|pressed|quizzed)~(?:{WORD}){{0,8}}?(?:whether|if)\b)",
    ),
    # "Asked about the sale of the port, the minister would not be drawn."
    rule(
        "asked_evaded",
        "noun",
        f"^{_ASKED_LOOK}",
        r"(?P<cue>\b(?:asked|questioned|pressed|quizzed)~(?:by~reporters~)?about)~(?P<clause>\S+)",
    ),
)

_UNWILLING: Final = r"""(?:(?:declin|refus)(?:ed|es|ing)~to|(?:would|did|has|have|does)(?:~not|n't))
    (?:~(?:immediately|yet|publicly))?"""
_TELL: Final = (
    "(?:comment|say|answer|confirm|reveal|disclose|specify|discuss|elaborate|speculate|address|indicate|tell)"
)
_TOLD: Final = "(?:said|confirmed|disclosed|specified|indicated|revealed)"
_DETAILS: Final = "(?:details?|specifics|timetable|timeline)"
_UNWILLING_LOOK: Final = f"declin*|refus*|{NOT_LOOK}"
_UNWILLING_OPENERS: Final = "declin*|refus*|would|did|has|have|does|wouldn|didn|hasn|haven|doesn"
_TELL_LOOK: Final = words_look(re.findall("[a-z]+", _TELL))
_TOLD_LOOK: Final = words_look(re.findall("[a-z]+", _TOLD))
_AVOIDING_LOOK: Final = "declin*|refus*|deflect*|dodg*|sidestep*|brush*|avoid*"
_DETAILS_LOOK: Final = "detail*|specifics|timetable|timeline"

_WITHHELD: Final = (
    # "The ministry declined to say whether the ships had sailed."
    governed(
        "declined_or_withheld",
        "whether",
        f"{IF_LOOK} & {_UNWILLING_LOOK} & {_TELL_LOOK}|{_TOLD_LOOK} & ^{_UNWILLING_OPENERS}",
        rf"(?P<cue>\b{_UNWILLING}~(?:{_TELL}|{_TOLD})~(?:(?:{WORD}){{0,4}}?whether|if)\b)",
    ),
    # "She would not say how many ships had sailed." "The ministry has not indicated which ports would close."
    governed(
        "declined_or_withheld",
        "content",
        f"{_UNWILLING_LOOK} & {WH_LOOK} & say|said|specif*|reveal*|disclos*|confirm*|indicat* & ^{_UNWILLING_OPENERS}",
        rf"(?P<cue>\b{_UNWILLING}~(?:say|specify|reveal|disclose|confirm|indicate|{_TOLD}))~(?P<clause>{WH_WORD}\b)",
    ),
    # "The ministry declined to confirm reports that the ships had sailed."
    governed(
        "declined_or_withheld",
        "whether",
        "^declin*|refus* & confirm",
        r"(?P<cue>\b(?:declin|refus)(?:ed|es|ing)~to~confirm(?:~or~deny)?~(?:(?:reports?|claims?)~)?that\b)",
    ),
    # "Her office gave no details of the settlement."
    rule(
        "declined_or_withheld",
        "noun",
        f"{_DETAILS_LOOK} & gave|give|offer*|provide*|release*",
        rf"""(?P<cue>\b(?:(?:gave|offered|provided|released)~(?:no|few)|
        did(?:~not|n't)~(?:give|offer|provide|release)(?:~any)?)(?:~(?:further|other|more))?)
        ~(?P<clause>{_DETAILS}~(?:of|about|on|for)\b)""",
    ),
    # "The premier said he would publish a plan, though did not offer specifics."
    bounded(
        "declined_or_withheld",
        "whether",
        f"{_DETAILS_LOOK} & ^said",
        rf"""\bsaid~(?:that~)?(?P<clause>(?:{WORD}){{1,8}}?would~[^,;.]{{5,200}}),~(?:though|but|without)
        (?:~(?:he|she|they|it))?(?:~(?:has|have))?~(?P<cue>(?:did(?:~not|n't)~(?:give|offer|provide)|
        gave|giving|offering|offered|provided|providing)(?:~(?:any|no|few|further|many))*~{_DETAILS})""",
    ),
    # "The minister declined to comment."
    governed(
        "declined_or_withheld",
        "none",
        f"{_AVOIDING_LOOK}|comment|drawn|elaborate & {_TELL_LOOK}|drawn|question* & ^{_AVOIDING_LOOK}|would|wouldn",
        rf"""(?P<cue>\b(?:(?:declin|refus)(?:ed|es|ing)~to~{_TELL}|would(?:~not|n't)~(?:comment|be~drawn|elaborate)|
        (?:deflected|dodged|sidestepped|brushed~aside|avoided)(?:~(?:a|the))?~questions?)\b)""",
    ),
)

QUESTION_RULES: Final[tuple[Rule, ...]] = (*_UNDECIDED, *_ASKED, *_WITHHELD)
