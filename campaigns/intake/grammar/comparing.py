"""Words before and after a number that say how it is meant: dưới, ít nhất, giảm còn, trở lên.

Each row is one meaning with its phrases; add a phrase to its row to teach it.
"""

from __future__ import annotations

from typing import NamedTuple

from campaigns.intake.grammar.phrases import PhraseTable, phrase_set


class Opener(NamedTuple):
    """``role``: compare, end, delta, reach, from, filler. ``means``: comparator or direction."""

    role: str
    means: str = ""


_BEFORE: dict[Opener, tuple[str, ...]] = {
    Opener("compare", "<"): (
        "<", "dưới", "dưới mức", "ít hơn", "thấp hơn", "nhỏ hơn", "chưa đến", "chưa tới",
    ),
    Opener("compare", "<="): (
        "<=", "≤", "không quá", "không vượt quá", "không vượt", "tối đa", "tối đa không quá",
        "nhiều nhất", "không cao hơn", "không hơn", "không lớn hơn", "không trên",
        "không nhiều hơn",
    ),
    Opener("compare", ">"): (
        ">", "trên", "trên mức", "hơn", "cao hơn", "lớn hơn", "nhiều hơn", "vượt trên", "từ trên",
    ),
    Opener("compare", ">="): (
        ">=", "≥", "ít nhất", "ít nhất là", "tối thiểu", "tối thiểu là", "không dưới",
        "không thấp hơn", "không ít hơn", "không nhỏ hơn", "thấp nhất", "thấp nhất là", "chí ít",
        "đạt và vượt", "đạt hoặc vượt", "đạt , vượt", "tối thiểu cho", "ít nhất cho", "ít nhất có",
        "tối thiểu có", "bằng hoặc lớn hơn", "bằng hoặc cao hơn", "đạt hoặc hơn",
    ),
    Opener("about"): (
        "khoảng", "xấp xỉ", "gần", "chừng", "vào khoảng", "trong khoảng", "~", "ước", "ước khoảng",
        "dự kiến", "bằng khoảng",
    ),
    Opener("end"): (
        "giảm còn", "giảm xuống", "giảm xuống còn", "giảm xuống mức", "xuống", "xuống còn", "còn",
        "chỉ còn", "hạ xuống", "hạ xuống còn", "hạ còn", "giảm về", "giảm về mức", "về mức",
        "kéo giảm còn", "kéo giảm xuống", "kéo giảm xuống còn", "kéo xuống", "kéo xuống còn",
        "giảm đến", "xuống mức", "xuống còn mức", "lên", "lên đến", "lên tới", "lên mức",
        "tăng lên", "tăng lên mức", "tăng lên đến", "nâng lên", "nâng lên mức", "đưa lên",
        "giảm chỉ còn", "chỉ còn khoảng", "lên thành",
    ),
    Opener("delta", "down"): (
        "giảm", "giảm được", "giảm thêm", "kéo giảm", "cắt giảm", "giảm bình quân",
        "giảm trung bình", "giảm đi", "rút ngắn", "tiết kiệm", "tiết giảm", "thấp hơn năm trước",
        "thấp hơn cùng kỳ", "ít hơn năm trước", "ít hơn cùng kỳ", "thấp hơn so với năm trước",
    ),
    Opener("delta", "up"): (
        "tăng", "tăng thêm", "tăng được", "tăng bình quân", "tăng trung bình", "tăng trưởng",
        "tăng trưởng bình quân", "vượt", "vượt mức", "vượt chỉ tiêu", "nâng thêm",
        "gấp", "tăng gấp", "cao gấp", "nâng gấp", "cao hơn năm trước", "cao hơn cùng kỳ",
        "nhiều hơn năm trước", "nhiều hơn cùng kỳ", "cao hơn so với năm trước",
    ),
    Opener("reach"): (
        "đạt", "đạt được", "đạt tỷ lệ", "đạt mức", "đạt bình quân", "là", "chiếm", "chiếm tỷ lệ",
        "chiếm tỷ trọng", "ở mức", "bằng", "tương đương", "phấn đấu đạt", "ước đạt", "với tỷ lệ",
        "tỷ lệ đạt", "đạt trung bình", "tương ứng", "đạt khoảng", "=", "tương đương với",
        "duy trì mức",
        "đạt tổng số",
    ),
    Opener("reach", "maintain"): (
        "giữ ở mức", "duy trì ở mức", "ổn định ở mức", "giữ mức", "giữ vững ở mức", "giữ vững mức",
        "duy trì mức",
    ),
    Opener("has"): ("có", "có thêm", "có được", "là có", "gồm có"),
    Opener("from"): ("từ",),
    Opener("stop"): ("trở lên", "trở xuống", "đổ lên", "hoàn thành", "trở thành", "trên địa bàn",
        "hoàn thành vượt mức", "mặt bằng", "đồng bằng", "công bằng", "cân bằng", "văn bằng",
        "vươn lên", "chưa đạt", "không đạt", "chế độ", "mức độ", "cấp độ",
        "trách nhiệm", "người có", "chi còn", "định mức"),
    Opener("filler"): (
        "bình quân", "trung bình", "mỗi năm", "hàng năm", "hằng năm", "bình quân mỗi năm",
        "bình quân hàng năm", "bình quân hằng năm", "trung bình mỗi năm", "trung bình hằng năm",
        "bình quân năm", "bình quân chung", "thêm", "mức", "được", "lần lượt là", "lần lượt đạt",
        "tương ứng là", "thêm được", "hàng tháng", "đủ", "phải", "cần", "cần phải",
    ),
}  # fmt: skip

BEFORE: PhraseTable[Opener] = PhraseTable(
    {phrase: opener for opener, phrases in _BEFORE.items() for phrase in phrases}
)

# "Tốc độ tăng 8%": the word of change belongs to the subject.
NAMES_A_CHANGE = phrase_set(
    "tốc độ", "mức", "tỷ lệ", "nhịp độ", "chỉ số", "tỷ suất", "mức độ", "tốc độ bình quân"
)

AFTER: PhraseTable[str] = PhraseTable(
    {
        "trở lên": ">=", "trở xuống": "<=", "đổ lên": ">=", "hoặc hơn": ">=", "hoặc cao hơn": ">=",
        "và cao hơn": ">=", "trở lại": "<=",
    }
)  # fmt: skip

# What a share is a share of, between "98%" and its "trở lên".
SHARED = phrase_set(
    "kế hoạch", "kế hoạch giao", "kế hoạch vốn", "chỉ tiêu", "chỉ tiêu giao", "dự toán", "dân số",
    "dự toán giao", "quân số", "so với kế hoạch", "chỉ tiêu kế hoạch", "nghị quyết", "số hộ",
    "tổng số hộ",
)  # fmt: skip

# Between the two numbers of a range, and between what was and what will be.
JOINS = phrase_set("-", "đến", "tới", "÷", "~", "hoặc", "- đến", "cho đến")
TURNS = phrase_set(
    "xuống", "xuống còn", "còn", "giảm còn", "giảm xuống", "giảm xuống còn", "xuống mức", "lên",
    "lên đến", "lên tới", "tăng lên", "lên thành", "thành", "lên mức", "nâng lên", "hạ xuống",
    "xuống còn khoảng", "lên khoảng", "rút xuống", "rút xuống còn", "rút còn", "rút ngắn xuống",
    "rút ngắn còn", "rút ngắn xuống còn", "giảm về", "hạ còn", "xuống còn không quá", "chỉ còn",
    "xuống chỉ còn",
)  # fmt: skip
