"""Numbers that are no figures of a target are struck out, with the rule that says so.

The phrases stand in ``exclusion_rules``; here are the shapes (dates, numbers of laws, years) and
what makes a number a figure after all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.intake.grammar.exclusion_rules import AFTER_RULES, BEFORE_RULES, NO_LABELS, Rule
from campaigns.intake.grammar.lexer import Token, Tokens
from campaigns.intake.grammar.numbers import figures_at
from campaigns.intake.grammar.phrases import PhraseTable
from campaigns.intake.grammar.units import unit_at

# A figure after all: "đạt 16 tiêu chí", "tuổi thọ 75 tuổi", "chỉ số đạt 85 điểm".
_TIME_IS_ASKED = re.compile(
    r"tuổi thọ|sống khỏe|sống khoẻ|thời gian (?!qua|tới|từ|trong|này|sau|trước|dự|tổ|\d)\w"
    r"|số ngày|ngày điều trị|số giờ|số năm|(?:bình quân|trung bình)(?: là| đạt)? [\d,]+ (?!năm)"
    r"|rút ngắn|tuổi bình quân|tuổi trung bình", re.I,
)  # fmt: skip
_POINTS_ARE_ASKED = re.compile(
    r"chỉ số|par ?index|sipas|papi|pci|dti|ddci|hài lòng|xếp hạng|xếp thứ|bình quân|trung bình"
    r"|đạt (?:từ |trên )?\d|số điểm|điểm đen|điểm nóng|tăng|giảm",
    re.I,
)  # fmt: skip
# Verbs that make "12 dự án" the aim itself.
_IS_MEANT = re.compile(
    r"(?:thêm|tăng|ít nhất|tối thiểu|thực hiện|triển khai|hoàn thành|xây dựng|thành lập|phóng"
    r"|giải phóng mặt bằng|khởi công|có|kêu gọi|thu hút|nghiệm thu|duy trì|kết nạp|phát triển"
    r"|mở|mở mới|lắp đặt|bố trí)$", re.I,
)  # fmt: skip
_PAIRED = {"age", "duration", "date", "ordinal", "road"}
_LISTED = {"date", "year", "ordinal", "road", "label"}
_RANKS = ("ordinal", "rank")
_BEHIND_POINTS = ("trở", "thưởng", "cho", "nếu", "đối", "và", "so", "theo", "trong", "của", "chuẩn")
_MAX_SLOGAN = 15
_YEARS = range(1930, 2101)
_BEFORE_A_YEAR = {
    "năm", "đến", "từ", "đoạn", "kỳ", "khóa", "học", "chuẩn", "giá", "sau", "trước", "hết",
    "cuối", "đầu", "-", "/", "và", "(", ",", "vụ", "xuân", "mùa", "tháng", "quý", "khoá", "nghèo",
}  # fmt: skip
_BEFORE_A_DATE = {
    "ngày", "dịp", "lễ", "mừng", "niệm", "trước", "đến", "từ", "sau", "hết", "hạn", "khánh",
    "khoảng", "tháng", "và", "sinh", "đợt", "hội", "tết",
}  # fmt: skip
_HOLIDAYS = {"30/4", "1/5", "2/9", "3/2", "8/3", "26/3", "19/5", "27/7", "20/10", "20/11", "22/12",
             "10/3", "7/5", "01/5", "02/9", "03/2", "11/6", "19/8", "10/10", "01/6"}  # fmt: skip
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")

_NO_DATE = re.compile(r",|\.\d{3}$")
_NO_RULE = Rule("", "", ())
_BEFORE: PhraseTable[Rule] = PhraseTable(
    {phrase: rule for rule in BEFORE_RULES for phrase in rule.phrases}
    | dict.fromkeys(NO_LABELS, _NO_RULE)
)
_AFTER: PhraseTable[Rule] = PhraseTable({p: rule for rule in AFTER_RULES for p in rule.phrases})


def struck_out(tokens: Tokens, text: str) -> dict[int, str]:
    """Return, for each number that is no figure, its place in the tokens and the rule's name.

    ``tokens`` are one level of a paragraph and ``text`` the paragraph. Linear.
    """
    found: dict[int, str] = {}
    around = _Around(tokens, text, found)
    for at, token in enumerate(tokens):
        if token.kind == "number" and at not in found:
            for member in around.members(at):
                found.setdefault(member[0], member[1])
    _strike_partners(tokens, text, found)
    return found


def _strike_partners(tokens: Tokens, text: str, found: dict[int, str]) -> None:
    """Strike out "6" of "6 - 10 tuổi" and "26" of "ngày 25, 26"."""
    for at in range(len(tokens) - 1, 1, -1):
        is_joined = tokens[at - 1].low in ("-", "đến", "tới", "hoặc")
        if is_joined and found.get(at) in _PAIRED and tokens[at - 2].kind == "number":
            found.setdefault(at - 2, found[at])
        is_range = tokens[at].kind == "number" and at not in found and found.get(at - 2) == "label"
        if is_range and tokens[at - 1].low in ("-", "đến") and unit_at(tokens, at + 1, text):
            del found[at - 2]
    for at in range(2, len(tokens)):
        if tokens[at].kind != "number" or at in found:
            continue
        if tokens[at - 1].low == "/" and found.get(at - 2) in _RANKS:
            found[at] = found[at - 2]
        listed = tokens[at - 1].low in (",", "và", "-", "đến") and found.get(at - 2) in _LISTED
        if listed and unit_at(tokens, at + 1, text) is None:
            found[at] = found[at - 2]


@dataclass
class _Around:
    """Looks at what stands around a number."""

    tokens: Tokens
    text: str
    found: dict[int, str]

    def members(self, at: int) -> list[tuple[int, str]]:
        """Return the places that one rule strikes out together, beginning at this number."""
        if span := self._date_or_code(at):
            name, end = span
            return [(n, name) for n in range(at, end) if self.tokens[n].kind == "number"]
        name = self._shape(at) or self._year(at) or self._by_words(at)
        return [(at, name)] if name else []

    # ---- Shapes ----------------------------------------------------------------------------

    def _date_or_code(self, at: int) -> tuple[str, int] | None:
        """Find "29/01/2024", "6/2025", "30/4", "25/KH-UBND", "98/2023/NĐ-CP", "368- NQ/TU"."""
        numbers = [at]
        end = at + 1
        while self._sign(end) in ("/", "-") and self._is_number(end + 1) and len(numbers) < 3:
            if self._sign(end) != self._sign(at + 1):
                break
            numbers.append(end + 1)
            end += 2
        if self._is_code(end):
            return "paper", end
        texts = [self.tokens[n].text for n in numbers]
        sign = self._sign(at + 1)
        if len(texts) == 2 and sign == "/" and self._is_scale_or_hours(at, texts, end):
            return "scale", end
        if len(texts) == 3 and _is_year(texts[2]) and _is_day(texts[0]):
            return "date", end
        if len(texts) >= 2 and sign == "/" and _is_year(texts[1]) and _is_month(texts[0]):
            return "date", at + 3
        if len(texts) == 2 and self._is_day_and_month(at, texts, sign):
            return "date", end
        return None

    def _is_scale_or_hours(self, at: int, texts: list[str], end: int) -> bool:
        """Say whether "tỷ lệ 1/25.000" or "24/24 giờ" stands here."""
        if texts[1] in ("24", "7") and self._low(end) in ("giờ", "h", "ngày", ""):
            return texts[0] == texts[1]
        is_one = texts[0] == "1" and len(texts[1]) > 2
        return is_one and "lệ" in (self._low(at - 1), self._low(at - 3))

    def _is_code(self, end: int) -> bool:
        """Say whether "/KH-UBND" or "-CT/TU" follows a number."""
        if self._sign(end) not in ("/", "-") or end + 1 >= len(self.tokens):
            return False
        word = self.tokens[end + 1]
        is_upper = word.kind == "word" and word.text[:2].isupper() and len(word.text) >= 2
        return is_upper and (unit_at(self.tokens, end + 1, self.text) is None)

    def _is_day_and_month(self, at: int, texts: list[str], sign: str) -> bool:
        if not (_is_day(texts[0]) and _is_month(texts[1])) or sign == "-":
            return sign == "-" and self._low(at - 1) in ("ngày", "lễ") and _is_month(texts[1])
        if unit_at(self.tokens, at + 3, self.text):
            return self._low(at - 1) in ("ngày", "lễ", "khánh", "dịp")
        is_holiday = "/".join(texts) in _HOLIDAYS and int(texts[0]) > int(texts[1])
        return is_holiday or self._low(at - 1) in _BEFORE_A_DATE

    def _shape(self, at: int) -> str:
        token = self.tokens[at]
        before, after = self._token(at - 1), self._token(at + 1)
        if figures_at(self.tokens, at) is None:
            return "code"
        if token.text.isdecimal() and len(token.text) >= 8 and token.text[0] == "0":
            return "telephone"
        if at == 0 and after and after.low in (")", ".") and token.text.isdecimal():
            return "enumerator"
        if before and before.end == token.start and self._is_joined(at, before):
            return "code"
        if after and after.kind == "word" and after.start == token.end:
            unit = unit_at(self.tokens, at + 1, self.text)
            if unit is None or (len(after.text) == 1 and after.text.isupper()):
                return "code"
        if (after and after.low in ("x", "×")) or (before and before.low in ("×", "x")):
            return "formula"
        return ""

    def _is_joined(self, at: int, before: Token) -> bool:
        """Say whether "COVID-19", "9001:2015", "7:30" join a number to what stands before."""
        joined = self._token(at - 2)
        if joined is None or joined.end != before.start:
            return False
        if before.low == ":":
            return joined.kind == "number"
        return before.low in ("-", "+", "_") and joined.kind == "word"

    def _year(self, at: int) -> str:
        token = self.tokens[at]
        if not _is_year(token.text):
            return ""
        named = self._low(at - 1) in ("năm", "đoạn", "kỳ", "học", "khóa", "quý", "tháng", "vụ")
        joined = self._sign(at - 1) in ("-", "/") and self.found.get(at - 2) == "year"
        if named or joined:
            return "year"
        if unit := unit_at(self.tokens, at + 1, self.text):
            until = self._low(at - 1) in ("đến", "tới", "hết", "cuối", "sau", "trước")
            return "year" if until and unit.is_counted and not self._is_number(at - 2) else ""
        near = self._low(at - 1) in _BEFORE_A_YEAR or at == 0
        return "year" if near or self._sign(at - 1) != ":" else ""

    # ---- Words -----------------------------------------------------------------------------

    def _by_words(self, at: int) -> str:
        if rule := _BEFORE.before(self.tokens, at):
            name = self._before_rule(at, *rule)
            if name:
                return name
        if per_one := self._per_unit(at):
            return per_one
        if rule := _AFTER.at(self.tokens, at + 1):
            return self._after_rule(at, *rule)
        return ""

    def _before_rule(self, at: int, rule: Rule, start: int) -> str:
        unit = unit_at(self.tokens, at + 1, self.text)
        earlier = self._low(start - 1)
        if rule.name in _RANKS and unit and unit.kind == "rate":
            return rule.name  # "xếp thứ 20/34 tỉnh"
        if unit and (rule.unless == "any" or "," in self.tokens[at].text):
            return ""
        if rule.name == "date" and _NO_DATE.search(self.tokens[at].text):
            return ""
        if rule.unless == "%" and unit and unit.kind != "count" and unit.kind != "event":
            return ""
        if rule.name == "label" and earlier in ("tổng", "con", "được"):
            return ""
        if rule.name == "award" and earlier in ("được", "có"):
            return ""
        if rule.name == "set" and self._low(at - 1) in ("ở", "của") and earlier == "mức":
            return ""
        if rule.name == "date" and self._low(at - 1) in ("năm", "ngày", "tháng") and self._per(at):
            return ""
        if rule.name == "ordinal" and unit and unit.text == "sao":
            return ""
        return rule.name

    def _per(self, at: int) -> bool:
        """Say whether "mỗi năm", "hằng tháng" stands before: its number is a figure."""
        return self._low(at - 2) in ("mỗi", "hàng", "hằng", "trong", "một", "quân", "cả", "/")

    def _per_unit(self, at: int) -> str:
        """Find "trên 1ha đất", "trên 1 vạn dân", "/1 ha", "trên 100.000 trẻ"."""
        if self._low(at - 1) not in ("trên", "mỗi", "tính trên", "cho", "một"):
            return ""
        read = figures_at(self.tokens, at)
        if read is None or int(read.value) not in (1, 100, 1000, 10000, 100000):
            return ""
        following = " ".join(self._low(n) for n in range(at + 1, at + 4))
        bases = r"(?:ha|héc|hecta|hécta|sào|vạn|nghìn dân|đơn vị diện|m²|km²)\b"
        if read.value > 1:
            bases = r"(?:dân|trẻ|người dân|bé|ca đẻ|phụ nữ)\b"
        return "per unit" if re.match(bases, following) else ""

    def _after_rule(self, at: int, rule: Rule, end: int) -> str:
        read = figures_at(self.tokens, at)
        if self._low(at + 1) == "giờ" and self._is_number(at + 2):
            return rule.name  # "19 giờ 30"
        if rule.name in ("age", "duration") and self._asks(_TIME_IS_ASKED, at):
            return ""
        if rule.name == "duration" and self._low(at + 1) == "năm" and self._is_year_at(at + 2):
            return ""
        if rule.name == "slogan" and (read is None or read.value > _MAX_SLOGAN):
            return ""
        if rule.name == "reference" and (self._sign(at - 1) == "/" or self._is_meant(at)):
            return ""
        if self._sign(at - 1) == ":" and self._low(at + 1) == "đồng":
            return "" if self._low(at - 2) not in ("gồm", "có", "đó", "sau") else rule.name
        if rule.name == "points" and (
            self._low(end) in ("%", "phần", "du", "trường", "sáng", "dân") or self._points_asked(at)
        ):
            return ""
        return rule.name

    def _points_asked(self, at: int) -> bool:
        following = self._token(at + 2)
        if following and following.kind == "word" and self._is_meant(at):
            return following.low not in _BEHIND_POINTS  # "phát triển 30 điểm thanh toán"
        return self._asks(_POINTS_ARE_ASKED, at) and self._low(at - 1) not in ("là", "đa")

    def _is_meant(self, at: int) -> bool:
        """Say whether a verb before makes "12 dự án" the aim itself."""
        before = " ".join(self._low(n) for n in range(max(0, at - 4), at))
        return bool(_IS_MEANT.search(before)) and self._low(at + 1) not in (
            "chỉ", "nhiệm", "nhóm", "mục", "khâu", "nội", "giải", "lĩnh", "đột", "phong", "nghị",
        )  # fmt: skip

    def _asks(self, words: re.Pattern[str], at: int) -> bool:
        start = self.tokens[max(0, at - 24)].start
        return bool(words.search(self.text, start, self.tokens[at].end))

    # ---- Neighbours ------------------------------------------------------------------------

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _sign(self, at: int) -> str:
        token = self._token(at)
        return token.low if token and token.kind == "sign" else ""

    def _is_number(self, at: int) -> bool:
        token = self._token(at)
        return token is not None and token.kind == "number"

    def _is_year_at(self, at: int) -> bool:
        return self._is_number(at) and _is_year(self.tokens[at].text)


def _is_year(text: str) -> bool:
    return bool(_PLAIN_YEAR.fullmatch(text)) and int(text) in _YEARS


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31


def _is_month(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 12
