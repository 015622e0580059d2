"""What do sources tell of one matter in words of different force?

An accusation in one report is a fact in another; of one government a report has it "open to" what another has it
"considering". Neither contradicts the other: the reader should see both beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from briefing.model import Disagreement, Evidence, Issue, Side, Span
from briefing.summarize.actors.parties import seats_in
from briefing.summarize.brief.actor_lines import Held
from briefing.summarize.brief.bottom_line import find_decisions_told
from briefing.summarize.brief.digest import Digest, canonical, line_id
from briefing.summarize.questions.resolved import stems_of

# --- accused here, told as done there --------------------------------------------------------------------------------

# "The port accused Tarsis of dumping oil in the strait": who, and of what.
_ACCUSED: Final = re.compile(
    r"\baccus(?:ed|es|ing)\s+(?:the\s+)?(?P<who>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3})\s+of\s+(?P<deed>[^.;,“”\"]{10,200})"
)
# "as Tarsis dumps oil", "the news that Tarsis has been dumping oil": the name is the subject of what it does.
_DOES: Final = (
    r"(?:\s+(?:has|have|had|is|are|was|were|been|also|already|now|still)){0,3}\s+[a-z]+(?:s|ed|ing)\b[^.;,“”\"]{5,200}"
)
# "said that Tarsis", "accused Tarsis": still somebody's word.
_SOMEBODYS_WORD: Final = re.compile(
    r"\b(?:accus|alleg|claim|said|says|say|told|report|suspect|warn|argu|believ|den|whether|if|that\s+if)\w*\s+(?:that\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_CONTENT_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_SHARED_WORDS: Final = 4
_SHARED_OF_SHORTER: Final = 0.6
# Comparing is quadratic: no more of the newest accusations, and of the sentences that name the accused, are looked at.
_MOST_ACCUSATIONS: Final = 20
_MOST_SENTENCES: Final = 2_000
_MOST_DIFFERENCES: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    digest: Digest
    sentence: Span
    text: str
    serves: bool


def find_accusations_told_as_facts(number: int, issue: Issue, digests: Sequence[Digest]) -> tuple[Disagreement, ...]:
    """Return the accusations of one source of the issue whose deed another outlet tells as done, newest first.

    One of the two sentences must serve the issue, the other stand in an article that does: a passing "as Tarsis dumps
    oil" takes for granted what another article on the same matter reports as a charge.
    """
    if not any("accus" in digest.item.text for digest in digests):
        return ()
    told = list(islice(_told(number, digests), _MOST_SENTENCES))
    found: dict[str, Disagreement] = {}
    for claim in [each for each in told if "accus" in each.text][:_MOST_ACCUSATIONS]:
        match = _ACCUSED.search(claim.text)
        fact = next((each for each in told if match and _tells_it(each, claim, match)), None)
        if match is not None and fact is not None and len(found) < _MOST_DIFFERENCES:
            sides = tuple(
                Side(label, each.digest.evidence_for([each.sentence])[0])
                for label, each in (("claim", claim), ("fact", fact))
            )
            evidence = tuple(dict.fromkeys(side.evidence for side in sides))
            identity = line_id(issue.name, "fact or claim", canonical(match["who"]) + canonical(fact.text))
            found.setdefault(identity, Disagreement(identity, evidence, "fact or claim", claim.text, sides))
    return tuple(found.values())


def _told(number: int, digests: Sequence[Digest]) -> Iterator[_Told]:
    for digest in _fresh(digests):
        if digest.passages.of(number):
            serving = set(digest.passages.sentences_of(number))
            for index, sentence in enumerate(digest.analysis.sentences):
                if sentence.role == "prose":
                    span = sentence.span
                    yield _Told(digest, span, digest.words(span), index in serving)


def _tells_it(fact: _Told, claim: _Told, accused: re.Match[str]) -> bool:
    """Return whether a sentence of another outlet tells in its own voice that the accused does it."""
    if fact.digest.outlet == claim.digest.outlet or accused["who"] not in fact.text:
        return False
    if not (fact.serves or claim.serves):
        return False
    charge = _content(f"{accused['who']} {accused['deed']}")
    for match in re.finditer(rf"\b{re.escape(accused['who'])}{_DOES}", fact.text):
        start = fact.sentence.start + match.start()
        if _SOMEBODYS_WORD.search(fact.text, 0, match.start()) or _is_reported(fact.digest, start):
            continue
        deed = _content(match[0])
        shared = len(charge & deed)
        if shared >= max(_SHARED_WORDS, _SHARED_OF_SHORTER * min(len(charge), len(deed))):
            return True
    return False


def _is_reported(digest: Digest, offset: int) -> bool:
    return any(quote.span.start <= offset < quote.span.end for quote in digest.analysis.quotes)


def _content(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _CONTENT_WORD.findall(words))


# --- decided here, denied there --------------------------------------------------------------------------------------

# A denial that names no deed but deciding may be of any decision on the matter.
_DECIDING: Final = re.compile(r"\bdeci(?:ded|sions?)\b", re.IGNORECASE)
_MOST_DAYS_LATER: Final = 8
# Comparing is quadratic: so many of the newest denials are looked at.
_MOST_DENIALS: Final = 40


def find_decisions_denied(number: int, issue: Issue, digests: Sequence[Digest]) -> tuple[Disagreement, ...]:
    """Return the newest decision on the issue that is reported and, that day or soon after, denied or called open.

    "Kastria has decided to send jets, two officials said" stands beside "the cabinet had not decided", in whichever
    article it is said.
    """
    fresh = _fresh(digests)
    denials = list(islice((each for digest in fresh for each in _denials(number, digest)), _MOST_DENIALS))
    for digest in fresh if denials else ():
        for sentence in find_decisions_told(number, digest):
            if sentence not in digest.tellings.denied:
                decision = digest.analysis.sentences[sentence].span
                denial = next((each for each in denials if _is_of(each, digest, decision)), None)
                if denial is not None:
                    places = [each.evidence_for([span])[0] for each, span in ((digest, decision), denial[:2])]
                    return (_denied(issue, places[0], denial[3], places[1]),)
    return ()


def _denials(number: int, digest: Digest) -> Iterator[tuple[Digest, Span, Span, str]]:
    """Yield the sentences that deny a decision or say that there is none, with the words that do and their label."""
    tellings = digest.tellings
    for sentence in digest.prose_on(number) if tellings.denied or tellings.undecided else ():
        if sentence in tellings.denied:
            yield digest, digest.analysis.sentences[sentence].span, tellings.denied[sentence][1], "denied"
        elif sentence in tellings.undecided:
            yield digest, digest.analysis.sentences[sentence].span, tellings.undecided[sentence], "not decided"


def _is_of(denial: tuple[Digest, Span, Span, str], digest: Digest, decision: Span) -> bool:
    """Return whether what denies a decision came out with its report or soon after, and may be of it."""
    other, span, cue, _label = denial
    if not _comes_after(other, digest):
        return False
    text = other.item.text
    if _DECIDING.search(text, cue.start, cue.end):
        return True
    shared = stems_of(text[cue.start : span.end]) & stems_of(decision.of(digest.item.text))
    return len(shared) >= _SHARED_WITH_A_DENIAL


def _comes_after(denial: Digest, report: Digest) -> bool:
    printed, denied = report.item.published, denial.item.published
    return bool(printed and denied) and 0 <= (denial.moment.date() - report.moment.date()).days <= _MOST_DAYS_LATER


_SHARED_WITH_A_DENIAL: Final = 2


def _denied(issue: Issue, decision: Evidence, label: str, denial: Evidence, other: str = "decided") -> Disagreement:
    content = canonical(decision.text) + canonical(denial.text)
    sides = Side(other, decision), Side(label, denial)
    return Disagreement(line_id(issue.name, "denied", content), (decision, denial), "positions", issue.name, sides)


def find_reports_denied(
    number: int, issue: Issue, digests: Sequence[Digest], told: Collection[Disagreement]
) -> tuple[Disagreement, ...]:
    """Return what is reported of the issue and denied, in the denial's own words: "the talks had collapsed".

    ``told`` are the differences found already: a denial that stands in one of them is not told twice.
    """
    shown = {evidence for difference in told for evidence in difference.evidence}
    fresh = _fresh(digests)
    prose = list(islice(((digest, each) for digest in fresh for each in digest.prose_on(number)), _MOST_SENTENCES))
    denied = [each for each in prose if each[1] in each[0].tellings.denied_clauses]
    own = [(digest, each, digest.words_of(each).lower()) for digest, each in prose] if denied else []
    found: dict[Evidence, Disagreement] = {}
    for digest, sentence in islice(denied, _MOST_DENIALS):
        clause = digest.tellings.denied_clauses[sentence]
        denial = digest.evidence_of(sentence)
        if denial in shown or len(found) == _MOST_DIFFERENCES:
            continue
        matter = stems_of(clause.of(digest.item.text))
        report = next((each for each in own if _reports(each, digest, matter)), None)
        if report is not None:
            told_by, reporting, _words = report
            reported = told_by.evidence_of(reporting)
            found[denial] = _denied(issue, reported, "denied", denial, "reported")
    return tuple(found.values())


def _fresh(digests: Sequence[Digest]) -> list[Digest]:
    """Return the news without its copies, newest first."""
    return [digest for digest in reversed(digests) if not digest.is_past and not digest.is_copy]


def _reports(told: tuple[Digest, int, str], denial: Digest, matter: frozenset[str]) -> bool:
    """Return whether a sentence says what another denies: with all its longer words, and neither denied nor open."""
    digest, sentence, lowered = told
    if len(matter) < _SHARED_WITH_A_DENIAL or not all(map(lowered.__contains__, matter)):
        return False
    words = digest.words_of(sentence)
    return _comes_after(denial, digest) and matter <= stems_of(words) and not _NOT_SAID.search(words)


# "... if the talks collapse", "had not collapsed", "denied", "would collapse": no report that it is so.
_NOT_SAID: Final = re.compile(
    r"\b(?:den(?:y|ies|ied)|dismiss\w*|whether|if|unless|not|never|no|would|could|may|might|fear\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


# --- how far a government has gone -----------------------------------------------------------------------------------

# How far one goes who has not decided; two cues of one kind say the same.
_HESITATIONS: Final = (
    ("open", re.compile(r"\b(?:open|openness|amenable|rule[sd]?\s+out)\b", re.IGNORECASE)),
    ("willing", re.compile(r"\b(?:willing|willingness|ready|readiness|prepared)\b", re.IGNORECASE)),
    ("weighing", re.compile(r"\b(?:considering|weighing|reviewing|mulling|contemplating)\b", re.IGNORECASE)),
    ("no change", re.compile(r"\b(?:change|changed|decided|agreed|approved|undecided|yet)\b", re.IGNORECASE)),
)


def find_hesitations_apart(
    issue: Issue, held: Sequence[Held], told: Collection[Disagreement]
) -> tuple[Disagreement, ...]:
    """Return the states of which several outlets say in different words how near they are to a decision.

    ``told`` are the differences found already: of their states nothing is said twice. The newest sentence of each
    outlet and kind is shown.
    """
    by_state: dict[str, dict[str, Held]] = {}
    for each in held:
        kind = _hesitation(each)
        if kind is not None and each.identity.kind != "person":
            for state in seats_in(each.identity.name):
                by_state.setdefault(state, {}).setdefault(kind, each)
    known = {difference.what for difference in told}
    return tuple(
        _apart(issue, state, list(kinds.values()))
        for state, kinds in sorted(by_state.items())
        if state not in known and len({each.digest.outlet for each in kinds.values()}) == len(kinds) > 1
    )


def _hesitation(each: Held) -> str | None:
    """Return which way of not having decided the cue tells; None for a stance that is none, or one of the past."""
    if each.position.label not in ("open to", "undecided") or each.position.cue is None or each.digest.is_past:
        return None
    cue = each.digest.words(each.position.cue)
    return next((kind for kind, pattern in _HESITATIONS if pattern.search(cue)), None)


def _apart(issue: Issue, state: str, held: Sequence[Held]) -> Disagreement:
    sides = tuple(
        Side(each.digest.words(each.position.cue), each.digest.evidence_for([each.position.clause])[0])
        for each in held
        if each.position.cue is not None
    )
    evidence = tuple(dict.fromkeys(side.evidence for side in sides))
    return Disagreement(line_id(issue.name, "hesitation", canonical(state)), evidence, "wording", state, sides)
