"""Why a step of the check cannot be taken, in words."""

from __future__ import annotations

from awards.checking.rules import has_a_hand_in
from awards.models import Nomination
from emulation.org.models import User

CHANGED = "Hồ sơ này vừa thay đổi sau khi trang được mở. Đọc bản mới rồi làm tiếp."
OWN = "Đồng chí đề nghị hoặc được khen thưởng ở hồ sơ này nên người khác thẩm định."
NOT_CHECKING = "Công chức phụ trách thi đua của địa phương này thẩm định hồ sơ."


def why_not(user: User, row: Nomination) -> str:
    """Say to who checks dossiers why the step cannot be taken with this one."""
    if row.round.ended_at:
        return "Đợt xét này đã kết thúc."
    if has_a_hand_in(user, row):
        return OWN
    return f"Hồ sơ đang “{row.get_state_display()}” nên không làm được việc này."
