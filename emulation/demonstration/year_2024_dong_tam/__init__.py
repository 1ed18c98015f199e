"""How xã Đồng Tâm followed its 42 targets of 2024: who was given what, and what was reported.

Figures are invented; those that the pictures of the product show are the same here.
"""

from __future__ import annotations

from emulation.demonstration.year_2024_dong_tam.following import NOT_ASKED, Followed, Row
from emulation.demonstration.year_2024_dong_tam.last_year import (
    LAST_YEAR,
    LAST_YEAR_BUDGET,
    LAST_YEAR_FRUIT,
)
from emulation.demonstration.year_2024_dong_tam.reports import (
    BY_TELEPHONE,
    CLERKS_DAY,
    CORRECTION,
    CORRECTION_DAY,
    DAYS_TO_REPORT,
    NOT_COUNTED,
    NOTES,
    PROOFS,
    QUARTER_1_DAY,
    QUARTER_1_LOCK,
    QUARTER_1_SENT,
    QUARTER_2_DAY,
    QUARTER_2_MISSING,
    QUARTER_2_SENT,
    QUARTER_2_WAITING,
    RETURNED,
)
from emulation.demonstration.year_2024_dong_tam.targets import FOLLOWED, JUDGEMENTS, LINES_OF_WHOLES
from emulation.demonstration.year_2024_dong_tam.tasks import TASKS_TOLD, Told
from emulation.demonstration.year_2024_dong_tam.units import (
    CLINIC,
    CULTURE,
    DE_THAM,
    DONG_MAI,
    FARMERS,
    FARMS,
    FINANCE,
    HONG_LAC,
    KINDERGARTEN,
    LAND,
    LIEN_CO,
    OFFICE,
    SCHOOL,
    TAN_KY,
    TAN_TIEN,
    VILLAGES,
)

__all__ = [
    "BY_TELEPHONE",
    "CLERKS_DAY",
    "CLINIC",
    "CORRECTION",
    "CORRECTION_DAY",
    "CULTURE",
    "DAYS_TO_REPORT",
    "DE_THAM",
    "DONG_MAI",
    "FARMERS",
    "FARMS",
    "FINANCE",
    "FOLLOWED",
    "HONG_LAC",
    "JUDGEMENTS",
    "KINDERGARTEN",
    "LAND",
    "LAST_YEAR",
    "LAST_YEAR_BUDGET",
    "LAST_YEAR_FRUIT",
    "LIEN_CO",
    "LINES_OF_WHOLES",
    "NOTES",
    "NOT_ASKED",
    "NOT_COUNTED",
    "OFFICE",
    "PROOFS",
    "QUARTER_1_DAY",
    "QUARTER_1_LOCK",
    "QUARTER_1_SENT",
    "QUARTER_2_DAY",
    "QUARTER_2_MISSING",
    "QUARTER_2_SENT",
    "QUARTER_2_WAITING",
    "RETURNED",
    "SCHOOL",
    "TAN_KY",
    "TAN_TIEN",
    "TASKS_TOLD",
    "VILLAGES",
    "Followed",
    "Row",
    "Told",
]
