"""What the office says about a report, and the correction of a locked figure."""

from __future__ import annotations

from typing import Any

from django import forms

from emulation.lib.fields import LineField, QuantityField, TextField
from emulation.lib.quantities import format_number
from targets.models import ReportFigure, Share, UnitReport
from targets.reporting.entries import told_in_words
from targets.reporting.shown import ShownFigure


class ReturnForm(forms.Form):
    """A reason at each figure that is to be changed, and one for the whole."""

    note = TextField(
        label="Lời chung",
        required=False,
        max_length=2000,
        rows=3,
        help_text="Không nêu chỉ tiêu nào thì đơn vị được sửa cả báo cáo.",
    )

    def __init__(self, data: Any = None, *, figures: list[ShownFigure]) -> None:
        super().__init__(data)
        self.shares: dict[str, Share] = {}
        self.names: dict[str, str] = {}
        for one in figures:
            share = one.figure.share
            name = f"ly-do-{share.uid.hex}"
            if name in self.shares:
                continue
            self.shares[name] = share
            self.fields[name] = LineField(label=one.name, required=False, max_length=500)

    @property
    def reasons(self) -> dict[Share, str]:
        return {
            share: self.cleaned_data[name]
            for name, share in self.shares.items()
            if self.cleaned_data[name]
        }

    def field_of(self, share: Share) -> Any:
        return self[f"ly-do-{share.uid.hex}"]


class CorrectForm(forms.Form):
    """The right figure in place of a locked one, and why."""

    value = QuantityField(
        label="Số đúng", required=False, max_digits=21, help_text="Để trống nếu thật ra chưa có số."
    )
    numerator = QuantityField(label="Số đạt đúng", required=False, max_digits=21)
    denominator = QuantityField(label="Trên tổng số", required=False, max_digits=21)
    words = TextField(label="Kết quả đúng", required=False, max_length=4000)
    reason = LineField(
        label="Lý do sửa", max_length=500, help_text="Hiện bên số cũ cho mọi người xem báo cáo."
    )

    def __init__(self, data: Any = None, *, figure: ReportFigure) -> None:
        super().__init__(data, initial=_initial(figure))
        in_words = told_in_words(figure.share)
        has_parts = figure.numerator is not None
        dropped = ["value", "numerator", "denominator"] if in_words else ["words"]
        if not in_words:
            dropped += ["value"] if has_parts else ["numerator", "denominator"]
        for name in dropped:
            del self.fields[name]
        unit = figure.share.target.indicator.unit_text
        if "value" in self.fields and unit:
            self.fields["value"].label = f"Số đúng, {unit}"


def returned_figures(report: UnitReport, figures: list[ShownFigure], form: ReturnForm) -> list[Any]:
    """Return the figures with the field for a reason beside each."""
    seen: set[int] = set()
    pairs = []
    for one in figures:
        share = one.figure.share
        pairs.append((one, None if share.pk in seen else form.field_of(share)))
        seen.add(share.pk)
    return pairs


def _initial(figure: ReportFigure) -> dict[str, Any]:
    names = ("value", "numerator", "denominator")
    plain = {name: getattr(figure, name) for name in names}
    shown = {k: "" if v is None else format_number(v) for k, v in plain.items()}
    return {**shown, "words": figure.words}
