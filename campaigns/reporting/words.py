"""Outcomes of targets in plain official Vietnamese. Pure.

A sentence comes back with marks on the numbers that show the target, so that they are linked
when it is stored: ``{uid.result=475}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from campaigns.stored_targets import StoredTarget, decimal_of, number_words, value_words
from emulation.lib.quantities import format_number
from emulation.lib.text import first_lower, first_upper
from targets.measures import Standing, label
from targets.measures.words import TIGHT_UNITS

NONE = "chưa có"
NOT_YET = "Chưa đến kỳ"
# The order in which a report speaks of them, with the words that open each group.
GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("exceeded", "Chỉ tiêu vượt kế hoạch", ("exceeded",)),
    ("met", "Chỉ tiêu đạt kế hoạch", ("met",)),
    ("on_track", "Chỉ tiêu đúng tiến độ", ("on_track",)),
    ("slow", "Chỉ tiêu chậm, cần tập trung chỉ đạo", ("at_risk", "behind")),
    ("no_data", "Chỉ tiêu chưa có số liệu, chưa đánh giá", ("no_data",)),
)


def group_of(target: StoredTarget) -> str:
    """Return the code of the group; "" for a target that nobody is asked for yet."""
    if not target["is_asked"]:
        return ""
    return next(code for code, _, verdicts in GROUPS if target["verdict"] in verdicts)


def verdict_words(target: StoredTarget, *, is_last: bool) -> str:
    """Write the verdict as tables print it: "Đạt", "Có nguy cơ"; at the end "Không đạt"."""
    if not target["is_asked"]:
        return NOT_YET
    return str(label(Standing(target["verdict"]), is_last))


def sentence(target: StoredTarget, *, is_year: bool = False) -> str:
    """Tell one target with marks: "Diện tích canh tác đạt {…=475}/{…=475} ha, bằng …".

    ``is_year``: a whole year stands beside the year before, not a part of it.
    """
    name = first_upper(target["name"])
    if target["results"]:
        return f"{name}: {_strands(target)}.{_why(target)}"
    if target["result"] is None:
        return _without_figure(name, target)
    told = f"{name} {_reached(target)}"
    if " đạt " in f" {target['name']} ":  # the name says the verb itself
        told = f"{name}: {_reached(target).removeprefix('đạt ')}"
    share = _mark(target, "percent", "%")
    if share:
        told += f", bằng {share} kế hoạch"
    change = _change(target, "năm trước" if is_year else "cùng kỳ năm trước")
    if change:
        told += f", {change}"
    return f"{told}.{_why(target)}"


def change_words(target: Mapping[str, Any]) -> str:
    """Write how far the result went from last year's: "+2,1%", "-0,4 điểm"; "" for nothing."""
    change = decimal_of(target["change"])
    if change is None:
        return ""
    sign = "+" if change > 0 else "-" if change < 0 else ""
    unit = " điểm" if target["unit"] in TIGHT_UNITS else "%"
    return f"{sign}{format_number(abs(change))}{unit}"


def result_words(target: StoredTarget) -> str:
    """Write the outcome for a cell: a number, words, or "chưa có"."""
    if target["results"]:
        told = ((name, number_words(value) or NONE) for name, value in target["results"])
        return "; ".join(f"{name}: {value}" for name, value in told)
    if target["result"] is None:
        is_judged = target["verdict"] in ("exceeded", "met")
        return target["outcome"] or ("đạt" if is_judged else NONE)
    estimate = " (ước)" if target["is_estimate"] else ""
    return f"{number_words(target['result'])}{estimate}"


def _reached(target: StoredTarget) -> str:
    unit = target["unit"]
    verb = "ước đạt" if target["is_estimate"] else "còn" if _falls(target) else "đạt"
    result = _mark(target, "result")
    if _is_plain_amount(target):
        return f"{verb} {result}/{_mark(target, 'value')}{_unit(unit)}"
    return f"{verb} {result}{_unit(unit)} (kế hoạch: {_asked(target)})"


def _is_plain_amount(target: StoredTarget) -> bool:
    """Say whether result and plan may stand as "475/475 ha"."""
    has_one_figure = target["op"] == "=" and target["value"] and not target["value_max"]
    is_amount = target["unit"] not in TIGHT_UNITS and not target["numerator"]
    return bool(has_one_figure and is_amount and not target["level"] and not _falls(target))


def _asked(target: StoredTarget) -> str:
    """Write what the plan asks for, its value marked where it stands as it is stored."""
    words = value_words(target)
    value = number_words(target["value"])
    if value and words.count(value) == 1 and target["level"] == "":
        return words.replace(value, _mark(target, "value"))
    return words


def _falls(target: StoredTarget) -> bool:
    """Say whether the figure of a target goes down: "hộ nghèo còn 0,66%"."""
    return target["direction"] == "lower"


def _change(target: StoredTarget, before: str) -> str:
    change = decimal_of(target["change"])
    if change is None:
        return ""
    if change == 0:
        return f"bằng {before}"
    unit = " điểm phần trăm" if target["unit"] in TIGHT_UNITS else "%"
    way = "tăng" if change > 0 else "giảm"
    return f"{way} {format_number(abs(change))}{unit} so với {before}"


def _strands(target: StoredTarget) -> str:
    unit = _unit(target["unit"])
    told = (
        (first_lower(name), f"{number_words(value)}{unit}" if value else f"{NONE} số liệu")
        for name, value in target["results"]
    )
    return "; ".join(f"{name} {figure}" for name, figure in told)


def _without_figure(name: str, target: StoredTarget) -> str:
    if target["outcome"]:
        return f"{name}: {first_lower(target['outcome']).rstrip('.')}."
    if target["verdict"] != "no_data":  # judged by a person
        verdict = verdict_words(target, is_last=False).lower()
        return f"{name}: {verdict} (kế hoạch: {value_words(target)}).{_why(target)}"
    return f"{name} (kế hoạch: {value_words(target)}): chưa có số liệu."


def _why(target: StoredTarget) -> str:
    if target["verdict"] not in ("at_risk", "behind") or not target["why"]:
        return ""
    return f" {target['why'].rstrip('.')}."


def _mark(target: StoredTarget, slot: str, unit: str = "") -> str:
    number = target[slot]
    return f"{{{target['uid']}.{slot}={format_number(Decimal(number))}}}{unit}" if number else ""


def _unit(unit: str) -> str:
    return unit if not unit or unit in TIGHT_UNITS else f" {unit}"
