"""The words that head the columns of a table, and what each kind of column is called here.

A new word is one more alternative in ``_ROLE_WORDS``; the first role that fits counts.
"""

from __future__ import annotations

import re

# Whoever sets a figure; of several columns the lowest stands for the paper's own figure.
_GIVERS = (
    ("trung ương", r"trung ương|tw|chính phủ|thủ tướng|bộ|quốc hội"),
    ("tỉnh", r"tỉnh"),
    ("thành phố", r"thành phố|tp\.?"),
    ("huyện", r"huyện|quận|thị xã|tx\.?"),
    ("cấp trên", r"cấp trên|trên"),
    ("xã", r"xã|phường|thị trấn|địa phương|đơn vị"),
    ("thôn", r"thôn|bản|ấp|khu phố|tổ dân phố"),
)
_GIVEN = r"(?:giao|phân bổ)"
_AREA = r"thôn|xóm|bản|ấp|buôn|xã|phường|thị trấn|tổ dân phố|tdp|khu phố|khu|huyện|thị xã"
_BODY = r"đơn vị|cơ quan|bộ phận|người|ban|ngành|phòng"
_YEAR = r"(?:19|20)\d\d"

# (role, words). Words are searched in the lower-case head; the first role that fits counts.
_ROLE_WORDS: tuple[tuple[str, str], ...] = (
    ("number", r"^(?:s?tt|số tt|số thứ tự|no|số)$"),
    ("points", r"^điểm\b|thang điểm|(?:số|mức|tổng|được|chấm) điểm"),
    ("points", r"điểm (?:tối đa|chuẩn|số|chấm)"),
    ("compare", r"so sánh|so với|\bso kh|tỷ lệ hoàn thành|tăng ?[,/(+] ?giảm|mức tăng"),
    ("compare", r"% ?(?:hoàn thành|thực hiện|đạt|kh|so|tăng)|^đạt ?\(?%"),
    ("compare", r"(?:\bư?th\b|thực hiện)[^/]* ?/ ?(?:kh|kế hoạch|ư?th)|\bkh\b[^/]*/ ?(?:ư?th|ước)"),
    ("note", r"ghi chú|^căn cứ|nguồn (?:số|dữ) liệu|lý do|giải trình|cách tính"),
    ("owner", r"giao cho|chủ trì|phụ trách|phối hợp|trách nhiệm|tham mưu|đầu mối"),
    ("owner", rf"^phân công|(?:{_BODY})\b[^/]{{0,20}} (?:được giao|thực hiện|theo dõi|báo cáo)"),
    ("owner", rf"(?:{_BODY}) (?:thống kê|triển khai|tổ chức)"),
    ("deadline", r"thời gian|thời hạn|tiến độ|thời điểm|hạn hoàn thành|^ngày|hoàn thành trước"),
    ("price", r"đơn giá|thành tiền|giá bán|mức thưởng|tiền thưởng|mức chi"),
    ("money", r"kinh phí|dự toán|nguồn vốn|tổng mức đầu tư|số tiền|\bvốn\b"),
    ("unit", r"đơn vị (?:tính|đo)|\bđvt\b|đv tính|đ\.v\.t|^đơn vị$|^đv$"),
    ("period", r"\bquý\b|^(?:\d+|sáu|chín) tháng|^tháng|\bq[1-4]\b|đầu năm|cuối năm"),
    ("actual", r"^(?:kết quả|ước|đã|tình hình|số liệu)?\W*(?:thực hiện|\bư?th\b)|^ước\b"),
    (
        "plan",
        r"kế hoạch|\bkh\b|phấn đấu|năm nay|cần đạt|dự kiến|đăng ký|cam kết|định hướng|nghị quyết",
    ),
    ("actual", r"thực hiện|\bth\b|ước|kết quả|đạt được|đã đạt|cùng kỳ|năm trước"),
    ("actual", r"hiện trạng|hiện nay|hiện có|kỳ gốc|xuất phát|số đầu kỳ"),
    ("plan", rf"(?:chỉ|mục) tiêu (?:{_YEAR}|năm|đến|giai đoạn|của|xã|huyện|tỉnh|phường)"),
    ("plan", rf"\b{_GIVEN}\b|\bnq\b|đến (?:hết )?năm"),
    ("total", r"^(?:tổng|tổng (?:số|cộng)|cộng|chung)$|cả năm"),
    ("total", r"toàn (?:xã|phường|huyện|tỉnh|thành phố|thị)"),
    ("year", rf"^(?:trong )?(?:năm )?(?:học )?{_YEAR}(?: ?[-–] ?{_YEAR})?$|^giai đoạn"),
    (
        "area",
        rf"^(?:tên )?(?:các )?(?:{_AREA}|địa phương|địa bàn|đơn vị)(?: ?[,/].*| trực thuộc)?$",
    ),
    ("share", rf"^(?:{_AREA}|chi bộ|trường|sở|phòng|hội)\b"),
    ("name", r"chỉ tiêu|nội dung|danh mục|tiêu chí|hạng mục|nhiệm vụ|mục tiêu|diễn giải"),
    ("name", r"công việc|hoạt động|^tên\b|sản phẩm|^loại\b|lĩnh vực"),
    ("quantity", r"^(?:số lượng|khối lượng|giá trị|mức)$"),
)
ROLES = tuple((role, re.compile(words)) for role, words in _ROLE_WORDS)
_PARTS = re.compile(r"trong đó|chia ra|phân bổ|phân theo|chi tiết|chia theo")
# Of several columns that could hold the name, the one named first here does.
_NAME_ORDER = (
    "chỉ tiêu", "tên", "nội dung", "tiêu chí", "danh mục", "hạng mục", "diễn giải", "mục tiêu",
    "sản phẩm", "nhiệm vụ", "công việc", "hoạt động", "loại", "lĩnh vực",
)  # fmt: skip
_YEARS = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_GIVER_WORDS = tuple((giver, re.compile(rf"\b(?:{words})\b")) for giver, words in _GIVERS)
_GIVEN_WORD = re.compile(rf"\b{_GIVEN}\b")
_FAR = re.compile(r"\bđến\b|định hướng|giai đoạn|nhiệm kỳ|đại hội|tầm nhìn|5 năm")
_OWN = re.compile(r"phấn đấu|đăng ký|cam kết")


