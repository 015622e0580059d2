"""What bears on an open question without opening one: coming events, doubts, risks and claims."""

from __future__ import annotations

import re
from typing import Final

from briefing.summarize.questions.patterns import (
    DECISION_NOUN,
    DETERMINER,
    NAME,
    NEGATION,
    NOT_LOOK,
    PROPOSAL_NOUN,
    WORD,
    Rule,
    cored,
    governed,
    rule,
    words_look,
)

_ACTS: Final = """(?:meet|announce|vote|publish|decide|rule|discuss|sign|unveil|present|brief|respond|consider|debate|
    convene)"""

# What voters, too, "will" and "would" do is no event: "54 percent would vote for her".
_MEETS: Final = "(?:meet|announce|publish|decide|rule|discuss|unveil|brief|convene)"

_ACTS_LOOK: Final = words_look(re.findall("[a-z]+", _ACTS))
_MEETS_LOOK: Final = words_look(re.findall("[a-z]+", _MEETS))

_COMING: Final = (
    # "The cabinet is set to vote on Monday." "The two premiers will discuss the dam."
    governed(
        "pending_event",
        "none",
        f"set|due|scheduled|expected|slated & {_ACTS_LOOK} & ^is|are|was|were",
        rf"(?P<cue>\b(?:is|are|was|were)~(?:set|due|scheduled|expected|slated)~to~{_ACTS}\b)",
    ),
    governed("pending_event", "none", f"{_MEETS_LOOK} & ^will|would", rf"(?P<cue>\b(?:will|would)~{_MEETS}\b)"),
    governed("pending_event", "none", f"^plan|plans & {_MEETS_LOOK}", rf"(?P<cue>\bplans?~to~{_MEETS}\b)"),
    # "She expects the premier and the union leader to discuss the strike."
    governed(
        "pending_event", "none", f"^expects & {_ACTS_LOOK}", rf"(?P<cue>\bexpects~(?:[^\s;.]+~){{2,12}}?to~{_ACTS}\b)"
    ),
    rule(
        "pending_event",
        "none",
        "meet* & ^when",
        r"(?P<cue>\bwhen~(?:he|she|they)~meets?\b)",
    ),
    # "The summit is the next opportunity to discuss it": "a matter for discussion at the summit"
    rule(
        "pending_event",
        "none",
        "opportunity|discussion|meeting & ^next|matter|matters|is|are|plea|call|request|demand",
        r"""(?P<cue>\b(?:next~opportunity~to|matters?~for~discussion~at|(?:is|are)~meeting~with|
        (?:plea|call|request|demand)~(?:[^\s,;.]+~){0,6}?in~a~meeting)\b)""",
    ),
)

_EVIDENCE: Final = (
    # "One official said coastal towns could act without the federation's agreement."
    rule(
        "hedged_prediction",
        "whether",
        "without & could|may|might",
        rf"""\b(?:said|says|argued|suggested)~(?:that~)?(?P<clause>(?:{WORD}){{1,9}}?(?P<cue>(?:could|may|might)
        (?:~(?:still|also|legally))?~(?:act|take~action|move|proceed|go~ahead|intervene)\b)[^,;.]{{0,60}}?~without
        ~(?:an?|any|the|its|their|\w+'s)~(?:{WORD}){{0,2}}?(?:agreement|approval|consent|permission|mandate|consensus)\b)""",
    ),
    # "There is no consensus within the federation."
    rule(
        "contested",
        "none",
        f"consensus|agreement|shared & no|{NOT_LOOK} & ^no|is|are|isn|aren",
        r"""(?P<cue>\b(?:no~(?:consensus|agreement)~(?:within|among|on|between|in|over)|
        (?:is|are)(?:~not|n't)~(?:universally|widely|unanimously)~shared)\b)""",
    ),
    # "She pushed back on the notion that the toll would empty the roads."
    governed(
        "contested",
        "whether",
        "^pushed|rejected|dismissed|disputed|challenged & notion|idea|suggestion|claim|argument",
        r"""(?P<cue>\b(?:pushed~back~(?:on|against)|rejected|dismissed|disputed|challenged)~the
        ~(?:notion|idea|suggestion|claim|argument)~that\b)""",
    ),
    # "The bank does not believe that a rate cut would help."
    governed(
        "contested",
        "whether",
        f"believe|think & {NOT_LOOK} & ^does|do|did|doesn|don|didn",
        rf"""(?P<cue>\b(?:does|do|did)(?:~not|n't)~(?:believe|think)(?:~that)?)
        ~(?P<clause>(?!that\b)(?:{WORD}){{1,12}}?(?:would|will|is|are|could|can)\b)""",
    ),
    # "He told reporters that no single road would be decisive."
    rule(
        "contested",
        "noun",
        "game|decisive|silver & ^no",
        r"""(?P<cue>\bno~(?:\w+~){1,3}(?:that~)?(?:would|will|can)(?:,~[^,.;]{1,40},)?~be~(?:an?~)?)
        (?P<clause>(?:game[\s-]changers?|decisive|silver~bullets?)\b)""",
    ),
    # "The vote has pitted the coast against the hills."
    rule(
        "contested",
        "none",
        "pitted|reluctance|doubt|doubts|skeptic*|sceptic*|rejected",
        r"""(?P<cue>\b(?:pitted|
        expressed~(?:reluctance|doubts?|s[kc]epticism)|more~s[kc]eptical|
        rejected~(?:such~)?(?:an?|the)~(?:proposal|idea|plan|request))\b)""",
    ),
    # "There are fears that the toll could empty the shops."
    rule(
        "hedged_prediction",
        "whether",
        "^concern*|fear*|worr*|risk|danger",
        rf"""(?P<cue>\b(?:concerns?|fears?|worr(?:y|ies)|risk|danger)~that)
        ~(?P<clause>(?:{WORD}){{1,9}}?(?:could|would|might|may|will)\b)""",
    ),
    rule(
        "hedged_prediction",
        "none",
        "^risk*|concern*|fear*|danger",
        r"(?P<cue>\b(?:risks?|concerns?|fears?|danger)~(?:of|about)\b)",
    ),
    # "The port accused the line of dumping oil."
    rule(
        "unverified_report",
        "of",
        "^accus*",
        rf"(?P<cue>\baccus(?:ed|es|ing))~(?P<clause>(?:{WORD}){{1,6}}?of~\w+ing\b)",
    ),
    rule(
        "unverified_report",
        "none",
        "^reportedly|allegedly|citing",
        r"(?P<cue>\b(?:reportedly|allegedly|citing~(?:[^\s,;.]+~){0,3}?(?:officials|sources|people|reports))\b)",
    ),
    # "Some assessments show the fleet has already left."
    rule(
        "unverified_report",
        "whether",
        "assessments|estimates|reports & ^some",
        r"(?P<cue>\bsome~(?:assessments|estimates|reports)~(?:show|suggest|indicate)(?:~that)?)~(?P<clause>\S+)",
    ),
)

