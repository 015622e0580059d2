"""Which sentences ask the same question?

Within an issue, one question stands for each slot and decider: whether it is decided, when, what it would do. What is
not about the issue's own decision, and all that serves no issue, merges by its words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal

from briefing.model import Analysis, Issue, Item, OpenQuestion, QuestionCue
from briefing.summarize.actors.parties import NameOf, Ties, known_parties, parties_at, seats_in
from briefing.summarize.lexicon.decisions import DECISION_NOUNS, PROPOSAL_NOUNS, SLOT_WORDS
from briefing.summarize.questions.kinds import CORE_KINDS
from briefing.summarize.questions.resolved import stems_of
from briefing.summarize.text.terms import compile_issue, holds_term
from briefing.values import dataclass

Slot = Literal["decide", "when", "alone", "what", "reach", "supply", "effect", "risk", "fact"]

_SAME_MATTER: Final = 0.5
_FORMS: Final = re.compile(r"(?:Will|Is|Are|Has|Have|Can|Could|Should|Did|Does|Do|Must|Might|Was|Were)\b")
_BEST_LENGTH: Final = 14
_HARDLY_ANY: Final = 4
_ARGUED: Final[tuple[Slot, ...]] = ("supply", "effect", "risk", "reach")
# "This will help": what a speaker foresees. Without a doubt or a worry beside it, it asks nothing.
_FORESEEN: Final = re.compile(
    r"(?:will|would|could|may|might|unless|in\s+order\s+to|so\s+that|so\s+as\s+to|expects?)\Z", re.IGNORECASE
)
# "Aides did not expect that the premier would sign at once": of the time, not of the matter.
_AT_ONCE: Final = frozenset(("immediately", "soon", "shortly"))


@dataclass(frozen=True, slots=True)
class Served:
    """What one item says about one issue: the sentences of its analysis that serve it.

    ``sentences`` are indices into ``analysis.sentences``, ascending. ``background`` marks an item older than the
    window: it shows where a question comes from and answers nothing. ``outlet`` is what counts as one outlet; copies
    of one wire article carry the same. Empty: the item counts as an outlet of its own. ``deciding`` are the sentences
    that tell by their words that something was decided, is going to be or was denied; None where nobody has looked.
    """

    item: Item
    analysis: Analysis
    sentences: tuple[int, ...]
    background: bool = False
    outlet: str = ""
    deciding: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue in its item, with the slot of the question that it belongs to.

    ``party`` is empty where nobody is named. ``named`` says that the matter is put in a name of the issue,
    ``spoken_of`` that it is put in a name or an umbrella term; ``cited`` that its sentence bears on the question
    itself, so that it is shown as evidence.
    """

    part: Served
    cue: QuestionCue
    slot: Slot
    party: str
    named: bool
    spoken_of: bool
    cited: bool = True

    @property
    def day(self) -> date | None:
        """Return the day of the item, None where it has no date."""
        return self.part.item.published.date() if self.part.item.published else None

    @property
    def outlet(self) -> str:
        """Return what counts as one outlet."""
        return self.part.outlet or self.part.item.id


@dataclass(frozen=True, slots=True)
class Gathered:
    """All cues of one question; ``best`` is the one whose wording is shown.

    ``sole`` says that the issue has no two deciders; ``beside`` that the question stands by its own words, beside the
    decision that the issue is about.
    """

    id: str
    slot: Slot
    party: str
    best: Candidate
    candidates: tuple[Candidate, ...]
    sole: bool
    beside: bool

    @property
    def wording(self) -> str:
        """Return the question in the words of its best-formed sentence."""
        return self.best.cue.wording or ""

    @property
    def outlets(self) -> frozenset[str]:
        """Return the outlets that carry the question."""
        return frozenset(candidate.outlet for candidate in self.candidates)

    @property
    def newest_day(self) -> date | None:
        """Return the newest day on which an item of the window shows it open, None without a dated one."""
        days = [c.day for c in self.candidates if c.day and not c.part.background]
        return max(days) if days else None


