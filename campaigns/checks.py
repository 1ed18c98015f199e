"""What a plan still lacks, read from its content. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from campaigns.content import Content, walk
from campaigns.stored_targets import amount_of
from emulation.lib.quantities import parse_number
from emulation.lib.text import search_key
from targets.measures import parts_check


@dataclass(frozen=True)
class Check:
    """One thing looked at. ``part`` names where to mend it: header, opening, items, targets,
    figures, recipients or signature; ``blocks``: it must be mended before submission."""

    ok: bool
    sentence: str
    part: str
    blocks: bool = False


def plan_checks(content: Content) -> list[Check]:
    """Return all checks, those to mend first."""
    checks = [
        *_header_checks(content),
        _opening_check(content),
        *_motto_checks(content),
        *_item_checks(content),
        *_target_checks(content),
        _recipients_check(content),
        _signature_check(content),
    ]
    return sorted(checks, key=lambda check: (check.ok, not check.blocks))


def plan_errors(content: Content) -> list[str]:
    """Return the sentences of what must be mended before the plan can be submitted."""
    return [check.sentence for check in plan_checks(content) if check.blocks and not check.ok]


def _title_year_checks(content: Content) -> list[Check]:
    """Only a yearly plan is named by its year; a drive is named by its occasion."""
    if content["kind"] != "yearly":
        return []
    if str(content["year"]) in content["header"]["title"]:
        return [Check(True, "Trích yếu có ghi năm", "header")]
    return [Check(False, f"Trích yếu nên ghi năm {content['year']}", "header")]


def _header_checks(content: Content) -> list[Check]:
    header = content["header"]
    named = all(header[part] for part in ("issuer", "symbol", "place", "title"))
    return [
        Check(
            named,
            "Phần đầu đủ cơ quan, ký hiệu, địa danh, trích yếu"
            if named
            else "Phần đầu còn thiếu cơ quan ban hành, ký hiệu, địa danh hoặc trích yếu",
            "header",
            blocks=True,
        ),
        *_title_year_checks(content),
        Check(
            bool(header["motto"]),
            "Có chủ đề, phương châm" if header["motto"] else "Chưa có chủ đề, phương châm",
            "header",
        ),
    ]


def _opening_check(content: Content) -> Check:
    ok = bool(content["opening"] or content["bases"])
    return Check(ok, "Có căn cứ, đoạn mở đầu" if ok else "Chưa có căn cứ, đoạn mở đầu", "opening")


def _motto_checks(content: Content) -> list[Check]:
    """The motto is typed in the header and again in the opening that prints it."""
    motto, opening = content["header"]["motto"], " ".join(content["opening"])
    if not motto or not opening or search_key(motto) in search_key(opening):
        return []
    sentence = "Đoạn mở đầu chưa nêu chủ đề, phương châm, hoặc nêu khác với phần đầu"
    return [Check(False, sentence, "opening")]


def _item_checks(content: Content) -> list[Check]:
    items = list(walk(content["items"]))
    empty = [
        item
        for item in items
        if not item["blocks"] and not item["children"] and not (item["task"] and item["heading"])
    ]
    names = ", ".join(f"{item['marker']} {item['heading']}".strip() for item in empty[:3])
    return [
        Check(
            bool(items),
            f"Có {len(items)} mục" if items else "Kế hoạch chưa có mục nào",
            "items",
            blocks=True,
        ),
        Check(
            not empty,
            f"{len(empty)} mục chưa có nội dung: {names}" if empty else "Mục nào cũng có nội dung",
            "items",
            blocks=True,
        ),
    ]


def _target_checks(content: Content) -> list[Check]:
    targets = content["targets"]
    if not targets:
        return [Check(False, "Kế hoạch chưa có chỉ tiêu nào", "targets")]
    return [
        Check(True, f"Có {len(targets)} chỉ tiêu", "targets"),
        *_sum_checks(targets),
        *_repeated_names(targets),
        *_figure_checks(content),
        *_unlinked_checks(content),
    ]


def _sum_checks(targets: list[dict]) -> list[Check]:
    parts = defaultdict(list)
    for target in targets:
        if target["parent"] and target["part_rule"] == "adds_up":
            parts[target["parent"]].append(target)
    checks = []
    for whole in targets:
        if whole["uid"] in parts:
            found = parts_check(amount_of(whole), [amount_of(part) for part in parts[whole["uid"]]])
            agrees = found.agrees is not False
            checks.append(Check(agrees, f"{whole['name']}: {found.sentence}", "targets"))
    return checks


def _figure_checks(content: Content) -> list[Check]:
    """Say which numbers of the text no longer are the values of their targets."""
    targets = {target["uid"]: target for target in content["targets"]}
    blocks = [block for item in walk(content["items"]) for block in item["blocks"]]
    checks = []
    for block in blocks:
        for figure in block.get("figures", ()):
            printed = block["text"][figure["start"] :][: figure["length"]]
            target = targets[figure["target"]]
            if not _is_number(printed, target[figure["slot"]]):
                sentence = f"Trong đoạn văn ghi {printed}, chỉ tiêu “{target['name']}” đã khác"
                checks.append(Check(False, sentence, "figures"))
    return checks


def _unlinked_checks(content: Content) -> list[Check]:
    """Say how many targets with a figure no number of the text shows; a table may show them."""
    if content["target_appendix"]:
        return []
    blocks = [block for item in walk(content["items"]) for block in item["blocks"]]
    shown = {figure["target"] for block in blocks for figure in block.get("figures", ())}
    bare = [t["name"] for t in content["targets"] if t["value"] and t["uid"] not in shown]
    if not bare:
        return []
    names = "; ".join(bare[:3]) + ("…" if len(bare) > 3 else "")
    return [Check(False, f"{len(bare)} chỉ tiêu chưa gắn với con số nào: {names}", "targets")]


def _is_number(printed: str, plain: str | None) -> bool:
    return plain is not None and parse_number(printed) == Decimal(plain)


def _repeated_names(targets: list[dict]) -> list[Check]:
    seen: set[str] = set()
    twice = []
    for target in targets:
        key = search_key(target["name"])
        if key in seen and target["parent"] is None:
            twice.append(target["name"])
        seen.add(key)
    return [Check(False, f"Hai chỉ tiêu cùng tên: {name}", "targets") for name in twice]


def _recipients_check(content: Content) -> Check:
    ok = bool(content["recipients"])
    return Check(
        ok,
        f"Có {len(content['recipients'])} nơi nhận" if ok else "Chưa có nơi nhận",
        "recipients",
        blocks=True,
    )


def _signature_check(content: Content) -> Check:
    known = bool(content["signature"]["name"])
    return Check(
        known,
        f"Người ký: {content['signature']['name']}"
        if known
        else "Người ký còn trống: bản in chừa chỗ ghi tên",
        "signature",
    )
