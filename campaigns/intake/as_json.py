"""A reading as JSON: one form for people and scores, one lossless form to keep.

``to_json`` gives the form in which readings of plans are written down and compared.
``to_state`` keeps every field and ``from_state`` makes the same reading of it again.
"""

from __future__ import annotations

from dataclasses import asdict, fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from campaigns.intake.parts import (
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadTable,
    ReadTarget,
)

Json = dict[str, Any]


def to_json(reading: Reading) -> Json:
    """Return the reading as people write it down; ``None`` where the paper gives nothing.

    Numbers are decimal strings with "."; ``parent`` of a target is its index in the list.
    """
    header = reading.header
    return {
        "kind": header.kind or None,
        "issuer": header.issuer or None,
        "parent": header.parent or None,
        "number": header.number or None,
        "symbol": header.symbol or None,
        "place": header.place or None,
        "date": header.date or None,
        "title": header.title or None,
        "theme": header.theme or None,
        "theme_label": header.theme_label or None,
        "bases": [basis.text for basis in reading.bases],
        "sections": [_section(item) for item in reading.items if item.kind == "section"],
        "recipients": [_recipient_line(recipient) for recipient in reading.recipients],
        "signatory": {
            "title": " ".join(reading.signature.lines) or None,
            "name": reading.signature.name or None,
            "mode": reading.signature.mode or None,
        },
        "targets": [_target(target) for target in reading.targets],
        "items": [_item(item) for item in reading.items],
    } | _rest(reading)


def _rest(reading: Reading) -> Json:
    return {
        "head_lines": list(reading.header.lines),
        "bases_detail": [asdict(basis) for basis in reading.bases],
        "recipients_detail": [asdict(recipient) for recipient in reading.recipients],
        "notes": list(reading.notes),
        "leftover": list(reading.leftover),
        "warnings": list(reading.warnings),
        "file_kind": reading.file_kind,
    }


def _section(item: ReadItem) -> list[str]:
    return [item.marker.rstrip(".)"), item.heading]


def _recipient_line(recipient: ReadRecipient) -> str:
    if recipient.line or not recipient.purpose:
        return recipient.line or recipient.text
    return f"{recipient.text} ({recipient.purpose})"


def _item(item: ReadItem) -> Json:
    tables = [block for block in item.blocks if isinstance(block, ReadTable)]
    return {
        "kind": item.kind,
        "marker": item.marker,
        "heading": item.heading,
        "text": [block.text for block in item.blocks if isinstance(block, ReadParagraph)],
        "tables": [_table(table) for table in tables],
        "task": asdict(item.task) if item.task else None,
        "children": [_item(child) for child in item.children],
    }


def _table(table: ReadTable) -> Json:
    return {"caption": table.caption or None, "rows": [list(row) for row in table.rows]}


def _target(target: ReadTarget) -> Json:
    return {
        "text": target.text or None,
        "name": target.name,
        "op": target.op,
        "value": _number(target.value),
        "value_max": _number(target.value_max),
        "unit": target.unit or None,
        "parent": target.parent,
        "kind": target.kind or None,
        "direction": target.direction or None,
        "level": target.level or None,
        "note": target.note or None,
        "numerator": _number(target.numerator),
        "denominator": _number(target.denominator),
        "baseline": _number(target.baseline),
        "baseline_year": target.baseline_year,
        "assigned_by": target.assigned_by or None,
        "assigned_value": _number(target.assigned_value),
        "sure": target.sure,
        "how": list(target.how),
        "doubts": list(target.doubts),
        "place": asdict(target.place),
    }


def _number(value: Decimal | None) -> str | None:
    """Write "10.5" for 10,50 and "1880" for 1.880."""
    if value is None:
        return None
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


# ---- Kept, and read again ------------------------------------------------------------------


def to_state(reading: Reading) -> Json:
    """Return the reading as plain JSON without loss; fields at their default are left out."""
    return _packed(reading)


def from_state(state: Json) -> Reading:
    """Make the reading of ``to_state`` again; what is missing takes its default.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for anything else.
    """
    return _unpacked(Reading, state)


def _packed(value: Any) -> Any:
    if is_dataclass(value):
        shown = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _packed(part) for field, part in shown if part != field.default}
    if isinstance(value, tuple):
        return [_packed(part) for part in value]
    return str(value) if isinstance(value, Decimal) else value


def _unpacked(wanted: Any, state: Any) -> Any:
    """Make a value of the wanted type of its packed form."""
    origin = get_origin(wanted)
    if origin in (UnionType, Union):
        return _unpacked_one_of(get_args(wanted), state)
    if origin is tuple:
        return tuple(_unpacked(get_args(wanted)[0], part) for part in state)
    if is_dataclass(wanted):
        hints = _hints(wanted)
        return wanted(**{name: _unpacked(hints[name], part) for name, part in state.items()})
    return Decimal(state) if wanted is Decimal else state


def _unpacked_one_of(kinds: tuple[Any, ...], state: Any) -> Any:
    if state is None:
        return None
    if ReadTable in kinds:  # a block: only a table has rows
        return _unpacked(ReadTable if "rows" in state else ReadParagraph, state)
    return _unpacked(next(kind for kind in kinds if kind is not type(None)), state)


@cache
def _hints(wanted: type) -> dict[str, Any]:
    return get_type_hints(wanted)
