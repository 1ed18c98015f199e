"""The official Kế hoạch: a content turned into a document to print."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from campaigns.content import Content
from emulation.lib.dates import PartialDate
from emulation.lib.quantities import format_number
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
from targets.measures import format_value

TARGET_TABLE_HEAD = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Kỳ trước", "Ghi chú")
TARGET_TABLE_WIDTHS = (0.07, 0.41, 0.14, 0.14, 0.10, 0.14)


def plan_document(
    content: Content, *, is_draft: bool, verification: Verification | None = None
) -> Document:
    """Return what prints from the content of a plan; ``is_draft`` marks it DỰ THẢO."""
    header = content["header"]
    return Document(
        kind="KẾ HOẠCH",
        subject=header["title"],
        issuer=tuple(header["issuer"]),
        issuer_name=header["issuer_name"],
        symbol=header["symbol"],
        place=header["place"],
        date=PartialDate(*header["date"]),
        superior=header["superior"],
        number=header["number"],
        bases=tuple(f"{b['lead']} {b['text']}".strip() for b in content["bases"] if b["standing"]),
        opening=tuple(Paragraph(text) for text in content["opening"]),
        body=tuple(_items(content["items"])),
        closing=tuple(Paragraph(text) for text in content["closing"]),
        recipients=tuple(Recipient(r["text"], r["purpose"]) for r in content["recipients"]),
        signature=Signature(tuple(content["signature"]["lines"]), content["signature"]["name"]),
        appendices=tuple(_appendices(content)),
        is_draft=is_draft,
        verification=verification,
        keywords=("thi đua", "khen thưởng", str(content["year"])),
    )


def _items(items: list[dict[str, Any]], level: int = 1) -> Iterator[Block]:
    for item in items:
        yield from _item(item, level)
        yield from _items(item["children"], level + 1)


def _item(item: dict[str, Any], level: int) -> Iterator[Block]:
    marker, heading, run_in = item["marker"], item["heading"], ""
    if heading and not item["run_in"]:
        yield Heading(heading, marker, min(level, 4), anchor(item["uid"]))
        marker = ""
    elif heading:
        run_in = heading
    for block in item["blocks"]:
        if "table" in block:
            yield _table(block["table"])
        else:
            yield Paragraph(block["text"], marker, run_in)
            marker = run_in = ""
    if marker or run_in:
        yield Paragraph("", marker, run_in)


def anchor(item_uid: str) -> str:
    """Return the id of an item's heading in the paper on the screen."""
    return f"muc-{item_uid}"


def _table(table: dict[str, Any]) -> Table:
    return Table(
        rows=tuple(tuple(row) for row in table["rows"]),
        head_rows=table.get("head_rows", 1),
        widths=tuple(table.get("widths", ())),
        aligns=tuple(table.get("aligns", ())),
        caption=table.get("caption", ""),
        strong_rows=frozenset(table.get("strong_rows", ())),
    )


def _appendices(content: Content) -> Iterator[Appendix]:
    for appendix in content["appendices"]:
        blocks = tuple(
            _table(block["table"]) if "table" in block else Paragraph(block["text"])
            for block in appendix["blocks"]
        )
        yield Appendix(appendix["title"], blocks, appendix["orientation"])
    if content["target_appendix"] and content["targets"]:
        title = f"Bảng chỉ tiêu thi đua {content['span']['name'].lower()}"
        yield Appendix(title, (target_table(content["targets"]),), "landscape")


def target_table(targets: list[dict[str, Any]]) -> Table:
    """Return the targets as a table; parts stand under their parent, with a dash."""
    rows: list[tuple[str, ...]] = [TARGET_TABLE_HEAD]
    number = 0
    for target in targets:
        number += target["parent"] is None
        rows.append(_target_row(target, number))
    return Table(
        rows=tuple(rows),
        widths=TARGET_TABLE_WIDTHS,
        aligns=("center", "left", "center", "right", "right", "left"),
    )


def _target_row(target: dict[str, Any], number: int) -> tuple[str, ...]:
    is_part = target["parent"] is not None
    return (
        "" if is_part else str(number),
        f"- {target['name']}" if is_part else first_upper(target["name"]),
        target["unit"],
        _value(target),
        _number(target["baseline"]),
        target["note"],
    )


def _value(target: dict[str, Any]) -> str:
    numbers = {
        name: Decimal(target[name]) if target[name] is not None else None
        for name in ("value", "value_max", "numerator", "denominator")
    }
    return format_value(target["op"], level=target["level"], signs=True, **numbers)


def _number(plain: str | None) -> str:
    return "" if plain is None else format_number(Decimal(plain))
