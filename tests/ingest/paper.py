"""PDF and Word files made by hand, small enough to be read here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf_of(*pages: Sequence[str], trailer: str = "") -> bytes:
    """Return a PDF of these pages, a line each; an empty line is a gap. ``trailer`` is added to its trailer."""
    first_content = 4 + len(pages)
    kids = " ".join(f"{4 + number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {first_content + number} 0 R >>"
            for number in range(len(pages))
        ),
        *(_stream_of(page) for page in pages),
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(out)}\n%%EOF"
    return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}").encode("cp1252")


def _stream_of(page: Sequence[str]) -> str:
    lines = (line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in page)
    drawn = "BT /F1 11 Tf 60 760 Td 14 TL\n" + "\n".join(f"({line}) Tj T*" for line in lines) + "\nET"
    return f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"


def docx_of(*paragraphs: str, padding: int = 0) -> bytes:
    """Return a Word file of these paragraphs, each the XML of its runs; ``padding`` adds as many empty bytes."""
    body = "".join(f"<w:p>{runs}</w:p>" for runs in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        parts.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        parts.writestr("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')
        if padding:
            parts.writestr("word/media/blank.bin", b"\0" * padding)
    return made.getvalue()


def run(words: str) -> str:
    """Return a run of words as Word writes it."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
