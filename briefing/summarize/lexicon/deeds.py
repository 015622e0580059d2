"""Verbs by which a subject is known for one: somebody acts or speaks where one of their forms follows a noun phrase.

Origin: the verbs of the CAMEO event codebook (Schrodt 2012) and of Quirk et al. (1985), chapter 16, with the irregular
forms of ibid., chapter 3. Regular forms are built below.
"""

from typing import Final

from briefing.summarize.lexicon import word_set

AUXILIARIES: Final = word_set(
    """has have had will would can could may might must shall should is are was were does do did isn't aren't wasn't
    weren't doesn't don't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't isn’t aren’t wasn’t
    weren’t doesn’t don’t didn’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t shouldn’t cannot"""
)

_IRREGULAR: Final = word_set(
    """said says say told tells tell wrote writes write made makes took takes gave gives went goes came comes met meets
    spoke speaks held holds began begins saw sees thought thinks felt feels found finds left leaves kept keeps put
    puts set sets let lets led leads lost loses won wins became becomes ran runs knew knows drew draws flew flies
    fell falls grew grows broke breaks chose chooses drove drives brought brings bought buys taught teaches caught
    catches sought seeks fought fights stood stands understood sent sends spent spends built builds paid pays hit
    hits cut cuts quit sat sits got gets heard hears read reads swore swears shook strode forgave withdrew withdraws
    overcame undertook foresaw forbade forbids struck strikes laid lays lied denied denies replied replies tried
    tries vowed vied relied carried carries identified testified testifies clarified quipped tweeted tweets admitted
    submitted permitted committed referred rebuffed planned plans stopped dropped stepped"""
)

_REGULAR: Final = word_set(
    """accept accuse acknowledge act add address adopt advise affirm agree aim allege allow amend announce answer
    appeal appear applaud approach approve argue arrive ask assert assess assure attack attend authorize authorise
    back balk ban believe blame block brief call campaign cancel caution challenge charge cite claim comment compare
    complain concede conclude condemn confirm consider contend continue counter criticize criticise decide declare
    decline defend deflect demand denounce describe detail determine develop direct disagree disclose discuss
    dismiss dispute echo emphasize emphasise encourage endorse estimate expect explain express fail face favor
    favour fear fire follow force grant guess help hint hope host imply impose indicate inform insist introduce
    invade invite issue join joke justify kill lament launch lay lift like list look maintain mention mock mount
    move name need negotiate nominate note object observe offer open oppose order outline own pass pause pledge
    point portray postpone praise predict present press pressure produce promise propose provide publish pull push
    question raise reaffirm realize recall receive recommend reduce reiterate reject release rely remain remark
    remember remind repeat report request require resign resist resolve respond restate restrict resume return
    reveal reverse rule scoff seem seize shift show sign signal slam speculate stage start state stay stress suggest
    support suspect target testify thank threaten touch travel turn unveil urge use visit voice vote vow wait want
    warn watch welcome wish wonder work worry worries quote record refuse retain ridicule serve shoot supply surge
    survive tout trail underline underscore exclaim lash muse opine plead posit profess rebuke retort snap spell
    talk tease text transfer ship deploy deliver withhold arm finance fund sanction strike"""
)


def _forms(verbs: frozenset[str]) -> frozenset[str]:
    forms: set[str] = set()
    for verb in verbs:
        stem = verb[:-1] if verb.endswith("e") else verb
        if verb.endswith("y") and verb[-2] not in "aeiou":
            forms |= {verb[:-1] + "ied", verb[:-1] + "ies"}
        elif verb.endswith(("s", "sh", "ch", "x", "z")):
            forms |= {stem + "ed", verb + "es"}
        else:
            forms |= {stem + "ed", verb + "s"}
    return frozenset(forms)


# Forms that a singular or plural subject stands before; the base form alone follows plurals.
FINITE: Final = AUXILIARIES | _IRREGULAR | _forms(_REGULAR)
PLURAL_FINITE: Final = FINITE | _REGULAR

# Adverbs that come between a subject and its verb; those in -ly need no list.
BETWEEN: Final = word_set(
    """also then later once twice never always still again already just even now ever often soon repeatedly first
    largely long both all each himself herself themselves itself not further instead"""
)
