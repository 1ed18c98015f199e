"""A plan as long as any commune writes: three hundred items and a hundred and fifty targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db import transaction

from campaigns.figures import Mark
from campaigns.inputs import BlockInput, ItemInput
from campaigns.models import Plan
from campaigns.services import plan_create, plan_targets_add
from campaigns.services.contents import items_write
from emulation.lib.markers import DASH, DECIMAL, LETTER
from emulation.org.models import Commune, User
from targets.models import Target
from targets.services import target_create

SECTIONS, PARTS, LINES = 10, 4, (7, 6, 6, 6)  # 10 + 10 × 4 + 10 × 25 items
TARGETS = 150
YEAR = 2031
_WORK = (
    "Các thôn, các đơn vị chọn việc khó để tập trung giải quyết, phân công rõ người, rõ việc, "
    "rõ thời hạn; biểu dương kịp thời gương làm tốt trong lao động, sản xuất."
)


@transaction.atomic
def make_long_plan(commune: Commune, by: User) -> Plan:
    plan = plan_create(
        commune=commune,
        kind="yearly",
        year=YEAR,
        title=f"Phát động phong trào thi đua năm {YEAR}",
        with_sections=False,
        by=by,
    )
    targets = [_target(plan, number, by) for number in range(1, TARGETS + 1)]
    plan_targets_add(plan=plan, targets=targets, by=by)
    items_write(plan, list(_sections(iter(targets))))
    return plan


def _target(plan: Plan, number: int, by: User) -> Target:
    return target_create(
        commune=plan.commune,
        span=plan.span,
        name=f"diện tích trồng mới ở khu {number}",
        kind="amount",
        direction="higher",
        field="economy",
        unit_text="ha",
        comparator="=",
        value=Decimal(100 + number),
        by=by,
    )


def _sections(targets: Iterator[Target]) -> Iterator[ItemInput]:
    for number in range(1, SECTIONS + 1):
        parts = (_part(f"{number}.{part}", LINES[part], targets) for part in range(PARTS))
        yield ItemInput(
            name=f"Mục {number}",
            heading=f"NỘI DUNG THI ĐUA ĐỢT {number}",
            children_style=DECIMAL,
            children=tuple(parts),
        )


def _part(name: str, lines: int, targets: Iterator[Target]) -> ItemInput:
    return ItemInput(
        name=f"Mục {name}",
        heading=f"Phần việc {name}",
        children_style=LETTER,
        children=tuple(_line(next(targets, None)) for _ in range(lines)),
    )


def _line(target: Target | None) -> ItemInput:
    if target is None:
        return ItemInput(name="Đoạn", children_style=DASH, blocks=(BlockInput(_WORK),))
    lead, number = "Trồng mới ", f"{target.current.value:.0f}"
    mark = Mark(len(lead), len(number), str(target.uid))
    text = f"{lead}{number} ha ở khu dân cư. {_WORK}"
    return ItemInput(name="Đoạn", children_style=DASH, blocks=(BlockInput(text, marks=(mark,)),))
