"""A stranger who reads an exported brief beside its articles, and knows nothing of the program that made it.

The markdown is read line by line, the JSON as it is; neither the model nor a renderer is imported. What a line prints
as words of a source must stand in a paragraph that the line cites; what it counts must be there to be counted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

PAGE_WORDS = 350
BRIEF_WORDS = 1800

_CITATION = re.compile(r"\[(\d+¶\d+(?:–\d+)?(?:, \d+¶\d+(?:–\d+)?)*)\]")
_PLACE = re.compile(r"(\d+)¶(\d+)(?:–(\d+))?")
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_BORDER = re.compile(r"(?<!\\)\|")
_MORE = re.compile(r"\*(\d+) more lines? in the full brief\.\*")
_SOURCE = re.compile(r"- \*\*\[(\d+)\]\*\* (.*?)(?: <([^>]+)>| `([^`]+)`)?$")
# What this program says of a line, in front of or behind the words of the source.
_LABEL = re.compile(r"^\*[^*]+\*(?: \(“[^”]*”\))?: ")
_SIDE = re.compile(r"^\*[^*]+:\* ")
# Behind the words of an older article stands when they were printed.
_PRINTED = re.compile(r" \(printed \d{1,2} [A-Z][a-z]+ \d{4}\)$")
# A slip of the source is marked behind its words.
_SLIP = re.compile(r" ?\*\[sic: “[^”]*”, as printed\]\*")
_RULE = "*Rule as reported:* "
_RULE_ABOVE = "*the rule reported above.*"
_STATES = {"possible_answer": "with a possible answer"}


@dataclass(frozen=True)
class Exported:
    """An exported brief: both files, and the articles by item id."""

    markdown: str
    json: str
    articles: Mapping[str, str]


@dataclass(frozen=True)
class _Line:
    """One line of the markdown with what it cites; ``cells`` has one member for a bullet."""

    section: str
    part: str
    cells: tuple[str, ...]
    cited: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return the line as it is printed, without its citations."""
        return " | ".join(self.cells)


def complaints(exported: Exported) -> tuple[str, ...]:
    """Return what does not hold in an exported brief, in words."""
    brief = json.loads(exported.json)
    paragraphs = {
        source["number"]: [line.strip() for line in exported.articles[source["item_id"]].split("\n") if line.strip()]
        for source in brief["sources"]
    }
    front, body = _parted(exported.markdown)
    lines = tuple(_lines(body, paragraphs))
    return (
        *_line_complaints(lines, brief),
        *_count_complaints(front, body, brief),
        *_source_complaints(body, brief),
        *_length_complaints(body),
        *_json_complaints(brief, exported.articles),
    )


# --- the markdown ----------------------------------------------------------------------------------------------------


def _parted(markdown: str) -> tuple[dict[str, Any], str]:
    _, front, body = markdown.split("---\n", 2)
    return yaml.safe_load(front), body


def _lines(body: str, paragraphs: Mapping[int, Sequence[str]]) -> Iterator[_Line]:
    section = part = ""
    for line in body.split("\n"):
        if line.startswith("## "):
            section, part = line[3:], ""
        elif line.startswith("### "):
            part = line[4:]
        elif section not in ("Sources", "Gaps") and (row := _cells(line)):
            yield _line(section, part, line, row, paragraphs)


