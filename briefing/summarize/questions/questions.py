"""What does one item leave undecided, and in which words?

Cues of the core kinds open a question when the matter is put in the reporter's prose; in a quotation, in a key point
that repeats the text, or behind a decision that the same item reports, they are evidence only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, assert_never

from briefing.model import Actor, Mention, QuestionCue, Quote, Sentence, Span
from briefing.summarize.lexicon.answers import ANSWER, EVASION
from briefing.summarize.questions.clause_ends import FRONTED, clause_end
from briefing.summarize.questions.clauses import owner_in, subject_before
from briefing.summarize.questions.cues import FoundCue, Looked, find_cues, look_for_rules
from briefing.summarize.questions.dues import find_due, resolve_due
from briefing.summarize.questions.kinds import CORE_KINDS, SPLIT
from briefing.summarize.questions.open_rules import UNSETTLED_REPLY
from briefing.summarize.questions.reading import SUBJECT_PRONOUNS, Reading, read_cast
from briefing.summarize.questions.resolved import Decisions
from briefing.summarize.questions.wording import (
    capitalised,
    leans_back,
    lowered_opener,
    word_content,
    word_infinitive,
    word_statement,
    word_whether,
)
from briefing.summarize.text.pieces import find_pieces

_GENERIC: Final = re.compile(
    r"(?:or\s+not\s+)?(?:you|i|we|your|our|my|one|someone|anyone|people|a\s+person|what\s+(?:happens|comes|will\s+happen)\s+next)\b",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"(?<![\w.])(?:I|we|you|We|You)(?:\s|['’])")
_SIGNALLED: Final = re.compile(
    r"\b(?:signal+ed|indicate[sd]?|indicating|suggest(?:s|ed)|hint(?:s|ed)|sa(?:id|ys))\s+(?:that\s+)?\Z"
)
# "whether Tarsis will renew it": the name in front of the auxiliary.
_NAMED_SUBJECT: Final = re.compile(
    r"(?:[Tt]he\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,4}(?=\s+(?:will|would|can|could|should|might|must|is|are|has|have|was|were)\b)"
)
_LACKS_ARTICLE: Final = re.compile(r"[^.;]*?\s(?:is|was)\s+(?:expected|likely|planned|anticipated)\b")
_BEFORE_THE_NEWS: Final = re.compile(r"[\s(•*–-]*(?:(?:But|And|So|Yet|Still|However|Meanwhile|Then|Now),?\s+)?")
# "..., and the council is weighing", "Lind said the council is weighing": a whole subject, no end of "an aide for".
_NEW_SUBJECT: Final = re.compile(
    r"(?:[,;—–]|\b(?:and|but|that|while|although|though|as|because|since|after|before|when|yet|say|says|said|told))"
    r"\s*[“\"]?\Z",
    re.IGNORECASE,
)
# "Easing the ban will not help": a gerund loses the capital with which it opens the sentence.
_GERUND: Final = re.compile(r"[A-Z][a-z]+ing\s+(?:the|an?|its|their|those|these|such|any|all)\b")
_OR_NOT: Final = re.compile(r"^or\s+not\s+")
_HE: Final = re.compile(r"(?:he|she)\b")
_THEY: Final = re.compile(r"\s*(?:he|she|they)\b")
_PARTICIPLE: Final = re.compile(r"(?:Considering|Given|Saying|Including|Following)\b", re.IGNORECASE)
# Whose task it is to judge, of any case: "inspectors who determine whether a hull is sound"; "will not hold a vote on
# whether"; "it is not as if the mill had yet to sell"; "it had been unclear": nothing is open today.
_NOTHING_OPEN: Final = re.compile(
    r"(?:\b(?:who|that|which)\s(?:[^\s,;.]+\s+){0,8}?(?:determines?|decides?|assess(?:es)?|examines?|evaluates?)\s+whether|"
    r"(?:\b(?:no|not)|n['’]t)\s(?:[^\s,;.]+\s+){0,3}?votes?\s+on\s+whether|(?:\bnot|n['’]t)\s+as\s+if\b[^,;.]*|"
    r"\b(?:voters|viewers|respondents|polled|surveyed)\b[^;.]{0,60}(?:divided|split)\s+(?:on|over|about)(?:\s+whether)?|"
    r"\bhad\s+(?:\w+\s+)?been\s+(?:unclear|unknown|uncertain|undecided)[^,;.]*)\Z",
    re.IGNORECASE,
)
# One of these stands in whatever _NOTHING_OPEN finds.
_PIECES_OF_NOTHING: Final = (
    *("determine", "decide", "assess", "examine", "evaluate"),
    *("vote", "if", "viewers", "respondents", "polled", "surveyed", "been"),
)
# "That means talks on who will sail": the sentence itself leans on the one before.
_LEANS: Final = re.compile(r"\W*(?:(?:That|This|These|Those|He|She|They)\s|It\s(?!is\s|was\s|remain))")
_SHORTEST_MATTER: Final = 3
_MOST_CUES: Final = 8


def find_questions(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    published: datetime | None,
) -> tuple[QuestionCue, ...]:
    """Find every sentence that says or shows that something is undecided, in text order.

    ``mentions`` and ``quotes`` are in text order. Headings, captions and promos are not read. A cue with ``opens``
    has a wording; evidence may have none.
    """
    starts = [sentence.start for sentence in sentences]
    looked = look_for_rules(text, starts)
    asking = [bisect_right(starts, place) - 1 for place in find_pieces(text, ("?",))]
    if not looked and not asking:
        return ()
    reading = read_cast(text, sentences, quotes, actors, mentions)
    decisions = Decisions(text, sentences)
    return tuple(
        question
        for index in sorted({*looked, *asking})
        if sentences[index].role in ("prose", "keypoint")
        for question in _questions_of(reading, decisions, index, looked.get(index), published)
    )


def _questions_of(
    reading: Reading, decisions: Decisions, index: int, looked: Looked | None, published: datetime | None
) -> Iterator[QuestionCue]:
    sentence = reading.sentences[index]
    matters: list[Span] = []
    cues = find_cues(reading.text, sentence.start, sentence.end, looked) if looked is not None else ()
    for found in _apart(cues):
        if found.kind == "asked_evaded" and not _is_evaded(reading, index, found):
            continue
        if found.form == "will" and found.kind == "hedged_prediction" and any(m.covers(found.cue) for m in matters):
            continue  # "does not believe that it would help": what is doubted, not what is foreseen
        question = _question(reading, decisions, index, found, published)
        if question.clause is not None and (found.kind == "contested" or found.form == "whether"):
            matters.append(question.clause)
        yield question
    if reading.text[sentence.start : sentence.end].endswith("?") and not reading.quotes_over(sentence.span):
        yield _direct(reading, index)


def _direct(reading: Reading, index: int) -> QuestionCue:
    """Return the reporter's own question; often rhetorical, it opens one only where the next sentence leaves it so."""
    # "So who pays for the dam?" "Would the dam hold? Engineers are divided."
    text, sentence = reading.text, reading.sentences[index]
    following = reading.sentences[index + 1 : index + 2]
    if following and following[0].paragraph == sentence.paragraph and sentence.role == "prose":
        reply = UNSETTLED_REPLY.search(text, following[0].start, following[0].end)
        if reply is not None and not reading.quotes_over(Span(*reply.span())):
            wording = _joined(sentence.span.of(text))
            return QuestionCue(index, "contested", Span(*reply.span()), sentence.span, wording, opens=True)
    return QuestionCue(index, "direct_question", Span(sentence.end - 1, sentence.end), sentence.span, None, opens=False)


