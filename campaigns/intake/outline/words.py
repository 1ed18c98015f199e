"""Small questions about a line of text: capitals, ends, beginnings."""

from __future__ import annotations

import re
from typing import Final

_LAST_SIGNS: Final = "”\"’')]» "
_SENTENCE_ENDS: Final = (".", ";", ":", "!", "?", "…")
# Signs drawn between the parts of a head: "-----", "_____", "* * *", "=====".
_RULE: Final = re.compile(r"^[\s\-–—_=*~|.․…]*[\-–—_=*~|][\s\-–—_=*~|.․…]*$")
_QUOTES: Final = (("“", "”"), ("«", "»"), ("(", ")"))

# Words after which a sentence must go on.
_OPEN_WORDS: Final = frozenset(
    {
        "và", "của", "về", "với", "cho", "các", "những", "một", "tại", "trong", "theo", "từ",
        "đến", "do", "là", "hoặc", "để", "bằng", "trên", "dưới", "vào", "ở", "nhằm", "gồm",
        "như", "giữa", "bởi",
    }
)  # fmt: skip
# Words after which a name or number goes on.
_NAMING_WORDS: Final = frozenset(
    {
        "số", "ngày", "tháng", "năm", "quý", "thứ", "khóa", "khoá", "xã", "phường", "huyện",
        "quận", "tỉnh", "thôn", "bản", "tổ", "khu", "ấp", "phố", "ông", "bà", "trấn", "điều",
        "khoản", "điểm", "mục", "chương", "phần", "trường",
    }
)  # fmt: skip
# Words that a number follows: at the beginning of the next line it is no item's number.
_COUNTING_WORDS: Final = frozenset(
    {
        "năm", "tháng", "ngày", "số", "quý", "thứ", "khóa", "khoá", "điều", "khoản", "điểm",
        "mục", "chương", "phần", "phụ", "từ", "đến", "và", "hoặc", "với", "của", "thôn", "tổ",
        "khu", "ấp", "bản", "tiểu", "đội", "lớp", "loại", "hạng", "mức", "độ", "đoạn", "đợt",
        "là", "đạt", "tăng", "giảm", "còn", "trên", "dưới", "khoảng", "có", "thêm", "các",
        "những", "trong", "hội", "nghị", "quyết", "định", "thị", "luật", "giai", "tại", "cho",
        "hơn", "gần",
    }
)  # fmt: skip


def is_capitals(text: str) -> bool:
    """Say whether all letters are capitals (at least two of them)."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and not any(letter.islower() for letter in letters)


def has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def is_rule(text: str) -> bool:
    """Say whether the line only draws: dashes, underlines, stars."""
    return bool(_RULE.match(text)) and not any(letter.isalnum() for letter in text)


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence or a member of a list does."""
    return text.rstrip(_LAST_SIGNS).endswith(_SENTENCE_ENDS)


def without_end(text: str) -> str:
    """Drop the stops at the end, "./." included."""
    return text.rstrip(" .;:,/")


def first_word(text: str) -> str:
    return text.split(" ", 1)[0]


def last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1].lower()


def starts_lower(text: str) -> bool:
    """Say whether the first letter is small; signs before it are passed over, figures not."""
    first = text.lstrip("“\"‘'(«…. ")[:1]
    return first.islower()


def starts_upper(text: str) -> bool:
    first = text.lstrip("“\"‘'(«…. ")[:1]
    return first.isupper()


def stays_open(text: str) -> bool:
    """Say whether the text cannot end here: a comma, a hyphen or "của" stands last."""
    return text.endswith((",", "-", "–", "/", "&", "+")) or last_word(text) in _OPEN_WORDS


def awaits_name(text: str) -> bool:
    """Say whether a name may follow the last word: "trên địa bàn xã"."""
    return last_word(text) in _NAMING_WORDS


def awaits_number(text: str) -> bool:
    """Say whether the last word is one that a number follows: "năm", "số", "Điều"."""
    return last_word(text).lstrip('(“"') in _COUNTING_WORDS


def has_open_quote(text: str, reach: int = 300) -> bool:
    """Say whether a quotation or bracket, opened in the last letters, is not closed yet."""
    end = text[-reach:]
    return any(end.rfind(left) > end.rfind(right) for left, right in _QUOTES)


def is_spaced(text: str) -> bool:
    """Say whether the letters are set wide: "K Ế H O Ạ C H"."""
    letters = text.split()
    return len(letters) > 3 and all(len(letter) == 1 for letter in letters)
