"""Pages of a PDF as letters and ruled lines in their places; pdfminer (of pdfplumber) parses.

Points from the top left corner of the sheet; y of a letter is its baseline.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from typing import Final

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources.rows import SOFT_HYPHEN

# It warns of every oddity of every letter; what matters is said in a refusal.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

UNKNOWN_LETTER: Final = "\ufffd"
_SOFT_HYPHEN_PLACE: Final = 0xAD
_FAR: Final = 50_000.0  # points; nothing on a sheet is farther away
_THIN: Final = 3.0  # points; a rectangle as thin is a line
_STRAIGHT: Final = 0.7  # points by which a line may lean
_MAX_RULES: Final = 20_000  # of a sheet; drawings have more
_STREAM: Final = re.compile(rb"stream\r?\n")
_TWICE_PACKED: Final = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
_DICTIONARY_BYTES: Final = 1_000  # before the stream


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter; ``size`` is its font's. Turned letters are kept apart on their sheet."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; of a horizontal one ``at`` is y, of a vertical one x."""

    at: float
    start: float
    end: float


@dataclass
class Sheet:
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)  # read upwards, in turned places
    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    picture_share: float = 0.0  # of the sheet that the largest picture covers


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """Give page after page; raises ``Unreadable`` for locked, damaged and overlong files."""
    _refuse_bombs(data)
    sheets = _sheets(data)
    while (sheet := _next(sheets)) is not None:
        yield sheet


def _next(sheets: Iterator[Sheet]) -> Sheet | None:
    try:
        return next(sheets, None)
    except Unreadable:
        raise
    except PDFEncryptionError as error:
        raise Unreadable(refusals.LOCKED) from error
    except Exception as error:  # pdfminer raises whatever a torn file leads it to
        raise Unreadable(refusals.DAMAGED_PDF) from error


