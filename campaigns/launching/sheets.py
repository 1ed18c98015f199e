"""The list of campaigns as rows for Excel."""

from __future__ import annotations

from collections.abc import Iterable

import tablib

from campaigns.models import Campaign
from emulation.lib.text import first_upper

HEADS = [
    "Phong trào",
    "Địa phương",
    "Loại",
    "Trạng thái",
    "Từ ngày",
    "Đến ngày",
    "Nhận đăng ký từ",
    "Đến hết ngày",
    "Đơn vị tham gia",
    "Đã gửi đăng ký",
    "Chủ đề",
    "Ngày kỷ niệm",
    "Văn bản phát động",
]


def list_sheet(campaigns: Iterable[Campaign]) -> tablib.Dataset:
    """Return a row a campaign; each carries ``course``, its counts and ``commune_name``."""
    dataset = tablib.Dataset(headers=HEADS, title="Phong trào")
    for one in campaigns:
        dataset.append(
            [
                one.name,
                one.commune_name,
                one.get_kind_display(),
                one.course.label,
                one.starts_on,
                one.ends_on,
                one.register_from,
                one.register_until,
                one.unit_count,
                one.sent_count,
                one.slogan,
                one.anniversary,
                paper_words(one),
            ]
        )
    return dataset


def paper_words(campaign: Campaign) -> str:
    """Name the paper that launched it; "" as long as none is issued."""
    plan = campaign.paper
    if plan and plan.paper:
        return f"{first_upper(plan.noun)} số {plan.paper.full_number}"
    return campaign.outside_citation
