"""Writes of targets, their spans and the catalogues they use."""

from targets.services.catalogues import (
    indicator_change,
    indicator_create,
    measure_unit_change,
    measure_unit_create,
    measure_units_seed,
)
from targets.services.deciding import (
    report_approve,
    report_confirm,
    report_receive,
    report_return,
    reports_approve,
)
from targets.services.differing import figures_differing
from targets.services.evidence import evidence_add, evidence_remove
from targets.services.judging import judgement_make
from targets.services.locking import figure_correct, period_lock, period_reopen
from targets.services.periods import period_change, period_extend, period_open, periods_plan
from targets.services.reports import (
    Doubtful,
    report_of,
    report_recall,
    report_save,
    report_send,
)
from targets.services.results import results_refresh
from targets.services.shares import (
    ShareRow,
    milestones_set,
    share_pledge,
    shares_give,
    shares_set,
)
from targets.services.spans import span_for_year, span_open
from targets.services.tables import NewTarget, RowRefused, target_table_save
from targets.services.taking import Taken, report_take
from targets.services.targets import target_change, target_create, target_remove
from targets.services.values import (
    target_enact_value,
    target_set_paper,
    target_set_value,
    targets_end,
)

__all__ = [
    "Doubtful",
    "NewTarget",
    "RowRefused",
    "ShareRow",
    "Taken",
    "evidence_add",
    "evidence_remove",
    "figure_correct",
    "figures_differing",
    "indicator_change",
    "indicator_create",
    "judgement_make",
    "measure_unit_change",
    "measure_unit_create",
    "measure_units_seed",
    "milestones_set",
    "period_change",
    "period_extend",
    "period_lock",
    "period_open",
    "period_reopen",
    "periods_plan",
    "report_approve",
    "report_confirm",
    "report_of",
    "report_recall",
    "report_receive",
    "report_return",
    "report_save",
    "report_send",
    "report_take",
    "reports_approve",
    "results_refresh",
    "share_pledge",
    "shares_give",
    "shares_set",
    "span_for_year",
    "span_open",
    "target_change",
    "target_create",
    "target_enact_value",
    "target_remove",
    "target_set_paper",
    "target_set_value",
    "target_table_save",
    "targets_end",
]
