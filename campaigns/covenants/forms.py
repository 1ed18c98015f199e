"""Forms of covenants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from campaigns.models import Covenant
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Unit


class CovenantForm(forms.Form):
    """A covenant with the units that sign it."""

    name = LineField(label="Tên giao ước", max_length=200)
    units = forms.MultipleChoiceField(
        label="Các đơn vị cùng ký",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất hai đơn vị cùng ký."},
    )
    content = TextField(
        label="Nội dung giao ước",
        rows=14,
        help_text="Mỗi dòng một đoạn. Cổng đề xuất từ đăng ký của các đơn vị; sửa thoải mái.",
    )
    place = LineField(label="Nơi ký", max_length=120, required=False)
    signed_on = forms.DateField(
        label="Ngày ký", required=False, help_text="Chưa biết thì để trống."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        units: Mapping[Unit, str],
        covenant: Covenant | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={**_stored(covenant), **(initial or {})})
        self.by_uid = {str(unit.uid): unit for unit in units}
        self.fields["units"].choices = [(str(unit.uid), name) for unit, name in units.items()]

    def service_fields(self) -> dict[str, Any]:
        """Return what the service takes; the units in the order of the page."""
        given = dict(self.cleaned_data)
        del given["version"]
        chosen = set(given["units"])
        given["units"] = [unit for uid, unit in self.by_uid.items() if uid in chosen]
        return given

    @property
    def seen_version(self) -> int:
        return self.cleaned_data["version"] or 0


class SignForm(forms.Form):
    signed_on = forms.DateField(label="Ngày ký")
    upload = forms.FileField(
        label="Ảnh hoặc bản quét giao ước đã ký",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,.pdf"}),
    )


class RemoveForm(forms.Form):
    reason = LineField(label="Lý do", max_length=300)


def _stored(covenant: Covenant | None) -> dict[str, Any]:
    if covenant is None:
        return {}
    names = ("name", "content", "place", "signed_on", "version")
    units = covenant.parties.values_list("unit__uid", flat=True)
    return {
        **{name: getattr(covenant, name) for name in names},
        "units": [str(uid) for uid in units],
    }