def _apart(cues: Iterable[FoundCue]) -> list[FoundCue]:
    """Return the cues that do not overlap an earlier rule's, in text order; more than a few are no sentence's."""
    kept: list[FoundCue] = []
    for cue in cues:
        if len(kept) == _MOST_CUES:
            break
        if not any(cue.cue.meets(other.cue) for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.cue)


def _question(
    reading: Reading, decisions: Decisions, index: int, found: FoundCue, published: datetime | None
) -> QuestionCue:
    text, sentence = reading.text, reading.sentences[index]
    subject = _subject(reading, sentence, found)
    clause = _clause(text, sentence, found)
    wording = _wording(reading, sentence, found, clause, subject) if clause else None
    over = reading.quotes_over(found.cue)
    due = find_due(text, Span(found.cue.start, sentence.end)) if found.kind in _DATED else None
    if due is None and clause:
        due = find_due(text, clause)
        if due and found.kind in _TOLD_ON_A_DAY and not _TERM.match(text, due.start):
            due = None  # "asked about the ban on Friday": the day of the asking
    decider = _decider(reading, found, clause, subject)
    if decider is None and clause is not None and found.form == "whether":
        decider = _he(reading, sentence, found, clause, subject)
    return QuestionCue(
        sentence=index,
        kind=found.kind,
        cue=found.cue,
        clause=clause,
        wording=wording,
        opens=(
            wording is not None
            and clause is not None
            and _can_open(found, clause.of(text), text[max(sentence.start, found.cue.start - 12) : found.cue.end])
            and sentence.role == "prose"
            and not any(quote.kind in ("direct", "mixed") for quote in over)
            and _has_a_decider(text, found, subject)
            and not _says_nothing_is_open(text, sentence.start, found.cue.end)
            and not decisions.settle(index, found.kind, found.cue, clause)
        ),
        decider=decider,
        due=due,
        due_day=resolve_due(text, due, published),
        speaker=_speaker(reading, sentence, found, subject, over),
    )


