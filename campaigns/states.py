"""The life of a plan, and of an old paper that is read to become one."""

from django.db import models


class PlanState(models.TextChoices):
    DRAFT = "draft", "Soạn thảo"
    SUBMITTED = "submitted", "Đã trình"
    RECALLED = "recalled", "Thu hồi"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    ISSUED = "issued", "Đã ban hành"
    CLOSED = "closed", "Đã tổng kết"
    REPLACED = "replaced", "Bị thay thế"
    REVOKED = "revoked", "Bãi bỏ"
    ABANDONED = "abandoned", "Đã hủy"


EDITABLE = (PlanState.DRAFT, PlanState.RECALLED, PlanState.RETURNED)
BEFORE_ISSUE = (*EDITABLE, PlanState.SUBMITTED, PlanState.APPROVED)
IN_FORCE = (PlanState.ISSUED, PlanState.CLOSED)
PUBLISHED = (*IN_FORCE, PlanState.REPLACED, PlanState.REVOKED)

MOVES = {
    PlanState.DRAFT: (PlanState.SUBMITTED, PlanState.ABANDONED),
    PlanState.RECALLED: (PlanState.SUBMITTED, PlanState.ABANDONED),
    PlanState.RETURNED: (PlanState.SUBMITTED, PlanState.ABANDONED),
    PlanState.SUBMITTED: (PlanState.RECALLED, PlanState.RETURNED, PlanState.APPROVED),
    PlanState.APPROVED: (PlanState.RETURNED, PlanState.ISSUED),
    PlanState.ISSUED: (PlanState.CLOSED, PlanState.REPLACED, PlanState.REVOKED),
}

# The badge that shows each state (see the stylesheet's states).
BADGES = {
    PlanState.DRAFT: "is-draft",
    PlanState.SUBMITTED: "is-waiting",
    PlanState.RECALLED: "is-void",
    PlanState.RETURNED: "is-returned",
    PlanState.APPROVED: "is-done",
    PlanState.ISSUED: "is-final",
    PlanState.CLOSED: "is-final",
    PlanState.REPLACED: "is-void",
    PlanState.REVOKED: "is-void",
    PlanState.ABANDONED: "is-void",
}


class IntakeState(models.TextChoices):
    """The life of an old paper that was uploaded to be read."""

    READ = "read", "Đang kiểm tra"
    SAVED = "saved", "Đã lưu vào kế hoạch"
    ABANDONED = "abandoned", "Đã bỏ"


INTAKE_MOVES = {
    IntakeState.READ: (IntakeState.SAVED, IntakeState.ABANDONED),
    IntakeState.ABANDONED: (IntakeState.READ,),
}

INTAKE_BADGES = {
    IntakeState.READ: "is-draft",
    IntakeState.SAVED: "is-done",
    IntakeState.ABANDONED: "is-void",
}


class CommentState(models.TextChoices):
    """A word on one place of a plan, from those who look it over."""

    OPEN = "open", "Chưa trả lời"
    MENDED = "mended", "Đã sửa"
    KEPT = "kept", "Giữ nguyên"
    WITHDRAWN = "withdrawn", "Đã rút"


COMMENT_MOVES = {
    CommentState.OPEN: (CommentState.MENDED, CommentState.KEPT, CommentState.WITHDRAWN),
    CommentState.MENDED: (CommentState.OPEN,),
    CommentState.KEPT: (CommentState.OPEN,),
}

COMMENT_BADGES = {
    CommentState.OPEN: "is-waiting",
    CommentState.MENDED: "is-done",
    CommentState.KEPT: "is-final",
    CommentState.WITHDRAWN: "is-void",
}


class WorkState(models.TextChoices):
    """What a unit has told of a task, and what the office said to it."""

    DOING = "doing", "Đang làm"
    TOLD = "told", "Đã báo xong"
    RETURNED = "returned", "Trả lại"
    ACCEPTED = "accepted", "Đã xong"


