"""Sentences of the trail about registrations."""

SENTENCES = {
    "campaigns.registration.sent": "{actor} gửi {object}",
    "campaigns.registration.taken_by_phone": "{actor} ghi thay {object} theo điện thoại, giấy",
    "campaigns.registration.recalled": "{actor} thu hồi {object}",
    "campaigns.registration.withdrawn": "{actor} rút {object}: {reason}",
    "campaigns.registration.begun_again": "{actor} đăng ký lại {object}",
    "campaigns.registration.received": "{actor} tiếp nhận {object}",
    "campaigns.registration.returned": "{actor} trả lại {object}: {reason}",
    "campaigns.registration.approved": "{actor} duyệt {object}",
    "campaigns.registration.confirmed": "{actor} xác nhận đúng {object}",
    "campaigns.registration.reminded": "{actor} nhắc đăng ký {object}: {reason}",
    "campaigns.registration.allowed": "{actor} cho đăng ký muộn, bổ sung {object}: {reason}",
    "campaigns.registration.aspirants_set": "{actor} ghi người, tập thể đăng ký {reason}",
    "campaigns.registration.households_ticked": "{actor} đăng ký tất cả hộ: {reason}",
    "campaigns.registration.households_unticked": "{actor} bỏ đăng ký các hộ: {reason}",
    "campaigns.registration.sheet_added": "{actor} đính kèm phiếu đã ký {reason}",
    "campaigns.registration.sheet_removed": "{actor} bỏ phiếu đã ký {reason}",
}
