"""What a bare text says about itself: title, outlet, dateline, byline and date, where it plainly says so.

Nothing is guessed: a date without a year is none, and the file's own time says nothing about the article.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from briefing.ingest.entries import opening_of
from briefing.ingest.gate import clean_line
from briefing.values import dataclass

_TITLE_CHARACTERS = 150
_PROSE_CHARACTERS = 80
_HEAD_LINES = 12
_DATELINE_LINES = 6
_TAIL_LINES = 4

# Agencies and outlets that sign a dateline without brackets ("Washington CNN — "); those in brackets name themselves.
_SIGNERS = "CNN|AP|AFP|Reuters|dpa|UPI|BBC|NPR|TASS|Interfax|Xinhua|Kyodo|ANSA|EFE|PA|Bloomberg"
_MONTH_NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NO_DAY = rf"(?!(?:{_MONTH_NAMES}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b)"
_PLACE = rf"[A-Z][\w.'’-]*(?:[ \u00a0][A-Z][\w.'’-]*){{0,3}}(?:,[ \u00a0]{_NO_DAY}[A-Z][\w.'’ \u00a0-]{{1,30}}?)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s)?"
_DAY = rf"(?:,\s{_WEEKDAY}(?:[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}|\d{{1,2}}\s[A-Z][a-z]{{2,8}}\.?)(?:,?\s\d{{4}})?)?"
# "KYIV, September 13, 2024 (Reuters) - ", "WARSAW (AP) — "
_BRACKETED = re.compile(
    rf"(?P<place>{_PLACE})(?P<day>{_DAY})\s\((?P<outlet>[A-Z][\w .&'’/-]{{1,40}})\)\s?[-–—]+(?=\s|\Z)"
)
# "Washington CNN — "
_SIGNED = re.compile(rf"(?P<place>{_PLACE})(?P<day>{_DAY})\s(?P<outlet>{_SIGNERS})\s{{1,3}}[-–—]+(?=\s|\Z)")
# "MADRID — "
_PLAIN = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ \u00a0][A-Z][A-Z.'’-]+){0,3}"
    rf"(?:,[ \u00a0]{_NO_DAY}[A-Z][\w. ]{{1,20}}?)?)(?P<day>{_DAY})\s{{1,3}}[–—-]+\s(?=\S)"
)

# "By Ana Brandt and Luis Ortega, Harbour Post"
_BYLINE = re.compile(r"By\s(?P<names>[A-Z][\w.'’-]+(?:\s(?:and\s|de\s|van\s|von\s|al-)?[A-Z][\w.'’,-]+){1,9})\Z")
# "© 2024 Harbour Post", "Copyright 2024 Harbour Post. All rights reserved."
_NAME = r"(?:[Tt]he\s)?[A-Z][\w .&'’-]{1,60}?(?:\.|,|\Z)"
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|Copyright(?:\s©|\s\([cC]\))?)\s{{0,3}}(?:\d{{4}}\s{{0,3}})?(?P<outlet>{_NAME})"
)
# "For more Harbour Post news, sign in"
_MORE_FROM = re.compile(r"For more\s(?P<outlet>[A-Z][\w&'’]{1,30}(?:\s[A-Z][\w&'’]{1,30}){0,3})\snews\b")
# "CLICK HERE TO GET THE HARBOUR POST APP", "Download the Harbour Post app"
_APP = re.compile(
    r"(?:(?i:click here to)\s)?(?i:get|download)\s(?i:the)\s"
    r"(?P<outlet>[A-Z][\w&'’]{0,30}(?:\s[A-Z][\w&'’]{0,30}){0,3})\s(?i:app)\W{0,3}\Z"
)
# "— AP", "(Reuters)": how an agency signs below its text; a person may sign in the same way
_SIGNED_OFF = re.compile(rf"(?:[-–—]\s?|\()(?P<outlet>{_SIGNERS})\)?\Z")
# "Harbour Post's Ana Brandt and Luis Ortega contributed to this report."
_CONTRIBUTED = re.compile(
    r"(?:The\s)?(?P<outlet>[A-Z][\w&]{1,30}(?:\s[A-Z][\w&]{1,30}){0,3})['’]s?\s[A-Z][\w.,'’ \u00a0-]{3,150}\s"
    r"contributed\s(?:reporting\s)?to\sthis\s(?:report|story|article)\b"
)
# An agency's reporters contribute to what others print.
_HELPING = frozenset({"AP", "Associated Press", "Reuters", "AFP", "Agence France-Presse", "dpa", "PA"})
# Names that are letters: they stay as they are where a line shouts.
_INITIALS = frozenset("CNN AP AFP UPI BBC NPR TASS ANSA EFE PA ABC NBC CBS MSNBC PBS ITV RTE USA UK US".split())  # noqa: SIM905
# "This article first appeared in Harbour Post."
_FIRST_APPEARED = re.compile(
    rf"\b(?:article|story|piece)\s(?:was\s)?(?:first|originally)\s(?:appeared|published)\s(?:in|on|by)\s(?P<outlet>{_NAME})"
)

_MONTHS = {
    name: number for number, name in enumerate(re.findall(r"\w+", "jan feb mar apr may jun jul aug sep oct nov dec"), 1)
}
_MONTH = rf"(?P<month>{_MONTH_NAMES})[a-z]{{0,6}}\.?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{_MONTH},?\s(?P<year>\d{{4}})\b"),
)
_NAMES = r"[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,4}"
# "Mara Soto/Harbour Images", "Mara Soto/Pool via AP", "Photo: Mara Soto", "(AP Photo/Mara Soto)", "Getty Images"
_CREDIT = re.compile(
    rf"(?:{_NAMES}(?:\s?/\s?{_NAMES})+(?:\s(?:via|for)\s{_NAMES})?|{_NAMES}\svia\s{_NAMES}"
    rf"|(?:Photo|Photograph|Picture|Image|Illustration)s?(?:\scredit)?(?::|\sby|\scourtesy)\s.{{1,100}}|Credit:?\s{_NAMES}"
    rf"|\([^()]{{0,40}}\b(?:Photo|Image|Picture)s?[^()]{{0,60}}\)|{_NAMES}\s(?:Images|Photos?)|(?:©|\([cC]\))\s?{_NAMES})\Z"
)
# "A ferry at the quay. (Harbour Photo/Mara Soto)"
_CREDITED = re.compile(
    r"[.!?]\s?(?:\([^()]{0,40}\b(?:Photo|Image|Picture)s?\b[^()]{0,60}\)|(?:Photo|Image|Credit):\s.{1,80})\Z"
)
# Words that stand in a line of date and time beside the date: "Published 6:08 AM EDT, Fri September 13, 2024".
_DATE_LINE_WORDS = re.compile(
    r"(?:\b(?:published|updated|posted|first|last|on|at|date|modified|mon|tue|wed|thu|fri|sat|sun|[a-z]{3,6}day|am|pm|[ap]\.m|"
    r"gmt|utc|bst|cet|cest|eet|e[sd]?t|p[sd]?t|c[sd]t|\d{1,2}[:.]\d{2}(?::\d{2})?)\b\.?|[\s,|:·•–—-])*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a text states about itself; None where it does not. ``published_raw`` are its own words for the date."""

    title: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    byline: str | None = None
    published: datetime | None = None
    published_raw: str | None = None


