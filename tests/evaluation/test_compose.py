"""What comes of five real articles: is each line proved, and are the known traps avoided?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from briefing.model import (
    Brief,
    Evidence,
    IssueBrief,
    Item,
    holds_in,
)
from briefing.summarize.analyse import analyse
from briefing.summarize.compose import compose
from tests.evaluation.corpus import EVENING, dated_items, labels, shipped_issues, undated_items
from tests.summarize.printed import all_lines, printed

pytestmark = pytest.mark.evaluation


def brief_of(items: Sequence[Item]) -> Brief:
    """Compose the brief of these articles under the shipped issues."""
    return compose([(item, analyse(item)) for item in items], shipped_issues(), now=EVENING)


@pytest.fixture(scope="module", params=["dated", "undated"])
def brief(request: pytest.FixtureRequest) -> Brief:
    """Return the brief of the articles with their days, and without."""
    return brief_of(dated_items() if request.param == "dated" else undated_items())


def issue_of(brief: Brief, name: str) -> IssueBrief:
    """Return one issue of a brief."""
    return next(issue for issue in brief.issues if issue.name == name)


def boilerplate() -> Mapping[str, frozenset[int]]:
    """Return, by item, the paragraphs that the labels call captions, promos and the like."""
    return {
        document["id"]: frozenset(line + 1 for line in document["boilerplate"])
        for document in labels()
        if document["boilerplate"]
    }


def test_every_line_is_proved(brief: Brief) -> None:
    """Evidence holds in its article, and every text of a line stands in its evidence."""
    items = {item.id: item for item in undated_items()}
    assert [
        each for each in all_lines(brief) if isinstance(each, Evidence) and not holds_in(each, items[each.item_id])
    ] == []
    wanting = [
        text
        for part in all_lines(brief)
        for texts, proof in [printed(part)]
        for text in texts
        if text is not None and not any(text in each.text for each in proof)
    ]
    assert wanting == []


def test_no_caption_and_no_promo_line_is_cited(brief: Brief) -> None:
    """What is not the reporter's prose proves nothing."""
    cited = {(each.item_id, each.paragraph) for each in all_lines(brief) if isinstance(each, Evidence)}
    assert [place for place in cited if place[1] in boilerplate().get(place[0], ())] == []


def test_the_old_article_says_nothing_of_where_things_stand(brief: Brief) -> None:
    """An article of May answers no question of September and makes no bottom line."""
    atacms = issue_of(brief, "ATACMS")
    assert "003" not in {each.item_id for line in atacms.bottom_line for each in line.evidence}
    assert "003" not in {each.item_id for question in atacms.questions for each in question.answers}


def test_the_french_rule_is_shown_as_conflicting(brief: Brief) -> None:
    """Allowed in one article, limited in another, perhaps in a third."""
    found = [difference for difference in issue_of(brief, "Storm Shadow").disagreements if difference.what == "France"]
    assert [{side.evidence.item_id for side in difference.sides} for difference in found] == [{"000", "001", "003"}]


def test_interception_rests_on_one_source_and_mostly_on_unnamed_people(brief: Brief) -> None:
    """The reader is warned twice."""
    sourcing = issue_of(brief, "NATO interception").sourcing
    assert sourcing.single_source
    assert sourcing.unnamed > sourcing.named


def test_the_order_of_articles_makes_no_difference() -> None:
    """The same news makes the same brief."""
    items = dated_items()
    assert brief_of(items[::-1]) == brief_of(items)
