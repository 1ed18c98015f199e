"""Forms of targets."""

from targets.forms.filters import TargetFilterForm
from targets.forms.single import RemoveForm, SpanForm, TargetForm
from targets.forms.table import RowForm, TableFormSet, table_formset

__all__ = [
    "RemoveForm",
    "RowForm",
    "SpanForm",
    "TableFormSet",
    "TargetFilterForm",
    "TargetForm",
    "table_formset",
]
