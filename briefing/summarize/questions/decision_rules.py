"""What says that a decision is not expected, not taken, weighed or needed; each rule with an invented sentence."""

from __future__ import annotations

from typing import Final

from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.decisions import DECIDED_PARTICIPLES
from briefing.summarize.questions.patterns import (
    ABOUT,
    APPROVAL_LOOK,
    APPROVAL_NOUN,
    DECIDE,
    DECIDED,
    DECISION_LOOK,
    DECISION_NOUN,
    DETERMINER,
    GERUND,
    IF_LOOK,
    NAME,
    NEGATION,
    NOT_LOOK,
    PROPOSAL_NOUN,
    WORD,
    Rule,
    governed,
    rule,
    words_look,
)

_NOT_EXPECTING: Final = rf"(?:did|do|does|would){NEGATION}(?:~(?:currently|immediately))?~(?:expect|anticipate)"
_EXPECTING_OPENERS: Final = "did|do|does|would|didn|don|doesn|wouldn"
_SOME: Final = rf"(?:(?:an?|any|the)~|(?={NAME}))"

_NOT_EXPECTED: Final = (
    # "Aides did not expect the premier would sign the order this week."
    rule(
        "no_decision_expected",
        "whether",
        f"expect|anticipate & {NOT_LOOK} & ^{_EXPECTING_OPENERS}",
        rf"(?P<cue>\b{_NOT_EXPECTING}\b)(?:~that)?~(?P<clause>(?:{WORD}){{1,8}}?(?:would|will)~)",
    ),
    # "Aides do not expect the council to approve the loan before June."
    rule(
        "no_decision_expected",
        "will",
        f"expect|anticipate & {NOT_LOOK} & ^{_EXPECTING_OPENERS}",
        rf"(?P<cue>\b{_NOT_EXPECTING})~(?:to~see~)?(?P<subject>{_SOME}(?:{WORD}){{1,7}}?)to~(?P<rest>(?:be|come|{DECIDE})\b)",
    ),
    # "Aides do not anticipate the council widening the ban." "I would not expect to see a change to the ban today."
    rule(
        "no_decision_expected",
        "noun",
        f"expect|anticipate & {NOT_LOOK} & ^{_EXPECTING_OPENERS}",
        rf"""(?P<cue>\b{_NOT_EXPECTING})~(?:to~see~)?(?P<clause>{_SOME}(?:{WORD}){{0,5}}?
        (?:chang|sign|announc|widen|decid|decision|agree|approv|lift|eas|grant|allow|extend)\w*\b)""",
    ),
    # "No change in the rules is expected to be announced this month."
    rule(
        "no_decision_expected",
        "will",
        "expected|likely|planned|anticipated & ^no",
        rf"""(?P<cue>\bno)~(?P<subject>(?:{WORD}){{0,3}}?{DECISION_NOUN}~(?:{WORD}){{0,6}}?)
        (?:is|are|was|were)~(?:expected|likely|planned|anticipated)~to~(?P<rest>\w)""",
    ),
    # "No ruling is expected before June."
    rule(
        "no_decision_expected",
        "noun",
        "expected|likely|planned|anticipated & ^no",
        rf"""(?P<cue>\bno)~(?P<clause>(?:{WORD}){{0,3}}?{DECISION_NOUN}~(?:{WORD}){{0,6}}?
        (?:is|are|was|were)~(?:expected|likely|planned|anticipated)~(?:at|before|until|this|by|on|in|when)\b)""",
    ),
    # "Changes to the curfew are not imminent."
    rule(
        "no_decision_expected",
        "be",
        "imminent",
        rf"""(?<!\S)(?P<subject>(?:{DETERMINER}~)?(?:(?!{DETERMINER}~|said~|and~|that~){WORD}){{0,2}}?{DECISION_NOUN}~
        (?:(?:in|on|to|of|about|over)~(?:{WORD}){{1,5}}?)?)
        (?P<cue>(?P<auxiliary>is|are|was|were)(?:~not|n't)~(?P<rest>imminent\b))""",
    ),
    # "A ruling on the merger is unlikely to come before the summit in Oslo."
    rule(
        "no_decision_expected",
        "will",
        f"unlikely|expected|likely & unlikely|{NOT_LOOK} & {DECISION_LOOK}",
        rf"""(?<!\S)(?P<subject>(?:{DETERMINER}~)?(?:(?!{DETERMINER}~|said~|and~|that~){WORD}){{0,2}}?{DECISION_NOUN}~
        (?:(?:in|on|to|of|about|over)~(?:{WORD}){{1,6}}?)?)
        (?P<cue>(?:is|are|was|were|looks|seems|appears)(?:~not~expected|~unlikely|~not~likely|n't~(?:expected|likely)))
        ~to~(?P<rest>(?:come|happen|pass|be~(?:announced|decided|made|taken|reached|signed))\b)""",
    ),
    # "A ruling is unlikely before the spring session."
    rule(
        "no_decision_expected",
        "need",
        f"unlikely|expected|likely & unlikely|not & {DECISION_LOOK}",
        rf"""(?<!\S)(?P<subject>(?:{DETERMINER}~)?(?:(?!{DETERMINER}~|said~|and~|that~){WORD}){{0,2}}?{DECISION_NOUN}~
        (?:(?:in|on|to|of|about|over)~(?:{WORD}){{1,5}}?)?)
        (?P<cue>(?:is|are|was|were|looks|seems)~(?:unlikely|not~expected|not~likely))
        ~(?P<need>(?:before|until|at|this|by)~[^,;.—–“”"]{{3,80}})""",
    ),
)

