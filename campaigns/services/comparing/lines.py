"""Differences of the head, the lists of lines and the foot, written into the draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from campaigns.comparing import Difference, Sheet
from campaigns.inputs import BasisInput, RecipientInput
from campaigns.intake.parts import ReadSignature
from campaigns.models import Basis, Plan, Recipient
from campaigns.services.intakes.matching import Names, signing_of
from campaigns.services.plans.parts import (
    plan_change_header,
    plan_change_opening,
    plan_change_recipients,
    plan_change_signature,
)
from emulation.lib.text import clean_line
from emulation.org.models import User

_HEADER = (
    "title", "superior_line", "issuer", "symbol", "place", "date_year", "date_month",
    "date_day", "motto_label", "motto", "replaces", "ending",
)  # fmt: skip
_LEAD_WORDS = 2  # "Căn cứ", "Thực hiện"


def take_head(plan: Plan, one: Difference, copy: Sheet, by: User) -> None:
    """Change a line of the header."""
    head = copy.drafted.head
    fields: dict[str, Any]
    match one.part.kind:
        case "date":
            date = head.date
            fields = {"date_year": date.year, "date_month": date.month, "date_day": date.day}
        case "issuer":
            fields = {"issuer": "\n".join(head.issuer)}
        case "superior":
            fields = {"superior_line": one.new_text}
        case kind:
            fields = {kind: one.new_text}
    kept = {name: getattr(plan, name) for name in _HEADER}
    plan_change_header(plan=plan, version=plan.header_version, by=by, **kept | fields)


def take_signature(plan: Plan, read: ReadSignature, by: User) -> None:
    mode, signatory = signing_of(plan, read)
    if read.name and signatory is None:
        raise ValidationError(
            f"Không thấy “{read.name}” trong những người ký văn bản của địa phương. "
            "Chọn người ký ở phần Nơi nhận, ký."
        )
    plan_change_signature(
        plan=plan,
        version=plan.signature_version,
        signing_mode=mode,
        signatory=signatory or plan.signatory,
        by=by,
    )


def take_lines(plan: Plan, one: Difference, copy: Sheet, by: User) -> None:
    """Change, add or remove a basis, or a paragraph of the opening or the closing."""
    kind = one.old.kind if one.old else one.parent
    bases = [_basis_input(basis) for basis in plan.bases.all()]
    texts = {name: getattr(plan, name).splitlines() for name in ("opening", "closing")}
    if kind == "basis":
        bases = _bases_with(bases, one)
    else:
        texts[kind] = changed_list(texts[kind], one, one.new_text)
    change_opening(plan, by, bases=bases, **{k: "\n".join(v) for k, v in texts.items()})


def change_opening(plan: Plan, by: User, **fields: Any) -> None:
    kept = {
        "opening": plan.opening,
        "closing": plan.closing,
        "items_style": plan.items_style,
        "target_appendix": plan.target_appendix,
        "bases": [_basis_input(basis) for basis in plan.bases.all()],
    }
    plan_change_opening(plan=plan, version=plan.opening_version, by=by, **kept | fields)


def take_recipient(plan: Plan, one: Difference, copy: Sheet, by: User) -> None:
    """Change, add or remove a line of Nơi nhận; a changed line keeps its units."""
    stored = list(plan.recipients.prefetch_related("units"))
    lines = [RecipientInput(row.text, row.purpose, _units(row)) for row in stored]
    new = None
    if one.new:
        read = copy.drafted.recipients[int(one.new.block)]
        units = _units(stored[int(one.old.block)]) if one.old else ()
        units = units or Names(plan.commune).units([read.text])
        new = RecipientInput(read.text, read.purpose, units)
    plan_change_recipients(
        plan=plan,
        version=plan.recipients_version,
        recipients=changed_list(lines, one, new),
        by=by,
    )


def changed_list(rows: Sequence[Any], one: Difference, new: Any) -> list[Any]:
    """Return the rows with one changed, added or taken away; they are named by number."""
    changed = list(rows)
    if one.old and one.new:
        changed[int(one.old.block)] = new
    elif one.old:
        del changed[int(one.old.block)]
    else:
        changed.insert(int(one.after) + 1 if one.after else 0, new)
    return changed


def _units(row: Recipient) -> tuple[Any, ...]:
    return tuple(row.units.all())


def _bases_with(bases: Sequence[BasisInput], one: Difference) -> list[BasisInput]:
    """Bases are named by uid: some of them stand in the opening paragraph and not in the list."""
    found: list[BasisInput] = []
    if one.old is None and not one.after:
        found.append(_read_basis(one.new_text))
    for basis in bases:
        if one.old is None or basis.uid != one.old.block:
            found.append(basis)
        elif one.new:
            found.append(_read_basis(one.new_text, basis))
        if one.old is None and basis.uid == one.after:
            found.append(_read_basis(one.new_text))
    return found


def _read_basis(line: str, like: BasisInput | None = None) -> BasisInput:
    """Part a line into the words that it begins with and the paper that it names."""
    line = clean_line(line).rstrip(";. ")
    lead = like.lead if like and line.startswith(f"{like.lead} ") else _first_words(line)
    text = line.removeprefix(lead).strip()
    return BasisInput(text, lead, link=like.link if like else "", uid=like.uid if like else "")


def _first_words(line: str) -> str:
    return " ".join(line.split()[:_LEAD_WORDS])


def _basis_input(basis: Basis) -> BasisInput:
    return BasisInput(basis.text, basis.lead, basis.standing, basis.link, str(basis.uid))
