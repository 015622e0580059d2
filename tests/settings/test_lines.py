from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from briefing.settings.lines import LineSpan, find_lines, line_of

TEXT = '''\
# a comment with [brackets] and "marks
title = "a # b [c]"

[[source]]
name = "One" # = [[source]]
[[source]]
name = """
[[source]]
""" # two lines of text are not a table
terms = [
  "a", # ]
  'b',
]
[ui.colours]
"odd key" = { x = 1 }
a.b = 2
'''


def test_every_table_and_key_has_its_line() -> None:
    """Strings, comments and arrays over several lines do not lead the count astray."""
    assert find_lines(TEXT) == {
        ("title",): LineSpan(2, 2),
        ("source",): LineSpan(4, 4),
        ("source", 0): LineSpan(4, 4),
        ("source", 0, "name"): LineSpan(5, 5),
        ("source", 1): LineSpan(6, 6),
        ("source", 1, "name"): LineSpan(7, 9),
        ("source", 1, "terms"): LineSpan(10, 13),
        ("ui", "colours"): LineSpan(14, 14),
        ("ui", "colours", "odd key"): LineSpan(15, 15),
        ("ui", "colours", "a"): LineSpan(16, 16),
        ("ui", "colours", "a", "b"): LineSpan(16, 16),
    }


def test_what_has_no_line_of_its_own_has_that_of_what_holds_it() -> None:
    """An entry of a list, a missing key and the whole file fall back."""
    lines = find_lines(TEXT)
    assert line_of(("source", 1, "terms", 1), lines) == 10
    assert line_of(("source", 1, "url"), lines) == 6
    assert line_of((), lines) == 1
    assert line_of(("nowhere",), lines) == 1


def test_windows_line_ends_count_once() -> None:
    """A carriage return does not make a line."""
    assert find_lines("a = 1\r\n[b]\r\nc = 2\r\n")[("b", "c")] == LineSpan(3, 3)


_NAMES = st.sampled_from(["a", "b", '"c.d"', "'e [f'", "g.h"])
_VALUES = st.sampled_from(
    ["1", '"x # y"', "'''\n[[z]]\n'''", '"""a "" \\" b"""""', "[1, # ]\n 2]", "{ i = '}' }", "''"]
)


@given(st.lists(st.tuples(_NAMES, _VALUES), unique_by=lambda pair: pair[0]), st.integers(0, 3))
def test_a_marked_key_is_found_on_its_line(pairs: list[tuple[str, str]], blank_lines: int) -> None:
    """Whatever stands above it, the line found is the line that holds the key."""
    text = "".join(f"{name} = {value}\n" for name, value in pairs) + "\n" * blank_lines + "marked = 1"
    tomllib.loads(text)
    assert text.splitlines()[find_lines(text)[("marked",)].first - 1] == "marked = 1"
