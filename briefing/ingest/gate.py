"""The text gate: every string from outside passes here before it is stored, shown or written.

What a terminal could take for a command is gone, the words stay. Other rooms rely on stored text being clean.
"""

from __future__ import annotations

import re

# Patterns for what nearly no text has stand as text: Python compiles them when the first is found.

# Commands in both spellings: introduced by ESC and a letter, or by one C1 character.
#   "\x1b]0;OWNED\x07"  "\x9d8;;http://x\x1b\\"   strings (OSC, DCS, SOS, PM, APC), up to their terminator
#   "\x1b[31m"  "\x9b2J"                            control sequences (CSI)
#   "\x1b(B"  "\x1bc"                              the two- and three-character rest
# A string that is never closed loses its introducer alone: what follows may be the article (ECMA-48 leaves it open).
_STRING = r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
_CONTROL_SEQUENCE = r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,16}[@-~]?"
_ESCAPE = r"\x1b[ -/]{0,16}[0-~]?"

# "&#27;[31m", "&#x9b;": references to control characters that a careless reader of HTML left as text, or will resolve.
_CONTROL_REFERENCE = (
    r"&#(?:[xX]0{0,8}([01]?[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])(?![0-9a-fA-F])"
    r"|0{0,8}([12]?[0-9]|3[01]|12[7-9]|1[345][0-9])(?![0-9]));?"
)

_LINE_ENDS = r"\r\n?|[\x0b\x0c\x85\u2028\u2029]"
_NOT_TEXT = (
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 without tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\uffa0"  # invisible fillers
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"  # zero width, bidi marks, embeddings, overrides, isolates
    "\ufeff\ufff0-\ufffb\ud800-\udfff\ufdd0-\ufdef"  # BOM, interlinear, surrogates, noncharacters
    "\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
    "]|[\ufffe\uffff]"
)
# ZWNJ, ZWJ, variation selectors and emoji tags are part of a letter or sign where they join, noise elsewhere.
_JOINERS = "[\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]+"
_JOINING_SCRIPTS = (
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
    "\u2600-\u27bf\u2190-\u21ff\u2300-\u23ff\u2b00-\u2bff\U0001f000-\U0001faff\u00a9\u00ae\u203c\u2049\u2122\u3030"
    "\u303d\u3297\u3299#*0-9\u20e3\u3400-\u9fff\U00020000-\U0003ffff\ufe0f]"
)
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}"
_MOST_MARKS = 3  # the languages that stack most (Vietnamese, Navajo, polytonic Greek) need three at a letter
# Whatever is none of these needs no second look: ASCII, Latin, Greek, Cyrillic, punctuation, currency, letterlike.
_SUSPECT = re.compile(
    "[^\\n\\t -~\\u00a0-\\u00ac\\u00ae-\\u02ff\\u0370-\\u0482\\u048a-\\u05ff"
    "\\u2010-\\u2027\\u202f-\\u205f\\u20a0-\\u20cf\\u2100-\\u218f]"
)
_MOST_PASSES = 6
_MANY_BLANKS = re.compile("\\s{2,}|[^\\S \u00a0\u202f]")  # a blank that stands alone is one already


def clean_text(text: str) -> str:
    """Return a text that holds nothing but words, signs, blanks, tabs and line feeds.

    Terminal commands, control characters, references to them, bidi controls, zero-width characters, lone surrogates
    and marks stacked beyond what a language writes are gone. Everything visible stays as it is, and so do U+00A0 and
    U+202F. Cleaning twice changes nothing.
    """
    for _ in range(_MOST_PASSES):
        cleaned = _clean_once(text)
        if cleaned == text:
            return text
        text = cleaned
    # "&#&#&#27;27;27;": a reference that is nested this deep is made for us, and no word of an article.
    return _clean_once(text.replace("&#", ""))


def clean_line(text: str) -> str:
    """Return a title, name or other single line: cleaned as by :func:`clean_text`, runs of blanks as one blank.

    A no-break space alone between two words stays.
    """
    return _MANY_BLANKS.sub(_one_blank, clean_text(text)).strip()


def _clean_once(text: str) -> str:
    if not _is_suspect(text):
        return text
    text = re.sub(_CONTROL_REFERENCE, _resolved, text)
    for command in (_STRING, _CONTROL_SEQUENCE, _ESCAPE):
        text = re.sub(command, "", text)
    text = re.sub(_NOT_TEXT, "", re.sub(_LINE_ENDS, "\n", text))
    text = re.sub(_JOINERS, _kept_joiner, text)
    return re.sub(_MARKS, lambda stack: stack.group()[:_MOST_MARKS], text)


def _is_suspect(text: str) -> bool:
    # Two searches: one pattern for both would take three times as long, and this one looks at every letter there is.
    return bool(_SUSPECT.search(text) or ("&#" in text and re.search(_CONTROL_REFERENCE, text)))


def _resolved(reference: re.Match[str]) -> str:
    """Return the control character meant, so that the command it opens is removed whole."""
    hexadecimal, decimal = reference.groups()
    code = int(hexadecimal, 16) if hexadecimal is not None else int(decimal)
    return " " if code in (9, 10, 13) else chr(code) if code < 32 or 127 <= code < 160 else reference.group()


def _kept_joiner(joiner: re.Match[str]) -> str:
    """Return the run if it stands between letters or signs that it can join, else nothing."""
    text = joiner.string
    before = text[joiner.start() - 1] if joiner.start() else ""
    after = text[joiner.end()] if joiner.end() < len(text) else ""
    if not before or not re.match(_JOINING_SCRIPTS, before):
        return ""
    run = joiner.group()
    if len(run) > 8:
        return ""
    if run[-1] in "\u200c\u200d" and not (after and re.match(_JOINING_SCRIPTS, after)):
        return run.rstrip("\u200c\u200d")
    return run


def _one_blank(blanks: re.Match[str]) -> str:
    return blanks.group() if blanks.group() in "\u00a0\u202f" else " "
