"""Reading units, people, households and accounts."""

from emulation.org.selectors.names import (
    commune_name,
    commune_names,
    commune_unit,
    issuer_lines,
    memberships_on,
    office_name,
    signatories_on,
    spells_on,
    unit_name,
    unit_names,
)
from emulation.org.selectors.visible import (
    account_people_visible_to,
    communes_visible_to,
    home_commune,
    households_visible_to,
    people_administered_by,
    people_visible_to,
    units_visible_to,
)

__all__ = [
    "account_people_visible_to",
    "commune_name",
    "commune_names",
    "commune_unit",
    "communes_visible_to",
    "home_commune",
    "households_visible_to",
    "issuer_lines",
    "memberships_on",
    "office_name",
    "people_administered_by",
    "people_visible_to",
    "signatories_on",
    "spells_on",
    "unit_name",
    "unit_names",
    "units_visible_to",
]
