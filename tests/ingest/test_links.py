from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.links import clean_link, is_web_address, join_link

BASE = "https://paper.example/news/feed"


@pytest.mark.parametrize(
    ("link", "cleaned"),
    [
        ("https://paper.example/a/b-1.html?id=2&page=3", "https://paper.example/a/b-1.html?id=2&page=3"),
        ("  https://paper.example/a\n b ", "https://paper.example/ab"),
        ("../a?b", "https://paper.example/a?b"),
        ("https://paper.example/caf\u00e9", "https://paper.example/caf%C3%A9"),
        ("https://paper.example/a?", "https://paper.example/a"),
        ("HTTPS://paper.example/a", "https://paper.example/a"),
        ("https://paper.example/\x1b[31m", "https://paper.example/"),
        ("javascript:alert(1)", None),
        ("https://:80/", None),
        ("https://paper.example:99999/", None),
        ("https://paper.example/" + "a" * 4096, None),
        (" ", None),
        (None, None),
    ],
)
def test_a_link_comes_out_absolute_and_clean(link: object, cleaned: str | None) -> None:
    """Or not at all."""
    assert clean_link(link, BASE) == cleaned


@given(
    st.sampled_from(["http://", "https://"]),
    st.sampled_from(["paper.example", "Paper.example", "-a", "a..b", "1.2.3.4", "a.example:80", "user@a", ""]),
    st.text(alphabet="abB01.-_~%/?=&+:@;[\u00e9\\", max_size=20),
    st.sampled_from([BASE, "http://other.example/x/", "ftp://b/"]),
)
def test_a_link_that_looks_plain_is_what_it_is_as_seen_from_its_document(
    scheme: str, host: str, rest: str, base: str
) -> None:
    """What is not resolved because there is nothing to resolve; references to letters, "&#0", are read before."""
    link = f"{scheme}{host}/{rest}"
    joined = join_link(base, link)
    assert clean_link(link, base) == (joined if joined and is_web_address(joined) else None)
