"""Forms of a target's line through the year, and of the clerk's word on it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from emulation.lib.fields import QuantityField, TextField
from targets.measures.standing import expected_at, share_gone
from targets.models import Milestone, Period, PeriodState, Target, Verdict
from targets.reporting.aims import aim_of

JUDGED = (Verdict.EXCEEDED, Verdict.MET, Verdict.AT_RISK, Verdict.BEHIND)


class MilestonesForm(forms.Form):
    """A figure for each period that is not locked; an empty one leaves it to the line."""

    def __init__(
        self,
        data: Any,
        *,
        target: Target,
        periods: Sequence[Period],
        kept: dict[int, Milestone],
    ) -> None:
        super().__init__(data)
        self.target, self.periods, self.kept = target, periods, kept
        for period in self.open_periods:
            row = kept.get(period.pk)
            self.fields[self.name_of(period)] = QuantityField(
                label=period.name, required=False, initial=row.value if row else None
            )

    @staticmethod
    def name_of(period: Period) -> str:
        return f"moc-{period.number}"

    @property
    def open_periods(self) -> list[Period]:
        return [period for period in self.periods if period.state != PeriodState.LOCKED]

    def rows(self) -> list[tuple[Period, Decimal | None, forms.BoundField | None, Any]]:
        """Return each period with its computed line, its field, and what a locked one keeps."""
        aim, span = aim_of(self.target), self.target.span
        rows = []
        for period in self.periods:
            gone = share_gone(span.starts_on, span.ends_on, period.ends_on)
            name = self.name_of(period)
            field = self[name] if name in self.fields else None
            rows.append((period, expected_at(aim, gone), field, self.kept.get(period.pk)))
        return rows

    def values(self) -> dict[Period, Decimal | None]:
        return {period: self.cleaned_data[self.name_of(period)] for period in self.open_periods}


class JudgementForm(forms.Form):
    verdict = forms.ChoiceField(
        label="Mức đạt",
        choices=[(verdict.value, verdict.label) for verdict in JUDGED],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn mức đạt."},
    )
    words = TextField(
        label="Căn cứ đánh giá",
        max_length=2000,
        help_text="Việc gì đã làm, theo văn bản nào. Ba, bốn câu; người đọc báo cáo thấy phần này.",
        error_messages={"required": "Ghi căn cứ đánh giá: việc gì đã làm, theo văn bản nào."},
    )
    upload = forms.FileField(
        label="Minh chứng",
        required=False,
        help_text="PDF, Word, Excel hoặc ảnh, nhiều nhất 10 MB.",
        error_messages={"empty": "Tệp rỗng. Chọn tệp khác."},
    )
