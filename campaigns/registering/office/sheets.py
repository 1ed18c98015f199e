"""Registrations as Excel files. Text that looks like a formula stays text (``write_rows``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import openpyxl
from django.utils import timezone

from campaigns.registering.office.listing import UnitRow
from campaigns.registering.office.missing import MissingRow
from emulation.org.sheets import saved, write_rows

LIST_HEADS = [
    "Đơn vị", "Trạng thái", "Chỉ tiêu đăng ký", "Hơn mức giao", "Kém mức giao", "Việc khó",
    "Danh hiệu đăng ký", "Gửi ngày", "Đúng hạn",
]  # fmt: skip
MISSING_HEADS = [
    "Đơn vị", "Người đứng đầu", "Điện thoại", "Còn thiếu", "Quá hạn", "Nhắc gần nhất",
    "Nhắc lần tới",
]  # fmt: skip


def list_workbook(rows: Iterable[UnitRow]) -> bytes:
    return _book(LIST_HEADS, map(_listed, rows))


def missing_workbook(rows: Iterable[MissingRow]) -> bytes:
    return _book(MISSING_HEADS, map(_missing, rows))


def _listed(row: UnitRow) -> list[Any]:
    counts, sent = row.counts, row.registration.first_sent_at if row.registration else None
    return [
        row.name,
        row.label,
        counts.pledges,
        counts.better,
        counts.worse,
        counts.jobs,
        counts.title_words,
        timezone.localtime(sent).date() if sent else None,
        "muộn" if row.is_late else "đúng hạn" if sent else "",
    ]


def _missing(row: MissingRow) -> list[Any]:
    return [
        row.name,
        row.head,
        row.phone,
        row.lacks,
        "x" if row.is_late else "",
        row.reminded_on,
        row.next_words,
    ]


def _book(heads: list[str], rows: Iterable[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    write_rows(book.active, heads, rows)
    return saved(book)
