"""One self-contained, printable HTML file: the brief, and the cited articles with the cited words highlighted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from briefing.export.citations import place_text
from briefing.export.document import Block, Citation, Document, Place, Run, runs_of
from briefing.export.highlights import NumberedParagraph, evidence_anchors, find_highlights, paragraph_anchor
from briefing.export.layout import lay_out
from briefing.export.names import cite_names
from briefing.export.section import Length
from briefing.export.wording import outlet_words, published_words
from briefing.model import Brief, Evidence, Item, SourceEntry
from briefing.values import dataclass

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Article:
    """A cited item as it is shown in the appendix."""

    number: int
    outlet: str
    title: str
    published: str
    language: str | None
    paragraphs: tuple[NumberedParagraph, ...]


def render_html(
    brief: Brief,
    items: Mapping[str, Item],
    *,
    issue: str | None = None,
    actor: str | None = None,
    length: Length = "brief",
) -> str:
    """Return the brief as one HTML file without script; every citation leads to the words in the article behind it.

    An item that is missing from ``items`` has no appendix, and citations of it lead to the list of sources.

    Raises:
        UsageError: the brief has no issue, or no actor, of that name.
    """
    document = lay_out(cite_names(brief, items), issue=issue, actor=actor, length=length)
    cited = _cited_evidence(document)
    entries = [source for source in brief.sources if source.number in document.cited]
    anchors: dict[Evidence, str] = {}
    articles = []
    for source in entries:
        item = items.get(source.item_id)
        if item is None or not cited.get(source.number):
            continue
        evidence = cited[source.number]
        anchors |= evidence_anchors(item, source.number, evidence)
        articles.append(_article(source, item, evidence))
    shown = frozenset(article.number for article in articles)
    return _template().render(
        front=document.front,
        blocks=document.blocks,
        articles=articles,
        kind=_kind,
        place_text=place_text,
        target=lambda place: _target(place, anchors, shown),
    )


def _cited_evidence(document: Document) -> dict[int, list[Evidence]]:
    """Return the evidence behind the citations that are printed, by the number of the source."""
    found: dict[int, list[Evidence]] = {}
    for block in document.blocks:
        for run in runs_of(block):
            if isinstance(run, Citation):
                for place in run.places:
                    found.setdefault(place.number, []).extend(place.evidence)
    return found


def _article(source: SourceEntry, item: Item, evidence: list[Evidence]) -> Article:
    return Article(
        source.number,
        outlet_words(source),
        source.title,
        published_words(source.published, source.published_basis),
        None if item.language == "und" else item.language,
        find_highlights(item, source.number, evidence),
    )


def _target(place: Place, anchors: Mapping[Evidence, str], shown: frozenset[int]) -> str:
    if place.evidence[0] in anchors:
        return anchors[place.evidence[0]]
    return paragraph_anchor(place.number, place.first) if place.number in shown else f"s{place.number}"


def _kind(shape: Block | Run) -> str:
    """Name the shape for the template, which has one branch for each."""
    return type(shape).__name__


@cache
def _template() -> Template:
    # Jinja2 is imported here because the other formats, and the commands that use them, start without it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("briefing.export", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")
