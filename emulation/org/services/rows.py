"""Saving a row with its rules, and with what the trail keeps of the change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from emulation.lib.text import clean_line
from emulation.org.models import Commune, CommuneRow, Unit
from emulation.org.models.people import Dated
from emulation.org.rights import subject
from emulation.trail.changes import changes_to
from emulation.trail.services import Actor, entry_record


def save_new(row: models.Model, code: str, actor: Actor) -> None:
    """Check and insert a row, and tell the trail."""
    row.full_clean()
    row.save()
    entry_record(code, actor=actor, subject=subject(row))


class RowRefused(ValidationError):
    """The rules refuse one of many rows, named by ``row``; nothing of them was saved."""

    def __init__(self, row: Any, error: ValidationError) -> None:
        super().__init__(error)
        self.row = row


@contextmanager
def refused_as(row: Any) -> Iterator[None]:
    """Name the row in a refusal."""
    try:
        yield
    except ValidationError as error:
        raise RowRefused(row, error) from error


def save_many(named: Iterable[tuple[Any, models.Model]]) -> None:
    """Check and insert new rows of one model, each with the name it is refused by.

    Fields are checked one by one. Constraints are left to the database, as long as it
    refuses nothing; then the rows are asked one after another, so that the refusal is a
    sentence. Rows that they refer to were read in this transaction. Raises ``RowRefused``.
    """
    pairs = list(named)
    for name, row in pairs:
        with refused_as(name):
            row.clean_fields(exclude=_references(row))
            row.clean()
    if not pairs:
        return
    try:
        with transaction.atomic():
            type(pairs[0][1])._default_manager.bulk_create(row for _, row in pairs)
    except IntegrityError:
        _save_one_by_one(pairs)


def _save_one_by_one(pairs: Iterable[tuple[Any, models.Model]]) -> None:
    with transaction.atomic():
        for name, row in pairs:
            row.pk, row._state.adding = None, True
            with refused_as(name):
                row.full_clean()
            row.save()


def _references(row: models.Model) -> set[str]:
    """Return the foreign keys that are set."""
    keys = (field for field in row._meta.concrete_fields if field.is_relation)
    return {key.name for key in keys if getattr(row, key.attname) is not None}


def save_changes(
    row: models.Model,
    fields: dict[str, Any],
    code: str,
    actor: Actor,
    *,
    allowed: Collection[str],
    personal: Collection[str] = (),
    keys: Mapping[str, str] | None = None,
) -> bool:
    """Set the fields, check, save and tell the trail; ``False`` where nothing changes.

    ``keys`` are saved along and not told. Columns that did not change are left as they are
    now: a colleague may have changed them since the row was read.
    """
    fields = cleaned(row, fields, allowed)
    changes = changes_to(row, fields, personal=personal)
    if not changes:
        return False
    saved = {name: fields[name] for name in changes} | dict(keys or {})
    set_fields(row, saved)
    row.full_clean()
    row.save(update_fields=list(saved))
    entry_record(code, actor=actor, subject=subject(row), changes=changes)
    return True


def cleaned(row: models.Model, fields: dict[str, Any], allowed: Collection[str]) -> dict[str, Any]:
    """Return the fields with lines of text put right; a field not allowed is a mistake."""
    unknown = fields.keys() - set(allowed)
    if unknown:
        raise TypeError(f"{type(row).__name__} cannot change {sorted(unknown)}")
    return {name: _clean(value) for name, value in fields.items()}


def set_fields(row: models.Model, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(row, name, value)


def require_same_commune(field: str, row: CommuneRow, commune: Commune) -> None:
    """Refuse a row of another commune where the form asked for one of our own."""
    if row.commune_id != commune.pk:
        raise ValidationError({field: "Chọn trong địa phương của mình."})


def require_within_unit(row: Dated, unit: Unit) -> None:
    """Refuse a dated row that begins before its unit did."""
    first = unit.spells.order_by("valid_from").first()
    if first and row.valid_from and row.valid_from < first.valid_from:
        day = f"{first.valid_from:%d/%m/%Y}"
        raise ValidationError({"valid_from": f"Đơn vị này có từ ngày {day}; chọn từ ngày đó."})


def _clean(value: Any) -> Any:
    return clean_line(value) if isinstance(value, str) else value
