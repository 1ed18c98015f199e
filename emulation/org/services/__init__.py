"""Writes of units, people, households and accounts."""

from emulation.org.services.accounts import (
    CodeRefused,
    CodeSpent,
    CodeWrong,
    account_close,
    account_open,
    account_reopen,
    accounts_open,
    code_last_day,
    login_code_issue,
    login_code_use,
    login_codes_issue,
    password_set,
)
from emulation.org.services.communes import commune_change, commune_create
from emulation.org.services.households import household_change, household_create
from emulation.org.services.people import (
    membership_change,
    membership_create,
    person_change,
    person_create,
    position_change,
    position_create,
)
from emulation.org.services.reminders import (
    reminder_make,
    reminder_tell,
    reminders_mail,
    reminders_unsent,
    reminding_choose,
)
from emulation.org.services.units import (
    unit_change,
    unit_close,
    unit_create,
    unit_rename,
    unit_succeed,
)

__all__ = [
    "CodeRefused",
    "CodeSpent",
    "CodeWrong",
    "account_close",
    "account_open",
    "account_reopen",
    "accounts_open",
    "code_last_day",
    "commune_change",
    "commune_create",
    "household_change",
    "household_create",
    "login_code_issue",
    "login_code_use",
    "login_codes_issue",
    "membership_change",
    "membership_create",
    "password_set",
    "person_change",
    "person_create",
    "position_change",
    "position_create",
    "reminder_make",
    "reminder_tell",
    "reminders_mail",
    "reminders_unsent",
    "reminding_choose",
    "unit_change",
    "unit_close",
    "unit_create",
    "unit_rename",
    "unit_succeed",
]
