"""Units, people and households from and to Excel."""

from emulation.org.resources.households import HouseholdResource
from emulation.org.resources.people import PersonResource
from emulation.org.resources.units import PART_KINDS, UnitResource, last_spell

__all__ = ["PART_KINDS", "HouseholdResource", "PersonResource", "UnitResource", "last_spell"]
