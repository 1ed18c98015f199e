"""A sheet of points, and what the clerk types to lead the scoring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from campaigns.forms.tasks import FilesField, FilesInput
from campaigns.forms.versioned import PartForm
from campaigns.models import Criterion, CriterionKind, ScoreColumn, ScoreSheet, Scoring, TieRule
from campaigns.scoring.services import Points
from emulation.lib.fields import LineField, QuantityField, TextField
from emulation.lib.quantities import format_number

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
FILES = FilesInput(attrs={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg,image/*"})
TIE_PLACES = len(TieRule.values)


class SheetForm(PartForm):
    """Points and a reason for every criterion that is scored by hand.

    What can be read of it is saved even where another field is wrong. ``begin_with`` are
    points for a sheet that nobody began.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        sheet: ScoreSheet,
        leaves: Sequence[Criterion],
        takes_files: bool,
        begin_with: Mapping[int, Decimal] | None = None,
        prefix: str | None = None,
    ) -> None:
        self.sheet, self.leaves = sheet, list(leaves)
        stored = {row.criterion_id: row for row in sheet.scores.all()} if sheet.pk else {}
        initial: dict[str, Any] = {"version": sheet.version}
        if not sheet.pk:
            known = begin_with or {}
            initial |= {points_name(row): known.get(row.pk) for row in self.leaves}
        for row in self.leaves:
            if score := stored.get(row.pk):
                initial |= {points_name(row): score.points, words_name(row): score.words}
        super().__init__(data, files, initial=initial, prefix=prefix)
        for row in self.leaves:
            self.fields[points_name(row)] = _points_field(row)
            self.fields[words_name(row)] = LineField(
                label=f"Lý do, {row.name}", required=False, max_length=500
            )
            if takes_files:
                self.fields[files_name(row)] = FilesField(
                    label=f"Minh chứng, {row.name}", required=False, widget=FILES
                )

    def clean(self) -> dict[str, Any]:
        for row in self.leaves:
            self._check(row)
        return self.cleaned_data

    @property
    def seen_version(self) -> int:
        return self.cleaned_data.get("version") or 0

    @property
    def points(self) -> list[Points]:
        """Return what was read; a criterion with a wrong field keeps what is stored."""
        return [
            Points(
                row,
                self.cleaned_data.get(points_name(row)),
                self.cleaned_data.get(words_name(row), ""),
            )
            for row in self.leaves
            if not {points_name(row), words_name(row)} & set(self.errors)
        ]

    @property
    def uploads(self) -> list[tuple[Criterion, Any]]:
        return [
            (row, upload)
            for row in self.leaves
            for upload in self.cleaned_data.get(files_name(row)) or []
        ]

    def put(self, sentences: dict[int, str]) -> None:
        """Show what a service said of criteria at their points."""
        names = {row.pk: points_name(row) for row in self.leaves}
        for key, sentence in sentences.items():
            if names[key] not in self.errors:
                self.add_error(names[key], sentence)

    def _check(self, row: Criterion) -> None:
        points = self.cleaned_data.get(points_name(row))
        if points is not None and points > row.points:
            self.add_error(points_name(row), f"Nhiều nhất {format_number(row.points)} điểm.")
        elif points is not None and points < 0:
            kind = "Điểm trừ ghi số dương." if row.kind == CriterionKind.PENALTY else ""
            self.add_error(points_name(row), f"Ít nhất 0 điểm. {kind}".strip())
        elif (
            points is None
            and self.cleaned_data.get(words_name(row))
            and points_name(row) not in self.errors
        ):
            self.add_error(points_name(row), "Ghi điểm cùng lý do.")


def points_name(row: Criterion) -> str:
    return f"diem-{row.uid.hex}"


def words_name(row: Criterion) -> str:
    return f"ly-do-{row.uid.hex}"


def files_name(row: Criterion) -> str:
    return f"tep-{row.uid.hex}"


def _points_field(row: Criterion) -> QuantityField:
    return QuantityField(label=row.name, required=False, max_digits=7, decimal_places=2)


class ScoringPlanForm(PartForm):
    """Columns by ticks, rules for equals by their order."""

    columns = forms.MultipleChoiceField(
        label="Các cột chấm",
        choices=ScoreColumn.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chấm lần lượt từ trên xuống; điểm cuối là của cột sau cùng có phiếu.",
        error_messages={"required": "Chọn ít nhất một cột chấm."},
    )

    def __init__(self, data: Any = None, *, scoring: Scoring | None) -> None:
        ties = list(scoring.ties) if scoring else list(TieRule.values)
        initial: dict[str, Any] = {f"tie_{n}": tie for n, tie in enumerate(ties, start=1)}
        initial["columns"] = scoring.columns if scoring and scoring.columns else ScoreColumn.values
        super().__init__(data, initial=initial)
        for place in range(1, TIE_PLACES + 1):
            label = "Khi bằng điểm, xét trước" if place == 1 else "Vẫn bằng, xét tiếp"
            self.fields[f"tie_{place}"] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", "không xét, cùng hạng"), *TieRule.choices],
            )

    def clean(self) -> dict[str, Any]:
        ties = self._ties()
        if len(set(ties)) != len(ties):
            raise forms.ValidationError("Mỗi cách xét khi bằng điểm chỉ chọn một lần.")
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        return {"columns": self.cleaned_data["columns"], "ties": self._ties()}

    def _ties(self) -> list[str]:
        chosen = [self.cleaned_data.get(f"tie_{place}", "") for place in range(1, TIE_PLACES + 1)]
        return [tie for tie in chosen if tie]


class StageForm(PartForm):
    """``stage`` is what the page showed: pressing twice opens one column, not two."""

    stage = forms.CharField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "stage"}


class AdvanceForm(StageForm):
    due_on = forms.DateField(
        label="Hạn chấm của cột này",
        widget=DAY,
        error_messages={"required": "Chọn hạn chấm từ hôm nay trở đi."},
    )


class GoBackForm(StageForm):
    reason = TextField(
        label="Lý do mở lại", rows=3, error_messages={"required": "Ghi lý do mở lại."}
    )
    due_on = forms.DateField(label="Hạn mới", widget=DAY)


class ReopenForm(PartForm):
    reason = TextField(
        label="Lý do trả lại phiếu",
        rows=3,
        error_messages={"required": "Ghi lý do để người chấm biết phải sửa gì."},
    )


def decimal_of(text: str) -> Decimal | None:
    """Return points that a field shows, ``None`` for what is no number."""
    try:
        return QuantityField(required=False).clean(text)
    except forms.ValidationError:
        return None
