"""Sentences of the trail about clusters, scoring and ranking."""

SENTENCES = {
    "campaigns.cluster.created": "{actor} lập {object}",
    "campaigns.cluster.changed": "{actor} sửa {object}",
    "campaigns.cluster.members_set": "{actor} xếp thành viên và trưởng của {object}",
    "campaigns.cluster.copied": "{actor} chép {object} từ năm trước, trưởng cụm luân phiên",
    "campaigns.cluster.removed": "{actor} bỏ {object}",
    "campaigns.scoring.planned": "{actor} chọn các cột chấm điểm {object}",
    "campaigns.scoring.advanced": "{actor} chuyển chấm điểm sang {reason}",
    "campaigns.scoring.gone_back": "{actor} mở lại cột chấm trước: {reason}",
    "campaigns.sheet.sent": "{actor} gửi {object}",
    "campaigns.sheet.reopened": "{actor} trả lại {object}: {reason}",
    "campaigns.sheet.taken_back": "{actor} mở lại cột trước, {object} về đang chấm: {reason}",
    "campaigns.ranking.closed": "{actor} chốt xếp hạng {object}",
    "campaigns.ranking.published": "{actor} công bố xếp hạng {object}",
    # One step over many.
    "campaigns.sheet.taken_back.many": "{actor} mở lại cột, {number} phiếu về đang chấm: {reason}",
}
