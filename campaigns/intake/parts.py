"""What the reader of old plans hands on: a source in lines, and the reading made of it.

Plain values without a database. A source is what a file shows, line by line; a reading is
what the lines mean. Every word of the source stands in exactly one place of the reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

FileKind = Literal["text", "word", "pdf"]
ItemKind = Literal["opening", "section", "item", "closing", "appendix", "rest"]


# ---- The source: what the file shows -----------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One line of a file, letters composed, outer white space gone.

    A line of Word is a whole paragraph. ``None`` in a hint means that the file does not say.
    """

    text: str
    page: int = 1
    starts: bool | None = None  # True: a paragraph begins here; False: it goes on
    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    indent: float | None = None  # of the first letter from the left edge of the text, in points
    full: bool | None = None  # reaches the right edge of the text (a wrapped line does)
    column: Literal["", "left", "right"] = ""  # of a head or foot set in two columns
    is_note: bool = False  # of a footnote


@dataclass(frozen=True)
class Grid:
    """A table of the file, whose cells hold something; merged cells repeat their text once.

    A two-column frame that only sets a head or foot is no grid: its cells are lines.
    """

    rows: tuple[tuple[str, ...], ...]
    page: int = 1


@dataclass(frozen=True)
class Source:
    """All lines and tables of a file in reading order.

    ``leftover`` keeps what is no text of the paper: page numbers, running heads.
    """

    kind: FileKind
    parts: tuple[Line | Grid, ...]
    leftover: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()  # Vietnamese sentences: "Tệp dùng bảng mã TCVN3, đã đổi."


# ---- Between: lines joined to paragraphs ---------------------------------------------------


@dataclass(frozen=True)
class Passage:
    """Lines that make one paragraph, joined; a marker still stands at the beginning."""

    text: str
    page: int = 1
    bold: bool | None = None  # the whole passage
    italic: bool | None = None
    centred: bool | None = None
    column: Literal["", "left", "right"] = ""
    is_note: bool = False


# ---- The reading -----------------------------------------------------------------------------


@dataclass(frozen=True)
class ReadParagraph:
    """``key`` names the block within its reading; keys grow in reading order."""

    key: int
    text: str
    page: int = 1


@dataclass(frozen=True)
class ReadTable:
    key: int
    rows: tuple[tuple[str, ...], ...]
    head_rows: int = 1
    caption: str = ""
    page: int = 1


ReadBlock = ReadParagraph | ReadTable


@dataclass(frozen=True)
class ReadTask:
    """Work that an item gives to units or posts, in the words of the paper."""

    summary: str
    leads: tuple[str, ...] = ()
    coordinates: tuple[str, ...] = ()
    deadline: str = ""  # ISO date, or ""
    recurring: str = ""  # "6 tháng, năm"


@dataclass(frozen=True)
class ReadItem:
    """A place in the tree. ``marker`` as typed: "I.", "1.1.", "a)", "-", "Điều 2.", or "".

    ``heading`` is a title line without its marker. ``run_in``: the text goes on in the
    heading's own line.
    """

    key: int
    kind: ItemKind
    marker: str = ""
    heading: str = ""
    run_in: bool = False
    blocks: tuple[ReadBlock, ...] = ()
    children: tuple[ReadItem, ...] = ()
    task: ReadTask | None = None


@dataclass(frozen=True)
class ReadHeader:
    """The head of the paper; "" where the text gives none."""

    kind: str = ""  # tên loại: "KẾ HOẠCH", "CHỈ THỊ"
    title: str = ""  # trích yếu
    issuer: str = ""
    parent: str = ""  # cơ quan chủ quản
    number: str = ""  # zeros kept
    symbol: str = ""  # "KH-UBND"
    place: str = ""
    date: str = ""  # "2024-02-26", "2024-02", "2024"
    theme: str = ""  # the motto, without quotation marks
    theme_label: str = ""  # chủ đề, phương châm, khẩu hiệu
    lines: tuple[str, ...] = ()  # every line of the head, as it stood


@dataclass(frozen=True)
class ReadBasis:
    text: str  # without "Căn cứ" and the final ";"
    lead: str = "Căn cứ"
    standing: bool = True  # False: named inside the opening paragraph, where its words stay


@dataclass(frozen=True)
class ReadRecipient:
    text: str
    purpose: str = ""  # "b/c", as typed without "để" and brackets
    line: str = ""  # the whole line without its dash and ";"


@dataclass(frozen=True)
class ReadSignature:
    lines: tuple[str, ...] = ()  # ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    name: str = ""
    mode: Literal["", "own", "tm", "kt", "tl", "tuq", "q"] = ""


@dataclass(frozen=True)
class Place:
    """Letters [start, end) of a block's text; for a table, of the cell (row, column)."""

    block: int
    start: int
    end: int
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class ReadFigure:
    """A number of the text that shows one slot of a target."""

    slot: Literal["value", "value_max", "numerator", "denominator", "baseline"]
    place: Place


@dataclass(frozen=True)
class ReadTarget:
    """A target as read. ``op`` is one of = < <= > >= range maintain achieve.

    ``name`` lacks comparator, value, unit and leading verb. ``parent`` is the index of the
    whole in the reading's list. ``sure`` runs from 0 to 1; ``how`` names the rules that
    read it, in order; ``doubts`` are Vietnamese sentences for the person who checks.
    """

    name: str
    op: str
    place: Place
    text: str = ""  # the phrase as it stands
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    parent: int | None = None
    kind: str = ""  # amount percentage count change level qualitative
    direction: str = ""  # higher lower exactly within
    level: str = ""  # "chuẩn 04 sao"
    note: str = ""  # "theo tiêu chí mới"
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    assigned_by: str = ""  # "huyện", "thành phố"
    assigned_value: Decimal | None = None
    figures: tuple[ReadFigure, ...] = ()
    sure: float = 1.0
    how: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A whole paper, read. ``items`` begin with the opening and end with closing and rest."""

    header: ReadHeader = ReadHeader()
    bases: tuple[ReadBasis, ...] = ()
    items: tuple[ReadItem, ...] = ()
    recipients: tuple[ReadRecipient, ...] = ()
    signature: ReadSignature = ReadSignature()
    targets: tuple[ReadTarget, ...] = ()
    notes: tuple[str, ...] = ()  # footnotes
    leftover: tuple[str, ...] = ()  # page numbers, running heads, words not understood
    warnings: tuple[str, ...] = ()
    file_kind: str = "text"


def walk(items: Iterable[ReadItem]) -> Iterator[ReadItem]:
    """Go through the tree in reading order."""
    for item in items:
        yield item
        yield from walk(item.children)


def blocks_of(items: Iterable[ReadItem]) -> Iterator[ReadBlock]:
    """Give every paragraph and table of the tree in reading order."""
    for item in walk(items):
        yield from item.blocks
