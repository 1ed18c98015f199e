"""Writes of targets, their spans and the catalogues they use."""

from targets.services.catalogues import (
    indicator_change,
    indicator_create,
    measure_unit_change,
    measure_unit_create,
    measure_units_seed,
)
from targets.services.spans import span_for_year, span_open
from targets.services.tables import NewTarget, RowRefused, target_table_save
from targets.services.targets import target_change, target_create, target_remove
from targets.services.values import target_enact_value, target_set_paper, target_set_value

__all__ = [
    "NewTarget",
    "RowRefused",
    "indicator_change",
    "indicator_create",
    "measure_unit_change",
    "measure_unit_create",
    "measure_units_seed",
    "span_for_year",
    "span_open",
    "target_change",
    "target_create",
    "target_enact_value",
    "target_remove",
    "target_set_paper",
    "target_set_value",
    "target_table_save",
]
