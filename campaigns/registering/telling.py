"""The state of a registration in the words of its lists and pages."""

from __future__ import annotations

from campaigns.models import Registration, RegistrationSending, RegistrationState
from campaigns.registering.rules import is_lapsed
from campaigns.states import REGISTRATION_BADGES
from emulation.lib import dates

APPROVED_BADGE = REGISTRATION_BADGES[RegistrationState.APPROVED]
LAPSED_NEXT = "Hết hạn bổ sung, không có bổ sung nào được gửi; phần đã duyệt giữ nguyên"

OVER_NEXT = "Phong trào đã kết thúc khi chưa duyệt; đăng ký để nguyên như đã gửi"


def state_words(registration: Registration) -> tuple[str, str]:
    """Return label and badge; what was approved stands while the unit adds to it."""
    if not registration.is_supplement:
        return registration.get_state_display(), registration.badge
    if is_lapsed(registration, dates.today()):
        return "Đã duyệt, không gửi bổ sung", APPROVED_BADGE
    return "Đã duyệt, đang bổ sung", APPROVED_BADGE


def sending_in_force(registration: Registration) -> RegistrationSending | None:
    """Return what the office goes by: what was sent last, or approved last if no more comes."""
    if registration.pk is None:
        return None
    sendings = registration.sendings.select_related("sent_by__person")
    if is_lapsed(registration, dates.today()):
        sendings = sendings.filter(sent_at__lte=registration.approved_at)
    return sendings.first()
