from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from briefing.cache import Store, open_store
from briefing.errors import CacheLocked
from briefing.model import Source, SourceReport
from tests.ingest.conftest import NOON, Site, feed_of, poll

pytestmark = pytest.mark.loopback

HOUR = timedelta(hours=1)


def feed(url: str, name: str = "Post") -> Source:
    """Return a feed source."""
    return Source(name, "feed", url)


def ok(body: bytes, **headers: str) -> web.Response:
    """Return a good answer."""
    return web.Response(body=body, headers={name.replace("_", "-"): value for name, value in headers.items()})


async def test_a_feed_becomes_items(site: Site, store: Store) -> None:
    """Credited to the feed's own title where the source names no outlet."""
    url = site.answer("/feed", ok(feed_of("Ferry", "Bridge")))
    (report,) = await poll(store, site.options, feed(url))
    assert report == SourceReport("Post", "done", new_items=2)
    item = store.load_items()[0]
    assert (item.outlet, item.published_basis, item.origin) == ("Harbour Post", "feed", "feed summary")
    assert item.retrieved == NOON


async def test_the_first_feed_is_asked_before_the_last_is_begun(site: Site, store: Store) -> None:
    """So that its answer is there when the others have been asked."""
    reports: list[SourceReport] = []
    begun: list[int] = []

    async def answer(_request: web.Request) -> web.StreamResponse:
        begun.append(sum(report.phase == "fetching" for report in reports))
        return ok(feed_of("Ferry"))

    url = site.answer("/feed", answer)
    await poll(
        store, site.options, *(feed(f"{url}?{number}", f"Post {number}") for number in range(120)), reports=reports
    )
    assert begun[0] < 120
    assert len(begun) == 120


async def test_an_article_that_its_feed_prints_twice_is_one_item(site: Site, store: Store) -> None:
    """At the first poll and at the next."""
    url = site.answer("/feed", ok(feed_of("Ferry", "Bridge", "Ferry")), ok(feed_of("Ferry", "Ferry", "Bridge")))
    counts = [(await poll(store, site.options, feed(url), everything=True))[0].new_items for _ in range(2)]
    assert counts == [2, 0]
    assert sorted((item.title, item.version) for item in store.load_items()) == [("Bridge", 1), ("Ferry", 1)]


@pytest.mark.parametrize(
    ("outlet", "entry_source", "wanted"),
    [
        (None, "", ("Harbour Post", "feed")),
        ("Amery News", "", ("Amery News", "source")),
        ("Amery News", "<source url='https://gull.example/rss'>The Gull</source>", ("The Gull", "feed")),
    ],
)
async def test_who_names_the_outlet_is_kept(
    site: Site, store: Store, outlet: str | None, entry_source: str, wanted: tuple[str, str]
) -> None:
    """The entry of an aggregator, else feeds.toml, else the feed's own title."""
    body = feed_of("Ferry").replace(b"</item>", entry_source.encode() + b"</item>")
    await poll(store, site.options, replace(feed(site.answer("/feed", ok(body))), outlet=outlet))
    (item,) = store.load_items()
    assert (item.outlet, item.outlet_basis) == wanted


async def test_the_hours_that_a_feed_asks_to_skip_are_remembered(site: Site, store: Store) -> None:
    """Also when nothing has changed since."""
    body = feed_of("Ferry", extra="<skipHours><hour>18</hour></skipHours>")
    url = site.answer("/feed", ok(body, ETag='"1"'), web.Response(status=304))
    await poll(store, site.options, feed(url))
    await poll(store, site.options, feed(url), everything=True)
    assert store.feed_states()["Post"].skip == "18"
    assert (await poll(store, site.options, feed(url), now=NOON + 6.5 * HOUR))[0].phase == "not due"
    assert (await poll(store, site.options, feed(url), now=NOON + 7 * HOUR))[0].phase == "unchanged"


async def test_the_phases_are_told_in_order(site: Site, store: Store) -> None:
    """Waiting, fetching, done; and the last report comes back."""
    told: list[SourceReport] = []
    url = site.answer("/feed", ok(feed_of("Ferry")))
    result = await poll(store, site.options, feed(url), reports=told)
    assert [report.phase for report in told] == ["waiting", "fetching", "done"]
    assert result == (told[-1],)


async def test_a_304_leaves_the_cache_untouched(site: Site, store: Store) -> None:
    """The validators go back byte for byte, and new ones are kept."""
    url = site.answer(
        "/feed",
        ok(feed_of("Ferry"), ETag='W/"odd one', Last_Modified="2024-03-04 10:00"),
        web.Response(status=304, headers={"ETag": '"two"'}),
    )
    await poll(store, site.options, feed(url))
    before = store.load_items()
    (report,) = await poll(store, site.options, feed(url), now=NOON + HOUR, everything=True)
    assert report.phase == "unchanged"
    assert store.load_items() == before
    asked = site.requests[1].headers
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('W/"odd one', "2024-03-04 10:00")
    state = store.feed_states()["Post"]
    assert (state.etag, state.last_modified, state.status) == ('"two"', "2024-03-04 10:00", 304)


