"""What is done with councils and sittings, as the trail tells it. Of a vote it tells nothing."""

from emulation.org.answering import Words

SITS_ALREADY = "Hội đồng đang họp một phiên khác. Kết thúc phiên ấy trước."

TELL_THE_REASON = "Ghi rõ quan hệ hoặc lý do, để in vào biên bản."
NO_SEAT_TO_DECLARE = "Chỉ thành viên Hội đồng có ghế trong phiên họp mới khai không tham gia."
VOTED_ALREADY = "Đồng chí đã bỏ phiếu hồ sơ này nên không khai được nữa. Báo thư ký Hội đồng."
DECLARED_ALREADY = "Đồng chí đã được ghi là không tham gia biểu quyết hồ sơ này."
OPINION_WRITTEN = "Ý kiến của đồng chí về hồ sơ này đã được ghi. Cần đổi thì báo thư ký Hội đồng."
VOTE_OVER = "Hồ sơ này đã biểu quyết xong nên không khai được nữa."

# What becomes of a slip that is not taken.
NOT_VOTED = Words(
    another="Máy đang đăng nhập tên người khác, không phải người mở phiếu này. Phiếu chưa được "
    "ghi.",
    not_yours="Đồng chí không có ghế trong phiên họp này. Phiếu chưa được ghi.",
    stale="Lượt bỏ phiếu vừa thay đổi. Phiếu chưa được ghi.",
    logged_out="Máy đã đăng xuất nên phiếu chưa được ghi. Đăng nhập lại rồi bỏ phiếu này.",
)

SENTENCES = {
    "awards.council.written": "{actor} ghi {object}",
    "awards.council.changed": "{actor} sửa {object}",
    "awards.council.member_added": "{actor} thêm thành viên vào {object}: {reason}",
    "awards.council.member_ended": "{actor} ghi thôi thành viên {object}: {reason}",
    "awards.sitting.planned": "{actor} lập {object}",
    "awards.sitting.changed": "{actor} sửa {object}",
    "awards.sitting.tabled": "{actor} đưa hồ sơ vào chương trình {object}: {reason}",
    "awards.sitting.untabled": "{actor} rút hồ sơ khỏi chương trình {object}: {reason}",
    "awards.sitting.attendance_set": "{actor} điểm danh {object}: {reason}",
    "awards.sitting.opened": "{actor} khai mạc {object}: {reason}",
    "awards.sitting.written": "{actor} ghi diễn biến, kết luận {object}",
    "awards.sitting.closed": "{actor} kết thúc {object}",
    "awards.sitting.cancelled": "{actor} hủy {object}: {reason}",
    "awards.sitting.minutes_issued": "{actor} ban hành biên bản {object}",
    "awards.ballot.mode_set": "{actor} đổi cách {object}: {reason}",
    "awards.ballot.conflict_added": "{actor} ghi người không tham gia {object}: {reason}",
    "awards.ballot.conflict_declared": "{actor} tự khai không tham gia {object}: {reason}",
    "awards.ballot.conflict_removed": "{actor} bỏ ghi người không tham gia {object}: {reason}",
    "awards.ballot.opened": "{actor} mở {object}",
    "awards.ballot.begun_anew": "{actor} hủy lượt, làm lại {object}: {reason}",
    "awards.ballot.names_written": "{actor} ghi ý kiến công khai, bằng văn bản khi {object}",
    "awards.ballot.closed": "{actor} chốt {object}: {reason}",
    "awards.ballot.left_out": "{actor} ghi không lấy sau khi {object}: {reason}",
    "awards.nomination.tabled": "{actor} đưa {object} ra Hội đồng",
    "awards.nomination.untabled": "{actor} đưa {object} khỏi chương trình Hội đồng: {reason}",
    "awards.nomination.passed": "Hội đồng thông qua {object}. {reason}",
    "awards.nomination.failed": "Hội đồng không thông qua {object}. {reason}",
    # One step over many.
    "awards.nomination.tabled.many": "{actor} đưa {number} hồ sơ ra Hội đồng",
    "awards.nomination.untabled.many": "{actor} rút {number} hồ sơ khỏi phiên họp: {reason}",
}
