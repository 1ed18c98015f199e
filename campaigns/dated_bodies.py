"""Names of district bodies and of people in a text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_UPPER = "A-Z" + "".join(
    letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isalpha() and letter.isupper()
)
_NAME = rf"[{_UPPER}]\w*"
# Cities that stand under the centre keep their name.
_CENTRAL = "Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế"
_OFFICES = (
    "Ủy ban nhân dân|Ủy ban Mặt trận Tổ quốc|Ủy ban MTTQ|Hội đồng nhân dân|Ban Thường vụ|"
    "Ban Chỉ huy Quân sự|Liên đoàn Lao động|Hội đồng Thi đua - Khen thưởng|Hội đồng TĐKT|"
    "Thường trực HĐND|UBND|HĐND|UBMTTQ|MTTQ|Công an|Viện kiểm sát nhân dân|"
    "Tòa án nhân dân|Trung tâm Y tế|Phòng Nội vụ|Phòng Giáo dục và Đào tạo|Hội Nông dân|"
    "Hội Liên hiệp Phụ nữ|Hội Cựu chiến binh|Đoàn Thanh niên"
)
_BODY = re.compile(
    r"(?:Ban Thường vụ |Ban Chấp hành |Thường trực )?"
    r"(?:Huyện ủy|Huyện đoàn|Thị ủy|Thị đoàn|HUYỆN ỦY)"
    rf"(?:(?:\s+(?!Bác\b){_NAME}){{1,3}})?"
    rf"|(?:(?:{_OFFICES})\s+)?(?:(?:cấp\s+)?huyện|Huyện|HUYỆN|thị xã|Thị xã|thị trấn|Thị trấn"
    rf"|thành phố(?!\s+(?:{_CENTRAL})\b)(?=\s+[{_UPPER}]))\b(?:(?:\s+{_NAME}){{1,3}})?"
)
_PERSON = re.compile(
    rf"(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à)\s+([{_UPPER}][^\W\d_A-Z]+(?:\s+[{_UPPER}][^\W\d_A-Z]*){{1,4}})"
)
_NOBODY_IN_OFFICE = ("Hồ Chí Minh", "Tôn Đức Thắng", "Lương Văn Nắm", "Hoàng Hoa Thám")


def bodies_in(text: str) -> Iterator[tuple[int, int]]:
    """Return where the text names a district, a town or one of their bodies."""
    return (match.span() for match in _BODY.finditer(text))


def people_in(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Return where the text names a person: one of those known, or "đồng chí …"."""
    known = sorted({name for name in names if " " in name}, key=len, reverse=True)
    if known:
        listed = "|".join(re.escape(name) for name in known)
        yield from (match.span() for match in re.finditer(rf"\b(?:{listed})\b", text))
    for match in _PERSON.finditer(text):
        if not match[1].startswith(_NOBODY_IN_OFFICE):
            yield match.span(1)