def read_header(text: str) -> Header:
    """Return what the first and last lines of a bare article say about it."""
    lines = [line.strip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    dateline = _find_dateline(filled[:_DATELINE_LINES])
    published = _find_date(filled[:_HEAD_LINES], dateline)
    return Header(
        title=_find_title(lines),
        outlet=_dateline_outlet(dateline) or _find_outlet(filled[-_TAIL_LINES:]) or _find_app(filled),
        dateline=clean_line(dateline.group("place")) if dateline else None,
        byline=_find_byline(filled[:_HEAD_LINES]),
        published=published[0] if published else None,
        published_raw=published[1] if published else None,
    )


def opening_of_article(text: str) -> str:
    """Return the first words of the prose, to name an article by where it prints no title.

    What stands above the dateline (picture credits, captions) and short lines are passed over.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    dated = (place for place, line in enumerate(lines[:_DATELINE_LINES]) if _find_dateline([line.strip()]))
    place = next(dated, 0)
    dateline = _find_dateline([lines[place].strip()]) if lines else None
    rest = [lines[place].strip()[dateline.end() :], *lines[place + 1 :]] if dateline else _without_pictures(lines)
    prose = (line for line in rest[:_HEAD_LINES] if len(line.strip()) >= _PROSE_CHARACTERS)
    return opening_of(next(prose, "\n".join(rest) or text))


def _without_pictures(lines: list[str]) -> list[str]:
    """Return the lines without the credits of pictures at the head, and the captions they stand by.

    A credit stands above its caption or below it; where nothing but a picture is, all of it stays.
    """
    for place, line in enumerate(lines[:_DATELINE_LINES]):
        if _is_credit(line.strip()):
            caption_below = place == 0 and len(lines) > 2
            return _without_pictures(lines[place + 1 + caption_below :]) or lines
        if _CREDITED.search(line.strip()):
            return _without_pictures(lines[place + 1 :]) or lines
    return lines


def _is_credit(line: str) -> bool:
    return len(line) < _TITLE_CHARACTERS and _CREDIT.match(line) is not None


def _find_title(lines: list[str]) -> str | None:
    """Return the first line if it is short, no sentence, and stands apart from prose that follows."""
    places = [place for place, line in enumerate(lines) if line][:2]
    if len(places) < 2 or places[1] == places[0] + 1:
        return None
    title, body = lines[places[0]], lines[places[1]]
    is_sentence = title[-1] in ".,;:…" or (title[-1] in '”"’)' and title[-2:-1] in ".,!?")
    is_prose = len(body) >= _PROSE_CHARACTERS or _is_furniture(body) or _is_credit(body)
    if len(title) > _TITLE_CHARACTERS or is_sentence or not is_prose or _is_furniture(title) or _is_credit(title):
        return None
    return clean_line(title)


def _is_furniture(line: str) -> bool:
    return bool(_BYLINE.match(line) or _line_date(line) or any(form.match(line) for form in (_BRACKETED, _SIGNED)))


def _find_dateline(lines: list[str]) -> re.Match[str] | None:
    found = (form.match(line) for line in lines for form in (_BRACKETED, _SIGNED, _PLAIN))
    return next((match for match in found if match), None)


def _dateline_outlet(dateline: re.Match[str] | None) -> str | None:
    return clean_line(dateline.groupdict().get("outlet") or "") or None if dateline else None


def _find_outlet(lines: list[str]) -> str | None:
    short = [line for line in reversed(lines) if len(line) < 300]
    forms = (_MORE_FROM.search, _FIRST_APPEARED.search, _COPYRIGHT.match, _SIGNED_OFF.match, _CONTRIBUTED.match)
    found = (match for line in short for form in forms if (match := form(line)))
    named = (clean_line(match.group("outlet").rstrip(".,")) for match in found if not _is_of_a_helper(match))
    return next(named, None)


def _is_of_a_helper(match: re.Match[str]) -> bool:
    return match.re is _CONTRIBUTED and match.group("outlet") in _HELPING


def _find_app(lines: list[str]) -> str | None:
    """Return the outlet whose app a line of its own offers, wherever it stands between the paragraphs."""
    offers = (_APP.match(line) for line in lines if len(line) < _PROSE_CHARACTERS)
    named = next((offer.group("outlet") for offer in offers if offer), None)
    if named is None or not named.isupper():
        return named
    return " ".join(word if word in _INITIALS else word.capitalize() for word in named.split())


def _find_byline(lines: list[str]) -> str | None:
    found = (_BYLINE.match(line) for line in lines if len(line) < 160)
    return next((clean_line(match.group("names")) for match in found if match), None)


def _find_date(lines: list[str], dateline: re.Match[str] | None) -> tuple[datetime, str] | None:
    if dateline and (day := dateline.group("day")) and (stated := _stated_day(day.lstrip(", "))):
        return stated
    return next((found for line in lines if (found := _line_date(line))), None)


def _line_date(line: str) -> tuple[datetime, str] | None:
    """Return the date of a line that says nothing else."""
    if len(line) > 120 or not (found := _stated_day(line)):
        return None
    rest = line.replace(found[1], " ", 1)
    return found if _DATE_LINE_WORDS.fullmatch(rest) else None


def _stated_day(words: str) -> tuple[datetime, str] | None:
    for form in _DATES:
        if found := form.search(words):
            named = found.groupdict()
            month = int(named["number"]) if named.get("number") else _MONTHS[named["month"][:3].lower()]
            try:
                return datetime(int(named["year"]), month, int(named["day"]), tzinfo=UTC), clean_line(found.group())
            except ValueError:
                return None
    return None
