"""The form of one target's shares: a row for each unit, and the buttons that fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from emulation.lib.fields import LineField, QuantityField
from emulation.lib.quantities import format_number
from targets.measures import Check, shares_check
from targets.models import IndicatorKind, Share, Target
from targets.selectors import amount_of
from targets.services import ShareRow
from targets.sharing.places import Desk, Place
from targets.sharing.quick import Quick
from targets.sharing.ways import WHOLE, filled

GIVEN_TO = "giao-ca-cho"  # the select beside "Giao cả chỉ tiêu cho"


class ShareRowForm(forms.Form):
    """A unit's part. A figure typed for a unit without a share gives it one."""

    given = forms.BooleanField(required=False)
    assigned = QuantityField(required=False)
    note = LineField(required=False, max_length=300)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, place: Place, share: Share | None, desk: Desk) -> None:
        self.place, self.share = place, share
        initial = {}
        if share:
            initial = {
                "given": True,
                "assigned": share.assigned,
                "note": share.note,
                "version": share.version,
            }
        super().__init__(data, prefix=place.unit.uid.hex, initial=initial)
        self._name_fields()
        if desk.target.indicator.kind != IndicatorKind.CHANGE:
            self.fields["assigned"].min_value = Decimal(0)
        self.households = desk.households.get(place.unit.pk) if place.is_village else None
        self.last = desk.last_value(place)

    @property
    def is_given(self) -> bool:
        typed = self.cleaned_data["assigned"] is not None
        return self.cleaned_data["given"] or (typed and not self.cleaned_data["version"])

    @property
    def row(self) -> ShareRow:
        data = self.cleaned_data
        return ShareRow(self.place.unit, data["assigned"], data["note"], data["version"])

    def _name_fields(self) -> None:
        name = self.place.name
        for field, words in (
            ("given", f"Giao cho {name}"),
            ("assigned", name),
            ("note", f"Ghi chú cho {name}"),
        ):
            self.fields[field].label = words
            self.fields[field].widget.attrs["aria-label"] = words
        self.fields["assigned"].widget.attrs |= {"data-figure": "", "aria-label": f"Giao {name}"}
        self.fields["given"].widget.attrs["data-given"] = ""


class SharesForm:
    """All rows of a target, by village and office."""

    def __init__(self, data: Any, desk: Desk) -> None:
        self.desk, self.data = desk, data
        self.rows = [
            ShareRowForm(data, place=place, share=desk.shares.get(place.unit.pk), desk=desk)
            for place in desk.places
        ]

    def __iter__(self) -> Iterator[ShareRowForm]:
        return iter(self.rows)

    @property
    def villages(self) -> list[ShareRowForm]:
        return [row for row in self.rows if row.place.is_village]

    @property
    def offices(self) -> list[ShareRowForm]:
        return [row for row in self.rows if not row.place.is_village]

    @property
    def offices_folded(self) -> bool:
        """Offices are out of sight as long as villages alone have anything to show."""
        shown = [row for row in self.offices if row["given"].value() or row["assigned"].value()]
        return bool(self.villages) and not shown

    @property
    def error_count(self) -> int:
        return sum(len(row.errors) for row in self.rows)

    def is_valid(self) -> bool:
        return all([row.is_valid() for row in self.rows])

    def share_rows(self) -> list[ShareRow]:
        return [row.row for row in self.rows if row.is_given]

    def seen(self) -> dict[int, int]:
        """Return the shares as the page knew them: version by unit."""
        rows = [(row.place.unit.pk, row.cleaned_data["version"]) for row in self.rows]
        return {unit: version for unit, version in rows if version}

    def check(self) -> Check:
        """Say whether what the form shows agrees with the target."""
        target = self.desk.target
        if self.data is not None and self.is_valid():
            parts = [row.assigned for row in self.share_rows()]
        else:
            parts = [share.assigned for share in self.desk.shares.values()]
        return shares_check(amount_of(target), parts, target.unit_rule)

    def chosen(self) -> list[Place]:
        """Return the units that are ticked as sent, whatever else stands in the form."""
        return [
            row.place for row in self.rows if self.data and self.data.get(row.add_prefix("given"))
        ]

    def one_chosen(self) -> list[Place]:
        """Return the unit chosen beside "Giao cả chỉ tiêu cho"."""
        asked = self.data.get(GIVEN_TO, "") if self.data else ""
        return [place for place in self.desk.places if place.unit.uid.hex == asked]

    def filled_in(self, way: str, places: Sequence[Place]) -> SharesForm:
        """Return the form with figures for these units; others keep theirs.

        A target that is given whole is given to that unit alone. Raises ``CannotFill``.
        """
        data = self.data.copy()
        if way == WHOLE:
            for row in self.rows:
                data.pop(row.add_prefix("given"), None)
                data[row.add_prefix("assigned")] = ""
        figures = filled(way, self.desk, places)
        for place, figure in zip(places, figures, strict=True):
            prefix = place.unit.uid.hex
            data[f"{prefix}-given"] = "on"
            data[f"{prefix}-assigned"] = "" if figure is None else format_number(figure)
        return SharesForm(data, self.desk)


class QuickForm(forms.Form):
    """One choice for each target that nobody has; the proposals stand chosen."""

    rest = forms.ChoiceField(label="Các chỉ tiêu còn lại giao cả cho", required=False)

    def __init__(self, data: Any, *, quick: Quick, targets: Sequence[Target]) -> None:
        super().__init__(data)
        self.fields["rest"].choices = quick.one_unit()
        self.quick, self.targets = quick, targets
        for target in targets:
            self.fields[self.name_of(target)] = forms.ChoiceField(
                label=target.name,
                required=False,
                choices=quick.choices(target),
                initial=quick.proposal(target),
            )

    @staticmethod
    def name_of(target: Target) -> str:
        return f"giao-{target.uid.hex}"

    def field_of(self, target: Target) -> forms.BoundField:
        return self[self.name_of(target)]

    def rest_filled(self) -> QuickForm:
        """Return the form in which the chosen unit takes the targets that still wait."""
        data = self.data.copy()
        for target in self.targets:
            name = self.name_of(target)
            data[name] = data.get(name) or data.get("rest", "")
        return QuickForm(data, quick=self.quick, targets=self.targets)

    def gifts(self) -> list[tuple[Target, list[ShareRow]]]:
        """Return what is given, without the targets that wait."""
        chosen = [(t, self.cleaned_data[self.name_of(t)]) for t in self.targets]
        return [(t, self.quick.rows(t, choice)) for t, choice in chosen if choice]