def role_of(head: str) -> str:
    """Return the role of a column from its head words, or ""."""
    words = re.sub(r"\s+", " ", head).strip(" .:*").casefold()
    words = without_brackets(words) or words
    return next((role for role, pattern in ROLES if pattern.search(words)), "")


def without_brackets(head: str) -> str:
    """Return a head without the brackets at its end: "Sản lượng (tấn)" → "Sản lượng"."""
    return re.sub(r"\s*\([^()]*\)$", "", head)


def names_parts(head: str) -> bool:
    """Say whether the columns below only divide another: "Trong đó", "Chia ra"."""
    return bool(_PARTS.search(head.casefold()))


def years_of(levels: list[str]) -> tuple[int | None, bool]:
    """Return the year of a column, the last of a span, and whether it is a span.

    ``levels`` run from the widest cell of the head to the column's own, which counts first.
    """
    for level in reversed(levels):
        if years := [int(year) for year in _YEARS.findall(level)]:
            return years[-1], "giai đoạn" in level.casefold() or len(set(years)) > 1
    return None, False


def giver_of(head: str) -> str:
    """Return who gave the figures: "năm 2025 huyện giao" → "huyện"; "" for the paper's own."""
    words = head.casefold()
    given = _GIVEN_WORD.search(words)
    if not given or is_own(words):
        return ""
    before = words[: given.start()]
    return next((giver for giver, pattern in _GIVER_WORDS if pattern.search(before)), "")


def is_given(head: str) -> bool:
    """Say whether figures were set from above: "huyện giao", "chỉ tiêu giao"."""
    return bool(_GIVEN_WORD.search(head.casefold())) and not is_own(head)


def is_own(head: str) -> bool:
    """Say whether a head calls the figures the paper's own: "xã phấn đấu", "đăng ký"."""
    return bool(_OWN.search(head.casefold()))


def is_far(head: str) -> bool:
    """Say whether a head names an aim of later years: "đến năm 2030", "nhiệm kỳ"."""
    return bool(_FAR.search(head.casefold()))


def rank_of_giver(giver: str) -> int:
    """Return how near to the paper's own level figures were set; its own are the nearest."""
    givers = [known for known, _ in _GIVERS]
    return givers.index(giver) if giver else len(givers)


def name_rank(head: str) -> int:
    """Return how well a head names the column of names; 0 is best."""
    words = head.casefold()
    return next((rank for rank, word in enumerate(_NAME_ORDER) if word in words), len(_NAME_ORDER))
