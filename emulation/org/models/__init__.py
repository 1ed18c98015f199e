"""Local authorities, their units, people, households and accounts."""

from emulation.org.models.accounts import LoginCode, Reminding, User
from emulation.org.models.communes import Commune, CommuneRow
from emulation.org.models.people import (
    Household,
    HouseholdMember,
    Membership,
    Person,
    Position,
    Role,
)
from emulation.org.models.reminders import MailState, Reminder
from emulation.org.models.units import Spell, Succession, Unit, UnitKind

__all__ = [
    "Commune",
    "CommuneRow",
    "Household",
    "HouseholdMember",
    "LoginCode",
    "MailState",
    "Membership",
    "Person",
    "Position",
    "Reminder",
    "Reminding",
    "Role",
    "Spell",
    "Succession",
    "Unit",
    "UnitKind",
    "User",
]
