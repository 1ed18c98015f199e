"""What a reading lets one guess: year, kind and days of the plan, field of a target. Pure.

Guesses are shown to the person, who chooses.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

from campaigns.intake.parts import Reading, ReadParagraph, blocks_of
from emulation.lib.text import nfc

FIRST_YEAR, LAST_YEAR = 1990, 2100
_YEAR_NAMED = re.compile(r"năm (?:học )?((?:19|20)\d\d)(?!\d)", re.I)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DRIVE = re.compile(
    r"đợt thi đua|thi đua đặc biệt|đợt cao điểm|cao điểm|chuyên đề|chào mừng|kỷ niệm|lập thành tích"
    r"|nước rút|ngày đêm",
    re.I,
)
_DAY = r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"
_DAYS = re.compile(
    rf"từ (?:ngày )?{_DAY}(?: năm \d{{4}})? ?(?:đến|-|–) ?(?:hết )?(?:ngày )?{_DAY}", re.I
)

# Words that tell the field, in the order in which fields are tried; the first that has most
# of them is taken. "đảng" alone would be found in "sản lượng", so words stand whole.
FIELD_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "politics",
        (
            "đảng", "chi bộ", "đảng viên", "cải cách hành chính", "chuyển đổi số", "dịch vụ công",
            "hồ sơ", "thủ tục hành chính", "cán bộ", "công chức", "viên chức", "chiến sĩ thi đua",
            "tập thể lao động", "lao động tiên tiến", "chính quyền", "đoàn viên", "hội viên",
            "mặt trận", "khen thưởng", "đơn thư", "khiếu nại", "tiếp công dân", "giấy khen",
            "sáp nhập", "trong sạch", "hoàn thành nhiệm vụ", "hài lòng", "kết luận", "giám sát",
        ),
    ),
    (
        "security",
        (
            "quốc phòng", "an ninh", "quân sự", "tuyển quân", "giao quân", "nghĩa vụ quân sự",
            "dân quân", "tội phạm", "phạm pháp", "án", "vụ án", "ma túy", "tai nạn giao thông",
            "trật tự", "cháy", "cháy, nổ", "phòng cháy", "diễn tập", "tự vệ",
        ),
    ),
    (
        "environment",
        (
            "môi trường", "rác thải", "chất thải", "nước thải", "nước sạch", "hợp vệ sinh",
            "che phủ rừng", "cây xanh", "nông thôn mới", "đô thị", "giải phóng mặt bằng", "gpmb",
            "quy hoạch", "cấp giấy chứng nhận", "gcnqsdđ", "quyền sử dụng đất", "bê tông",
            "đường", "giao thông nông thôn", "chiếu sáng", "nghĩa trang", "ô nhiễm",
        ),
    ),
    (
        "society",
        (
            "hộ nghèo", "cận nghèo", "trường", "học sinh", "giáo dục", "y tế", "bhyt", "bhxh",
            "bảo hiểm", "trẻ em", "suy dinh dưỡng", "dân số", "văn hóa", "văn hoá", "gia đình",
            "thể thao", "việc làm", "qua đào tạo", "xuất khẩu lao động", "người có công",
            "tiêm chủng",
            "bác sĩ", "giường bệnh", "tử vong", "tuổi thọ", "sinh con", "giới tính", "nhà tạm",
            "nhà dột nát", "từ thiện", "hiến máu", "mầm non", "tổ dân phố văn hóa", "bỏ học",
        ),
    ),
    (
        "economy",
        (
            "kinh tế", "giá trị sản xuất", "tăng trưởng", "thu nhập", "ngân sách", "diện tích",
            "sản lượng", "năng suất", "đàn", "gia cầm", "trâu", "bò", "lợn", "lúa", "ngô", "chè",
            "doanh nghiệp", "hợp tác xã", "ocop", "du lịch", "công nghiệp", "dịch vụ",
            "nông nghiệp", "thủy sản", "vốn", "đầu tư", "bán lẻ", "xuất khẩu", "trồng", "rừng",
            "chăn nuôi", "gieo trồng", "cây ăn quả", "thuế", "grdp", "gdp", "tỷ đồng", "điện",
        ),
    ),
)  # fmt: skip
_FIELD_PATTERNS = tuple(
    (name, re.compile(r"(?<!\w)(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)"))
    for name, words in FIELD_WORDS
)


def guess_year(reading: Reading) -> int | None:
    """Return the year that the paper plans: from title, date, or the year named most."""
    header = reading.header
    for text in (header.title, header.date[:4]):
        if found := _years(_YEAR_NAMED, text) or _years(_YEAR, text):
            return found[-1]
    texts = (block.text for block in blocks_of(reading.items) if isinstance(block, ReadParagraph))
    named = Counter(year for text in texts for year in _years(_YEAR_NAMED, text))
    return max(named, key=lambda year: (named[year], year)) if named else None


def guess_kind(reading: Reading) -> str:
    """Return "drive" where the title tells of an occasion, else "yearly"."""
    title = nfc(reading.header.title)
    is_drive = bool(_DRIVE.search(title)) or (
        bool(title) and not _YEAR.search(title) and guess_days(reading) is not None
    )
    return "drive" if is_drive else "yearly"


def guess_days(reading: Reading) -> tuple[dt.date, dt.date] | None:
    """Return from when to when a drive runs: "từ ngày 01/3/2024 đến ngày 07/5/2024"."""
    year = guess_year(reading)
    for block in blocks_of(reading.items):
        if isinstance(block, ReadParagraph):
            for found in _DAYS.finditer(block.text):
                if days := _days(found.groups(), year):
                    return days
    return None


def guess_field(texts: Iterable[str]) -> str:
    """Return the field of a target from its name, its words and the headings above it.

    The first text that tells anything decides; "economy" where none does.
    """
    for text in texts:
        lowered = nfc(text).lower()
        found = [(len(pattern.findall(lowered)), name) for name, pattern in _FIELD_PATTERNS]
        most = max(count for count, _ in found)
        if most:
            return next(name for count, name in found if count == most)
    return "economy"


def _years(pattern: re.Pattern[str], text: str) -> list[int]:
    years = (int(found) for found in pattern.findall(nfc(text)))
    return [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]


def _days(parts: tuple[str | None, ...], year: int | None) -> tuple[dt.date, dt.date] | None:
    day, month, own, last_day, last_month, last_own = (
        int(part) if part else None for part in parts
    )
    ending = last_own or own or year
    try:
        first = dt.date(own or ending or 0, month or 0, day or 0)
        last = dt.date(ending or 0, last_month or 0, last_day or 0)
    except ValueError:
        return None
    return (first, last) if first <= last else None
