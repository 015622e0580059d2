"""The tables of feeds.toml, their keys, what each means, and what it is when left out."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict

from briefing.settings.exports import ExportFormat, ExportLength


def name_of_place(place: str) -> str:
    """Return what a source without a name is called: the host of an address, the last part of a path."""
    if "://" in place:
        return (urlsplit(place).hostname or place).removeprefix("www.")
    return PurePath(place).name or place


def check_url(url: str) -> str:
    """Return ``url`` unchanged.

    Raises:
        ValueError: it is not an http or https address that names a host.
    """
    if re.search(r"\s", url):
        raise ValueError("an address has no blanks in it")
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        raise ValueError("this is not an address") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise ValueError("a feed's address begins with https:// or http://")
    if not parts.hostname:
        raise ValueError("the address names no host")
    return url


def _check_words(words: str) -> str:
    if not words.strip():
        raise ValueError("it is empty")
    return words.strip()


def _check_host_and_port(place: str) -> str:
    host, colon, port = place.rpartition(":")
    if not (host and colon and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError('write "host:port", as in "127.0.0.1:8080"')
    return place


def _flatten(keys: object) -> object:
    """Return ``[keys]`` with ``issue.next = "J"``, which TOML reads as a table in a table, under one name."""
    if not isinstance(keys, dict):
        return keys
    flat: dict[str, object] = {}
    for name, value in keys.items():
        within = _flatten(value)
        flat |= {f"{name}.{rest}": key for rest, key in within.items()} if isinstance(within, dict) else {name: value}
    return flat


Words = Annotated[str, AfterValidator(_check_words)]
WordList = Annotated[tuple[Words, ...], Strict(False)]
Url = Annotated[str, AfterValidator(check_url)]
HostAndPort = Annotated[str, AfterValidator(_check_host_and_port)]


class Table(BaseModel):
    """What all tables share: no unknown key, no value of another type, no change after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Days = Annotated[int, Field(ge=30, le=36_500)]
Count = Annotated[int, Field(ge=100, le=10_000_000)]


class FeedTable(Table):
    """A feed that is polled."""

    kind: Literal["feed"] = Field(description='`"feed"`: an RSS, Atom or JSON feed.')
    url: Url = Field(description="The address of the feed, http or https.")
    name: Words | None = Field(
        default=None, description="What the source is called on the screen and in reports, once; else its host."
    )
    outlet: Words | None = Field(
        default=None, description="What its items are credited to when they do not say it themselves."
    )
    keep_days: Days | None = Field(default=None, description="Its own limit in place of `days` in [retention].")
    keep_items: Count | None = Field(default=None, description="Its own limit in place of `items` in [retention].")


class FolderTable(Table):
    """A folder of articles."""

    kind: Literal["folder"] = Field(description='`"folder"`: the articles, mails, PDF and Word files of one folder.')
    path: Words = Field(description="The folder, from where feeds.toml is; `~` is your home.")
    name: Words | None = Field(
        default=None, description="What the source is called on the screen and in reports, once; else its last part."
    )
    pattern: Words = Field(
        default="*.txt *.md *.html *.htm *.eml *.pdf *.docx",
        description="Which files, in this folder and those below it, as glob patterns parted by blanks.",
    )
    outlet: Words | None = Field(default=None, description="What its items are credited to when they do not say.")
    keep_days: Days | None = Field(default=None, description="Its own limit in place of `days` in [retention].")
    keep_items: Count | None = Field(default=None, description="Its own limit in place of `items` in [retention].")


class IssueTable(Table):
    """An issue that the staffer follows."""

    name: Words = Field(description="What the issue is called; its place in the file is its number.")
    terms: WordList = Field(
        min_length=1, description="Names that mean this issue, wherever they stand; `...` is up to six words."
    )
    umbrella: WordList = Field(
        default=(), description="What text says when it means the issue without naming it; counts near a context term."
    )
    context: WordList = Field(default=(), description="Words that must stand near an umbrella term for it to count.")
    exclusions: WordList = Field(default=(), description="Words that say: not this issue.")
    deciders: WordList = Field(default=(), description="Names of those whose decision settles it.")


