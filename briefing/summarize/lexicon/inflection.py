"""The forms of English verbs, made from their lemmas."""

from typing import Final

# Past and participle of the irregular verbs among the lists of this package; from any grammar of English.
_IRREGULAR: Final = {
    "be": ("was", "been"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "cast": ("cast", "cast"),
    "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"),
    "decry": ("decried", "decried"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"),
    "feel": ("felt", "felt"),
    "fight": ("fought", "fought"),
    "fly": ("flew", "flown"),
    "find": ("found", "found"),
    "forget": ("forgot", "forgotten"),
    "get": ("got", "got"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "hear": ("heard", "heard"),
    "hide": ("hid", "hidden"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "lead": ("led", "led"),
    "leave": ("left", "left"),
    "lend": ("lent", "lent"),
    "let": ("let", "let"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "mean": ("meant", "meant"),
    "meet": ("met", "met"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "retell": ("retold", "retold"),
    "ride": ("rode", "ridden"),
    "ring": ("rang", "rung"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "show": ("showed", "shown"),
    "shake": ("shook", "shaken"),
    "shoot": ("shot", "shot"),
    "shut": ("shut", "shut"),
    "sing": ("sang", "sung"),
    "sit": ("sat", "sat"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"),
    "stick": ("stuck", "stuck"),
    "strike": ("struck", "struck"),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "teach": ("taught", "taught"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"),
    "understand": ("understood", "understood"),
    "wear": ("wore", "worn"),
    "win": ("won", "won"),
    "write": ("wrote", "written"),
}
_DOUBLED: Final = frozenset(
    {
        "quip",
        "plan",
        "stop",
        "commit",
        "admit",
        "drop",
        "refer",
        "concur",
        "sum",
        "rip",
        "slam",
        "pan",
        "ban",
        "blog",
        "nod",
        "rebut",
        "hit",
        "pin",
        "jab",
        "sob",
        "jot",
        "dub",
        "tag",
        "tip",
        "grab",
        "rap",
    }
)
_VOWELS: Final = "aeiou"


def base_and_present(lemma: str) -> tuple[str, str]:
    """Return the base form and the third person: say, says."""
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma, lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + "s"


def pasts(lemma: str) -> tuple[str, str]:
    """Return the past and the past participle: wrote, written."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        form = lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        form = lemma[:-1] + "ied"
    else:
        form = (lemma + lemma[-1] if lemma in _DOUBLED else lemma) + "ed"
    return form, form


def gerund(lemma: str) -> str:
    """Return the -ing form: writing."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return (lemma + lemma[-1] if lemma in _DOUBLED or lemma in _DOUBLED_GERUND else lemma) + "ing"


_DOUBLED_GERUND: Final = frozenset({"begin", "cut", "forget", "get", "hit", "put", "run", "set", "sit", "win"})
