"""Files of Excel and CSV: written so that no text runs as a formula, read with their lines."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import openpyxl
import tablib
from django.http import HttpResponse
from import_export.formats.base_formats import CSV, XLSX
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from emulation.org.cells import FORMULA_SIGNS, sheet_text

# The number of the file's own line travels with each row, so that an error can name it.
LINE = "#dòng"
MAX_ROWS = 5_000
MAX_UNPACKED = 200 * 1024 * 1024
HEAD_FILL = PatternFill("solid", fgColor="ECEEF0")
SOFT = Font(italic=True, color="4B5159")
TEXT_FORMAT = "@"
LIST_SHEET, GUIDE_SHEET, VALUES_SHEET = "Danh sách", "Hướng dẫn", "Giá trị được dùng"


class UnreadableSheet(ValueError):
    """The file cannot be read; the message is a Vietnamese sentence."""


class ExcelSheet(XLSX):
    def get_title(self) -> str:
        return "Excel (.xlsx)"

    def get_extension(self) -> str:
        return "xlsx"

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        book = openpyxl.Workbook()
        write_rows(book.active, dataset.headers or [], dataset)
        return saved(book)

    def create_dataset(self, in_stream: bytes) -> tablib.Dataset:
        """Read the first sheet."""
        try:
            _require_reasonable_size(in_stream)
            book = openpyxl.load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
            lines = [[_read(cell) for cell in row] for row in _rows(book.worksheets[0])]
        except UnreadableSheet:
            raise
        except Exception as error:
            raise UnreadableSheet(
                "Không mở được tệp này như tệp Excel. Lưu lại thành .xlsx rồi chọn lại."
            ) from error
        return _dataset(lines)


class CommaSheet(CSV):
    def get_title(self) -> str:
        return "CSV (.csv)"

    def get_extension(self) -> str:
        return "csv"

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        stream = io.StringIO()
        writer = csv.writer(stream)
        writer.writerow(dataset.headers or [])
        writer.writerows([_guarded(sheet_text(value)) for value in row] for row in dataset)
        # The mark at the start tells Excel that the letters are UTF-8.
        return stream.getvalue().encode("utf-8-sig")

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def create_dataset(self, in_stream: bytes | str, **kwargs: Any) -> tablib.Dataset:
        """Read lines divided by comma, semicolon (Vietnamese Excel) or tab."""
        try:
            text = in_stream if isinstance(in_stream, str) else in_stream.decode("utf-8-sig")
            first_line = text.partition("\n")[0]
            divider = max(",;\t", key=first_line.count)
            return _dataset(list(csv.reader(io.StringIO(text), delimiter=divider)))
        except (UnicodeDecodeError, csv.Error) as error:
            raise UnreadableSheet(
                "Không đọc được chữ trong tệp. Khi lưu, chọn CSV UTF-8, hoặc lưu thành .xlsx."
            ) from error


FORMATS = [ExcelSheet, CommaSheet]


def excel_response(dataset: tablib.Dataset, name: str) -> HttpResponse:
    """Answer with a list as an Excel file."""
    return file_response(ExcelSheet().export_data(dataset), name)


def file_response(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=ExcelSheet.CONTENT_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


def template_workbook(columns: Sequence[Any]) -> bytes:
    """Return the file to fill in: heads, an example, a guide and the values to choose from.

    ``columns`` are ``resource_base.Column``. Cells are text, so that 1.880 and 6/6 stay as
    they were typed.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    write_rows(sheet, [column.column_name for column in columns], [])
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].number_format = TEXT_FORMAT
        example = sheet.cell(2, place)
        _write(example, sheet_text(column.example))
        example.font, example.number_format = SOFT, TEXT_FORMAT
    _write_guide(book.create_sheet(GUIDE_SHEET), columns)
    _write_values(sheet, book.create_sheet(VALUES_SHEET), columns)
    return saved(book)


