"""What an amending Kế hoạch prints of its own accord, and what a consolidated copy adds.

The author writes the new text; which place it changes, and how that is said, comes from the
data: "1. Sửa đổi điểm a khoản 2 Mục II như sau: “…”".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.urls import reverse

from campaigns.amending.consolidating import ADD, REMOVE, Content, note_words
from emulation.papers.document import Block, Heading, Note, Paragraph, Table

Node = dict[str, Any]
Printer = Callable[[Iterable[Node], int], Iterator[Block]]

OPENING_QUOTE, CLOSING_QUOTE = "“", "”"
UNPLACED = "Nội dung sau chưa chọn chỗ trong Kế hoạch được sửa đổi:"
CONSOLIDATED_MARK = "BẢN HỢP NHẤT ĐỂ THAM KHẢO"


def change_sentence(change: dict[str, Any]) -> str:
    """Introduce one change of named items: "Bổ sung khoản 5 vào sau khoản 4 Mục III như sau:"."""
    if change["deed"] == REMOVE:
        return f"Bãi bỏ {change['name']}."
    if change["deed"] == ADD:
        return f"Bổ sung {change['short']} vào {change['beside']} như sau:"
    return f"Sửa đổi {change['name']} như sau:"


def scope_sentence(amends: dict[str, Any]) -> str:
    return f"Sửa đổi, bổ sung một số nội dung của {amends['cited']} như sau:"


def last_sentence(amends: dict[str, Any]) -> str:
    """Say what becomes of the rest of the amended plan."""
    if amends["whole"]:
        return f"Kế hoạch này thay thế toàn bộ nội dung {amends['cited']}."
    return (
        f"Các nội dung khác của {amends['citation']} không được sửa đổi, bổ sung tại "
        "Kế hoạch này giữ nguyên hiệu lực."
    )


def amending_body(content: Content, items_printed: Printer) -> Iterator[Block]:
    """Print every change under its number, the new text in quotation marks."""
    amends, by_uid = content["amends"], {item["uid"]: item for item in content["items"]}
    if amends["whole"]:
        yield from items_printed(content["items"], 1)
        return
    yield Paragraph(scope_sentence(amends))
    number = 0
    for number, change in enumerate(amends["changes"], start=1):
        yield Paragraph(change_sentence(change), f"{number}.")
        item = by_uid.pop(change["item"], None)
        if item:
            yield from quoted(list(items_printed([item], 3)))
    for item in by_uid.values():
        number += 1
        yield Paragraph(UNPLACED, f"{number}.")
        yield from quoted(list(items_printed([item], 3)))


def amending_closing(content: Content) -> list[Paragraph]:
    """Return the author's closing paragraphs and what the amendment leaves in force."""
    own = [Paragraph(text) for text in content["closing"]]
    return [*own, Paragraph(last_sentence(content["amends"]))]


def quoted(blocks: list[Block]) -> list[Block]:
    """Put a text in quotation marks; those of a table stand on lines of their own."""
    if not blocks:
        return []
    if isinstance(blocks[0], Table):
        blocks = [Paragraph(OPENING_QUOTE), *blocks]
    else:
        blocks = [_opened(blocks[0]), *blocks[1:]]
    if isinstance(blocks[-1], Table):
        return [*blocks, Paragraph(CLOSING_QUOTE)]
    return [*blocks[:-1], _closed(blocks[-1])]


def _opened(block: Heading | Paragraph) -> Block:
    for name in ("marker", "run_in"):
        if getattr(block, name, ""):
            return replace(block, **{name: OPENING_QUOTE + getattr(block, name)})
    return replace(block, text=OPENING_QUOTE + block.text)


def _closed(block: Heading | Paragraph) -> Block:
    name = "text" if block.text or isinstance(block, Heading) else "run_in"
    return replace(block, **{name: getattr(block, name) + CLOSING_QUOTE})


# The consolidated copy


def amended_opening(content: Content, citation: str) -> list[Paragraph]:
    """Name the papers that a consolidated copy joins."""
    papers = content.get("amended_by", [])
    if not papers:
        return []
    head = f"{citation}, được sửa đổi, bổ sung bởi:"
    listed = [Paragraph(f"{each['citation']};", "-") for each in papers]
    listed[-1] = replace(listed[-1], text=f"{papers[-1]['citation']}.")
    return [Paragraph(head), *listed]


def notes_printed(notes: Iterable[dict[str, Any]], items_printed: Printer) -> Iterator[Note]:
    """Return the notes of a place, each with the text that stood there before."""
    for note in notes:
        former = tuple(items_printed(note["former"], 3))
        former += tuple(Paragraph(line) for line in note["lines"])
        yield Note(note_words(note), reverse("plan_read", args=[note["plan"]]), former)
