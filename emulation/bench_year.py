"""The pages of the year: the dashboard, a matrix of 60 × 60, a report of 60 figures.

Everything happens in a copy of the database, which is thrown away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from emulation.lib import dates
from emulation.org.models import Commune, Unit, UnitKind, User
from emulation.org.selectors import commune_unit
from emulation.org.services import unit_create
from targets.models import Period, Span, UnitReport
from targets.reporting.asked import asked_shares
from targets.reporting.entries import Entry
from targets.services import (
    ShareRow,
    period_open,
    periods_plan,
    report_of,
    report_send,
    reports_approve,
    shares_set,
    span_for_year,
    target_create,
)

SIZE = 60
YEAR = 2031
DAY = dt.date(YEAR, 4, 3)
TOLD = 3  # units of the matrix that have sent figures
QUERIES_LIMIT = 15
CHECKER = "dt-huy"
REQUESTS_LIMIT = 0.25
TIMES_LIMIT = 1.5
_FIELD = re.compile(rb"<(?:input|textarea|select)\b(?![^>]*type=.hidden)")


@dataclass(frozen=True)
class WideYear:
    span: Span
    period: Period
    unit: Unit


@dataclass(frozen=True)
class Compared:
    """A page beside a bare one: both as calls to be measured; ``limit`` is of ``share``."""

    name: str
    page: Callable[[], object]
    bare: Callable[[], object]
    limit: str
    is_rate: bool = False  # the bare page's time by the page's, else the other way round
    queries_limit: int = QUERIES_LIMIT

    def share(self, page_ms: float, bare_ms: float) -> float:
        return bare_ms / page_ms if self.is_rate else page_ms / bare_ms


@transaction.atomic
def make_wide_year(commune: Commune, by: User, approver: User, *, size: int = SIZE) -> WideYear:
    """Give as many targets to as many units; the figures of some are approved."""
    with dates.on_day(DAY):
        units = [_unit(commune, number) for number in range(1, size + 1)]
        span = span_for_year(commune=commune, year=YEAR, by=by)
        for number in range(1, size + 1):
            _target(span, number, units, by)
        period = periods_plan(span=span, kind="quarter", by=by)[0]
        period_open(period=period, by=by)
        reports = [_report(period, unit, by) for unit in units[:TOLD]]
        reports_approve(reports=reports, by=approver)
    return WideYear(span, period, units[-1])


@contextmanager
def with_bare_pages() -> Iterator[None]:
    """Serve the bare pages beside those of the portal, on a day of the wide year."""
    with override_settings(ROOT_URLCONF="emulation.bench_bare"):
        yield


def compared(client: Client, wide: WideYear) -> Iterator[Compared]:
    """Return what stands beside a bare page; the dashboard is that of the demonstration."""
    form = reverse("report_write", args=[wide.period.uid, wide.unit.uid])
    matrix = f"{reverse('matrix')}?thoi_gian={wide.span.uid}&ky={wide.period.uid}"
    one_query = reverse("bare_one_query", urlconf="emulation.bench_bare")
    yield Compared(
        "dashboard, requests beside a bare page",
        lambda: read(client, reverse("progress")),
        lambda: read(client, one_query),
        f"≥ {REQUESTS_LIMIT}",
        is_rate=True,
    )
    for name, page in (("", read), (", changed since it was read", read_anew)):
        yield Compared(
            f"matrix {SIZE} × {SIZE}{name}, beside a loop",
            lambda page=page: page(client, matrix),
            lambda: read(client, f"/bare/cells/{SIZE}/{SIZE}/"),
            f"≤ {TIMES_LIMIT} ×",
        )
    fields = len(_FIELD.findall(read(client, form).content))
    yield Compared(
        f"report of {SIZE} figures, beside a form of {fields} fields",
        lambda: read(client, form),
        lambda: read(client, f"/bare/fields/{fields}/"),
        f"≤ {TIMES_LIMIT} ×",
    )


def read(client: Client, address: str):
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return answer


def read_anew(client: Client, address: str):
    """Read a page of which nothing was put together before."""
    cache.clear()
    return read(client, address)


def _unit(commune: Commune, number: int) -> Unit:
    return unit_create(
        commune=commune,
        name=f"Thôn số {number}",
        kind=UnitKind.VILLAGE,
        code=f"B{number}",
        superior=commune_unit(commune),
        valid_from=DAY,
        by=None,
    )


def _target(span: Span, number: int, units: list[Unit], by: User) -> None:
    target = target_create(
        commune=span.commune,
        span=span,
        name=f"Sản lượng cây trồng loại {number}",
        kind="amount",
        direction="higher",
        field="economy",
        unit_text="tấn",
        comparator="=",
        value=Decimal(len(units) * 100),
        unit_rule="sum",
        period_rule="sum",
        frequency="quarter",
        by=by,
    )
    rows = [ShareRow(unit, Decimal(100)) for unit in units]
    shares_set(target=target, rows=rows, by=by)


def _report(period: Period, unit: Unit, by: User) -> UnitReport:
    report = report_of(period=period, unit=unit)
    shares = asked_shares(period, unit)
    report_send(
        report=report,
        entries=[Entry(share=share, value=Decimal(20 + share.pk % 9)) for share in shares],
        note="",
        seen_version=0,
        client_uid=uuid4(),
        by=by,
    )
    return report
