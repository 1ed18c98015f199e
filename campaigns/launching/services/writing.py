"""What every service of a campaign does."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from campaigns.launching.taking import TAKING_PART
from campaigns.models import Campaign, LaunchPaper, PlanState, Taking
from emulation.lib.states import WrongState
from emulation.org.models import Membership, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record


def campaign_clean(campaign: Campaign) -> None:
    """Say at the fields what is wrong with a campaign; see its constraints as well."""
    wrong: dict[str, str] = {}
    if not campaign.name:
        wrong["name"] = "Nhập tên phong trào."
    if campaign.taking == Taking.KINDS and not campaign.kinds:
        wrong["kinds"] = "Chọn ít nhất một loại đơn vị."
    if set(campaign.kinds) - set(TAKING_PART):
        wrong["kinds"] = (
            "Chỉ thôn, tổ dân phố, cơ quan, đoàn thể, trường học, trạm tham gia theo loại. Mời cấp "
            "ủy, chi bộ thì chọn “Các đơn vị được chọn”."
        )
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


def campaign_writer(campaign: Campaign, by: User) -> Membership:
    """The same, for who changes what the paper says: not while the paper waits to be issued."""
    membership = campaign_editor(campaign, by)
    if kept := kept_by_paper(campaign):
        raise WrongState(kept)
    return membership


def kept_by_paper(campaign: Campaign) -> str:
    """Say why a campaign stays as its paper has it; "" where it can be written."""
    paper = campaign.paper
    if campaign.launched_at or paper is None or paper.is_editable:
        return ""
    way = "Thu hồi" if paper.state == PlanState.SUBMITTED else "Đề nghị trả lại"
    return (
        f"Văn bản phát động đang ở trạng thái “{paper.get_state_display()}” nên phong trào giữ "
        f"nguyên như văn bản. {way} văn bản rồi sửa phong trào."
    )


def tell(code: str, campaign: Campaign, by: User, membership: Membership, reason: str = "") -> None:
    entry_record(code, actor=actor(by, membership), subject=subject(campaign), reason=reason)
