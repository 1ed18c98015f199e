"""What is done with posted lists, as the trail tells it. It never names who gave an opinion."""

SENTENCES = {
    "awards.posting.opened": "{actor} niêm yết lấy ý kiến: {object} ({reason})",
    "awards.posting.ended": "{actor} kết thúc niêm yết: {object}",
    "awards.posting.stopped": "{actor} dừng niêm yết trước hạn: {object}. {reason}",
    "awards.opinion.came": "Có ý kiến gửi đến về {object}",
    "awards.opinion.answered": "{actor} xem xét một ý kiến về {object}",
    "awards.nomination.posted": "{actor} niêm yết lấy ý kiến về {object}",
    "awards.nomination.unposted": "{actor} kết thúc lấy ý kiến về {object}",
    # One step over many.
    "awards.nomination.posted.many": "{actor} niêm yết lấy ý kiến về {number} hồ sơ",
    "awards.nomination.unposted.many": "{actor} kết thúc lấy ý kiến về {number} hồ sơ",
}
