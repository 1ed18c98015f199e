"""What the tests of the pages share on which a plan is written."""

from __future__ import annotations

import re

from django.urls import reverse

from campaigns.content import plan_content, walk
from campaigns.models import Plan
from targets.services import target_create

TITLE = "Phát động các phong trào thi đua năm 2024"
FRUIT = "Sản lượng cây ăn quả: 1.880 tấn (vải thiều: 1.000 tấn; nhãn: 880 tấn)."


def make_target(cast, span, name, value, **more):
    return target_create(
        commune=cast.commune,
        span=span,
        name=name,
        kind="amount",
        direction="higher",
        field="economy",
        unit_text="tấn",
        comparator="=",
        value=value,
        by=cast.clerk,
        **more,
    )


def address(name, plan, *more) -> str:
    return reverse(name, args=[plan.uid, *(row.uid for row in more)])


def fields_of(page, **changes):
    """Return what a browser would send back from the page's main form."""
    form = page.context["form"]
    data = {}
    for bound in form:
        data |= _sent(bound)
    for rows in (getattr(form, name, None) for name in ("blocks", "bases")):
        for row in rows.forms if rows is not None else ():
            for bound in row:
                data |= _sent(bound)
        if rows is not None:
            data |= {bound.html_name: bound.value() for bound in rows.management_form}
    return data | changes


def _sent(bound):
    value = bound.value()
    if value is None or value is False:
        return {}
    if isinstance(value, list | tuple):
        return {bound.html_name: [str(each) for each in value]} if value else {}
    if value is True:
        return {bound.html_name: "on"}
    return {bound.html_name: bound.field.widget.format_value(value) or ""}


def text_of(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def items_of(plan):
    return walk(plan_content(Plan.objects.get(pk=plan.pk))["items"])