def gather(
    issue: Issue, served: Sequence[Served], previous: Sequence[OpenQuestion], name_of: NameOf, ties: Ties
) -> tuple[Gathered, ...]:
    """Return the questions that the cues of an issue make, each with all its evidence, in order of appearance."""
    parties = known_parties(issue.deciders, ties)
    keyed: dict[tuple[Slot, str], list[Candidate]] = {}
    loose: list[Candidate] = []
    candidates = tuple(_candidates(issue, served, parties, ties, name_of))
    asked = {_place(c) for c in candidates if c.cue.clause is not None and c.cue.kind in CORE_KINDS}
    for candidate in candidates:
        if candidate.cue.clause is None:
            here = _place(candidate) in asked or _names_it_nearby(issue, candidate)
            if issue.name and here and (not parties or candidate.party in (*parties, "")):
                keyed.setdefault((candidate.slot, candidate.party), []).append(candidate)
        elif issue.name and _is_about_it(issue, candidate) and _is_for_its_deciders(candidate, parties):
            keyed.setdefault((candidate.slot, candidate.party), []).append(candidate)
        elif candidate.cue.wording and (candidate.cue.opens or not _is_foreseen(candidate)):
            loose.append(candidate)
    loose += [candidate for candidate in _settle_undecided(keyed, parties) if candidate.cue.wording]
    groups = [
        _gathered(question_id(issue.name, slot, party), group, sole=len(parties) < 2, beside=False)
        for (slot, party), group in keyed.items()
        if _makes_a_question(slot, group)
    ]
    clusters = [_gathered(key, cluster, sole=False, beside=True) for key, cluster in _clusters(issue, loose, previous)]
    return tuple(groups + [cluster for cluster in clusters if cluster.best.cue.opens or len(cluster.outlets) > 1])


def _candidates(
    issue: Issue, served: Sequence[Served], parties: tuple[str, ...], ties: Ties, name_of: NameOf
) -> Iterator[Candidate]:
    for part in served:
        wanted = frozenset(part.sentences)
        for cue in part.analysis.questions:
            if cue.sentence not in wanted or cue.kind in ("direct_question", "conditional"):
                continue
            slot = _slot_of(part, cue)
            named, spoken_of = _names_issue(issue, part, cue)
            cited = spoken_of or _bears_on_it(issue, part, cue, slot)
            for party in _deciding(part, cue, parties, ties, name_of):
                yield Candidate(part, cue, slot, party, named, spoken_of, cited)


def _deciding(part: Served, cue: QuestionCue, parties: tuple[str, ...], ties: Ties, name_of: NameOf) -> tuple[str, ...]:
    """Return whose decision the cue is about; of several, those that the issue knows as deciders."""
    main = parties[0] if len(parties) == 1 else ""
    if cue.decider is None or cue.kind not in CORE_KINDS | {"pending_event"}:
        return (main,)
    found = parties_at(cue.decider, part.item, part.analysis, name_of, ties)
    known = tuple(party for party in found if party in parties)
    return known or found or (main,)


def _slot_of(part: Served, cue: QuestionCue) -> Slot:
    clause = (cue.clause.of(part.item.text) if cue.clause else "").lower().replace(",", " ").split()
    words = frozenset(clause)
    if cue.kind == "hedged_prediction" and cue.opens:
        return "alone"
    if cue.kind == "no_decision_expected":
        return "when" if cue.due or words & _AT_ONCE else "decide"
    if cue.kind in ("contested", "hedged_prediction", "unverified_report"):
        if cue.clause is None:
            return "risk" if cue.kind == "hedged_prediction" else "decide"
        if "at war" in " ".join(clause):
            return "risk"
        return next((slot for slot in _ARGUED if words & SLOT_WORDS[slot]), "fact")
    wording = (cue.wording or "").split(" ", 1)[0].lower()
    if clause and clause[0] in ("how", "what", "who", "when", "where", "why", "which"):
        return "supply" if words & SLOT_WORDS["supply"] else "what"
    # "Were the cargo lists copied?" asks what has happened: nobody decides it.
    return "what" if wording in ("was", "were", "did", "had") else "decide"


def _names_issue(issue: Issue, part: Served, cue: QuestionCue) -> tuple[bool, bool]:
    """Return whether the matter is put in a name of the issue, and whether in a name or an umbrella term."""
    if cue.clause is None or not issue.terms:
        return False, False
    words = cue.clause.of(part.item.text)
    terms = compile_issue(issue)
    named = holds_term(words, terms.named)
    return named, named or holds_term(words, terms.umbrella)


