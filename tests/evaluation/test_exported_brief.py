"""What is handed out holds in the eyes of a stranger, who reads the files beside the articles."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.cache import open_store
from briefing.cli.demo import demo_settings, fill
from briefing.cli.pipeline import load_cited_items
from briefing.export import Length, render_html, render_json, render_markdown
from briefing.model import Brief, Item
from briefing.samples import load_samples
from briefing.summarize.analyse import analyse
from briefing.summarize.compose import compose
from tests.evaluation.corpus import EVENING, dated_items, shipped_issues, undated_items
from tests.evaluation.stranger import Exported, complaints

Made = tuple[Brief, dict[str, Item]]

SETS = ["samples", *(pytest.param(name, marks=pytest.mark.evaluation) for name in ("undated", "dated"))]


@pytest.fixture(scope="module", params=SETS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return a brief with the articles that it cites: of the samples, or of the reference articles."""
    if request.param == "samples":
        samples = load_samples()
        with open_store(tmp_path_factory.mktemp("samples")) as store:
            brief = fill(store, demo_settings(samples), samples)
            return brief, load_cited_items(store, brief)
    items = undated_items() if request.param == "undated" else dated_items()
    brief = compose([(item, analyse(item)) for item in items], shipped_issues(), now=EVENING)
    return brief, {item.id: item for item in items}


def exported(made: Made, length: Length) -> Exported:
    """Return both files of a brief."""
    brief, items = made
    texts = {item.id: item.text for item in items.values()}
    return Exported(render_markdown(brief, items, length=length), render_json(brief, items), texts)


def test_a_stranger_finds_nothing_to_complain_of(made: Made) -> None:
    """Every quotation, citation, actor, count, word limit and link of the brief as it is handed out."""
    assert complaints(exported(made, "brief")) == ()


def test_the_full_brief_holds_but_for_its_length(made: Made) -> None:
    """Every line that there is, and none is said to be hidden."""
    full = exported(made, "full")
    assert "in the full brief" not in full.markdown
    assert [told for told in complaints(full) if not re.fullmatch(r".* has \d+ words", told)] == []


def test_every_highlight_of_the_page_stands_in_its_article(made: Made) -> None:
    """A citation of the HTML leads to words of the article, in the paragraph that it names."""
    brief, items = made
    page = render_html(brief, items, length="full")
    targets = re.findall(r'href="#(s\d+(?:c|p)?\d*)"', page)
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert len(targets) > 20
    assert set(targets) <= ids


PLANTED = {
    "a word changed in a quotation": (r"“(\w+) ", r"“\1 surely "),
    "a citation of another paragraph": (r"\[(\d+)¶(\d+)\]", r"[\1¶9\2]"),
    "a number of questions": (r"questions: \{open: (\d)", r"questions: {open: 9\1"),
    "a lead that counts wrongly": (r"(\d) questions? open", r"9\1 questions open"),
    "a source that leads elsewhere": (r"\n- \*\*\[1\]\*\* (.*)[>`]\n", r"\n- **[1]** \1x>\n"),
    "a position in other words": (r"(\n\| [A-Z][^|]+ \| \*\w[^|]+\*: )", r"\1Surely "),
}


@pytest.mark.parametrize("what", PLANTED)
def test_the_stranger_notices(made: Made, what: str) -> None:
    """What one change in the file spoils is told; a check that cannot fail proves nothing."""
    sound = exported(made, "brief")
    spoiled = re.sub(*PLANTED[what], sound.markdown, count=1)
    assert spoiled != sound.markdown
    assert len(complaints(replace(sound, markdown=spoiled))) > 0


def test_the_stranger_notices_a_quotation_given_to_somebody_else(made: Made) -> None:
    """Somebody who speaks in the brief, but is not named where the words stand."""
    sound = exported(made, "full")
    issue = made[0].issues[0]
    quote = next(one for one in issue.quotes if one.speaker is not None and one.speaker_kind == "person")
    near = " ".join(evidence.text for evidence in quote.evidence)
    other = next(one for one in issue.actors if one.kind == "person" and one.name.split()[-1] not in near)
    first = next(line for line in sound.markdown.split("\n") if line.startswith(f"- {quote.pieces[0]}"))
    spoiled = sound.markdown.replace(first, first.replace(f"— {quote.speaker}", f"— {other.name}"))
    assert spoiled != sound.markdown
    told = set(complaints(replace(sound, markdown=spoiled))) - set(complaints(sound))
    assert any(f"{other.name}" in one and "is not named where" in one for one in told)


@pytest.mark.parametrize(
    ("field", "other"),
    [(r'"start": (\d+)', r'"start": 1\1'), (r'"paragraph": (\d+)', r'"paragraph": 9\1'), (r'"cite": "', '"cite": "7')],
)
def test_the_stranger_notices_a_changed_field(made: Made, field: str, other: str) -> None:
    """In the JSON, too."""
    sound = exported(made, "brief")
    assert len(complaints(replace(sound, json=re.sub(field, other, sound.json, count=1)))) > 0


def test_a_brief_without_articles_is_no_reason_to_complain(tmp_path: Path) -> None:
    """Nothing is cited, nothing is claimed."""
    brief = compose((), shipped_issues(), now=EVENING)
    assert complaints(exported((brief, {}), "brief")) == ()
