from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.cli.briefs import (
    brief_path,
    difference_from,
    format_of,
    overwrite_brief,
    take_back,
    write_beside,
    write_brief,
    write_with_way_back,
)
from briefing.errors import ExportError, UsageError
from briefing.settings import parse_settings


def test_a_brief_is_written_again_as_long_as_nobody_else_touched_it(tmp_path: Path) -> None:
    """A later brief of the same day takes the place of the earlier one."""
    path = tmp_path / "briefs" / "2031-05-06.md"
    write_brief(path, "morning\n", tmp_path / "cache")
    write_brief(path, "noon\n", tmp_path / "cache")
    assert path.read_text() == "noon\n"


def test_a_brief_edited_by_hand_is_left_as_it_is(tmp_path: Path) -> None:
    """Only force overwrites it; then it is this program's again."""
    path, cache = tmp_path / "2031-05-06.md", tmp_path / "cache"
    write_brief(path, "morning\n", cache)
    path.write_text("morning, corrected by Ilse\n")
    with pytest.raises(ExportError) as refusal:
        write_brief(path, "noon\n", cache)
    assert str(refusal.value) == (
        f"{path}: was changed by hand and is left as it is; --diff shows how it differs, --new-name writes beside it, "
        "--force overwrites it"
    )
    assert path.read_text() == "morning, corrected by Ilse\n"
    overwrite_brief(path, "noon\n", cache)
    write_brief(path, "evening\n", cache)
    assert path.read_text() == "evening\n"


def test_beside_an_edited_brief_stands_the_new_one_under_the_next_number(tmp_path: Path) -> None:
    """What was edited under that number too is left as well; what was not takes the newer brief."""
    path, cache = tmp_path / "2031-05-06.md", tmp_path / "cache"
    assert write_beside(path, "morning\n", cache) == path
    path.write_text("morning, corrected by Ilse\n")
    second = tmp_path / "2031-05-06-2.md"
    assert write_beside(path, "noon\n", cache) == second
    assert write_beside(path, "evening\n", cache) == second
    second.write_text("evening, corrected by Ilse\n")
    assert write_beside(path, b"night\n", cache) == tmp_path / "2031-05-06-3.md"
    assert path.read_text() == "morning, corrected by Ilse\n"
    assert second.read_text() == "evening, corrected by Ilse\n"


def test_what_was_written_can_be_taken_back(tmp_path: Path) -> None:
    """What stood there stands there again, and is this program's still; where nothing stood, nothing does."""
    path, cache = tmp_path / "2031-05-06.md", tmp_path / "cache"
    first = write_with_way_back(path, "morning\n", cache)
    second = write_with_way_back(path, "noon\n", cache)
    take_back(second, cache)
    assert path.read_text() == "morning\n"
    take_back(first, cache)
    assert not path.exists()
    take_back_again = write_with_way_back(path, "evening\n", cache)
    assert take_back_again.path == path


def test_what_was_edited_since_is_not_taken_back(tmp_path: Path) -> None:
    """The words of a reader are theirs."""
    path, cache = tmp_path / "2031-05-06.md", tmp_path / "cache"
    written = write_with_way_back(path, "morning\n", cache)
    path.write_text("morning, corrected by Ilse\n")
    with pytest.raises(UsageError, match="was changed since it was written, and stays"):
        take_back(written, cache)
    assert path.read_text() == "morning, corrected by Ilse\n"


def test_a_difference_is_told_line_by_line(tmp_path: Path) -> None:
    """From the file as it is to the brief as it would be."""
    path = tmp_path / "brief.md"
    path.write_text("one\ntwo, edited\nthree")
    assert difference_from(path, "one\ntwo\nthree\n").splitlines() == [
        f"--- {path}",
        "+++ the brief as it would be written",
        "@@ -1,3 +1,3 @@",
        " one",
        "-two, edited",
        "-three",
        "\\ No newline at end of file",
        "+two",
        "+three",
    ]
    assert difference_from(path, "one\ntwo, edited\nthree") == ""


def test_a_file_that_this_program_never_wrote_is_left_as_it_is(tmp_path: Path) -> None:
    """Also when the note of what was written is spoiled."""
    path, cache = tmp_path / "notes.md", tmp_path / "cache"
    cache.mkdir()
    (cache / "exports.json").write_text("{")
    path.write_text("my notes\n")
    with pytest.raises(ExportError):
        write_brief(path, "brief\n", cache)
    write_brief(path, "my notes\n", cache)
    assert path.read_text() == "my notes\n"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """In words, not as a traceback."""
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"/file/brief\.md: cannot be written"):
        overwrite_brief(tmp_path / "file" / "brief.md", "x", tmp_path / "cache")


def test_a_brief_is_named_by_its_day_and_issue() -> None:
    """Letters outside ASCII, blanks and slashes never reach a file's name."""
    settings = parse_settings("[export]\nfolder = 'out'\n", Path("/desk/feeds.toml"))
    day = date(2031, 5, 6)
    assert brief_path(settings, day, "md") == Path("/desk/out/2031-05-06.md")
    assert brief_path(settings, day, "html", "Zürich/../ Ferry") == Path("/desk/out/2031-05-06-zurich-ferry.html")
    assert brief_path(settings, day, "txt", "Київ") == Path("/desk/out/2031-05-06-issue.txt")


@pytest.mark.parametrize(
    ("output", "form"),
    [
        ("a.html", "html"),
        ("A.MD", "md"),
        ("b.json", "json"),
        ("b.pdf", "pdf"),
        ("b.docx", "docx"),
        ("c", None),
        ("-", None),
        (None, None),
    ],
)
def test_the_name_of_a_file_tells_its_format(output: str | None, form: str | None) -> None:
    """`-o brief.html` needs no --format."""
    assert format_of(output) == form
