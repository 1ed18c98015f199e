"""The places, units and people of the demonstration, as they were in February 2024.

The units' names follow the public administrative map of that day. People, figures and
log-ins are invented, with one exception: Vũ Trí Khánh, who signed the 2024 plan of
Ngô Quyền as its chairman.
"""

from __future__ import annotations

from emulation.demonstration.places import (
    dong_tam_people,
    dong_tam_units,
    ngo_quyen_people,
    ngo_quyen_units,
)
from emulation.demonstration.places.above import BAC_GIANG, BAC_GIANG_CITY, YEN_THE
from emulation.demonstration.places.specs import PersonSpec, PlaceSpec, UnitSpec

DONG_TAM = PlaceSpec(
    unit=dong_tam_units.COMMUNE,
    level="commune",
    location="Đồng Tâm",
    code="DT",
    units=dong_tam_units.UNITS,
    people=dong_tam_people.PEOPLE,
)

NGO_QUYEN = PlaceSpec(
    unit=ngo_quyen_units.COMMUNE,
    level="commune",
    location="Phường Ngô Quyền",
    code="NQ",
    units=ngo_quyen_units.UNITS,
    people=ngo_quyen_people.PEOPLE,
)

PLACES = (BAC_GIANG, YEN_THE, BAC_GIANG_CITY, DONG_TAM, NGO_QUYEN)

__all__ = [
    "BAC_GIANG",
    "BAC_GIANG_CITY",
    "DONG_TAM",
    "NGO_QUYEN",
    "PLACES",
    "YEN_THE",
    "PersonSpec",
    "PlaceSpec",
    "UnitSpec",
]
