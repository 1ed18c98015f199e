"""Rounds and the nominations of units as lists: by state, counted, out to Excel."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from django.db.models import Count, QuerySet

from awards.models import Nomination, Round
from awards.nominating.rules import is_open_on
from awards.states import NominationState
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.text import sort_key
from emulation.org.models import Unit
from emulation.org.selectors import unit_names
from emulation.org.sheets import saved, write_rows

State = NominationState
# What a unit has to tell apart, with its states and the class of its sign.
GROUPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "dang-soan": ("Đang soạn", "is-draft", (State.DRAFT, State.RECALLED)),
    "cho-bo-sung": ("Chờ bổ sung", "is-returned", (State.INCOMPLETE,)),
    "da-gui": ("Đã gửi, đang xét", "is-waiting", (
        State.SENT, State.CHECKING, State.ELIGIBLE, State.POSTED, State.TABLED, State.PASSED,
        State.DECIDING, State.SENT_UP,
    )),
    "duoc-tang": ("Được tặng", "is-final", (State.AWARDED,)),
    "khong-duoc": ("Không được", "is-void", (State.INELIGIBLE, State.FAILED, State.REFUSED)),
    "da-rut": ("Đã rút", "is-void", (State.WITHDRAWN,)),
}  # fmt: skip
HEADS = (
    "Đơn vị đề nghị", "Đối tượng", "Tên ghi trong quyết định", "Chức vụ, đơn vị, nơi ở",
    "Danh hiệu thi đua", "Hình thức khen thưởng", "Thành tích", "Mức hoàn thành nhiệm vụ",
    "Trạng thái", "Gửi lúc", "Ngày tiếp nhận",
)  # fmt: skip


@dataclass
class UnitLine:
    """A unit of a round with how many nominations it has in each group."""

    unit: Unit
    name: str
    counts: Counter = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def cells(self) -> list[tuple[str, int]]:
        return [(label, self.counts[word]) for word, (label, _, _) in GROUPS.items()]


def group_of(state: str) -> str:
    return next(word for word, (_, _, states) in GROUPS.items() if state in states)


def counts_by_group(rows: QuerySet[Nomination]) -> Counter:
    found: Counter = Counter()
    for state, number in rows.order_by().values_list("state").annotate(Count("pk")):
        found[group_of(state)] += number
    return found


def counters(counts: Mapping[str, int], chosen: str, kept: str = "") -> list[dict[str, Any]]:
    """Return the counters of a list; ``kept`` is the rest of the address."""
    rest = f"&{kept}" if kept else ""
    every = {
        "figure": sum(counts.values()),
        "label": "Tất cả",
        "url": f"?{kept}",
        "current": not chosen,
    }
    return [every] + [
        {
            "figure": counts[word],
            "label": label,
            "kind": kind,
            "url": f"?nhom={word}{rest}",
            "current": chosen == word,
        }
        for word, (label, kind, _) in GROUPS.items()
        if counts[word] or word in ("dang-soan", "da-gui")
    ]


def lines_of(rows: QuerySet[Nomination]) -> list[UnitLine]:
    """Return the units with nominations among these, by name; two queries."""
    found: dict[int, Counter] = {}
    for unit, state, number in rows.order_by().values_list("unit", "state").annotate(Count("pk")):
        found.setdefault(unit, Counter())[group_of(state)] += number
    units = Unit.objects.in_bulk(found)
    names = unit_names(found, dates.today()) if found else {}
    lines = [UnitLine(units[key], names[key], counts) for key, counts in found.items()]
    return sorted(lines, key=lambda line: sort_key(line.name))


def course_of(round_: Round, day: dt.date) -> tuple[str, str]:
    """Return where a round stands, in words and as the class of its sign."""
    if round_.ended_at:
        return "Đã kết thúc", "is-final"
    if day < round_.opens_on:
        return f"Nhận hồ sơ từ {date_short(round_.opens_on)}", "is-draft"
    if is_open_on(round_, day):
        return "Đang nhận hồ sơ", "is-ontrack"
    return "Hết hạn nhận, đang xét", "is-waiting"


def until_words(round_: Round, day: dt.date) -> str:
    days = (round_.closes_on - day).days
    if round_.ended_at or days < 0:
        return f"Nhận hồ sơ đến hết ngày {date_short(round_.closes_on)}, đã hết hạn."
    if day < round_.opens_on:
        return f"Nhận hồ sơ từ ngày {date_short(round_.opens_on)}."
    left = f"còn {days} ngày" if days else "hôm nay là ngày cuối"
    return f"Nhận hồ sơ đến hết ngày {date_short(round_.closes_on)}, {left}."


def workbook_of(rows: Iterable[Nomination], names: Mapping[int, str]) -> bytes:
    book = openpyxl.Workbook()
    write_rows(book.active, HEADS, [_cells(row, names) for row in rows])
    return saved(book)


def _cells(row: Nomination, names: Mapping[int, str]) -> list[Any]:
    return [
        names[row.unit_id],
        row.subject_kind.label,
        row.recipient,
        row.detail,
        row.honour.name if row.honour else "",
        row.reward_form.name if row.reward_form else "",
        row.merit,
        row.get_completion_display(),
        row.get_state_display(),
        dates.moment_words(row.sent_at) if row.sent_at else "",
        row.received_on,
    ]
