"""The words that tell where an actor stands: each label of a position with the cues that justify it.

Origin: directive, commissive, permissive and factive verbs after Quirk et al., A Comprehensive Grammar of the English
Language (1985), 16.20-16.63; the labels and their cues are those of discourse network analysis (Leifeld), cut down to
what a verb itself says. No cue is a word of praise or blame.
"""

import re
from typing import Final, NamedTuple

from briefing.model import PositionLabel
from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.decisions import DECIDING_BASES

_NOT: Final = r"(?:~not|n't)"
_DO: Final = r"(?:has|have|had|did|does|do|is|are|was|were|would|will|could)"
_LIFTED: Final = (
    "lifted|eased|loosened|ended|allowed|permitted|banned|approved|rejected|stopped|extended|imposed|granted|removed"
)


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("~", r"\s+").replace("'", "['’]"), re.IGNORECASE | re.VERBOSE)


_DECIDE: Final = "(?:" + "|".join(sorted(DECIDING_BASES)) + ")"
_TO_TELL: Final = "comment|say|answer|confirm|reveal|disclose|specify|discuss|elaborate|speculate"
_HE: Final = "(?:he|she|it|they)"
_BE: Final = "(?:is|are|was|were|be|remains?)"


class Stance(NamedTuple):
    """What a verb tells of its subject, the first words of whatever the pattern matches, and the pattern.

    One of the ``pieces``, where there are any, stands in whatever it matches.
    """

    label: PositionLabel
    openers: frozenset[str]
    pattern: re.Pattern[str]
    pieces: tuple[str, ...] = ()


_AUXILIARIES: Final = word_set("has have had did does do is are was were would will could")
_NEGATED: Final = frozenset(f"{auxiliary}n{mark}t" for auxiliary in _AUXILIARIES for mark in "'’")
_BEING: Final = word_set("is are was were be remain remains")