WORK_MOVES = {
    WorkState.DOING: (WorkState.TOLD,),
    WorkState.TOLD: (WorkState.ACCEPTED, WorkState.RETURNED),
    WorkState.RETURNED: (WorkState.TOLD,),
    WorkState.ACCEPTED: (WorkState.RETURNED,),
}

WORK_BADGES = {
    WorkState.DOING: "is-ontrack",
    WorkState.TOLD: "is-waiting",
    WorkState.RETURNED: "is-returned",
    WorkState.ACCEPTED: "is-done",
}


class UrgingState(models.TextChoices):
    """The life of a letter to late units: that of a plan without checkers and without an end."""

    DRAFT = "draft", "Soạn thảo"
    SUBMITTED = "submitted", "Đã trình"
    RECALLED = "recalled", "Thu hồi"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    ISSUED = "issued", "Đã ban hành"
    ABANDONED = "abandoned", "Đã hủy"


URGING_EDITABLE = (UrgingState.DRAFT, UrgingState.RECALLED, UrgingState.RETURNED)
# What it says is frozen: with those above, or printed.
URGING_FROZEN = (UrgingState.SUBMITTED, UrgingState.APPROVED, UrgingState.ISSUED)

URGING_MOVES = {
    **dict.fromkeys(URGING_EDITABLE, (UrgingState.SUBMITTED, UrgingState.ABANDONED)),
    UrgingState.SUBMITTED: (UrgingState.RECALLED, UrgingState.RETURNED, UrgingState.APPROVED),
    UrgingState.APPROVED: (UrgingState.RETURNED, UrgingState.ISSUED),
}

URGING_BADGES = {
    UrgingState.DRAFT: "is-draft",
    UrgingState.SUBMITTED: "is-waiting",
    UrgingState.RECALLED: "is-void",
    UrgingState.RETURNED: "is-returned",
    UrgingState.APPROVED: "is-done",
    UrgingState.ISSUED: "is-final",
    UrgingState.ABANDONED: "is-void",
}


class RegistrationState(models.TextChoices):
    """A unit's registration, in the words that the unit reads."""

    DRAFT = "draft", "Chưa gửi"
    SENT = "sent", "Chờ duyệt"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    WITHDRAWN = "withdrawn", "Đã rút"


REGISTRATION_WRITABLE = (RegistrationState.DRAFT, RegistrationState.RETURNED)

REGISTRATION_MOVES = {
    RegistrationState.DRAFT: (RegistrationState.SENT,),
    RegistrationState.SENT: (
        RegistrationState.DRAFT,  # taken back before it was received
        RegistrationState.RETURNED,
        RegistrationState.APPROVED,
        RegistrationState.WITHDRAWN,
    ),
    RegistrationState.RETURNED: (RegistrationState.SENT, RegistrationState.WITHDRAWN),
    # With the clerk's leave an approved one is written on.
    RegistrationState.APPROVED: (
        RegistrationState.DRAFT,
        RegistrationState.RETURNED,
        RegistrationState.WITHDRAWN,
    ),
    RegistrationState.WITHDRAWN: (RegistrationState.DRAFT,),
}

REGISTRATION_BADGES = {
    RegistrationState.DRAFT: "is-draft",
    RegistrationState.SENT: "is-waiting",
    RegistrationState.RETURNED: "is-returned",
    RegistrationState.APPROVED: "is-done",
    RegistrationState.WITHDRAWN: "is-void",
}


class ScoreState(models.TextChoices):
    """One sheet of points."""

    DRAFT = "draft", "Đang chấm"
    SENT = "sent", "Đã gửi"


SCORE_MOVES = {
    ScoreState.DRAFT: (ScoreState.SENT,),
    ScoreState.SENT: (ScoreState.DRAFT,),  # sent back while its column is still open
}

SCORE_BADGES = {ScoreState.DRAFT: "is-draft", ScoreState.SENT: "is-done"}
