"""Small contents of plans, as the rules read them: everything in order but what a test changes."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from campaigns.checks import Check, plan_checks

SOUND: dict[str, Any] = {
    "kind": "yearly",
    "year": 2024,
    "span": {"name": "Năm 2024", "starts_on": "2024-01-01", "ends_on": "2024-12-31"},
    "header": {
        "superior": "",
        "issuer": ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"],
        "symbol": "KH-UBND",
        "place": "Đồng Tâm",
        "date": [2024, 2, 26],
        "title": "Phát động phong trào thi đua năm 2024",
        "motto_label": "chủ đề",
        "motto": "Đoàn kết, sáng tạo",
    },
    "bases": [],
    "opening": ["UBND xã phát động thi đua với chủ đề “Đoàn kết, sáng tạo” như sau:"],
    "items_style": "roman",
    "items": [],
    "closing": ["Các đơn vị thực hiện Kế hoạch này."],
    "recipients": [
        {"text": "Các thôn", "purpose": "t/h", "units": []},
        {"text": "Lưu: VT", "purpose": "", "units": []},
    ],
    "signature": {"name": "Nguyễn Đức Thắng"},
    "appendices": [],
    "target_appendix": False,
    "targets": [],
}


def content(*items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A sound plan with these items; without any, with one that says something."""
    made = deepcopy(SOUND)
    made["items"] = list(items) or [item("Động viên mọi người thi đua.")]
    for name, value in changes.items():
        if isinstance(value, dict):
            made[name] = made.get(name, {}) | value
        else:
            made[name] = value
    return made


def item(*texts: str, heading: str = "", children: tuple = (), **more: Any) -> dict[str, Any]:
    uid = more.pop("uid", f"item-{abs(hash((texts, heading))) % 10_000}")
    blocks = [
        {"uid": f"{uid}-block-{number}", "text": text, "figures": []}
        for number, text in enumerate(texts)
    ]
    return {
        "uid": uid,
        "marker": "1.",
        "heading": heading,
        "run_in": False,
        "numbered": True,
        "children_style": "decimal",
        "blocks": blocks,
        "theme": "",
        "task": None,
        "target_uids": [],
        "children": list(children),
    } | more


def task(summary: str = "Phát động thi đua", **given: Any) -> dict[str, Any]:
    return {"summary": summary, "deadline": "2024-06-30", "recurring": "", "parties": []} | given


def party(name: str, unit: str | None = None, *, leads: bool = True) -> dict[str, Any]:
    return {"unit": unit, "name": name, "leads": leads}


def target(uid: str, name: str, value: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "uid": uid,
        "name": name,
        "op": "=",
        "value": value,
        "value_max": None,
        "numerator": None,
        "denominator": None,
        "level": "",
        "unit": "tấn",
        "measure": ["", "1"],
        "parent": None,
        "part_rule": "",
        "units": [],
        "note": "",
        "indicator": f"indicator of {uid}",
    } | more


def found(made: dict[str, Any], rule: str = "") -> list[Check]:
    """What is not in order, of one rule or of all whose code begins so."""
    checks = [check for check in plan_checks(made) if not check.ok]
    return [check for check in checks if check.rule.startswith(rule)]


def sentences(made: dict[str, Any], rule: str = "") -> list[str]:
    return [check.sentence for check in found(made, rule)]


def mended(text: str, check: Check) -> str:
    """The text after a click on "Sửa giúp"."""
    assert check.fix is not None
    assert text[check.fix.start : check.fix.end] == check.fix.old
    return text[: check.fix.start] + check.fix.new + text[check.fix.end :]