def _cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row, a bullet as its only cell; nothing for the head of a table and for other lines."""
    if line.startswith(_RULE):
        return (line,)
    if line.lstrip().startswith("- "):
        return (line.lstrip()[2:],)
    cells = tuple(cell.strip() for cell in _BORDER.split(line)[1:-1]) if line.startswith("|") else ()
    is_head = not cells or cells[0] in ("When", "Change", "When (source wording)", "Actor", "#", "Described as")
    return () if is_head or set("".join(cells)) <= set("- ") else cells


def _line(section: str, part: str, line: str, cells: tuple[str, ...], paragraphs: Mapping[int, Sequence[str]]) -> _Line:
    cited: list[str] = []
    broken: list[str] = []
    for citation in _CITATION.finditer(line):
        for number, first, last in _PLACE.findall(citation[1]):
            found = paragraphs.get(int(number), ())[int(first) - 1 : int(last or first)]
            if len(found) != int(last or first) - int(first) + 1:
                broken.append(f"[{number}¶{first}] leads nowhere")
            cited += found
    printed = tuple(_SLIP.sub("", _plain(_CITATION.sub("", cell))).strip() for cell in cells)
    return _Line(section, part, printed, tuple(map(_squeezed, cited)), tuple(broken))


def _line_complaints(lines: Sequence[_Line], brief: Mapping[str, Any]) -> Iterator[str]:
    for number, line in enumerate(lines):
        where = f"{line.section} / {line.part}: {line.words[:80]!r}"
        yield from (f"{where}: {what}" for what in line.broken)
        # What heads the sides of a difference cites nothing itself; they stand under it.
        heads_sides = line.part == "Where the sources differ" and line.cells[0].startswith("**")
        if not line.cited and not heads_sides and not _has_no_sentence(line):
            yield f"{where}: cites nothing"
        if line.part == "Where the sources differ" and heads_sides:
            line = _Line(line.section, line.part, line.cells, _cited_below(lines, number), ())
        line = _with_rule(line, lines)
        yield from (f"{where}: not in a cited paragraph: {words!r}" for words in _foreign(line))
    yield from _actor_complaints(lines, brief)


def _with_rule(line: _Line, lines: Sequence[_Line]) -> _Line:
    """Return a line with the words of the rule that it points to, which must then stand where the line says."""
    rule = next((one.cells[0] for one in lines if one.section == line.section and one.cells[0].startswith(_RULE)), "")
    cells = tuple(cell.replace(_RULE_ABOVE, rule.removeprefix(_RULE) or _RULE_ABOVE) for cell in line.cells)
    return _Line(line.section, line.part, cells, line.cited, line.broken)


def _has_no_sentence(line: _Line) -> bool:
    return line.section == "Bottom line" and "No sentence of the sources read" in line.words


def _cited_below(lines: Sequence[_Line], number: int) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines[number + 1 :]:
        if line.part != "Where the sources differ" or line.cells[0].startswith("**"):
            break
        found += line.cited
    return tuple(found)


def _foreign(line: _Line) -> Iterator[str]:
    """Return what a line prints as words of a source and no cited paragraph has."""
    for words in (*_quoted(line), *_told(line)):
        if words and not any(words in cited for cited in line.cited):
            yield words


def _quoted(line: _Line) -> Iterator[str]:
    for cell in line.cells:
        for match in _QUOTED.finditer(_CITATION.sub("|", cell)):
            yield _squeezed(match[1])


def _told(line: _Line) -> Iterator[str]:
    """Return the unquoted words that a line takes from its source: a development, an event, a position, a side."""
    match (line.section, line.part):
        case ("What changed", _):
            yield _squeezed(line.cells[-2])
        case ("Look-ahead" | "Who is not named", _):
            yield _squeezed(_PRINTED.sub("", line.cells[1]))
        case (_, "Actors and stated positions"):
            if not line.cells[1].startswith("*named; no position found*"):
                yield _squeezed(_LABEL.sub("", line.cells[1]))
        case (_, "Where the sources differ"):
            if not line.cells[0].startswith("**"):
                yield _squeezed(_SIDE.sub("", line.cells[0]))
        case ("Bottom line", _):
            yield from _sentences_of_lead(line)
        case (_, "") if line.cells[0].startswith(_RULE):
            yield _squeezed(line.cells[0].removeprefix(_RULE))
        case ("Other threads", _):
            yield _squeezed(re.sub(r"\s*\((?:\d+ items?, )?\d+ outlets?[^()]*\)$", "", line.cells[0]))
        case _:
            pass


def _sentences_of_lead(line: _Line) -> Iterator[str]:
    if _has_no_sentence(line):
        return
    told = re.sub(r"^\*\*.*?\*\*", "", line.cells[0]).strip()
    # Two sentences of a lead are parted by a citation, which left two blanks behind.
    yield from (_squeezed(part) for part in re.split(r"\s{2,}", told))


def _actor_complaints(lines: Sequence[_Line], brief: Mapping[str, Any]) -> Iterator[str]:
    """Whoever acts or speaks is named in a paragraph that the line cites: by any spelling, or the surname."""
    spelled = _spellings(brief)
    for line in lines:
        if line.part not in ("Actors and stated positions", "Quotes"):
            continue
        # "“No,” — Nadia Korr (in the text: she), chair, on Monday"
        cell = line.cells[0] if line.part != "Quotes" else line.cells[0].rsplit(" — ", 1)[-1]
        names = [name for name in spelled if cell == name or cell.startswith((f"{name},", f"{name} ("))]
        forms = {form for name in names for each in spelled[name] for form in (each, each.split()[-1])}
        if forms and not any(_squeezed(form).lower() in cited.lower() for form in forms for cited in line.cited):
            yield f"{line.section}: {cell} is not named where {line.words[:90]!r} stands"


def _spellings(brief: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return how each actor who is no state is spelled; a state may be printed by its capital."""
    spelled: dict[str, set[str]] = {}
    for issue in brief["issues"]:
        for actor in issue["actors"]:
            if actor["kind"] != "state":
                spelled.setdefault(actor["name"], {actor["name"]}).update(actor["spellings"])
        for quote in issue["quotes"]:
            if quote["speaker_kind"] not in (None, "state"):
                spelled.setdefault(quote["speaker"], {quote["speaker"]})
    return spelled


