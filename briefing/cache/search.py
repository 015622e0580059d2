"""Between what a reader types and what full-text search understands."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import assert_never

import msgspec

from briefing.cache.rows import item_of, time_text
from briefing.model import Evidence, Item, SearchCondition, SearchHit, Span, evidence_in

HIT_START, HIT_END = "\x02", "\x03"  # the text gate lets neither into a stored text

_PREFIX = 3  # the beginnings of words that have an index are of this length

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
# Which item was found, and what is known of the version whose words were. Written so that the index stays outermost:
# the newest come first from it, and it is left as soon as there are enough.
_ITEM_OF_HIT = (
    "CROSS JOIN item ON item.number = search.rowid"
    " CROSS JOIN item_version AS facts ON facts.item_id = item.id AND facts.version = item.searchable"
)
_OF_OUTLET = (
    "(instr(folded(coalesce(facts.outlet, '') || ' ' || item.source || ' ' || facts.title), ?) > 0"
    " OR item.id IN (SELECT value FROM json_each(?)))"
)
# A sentence border that is good enough to show a hit; the summarizer's own rules are finer.
_BORDER = re.compile(r"(?<=[.!?…])[\"'”’»)\]]{0,3}\s+(?=[^\s\w]{0,3}[^\Wa-z])")


def find_hits(
    connection: sqlite3.Connection, terms: str, limit: int, where: Sequence[SearchCondition] = ()
) -> tuple[SearchHit, ...]:
    """Return items that hold all the terms and fit ``where``: first those whose title does, of either the newest.

    The index gives its matches newest first and is left as soon as there are enough: how many there are in all, and
    with them the size of the cache, hardly matters. A rank by frequency would have to look at every one.
    """
    for expression in match_expressions(terms):
        wanted = _with_words(expression, where)
        highlighted = dict(_matching(connection, f"(title : ({expression})) AND ({wanted})", limit, where))
        if len(highlighted) < limit:
            for number, words in _matching(connection, wanted, limit, where):
                highlighted.setdefault(number, words)
        if highlighted:
            return tuple(_hits(connection, dict(islice(highlighted.items(), limit))))
    return ()


def find_numbers(connection: sqlite3.Connection, terms: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the numbers of the items that hold, of one of the terms, a beginning of each word; the words are plain."""
    expression = " OR ".join("(" + " AND ".join(f'"{word}"*' for word in words) + ")" for words in terms)
    if not expression:
        return frozenset()
    return frozenset(
        row[0] for row in connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,))
    )


def has_words_to_index(connection: sqlite3.Connection) -> bool:
    """Return whether words of any item are not findable yet."""
    waiting = "SELECT 1 FROM item WHERE searchable <> latest AND pruned IS NULL LIMIT 1"
    return connection.execute(waiting).fetchone() is not None


def index_words(connection: sqlite3.Connection, at_most: int) -> int:
    """Make the words of that many items findable that were stored or changed since; return how many there were."""
    waiting = connection.execute(
        "SELECT number, searchable FROM item WHERE searchable <> latest AND pruned IS NULL ORDER BY number LIMIT ?",
        (at_most,),
    ).fetchall()
    for number, searchable in waiting:
        if searchable:
            forget_words(connection, number)
    connection.executemany("UPDATE item SET searchable = latest WHERE number = ?", [row[:1] for row in waiting])
    texts = [_words_of(connection, number) for number, _ in waiting]
    connection.executemany("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", filter(None, texts))
    return len(waiting)


def forget_words(connection: sqlite3.Connection, number: int) -> None:
    """Take the words of an item out of the index; it knows them by the text that was put in."""
    words = _words_of(connection, number)
    if words is not None:
        connection.execute("INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)", words)
    connection.execute("UPDATE item SET searchable = 0 WHERE number = ?", (number,))


def _words_of(connection: sqlite3.Connection, number: int) -> sqlite3.Row | None:
    """Return the number, the title and the text whose words are in the index, or belong there; None without a text.

    They are read apart from what writes them: before a statement that reads what it inserts, SQLite writes out what
    the index has gathered in memory, which takes longer than the indexing of an article.
    """
    query = "SELECT number, title, text FROM searchable_text WHERE number = ?"
    row: sqlite3.Row | None = connection.execute(query, (number,)).fetchone()
    return row


