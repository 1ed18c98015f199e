"""From posted JSON to the shapes of a draft. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, get_args

from campaigns.drafts.fields import (
    Unfit,
    count_of,
    day_of,
    lines_of,
    of_type,
    one_of,
    paragraphs_of,
    rows_of,
    text_of,
    uid_of,
    uid_or_none,
    uids_of,
    width_of,
    words_of,
)
from campaigns.drafts.shapes import (
    Answer,
    Batch,
    BlockDraft,
    FigureDraft,
    HeaderDraft,
    ItemDraft,
    OpeningDraft,
    RecipientDraft,
    RecipientsDraft,
    Refusal,
    Removal,
    SignatureDraft,
    TaskDraft,
)
from campaigns.inputs import BasisInput
from campaigns.models.contents import ASKED_SLOTS, Slot
from emulation.lib.markers import STYLE_CHOICES
from emulation.lib.text import clean_line
from emulation.papers.document import CellAlign

HEADER_LINES = (
    "title", "superior_line", "issuer", "symbol", "place", "motto_label", "motto",
)  # fmt: skip
DATE_PARTS = {"date_day": (1, 31), "date_month": (1, 12), "date_year": (1990, 2100)}
DATE_REFUSALS = {
    "date_day": "Ngày là số từ 1 đến 31, hoặc để trống.",
    "date_month": "Tháng là số từ 1 đến 12, hoặc để trống.",
    "date_year": "Năm là số từ 1990 đến 2100, hoặc để trống.",
}
_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,6})?", re.ASCII)
_STYLES = tuple(code for code, _ in STYLE_CHOICES)


class NotADraft(ValueError):
    """What was posted is no batch of changes: the mistake of a program, not of a person."""


def read_batch(body: bytes) -> Batch:
    """Read what was posted; raises ``NotADraft`` where it is no batch of changes."""
    try:
        given = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise NotADraft("no JSON") from error
    try:
        return _batch(of_type(given, dict))
    except Unfit as error:
        raise NotADraft(str(error)) from error


def _batch(given: dict[str, Any]) -> Batch:
    refused: list[Refusal] = []

    def part(name: str, read: Callable[[Any], Any]) -> Any:
        return _piece(refused, name, None, read, given[name]) if given.get(name) else None

    return Batch(
        uid=uid_of(given.get("batch")),
        header=part("header", _header),
        opening=part("opening", _opening),
        recipients=part("recipients", _recipients),
        signature=part("signature", _signature),
        items=tuple(_named_pieces(refused, "item", "uid", _item, given.get("items"))),
        removed=tuple(_removal(one) for one in rows_of(given.get("removed") or [])),
        order=_order(given.get("order")),
        answers=tuple(_named_pieces(refused, "target", "target", _answer, given.get("answers"))),
        refused=refused,
    )


def _named_pieces(
    refused: list[Refusal], part: str, key: str, read: Callable[[Any], Any], given: Any
) -> Iterator[Any]:
    seen = set()
    for one in rows_of(given or []):
        uid = uid_of(of_type(one, dict).get(key))
        if part == "item" and uid in seen:
            raise Unfit()
        seen.add(uid)
        piece = _piece(refused, part, uid, read, one)
        if piece is not None:
            yield piece


def _piece(
    refused: list[Refusal], part: str, uid: str | None, read: Callable[[Any], Any], given: Any
) -> Any:
    try:
        return read(of_type(given, dict))
    except Unfit as error:
        refused.append(Refusal(part, uid, str(error), error.field))
        return None


def _header(given: dict[str, Any]) -> HeaderDraft:
    fields: dict[str, Any] = {name: text_of(given.get(name, "")) for name in HEADER_LINES}
    fields["motto"] = fields["motto"].strip('“”" ')
    for name, (least, most) in DATE_PARTS.items():
        fields[name] = _date_part(given.get(name), name, least, most)
    return HeaderDraft(count_of(given.get("version")), fields)


def _date_part(given: Any, name: str, least: int, most: int) -> int | None:
    if given is None or given == "":
        return None
    if type(given) is not int or not least <= given <= most:
        raise Unfit(DATE_REFUSALS[name], name)
    return given


def _opening(given: dict[str, Any]) -> OpeningDraft:
    return OpeningDraft(
        version=count_of(given.get("version")),
        opening=paragraphs_of(given.get("opening")),
        closing=paragraphs_of(given.get("closing")),
        items_style=one_of(given.get("items_style"), _STYLES),
        target_appendix=of_type(given.get("target_appendix", False), bool),
        bases=tuple(_bases(given.get("bases"))),
    )


def _bases(given: Any) -> Iterator[BasisInput]:
    for one in lines_of(given):
        row = of_type(one, dict)
        text = text_of(row.get("text", ""))
        if text.strip():
            yield BasisInput(
                text=text,
                lead=text_of(row.get("lead", "")),
                standing=of_type(row.get("standing", True), bool),
                link=clean_line(text_of(row.get("link", ""))),
                uid=uid_of(row.get("uid")),
            )


def _recipients(given: dict[str, Any]) -> RecipientsDraft:
    rows = (_recipient(of_type(one, dict)) for one in lines_of(given.get("rows")))
    return RecipientsDraft(
        count_of(given.get("version")), tuple(row for row in rows if row.text.strip())
    )


def _recipient(row: dict[str, Any]) -> RecipientDraft:
    purpose = text_of(row.get("purpose", ""))
    return RecipientDraft(text_of(row.get("text")), purpose, uids_of(row.get("units", [])))


def _signature(given: dict[str, Any]) -> SignatureDraft:
    return SignatureDraft(
        count_of(given.get("version")),
        text_of(given.get("signing_mode")),
        uid_or_none(given.get("signatory")),
    )


def _item(given: dict[str, Any]) -> ItemDraft:
    version, targets = given.get("version"), given.get("targets")
    return ItemDraft(
        uid=uid_of(given.get("uid")),
        version=None if version is None else count_of(version),
        parent=uid_or_none(given.get("parent")),
        heading=text_of(given.get("heading", "")),
        run_in=of_type(given.get("run_in", False), bool),
        numbered=of_type(given.get("numbered", True), bool),
        children_style=one_of(given.get("children_style", "dash"), _STYLES),
        theme=text_of(given.get("theme") or ""),
        task=_task(of_type(given["task"], dict)) if given.get("task") else None,
        blocks=_blocks(given.get("blocks", [])),
        targets=None if targets is None else uids_of(targets),
    )


def _task(given: dict[str, Any]) -> TaskDraft:
    return TaskDraft(
        summary=text_of(given.get("summary", "")),
        deadline=day_of(given.get("deadline")),
        recurring=text_of(given.get("recurring") or ""),
        lead_units=uids_of(given.get("lead_units", [])),
        coordinating_units=uids_of(given.get("coordinating_units", [])),
        lead_positions=words_of(given.get("lead_positions", [])),
        coordinating_positions=words_of(given.get("coordinating_positions", [])),
    )


def _blocks(given: Any) -> tuple[BlockDraft, ...]:
    blocks = tuple(_block(of_type(one, dict)) for one in rows_of(given))
    if len({block.uid for block in blocks}) < len(blocks):
        raise Unfit()
    return blocks


def _block(given: dict[str, Any]) -> BlockDraft:
    uid = uid_of(given.get("uid"))
    if given.get("table") is not None:
        return BlockDraft(uid, table=_table(of_type(given["table"], dict)))
    figures = tuple(_figure(of_type(one, dict)) for one in rows_of(given.get("figures", [])))
    return BlockDraft(uid, text=text_of(given.get("text")), figures=figures)


def _figure(given: dict[str, Any]) -> FigureDraft:
    return FigureDraft(
        uid=uid_of(given.get("uid")),
        target=uid_of(given.get("target")),
        slot=one_of(given.get("slot"), tuple(Slot.values)),
        start=count_of(given.get("start")),
        length=count_of(given.get("length")),
    )


def _table(given: dict[str, Any]) -> dict[str, Any]:
    rows = [[text_of(cell) for cell in rows_of(row)] for row in rows_of(given.get("rows"))]
    aligns = [one_of(one, get_args(CellAlign)) for one in rows_of(given.get("aligns") or [])]
    return {
        "rows": rows,
        "head_rows": count_of(given.get("head_rows", 1)),
        "widths": [width_of(one) for one in rows_of(given.get("widths") or [])],
        "aligns": aligns if len(aligns) == max(map(len, rows), default=0) else [],
        "caption": text_of(given.get("caption") or ""),
    }


def _removal(given: Any) -> Removal:
    row = of_type(given, dict)
    return Removal(uid_of(row.get("uid")), count_of(row.get("version")))


def _order(given: Any) -> tuple[tuple[str, str | None], ...] | None:
    if given is None:
        return None
    order = []
    for pair in rows_of(given):
        if len(rows_of(pair)) != 2:
            raise Unfit()
        order.append((uid_of(pair[0]), uid_or_none(pair[1])))
    if len({uid for uid, _ in order}) < len(order):
        raise Unfit()
    return tuple(order)


def _answer(given: dict[str, Any]) -> Answer:
    number = of_type(given.get("number"), str)
    if not _NUMBER.fullmatch(number):
        raise Unfit("Số này quá dài hoặc chưa đúng dạng. Sửa lại số rồi trả lời.", "number")
    slot = one_of(given.get("slot"), ASKED_SLOTS)
    return Answer(uid_of(given.get("target")), slot, Decimal(number))


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