async def test_the_same_bytes_are_not_parsed_again(site: Site, store: Store) -> None:
    """A server that knows no conditions, or makes a new tag each time."""
    url = site.answer("/feed", ok(feed_of("Ferry"), ETag='"1"'), ok(feed_of("Ferry"), ETag='"2"'))
    await poll(store, site.options, feed(url))
    (report,) = await poll(store, site.options, feed(url), everything=True)
    assert report.phase == "unchanged"
    assert store.feed_states()["Post"].etag == '"2"'


async def test_what_is_not_due_is_not_asked(site: Site, store: Store) -> None:
    """Until its time has come."""
    url = site.answer("/feed", ok(feed_of("Ferry")))
    await poll(store, site.options, feed(url))
    assert [report.phase for report in await poll(store, site.options, feed(url))] == ["not due"]
    assert len(site.requests) == 1
    assert [r.phase for r in await poll(store, site.options, feed(url), now=NOON + 7 * HOUR)] == ["unchanged"]


async def test_the_tags_of_a_body_that_is_no_feed_are_not_stored(site: Site, store: Store) -> None:
    """Or the mended feed would stay unseen."""
    url = site.answer("/feed", ok(b"<html>oops</html>", ETag='"oops"'), ok(feed_of("Ferry")))
    (report,) = await poll(store, site.options, feed(url))
    assert report.phase == "failed"
    assert report.error is not None
    assert "web page" in report.error
    assert (await poll(store, site.options, feed(url), everything=True))[0].new_items == 1
    assert "If-None-Match" not in site.requests[1].headers


async def test_an_error_page_changes_nothing_that_is_stored(site: Site, store: Store) -> None:
    """Items, validators and the last good poll stay; the error is kept in words."""
    url = site.answer("/feed", ok(feed_of("Ferry"), ETag='"1"'), ok(b"<html><title>Log in</title></html>"))
    await poll(store, site.options, feed(url))
    items = store.load_items()
    await poll(store, site.options, feed(url), now=NOON + HOUR, everything=True)
    assert store.load_items() == items
    state = store.feed_states()["Post"]
    assert (state.etag, state.succeeded, state.failures) == ('"1"', NOON, 1)
    assert state.error == "This is a web page, no feed (“Log in”): an error page, a login or the wrong address."


async def test_a_feed_that_breaks_off_keeps_its_entries_and_not_its_tags(site: Site, store: Store) -> None:
    """The rest comes with a later poll."""
    whole = feed_of("Ferry", "Bridge")
    url = site.answer("/feed", ok(whole[: whole.rindex(b"<item>") + 20], ETag='"1"'), ok(whole, ETag='"1"'))
    assert (await poll(store, site.options, feed(url)))[0].new_items == 1
    assert store.feed_states()["Post"].degraded == "the feed breaks off in the middle"
    assert (await poll(store, site.options, feed(url), everything=True))[0].new_items == 1
    assert store.feed_states()["Post"].degraded is None


async def test_a_feed_that_is_gone_is_asked_no_more_but_by_hand(site: Site, store: Store) -> None:
    """410, and then it is back."""
    url = site.answer("/feed", web.Response(status=410), ok(feed_of("Ferry")))
    (report,) = await poll(store, site.options, feed(url))
    assert report.error is not None
    assert "closed for good" in report.error
    assert (await poll(store, site.options, feed(url), now=NOON + 100 * HOUR))[0].phase == "not due"
    assert (await poll(store, site.options, feed(url), everything=True))[0].phase == "done"


async def test_a_busy_host_is_left_alone_with_all_its_feeds(site: Site, store: Store) -> None:
    """For as long as one of them was told."""
    busy = feed(site.answer("/busy", web.Response(status=429, headers={"Retry-After": "1800"})), "Busy")
    other = feed(site.answer("/other", ok(feed_of("Ferry"))), "Other")
    await poll(store, site.options, busy)
    assert (await poll(store, site.options, other, busy))[0].phase == "not due"
    assert {report.phase for report in await poll(store, site.options, other, busy, now=NOON + HOUR)} == {
        "done",
        "failed",
    }


