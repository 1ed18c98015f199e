"""Forms of reporting periods."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from emulation.lib.fields import LineField
from targets.models import Period, PeriodKind, Span, SpanKind
from targets.services.periods import DAYS_TO_REPORT

MOST_DAYS = 60
# How a span may be divided; the last choice leaves it whole.
RHYTHMS = [
    (PeriodKind.QUARTER, "Hằng quý"),
    (PeriodKind.MONTH, "Hằng tháng"),
    (PeriodKind.HALF_YEAR, "6 tháng một lần"),
    (PeriodKind.YEAR, "Một lần cho cả thời gian"),
]


class PeriodPlanForm(forms.Form):
    """A span, the rhythm of its reports and how many days units have for each."""

    thoi_gian = forms.ChoiceField(label="Thời gian")
    kind = forms.ChoiceField(
        label="Bao lâu báo cáo một lần",
        choices=RHYTHMS,
        initial=PeriodKind.QUARTER,
        help_text="Chỉ tiêu báo cáo thưa hơn chỉ được hỏi ở kỳ đến hạn của nó: chia theo quý, "
        "chỉ tiêu 6 tháng được hỏi ở quý II và quý IV.",
    )
    days_to_report = forms.IntegerField(
        label="Số ngày để gửi, kể từ khi hết kỳ",
        min_value=0,
        max_value=MOST_DAYS,
        initial=DAYS_TO_REPORT,
        error_messages={
            "min_value": f"Chọn từ 0 đến {MOST_DAYS} ngày.",
            "max_value": f"Chọn từ 0 đến {MOST_DAYS} ngày.",
            "invalid": "Ghi số ngày bằng chữ số, như 5.",
        },
    )

    def __init__(self, data: Any = None, *, spans: Iterable[Span], chosen: Span) -> None:
        self.spans = {str(span.uid): span for span in spans}
        super().__init__(data, initial={"thoi_gian": str(chosen.uid)})
        self.fields["thoi_gian"].choices = [(uid, span.name) for uid, span in self.spans.items()]

    @property
    def span(self) -> Span:
        return self.spans[self.cleaned_data["thoi_gian"]]

    @property
    def rhythm(self) -> str:
        kind = self.cleaned_data["kind"]
        is_drive = kind == PeriodKind.YEAR and self.span.kind == SpanKind.DRIVE
        return PeriodKind.DRIVE if is_drive else kind


class PeriodForm(forms.Form):
    """A period that was not opened yet."""

    name = LineField(label="Tên kỳ", max_length=80)
    starts_on = forms.DateField(label="Từ ngày")
    ends_on = forms.DateField(label="Đến hết ngày")
    due_on = forms.DateField(label="Hạn gửi báo cáo")

    def __init__(self, data: Any = None, *, period: Period) -> None:
        names = ("name", "starts_on", "ends_on", "due_on")
        super().__init__(data, initial={name: getattr(period, name) for name in names})


class ReasonForm(forms.Form):
    reason = LineField(
        label="Lý do",
        max_length=300,
        help_text="Ghi vào nhật ký, các đơn vị đọc được.",
        error_messages={"required": "Ghi lý do."},
    )


class ExtendForm(ReasonForm):
    due_on = forms.DateField(label="Hạn mới", error_messages={"required": "Ghi hạn mới."})
    field_order = ("due_on", "reason")
