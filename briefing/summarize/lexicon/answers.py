"""How people avoid an answer, and how they give one.

Origin: the evasions that interviewers' handbooks and Clayman and Heritage, The News Interview (2002), chapter 7, name:
refusing, deferring, and answering another question; yes- and no-particles after Quirk et al. (1985), 11.54.
"""

import re
from typing import Final

EVASION: Final = re.compile(
    r"""\b(?=[abdhlnrstw])(?:work(?:ing|ed)?\s+(?:that|it|this|things)\s+out|would\s+(?:only\s+)?(?:continue|keep)|will\s+(?:continue|keep)|
    did(?:\s+not|n['’]t)\s+(?:indicate|say|give|offer|answer|respond|comment|elaborate|reply|commit|provide|directly|rule\s+out)|
    (?:would|will)(?:\s+not|n['’]t)\s+(?:say|comment|be\s+drawn|commit|speculate|answer|elaborate|discuss|confirm)|
    we(?:\s+will|['’]ll)\s+see|wait\s+and\s+see|too\s+(?:early|soon)|not\s+(?:going|prepared|ready|able)\s+to\s+(?:say|comment|speculate|discuss|answer|get)|
    (?:declined|refused)\s+to|deflected|dodged|sidestepped|brushed\s+(?:off|aside)|avoided\s+(?:answering|the\s+question)|
    (?:do|does|did)(?:\s+not|n['’]t)\s+(?:know|want\s+to\s+(?:say|speculate|get|comment))|no\s+comment|non-?committal|demurred|
    (?:have|has)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?:decided|made\s+(?:a|any|that|the)\s+decision)|not\s+(?:yet\s+)?decided|
    hypothetical|shrugged|let['’]s\s+see|(?:still\s+)?(?:looking|thinking)\s+(?:at|about|into)\s+(?:it|that|this))\b""",
    re.IGNORECASE | re.VERBOSE,
)
ANSWER: Final = re.compile(
    r"""(?=[“"‘'acdenosy])(?:(?<![\w-])[“"‘']?(?:yes|no|yeah|nope|absolutely|definitely|certainly(?:\s+not)?|of\s+course(?:\s+not)?|
    not\s+at\s+all|never|exactly)[,.!”"’]|\bsaid\s+(?:yes|no)\b|\banswered\s+(?:yes|no)\b|\b(?:confirmed|denied)\s+(?:it|that|this)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
