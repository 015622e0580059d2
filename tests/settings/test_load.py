from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.model import Issue, KnownActor, Source
from briefing.settings import find_settings_path, load_settings, parse_settings

GOOD_SOURCE = '[[source]]\nkind = "feed"\nname = "Marlow Post"\nurl = "https://marlow.example/feed"\n'
GOOD_ISSUE = '[[issue]]\nname = "Ferry"\nterms = ["ferry"]\n'


def test_a_file_becomes_what_the_other_rooms_know(tmp_path: Path) -> None:
    """Sources, issues and actors arrive as values of the model, in the order of the file."""
    path = tmp_path / "feeds.toml"
    path.write_text(
        GOOD_SOURCE
        + '[[source]]\nkind = "folder"\nname = "Clippings"\npath = "in/today"\noutlet = "Desk"\n'
        + '[[issue]]\nname = " Ferry "\nterms = ["ferry", "crossing"]\ndeciders = ["Harbour Board"]\n'
        + '[[actor]]\nname = "Ilse Brandt"\nspellings = ["Brand"]\naffiliation = "Marlow"\n'
        + '[keys]\n"line.down" = "j"\nquit.now = "Q"\n[export]\nfolder = "out"\n',
        encoding="utf-8",
    )
    settings = load_settings(path)
    assert settings.source_list == (
        Source("Marlow Post", "feed", "https://marlow.example/feed"),
        Source(
            "Clippings", "folder", str(tmp_path / "in" / "today"), "Desk", "*.txt *.md *.html *.htm *.eml *.pdf *.docx"
        ),
    )
    assert settings.issue_list == (Issue("Ferry", ("ferry", "crossing"), deciders=("Harbour Board",)),)
    assert settings.known_actors == (KnownActor("Ilse Brandt", ("Brand",), "Marlow"),)
    assert settings.keys == {"line.down": "j", "quit.now": "Q"}
    assert settings.brief_folder == tmp_path / "out"
    assert settings.ingest.least_interval_minutes == 15


def test_a_source_without_a_name_is_called_after_its_place() -> None:
    """The host of a feed, the last part of a folder's path; and that name, too, is had once only."""
    nameless = "[[source]]\nkind = 'feed'\nurl = 'https://www.marlow.example/feed'\n"
    folder = "[[source]]\nkind = 'folder'\npath = '../in/today/'\n"
    assert [source.name for source in parse_settings(nameless + folder, Path("f")).source_list] == [
        "marlow.example",
        "today",
    ]
    with pytest.raises(SettingsError) as refusal:
        parse_settings(nameless + nameless.replace("/feed'", "/other'"), Path("f"))
    assert str(refusal.value) == 'f:4: the name "marlow.example" is already that of the first [[source]]'


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """Editors on Windows put one at the start of a file."""
    path = tmp_path / "feeds.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD_ISSUE.encode())
    assert [issue.name for issue in load_settings(path).issue_list] == ["Ferry"]


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    """A file saved in a national code page is named as such, not read as something else."""
    path = tmp_path / "feeds.toml"
    path.write_bytes(b"# one\n# Z\xfcrich\n")
    with pytest.raises(SettingsError, match=r"feeds\.toml:2: the file is not UTF-8 text$"):
        load_settings(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = \n", "f:1: not valid TOML: Invalid value"),
        ("[ui]\n\nx = [1,\n", "f:3: not valid TOML: Invalid value"),
        ("[ui]\ntheme = 'a'\ntheme = 'b'\n", "f:3: not valid TOML: Cannot overwrite a value"),
        (
            "colour = 1\n",
            'f:1: unknown key "colour" at the top; '
            "known are: source, issue, actor, keys, ingest, export, retention, ui",
        ),
        ("[sources]\n", 'f:1: unknown key "sources" at the top; did you mean "source"?'),
        ("[source]\nkind = 'feed'\n", "f:1: write [[source]] with two brackets; there can be several"),
        ("issue = 3\n", "f:1: write [[issue]] with two brackets; there can be several"),
        ("source = [1]\n", "f:1: write [[source]] as a table of its own, with its keys below it"),
        ("[[ui]]\ntheme = 'a'\n", "f:1: write [ui] as a table of its own, with its keys below it"),
        ("[[source]]\nname = 'A'\n", 'f:1: [[source]] has no "kind"; write kind = "feed" or kind = "folder"'),
        ("[[source]]\nkind = 'rss'\n", 'f:2: unknown kind "rss"; it is "feed" or "folder"'),
        ("[[source]]\nkind = 'feed'\nname = 'A'\n", 'f:1: [[source]] has no "url"'),
        (
            GOOD_SOURCE + "path = 'x'\n",
            'f:5: "path" in [[source]] belongs to a source of kind = "folder"',
        ),
        (
            "[[source]]\nkind = 'folder'\nname = 'A'\npath = 'a'\nurl = 'https://a.example'\n",
            'f:5: "url" in [[source]] belongs to a source of kind = "feed"',
        ),
        (GOOD_SOURCE + "outlett = 'x'\n", 'f:5: unknown key "outlett" in [[source]]; did you mean "outlet"?'),
        (GOOD_ISSUE + "term = ['x']\n", 'f:4: unknown key "term" in [[issue]]; did you mean "terms"?'),
        ("[[issue]]\nname = 'A'\n", 'f:1: [[issue]] has no "terms"'),
        ("[[issue]]\nname = 'A'\nterms = []\n", "f:3: terms is empty; give at least one"),
        ("[[issue]]\nname = 'A'\nterms = 'a'\n", 'f:3: terms = "a": it is a list, as in ["one", "two"]'),
        ("[[issue]]\nname = 'A'\nterms = ['a', ' ']\n", 'f:3: terms, entry 2, = " ": it is empty'),
        ("[[issue]]\nname = ''\nterms = ['a']\n", 'f:2: name = "": it is empty'),
        (
            "[[actor]]\nname = 'A'\n[[actor]]\nname = 'B'\nspellings = ['C', 'a']\n",
            'f:5: the spelling "a" already means the first [[actor]], A; one spelling cannot mean two actors',
        ),
        ("[ingest]\nper_host = 0\n", "f:2: per_host = 0: it is at least 1"),
        ("[ingest]\nper_host = 257\n", "f:2: per_host = 257: it is at most 256"),
        ("[ingest]\nper_host = '2'\n", 'f:2: per_host = "2": it is a whole number'),
        ("[ingest]\nfull_text = 1\n", "f:2: full_text = 1: it is true or false"),
        ("[ingest]\ncontact = true\n", "f:2: contact = true: it is text in quotation marks"),
        (
            "[ingest]\nallow_private = ['localhost']\n",
            'f:2: allow_private, entry 1, = "localhost": write "host:port", as in "127.0.0.1:8080"',
        ),
        ("[export]\nformat = 'pdf'\n", 'f:2: format = "pdf": it is "md", "html", "json" or "txt"'),
        ("[keys]\nquit = 3\n", "f:2: quit = 3: it is text in quotation marks"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_remedy(text: str, told: str) -> None:
    """Each message stands alone: file, line, key and what to write instead."""
    with pytest.raises(SettingsError) as refusal:
        parse_settings(text, Path("f"))
    assert str(refusal.value) == told


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("marlow.example/feed", "a feed's address begins with https:// or http://"),
        ("file:///etc/hosts", "a feed's address begins with https:// or http://"),
        ("javascript:alert(1)", "a feed's address begins with https:// or http://"),
        ("https:///feed", "the address names no host"),
        ("https://marlow.example/a feed", "an address has no blanks in it"),
        ("https://[marlow/feed", "this is not an address"),
        ("https://marlow.example:port/", "this is not an address"),
    ],
)
def test_a_bad_address_is_told(url: str, told: str) -> None:
    """Only http and https addresses with a host can be polled."""
    text = f"[[source]]\nkind = 'feed'\nname = 'A'\nurl = '{url}'\n"
    with pytest.raises(SettingsError) as refusal:
        parse_settings(text, Path("f"))
    assert str(refusal.value) == f'f:4: url = "{url}": {told}'


