"""Writing registrations: by the unit, and what the office decides."""

from campaigns.registering.services.aspirants import (
    aspirants_set,
    households_tick,
    households_tick_all,
    households_untick_all,
)
from campaigns.registering.services.deciding import (
    registration_allow,
    registration_approve,
    registration_confirm,
    registration_receive,
    registration_return,
    registrations_approve,
)
from campaigns.registering.services.files import signed_sheet_add, signed_sheet_remove
from campaigns.registering.services.filling import Incomplete, JobInput, PledgeInput
from campaigns.registering.services.writing import (
    registration_begin_again,
    registration_of,
    registration_recall,
    registration_save,
    registration_send,
    registration_withdraw,
)

__all__ = [
    "Incomplete",
    "JobInput",
    "PledgeInput",
    "aspirants_set",
    "households_tick",
    "households_tick_all",
    "households_untick_all",
    "registration_allow",
    "registration_approve",
    "registration_begin_again",
    "registration_confirm",
    "registration_of",
    "registration_recall",
    "registration_receive",
    "registration_return",
    "registration_save",
    "registration_send",
    "registration_withdraw",
    "registrations_approve",
    "signed_sheet_add",
    "signed_sheet_remove",
]
