"""Names that old plans use: kinds of papers, bodies that issue them, posts that sign them."""

from __future__ import annotations

import re
from typing import Final

# Kinds of papers (tên loại); a longer name stands before the shorter that begins it.
KINDS: Final = (
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH CÔNG TÁC", "CHƯƠNG TRÌNH", "KẾ HOẠCH LIÊN TỊCH",
    "KẾ HOẠCH", "CHỈ THỊ", "NGHỊ QUYẾT LIÊN TỊCH", "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "HƯỚNG DẪN",
    "THÔNG BÁO", "ĐỀ ÁN", "BÁO CÁO", "PHƯƠNG ÁN", "DỰ ÁN", "TỜ TRÌNH", "QUY CHẾ", "QUY ĐỊNH",
    "KẾT LUẬN", "LỜI KÊU GỌI", "THƯ KÊU GỌI", "CÔNG ĐIỆN", "BIÊN BẢN", "GIAO ƯỚC THI ĐUA",
    "BẢN GIAO ƯỚC THI ĐUA", "BẢN KÝ KẾT GIAO ƯỚC THI ĐUA", "KÝ KẾT GIAO ƯỚC THI ĐUA",
    "BẢN ĐĂNG KÝ GIAO ƯỚC THI ĐUA", "BẢN ĐĂNG KÝ THI ĐUA", "ĐĂNG KÝ GIAO ƯỚC THI ĐUA",
    "ĐĂNG KÝ THI ĐUA", "BẢN CAM KẾT THI ĐUA", "BẢN CAM KẾT", "GIAO ƯỚC", "PHÁT ĐỘNG THI ĐUA",
)  # fmt: skip

# Papers that are cited: "Kế hoạch số …".
CITED: Final = (
    r"(?:Kế hoạch|Chỉ thị|Nghị quyết|Quyết định|Công văn|Công điện|Luật|Bộ luật|Nghị định|"
    r"Thông tư|Hướng dẫn|Chương trình|Kết luận|Thông báo|Đề án|Văn bản|Quy định|Quy chế|"
    r"Pháp lệnh|Hiến pháp|Báo cáo|Tờ trình|Thông tri|Lời kêu gọi|Phương án|Điều lệ)"
)

# How the name of a body begins; small and large letters alike.
_BODIES: Final = (
    r"ủy ban|uỷ ban|ubnd|ub ?mttq|hội đồng|hđnd|đảng bộ|đảng ủy|đảng uỷ|tỉnh ủy|tỉnh uỷ|"
    r"huyện ủy|huyện uỷ|thành ủy|thành uỷ|thị ủy|thị uỷ|quận ủy|quận uỷ|ban chấp hành|bch|"
    r"ban thường vụ|btv|ban thường trực|thường trực|sở|phòng|trường|bộ|cục|chi cục|trạm|"
    r"trung tâm|ttyt|mặt trận|mttq|hội|đoàn|liên đoàn|công đoàn|ban|khối|cụm|văn phòng|chi bộ|"
    r"công an|quân khu|bộ chỉ huy|bchqs|tòa án|toà án|viện|ngân hàng|kho bạc|thôn|tổ dân phố|"
    r"hợp tác xã|htx|công ty|chi nhánh|chủ tịch|thủ tướng|chính phủ|quốc hội|tổng|liên minh|"
    r"đài|bảo hiểm|chi đoàn|hạt|khu phố|ấp|bản|ttvh"
)
BODY: Final = re.compile(rf"(?:{_BODIES})(?!\w)", re.IGNORECASE)

# A body that issues, as a paragraph names it: "Chủ tịch UBND xã Đồng Tâm".
ISSUER_IN_TEXT: Final = (
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Đảng ủy|Đảng uỷ|"
    r"Tỉnh ủy|Tỉnh uỷ|Huyện ủy|Huyện uỷ|Thành ủy|Thành uỷ|Ban Thường vụ|Ban Chấp hành|BTV|BCH|"
    r"Hội đồng Thi đua|Hội đồng thi đua|Trường|Sở|Phòng|Ủy ban MTTQ|Ủy ban Mặt trận|"
    r"Công an|Ban Giám hiệu|Hội|Khối thi đua|Cụm thi đua|Công đoàn|Đoàn)(?!\w)"
)
ISSUING_VERB: Final = (
    r"(?:ban hành|xây dựng|phát động|tổ chức|đề ra|yêu cầu|triển khai|quyết định|hướng dẫn|"
    r"kêu gọi|chỉ đạo|thông báo|báo cáo|đăng ký|giao|lập|đề nghị|quyết nghị|chỉ thị|thống nhất|"
    r"công bố|thông qua|trình|cụ thể hóa|cụ thể hoá|tiếp tục|đặt ra|ký kết)(?!\w)"
)

