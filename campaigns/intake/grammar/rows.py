"""A clause cut into rows: one quantity each, with the words before and after that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.naming import LEADS, SUBJECTS, is_time, lead_end
from campaigns.intake.grammar.phrases import phrase_set
from campaigns.intake.grammar.quantities import Quantity

# A verb that makes words behind a number a clause: "100% thôn có …", "95% hộ đạt …".
PREDICATES = phrase_set(
    "đạt", "được", "có", "hoàn thành", "tham gia", "sử dụng", "thực hiện", "là", "biết", "dùng",
    "thoát", "giữ", "ký", "áp dụng", "đăng ký", "xây dựng", "tốt nghiệp", "lên", "chuyển",
    "trở thành", "bảo đảm", "đảm bảo", "chấp hành", "cam kết", "tiếp cận", "đáp ứng", "vào", "học",
    "làm", "không", "hài lòng", "nắm", "triển khai", "hưởng ứng", "xử lý", "giải quyết",
    "hoạt động", "sinh hoạt", "lắp", "nộp", "cung cấp", "trở lên", "đi", "về đích", "kết nối",
    "ứng dụng", "thu gom", "mang", "tự giác", "tích cực", "thường xuyên", "phân loại", "vươn lên",
    "ban hành", "tổ chức", "duy trì",
)  # fmt: skip
_CLAUSE_VERBS = phrase_set(
    "tăng", "giảm", "nâng", "đưa", "xây dựng", "thành lập", "trồng", "kết nạp", "giải quyết", "cấp",
    "hỗ trợ", "vận động", "tạo", "thu", "huy động", "phát triển", "cải tạo", "nâng cấp", "sửa chữa",
    "đào tạo", "tổ chức", "mở", "đầu tư", "cứng hóa", "bê tông hóa", "lắp", "lắp đặt", "trồng mới",
    "chuyển đổi", "giới thiệu", "duy trì", "giữ vững", "phấn đấu", "hoàn thành", "xóa", "khởi công",
    "đón", "thu hút", "còn", "kéo giảm", "có", "đạt", "bằng", "chiếm", "gấp", "vượt",
)  # fmt: skip
# A whole standing behind its share: "(đạt) 100% kế hoạch".
_OF_PLAN = phrase_set(
    "kế hoạch", "chỉ tiêu", "dự toán", "so với kế hoạch", "nghị quyết", "kh", "so với dự toán"
)
# "Thu hút 05 dự án với tổng vốn 800 tỷ đồng" tells two figures.
_SIZES = phrase_set(
    "tổng vốn",
    "tổng số vốn",
    "tổng mức đầu tư",
    "tổng diện tích",
    "tổng số",
    "số vốn",
    "tổng kinh phí",
    "tổng chiều dài",
    "tổng sản lượng",
    "tổng giá trị",
    "diện tích",
    "sản lượng",
    "tổng số tiền",
    "tổng mức",
    "chiều dài",
    "tổng công suất",
    "công suất",
)
# "…, đến năm 2030 có 90% xã" begins a clause.
_TIME_STARTS = phrase_set("đến năm", "đến hết năm", "đến cuối năm", "cả năm", "cuối năm")
_ASKS_OBJECT = ("cho", "thêm", "mới", "được", "có", "giao", "tiễn")
_LIKENS = ("=", "bằng", "tương", "chiếm")  # "35 hộ = 2,3%"
_FARTHEST = 120  # tokens between two quantities of one clause
_LONGEST_LEAD = 20  # tokens
_JOINS = ("và", "với", "cùng", "-")


@dataclass
class Row:
    """A quantity; head: tokens [head, quantity.start); tail: tokens [quantity.end, tail)."""

    quantity: Quantity
    head: int
    tail: int
    is_joined: bool = False  # by "và" to the row before


def rows_of(tokens: Tokens, quantities: list[Quantity], start: int) -> list[Row]:
    """Share the words of a clause out among its quantities; an attribute's number has no row."""
    rows: list[Row] = []
    for quantity in quantities:
        if not rows:
            rows.append(Row(quantity, start, len(tokens)))
            continue
        before = rows[-1]
        at = _boundary(tokens, before, quantity)
        if at is not None:
            before.tail = at
            joined = tokens[at - 1].low if at else ""
            rows.append(Row(quantity, at, len(tokens), joined == "và"))
        elif _later_wins(tokens, before, quantity):
            rows[-1] = Row(quantity, before.head, len(tokens))
    return rows


def has_predicate(tokens: Tokens) -> bool:
    """Say whether words hold a verb of their own."""
    return predicate_start(tokens) is not None


def predicate_start(tokens: Tokens) -> int | None:
    """Return where the verb of some words begins."""
    return PREDICATES.first(tokens)


