"""The filter of the list of targets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from emulation.lib.fields import LineField
from targets.models import Field, Span


class TargetFilterForm(forms.Form):
    """Read from the address: an unknown choice is as good as none."""

    thoi_gian = forms.ChoiceField(label="Thời gian", required=False)
    q = LineField(
        label="Tên chỉ tiêu",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "Không cần gõ dấu: ho ngheo"}
        ),
    )
    linh_vuc = forms.ChoiceField(
        label="Lĩnh vực", required=False, choices=[("", "Mọi lĩnh vực"), *Field.choices]
    )

    def __init__(
        self, data: Any, *, spans: Iterable[Span], names: dict[int, str], chosen: Span | None
    ) -> None:
        self.spans = {str(span.uid): span for span in spans}
        several = len(names) > 1
        super().__init__(data)
        self.fields["thoi_gian"].choices = [
            (uid, f"{span.name}, {names[span.commune_id]}" if several else span.name)
            for uid, span in self.spans.items()
        ]
        if chosen:
            self.initial["thoi_gian"] = str(chosen.uid)
        self.data = {**self.initial, **{key: data[key] for key in data}}

    def value(self, name: str) -> str:
        self.is_valid()
        return self.cleaned_data.get(name, "")