# In each, the subject stands before the match; the first label that matches at the verb counts.
STANCES: Final = (
    # "The harbour office declined to comment."
    Stance(
        "no comment",
        word_set(
            "declined declines declining deflected dodged refused refuses refusing sidestepped would wouldn't wouldn’t"
        ),
        _rx(rf"""(?:declin|refus)(?:ed|es|ing)~to~(?:{_TO_TELL}|be~drawn)\b|would(?:~not|n't)~(?:comment|be~drawn|say|elaborate)\b|
            (?:deflected|dodged|sidestepped)~(?:a~|the~)?questions?\b"""),
    ),
    # "The premier did not rule out a vote." "The two cities indicated they may be willing to pay."
    Stance(
        "open to",
        _AUXILIARIES
        | _NEGATED
        | _BEING
        | word_set(
            """also amenable appeared appears expressed expresses indicate indicated indicates may might more open
            refused said says showed signal signaled signaling signalled signalling signals"""
        ),
        _rx(rf"""{_DO}{_NOT}(?:~\w+ly)?~ruled?~out\b|refused~to~rule~out\b|
            (?:{_BE}~)?(?:also~|more~)?(?:open|amenable)~to\b|
            signal(?:s|l?ed|l?ing)?(?:~(?:a|an|some|new|growing|fresh|publicly))*~(?:openness|willingness|readiness)\b|
            (?:may|might|could)~be~(?:willing|ready|prepared|open)\b|
            (?:indicate[sd]?|express(?:ed|es)|showed)(?:~(?:a|an|some|their|his|her|its))*~(?:willingness|openness)\b|
            appear(?:s|ed)~to~(?:indicate|signal)~(?:a~)?(?:willingness|openness)\b|
            (?:indicated|said|says|signal+ed|signals)~(?:that~)?{_HE}(?:~{_BE}|'s|'re)~(?:more~|also~)?(?:open|amenable)~to\b|
            (?:indicated|said|signal+ed)~(?:that~)?{_HE}~(?:may|might)~be~willing\b"""),
    ),
    # "The bank has not changed its rule." "The city is weighing a ban." "The council has yet to agree."
    Stance(
        "undecided",
        _BEING
        | word_set(
            """also considering contemplating did didn't didn’t has hasn't hasn’t have haven't haven’t mulling now
            reviewing still weighing"""
        ),
        _rx(rf"""(?:has|have){_NOT}(?:~yet)?~(?:changed|decided|agreed|approved|made~(?:a|any)~decision|taken~a~decision)\b|
            (?:has|have)~yet~to~\w+|
            (?:{_BE}~)?(?:still~|also~|now~)?(?:considering|weighing|reviewing|mulling|contemplating)\b|{_BE}~undecided\b|
            (?:did|has|have){_NOT}~(?:indicated?|signal(?:led|ed)?|announced?)~(?:any~|a~)?change\b"""),
    ),
    # "The union rejected the offer." "The mayor has refused to sign." "The bank is standing firm in not lending."
    Stance(
        "rejects",
        _BEING
        | word_set(
            """had has have held holding oppose opposed opposes refused refuses refusing reject rejected rejects ruled
            rules ruling standing stands stood turned vetoed vetoes voted will willn't willn’t would wouldn't
            wouldn’t"""
        ),
        _rx(rf"""rejects?\b|rejected\b|oppos(?:es|ed|e)\b|{_BE}~opposed~to\b|
            (?:standing|stood|stands|holding|held)~firm~(?:in~not|against)\b|
            refus(?:ed|es|ing)~to~(?!{_TO_TELL}|rule)\w+|rul(?:ed|es|ing)~out\b|vetoe[sd]\b|turned~down\b|
            (?:has|have|had)?~?(?:long~)?resisted~(?:calls|pressure|requests|demands)\b|
            (?:will|would)(?:~not|n't)~(?:allow|permit|accept|agree|support|approve)\b|voted~against\b"""),
    ),
    # "The bank does not believe that it would help." "The senator questioned whether the plan would work."
    Stance(
        "doubts",
        _AUXILIARIES
        | _NEGATED
        | _BEING
        | word_set(
            """appear appeared appears doubted doubts expressed expresses pushed pushes questioned said says sounded
            told"""
        ),
        _rx(rf"""(?:(?:said|says|told~[^\s,;]+)~(?:that~)?{_HE}~)?{_DO}{_NOT}~(?:believe|think)\b|push(?:ed|es)~back~(?:on|against)\b|
            (?:{_BE}|(?:have|has)~sounded|sounded|appear(?:s|ed)?)~(?:more~|deeply~|highly~)?s[kc]eptical\b|
            (?:have~|has~)?express(?:ed|es)~(?:reluctance|doubts?|s[kc]epticism|misgivings|reservations)\b|
            doubt(?:s|ed)\b|questioned~(?:whether|the~(?:need|wisdom|value|use))\b"""),
    ),
    # "The envoy warned that the dam might fail."
    Stance(
        "warns",
        word_set("threatened threatening threatens warned warning warns"),
        _rx(r"warn(?:s|ed)\b|warning~(?:that|of|against)\b|threaten(?:s|ed|ing)~to\b"),
    ),
    # "The mayor said boats would be allowed to cross as long as they carried lights."
    Stance(
        "conditional",
        word_set("agreed agrees offered said says will would"),
        _rx(r"""(?:said|says|agreed|agrees|offered|would|will)\b[^.;]{0,120}?
            \b(?:allow(?:ed)?|permit(?:ted)?|agree|accept|support|approve)\b[^.;]{0,120}?
            \b(?:as~long~as|on~(?:the~)?condition~that|provided~that|only~if)\b"""),
        ("long", "condition", "provided", "only"),
    ),
    # "The ministry has given permission to the yard." "The board approved the loan."
    Stance(
        "permits",
        word_set(
            """agreed allowed allows approved approves authorised authorises authorized authorizes gave given gives
            granted grants green greenlit permits permitted signed"""
        ),
        _rx(r"""(?:given|gave|gives|granted|grants)(?:~[\w.\x27’]+){0,3}?~
            (?:permission|approval|consent|clearance|the~(?:go-ahead|green~light))\b|
            approve[sd]\b|authori[sz]e[sd]\b|(?:allowed|allows|permitted|permits)~(?!to\b)\w+|signed~off~on\b|
            agreed~to~(?:allow|let|permit|the)\b|green-?lit\b"""),
    ),
    # "The ministry has suspended the sale." "The board put the loan on hold."
    Stance(
        "suspends",
        word_set("freezes froze frozen halted halts paused pauses placed places put puts suspended suspends"),
        _rx(r"""suspend(?:s|ed)\b|halt(?:s|ed)\b|paus(?:es|ed)\b|froze\b|freezes\b|frozen\b|
            (?:put|puts|placed|places)~(?:[\w.\x27’]+~){1,6}?on~hold\b"""),
    ),
    # "The widows called on the navy to search." "He has asked the bank for a loan." "They wrote calling for a vote."
    Stance(
        "urges",
        word_set(
            """appealed appealing appeals asked asking asks authored begged begging begs called calling
            calls demanded demanding demands implored implores imploring lobbied lobbies lobbying pleaded pleading
            pleads pressed presses pressing pushed pushes pushing recommended recommends requested requesting requests
            sent sign signed urged urges urging written wrote"""
        ),
        _rx(rf"""call(?:ed|s|ing)~(?:on|for|upon)\b|urg(?:ed|es|ing)\b|implor(?:ed|es|ing)\b|appeal(?:ed|s|ing)~for\b|appeal(?:ed|ing)~to~(?:[^\s,;]+~){{1,8}}?(?:to|for)~\w+|
            plead(?:ed|s|ing)~(?:with|for)\b|beg(?:ged|s|ging)~\w+|press(?:ed|es|ing)~(?:for|[\w.\x27’]+~to)\b|
            push(?:ed|es|ing)~for\b|lobb(?:ied|ies|ying)\b|demand(?:ed|s|ing)\b(?!~to~know)|
            ask(?:ed|s|ing)~(?:[^\s,;]+~){{1,12}}?(?:for~\w+|to~{_DECIDE}\b)|request(?:ed|s|ing)\b|recommend(?:ed|s)\b|
            wr(?:ote|itten)\b[^.;]{{0,60}}?\b(?:calling|urging|asking)\b|
            (?:authored|sent|signed?)~(?:a|an|another)~(?:open~)?letter~(?:calling|urging)\b"""),
    ),
    # "The senator argued that the council should lift the ban."
    Stance(
        "urges",
        word_set("said says argued argues wrote"),
        _rx(rf"""(?:said|says|argued|argues|wrote)~(?:that~)?(?:[^.;,]{{3,80}}?)\bshould~
            (?:be~(?:{_LIFTED})|allow|permit|lift|ease|ban|stop)\b"""),
        ("should",),
    ),
)

