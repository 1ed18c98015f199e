"""A content of a plan with something of everything, and random edits of it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

Content = dict[str, Any]
# What follows from the rest, or says nothing: identities, versions, numbers of items.
FOLLOWS = {"schema", "version", "marker", "uid", "start", "length"}
DATES = {"starts_on", "ends_on", "deadline"}
CHOICES = {
    "children_style": ["roman", "decimal", "dash"],
    "items_style": ["roman", "decimal", "dash"],
    "orientation": ["portrait", "landscape"],
    "op": ["=", ">="],
    "slot": ["value", "numerator"],
}


def content() -> Content:
    return {
        "schema": 1,
        "kind": "yearly",
        "year": 2024,
        "span": {
            "kind": "year",
            "name": "Năm 2024",
            "starts_on": "2024-01-01",
            "ends_on": "2024-12-31",
        },
        "header": {
            "superior": "",
            "issuer": ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"],
            "issuer_name": "Ủy ban nhân dân xã Đồng Tâm",
            "number": "",
            "symbol": "KH-UBND",
            "place": "Đồng Tâm",
            "date": [2024, 2, None],
            "title": "Phát động phong trào thi đua năm 2024",
            "motto_label": "chủ đề",
            "motto": "Đoàn kết, sáng tạo",
        },
        "bases": [_basis("b1", "Luật Thi đua, khen thưởng"), _basis("b2", "Kế hoạch của tỉnh")],
        "opening": ["UBND xã phát động thi đua.", "Nội dung như sau:"],
        "items_style": "roman",
        "items": [
            item("i1", "MỤC ĐÍCH", children=[item("i11", text="Động viên mọi người.")]),
            item(
                "i2",
                "CHỈ TIÊU",
                children=[
                    item("i21", text="Vải thiều: 1.000 tấn.", figures=[figure("f1", 11, 5, "t1")]),
                    item("i22", text="Hộ nghèo còn 0,66%.", figures=[figure("f2", 13, 4, "t2")]),
                    item("i23", text="Làm đường.", task=task("Làm đường", "2024-03-15")),
                ],
            ),
            item(
                "i3", "TIẾN ĐỘ", children=[item("i31", table=[["STT", "Việc"], ["1", "Ra quân"]])]
            ),
        ],
        "closing": ["Các đơn vị thực hiện."],
        "recipients": [
            {"text": "UBND huyện", "purpose": "b/c", "units": ["u1"]},
            {"text": "Các thôn", "purpose": "t/h", "units": ["u2"]},
        ],
        "signature": {
            "mode": "TM",
            "lines": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
            "name": "Nguyễn Đức Thắng",
            "position": "Chủ tịch",
        },
        "appendices": [
            {
                "uid": "a1",
                "title": "PHÂN CÔNG",
                "orientation": "portrait",
                "version": 1,
                "blocks": [{"uid": "a1b", "text": "Phân công như sau.", "figures": []}],
            }
        ],
        "target_appendix": False,
        "targets": [
            target("t1", "vải thiều", "1000"),
            target("t2", "hộ nghèo", "0.66", "%", "lower"),
        ],
    }


def item(uid: str, heading: str = "", **given: Any) -> dict[str, Any]:
    blocks = []
    if "text" in given:
        blocks.append(
            {"uid": f"{uid}b", "text": given["text"], "figures": given.get("figures", [])}
        )
    if "table" in given:
        blocks.append({"uid": f"{uid}t", "table": {"rows": given["table"], "caption": "Lịch"}})
    return {
        "uid": uid,
        "marker": "-",
        "heading": heading,
        "run_in": False,
        "numbered": True,
        "children_style": "decimal",
        "version": 1,
        "blocks": blocks,
        "theme": "",
        "task": given.get("task"),
        "target_uids": sorted({each["target"] for each in given.get("figures", [])}),
        "children": given.get("children", []),
    }


def figure(uid: str, start: int, length: int, of: str) -> dict[str, Any]:
    return {"uid": uid, "start": start, "length": length, "target": of, "slot": "value"}


def task(summary: str, deadline: str) -> dict[str, Any]:
    parties = [{"unit": "u1", "name": "Thôn Hồng Lạc", "leads": True}]
    return {"summary": summary, "deadline": deadline, "recurring": "", "parties": parties}


def target(
    uid: str, name: str, value: str, unit: str = "tấn", direction: str = "higher"
) -> dict[str, Any]:
    return {
        "uid": uid,
        "name": name,
        "op": "=",
        "value": value,
        "value_max": None,
        "numerator": None,
        "denominator": None,
        "level": "",
        "unit": unit,
        "measure": ["mass", "1"],
        "kind": "amount",
        "direction": direction,
        "field": "economy",
        "parent": None,
        "part_rule": "",
        "strands": [],
        "units": [],
        "note": "",
        "baseline": None,
        "baseline_year": None,
        "assigned_value": None,
        "assigned_by": "",
        "theme": "",
        "words": "",
    }


def _basis(uid: str, text: str) -> dict[str, Any]:
    return {
        "uid": uid,
        "lead": "Căn cứ",
        "text": text,
        "standing": True,
        "link": "",
        "file": None,
    }


# ---- Single values


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every single value that a person could have changed."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in FOLLOWS:
                yield from places(each, (*path, key))
    elif isinstance(value, list) and value:
        for index, each in enumerate(value):
            yield from places(each, (*path, index))
    elif path[-1] not in ("children", "blocks", "figures"):
        yield path


def edited(path: tuple[Any, ...]) -> Content:
    """Return the content with another value at a path."""
    made = content()
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = _other(path, holder[path[-1]])
    return made


def _other(path: tuple[Any, ...], value: Any) -> Any:
    key = next(step for step in reversed(path) if isinstance(step, str))
    if key in CHOICES:
        return next(choice for choice in CHOICES[key] if choice != value)
    if key in DATES:
        return "2024-04-30"
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return [*value, "thêm"]
    if value is None:
        return _for_nothing(key)
    if isinstance(value, int):
        return value + 1
    return f"{value}9" if _is_number(value) else f"{value} khác"


def _for_nothing(key: str) -> Any:
    made: dict[str, Any] = {
        "task": task("Việc mới", "2024-05-01"),
        "file": {"uid": "x", "name": "quyet-dinh.pdf", "sha256": "0"},
        "parent": "t1",
        "baseline_year": 2023,
        "date": 12,
    }
    return made.get(key, "5")


def _is_number(value: str) -> bool:
    return value.replace(".", "").isdecimal()


# ---- Whole parts


def shuffled(random: Random, edits: int) -> Content:
    """Return the content after some edits of its structure."""
    made = content()
    for _ in range(edits):
        random.choice(STRUCTURAL)(made, random)
    return made


def _lists_of_items(made: Content) -> list[list[dict[str, Any]]]:
    found = [made["items"]]
    for items in found:
        found += [each["children"] for each in items]
    return found


def _any_item(made: Content, random: Random) -> tuple[list[dict[str, Any]], int]:
    items = random.choice([items for items in _lists_of_items(made) if items])
    return items, random.randrange(len(items))


def remove_item(made: Content, random: Random) -> None:
    items, index = _any_item(made, random)
    if len(made["items"]) > 1 or items is not made["items"]:
        del items[index]


def add_item(made: Content, random: Random) -> None:
    items, index = _any_item(made, random)
    uid = f"n{random.randrange(10**9)}"
    items.insert(index, item(uid, text="Việc mới.", children=[item(f"{uid}c", text="Việc con.")]))


def move_item(made: Content, random: Random) -> None:
    items, index = _any_item(made, random)
    if items is made["items"] and len(items) == 1:
        return
    moved = items.pop(index)
    goals = _lists_of_items(made)
    goal = random.choice(goals)
    goal.insert(random.randrange(len(goal) + 1), moved)


def move_block(made: Content, random: Random) -> None:
    items = [each for items in _lists_of_items(made) for each in items]
    giving = [each for each in items if each["blocks"]]
    if giving:
        block = random.choice(giving)["blocks"].pop()
        random.choice(items)["blocks"].append(block)


def add_block(made: Content, random: Random) -> None:
    items, index = _any_item(made, random)
    block = {"uid": f"b{random.randrange(10**9)}", "text": "Đoạn mới.", "figures": []}
    items[index]["blocks"].insert(0, block)


def drop_target(made: Content, random: Random) -> None:
    if made["targets"]:
        made["targets"].pop(random.randrange(len(made["targets"])))


def swap(made: Content, random: Random) -> None:
    rows = made[random.choice(["targets", "bases", "opening", "recipients"])]
    random.shuffle(rows)


STRUCTURAL = (remove_item, add_item, move_item, move_block, add_block, drop_target, swap)


def same(a: Content, b: Content) -> bool:
    """Say whether two contents say the same, but for what follows from the rest."""
    return _said(copy.deepcopy(a)) == _said(copy.deepcopy(b))


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        kept = FOLLOWS - {"uid", "start", "length"}
        return {key: _said(each) for key, each in value.items() if key not in kept}
    return [_said(each) for each in value] if isinstance(value, list) else value