class ActorTable(Table):
    """Somebody whose names are one person or body across articles."""

    name: Words = Field(description="The name that the brief shows.")
    spellings: WordList = Field(default=(), description="Other spellings that mean the same person or body.")
    affiliation: Words | None = Field(default=None, description="The state or body they belong to.")


class IngestTable(Table):
    """How sources are polled."""

    contact: str = Field(
        default="", description="Your address or web page; sent with every request so that a site can reach you."
    )
    least_interval_minutes: int = Field(
        default=15, ge=1, le=1440, description="How long a busy feed rests between two polls, at the least."
    )
    most_interval_minutes: int = Field(
        default=360, ge=1, le=10_080, description="How long a quiet feed rests between two polls, at the most."
    )
    connect_timeout_seconds: int = Field(default=5, ge=1, le=120, description="How long to wait for a connection.")
    read_timeout_seconds: int = Field(default=10, ge=1, le=120, description="How long to wait for the next bytes.")
    total_timeout_seconds: int = Field(default=30, ge=1, le=600, description="How long one fetch may take in all.")
    max_feed_megabytes: int = Field(
        default=10, ge=1, le=100, description="How large a feed or a file may be, decompressed."
    )
    max_page_megabytes: int = Field(
        default=5, ge=1, le=100, description="How large an article's page may be, decompressed."
    )
    max_entries: int = Field(default=5000, ge=1, le=100_000, description="How many entries of one feed are read.")
    concurrency: int = Field(default=16, ge=1, le=256, description="How many fetches run at once.")
    per_host: int = Field(default=2, ge=1, le=256, description="How many of them may go to one host.")
    pause_seconds: int = Field(default=1, ge=0, le=60, description="How long one host is left alone between fetches.")
    full_text: bool = Field(default=True, description="Whether the article behind a feed's link is fetched too.")
    pages_per_poll: int = Field(
        default=40, ge=0, le=1000, description="How many articles of one feed are fetched at a poll."
    )
    allow_private: Annotated[tuple[HostAndPort, ...], Strict(False)] = Field(
        default=(), description='Private addresses that may be polled, as `"host:port"`; all others are refused.'
    )


class ExportTable(Table):
    """What a brief covers and where it is written."""

    folder: Words = Field(default="briefs", description="Where briefs are written, from where feeds.toml is.")
    format: ExportFormat = Field(default="md", description="The format when none is asked for: md, html, json or txt.")
    length: ExportLength = Field(default="brief", description="How much of each list: page (page one), brief, or full.")
    window_days: int = Field(default=7, ge=1, le=366, description="How many days back an item still counts as news.")
    background_days: int = Field(
        default=180, ge=1, le=3660, description="How many days back items are read as background of an issue."
    )


class RetentionTable(Table):
    """How much of each source the cache keeps when it is pruned."""

    days: Days | None = Field(
        default=None, description="What came out longer ago may be pruned; without it, nothing is too old."
    )
    items: Count | None = Field(
        default=None, description="Of each source, what is older than its newest so many may be pruned."
    )


class UiTable(Table):
    """The screen."""

    theme: Words = Field(default="auto", description="The colours: auto, light, contrast, terminal or a Textual theme.")
    reader: Words | None = Field(
        default=None, description="Whose marks and notes these are; your login name when left out."
    )


class SettingsFile(Table):
    """All of feeds.toml."""

    source: Annotated[tuple[Annotated[FeedTable | FolderTable, Field(discriminator="kind")], ...], Strict(False)] = ()
    issue: Annotated[tuple[IssueTable, ...], Strict(False)] = ()
    actor: Annotated[tuple[ActorTable, ...], Strict(False)] = ()
    keys: Annotated[dict[str, Words], BeforeValidator(_flatten)] = Field(
        default_factory=dict,
        description='Other keys for an action, parted by commas: `"line.down" = "j,n"`; `briefing keys` lists them.',
    )
    ingest: IngestTable = IngestTable()
    export: ExportTable = ExportTable()
    retention: RetentionTable = RetentionTable()
    ui: UiTable = UiTable()
