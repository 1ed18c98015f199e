"""What a row of a clause says: its quantity, the words before and behind it, and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.intake.grammar.clauses import PARTS, without_edges
from campaigns.intake.grammar.givers import Giver, giver_before
from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.naming import (
    LEADS,
    SUBJECTS,
    is_time,
    lead_end,
    subject_start,
    words_of,
)
from campaigns.intake.grammar.phrases import phrase_set
from campaigns.intake.grammar.quantity import Quantity
from campaigns.intake.grammar.rows import Row, ends_in_work, has_predicate
from campaigns.intake.grammar.unit_words import SCALES
from campaigns.intake.grammar.units import unit_at

# Behind a figure these tell a time or a comparison, never what is counted.
_TIMES = phrase_set(
    "so với", "theo", "trong năm", "vào cuối năm", "vào năm", "trước năm", "đến năm", "năm", "vào",
    "/", "trước ngày", "để", "nhằm", "góp phần", "tính", "trở lên", "trên tổng số",
)  # fmt: skip
# These remark on the figure, unless a verb makes them its subject: "60% dân số có …".
_SHARES_OF = phrase_set(
    "kế hoạch",
    "chỉ tiêu",
    "dự toán",
    "dân số",
    "nghị quyết",
    "tổng số",
    "tổng dư nợ",
    "tổng thu",
    "tổng chi",
    "tổng giá trị",
    "tổng sản phẩm",
    "tổng diện tích",
    "tổng vốn",
    "tổng nguồn",
    "lực lượng lao động",
)
# Words that leave a figure without a subject of its own: "bình quân 6 cuốn/học sinh".
_FILLERS = phrase_set("bình quân", "trung bình", "tương ứng", "tương đương", "khoảng")
_DEGREES = ("tốt", "sắc", "mức")  # "hoàn thành xuất sắc" is a subject where nothing follows
_ENDS_OF_TAIL = ("và", "với", ",", "cùng")
# What follows the first word of a verb of change.
_CHANGE_WORDS = {
    "tăng": "", "giảm": "", "vượt": "", "gấp": "", "rút": "ngắn", "cắt": "giảm", "kéo": "giảm",
    "tiết": "kiệm",
}  # fmt: skip
_COMPARING = frozenset(
    ("ít", "nhất", "tối", "thiểu", "đa", "trên", "dưới", "hơn", "không", "quá", "khoảng", "từ")
)
_BODIES = ("xã", "phường", "huyện", "tỉnh", "trường", "thôn", "quận", "ấp", "xóm")
_FEWEST_OF_SHARE = 3  # tokens: "tỷ lệ hộ nghèo"
_LIKENED = ("cao", "thấp", "nhiều", "ít")  # "cao hơn năm trước 300 tấn"
_CHANGES = re.compile(r"(?:kéo giảm|cắt giảm|rút ngắn|tiết kiệm|giảm|tăng|hạ|kéo) (?!trưởng)", re.I)
_AT_LEAST = re.compile(r"\s*\btrở (?:lên|xuống)\b")
_NAMED_UNITS = ("bậc", "sao")  # stay in the name: "tăng bậc xếp hạng"


@dataclass
class Said:
    """``own``: the subject; ``start``: letter of the phrase; ``hint``: "maintain" or not.

    ``is_filled``: "bình quân" and the like stood in the place of the subject.
    """

    quantity: Quantity
    tokens: Tokens
    text: str
    own: Tokens
    tail: Tokens
    start: int
    hint: str = ""
    giver: Giver | None = None
    is_filled: bool = False
    asks_object: bool = False  # the verb "duy trì" stands right before the number

    @property
    def is_of_time(self) -> bool:
        """Say whether the words before only tell when: "năm 2030 đạt 98%"."""
        return is_time(self.own)

    @property
    def has_subject(self) -> bool:
        return bool(self.own) and not self.is_of_time

    @property
    def stop(self) -> int:
        """Return the letter behind the quantity."""
        figures = self.quantity.figures
        return max([self.tokens[self.quantity.end - 1].end, *(figure[2] for figure in figures)])

    # ---- Names ----------------------------------------------------------------------------------

    @property
    def own_words(self) -> str:
        return words_of(self.own, self.text)

    @property
    def tail_words(self) -> str:
        words = words_of(self.tail, self.text)
        return _AT_LEAST.sub("", words, count=1) if self._is_at_least_behind else words

    @property
    def _is_at_least_behind(self) -> bool:
        return any(rule.endswith("behind its noun") for rule in self.quantity.how)

    @property
    def name(self) -> str:
        """Return the name of a row that has a subject."""
        quantity = self.quantity
        if quantity.opener == "has":
            return f"{self.own_words} có {self.counted}".strip()
        stated = quantity.colon or quantity.opener in ("reach", "end", "delta")
        if stated and self._is_generic and quantity.is_counted and self.tail:
            return f"{self.own_words} {self.verb} {self.counted}"
        if self._is_share:
            return self.own_words
        if not self.tail and self.own[-1].low == "cho" and len(self.own) > 1:
            return words_of(self.own[:-1], self.text)
        asks = self.asks_object or ends_in_work(self.own)
        if stated or self.has_remark or not (self.tail or asks):
            return self.own_words
        return f"{self.own_words} {self.counted}".strip()

    @property
    def _is_generic(self) -> bool:
        """Say whether the subject is but "xã" or "trường": "xã đạt 19/19 tiêu chí …"."""
        return len(self.own) == 1 and self.own[0].low in _BODIES

    @property
    def _is_share(self) -> bool:
        """Say whether the subject tells a share, of what the words behind the figure name."""
        is_named = len(self.own) > _FEWEST_OF_SHARE and self.own[0].low == "tỷ"
        return is_named and self.quantity.is_percent

    @property
    def counted(self) -> str:
        """Name what the number counts: "thôn đạt chuẩn", "lợn con" (40 tấn)."""
        unit = self.quantity.unit
        parts = [unit.of] if unit and unit.of else []
        if self.quantity.is_counted or self._is_named_unit:
            parts = [self.noun]
        return " ".join(filter(None, (*parts, self.tail_words)))

    @property
    def noun(self) -> str:
        """Return the noun of the unit, without scale and strokes: "triệu cây" → "cây"."""
        words = self.quantity.unit_text.partition("/")[0].split()
        while len(words) > 1 and words[0].lower() in SCALES:
            words = words[1:]
        return " ".join(words)

    @property
    def _is_named_unit(self) -> bool:
        return self.quantity.unit_text in _NAMED_UNITS

    # ---- Words of change -----------------------------------------------------------------------

    @property
    def change_word(self) -> str:
        """Return "tăng", "giảm", which a name without a subject keeps."""
        if not self.quantity.change:
            return ""
        for token in self._opening:
            if token.low in _CHANGE_WORDS:
                return f"{token.text} {_CHANGE_WORDS[token.low]}".strip()
        return ""

    @property
    def verb(self) -> str:
        """Return the verb before the number without comparators: "tăng thêm", "bằng"."""
        words = [token for token in self._opening if token.kind == "word"]
        if words and words[0].low not in _LIKENED:
            words = [token for token in words if token.low not in _COMPARING]
        return " ".join(token.text for token in words)

    @property
    def _opening(self) -> Tokens:
        return self.tokens[self.quantity.start : self.quantity.core]

    @property
    def tells_more_of_them(self) -> bool:
        """Say whether "thêm" or "mới" stands before: "đạt thêm 02 tiêu chí"."""
        return any(token.low in ("thêm", "mới") for token in (*self.own, *self._opening))

    # ---- Remarks --------------------------------------------------------------------------------

    @property
    def has_remark(self) -> bool:
        """Say whether the words behind remark on the figure: "so với năm 2023", "kế hoạch"."""
        return self.tells_time_behind or self._tells_share_behind

    @property
    def tells_time_behind(self) -> bool:
        return bool(self.tail) and (_TIMES.at(self.tail, 0) is not None or is_time(self.tail))

    @property
    def _tells_share_behind(self) -> bool:
        found = _SHARES_OF.at(self.tail, 0) if self.tail else None
        return found is not None and not has_predicate(self.tail[found[1] :])


def said_of(tokens: Tokens, row: Row, text: str, *, follows: bool) -> Said:
    """Split the words before a quantity into verbs, subject and who gives.

    ``follows``: another target stands before in the clause.
    """
    head = without_edges(tokens[row.head : row.quantity.start])
    giver = giver_before(head, len(head))
    if giver:
        head = head[: giver.start]
    cut = subject_start(head)
    hint = lead_end(head)[1] if cut == 0 else ""
    head = head[cut:]
    own, own_hint = _subject(head, begins=row.head == 0 and not row.quantity.colon)
    whole = own
    own, own_hint = _without_last_verb(own, own_hint)
    own = _without_unit(own, row.quantity, text)
    if len(own) > 1 and (own[-1].low == "đủ" or _adds_size(own, row.quantity)):
        own = own[:-1]
    filler = _FILLERS.at(own, 0)
    is_filled = follows and filler is not None and filler[1] == len(own)
    start = min([token.start for token in (*head[:1], tokens[row.quantity.start])])
    return Said(
        row.quantity, tokens, text, () if is_filled else own, tail_of(tokens, row), start,
        own_hint or hint, giver, is_filled, asks_object=len(own) < len(whole),
    )  # fmt: skip


def _subject(head: Tokens, *, begins: bool) -> tuple[Tokens, str]:
    lead, hint = lead_end(head)
    own = without_edges(head[lead:])
    if not own and lead and (head[lead - 1].low in _DEGREES or head[0].low == "toàn"):
        own, hint = head, ""
    if not own and len(head) == 1 and head[0].is_capital and not begins:
        own, hint = head, ""  # "Tốt 85%, Khá 14%, Đạt 1%"
    return own, hint


def _without_last_verb(own: Tokens, hint: str) -> tuple[Tokens, str]:
    """Drop the verb that ends a subject: "mỗi tổ duy trì 01 …", "tỷ lệ … phấn đấu 35%"."""
    found = LEADS.before(own, len(own))
    if found and found[1] > 0 and (found[0] == "maintain" or own[-1].low in ("đấu", "tâm")):
        return own[: found[1]], hint or found[0]
    return own, hint


def _adds_size(own: Tokens, quantity: Quantity) -> bool:
    """Say whether "thêm" adds a size: "tăng độ bao phủ thêm 1,2 điểm %"."""
    return own[-1].low == "thêm" and not quantity.is_counted


def _without_unit(own: Tokens, quantity: Quantity, text: str) -> Tokens:
    """Take the unit of "Tổng sản lượng rau (tấn): 3.400" from its bracket."""
    if quantity.unit is not None or len(own) < 2 or own[-1].kind != "group":
        return own
    inner = own[-1].inner
    unit = unit_at(inner, 0, text) if inner else None
    if unit is None or unit.end < len(inner):
        return own
    quantity.unit = unit
    return own[:-1]


def tail_of(tokens: Tokens, row: Row) -> Tokens:
    """Return the words behind a quantity that belong to it."""
    tail = tokens[row.quantity.end : row.tail]
    while tail and (tail[0].kind == "group" or tail[0].low in (",", "-")):
        tail = tail[1:]
    tail = without_edges(tail)
    while tail and (mark := PARTS.before(tail, len(tail))):
        tail = without_edges(tail[: mark[1]])
    while tail and tail[-1].low in _ENDS_OF_TAIL:
        tail = tail[:-1]
    for at in range(2, len(tail) - 1):
        if tail[at].low == "," and SUBJECTS.at(tail, at + 1) and has_predicate(tail[:at]):
            return tail[:at]
    return tail


def is_share_of(tail: Tokens) -> bool:
    """Say whether words behind a figure begin with what it is a share of."""
    return _SHARES_OF.at(tail, 0) is not None or _TIMES.at(tail, 0) is not None


def tells_change(name: str) -> bool:
    """Say whether a name begins with a verb of change: "giảm tỷ lệ hộ nghèo"."""
    return _CHANGES.match(name) is not None


def change_of(name: str) -> str:
    """Return the verb of change that a name begins with."""
    found = _CHANGES.match(name)
    return found[0].strip() if found else ""


def without_change(name: str) -> str:
    """Drop "giảm" before the subject of an end value: "giảm số hộ nghèo" (còn 120 hộ)."""
    found = _CHANGES.match(name)
    return name[found.end() :] or name if found else name
