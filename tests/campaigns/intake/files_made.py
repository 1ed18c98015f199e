"""Files for tests of the intake: Word from plain OOXML, PDF by WeasyPrint and pikepdf."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pikepdf
from weasyprint import HTML

from campaigns.intake.parts import Grid, Line, Source
from emulation.papers.pdf import ClosedFetcher

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
SENTENCE = (
    "Các thôn bàn kỹ từng việc, ghi rõ người làm, ngày xong và kết quả, rồi gửi bản đăng ký "
    "về Văn phòng để theo dõi trong cả năm và biểu dương kịp thời những nơi làm tốt."
)


# ---- Reading results -----------------------------------------------------------------------


def lines(source: Source) -> list[Line]:
    return [part for part in source.parts if isinstance(part, Line)]


def texts(source: Source) -> list[str]:
    """The lines' texts, footnotes aside."""
    return [line.text for line in lines(source) if not line.is_note]


def notes(source: Source) -> list[str]:
    return [line.text for line in lines(source) if line.is_note]


def grids(source: Source) -> list[tuple[tuple[str, ...], ...]]:
    return [part.rows for part in source.parts if isinstance(part, Grid)]


def all_words(source: Source) -> list[str]:
    """Every word of parts and leftover, in order of parts."""
    cells = [cell for rows in grids(source) for row in rows for cell in row]
    whole = [line.text for line in lines(source)] + cells + list(source.leftover)
    return " ".join(whole).split()


# ---- Word ------------------------------------------------------------------------------------


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A w:p; a plain string becomes a run."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    return paragraph(text, properties=number_properties(number, level))


def number_properties(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(*content: str, properties: str = "") -> str:
    inner = "".join(each if each.startswith("<w:") else paragraph(each) for each in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: Sequence[str], borders: bool = True) -> str:
    """A w:tbl of rows of cells; a plain string becomes a cell."""
    line = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    inner = "".join(
        "<w:tr>"
        + "".join(each if each.startswith("<w:tc") else cell(each) for each in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{line}</w:tblPr>{inner}</w:tbl>"


def relationship(kind: str, target: str, name: str = "", *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{name or kind}" Type="{_R}/{kind}" Target="{escape(target)}"{mode}/>'


def word_parts(
    *body: str,
    links: Iterable[str] = (),
    parts: Mapping[str, str | bytes] | None = None,
    **roots: str,
) -> dict[str, bytes]:
    """The parts of a .docx; ``roots`` are inner XML of styles, numbering, footnotes, …"""
    made: dict[str, str | bytes] = {"word/document.xml": root("document", _body(body))}
    relations = list(links)
    for name, inner in roots.items():
        kind = name.rstrip("0123456789")
        made[f"word/{name}.xml"] = root(_ROOTS.get(kind, kind), inner)
        relations.append(relationship(kind, f"{name}.xml", name))
    made["word/_rels/document.xml.rels"] = _relationships(relations)
    made["_rels/.rels"] = _relationships([relationship("officeDocument", "word/document.xml")])
    made["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    made |= parts or {}
    return {
        name: content.encode() if isinstance(content, str) else content
        for name, content in made.items()
    }


def word_file(*body: str, **given: object) -> bytes:
    """A .docx with these blocks in its body."""
    return packed(word_parts(*body, **given))


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{inner}</w:{name}>'


def list_levels(*levels: str, abstract: int = 1, number: int = 1) -> str:
    """An abstract list with these levels and one list of it."""
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
    )


def list_level(
    at: int, form: str, text: str, *, start: int = 1, font: str = "", more: str = ""
) -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{escape(text)}"/>{more}{fonts}</w:lvl>'
    )


_ROOTS = {"header": "hdr", "footer": "ftr"}


def _body(blocks: Iterable[str]) -> str:
    inner = "".join(each if each.startswith("<") else paragraph(each) for each in blocks)
    return f"<w:body>{inner}<w:sectPr/></w:body>"


def _relationships(relations: Iterable[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'


# ---- PDF -------------------------------------------------------------------------------------

_PAGE_CSS = """
    @page { size: A4; margin: 20mm 18mm 20mm 30mm }
    body { font: 14pt Tinos; margin: 0 }
    p { margin: 0 0 6pt; text-indent: 12.7mm; text-align: justify; line-height: 1.3 }
    table { border-collapse: collapse; width: 100% }
    .ruled td, .ruled th { border: 0.5pt solid black; padding: 3pt }
    .centred { text-align: center; text-indent: 0 }
"""


def pdf_of(html: str, css: str = "") -> bytes:
    """A PDF of this HTML on A4 with the margins of official papers."""
    page = f"<style>{_PAGE_CSS}{css}</style>{html}"
    return HTML(string=page, url_fetcher=ClosedFetcher()).write_pdf()


def typed_pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]],
    font: str = "Times-Roman",
    *,
    size: float = 14,
    encoding: str = "cp1252",
    meanings: Mapping[int, int] | None = None,
) -> bytes:
    """A PDF of single-byte letters at (x, y from the bottom), of a font with this name.

    ``meanings`` gives the Unicode letter of each code.
    """
    document = pikepdf.new()
    fonts = pikepdf.Dictionary(F1=_simple_font(document, font, meanings))
    for texts_of_page in pages:
        stream = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n"
            % (size, x, y, text.encode(encoding, "replace").hex().encode())
            for x, y, text in texts_of_page
        )
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=fonts)
        page.Contents = document.make_stream(stream)
    return saved(document)


def scan(pages: int = 2) -> bytes:
    """Pages that are pictures only."""
    document = pikepdf.new()
    picture = document.make_stream(b"\x80" * 100)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width = picture.Height = 10
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    for _ in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im1=picture))
        page.Contents = document.make_stream(b"q 595 0 0 842 0 0 cm /Im1 Do Q")
    return saved(document)


def locked(data: bytes, *, user: str, owner: str = "chủ") -> bytes:
    """The PDF, encrypted."""
    document = pikepdf.open(io.BytesIO(data))
    return saved(document, encryption=pikepdf.Encryption(user=user, owner=owner))


def joined_pdf(*files: bytes) -> bytes:
    document = pikepdf.new()
    for file in files:
        document.pages.extend(pikepdf.open(io.BytesIO(file)).pages)
    return saved(document)


def saved(document: pikepdf.Pdf, **given: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream, **given)
    return stream.getvalue()


def _simple_font(
    document: pikepdf.Pdf, name: str, meanings: Mapping[int, int] | None
) -> pikepdf.Object:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.TrueType,
        BaseFont=pikepdf.Name(f"/{name}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
        FirstChar=0,
        LastChar=255,
        Widths=[500] * 256,
    )
    if meanings is not None:
        names = [pikepdf.Name(f"/letter.{code}") for code in range(256)]
        font.Encoding = pikepdf.Dictionary(Differences=[0, *names])
        pairs = "".join(f"<{code:02x}> <{letter:04x}>\n" for code, letter in meanings.items())
        cmap = f"begincmap\n{len(meanings)} beginbfchar\n{pairs}endbfchar\nendcmap"
        font.ToUnicode = document.make_stream(cmap.encode())
    return document.make_indirect(font)
