"""The words of decisions: what leaves a matter open, what settles it, and what it is about.

Origin: the cue classes of the CoNLL-2010 shared task on hedging (Farkas et al., 2010) and of Szarvas et al.
(Computational Linguistics 38:2, 2012), cut down to the verbs and nouns that reports on decisions use, with the
inflected forms written out; auxiliaries and irregular participles after Quirk et al. (1985), chapter 3.
"""

from typing import Final

from briefing.summarize.lexicon import word_set

# --- who is asked to decide: verbs and nouns that govern "whether" ---------------------------------------------------

DELIBERATING_VERBS: Final = word_set(
    """decide decides deciding consider considers considered considering weigh weighs weighed weighing debated
    debating discuss discusses discussed discussing determine determines determining establish establishing
    examine examines examined examining studied studying assess assesses assessed assessing evaluate
    evaluating evaluates evaluated reviewed reviewing investigate investigates investigated
    investigating mull mulls mulled mulling explore explores explored exploring
    deliberate deliberated deliberating"""
)
DELIBERATING_NOUNS: Final = word_set(
    """decision decisions questions debate debates uncertainty doubt doubts vote votes referendum ruling
    discussion discussions talks speculation review inquiry investigation deliberations dispute"""
)

# --- what a decision does ---------------------------------------------------------------------------------------------

DECIDING_BASES: Final = word_set(
    """allow approve authorise authorize permit lift ease loosen grant ban bar block reject agree accept adopt pass
    ratify sign endorse commit decide rule announce confirm name nominate choose select appoint set schedule publish
    release reveal disclose respond vote give make take send supply deliver impose extend renew end withdraw join
    resume restore cancel drop suspend change amend reverse act pay fund repeal act introduce issue launch file
    present submit determine resolve settle complete finalise finalize formally officially"""
)
DECIDED_PARTICIPLES: Final = word_set(
    """approved authorised authorized allowed permitted lifted eased loosened granted banned barred blocked rejected
    agreed accepted adopted passed ratified signed endorsed vetoed ruled cancelled canceled suspended cleared
    overturned repealed scrapped abandoned extended imposed withdrawn postponed"""
)
DECISION_NOUNS: Final = word_set(
    """change changes decision decisions announcement announcements agreement agreements deal deals breakthrough vote
    votes move moves shift shifts action actions ruling rulings verdict approval settlement accord truce ceasefire
    statement result results withdrawal election elections talks"""
)
APPROVAL_NOUNS: Final = word_set(
    """approval sign-off signoff consent ratification permission blessing go-ahead authorisation authorization
    clearance backing vote"""
)
PROPOSAL_NOUNS: Final = word_set(
    """proposal proposals plan plans request requests bid bids option options idea ideas ban bans sanctions measure
    measures bill change changes move moves step steps possibility offer appeal increase cut cuts response"""
)

# --- the grammar of questions ----------------------------------------------------------------------------------------

VERB_GROUP: Final = word_set(
    """is are was were be been being has have had will would may might could can should also still now currently not
    yet already actively again never twice repeatedly reportedly apparently n't isn't isn’t aren't aren’t hasn't
    hasn’t haven't haven’t didn't didn’t don't don’t doesn't doesn’t wouldn't wouldn’t do does did further even
    previously recently publicly quietly then just long largely initially so far"""
)
IRREGULAR_PARTICIPLES: Final = word_set(
    """been begun broken brought built bought caught chosen come cut dealt done drawn driven fallen felt fled found
    given gone grown had heard held hit hurt kept known laid led left lent lost made meant met paid put read risen run
    said seen sent set shot shown shut sold spent spoken stolen struck sunk taken taught told thought thrown
    understood withdrawn won written become"""
)
# Past forms that are no participles; of those spelt alike, the participles above serve.
PAST_FORMS: Final = word_set(
    """began broke brought built bought caught chose came dealt did drove fell felt fled found gave got went grew had
    held knew led left lost made meant met paid ran rose said saw sent shot showed sold spent spoke stole struck sank
    took taught told thought threw understood withdrew won wrote became"""
)
# Verbs that open a clause of their own: the auxiliary that follows them is not the question's.
CLAUSE_OPENERS: Final = word_set(
    """believes believed thinks thought wants wanted knows knew expects expected says said hopes hoped sees saw feels
    felt fears feared means meant plans planned needs needed intends intended supports supported agrees claims claimed
    likes liked gets got makes made keeps kept comes came goes went takes took gives gave ends decides"""
)
LOWERED_OPENERS: Final = word_set(
    """the a an some many most both several all no any this that these those its their his her our another other each
    such one two three four five six seven eight nine ten more few neither either officials ministers lawmakers
    regulators prosecutors investigators authorities police judges senators diplomats experts critics analysts
    leaders negotiators voters unions workers members people researchers scientists campaigners opponents supporters
    only nearly about fewer less he she they it we there what who how when where why doing"""
)

# --- who decides ------------------------------------------------------------------------------------------------------

# Houses and offices that stand for their state, beside its capital. Origin: style guides' entries on metonymy.
HOUSES: Final[dict[str, str]] = {
    "White House": "United States",
    "Oval Office": "United States",
    "Pentagon": "United States",
    "State Department": "United States",
    "Capitol Hill": "United States",
    "Kremlin": "Russia",
    "Élysée": "France",
    "Elysee": "France",
    "Bundestag": "Germany",
    "Knesset": "Israel",
}

# --- what a question is about -----------------------------------------------------------------------------------------

SLOT_WORDS: Final[dict[str, frozenset[str]]] = {
    "supply": word_set(
        """stockpile stockpiles stock stocks inventory inventories supply supplies shortage spare deplete readiness many
        much"""
    ),
    "effect": word_set(
        """course tide tides decisive game-changer gamechanger changer bullet effective effectiveness impact difference
        effect outcome usefulness success victory end win help decide"""
    ),
    "risk": word_set(
        """escalate escalating escalation escalatory risk risks danger dangerous provoke provoking widen deepen
        retaliate retaliation spillover involved"""
    ),
    "reach": word_set("range reach"),
}
