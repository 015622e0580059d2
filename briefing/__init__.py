"""briefing: the news of the day as an issue brief that can be checked line by line."""

__version__ = "0.1.0"
