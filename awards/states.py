"""States of rounds, nominations, postings, sittings and decisions, with their moves."""

from __future__ import annotations

from django.db import models

from emulation.lib.states import Moves


class Procedure(models.TextChoices):
    """On what ground one is rewarded; each has its own papers and time limits."""

    REGULAR = "regular", "Thường xuyên (công trạng)"
    CAMPAIGN = "campaign", "Theo đợt, chuyên đề"
    SUDDEN = "sudden", "Đột xuất"
    SERVICE = "service", "Quá trình cống hiến"


class NominationState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    SENT = "sent", "Đã gửi"
    RECALLED = "recalled", "Đã thu hồi"
    CHECKING = "checking", "Đang thẩm định"
    INCOMPLETE = "incomplete", "Chờ bổ sung"
    ELIGIBLE = "eligible", "Đủ điều kiện"
    INELIGIBLE = "ineligible", "Không đủ điều kiện"
    POSTED = "posted", "Đang lấy ý kiến"
    TABLED = "tabled", "Trình Hội đồng"
    PASSED = "passed", "Hội đồng thông qua"
    FAILED = "failed", "Hội đồng không thông qua"
    DECIDING = "deciding", "Trong dự thảo quyết định, tờ trình"
    SENT_UP = "sent_up", "Đã trình cấp trên"
    AWARDED = "awarded", "Được tặng"
    REFUSED = "refused", "Không được tặng"
    WITHDRAWN = "withdrawn", "Đã rút"


_N = NominationState
NOMINATION_WRITABLE = (_N.DRAFT, _N.RECALLED, _N.INCOMPLETE)
NOMINATION_LIVE = tuple(
    state for state in _N if state not in (_N.WITHDRAWN, _N.INELIGIBLE, _N.FAILED, _N.REFUSED)
)
NOMINATION_MOVES: Moves = {
    _N.DRAFT: (_N.SENT, _N.WITHDRAWN),
    _N.RECALLED: (_N.SENT, _N.WITHDRAWN),
    # Recalled, what answers a return stays one.
    _N.SENT: (_N.RECALLED, _N.INCOMPLETE, _N.CHECKING, _N.WITHDRAWN),
    _N.CHECKING: (_N.INCOMPLETE, _N.ELIGIBLE, _N.INELIGIBLE, _N.WITHDRAWN),
    _N.INCOMPLETE: (_N.SENT, _N.WITHDRAWN),
    # Marked by mistake, or something came up later: it is looked at again.
    _N.INELIGIBLE: (_N.CHECKING,),
    _N.ELIGIBLE: (_N.CHECKING, _N.POSTED, _N.TABLED, _N.DECIDING, _N.WITHDRAWN),
    # A posting that ended leaves it eligible; a grave opinion sends it back to the check.
    _N.POSTED: (_N.ELIGIBLE, _N.CHECKING, _N.WITHDRAWN),
    _N.TABLED: (_N.PASSED, _N.FAILED, _N.ELIGIBLE),
    # More passed than a cap leaves room for: who has fewer votes is left out.
    _N.PASSED: (_N.DECIDING, _N.CHECKING, _N.FAILED),
    _N.DECIDING: (_N.AWARDED, _N.SENT_UP, _N.REFUSED, _N.PASSED, _N.ELIGIBLE),
    _N.SENT_UP: (_N.AWARDED, _N.REFUSED),
}
NOMINATION_BADGES = {
    _N.DRAFT: "is-draft",
    _N.SENT: "is-waiting",
    _N.RECALLED: "is-draft",
    _N.CHECKING: "is-waiting",
    _N.INCOMPLETE: "is-returned",
    _N.ELIGIBLE: "is-ontrack",
    _N.INELIGIBLE: "is-void",
    _N.POSTED: "is-waiting",
    _N.TABLED: "is-waiting",
    _N.PASSED: "is-ontrack",
    _N.FAILED: "is-void",
    _N.DECIDING: "is-waiting",
    _N.SENT_UP: "is-waiting",
    _N.AWARDED: "is-final",
    _N.REFUSED: "is-void",
    _N.WITHDRAWN: "is-void",
}
# What lists write where the whole name of the state would push the other columns together.
_SHORT = {
    _N.FAILED: "Không thông qua",
    _N.PASSED: "Đã thông qua",
    _N.DECIDING: "Trong dự thảo",
}


def nomination_list_state(state: str) -> str:
    return _SHORT.get(NominationState(state), NominationState(state).label)


class PostingState(models.TextChoices):
    OPEN = "open", "Đang niêm yết"
    ENDED = "ended", "Đã kết thúc"
    STOPPED = "stopped", "Dừng trước hạn"


POSTING_MOVES: Moves = {PostingState.OPEN: (PostingState.ENDED, PostingState.STOPPED)}


class SittingState(models.TextChoices):
    PLANNED = "planned", "Đang chuẩn bị"
    OPEN = "open", "Đang họp"
    CLOSED = "closed", "Đã họp xong"
    CANCELLED = "cancelled", "Đã hủy"


SITTING_MOVES: Moves = {
    SittingState.PLANNED: (SittingState.OPEN, SittingState.CANCELLED),
    SittingState.OPEN: (SittingState.CLOSED,),
}


class BallotMode(models.TextChoices):
    """How the members of a council say yes or no to one nomination."""

    SECRET = "secret", "Bỏ phiếu kín trên máy"
    PAPER = "paper", "Bỏ phiếu giấy, nhập kết quả kiểm phiếu"
    OPEN = "open", "Biểu quyết công khai"


class BallotState(models.TextChoices):
    WAITING = "waiting", "Chưa biểu quyết"
    OPEN = "open", "Đang biểu quyết"
    CLOSED = "closed", "Đã có kết quả"


BALLOT_MOVES: Moves = {
    BallotState.WAITING: (BallotState.OPEN, BallotState.CLOSED),
    BallotState.OPEN: (BallotState.CLOSED, BallotState.WAITING),
}


class DecisionKind(models.TextChoices):
    AWARD = "award", "Quyết định khen thưởng"
    PROPOSAL = "proposal", "Tờ trình đề nghị khen thưởng"
    REVOKE = "revoke", "Quyết định hủy bỏ quyết định khen thưởng"


class DecisionState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã trình"
    RECALLED = "recalled", "Đã thu hồi"
    RETURNED = "returned", "Bị trả lại"
    APPROVED = "approved", "Đã duyệt"
    ISSUED = "issued", "Đã ban hành"
    ABANDONED = "abandoned", "Đã hủy"


_D = DecisionState
DECISION_EDITABLE = (_D.DRAFT, _D.RECALLED, _D.RETURNED)
DECISION_MOVES: Moves = {
    **{state: (_D.SUBMITTED, _D.ABANDONED) for state in DECISION_EDITABLE},
    _D.SUBMITTED: (_D.RECALLED, _D.RETURNED, _D.APPROVED),
    _D.APPROVED: (_D.ISSUED, _D.RETURNED),
}
DECISION_BADGES = {
    _D.DRAFT: "is-draft",
    _D.SUBMITTED: "is-waiting",
    _D.RECALLED: "is-draft",
    _D.RETURNED: "is-returned",
    _D.APPROVED: "is-ontrack",
    _D.ISSUED: "is-final",
    _D.ABANDONED: "is-void",
}


class GrantState(models.TextChoices):
    STANDING = "standing", "Được tặng"
    REVOKED = "revoked", "Đã bị hủy bỏ"
