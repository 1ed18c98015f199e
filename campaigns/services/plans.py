"""Making a plan and changing the parts around its items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.inputs import BasisInput, RecipientInput
from campaigns.models import Basis, Ending, Item, Plan, PlanKind, Recipient, RecipientUnit
from campaigns.states import PlanState
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.markers import DECIMAL
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line, nfc, search_key, sort_key
from emulation.org.models import Commune, Membership, Position, Role, User
from emulation.org.rights import actor, held, require, subject
from emulation.org.selectors import commune_unit, issuer_lines
from emulation.org.services.rows import save_many
from emulation.papers.signing import HEAD_TITLE, signing_mistake
from emulation.trail.services import entry_record
from targets.services import span_for_year, span_open

# The usual sections of a plan (NĐ 30 leaves them free; practice).
SECTIONS = (
    ("MỤC ĐÍCH, YÊU CẦU", DECIMAL),
    ("NỘI DUNG THI ĐUA", DECIMAL),
    ("TỔ CHỨC THỰC HIỆN", DECIMAL),
)


@transaction.atomic
def plan_create(
    *,
    commune: Commune,
    kind: str,
    year: int,
    title: str,
    by: User,
    span_name: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    with_sections: bool = True,
    uid: UUID | None = None,
) -> Plan:
    """Begin a plan with the office's usual header; a drive has a span of its own.

    ``uid`` is given by a caller that must find the plan again, as the demonstration does.
    """
    membership = require(by, "campaigns.create_plan", commune)
    title = clean_line(title)
    now = dates.now()
    plan = Plan(
        commune=commune,
        kind=kind,
        year=year,
        span=_span(commune, kind, year, span_name, starts_on, ends_on, by),
        title=title,
        search_key=search_key(title)[:300],
        sort_key=sort_key(title)[:1500],
        superior_line=commune.superior_line,
        issuing_body=commune_unit(commune),
        issuer="\n".join(issuer_lines(commune, dates.today())),
        place=commune.place,
        date_year=year if year == dates.today().year else None,  # December writes for January
        signing_mode=commune.signing_mode,
        created_at=now,
        changed_at=now,
    )
    if uid is not None:
        plan.uid = uid
    _clean(plan)
    plan.save()
    if with_sections:
        _add_sections(plan)
    entry_record("campaigns.plan.created", actor=actor(by, membership), subject=subject(plan))
    return plan


@transaction.atomic
def plan_change_header(
    *,
    plan: Plan,
    version: int,
    by: User,
    title: str,
    superior_line: str,
    issuer: str,
    symbol: str,
    place: str,
    date_year: int | None,
    date_month: int | None,
    date_day: int | None,
    motto_label: str,
    motto: str,
    replaces: Plan | None = None,
    ending: str = Ending.REPLACED,
    told: bool = True,
) -> Plan:
    """Save the header; ``told`` is false where the caller tells of the whole plan at once."""
    membership = plan_writer(plan, by)
    _check_date(date_year, date_month, date_day)
    _check_replaced(plan, replaces)
    title = clean_line(title)
    _save_part(
        plan,
        "header_version",
        version,
        title=title,
        search_key=search_key(title)[:300],
        sort_key=sort_key(title)[:1500],
        superior_line=clean_line(superior_line),
        issuer=nfc(issuer).strip(),
        symbol=clean_line(symbol),
        place=clean_line(place),
        date_year=date_year,
        date_month=date_month,
        date_day=date_day,
        motto_label=clean_line(motto_label),
        motto=clean_line(motto),
        replaces=replaces,
        ending=ending,
    )
    if told:
        tell(plan, "campaigns.plan.header_changed", by, membership)
    return plan


@transaction.atomic
def plan_change_opening(
    *,
    plan: Plan,
    version: int,
    by: User,
    opening: str,
    closing: str,
    items_style: str,
    target_appendix: bool,
    bases: Sequence[BasisInput],
    told: bool = True,
) -> Plan:
    membership = plan_writer(plan, by)
    _save_part(
        plan,
        "opening_version",
        version,
        opening=nfc(opening).strip(),
        closing=nfc(closing).strip(),
        items_style=items_style,
        target_appendix=target_appendix,
    )
    _save_bases(plan, bases)
    if told:
        tell(plan, "campaigns.plan.opening_changed", by, membership)
    return plan


@transaction.atomic
def plan_change_recipients(
    *,
    plan: Plan,
    version: int,
    by: User,
    recipients: Sequence[RecipientInput],
    told: bool = True,
) -> Plan:
    membership = plan_writer(plan, by)
    _save_part(plan, "recipients_version", version)
    plan.recipients.all().delete()
    _add_recipients(plan, recipients)
    if told:
        tell(plan, "campaigns.plan.recipients_changed", by, membership)
    return plan


@transaction.atomic
def plan_change_signature(
    *,
    plan: Plan,
    version: int,
    by: User,
    signing_mode: str,
    signatory: Position | None,
    told: bool = True,
) -> Plan:
    membership = plan_writer(plan, by)
    if signatory and (signatory.commune_id != plan.commune_id or not signatory.signature_title):
        raise ValidationError({"signatory": "Chọn người có chức vụ ký văn bản của địa phương."})
    mistake = signing_mistake(
        signing_mode,
        head_title=HEAD_TITLE,
        signer_title=signatory.signature_title if signatory else "",
    )
    if mistake:
        raise ValidationError({"signing_mode": mistake})
    _save_part(plan, "signature_version", version, signing_mode=signing_mode, signatory=signatory)
    if told:
        tell(plan, "campaigns.plan.signature_changed", by, membership)
    return plan


def plan_writer(plan: Plan, by: User) -> Membership:
    """Return the membership by which the account may write the plan now.

    A clerk who comes too late gets ``WrongState`` with the reason; others 403.
    """
    if not plan.is_editable and held(by, [Role.CLERK], plan.commune_id):
        raise WrongState(
            f"Kế hoạch đang ở trạng thái “{plan.get_state_display()}” nên không sửa được. "
            "Bản đã trình thì thu hồi trước khi sửa; bản đã ban hành thì lập bản sửa đổi, bổ sung."
        )
    return require(by, "campaigns.edit_plan", plan)


def plan_touch(plan: Plan) -> None:
    """Note that the plan was written to, unless it left the clerks' hands meanwhile."""
    now = dates.now()
    rows = Plan.objects.filter(pk=plan.pk, state=plan.state)
    if rows.update(changed_at=now) == 0:
        raise WrongState()
    plan.changed_at = now


