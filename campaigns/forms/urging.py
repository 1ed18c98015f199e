"""The text of letters to late units, and their numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from campaigns.forms.units import UnitsField, uids, units_to_choose
from campaigns.forms.versioned import VersionedForm
from campaigns.models import UrgedUnit, Urging
from campaigns.routing.forms import DAY, RouteIssueForm
from campaigns.urging.wording import DUE, RECIPIENTS, STATE, SYMBOL, UNIT, usual_subject, usual_text
from emulation.lib import dates
from emulation.lib.fields import LineField, TextField
from emulation.lib.text import name_inside
from emulation.org.models import Commune, Position
from emulation.org.selectors import commune_name, signatories_on
from emulation.papers.models import NumberSeries
from emulation.papers.signing import HEAD_TITLE, signing_mistake
from targets.following.late import punctuality_of
from targets.models import Period, Share

DAYS_TO_ANSWER = 3


class UrgingForm(VersionedForm):
    units = UnitsField(
        label="Gửi đơn vị",
        required=True,
        error_messages={"required": "Chọn ít nhất một đơn vị."},
    )
    subject = LineField(label="Trích yếu", max_length=300)
    text = TextField(
        label="Nội dung",
        rows=9,
        help_text=f"Mỗi dòng in thành một đoạn. {UNIT}, {STATE}, {DUE} được thay bằng chữ của "
        "từng đơn vị.",
        error_messages={"required": "Viết nội dung công văn."},
    )
    answer_by = forms.DateField(label="Hạn mới", widget=DAY, help_text="ngày/tháng/năm")
    symbol = LineField(label="Ký hiệu", max_length=40, help_text="Phần sau dấu /, như UBND-VHXH.")
    recipients = TextField(
        label="Nơi nhận",
        rows=3,
        required=False,
        help_text="Mỗi dòng một nơi nhận; “Như trên” được in sẵn.",
    )
    signing_mode = forms.ChoiceField(label="Thể thức ký", choices=Commune.SigningMode)
    signatory = forms.ModelChoiceField(
        Position.objects.none(),
        label="Người ký",
        required=False,
        empty_label="chưa biết, chừa chỗ ký",
        to_field_name="uid",
    )

    def __init__(self, data: Any = None, *, period: Period, urging: Urging | None = None) -> None:
        initial = _written(urging) if urging else _usual(period)
        super().__init__(data, initial=initial)
        self.fields["units"].offer(_units_offered(period, initial["units"]))
        self.fields["signatory"].queryset = signatories_on(period.commune, dates.today())


class UrgingIssueForm(RouteIssueForm):
    """A number a letter is asked for only where the records clerk types it from a book."""

    def __init__(
        self,
        data: Any = None,
        *,
        paper: Urging,
        rows: Sequence[tuple[UrgedUnit, str]],
        series: NumberSeries | None,
    ) -> None:
        super().__init__(data, paper=paper)
        self._rows = rows if series and series.mode == NumberSeries.Mode.TYPED else ()
        for row, name in self._rows:
            self.fields[f"number_{row.pk}"] = forms.IntegerField(
                label=f"Số của công văn gửi {name_inside(name)}", min_value=1, max_value=999_999
            )

    def words_given(self) -> dict[str, Any]:
        numbers = {row.pk: self.cleaned_data[f"number_{row.pk}"] for row, _ in self._rows}
        return {"issued_on": self.cleaned_data["issued_on"], "numbers": numbers}

    def clean(self) -> dict[str, Any]:
        typed = [value for name, value in self.cleaned_data.items() if name.startswith("number_")]
        if len(set(typed)) != len(typed):
            raise forms.ValidationError("Mỗi công văn một số khác nhau.")
        return self.cleaned_data


def late_units(period: Period) -> list[int]:
    """Return the units that owe a report, the latest first, then those that got it back."""
    told = punctuality_of(period, period.span)
    return [one.unit for one in (*told.owing, *told.returned)]


def _usual(period: Period) -> dict[str, Any]:
    today = dates.today()
    office = f"Ủy ban nhân dân {commune_name(period.commune, today)}"
    late = set(late_units(period))
    offered = units_to_choose(period.commune)
    return {
        "version": 0,
        "units": [uid for uid, (unit, _) in offered.items() if unit.pk in late],
        "subject": usual_subject(period.name),
        "text": usual_text(office=office, period=period.name, due=period.due_on, today=today),
        "answer_by": today + dt.timedelta(days=DAYS_TO_ANSWER),
        "symbol": SYMBOL,
        "recipients": RECIPIENTS,
        "signing_mode": period.commune.signing_mode,
        "signatory": _usual_signatory(period.commune),
    }


def _usual_signatory(commune: Commune) -> Any:
    """Propose the first who may sign in the commune's usual mode; else room is left."""
    for position in signatories_on(commune, dates.today()):
        title = position.signature_title
        if not signing_mistake(commune.signing_mode, head_title=HEAD_TITLE, signer_title=title):
            return position.uid
    return None


def _written(urging: Urging) -> dict[str, Any]:
    names = ("version", "subject", "text", "answer_by", "symbol", "recipients", "signing_mode")
    return {name: getattr(urging, name) for name in names} | {
        "units": uids(row.unit for row in urging.units.select_related("unit")),
        "signatory": urging.signatory.uid if urging.signatory else None,
    }


def _units_offered(period: Period, chosen: Sequence[str]) -> dict[str, Any]:
    """Offer late units first, marked; then whoever else reports in the span."""
    late = set(late_units(period))
    shares = Share.objects.filter(target__span=period.span_id, commune=period.commune_id)
    asked = set(shares.values_list("unit", flat=True))
    named = {
        uid: (unit, f"{name} (chưa gửi)" if unit.pk in late else name)
        for uid, (unit, name) in units_to_choose(period.commune).items()
        if unit.pk in asked or uid in chosen
    }
    order = sorted(named, key=lambda uid: named[uid][0].pk not in late and uid not in chosen)
    return {uid: named[uid] for uid in order}
