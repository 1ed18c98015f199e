"""What is done with papers on awards, and by them, as the trail tells it."""

SENTENCES = {
    "awards.decision.drafted": "{actor} lập {object}",
    "awards.decision.changed": "{actor} sửa {object}",
    "awards.decision.names_added": "{actor} đưa vào {object}: {reason}",
    "awards.decision.names_removed": "{actor} bỏ khỏi {object}: {reason}",
    "awards.decision.submitted": "{actor} trình {object}",
    "awards.decision.recalled": "{actor} thu hồi {object}",
    "awards.decision.returned": "{actor} trả lại {object}: {reason}",
    "awards.decision.names_returned": "{actor} trả lại tên trong {object}: {reason}",
    "awards.decision.approved": "{actor} duyệt {object} {reason}",
    "awards.decision.abandoned": "{actor} hủy {object}: {reason}",
    "awards.decision.issued": "{actor} ban hành {object}",
    "awards.decision.outcomes_written": "{actor} ghi kết quả của {object}: {reason}",
    "awards.nomination.listed": "{actor} đưa {object} vào dự thảo: {reason}",
    "awards.nomination.unlisted": "{actor} đưa {object} ra khỏi dự thảo: {reason}",
    "awards.nomination.sent_up": "{actor} trình {object} lên cấp trên: {reason}",
    "awards.nomination.awarded": "{actor} ghi {object} được khen thưởng: {reason}",
    "awards.nomination.refused": "{actor} ghi {object} không được khen thưởng: {reason}",
    "awards.grant.revoked": "{actor} hủy bỏ khen thưởng của {object}: {reason}",
    # One step over many.
    "awards.nomination.listed.many": "{actor} đưa {number} tên vào dự thảo: {reason}",
    "awards.nomination.unlisted.many": "{actor} đưa {number} tên ra khỏi dự thảo: {reason}",
    "awards.nomination.sent_up.many": "{actor} trình {number} tên lên cấp trên: {reason}",
    "awards.nomination.awarded.many": "{actor} ghi {number} tên được khen thưởng: {reason}",
    "awards.nomination.refused.many": "{actor} ghi {number} tên không được khen thưởng: {reason}",
    "awards.grant.revoked.many": "{actor} hủy bỏ khen thưởng của {number} tên: {reason}",
}
