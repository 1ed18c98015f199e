"""Last year's plan carried over to the new year."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.amending.in_force import amendments_of, content_in_force
from campaigns.content import Content, plan_content, walk
from campaigns.models import Plan
from campaigns.services.carrying.dated import dated_write_down
from campaigns.services.carrying.targets import TargetsCarried, units_of_targets
from campaigns.services.contents import appendices_write, items_write
from campaigns.services.laying import (
    UnitsNow,
    appendices_laid,
    items_laid,
    themes_write,
    units_named,
)
from campaigns.services.plans.beginning import around_items_write
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.parts import (
    plan_change_signature,
)
from campaigns.services.plans.writing import tell
from emulation.lib import dates
from emulation.org.models import Commune, Position, User
from emulation.org.rights import require
from emulation.org.selectors import signatories_on
from emulation.papers.signing import HEAD_TITLE, signing_mistake


@transaction.atomic
def plan_carry_over(
    *,
    source: Plan,
    commune: Commune,
    year: int,
    title: str,
    by: User,
    span_name: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Plan:
    """Begin a plan of the year from an older one of the commune or of one that it took over.

    Text, tree, themes, tasks and targets are the old plan's; the head, the signatory and the
    names of units are those of today. What speaks of the old year is written down, to be
    looked through on the new plan.
    """
    membership = require(by, "campaigns.carry_over_plan", (source, commune))
    if year <= source.year and source.kind == "yearly":
        raise ValidationError({"year": f"Chọn năm sau năm {source.year} của kế hoạch cũ."})
    plan = plan_create(
        commune=commune,
        kind=source.kind,
        year=year,
        title=title,
        span_name=span_name,
        starts_on=starts_on,
        ends_on=ends_on,
        with_sections=False,
        by=by,
    )
    content = _content_of(source)
    units = UnitsNow(commune, dates.today())
    units.learn(units_named(content) | units_of_targets(content))
    _write_around(plan, source, content, units, by)
    _write_contents(plan, source, content, units, by)
    dated_write_down(plan, source)
    tell(plan, "campaigns.plan.carried_over", by, membership, name=str(source))
    return plan


def _content_of(source: Plan) -> Content:
    """Return the plan as its issued amendments made it, without what they revoked."""
    if not source.is_published or not amendments_of(source).exists():
        return plan_content(source)
    content = content_in_force(source)
    return content | {"items": _without_struck(content["items"])}


def _without_struck(items: list[dict]) -> list[dict]:
    return [
        item | {"children": _without_struck(item["children"])}
        for item in items
        if not item.get("struck")
    ]


def _write_around(plan: Plan, source: Plan, content: Content, units: UnitsNow, by: User) -> None:
    is_own = source.commune_id == plan.commune_id
    around_items_write(
        plan=plan,
        content=content,
        units=units,
        symbol=source.symbol if is_own else plan.symbol,
        motto_label=content["header"]["motto_label"],
        motto=content["header"]["motto"],
        by=by,
    )
    if is_own:
        _keep_files(plan, source)
    _write_signature(plan, source, by)


def _keep_files(plan: Plan, source: Plan) -> None:
    """Let the bases keep the files of the papers that they cite."""
    files = {basis.text: basis.attachment_id for basis in source.bases.all()}
    bases = [basis for basis in plan.bases.all() if files.get(basis.text)]
    for basis in bases:
        basis.attachment_id = files[basis.text]
    if bases:
        type(bases[0]).objects.bulk_update(bases, ["attachment"])


def _write_signature(plan: Plan, source: Plan, by: User) -> None:
    """Take the manner of signing, and who signs today in that office; else leave it blank."""
    signatory = _in_office(plan, source.signatory)
    title = signatory.signature_title if signatory else ""
    for mode in (source.signing_mode, plan.signing_mode):
        if not signing_mistake(mode, head_title=HEAD_TITLE, signer_title=title):
            break
    else:
        mode, signatory = plan.signing_mode, None
    plan_change_signature(
        plan=plan,
        version=plan.signature_version,
        signing_mode=mode,
        signatory=signatory,
        told=False,
        by=by,
    )


def _in_office(plan: Plan, before: Position | None) -> Position | None:
    if before is None:
        return None
    rows = list(signatories_on(plan.commune, dates.today()))
    same = [row for row in rows if row.signature_title == before.signature_title]
    own = [row for row in same if row.person_id == before.person_id]
    return own[0] if own else same[0] if len(same) == 1 else None


def _write_contents(plan: Plan, source: Plan, content: Content, units: UnitsNow, by: User) -> None:
    targets = TargetsCarried(source, content, plan, units, by)
    years = plan.year - source.year
    laid = items_laid(content["items"], units, years=years, block_of=targets.block)
    items = items_write(plan, laid)
    appendices_write(plan, appendices_laid(content["appendices"], targets.block))
    themes = themes_write(plan, content["items"], items)
    places = zip(walk(content["items"]), items, strict=True)
    targets.place({uid: item for old, item in places for uid in old["target_uids"]}, themes)
