from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.cache import open_store
from briefing.settings import load_settings
from briefing.summarize.lexicon import VERSION
from tests.cli.conftest import Desk

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Quay Gazette</title>
<item><title>Ferry delayed</title><link>https://quay.example/1</link><guid>1</guid>
<pubDate>Tue, 09 May 2023 10:00:00 GMT</pubDate><description>The ferry is late.</description></item>
</channel></rss>"""

LINK = '<link rel="alternate" type="application/rss+xml" href="{}">'
PAGES = {
    "/feed": FEED,
    "/world-feed": FEED.replace("Quay Gazette", "Quay Gazette: World").replace("<guid>1<", "<guid>2<"),
    "/feed/comments/": FEED.replace("Quay Gazette", "Comments on Quay Gazette"),
    "/one": f"<html><head>{LINK.format('feed')}{LINK.format('/feed/comments/')}</head><body>News</body></html>",
    "/two": f"<html><head>{LINK.format('feed')}{LINK.format('world-feed')}</head><body>News</body></html>",
    "/unnamed": "<html><body>News, and no word of a feed</body></html>",
}


@pytest.fixture
def feed_url() -> Iterator[str]:
    """Serve a few pages on this machine, one of them a feed; any other path is missing."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer with the feed, or not at all."""
            body = PAGES.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml" if "feed" in self.path else "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *_arguments: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/feed"
    server.shutdown()
    thread.join()
    server.server_close()


def allow(desk: Desk, url: str) -> None:
    """Let the desk poll a private address."""
    place = url.split("/")[2]
    with desk.feeds.open("a", encoding="utf-8") as feeds:
        feeds.write(f'\n[ingest]\nallow_private = ["{place}"]\nfull_text = false\n')


def test_progress_is_told_on_stderr_and_stdout_stays_empty(desk: Desk) -> None:
    """One line for each source, and one for all of them."""
    first = desk.run("ingest")
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == "Clippings: 1 new\n1 source: 1 new item, 0 changed\n"
    assert desk.run("ingest").stderr == "Clippings: unchanged\n1 source: 0 new items, 0 changed\n"