def write_rows(
    sheet: Worksheet, heads: Sequence[str], rows: Iterable[Sequence[Any]], title: str = LIST_SHEET
) -> None:
    sheet.title = title
    widths = [len(head) for head in heads]
    for place, head in enumerate(heads, start=1):
        cell = sheet.cell(1, place)
        _write(cell, head)
        cell.font, cell.fill = Font(bold=True), HEAD_FILL
    for line, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(line, place), value)
            widths[place - 1] = max(widths[place - 1], len(sheet_text(value)))
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width + 3, 10), 48)
    sheet.freeze_panes = "A2"


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(cell: Cell, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Decimal | int):
        cell.value = value
    elif isinstance(value, dt.date):
        cell.value, cell.number_format = value, "dd/mm/yyyy"
    else:
        text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.value = text
        # openpyxl takes "=…" for a formula; the type makes it text again, and the quote
        # keeps it text when somebody edits the cell.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA_SIGNS)


def _write_guide(sheet: Worksheet, columns: Sequence[Any]) -> None:
    heads = ["Cột", "Bắt buộc", "Cách ghi", "Ví dụ"]
    rows = [
        [c.column_name, "có" if c.required else "", c.guide, sheet_text(c.example)] for c in columns
    ]
    write_rows(sheet, heads, rows, GUIDE_SHEET)
    notes = (
        "Giữ nguyên hàng tiêu đề; thứ tự các cột không quan trọng; cột không dùng thì bỏ.",
        "Dòng ví dụ để nguyên thì cổng bỏ qua; thay bằng dòng thật thì được đọc.",
        "Ghi các dòng thật dưới hàng tiêu đề của trang “Danh sách”.",
    )
    for place, note in enumerate(notes, start=len(rows) + 3):
        sheet.cell(place, 1, note).font = SOFT


def _write_values(sheet: Worksheet, values: Worksheet, columns: Sequence[Any]) -> None:
    chosen = [column for column in columns if column.widget.choices]
    write_rows(values, [column.column_name for column in chosen], [], VALUES_SHEET)
    for place, column in enumerate(chosen, start=1):
        letter = get_column_letter(place)
        values.column_dimensions[letter].width = 36
        for line, choice in enumerate(column.widget.choices, start=2):
            _write(values.cell(line, place), choice)
        last = len(column.widget.choices) + 1
        rule = DataValidation(
            type="list", formula1=f"'{VALUES_SHEET}'!${letter}$2:${letter}${last}", allow_blank=True
        )
        rule.showErrorMessage = False
        target = get_column_letter(list(columns).index(column) + 1)
        rule.add(f"{target}2:{target}{MAX_ROWS}")
        sheet.add_data_validation(rule)


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _rows(sheet: Any) -> Iterable[Sequence[Any]]:
    # The size that a sheet claims may be wrong, or the whole million lines.
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=MAX_ROWS * 2)


def _read(cell: Any) -> Any:
    """Return the value; "0,66%" typed into Excel is kept there as 0.0066."""
    value = cell.value
    if isinstance(value, int | float) and "%" in (cell.number_format or ""):
        return round(value * 100, 10)
    return value


def _dataset(lines: Sequence[Sequence[Any]]) -> tablib.Dataset:
    """Return the lines that are not blank, each with its number in the file."""
    if not lines:
        raise UnreadableSheet("Tệp không có hàng tiêu đề. Tải tệp mẫu và điền vào đó.")
    heads = list(lines[0])
    while heads and _is_blank(heads[-1]):
        heads.pop()
    dataset = tablib.Dataset(headers=[*heads, LINE])
    for number, line in enumerate(lines[1:], start=2):
        values = (list(line) + [None] * len(heads))[: len(heads)]
        if any(not _is_blank(value) for value in values):
            dataset.append([*values, number])
    if len(dataset) > MAX_ROWS:
        raise UnreadableSheet(
            f"Tệp dài hơn {MAX_ROWS:,} dòng. Chia thành nhiều tệp.".replace(",", ".")
        )
    return dataset


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _require_reasonable_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
            raise UnreadableSheet("Tệp Excel quá lớn. Xóa hình, trang không dùng rồi lưu lại.")
