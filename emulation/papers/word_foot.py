"""The foot of a paper in Word: "Nơi nhận:", the code, the signature."""

from __future__ import annotations

import io

from docx.document import Document as WordDocument
from docx.shared import Mm, Pt
from docx.table import _Cell

from emulation.papers import layout, word_xml, wording
from emulation.papers.codes import code_words, verification_qr_png
from emulation.papers.document import Document
from emulation.papers.word_pieces import add, drop_first_paragraph, invisible_table

# Word adds the space after the last paragraph, where the PDF takes the larger one.
_BEFORE_PT = layout.BEFORE_FOOT_PT - layout.PARAGRAPH_SPACE_PT
_DROP_PT = layout.ASCENT_EM * (layout.SIGNER.size_pt - layout.RECIPIENTS_LABEL.size_pt)


def write_foot(word: WordDocument, document: Document, paper: wording.PrintedPaper) -> None:
    if document.parties:
        _write_parties(word, document)
        _write_under_parties(word, document, paper)
        return
    width_mm = layout.text_width_mm(document.orientation)
    # On a wide page the signature stands above the right half.
    left_mm = layout.RECIPIENTS_WIDTH_MM if width_mm == layout.TEXT_WIDTH_MM else width_mm // 2
    table = invisible_table(word, rows=1, left_mm=left_mm, width_mm=width_mm)
    left, right = table.rows[0].cells
    _write_left(left, document, paper)
    for line in document.signature.lines or ("",):
        add(right, line, layout.SIGNER)
    name = add(right, document.signature.name, layout.SIGNER_NAME)
    name.paragraph_format.space_before = Mm(layout.SIGNATURE_ROOM_MM)
    for cell in (left, right):
        drop_first_paragraph(cell)
        cell.paragraphs[0].paragraph_format.space_before = Pt(_BEFORE_PT)
    # "Nơi nhận:" stands on the line of the signer's office, whose letters are larger.
    left.paragraphs[0].paragraph_format.space_before = Pt(_BEFORE_PT + _DROP_PT)
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _write_parties(word: WordDocument, document: Document) -> None:
    """Write the blocks of all who sign, two beside each other."""
    rows = (len(document.parties) + 1) // 2
    table = invisible_table(word, rows=rows, left_mm=layout.TEXT_WIDTH_MM // 2)
    cells = [cell for row in table.rows for cell in row.cells]
    if len(document.parties) % 2:
        cells[-2:] = [cells[-2].merge(cells[-1])]  # who is left over stands in the middle
    for cell, party in zip(cells, document.parties, strict=True):
        for line in party.lines:
            add(cell, line, layout.SIGNER)
        name = add(cell, party.name, layout.SIGNER_NAME)
        name.paragraph_format.space_before = Mm(layout.SIGNATURE_ROOM_MM)
        drop_first_paragraph(cell)
        cell.paragraphs[0].paragraph_format.space_before = Pt(layout.AFTER_HEADER_PT)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _write_under_parties(
    word: WordDocument, document: Document, paper: wording.PrintedPaper
) -> None:
    if not (paper.recipients or document.verification):
        return
    table = invisible_table(word, rows=1, left_mm=layout.RECIPIENTS_WIDTH_MM)
    left = table.rows[0].cells[0]
    _write_left(left, document, paper)
    drop_first_paragraph(left)


def _write_left(cell: _Cell, document: Document, paper: wording.PrintedPaper) -> None:
    if paper.recipients:
        add(cell, wording.RECIPIENTS_LABEL, layout.RECIPIENTS_LABEL)
    for line in paper.recipients:
        add(cell, line, layout.RECIPIENT)
    if document.verification:
        _write_code(cell, document)


def _write_code(cell: _Cell, document: Document) -> None:
    holder = add(cell, "", layout.CODE)
    holder.paragraph_format.space_before = Pt(layout.PARAGRAPH_SPACE_PT)
    image = io.BytesIO(verification_qr_png(document.verification.url))
    picture = holder.add_run().add_picture(image, width=Mm(layout.CODE_IMAGE_MM))
    word_xml.describe_picture(picture, code_words(document.verification.url))
    holder.paragraph_format.space_after = Pt(layout.RULE_GAP_PT)
    add(cell, f"Mã xác minh: {document.verification.code}", layout.CODE)
    add(cell, document.verification.url, layout.CODE)
