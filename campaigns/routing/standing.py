"""Where a paper on its way stands, in words, and what a person may do with it next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse

from campaigns.models import RoutedPaper
from emulation.lib.dates import date_short, local_day

MAIN, OTHER, UNDO = "btn-primary", "btn-secondary", "btn-undo"


@dataclass(frozen=True)
class Step:
    words: str
    url: str
    style: str


def steps_shown(
    paper: RoutedPaper, granted: Iterable[tuple[str, str]], *, main: str, undoing: Collection[str]
) -> list[Step]:
    """Return the steps that are granted, as (words, name of the page), the main one first."""

    def style(page: str) -> str:
        return MAIN if page == main else UNDO if page in undoing else OTHER

    steps = [Step(words, reverse(page, args=[paper.uid]), style(page)) for words, page in granted]
    return sorted(steps, key=lambda step: step.style != MAIN)


def on_its_way(paper: RoutedPaper) -> str:
    """Say in a sentence who has the next step; "" where the paper has come to its end."""
    match paper.state:
        case "draft":
            return "Chỉ công chức phụ trách thi đua thấy bản này. Xem lại rồi trình duyệt."
        case "recalled":
            return "Đã thu hồi để sửa; sửa xong thì trình lại."
        case "returned":
            return "Chờ người soạn sửa theo lý do trả lại rồi trình lại."
        case "submitted":
            return f"{submitted_words(paper)} Lãnh đạo UBND chưa duyệt nên còn thu hồi được."
        case "approved":
            approver = paper.decided_by.person if paper.decided_by else "Lãnh đạo UBND"
            return f"{approver} đã duyệt. Chờ văn thư cho số, ngày và ban hành."
    return ""


def submitted_words(paper: RoutedPaper) -> str:
    day = date_short(local_day(paper.submitted_at))
    return f"{paper.submitted_by.person} trình ngày {day}."


def returned_words(paper: RoutedPaper) -> str:
    """Say who returned it, in which office; "" where it was not returned."""
    if paper.state != "returned" or paper.decided_by is None:
        return ""
    day = date_short(local_day(paper.decided_at))
    return f"{paper.decided_by.person}, {paper.decided_by.get_role_display()}, ngày {day}"
