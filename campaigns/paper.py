"""The official Kế hoạch or Báo cáo: a content turned into a document to print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from campaigns.amending.paper import (
    CONSOLIDATED_MARK,
    amended_opening,
    amending_body,
    amending_closing,
    notes_printed,
)
from campaigns.content import Content
from campaigns.nouns import LETTER, YEAR_REPORT, noun_of
from campaigns.reporting.tables import ALL_ALIGNS, ALL_WIDTHS, all_rows
from campaigns.reporting.times import time_told
from campaigns.stored_targets import number_words, value_signs
from emulation.lib.dates import PartialDate
from emulation.lib.text import first_upper
from emulation.papers.document import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
    Verification,
)

TARGET_TABLE_HEAD = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Kỳ trước", "Ghi chú")
TARGET_TABLE_WIDTHS = (0.07, 0.41, 0.14, 0.14, 0.10, 0.14)
TARGET_TABLE_ALIGNS = ("center", "left", "center", "right", "right", "left")
BASELINE_COLUMN = 4
MOST_WIDE_COLUMNS = 9  # a table of more prints in smaller letters
# Ids of the lines around the items on the screen: "mo-dau-1", "doan-ket-2".
OPENING_ANCHOR, CLOSING_ANCHOR = "mo-dau", "doan-ket"


def plan_document(
    content: Content, *, is_draft: bool, verification: Verification | None = None
) -> Document:
    """Return what prints from the content of a plan; ``is_draft`` marks it DỰ THẢO."""
    header, noun = content["header"], noun_of(content["kind"])
    return Document(
        kind=noun.on_paper,
        subject=header["title"],
        issuer=tuple(header["issuer"]),
        issuer_name=header["issuer_name"],
        symbol=header["symbol"],
        place=header["place"],
        date=PartialDate(*header["date"]),
        superior=header["superior"],
        number=header["number"],
        bases=tuple(f"{b['lead']} {b['text']}".strip() for b in content["bases"] if b["standing"]),
        opening=tuple(_lines(content["opening"], OPENING_ANCHOR)),
        body=tuple(_body(content)),
        closing=tuple(_closing(content)),
        recipients=tuple(Recipient(r["text"], r["purpose"]) for r in content["recipients"]),
        signature=Signature(tuple(content["signature"]["lines"]), content["signature"]["name"]),
        appendices=tuple(_appendices(content)),
        is_draft=is_draft,
        verification=verification,
        keywords=(*noun.keywords, str(content["year"])),
        is_letter=content["kind"] == LETTER,
        addressees=tuple(content.get("addressees", ())),
    )


def consolidated_document(content: Content, citation: str) -> Document:
    """Return a reading copy of a plan as amended: marked, without signature and code."""
    document = plan_document(content, is_draft=False)
    opening = (*amended_opening(content, citation), *_notes(content, "bases"), *document.opening)
    return replace(
        document,
        opening=(*opening, *_notes(content, "opening"), *_notes(content, "whole")),
        closing=(*document.closing, *_notes(content, "closing"), *_notes(content, "recipients")),
        signature=Signature(),
        mark=CONSOLIDATED_MARK,
    )


def items_on_paper(items: Iterable[dict[str, Any]]) -> Iterator[Block]:
    """Return items as they print, without what was noted about them."""
    for item in items:
        yield from _item(item, 2)
        yield from items_on_paper(item["children"])


def _notes(content: Content, part: str) -> Iterator[Block]:
    return notes_printed(content.get("notes", {}).get(part, ()), _items)


def _body(content: Content) -> Iterator[Block]:
    if content.get("amends"):
        return amending_body(content, _items)
    return _items(content["items"])


def _closing(content: Content) -> Iterable[Block]:
    if content.get("amends"):
        return amending_closing(content)
    return _lines(content["closing"], CLOSING_ANCHOR)


def _lines(texts: list[str], name: str) -> list[Paragraph]:
    return [Paragraph(text, anchor=f"{name}-{place}") for place, text in enumerate(texts, start=1)]


def _items(items: Iterable[dict[str, Any]], level: int = 1) -> Iterator[Block]:
    for item in items:
        yield from _item(item, level)
        yield from _items(item["children"], level + 1)
        yield from notes_printed(item.get("notes", ()), _items)


def _item(item: dict[str, Any], level: int) -> Iterator[Block]:
    marker, heading, run_in = item["marker"], item["heading"], ""
    place = anchor(item["uid"])
    if heading and not item["run_in"]:
        yield Heading(heading, marker, min(level, 4), place)
        marker = place = ""
    elif heading:
        run_in = heading
    for block in item["blocks"]:
        if "table" in block:
            yield replace(_table(block["table"]), anchor=place)
            place = ""
        else:
            yield Paragraph(block["text"], marker, run_in, place)
            marker = run_in = place = ""
    if marker or run_in:
        yield Paragraph("", marker, run_in, place)


def anchor(item_uid: str) -> str:
    """Return the id of an item's first line in the paper on the screen."""
    return f"muc-{item_uid}"


