"""Checks of the head of the paper and of its signature. Pure."""

from __future__ import annotations

import re

from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Check, Checks, Level, good
from emulation.lib.text import search_key

_PARTS = {
    "issuer": "cơ quan ban hành",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "title": "trích yếu",
}
# A body of the people's power stands under no other; the rest name the body above them.
_STANDS_ALONE = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")
_DECEMBER = 12


def parts(draft: Draft) -> Checks:
    header = draft.content["header"]
    missing = [(part, name) for part, name in _PARTS.items() if not header[part]]
    for part, name in missing:
        yield Check(False, f"Phần đầu chưa có {name}", "header", Level.MUST, anchor=f"id_{part}")
    if not missing:
        yield good("Phần đầu đủ cơ quan, ký hiệu, địa danh, trích yếu", "header")


def superior(draft: Draft) -> Checks:
    header = draft.content["header"]
    issuer = search_key(" ".join(header["issuer"]))
    if issuer and not header["superior"] and not _STANDS_ALONE.match(issuer):
        sentence = "Phần đầu chưa có cơ quan chủ quản đứng trên cơ quan ban hành"
        yield Check(False, sentence, "header", anchor="id_superior_line")


def title_year(draft: Draft) -> Checks:
    """Only a yearly plan is named by its year; a drive is named by its occasion."""
    if not draft.is_yearly:
        return
    if str(draft.year) in draft.content["header"]["title"]:
        yield good("Trích yếu có ghi năm", "header")
    else:
        sentence = f"Trích yếu nên ghi năm {draft.year}"
        yield Check(False, sentence, "header", anchor="id_title")


def date(draft: Draft) -> Checks:
    """Blanks are allowed, but said; a plan is written in its year or in the December before."""
    year, month, day = draft.content["header"]["date"]
    blank = [name for name, part in (("ngày", day), ("tháng", month), ("năm", year)) if not part]
    if blank:
        named = ", ".join(blank).capitalize()
        yield Check(False, f"{named} ban hành còn trống: bản in chừa chỗ ghi", "header", Level.HINT)
    written_before = year and year < draft.span[0].year and month != _DECEMBER
    if written_before:
        sentence = f"Ngày ban hành ghi năm {year}, {draft.noun} của năm {draft.year}"
        yield Check(False, sentence, "header", anchor="id_date_year")


def motto(draft: Draft) -> Checks:
    if draft.content["header"]["motto"]:
        yield good("Có chủ đề, phương châm", "header")
    else:
        yield Check(False, "Chưa có chủ đề, phương châm", "header", Level.HINT, anchor="id_motto")


def signature(draft: Draft) -> Checks:
    name = draft.content["signature"]["name"]
    if name:
        yield good(f"Người ký: {name}", "signature")
    else:
        sentence = "Người ký còn trống: bản in chừa chỗ ghi tên"
        yield Check(False, sentence, "signature", Level.HINT)