# --- counts and lengths ----------------------------------------------------------------------------------------------


def _count_complaints(front: Mapping[str, Any], body: str, brief: Mapping[str, Any]) -> Iterator[str]:
    statuses = [question["status"] for issue in brief["issues"] for question in issue["questions"]]
    counted = {name.replace(" ", "_"): statuses.count(name) for name in dict.fromkeys(statuses)}
    if front["questions"] != counted:
        yield f"front matter counts questions as {front['questions']}, there are {counted}"
    if front["sources"] != len(re.findall(r"(?m)^- \*\*\[\d+\]\*\*", body)):
        yield f"front matter counts {front['sources']} sources"
    if front["issues"] != [issue["name"] for issue in brief["issues"]]:
        yield "front matter names other issues"
    for issue in brief["issues"]:
        yield from _issue_counts(body, issue)


def _issue_counts(body: str, issue: Mapping[str, Any]) -> Iterator[str]:
    lead = next(line for line in body.split("\n") if _plain(line).startswith(f"- **{issue['name']}:"))
    own = [question["status"] for question in issue["questions"]]
    for status in dict.fromkeys(own):
        words = _STATES.get(status.replace(" ", "_"), status)
        if not re.search(rf"\b{own.count(status)} (?:questions? )?{re.escape(words)}\b", lead):
            yield f"{issue['name']}: the lead does not count {own.count(status)} {status}"
    text = body.split(f"\n## {issue['number']}. ")[1].split("\n## ")[0]
    positions = sum(max(1, len(actor["positions"])) for actor in issue["actors"])
    for part, total in (
        ("Actors and stated positions", positions),
        ("Open questions", len(issue["questions"])),
        ("Where the sources differ", len(issue["disagreements"])),
    ):
        if f"### {part}\n" in text:
            shown, hidden = _shown(text.split(f"### {part}\n")[1].split("\n### ")[0])
            if shown + hidden != total:
                yield f"{issue['name']}, {part}: {shown} shown and {hidden} more told of {total}"
    numbers = [question["number"] for question in issue["questions"]]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers)) if numbers else []):
        yield f"{issue['name']}: questions are numbered {numbers}"


def _shown(part: str) -> tuple[int, int]:
    rows = [line for line in part.split("\n") if line.startswith(("| ", "- ")) and _cells(line)]
    more = _MORE.search(part)
    return len(rows), int(more[1]) if more else 0


