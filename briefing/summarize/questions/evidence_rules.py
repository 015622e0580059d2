"""What bears on an open question without opening one: coming events, doubts, risks and claims."""

from __future__ import annotations

from typing import Final

from briefing.summarize.questions.patterns import (
    WORD,
    Rule,
    governed,
    rule,
)

_ACTS: Final = """(?:meet|announce|vote|publish|decide|rule|discuss|sign|unveil|present|brief|respond|consider|debate|
    convene)"""

# What voters, too, "will" and "would" do is no event: "54 percent would vote for her".
_MEETS: Final = "(?:meet|announce|publish|decide|rule|discuss|unveil|brief|convene)"

_MEETS_LOOK: Final = "meet|announce|publish|decide|rule|discuss|unveil|brief|convene"

_COMING: Final = (
    # "The cabinet is set to vote on Monday." "The two premiers will discuss the dam."
    governed(
        "pending_event",
        "none",
        "set to |due to |scheduled to |expected to |slated to ",
        rf"(?P<cue>\b(?:is|are|was|were)~(?:set|due|scheduled|expected|slated)~to~{_ACTS}\b)",
    ),
    governed("pending_event", "none", f"will |would  & {_MEETS_LOOK}", rf"(?P<cue>\b(?:will|would)~{_MEETS}\b)"),
    governed("pending_event", "none", "plan", rf"(?P<cue>\bplans?~to~{_MEETS}\b)"),
    # "She expects the premier and the union leader to discuss the strike."
    governed("pending_event", "none", "expects", rf"(?P<cue>\bexpects~(?:[^\s;.]+~){{2,12}}?to~{_ACTS}\b)"),
    rule(
        "pending_event",
        "none",
        "when he meet|when she meet|when they meet",
        r"(?P<cue>\bwhen~(?:he|she|they)~meets?\b)",
    ),
    # "The summit is the next opportunity to discuss it": "a matter for discussion at the summit"
    rule(
        "pending_event",
        "none",
        "next opportunity|for discussion|meeting with|in a meeting",
        r"""(?P<cue>\b(?:next~opportunity~to|matters?~for~discussion~at|(?:is|are)~meeting~with|
        (?:plea|call|request|demand)~(?:[^\s,;.]+~){0,6}?in~a~meeting)\b)""",
    ),
)

_EVIDENCE: Final = (
    # "One official said coastal towns could act without the federation's agreement."
    rule(
        "hedged_prediction",
        "whether",
        "without",
        rf"""\b(?:said|says|argued|suggested)~(?:that~)?(?P<clause>(?:{WORD}){{1,9}}?(?P<cue>(?:could|may|might)
        (?:~(?:still|also|legally))?~(?:act|take~action|move|proceed|go~ahead|intervene)\b)[^,;.]{{0,60}}?~without
        ~(?:an?|any|the|its|their|\w+'s)~(?:{WORD}){{0,2}}?(?:agreement|approval|consent|permission|mandate|consensus)\b)""",
    ),
    # "There is no consensus within the federation."
    rule(
        "contested",
        "none",
        "no consensus|no agreement|shared",
        r"""(?P<cue>\b(?:no~(?:consensus|agreement)~(?:within|among|on|between|in|over)|
        (?:is|are)(?:~not|n't)~(?:universally|widely|unanimously)~shared)\b)""",
    ),
    # "She pushed back on the notion that the toll would empty the roads."
    governed(
        "contested",
        "whether",
        "notion that|idea that|suggestion that|claim that|argument that",
        r"""(?P<cue>\b(?:pushed~back~(?:on|against)|rejected|dismissed|disputed|challenged)~the
        ~(?:notion|idea|suggestion|claim|argument)~that\b)""",
    ),
    # "The bank does not believe that a rate cut would help."
    governed(
        "contested",
        "whether",
        "believe|think",
        rf"""(?P<cue>\b(?:does|do|did)(?:~not|n't)~(?:believe|think)(?:~that)?)
        ~(?P<clause>(?!that\b)(?:{WORD}){{1,12}}?(?:would|will|is|are|could|can)\b)""",
    ),
    # "He told reporters that no single road would be decisive." "The vote has pitted the coast against the hills."
    rule(
        "contested",
        "none",
        "no |pitted|reluctan|doubt|ceptic|keptic|rejected",
        r"""(?P<cue>\b(?:no~(?:\w+~){1,3}would~be~(?:a~)?(?:game[\s-]changer|decisive|silver~bullet)|pitted|
        expressed~(?:reluctance|doubts?|s[kc]epticism)|more~s[kc]eptical|
        rejected~(?:such~)?(?:an?|the)~(?:proposal|idea|plan|request))\b)""",
    ),
    # "There are fears that the toll could empty the shops."
    rule(
        "hedged_prediction",
        "whether",
        "concern|fear|worr|risk|danger & that",
        rf"""(?P<cue>\b(?:concerns?|fears?|worr(?:y|ies)|risk|danger)~that)
        ~(?P<clause>(?:{WORD}){{1,9}}?(?:could|would|might|may|will)\b)""",
    ),
    rule(
        "hedged_prediction",
        "none",
        "risk|concern|fear|danger",
        r"(?P<cue>\b(?:risks?|concerns?|fears?|danger)~(?:of|about)\b)",
    ),
    # "The port accused the line of dumping oil."
    rule(
        "unverified_report", "of", "accus", rf"(?P<cue>\baccus(?:ed|es|ing))~(?P<clause>(?:{WORD}){{1,6}}?of~\w+ing\b)"
    ),
    rule(
        "unverified_report",
        "none",
        "reportedly|allegedly|citing",
        r"(?P<cue>\b(?:reportedly|allegedly|citing~(?:[^\s,;.]+~){0,3}?(?:officials|sources|people|reports))\b)",
    ),
    # "Some assessments show the fleet has already left."
    rule(
        "unverified_report",
        "whether",
        "some assessments|some estimates|some reports",
        r"(?P<cue>\bsome~(?:assessments|estimates|reports)~(?:show|suggest|indicate)(?:~that)?)~(?P<clause>\S+)",
    ),
)

EVIDENCE_RULES: Final[tuple[Rule, ...]] = (*_COMING, *_EVIDENCE)