_TOLD_ON_A_DAY: Final = ("asked_evaded", "declined_or_withheld")
_TERM: Final = re.compile(r"(?:by|before|until|at|after|when|ahead)\b")
_DATED: Final = ("no_decision_expected", "requires_decision", "pending_event")


def _can_open(found: FoundCue, clause: str, before: str) -> bool:
    if found.kind == "hedged_prediction":
        # "could act without agreement"
        return found.form == "whether" and found.clause_end is None and found.cue.start > (found.clause_start or 0)
    if _FIRST_PERSON.search(before):
        return False  # "I don't know how ...": a speaker's words whose marks are lost, or an opinion
    if found.form == "infinitive" and found.kind == "requires_decision":
        return True  # "has until Friday to appeal": one word says it all
    contested = found.kind == "contested" and SPLIT.search(before) is not None
    known = found.kind in CORE_KINDS or contested
    return known and not _GENERIC.match(clause) and len(clause.split()) >= _SHORTEST_MATTER


def _says_nothing_is_open(text: str, start: int, end: int) -> bool:
    before = text[start:end].lower()
    return any(map(before.__contains__, _PIECES_OF_NOTHING)) and _NOTHING_OPEN.search(text, start, end) is not None


def _has_a_decider(text: str, found: FoundCue, subject: Span | None) -> bool:
    """Return whether somebody can settle it: not "delegates who have yet to", nor "members may"."""
    if found.subject_end is None or found.kind not in ("no_change_reported", "under_deliberation"):
        return True
    if subject is None:
        return False
    words = subject.of(text)
    return not found.cue.of(text).startswith(("may", "might", "could")) or bool(
        re.search(r"[A-Z]|\bthe\b|\bthey\b", words)
    )


def _subject(reading: Reading, sentence: Sentence, found: FoundCue) -> Span | None:
    if found.subject_end is None:
        return None
    subject = subject_before(reading.text, sentence.start, found.subject_end)
    if subject is None or subject.of(reading.text).lower() not in ("they", "it"):
        return subject
    # "The two cities have indicated they may be willing to pay": who indicates it is who may pay.
    outer = _SIGNALLED.search(reading.text, sentence.start, subject.start)
    return subject_before(reading.text, sentence.start, outer.start()) or subject if outer else subject


