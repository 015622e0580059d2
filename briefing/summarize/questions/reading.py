"""Who stands where in an item: the look-ups that the reading of open questions needs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Actor, Mention, Quote, Sentence, Span
from briefing.summarize.lexicon import word_set

SUBJECT_PRONOUNS: Final = word_set("he she they it")
_PRONOUNS: Final = SUBJECT_PRONOUNS | word_set("him her them his their who")
_SAYS: Final = re.compile(
    r"""(?:,?\s+(?:has|have|had|also|later|on|[A-Z][a-z]+day|continued\s+to|[a-z]+ly)){0,3}\s+(?:said|says|say|told|
    stressed|insisted|insist|added|argued|argue|confirmed|indicated|noted|warned|acknowledged|suggested|reported|
    reiterated|explained)\b""",
    re.VERBOSE,
)
_NEW_CLAUSE: Final = re.compile(r";|,[”\"]?\s+(?:but|and|while|whereas|although|though|yet|so)\s")
# "..., the two senior aides": only the words of a name or a description stand between the comma and the sayer.
_TRAILS: Final = re.compile(r",[”\"]?\s+(?:[\w.’'-]+\s+){0,8}\Z")
_ARTICLE: Final = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_QUOTES_BACK: Final = 12
_MENTIONS_BACK: Final = 6
_NAMES_BACK: Final = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """The quotes and mentions of one item, both in text order, with where each starts."""

    text: str
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote]
    actors: Sequence[Actor]
    mentions: Sequence[Mention]
    quote_starts: Sequence[int]
    mention_starts: Sequence[int]

    def quotes_over(self, span: Span) -> list[Quote]:
        """Return the quotes that hold all of ``span``."""
        last = bisect_right(self.quote_starts, span.start)
        return [quote for quote in self.quotes[max(0, last - _QUOTES_BACK) : last] if quote.span.end >= span.end]

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that stand wholly inside ``span``, in text order."""
        first = bisect_right(self.mention_starts, span.start - 1)
        last = bisect_right(self.mention_starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def actor_at(self, span: Span) -> int | None:
        """Return the actor of the last mention that meets ``span``, the head of an English phrase standing last."""
        last = bisect_right(self.mention_starts, span.end - 1)
        for mention in reversed(self.mentions[max(0, last - _MENTIONS_BACK) : last]):
            if mention.span.meets(span):
                return mention.actor
        return None

    def mention_at(self, offset: int) -> Span | None:
        """Return the mention that starts at ``offset`` or behind an article there."""
        article = _ARTICLE.match(self.text, offset)
        start = article.end() if article else offset
        last = bisect_right(self.mention_starts, start)
        for mention in reversed(self.mentions[max(0, last - _MENTIONS_BACK) : last]):
            if mention.span.start in (offset, start):
                return mention.span
            if mention.span.start < offset:
                break
        return None

    def antecedent(self, sentence: Sentence, offset: int) -> str | None:
        """Return how the sentence itself names the actor that a pronoun at ``offset`` stands for."""
        actor = self.actor_at(Span(offset, offset + 1))
        if actor is None:
            return None
        for mention in self.mentions_in(sentence.span):
            words = mention.span.of(self.text)
            if mention.actor == actor and words.lower() not in _PRONOUNS:
                return " ".join(words.split())
        return None

    def sole_person(self, sentence: Sentence, subject: Span | None, pronoun: int) -> Span | None:
        """Return the name for a "he" or "she" at ``pronoun`` where the sentence speaks of one person up to there.

        "Lind declined to say whether she would sail": the subject, if there is one, must be that person; a pronoun
        that is known to be somebody else's is not. The name stands in an earlier sentence where this one has none.
        """
        before = self.mentions_in(Span(sentence.start, pronoun))
        persons = dict.fromkeys(each.actor for each in before if self.actors[each.actor].kind == "person")
        known = self.actor_at(Span(pronoun, pronoun + 1))
        actor = self.actor_at(subject) if subject is not None else next(iter(persons), None)
        if actor is None or known not in (None, actor) or list(persons) != [actor]:
            return None
        own = [each.span for each in before if each.actor == actor]
        named = next((span for span in own if span.of(self.text).lower() not in _PRONOUNS), None)
        found = named or self.full_name(own[0])
        return None if found.of(self.text).lower() in _PRONOUNS else found

    def full_name(self, candidate: Span) -> Span:
        """Return the candidate, or for a pronoun the nearest earlier name of the same actor."""
        if candidate.of(self.text).lower() not in SUBJECT_PRONOUNS:
            return candidate
        actor = self.actor_at(candidate)
        before = bisect_right(self.mention_starts, candidate.start)
        for mention in reversed(self.mentions[max(0, before - _NAMES_BACK) : before]):
            words = mention.span.of(self.text)
            if mention.actor == actor and words[:1].isupper() and words.lower() not in _PRONOUNS:
                return mention.span
        return candidate

    def reporter(self, sentence: Sentence, cue: Span) -> int | None:
        """Return who is reported to say what the cue says: "Aides said no vote was expected", "..., aides said".

        None where another clause stands between the saying and the cue: a wrong name is worse than none.
        """
        saying = [m for m in self.mentions_in(sentence.span) if _SAYS.match(self.text, m.span.end, sentence.end)]
        before = [mention for mention in saying if mention.span.end <= cue.start]
        if before and not _NEW_CLAUSE.search(self.text, before[-1].span.end, cue.start):
            return before[-1].actor
        after = next((mention for mention in saying if mention.span.start >= cue.end), None)
        if after is None or not _TRAILS.search(self.text, cue.end, after.span.start):
            return None
        return None if _NEW_CLAUSE.search(self.text, cue.end, after.span.start) else after.actor


def read_cast(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
) -> Reading:
    """Return the reading of an item whose quotes and mentions are in text order."""
    return Reading(
        text,
        sentences,
        quotes,
        actors,
        mentions,
        [quote.span.start for quote in quotes],
        [mention.span.start for mention in mentions],
    )
