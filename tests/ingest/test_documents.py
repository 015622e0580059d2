from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from briefing.cache import Store
from briefing.errors import ParseError
from briefing.ingest import IngestOptions
from briefing.ingest.documents import text_of_docx, text_of_pdf
from briefing.model import Source
from tests.ingest.conftest import poll
from tests.ingest.paper import docx_of, pdf_of, run

FIRST = (
    "The council of Port Amery put off its vote on the new ferry until the figures of",
    "the harbour office are known.",
)


def test_the_lines_of_a_pdf_are_joined_to_paragraphs() -> None:
    """A gap parts them, and so does a short line that ends a sentence."""
    text = text_of_pdf(pdf_of(["Council delays ferry vote", "", *FIRST, "The mayor said: (we wait)."]))
    assert text == (
        "Council delays ferry vote\n\nThe council of Port Amery put off its vote on the new ferry until the figures of "
        "the harbour office are known.\n\nThe mayor said: (we wait)."
    )


def test_a_broken_word_is_joined_as_the_document_writes_it() -> None:
    """With its hyphen where it has one elsewhere, without one else."""
    long = "This line of the harbour office is as long as the others on the page are, and it ends in a hyphen: "
    text = text_of_pdf(pdf_of(["A long-range ferry.", "", long + "long-", "range and har-", "bour."]))
    assert text.endswith("long-range and harbour.")


def test_the_heads_feet_and_numbers_of_pages_are_left_out() -> None:
    """A sentence that runs over the page stays one."""
    sails = [
        "The first ferry left at noon and the",
        "second boat that day was late, so the",
        "third one waited until the",
    ]
    days = ["Monday", "Tuesday", "Friday"]
    pages = [
        [
            f"Harbour Office, issue {number}",
            "",
            sail,
            "quay was free of the nets and the boats.",
            f"On {days[number - 2]} the",
            "",
            f"Page {number}",
        ]
        for number, sail in enumerate(sails, 2)
    ]
    text = text_of_pdf(pdf_of(["Ferry report", "", "It was Monday."], *pages))
    assert text.startswith("Ferry report\n\nIt was Monday.\n\nThe first ferry left at noon and the quay was free of")
    assert text.count("boats. On Monday the second boat") == 1
    assert "Office" not in text
    assert "Page" not in text


def test_a_pdf_that_is_locked_says_so() -> None:
    """One whose owner forbids changes alone is read."""
    for password, owner, wanted in (("secret", None, "locked"), ("", "owner", None)):
        writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf_of(["Words."]))))
        writer.encrypt(password, owner, algorithm="RC4-128")
        made = io.BytesIO()
        writer.write(made)
        if wanted:
            with pytest.raises(ParseError, match=wanted):
                text_of_pdf(made.getvalue())
        else:
            assert text_of_pdf(made.getvalue()) == "Words."


async def test_a_pdf_locked_with_aes_is_named_and_the_reader_told_what_to_do(store: Store, tmp_path: Path) -> None:
    """What is locked so cannot be opened here even without a password."""
    key, wrapped = f"<{'00' * 48}>", f"<{'00' * 32}>"
    locked = (
        f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O {key} /U {key}"
        f" /OE {wrapped} /UE {wrapped} /Perms <{'00' * 16}> /StmF /StdCF /StrF /StdCF"
        " /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> >> "
    )
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "vote.pdf").write_bytes(pdf_of(["Words."], trailer=locked))
    options = IngestOptions(worker_processes=0, settle_seconds=0)
    (report,) = await poll(store, options, Source("Desk", "folder", str(tmp_path / "news")))
    assert report.error == (
        "vote.pdf: The PDF is locked with AES encryption, which cannot be undone here. Open it and print it into a new"
        " PDF."
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"%PDF-1.4\n1 0 obj << /Type /Catalog >> trailer <<>>", b"no pdf", b"\0" * 999],
    ids=["nothing", "a head", "no pages", "no PDF", "zeros"],
)
def test_a_damaged_pdf_is_refused_in_words(data: bytes) -> None:
    """Whatever its reader makes of it."""
    with pytest.raises(ParseError, match="PDF"):
        text_of_pdf(data)


