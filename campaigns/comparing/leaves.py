"""The content of a plan cut into single texts, each with a name and a key. Pure.

Whatever a content says stands in exactly one leaf, but for what follows from others: the
numbers of items, versions, and identities.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from campaigns.comparing.parts import recipient_line
from campaigns.comparing.places import few_words
from campaigns.comparing.sheets import date_text
from campaigns.stored_targets import number_words
from emulation.lib.dates import PartialDate, date_short
from emulation.lib.markers import STYLE_CHOICES
from emulation.lib.text import first_upper

Content = Mapping[str, Any]
_STYLES = dict(STYLE_CHOICES)
_YES = {True: "có", False: "không"}
_PAGES = {"portrait": "dọc", "landscape": "ngang"}
# What is cut into leaves, or follows from what is.
_CUT = {
    "schema", "kind", "year", "span", "header", "bases", "opening", "items_style", "items",
    "closing", "recipients", "signature", "appendices", "target_appendix", "targets",
}  # fmt: skip


@dataclass(frozen=True)
class Leaf:
    """One text of a part. Two are equal if their ``value`` is; ``text`` is what is shown.

    ``listed``: one of a list, whose order counts. ``linked``: the letters of the text that
    show targets, as (start, length, target and slot). ``prints``: it stands on the paper.
    """

    key: str
    field: str
    name: str
    text: str
    value: Any = None
    prints: bool = True
    listed: bool = False
    linked: tuple[tuple[int, int, str], ...] = ()

    @property
    def whole(self) -> str:
        """The key of the text to which a detail belongs: "<uid> link" to "<uid>"."""
        return self.key.partition(" ")[0]

    @property
    def said(self) -> Any:
        return self.text if self.value is None else self.value


def header_leaves(content: Content) -> Iterator[Leaf]:
    header, span = content["header"], content["span"]
    yield Leaf("superior", "superior", "Cơ quan chủ quản", header["superior"])
    yield Leaf("issuer", "issuer", "Cơ quan ban hành", "\n".join(header["issuer"]))
    name = header["issuer_name"]
    yield Leaf("issuer_name", "issuer", "Tên cơ quan trong câu", name, prints=False)
    yield Leaf("number", "number", "Số", header["number"])
    yield Leaf("symbol", "symbol", "Ký hiệu", header["symbol"])
    yield Leaf("place", "place", "Địa danh", header["place"])
    date = date_text(PartialDate(*header["date"]))
    yield Leaf("date", "date", "Ngày, tháng, năm", date, tuple(header["date"]))
    yield Leaf("title", "title", "Trích yếu", header["title"])
    yield Leaf("motto_label", "motto", "Cách gọi chủ đề", header["motto_label"], prints=False)
    yield Leaf("motto", "motto", "Chủ đề, phương châm", header["motto"], prints=False)
    dates = f"{span['name']}, {_day(span['starts_on'])} - {_day(span['ends_on'])}"
    yield Leaf("span", "span", "Thời gian", dates, repr(span), prints=False)
    yield Leaf("year", "span", "Năm", str(content["year"]), prints=False)
    yield Leaf("kind", "span", "Loại", "", content["kind"], prints=False)
    rest = {key: content[key] for key in sorted(content.keys() - _CUT) if content[key]}
    yield Leaf("rest", "rest", "Chỗ sửa đổi, bổ sung", "", repr(rest) if rest else "")
    has_table = content["target_appendix"]
    yield Leaf("table", "target_appendix", "Kèm phụ lục bảng chỉ tiêu", _YES[bool(has_table)])


def opening_leaves(content: Content) -> Iterator[Leaf]:
    """The bases; the paragraphs around the items have no identity (``paragraphs``)."""
    for number, basis in enumerate(content["bases"], start=1):
        name = f"Căn cứ thứ {number}"
        text = f"{basis['lead']} {basis['text']}".strip()
        said = (basis["lead"], basis["text"])
        key, stands = basis["uid"], bool(basis["standing"])
        yield Leaf(key, "text", name, text, said, prints=stands, listed=True)
        apart = _YES[stands]
        yield Leaf(f"{key} standing", "standing", f"{name}: đứng dòng riêng", apart)
        yield Leaf(f"{key} link", "link", f"{name}: địa chỉ trên mạng", basis["link"], prints=False)
        file = basis.get("file") or {}
        words, sha = file.get("name", ""), repr(file)
        yield Leaf(f"{key} file", "file", f"{name}: tệp kèm", words, sha, prints=False)
    style = content["items_style"]
    yield Leaf("style", "style", "Đánh số mục lớn", _STYLES.get(style, ""), style)


def item_leaves(item: Mapping[str, Any], targets: Mapping[str, str]) -> Iterator[Leaf]:
    """``targets``: their names by uid."""
    heading = item["heading"]
    yield Leaf("heading", "heading", "Đề mục", heading)
    run_in = _YES[bool(item["run_in"])] if heading else ""
    yield Leaf("run_in", "run_in", "Đề mục liền đoạn", run_in, item["run_in"])
    yield Leaf("numbered", "numbered", "Đánh số", _YES[bool(item["numbered"])])
    style = item["children_style"]
    has_children = bool(item["children"])
    yield Leaf("style", "style", "Đánh số mục con", _STYLES.get(style, ""), style, has_children)
    yield Leaf("theme", "theme", "Nội dung thi đua", item["theme"], prints=False)
    yield from _task_leaves(item["task"] or {})
    names = [targets.get(uid, "") for uid in item["target_uids"]]
    uids = tuple(sorted(item["target_uids"]))
    held = "; ".join(sorted(names))
    yield Leaf("targets", "placed", "Chỉ tiêu đặt ở mục", held, uids, prints=False)
    yield from block_leaves(item["blocks"], targets)


def _task_leaves(task: Mapping[str, Any]) -> Iterator[Leaf]:
    yield Leaf("task", "task", "Nhiệm vụ", task.get("summary", ""), prints=False)
    deadline = task.get("deadline")
    day = _day(deadline) if deadline else ""
    yield Leaf("deadline", "deadline", "Thời hạn", day, prints=False)
    yield Leaf("recurring", "recurring", "Định kỳ", task.get("recurring", ""), prints=False)
    parties = task.get("parties", ())
    for leads, name in ((True, "Chủ trì"), (False, "Phối hợp")):
        own = [party for party in parties if bool(party["leads"]) is leads]
        names = "; ".join(party["name"] for party in own)
        yield Leaf(f"parties {leads}", "parties", name, names, repr(own) if own else "", False)


def block_leaves(blocks: Sequence[Mapping[str, Any]], targets: Mapping[str, str]) -> Iterator[Leaf]:
    texts = sum("table" not in block for block in blocks)
    number = 0
    for block in blocks:
        if "table" in block:
            yield from _table_leaves(block)
            continue
        number += 1
        name = f"Đoạn thứ {number}" if texts > 1 else "Đoạn văn"
        yield from _text_leaves(block, name, targets)


def _text_leaves(block: Mapping[str, Any], name: str, targets: Mapping[str, str]) -> Iterator[Leaf]:
    text = block["text"]
    figures = sorted(block.get("figures", ()), key=lambda figure: figure["start"])
    linked = tuple((f["start"], f["length"], f"{f['target']} {f['slot']}") for f in figures)
    yield Leaf(block["uid"], "text", name, text, listed=True, linked=linked)
    printed = [(text[f["start"] :][: f["length"]], f) for f in figures]
    told = "; ".join(f"{words}: {targets.get(f['target'], '')}" for words, f in printed)
    said = tuple((f["start"], f["length"], f["target"], f["slot"]) for f in figures)
    yield Leaf(f"{block['uid']} linked", "linked", f"{name}: số gắn chỉ tiêu", told, said, False)


def _table_leaves(block: Mapping[str, Any]) -> Iterator[Leaf]:
    """A table as a whole; its rows are laid side by side where it changed (``tables``)."""
    table = block["table"]
    rows = "\n".join(" | ".join(row) for row in table["rows"])
    caption = table.get("caption", "")
    name = f"Bảng “{few_words(caption)}”" if caption else "Bảng"
    yield Leaf(block["uid"], "table", name, rows, repr(table["rows"]), listed=True)
    yield Leaf(f"{block['uid']} caption", "text", "Tên bảng", caption)
    rest = {key: table[key] for key in sorted(table) if key not in ("rows", "caption")}
    yield Leaf(f"{block['uid']} form", "form", f"{name}: cách trình bày", "", repr(rest))


def appendix_leaves(appendix: Mapping[str, Any], targets: Mapping[str, str]) -> Iterator[Leaf]:
    yield Leaf("heading", "heading", "Tên phụ lục", appendix["title"])
    way = appendix["orientation"]
    yield Leaf("orientation", "form", "Khổ giấy", _PAGES.get(way, ""), way)
    yield from block_leaves(appendix["blocks"], targets)


def recipient_leaves(content: Content) -> Iterator[Leaf]:
    """Which units the lines of Nơi nhận mean; the lines have no identity (``paragraphs``)."""
    units = [recipient["units"] for recipient in content["recipients"]]
    said = repr([sorted(each) for each in units if each])
    yield Leaf("units", "units", "Đơn vị gắn với nơi nhận", "", said, prints=False)


def signature_leaves(content: Content) -> Iterator[Leaf]:
    signature = content["signature"]
    text = ", ".join(part for part in (*signature["lines"], signature["name"]) if part)
    said = (*signature["lines"], signature["name"])
    yield Leaf("signer", "signer", "Người ký", text, said)
    yield Leaf("mode", "form", "Thể thức ký", "", signature["mode"], prints=False)
    yield Leaf("position", "form", "Chức vụ người ký", signature["position"], prints=False)


def target_leaves(target: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Leaf]:
    """Everything of a target but its value; ``names``: of all targets, by uid."""
    yield Leaf("name", "name", "Tên chỉ tiêu", target["name"])
    yield Leaf("note", "note", "Ghi chú", target["note"])
    yield Leaf("baseline", "baseline", "Kỳ trước", number_words(target["baseline"]))
    year = target["baseline_year"]
    yield Leaf("baseline_year", "baseline", "Năm của kỳ trước", str(year or ""))
    assigned = number_words(target["assigned_value"])
    yield Leaf("assigned", "assigned", "Cấp trên giao", assigned)
    yield Leaf("assigned_by", "assigned", "Nơi giao", target["assigned_by"])
    whole = names.get(target["parent"] or "", "")
    yield Leaf("parent", "parent", "Thuộc chỉ tiêu", whole, target["parent"] or "")
    yield Leaf("theme", "theme", "Nội dung thi đua", target["theme"])
    yield Leaf("strands", "strands", "Gồm", "; ".join(target["strands"]), repr(target["strands"]))
    for field, name in (
        ("part_rule", "Cách cộng vào chỉ tiêu chung"),
        ("units", "Đơn vị nêu trong chỉ tiêu"),
        ("measure", "Cách quy đổi đơn vị tính"),
        ("kind", "Dạng chỉ tiêu"),
        ("direction", "Chiều của chỉ tiêu"),
        ("field", "Lĩnh vực"),
        ("words", "Chữ của chỉ tiêu"),
    ):
        yield Leaf(field, "form", name, "", repr(target[field]), prints=False)


def names_of(content: Content) -> dict[str, str]:
    return {target["uid"]: first_upper(target["name"]) for target in content["targets"]}


def recipient_lines(content: Content) -> list[str]:
    return [recipient_line(each["text"], each["purpose"]) for each in content["recipients"]]


def _day(plain: str) -> str:
    return date_short(dt.date.fromisoformat(plain))
