"""The constructions that leave a matter open, each named by an invented sentence.

In a pattern ``~`` is any run of blanks (newspapers print U+00A0 and U+202F inside sentences), an apostrophe is
straight or curly, and line breaks mean nothing. Groups: ``cue`` are the words that say it, ``clause`` is where the
open matter starts (else it starts behind the match), ``subject`` and ``rest`` are its two parts where the construction
splits it, ``auxiliary`` is the auxiliary printed, ``need`` is what somebody has yet to give.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from briefing.model import QuestionKind
from briefing.summarize.lexicon.decisions import (
    APPROVAL_NOUNS,
    DECIDED_PARTICIPLES,
    DECIDING_BASES,
    DECISION_NOUNS,
    DELIBERATING_NOUNS,
    DELIBERATING_VERBS,
    PROPOSAL_NOUNS,
)

Form = Literal["whether", "infinitive", "content", "noun", "perfect", "will", "be", "need", "of", "none"]
"""How the clause becomes a question: "whether" it holds, "to" do it, "what" it is, the bare noun, "Has S ...?",
"Will S ...?", "Is S ...?", "the sale: the regulator's consent?", "accused the line of dumping", no matter stated."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction. ``first_look`` are stretches of which one stands in every lower-cased match.

    ``governed`` says that the verb before the clause has a subject, and that this subject decides or speaks.
    ``bounded`` says that the clause ends with its group.
    """

    kind: QuestionKind
    form: Form
    first_look: tuple[str, ...]
    pattern: re.Pattern[str]
    governed: bool = False
    bounded: bool = False


def _rule(kind: QuestionKind, form: Form, first_look: str, pattern: str) -> Rule:
    return Rule(kind, form, tuple(first_look.split("|")), _compiled(pattern))


def _governed(kind: QuestionKind, form: Form, first_look: str, pattern: str) -> Rule:
    return Rule(kind, form, tuple(first_look.split("|")), _compiled(pattern), governed=True)


def _bounded(kind: QuestionKind, form: Form, first_look: str, pattern: str) -> Rule:
    return Rule(kind, form, tuple(first_look.split("|")), _compiled(pattern), bounded=True)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("~", r"\s+").replace("'", "['’]"), re.IGNORECASE | re.VERBOSE)


def _any(words: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(words)) + ")"


_VERBS: Final = _any(frozenset(verb for verb in DELIBERATING_VERBS if not verb.endswith("ing")))
_WEIGH: Final = _any(frozenset(verb for verb in DELIBERATING_VERBS if verb.endswith("ing")))
# "will debate whether": the words that are nouns too are verbs behind an auxiliary or "to" only.
_TO_DEBATE: Final = r"(?:(?<=\bto\s)|(?<=\bwill\s)|(?<=\bwould\s)|(?<=\bmust\s)|(?<=\bshould\s))(?:debate|review|study)"
_NOUNS: Final = _any(DELIBERATING_NOUNS)
_DO: Final = _any(DECIDING_BASES)
_DONE: Final = _any(DECIDED_PARTICIPLES)
_DECISION: Final = _any(DECISION_NOUNS)
_APPROVAL: Final = _any(APPROVAL_NOUNS)
_PROPOSAL: Final = _any(PROPOSAL_NOUNS)
_NOT: Final = r"(?:~not|n't)"
_WH: Final = r"(?:what|when|where|why|how|who|which)"
_ABOUT: Final = r"(?:on|about|over|of|as~to|around|into|regarding)"
_WHETHER: Final = r"whether\b"
_W: Final = r"[^\s.;:,“”\"—]+~"  # one word that closes nothing, and the blank behind it
_NAME: Final = r"(?-i:[A-Z])[^\s,;]*"
_GERUND: Final = (
    r"(?!being\b|something\b|anything\b|nothing\b|king\b|bring\b|during\b|including\b|spring\b)[a-z]{2,}ing\b"
)
_THE: Final = r"(?:an?|the|any|each|such|its|their|his|her|this|that|these|those|all|both)"

_UNCLEAR: Final = rf"""
    (?:unclear|uncertain|unknown|undecided|
    (?:(?:is|was|are|were|been|remains|do|does|did){_NOT}|not)
    (?:~(?:yet|immediately|entirely|at~all|fully|altogether|even))?~(?:clear|known|certain|sure|know))"""

_UNDECIDED: Final = (
    # "The premier called it a matter of deciding whether the bloc is at war": the speaker's frame, not an open matter.
    _rule("contested", "whether", "whether", rf"(?P<cue>\b(?:matter|question|issue)~of(?:~deciding)?~{_WHETHER})"),
    # "The council is still considering whether to close the port."; not "towns deciding whether", which names no doubt.
    _governed(
        "whether_undecided",
        "whether",
        "whether",
        rf"""(?P<cue>(?<!of\s)\b(?:{_VERBS}|{_TO_DEBATE}|(?:is|are|was|were|be|been|still|now|also|again|already|currently|actively)~{_WEIGH})
        (?:~in)?~(?:(?!not~){_W}){{0,4}}?(?:{_ABOUT}~)?{_WHETHER})""",
    ),
    # "The debate about whether to arm the coast guard comes late."; not "the question is not whether".
    _rule(
        "whether_undecided",
        "whether",
        "whether",
        rf"(?P<cue>(?<!out\sof\s)(?<!into\s)(?<!in\s)\b{_NOUNS}~(?:(?!not~){_W}){{0,2}}?(?:{_ABOUT}~)?{_WHETHER})",
    ),
    # "It was not immediately clear whether the bridge would reopen."
    _rule(
        "whether_undecided",
        "whether",
        "whether| if",
        rf"(?P<cue>\b{_UNCLEAR}~(?:{_W}){{0,2}}?(?:{_ABOUT}~)?(?:whether|if)\b)",
    ),
    # "It is unclear how many ships were lost."
    _rule(
        "whether_undecided",
        "content",
        "clear|unknown|certain|not |n't|n’t",
        rf"(?P<cue>\b{_UNCLEAR})(?:~(?:exactly|precisely|just|yet))?~(?P<clause>{_WH}\b)",
    ),
    # "It remains to be seen whether the truce will hold."
    _rule("whether_undecided", "whether", "to be seen", r"(?P<cue>\bto~be~seen~(?:whether|if)\b)"),
    _rule("whether_undecided", "content", "to be seen", rf"(?P<cue>\bto~be~seen)~(?P<clause>{_WH}\b)"),
    # "The fate of the two pilots remains unclear."
    _bounded(
        "whether_undecided",
        "noun",
        "remain",
        rf"""(?<!\S)(?P<clause>(?:the|its|their|his|her)~(?:{_W}){{0,8}}?[^\s,;.“”"]+)
        ~(?P<cue>remains?~(?:unclear|unknown|undecided|unresolved|uncertain))\b
        (?!~(?:{_W}){{0,2}}?(?:whether|if|how|what|who|why|when)\b)""",
    ),
    # "The council has not decided when the port will reopen."
    _governed(
        "whether_undecided",
        "content",
        "decided|determined|established",
        rf"(?P<cue>\b(?:has|have){_NOT}(?:~yet)?~(?:decided|determined|established))~(?P<clause>{_WH}\b)",
    ),
    # "Questions remain about how the dam failed."
    _rule(
        "whether_undecided",
        "content",
        "questions",
        rf"(?P<cue>\bquestions~(?:loom|remain|linger|swirl|persist)(?:ing)?~{_ABOUT})~(?P<clause>{_WH}\b)",
    ),
    # "The envoys want a better sense of what the rebels would accept."
    _rule(
        "whether_undecided",
        "content",
        "sense of|idea of|picture of|understanding of",
        r"""(?P<cue>\b(?:better|clearer)~(?:sense|idea|picture|understanding)~of)
        ~(?P<clause>(?:what|how|why|when|where)\b)""",
    ),
)

_ASKED: Final = (
    # "Asked if the port would reopen, the minister said it was too early to tell."
    _rule(
        "asked_evaded",
        "whether",
        "asked|questioned|pressed|quizzed",
        rf"(?P<cue>\b(?:asked|questioned|pressed|quizzed)~(?:{_W}){{0,8}}?(?:whether|if)\b)",
    ),
    # "Asked about the sale of the port, the minister would not be drawn."
    _rule(
        "asked_evaded",
        "noun",
        "asked|questioned|pressed|quizzed",
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

_WITHHELD: Final = (
    # "The ministry declined to say whether the ships had sailed."
    _governed(
        "declined_or_withheld",
        "whether",
        "whether| if",
        rf"(?P<cue>\b{_UNWILLING}~(?:{_TELL}|{_TOLD})~(?:(?:{_W}){{0,4}}?whether|if)\b)",
    ),
    # "She would not say how many ships had sailed."
    _governed(
        "declined_or_withheld",
        "content",
        "say|said|specif|reveal|disclos|confirm|expl",
        rf"(?P<cue>\b{_UNWILLING}~(?:say|specify|reveal|disclose|confirm|{_TOLD}))~(?P<clause>{_WH}\b)",
    ),
    # "The ministry declined to confirm reports that the ships had sailed."
    _governed(
        "declined_or_withheld",
        "whether",
        "confirm",
        r"(?P<cue>\b(?:declin|refus)(?:ed|es|ing)~to~confirm(?:~or~deny)?~(?:(?:reports?|claims?)~)?that\b)",
    ),
    # "Her office gave no details of the settlement."
    _rule(
        "declined_or_withheld",
        "noun",
        "detail|specifics|time",
        rf"""(?P<cue>\b(?:(?:gave|offered|provided|released)~(?:no|few)|
        did(?:~not|n't)~(?:give|offer|provide|release)(?:~any)?)(?:~(?:further|other|more))?)
        ~(?P<clause>{_DETAILS}~(?:of|about|on|for)\b)""",
    ),
    # "The premier said he would publish a plan, though did not offer specifics."
    _bounded(
        "declined_or_withheld",
        "whether",
        "detail|specifics|time",
        rf"""\bsaid~(?:that~)?(?P<clause>(?:{_W}){{1,8}}?would~[^,;.]{{5,200}}),~(?:though|but|without)
        (?:~(?:he|she|they|it))?(?:~(?:has|have))?~(?P<cue>(?:did(?:~not|n't)~(?:give|offer|provide)|
        gave|giving|offering|offered|provided|providing)(?:~(?:any|no|few|further|many))*~{_DETAILS})""",
    ),
    # "The minister declined to comment."
    _governed(
        "declined_or_withheld",
        "none",
        "declin|refus|would|deflect|dodg|sidestep|brush|avoid",
        rf"""(?P<cue>\b(?:(?:declin|refus)(?:ed|es|ing)~to~{_TELL}|would(?:~not|n't)~(?:comment|be~drawn|elaborate)|
        (?:deflected|dodged|sidestepped|brushed~aside|avoided)(?:~(?:a|the))?~questions?)\b)""",
    ),
)

_NOT_EXPECTING: Final = rf"(?:did|do|does|would){_NOT}(?:~(?:currently|immediately))?~(?:expect|anticipate)"
_SOME: Final = rf"(?:(?:an?|any|the)~|(?={_NAME}))"

_NOT_EXPECTED: Final = (
    # "Aides did not expect the premier would sign the order this week."
    _rule(
        "no_decision_expected",
        "whether",
        "expect|anticipate",
        rf"(?P<cue>\b{_NOT_EXPECTING}\b)(?:~that)?~(?P<clause>(?:{_W}){{1,8}}?(?:would|will)~)",
    ),
    # "Aides do not expect the council to approve the loan before June."
    _rule(
        "no_decision_expected",
        "will",
        "expect|anticipate",
        rf"(?P<cue>\b{_NOT_EXPECTING})~(?:to~see~)?(?P<subject>{_SOME}(?:{_W}){{1,7}}?)to~(?P<rest>(?:be|come|{_DO})\b)",
    ),
    # "Aides do not anticipate the council widening the ban." "I would not expect to see a change to the ban today."
    _rule(
        "no_decision_expected",
        "noun",
        "expect|anticipate",
        rf"""(?P<cue>\b{_NOT_EXPECTING})~(?:to~see~)?(?P<clause>{_SOME}(?:{_W}){{0,5}}?
        (?:chang|sign|announc|widen|decid|decision|agree|approv|lift|eas|grant|allow|extend)\w*\b)""",
    ),
    # "No change in the rules is expected to be announced this month."
    _rule(
        "no_decision_expected",
        "will",
        "no ",
        rf"""(?P<cue>\bno)~(?P<subject>(?:{_W}){{0,3}}?{_DECISION}~(?:{_W}){{0,6}}?)
        (?:is|are|was|were)~(?:expected|likely|planned|anticipated)~to~(?P<rest>\w)""",
    ),
    # "No ruling is expected before June."
    _rule(
        "no_decision_expected",
        "noun",
        "no ",
        rf"""(?P<cue>\bno)~(?P<clause>(?:{_W}){{0,3}}?{_DECISION}~(?:{_W}){{0,6}}?
        (?:is|are|was|were)~(?:expected|likely|planned|anticipated)~(?:at|before|until|this|by|on|in|when)\b)""",
    ),
    # "Changes to the curfew are not imminent."
    _rule(
        "no_decision_expected",
        "be",
        "imminent",
        rf"""(?<!\S)(?P<subject>(?:{_THE}~)?(?:(?!{_THE}~|said~|and~|that~){_W}){{0,2}}?{_DECISION}~
        (?:(?:in|on|to|of|about|over)~(?:{_W}){{1,5}}?)?)
        (?P<cue>(?P<auxiliary>is|are|was|were)(?:~not|n't)~(?P<rest>imminent\b))""",
    ),
    # "A ruling on the merger is unlikely to come before the summit in Oslo."
    _rule(
        "no_decision_expected",
        "will",
        "unlikely|not |n't|n’t",
        rf"""(?<!\S)(?P<subject>(?:{_THE}~)?(?:(?!{_THE}~|said~|and~|that~){_W}){{0,2}}?{_DECISION}~
        (?:(?:in|on|to|of|about|over)~(?:{_W}){{1,6}}?)?)
        (?P<cue>(?:is|are|was|were|looks|seems|appears)(?:~not~expected|~unlikely|~not~likely|n't~(?:expected|likely)))
        ~to~(?P<rest>(?:come|happen|pass|be~(?:announced|decided|made|taken|reached|signed))\b)""",
    ),
)

_HELD_BACK: Final = rf"""(?:
    (?:changed|altered|shifted|revised)~(?:its|their|his|her)~
    (?:mind|course|policy|policies|position|stance|rules)|
    agreed(?=~(?:to|on)\b)|agreed(?=[.,;])|voted(?=~(?:on|to)\b)|ruled(?=~on\b)|committed(?=~to\b)|decided(?=~(?:on|to)\b)|
    (?:approved|signed|ratified|authori[sz]ed|endorsed|lifted)(?=~(?:an?|the|any|its|their|his|her|new|more|such|{_NAME})(?!\S))|
    made~(?:a|any|the|its|his|her|their)(?:~final)?~(?:decision|choice)|
    reached~(?:a|an|any)~(?:decision|agreement|deal|conclusion)|taken~(?:a|any)~decision|set~(?:a|the)~date)"""

_NO_CHANGE: Final = (
    # "The council has not decided whether the port may reopen."
    _governed(
        "no_change_reported",
        "whether",
        "decided",
        rf"(?P<cue>\b(?:has|have){_NOT}(?:~yet)?~decided~(?:{_ABOUT}~)?(?:whether|if)\b)",
    ),
    # "The bank has not changed its policy on cash deposits."
    _governed(
        "no_change_reported",
        "perfect",
        "not |n't|n’t",
        rf"(?P<cue>\b(?P<auxiliary>has|have){_NOT}(?:~yet)?)~(?P<clause>{_HELD_BACK}\b)(?!~(?:whether|if)\b)",
    ),
    # "The council has yet to approve the loan."
    _governed("no_change_reported", "infinitive", "yet to", rf"(?P<cue>\b(?:has|have)~yet~to)~(?P<clause>{_DO}\b)"),
    # "The date of the vote has yet to be announced."
    _rule(
        "no_change_reported",
        "will",
        "yet to be",
        rf"""(?P<subject>{_THE}~(?:(?!that~){_W}){{1,8}}?)(?P<cue>(?:has|have)~yet~to)~(?P<rest>be~(?:{_DONE}|
        decided|announced|named|set|determined|scheduled|resolved|confirmed|settled|published|released)\b)""",
    ),
    # "The ministry is standing firm in not releasing the names."
    _governed(
        "no_change_reported",
        "noun",
        "firm",
        r"(?P<cue>\b(?:standing|stood|stands|holding|held)~firm~in~not)~(?P<clause>\w+ing\b)",
    ),
)

_WEIGHING: Final = r"""(?:is|are|been|be|still|now|also|again|already|actively|currently|reportedly)
    ~(?:considering|weighing|reviewing|mulling|exploring|contemplating|debating)"""
_READY: Final = "(?:willingness|readiness)"

_DELIBERATION: Final = (
    # "The council is weighing closing the port."
    _governed("under_deliberation", "noun", "ing", rf"(?P<cue>\b{_WEIGHING})~(?P<clause>{_GERUND})"),
    # "The council is reviewing a proposal to close the port."
    _governed(
        "under_deliberation",
        "noun",
        "ing",
        rf"""(?P<cue>\b{_WEIGHING})~(?P<clause>(?:an?|the|new|several|its|their|more|further|additional)~
        (?:{_W}){{0,4}}?{_PROPOSAL}~(?:to|on|for|against|by|that|of|from|in)\b)""",
    ),
    # "Talks have been under way at the ministry about a possible swap."
    _rule(
        "under_deliberation",
        "noun",
        "talks|discussions|negotiations|deliberations|consultations",
        r"""(?P<cue>\b(?:talks|discussions|negotiations|deliberations|consultations)~(?:have~been|are|were|remain)
        (?:~still)?~(?:under\s*way|ongoing|continuing))~(?:[^\s,;.]+~){0,6}?(?:about|on|over)~(?P<clause>\S+)""",
    ),
    # "The chancellor signalled openness to easing the ban."
    _governed(
        "under_deliberation",
        "noun",
        "signal",
        r"""(?P<cue>\bsignal(?:s|l?ed|l?ing)?(?:~(?:a|an|some|new|growing|fresh))*~(?:openness|readiness)~(?:to|in))
        ~(?P<clause>\S+)""",
    ),
    # "The ministry is open to the union's request to end night shifts."
    _governed(
        "under_deliberation",
        "noun",
        "open to",
        rf"""(?P<cue>(?:\b(?:is|are|was|were|be|been|remains?)|(?<=it)'s|(?<=they)'re)(?:~(?:also|still))?~open~to)
        ~(?P<clause>{_GERUND}|{_NAME}(?:~{_NAME})?~(?:(?:request|proposal|demand|call|plan|idea)\b|{_GERUND})|
        (?:the|an?)~(?:{_W}){{0,2}}?(?:idea|request|proposal|possibility|plan|suggestion)s?~(?:of|to|that|for)\b)""",
    ),
    # "The mayor signalled a willingness to pay for the bridge."
    _governed(
        "under_deliberation",
        "infinitive",
        "willingness|readiness",
        rf"""(?P<cue>\b(?:signal(?:s|l?ed|l?ing)?|indicat(?:es?|ed|ing)|express(?:ed|es)|show(?:ed|n|s)|hint(?:ed|s)~at)
        (?:~(?:publicly|a|an|some|new|their|his|her|its))*~{_READY})~to~(?P<clause>{_DO}\b)""",
    ),
    # "The two cities may be willing to pay."
    _governed(
        "under_deliberation",
        "infinitive",
        "willing|ready|prepared",
        rf"(?P<cue>\b(?:may|might|could)~be~(?:willing|ready|prepared))~to~(?P<clause>{_DO}\b)",
    ),
    # "The minister did not rule out calling an election."
    _governed(
        "under_deliberation",
        "noun",
        " out ",
        rf"""(?P<cue>\b(?:(?:did|has|have|had|would|does|do|will|could)(?:~not|n't)|refus(?:ed|es)~to|declin(?:ed|es)~to)
        ~ruled?~out)~(?P<clause>(?:the~(?:possibility|idea|prospect)~of~)?(?:{_W}){{0,2}}?{_GERUND}|
        (?:an?|the|further|more|any)~\w+)""",
    ),
    # "The premier appeared to admit that the cabinet is moving towards a vote."
    _governed(
        "under_deliberation",
        "whether",
        "appear",
        rf"""(?P<cue>\bappear(?:s|ed)~to~(?:admit|indicate|signal|suggest|hint)(?:~on~\w+)?~that)
        ~(?P<clause>(?:{_W}){{1,8}}?(?:is|are|was|were|will|would|might)\b)""",
    ),
    # "The council is on the verge of closing the port."
    _governed(
        "under_deliberation",
        "noun",
        "on the ",
        rf"(?P<cue>\b(?:is|are|be|been|remains?|still|now)~on~the~(?:verge|brink|point)~of)~(?P<clause>{_GERUND})",
    ),
    # "That came with a push by some members to allow night flights."
    _rule(
        "under_deliberation",
        "infinitive",
        "push",
        rf"""(?P<cue>\b(?:an?|the|their|his|her)~(?:(?:new|renewed|growing)~)?push~(?:by|from|among)~(?:{_W}){{1,6}}?)
        to~(?P<clause>{_DO}\b)""",
    ),
    # "The envoys discussed the idea of the bloc sending ships."
    _rule(
        "under_deliberation",
        "noun",
        "idea of|possibility of|option of|prospect of",
        rf"""(?P<cue>\b(?:discuss|float|consider|explor)(?:ed|ing|es|s)~the~(?:idea|possibility|option|prospect)~of)
        ~(?P<clause>(?:{_W}){{0,4}}?{_GERUND})""",
    ),
)

_REQUIREMENT: Final = (
    # "Any sale will require the regulator's consent."
    _rule(
        "requires_decision",
        "need",
        "require|need|get|win|secure",
        rf"""(?P<subject>{_THE}~(?:(?!that~){_W}){{1,7}}?)(?P<cue>(?:will|would|still|must)(?:~(?:still|also|first|then|likely))?
        ~(?:requires?|needs?|get|win|secure)(?:~to~(?:get|win|secure|obtain))?)~(?P<need>(?!to~)(?:{_W}){{0,4}}?{_APPROVAL}\b(?:~(?:of|by|from)~[^,;.—–“”"]{{3,60}})?)""",
    ),
    # "The treaty must be ratified by both chambers."
    _rule(
        "requires_decision",
        "will",
        " be ",
        rf"""(?P<subject>{_THE}~(?:(?!that~){_W}){{1,6}}?)(?P<cue>(?:must|(?:still~)?(?:has|have|needs?)~to)
        (?:~(?:still|also|first|now))?)~(?P<rest>be~{_DONE}~by\b)""",
    ),
    # "The merger is awaiting a decision by the regulator."
    _rule(
        "requires_decision",
        "need",
        "await|pending|waiting for",
        rf"""(?P<subject>{_THE}~(?:(?!that~){_W}){{1,6}}?)(?P<cue>(?:is|are|remains?)(?:~(?:still|now|currently))?
        ~(?:awaiting|pending|waiting~for))~(?P<need>(?:{_W}){{0,4}}?(?:decision|ruling|verdict|{_APPROVAL})\b
        (?:~(?:of|by|from)~[^,;.—–“”"]{{3,60}})?)""",
    ),
)

_ACTS: Final = """(?:meet|announce|vote|publish|decide|rule|discuss|sign|unveil|present|brief|respond|consider|debate|
    convene)"""

_COMING: Final = (
    # "The cabinet is set to vote on Monday." "The two premiers will discuss the dam."
    _governed(
        "pending_event",
        "none",
        " to ",
        rf"(?P<cue>\b(?:is|are|was|were)~(?:set|due|scheduled|expected|slated)~to~{_ACTS}\b)",
    ),
    _governed("pending_event", "none", "will |would ", rf"(?P<cue>\b(?:will|would)~{_ACTS}\b)"),
    _governed("pending_event", "none", "plan", rf"(?P<cue>\bplans?~to~{_ACTS}\b)"),
    # "She expects the premier and the union leader to discuss the strike."
    _governed("pending_event", "none", "expects", rf"(?P<cue>\bexpects~(?:[^\s;.]+~){{2,12}}?to~{_ACTS}\b)"),
    _rule("pending_event", "none", "when ", r"(?P<cue>\bwhen~(?:he|she|they)~meets?\b)"),
    # "The summit is the next opportunity to discuss it": "a matter for discussion at the summit"
    _rule(
        "pending_event",
        "none",
        "next opportunity|for discussion|meeting with|in a meeting",
        r"""(?P<cue>\b(?:next~opportunity~to|matters?~for~discussion~at|(?:is|are)~meeting~with|
        (?:plea|call|request|demand)~(?:[^\s,;.]+~){0,6}?in~a~meeting)\b)""",
    ),
)

_EVIDENCE: Final = (
    # "One official said coastal towns could act without the federation's agreement."
    _rule(
        "hedged_prediction",
        "whether",
        "without",
        rf"""\b(?:said|says|argued|suggested)~(?:that~)?(?P<clause>(?:{_W}){{1,9}}?(?P<cue>(?:could|may|might)
        (?:~(?:still|also|legally))?~(?:act|take~action|move|proceed|go~ahead|intervene)\b)[^,;.]{{0,60}}?~without
        ~(?:an?|any|the|its|their|\w+'s)~(?:{_W}){{0,2}}?(?:agreement|approval|consent|permission|mandate|consensus)\b)""",
    ),
    # "There is no consensus within the federation."
    _rule(
        "contested",
        "none",
        "no consensus|no agreement|shared",
        r"""(?P<cue>\b(?:no~(?:consensus|agreement)~(?:within|among|on|between|in|over)|
        (?:is|are)(?:~not|n't)~(?:universally|widely|unanimously)~shared)\b)""",
    ),
    # "She pushed back on the notion that the toll would empty the roads."
    _governed(
        "contested",
        "whether",
        " that",
        r"""(?P<cue>\b(?:pushed~back~(?:on|against)|rejected|dismissed|disputed|challenged)~the
        ~(?:notion|idea|suggestion|claim|argument)~that\b)""",
    ),
    # "The bank does not believe that a rate cut would help."
    _governed(
        "contested",
        "whether",
        "believe|think",
        rf"""(?P<cue>\b(?:does|do|did)(?:~not|n't)~(?:believe|think)(?:~that)?)
        ~(?P<clause>(?!that\b)(?:{_W}){{1,12}}?(?:would|will|is|are|could|can)\b)""",
    ),
    # "He told reporters that no single road would be decisive." "The vote has pitted the coast against the hills."
    _rule(
        "contested",
        "none",
        "no |pitted|reluctan|doubt|ceptic|keptic|rejected",
        r"""(?P<cue>\b(?:no~(?:\w+~){1,3}would~be~(?:a~)?(?:game[\s-]changer|decisive|silver~bullet)|pitted|
        expressed~(?:reluctance|doubts?|s[kc]epticism)|more~s[kc]eptical|
        rejected~(?:such~)?(?:an?|the)~(?:proposal|idea|plan|request))\b)""",
    ),
    # "There are fears that the toll could empty the shops."
    _rule(
        "hedged_prediction",
        "whether",
        "concern|fear|worr|risk|danger",
        rf"""(?P<cue>\b(?:concerns?|fears?|worr(?:y|ies)|risk|danger)~that)
        ~(?P<clause>(?:{_W}){{1,9}}?(?:could|would|might|may|will)\b)""",
    ),
    _rule(
        "hedged_prediction",
        "none",
        "risk|concern|fear|danger",
        r"(?P<cue>\b(?:risks?|concerns?|fears?|danger)~(?:of|about)\b)",
    ),
    # "The port accused the line of dumping oil."
    _rule(
        "unverified_report", "of", "accus", rf"(?P<cue>\baccus(?:ed|es|ing))~(?P<clause>(?:{_W}){{1,6}}?of~\w+ing\b)"
    ),
    _rule(
        "unverified_report",
        "none",
        "reportedly|allegedly|citing",
        r"(?P<cue>\b(?:reportedly|allegedly|citing~(?:[^\s,;.]+~){0,3}?(?:officials|sources|people|reports))\b)",
    ),
    # "Some assessments show the fleet has already left."
    _rule(
        "unverified_report",
        "whether",
        "some ",
        r"(?P<cue>\bsome~(?:assessments|estimates|reports)~(?:show|suggest|indicate)(?:~that)?)~(?P<clause>\S+)",
    ),
)

RULES: Final[tuple[Rule, ...]] = (
    *_UNDECIDED,
    *_ASKED,
    *_WITHHELD,
    *_NOT_EXPECTED,
    *_NO_CHANGE,
    *_DELIBERATION,
    *_REQUIREMENT,
    *_COMING,
    *_EVIDENCE,
)
