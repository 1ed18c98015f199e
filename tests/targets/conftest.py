"""What the tests of targets stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from emulation.lib import dates
from targets.models import Period, Span, Target
from targets.services import (
    measure_units_seed,
    period_open,
    periods_plan,
    span_for_year,
    target_create,
)
from tests.cast import Cast
from tests.plumbing.kept import kept
from tests.targets.year_made import JULY_3, SUM, give


@pytest.fixture
@kept
def span(cast: Cast) -> Span:
    """The year 2024 of the commune, with its catalogue of units."""
    measure_units_seed(commune=cast.commune, by=None)
    return span_for_year(commune=cast.commune, year=2024, by=None)


@pytest.fixture
def make_target(cast: Cast, span: Span) -> Callable[..., Target]:
    """Return a function that sets a target: ``make_target("Diện tích canh tác", "475", "ha")``."""

    def make(name: str, value: str | None = None, unit: str = "", **fields: Any) -> Target:
        asked: dict[str, Any] = {
            "commune": cast.commune,
            "span": span,
            "kind": "amount",
            "direction": "higher",
            "field": "economy",
            "comparator": "=",
            "by": cast.clerk,
        }
        return target_create(
            name=name,
            value=None if value is None else Decimal(value),
            unit_text=unit,
            **asked | fields,
        )

    return make


@pytest.fixture
def fruit(make_target: Callable[..., Target]) -> Target:
    """1.880 tấn of fruit, whose four parts add up."""
    whole = make_target("Sản lượng cây ăn quả", "1880", "tấn")
    parts = {"Vải thiều": "1000", "Nhãn": "240", "Cây có múi": "290", "Cây ăn quả khác": "350"}
    for name, value in parts.items():
        make_target(name, value, "tấn", parent=whole, part_rule="adds_up")
    return whole


@pytest.fixture
def lychee(cast: Cast, make_target: Callable[..., Target]) -> Target:
    """1.000 tấn of lychees, given to two villages and reported every quarter."""
    target = make_target("Sản lượng vải thiều", "1000", "tấn", **SUM)
    give(target, (cast.village, "600"), (cast.other_village, "400"), by=cast.clerk)
    return target


@pytest.fixture
def quarters(cast: Cast, span: Span, lychee: Target) -> Iterator[list[Period]]:
    """The quarters of 2024 on 3 July; the first two are open."""
    periods = periods_plan(span=span, kind="quarter", by=cast.clerk)
    with dates.on_day(JULY_3):
        for period in periods[:2]:
            period_open(period=period, by=cast.clerk)
        yield periods
