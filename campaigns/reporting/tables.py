"""The tables of a report, from its content. Pure.

A table in the text is plain cells that its author may change. Its rows name targets, so that a
cell which no longer is the approved result can be found and written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from campaigns.reporting.words import change_words, group_of, result_words, verdict_words
from campaigns.stored_targets import StoredTarget, number_words, value_signs
from emulation.lib.text import first_upper, search_key

NAME, RESULT = "Chỉ tiêu", "Thực hiện"
SHARE, LAST = "Tỷ lệ (%)", "Cùng kỳ"
TARGETS_HEAD = (NAME, "Đơn vị tính", "Kế hoạch", RESULT, SHARE, LAST, "Đánh giá")
TARGETS_WIDTHS = [0.27, 0.12, 0.12, 0.13, 0.09, 0.1, 0.17]
TARGETS_ALIGNS = ["left", "center", "right", "right", "right", "right", "left"]
YEAR_LAST, YEAR_CHANGE = "Năm trước", "So năm trước"
YEAR_HEAD = (NAME, "Đơn vị tính", "Giao", RESULT, SHARE, YEAR_CHANGE, "Đánh giá")
ALL_HEAD = (
    "STT", NAME, "Đơn vị tính", "Kế hoạch", RESULT, SHARE, LAST, "So cùng kỳ", "Đánh giá",
)  # fmt: skip
ALL_YEAR_HEAD = (*ALL_HEAD[:3], "Giao", *ALL_HEAD[4:6], YEAR_LAST, YEAR_CHANGE, ALL_HEAD[8])
ALL_WIDTHS = (0.05, 0.25, 0.08, 0.09, 0.1, 0.07, 0.08, 0.08, 0.2)
ALL_ALIGNS = ("center", "left", "center", "right", "right", "right", "right", "right", "left")
GROUPS = (
    ("exceeded", "Vượt"),
    ("met", "Đạt"),
    ("on_track", "Đúng tiến độ"),
    ("slow", "Chậm, có nguy cơ"),
    ("no_data", "Chưa có số liệu"),
    ("", "Chưa đến kỳ"),
)
OVER = "Chưa đạt"
COUNTS_HEAD = ("Nội dung thi đua", "Số chỉ tiêu", *(name for _, name in GROUPS))
COUNTS_WIDTHS = [0.3, 0.1, 0.09, 0.09, 0.11, 0.11, 0.11, 0.09]
_SLOW = dict(GROUPS)["slow"]
_ON_THE_WAY = [
    COUNTS_HEAD.index(name) for code, name in reversed(GROUPS) if code in ("on_track", "")
]
LEFT_HEAD = (NAME, "Đơn vị tính", "Kế hoạch", "Đã thực hiện", "Còn phải thực hiện", "Đánh giá")
LEFT_WIDTHS = [0.3, 0.12, 0.13, 0.14, 0.14, 0.17]
LEFT_ALIGNS = ["left", "center", "right", "right", "right", "left"]

Table = dict[str, Any]


@dataclass(frozen=True)
class StaleCell:
    """A cell of a stored table that is not what was approved."""

    row: int
    column: int
    name: str
    printed: str
    fresh: str


def targets_table(
    targets: Sequence[StoredTarget], *, is_last: bool, is_year: bool = False
) -> Table:
    """Return the targets of one theme; parts stand under their whole with a dash.

    ``is_year``: with how far the result went from the year before, not with its figure.
    """
    rows = [list(YEAR_HEAD if is_year else TARGETS_HEAD)]
    for target in targets:
        result, share, last, verdict = _cells(target, is_last=is_last)
        told = [result, share, change_words(target) if is_year else last, verdict]
        rows.append([_name(target), target["unit"], value_signs(target), *told])
    if any(target["last"] is not None for target in targets):
        return plain_table(rows, TARGETS_WIDTHS, TARGETS_ALIGNS)
    place = rows[0].index(YEAR_CHANGE if is_year else LAST)
    widths = [*TARGETS_WIDTHS]
    widths[0] += widths.pop(place)
    aligns = [*TARGETS_ALIGNS[:place], *TARGETS_ALIGNS[place + 1 :]]
    return plain_table([[*row[:place], *row[place + 1 :]] for row in rows], widths, aligns)


def all_rows(
    targets: Iterable[StoredTarget], *, is_last: bool, is_year: bool = False
) -> list[tuple[str, ...]]:
    """Return the rows of the whole summary, its head first; the last column says why."""
    rows: list[tuple[str, ...]] = [ALL_YEAR_HEAD if is_year else ALL_HEAD]
    number = 0
    for target in targets:
        number += target["parent"] is None
        result, share, last, verdict = _cells(target, is_last=is_last)
        why = target["why"].rstrip(".") if target["verdict"] in ("at_risk", "behind") else ""
        rows.append(
            (
                "" if target["parent"] else str(number),
                _name(target),
                target["unit"],
                value_signs(target),
                result,
                share,
                last,
                change_words(target),
                f"{verdict}. {why}." if why and target["is_asked"] else verdict,
            )
        )
    return rows


def counts_table(
    themes: Sequence[tuple[str, Sequence[StoredTarget]]], *, is_over: bool = False
) -> Table:
    """Count the targets of each theme by where they stand, and all of them.

    ``is_over``: the year is over, so what is slow has failed and nothing need be on its way.
    """
    rows = [[OVER if is_over and name == _SLOW else name for name in COUNTS_HEAD]]
    rows += [[name, *_counts(targets)] for name, targets in themes]
    if len(themes) > 1:
        rows.append(["Cộng", *_counts([one for _, targets in themes for one in targets])])
    widths = COUNTS_WIDTHS
    for place in _ON_THE_WAY if is_over else ():
        if not any(row[place] != "0" for row in rows[1:]):
            rows = [[*row[:place], *row[place + 1 :]] for row in rows]
            widths = [*widths[:place], *widths[place + 1 :]]
    return plain_table(rows, widths, ["left", *["right"] * (len(widths) - 1)])


def plain_table(
    rows: list[list[str]], widths: list[float], aligns: list[str], caption: str = ""
) -> Table:
    return {
        "rows": rows,
        "head_rows": 1,
        "widths": widths,
        "aligns": aligns,
        "caption": caption,
    }


def stale_cells(
    table: Mapping[str, Any], targets: Iterable[StoredTarget], *, is_last: bool
) -> Iterator[StaleCell]:
    """Find the results, shares and last year's figures that differ from what is stored.

    Rows are found by the target's name; a name that two targets bear says nothing. An empty
    cell was emptied by its author.
    """
    head = table["rows"][0]
    if not table.get("head_rows", 1) or NAME not in head or RESULT not in head:
        return
    by_name: dict[str, list[StoredTarget]] = {}
    for target in targets:
        by_name.setdefault(_key(target["name"]), []).append(target)
    for number, row in enumerate(table["rows"][1:], start=1):
        named = by_name.get(_key(row[head.index(NAME)]), [])
        if len(named) != 1:
            continue
        result, share, last, _ = _cells(named[0], is_last=is_last)
        fresh = {RESULT: result, SHARE: share, LAST: last}
        fresh |= {YEAR_LAST: last, YEAR_CHANGE: change_words(named[0])}
        for column, title in enumerate(head):
            if row[column] and title in fresh and row[column] != fresh[title]:
                name = named[0]["name"]
                yield StaleCell(number, column, name, row[column], fresh[title])


def stale_year_cells(table: Table, fresh: Iterable[Table]) -> Iterator[StaleCell]:
    """Find the cells that differ from the same table drawn today: the one with the same head.

    Rows are found by their first cell. An empty cell was emptied by its author.
    """
    now = _same_head(table, fresh)
    rows = {_key(row[0]): row for row in now["rows"][1:]} if now else {}
    for number, row in enumerate(table["rows"][1:], start=1):
        told = rows.get(_key(row[0]))
        for column in range(1, len(row)) if told else ():
            if row[column] and row[column] != told[column]:
                yield StaleCell(number, column, row[0], row[column], told[column])


def rows_left_out(table: Table, fresh: Iterable[Table]) -> list[tuple[int, list[str]]]:
    """Return the rows that the same table has today and this one lacks, with their places."""
    now = _same_head(table, fresh)
    own = [_key(row[0]) for row in table["rows"]]
    left_out, place = [], len(own)
    for row in reversed(now["rows"][1:] if now else []):
        if _key(row[0]) in own:
            place = own.index(_key(row[0]))
        else:
            left_out.append((place, row))
    return left_out


def _same_head(table: Table, fresh: Iterable[Table]) -> Table | None:
    return next((one for one in fresh if one["rows"][0] == table["rows"][0]), None)


def _cells(target: StoredTarget, *, is_last: bool) -> tuple[str, str, str, str]:
    return (
        result_words(target),
        number_words(target["percent"]),
        number_words(target["last"]),
        verdict_words(target, is_last=is_last),
    )


def _counts(targets: Sequence[StoredTarget]) -> list[str]:
    groups = [group_of(target) for target in targets]
    return [str(len(groups)), *(str(groups.count(code)) for code, _ in GROUPS)]


def _name(target: StoredTarget) -> str:
    return f"- {target['name']}" if target["parent"] else first_upper(target["name"])


def _key(name: str) -> str:
    return search_key(name.lstrip("-–+ "))