def test_all_mistakes_of_a_file_are_told_together_in_the_order_of_its_lines() -> None:
    """The third source's mistake has the third source's line, and repeats are found beside wrong keys."""
    text = (
        GOOD_SOURCE
        + "\n[[source]]\nkind = 'folder'\nname = 'marlow post'\npath = 'a'\n"
        + "\n[[source]]\nkind = 'feed'\nname = 'Third'\nulr = 'https://marlow.example/feed'\n"
        + "\n[[source]]\nkind = 'feed'\nname = 'Fourth'\nurl = 'https://marlow.example/feed'\n"
        + GOOD_ISSUE
        + GOOD_ISSUE
    )
    with pytest.raises(SettingsError) as refusal:
        parse_settings(text, Path("f"))
    assert str(refusal.value).splitlines() == [
        'f:8: the name "marlow post" is already that of the first [[source]]',
        'f:11: [[source]] has no "url"',
        'f:14: unknown key "ulr" in [[source]]; did you mean "url"?',
        'f:19: the url "https://marlow.example/feed" is already that of the first [[source]]',
        'f:24: the name "Ferry" is already that of the first [[issue]]',
    ]


def test_the_named_file_goes_before_all_others(tmp_path: Path) -> None:
    """--config, then $BRIEFING_CONFIG, then the file here, then the user's own."""
    places = [tmp_path / name for name in ("option", "variable", "here", "user")]
    for place in places:
        place.mkdir()
        (place / "feeds.toml").touch()
    option, variable, here, user = places
    environment = {"BRIEFING_CONFIG": str(variable / "feeds.toml")}
    assert find_settings_path(option, environment, here, lambda: user) == option / "feeds.toml"
    assert find_settings_path(None, environment, here, lambda: user) == variable / "feeds.toml"
    assert find_settings_path(None, {}, here, lambda: user) == here / "feeds.toml"
    (here / "feeds.toml").unlink()
    assert find_settings_path(None, {}, here, lambda: user) == user / "feeds.toml"


def test_a_named_file_that_is_not_there_is_not_passed_over(tmp_path: Path) -> None:
    """A misspelt path must not silently give the brief of another file."""
    (tmp_path / "feeds.toml").touch()
    missing = tmp_path / "no.toml"
    with pytest.raises(SettingsError) as refusal:
        find_settings_path(missing, {}, tmp_path, lambda: tmp_path)
    assert str(refusal.value) == f"{missing}: there is no such file (--config)"
    with pytest.raises(SettingsError) as refusal:
        find_settings_path(None, {"BRIEFING_CONFIG": str(missing)}, tmp_path, lambda: tmp_path)
    assert str(refusal.value) == f"{missing}: there is no such file ($BRIEFING_CONFIG)"


def test_without_any_file_the_message_says_where_it_was_looked_for(tmp_path: Path) -> None:
    """And how to get one."""
    here, user = tmp_path / "here", tmp_path / "user"
    with pytest.raises(SettingsError) as refusal:
        find_settings_path(None, {}, here, lambda: user)
    assert str(refusal.value) == (
        f"there is no {here}/feeds.toml or {user}/feeds.toml; `briefing init` writes one here, --config names another"
    )
