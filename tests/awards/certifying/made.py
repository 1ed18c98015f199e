"""Certificates of invented people, and what is read back from their PDF."""

from __future__ import annotations

import io

import pdfplumber

from awards.certifying.certificate import AWARD_VERB, Certificate
from tests.papers.measure import MM

URL = "https://thidua.example.vn/xac-minh/7KQM-X3PA-9TRD"
LONG_NAME = (
    "Chi hội Cựu chiến binh, Hội Người cao tuổi và Ban Công tác Mặt trận thôn Hồng Lạc, "
    "thôn Tân Kỳ, thôn Liên Cơ, xã Yên Thế"
)
LONG_MERIT = (
    "Đã có thành tích xuất sắc trong phong trào thi đua “Sạch ngõ, xanh đường” năm 2026: vận "
    "động 120 hộ hiến 3.400 m² đất mở rộng đường thôn, trồng 1.880 cây dọc đường, giữ gìn vệ "
    "sinh môi trường, không để rác tồn đọng ở khu dân cư suốt năm, được Nhân dân ghi nhận"
)


def certificate(number: int = 1, **others) -> Certificate:
    words = {
        "decider_post": ("Chủ tịch Ủy ban nhân dân xã Yên Thế",),
        "verb": AWARD_VERB,
        "award": "Giấy khen",
        "recipient": f"Ông Đặng Hữu Thưởng {number}",
        "recipient_detail": "Trưởng thôn Hồng Lạc, xã Yên Thế",
        "merit": f"Đã vận động {number} hộ hiến đất làm đường năm 2026",
        "decision_number": "105/QĐ-UBND",
        "decision_date": "ngày 20 tháng 12 năm 2026",
        "ordinal": number,
        "place_date": "Yên Thế, ngày 20 tháng 12 năm 2026",
        "signer": ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "signer_name": "Nguyễn Đức Thắng",
        "code": "7KQM-X3PA-9TRD",
        "verification_url": URL,
    }
    return Certificate(**words | others)


def letters_of(content: bytes) -> list[list[dict]]:
    """Return the printed letters of every page, with their places."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [page.chars for page in pdf.pages]


def lines_of(letters: list[dict]) -> dict[str, tuple[float, float, float, float]]:
    """Return each printed line with left, top, right and bottom in millimetres.

    The letters of a line follow each other in the file, so a line ends where the next letter
    stands elsewhere.
    """
    lines: dict[str, tuple[float, float, float, float]] = {}
    line: list[dict] = []
    for letter in [*letters, None]:
        if line and (letter is None or not _follows(line[-1], letter)):
            lines["".join(each["text"] for each in line)] = (
                line[0]["x0"] * MM,
                min(each["top"] for each in line) * MM,
                line[-1]["x1"] * MM,
                max(each["bottom"] for each in line) * MM,
            )
            line = []
        if letter is not None:
            line.append(letter)
    return lines


def _follows(last: dict, letter: dict) -> bool:
    same_foot = abs(last["matrix"][5] - letter["matrix"][5]) < 0.1
    return same_foot and abs(letter["x0"] - last["x1"]) < 0.5
