"""The parts around the items: header, opening, recipients, signature."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.inputs import BasisInput, RecipientInput
from campaigns.models import Basis, Ending, Plan, Recipient, RecipientUnit
from campaigns.services.plans.writing import part_save, plan_writer, tell
from campaigns.states import PlanState
from emulation.lib.dates import PartialDate
from emulation.lib.text import clean_line, nfc, search_key, sort_key
from emulation.org.models import Position, User
from emulation.org.services.rows import save_many
from emulation.papers.signing import HEAD_TITLE, signing_mistake


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
    part_save(
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
    part_save(
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
    part_save(plan, "recipients_version", version)
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
    part_save(plan, "signature_version", version, signing_mode=signing_mode, signatory=signatory)
    if told:
        tell(plan, "campaigns.plan.signature_changed", by, membership)
    return plan


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
    if not (plan.is_plan and replaced.is_plan):
        refusal = "Báo cáo, công văn không thay thế và không bị thay thế."
        raise ValidationError({"replaces": refusal})
    if replaced.commune_id != plan.commune_id or replaced.state != PlanState.ISSUED:
        refusal = "Chỉ thay thế được kế hoạch đã ban hành của địa phương."
        raise ValidationError({"replaces": refusal})
