from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.model import Issue, Source
from briefing.settings import (
    add_issue,
    add_sources,
    load_settings,
    setting_rows,
    starter_text,
    write_atomically,
    write_starter,
)

HERALD = Source("Herald “Late”", "feed", "https://herald.example/rss?a=1&b=\\", 'The "Herald"')

BEFORE = """\
# mine

[[source]]   # first
kind = "feed"
name = "Marlow Post"
url = "https://marlow.example/feed"   # ask Ilse

# --- Issues ---
[[issue]]
name = "Ferry"
terms = ["ferry"]
"""

AFTER = """\
# mine

[[source]]   # first
kind = "feed"
name = "Marlow Post"
url = "https://marlow.example/feed"   # ask Ilse

[[source]]
kind = "feed"
name = "Herald “Late”"
url = "https://herald.example/rss?a=1&b=\\\\"
outlet = "The \\"Herald\\""

# --- Issues ---
[[issue]]
name = "Ferry"
terms = ["ferry"]
"""


def test_a_new_source_stands_below_the_last_and_all_else_stays(tmp_path: Path) -> None:
    """Comments, blank lines and order survive; the heading of the next section stays with its section."""
    path = tmp_path / "feeds.toml"
    path.write_text(BEFORE, encoding="utf-8")
    add_sources(path, [HERALD])
    assert path.read_text(encoding="utf-8") == AFTER
    assert load_settings(path).source_list[1] == HERALD


def test_a_table_that_follows_at_once_is_parted_by_a_blank_line(tmp_path: Path) -> None:
    """Also where the file's own author left none."""
    path = tmp_path / "feeds.toml"
    path.write_text("[[source]]\nkind = 'folder'\nname = 'A'\npath = 'a'\n[ui]\n", encoding="utf-8")
    add_sources(path, [HERALD])
    assert path.read_text(encoding="utf-8").endswith('outlet = "The \\"Herald\\""\n\n[ui]\n')


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    """A file with carriage returns gets lines with carriage returns."""
    path = tmp_path / "feeds.toml"
    path.write_bytes(BEFORE.replace("\n", "\r\n").encode())
    add_sources(path, [HERALD])
    assert path.read_bytes() == AFTER.replace("\n", "\r\n").encode()


def test_a_file_without_sources_gets_its_first_at_the_end(tmp_path: Path) -> None:
    """Also when its last line is not ended."""
    path = tmp_path / "feeds.toml"
    path.write_text("# nothing yet", encoding="utf-8")
    add_sources(path, [Source("Clippings", "folder", "in", None, "*.txt"), HERALD])
    assert path.read_text(encoding="utf-8").startswith(
        '# nothing yet\n\n[[source]]\nkind = "folder"\nname = "Clippings"\npath = "in"\npattern = "*.txt"\n\n[[source'
    )
    assert len(load_settings(path).source_list) == 2


def test_a_source_that_would_spoil_the_file_is_not_written(tmp_path: Path) -> None:
    """A second source of one name is refused, and the file is as it was."""
    path = tmp_path / "feeds.toml"
    path.write_text(BEFORE, encoding="utf-8")
    with pytest.raises(SettingsError, match=r'the name "marlow post" is already that of the first \[\[source\]\]'):
        add_sources(path, [Source("marlow post", "feed", "https://other.example/")])
    assert path.read_text(encoding="utf-8") == BEFORE


def test_an_accepted_issue_stands_below_the_last_with_its_origin_as_a_comment(tmp_path: Path) -> None:
    """What a feed printed stays in the comment, whatever line ends and controls it holds."""
    path = tmp_path / "feeds.toml"
    path.write_text(BEFORE, encoding="utf-8")
    add_issue(path, Issue("Quay herons", ("herons", 'the "old quay"')), "From 4 items: Herons\x1b nest.\r\n[[source]]")
    assert path.read_text(encoding="utf-8") == BEFORE + (
        """
# From 4 items: Herons nest. [[source]]
[[issue]]
name = "Quay herons"
terms = ["herons", "the \\"old quay\\""]
# umbrella = []    # what text says when it means the issue without naming it
# context = []     # words that must stand near an umbrella term for it to count
# exclusions = []  # words that say: not this issue
# deciders = []    # names of those whose decision settles it
"""
    )
    assert load_settings(path).issue_list[1] == Issue("Quay herons", ("herons", 'the "old quay"'))


def test_a_second_issue_of_one_name_is_not_written(tmp_path: Path) -> None:
    """The file is as it was."""
    path = tmp_path / "feeds.toml"
    path.write_text(BEFORE, encoding="utf-8")
    with pytest.raises(SettingsError):
        add_issue(path, Issue("Ferry", ("boats",)), "From 2 items.")
    assert path.read_text(encoding="utf-8") == BEFORE


def test_the_starter_is_a_good_file_and_never_overwrites(tmp_path: Path) -> None:
    """`briefing init` twice leaves what the first one wrote and the user changed."""
    folder = tmp_path / "new"
    assert write_starter(folder) == (folder / "feeds.toml", folder / "articles")
    assert len(load_settings(folder / "feeds.toml").issue_list) == 1
    (folder / "feeds.toml").write_text("# changed", encoding="utf-8")
    with pytest.raises(SettingsError, match="there is one already"):
        write_starter(folder)
    assert (folder / "feeds.toml").read_text(encoding="utf-8") == "# changed"


def test_the_files_that_come_with_the_program_are_good() -> None:
    """The shipped feeds.toml has the three issues and sources enough to begin a day with."""
    shipped = load_settings(Path(__file__).resolve().parents[2] / "feeds.toml")
    assert [issue.name for issue in shipped.issue_list] == ["ATACMS", "Storm Shadow", "NATO interception"]
    assert sum(source.kind == "feed" for source in shipped.source_list) == 15
    assert starter_text().startswith("# feeds.toml: ")


def test_every_setting_says_what_it_means() -> None:
    """The documentation is made from these rows, so none may be empty."""
    rows = setting_rows()
    assert all(row.description for row in rows)
    assert ("[ingest]", "least_interval_minutes", "15") in [row[:3] for row in rows]
    assert ("[[issue]]", "terms", None) in [row[:3] for row in rows]


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    """A link is followed, and nothing is left beside the file."""
    path, link = tmp_path / "brief.md", tmp_path / "link.md"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomically(link, "new\r\n“”")
    assert path.read_bytes() == "new\r\n“”".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["brief.md", "link.md"]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """As /dev/stdout and /dev/null are."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, "brief\n")
    assert os.read(reader, 100) == b"brief\n"
    os.close(reader)
    assert pipe.is_fifo()
