"""What the office does with nominations, as the trail tells it."""

SENTENCES = {
    "awards.nomination.received": "{actor} tiếp nhận hồ sơ đề nghị {object}",
    "awards.nomination.returned": "{actor} trả lại hồ sơ đề nghị {object}: {reason}",
    "awards.nomination.found_eligible": "{actor} kết luận đủ điều kiện: {object}",
    "awards.nomination.found_ineligible": "{actor} kết luận không đủ điều kiện: {object}. {reason}",
    "awards.nomination.rechecked": "{actor} xem lại hồ sơ đề nghị {object}: {reason}",
    "awards.consultation.asked": "{actor} hỏi ý kiến về {reason}: {object}",
    "awards.consultation.answered": "{actor} trả lời ý kiến: {object}",
    # One step over many.
    "awards.nomination.received.many": "{actor} tiếp nhận {number} hồ sơ đề nghị khen thưởng",
    "awards.nomination.found_eligible.many": "{actor} kết luận {number} hồ sơ đủ điều kiện",
    "awards.nomination.rechecked.many": "{actor} xem lại {number} hồ sơ đề nghị: {reason}",
}