STANCES_OPENED_BY: Final = {
    opener: tuple(stance for stance in STANCES if opener in stance.openers)
    for opener in frozenset().union(*(stance.openers for stance in STANCES))
}
# Each of these opens many stances and tells none alone: one of FOLLOWING stands right behind it in whatever a stance
# without pieces matches. Most are followed by another word.
FOLLOWED: Final = _AUXILIARIES | _BEING | word_set("said says")
FOLLOWING: Final = word_set(
    """that he she it they not also more open amenable be yet still now considering weighing reviewing mulling
    contemplating undecided opposed long resisted deeply highly skeptical sceptical sounded expressed expresses"""
)

# "The envoys heard pleas from the mayor to reopen the road": who pleads stands behind the noun.
PLEAS: Final = _rx(r"\b(?P<cue>pleas?|appeals?|calls|requests?|demands?)~(?:from|by)~(?P<who>(?:[^\s,;.]+~){0,8})")
PLEA_PIECES: Final = ("plea", "appeal", "calls", "request", "demand")
# "the mayor's repeated request to reopen the road"
OWN_PLEA: Final = _rx(r"'s?~(?:[a-z]+~){0,2}?(?P<cue>(?:pleas?|appeals?|requests?|demands?)~(?:to|for)\b)")

# "outlined that French weapons were permitted to ..."
GRANTED_THINGS: Final = _rx(
    r"\b(?:that~)?(?P<thing>(?:[^\s.;]+~){1,12}?)(?P<cue>(?:were|was|are|is|had~been)~(?:now~|already~)?(?:permitted|allowed))~to\b"
)

# What a speaker's own words in quotation marks say of their position; one of the pieces stands in whatever is found.
SPOKEN: Final[tuple[tuple[PositionLabel, tuple[str, ...], re.Pattern[str]], ...]] = (
    ("no comment", ("comment",), _rx(r"\bno~comment\b")),
    (
        "undecided",
        ("working", "considering", "reviewing", "weighing", "decided"),
        _rx(r"""\b(?:we're|we~are|I'm|I~am|they're)~(?:still~)?
            (?:working~(?:that|this|it)~out|considering|reviewing|weighing)\b|\bhave(?:~not|n't)~(?:yet~)?decided\b"""),
    ),
    (
        "urges",
        ("time", "urge", "call", "implore", "demand", "ask", "must"),
        _rx(r"""\b(?:it's|it~is)~(?:past~)?time~to\b|\b(?:we|I)~(?:urge|call~on|implore|demand|ask~(?:you|that|the|for))\b|
            \b(?:you|they|he|she|government|council|parliament|president)~must~(?:allow|lift|ban|stop|act)\b"""),
    ),
    (
        "rejects",
        ("reject", "oppose", "cannot", "never", "will", "won't", "won’t"),
        _rx(r"""\b(?:we|I)~(?:reject|oppose|cannot~accept|
            (?:will~never|will~not|won't)~(?:allow|accept|permit|agree|support|sign|negotiate|approve))\b"""),
    ),
    (
        "warns",
        ("mean", "warn", "essence"),
        _rx(r"\b(?:this|that|it)~(?:will|would)~mean\b|\b(?:we|I)~warn\b|\bwould~change~the~very~essence\b"),
    ),
)

# Verbs whose subject has taken a position without one of the labels.
ACTS: Final = word_set(
    """announced announces pledged pledges promised promises vowed vows signed signs backed backs supported supports
    endorsed endorses praised criticised criticized condemned condemns accused accuses called indicated indicates
    signaled signalled signals met visited discussed ordered orders directed sent voted argued argues believes believed
    wants wanted expects expected hopes confirmed denied denies proposed proposes offered insisted insists stressed
    noted reiterated outlined echoed welcomed welcomes agreed agrees acknowledged suggested suggests views considers
    accepted deflected pressed plans intends changed shifted restricted moved takes took imposed lifted suspended
    launched withdrew joined declared determined discussed refused declined threatened ruled decided raised told
    says said tells wrote writes added adds warned urged asked rejected opposed doubts continued argue say warn urge
    want expect stress believe insist"""
)