def _source_complaints(body: str, brief: Mapping[str, Any]) -> Iterator[str]:
    listed = {source["number"]: source for source in brief["sources"]}
    for line in body.split("\n## Sources\n")[1].split("\n## ")[0].split("\n"):
        if not line.startswith("- **["):
            continue
        match = _SOURCE.match(line)
        if match is None or int(match[1]) not in listed:
            yield f"no such source: {line}"
            continue
        source = listed[int(match[1])]
        said = _squeezed(_plain(match[2]))
        if (source["outlet"] or "Outlet not stated") not in said or _squeezed(source["title"]) not in said:
            yield f"source {match[1]} has another outlet or title: {said}"
        if (match[3] or match[4]) not in (source["location"], source["location"].rsplit("/", 1)[-1]):
            yield f"source {match[1]} leads to {match[3] or match[4]}"


def _length_complaints(body: str) -> Iterator[str]:
    if "\n## 1. " not in body:
        return
    for name, text, most in (
        ("page one", body.split("\n## 1. ")[0], PAGE_WORDS),
        ("the brief", body.split("\n## Sources\n")[0], BRIEF_WORDS),
    ):
        words = len(re.sub(r"\[\d+¶[^\]]*\]|--+|[|]|(?m:^#+|^ *- )", " ", text).split())
        if words > most:
            yield f"{name} has {words} words"


# --- the JSON --------------------------------------------------------------------------------------------------------


def _json_complaints(brief: Mapping[str, Any], articles: Mapping[str, str]) -> Iterator[str]:
    numbers = {source["item_id"]: source["number"] for source in brief["sources"]}
    if sorted(numbers.values()) != list(range(1, len(brief["sources"]) + 1)):
        yield f"sources are numbered {sorted(numbers.values())}"
    for where, value in _objects(brief, "$"):
        if {"item_id", "start", "end", "text", "paragraph", "cite"} <= value.keys():
            yield from (f"{where}: {what}" for what in _evidence_complaints(value, articles, numbers))
        elif "evidence" in value and isinstance(value["evidence"], list):
            yield from (f"{where}: {what}" for what in _text_complaints(value, articles))
    questions = {question["number"] for issue in brief["issues"] for question in issue["questions"]}
    for event in brief["look_ahead"]:
        if not set(event["bears_on"]) <= questions:
            yield f"look-ahead bears on {event['bears_on']}"


def _objects(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield where, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield from _objects(member, f"{where}.{name}")


def _evidence_complaints(
    evidence: Mapping[str, Any], articles: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[str]:
    article = articles.get(evidence["item_id"])
    if article is None or evidence["item_id"] not in numbers:
        yield "no such article"
        return
    if article[evidence["start"] : evidence["end"]] != evidence["text"]:
        yield f"offsets do not hold {evidence['text'][:60]!r}"
    paragraph = sum(bool(line.strip()) for line in article[: evidence["start"]].split("\n")[:-1]) + 1
    if evidence["paragraph"] != paragraph:
        yield f"stands in paragraph {paragraph}, not {evidence['paragraph']}"
    if not re.fullmatch(rf"{numbers[evidence['item_id']]}¶{paragraph}(?:–\d+)?", evidence["cite"]):
        yield f"is cited as {evidence['cite']}"


def _text_complaints(line: Mapping[str, Any], articles: Mapping[str, str]) -> Iterator[str]:
    proved = [evidence["text"] for evidence in line["evidence"]]
    shown = [*line.get("pieces", ()), *(line[name] for name in ("text", "says", "cue") if line.get(name))]
    for words in shown:
        if not any(words in text for text in proved):
            yield f"shows {words[:60]!r} and does not prove it"
    read = _squeezed(" ".join(articles[evidence["item_id"]] for evidence in line["evidence"])).lower()
    for name in ("role", "occasion", "when", "printed", "described"):
        if line.get(name) and _squeezed(line[name]).lower() not in read:
            yield f"the {name} {line[name]!r} is not printed in a cited article"


def _plain(markdown: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", markdown)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
