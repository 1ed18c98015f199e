"""Cells of the sheet of targets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from emulation.lib.quantities import NotANumber, parse_number
from emulation.org.cells import (
    EXCEL_MADE_A_DATE,
    Cell,
    NameCell,
    QuantityCell,
    typed_text,
)
from targets.measures import (
    ReadValue,
    parse_value_cell,
)

YEAR = re.compile(r"(?:năm )?(\d{4})", re.I)


class SpanCell(Cell):
    """A span by its name, or a year; the resource fills ``names``."""

    rule = "Năm, như 2024, hoặc tên thời gian đã mở"

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}

    def clean(self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        text = typed_text(value)
        year = YEAR.fullmatch(text)
        name = f"Năm {year[1]}" if year else text
        if text and not year and name.casefold() not in self.names:
            raise ValueError(f"Chưa mở thời gian “{text}”. Ghi năm, như 2024.")
        return self.names.get(name.casefold(), name)


class ValueCell(QuantityCell):
    """A figure, or a value as it is typed in the table: <1, 6/6, 13-15, từ 98% trở lên."""

    rule = "Số (1.880; 0,66), hoặc 6/6, 13-15, <1, từ 98% trở lên"

    def clean(
        self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> Decimal | ReadValue | None:
        if isinstance(value, dt.datetime | dt.date):
            raise ValueError(EXCEL_MADE_A_DATE)
        text = typed_text(value)
        if not isinstance(value, str) or not text:
            return super().clean(value)
        try:
            return parse_number(text)
        except NotANumber:
            return parse_value_cell(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return value


class ListCell(Cell):
    """Several texts with semicolons between."""

    blank = ()
    rule = "Mỗi mục cách nhau dấu chấm phẩy"

    def clean(
        self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, ...]:
        parts = (part.strip() for part in typed_text(value).split(";"))
        return tuple(part for part in parts if part)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(value or ())


class UnitsCell(ListCell):
    """Several of the commune's units."""

    rule = "Tên các đơn vị, cách nhau dấu chấm phẩy"

    def __init__(self, one: NameCell) -> None:
        super().__init__()
        self.one = one

    def clean(
        self, value: Any, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> tuple[str, ...]:
        return tuple(sorted(self.one.clean(name) for name in super().clean(value)))