def test_a_changed_file_is_a_new_version(desk: Desk) -> None:
    """The old one stays in the cache."""
    desk.run("ingest")
    article = desk.folder / "articles" / "ferry.md"
    article.write_text(article.read_text(encoding="utf-8").replace("June", "July"), encoding="utf-8")
    os.utime(article, (1_000_000_001, 1_000_000_001))
    assert desk.run("ingest").stderr.startswith("Clippings: 0 new, 1 changed\n")
    (line,) = desk.run("items", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["versions"] == 2


def test_what_is_only_fetched_is_analysed_when_it_is_needed(desk: Desk) -> None:
    """By the first command that shows it."""
    assert desk.run("ingest", "--fetch-only").stderr.startswith("Clippings: 1 new\n")
    with open_store(desk.folder / "cache") as store:
        assert len(store.stale_items(VERSION)) == 1
    assert "Ilse Brandt" in desk.run("show", "--as-of", "2023-05-10").stdout
    with open_store(desk.folder / "cache") as store:
        assert store.stale_items(VERSION) == ()


def test_when_every_source_fails_the_exit_code_is_1(desk: Desk) -> None:
    """And the cache keeps what it has."""
    desk.run("ingest")
    (desk.folder / "articles").rename(desk.folder / "gone")
    failed = desk.run("ingest")
    assert failed.exit_code == 1
    assert failed.stderr.startswith("Clippings: failed: There is no folder ")
    assert len(desk.run("items").stdout.splitlines()) == 1


def test_with_no_source_there_is_nothing_to_do(desk: Desk) -> None:
    """Which is a mistake in the settings, not a success."""
    desk.feeds.write_text("", encoding="utf-8")
    refused = desk.run("ingest")
    assert refused.exit_code == 2
    assert refused.stderr == f"briefing: {desk.feeds}: there is no [[source]], so there is nothing to poll\n"


def test_the_items_of_the_cache_are_listed(desk: Desk) -> None:
    """In columns for people, with everything as JSON for programs."""
    desk.run("ingest")
    shown = desk.run("items").stdout
    assert "  2023-05-09 (file)  Marlow Post (source)  v1  " in shown
    assert shown.rstrip().endswith("Clippings  Marlow waits for its ferry  -")
    (line,) = desk.run("items", "--format", "jsonl").stdout.splitlines()
    item = json.loads(line)
    assert (item["source"], item["outlet"], item["url"]) == ("Clippings", "Marlow Post", None)
    assert list(item) == [
        "id", "source", "url", "title", "outlet", "outlet_basis", "published", "published_basis", "retrieved",
        "versions", "words", "missing",
    ]  # fmt: skip


def test_an_empty_cache_says_what_to_do(desk: Desk) -> None:
    """On stderr, so that a script sees an empty list."""
    listed = desk.run("items")
    assert (listed.stdout, listed.exit_code) == ("", 0)
    assert "`briefing ingest`" in listed.stderr


def test_words_are_found_in_the_cache(desk: Desk) -> None:
    """With the sentence that holds them, and the offsets of it."""
    desk.run("ingest")
    assert "“We have not decided who will run the ferry,”" in desk.run("search", "decided", "run the ferry").stdout
    (line,) = desk.run("search", "decid", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["paragraph"] == 2
    missed = desk.run("search", "submarine")
    assert (missed.stdout, missed.exit_code) == ("", 0)
    assert missed.stderr == "Nothing in the cache holds all of these words.\n"


@pytest.mark.loopback
def test_a_feed_is_added_after_it_answered_under_its_own_name(desk: Desk, feed_url: str) -> None:
    """Then it is polled like any other."""
    allow(desk, feed_url)
    added = desk.run("sources", "add", feed_url)
    assert added.stderr.splitlines()[-1] == f"{desk.feeds}: added Quay Gazette, {feed_url}"
    assert load_settings(desk.feeds).source_list[1].name == "Quay Gazette"
    assert "Quay Gazette: 1 new\n" in desk.run("ingest").stderr


@pytest.mark.loopback
def test_a_feed_that_does_not_answer_is_not_added(desk: Desk, feed_url: str) -> None:
    """The reason is told, and how to add it all the same."""
    allow(desk, feed_url)
    before = desk.feeds.read_text(encoding="utf-8")
    refused = desk.run("sources", "add", feed_url + "s")
    assert refused.exit_code == 1
    assert "was not added: " in refused.stderr
    assert "(--unchecked adds it all the same)" in refused.stderr
    assert desk.feeds.read_text(encoding="utf-8") == before


@pytest.mark.loopback
@pytest.mark.parametrize("page", ["/one", "/unnamed"])
def test_the_feed_behind_a_page_is_found(desk: Desk, feed_url: str, page: str) -> None:
    """The one that the page names, comments apart, or the one at a usual place of the site."""
    allow(desk, feed_url)
    added = desk.run("sources", "add", feed_url.replace("/feed", page))
    assert added.stderr.splitlines()[-1] == f"{desk.feeds}: added Quay Gazette, {feed_url}"
    assert load_settings(desk.feeds).source_list[1].location == feed_url


@pytest.mark.loopback
def test_of_several_feeds_the_reader_chooses(desk: Desk, feed_url: str) -> None:
    """They are listed by name and size, and nothing is added."""
    allow(desk, feed_url)
    before = desk.feeds.read_text(encoding="utf-8")
    refused = desk.run("sources", "add", feed_url.replace("/feed", "/two"))
    assert refused.exit_code == 2
    assert "names several feeds; add the one you mean by its address:\n" in refused.stderr
    world = feed_url.replace("/feed", "/world-feed")
    assert f"  {feed_url}        Quay Gazette, 1 entries\n  {world}  Quay Gazette: World, 1 entries\n" in refused.stderr
    assert desk.feeds.read_text(encoding="utf-8") == before


@pytest.mark.loopback
def test_checking_the_sources_keeps_nothing(desk: Desk, feed_url: str) -> None:
    """Each source is told on stdout; one that fails makes the exit code 1."""
    allow(desk, feed_url)
    desk.run("sources", "add", feed_url)
    checked = desk.run("sources", "check")
    assert checked.exit_code == 0
    assert [line.split("  ")[0] for line in checked.stdout.splitlines()] == ["SOURCE", "Clippings", "Quay Gazette"]
    assert "Quay Gazette  ok 200  1 now, 0 kept  never            now           http" in checked.stdout
    assert desk.run("items").stdout == ""
    desk.run("sources", "add", feed_url + "s", "--unchecked", "--name", "Dead")
    failed = desk.run("sources", "check")
    assert failed.exit_code == 1
    assert failed.stdout.splitlines()[-1] == (
        "    There is nothing at this address any more (status 404). Look for the site's new feed."
    )
    *_, line = desk.run("sources", "check", "--format", "jsonl").stdout.splitlines()
    assert (json.loads(line)["status"], json.loads(line)["found"]) == (404, 0)


def test_a_service_gets_a_line_of_json_for_each_event(desk: Desk) -> None:
    """Nothing else stands on stderr, and stdout stays empty."""
    told = desk.run("ingest", "--log-format", "json")
    events = [json.loads(line) for line in told.stderr.splitlines()]
    assert (told.exit_code, told.stdout) == (0, "")
    assert all(event.pop("time").endswith("Z") for event in events)
    assert events == [
        {"event": "source", "source": "Clippings", "phase": "done", "new": 1, "changed": 0, "error": None,
         "faults": []},
        {"event": "analysed", "done": 1, "of": 1},
        {"event": "run", "sources": 1, "new": 1, "changed": 0, "failed": 0},
    ]  # fmt: skip
