"""Words by which a paragraph goes on about the matter of the one before it.

Origin: compiled for this program from the English grammar of demonstratives and definite reference, and from the
nouns that reports on decisions of governments, courts and boards use for a matter already named.
"""

from __future__ import annotations

# What a report calls a matter once it has been named: "the proposal", "that policy", "such weapons". For a pattern.
MATTER_NOUNS = (
    r"agreement|appeal|approach|approval|aid|argument|authori[sz]ation|ban|bid|bill|call|change|concern|conversation|deal|debate|"
    r"decision|deliberation|deployment|discussion|effort|equipment|exception|exemption|green[-\s]light|idea|initiative|"
    r"issue|law|legislation|letter|limit|limitation|matter|measure|missile|motion|move|munition|notion|offer|option|package|"
    r"permission|plan|policy|policies|position|possibility|possibilities|programme|program|prohibition|proposal|push|"
    r"question|reform|request|reservation|resolution|restriction|rule|sanction|shift|shipment|sign[-\s]?off|step|stance|"
    r"strike|suggestion|system|talk|topic|transfer|treaty|treaties|use|vote|weapon"
)

# Nouns that stand for a decision or its absence; with a decider they keep to the article's issue. For a pattern.
DECISION_NOUNS = (
    r"approval|authori[sz]ation|ban|consent|decision|deliberation|green[-\s]light|limit|openness|permission|policy|"
    r"position|prohibition|reluctance|request|restriction|sign[-\s]?off|veto|willingness"
)

# What bodies are called by; the last word of such a name is no last name ("the White House" is not "House").
BODY_NOUNS = frozenset(
    {
        *("Administration", "Agency", "Assembly", "Authority", "Bank", "Board", "Bundestag", "Cabinet", "Chamber"),
        *("Coalition", "Command", "Commission", "Committee", "Company", "Congress", "Council", "Court", "Department"),
        *("Duma", "Government", "government", "Group", "House", "Ministry", "Nations", "Office", "Parliament", "Party"),
        *("Reserve", "Secretariat", "Senate", "Service", "States", "Street", "Treasury", "Union"),
    }
)
