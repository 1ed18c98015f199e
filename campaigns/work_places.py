"""The parts of the workshop of a plan, and their addresses."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from campaigns.models import Plan

HEADER, OPENING, TARGETS = "phan-dau", "mo-dau", "chi-tieu"
FOOT, APPENDICES = "noi-nhan", "phu-luc"
PARTS = {
    HEADER: "Phần đầu",
    OPENING: "Căn cứ, mở đầu, đoạn kết",
    TARGETS: "Bảng chỉ tiêu",
    FOOT: "Nơi nhận, ký",
    APPENDICES: "Phụ lục",
}


def part_url(plan: Plan, key: str, anchor: str = "dang-viet") -> str:
    return f"{reverse('plan_edit', args=[plan.uid])}?phan={key}#{anchor}"


def item_url(plan: Plan, item_uid: Any, look_at: str = "") -> str:
    """Return the place of an item in the workshop; ``look_at`` is the key of a check."""
    address = part_url(plan, str(item_uid), f"doan-{item_uid}")
    return address.replace("#", f"&kiem-tra={look_at}#") if look_at else address
