"""The law from its data file into the tables; what somebody corrected stays."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from awards.eligibility import check_params
from awards.law.reading import FileRow, Province, national_rows, provinces
from awards.models import (
    Authority,
    BaseSalary,
    Cap,
    CommendationKind,
    Condition,
    Deadline,
    Holiday,
    LawRow,
    MoneyRate,
    PaperRule,
    Rounding,
    TimeLimit,
    Transition,
    VoteRule,
)
from campaigns.models import Honour, RewardForm
from emulation.org.models import Commune, Spell, UnitKind

TABLES: dict[str, type[LawRow]] = {
    "authority": Authority,
    "condition": Condition,
    "rate": MoneyRate,
    "vote": VoteRule,
    "paper": PaperRule,
    "cap": Cap,
    "salary": BaseSalary,
    "rounding": Rounding,
    "limit": TimeLimit,
    "transition": Transition,
    "deadline": Deadline,
    "kind": CommendationKind,
    "holiday": Holiday,
}
# What the file calls otherwise than the table.
_RENAMED = {"check": "check_slug"}
_SHARES = ("threshold", "quorum", "ratio")
# Who it belongs to and which row of the file it is: not what it says.
_NOT_SAID = frozenset({"id", "uid", "commune", "key", "loaded_as"})

Fields = dict[str, Any]


@dataclass(frozen=True)
class Loaded:
    added: int = 0
    renewed: int = 0
    kept: int = 0  # corrected by somebody since: left alone

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(
            self.added + other.added, self.renewed + other.renewed, self.kept + other.kept
        )


@dataclass(frozen=True)
class _Catalogue:
    honours: dict[str, Honour]
    reward_forms: dict[str, RewardForm]


@transaction.atomic
def law_load() -> Loaded:
    """Add what is missing, renew what the file says otherwise and nobody has touched.

    The names of titles and rewards are loaded before (``catalogue_load``). Running it twice
    changes nothing. A province's rules are loaded where the portal knows the province.
    """
    names = _catalogue()
    loaded = _load(None, national_rows(), names)
    for province in provinces():
        for commune in _known_as(province):
            loaded += _load(commune, province.rows, names)
    return loaded


def _load(commune: Commune | None, rows: Iterable[FileRow], names: _Catalogue) -> Loaded:
    by_table: dict[str, list[FileRow]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    told = (_load_table(commune, table, each, names) for table, each in by_table.items())
    return sum(told, Loaded())


def _load_table(
    commune: Commune | None, table: str, rows: list[FileRow], names: _Catalogue
) -> Loaded:
    model = TABLES[table]
    loaded = model.objects.filter(commune=commune).exclude(key="")
    known = {row.key: row for row in loaded.select_related(*_named_in(model))}
    added, renewed, kept = [], [], 0
    for each in rows:
        fields = _fields(each, model, names)
        row = known.get(each.key)
        if row is None:
            row = model(commune=commune, key=each.key, **fields)
            row.loaded_as = said(row)
            added.append(row)
        elif said(row) != row.loaded_as:
            kept += 1
        elif _renew(row, fields):
            renewed.append(row)
    model.objects.bulk_create(added)
    for row in renewed:
        row.save()
    return Loaded(len(added), len(renewed), kept)


def _renew(row: LawRow, fields: Fields) -> bool:
    """Set what the file says now; say whether that is anything new."""
    for name, value in fields.items():
        setattr(row, name, value)
    now = said(row)
    changed, row.loaded_as = now != row.loaded_as, now
    return changed


def _named_in(model: type[LawRow]) -> list[str]:
    keys = (field for field in model._meta.concrete_fields if field.is_relation)
    return [key.name for key in keys]


def said(row: LawRow) -> dict[str, str]:
    """Return what a row says, each value as text, the same from the file and the database."""
    fields = (field for field in row._meta.concrete_fields if field.name not in _NOT_SAID)
    return {field.name: _as_text(field, row) for field in fields}


def _as_text(field: models.Field, row: LawRow) -> str:
    value = getattr(row, field.name)
    if isinstance(field, models.DecimalField) and value is not None:
        return f"{Decimal(value).normalize():f}"
    if isinstance(field, models.ForeignKey):
        return value.code if value else ""
    if isinstance(field, models.JSONField):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return "" if value is None else str(value)


def _fields(row: FileRow, model: type[LawRow], names: _Catalogue) -> Fields:
    fields: Fields = {
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "source": row.source,
        "article": row.article,
        "is_doubtful": row.is_doubtful,
        "note": row.note,
    }
    if any(field.name == "position" for field in model._meta.concrete_fields):
        fields["position"] = row.position
    kind, _, code = row.award.partition(":")
    if kind == "honour":
        fields["honour"] = names.honours[code]
    elif kind == "form":
        fields["reward_form"] = names.reward_forms[code]
    for name, value in row.values.items():
        fields |= _field(name, value, names)
    if model is Condition:
        check_params(fields["check_slug"], fields.get("params", {}))
    return fields


def _field(name: str, value: Any, names: _Catalogue) -> Fields:
    if name in _SHARES:
        num, den = value
        return {f"{name}_num": num, f"{name}_den": den}
    if name == "of_honour":
        return {name: names.honours[value]}
    if name in ("coefficient", "factor"):
        return {name: None if value is None else Decimal(value)}
    if name in ("old_until", "new_from"):
        return {name: dt.date.fromisoformat(value)}
    return {_RENAMED.get(name, name): value}


def _catalogue() -> _Catalogue:
    return _Catalogue(
        {row.code: row for row in Honour.objects.filter(commune=None)},
        {row.code: row for row in RewardForm.objects.filter(commune=None)},
    )


def _known_as(province: Province) -> list[Commune]:
    """Return the rows of the province; its name may have changed since."""
    named = Q(code=province.code) | Q(pk__in=_named(province.names))
    return list(Commune.objects.filter(named, level=Commune.Level.PROVINCE))


def _named(names: Iterable[str]) -> models.QuerySet:
    return Spell.objects.filter(name__in=list(names), kind=UnitKind.PROVINCE).values("commune")
