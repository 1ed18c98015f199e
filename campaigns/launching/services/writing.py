"""What every service of a campaign does."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from campaigns.models import Campaign, LaunchPaper, Taking
from emulation.lib.states import WrongState
from emulation.org.models import Membership, User
from emulation.org.models.units import UnitKind
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record


def campaign_clean(campaign: Campaign) -> None:
    """Say at the fields what is wrong with a campaign; see its constraints as well."""
    wrong: dict[str, str] = {}
    if not campaign.name:
        wrong["name"] = "Nhập tên phong trào."
    if campaign.taking == Taking.KINDS and not campaign.kinds:
        wrong["kinds"] = "Chọn ít nhất một loại đơn vị."
    if set(campaign.kinds) - set(UnitKind.values):
        wrong["kinds"] = "Có loại đơn vị không có trong danh mục."
    if campaign.paper_kind != LaunchPaper.OUTSIDE:
        campaign.outside_citation = ""
    if wrong:
        raise ValidationError(wrong)
    campaign.full_clean()


def campaign_editor(campaign: Campaign, by: User) -> Membership:
    """Return the membership that writes a campaign which is not launched yet."""
    if campaign.launched_at or campaign.cancelled_at:
        raise WrongState(
            "Phong trào đã phát động hoặc đã hủy nên không sửa được nữa. "
            "Hạn đăng ký thì gia hạn, tài liệu thì thêm được."
        )
    return require(by, "campaigns.edit_campaign", campaign)


def tell(code: str, campaign: Campaign, by: User, membership: Membership, reason: str = "") -> None:
    entry_record(code, actor=actor(by, membership), subject=subject(campaign), reason=reason)
