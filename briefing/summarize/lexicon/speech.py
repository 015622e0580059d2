"""The words of quotation.

Origin: verbs of Quirk et al., A Comprehensive Grammar of the English Language (1985), sections 14.28-14.35 (reporting
verbs) and 16.31 (factual verbs with a that-clause), with the verbs that newspapers' style guides name in their
advice on attribution.
"""

from typing import Final

from briefing.summarize.lexicon import word_set

SAYING_FORMS: Final = word_set(
    """said says say saying told tells tell telling asked asks ask asking added adds add adding wrote writes write
    writing announced announces replied replies answered responded responds continued continues insisted insists
    argued argues claimed claims explained explains noted notes warned warns stated states declared declares tweeted
    quipped joked recalled recalls concluded suggested acknowledged admitted demanded shouted wondered wonders"""
)
