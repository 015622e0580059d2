"""What leaves a matter open by the shape of the sentence: its subject, a term that runs, a dispute, silence.

Each rule with an invented sentence. Nobody need be said to deliberate.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.summarize.questions.patterns import (
    ABOUT,
    APPROVAL_LOOK,
    APPROVAL_NOUN,
    DECIDE,
    DETERMINER,
    IF_LOOK,
    WH_LOOK,
    WH_WORD,
    WORD,
    Rule,
    bounded,
    governed,
    rule,
)

_OPEN: Final = r"""(?:(?:is|was|are|were)~(?:(?:still|now|as~yet|also|very~much)~)?
    (?:an?~open~question|an?~(?:mystery|matter~of~(?:debate|dispute|speculation))|any(?:one|body)'s~guess|
    (?:not~(?:yet~)?|un)(?:clear|known|certain)|in~(?:doubt|dispute|question)|disputed|
    under~(?:investigation|review|discussion|negotiation)|being~(?:debated|discussed|negotiated|investigated))|
    remains?~(?:an?~open~question|an?~mystery|(?:to~be~(?:seen|decided|determined))|
    un(?:clear|known|certain|resolved|decided|answered)|in~(?:doubt|dispute|question)|disputed))"""
_OPENINGS: Final = (
    "mystery|guess|clear|known|certain|unclear|unknown|uncertain|doubt|disput*|under|being|remain*|matter|question"
)

_MAIN: Final = "(?:big|bigger|biggest|key|main|central|real|open|only|next|crucial)"

_AS_SUBJECT: Final = (
    # "Whether the chamber will back the treaty is an open question."
    bounded(
        "whether_undecided",
        "whether",
        f"{_OPENINGS} & ^whether",
        rf"(?:(?<!\S)|(?<=[“\"]))whether~(?P<clause>(?:{WORD}){{2,24}}?)(?P<cue>{_OPEN})\b",
    ),
    # "How the money was spent is under investigation."
    bounded(
        "whether_undecided",
        "content",
        f"{_OPENINGS} & ^{WH_LOOK}",
        rf"""\b(?=[hw])(?:(?:\A|(?<=\n)|(?<=[.!?]\s)|(?<=\bbut\s)|(?<=\band\s))(?={WH_WORD}\b)|(?<=,\s)(?=(?:what|how|who)\b))
        (?P<clause>{WH_WORD}~(?:{WORD}){{2,24}}?)(?P<cue>{_OPEN})\b""",
    ),
    # "The central question, aides say, is whether the dam will hold."
    rule(
        "whether_undecided",
        "whether",
        "question & whether & say|says|said",
        rf"(?P<cue>\b(?:{_MAIN}~)question,~(?:{WORD}){{1,6}}?(?:say|says|said),~(?:is|was|remains)~whether\b)",
    ),
    # "What nobody in Velden could answer was whether the dam would hold."
    rule(
        "whether_undecided",
        "whether",
        "whether & nobody|no|none|few & ^what",
        r"""(?P<cue>\bwhat~(?:nobody|no~one|none|few)~(?:[^\s,;.]+~){0,6}?(?:can|could|knows|knew|will|would)
        (?:~(?:say|answer|tell|predict))?~(?:[^\s,;.]+~){0,4}?(?:is|was)~whether\b)""",
    ),
    # "No decision has been taken on whether the port will reopen."
    rule(
        "no_change_reported",
        "whether",
        "whether & taken|made|reached & ^no",
        rf"""(?P<cue>\bno~(?:final~|formal~)?(?:decision|agreement|ruling|conclusion)~(?:has|have|had)~(?:yet~)?been~
        (?:taken|made|reached)~{ABOUT}~whether\b)""",
    ),
    # "The big question is who will succeed her."
    rule(
        "whether_undecided",
        "content",
        f"question & {WH_LOOK}",
        rf"(?P<cue>\b(?:the|one|another)~(?:{_MAIN}~)?question~(?:now~)?is(?:~now)?)~(?P<clause>{WH_WORD}\b)",
    ),
)

_DIVIDED: Final = r"""(?:(?:disagree[ds]?|differ(?:s|ed)?|quarrel(?:led|ed)?|clash(?:ed|es)?)|
    (?:is|are|was|were|remains?|stay(?:ed|s)?)~(?:(?:still|deeply|sharply|also|evenly)~)*(?:divided|split|at~odds|torn))"""
_DIVIDED_LOOK: Final = "disagree*|differ*|quarrel*|clash*|divided|split|odds|torn"
_DIVIDED_OPENERS: Final = "disagree*|differ*|quarrel*|clash*|is|are|was|were|remain*|stay*"

_DISPUTE: Final = (
    # "Economists are split on whether the levy would raise prices."
    rule(
        "contested",
        "whether",
        f"whether & {_DIVIDED_LOOK} & ^{_DIVIDED_OPENERS}",
        rf"(?P<cue>\b{_DIVIDED}(?:~(?:sharply|strongly))?~{ABOUT}~whether\b)",
    ),
    # "The two towns disagree over who should pay."
    rule(
        "whether_undecided",
        "content",
        f"{_DIVIDED_LOOK} & {WH_LOOK} & ^{_DIVIDED_OPENERS}",
        rf"(?P<cue>\b{_DIVIDED}(?:~(?:sharply|strongly))?~{ABOUT})~(?P<clause>{WH_WORD}\b)",
    ),
)

_CONSENT_LOOK: Final = "ratify|approve|sign|authori*|endorse|adopt|pass|agree|consent|clear|back|vote"

_TERM: Final = (
    # "Ministers have until March 3 to decide whether to appeal."
    governed(
        "requires_decision",
        "infinitive",
        "until",
        rf"(?P<cue>\b(?:has|have|had)~until~(?:{WORD}){{1,6}}?to)~(?:decide~whether~to~)?(?P<clause>(?<=whether\sto\s)[a-z]+|(?!decide~whether){DECIDE}\b)",
    ),
    # "The court is to rule on Friday on whether the levy is legal."
    governed(
        "whether_undecided",
        "whether",
        "whether & rule|vote|announce|say & ^will|would|is|are|was|were",
        rf"""(?P<cue>\b(?:will|would|is~to|are~to|(?:is|are|was|were)~(?:expected|due|set|scheduled)~to)~(?:rule|vote|announce|say)
        ~(?:(?!not~){WORD}){{0,5}}?whether\b)""",
    ),
    # "Tarsis must still ratify the accord."
    governed(
        "requires_decision",
        "infinitive",
        f"{_CONSENT_LOOK} & still|first|also & must|has|have|need*",
        r"""(?P<cue>\b(?:must~(?:still|first|also)|(?:still|first)~(?:has|have|needs?)~to|(?:has|have|needs?)~(?:still|first)~to))
        ~(?P<clause>(?:ratify|approve|sign|authori[sz]e|endorse|adopt|pass|agree|consent|clear|back|vote)\b)""",
    ),
    # "The sale hinges on the regulator's consent."
    rule(
        "requires_decision",
        "need",
        f"hinge*|depend*|hang* & decision|ruling|verdict|{APPROVAL_LOOK}",
        rf"""\b(?P<subject>{DETERMINER}~(?:(?!that~){WORD}){{1,7}}?)(?P<cue>(?:(?:now|still|will)~)?(?:hinges?|depends?|hangs?)~(?:up)?on)
        ~(?P<need>(?:{WORD}){{0,4}}?(?:decision|ruling|verdict|vote|{APPROVAL_NOUN})\b(?:~(?:of|by|from|in)~[^,;.—–“”"]{{3,60}})?)""",
    ),
)

_WORD_LOOK: Final = "word|indication|sign|hint|clarity|information|explanation"
_SAY_LOOK: Final = "say|explain|disclose|reveal|specify|announce|confirm|tell"

_MUM: Final = (
    # "There was no word on whether the crew had been found."
    rule(
        "declined_or_withheld",
        "whether",
        f"{_WORD_LOOK} & {IF_LOOK} & ^no",
        r"""(?P<cue>\bno~(?:(?:immediate|official|further|clear)~)?(?:word|indication|sign|hint|clarity|information|explanation)
        ~(?:on|of|about|as~to|from~\w+~on)~(?:whether|if)\b)""",
    ),
    rule(
        "declined_or_withheld",
        "content",
        f"{_WORD_LOOK} & {WH_LOOK} & ^no",
        rf"""(?P<cue>\bno~(?:(?:immediate|official|further|clear)~)?(?:word|indication|sign|hint|clarity|information|explanation)
        ~(?:on|of|about|as~to|from~\w+~on))~(?P<clause>{WH_WORD}\b)""",
    ),
    # "The line has yet to say how many posts will go." "A spokeswoman could not say if the talks would resume."
    # "The harbour master couldn't say when the ferry would sail."
    governed(
        "declined_or_withheld",
        "content",
        f"{_SAY_LOOK} & yet|could|couldn & {WH_LOOK} & ^has|have|could|couldn",
        rf"""(?P<cue>\b(?:(?:has|have)~yet~to|could(?:~not|n't)(?:~immediately|~yet)?)~(?:say|explain|disclose|reveal|specify|announce|confirm|tell~\w+))
        ~(?P<clause>{WH_WORD}\b)""",
    ),
    governed(
        "declined_or_withheld",
        "whether",
        f"{_SAY_LOOK} & yet|could|couldn & {IF_LOOK} & ^has|have|could|couldn",
        r"""(?P<cue>\b(?:(?:has|have)~yet~to|could(?:~not|n't)(?:~immediately|~yet)?)~(?:say|disclose|reveal|announce|confirm|tell~\w+)
        ~(?:whether|if)\b)""",
    ),
    # "It is too early to say whether the vaccine works."
    rule(
        "whether_undecided",
        "whether",
        f"^too & early|soon & {IF_LOOK}",
        r"(?P<cue>\btoo~(?:early|soon)~to~(?:say|tell|know|judge|predict)~(?:whether|if)\b)",
    ),
    rule(
        "whether_undecided",
        "content",
        f"^too & early|soon & {WH_LOOK}",
        rf"(?P<cue>\btoo~(?:early|soon)~to~(?:say|tell|know|judge|predict))~(?P<clause>{WH_WORD}\b)",
    ),
    # "She would not be drawn on whether she would stand again."
    governed(
        "declined_or_withheld",
        "whether",
        f"drawn & {IF_LOOK} & ^would|wouldn|refused|declined",
        r"(?P<cue>\b(?:would(?:~not|n't)|refused~to|declined~to)~be~drawn~(?:on|about|as~to|into~saying)~(?:whether|if)\b)",
    ),
    # "The mayor left open whether the levy would be cut."
    governed(
        "declined_or_withheld",
        "whether",
        f"open & {IF_LOOK} & ^left|leav*|kept|keep*",
        r"(?P<cue>\b(?:left|leaves?|leaving|kept|keeps?)~(?:it~)?open~(?:the~question~(?:of~)?)?(?:whether|if)\b)",
    ),
    # "The minister left open the possibility of early elections."
    governed(
        "under_deliberation",
        "noun",
        "open & possibility|option|prospect|question & ^left|leav*|kept|keep*",
        r"""(?P<cue>\b(?:left|leaves?|leaving|kept|keeps?)~open~the~(?:possibility|option|prospect|question)~of)~(?P<clause>\S+)""",
    ),
)

# "Would it end the drought? Engineers are divided.": what is said of the question in front of it.
UNSETTLED_REPLY: Final = re.compile(
    r"""\b(?:(?:are|is|were|was|remain|remains|stay)(?:\s+\w+ly)?\s+(?:divided|split|at\s+odds)|disagree|differ|
    (?:opinions?|views?|estimates?|answers?)\s+(?:differ|vary)|(?:no\s?body|no\s+one)\s+(?:knows|can\s+say)|
    (?:is|remains)\s+(?:far\s+from\s+|un)clear|(?:is|was)\s+not\s+(?:yet\s+)?clear|(?:remains|is)\s+to\s+be\s+seen|
    too\s+(?:early|soon)\s+to\s+(?:say|tell|know)|any(?:one|body)['’]s\s+guess)\b""",
    re.IGNORECASE | re.VERBOSE,
)

OPEN_RULES: Final[tuple[Rule, ...]] = (*_AS_SUBJECT, *_DISPUTE, *_TERM, *_MUM)
