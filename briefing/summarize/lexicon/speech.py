"""The words of quotation: verbs, nouns and set phrases by which news gives somebody's words.

Origin: the reporting verbs of Quirk et al., A Comprehensive Grammar of the English Language (1985), sections
14.28-14.35 and 16.31-16.33, sorted by what they take; the verbs of praise and blame of Levin, English Verb Classes and
Alternations (1993), sections 29 (characterise, dub), 33 (judgement) and 37 (communication), and the reporting verbs
that newspapers' style guides discuss under attribution.
"""

from typing import Final

from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.inflection import base_and_present, gerund, pasts

# What takes a clause or a whole quotation: she said that …, "…," she said.
SAYING_LEMMAS: Final = word_set(
    """say tell add ask write announce reply answer respond continue insist argue claim explain note warn state declare
    tweet retweet quip joke recall conclude suggest acknowledge admit demand shout wonder yell scream exclaim remark
    observe assert contend allege maintain concede confess confirm deny boast brag complain lament predict promise
    vow pledge swear urge recommend propose advise caution counsel remind reiterate repeat stress emphasize
    emphasise underscore highlight clarify elaborate testify estimate forecast speculate surmise muse opine reason
    guess theorize counter retort rejoin interject interrupt mutter murmur whisper mumble cry chant sing bellow bark
    growl thunder roar sigh laugh scoff sneer snap fume rail rant quote read report reveal disclose indicate imply
    hint intimate signal assure inform notify reassure proclaim pronounce profess preach affirm aver avow attest
    certify rule find post blog email e-mail text message type narrate recount relate begin start finish interpose
    volunteer venture offer protest object plead beg implore appeal beseech request inquire enquire query question
    instruct order command direct threaten apologize apologise remember reflect marvel gush enthuse crow riff ad-lib
    deadpan wisecrack rebut refute contradict disagree agree concur echo charge accuse comment describe teach
    propound posit postulate expect believe think hope fear worry feel figure reckon tease press prod probe chime
    bemoan grumble gripe moan whine wail pontificate editorialize stipulate specify summarize summarise insinuate
    counterclaim hypothesize jest kid shrug smile nod gesture warble cackle chuckle croak drawl hiss snarl snort
    stammer stutter utter vent blurt boom blare recite intone dictate outline detail tout commend hail scold chide
    retaliate elucidate exult confide bluster decree point submit resolve determine show list enumerate caption
    headline title reportedly thank congratulate greet"""
)
# What takes the thing spoken of, and a quoted piece about it: she called the plan "…", accused him of "…".
ACTING_LEMMAS: Final = word_set(
    """call describe accuse praise dismiss blame mock criticize criticise blast slam label brand denounce condemn hail
    characterize characterise decry deride lambaste ridicule attack refer cite express defend reject question
    challenge welcome promise vow pledge urge demand tout boast complain lament warn apologize brag portray cast
    paint depict compare liken term dub deem declare pronounce tag rip hammer hit pan savage excoriate castigate
    chastise chide rebuke berate scold admonish upbraid assail fault disparage belittle bash trash knock knife
    skewer roast tease taunt jeer insult malign vilify smear demonize demonise applaud commend laud extol champion
    salute thank credit cheer trumpet herald advocate favor favour oppose repudiate renounce disavow deplore bemoan
    mourn regret resent speak talk comment sound offer mention invoke discuss address raise stress emphasize
    emphasise underscore highlight note allege charge predict foresee envision envisage propose suggest recommend
    advise caution counsel quote repeat reiterate echo parrot utter voice sign post tweet retweet write want seek
    hope wish fear believe think feel consider view regard find judge rate rank treat like love hate admire prefer
    deny rule announce order insist admit concede acknowledge recall remember detail outline summarize summarise
    define joke quip signal respond react object argue claim say tell add state ask proclaim profess appeal plead
    implore beg encourage exhort press push pressure lobby threaten bill pitch frame couch explain lash rail inveigh
    rant fume scoff sneer bristle balk chafe worry wonder muse reassure assure remind inform commit agree decide
    expect intend require allow deliver issue release publish conclude reveal confirm disclose report indicate chant
    shout yell read teach preach swear cry fire shoot counter rebut dispute contest refute contradict debunk
    downplay minimize minimise exaggerate harp dwell touch expound elaborate"""
)

