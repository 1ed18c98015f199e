"""Which units take part in campaigns: those that work, not authorities, councils or their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from emulation.lib import dates
from emulation.org.models import Commune, Unit
from emulation.org.models.units import UnitKind
from emulation.org.selectors import spells_on

# The collectives that a commune calls upon, in the order in which papers name them.
TAKING_PART = (
    UnitKind.VILLAGE,
    UnitKind.OFFICE,
    UnitKind.MASS_ORGANISATION,
    UnitKind.SCHOOL,
    UnitKind.STATION,
)
# Party cells emulate under the Party's own rules; one may be asked in by name.
BY_NAME = (UnitKind.PARTY,)
BY_NAME_LABEL = "Cấp ủy, chi bộ, HĐND (chỉ khi mời đích danh)"

Choice = tuple[str, str]  # uid and name of a unit


def units_offered(commune: Commune) -> tuple[dict[str, Unit], list[tuple[str, list[Choice]]]]:
    """Return the units to choose from by uid, and their names of today under their kinds."""
    spells = spells_on(commune, dates.today()).filter(kind__in=[*TAKING_PART, *BY_NAME])
    units: dict[str, Unit] = {}
    names: dict[str, list[Choice]] = defaultdict(list)
    for spell in spells:
        uid = str(spell.unit.uid)
        units[uid] = spell.unit
        names[spell.kind].append((uid, spell.name))
    labels = {kind: str(kind.label) for kind in TAKING_PART} | dict.fromkeys(BY_NAME, BY_NAME_LABEL)
    return units, [(label, names[kind]) for kind, label in labels.items() if names[kind]]


def require_taking(commune: Commune, units: Iterable[Unit]) -> None:
    """Refuse units of elsewhere, and those that are no unit of a campaign."""
    wanted = {unit.pk for unit in units}
    if any(unit.commune_id != commune.pk for unit in units):
        raise ValidationError("Chỉ chọn đơn vị của địa phương mình.")
    spells = spells_on(commune, dates.today()).filter(unit__in=wanted)
    others = spells.exclude(kind__in=[*TAKING_PART, *BY_NAME])
    if other := others.first():
        raise ValidationError(
            f"{other.name} không phải đơn vị tham gia phong trào. Chọn thôn, tổ dân phố, cơ quan, "
            "đoàn thể, trường học, trạm."
        )
