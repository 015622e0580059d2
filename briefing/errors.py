"""One exception tree; the message of each is fit to be shown to the reader.

BriefingError
├── SettingsError      feeds.toml cannot be used: file, line, key and the nearest valid key
├── CacheError         the cache cannot be opened, read or written
│   └── CacheLocked    another process is writing and did not finish in time
├── SourceError        a feed or folder cannot be read
│   ├── FetchError     no usable answer came over the network
│   └── ParseError     an answer came, but nothing could be read from it
├── ExportError        a brief cannot be written, or a line of it failed its check
└── UsageError         what was asked for does not exist: an issue, an item, a day
"""

from __future__ import annotations


class BriefingError(Exception):
    """The root of what this program raises on purpose."""


class SettingsError(BriefingError):
    """feeds.toml cannot be used."""


class CacheError(BriefingError):
    """The cache cannot be opened, read or written."""


class CacheLocked(CacheError):
    """Another process is writing to the cache and did not finish in time."""


class SourceError(BriefingError):
    """A feed or folder cannot be read."""


class FetchError(SourceError):
    """No usable answer came over the network."""


class ParseError(SourceError):
    """An answer came, but nothing could be read from it."""


class ExportError(BriefingError):
    """A brief cannot be written, or a line of it failed its check."""


class UsageError(BriefingError):
    """What was asked for does not exist: an issue, an item, a day."""
