"""The way back from the pages of a plan."""

from __future__ import annotations

from django.urls import reverse

from campaigns.models import Plan


def list_crumb() -> tuple[str, str]:
    return "Kế hoạch", reverse("plan_list")


def plan_crumb(plan: Plan) -> tuple[str, str]:
    if plan.is_year_report:
        return f"Báo cáo tổng kết {plan.year}", reverse("plan_read", args=[plan.uid])
    if plan.period:
        return f"Báo cáo {plan.period.name}", reverse("plan_read", args=[plan.uid])
    if plan.kind == "letter":
        return "Công văn phát động", reverse("plan_read", args=[plan.uid])
    name = f"Năm {plan.year}" if plan.kind == "yearly" else plan.span.name
    return name, reverse("plan_read", args=[plan.uid])
