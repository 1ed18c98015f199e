"""A .docx file as a source: paragraphs and tables in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from campaigns.intake import refusals
from campaigns.intake.parts import Line, Source
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources.hints import hints_that_speak
from campaigns.intake.sources.legacy import converted_warning, holds_coded
from campaigns.intake.sources.word_arranging import in_unicode, parts_of
from campaigns.intake.sources.word_lines import Item, WordLine, words_of
from campaigns.intake.sources.word_numbering import Numbering
from campaigns.intake.sources.word_package import WORD, Package
from campaigns.intake.sources.word_styles import Look, Styles, is_on, look_of, value_of
from campaigns.intake.sources.word_tables import (
    Table,
    cell_before,
    cell_of,
    cells_in,
    is_ruled,
    rows_in,
    table_items,
)
from campaigns.intake.sources.word_text import ParagraphText, Story, clean_lines, paragraph_text

_HOLDERS: Final = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}
)
_MAX_DEPTH: Final = 40  # of tables, text boxes and controls in one another
_SECTIONS_ON_NEW_PAGES: Final = frozenset({"", "nextPage", "oddPage", "evenPage"})
_OBJECTS_WARNING: Final = (
    "Tệp Word có phần nhúng từ chương trình khác (bảng tính, tệp đính kèm) không đọc được: "
    "hãy xem bản gốc và gõ thêm nếu cần."
)
_NATIONAL_HEADS: Final = (
    "CỘNG HÒA XÃ HỘI CHỦ", "CỘNG HOÀ XÃ HỘI CHỦ", "ĐẢNG CỘNG SẢN VIỆT NAM",
)  # fmt: skip


def source_of_word(data: bytes) -> Source:
    """Return a Word file as lines and tables; raises ``Unreadable``."""
    package = Package(data)
    reader = _Reader(package)
    items = [*reader.body_items(), *reader.note_lines()]
    items = [*reader.running_heads(), *items]
    items, coding = in_unicode(items)
    if coding:
        reader.story.codings.add(coding)
    if not words_of(items) and package.has_pictures():
        raise Unreadable(refusals.SCAN)
    parts, numbers = parts_of(items)
    hidden = [text for text in reader.story.hidden if text.strip()]
    return Source(
        "word", hints_that_speak(parts), (*numbers, *reader.leftover, *hidden), reader.warnings()
    )


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(self._related_root("styles"))
        self.numbering = Numbering(self._related_root("numbering"), self.styles)
        root = package.root(package.main)
        body = None if root is None else root.find(f"{WORD}body")
        if body is None:
            raise Unreadable(refusals.DAMAGED_WORD)
        self.body = body
        marked = next(body.iter(f"{WORD}lastRenderedPageBreak"), None) is not None
        coded = any(holds_coded(text) for text in body.itertext())
        self.story = Story(self.styles, breaks_are_marked=marked, holds_coded=coded)
        self.leftover: list[str] = []

    # The text, its notes, the sheets' heads and feet

    def body_items(self) -> list[Item]:
        """Return the lines and tables of the text."""
        return list(self._blocks(self.body, 0))

    def note_lines(self) -> list[Item]:
        """Return the footnotes and endnotes that the text refers to, numbered as they come."""
        notes = {kind: self._notes_of(kind) for kind in ("footnote", "endnote")}
        lines: list[Item] = []
        for number, ((kind, name), page) in enumerate(list(self.story.notes.items()), start=1):
            note = notes[kind].get(name)
            words = [] if note is None else words_of(self._blocks(note, 0))
            if words:
                text = f"[{number}] {' '.join(words)}"
                lines.append(WordLine(Line(text, page, starts=True, is_note=True), text))
        return lines

    def running_heads(self) -> list[Item]:
        """Leave the sheets' heads and feet over, unless the paper's own head stands there."""
        first: list[Item] = []
        for kind in ("header", "footer"):
            for name in self.package.related(kind).values():
                root = self.package.root(name)
                items = [] if root is None else list(self._blocks(root, 0))
                words = words_of(items)
                if any(head in text.upper() for text in words for head in _NATIONAL_HEADS):
                    first += [_on_first_page(item) for item in items]
                else:
                    self.leftover += words
        return first

    def warnings(self) -> tuple[str, ...]:
        """Return what the person who checks should know."""
        found = [converted_warning(coding) for coding in sorted(self.story.codings)]
        return (*found, _OBJECTS_WARNING) if self.package.has_objects() else tuple(found)

    def _notes_of(self, kind: str) -> dict[str, etree._Element]:
        root = self._related_root(f"{kind}s")
        if root is None:
            return {}
        return {note.get(f"{WORD}id", ""): note for note in root.iterfind(f"{WORD}{kind}")}

    def _related_root(self, kind: str) -> etree._Element | None:
        names = list(self.package.related(kind).values())
        return self.package.root(names[0]) if names else None

    # Blocks

    def _blocks(self, holder: etree._Element, depth: int) -> Iterator[Item]:
        if depth > _MAX_DEPTH:
            raise Unreadable(refusals.DAMAGED_WORD)
        for child in holder:
            name = etree.QName(child).localname
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield from table_items(self._table(child, depth))
            elif name in _HOLDERS:
                yield from self._blocks(child, depth + 1)

    def _table(self, element: etree._Element, depth: int) -> Table:
        table = Table([], is_ruled(element, self.styles), self.story.page)
        for row in rows_in(element):
            before = cell_before(row)
            cells = [before] if before else []
            for cell in cells_in(row):
                cells.append(cell_of(cell, list(self._blocks(cell, depth + 1))))
            self.story.count_cells(len(cells))
            table.rows.append(cells)
        return table

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Item]:
        properties = paragraph.find(f"{WORD}pPr")
        style = _style_of(properties) or self.styles.usual
        if _is_on(properties, "pageBreakBefore"):
            self.story.break_page()
        text = paragraph_text(paragraph, self.styles.look(style), self.story)
        yield from self._lines(text, properties, style)
        for box in text.boxes:
            yield from self._blocks(box, depth + 1)
        section = None if properties is None else properties.find(f"{WORD}sectPr")
        if section is not None:
            kind = value_of(section.find(f"{WORD}type"))
            if kind in _SECTIONS_ON_NEW_PAGES:
                self.story.break_page()

    def _lines(
        self, text: ParagraphText, properties: etree._Element | None, style: str
    ) -> Iterator[Item]:
        look, marker = self._look_and_marker(properties, style)  # an empty one is counted too
        shown = list(clean_lines(text))
        runs_on = properties is not None and (properties.find(f"{WORD}rPr/{WORD}del") is not None)
        for number, (soft, clean) in enumerate(shown):
            before = f"{marker} " if marker and not number else ""
            line = Line(
                before + clean,
                page=soft.page,
                starts=None if number else True,
                bold=soft.all_are("bold"),
                italic=soft.all_are("italic"),
                centred=look.get("align") == "center",
                indent=_indent(look) if not number else look.get("left", 0.0),
            )
            yield WordLine(line, before + soft.raw, runs_on and number == len(shown) - 1)

    def _look_and_marker(self, properties: etree._Element | None, style: str) -> tuple[Look, str]:
        """Return how a paragraph is set and its automatic number, which is counted on."""
        said, styled = look_of(properties), self.styles.look(style)
        number = said.get("number", styled.get("number", ""))
        if "number" in said or "level" in said:
            level = said.get("level", styled.get("level", 0))
        else:
            level = styled.get("level", self.numbering.level_of_style(number, style))
        if not number or number == "0":
            return styled | said, ""
        marker = self.numbering.next_marker(number, level)
        return styled | self.numbering.look(number, level) | said, marker


def _style_of(properties: etree._Element | None) -> str:
    return "" if properties is None else value_of(properties.find(f"{WORD}pStyle"))


def _is_on(properties: etree._Element | None, switch: str) -> bool:
    element = None if properties is None else properties.find(f"{WORD}{switch}")
    return element is not None and is_on(element.get(f"{WORD}val", "1"))


def _indent(look: Look) -> float:
    return look.get("left", 0.0) + look.get("first", 0.0)


def _on_first_page(item: Item) -> Item:
    if isinstance(item, WordLine):
        return replace(item, line=replace(item.line, page=1))
    return replace(item, page=1)
