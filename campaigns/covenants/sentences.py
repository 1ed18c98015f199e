"""Sentences of the trail about covenants."""

SENTENCES = {
    "campaigns.covenant.written": "{actor} soạn {object}",
    "campaigns.covenant.changed": "{actor} sửa {object}",
    "campaigns.covenant.agreed": "{actor} đồng ý {object}: {reason}",
    "campaigns.covenant.signed": "{actor} đính kèm bản đã ký của {object}",
    "campaigns.covenant.removed": "{actor} bỏ {object}: {reason}",
}
