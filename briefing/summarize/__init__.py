"""The reading of the news: pure functions from an item to what it says, and from many items to a brief."""

from briefing.summarize.analyse import analyse
from briefing.summarize.compose import compose
from briefing.summarize.lexicon import VERSION as LEXICON_VERSION

__all__ = ["LEXICON_VERSION", "analyse", "compose"]
