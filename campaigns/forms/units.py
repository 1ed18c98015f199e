"""A choice of units of the commune, by the names they bear today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from emulation.lib import dates
from emulation.org.models import Commune, Unit
from emulation.org.selectors import spells_on


class UnitsField(forms.MultipleChoiceField):
    """Several units; cleans to a tuple of units. ``offer`` gives it the commune's."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": "Có đơn vị không ở địa phương này, hoặc không còn trong danh sách. "
        "Chọn lại."
    }

    def __init__(self, **kwargs: Any) -> None:
        self.units: dict[str, Unit] = {}
        super().__init__(**{"required": False, **kwargs})

    def offer(self, units: dict[str, tuple[Unit, str]]) -> None:
        self.units = {uid: unit for uid, (unit, name) in units.items()}
        self.choices = [(uid, name) for uid, (unit, name) in units.items()]

    def clean(self, value: Any) -> tuple[Unit, ...]:
        return tuple(self.units[uid] for uid in super().clean(value))


def units_to_choose(commune: Commune) -> dict[str, tuple[Unit, str]]:
    """Return the units of the commune with today's names, in the order of its list."""
    spells = spells_on(commune, dates.today())
    return {str(spell.unit.uid): (spell.unit, spell.name) for spell in spells}


def uids(units: Iterable[Unit]) -> list[str]:
    return [str(unit.uid) for unit in units]