_BOTH: Final = SAYING_LEMMAS | ACTING_LEMMAS
PAST_OF: Final = {form: lemma for lemma in sorted(_BOTH) for form in pasts(lemma)}
PRESENT_OF: Final = {base_and_present(lemma)[1]: lemma for lemma in sorted(_BOTH)}
BASE_OF: Final = {lemma: lemma for lemma in sorted(_BOTH)}
GERUND_OF: Final = {gerund(lemma): lemma for lemma in sorted(_BOTH)}

# Verbs whose object does what an infinitive behind it says: the vote forced Lindt to say …; Levin 1993, section 27,
# with the verbs of letting.
CAUSING_FORMS: Final = frozenset(
    form
    for lemma in sorted(word_set("prompt lead force cause provoke inspire allow enable"))
    for form in (*base_and_present(lemma), *pasts(lemma), gerund(lemma))
) | word_set("spur spurs spurred spurring compel compels compelled compelling drive drives drove driven driving")

# Acts by which somebody passes on a text of somebody else; from Levin 1993, sections 11 and 37.
PASSING_ON: Final = word_set(
    """read reads reading retweeted retweets retweeting shared shares sharing reposted reposts reposting forwarded cited
    cites citing quoted quotes quoting circulated published released played showed displayed leaked"""
)

# The verbs that report words and hardly anything else; what follows them needs no "that" to be what was said.
PLAIN_LEMMAS: Final = word_set(
    """say tell add write announce reply insist argue claim explain note warn state declare tweet quip joke acknowledge
    admit assert contend allege maintain concede confirm deny complain lament predict reiterate stress emphasize
    emphasise testify remark observe recall conclude suggest vow pledge promise"""
)
# Those that can stand before their subject after a quotation: "…," said Ms. Okafor.
INVERTING_LEMMAS: Final = (PLAIN_LEMMAS - {"tell"}) | word_set(
    """remember reflect sigh laugh ask continue respond answer exclaim shout yell cry muse wonder retort counter
    recount demand remark lament boast scream chant read begin agree echo reply interject caution urge advise joke
    crow scoff tweet post report whisper mutter thunder roar opine reason protest object plead volunteer venture
    chime marvel gush"""
)
SAYING_FORMS: Final = frozenset(
    form for lemma in INVERTING_LEMMAS for form in (*base_and_present(lemma), *pasts(lemma), gerund(lemma))
)
# Forms that are nouns as often as verbs: they are verbs only right after a name or a pronoun.
NOUN_LIKE: Final = word_set(
    """states comments points reports claims notes calls charges attacks questions offers views uses hopes fears signs
    posts tweets texts messages answers reads quotes demands promises threats signals orders rules moves remarks
    requests plans pledges vows shouts cries chants jokes quips estimates forecasts stresses appeals replies rants
    objects lists details titles headlines labels brands terms tags bills pitches backs favors faults credits
    challenges addresses touches praise blame mock attack report claim comment question call charge offer view hope
    fear sign post tweet text message answer quote demand promise order rule request plan pledge vow shout cry chant
    joke quip estimate forecast stress appeal reply rant object list detail title headline label brand term tag bill
    pitch back favor fault credit challenge address touch talk need note state use sound hit fire like worry worries
    doubts doubt push press support read show shows finds find laugh laughs smile smiles nod nods sigh sighs start
    starts finish echo echoes advocate advocates champions hosts coaches counter direct command protest protests
    concern concerns issue issues"""
)

# Nouns for acts of speech that take what was said behind "that", "of", "for" or "to": his claim that "…".
SPEECH_NOUNS: Final = word_set(
    """statement letter claim comment remark tweet post speech email e-mail memo message warning promise pledge vow
    suggestion assertion argument accusation allegation charge contention insistence call demand plea appeal request
    prediction complaint criticism description characterization characterisation declaration announcement admission
    acknowledgment acknowledgement denial response reply answer question joke quip boast assurance explanation note
    article column op-ed editorial essay book memoir report slogan chant cry shout lament rant tirade taunt jibe
    insult attack praise advice proposal quote line refrain mantra motto cheer jeer swipe jab reference belief view
    notion point verdict conclusion"""
)
_PHRASAL_LEMMAS: Final = (("go", "on"), ("put", "it"), ("cut", "in"), ("weigh", "in"), ("have", "it"), ("follow", "up"))
# Two words that say as one: "…," she went on; as he put it.
PHRASAL: Final = {
    (form, particle): f"{verb} {particle}"
    for verb, particle in _PHRASAL_LEMMAS
    for form in (*base_and_present(verb), *pasts(verb), gerund(verb))
}