def _clause(text: str, sentence: Sentence, found: FoundCue) -> Span | None:
    if found.clause_start is None:
        return None
    noun_governs = found.subject_end is None and found.form == "whether"
    start = found.clause_start
    while start < sentence.end and text[start].isspace():
        start += 1
    infinitive = text[start : start + 3].lower() == "to "
    if found.clause_end is not None:
        end = found.clause_end
    else:
        begin = max(start, found.rest or 0, found.need.end if found.need else 0)
        fronted = FRONTED.match(text, sentence.start) is not None and "," not in text[sentence.start : begin]
        end = clause_end(text, begin, sentence.end, stop_at_main_verb=noun_governs and infinitive, fronted=fronted)
        if found.need:
            end = found.need.end
    return Span(start, end) if end > start else None


def _wording(reading: Reading, sentence: Sentence, found: FoundCue, clause: Span, subject: Span | None) -> str | None:
    """Return the question as it can be read alone: else the sentence stands for it."""
    if found.form == "none":
        return None
    question = _as_question(reading, sentence, found, clause, subject)
    stands = question is not None and not leans_back(question)
    if stands and (found.form != "content" or (question or "").endswith("?")):
        return question
    if question is not None and found.form == "content" and _LEANS.match(reading.text, sentence.start):
        return question
    return word_statement(_told(reading, sentence, found, clause, subject))


def _as_question(
    reading: Reading, sentence: Sentence, found: FoundCue, clause: Span, subject: Span | None
) -> str | None:
    words = clause.of(reading.text)
    match found.form:
        case "whether":
            return _whether(reading, sentence, found, clause, subject)
        case "infinitive":
            return word_infinitive(words, _named(reading, sentence, subject))
        case "perfect":
            named = _named(reading, sentence, subject) if len(words.split()) > 1 else None
            named = named.lstrip('(“"') if named else None
            return (
                f"{capitalised(found.auxiliary or 'has')} {lowered_opener(named)} {_joined(words)}?" if named else None
            )
        case "content":
            return word_content(words)
        case "will" | "be" | "need":
            return None if found.kind == "requires_decision" and found.need else _put_first(reading.text, found, clause)
        case "noun" | "of" | "none":
            return None
        case _:
            assert_never(found.form)


def _told(reading: Reading, sentence: Sentence, found: FoundCue, clause: Span, subject: Span | None) -> str:
    """Return the words of the sentence that say what is open: from the subject on where it names somebody."""
    # "After the storm, the council is weighing closing it, Lind said": "The council is weighing closing it."
    text = reading.text
    if found.subject is not None and found.form == "need":
        return text[found.subject.start : clause.end]
    named = _named(reading, sentence, subject)
    opening = _BEFORE_THE_NEWS.match(text, sentence.start)
    start = opening.end() if opening else sentence.start
    if subject is not None and named is not None and "[" not in named and subject.end <= found.cue.start:
        opens = subject.start == start or _NEW_SUBJECT.search(text, start, subject.start) is not None
        if opens and _PARTICIPLE.match(text, subject.start) is None:
            return f"{named}{text[subject.end : clause.end]}"
    whole = FRONTED.match(text, start) is not None or found.cue.start < start
    return text[start : sentence.end if whole else max(clause.end, found.cue.end)]


def _whether(reading: Reading, sentence: Sentence, found: FoundCue, clause: Span, subject: Span | None) -> str:
    words = clause.of(reading.text)
    bare = _OR_NOT.sub("", words)
    if bare[:2] == "to" and bare[2:3].isspace():
        return word_infinitive(bare[2:].strip(), _named(reading, sentence, subject))
    antecedent = reading.antecedent(sentence, clause.start) if _THEY.match(bare) else None
    if antecedent is None and (person := _he(reading, sentence, found, clause, subject)) is not None:
        name = _joined(person.of(reading.text))
        antecedent = name if sentence.span.covers(person) else f"[{name}]"
    return word_whether(words, antecedent, reported=found.kind in ("asked_evaded", "declined_or_withheld"))


