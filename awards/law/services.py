"""Rules that an authority adds or corrects for itself."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.eligibility import BadParams, check_params
from awards.models import Condition, LawRow
from emulation.lib.text import clean_line
from emulation.org.models import Commune, User
from emulation.org.rights import authorise
from emulation.org.services.rows import save_changes, save_new

Row = TypeVar("Row", bound=LawRow)
_NOT_TYPED = frozenset({"id", "uid", "commune", "key", "loaded_as"})


@transaction.atomic
def law_row_create(*, model: type[Row], commune: Commune, by: User | None, **fields: Any) -> Row:
    """Add a rule of the commune's (or province's) own: it wins over those from above."""
    actor = authorise(by, "awards.keep_law", commune)
    _require_whole_check(model, fields)
    typed = {
        name: clean_line(value) if isinstance(value, str) else value
        for name, value in fields.items()
    }
    row = model(commune=commune, **typed)
    save_new(row, "awards.law.added", actor)
    return row


@transaction.atomic
def law_row_change(*, row: LawRow, by: User | None, **fields: Any) -> LawRow:
    """Correct a rule; what the data file brings later leaves it alone."""
    actor = authorise(by, "awards.keep_law", row.commune)
    _require_whole_check(type(row), fields)
    allowed = {field.name for field in row._meta.concrete_fields} - _NOT_TYPED
    # The figures of a check are codes to the portal: the trail says that they changed.
    save_changes(row, fields, "awards.law.changed", actor, allowed=allowed, personal=("params",))
    return row


def _require_whole_check(model: type[LawRow], fields: dict[str, Any]) -> None:
    if model is not Condition:
        return
    try:
        check_params(fields["check_slug"], fields.get("params", {}))
    except BadParams as wrong:
        raise ValidationError({"check_slug": str(wrong)}) from wrong
