"""Words whose full stop closes no sentence.

Origin: titles and ranks of the Associated Press and Guardian style guides, months and companies as newspapers cut them.
"""

from typing import Final

from briefing.summarize.lexicon import word_set

BEFORE_A_NAME: Final = word_set(
    """mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt cpl pfc brig vice-adm supt insp
    det rev fr msgr hon pres sec st ste mt ft vs messrs mmes amb atty asst dep dist"""
)

BEFORE_A_NUMBER: Final = word_set("no nos art p pp fig vol ch par")

INSIDE_A_SENTENCE: Final = word_set(
    """a.m p.m e.g i.e etc jr sr inc corp co ltd llc bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues
    wed thu thurs fri sat sun ave blvd ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss
    mo mont neb nev n.h n.j n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex va vt wash wis w.va wyo d.c d-n.y u.s u.k
    u.n e.u ph.d m.d approx est dept u.s.a"""
)

# Words that open a sentence after "the U.S." or "at 9 a.m.": function words, which no name begins with.
SENTENCE_OPENERS: Final = word_set(
    """The A An This That These Those He She It They We You I His Her Its Their Our My But And Or So Yet Then There Here
    In On At By For From With As If When While After Before Since Because Although Though However Meanwhile Still Also
    Asked Even Many Most Some Such What Who Why How Where Whether Under Over Both Each Not No Now Later Earlier Last
    According"""
)

# Of these, the ones that are nobody's surname: "in a post on X. The" ends a sentence, "Samuel K. So" does not.
NEVER_SURNAMES: Final = SENTENCE_OPENERS - word_set(
    "A An So We You My No Not On Still Most Many Each Such Even Both There"
)
