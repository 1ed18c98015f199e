"""Pages of the front door, units, people, households and accounts."""

from emulation.org.views.accounts import (
    account_close,
    account_list,
    account_open,
    account_reopen,
    login_code_issue,
)
from emulation.org.views.exports import household_export, person_export, unit_export
from emulation.org.views.front_door import (
    change_password,
    first_login,
    locked_out,
    login,
    logout,
    set_password,
)
from emulation.org.views.own import own_account
from emulation.org.views.people import household_list, person_list, person_read
from emulation.org.views.units import unit_list, unit_read

__all__ = [
    "account_close",
    "account_list",
    "account_open",
    "account_reopen",
    "change_password",
    "first_login",
    "household_export",
    "household_list",
    "locked_out",
    "login",
    "login_code_issue",
    "logout",
    "own_account",
    "person_export",
    "person_list",
    "person_read",
    "set_password",
    "unit_export",
    "unit_list",
    "unit_read",
]
