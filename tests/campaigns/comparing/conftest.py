"""A draft with everything in it, and corrected copies of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from campaigns import services
from campaigns.content import plan_content
from campaigns.inputs import BasisInput, BlockInput, RecipientInput
from campaigns.intake.as_json import to_state
from campaigns.models import Intake, Plan
from campaigns.services.intakes import life as intakes
from tests.campaigns.comparing.papers import changed, printed
from tests.campaigns.plans_made import draft, fresh, with_targets
from tests.cast import Cast
from tests.plumbing.kept import kept

TIMES = {
    "rows": [["Thời gian", "Việc", "Đơn vị"], ["01/3", "Lễ phát động", "Văn phòng"],
             ["11/3", "Trồng rừng", "Các thôn"]],
    "head_rows": 1,
}  # fmt: skip


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    """A draft with targets, a theme, a task, a run-in heading, tables and an appendix."""
    plan = draft(cast)
    with_targets(cast, plan)
    work = plan.items.get(position=3, parent=None)
    services.item_add(
        plan=plan, parent=work, heading="Yêu cầu:", run_in=True, by=cast.clerk,
        blocks=[BlockInput("Mỗi thôn nhận một việc khó."), BlockInput(table=TIMES)],
    )  # fmt: skip
    services.item_add(
        plan=plan, parent=work, heading="Phân công", by=cast.clerk, children_style="dash"
    )
    for text in ("Các thôn họp dân trước ngày 15/3.", "Trường học tổ chức trồng cây đầu xuân."):
        last = plan.items.get(heading="Phân công")
        services.item_add(plan=plan, parent=last, by=cast.clerk, blocks=[BlockInput(text)])
    services.appendix_add(
        plan=plan, title="PHÂN CÔNG", orientation="portrait", by=cast.clerk,
        blocks=[BlockInput("Thôn nào việc nấy, không để trống địa bàn.")],
    )  # fmt: skip
    _write_around(plan, cast)
    return fresh(plan)


def _write_around(plan: Plan, cast: Cast) -> None:
    services.plan_change_opening(
        plan=plan,
        version=plan.opening_version,
        by=cast.clerk,
        opening="UBND xã phát động thi đua năm 2024 như sau:",
        closing="Các đơn vị thực hiện kế hoạch này.",
        items_style=plan.items_style,
        target_appendix=False,
        bases=[
            BasisInput("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"),
            BasisInput("Nghị quyết số 38/NQ-HĐND ngày 20/12/2023", standing=False),
            BasisInput("Kế hoạch số 5/KH-UBND của UBND huyện", link="https://example.vn/5"),
        ],
    )
    services.plan_change_recipients(
        plan=plan,
        version=plan.recipients_version,
        by=cast.clerk,
        recipients=[
            RecipientInput("UBND huyện", "b/c"),
            RecipientInput("Thôn Hồng Lạc", "t/h", (cast.village,)),
            RecipientInput("Lưu: VT"),
        ],
    )


@pytest.fixture
def corrected(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Intake]:
    """Return a function that uploads the draft, corrected by a change of its content."""

    def upload(plan: Plan, change: Callable[[dict], Any], form: str = "docx") -> Intake:
        content = changed(plan_content(plan), change)
        state = to_state(printed(content, form))
        monkeypatch.setattr(intakes, "read_apart", lambda *args, **kwargs: state)
        return services.intake_start(
            commune=plan.commune, data=b"a copy", name="ban-sua.docx", onto=plan, by=cast.clerk
        )

    return upload
