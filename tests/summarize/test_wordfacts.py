"""What is asked of a word is asked once."""

from __future__ import annotations

from briefing.summarize.text.wordfacts import WordFacts


def test_a_word_is_asked_once() -> None:
    """The second look at a word finds what the first one learned."""
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = WordFacts(length)
    assert [lengths[word] for word in ("quay", "toll", "quay", "harbour")] == [4, 4, 4, 7]
    assert asked == ["quay", "toll", "harbour"]


def test_a_text_of_new_words_fills_no_memory() -> None:
    """However many words a hostile text makes up, few are kept, and each is still told right."""
    lengths = WordFacts(len)
    assert all(lengths[str(number)] == len(str(number)) for number in range(140_000))
    assert len(lengths) <= 65_536