def _table(table: dict[str, Any]) -> Table:
    return Table(
        rows=tuple(tuple(row) for row in table["rows"]),
        head_rows=table.get("head_rows", 1),
        widths=tuple(table.get("widths", ())),
        aligns=tuple(table.get("aligns", ())),
        caption=table.get("caption", ""),
        strong_rows=frozenset(table.get("strong_rows", ())),
        is_dense=len(table["rows"][0]) > MOST_WIDE_COLUMNS,
    )


def _appendices(content: Content) -> Iterator[Appendix]:
    is_report = "period" in content
    year = content.get("year_appendices", []) if content["target_appendix"] else []
    if is_report and content["target_appendix"] and content["targets"]:
        yield results_appendix(content)
    for appendix in [*year, *content["appendices"]]:
        blocks = tuple(
            _table(block["table"]) if "table" in block else Paragraph(block["text"])
            for block in appendix["blocks"]
        )
        yield Appendix(appendix["title"], blocks, appendix["orientation"])
    if content["target_appendix"] and content["targets"] and not is_report:
        title = f"Bảng chỉ tiêu thi đua {content['span']['name'].lower()}"
        yield Appendix(title, (target_table(content["targets"]),), "landscape")


def results_appendix(content: Content) -> Appendix:
    """Return the Bảng tổng hợp of a report: every target with what came of it."""
    period = content["period"]
    time = time_told(
        period["name"],
        dt.date.fromisoformat(period["ends_on"]),
        is_year=content["span"]["kind"] == "year",
    )
    is_year = content["kind"] == YEAR_REPORT and period["is_last"]
    rows = all_rows(content["targets"], is_last=period["is_last"], is_year=is_year)
    table = Table(tuple(rows), widths=ALL_WIDTHS, aligns=ALL_ALIGNS)
    has_last = any(target["last"] is not None for target in content["targets"])
    for column in () if has_last else (7, 6):
        table = _without_column(table, column)
    title = f"Bảng tổng hợp kết quả thực hiện chỉ tiêu thi đua {time}"
    return Appendix(title, (table,), "landscape")


def target_table(targets: list[dict[str, Any]]) -> Table:
    """Return the targets as a table; parts stand under their parent, with a dash.

    The column of baselines is left out where no target has one.
    """
    rows: list[tuple[str, ...]] = [TARGET_TABLE_HEAD]
    number = 0
    for target in targets:
        number += target["parent"] is None
        rows.append(_target_row(target, number))
    table = Table(tuple(rows), widths=TARGET_TABLE_WIDTHS, aligns=TARGET_TABLE_ALIGNS)
    has_baselines = any(target["baseline"] is not None for target in targets)
    return table if has_baselines else _without_column(table, BASELINE_COLUMN)


def _without_column(table: Table, column: int) -> Table:
    """Drop a column; the others share its width."""
    widths = _without(table.widths, column)
    return replace(
        table,
        rows=tuple(_without(row, column) for row in table.rows),
        widths=tuple(width / sum(widths) for width in widths),
        aligns=_without(table.aligns, column),
    )


def _without(cells: tuple[Any, ...], column: int) -> tuple[Any, ...]:
    return cells[:column] + cells[column + 1 :]


def _target_row(target: dict[str, Any], number: int) -> tuple[str, ...]:
    is_part = target["parent"] is not None
    return (
        "" if is_part else str(number),
        f"- {target['name']}" if is_part else first_upper(target["name"]),
        target["unit"],
        value_signs(target),
        number_words(target["baseline"]),
        target["note"],
    )
