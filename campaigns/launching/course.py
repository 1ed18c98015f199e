"""Where a campaign stands on a day. Pure."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from django.db import models


class Course(models.TextChoices):
    """Each campaign stands at exactly one."""

    DRAFT = "draft", "Đang soạn"
    PAPER = "paper", "Chờ ban hành văn bản"
    AHEAD = "ahead", "Chưa bắt đầu"
    REGISTERING = "registering", "Đang đăng ký"
    GOING = "going", "Đang thực hiện"
    JUDGING = "judging", "Đang bình xét"
    CLOSED = "closed", "Đã tổng kết"
    CANCELLED = "cancelled", "Đã hủy"


COURSE_BADGES = {
    Course.DRAFT: "is-draft",
    Course.PAPER: "is-waiting",
    Course.AHEAD: "is-draft",
    Course.REGISTERING: "is-waiting",
    Course.GOING: "is-ontrack",
    Course.JUDGING: "is-waiting",
    Course.CLOSED: "is-final",
    Course.CANCELLED: "is-void",
}
RUNNING = (Course.AHEAD, Course.REGISTERING, Course.GOING, Course.JUDGING)


class Dated(Protocol):
    """What ``course_of`` asks of a campaign."""

    starts_on: dt.date
    ends_on: dt.date
    register_from: dt.date
    register_until: dt.date
    launched_at: dt.datetime | None
    closed_at: dt.datetime | None
    cancelled_at: dt.datetime | None
    paper_id: int | None


def course_of(campaign: Dated, day: dt.date) -> Course:
    """Return where the campaign stands on ``day``: what was done first, then its dates.

    While units register, that is told even where the campaign has begun: it is what they
    have to do.
    """
    if campaign.cancelled_at:
        return Course.CANCELLED
    if campaign.launched_at is None:
        return Course.PAPER if campaign.paper_id else Course.DRAFT
    if campaign.closed_at:
        return Course.CLOSED
    if campaign.register_from <= day <= campaign.register_until:
        return Course.REGISTERING
    if day > campaign.ends_on:
        return Course.JUDGING
    return Course.AHEAD if day < campaign.starts_on else Course.GOING
