"""Every text of a plan, with the words for its place. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from campaigns.checks.shapes import Passage
from campaigns.comparing.places import Crumb, item_place
from campaigns.content import Content

Crumbs = tuple[Crumb, ...]


def passages(content: Content) -> Iterator[Passage]:
    """Return the texts in reading order."""
    yield from _header(content["header"])
    yield from _bases(content["bases"])
    yield from _lines("opening", content["opening"], "Đoạn mở đầu")
    yield from _items(content["items"], ())
    yield from _lines("closing", content["closing"], "Đoạn kết")
    yield from _recipients(content["recipients"])
    many = len(content["appendices"]) > 1
    for number, appendix in enumerate(content["appendices"], start=1):
        place = f"Phụ lục {number}" if many else "Phụ lục"
        yield from _blocks(appendix["blocks"], "appendices", appendix["uid"], place)


def place_words(crumbs: Crumbs) -> str:
    """Say where an item stands: "Mục II.2, gạch đầu dòng thứ 3"."""
    words = ", ".join(item_place(crumbs)) or "Mục"
    return f"{words[:1].upper()}{words[1:]}"


def crumbs_of(item: dict[str, Any], above: Crumbs, ordinal: int) -> Crumbs:
    texts = [block["text"] for block in item["blocks"] if block.get("text")]
    name = item["heading"] or item["theme"] or (texts[0] if texts else "bảng")
    return (*above, Crumb(item["marker"], ordinal, name))


def with_crumbs(
    items: Sequence[dict[str, Any]], above: Crumbs = ()
) -> Iterator[tuple[dict[str, Any], Crumbs]]:
    """Return every item in reading order with the way down to it."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item["marker"]] += 1
        crumbs = crumbs_of(item, above, seen[item["marker"]])
        yield item, crumbs
        yield from with_crumbs(item["children"], crumbs)


def _header(header: dict[str, Any]) -> Iterator[Passage]:
    if header["superior"]:
        name = "Cơ quan chủ quản"
        yield Passage("superior", "header", header["superior"], name, anchor="id_superior_line")
    yield Passage("title", "header", header["title"], "Trích yếu", field="title", anchor="id_title")
    if header["motto"]:
        name = "Chủ đề, phương châm"
        yield Passage("motto", "header", header["motto"], name, field="motto", anchor="id_motto")


def _bases(bases: Sequence[dict[str, Any]]) -> Iterator[Passage]:
    for number, basis in enumerate(bases):
        yield Passage(
            "basis",
            "opening",
            basis["text"],
            f"Căn cứ thứ {number + 1}",
            block=basis["uid"],
            field=f"basis:{basis['uid']}",
            anchor=f"id_bases-{number}-text",
        )


def _lines(kind: str, lines: Sequence[str], name: str) -> Iterator[Passage]:
    offset = 0
    for number, text in enumerate(lines, start=1):
        place = f"{name}, đoạn thứ {number}" if len(lines) > 1 else name
        yield Passage(kind, "opening", text, place, field=kind, offset=offset, anchor=f"id_{kind}")
        offset += len(text) + 1


def _recipients(rows: Sequence[dict[str, Any]]) -> Iterator[Passage]:
    offset = 0
    for row in rows:
        yield Passage(
            "recipient",
            "recipients",
            row["text"],
            "Nơi nhận",
            field="recipients",
            offset=offset,
            anchor="id_lines",
        )
        offset += len(row["text"]) + 1


def _items(items: Sequence[dict[str, Any]], above: Crumbs) -> Iterator[Passage]:
    for item, crumbs in with_crumbs(items, above):
        place = place_words(crumbs)
        if item["heading"]:
            uid = item["uid"]
            yield Passage("heading", "items", item["heading"], place, uid, field=f"heading:{uid}")
        yield from _blocks(item["blocks"], "items", item["uid"], place)


def _blocks(
    blocks: Sequence[dict[str, Any]], part: str, item: str, place: str
) -> Iterator[Passage]:
    paragraphs = sum("text" in block for block in blocks)
    number = 0
    for block in blocks:
        if "table" in block:
            yield from _cells(block, part, item, place)
            continue
        number += 1
        where = f"{place}, đoạn thứ {number}" if paragraphs > 1 else place
        uid = block["uid"]
        yield Passage("paragraph", part, block["text"], where, item, uid, f"block:{uid}")


def _cells(block: dict[str, Any], part: str, item: str, place: str) -> Iterator[Passage]:
    uid = block["uid"]
    for row, cells in enumerate(block["table"]["rows"]):
        for column, text in enumerate(cells):
            if text:
                where = f"{place}, bảng, dòng {row + 1} cột {column + 1}"
                field = f"cell:{uid}:{row}:{column}"
                yield Passage("cell", part, text, where, item, uid, field)
