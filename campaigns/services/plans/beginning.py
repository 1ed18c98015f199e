"""A plan begun from another content: last year's plan, or a template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from campaigns.models import Plan
from campaigns.services.laying import UnitsNow, bases_laid, recipients_laid
from campaigns.services.plans.parts import (
    plan_change_header,
    plan_change_opening,
    plan_change_recipients,
)
from emulation.org.models import User


def around_items_write(
    *,
    plan: Plan,
    content: Mapping[str, Any],
    units: UnitsNow,
    symbol: str,
    motto_label: str,
    motto: str,
    by: User,
) -> None:
    """Write opening, bases and recipients; issuer and place stay those of the commune today."""
    names = "title superior_line issuer place date_year date_month date_day"
    plan_change_header(
        plan=plan,
        version=plan.header_version,
        symbol=symbol,
        motto_label=motto_label,
        motto=motto,
        told=False,
        by=by,
        **{name: getattr(plan, name) for name in names.split()},
    )
    plan_change_opening(
        plan=plan,
        version=plan.opening_version,
        opening="\n".join(content["opening"]),
        closing="\n".join(content["closing"]),
        items_style=content["items_style"],
        target_appendix=content.get("target_appendix", False),
        bases=bases_laid(content["bases"]),
        told=False,
        by=by,
    )
    plan_change_recipients(
        plan=plan,
        version=plan.recipients_version,
        recipients=recipients_laid(content["recipients"], units),
        told=False,
        by=by,
    )
