"""Closed classes of English words, and the commonest verbs.

Origin: the closed classes of Quirk et al., A Comprehensive Grammar of the English Language (1985), chapters 2-10;
the verbs are those of the General Service List that are not chiefly nouns, with the acts that politics is told in.
"""

from typing import Final

from briefing.summarize.lexicon import word_set
from briefing.summarize.lexicon.inflection import base_and_present, gerund, pasts

DETERMINERS: Final = word_set(
    """the a an this that these those his her its their our my your some any each every no another several many few all
    both most other such half more fewer one two three four five six seven eight nine ten eleven twelve dozens
    scores hundreds thousands whose either neither enough"""
)
SUBJECT_PRONOUNS: Final = word_set("he she they we i you it")
PRONOUNS: Final = word_set(
    """he she they we i you it who him her them us me himself herself themselves itself everyone everybody someone
    somebody nobody anyone anybody none others this that these those which one each both many some few most all here
    there what neither nothing something everything anything mine theirs ours"""
)
# Pronouns that can be who says something; "this said" or "some said" need the noun class.
SPEAKING_PRONOUNS: Final = word_set(
    """he she they we i you it who everyone everybody someone somebody nobody others both many some few most another
    one all"""
)
AUXILIARIES: Final = word_set(
    """has have had having is are was were be been being am will would could should may might must shall can cannot did
    does do doesn’t don’t didn’t isn’t aren’t wasn’t weren’t won’t wouldn’t couldn’t shouldn’t can’t hasn’t haven’t
    hadn’t ain’t 's ’s 've ’ve 'll ’ll 'd ’d 're ’re 'm ’m doesn't don't didn't isn't aren't wasn't weren't won't
    wouldn't couldn't shouldn't can't hasn't haven't hadn't ain't"""
)
PREPOSITIONS: Final = word_set(
    """of for from in at to on with by about against among around as before behind below beside between beyond despite
    during inside into like near off onto outside over past since through throughout toward towards under until up
    upon via within without amid amidst across after along alongside concerning regarding including versus except
    than unlike per plus following atop out down besides ahead"""
)
CONJUNCTIONS: Final = word_set("and or but nor yet & plus")
SUBORDINATORS: Final = word_set(
    """that which who whom when while where if because although though whether unless until since as before after once
    why how what whose whenever wherever whereas lest so than"""
)
ADVERBS: Final = word_set(
    """also then later once still again even just never always often sometimes ever already soon now today yesterday
    tomorrow earlier recently previously instead only further too almost quite rather simply first not n’t n't
    perhaps maybe therefore thus meanwhile nonetheless nevertheless however indeed twice reportedly subsequently all
    flatly out back up aloud famously frequently together merely last else long ago very so far well yet there here
    tonight afterward afterwards elsewhere likewise otherwise sarcastically repeatedly both initially eventually
    finally"""
)
NOT_ADVERBS: Final = word_set(
    """family ally assembly reply early only supply rally bully daily weekly monthly friendly deadly elderly likely
    lonely holy italy july anomaly belly monopoly fly apply rely imply comply multiply quarterly yearly lovely ugly
    silly hourly costly orderly scholarly heavenly unlikely untimely timely beastly cowardly burly curly surly
    homely emily sally kelly molly billy beverly kimberly reilly connolly"""
)
TIME_WORDS: Final = word_set(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening night
    week month year day days weeks months years weekend january february march april may june july august september
    october november december noon midnight spring summer autumn fall winter hour hours minutes minute moment time
    mon. tues. wed. thurs. fri. sat. sun. jan. feb. aug. sept. oct. nov. dec. a.m. p.m."""
)
_COMMON_VERBS: Final = word_set(
    """accept achieve act agree aim allow appear apply appoint approve argue arrange arrive ask assume attempt attend
    avoid become begin believe belong break bring build buy carry cast catch cause celebrate choose claim climb
    close come compare compete concern confirm connect consider consist contain continue contribute control cover
    create cross cut deal decide defeat defend define deliver demand deny depend describe deserve destroy determine
    develop die differ discover discuss divide draw drive drop earn eat elect eliminate emerge employ enable
    encourage end endorse enjoy ensure enter establish examine exist expand expect explain explore express face fail
    fall fear feel fight fill find finish fit fly focus follow force forget form gain gather get give go grow happen
    hate have head hear help hide hit hold hope identify ignore imagine improve include increase indicate influence
    insist intend introduce invest investigate invite involve join jump keep kick kill know lack last launch lead
    lean learn leave lend let lie lift like link listen live look lose love maintain make manage mark matter mean
    meet mention mind miss mount move need nominate note notice obtain occur offer open oppose order organize pass
    pay perform pick place plan play point pose prefer prepare press prevent produce promise propose protect prove
    provide publish pull push put raise reach read realize receive recognize recommend reduce refer reflect refuse
    regard reject release rely remain remember remove repeat replace represent require resign resolve respond rest
    result retire return reveal ride rise roll run save see seek seem select sell send serve set settle shake share
    shift shoot show shut sign sit sleep smile solve sound speak spend stand start state stay steal step stick stop
    strike struggle study succeed suffer suggest supply support suppose survive take talk teach tell tend think
    threaten throw touch train travel treat try turn understand urge use visit vote wait walk want warn wash watch
    wear win wish wonder work worry write signal brief plead echo deflect decline appeal tout"""
)

PAST_VERBS: Final = frozenset(form for lemma in _COMMON_VERBS for form in pasts(lemma))
PRESENT_VERBS: Final = frozenset(base_and_present(lemma)[1] for lemma in _COMMON_VERBS)
BASE_VERBS: Final = _COMMON_VERBS
GERUNDS: Final = frozenset(gerund(lemma) for lemma in _COMMON_VERBS)