def _bears_on_it(issue: Issue, part: Served, cue: QuestionCue, slot: Slot) -> bool:
    """Return whether a sentence shows the question open to whoever reads that sentence alone.

    It names the issue, or puts a matter of a decision ("a change of policy") or of what it would do. "They will meet on
    Friday", "others sound more sceptical" count for the question and are not cited for it.
    """
    if not issue.terms:
        return True
    if cue.kind == "pending_event":
        return False
    words = part.analysis.sentences[cue.sentence].span.of(part.item.text)
    terms = compile_issue(issue)
    if holds_term(words, (*terms.named, *terms.umbrella)):
        return True
    if cue.clause is None or part.background:
        return False
    matter = {word.strip(".,’'”“").lower() for word in cue.clause.of(part.item.text).split()}
    return slot != "decide" or (cue.kind in CORE_KINDS and bool(matter & (DECISION_NOUNS | PROPOSAL_NOUNS)))


def _place(candidate: Candidate) -> tuple[str, int]:
    """Return the item and the paragraph in which a cue stands."""
    return candidate.part.item.id, candidate.part.analysis.sentences[candidate.cue.sentence].paragraph


def _sentence(candidate: Candidate) -> tuple[str, int]:
    return candidate.part.item.id, candidate.cue.sentence


def _names_it_nearby(issue: Issue, candidate: Candidate) -> bool:
    """Return whether a cue without a matter of its own stands where the issue is named.

    For a doubt ("rejected such a proposal") that is its paragraph, for an event or a "no comment" its sentence.
    """
    part, cue = candidate.part, candidate.cue
    home = part.analysis.sentences[cue.sentence]
    near = [home]
    if cue.kind == "contested":
        near = [
            part.analysis.sentences[n] for n in part.sentences if part.analysis.sentences[n].paragraph == home.paragraph
        ]
    words = " ".join(sentence.span.of(part.item.text) for sentence in near)
    terms = compile_issue(issue)
    return holds_term(words, (*terms.named, *terms.umbrella))


def _is_for_its_deciders(candidate: Candidate, parties: tuple[str, ...]) -> bool:
    """Return whether a decision is one of the issue's deciders, or is put in the issue's own name.

    What somebody else has to decide beside the issue, their vote or their strategy, is a question by its own words.
    """
    if candidate.slot != "decide" or not parties or not candidate.party:
        return True
    return candidate.party in parties or candidate.named or candidate.cue.kind == "requires_decision"


def _is_about_it(issue: Issue, candidate: Candidate) -> bool:
    """Return whether a cue asks about the issue's own matter: its terms, a decision noun, or hardly any words."""
    cue, part = candidate.cue, candidate.part
    if candidate.slot in ("what", "fact"):
        return False
    if cue.clause is None or candidate.slot != "decide" or candidate.named:
        return True
    words = cue.clause.of(part.item.text)
    whole = part.analysis.sentences[cue.sentence].span.of(part.item.text)
    terms = compile_issue(issue)
    if holds_term(whole, (*terms.named, *terms.umbrella)):
        return True
    bare = {word.strip(".,’'”“").lower() for word in words.split()}
    return (
        holds_term(words, terms.context)
        or bool(bare & (DECISION_NOUNS | PROPOSAL_NOUNS))
        or len(stems_of(words)) < _HARDLY_ANY
    )


def _settle_undecided(keyed: dict[tuple[Slot, str], list[Candidate]], parties: tuple[str, ...]) -> list[Candidate]:
    """Give the cues that name no decider to the decider that most cues of their slot name.

    Returns those that are about another matter by their words: nobody's decision is not everybody's.
    """
    apart: list[Candidate] = []
    for slot, party in [key for key in keyed if not key[1]]:
        rivals = [key for key in keyed if key[0] == slot and key[1]]
        if not rivals:
            continue
        largest = max(rivals, key=lambda key: (key[1] in parties, len(keyed[key])))
        known = frozenset(stem for candidate in keyed[largest] for stem in _matter(candidate))
        undecided = keyed.pop((slot, party))
        other = [candidate for candidate in undecided if not _is_same_matter(candidate, known)]
        elsewhere = {_sentence(candidate) for candidate in other}
        keyed[largest] += [candidate for candidate in undecided if _sentence(candidate) not in elsewhere]
        apart += other
    return apart