def match_expressions(terms: str) -> tuple[str, ...]:
    """Return the FTS5 expressions that find all of ``terms``, to be tried in turn; none when they hold no word.

    Any text is a valid search. Words between quotation marks are a phrase; the last word may be unfinished. One of a
    letter or two fits too much to be taken for a beginning: it is a word ("EU"), or else nothing yet.
    """
    phrases = [
        words for part in _PART.finditer(terms) if (words := _WORD.findall(part.group(1) or part.group(2) or ""))
    ]
    if not phrases:
        return ()
    quoted = ['"' + " ".join(words) + '"' for words in phrases]
    whole = " AND ".join(quoted)
    if terms.rstrip().endswith('"'):
        return (whole,)
    if len(phrases[-1][-1]) >= _PREFIX or not phrases[-1][-1].isascii():
        return (f"{whole}*",)
    return (whole, " AND ".join(quoted[:-1])) if quoted[1:] else (whole,)


def _with_words(expression: str, where: Sequence[SearchCondition]) -> str:
    """Return the expression with the words that must, or must not, stand in the text besides."""
    for condition in where:
        words = _WORD.findall(condition.words) if condition.test == "words" else []
        if words:
            unfinished = "*" if len(words[-1]) >= _PREFIX else ""
            joined = "NOT" if condition.without else "AND"
            expression = f'({expression}) {joined} "{" ".join(words)}"{unfinished}'
    return expression


def _matching(
    connection: sqlite3.Connection, expression: str, limit: int, where: Sequence[SearchCondition]
) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the items that match, the newest first, each with its text with the hits marked."""
    tests = [found for condition in where if (found := _item_test(condition))]
    joined = _ITEM_OF_HIT if tests else ""
    rows = connection.execute(
        f"SELECT search.rowid, highlight(search, 1, ?, ?) FROM search {joined} WHERE search MATCH ?"
        f"{''.join(f' AND {words}' for words, _values in tests)} ORDER BY search.rowid DESC LIMIT ?",
        (HIT_START, HIT_END, expression, *(value for _words, values in tests for value in values), limit),
    )
    return ((row[0], row[1]) for row in rows)


def _item_test(condition: SearchCondition) -> tuple[str, tuple[str | None, ...]] | None:
    """Return a condition in SQL with its values; None for one that the index of words answers."""
    holds = "NOT " if condition.without else ""
    match condition.test:
        case "words":
            return None
        case "outlet":
            items = msgspec.json.encode(condition.items).decode()
            return f"{holds}{_OF_OUTLET}", (condition.words.casefold(), items)
        case "from" | "before" as test:
            compared = ">=" if test == "from" else "<"
            return f"{holds}coalesce(facts.published {compared} ?, 0)", (time_text(condition.when),)
        case _:
            assert_never(condition.test)


def _hits(connection: sqlite3.Connection, highlighted: Mapping[int, str]) -> Iterator[SearchHit]:
    """Yield the items of these numbers, in their order, each with the sentence of its first hit; none without text."""
    rows = connection.execute(
        f"""SELECT item.number, item.source, item.url, item.path, item.id, item_version.*, item_text.text FROM item
        CROSS JOIN item_version ON item_version.item_id = item.id AND item_version.version = item.searchable
        CROSS JOIN item_text ON item_text.item_id = item.id AND item_text.version = item.searchable
        WHERE item.number IN ({", ".join("?" * len(highlighted))})""",
        tuple(highlighted),
    )
    items = {row["number"]: item_of(row) for row in rows}
    for number, words in highlighted.items():
        item = items.get(number)  # None where another process has pruned it in between
        if item is not None and (evidence := hit_evidence(item, words)):
            yield SearchHit(item.id, item.version, item.title, item.outlet, item.published, evidence)


def hit_evidence(item: Item, highlighted: str) -> Evidence | None:
    """Return the sentence around the first hit; the first line when only the title has one; None for no text.

    ``highlighted`` is the item's text with ``HIT_START`` and ``HIT_END`` around each hit.
    """
    offset = highlighted.find(HIT_START)
    start, end = _line_at(item.text, max(offset, 0))
    if offset >= 0:
        start, end = _sentence_at(item.text, Span(start, end), offset)
    return evidence_in(item, Span(start, end)) if item.text[start:end].strip() else None


def _line_at(text: str, offset: int) -> tuple[int, int]:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _sentence_at(text: str, line: Span, offset: int) -> tuple[int, int]:
    start, end = line.start, line.end
    for border in _BORDER.finditer(text, line.start, line.end):
        if border.end() <= offset:
            start = border.end()
        else:
            end = border.start() + len(border.group().rstrip())
            break
    return start, end
