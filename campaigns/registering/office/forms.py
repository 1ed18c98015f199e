"""What the office types: reasons of a return, leave to be late, the filter of the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from campaigns.models import Campaign, Pledge, Registration
from campaigns.registering.better import BESIDE_WORDS, beside_share
from campaigns.registering.office.listing import GROUPS, LOOKS
from emulation.lib import dates
from emulation.lib.fields import LineField, TextField
from emulation.lib.text import first_upper
from emulation.org.selectors import unit_names
from targets.measures import format_short


class ListFilterForm(forms.Form):
    """Read from the address: an unknown choice is as good as none."""

    nhom = forms.ChoiceField(
        required=False,
        choices=[("", ""), *((word, label) for word, (label, _) in GROUPS.items())],
        widget=forms.HiddenInput,
    )
    loai = forms.ChoiceField(label="Loại đơn vị", required=False)
    xem = forms.ChoiceField(
        label="Nên xem", required=False, choices=[("", "Mọi đơn vị"), *LOOKS.items()]
    )

    def __init__(self, data: Any, kinds: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["loai"].choices = [("", "Mọi loại"), *kinds]

    def value(self, name: str) -> str:
        self.is_valid()
        return self.cleaned_data.get(name, "")


class ReturnForm(forms.Form):
    """A reason at each pledge, job and name that is to be changed, and one for the whole.

    Households are named by their code, a line each: there may be two thousand.
    """

    ho = TextField(
        label="Hộ phải xem lại",
        required=False,
        rows=3,
        help_text="Mỗi dòng một hộ: mã hộ, dấu hai chấm, lý do. Ví dụ: HL-012: đã chuyển đi.",
    )
    reason = TextField(
        label="Lời chung",
        required=False,
        rows=3,
        help_text="Không nêu mục nào thì đơn vị được sửa cả đăng ký.",
    )

    def __init__(self, data: Any = None, *, registration: Registration) -> None:
        super().__init__(data)
        self.registration = registration
        self.rows: dict[str, tuple[str, Any]] = {}  # field → part, row
        pledges = registration.pledges.select_related("share__target__indicator__measure_unit")
        for row in pledges.order_by("share__target__position", "share__target__pk"):
            self._ask("pledges", row, row.share.target.name, _beside(row))
        for row in registration.hardjobs.order_by("position", "pk"):
            self._ask("hardjobs", row, row.name, row.outcome)
        self._ask_people(registration)
        self.households = _by_code(registration)
        if not self.households:
            del self.fields["ho"]

    def clean_ho(self) -> dict[int, str]:
        """Return reasons by key of the household's row."""
        found = {}
        for line in filter(None, map(str.strip, self.cleaned_data["ho"].splitlines())):
            code, _, why = line.partition(":")
            row = self.households.get(code.strip().casefold())
            if row is None:
                raise ValidationError(f"Không có hộ mã “{code.strip()}” trong đăng ký này.")
            if not why.strip():
                raise ValidationError(f"Ghi lý do sau mã {code.strip()} và dấu hai chấm.")
            found[row] = why.strip()
        return found

    @property
    def named(self) -> Mapping[str, Mapping[int, str]]:
        named: dict[str, dict[int, str]] = {"pledges": {}, "hardjobs": {}, "aspirants": {}}
        for name, (part, row) in self.rows.items():
            if self.cleaned_data[name]:
                named[part][row.pk] = self.cleaned_data[name]
        named["aspirants"] |= self.cleaned_data.get("ho") or {}
        return named

    @property
    def of_rows(self) -> list[tuple[str, Any]]:
        """Return (part, bound field) in the order of the page."""
        return [(part, self[name]) for name, (part, _) in self.rows.items()]

    def _ask_people(self, registration: Registration) -> None:
        rows = registration.aspirants.filter(is_standing=True, household=None)
        rows = list(rows.select_related("honour", "person", "collective").order_by("honour", "pk"))
        names = unit_names([r.collective_id for r in rows if r.collective_id], dates.today())
        for row in rows:
            who = row.person.full_name if row.person else names[row.collective_id]
            self._ask("aspirants", row, f"{who}: {row.honour.name}")

    def _ask(self, part: str, row: Any, label: str, about: str = "") -> None:
        name = f"{part}-{row.uid.hex}"
        self.rows[name] = (part, row)
        self.fields[name] = LineField(label=label, help_text=about, required=False, max_length=500)


class AllowForm(forms.Form):
    """Leave to register after the window, or to add to what was approved."""

    until = forms.DateField(label="Được đăng ký đến hết ngày")
    reason = LineField(label="Lý do", max_length=300, help_text="Ghi vào nhật ký; đơn vị đọc được.")

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data)
        self.fields["until"].help_text = f"Phong trào kết thúc ngày {campaign.ends_on:%d/%m/%Y}."


def _beside(row: Pledge) -> str:
    """Write "Xã giao 20 tấn, đăng ký 21 tấn, hơn mức giao"."""
    share, indicator = row.share, row.share.target.indicator
    unit = indicator.unit_text
    told = [] if share.assigned is None else [f"Xã giao {format_short(share.assigned, unit)}"]
    said = row.words or ("" if row.value is None else format_short(row.value, unit))
    told += [f"đăng ký {said}"] if said else []
    told += [BESIDE_WORDS[beside_share(row.value, share.assigned, indicator.direction)]]
    return first_upper(", ".join(filter(None, told)))


def _by_code(registration: Registration) -> dict[str, int]:
    rows = registration.aspirants.filter(is_standing=True, household__isnull=False)
    return {code.casefold(): key for code, key in rows.values_list("household__code", "pk")}
