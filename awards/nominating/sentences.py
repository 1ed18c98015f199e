"""What is done with rounds and nominations, as the trail tells it."""

SENTENCES = {
    "awards.round.opened": "{actor} mở {object}",
    "awards.round.changed": "{actor} sửa {object}",
    "awards.round.ended": "{actor} kết thúc {object}",
    "awards.nomination.started": "{actor} lập hồ sơ đề nghị {object}",
    "awards.nomination.dropped": "{actor} bỏ hồ sơ chưa gửi: {object}",
    "awards.nomination.filled": "{actor} khai chung vào {object}",
    "awards.nomination.sent": "{actor} gửi hồ sơ đề nghị {object}",
    "awards.nomination.recalled": "{actor} thu hồi hồ sơ đề nghị {object}",
    "awards.nomination.figures_changed": "Số liệu của {object} thay đổi sau khi gửi",
    "awards.nomination.withdrawn": "{actor} rút hồ sơ đề nghị {object}: {reason}",
    "awards.nomination.file_added": "{actor} thêm giấy tờ “{reason}” vào {object}",
    "awards.nomination.file_removed": "{actor} bỏ giấy tờ “{reason}” khỏi {object}",
    "awards.dossier.file_added": "{actor} thêm giấy tờ chung “{reason}” vào {object}",
    "awards.dossier.file_removed": "{actor} bỏ giấy tờ chung “{reason}” khỏi {object}",
    # One step over many.
    "awards.nomination.started.many": "{actor} lập {number} hồ sơ đề nghị khen thưởng",
    "awards.nomination.dropped.many": "{actor} bỏ {number} hồ sơ chưa gửi",
    "awards.nomination.filled.many": "{actor} khai chung vào {number} hồ sơ đề nghị khen thưởng",
    "awards.nomination.sent.many": "{actor} gửi {number} hồ sơ đề nghị khen thưởng",
    "awards.nomination.figures_changed.many": "Số liệu của {number} hồ sơ thay đổi sau khi gửi",
}
