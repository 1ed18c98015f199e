"""A year at work: quarters, two villages and an office, figures entered and sent."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from emulation.org.models import Unit, User
from targets.models import Period, Sending, Share, Target, UnitReport
from targets.reporting.asked import asked_shares
from targets.reporting.entries import Entry
from targets.services import ShareRow, report_of, report_send, shares_set

APRIL_3 = dt.date(2024, 4, 3)
JULY_3 = dt.date(2024, 7, 3)
SUM = {"unit_rule": "sum", "period_rule": "sum", "frequency": "quarter"}


def give(target: Target, *parts: tuple[Unit, str | None], by: User) -> dict[int, Share]:
    """Give a target to units; return the shares by unit."""
    rows = [ShareRow(unit, None if value is None else Decimal(value)) for unit, value in parts]
    return {share.unit_id: share for share in shares_set(target=target, rows=rows, by=by)}


def entry(share: Share, value: Any = None, **fields: Any) -> Entry:
    return Entry(share=share, value=None if value is None else Decimal(value), **fields)


def fill(
    period: Period, unit: Unit, figures: dict[Target, str], by: User, **fields: Any
) -> Sending:
    """Send a unit's report with these values."""
    report = report_of(period=period, unit=unit)
    shares = {share.target_id: share for share in asked_shares(period, unit)}
    entries = [entry(shares[target.pk], value, **fields) for target, value in figures.items()]
    return send(report, entries, by)


def send(report: UnitReport, entries: list[Entry], by: User, note: str = "") -> Sending:
    return report_send(
        report=report,
        entries=entries,
        note=note,
        seen_version=report.version,
        client_uid=uuid.uuid4(),
        by=by,
    )


def queries_of(client: Client, address: str) -> int:
    """Count what the page asks of targets and shares; the frame around it aside."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    own = (
        'FROM "targets_target',
        'FROM "targets_span',
        'FROM "targets_share',
        'FROM "targets_strand',
        'FROM "targets_result',
        'FROM "org_household',
    )
    return sum(any(words in query["sql"] for words in own) for query in asked)