def _sheets(data: bytes) -> Iterator[Sheet]:
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    pages = list(islice(PDFPage.create_pages(document), refusals.MAX_PAGES + 1))
    if len(pages) > refusals.MAX_PAGES:
        raise Unreadable(refusals.TOO_MANY_PAGES)
    if not pages:
        raise Unreadable(refusals.DAMAGED_PDF)
    manager = PDFResourceManager()
    device = _Device(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in pages:
        interpreter.process_page(page)
        yield _upright(device.sheet)


class _Device(PDFTextDevice):
    """Notes where letters and straight lines stand; draws nothing."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.sheet = Sheet(0, 0)
        self.letters = 0

    def begin_page(self, page, ctm) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.sheet = Sheet(max(abs(x1 - x0), 1.0), max(abs(y1 - y0), 1.0))

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN_LETTER
        if cid == _SOFT_HYPHEN_PLACE and text in " -" and not font.is_multibyte():
            text = SOFT_HYPHEN  # ư in TCVN3
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, e, f = matrix
        start = (c * rise + e, d * rise + f)
        end = (start[0] + a * advance, start[1] + b * advance)
        size = abs(fontsize) * abs(a * d - b * c) ** 0.5
        self._note(text, start, end, size, _font_name(font))
        return advance

    def _note(self, text: str, start, end, size: float, name: str) -> None:
        self.letters += 1
        if self.letters > refusals.MAX_LETTERS:
            raise Unreadable(refusals.TOO_MANY_LETTERS)
        if not text or not max(map(abs, (*start, *end, size))) < _FAR:
            return
        height = self.sheet.height
        if abs(end[1] - start[1]) <= abs(end[0] - start[0]):
            x0, x1 = sorted((start[0], end[0]))
            self.sheet.glyphs.append(Glyph(text, x0, x1, height - start[1], size, name))
        elif end[1] > start[1]:  # read upwards: the sheet turned to the right
            self.sheet.turned.append(Glyph(text, start[1], end[1], start[0], size, name))
        else:
            turned = Glyph(text, height - start[1], height - end[1], -start[0], size, name)
            self.sheet.turned.append(turned)

    def paint_path(self, gstate, stroke, fill, evenodd, path) -> None:
        sheet = self.sheet
        if len(sheet.horizontals) + len(sheet.verticals) > _MAX_RULES:
            return
        for points in _polygons(path):
            placed = [apply_matrix_pt(self.ctm, point) for point in points]
            if not max((abs(value) for point in placed for value in point), default=_FAR) < _FAR:
                continue
            self._note_rules([(x, sheet.height - y) for x, y in placed], bool(stroke))

    def _note_rules(self, points: list[tuple[float, float]], stroke: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if height <= _THIN < width:
            self.sheet.horizontals.append(Rule((min(ys) + max(ys)) / 2, min(xs), max(xs)))
        elif width <= _THIN < height:
            self.sheet.verticals.append(Rule((min(xs) + max(xs)) / 2, min(ys), max(ys)))
        elif stroke:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(y1 - y0) <= _STRAIGHT:
                    self.sheet.horizontals.append(Rule(y0, min(x0, x1), max(x0, x1)))
                elif abs(x1 - x0) <= _STRAIGHT:
                    self.sheet.verticals.append(Rule(x0, min(y0, y1), max(y0, y1)))

    def begin_figure(self, name, bbox, matrix) -> None:
        pass

    def end_figure(self, name) -> None:
        pass

    def render_image(self, name, stream) -> None:
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (0, 0, 1, 1))
        share = abs((x1 - x0) * (y1 - y0)) / (self.sheet.width * self.sheet.height)
        self.sheet.picture_share = max(self.sheet.picture_share, min(share, 1.0))


def _font_name(font) -> str:
    """Return the name of the font's descriptor, else of the font itself."""
    if font.fontname != "unknown":
        return str(font.fontname)
    return str(getattr(font, "basefont", ""))


def _polygons(path) -> Iterator[list[tuple[float, float]]]:
    """Give the corner points of every part of a path that has only straight lines."""
    points: list[tuple[float, float]] = []
    curved = False
    for operator, *numbers in path:
        if operator == "m":
            if len(points) > 1 and not curved:
                yield points
            points, curved = [tuple(numbers[:2])], False
        elif operator == "l":
            points.append(tuple(numbers[:2]))
        elif operator == "h" and points:
            points.append(points[0])
        else:
            curved = True
    if len(points) > 1 and not curved:
        yield points


def _upright(sheet: Sheet) -> Sheet:
    """Turn a sheet whose letters are nearly all turned: a wide table on an upright page."""
    if len(sheet.turned) <= 4 * len(sheet.glyphs):
        return sheet
    downwards = sum(1 for glyph in sheet.turned if glyph.y < 0) > len(sheet.turned) / 2
    width, height = sheet.width, sheet.height
    if downwards:
        glyphs = [replace(glyph, y=glyph.y + width) for glyph in sheet.turned]
        across = [Rule(width - rule.at, rule.start, rule.end) for rule in sheet.verticals]
        down = [Rule(rule.at, width - rule.end, width - rule.start) for rule in sheet.horizontals]
    else:
        glyphs = sheet.turned
        across = [Rule(rule.at, height - rule.end, height - rule.start) for rule in sheet.verticals]
        down = [Rule(height - rule.at, rule.start, rule.end) for rule in sheet.horizontals]
    return Sheet(height, width, glyphs, sheet.glyphs, across, down, sheet.picture_share)


def _refuse_bombs(data: bytes) -> None:
    """Measure packed streams before pdfminer unpacks them whole; pictures stay packed."""
    total = 0
    for found in _STREAM.finditer(data):
        begin = found.end()
        dictionary = data[max(0, found.start() - _DICTIONARY_BYTES) : found.start()]
        dictionary = dictionary.rpartition(b" obj")[2]
        if _TWICE_PACKED.search(dictionary):
            raise Unreadable(refusals.PDF_BOMB)
        if b"/Image" in dictionary or data[begin : begin + 1] not in (b"x", b"h", b"H", b"X"):
            continue
        end = data.find(b"endstream", begin)
        total += _unpacked_size(data[begin : end if end > 0 else None])
        if total > refusals.MAX_STREAMS_BYTES:
            raise Unreadable(refusals.PDF_BOMB)


def _unpacked_size(packed: bytes) -> int:
    unpacker = zlib.decompressobj()
    size, rest = 0, packed
    try:
        while rest and not unpacker.eof:
            size += len(unpacker.decompress(rest, 1 << 20))
            rest = unpacker.unconsumed_tail
            if size > refusals.MAX_STREAM_BYTES:
                raise Unreadable(refusals.PDF_BOMB)
    except zlib.error:
        return size
    return size