_HELD_BACK: Final = rf"""(?:
    (?:changed|altered|shifted|revised)~(?:its|their|his|her)~
    (?:mind|course|policy|policies|position|stance|rules)|
    agreed(?=~(?:to|on)\b)|agreed(?=[.,;])|voted(?=~(?:on|to)\b)|ruled(?=~on\b)|committed(?=~to\b)|decided(?=~(?:on|to)\b)|
    (?:approved|signed|ratified|authori[sz]ed|endorsed|lifted)(?=~(?:an?|the|any|its|their|his|her|new|more|such|{NAME})(?!\S))|
    made~(?:a|any|the|its|his|her|their)(?:~final)?~(?:decision|choice)|
    reached~(?:a|an|any)~(?:decision|agreement|deal|conclusion)|taken~(?:a|any)~decision|set~(?:a|the)~date)"""

_HELD_BACK_LOOK: Final = words_look(
    word_set(
        """changed altered shifted revised agreed voted ruled committed decided approved signed ratified authorised
        authorized endorsed lifted made reached taken set"""
    )
)

_NO_CHANGE: Final = (
    # "The council has not decided whether the port may reopen."
    governed(
        "no_change_reported",
        "whether",
        f"decided & {NOT_LOOK} & {IF_LOOK}",
        rf"(?P<cue>\b(?:has|have|had){NEGATION}(?:~yet)?~decided~(?:{ABOUT}~)?(?:whether|if)\b)",
    ),
    # "The bank has not changed its policy on cash deposits."
    governed(
        "no_change_reported",
        "perfect",
        f"{_HELD_BACK_LOOK} & {NOT_LOOK} & ^has|have|hasn|haven",
        rf"(?P<cue>\b(?P<auxiliary>has|have){NEGATION}(?:~yet)?)~(?P<clause>{_HELD_BACK}\b)(?!~(?:whether|if)\b)",
    ),
    # "The council has yet to approve the loan."
    governed(
        "no_change_reported", "infinitive", "yet & ^has|have", rf"(?P<cue>\b(?:has|have)~yet~to)~(?P<clause>{DECIDE}\b)"
    ),
    # "The date of the vote has yet to be announced."
    rule(
        "no_change_reported",
        "will",
        "yet & be",
        rf"""\b(?P<subject>{DETERMINER}~(?:(?!that~|if~|though~|when~|while~|as~){WORD}){{1,8}}?)(?P<cue>(?:has|have)~yet~to)~(?P<rest>be~(?:{DECIDED}|
        decided|announced|named|set|determined|scheduled|resolved|confirmed|settled|published|released)\b)""",
    ),
    # "The ministry is standing firm in not releasing the names."
    governed(
        "no_change_reported",
        "noun",
        "^stand*|stood|hold*|held & firm",
        r"(?P<cue>\b(?:standing|stood|stands|holding|held)~firm~in~not)~(?P<clause>\w+ing\b)",
    ),
)

