"""A thousand certificates in one file: every page its own, the file small, every letter there."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from awards.certifying.layout import plain_layout
from awards.certifying.rendering import certificates_pdf
from emulation.bench_certificates import MANY, certificates, print_all
from emulation.papers.fonts import VIETNAMESE_LETTERS
from tests.awards.certifying.made import certificate, letters_of


def test_a_thousand_are_one_small_file_with_one_frame_and_one_set_of_fonts():
    content = print_all(certificates())
    assert len(content) < 1500 * MANY
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == MANY
        forms = {form.objgen for page in pdf.pages for form in page.resources.XObject.values()}
        fonts = {font.objgen for page in pdf.pages for font in page.resources.Font.values()}
    assert len(forms) == 2
    assert len(fonts) <= 4


def test_every_vietnamese_letter_can_be_read_back():
    signs = "".join(map(chr, range(0x21, 0x7F))) + "“”–…²½°"
    every = " ".join(
        line[start : start + 12]
        for line in (VIETNAMESE_LETTERS, signs)
        for start in range(0, len(line), 12)
    )
    many = [certificate(recipient=every), replace(certificate(), merit=every)]
    for letters in letters_of(certificates_pdf(plain_layout(), many)):
        printed = {letter["text"] for letter in letters}
        assert set(every) <= printed
        assert {letter["fontname"].partition("+")[2][:5] for letter in letters} == {"Tinos"}
