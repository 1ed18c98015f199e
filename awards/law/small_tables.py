"""The small tables of the law, read in one query: own columns under common names."""

from __future__ import annotations

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from awards.models import BaseSalary, Holiday, LawRow, Rounding, TimeLimit, Transition

_TEXT, _NUMBER, _FLAG = (
    Value("", output_field=CharField()),
    Value(0, output_field=IntegerField()),
    Value(False, output_field=BooleanField()),
)
_NO_KEY = Cast(Value(None), IntegerField())
_NO_DAY = Cast(Value(None), DateField())
_SHARED = (
    "id",
    "uid",
    "commune_id",
    "valid_from",
    "valid_to",
    "source",
    "article",
    "is_doubtful",
    "note",
)
_OWN = {
    "of_honour_key": _NO_KEY,
    "of_form_key": _NO_KEY,
    "figure": _NUMBER,
    "word": _TEXT,
    "other_word": _TEXT,
    "flag": _FLAG,
    "one_day": _NO_DAY,
    "other_day": _NO_DAY,
}
GENERAL: dict[type[LawRow], dict[str, str]] = {
    BaseSalary: {"figure": "amount"},
    Rounding: {"figure": "step", "word": "direction"},
    TimeLimit: {
        "of_honour_key": "honour_id",
        "of_form_key": "reward_form_id",
        "figure": "days",
        "word": "procedure",
        "other_word": "step",
        "flag": "is_working_days",
    },
    Holiday: {"word": "name", "flag": "is_worked"},
    Transition: {"one_day": "old_until", "other_day": "new_from"},
}


def general_rows(mine: Q) -> list[LawRow]:
    """Return the rows of the five tables that apply; one query."""
    models = list(GENERAL)
    first, *others = (_in_common(place, model, mine) for place, model in enumerate(models))
    found = []
    for line in first.union(*others, all=True):
        model = models[line["table"]]
        own = {field: line[name] for name, field in GENERAL[model].items()}
        found.append(model(**{name: line[name] for name in _SHARED}, **own))
    return found


def _in_common(place: int, model: type[LawRow], mine: Q) -> QuerySet:
    own = {name: F(field) for name, field in GENERAL[model].items()}
    table = {"table": Value(place, output_field=IntegerField())}
    rows = model.objects.filter(mine).order_by().annotate(**_OWN | own, **table)
    return rows.values(*_SHARED, *_OWN, "table")
