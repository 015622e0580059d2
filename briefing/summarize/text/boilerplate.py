"""Which lines of an article are not the reporter's prose?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.model import Role, Span

# "Click here to download the app", "This story has been updated with …", "For more news and newsletters create …"
_PROMO: Final = re.compile(
    r"(?:click|tap) here\b|view this interactive\b|this is a (?:developing|breaking)\b|"
    r"(?:this|the) (?:story|article|post) (?:has been|was|is being|will be) (?:updated|corrected|amended)|"
    r"for more .{0,60}(?:newsletter|news|account)|sign up (?:for|to)\b|subscribe (?:to|now|today)\b|"
    r"read (?:more|also|next)\b|see also\b|related(?: stories| articles)?:|advertisement\b|"
    r"(?:story|article) continues below|(?:watch|listen|photos|video|gallery|more):|"
    r"follow (?:us|me|him|her)\b.{0,40}\bon\b|like us on\b|get the latest\b|download (?:the|our)\b|copyright\b|©|"
    r"all rights reserved|[(\[]?(?:additional )?(?:reporting|editing|writing) by [A-Z]|share this\b|recommended\b:?$|"
    r"most read\b|skip (?:to|past)\b|support (?:our|independent) journalism|have a (?:tip|story)\?",
    re.IGNORECASE,
)
_AGENCY: Final = (
    r"(?:Getty(?: Images)?|AFP|Reuters|REUTERS|AP(?: Photo)?|EPA(?:-EFE)?|Shutterstock|Bloomberg|Anadolu(?: Agency)?|"
    r"Xinhua|TASS|Sputnik|ZUMA(?: Press)?|NurPhoto|PA(?: Media| Wire)?|Global Images [A-Z]\w+|Press Association|"
    r"Sipa(?: USA)?|Alamy|Pool|Handout|Redux|UPI|Rex(?: Features)?|dpa|DPA)"
)
# "Ines Okafor/Getty Images", "(BRAM LINDT/AFP via Getty Images/File)", "Photo: Ines Okafor"
_CREDIT: Final = re.compile(
    rf"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,4}} ?/ ?{_AGENCY}[^a-z]{{0,3}}(?:via\b|$|[/)])|"
    rf"\({_AGENCY} ?/ ?[A-Z][^()]{{2,60}}\)|\bvia {_AGENCY}(?=[/).\s]*(?:File|Pool)?[).\s]*$)|\({_AGENCY}\)\.?$|"
    r"^[Pp]hoto(?:graph)?(?: by|:) [A-Z]|\([Pp]hoto(?:graph)?(?: by|:)|\bAP Photo\b|\b[Ff]ile [Pp]hoto\b|\(Photo\b"
)
_PIECES_OF_CREDITS: Final = ("/", "via ", "hoto")
_AGENCY_IN_BRACKETS: Final = re.compile(rf"\({_AGENCY}")
_PHOTO_SCENE: Final = re.compile(
    r"\b(?:speaks?|attends?|arrives?|walks?|stands?|poses?|looks?|listens?|gestures?|shakes?|greets?|meets?|waves?|"
    r"(?:is|are) seen|sits?|holds?|inspects?|operates?|smiles?|left|right|center|centre)\b"
)
_KEYPOINT_TITLE: Final = re.compile(
    r"(?:what (?:you need|to) (?:to )?know|key (?:points|takeaways|facts|developments)|highlights|in (?:brief|short)|"
    r"at a glance|the (?:basics|gist)|summary|takeaways)\b.{0,24}$",
    re.IGNORECASE,
)
_BULLETS: Final = frozenset("•·▪●◦‣*–—-")
_BULLET: Final = re.compile(rf"[{re.escape(''.join(sorted(_BULLETS)))}]\s+\S")
_DATELINE: Final = re.compile(r"[A-Z][\w.'’]*(?:[\s,/]+\(?[A-Z][\w.'’]*\)?){0,6}[\s\u00a0]*[—–-]+$")
_WORD: Final = re.compile(r"\w+")
_FINAL: Final = ".!?…:;,"
_CLOSERS: Final = "\"'”’»)]"
_LONGEST_HEADING: Final = 18
_FEWEST_WORDS: Final = 6


def classify_paragraphs(text: str, paragraphs: Sequence[Span]) -> tuple[Role, ...]:
    """Return the role of each paragraph.

    A text that is one line only (a feed's summary) is prose, whatever it looks like, unless it is a credit or promo.
    """
    lines = [span.of(text) for span in paragraphs]
    may_credit = _may_credit(text)
    roles: list[Role] = [_role_alone(line, may_credit and _may_credit(line)) for line in lines]
    _mark_captions(text, paragraphs, lines, roles)
    _mark_keypoints(lines, roles)
    _mark_headings(lines, roles)
    return tuple(roles)


def _role_alone(line: str, may_credit: bool) -> Role:
    if len(line) > 400:
        return "prose"
    if _PROMO.match(line):
        return "promo"
    if _is_shouted(line):
        return "promo"
    if may_credit and _CREDIT.search(line) and not re.search(r"[“\"].{30}", line):
        return "caption"
    if len(line) < 60 and _DATELINE.fullmatch(line):
        return "dateline"
    return "prose"


def _may_credit(words: str) -> bool:
    """Return whether a line, or any of a text, holds what every credit does: a first look."""
    return any(map(words.__contains__, _PIECES_OF_CREDITS)) or (
        "(" in words and _AGENCY_IN_BRACKETS.search(words) is not None
    )


def _is_shouted(line: str) -> bool:
    """HARBOUR CITY AND ITS RIVALS AGREE ON TRUCE — a related headline, printed in capitals between two paragraphs."""
    if not line.isupper():
        return False
    words = _WORD.findall(line)
    return 3 <= len(words) <= 25 and not re.search(r"[“”\":]", line) and not line.endswith(".")


def _mark_captions(text: str, paragraphs: Sequence[Span], lines: Sequence[str], roles: list[Role]) -> None:
    """Mark what belongs to a credit: the caption under a credit that stands alone, the picture's title above it."""
    for index, line in enumerate(lines):
        if roles[index] != "caption" or not _CREDIT.search(line):
            continue
        alone = len(_WORD.findall(line)) <= 9
        below = index + 1
        if alone and below < len(lines) and roles[below] == "prose" and _describes_a_photo(lines[below]):
            touching = text[paragraphs[index].end : paragraphs[below].start].count("\n") == 1
            if touching or index:
                roles[below] = "caption"
        above = index - 1
        if above >= 0 and roles[above] == "prose" and _is_title_like(lines[above], 8):
            roles[above] = "caption"


def _describes_a_photo(line: str) -> bool:
    return len(line) < 350 and not re.search(r"[“”\"]|\bsaid\b|\btold\b", line) and bool(_PHOTO_SCENE.search(line))


def _mark_keypoints(lines: Sequence[str], roles: list[Role]) -> None:
    """Mark a block of bullets under "What You Need To Know", and bullets whose words the text repeats."""
    if _BULLETS.isdisjoint([line[0] for line in lines]) or not any(map(_BULLET.match, lines)):
        return
    in_block = False
    bags: list[frozenset[str]] = []
    for index, line in enumerate(lines):
        if roles[index] != "prose":
            continue
        if len(line) < 60 and _KEYPOINT_TITLE.match(line):
            in_block = index + 1 < len(lines) and bool(_BULLET.match(lines[index + 1]))
            roles[index] = "heading" if in_block else roles[index]
        elif _BULLET.match(line):
            if in_block or (not re.search(r"[“”\"]", line) and _is_repeated(index, lines, bags)):
                roles[index] = "keypoint"
        else:
            in_block = False


def _is_repeated(index: int, lines: Sequence[str], bags: list[frozenset[str]]) -> bool:
    """Return whether a line has most of its words in another one; ``bags`` are filled when they are first needed."""
    if len(_WORD.findall(lines[index])) < _FEWEST_WORDS or len(lines) > 400:
        return False
    if not bags:
        bags += [frozenset(word.lower() for word in _WORD.findall(line)) for line in lines]
    need = 0.8 * len(bags[index])
    return len(bags[index]) >= _FEWEST_WORDS and any(
        len(bags[index] & other) >= need
        for position, other in enumerate(bags)
        if position != index and not _BULLET.match(lines[position])
    )


def _mark_headings(lines: Sequence[str], roles: list[Role]) -> None:
    """Mark short lines without a full stop that stand above prose: the title, cross-heads."""
    for index, line in enumerate(lines):
        if roles[index] != "prose" or not _is_title_like(line, _LONGEST_HEADING):
            continue
        below = next((lines[later] for later in range(index + 1, len(lines)) if roles[later] == "prose"), "")
        if len(below) > len(line) and below.rstrip(_CLOSERS)[-1:] in _FINAL and not _BULLET.match(line):
            roles[index] = "heading"


def _is_title_like(line: str, longest: int) -> bool:
    if line.rstrip(_CLOSERS)[-1:] in _FINAL or line[-1] in "-–—":
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘"):
        return False
    return 0 < len(_WORD.findall(line)) <= longest