async def test_one_bad_feed_holds_up_no_other(site: Site, store: Store) -> None:
    """The good ones are done while the bad one hangs."""

    async def hang(_request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    sources = [feed(site.answer("/hang", hang), "Hang")]
    sources += [feed(site.answer(f"/{n}", ok(feed_of(f"Item {n}"))), f"Good {n}") for n in range(5)]
    reports: list[SourceReport] = []
    result = await poll(store, site.options, *sources, reports=reports)
    order = [report.source for report in reports if report.phase in ("done", "failed")]
    assert order[-1] == "Hang"
    assert [report.phase for report in result] == ["failed", *["done"] * 5]


async def test_a_changed_article_is_a_new_version(site: Site, store: Store) -> None:
    """And counted as changed."""
    url = site.answer("/feed", ok(feed_of("Ferry", text="First.")), ok(feed_of("Ferry", text="Second.")))
    await poll(store, site.options, feed(url))
    (report,) = await poll(store, site.options, feed(url), everything=True)
    assert (report.new_items, report.changed_items) == (0, 1)
    (item,) = store.load_items()
    assert (item.text, item.version, store.load_item(item.id, 1).text) == ("Second.", 2, "First.")


async def test_an_impossible_date_is_none_and_its_words_are_kept(site: Site, store: Store) -> None:
    """A feed from the future does not stand above today for ever."""
    body = feed_of("Ferry").replace(b"Mon, 04 Mar 2024", b"Sat, 04 Mar 2034")
    await poll(store, site.options, feed(site.answer("/feed", ok(body))))
    (item,) = store.load_items()
    assert (item.published, item.published_basis) == (None, "none")
    assert item.published_raw == "Sat, 04 Mar 2034 09:30:00 GMT"


async def test_a_new_address_in_feeds_toml_is_asked_at_once(site: Site, store: Store) -> None:
    """Without the old address's validators."""
    await poll(store, site.options, feed(site.answer("/old", ok(feed_of("Ferry"), ETag='"1"'))))
    (report,) = await poll(store, site.options, feed(site.answer("/new", ok(feed_of("Bridge")))))
    assert report.new_items == 1
    assert "If-None-Match" not in site.asked("/new")[0].headers


async def test_a_second_process_is_told_that_one_is_at_it(site: Site, store: Store, tmp_path: Path) -> None:
    """It reads what the first has found."""
    with open_store(tmp_path / "cache") as other, other.ingesting(), pytest.raises(CacheLocked):
        await poll(store, site.options, feed(site.answer("/feed", ok(feed_of("Ferry")))))


async def test_cancelling_ends_the_run_and_the_lock(site: Site, store: Store) -> None:
    """The reader leaves while a feed hangs; the next run goes."""
    asked = asyncio.Event()

    async def hang(_request: web.Request) -> web.StreamResponse:
        asked.set()
        await asyncio.Event().wait()
        raise AssertionError

    task = asyncio.create_task(poll(store, site.options, feed(site.answer("/hang", hang))))
    await asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await poll(store, site.options, feed(site.answer("/feed", ok(feed_of("Ferry"))))))[0].phase == "done"


# --- the articles behind the links ------------------------------------------------------------------------------------

SENTENCES = " ".join(
    f"The council of Port Amery heard witness number {number} on the ferry that day." for number in range(12)
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry vote | Amery Gazette</title>
<meta property="og:site_name" content="Amery Gazette"><meta name="author" content="Ana Brandt">
<meta property="article:published_time" content="2024-03-04T08:15:00Z"></head>
<body><nav>Home News</nav><article><h1>Ferry vote</h1><p>{SENTENCES}</p><p>{SENTENCES.replace("witness", "expert")}</p>
</article><footer>Cookies and more</footer></body></html>""".encode()


def linked(link: str, text: str = "The council heard witnesses …", date: str = "") -> bytes:
    """Return a feed with one entry that prints a part of an article."""
    return (
        f"<rss version='2.0'><channel><title>Post</title><item><title>Ferry vote</title><link>{link}</link>"
        f"<description>{text}</description>{date}</item></channel></rss>"
    ).encode()


async def test_the_article_behind_the_link_is_read(site: Site, store: Store) -> None:
    """Its words, its author, and its date where the feed has none; the navigation is no part of it."""
    options = replace(site.options, full_text=True)
    link = site.answer("/ferry", web.Response(body=PAGE, headers={"Content-Type": "text/html"}))
    await poll(store, options, feed(site.answer("/feed", ok(linked(link)))))
    (item,) = store.load_items()
    assert item.origin == "page"
    assert item.text.startswith("The council of Port Amery heard witness number 0") or "Ferry vote" in item.text[:20]
    assert "Cookies" not in item.text
    assert (item.byline, item.outlet, item.language) == ("Ana Brandt", "Amery Gazette", "en")
    assert item.outlet_basis == "page"
    assert (item.published_basis, item.published_raw) == ("page", "2024-03-04T08:15:00Z")


async def test_an_article_is_read_once(site: Site, store: Store) -> None:
    """Another entry in the feed does not fetch the first one's page again."""
    options = replace(site.options, full_text=True)
    link = site.answer("/ferry", web.Response(body=PAGE, headers={"Content-Type": "text/html"}))
    more = linked(link).replace(b"</channel>", b"<item><title>Bridge</title></item></channel>")
    url = site.answer("/feed", ok(linked(link)), ok(more))
    await poll(store, options, feed(url))
    (report,) = await poll(store, options, feed(url), everything=True)
    assert (report.new_items, report.changed_items) == (1, 0)
    assert len(site.asked("/ferry")) == 1
    assert {item.origin for item in store.load_items()} == {"page", "feed summary"}


async def test_robots_txt_is_obeyed_for_articles_and_asked_once(site: Site, store: Store) -> None:
    """The feed's own words stay."""
    options = replace(site.options, full_text=True)
    site.answer("/robots.txt", ok(b"User-agent: *\nDisallow: /private\n"))
    link = site.answer("/private/ferry", web.Response(body=PAGE))
    body = linked(link).replace(
        b"</channel>", linked(link + "2").split(b"</title>", 1)[1].split(b"</channel>")[0] + b"</channel>"
    )
    await poll(store, options, feed(site.answer("/feed", ok(body))))
    assert {item.origin for item in store.load_items()} == {"feed summary"}
    assert site.asked("/private/ferry") == []
    assert len(site.asked("/robots.txt")) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 500, 503])