_WEIGHED: Final = "considering|weighing|reviewing|mulling|exploring|contemplating|debating"
_WEIGHING: Final = rf"""(?:is|are|been|be|still|now|also|again|already|actively|currently|reportedly)~(?:{_WEIGHED})"""
_READY: Final = "(?:willingness|readiness)"

_DELIBERATION: Final = (
    # "The council is weighing closing the port."
    governed("under_deliberation", "noun", _WEIGHED, rf"(?P<cue>\b{_WEIGHING})~(?P<clause>{GERUND})"),
    # "The council is reviewing a proposal to close the port."
    governed(
        "under_deliberation",
        "noun",
        _WEIGHED,
        rf"""(?P<cue>\b{_WEIGHING})~(?P<clause>(?:an?|the|new|several|its|their|more|further|additional)~
        (?:{WORD}){{0,4}}?{PROPOSAL_NOUN}~(?:to|on|for|against|by|that|of|from|in)\b)""",
    ),
    # "Talks have been under way at the ministry about a possible swap."
    rule(
        "under_deliberation",
        "noun",
        "^talks|discussions|negotiations|deliberations|consultations & under*|ongoing|continuing",
        r"""(?P<cue>\b(?:talks|discussions|negotiations|deliberations|consultations)~(?:have~been|are|were|remain)
        (?:~still)?~(?:under\s*way|ongoing|continuing))~(?:[^\s,;.]+~){0,6}?(?:about|on|over)~(?P<clause>\S+)""",
    ),
    # "The chancellor signalled openness to easing the ban."
    governed(
        "under_deliberation",
        "noun",
        "^signal* & openness|readiness",
        r"""(?P<cue>\bsignal(?:s|l?ed|l?ing)?(?:~(?:a|an|some|new|growing|fresh))*~(?:openness|readiness)~(?:to|in))
        ~(?P<clause>\S+)""",
    ),
    # "The ministry is open to the union's request to end night shifts."
    governed(
        "under_deliberation",
        "noun",
        "open & is|are|was|were|be|been|remain|remains|s|re",
        rf"""(?P<cue>(?:\b(?:is|are|was|were|be|been|remains?)|(?<=it)'s|(?<=they)'re)(?:~(?:also|still))?~open~to)
        ~(?P<clause>{GERUND}|{NAME}(?:~{NAME})?~(?:(?:request|proposal|demand|call|plan|idea)\b|{GERUND})|
        (?:the|an?)~(?:{WORD}){{0,2}}?(?:idea|request|proposal|possibility|plan|suggestion)s?~(?:of|to|that|for)\b)""",
    ),
    # "The mayor signalled a willingness to pay for the bridge."
    governed(
        "under_deliberation",
        "infinitive",
        "willingness|readiness",
        rf"""(?P<cue>\b(?:signal(?:s|l?ed|l?ing)?|indicat(?:es?|ed|ing)|express(?:ed|es)|show(?:ed|n|s)|hint(?:ed|s)~at)
        (?:~(?:publicly|a|an|some|new|their|his|her|its))*~{_READY})~to~(?P<clause>{DECIDE}\b)""",
    ),
    # "The two cities may be willing to pay."
    governed(
        "under_deliberation",
        "infinitive",
        "willing|ready|prepared & may|might|could",
        rf"(?P<cue>\b(?:may|might|could)~be~(?:willing|ready|prepared))~to~(?P<clause>{DECIDE}\b)",
    ),
    # "The minister did not rule out calling an election."
    governed(
        "under_deliberation",
        "noun",
        "rule|ruled & out",
        rf"""(?P<cue>\b(?:(?:did|has|have|had|would|does|do|will|could)(?:~not|n't)|refus(?:ed|es)~to|declin(?:ed|es)~to)
        ~ruled?~out)~(?P<clause>(?:the~(?:possibility|idea|prospect)~of~)?(?:{WORD}){{0,2}}?{GERUND}|
        (?:an?|the|further|more|any)~\w+)""",
    ),
    # "The premier appeared to admit that the cabinet is moving towards a vote."
    governed(
        "under_deliberation",
        "whether",
        "^appear* & admit|indicate|signal|hint",
        rf"""(?P<cue>\bappear(?:s|ed)~to~(?:admit|indicate|signal|hint)(?:~on~\w+)?~that)
        ~(?P<clause>(?:{WORD}){{1,8}}?(?:is|are|was|were|will|would)\b)""",
    ),
    # "The council is on the verge of closing the port."
    governed(
        "under_deliberation",
        "noun",
        "verge|brink|point & ^is|are|be|been|remain|remains|still|now",
        rf"(?P<cue>\b(?:is|are|be|been|remains?|still|now)~on~the~(?:verge|brink|point)~of)~(?P<clause>{GERUND})",
    ),
    # "That came with a push by some members to allow night flights."
    rule(
        "under_deliberation",
        "infinitive",
        "push",
        rf"""(?P<cue>\b(?:an?|the|their|his|her)~(?:(?:new|renewed|growing)~)?push~(?:by|from|among)~(?:{WORD}){{1,6}}?)
        to~(?P<clause>{DECIDE}\b)""",
    ),
    # "The envoys discussed the idea of the bloc sending ships."
    rule(
        "under_deliberation",
        "noun",
        "^discuss*|float*|consider*|explor* & idea|possibility|option|prospect",
        rf"""(?P<cue>\b(?:discuss|float|consider|explor)(?:ed|ing|es|s)~the~(?:idea|possibility|option|prospect)~of)
        ~(?P<clause>(?:{WORD}){{0,4}}?{GERUND})""",
    ),
)

