"""Whom a letter that launches a campaign is sent to."""

from __future__ import annotations

from collections.abc import Iterable

from campaigns.models import Campaign, Plan, Taking
from emulation.lib import dates
from emulation.org.models.units import UnitKind
from emulation.org.selectors import unit_names

MOST_NAMED = 6
# Many units of one kind, as a letter names them.
MANY = {
    UnitKind.VILLAGE: "Các thôn, tổ dân phố",
    UnitKind.OFFICE: "Các cơ quan, bộ phận trực thuộc",
    UnitKind.PARTY: "Các cơ quan Đảng, Hội đồng nhân dân",
    UnitKind.MASS_ORGANISATION: "Mặt trận Tổ quốc và các đoàn thể",
    UnitKind.SCHOOL: "Các trường học",
    UnitKind.STATION: "Trạm Y tế, Công an, Ban Chỉ huy Quân sự",
}
EVERYBODY = "Các thôn, cơ quan, đoàn thể, trường học"


def addressees_of(plan: Plan) -> list[str]:
    """Return the lines after "Kính gửi:" of a letter, by the campaign that it launches."""
    campaign = plan.campaigns.first()
    return campaign_addressees(campaign) if campaign else [EVERYBODY]


def campaign_addressees(campaign: Campaign) -> list[str]:
    """Name the kinds of units that take part; a few chosen ones by their own names."""
    if campaign.taking == Taking.VILLAGES:
        return [MANY[UnitKind.VILLAGE]]
    if campaign.taking == Taking.KINDS:
        return _kinds(campaign.kinds)
    units = list(campaign.participants.values_list("unit", flat=True))
    if len(units) > MOST_NAMED:
        return [EVERYBODY]
    names = unit_names(units, dates.today())
    return [names[unit] for unit in units] or [EVERYBODY]


def _kinds(kinds: Iterable[str]) -> list[str]:
    return [MANY[kind] for kind in MANY if kind in kinds] or [EVERYBODY]
