"""Checks of the targets, and of the numbers that show them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Check, Checks, Level, good
from campaigns.stored_targets import StoredTarget, amount_of, decimal_of
from emulation.lib.quantities import NotANumber, format_like, parse_number
from emulation.lib.text import first_upper, search_key
from targets.measures import parts_check, ratio_check

_SHOWN = 3


def presence(draft: Draft) -> Checks:
    count = len(draft.targets)
    if count:
        yield good(f"Có {count} chỉ tiêu", "targets")
    else:
        yield Check(False, f"{first_upper(draft.noun)} chưa có chỉ tiêu nào", "targets")


def sums(draft: Draft) -> Checks:
    for rule in ("adds_up", "share_of"):
        parts = defaultdict(list)
        for target in draft.targets:
            if target["parent"] and target["part_rule"] == rule:
                parts[target["parent"]].append(target)
        for whole in (target for target in draft.targets if target["uid"] in parts):
            found = parts_check(
                amount_of(whole), [amount_of(part) for part in parts[whole["uid"]]], rule
            )
            if found.agrees is False:
                yield _at(draft, whole, found.sentence)
            else:
                yield good(f"{whole['name']}: {found.sentence}", "targets")


def ratios(draft: Draft) -> Checks:
    for target in draft.targets:
        found = ratio_check(
            decimal_of(target["value"]),
            decimal_of(target["numerator"]),
            decimal_of(target["denominator"]),
            target["unit"],
        )
        if found.agrees is False:
            yield _at(draft, target, found.sentence)


def figures(draft: Draft) -> Checks:
    """Say which numbers of the text no longer are the values of their targets."""
    targets = {target["uid"]: target for target in draft.targets}
    facts = {fact["uid"]: fact for fact in draft.facts}
    for block, item in draft.blocks:
        for figure in block.get("figures", ()):
            printed = block["text"][figure["start"] :][: figure["length"]]
            target = targets.get(figure["target"])
            shown = target or facts[figure["target"]]
            if not _is_number(printed, shown.get(figure["slot"])):
                sentence = (
                    _differs(printed, target, figure["slot"])
                    if target
                    else _fact_differs(printed, shown)
                )
                yield Check(
                    False, sentence, "figures", Level.LOOK, item["uid"], block["uid"], printed
                )


def unlinked(draft: Draft) -> Checks:
    """Say how many targets with a figure no number of the text shows; a table may show them."""
    if draft.content["target_appendix"]:
        return
    shown = {figure["target"] for block, _ in draft.blocks for figure in block.get("figures", ())}
    bare = [t["name"] for t in draft.targets if t["value"] and t["uid"] not in shown]
    if bare:
        sentence = f"{len(bare)} chỉ tiêu chưa gắn với con số nào: {_some_of(bare)}"
        yield Check(False, sentence, "targets", Level.HINT)


def unseen(draft: Draft) -> Checks:
    """Say which figures were carried over from the plan before and not looked at yet."""
    names = [target["name"] for target in draft.targets if target.get("unseen")]
    if names:
        told = _some_of(names)
        sentence = f"{len(names)} chỉ tiêu còn mang số của kế hoạch cũ, chưa xem lại: {told}"
        yield Check(False, sentence, "carried", Level.LOOK, anchor="chi-tieu")


def repeated(draft: Draft) -> Checks:
    """Two targets of one name or one indicator; of other units, notes or wholes they are two."""
    seen: dict[Any, StoredTarget] = {}
    for target in draft.targets:
        twin = next((seen[key] for key in _identities(target) if key in seen), None)
        if twin is not None:
            yield _at(draft, target, _repeats(target, twin))
        seen |= {key: target for key in _identities(target) if key not in seen}


def _identities(target: StoredTarget) -> Iterator[Any]:
    about = (tuple(target["units"]), target["note"], target["parent"])
    yield "name", search_key(target["name"]), *about
    if target.get("indicator"):
        yield "indicator", target["indicator"], *about


def _repeats(target: StoredTarget, twin: StoredTarget) -> str:
    if search_key(target["name"]) == search_key(twin["name"]):
        return f"Hai chỉ tiêu cùng tên: {target['name']}"
    return f"Hai chỉ tiêu cùng một loại: {twin['name']} và {target['name']}"


def _some_of(names: list[str]) -> str:
    return "; ".join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")


def _at(draft: Draft, target: StoredTarget, sentence: str) -> Check:
    item, block = _place(draft, target["uid"])
    told = sentence if target["name"] in sentence else f"{target['name']}: {sentence}"
    return Check(False, told.rstrip("."), "targets", Level.LOOK, item, block)


def _place(draft: Draft, uid: str) -> tuple[str, str]:
    """Return the item and the paragraph in which a target is shown."""
    for block, item in draft.blocks:
        if any(figure["target"] == uid for figure in block.get("figures", ())):
            return item["uid"], block["uid"]
    return next((item["uid"] for item, _ in draft.items if uid in item["target_uids"]), ""), ""


def _is_number(printed: str, plain: str | None) -> bool:
    try:
        return plain is not None and parse_number(printed) == Decimal(plain)
    except NotANumber:
        return False


def _fact_differs(printed: str, fact: dict[str, Any]) -> str:
    if fact["result"] is None:
        return f"Trong đoạn văn ghi {printed}, “{fact['name']}” nay chưa có số liệu"
    now = format_like(Decimal(fact["result"]), printed if printed[:1].isdigit() else "0")
    return f"Trong đoạn văn ghi {printed}, “{fact['name']}” nay là {now}"


def _differs(printed: str, target: StoredTarget, slot: str) -> str:
    value = target.get(slot)
    if value is None:
        return f"Trong đoạn văn ghi {printed}, chỉ tiêu “{target['name']}” không còn số này"
    now = format_like(Decimal(value), printed if printed[:1].isdigit() else "0")
    if slot in ("result", "percent"):
        told = "kết quả" if slot == "result" else "tỷ lệ so với kế hoạch"
        return f"Trong đoạn văn ghi {printed}, {told} của “{target['name']}” đã duyệt là {now}"
    return f"Trong đoạn văn ghi {printed}, chỉ tiêu “{target['name']}” đã khác: {now}"