# Posts that sign, in capitals as they stand above the name.
_POSTS: Final = (
    r"(?:PHÓ |Q\. ?|QUYỀN )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH|CHỦ NHIỆM|"
    r"TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|VIỆN TRƯỞNG|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TRƯỞNG|THỦ TƯỚNG|"
    r"HIỆU PHÓ|TỔ TRƯỞNG|KHỐI TRƯỞNG|CỤM TRƯỞNG|CHI HỘI|CHI CỤC|CHỈ HUY|CHÍNH ỦY|CHÍNH TRỊ VIÊN|"
    r"ĐỘI TRƯỞNG|TRẠM TRƯỞNG|THƯ KÝ|TỔNG|ỦY VIÊN|THƯỜNG TRỰC)|PHÓ (?:TRƯỞNG|BAN|PHÒNG|TỔ|"
    r"BÍ THƯ)|CHỦ T[ỌO]A|CHỦ TỌA|ĐẠI DIỆN|NGƯỜI (?:ĐĂNG KÝ|LẬP|VIẾT|KÝ)|PHÓ(?= )|ĐƠN VỊ|BAN "
)
_MODE: Final = r"(?:(?:TM|KT|TL|TUQ|TƯQ|Q)\s?[./]|(?:T/M|T\.M|K/T|T/L)\s?\.?)\s?"
MODE: Final = re.compile(rf"{_MODE}(?=[^\W\d_])")
SIGNER: Final = re.compile(rf"(?:{_MODE}(?=[^\W\d_])|(?:{_POSTS})(?!\w))")
MODES: Final = (
    (re.compile(r"(?:TM|T/M|T\.M)\s?[./]?"), "tm"),
    (re.compile(r"(?:TUQ|TƯQ)\s?\."), "tuq"),
    (re.compile(r"(?:KT|K/T)\s?[./]?"), "kt"),
    (re.compile(r"(?:TL|T/L)\s?[./]?"), "tl"),
    (re.compile(r"Q\s?\.|QUYỀN "), "q"),
)

_DEGREES: Final = (
    r"(?:(?:PGS|GS|TS|ThS|Th\.S|Ths|BS|BSCK\d?|KS|CN|NGƯT|TTƯT)\.? ?|"
    r"(?:Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân) |"
    r"(?:Đại tướng|(?:Thượng|Trung|Thiếu|Đại) (?:tướng|tá|úy|uỷ|uý)|Đại tá|Đại úy) )"
)
# Two to six words with a large first letter; apostrophes and dots of Highland names.
_NAME_WORD: Final = r"[^\W\d_a-zà-ÿ][^\W\d_]{0,7}(?:['’][^\W\d_]{1,7})?"
_NAME: Final = re.compile(rf"(?:{_DEGREES})*(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{1,5}})")
SURNAMES: Final = frozenset(
    {
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi",
        "đỗ", "hồ", "ngô", "dương", "lý", "đào", "đinh", "trịnh", "mai", "tô", "hà", "lâm",
        "lương", "cao", "tạ", "thân", "giáp", "chu", "triệu", "nông", "vi", "hứa", "la", "lò",
        "lường", "lù", "giàng", "vàng", "thào", "sùng", "mùa", "quàng", "cầm", "đèo", "tòng",
        "cà", "hoàn", "đoàn", "trương", "lưu", "phùng", "quách", "nghiêm", "tăng", "thái", "từ",
        "kiều", "vương", "tống", "bạch", "cù", "doãn", "đồng", "khổng", "khương", "lại", "liêu",
        "mạc", "ninh", "ong", "phí", "quản", "tiêu", "ngọ",
    }
)  # fmt: skip
_NO_NAME: Final = re.compile(
    r"(?:Nơi Nhận|Như Trên|Ủy Ban|Kế Hoạch|Văn Phòng|Phụ Lục|Hội Đồng|Đã Ký)", re.IGNORECASE
)


def is_name(text: str) -> bool:
    """Say whether the text may be a person's name, a degree or rank before it allowed."""
    found = _NAME.fullmatch(text)
    if found is None or _NO_NAME.match(text):
        return False
    words = found["name"].split()
    if BODY.match(text) and words[0].lower() not in SURNAMES:
        return False
    if all(len(word) > 1 and word.isupper() for word in words):
        return words[0].lower() in SURNAMES and not SIGNER.match(text)
    return all(word[:1].isupper() and (len(word) < 2 or not word.isupper()) for word in words)
