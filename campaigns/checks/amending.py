"""Checks of what an amendment changes. Pure."""

from __future__ import annotations

from campaigns.amending.consolidating import shown_targets
from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Check, Checks, Level, good
from campaigns.comparing.places import few_words

# What is asked of a whole plan, and not of a few amended items.
NOT_OF_ITEMS = frozenset({
    "header.title_year",
    "header.motto",
    "opening.motto",
    "items.presence",
    "items.lonely",
    "targets.presence",
    "recipients.left_out",
    "recipients.without_work",
})  # fmt: skip


def is_of_items(content: dict) -> bool:
    """Say whether the content amends named items, so that it is no whole plan."""
    amends = content.get("amends")
    return bool(amends) and not amends["whole"]


def places(draft: Draft) -> Checks:
    """Every change needs its place in the amended plan, every item its change."""
    amends = draft.content.get("amends")
    if not amends or amends["whole"]:
        return
    changes = amends["changes"]
    if not changes:
        yield _must(f"Chưa chọn chỗ nào của {amends['citation']} để sửa đổi, bổ sung")
    for change in changes:
        if change["gone"]:
            name = change["name"]
            yield _must(f"{name[:1].upper()}{name[1:]}: bỏ chỗ sửa này rồi chọn chỗ khác")
    known = {change["item"] for change in changes}
    loose = [item for item in draft.content["items"] if item["uid"] not in known]
    for item in loose:
        texts = [block["text"] for block in item["blocks"] if block.get("text")]
        name = few_words(item["heading"] or (texts[0] if texts else "bảng"))
        yield _must(f"Mục “{name}” chưa có chỗ trong kế hoạch được sửa đổi")
    if changes and not loose and not any(change["gone"] for change in changes):
        yield good(f"Sửa đổi, bổ sung {len(changes)} chỗ", "amending")


def proposals(draft: Draft) -> Checks:
    """A new value is stated by the new text: its target stands in an amended item."""
    if not is_of_items(draft.content):
        return
    shown = shown_targets(draft.content["items"])
    for target in draft.targets:
        if target.get("proposed") and target["uid"] not in shown:
            yield _must(
                f"Chỉ tiêu “{target['name']}” có giá trị đề nghị nhưng không đứng ở mục nào của "
                "bản sửa đổi: đặt vào mục, hoặc thôi đề nghị"
            )


def _must(sentence: str) -> Check:
    return Check(False, sentence, "amending", Level.MUST)