def _is_same_matter(candidate: Candidate, known: frozenset[str]) -> bool:
    """Return whether a cue without a decider is about the matter of which these are the words."""
    matter = _matter(candidate)
    if candidate.slot != "decide" or candidate.named or not matter or matter & known:
        return True
    bare = {word.strip(".,’'”“").lower() for word in (candidate.cue.wording or "").split()}
    return bool(bare & (DECISION_NOUNS | PROPOSAL_NOUNS))


def _matter(candidate: Candidate) -> frozenset[str]:
    return stems_of(candidate.cue.clause.of(candidate.part.item.text)) if candidate.cue.clause else frozenset()


def _makes_a_question(slot: Slot, group: Sequence[Candidate]) -> bool:
    """Return whether a group can stand as a question: one cue that opens, or two sentences that contest one thing."""
    if any(candidate.cue.opens for candidate in group):
        return True
    if slot in ("decide", "when"):
        return False
    worded = any(candidate.cue.wording for candidate in group)
    if all(map(_is_foreseen, group)):
        return False
    return worded and len({(c.part.item.id, c.cue.sentence) for c in group}) > 1


def _is_foreseen(candidate: Candidate) -> bool:
    return _FORESEEN.match(candidate.cue.cue.of(candidate.part.item.text)) is not None


def _clusters(
    issue: Issue, loose: Sequence[Candidate], previous: Sequence[OpenQuestion]
) -> Iterator[tuple[str, list[Candidate]]]:
    """Yield loose cues by matter, under the id of a previous question that shares most of its words."""
    clusters: list[tuple[frozenset[str], list[Candidate]]] = []
    by_stem: dict[str, list[int]] = {}
    for candidate in loose:
        stems = stems_of(candidate.cue.wording or "")
        near = {index for stem in stems for index in by_stem.get(stem, ())}
        home = max(near, key=lambda index: (_overlap(stems, clusters[index][0]), -index), default=None)
        if home is None or _overlap(stems, clusters[home][0]) < _SAME_MATTER:
            home = len(clusters)
            clusters.append((stems, []))
            for stem in stems:
                by_stem.setdefault(stem, []).append(home)
        clusters[home][1].append(candidate)
    known = [(stems_of(question.wording), question.id) for question in previous]
    taken: set[str] = set()
    for stems, cluster in clusters:
        key = _previous_id(stems, known, taken) or question_id(issue.name, "words", " ".join(sorted(stems)))
        taken.add(key)
        yield key, cluster


def _previous_id(stems: frozenset[str], known: Sequence[tuple[frozenset[str], str]], taken: set[str]) -> str | None:
    scored = [(_overlap(stems, own), question) for own, question in known if question not in taken]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _SAME_MATTER else None


def _overlap(stems: frozenset[str], other: frozenset[str]) -> float:
    return len(stems & other) / len(stems | other) if stems and other else 0.0


def _gathered(key: str, group: Sequence[Candidate], *, sole: bool, beside: bool) -> Gathered:
    best = min((c for c in group if c.cue.wording), key=_form_rank)
    return Gathered(key, best.slot, best.party or group[0].party, best, tuple(group), sole, beside)


def _form_rank(candidate: Candidate) -> tuple[int, int, int, int, int, int, int, int, str, int]:
    """Rank wordings: one that opens, says when, says what, is a question proper, names the issue, is easily read."""
    wording = candidate.cue.wording or ""
    generated = 1 if wording.startswith(("Has ", "Have ")) else 0  # "Has the bank changed ...?" asks what is known
    proper = generated if _FORMS.match(wording) else 2 if wording.startswith("Whether") or wording.endswith(".") else 3
    decider = candidate.cue.decider.of(candidate.part.item.text) if candidate.cue.decider else ""
    return (
        int(not candidate.cue.opens),
        int(candidate.slot == "when" and candidate.cue.due is None),
        int(not candidate.spoken_of),
        proper,
        int(not candidate.named),
        int("[" in wording),
        int(not decider or len(seats_in(decider)) > 1),
        abs(len(wording.split()) - _BEST_LENGTH),
        candidate.part.item.id,
        candidate.cue.cue.start,
    )


def question_id(issue: str, slot: str, party: str) -> str:
    """Return the id of the question that an issue has for a slot and a decider: the same on every day."""
    return "q-" + hashlib.sha256(f"{issue}|{slot}|{party}".lower().encode()).hexdigest()[:12]
