"""Words for days, and for happenings that are still to come.

Origin: calendar words of English; the phrases are those of Quirk et al. (1985), sections 4.41-4.48 (ways of speaking
about the future) and 8.51-8.76 (adjuncts of time).
"""

from typing import Final

from briefing.summarize.lexicon import word_set

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS: Final = {
    "january": 1,
    "jan": 1,
    "february": 2,
    "feb": 2,
    "march": 3,
    "mar": 3,
    "april": 4,
    "apr": 4,
    "may": 5,
    "june": 6,
    "jun": 6,
    "july": 7,
    "jul": 7,
    "august": 8,
    "aug": 8,
    "september": 9,
    "sept": 9,
    "sep": 9,
    "october": 10,
    "oct": 10,
    "november": 11,
    "nov": 11,
    "december": 12,
    "dec": 12,
}

NUMBERS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

# Verbs at which words for a time tell when something was said, not when it happened.
SPOKEN: Final = word_set("said says told added noted wrote tweeted warned argued insisted stressed continued explained")
ASKED: Final = word_set("asked questioned pressed")

# Irregular pasts of verbs for happenings; regular ones end in -ed.
PAST_DEEDS: Final = word_set(
    """met spoke held began took gave went came made left sent won lost fell rose cut hit put set ran flew led became
    built bought sold shot struck fought drew broke chose drove brought caught sought stood found kept was were had"""
)
