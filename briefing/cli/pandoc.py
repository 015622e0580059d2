"""PDF and DOCX, made from the checked markdown by pandoc where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import ExportError

if TYPE_CHECKING:
    from briefing.cli.briefs import PandocFormat

# What pandoc can make a PDF with, in the order tried: those that set any script and look most like the HTML first.
PDF_ENGINES = ("weasyprint", "typst", "tectonic", "xelatex", "lualatex", "wkhtmltopdf")
_SECONDS = 120
# What the engines that print HTML are told beside pandoc's own style: pages are filled, cells begin at their top.
_STYLE = """<style>
@page { size: A4; margin: 18mm 16mm }
body { font-size: 9.5pt; max-width: none; padding: 0; margin: 0; hyphens: manual }
td, th { vertical-align: top }
tr, li { break-inside: avoid }
h1, h2, h3 { break-after: avoid }
</style>
"""
_INSTEAD = "--format html is a file that any browser prints to PDF"


def convert(
    markdown: str, form: PandocFormat, moment: datetime, which: Callable[[str], str | None] = shutil.which
) -> bytes:
    """Return a brief in markdown as PDF or DOCX; ``moment`` is the time that the file bears, ``which`` finds programs.

    Raises:
        ExportError: pandoc, or for PDF a program that it works with, is not installed or fails.
    """
    pandoc = which("pandoc")
    if pandoc is None:
        raise ExportError(f"--format {form} needs pandoc, which is not installed (https://pandoc.org); {_INSTEAD}")
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        made = Path(folder) / f"brief.{form}"
        style = Path(folder) / "style.html"
        style.write_text(_STYLE, encoding="utf-8")
        engine = _engine(which, style) if form == "pdf" else ()
        command = [pandoc, *_options(markdown), *engine, "--output", str(made)]
        _run(command, markdown, moment, folder)
        return made.read_bytes()


def _options(markdown: str) -> Sequence[str]:
    """Read as GitHub does, without front matter: it is for programs, and the brief begins with its title."""
    title = next((line.lstrip("# ") for line in markdown.splitlines() if line.startswith("# ")), "Brief")
    return ("--from", "gfm", "--standalone", "--metadata", f"pagetitle={title}", "--metadata", "lang=en")


def _engine(which: Callable[[str], str | None], style: Path) -> Sequence[str]:
    for engine in PDF_ENGINES:
        if path := which(engine):
            prints_html = engine in ("weasyprint", "wkhtmltopdf")
            look = ("--include-in-header", str(style)) if prints_html else ("--variable", "geometry:margin=2cm")
            return ("--pdf-engine", path, *look)
    known = f"{', '.join(PDF_ENGINES[:-1])} or {PDF_ENGINES[-1]}"
    raise ExportError(f"--format pdf needs, beside pandoc, one of {known}, and none is installed; {_INSTEAD}")


def _run(command: Sequence[str], markdown: str, moment: datetime, folder: str) -> None:
    # pandoc and its engines date what they write by this variable, so that the same brief gives the same bytes.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    body = markdown.split("---\n", 2)[2] if markdown.startswith("---\n") else markdown
    try:
        subprocess.run(
            command, input=body.encode(), capture_output=True, check=True, cwd=folder, env=environment, timeout=_SECONDS
        )
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ExportError(f"pandoc could not make the file: {told[-1] if told else error.returncode}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ExportError(f"pandoc could not make the file: {error}") from error
