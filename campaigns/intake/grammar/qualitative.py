"""Targets without a number: duy trì xã đạt chuẩn, hoàn thành công tác, không để xảy ra."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.naming import LEADS, is_time, lead_end
from campaigns.intake.grammar.phrases import PhraseTable, phrase_set

# What a clause begins with when it states a target; the rest of its kind are exhortations.
_OPENINGS: PhraseTable[str] = PhraseTable(
    {
        "duy trì": "maintain", "tiếp tục duy trì": "maintain", "giữ vững": "maintain",
        "tiếp tục giữ vững": "maintain", "giữ": "maintain", "giữ ổn định": "maintain",
        "giữ nguyên": "maintain", "hoàn thành": "achieve", "cơ bản hoàn thành": "achieve",
        "phấn đấu": "achieve", "đạt": "achieve", "tiếp tục nâng cao": "achieve",
        "nâng cao": "achieve", "không để": "achieve", "không còn": "achieve",
        "không có": "achieve", "không xảy ra": "achieve", "không phát sinh": "achieve",
        "bảo đảm": "achieve", "đảm bảo": "achieve", "xây dựng": "achieve", "được": "achieve",
        "quyết tâm": "achieve", "tiếp tục hoàn thành": "achieve", "thực hiện hoàn thành": "achieve",
        "tuyệt đối không": "achieve", "kiên quyết không": "achieve", "xóa": "achieve",
        "thực hiện tốt": "achieve", "thực hiện đạt": "achieve", "tổ chức thành công": "achieve",
        "không": "achieve", "giao đủ": "achieve", "thuộc nhóm": "achieve", "đứng trong": "achieve",
        "nằm trong": "achieve", "đứng đầu": "achieve", "đứng thứ": "achieve", "xếp thứ": "achieve",
        "vào nhóm": "achieve", "vào tốp": "achieve", "thuộc tốp": "achieve",
        "khởi công": "achieve", "đưa": "achieve", "công nhận": "achieve",
    }
)  # fmt: skip
_PREDICATES = phrase_set(
    "đạt chuẩn", "đạt tiêu chuẩn", "đạt danh hiệu", "đạt tiêu chí", "đạt loại", "đạt mức",
    "đạt kế hoạch", "được công nhận", "được xếp loại", "xếp loại", "xếp hạng", "về đích",
    "đạt bộ tiêu chí", "hoàn thành nhiệm vụ", "hoàn thành tốt nhiệm vụ",
    "hoàn thành xuất sắc nhiệm vụ", "được tặng", "trong sạch vững mạnh", "trong sạch , vững mạnh",
    "vững mạnh", "đạt quy chuẩn", "đạt vững mạnh", "hoàn thành", "đạt", "không để xảy ra",
    "không còn", "giữ vững", "duy trì", "được giữ vững", "được bảo đảm", "đứng trong",
    "nằm trong", "đứng thứ",
    "xếp thứ", "đứng đầu", "thuộc nhóm", "vào nhóm", "vào tốp", "thuộc tốp", "trong tốp",
    "trong nhóm", "mạnh cấp", "liên đội mạnh", "xuất sắc cấp",
    "tiên tiến cấp", "trong top", "vào top",
)  # fmt: skip
# A list of targets has no such clause.
_NO_TARGETS = phrase_set(
    "tập trung", "đẩy mạnh", "tăng cường", "quan tâm", "chú trọng", "chủ động", "tuyên truyền",
    "đề nghị", "yêu cầu", "căn cứ", "trên cơ sở", "các chỉ tiêu", "chỉ tiêu cụ thể", "kèm theo",
    "chi tiết", "có phụ lục", "khuyến khích", "phát huy", "nhằm", "theo", "trong đó", "cụ thể",
    "ghi chú", "nguồn", "số liệu",
)  # fmt: skip
_GENERIC = phrase_set(
    "các chỉ tiêu", "chỉ tiêu sau", "một số chỉ tiêu", "các mục tiêu", "những chỉ tiêu",
    "các nhiệm vụ sau", "các nội dung sau", "toàn diện các", "đạt và vượt các",
)  # fmt: skip
_COUNTED_THINGS = phrase_set("chỉ tiêu", "nhiệm vụ", "mục tiêu", "tiêu chí", "nội dung")
_FORMULAS = phrase_set("x 100", "chia cho", "×")
_FEWEST_WORDS, _MOST_WORDS = 3, 90
_LONGEST_TOPIC, _MOST_TOPICS = 8, 2  # tokens before a colon, colons
_NEGATIONS = ("không", "tuyệt", "kiên")
# Papers and reasons behind the aim: "… theo Đề án …", "… theo chỉ đạo của thành phố".
_BACKGROUND = phrase_set("theo", "căn cứ", "trên cơ sở", "do", "gắn với", "góp phần", "nhằm")


@dataclass(frozen=True)
class Qualitative:
    """``name_start`` and ``end`` are places in the tokens of the clause."""

    op: str
    name_start: int
    end: int
    is_opened: bool  # begins with a verb of its own


def qualitative_of(tokens: Tokens, inherited: str = "") -> Qualitative | None:
    """Return what a clause without a figure aims at, or ``None`` for prose.

    ``inherited``: the verb of the clause before, which an elliptic clause goes on with.
    """
    if said := _said_behind_colon(tokens):
        return said
    topic = _topic_end(tokens)
    found = _aim(tokens[topic:], inherited)
    if found is None:
        return None
    tells_all = not topic or found.end - found.name_start > _FEWEST_WORDS
    start = found.name_start + topic if tells_all else 0  # "Phổ cập giáo dục: duy trì mức độ 3"
    return replace(found, name_start=start, end=found.end + topic)


def _aim(tokens: Tokens, inherited: str) -> Qualitative | None:
    words = sum(token.kind in ("word", "quote", "number") for token in tokens)
    if not _FEWEST_WORDS <= words <= _MOST_WORDS or _NO_TARGETS.at(tokens, 0):
        return None
    opening = _OPENINGS.at(tokens, 0)
    predicate = _PREDICATES.first(tokens, 1)
    if opening is None and predicate is None:
        return None
    start, hint = lead_end(tokens)
    if tokens[0].low in _NEGATIONS or start >= len(tokens):
        start = 0
    end = _end(tokens, start)
    if _GENERIC.at(tokens, start) or _tells_nothing(tokens[start:end]):
        return None
    op = hint or (opening[0] if opening else inherited or _op_inside(tokens, predicate))
    if opening is None and inherited == "maintain":
        op = "maintain"
    return Qualitative(op, start, end, opening is not None)


def _op_inside(tokens: Tokens, predicate: int | None) -> str:
    """Return what the verb inside a clause means: "Trạm y tế giữ vững chuẩn quốc gia"."""
    found = LEADS.at(tokens, predicate) if predicate is not None else None
    return (found[0] if found else "") or "achieve"


def _tells_nothing(tokens: Tokens) -> bool:
    """Say whether what follows the verb is a date, a count of targets, or a formula."""
    if not tokens or is_time([token for token in tokens if token.low != "."]):
        return True
    counts = tokens[0].kind == "number" and _COUNTED_THINGS.at(tokens, 1) is not None
    return counts or _FORMULAS.first(tokens) is not None


def is_negative(tokens: Tokens, at: int) -> bool:
    """Say whether a clause begins with what must not be: "không còn", "không để"."""
    return at < len(tokens) and tokens[at].low in _NEGATIONS


def _said_behind_colon(tokens: Tokens) -> Qualitative | None:
    """Read "Chuẩn quốc gia về y tế: duy trì"."""
    colon = next((at for at in reversed(range(len(tokens))) if tokens[at].low == ":"), 0)
    found = LEADS.at(tokens, colon + 1) if colon else None
    if found is None or not found[0] or found[1] < len(tokens):
        return None
    return Qualitative(found[0], 0, colon, True)


def _topic_end(tokens: Tokens) -> int:
    """Return where the clause behind "Học sinh:" or "Giáo dục: Học sinh:" begins, or 0."""
    end = 0
    for at in range(1, min(_LONGEST_TOPIC * _MOST_TOPICS, len(tokens) - 1)):
        if at - end >= _LONGEST_TOPIC:
            break
        if tokens[at].low == ":":
            end = at + 1
    return end


def _end(tokens: Tokens, start: int) -> int:
    """Return where the aim ends: before the papers it rests on."""
    for at in range(start + 3, len(tokens)):
        if _BACKGROUND.at(tokens, at):
            return at
    return len(tokens)
