"""Where a campaign stands in words, and what a person does with it next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from campaigns.launching.course import Course
from campaigns.models import Campaign, LaunchPaper, Registration
from campaigns.registering.telling import state_words
from campaigns.states import REGISTRATION_BADGES, RegistrationState
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import Unit

MAIN, OTHER, UNDO = "btn-primary", "btn-secondary", "btn-undo"


@dataclass(frozen=True)
class Step:
    words: str
    url: str
    style: str = OTHER


@dataclass(frozen=True)
class OwnDoor:
    """What a unit that the reader heads has to do: ``url`` "" where nothing can be done."""

    unit: str
    label: str
    badge: str
    words: str
    url: str
    hint: str = ""  # why there is nothing to press


def standing(campaign: Campaign, course: Course) -> str:
    """Say in a sentence until when it stands there."""
    sent = f"{campaign.sent_count}/{campaign.unit_count} đơn vị đã gửi đăng ký"
    match course:
        case Course.DRAFT:
            return "Chỉ văn phòng thấy. Soạn xong thì phát động."
        case Course.PAPER:
            return "Văn bản phát động ban hành xong, phong trào tự mở cho mọi đơn vị."
        case Course.REGISTERING:
            return f"Đăng ký đến hết ngày {date_short(campaign.register_until)}; {sent}."
        case Course.AHEAD:
            return f"{_ahead(campaign)}; {sent}."
        case Course.GOING if campaign.register_from > dates.today():
            return f"{_ahead(campaign)}."
        case Course.GOING:
            return f"Kết thúc ngày {date_short(campaign.ends_on)}; {sent}."
        case Course.JUDGING:
            return f"Đã hết thời gian từ ngày {date_short(campaign.ends_on)}; {sent}."
        case Course.CANCELLED:
            return f"Lý do: {campaign.cancel_reason}"
    return f"{sent}."


def _ahead(campaign: Campaign) -> str:
    if campaign.register_until < campaign.starts_on and campaign.sent_count:
        return f"Bắt đầu ngày {date_short(campaign.starts_on)}"
    return (
        f"Nhận đăng ký từ {date_short(campaign.register_from)} đến hết "
        f"{date_short(campaign.register_until)}, bắt đầu ngày {date_short(campaign.starts_on)}"
    )


def next_steps(campaign: Campaign, course: Course) -> list[Step]:
    """Return what the clerk may do, the main thing first."""
    if course == Course.DRAFT:
        words = "Phát động" if campaign.paper_kind == LaunchPaper.OUTSIDE else "Soạn văn bản"
        return [
            Step(words, _at("campaign_launch", campaign), MAIN),
            Step("Sửa phong trào", _at("campaign_edit", campaign)),
            Step("Hủy phong trào", _at("campaign_cancel", campaign), UNDO),
        ]
    if course == Course.PAPER:
        steps = [
            Step("Mở văn bản phát động", reverse("plan_read", args=[campaign.paper.uid]), MAIN),
            Step("Hủy phong trào", _at("campaign_cancel", campaign), UNDO),
        ]
        if campaign.paper.is_editable:
            steps.insert(1, Step("Sửa phong trào", _at("campaign_edit", campaign)))
        return steps
    again = Step("Lặp lại năm sau", _at("campaign_repeat", campaign))
    if course in (Course.CLOSED, Course.CANCELLED):
        return [again]
    steps = [again]
    if course != Course.JUDGING:
        steps.insert(0, Step("Thêm đơn vị", _at("participant_add", campaign)))
    if dates.today() < campaign.ends_on and campaign.register_until < campaign.ends_on:
        steps.insert(0, Step("Gia hạn đăng ký", _at("campaign_extend", campaign)))
    if course != Course.REGISTERING and course != Course.AHEAD:
        is_main = MAIN if course == Course.JUDGING else OTHER
        steps.insert(0, Step("Ghi đã tổng kết", _at("campaign_close", campaign), is_main))
    if not campaign.sent_count:
        steps.append(Step("Hủy phong trào", _at("campaign_cancel", campaign), UNDO))
    return steps


def own_doors(
    campaign: Campaign, units: Iterable[tuple[Unit, str, Registration | None]]
) -> list[OwnDoor]:
    """Return for each unit of the reader where its registration stands and where it is written."""
    return [_own(campaign, unit, name, row) for unit, name, row in units]


def write_url(campaign: Campaign, unit: Unit) -> str:
    """Return where the unit writes its registration; the campaign itself until there is a page."""
    try:
        return reverse("registration_write", args=[campaign.uid, unit.uid])
    except NoReverseMatch:
        return reverse("campaign_read", args=[campaign.uid])


def _own(campaign: Campaign, unit: Unit, name: str, row: Registration | None) -> OwnDoor:
    state = RegistrationState(row.state) if row else RegistrationState.DRAFT
    label, badge = state_words(row) if row else (state.label, REGISTRATION_BADGES[state])
    writes = state in (RegistrationState.DRAFT, RegistrationState.RETURNED)
    if writes and (campaign.is_open or state == RegistrationState.RETURNED):
        words = "Sửa đăng ký" if state == RegistrationState.RETURNED else "Đăng ký"
        words = "Viết tiếp đăng ký" if row and state == RegistrationState.DRAFT else words
        return OwnDoor(name, label, badge, words, write_url(campaign, unit))
    words = "Xem đăng ký" if row else ""
    return OwnDoor(name, label, badge, words, _read_url(row), "" if row else _hint(campaign))


def _hint(campaign: Campaign) -> str:
    if not campaign.is_launched:
        return ""
    if campaign.register_from > dates.today():
        return f"đăng ký được từ ngày {date_short(campaign.register_from)}"
    return "đã hết thời gian đăng ký"


def _read_url(row: Registration | None) -> str:
    try:
        return reverse("registration_read", args=[row.uid]) if row else ""
    except NoReverseMatch:
        return ""


def _at(name: str, campaign: Campaign) -> str:
    return reverse(name, args=[campaign.uid])
