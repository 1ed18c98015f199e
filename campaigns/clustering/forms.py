"""A cluster: its name, its members by ticks, one of them its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from campaigns.forms.versioned import PartForm
from campaigns.models import Cluster
from emulation.lib.fields import LineField
from emulation.org.models import Unit

YEARS = {"min_value": 2000, "max_value": 2100}


class ClusterForm(PartForm):
    name = LineField(
        label="Tên cụm, khối",
        max_length=120,
        help_text="Như “Cụm số 1”, “Khối các trường học”.",
        error_messages={"required": "Nhập tên cụm, khối."},
    )
    units = forms.MultipleChoiceField(
        label="Đơn vị thành viên", required=False, widget=forms.CheckboxSelectMultiple
    )
    head = forms.ChoiceField(
        label="Trưởng cụm, khối năm nay",
        required=False,
        help_text="Một đơn vị trong các đơn vị đã chọn.",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        offered: Sequence[tuple[Unit, str]],
        elsewhere: dict[int, str],
        cluster: Cluster | None = None,
    ) -> None:
        self.offered = {str(unit.uid): unit for unit, _ in offered}
        super().__init__(data, initial=_written(cluster) if cluster else None)
        labels = [
            (str(unit.uid), name + (f" (đang ở {place})" if place else ""))
            for unit, name in offered
            for place in [elsewhere.get(unit.pk)]
        ]
        self.fields["units"].choices = labels
        self.fields["head"].choices = [("", "Chọn đơn vị"), *labels]

    @property
    def chosen_units(self) -> list[Unit]:
        return [self.offered[uid] for uid in self.cleaned_data["units"]]

    @property
    def chosen_head(self) -> Unit | None:
        return self.offered.get(self.cleaned_data["head"])


class YearForm(forms.Form):
    nam = forms.IntegerField(label="Năm", **YEARS)


def _written(cluster: Cluster) -> dict[str, Any]:
    members = list(cluster.members.select_related("unit"))
    head = next((row for row in members if row.is_head), None)
    return {
        "name": cluster.name,
        "units": [str(row.unit.uid) for row in members],
        "head": str(head.unit.uid) if head else "",
    }
