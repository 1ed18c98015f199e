"""What the portal counts of awards for targets.

A target of a year counts what was given for that year by the day: "từ 01 đến 02 chiến sĩ thi
đua cơ sở", "98% gia đình văn hóa", "100% hoàn thành nhiệm vụ".
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db.models import Q, QuerySet

from awards.models import Grant, Nomination
from awards.registry.statistics import NOT_HANDED_IN
from emulation.org.models import Commune, Household, Spell, UnitKind
from emulation.org.rights import holding_on
from targets.counters import Count, Counter

# Code of the award, and the counter as the clerk chooses it.
TITLES = (
    ("lao-dong-tien-tien", "Số người đạt Lao động tiên tiến"),
    ("chien-si-thi-dua-co-so", "Số Chiến sĩ thi đua cơ sở"),
    ("chien-si-thi-dua-cap-tinh", "Số Chiến sĩ thi đua cấp tỉnh"),
    ("tap-the-lao-dong-tien-tien", "Số Tập thể Lao động tiên tiến"),
    ("tap-the-lao-dong-xuat-sac", "Số Tập thể Lao động xuất sắc"),
    ("thon-to-dan-pho-van-hoa", "Số thôn, tổ dân phố văn hóa"),
    ("gia-dinh-van-hoa", "Số Gia đình văn hóa"),
)
REWARDS = (
    ("giay-khen-xa", "Số Giấy khen của Chủ tịch UBND cấp xã"),
    ("bang-khen-cap-tinh", "Số Bằng khen của Chủ tịch UBND cấp tỉnh"),
)
_HUNDRED = Decimal(100)


def given_by(commune: Commune, since: dt.date, on: dt.date) -> QuerySet[Grant]:
    """Return what was given for the years of a span and stood on a day."""
    standing = Q(revoked_on=None) | Q(revoked_on__gt=on)
    years = (since.year, on.year)
    return Grant.objects.filter(standing, commune=commune, year__range=years, decided_on__lte=on)


def _title(code: str) -> Count:
    def count(commune: Commune, since: dt.date, on: dt.date) -> Decimal:
        return Decimal(given_by(commune, since, on).filter(honour__code=code).count())

    return count


def _reward(code: str) -> Count:
    def count(commune: Commune, since: dt.date, on: dt.date) -> Decimal:
        return Decimal(given_by(commune, since, on).filter(reward_form__code=code).count())

    return count


def _families(commune: Commune, since: dt.date, on: dt.date) -> Decimal | None:
    rows = given_by(commune, since, on).filter(honour__code="gia-dinh-van-hoa")
    whole = Household.objects.filter(holding_on(on), commune=commune).count()
    return _share_given(rows.values("household").distinct().count(), whole)


def _villages(commune: Commune, since: dt.date, on: dt.date) -> Decimal | None:
    rows = given_by(commune, since, on).filter(honour__code="thon-to-dan-pho-van-hoa")
    names = Spell.objects.filter(holding_on(on), commune=commune, kind=UnitKind.VILLAGE)
    return _share_given(rows.values("collective").distinct().count(), names.count())


def _completed(commune: Commune, since: dt.date, on: dt.date) -> Decimal | None:
    """Of the people rated in dossiers that were handed in, those who completed their duties."""
    rows = Nomination.objects.filter(
        commune=commune, round__year__range=(since.year, on.year), person__isnull=False
    )
    rated = rows.exclude(state__in=NOT_HANDED_IN).exclude(completion="")
    people = rated.values("person").distinct().count()
    failed = rated.filter(completion=Nomination.Completion.NOT_DONE)
    return _share(people - failed.values("person").distinct().count(), people)


def _told_by_collectives(commune: Commune, since: dt.date, on: dt.date) -> Decimal | None:
    """Of the people whom collectives report in their dossiers, those who completed duties."""
    rows = Nomination.objects.filter(
        commune=commune,
        round__year__range=(since.year, on.year),
        collective__isnull=False,
    )
    latest: dict[int, dict[str, int]] = {}
    for row in rows.exclude(state__in=NOT_HANDED_IN).order_by("sent_at", "pk"):
        roster = row.report.get("roster") or {}
        if roster.get("members") and roster.get("completed") is not None:
            latest[row.collective_id] = roster
    members = sum(int(one["members"]) for one in latest.values())
    return _share(sum(int(one["completed"]) for one in latest.values()), members)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) * _HUNDRED / whole if whole else None


def _share_given(part: int, whole: int) -> Decimal | None:
    """Before anything is given nothing is reported; that is not 0%."""
    return _share(part, whole) if part else None


COUNTERS = (
    *(Counter(f"awards.honour.{code}", label, _title(code)) for code, label in TITLES),
    *(Counter(f"awards.reward.{code}", label, _reward(code)) for code, label in REWARDS),
    Counter("awards.share.gia-dinh-van-hoa", "Tỷ lệ hộ đạt Gia đình văn hóa (%)", _families),
    Counter(
        "awards.share.thon-to-dan-pho-van-hoa",
        "Tỷ lệ thôn, tổ dân phố văn hóa (%)",
        _villages,
    ),
    Counter(
        "awards.share.completed",
        "Tỷ lệ cá nhân hoàn thành nhiệm vụ, theo hồ sơ đề nghị (%)",
        _completed,
    ),
    Counter(
        "awards.share.completed_in_collectives",
        "Tỷ lệ hoàn thành nhiệm vụ, theo báo cáo của tập thể (%)",
        _told_by_collectives,
    ),
)