def _he(reading: Reading, sentence: Sentence, found: FoundCue, clause: Span, subject: Span | None) -> Span | None:
    """Return where the person is named for whom the clause opens with "he" or "she", if nobody else can be meant."""
    if not _HE.match(clause.of(reading.text)) or (subject is None and found.kind != "asked_evaded"):
        return None
    return reading.sole_person(sentence, subject, clause.start)


def _put_first(text: str, found: FoundCue, clause: Span) -> str | None:
    if found.subject is not None and found.need is not None:
        # "A ruling is unlikely before spring" -> "Will there be a ruling before spring?"
        return f"Will there be {lowered_opener(found.subject.of(text))} {_joined(found.need.of(text))}?"
    if found.subject is None or found.rest is None:
        return None
    if found.form == "will" and found.cue.of(text).lower() == "no" and _LACKS_ARTICLE.match(text, found.subject.start):
        return None  # "no change is expected": without its "no", the noun wants an article that is not printed
    opener = capitalised(found.auxiliary) if found.auxiliary and found.auxiliary not in ("would", "may") else "Will"
    rest = text[found.rest : max(clause.end, found.rest)]
    opener = {"Was": "Is", "Were": "Are"}.get(opener, opener)
    subject = lowered_opener(found.subject.of(text))
    subject = subject[:1].lower() + subject[1:] if _GERUND.match(subject) else subject
    return f"{opener} {subject} {_joined(rest)}?"


def _joined(words: str) -> str:
    return " ".join(words.split())


def _named(reading: Reading, sentence: Sentence, subject: Span | None) -> str | None:
    """Return the subject's words, a pronoun replaced by the same actor's name where the sentence prints it."""
    if subject is None:
        return None
    words = _joined(subject.of(reading.text))
    if words.lower() not in SUBJECT_PRONOUNS:
        return words
    return reading.antecedent(sentence, subject.start) or f"[{words.lower()}]"


def _decider(reading: Reading, found: FoundCue, clause: Span | None, subject: Span | None) -> Span | None:
    text = reading.text
    if found.need is not None:
        return owner_in(text, found.need) if found.kind == "requires_decision" else None
    governs = found.kind in ("whether_undecided", "no_change_reported", "under_deliberation", "pending_event")
    governs = governs or (found.kind == "requires_decision" and found.subject_end is not None)
    candidate = subject if governs else None
    if candidate is None and clause is not None and found.form in ("whether", "noun", "content"):
        named = _NAMED_SUBJECT.match(text, clause.start, clause.end)
        candidate = reading.mention_at(clause.start) or (Span(*named.span()) if named else None)
    if candidate is None:
        return None
    return reading.full_name(candidate)


def _speaker(
    reading: Reading, sentence: Sentence, found: FoundCue, subject: Span | None, over: Sequence[Quote]
) -> int | None:
    for quote in over:
        if quote.actor is not None:
            return quote.actor
    if found.kind == "declined_or_withheld" and subject is not None:
        return reading.actor_at(subject)
    return reading.reporter(sentence, found.cue)


def _is_evaded(reading: Reading, index: int, found: FoundCue) -> bool:
    """Return whether the reply to a reported question avoids it: "too early to tell", not "No, never"."""
    sentence = reading.sentences[index]
    stop = clause_end(
        reading.text,
        found.clause_start or found.cue.end,
        sentence.end,
        fronted=FRONTED.match(reading.text, sentence.start) is not None,
    )
    reply = reading.text[sentence.start : found.cue.start] + " | " + reading.text[stop : sentence.end]
    if found.form == "noun":
        return bool(EVASION.search(reply)) and not ANSWER.search(reply)  # a subject is evaded at once or spoken about
    if index + 1 < len(reading.sentences) and reading.sentences[index + 1].paragraph <= sentence.paragraph + 1:
        following = reading.sentences[index + 1]
        reply += " | " + reading.text[following.start : following.end]
    return bool(EVASION.search(reply)) and not ANSWER.search(reply)
