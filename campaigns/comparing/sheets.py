"""The sheet of a draft and that of a copy, cut into the same kinds of parts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from campaigns.comparing.change import TARGETS
from campaigns.comparing.numbers import ShownTargets
from campaigns.comparing.parts import HEAD, Cells, Node, NodeKind, Part, Sheet, recipient_line
from campaigns.comparing.places import (
    HEADING,
    NAMES,
    PARAGRAPH,
    Crumb,
    bare_marker,
    item_place,
    listed,
)
from campaigns.comparing.slips import is_note, is_wordless, without_end_mark, without_label
from campaigns.comparing.words import without_stops
from campaigns.figures import Mark
from campaigns.intake.drafting import DraftAppendix, DraftBlock, DraftItem, draft_of
from campaigns.intake.parts import Reading
from emulation.lib.dates import PartialDate
from emulation.lib.text import clean_line

Content = dict[str, Any]  # of a plan (``campaigns.content``)


def sheet_of_draft(content: Content, target_rows: Sequence[Cells] = ()) -> Sheet:
    """Return the parts of a draft's content in the order in which they print.

    ``target_rows`` are those of the appendix that is printed from the targets.
    """
    header, signature = content["header"], content["signature"]
    making = _Making()
    making.head(
        superior=header["superior"],
        issuer=" ".join(header["issuer"]),
        symbol=header["symbol"],
        place=header["place"],
        date=date_text(PartialDate(*header["date"])),
        title=header["title"],
        motto=header["motto"],
        signature=_signature(signature["lines"], signature["name"]),
    )
    standing = [basis for basis in content["bases"] if basis["standing"]]
    making.lines("basis", [(b["uid"], clean_line(f"{b['lead']} {b['text']}")) for b in standing])
    making.lines("opening", _counted(content["opening"]))
    making.items(_stored_item(item) for item in content["items"])
    making.lines("closing", _counted(content["closing"]))
    making.appendices(_stored_appendix(appendix) for appendix in content["appendices"])
    if target_rows:
        making.appendices([_target_table(content, target_rows)])
    lines = [recipient_line(r["text"], r["purpose"]) for r in content["recipients"]]
    making.lines("recipient", _counted(lines))
    return replace(making.sheet(), shown=ShownTargets(content))


def sheet_of_copy(reading: Reading) -> Sheet:
    """Return the parts of a paper that was read, laid out as a plan."""
    draft, signature = draft_of(reading), reading.signature
    head = draft.head
    making = _Making()
    making.head(
        superior=head.superior,
        issuer=" ".join(head.issuer),
        symbol=head.symbol,
        place=head.place,
        date=date_text(head.date),
        title=head.title,
        motto=head.motto,
        signature=_signature(signature.lines, signature.name),
    )
    standing = [clean_line(f"{b.lead} {b.text}") for b in draft.bases if b.standing]
    making.lines("basis", _counted(standing))
    making.lines("opening", _counted(draft.opening))
    making.items(_drafted_item(item) for item in draft.items)
    making.lines("closing", _counted(draft.closing))
    making.appendices(_drafted_appendix(appendix) for appendix in draft.appendices)
    lines = [recipient_line(each.text, each.purpose) for each in draft.recipients]
    making.lines("recipient", _counted(lines))
    aside = (*reading.header.lines, *reading.notes)
    return replace(
        making.sheet(), drafted=draft, aside=frozenset(without_stops(line) for line in aside)
    )


def date_text(date: PartialDate) -> str:
    """Write as much of a date as is known: "26/02/2024", "02/2024", "2024", ""."""
    known = [date.day and f"{date.day:02d}", date.month and f"{date.month:02d}", date.year]
    return "/".join(str(part) for part in known if part)


def _signature(lines: Iterable[str], name: str) -> str:
    return ", ".join(part for part in (*lines, name) if part)


def _counted(lines: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(number), line) for number, line in enumerate(lines)]


# ---- What both are made of ---------------------------------------------------------------------


@dataclass(frozen=True)
class _Piece:
    """A paragraph, or a table with its rows."""

    key: str
    text: str = ""
    rows: tuple[Cells, ...] = ()
    head_rows: int = 1
    caption: str = ""
    marks: tuple[Mark, ...] = ()
    drafted: DraftBlock | None = None


@dataclass(frozen=True)
class _Thing:
    """An item or an appendix. ``typed``: its words begin with its marker."""

    key: str
    kind: NodeKind = "item"
    marker: str = ""
    numbered: bool = False
    heading: str = ""
    run_in: bool = False
    pieces: tuple[_Piece, ...] = ()
    children: tuple[_Thing, ...] = ()
    drafted: DraftItem | DraftAppendix | None = None

    @property
    def name(self) -> str:
        return self.heading or next((piece.text for piece in self.pieces if piece.text), "bảng")


def _stored_item(item: dict[str, Any]) -> _Thing:
    return _Thing(
        key=item["uid"],
        marker=item["marker"],
        numbered=item["numbered"],
        heading=item["heading"],
        run_in=item["run_in"],
        pieces=tuple(_stored_block(block) for block in item["blocks"]),
        children=tuple(_stored_item(child) for child in item["children"]),
    )


def _stored_appendix(appendix: dict[str, Any]) -> _Thing:
    blocks = (block for block in appendix["blocks"] if not is_note(block.get("text", "")))
    pieces = tuple(_stored_block(block) for block in blocks)
    title = without_label(appendix["title"])
    return _Thing(appendix["uid"], "appendix", heading=title, pieces=pieces)


def _stored_block(block: dict[str, Any]) -> _Piece:
    table = block.get("table")
    if table:
        rows = tuple(tuple(row) for row in table["rows"])
        return _Piece(block["uid"], "", rows, table.get("head_rows", 1), table.get("caption", ""))
    figures = block.get("figures", ())
    marks = tuple(Mark(f["start"], f["length"], f["uid"], f["slot"]) for f in figures)
    return _Piece(block["uid"], block["text"], marks=marks)


def _target_table(content: Content, rows: Sequence[Cells]) -> _Thing:
    title = f"Bảng chỉ tiêu thi đua {content['span']['name'].lower()}"
    piece = _Piece(TARGETS, rows=tuple(tuple(row) for row in rows))
    return _Thing(TARGETS, "targets", heading=title, pieces=(piece,))


def _drafted_item(item: DraftItem) -> _Thing:
    bare = bare_item(item)
    return _Thing(
        key="",
        marker=item.marker,
        numbered=item.numbered,
        heading=bare.heading,
        run_in=item.run_in,
        pieces=tuple(_drafted_block(block) for block in bare.blocks),
        children=tuple(_drafted_item(child) for child in item.children),
        drafted=item,
    )


def bare_item(item: DraftItem) -> DraftItem:
    """Take a typed marker off the words of an item."""
    if item.numbered or not item.marker:
        return item
    typed = f"{item.marker} "
    if item.heading:
        return replace(item, heading=item.heading.removeprefix(typed))
    first, *rest = item.blocks
    return replace(item, blocks=(replace(first, text=first.text.removeprefix(typed)), *rest))


def _drafted_appendix(appendix: DraftAppendix) -> _Thing:
    blocks = (block for block in appendix.blocks if not is_note(block.text))
    pieces = tuple(_drafted_block(block) for block in blocks)
    title = without_label(appendix.title)
    return _Thing("", "appendix", heading=title, pieces=pieces, drafted=appendix)


def _drafted_block(block: DraftBlock) -> _Piece:
    if block.table is None:
        return _Piece("", block.text, drafted=block)
    rows = tuple(tuple(row) for row in block.table["rows"])
    head_rows, caption = block.table.get("head_rows", 1), block.table.get("caption", "")
    return _Piece("", "", rows, head_rows, caption, drafted=block)


# ---- Cutting ------------------------------------------------------------------------------------


class _Making:
    """A sheet being made; what has no key of its own gets a number."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._nodes: dict[str, Node] = {}
        self._blocks: dict[str, DraftBlock] = {}

    def sheet(self) -> Sheet:
        said = (part for part in self._parts if part.kind in HEAD or not is_wordless(part.shown))
        ended = (replace(part, text=without_end_mark(part.text)) for part in said)
        return Sheet(tuple(ended), self._nodes, self._blocks)

    def head(self, **texts: str) -> None:
        self._parts += [Part(kind, text, place=(NAMES[kind],)) for kind, text in texts.items()]  # type: ignore[arg-type]

    def lines(self, kind: Any, lines: Sequence[tuple[str, str]]) -> None:
        self._parts += [
            Part(kind, text, block=key, place=listed(kind, number, len(lines)))
            for number, (key, text) in enumerate(lines, start=1)
        ]

    def items(
        self, things: Iterable[_Thing], parent: str = "", above: tuple[Crumb, ...] = ()
    ) -> None:
        counts: dict[str, int] = {}
        for thing in things:
            sign = bare_marker(thing.marker)
            counts[sign] = counts.get(sign, 0) + 1
            crumbs = (*above, Crumb(thing.marker, counts[sign], thing.name))
            key = self._add(thing, parent, item_place(crumbs))
            self.items(thing.children, key, crumbs)

    def appendices(self, things: Iterable[_Thing]) -> None:
        for thing in things:
            number = 1 + sum(node.kind != "item" for node in self._nodes.values())
            self._add(thing, "", (f"Phụ lục {number}",))

    def _add(self, thing: _Thing, parent: str, place: tuple[str, ...]) -> str:
        key = thing.key or f"node {len(self._nodes)}"
        self._nodes[key] = Node(
            key,
            thing.kind,
            parent,
            thing.marker,
            thing.numbered,
            bool(thing.heading),
            thing.drafted,
        )
        own = list(self._cut(thing, key, place))
        if own:
            signed = {"marker": thing.marker, "numbered": thing.numbered, "opens": True}
            said = (n for n, part in enumerate(own) if part.kind in ("heading", "text"))
            first = next(said, 0)
            own[first] = replace(own[first], **signed)
        self._parts += own
        return key

    def _cut(self, thing: _Thing, key: str, place: tuple[str, ...]) -> Iterator[Part]:
        """Give the parts of a node as they print: a run-in heading before its first text."""
        waiting = thing.heading
        if thing.heading and not thing.run_in:
            where = (*place, HEADING) if thing.pieces else place
            yield Part("heading", thing.heading, key, place=where)
            waiting = ""
        texts = sum(1 for piece in thing.pieces if not piece.rows)
        number = 0
        for piece in thing.pieces:
            piece = piece if piece.key else replace(piece, key=self._keep(piece))
            if piece.rows:
                yield from _table(piece, key, place)
                continue
            number += 1
            where = (*place, f"{PARAGRAPH} {number}") if texts > 1 else place
            yield _paragraph(piece, key, waiting, where)
            waiting = ""
        if waiting:
            yield Part("heading", waiting, key, head=len(waiting), place=place)

    def _keep(self, piece: _Piece) -> str:
        key = f"block {len(self._blocks)}"
        if piece.drafted:
            self._blocks[key] = piece.drafted
        return key


def _paragraph(piece: _Piece, node: str, heading: str, place: tuple[str, ...]) -> Part:
    head = f"{heading} " if heading else ""
    marks = tuple(replace(mark, start=mark.start + len(head)) for mark in piece.marks)
    text = f"{head}{piece.text}"
    return Part("text", text, node, piece.key, head=len(head), marks=marks, place=place)


def _table(piece: _Piece, node: str, place: tuple[str, ...]) -> Iterator[Part]:
    if piece.caption:
        yield Part("caption", piece.caption, node, piece.key, place=(*place, "tên bảng"))
    columns = tuple(_column(cells) for cells in zip(*piece.rows[: piece.head_rows], strict=False))
    for number, cells in enumerate(piece.rows):
        yield Part(
            "row",
            " | ".join(cells),
            node,
            piece.key,
            row=number,
            cells=cells,
            columns=columns,
            is_head=number < piece.head_rows,
            place=(*place, "bảng", f"dòng thứ {number + 1}"),
        )


def _column(cells: Iterable[str]) -> str:
    """Name a column by the cells of its head, each once: "Kế hoạch, Tỉnh giao"."""
    return ", ".join(dict.fromkeys(cell for cell in cells if cell))
