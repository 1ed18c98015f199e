"""Rows of an older version go through the migrations that changed their tables, on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.apps.registry import Apps
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

SCHEMA = "older_version"
BEFORE = [("campaigns", "0011_tasks_done"), ("targets", "0003_targets_end")]
AFTER = [("campaigns", "0012_urging_states"), ("targets", "0004_terms")]
DAY = dt.date(2024, 4, 10)
MOMENT = dt.datetime(2024, 4, 10, 8, tzinfo=dt.UTC)


@pytest.fixture
def older(on_postgresql: None, settings: Any) -> Iterator[None]:
    """An empty schema beside the test's own, in which the migrations begin anew."""
    settings.MIGRATION_MODULES = {}
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        cursor.execute(f"SET search_path TO {SCHEMA}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET search_path TO public")
        cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")


def migrate(to: list[tuple[str, str]]) -> Apps:
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return MigrationExecutor(connection).loader.project_state(to).apps


class Rows:
    """Makes rows of historical models: what a test does not name is filled in by its type."""

    def __init__(self, apps: Apps) -> None:
        self.apps = apps
        self.number = 0
        self.known: dict[type, models.Model] = {}

    def make(self, label: str, **given: Any) -> models.Model:
        model = self.apps.get_model(label)
        row = model(**{**self._required(model, given), **given})
        row.save()
        self.known.setdefault(model, row)
        return row

    def _required(self, model: type[models.Model], given: dict[str, Any]) -> dict[str, Any]:
        fields = (one for one in model._meta.concrete_fields if one.name not in given)
        return {
            one.name: self._value(one)
            for one in fields
            if not (one.primary_key or one.null or one.has_default() or one.blank)
        }

    def _value(self, field: models.Field) -> Any:
        self.number += 1
        if field.is_relation:
            model = field.related_model
            return self.known.get(model) or self.make(model._meta.label)
        if field.choices:
            return field.choices[0][0]
        if isinstance(field, models.DateTimeField):
            return MOMENT
        if isinstance(field, models.DateField):
            return DAY
        if isinstance(field, models.JSONField):
            return {}
        if isinstance(field, models.UUIDField):
            return uuid.uuid4()
        if isinstance(field, models.BinaryField):
            return b"%PDF"
        if isinstance(field, models.CharField | models.TextField):
            return f"{self.number}"
        return self.number


def states(apps: Apps) -> dict[str, str]:
    rows = apps.get_model("campaigns.Urging").objects.values_list("subject", "state")
    return dict(rows)


def test_letters_with_numbers_were_issued_and_locked_periods_stay(older):
    rows = Rows(migrate(BEFORE))
    period = rows.make("targets.Period", state="locked", number=1)
    for subject, has_paper in (("Đã có số", True), ("Chưa có số", False)):
        urging = rows.make("campaigns.Urging", subject=subject, period=period)
        paper = rows.make("papers.Paper") if has_paper else None
        rows.make("campaigns.UrgedUnit", urging=urging, paper=paper)
    rows.make("campaigns.Urging", subject="Không có đơn vị", period=period)

    apps = migrate(AFTER)

    assert states(apps) == {
        "Đã có số": "issued",
        "Chưa có số": "draft",
        "Không có đơn vị": "draft",
    }
    assert apps.get_model("targets.Period").objects.get().state == "locked"
    assert not apps.get_model("targets.Terms").objects.exists()

    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    apps = migrate(newest)
    assert set(states(apps).values()) == {"issued", "draft"}


def test_an_empty_per_cent_above_becomes_all_of_it(older):
    rows = Rows(migrate([("campaigns", "0016_launch_drafts_and_honour_scopes")]))
    above = {"rule": "above", "target": rows.make("targets.Target")}
    left_open = rows.make("campaigns.Criterion", name="để trống", **above)
    rows.make("campaigns.Criterion", name="đã ghi", full_above=Decimal(20), **above)
    rows.make("campaigns.Criterion", name="không lấy từ kết quả")
    assert left_open.full_above is None

    apps = migrate([("campaigns", "0017_above_says_how_far")])

    criteria = apps.get_model("campaigns.Criterion").objects
    assert dict(criteria.values_list("name", "full_above")) == {
        "để trống": Decimal(100),
        "đã ghi": Decimal(20),
        "không lấy từ kết quả": None,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        criteria.filter(name="để trống").update(full_above=None)
