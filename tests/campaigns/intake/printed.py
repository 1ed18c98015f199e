"""A reading printed again: as the official paper of the portal, and as files of other hands."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

import docx
from weasyprint import HTML

from campaigns.intake.parts import Reading, ReadItem, ReadParagraph
from emulation.lib.dates import PartialDate
from emulation.papers.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
)

SOFFICE = shutil.which("soffice")


def document_of(reading: Reading) -> Document:
    """Return the official paper that prints what was read."""
    header = reading.header
    date = (int(part) for part in header.date.split("-") if part)
    body = [item for item in reading.items if item.kind != "opening"]
    opening = [item for item in reading.items if item.kind == "opening"]
    return Document(
        kind=header.kind or "KẾ HOẠCH",
        subject=header.title,
        issuer=(header.issuer,),
        superior=header.parent,
        number=header.number,
        symbol=header.symbol,
        place=header.place,
        date=PartialDate(*date),
        bases=tuple(f"{basis.lead} {basis.text}" for basis in reading.bases if basis.standing),
        opening=tuple(block for block in _blocks(opening) if isinstance(block, Paragraph)),
        body=tuple(_blocks(body)),
        recipients=tuple(Recipient(each.line or each.text) for each in reading.recipients),
        signature=Signature(reading.signature.lines, reading.signature.name),
    )


def _blocks(items: list[ReadItem] | tuple[ReadItem, ...], level: int = 1) -> Iterator[Block]:
    for item in items:
        marker, run_in = item.marker, ""
        if item.heading and not item.run_in:
            yield Heading(item.heading, marker, min(level, 4))
            marker = ""
        elif item.heading:
            run_in = item.heading
        for block in item.blocks:
            if isinstance(block, ReadParagraph):
                yield Paragraph(block.text, marker, run_in)
                marker = run_in = ""
            else:
                yield Table(block.rows, block.head_rows, caption=block.caption)
        if marker or run_in:
            yield Paragraph("", marker, run_in)
        yield from _blocks(item.children, level + 1)


def word_of_lines(text: str) -> bytes:
    """Return a Word file with a paragraph for every line of a text."""
    word = docx.Document()
    for line in text.splitlines():
        word.add_paragraph(re.sub(r"[\x00-\x08\x0b-\x1f]", "", line))
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def pdf_of_lines(text: str) -> bytes:
    """Return a PDF that shows the lines of a text as they stand."""
    style = (
        "@page { size: A4; margin: 20mm } "
        "pre { font: 11pt Tinos; white-space: pre-wrap; break-after: page }"
    )
    pages = "".join(f"<pre>{escape(page)}</pre>" for page in text.split("\f"))
    return HTML(string=f"<style>{style}</style>{pages}").write_pdf()


def converted(path: Path, kind: str, folder: Path) -> bytes:
    """Return a file as LibreOffice converts it; needs ``SOFFICE``."""
    assert SOFFICE
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile",
         "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", kind, "--outdir", str(folder),
         str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return (folder / f"{path.stem}.{kind}").read_bytes()