# What a deed may bring about is told of the deed, not of a doer: "Lind will not stop the sale" refuses.
_DEED: Final = rf"""(?:(?<!\S)[“"]?(?P<subject>(?-i:[A-Z]?)[a-z]{{2,}}ing~(?:{WORD}){{1,12}}?|
    (?:this|that|it|doing~so|such~an?~\w+)~|
    (?:(?:{DETERMINER}|{NAME}'s)~)(?:{WORD}){{0,2}}?(?:use|loosening|easing|lifting|{PROPOSAL_NOUN}|{DECISION_NOUN})~
    (?:(?:of|on|in|to|against)~(?:{WORD}){{1,14}}?)?))"""
_BRINGS: Final = r"""(?:cause|lead|mean|bring|change|alter|escalate|provoke|trigger|widen|deepen|prolong|shorten|end|
    stop|help|hurt|harm|improve|win|solve|spark|fuel|turn|draw|drag|weaken|strengthen|deplete|drain|threaten|
    affect|tip|shift)\b"""
_BRINGS_LOOK: Final = words_look(re.findall(r"[a-z]{2,}", _BRINGS))

_EFFECTS: Final = (
    # "“Easing the ban will not cause the yards to move,” they wrote."
    cored(
        "contested",
        "will",
        f"{_BRINGS_LOOK} & {NOT_LOOK}|never & ^will|would|could|wouldn|couldn",
        rf"(?:will|would|could)(?:{NEGATION}|~never)~(?:only~|ever~)?{_BRINGS}",
        rf"{_DEED}(?P<cue>(?P<auxiliary>will|would|could)(?:{NEGATION}|~never))~(?P<rest>(?:only~|ever~)?{_BRINGS})",
    ),
    # "Some worry that using the reserve could drain it." "This would end the strike."
    cored(
        "hedged_prediction",
        "will",
        f"{_BRINGS_LOOK} & ^will|would|could|might|may",
        rf"(?:will|would|could|might|may)~(?:also~|only~|even~|further~)?{_BRINGS}",
        rf"{_DEED}(?P<cue>(?P<auxiliary>will|would|could|might|may))~(?P<rest>(?:also~|only~|even~|further~)?{_BRINGS})",
    ),
    # "Unless the ban is lifted, the yards will struggle to win orders."
    rule(
        "hedged_prediction",
        "whether",
        "^unless & will|would",
        rf"(?P<cue>\bunless)~(?:{WORD}){{1,12}}?[^\s,.;]+,~(?P<clause>(?:{WORD}){{1,8}}?(?:will|would)\b)",
    ),
    # "The ban should be lifted in order to give the yards a better chance."
    rule(
        "hedged_prediction",
        "noun",
        "^should",
        rf"\bshould~(?:{WORD}){{1,6}}?(?P<cue>in~order~to|so~that|so~as~to)~(?P<clause>\S+)",
    ),
    # "Some worry the navy has few tugs to spare."
    rule(
        "hedged_prediction",
        "whether",
        "worry|fear",
        rf"""(?P<cue>\b(?:some|many|others|critics|officials|experts|analysts|allies|lawmakers)~(?:worry|fear)(?:~that)?)
        ~(?P<clause>(?!about\b|that\b)(?:{WORD}){{1,9}}?(?:could|would|might|may|will|has|have|is|are)\b)""",
    ),
    # "The navy has a limited stock of tugs, one officer said."
    rule(
        "unverified_report",
        "noun",
        "limited & stock*|suppl*|number|inventory",
        r"(?P<cue>\b(?:has|have|had)~(?:only~)?an?~(?:very~)?limited)~(?P<clause>(?:stockpiles?|stocks?|supply|supplies|number|inventory)\b)",
    ),
    # "The officer expects the fleet to move out of range."
    rule(
        "hedged_prediction",
        "will",
        "^expect|expects & continue|keep|remain|move|lose|gain|run",
        rf"(?P<cue>\bexpects?)~(?P<subject>(?:the~|{NAME}~)(?:{WORD}){{0,3}}?)to~(?P<rest>(?:continue|keep|remain|move|lose|gain|run)\b)",
    ),
)

EVIDENCE_RULES: Final[tuple[Rule, ...]] = (*_COMING, *_EVIDENCE, *_EFFECTS)