def test_a_cut_pdf_gives_words_or_a_refusal() -> None:
    """At every length."""
    whole = pdf_of(["Council delays ferry vote", "", *FIRST])
    for length in range(0, len(whole), 23):
        said = words_or_refusal(whole[:length])
        assert "ferry" in said or "PDF" in said


def words_or_refusal(data: bytes) -> str:
    """Return what a PDF says, or why it does not."""
    try:
        return text_of_pdf(data)
    except ParseError as error:
        return str(error)


def test_a_pdf_without_words_is_a_scan() -> None:
    """And said to be."""
    with pytest.raises(ParseError, match="a scan"):
        text_of_pdf(pdf_of([""]))


def test_the_words_of_a_word_file_are_as_it_shows_them() -> None:
    """Tracked insertions are there, deletions are not."""
    tracked = (
        f'{run("It will ")}<w:ins w:id="1" w:author="x">{run("not ")}</w:ins>'
        f'<w:del w:id="2" w:author="x"><w:r><w:delText>perhaps </w:delText></w:r></w:del>{run("sail.")}'
    )
    assert text_of_docx(docx_of(run("Ferry vote"), "", tracked)) == "Ferry vote\n\nIt will not sail."


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04none", b"\xd0\xcf\x11\xe0 an old .doc", docx_of()[:300], docx_of(), docx_of(run("&bad;"))],
    ids=["nothing", "no archive", "an old one", "cut", "no words", "no XML"],
)
def test_a_word_file_that_cannot_be_read_is_refused_in_words(data: bytes) -> None:
    """Damaged, locked, old or empty."""
    with pytest.raises(ParseError, match="Word file"):
        text_of_docx(data)


def test_a_word_file_that_hides_its_size_is_not_unpacked() -> None:
    """A hundred thousand bytes for a hundred million."""
    bomb = docx_of(run("Words."), padding=100_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(ParseError, match="unpacked"):
        text_of_docx(bomb)


@pytest.mark.parametrize("workers", [0, 1])
async def test_a_folder_of_papers_is_read_by_what_they_say(store: Store, tmp_path: Path, workers: int) -> None:
    """Each bad one is named and holds up no other; what Word leaves beside an open file is none of ours."""
    (tmp_path / "news").mkdir()
    head = ["Council delays ferry vote", "", "PORT AMERY, March 4, 2024 (Harbour News) - " + FIRST[0], FIRST[1]]
    (tmp_path / "news" / "a.pdf").write_bytes(pdf_of(head))
    (tmp_path / "news" / "b.docx").write_bytes(docx_of(*(run(line) for line in ("Ferry vote", " ".join(FIRST)))))
    (tmp_path / "news" / "c.pdf").write_bytes(b"%PDF-1.7 cut")
    (tmp_path / "news" / "d.docx").write_bytes(b"")
    (tmp_path / "news" / "~$b.docx").write_bytes(b"lock")
    options = IngestOptions(worker_processes=workers, settle_seconds=0)
    (report,) = await poll(store, options, Source("Desk", "folder", str(tmp_path / "news"), outlet="Amery Gazette"))
    assert report.phase == "done"
    pdf, word = sorted(store.load_items(), key=lambda item: item.path or "")
    assert (pdf.title, pdf.outlet, pdf.dateline) == ("Council delays ferry vote", "Harbour News", "PORT AMERY")
    assert (pdf.published, pdf.published_basis) == (datetime(2024, 3, 4, tzinfo=UTC), "text")
    assert (word.title, word.text, word.outlet) == ("Ferry vote", f"Ferry vote\n\n{' '.join(FIRST)}", "Amery Gazette")
    degraded = store.feed_states()["Desk"].degraded or ""
    assert "c.pdf: The PDF is damaged" in degraded
    assert "d.docx: The Word file is damaged" in degraded
    assert "~$" not in degraded