def _boundary(tokens: Tokens, row: Row, later: Quantity) -> int | None:
    """Return where the head of a later quantity begins, or ``None`` within one clause."""
    first, last = row.quantity.end, later.start
    if first >= last:
        likens = tokens[later.start].low in _LIKENS
        return first if likens or row.quantity.numerator is not None else None
    if tokens[last - 1].low == "cho" and _serve(row.quantity, later):
        return first
    first = max(first, last - _FARTHEST)
    if last - 1 >= first and tokens[last - 1].low in _JOINS:
        return last
    if tokens[first].low == "/" and first + 1 == last and _are_counted(row.quantity, later):
        return last  # "1.250 học sinh/42 lớp"
    commas = [at for at in range(first, last) if tokens[at].low == ","]
    if joined := _right_after(tokens, row, first, last):
        return joined
    if not commas:
        return _after_join(tokens, first, last)
    if all(token.kind == "group" for token in tokens[first : commas[0]]):
        return commas[0] + 1
    if commas[-1] + 1 == last:
        return last
    for at in commas:
        if _begins_clause(tokens, at + 1) or _TIME_STARTS.at(tokens, at + 1):
            return at + 1
    return _after_predicate(tokens, row, commas)


def _are_counted(*quantities: Quantity) -> bool:
    return all(
        quantity.unit is not None and quantity.unit.kind == "count" for quantity in quantities
    )


def _serve(earlier: Quantity, later: Quantity) -> bool:
    """Say whether things serve people: "12 lớp dạy nghề cho 360 lao động"."""
    if earlier.unit is None or later.unit is None:
        return False
    return later.unit.group == "people" and earlier.unit.group in ("things", "events", "offices")


def _right_after(tokens: Tokens, row: Row, first: int, last: int) -> int | None:
    """Find "và" right behind a figure that has a subject: "vải 900 tấn và nhãn 450 tấn"."""
    at = next((n for n in range(first, last) if tokens[n].kind != "group"), last)
    is_join = at + 1 < last and tokens[at].low == "và"
    return at + 1 if is_join and not _starts_clause(tokens, row) else None


def _likens_by_sign(tokens: Tokens, quantity: Quantity) -> bool:
    """Say whether "≥" stands before a number: "khám thai đủ 3 lần ≥ 90%"."""
    return quantity.is_compared and tokens[quantity.core - 1].kind == "sign"


def _after_join(tokens: Tokens, first: int, last: int) -> int | None:
    """Find "và" or " - " before words that are a new subject."""
    for at in range(first, last):
        is_join = tokens[at].low == "và" and _begins_clause(tokens, at + 1)
        is_join = is_join or (tokens[at].low == "với" and _SIZES.at(tokens, at + 1) is not None)
        is_dash = tokens[at].low == "-" and at == first
        if is_join or is_dash:
            return at + 1
    return None


def ends_in_work(tokens: Tokens) -> bool:
    """Say whether words end in a verb that asks for an object: "kết nạp", "trồng mới"."""
    end = len(tokens)
    if not end:
        return False
    return tokens[-1].low in _ASKS_OBJECT or _CLAUSE_VERBS.before(tokens, end) is not None


def begins_work(tokens: Tokens, at: int) -> bool:
    """Say whether a verb of work begins here: "kết nạp", "xây dựng"."""
    return _CLAUSE_VERBS.at(tokens, at) is not None


def _begins_clause(tokens: Tokens, at: int) -> bool:
    return bool(SUBJECTS.at(tokens, at) or _CLAUSE_VERBS.at(tokens, at))


def _after_predicate(tokens: Tokens, row: Row, commas: list[int]) -> int | None:
    """Return the first comma behind the verb of the words that follow a number.

    "100% cán bộ, công chức đạt …, giảm …": the first comma stands inside the subject.
    """
    quantity = row.quantity
    if not _starts_clause(tokens, row):
        return commas[0] + 1
    if _OF_PLAN.at(tokens, quantity.end):
        return commas[0] + 1
    for at in commas:
        if has_predicate(tokens[quantity.end : at]):
            return at + 1
    return None if quantity.is_percent else commas[0] + 1


def _starts_clause(tokens: Tokens, row: Row) -> bool:
    """Say whether nothing but verbs stands before a number: "Có 100% …"."""
    if row.quantity.start - row.head > _LONGEST_LEAD:
        return False
    head = tokens[row.head : row.quantity.start]
    return lead_end(head)[0] >= len(head) or is_time(head)


def _later_wins(tokens: Tokens, row: Row, later: Quantity) -> bool:
    """Of two numbers in one clause, say whether the later is the aim.

    "hộ có thu nhập trên 100 triệu đồng đạt 30%" (later); "02 sản phẩm đạt 3 sao" (earlier).
    """
    first = row.quantity
    if later.unit_text == "sao" or (later.is_percent and _OF_PLAN.at(tokens, later.end)):
        return first.unit is None
    stated = later.colon or later.opener in ("reach", "end", "delta")
    if _starts_clause(tokens, row):
        bare_count = first.unit is not None and first.unit.is_counted and not first.opener
        led = LEADS.at(tokens, row.head) is not None
        return bool(stated and later.is_percent and bare_count and not led) or first.unit is None
    if first.opener == "has" and first.unit is not None and not later.is_percent:
        return False
    if stated or (later.is_percent and _likens_by_sign(tokens, later) and not first.is_compared):
        return True
    named = SUBJECTS.at(tokens, row.head)
    return bool(named and later.unit is not None and not first.colon and not first.opener)