_DECIDED_LOOK: Final = words_look(DECIDED_PARTICIPLES)

_REQUIREMENT: Final = (
    # "Any sale will require the regulator's consent."
    rule(
        "requires_decision",
        "need",
        f"{APPROVAL_LOOK} & require*|need*|get|win|secure & will|would|still|must",
        rf"""\b(?P<subject>{DETERMINER}~(?:(?!that~){WORD}){{1,7}}?)(?P<cue>(?:will|would|still|must)(?:~(?:still|also|first|then|likely))?
        ~(?:requires?|needs?|get|win|secure)(?:~to~(?:get|win|secure|obtain))?)~(?P<need>(?!to~)(?:{WORD}){{0,4}}?{APPROVAL_NOUN}\b(?:~(?:of|by|from)~[^,;.—–“”"]{{3,60}})?)""",
    ),
    # "The treaty must be ratified by both chambers."
    rule(
        "requires_decision",
        "will",
        f"{_DECIDED_LOOK} & must|has|have|need* & by",
        rf"""\b(?P<subject>{DETERMINER}~(?:(?!that~){WORD}){{1,6}}?)(?P<cue>(?:must|(?:still~)?(?:has|have|needs?)~to)
        (?:~(?:still|also|first|now))?)~(?P<rest>be~{DECIDED}~by\b)""",
    ),
    # "The merger is awaiting a decision by the regulator."
    rule(
        "requires_decision",
        "need",
        f"awaiting|pending|waiting & decision|ruling|verdict|{APPROVAL_LOOK}",
        rf"""\b(?P<subject>{DETERMINER}~(?:(?!that~){WORD}){{1,6}}?)(?P<cue>(?:is|are|remains?)(?:~(?:still|now|currently))?
        ~(?:awaiting|pending|waiting~for))~(?P<need>(?:{WORD}){{0,4}}?(?:decision|ruling|verdict|{APPROVAL_NOUN})\b
        (?:~(?:of|by|from)~[^,;.—–“”"]{{3,60}})?)""",
    ),
)

DECISION_RULES: Final[tuple[Rule, ...]] = (*_NOT_EXPECTED, *_NO_CHANGE, *_DELIBERATION, *_REQUIREMENT)
