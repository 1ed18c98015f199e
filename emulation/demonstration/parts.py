"""The words in which a plan of the demonstration is written down.

A paragraph is a string. A figure in it that belongs to a target is marked
``{key=175}`` or ``{key.slot=6}``: the key of the target, the slot (value, value_max,
numerator, denominator; value where none is named) and the figure exactly as printed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from emulation.papers.document import Table


@dataclass(frozen=True)
class TargetSpec:
    key: str
    name: str
    unit: str = ""  # as typed: "tấn", "%", "triệu đồng/người/năm"
    op: str = "="  # = < <= > >= range maintain achieve
    value: str = ""  # decimal string with a point
    value_max: str = ""
    numerator: str = ""
    denominator: str = ""
    kind: str = "amount"  # amount percentage count change level qualitative
    direction: str = "higher"  # higher lower exactly within
    field: str = "economy"  # economy society environment security politics
    parent: str = ""  # key of the parent
    part_rule: str = ""  # adds_up share_of detail; asked for with a parent
    strands: tuple[str, ...] = ()  # results under one figure: ("thu", "chi")
    level: str = ""  # "chuẩn 04 sao", "mức độ 1"
    note: str = ""
    baseline: str = ""
    baseline_year: int | None = None
    assigned_by: str = ""  # who gave the figure: "thành phố"
    units: tuple[str, ...] = ()  # names of units named in it
    theme: str = ""  # short name of the theme it belongs to


@dataclass(frozen=True)
class TaskSpec:
    summary: str
    lead: tuple[str, ...] = ()  # names of units or of positions
    coordinating: tuple[str, ...] = ()
    deadline: dt.date | None = None
    recurring: str = ""  # "6 tháng, năm"


@dataclass(frozen=True)
class ItemSpec:
    heading: str = ""
    run_in: bool = False  # the heading runs into the first paragraph
    numbered: bool = True
    style: str = ""  # markers of the children: roman decimal outline letter dash plus none
    content: tuple[str | Table, ...] = ()
    targets: tuple[str, ...] = ()  # keys without a figure in the text (duy trì, giữ vững)
    theme: str = ""  # short name where the item is a theme
    task: TaskSpec | None = None
    children: tuple[ItemSpec, ...] = ()


@dataclass(frozen=True)
class BasisSpec:
    text: str  # without "Căn cứ" and ";"
    lead: str = "Căn cứ"  # Căn cứ, Thực hiện, Theo
    standing: bool = True  # False: stands inside the opening paragraph
    link: str = ""


@dataclass(frozen=True)
class RecipientSpec:
    text: str
    purpose: str = ""  # b/c, t/h, p/h, c/đ
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class AppendixSpec:
    title: str
    content: tuple[str | Table, ...] = ()
    orientation: str = "portrait"


@dataclass(frozen=True)
class PlanSpec:
    title: str
    year: int
    kind: str = "yearly"  # yearly drive
    span_name: str = ""  # of a drive
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    motto_label: str = "chủ đề"  # or phương châm
    motto: str = ""
    bases: tuple[BasisSpec, ...] = ()
    opening: tuple[str, ...] = ()
    items_style: str = "roman"
    items: tuple[ItemSpec, ...] = ()
    closing: tuple[str, ...] = ()
    recipients: tuple[RecipientSpec, ...] = ()
    signing_mode: str = "own"
    appendices: tuple[AppendixSpec, ...] = ()
    target_appendix: bool = False
    targets: tuple[TargetSpec, ...] = ()
