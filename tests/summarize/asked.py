"""Sentences, places and open questions of an invented text, as the tests ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import strategies as st

from briefing.model import Actor, Mention, QuestionCue, Quote, Role, Sentence, Span
from briefing.summarize.questions.questions import find_questions
from briefing.summarize.text.sentences import find_paragraphs, find_sentences

FRIDAY = datetime(2031, 6, 6, 9, tzinfo=UTC)


def questions_in(
    text: str,
    quoted: Sequence[str] = (),
    roles: Sequence[Role] = (),
    actors: Sequence[Actor] = (),
    mentions: Sequence[tuple[str, int]] = (),
) -> tuple[QuestionCue, ...]:
    """Return the cues of a text whose ``quoted`` stretches are quotations; ``mentions`` are looked for in order."""
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, roles) if roles else prose(text)
    quotes = tuple(Quote(span_of(words, text), "direct", None, None, "test", n) for n, words in enumerate(quoted))
    found, position = [], 0
    for words, actor in mentions:
        position = text.index(words, position)
        found.append(Mention(Span(position, position + len(words)), actor))
        position += len(words)
    return find_questions(text, sentences, quotes, tuple(actors), tuple(found), FRIDAY)


def prose(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text that is prose throughout."""
    paragraphs = find_paragraphs(text)
    roles: list[Role] = ["prose"] * len(paragraphs)
    return find_sentences(text, paragraphs, roles)


def span_of(words: str, text: str) -> Span:
    """Return where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def opened(text: str, **more: Sequence[str]) -> list[str | None]:
    """Return the wordings of the questions that a text opens."""
    return [cue.wording for cue in questions_in(text, **more) if cue.opens]  # type: ignore[arg-type]


WORDS = st.sampled_from(
    [
        *["council", "Lind", "the", "whether", "if", "declined", "to", "say", "considering", "has", "yet", "not", "is"],
        *[
            "would",
            "open",
            "decide",
            "asked",
            "unclear",
            "no",
            "change",
            "expected",
            "imminent",
            ",",
            "“",
            "”",
            ".",
            "?",
        ],
        *["they", "he", "may", "be", "willing", "approve", "approval", "will", "require", "and", "said", "\u00a0", "—"],
    ]
)