def tell(
    plan: Plan,
    code: str,
    by: User,
    membership: Membership,
    *,
    name: str = "",
    reason: str = "",
    changes: dict[str, Any] | None = None,
) -> None:
    """Write an entry of the plan's history."""
    entry_record(
        code,
        actor=actor(by, membership),
        subject=subject(plan, name),
        reason=reason,
        changes=changes,
    )


def _save_part(plan: Plan, version_field: str, seen: int, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(plan, name, value)
    _clean(plan)
    plan_touch(plan)
    bump(plan, version_field=version_field, seen=seen, **fields)


def _clean(plan: Plan) -> None:
    if not plan.title:
        raise ValidationError({"title": "Nhập trích yếu của kế hoạch."})
    if not plan.issuer:
        raise ValidationError({"issuer": "Nhập tên cơ quan ban hành."})
    plan.full_clean(exclude=["submitted_revision", "submitted_by", "paper"])


def _span(
    commune: Commune,
    kind: str,
    year: int,
    name: str,
    starts_on: dt.date | None,
    ends_on: dt.date | None,
    by: User,
) -> Any:
    if kind == PlanKind.YEARLY:
        return span_for_year(commune=commune, year=year, by=by)
    missing = {
        field: "Nhập phần này cho đợt thi đua."
        for field, value in {
            "span_name": name,
            "starts_on": starts_on,
            "ends_on": ends_on,
        }.items()
        if not value
    }
    if missing:
        raise ValidationError(missing)
    return span_open(
        commune=commune, kind="drive", name=name, starts_on=starts_on, ends_on=ends_on, by=by
    )


def _add_sections(plan: Plan) -> None:
    for position, (heading, style) in enumerate(SECTIONS, start=1):
        Item.objects.create(
            commune_id=plan.commune_id,
            plan=plan,
            position=position,
            heading=heading,
            children_style=style,
        )


def _add_recipients(plan: Plan, given: Sequence[RecipientInput]) -> None:
    rows = [
        Recipient(
            commune_id=plan.commune_id,
            plan=plan,
            position=position,
            text=clean_line(one.text),
            purpose=clean_line(one.purpose),
        )
        for position, one in enumerate(given, start=1)
    ]
    save_many((row.text, row) for row in rows)
    save_many(
        (row.text, RecipientUnit(commune_id=plan.commune_id, recipient=row, unit=unit))
        for row, one in zip(rows, given, strict=True)
        for unit in dict.fromkeys(one.units)
    )


def _save_bases(plan: Plan, bases: Sequence[BasisInput]) -> None:
    kept, new = {str(basis.uid): basis for basis in plan.bases.all()}, []
    for position, given in enumerate(bases, start=1):
        basis = kept.pop(given.uid, None) or _new_basis(plan, given.uid)
        basis.position = position
        basis.lead = clean_line(given.lead)
        basis.text = clean_line(given.text).rstrip(";.")
        basis.standing, basis.link = given.standing, given.link
        if basis.pk is None:
            new.append((basis.text, basis))
            continue
        basis.full_clean()
        basis.save()
    save_many(new)
    for basis in kept.values():
        basis.delete()


def _new_basis(plan: Plan, uid: str) -> Basis:
    """Return a basis under the uid that its page gave it, if it gave one."""
    own = {"commune_id": plan.commune_id, "plan": plan}
    return Basis(uid=uid, **own) if uid else Basis(**own)


def _check_date(year: int | None, month: int | None, day: int | None) -> None:
    try:
        PartialDate(year, month, day)
    except ValueError as error:
        raise ValidationError(
            {"date_day": "Ngày này không có trong lịch, hoặc có ngày mà thiếu tháng, năm."}
        ) from error


def _check_replaced(plan: Plan, replaced: Plan | None) -> None:
    if replaced is None:
        return
    if plan.amends_id or replaced.amends_id:
        refusal = (
            "Kế hoạch sửa đổi, bổ sung đi cùng kế hoạch gốc: không thay thế riêng, cũng không "
            "thay thế kế hoạch nào. Lập thêm một bản sửa đổi, hoặc thay thế kế hoạch gốc."
        )
        raise ValidationError({"replaces": refusal})
    if replaced.commune_id != plan.commune_id or replaced.state != PlanState.ISSUED:
        refusal = "Chỉ thay thế được kế hoạch đã ban hành của địa phương."
        raise ValidationError({"replaces": refusal})
