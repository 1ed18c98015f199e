"""The ranking as an Excel file: points as numbers, every criterion on a second sheet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import openpyxl

from campaigns.models import CriterionKind, ScoreColumn
from campaigns.scoring.frozen import Content
from emulation.org.sheets import saved, write_rows


def ranking_workbook(contents: list[Content]) -> bytes:
    book = openpyxl.Workbook()
    columns = contents[0]["columns"] if contents else []
    names = [column["name"] for column in columns]
    heads = ["Cụm, khối", "Hạng", "Đơn vị", *names, "Điểm cuối", "Tính theo cột", "Ghi chú"]
    write_rows(book.active, heads, _ranks(contents), title="Xếp hạng")
    book.active.freeze_panes = "D2"
    heads = ["Cụm, khối", "Đơn vị", "Tiêu chí", "Loại điểm", "Điểm tối đa", *names]
    details = book.create_sheet()
    write_rows(details, [*heads, "Công thức", "Lý do"], _criteria(contents), "Từng tiêu chí")
    details.freeze_panes = "D2"
    return saved(book)


def _ranks(contents: list[Content]) -> Iterator[list[Any]]:
    for content in contents:
        for row in content["rows"]:
            points = [_points(row, column["key"]) for column in content["columns"]]
            by = str(ScoreColumn(row["column"]).label) if row["column"] else ""
            yield [
                content["cluster"],
                row["rank"],
                row["unit"],
                *points,
                _number(row["points"]),
                by,
                row["note"],
            ]


def _criteria(contents: list[Content]) -> Iterator[list[Any]]:
    for content in contents:
        for row in content["rows"]:
            for criterion in content["criteria"]:
                yield _criterion(content, row, criterion)


def _criterion(content: Content, row: dict[str, Any], criterion: dict[str, Any]) -> list[Any]:
    key = str(criterion["key"])
    points = [
        _number(row["totals"].get(column["key"], {}).get("by_criterion", {}).get(key))
        for column in content["columns"]
    ]
    words = [
        word
        for column in content["columns"]
        for word in row["words"].get(column["key"], {}).get(key, [])
    ]
    return [
        content["cluster"],
        row["unit"],
        "    " * criterion["depth"] + criterion["name"],
        str(CriterionKind(criterion["kind"]).label),
        _number(criterion["points"]),
        *points,
        row["formulas"].get(key, {}).get("formula", ""),
        "; ".join(words),
    ]


def _points(row: dict[str, Any], column: str) -> Decimal | None:
    return _number(row["totals"].get(column, {}).get("points"))


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
