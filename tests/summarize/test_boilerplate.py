"""Which lines are not the reporter's prose."""

from __future__ import annotations

from briefing.model import Role
from briefing.summarize.text.boilerplate import classify_paragraphs
from briefing.summarize.text.sentences import find_paragraphs

PROSE = "The harbour board voted on Tuesday to close the northern quay, which has stood empty for two years."


def roles(*lines: str) -> tuple[Role, ...]:
    """Return the roles of lines parted by blank lines."""
    text = "\n\n".join(lines)
    return classify_paragraphs(text, find_paragraphs(text))


def test_a_credit_and_the_caption_under_it_are_captions() -> None:
    """A photographer's line, the picture's words below it, and a dateline open many a page."""
    text = (
        "Ines Okafor/Getty Images\nMayor Bram Lindt speaks to dockers on the northern quay on May 3.\n"
        f"Port Ardal, Norlandia \u2014\n\n{PROSE}"
    )
    assert classify_paragraphs(text, find_paragraphs(text)) == ("caption", "caption", "dateline", "prose")


def test_a_picture_title_above_a_credit_is_a_caption() -> None:
    """The short line that names a picture goes with the credit below it."""
    assert roles(PROSE, "Northern quay crowd", "(BRAM QUILL/AFP via Getty Images/File)", PROSE) == (
        "prose",
        "caption",
        "caption",
        "prose",
    )


def test_a_poll_by_an_agency_is_no_credit() -> None:
    """A polling partner is named with a stroke too, in the middle of a sentence."""
    assert roles("A Reuters/Ipsos poll of 900 voters found that most want the quay closed.", PROSE) == (
        "prose",
        "prose",
    )


def test_promotions_are_promos() -> None:
    """Lines that sell the site, point elsewhere or credit the desk are not the reporter's."""
    assert roles(
        PROSE,
        "View this interactive content on Ardal.example",
        "CLICK HERE TO GET THE ARDAL APP",
        "HARBOUR RIVALS AGREE ON TRUCE AFTER LONG NIGHT",
        "This story has been updated with a comment.",
        "For more harbour news and newsletters create an account at",
        "(Reporting by Ines Okafor; editing by Bram Lindt)",
        PROSE,
    ) == ("prose", "promo", "promo", "promo", "promo", "promo", "promo", "prose")


def test_key_points_that_repeat_the_text_are_key_points() -> None:
    """The block under "What You Need To Know" says again what the article says."""
    assert roles(PROSE, "What You Need To Know", "• " + PROSE.rstrip("."), "• The mayor is against it", PROSE) == (
        "prose",
        "heading",
        "keypoint",
        "keypoint",
        "prose",
    )


def test_a_bullet_that_says_something_new_is_prose() -> None:
    """A list can be part of the article."""
    assert roles(PROSE, "• Ms. Okafor told the board that the cranes would be sold in spring.")[1] == "prose"


def test_a_title_in_the_first_line_is_a_heading() -> None:
    """A short line without a full stop, above prose."""
    assert roles("Board votes to close the northern quay", PROSE)[0] == "heading"


def test_a_single_line_is_never_a_heading() -> None:
    """The summary of a feed may have no full stop and is all there is to read."""
    assert roles("Board votes to close the northern quay") == ("prose",)
    assert roles("Board votes to close the northern quay", "Mayor is against it") == ("prose", "prose")


def test_a_paragraph_with_a_colon_or_a_quotation_is_no_heading() -> None:
    """Lines that introduce or give speech are read."""
    assert roles("Ms. Okafor continued:", "“We are ready.”", PROSE) == ("prose", "prose", "prose")
