"""Contents of plans made by hand, printed and read back as a corrected copy."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from campaigns.comparing import Difference, Sheet, differences, sheet_of_copy, sheet_of_draft
from campaigns.content import walk
from campaigns.figures import parse_marked
from campaigns.intake.parts import Reading
from campaigns.intake.reading import read, read_text
from campaigns.paper import plan_document, target_table
from emulation.bench_papers import paper_text
from emulation.lib.markers import DASH, DECIMAL, ROMAN, marker
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx

Content = dict[str, Any]
ROADS = "Bê tông hóa {roads=1,8} km đường ngõ xóm."
FOREST = "Trồng mới từ {forest=13} đến {forest.value_max=15} ha rừng."
POOR = "Tỷ lệ hộ nghèo giảm còn {poor=0,66}%."


def target(uid: str, name: str, value: str, unit: str, **more: Any) -> dict[str, Any]:
    fields = dict.fromkeys(("value_max", "numerator", "denominator", "parent", "baseline"))
    words = {"level": "", "note": "", "theme": "", "words": "", "part_rule": ""}
    stored = {"uid": uid, "name": name, "op": "=", "value": value, "unit": unit}
    return fields | words | stored | more


TARGETS = (
    target("roads", "đường ngõ xóm được bê tông hóa", "1.8", "km"),
    target("forest", "trồng mới rừng", "13", "ha", op="range", value_max="15"),
    target("poor", "tỷ lệ hộ nghèo", "0.66", "%"),
)


def item(text: str = "", *children: dict, heading: str = "", **more: Any) -> dict[str, Any]:
    """An item of a content; numbers of targets are marked in its text: "{roads=1,8} km"."""
    made = {
        "uid": "",
        "marker": "",
        "heading": heading,
        "run_in": False,
        "numbered": True,
        "children_style": DASH,
        "version": 1,
        "blocks": [block(text)] if text else [],
        "theme": "",
        "task": None,
        "target_uids": [],
        "children": list(children),
    }
    return made | more


def block(text: str) -> dict[str, Any]:
    plain, marks = parse_marked(text)
    figures = [
        {"uid": f"{m.key} {m.slot}", "start": m.start, "length": m.length, "target": m.key,
         "slot": m.slot}
        for m in marks
    ]  # fmt: skip
    return {"uid": "", "text": plain, "figures": figures}


def table(*rows: tuple[str, ...], caption: str = "") -> dict[str, Any]:
    cells = [list(row) for row in rows]
    return {"uid": "", "table": {"rows": cells, "head_rows": 1, "caption": caption}}


def plan(*items: dict[str, Any], **more: Any) -> Content:
    """A content with a head, a basis, an opening, a closing and recipients."""
    made: Content = {
        "year": 2024,
        "span": {"name": "Năm 2024"},
        "kind": "yearly",
        "header": {
            "superior": "HUYỆN YÊN THẾ",
            "issuer": ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"],
            "issuer_name": "Ủy ban nhân dân xã Đồng Tâm",
            "number": "",
            "symbol": "KH-UBND",
            "place": "Đồng Tâm",
            "date": [2024, 2, None],
            "title": "Phát động phong trào thi đua năm 2024",
            "motto_label": "",
            "motto": "",
        },
        "bases": [basis("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")],
        "opening": ["Ủy ban nhân dân xã phát động phong trào thi đua với các nội dung sau:"],
        "items_style": ROMAN,
        "items": list(items) or usual_items(),
        "closing": ["Các thôn, cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này."],
        "recipients": [
            {"text": "UBND huyện", "purpose": "b/c", "units": []},
            {"text": "Các thôn", "purpose": "t/h", "units": []},
            {"text": "Lưu: VT", "purpose": "", "units": []},
        ],
        "signature": {"lines": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Lò Thị Mẩy"},
        "appendices": [],
        "target_appendix": False,
        "targets": [dict(each) for each in TARGETS],
    } | more
    return settled(made)


def basis(text: str) -> dict[str, Any]:
    return {"uid": f"basis {text}", "lead": "Căn cứ", "text": text, "standing": True}


def usual_items() -> list[dict[str, Any]]:
    return [
        item(
            "",
            item("Khơi dậy tinh thần thi đua trong cán bộ và nhân dân."),
            item("Việc bình xét bảo đảm công khai, đúng người, đúng việc."),
            heading="MỤC ĐÍCH, YÊU CẦU",
            children_style=DECIMAL,
        ),
        item(
            "",
            item(
                "", item(ROADS), item(FOREST), item(POOR),
                heading="Chỉ tiêu chủ yếu", target_uids=["roads", "forest", "poor"],
            ),
            item(
                "", item("Vận động nhân dân hiến đất làm đường."),
                item("Tổ chức trồng cây đầu xuân ở các thôn."), heading="Giải pháp",
            ),
            heading="NỘI DUNG THI ĐUA",
            children_style=DECIMAL,
        ),
        item(
            "",
            item("Các thôn họp dân, đăng ký thi đua xong trong tháng 3."),
            item("Văn phòng tổng hợp kết quả, trình Chủ tịch khen thưởng."),
            heading="TỔ CHỨC THỰC HIỆN",
            children_style=DECIMAL,
        ),
    ]  # fmt: skip


def settled(content: Content) -> Content:
    """Give what is new a uid, and every item the marker that prints before it."""
    names: Iterator[str] = (f"uid {number}" for number in range(100_000))
    taken = {each["uid"] for each in walk(content["items"])}
    for each in walk(content["items"]):
        each["uid"] = each["uid"] or next(name for name in names if name not in taken)
    holders = [*walk(content["items"]), *content["appendices"]]
    for holder in holders:
        for number, one in enumerate(holder["blocks"]):
            one["uid"] = one["uid"] or f"{holder['uid']} block {number}"
    _mark(content["items"], content["items_style"], "")
    return content


def _mark(items: list[dict[str, Any]], style: str, above: str) -> None:
    number = 0
    for each in items:
        number += each["numbered"]
        each["marker"] = marker(style, number, above) if each["numbered"] else ""
        _mark(each["children"], each["children_style"], each["marker"])


def changed(content: Content, change: Any) -> Content:
    """Return another content, changed by a function that is given it."""
    other = copy.deepcopy(content)
    change(other)
    return settled(other)


def item_with(content: Content, words: str) -> dict[str, Any]:
    """Return the item whose heading or first paragraph begins with the words."""
    for each in walk(content["items"]):
        texts = [each["heading"], *(one.get("text", "") for one in each["blocks"][:1])]
        if any(text.startswith(words) for text in texts if text):
            return each
    raise LookupError(words)


def list_with(content: Content, words: str) -> list[dict[str, Any]]:
    """Return the siblings among which the item stands."""
    wanted = item_with(content, words)
    lists = [content["items"], *(each["children"] for each in walk(content["items"]))]
    return next(rows for rows in lists if any(row is wanted for row in rows))


def retype(content: Content, before: str, after: str) -> None:
    """Change words wherever they stand in the paragraphs, as somebody does in Word."""
    for each in walk(content["items"]):
        for one in each["blocks"]:
            if before in one.get("text", ""):
                one["text"], one["figures"] = one["text"].replace(before, after), []


def printed(content: Content, form: str = "text") -> Reading:
    """Print the content as text, Word or PDF, and read it again."""
    document = plan_document(content, is_draft=True)
    match form:
        case "docx":
            return read(render_docx(document), "ban-sua.docx")
        case "pdf":
            return read(render_pdf(document), "ban-sua.pdf")
    return read_text(paper_text(document))


def draft_sheet(content: Content) -> Sheet:
    has_table = content["target_appendix"] and content["targets"]
    return sheet_of_draft(content, target_table(content["targets"]).rows if has_table else ())


def compared(old: Content, new: Content, form: str = "text") -> list[Difference]:
    """Return the differences between a draft and another content that was printed."""
    return differences(draft_sheet(old), sheet_of_copy(printed(new, form)), loose=form == "pdf")


def told(found: list[Difference]) -> list[tuple[str, str]]:
    return [(one.kind, one.where) for one in found]
