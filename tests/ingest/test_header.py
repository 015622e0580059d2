from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing.ingest.header import Header, opening_of_article, read_header

PROSE = "The council of Port Amery put off its vote on the new ferry until the figures of the harbour office are known."


def test_a_title_is_a_short_first_line_apart_from_prose() -> None:
    """Without a full stop, with an empty line behind it."""
    assert read_header(f"Council delays ferry vote\n\n{PROSE}\n").title == "Council delays ferry vote"
    assert read_header(f"Will the ferry come?\n\n{PROSE}").title == "Will the ferry come?"


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n\n{PROSE}",
        f"The council met on Monday.\n\n{PROSE}",
        f"Council delays ferry vote\n{PROSE}",
        "Council delays ferry vote\n\nBridge closed",
        f"“We need figures,” she said.”\n\n{PROSE}",
        f"By Ana Brandt\n\n{PROSE}",
        f"Published March 4, 2024\n\n{PROSE}",
        "Council delays ferry vote",
        "",
    ],
)
def test_what_may_be_a_sentence_is_no_title(text: str) -> None:
    """Nothing is guessed."""
    assert read_header(text).title is None


@pytest.mark.parametrize(
    ("line", "dateline", "outlet"),
    [
        (f"PORT AMERY, March 4 (Harbour News) - {PROSE}", "PORT AMERY", "Harbour News"),
        (f"Port Amery (AFP) — {PROSE}", "Port Amery", "AFP"),
        (f"Madrid\u00a0CNN\u00a0—\u00a0\n{PROSE}", "Madrid", "CNN"),
        (f"OSLO, Norway (AP) — {PROSE}", "OSLO, Norway", "AP"),
        (f"NEW AMERY — {PROSE}", "NEW AMERY", None),
        (f"A ferry — or two — may come. {PROSE}", None, None),
        (f"She said (twice) — {PROSE}", None, None),
    ],
)
def test_a_dateline_gives_place_and_agency(line: str, dateline: str | None, outlet: str | None) -> None:
    """Also below picture credits; a dash in a sentence makes none."""
    for text in (line, f"Mara Soto/Harbour Images\n{line}"):
        header = read_header(text)
        assert (header.dateline, header.outlet) == (dateline, outlet)


@pytest.mark.parametrize(
    ("closing", "outlet"),
    [
        ("© 2024 Harbour Post. All rights reserved.", "Harbour Post"),
        ("Copyright 2024 The Amery Gazette", "The Amery Gazette"),
        ("This article was first published by Amery Weekly.", "Amery Weekly"),
        ("For more Harbour Post news and newsletters create an account at", "Harbour Post"),
        ("CLICK HERE TO GET THE HARBOUR POST APP", "Harbour Post"),
        ("CLICK HERE TO GET THE BBC NEWS APP\u00a0", "BBC News"),
        ("Download the Harbour Post app.", "Harbour Post"),
        ("— AP", "AP"),
        ("(Reuters)", "Reuters"),
        ("Harbour Post’s Ana Brandt and Luis Ortega contributed to this report.", "Harbour Post"),
        ("The Associated Press contributed to this report.", None),
        ("AP’s Ana Brandt contributed to this report.", None),
        ("— Ana Brandt", None),
        ("The mayor told Harbour Post that she would get the app.", None),
        ("The vote was close, the council said, citing The Amery Gazette.", None),
        ("Get the ferry app", None),
        ("The story was first told in Amery.", None),
        ("She cited the Copyright Act of 1911.", None),
    ],
)
def test_a_closing_line_names_the_outlet(closing: str, outlet: str | None) -> None:
    """Where it says so."""
    assert read_header(f"{PROSE}\n\n{closing}").outlet == outlet


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("Published 6:08 AM EST, Mon March 4, 2024", "March 4, 2024"),
        ("4 March 2024", "4 March 2024"),
        ("2024-03-04", "2024-03-04"),
        ("Updated: Mar. 4, 2024 at 10:15 a.m.", "Mar. 4, 2024"),
        (f"PORT AMERY, March 4, 2024 (Harbour News) — {PROSE}", "March 4, 2024"),
    ],
)
def test_a_date_is_taken_where_a_line_states_nothing_else(line: str, raw: str) -> None:
    """Or the dateline does, with its year."""
    header = read_header(f"Council delays ferry vote\n{line}\n{PROSE}")
    assert (header.published, header.published_raw) == (datetime(2024, 3, 4, tzinfo=UTC), raw)


@pytest.mark.parametrize(
    "line",
    [
        "The council was founded on March 4, 2024.",
        "March 4",
        f"PORT AMERY, March 4 (Harbour News) — {PROSE}",
        "31 February 2024",
    ],
)
def test_a_date_in_a_sentence_or_without_a_year_is_none(line: str) -> None:
    """The article's day is not guessed."""
    assert read_header(f"{line}\n{PROSE}").published is None


def test_a_byline_is_read_as_printed() -> None:
    """The whole line of names."""
    assert read_header(f"Title\nBy Ana Brandt and Luis de Ortega\n\n{PROSE}").byline == "Ana Brandt and Luis de Ortega"
    assert read_header(f"By Monday the ferry was gone.\n{PROSE}").byline is None


def test_an_article_without_title_is_named_by_its_prose() -> None:
    """Not by the credit of its picture."""
    opening = "The council of Port Amery put off its vote on the new ferry until the figures of the …"
    assert opening_of_article(PROSE) == opening
    credited = (
        f"Mara Soto/Harbour Images\nA ferry in the harbour of Port Amery on a day in March.\nMadrid CNN —\n{PROSE}"
    )
    assert opening_of_article(credited) == opening
    assert opening_of_article("Short.") == "Short."


@pytest.mark.parametrize(
    "credit",
    [
        "Mara Soto/Harbour Images",
        "Mara Soto/Pool/Harbour Images via AP",
        "Mara Soto via AP",
        "Photo: Mara Soto",
        "(AP Photo/Mara Soto)",
        "Harbour Images",
    ],
)
def test_no_credit_or_caption_of_a_picture_names_an_article(credit: str) -> None:
    """Wherever they stand above the prose."""
    caption = "A ferry lies at the quay of Port Amery on a day in March, while the council meets in the hall behind."
    opening = "The council of Port Amery put off its vote on the new ferry until the figures of the …"
    for head in (
        f"{credit}\n{caption}\n",
        f"{credit}\n\n{caption}\n\n",
        f"{caption}\n{credit}\n",
        f"{caption} (Harbour Photo/Mara Soto)\n",
    ):
        assert read_header(head + PROSE).title is None
        assert opening_of_article(head + PROSE) == opening
    assert read_header(f"Council delays ferry vote\n\n{credit}\n\n{PROSE}").title == "Council delays ferry vote"


def test_a_title_with_a_slash_is_one() -> None:
    """It is no credit: not all of its words are names."""
    assert read_header(f"Ferry/bridge vote put off\n\n{PROSE}").title == "Ferry/bridge vote put off"


def test_an_empty_text_states_nothing() -> None:
    """And breaks nothing."""
    assert read_header("\n \n") == Header()


@pytest.mark.parametrize(
    "piece",
    ["A", "Ab ", "A, ", "-", "By Ab ", "( ", "© ", "1 Mar ", "sat ", "\n\n", "A/", "A via ", "Photo: ", "(Photo "],
)
def test_a_text_made_to_be_slow_states_no_date_and_gives_a_short_name(piece: str) -> None:
    """It is read to its end; ``benchmarks/hostile.py`` shows in what time."""
    assert read_header(piece * 20_000).published is None
    assert len(opening_of_article(piece * 20_000)) <= 120
