"""Pages of targets."""

from targets.views.lists import target_list
from targets.views.single import target_change, target_create, target_read, target_remove
from targets.views.spans import span_create
from targets.views.tables import target_table, target_table_paste

__all__ = [
    "span_create",
    "target_change",
    "target_create",
    "target_list",
    "target_read",
    "target_remove",
    "target_table",
    "target_table_paste",
]
