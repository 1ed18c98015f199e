"""Lists of papers on awards as Excel files. Text that looks like a formula stays text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import openpyxl

from awards.deciding.reading import Entry, revoked_words
from awards.models import Decision
from awards.states import DecisionKind
from emulation.org.sheets import saved, write_rows

_LIST = (
    "Loại", "Số", "Ngày", "Trích yếu", "Đợt xét", "Trạng thái", "Số tên", "Tiền thưởng (đồng)",
)  # fmt: skip
_NAMES = (
    "Số", "Tên", "Chức vụ, đơn vị, nơi ở", "Đơn vị đề nghị", "Danh hiệu", "Hình thức khen thưởng",
    "Thành tích", "Hệ số", "Lương cơ sở (đồng)", "Tiền thưởng (đồng)", "Biểu quyết", "Kết quả",
)  # fmt: skip


def list_workbook(decisions: Iterable[Decision]) -> bytes:
    book = openpyxl.Workbook()
    write_rows(book.active, _LIST, map(_line, decisions))
    return saved(book)


def names_workbook(decision: Decision, entries: Iterable[Entry], *, with_votes: bool) -> bytes:
    """Return the names of a paper; votes are for who may read them."""
    book = openpyxl.Workbook()
    rows = (_name(decision, each, with_votes) for each in entries)
    write_rows(book.active, _NAMES, rows)
    return saved(book)


def _line(decision: Decision) -> list:
    paper = decision.paper
    return [
        decision.get_kind_display(),
        paper.full_number if paper else "",
        paper.issued_on if paper else None,
        decision.subject,
        str(decision.round or ""),
        decision.get_state_display(),
        decision.names,
        decision.total,
    ]


def _name(decision: Decision, entry: Entry, with_votes: bool) -> list:
    line, row = entry.line, entry.nomination
    return [
        line.position,
        line.recipient,
        line.detail,
        entry.unit_name,
        str(row.honour or ""),
        str(row.reward_form or ""),
        line.merit,
        line.coefficient,
        line.base_salary,
        line.amount,
        entry.vote if with_votes else "",
        "; ".join(_outcome(decision, entry)),
    ]


def _outcome(decision: Decision, entry: Entry) -> Iterator[str]:
    line = entry.line
    if decision.kind == DecisionKind.PROPOSAL and line.is_granted is not None:
        yield f"Được tặng, {line.outcome_number}" if line.is_granted else "Không được tặng"
    if revoked := revoked_words(entry):
        yield revoked
