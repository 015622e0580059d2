"""Common nouns for those who speak.

Origin: compiled for this program from the occupations, offices and groups that political news credits with words; the
suffixes are the agent suffixes of English word formation (Quirk et al. 1985, appendix I.32-I.35).
"""

from typing import Final

from briefing.summarize.lexicon import word_set

ROLES: Final = word_set(
    """spokesman spokeswoman spokesperson president chairman chairwoman chair secretary minister senator governor gov
    mayor rep sen representative congressman congresswoman lawmaker leader chief head director manager official aide
    adviser advisor strategist pollster consultant analyst expert professor scholar historian scientist economist
    lawyer attorney judge justice prosecutor sheriff officer detective captain general admiral colonel major sergeant
    lieutenant commander ambassador envoy diplomat commissioner councilman councilwoman councillor candidate nominee
    frontrunner front-runner hopeful rival opponent host anchor columnist reporter journalist editor correspondent
    commentator blogger author writer biographer novelist poet actor actress singer musician comedian director producer
    activist organizer organiser advocate lobbyist donor fundraiser supporter voter delegate member founder co-founder
    cofounder executive ceo businessman businesswoman billionaire developer mogul tycoon investor banker owner
    entrepreneur contractor farmer teacher student doctor physician nurse psychologist psychiatrist pastor bishop
    cardinal priest rabbi imam pope reverend father mother brother sister son daughter wife husband widow uncle aunt
    cousin friend neighbor neighbour colleague ally critic veteran soldier marine resident citizen immigrant refugee
    worker driver witness victim survivor moderator panelist guest star champion coach player athlete model king queen
    prince princess lord lady premier chancellor dictator treasurer clerk deputy assistant vice counsel counselor
    counsellor librarian archivist researcher fellow dean provost principal superintendent whip speaker surrogate
    operative insider observer protester protestor demonstrator heckler contender democrat republican libertarian
    conservative liberal moderate progressive populist socialist independent insurgent tea partier evangelical christian
    muslim jew catholic firebrand darling maverick magnate heir heiress socialite personality pundit guru legend icon
    mastermind hacker whistleblower contributor co-host co-chair co-chairman co-author agent broker trader planner
    designer architect engineer programmer technician mechanic plumber carpenter electrician butcher baker chef waiter
    waitress bartender barber stylist salesman retiree pensioner homemaker grandmother grandfather graduate alumnus
    magazine newspaper network station website group firm company network thinktank outlet rapper artist filmmaker
    superstar mom dad president-elect ex-president minister-president undersecretary premier opponent runner-up"""
)
# Nouns for what happens, for qualities and for matters of thought: they say nothing, whatever verb follows.
# Origin: compiled for this program from the abstract nouns of the General Service List that politics is told in.
_MUTE: Final = word_set(
    """issue place timing process paradox disruption preference interpretation face incident turnout rest bias interest
    appointment flaw option implication hostility surprise graduation change hiccup level version struggle legacy leak
    loss contrast scandal use rejection passion feeling momentum calculation trip lead tactic silence salvo deletion
    overthrow event reason problem matter situation effort attempt chance risk effect cause need way idea thing
    fact case crisis delay rise fall increase decline growth shift trend victory defeat name clause step stage
    difference outcome opportunity failure success pressure tension anger outrage fear concern doubt hope
    trouble struggle fight battle war violence damage cost price course practice habit past future"""
)
# American states as newspapers shorten them behind a town (Associated Press usage).
SHORT_STATES: Final = word_set(
    """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont.
    Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Vt. Va. Wash. W.Va. Wis. Wyo. D.C."""
)
# Adjectives that a list of verbs cannot tell from nouns.
_QUALITIES: Final = word_set("political important subtle diverse economic financial serious possible fake")


def is_mute(word: str) -> bool:
    """Return whether a common noun names nothing that could speak: an issue, a delay."""
    return word in _MUTE or word.removesuffix("s") in _MUTE or word in _QUALITIES


# Adjectives that stand before a name: former, late, northern.
BEFORE_NAMES: Final = word_set(
    """former late incumbent fellow top senior junior new old young outgoing incoming current chief embattled bipartisan
    congressional federal presidential gubernatorial senatorial vocal prominent leading outspoken longtime influential
    powerful local national international key northern southern eastern western central angry furious ousted acting
    interim powerful would-be liberal conservative moderate progressive populist wealthy veteran legendary famous
    popular controversial young elderly black white rural urban suburban ultraconservative rank-and-file then
    retired unnamed unidentified celebrated"""
)
# Not agents, for all their ending.
_NO_AGENTS: Final = word_set(
    """power order paper offer number letter summer winter year later former other earlier another newspaper water fewer
    matter chapter center larger smaller bigger greater newer older younger higher lower longer shorter never after
    under over ever together either neither whether rather error major minor prior junior senior poor floor door corner
    quarter dollar member murder border river computer ladder dinner trailer remainder disaster weather leather
    consumer similar popular regular particular nuclear color flavor favor labor humor honor rumor terror mirror sweater
    banner counter encounter thunder wonder gender register twitter chapter cancer answer weaker stronger super"""
)
_AGENT_ENDINGS: Final = ("er", "or", "man", "woman", "person", "ist", "ician", "men", "women", "people")


def is_role(word: str) -> bool:
    """Return whether a common noun names people by what they are or do: spokesman, economists."""
    bare = word.rstrip(".,")
    if bare in ROLES or bare.removesuffix("s") in ROLES:
        return True
    return bare.removesuffix("s").endswith(_AGENT_ENDINGS) and bare.removesuffix("s") not in _NO_AGENTS
