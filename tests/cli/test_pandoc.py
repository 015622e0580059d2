from __future__ import annotations

import shutil
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest

from briefing.cli.pandoc import PDF_ENGINES, convert
from briefing.errors import ExportError
from tests.cli.conftest import Desk

MOMENT = datetime(2031, 5, 6, 23, 59, tzinfo=UTC)
MARKDOWN = (
    "---\ntitle: Brief\n---\n\n# The brief\n\n| When | Says |\n| --- | --- |\n| today | “Ни кроку назад” [1¶2] |\n"
)

with_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
with_engine = pytest.mark.skipif(
    not any(map(shutil.which, PDF_ENGINES)), reason="nothing is installed that pandoc makes a PDF with"
)


def test_without_pandoc_the_reader_is_told_what_else_there_is() -> None:
    """Nothing is written then."""
    with pytest.raises(ExportError) as refusal:
        convert(MARKDOWN, "docx", MOMENT, which=lambda name: None)
    assert str(refusal.value) == (
        "--format docx needs pandoc, which is not installed (https://pandoc.org); "
        "--format html is a file that any browser prints to PDF"
    )


def test_without_an_engine_the_ones_that_would_do_are_named() -> None:
    """Pandoc alone makes no PDF."""
    with pytest.raises(ExportError) as refusal:
        convert(MARKDOWN, "pdf", MOMENT, which=lambda name: "/opt/pandoc" if name == "pandoc" else None)
    assert str(refusal.value) == (
        "--format pdf needs, beside pandoc, one of weasyprint, typst, tectonic, xelatex, lualatex or wkhtmltopdf, and "
        "none is installed; --format html is a file that any browser prints to PDF"
    )


def test_a_pandoc_that_fails_is_told_in_words() -> None:
    """As a refusal, not as a traceback."""
    with pytest.raises(ExportError, match="pandoc could not make the file: "):
        convert(MARKDOWN, "docx", MOMENT, which=lambda name: shutil.which("false"))
    with pytest.raises(ExportError, match="pandoc could not make the file: "):
        convert(MARKDOWN, "docx", MOMENT, which=lambda name: f"/nowhere/{name}")


@with_pandoc
def test_a_docx_holds_the_brief_and_is_the_same_every_time() -> None:
    """Without the front matter; a table is a table."""
    made = convert(MARKDOWN, "docx", MOMENT)
    text = zipfile.ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert "“Ни кроку назад” [1¶2]" in text.replace('</w:t></w:r><w:r><w:t xml:space="preserve">', "")
    assert "<w:tbl>" in text
    assert "title: Brief" not in text
    assert convert(MARKDOWN, "docx", MOMENT) == made


@with_pandoc
@with_engine
def test_a_pdf_is_made() -> None:
    """By whichever engine is there."""
    assert convert(MARKDOWN, "pdf", MOMENT).startswith(b"%PDF-")


@with_pandoc
def test_an_exported_docx_is_written_like_any_other_file(desk: Desk) -> None:
    """Under the day, and again over what nobody edited; an edited one stays."""
    path = desk.folder / "briefs" / "2023-05-10.docx"
    for _ in range(2):
        assert desk.run("export", "--format", "docx", "--day", "2023-05-10").stdout == f"{path}\n"
    path.write_bytes(path.read_bytes() + b"edited")
    assert desk.run("export", "--format", "docx", "--day", "2023-05-10").exit_code == 1
    assert path.read_bytes().endswith(b"edited")