async def test_an_article_that_cannot_be_had_leaves_the_feeds_words(site: Site, store: Store, status: int) -> None:
    """And the feed has not failed."""
    options = replace(site.options, full_text=True)
    link = site.answer("/ferry", web.Response(status=status))
    (report,) = await poll(store, options, feed(site.answer("/feed", ok(linked(link)))))
    assert report.phase == "done"
    assert [item.text for item in store.load_items()] == ["The council heard witnesses …"]


async def test_a_stub_or_consent_wall_leaves_the_feeds_words(site: Site, store: Store) -> None:
    """Fewer than eighty words are no article."""
    options = replace(site.options, full_text=True)
    wall = (
        b"<html><body><article><p>Please accept our cookies to go on reading, dear reader.</p></article></body></html>"
    )
    link = site.answer("/ferry", web.Response(body=wall, headers={"Content-Type": "text/html"}))
    await poll(store, options, feed(site.answer("/feed", ok(linked(link)))))
    assert [item.origin for item in store.load_items()] == ["feed summary"]


async def test_articles_beyond_the_limit_of_a_poll_come_with_the_next(site: Site, store: Store) -> None:
    """Nothing stays a teaser because a feed was long on the first day."""
    options = replace(site.options, full_text=True, pages_per_poll=1)
    links = [site.answer(f"/{n}", web.Response(body=PAGE, headers={"Content-Type": "text/html"})) for n in range(3)]
    items = b"".join(
        f"<item><title>Vote {n}</title><link>{link}</link><description>Part {n} …</description></item>".encode()
        for n, link in enumerate(links)
    )
    url = site.answer("/feed", ok(b"<rss version='2.0'><channel><title>P</title>" + items + b"</channel></rss>"))
    origins = []
    for _ in range(4):
        await poll(store, options, feed(url), everything=True)
        origins.append(sorted(item.origin for item in store.load_items()))
    assert origins[0] == ["feed summary", "feed summary", "page"]
    assert origins[2] == origins[3] == ["page", "page", "page"]


async def test_an_old_entrys_page_is_not_read(site: Site, store: Store) -> None:
    """It is no news, and its site is spared."""
    options = replace(site.options, full_text=True)
    link = site.answer("/ferry", web.Response(body=PAGE))
    old = linked(link, date="<pubDate>Thu, 04 Jan 2024 09:30:00 GMT</pubDate>")
    await poll(store, options, feed(site.answer("/feed", ok(old))))
    assert site.asked("/ferry") == []


async def test_a_site_that_hangs_costs_its_feed_no_more_than_its_time(site: Site, store: Store) -> None:
    """The feed's items are there, and the pages are asked for again at the next poll."""
    options = replace(site.options, full_text=True, pages_seconds=0.2)

    async def hang(_request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    links = [site.answer(f"/{n}", hang) for n in range(20)]
    items = "".join(
        f"<item><title>Vote {n}</title><link>{link}</link><description>Part …</description></item>"
        for n, link in enumerate(links)
    )
    body = f"<rss version='2.0'><channel><title>P</title>{items}</channel></rss>".encode()
    async with asyncio.timeout(8):
        (report,) = await poll(store, options, feed(site.answer("/feed", ok(body, ETag='"1"'))))
    assert (report.phase, report.new_items) == ("done", 20)
    assert store.feed_states()["Post"].etag is None
    assert len([request for request in site.requests if request.path in {f"/{n}" for n in range(20)}]) < 20
