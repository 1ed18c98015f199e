"""The source of a reading as HTML: its words in their order, every target marked in its place.

Strings are joined rather than templates rendered: a paper has hundreds of paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from campaigns.intake.in_text import Cell, cell_of, texts_by_cell
from campaigns.intake.parts import (
    Place,
    ReadBlock,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadTable,
)
from campaigns.readings.words import Sureness, header_lines, sureness

_MOST_DEPTH = 4


@dataclass(frozen=True)
class Mark:
    """Letters [start, end) of a text to be marked; ``target`` is ``None`` for a figure."""

    start: int
    end: int
    target: int | None = None
    opening: str = "<b>"

    @property
    def closing(self) -> str:
        return "</b>" if self.target is None else "</mark>"


class Marks:
    """Where the targets stand. Targets are numbered from 1, as on the page.

    ``shown`` are those whose rows stand on this page; the others' are at ``address``.
    """

    def __init__(
        self, reading: Reading, address: str, shown: Collection[int] = (), current: int = 0
    ) -> None:
        self.shown, self._address = shown, address
        self.texts = texts_by_cell(reading)
        self._in: dict[Cell, list[Mark]] = defaultdict(list)
        self.placed: set[int] = set()
        for number, target in enumerate(reading.targets, 1):
            badge = sureness(target)
            row = self.row_address(number)
            opening = _opening(number, row, badge, is_current=number == current)
            if self._add(target.place, number, opening):
                self.placed.add(number)
            for figure in target.figures:
                self._add(figure.place, None, "<b>")

    def row_address(self, number: int) -> str:
        """Return where the row of a target stands: on this page, or on the page of all."""
        anchor = f"#ct-{number}"
        return anchor if number in self.shown else f"{self._address}?xem={number}{anchor}"

    def html(self, cell: Cell) -> str:
        text, marks = self.texts[cell], self._in.get(cell)
        return marked(text, marks) if marks else escape(text)

    def _add(self, place: Place, target: int | None, opening: str) -> bool:
        cell = cell_of(place)
        start, end = max(0, place.start), min(place.end, len(self.texts.get(cell, "")))
        if start < end:
            self._in[cell].append(Mark(start, end, target, opening))
        return start < end


def marked(text: str, marks: Iterable[Mark]) -> str:
    """Return the text as HTML with the marks, which may stand in and across each other.

    A mark across another is closed and opened again; its anchor stands once.
    """
    marks = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.target is None))
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    open_marks: list[Mark] = []
    waiting, out = 0, []
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        out.append(_close(open_marks, start))
        while waiting < len(marks) and marks[waiting].start == start:
            out.append(marks[waiting].opening)
            open_marks.append(marks[waiting])
            waiting += 1
        out.append(escape(text[start:end]))
    return "".join(out)


def _close(open_marks: list[Mark], at: int) -> str:
    """Close what ends here; what was opened since and goes on is opened again."""
    first = next((n for n, mark in enumerate(open_marks) if mark.end <= at), None)
    if first is None:
        return ""
    ended = [mark.closing for mark in reversed(open_marks[first:])]
    open_marks[first:] = [mark for mark in open_marks[first:] if mark.end > at]
    again = [_again(mark) for mark in open_marks[first:]]
    return "".join(ended + again)


def _again(mark: Mark) -> str:
    return "<b>" if mark.target is None else mark.opening.partition(" id=")[0] + ">"


def _opening(number: int, row: str, sure: Sureness, *, is_current: bool) -> str:
    now = " is-current" if is_current else ""
    return (
        f'<mark class="read {sure.badge}{now}" id="cho-{number}">'
        f'<a class="read-no sign {sure.badge}" href="{row}" data-n="{number}"'
        f' aria-label="Chỉ tiêu {number}, {sure.word}"></a>'
    )


def source_html(reading: Reading, marks: Marks, address: str, here: str = "") -> SafeString:
    """Return the whole paper; each paragraph leads to where it is corrected, below ``address``.

    Items and blocks are named by their order in the text: keys change with corrections.
    ``here`` is the anchor of what is being corrected now.
    """
    return mark_safe("".join(_Paper(reading, marks, address, here).parts()))


class _Paper:
    def __init__(self, reading: Reading, marks: Marks, address: str, here: str) -> None:
        self._reading, self._marks, self._address, self._here = reading, marks, address, here
        self._page = 1
        self._items, self._blocks = count(1), count(1)

    def parts(self) -> Iterator[str]:
        yield from _lines(header_lines(self._reading.header), "src-head-line")
        for number, basis in enumerate(self._reading.bases, 1):
            if basis.standing:
                words = escape(f"{basis.lead} {basis.text}".strip())
                yield f'<p class="src-basis"{self._anchor(f"can-cu-{number}")}>{words}</p>'
        for item in self._reading.items:
            yield from self._item(item, 0)
        yield from self._foot()
        yield from _lines(self._reading.notes, "src-note")
        if self._reading.leftover:
            yield '<div class="src-left"><p>Chữ ngoài bài (số trang, chữ chưa hiểu):</p>'
            yield from _lines(self._reading.leftover, "")
            yield "</div>"

    def _item(self, item: ReadItem, depth: int) -> Iterator[str]:
        lead = f"{item.marker} {item.heading}".strip()
        indent = f"src-depth-{min(depth, _MOST_DEPTH)}"
        yield f'<div class="{indent}"{self._anchor(f"muc-{next(self._items)}")}>'
        blocks: Iterable[ReadBlock] = item.blocks
        takes_lead = item.run_in or not item.heading
        if item.blocks and takes_lead and isinstance(item.blocks[0], ReadParagraph):
            head = f"<b>{escape(lead)}</b> " if item.heading else f"{escape(item.marker)} "
            yield self._paragraph(item.blocks[0], head if lead else "")
            blocks = item.blocks[1:]
        elif lead:
            yield f'<p class="src-heading">{escape(lead)}</p>'
        for block in blocks:
            yield self._table(block) if isinstance(block, ReadTable) else self._paragraph(block, "")
        yield "</div>"
        for child in item.children:
            yield from self._item(child, depth + 1)

    def _paragraph(self, block: ReadParagraph, lead: str) -> str:
        text, number = self._marks.html((block.key, None, None)), next(self._blocks)
        return (
            f"{self._edge(block.page)}<p{self._anchor(f'doan-{number}')}>{lead}"
            f'<span data-block="{number}">{text}</span>{self._link(number, "đoạn")}</p>'
        )

    def _anchor(self, name: str) -> str:
        now = " data-here" if name == self._here else ""
        return f' id="{name}"{now}'

    def _table(self, table: ReadTable) -> str:
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        number = next(self._blocks)
        rows = "".join(self._row(table, row, number) for row in range(len(table.rows)))
        return (
            f'{self._edge(table.page)}<div class="src-table"{self._anchor(f"doan-{number}")}'
            f' tabindex="0" role="group" aria-label="Bảng, cuộn được">'
            f"<table>{caption}{rows}</table></div>"
            f"<p>{self._link(number, 'bảng')}</p>"
        )

    def _row(self, table: ReadTable, row: int, number: int) -> str:
        tag = "th" if row < table.head_rows else "td"
        cells = (
            f'<{tag} data-block="{number}" data-row="{row}" data-column="{column}">'
            f"{self._marks.html((table.key, row, column))}</{tag}>"
            for column in range(len(table.rows[row]))
        )
        return f"<tr>{''.join(cells)}</tr>"

    def _link(self, number: int, name: str) -> str:
        return (
            f' <a class="src-mend" href="{self._address}doan/{number}/#dang-sua">Sửa'
            f'<span class="visually-hidden"> {name} {number}</span></a>'
        )

    def _edge(self, page: int) -> str:
        if page <= self._page:
            return ""
        self._page = page
        return f'<p class="src-page" id="trang-{page}"><span>Trang {page}</span></p>'

    def _foot(self) -> Iterator[str]:
        reading = self._reading
        lines = [recipient.line or recipient.text for recipient in reading.recipients]
        if not (lines or reading.signature.lines or reading.signature.name):
            return
        yield f'<div class="src-foot"{self._anchor("noi-nhan")}><div>'
        if lines:
            yield '<p class="src-recipients">Nơi nhận:</p>'
        yield from _lines([f"- {line}" for line in lines], "src-recipient")
        yield "</div><div>"
        yield from _lines([*reading.signature.lines, reading.signature.name], "src-signature")
        yield "</div></div>"


def _lines(lines: Iterable[str], style: str) -> Iterator[str]:
    kind = f' class="{style}"' if style else ""
    return (f"<p{kind}>{escape(line)}</p>" for line in lines if line)
