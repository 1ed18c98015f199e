"""The places of the portal that a person may open: at the left, at the foot of a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from emulation.org.models import Membership, Role
from emulation.pages.tasks import Waiting
from targets.rules import REPORT_READERS

ALL = "all"
# What stands at the foot of a phone beside "Tất cả", by main role.
ON_PHONE: dict[str, tuple[str, ...]] = {
    Role.UNIT_HEAD: ("tasks", "report", "target"),
    Role.RECORDS_CLERK: ("tasks", "plan", "paper"),
    Role.ADMINISTRATOR: ("tasks", "people", "settings"),
}
# Who writes reports, decides on them or reads them.
REPORTING = {Role.UNIT_HEAD, Role.OVERSEER, *REPORT_READERS}
USUALLY_ON_PHONE = ("tasks", "plan", "target")


@dataclass(frozen=True)
class Place:
    """An entry of the navigation; ``icon`` is its name in includes/icons.html."""

    icon: str
    label: str
    url: str
    words: str = ""  # what is there, for the page of all places
    also: tuple[str, ...] = ()  # other addresses that belong to it
    current: bool = False
    count: int = 0
    counts: bool = False  # has a number, even if it is 0 or not known yet
    on_phone: bool = False
    phone_only: bool = False


def places_of(
    request: HttpRequest, held: Sequence[Membership], waiting: Waiting | None
) -> list[Place]:
    """Return the places of the person, with the number of tasks; asks nothing more."""
    phone = ON_PHONE.get(held[0].role, USUALLY_ON_PHONE) if held else ("tasks",)
    return [
        Place(
            icon=each.icon,
            label=each.label,
            url=each.url,
            words=each.words,
            current=_is_current(each, request.path),
            count=waiting.count if waiting and each.icon == "tasks" else 0,
            counts=each.icon == "tasks",
            on_phone=each.icon in phone,
        )
        for each in _open_to({membership.role for membership in held})
    ]


def all_place(request: HttpRequest) -> Place:
    url = reverse("all_places")
    return Place(ALL, "Tất cả", url, current=request.path == url, on_phone=True, phone_only=True)


def _open_to(roles: set[str]) -> Iterable[Place]:
    yield Place("tasks", "Việc của tôi", reverse("home"), "Việc đang chờ, theo hạn.")
    if not roles:
        return
    yield Place("plan", "Kế hoạch", reverse("plan_list"), "Kế hoạch năm và các đợt thi đua.")
    yield Place(
        "campaign",
        "Phong trào",
        reverse("campaign_list"),
        "Phong trào, đợt thi đua, lịch trong năm, đăng ký.",
        also=(reverse("registration_list"), reverse("cluster_list")),
    )
    yield Place(
        "target",
        "Chỉ tiêu",
        reverse("progress"),
        "Tiến độ trong năm, danh sách, từng đơn vị, so các năm.",
        also=(reverse("target_list"),),
    )
    if roles & REPORTING:
        url = reverse("report_list")
        yield Place("report", "Báo cáo", url, "Báo cáo của thôn, cơ quan theo kỳ.")
    yield Place(
        "award",
        "Khen thưởng",
        reverse("round_list"),
        "Đợt xét, hồ sơ đề nghị, Hội đồng, quyết định, giấy khen, sổ khen thưởng, quỹ, danh mục.",
        also=tuple(
            reverse(name)
            for name in (
                "law_catalogue",
                "council_list",
                "decision_list",
                "certificate_list",
                "register_list",
                "fund",
            )
        ),
    )
    yield Place("paper", "Văn bản", reverse("paper_list"), "Văn bản đã ban hành, sổ đăng ký.")
    yield Place(
        "people",
        "Đơn vị, người",
        reverse("unit_list"),
        "Thôn, tổ dân phố, cơ quan, đoàn thể và người của từng nơi.",
        also=(reverse("person_list"), reverse("account_list")),
    )
    if Role.ADMINISTRATOR in roles:
        yield Place(
            "settings",
            "Quản trị",
            reverse("admin:index"),
            "Đơn vị, người, chức vụ, vai trò và các danh mục.",
        )


def _is_current(place: Place, path: str) -> bool:
    if place.url == reverse("home"):
        return path == place.url
    return path.startswith((place.url, *place.also))
