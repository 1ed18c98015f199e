"""The name of a target: the words of its clause without verb before it, comparator and number."""

from __future__ import annotations

import re

from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.phrases import PhraseTable, phrase_set
from campaigns.intake.grammar.quantities import quantities_of

# Verbs before a name, and what they say of the target.
LEADS: PhraseTable[str] = PhraseTable(
    dict.fromkeys(
        (
            "duy trì", "giữ vững", "giữ", "giữ ổn định", "giữ vững và nâng cao",
            "duy trì và nâng cao", "duy trì , giữ vững", "giữ vững , duy trì", "giữ gìn",
            "duy trì vững chắc", "tiếp tục duy trì", "tiếp tục giữ vững", "giữ vững , nâng cao",
            "duy trì , nâng cao", "duy trì ổn định", "duy trì và giữ vững", "giữ nguyên",
            "duy trì tốt", "ổn định",
        ),
        "maintain",
    )
    | dict.fromkeys(
        (
            "phấn đấu", "quyết tâm", "phấn đấu hoàn thành", "hoàn thành", "hoàn thành tốt",
            "hoàn thành xuất sắc", "hoàn thành vượt mức", "hoàn thành thắng lợi", "hoàn thành đạt",
            "hoàn thành dứt điểm", "hoàn thành và hoàn thành vượt mức", "cơ bản hoàn thành", "đạt",
            "đạt được", "có", "bảo đảm", "đảm bảo", "nâng cao", "nâng", "đưa", "thực hiện đạt",
            "thực hiện", "thực hiện tốt", "thực hiện hoàn thành", "tiếp tục", "tiếp tục nâng cao",
            "hoàn thành toàn diện", "đạt và vượt", "phấn đấu đạt và vượt", "tiếp tục thực hiện",
            "thực hiện có hiệu quả", "nâng tỷ lệ đạt", "tập trung hoàn thành", "cố gắng",
        ),
        "achieve",
    )
    | dict.fromkeys(
        (
            "sẽ", "cần", "phải", "để", "nhằm", "và", "với", "trong đó", "cụ thể", "là", "gồm",
            "bao gồm", "riêng", "đồng thời", "mục tiêu", "mục tiêu là", "chỉ tiêu :", "đến", ",",
            ":", "-", "+", "*", ".", "/", "trong đó có", "thì", "được", "phấn đấu có", "đăng ký",
            "phấn đấu đến", "hằng năm", "hàng năm", "bên cạnh đó", "ngoài ra", "cả nhiệm kỳ",
            "mỗi năm", "bình quân mỗi năm", "bình quân hằng năm", "bình quân hàng năm", "trong năm",
            "cả năm", "toàn tỉnh", "toàn huyện", "toàn xã", "toàn phường", "toàn thành phố",
            "cả nước", "toàn thôn", "phấn đấu trong năm", "lũy kế",
        ),
        "",
    )
)  # fmt: skip
_JOINED_TO = {"nâng": ("cấp",), "đưa": ("vào", "ra"), "giữ": ("trẻ", "gìn")}
_TIME_WORDS = (
    "đến hết trong vào từ cuối đầu giữa năm tháng quý ngày giai đoạn nhiệm kỳ hằng hàng mỗi cả này "
    "tới trước sau học thời gian nay toàn - / , : thứ niên khóa i ii iii iv"
)
_TIME = frozenset(_TIME_WORDS.split())
# A name goes on from its last aim: "…, phấn đấu tỷ lệ …".
AIMS = phrase_set(
    "phấn đấu", "quyết tâm", "để", "nhằm", "mục tiêu", "với mục tiêu", "góp phần đưa",
    "phấn đấu đến",
)  # fmt: skip
# Nouns that begin the subject of a figure; a comma before them begins a new clause.
SUBJECTS = phrase_set(
    "tỷ lệ", "tỷ trọng", "tỷ suất", "tỷ số", "tổng", "tổng số", "tổng sản lượng", "tổng diện tích",
    "tổng thu", "tổng đàn", "tổng giá trị", "số", "số lượng", "thu nhập", "giá trị", "diện tích",
    "sản lượng", "năng suất", "đàn", "mật độ", "tốc độ", "mức", "thu ngân sách", "chi ngân sách",
    "kim ngạch", "doanh thu", "chỉ số", "tuổi thọ", "quy mô", "dư nợ", "vốn", "bình quân",
    "cơ cấu", "độ che phủ", "dân số", "khách", "lượng", "chất thải", "hộ", "nợ",
)  # fmt: skip
_TIME_BEHIND = re.compile(
    r",? (?:(?:đến|vào|trong|hết|cuối|đầu) )*(?:năm|quý|tháng)(?: học)? \d[\d/ -]*$", re.I
)
_LONGEST_HEAD = 40  # tokens; a longer head keeps what follows its last comma


def is_time(tokens: Tokens) -> bool:
    """Say whether tokens only tell a time: "Đến năm 2030", "hằng năm", "giai đoạn 2021 - 2025"."""
    return bool(tokens) and all(t.kind == "number" or t.low in _TIME for t in tokens)


def lead_end(tokens: Tokens) -> tuple[int, str]:
    """Return where the name begins after its leading verbs, and "maintain", "achieve" or ""."""
    at, hint = 0, ""
    while at < len(tokens):
        if skipped := _time_before_comma(tokens, at) or _time_before_subject(tokens, at):
            at = skipped
            continue
        found = LEADS.at(tokens, at)
        if found is None or _is_no_lead(tokens, at, found[1]):
            break
        hint = hint if hint == "maintain" else (found[0] or hint)
        at = found[1]
    return at, hint


def subject_start(tokens: Tokens) -> int:
    """Return where the subject of a long head begins: after its last aim, or last new clause."""
    start = 0
    for at in range(len(tokens)):
        if (found := AIMS.at(tokens, at)) and _cuts(tokens, at, found[1], start):
            start = found[1]
        elif tokens[at].low == "," and _begins_subject(tokens, at + 1):
            start = at + 1
    if len(tokens) - start > _LONGEST_HEAD:
        commas = [at for at in range(start, len(tokens) - 2) if tokens[at].low == ","]
        start = commas[-1] + 1 if commas else start
    return start


def _cuts(tokens: Tokens, at: int, end: int, start: int) -> bool:
    """Say whether the name begins behind an aim: not in "Phường phấn đấu đạt chuẩn"."""
    if end >= len(tokens):
        return False
    follows_words = at > start and tokens[at - 1].low != ","
    lead = LEADS.at(tokens, end)
    return not (follows_words and lead is not None and lead[0] == "achieve")


def words_of(tokens: Tokens, text: str) -> str:
    """Return the words of tokens as they stand, without brackets that hold figures."""
    runs: list[str] = []
    begin: int | None = None
    end = 0
    for token in tokens:
        if token.kind == "group" and holds_figure(token.inner, text):
            if begin is not None:
                runs.append(text[begin:end])
            begin = None
            continue
        begin = token.start if begin is None else begin
        end = token.end
    if begin is not None:
        runs.append(text[begin:end])
    return " ".join(" ".join(runs).split()).strip(" ,;:.-–")


def without_time_behind(name: str) -> str:
    """Drop the year that ends a name: "Tỷ lệ hộ nghèo năm 2024" → "Tỷ lệ hộ nghèo"."""
    return _TIME_BEHIND.sub("", name) or name


def holds_figure(tokens: Tokens, text: str) -> bool:
    """Say whether a bracket holds a figure with its unit: "(mỗi nhà 60 triệu đồng)"."""
    return any(quantity.unit is not None for quantity in quantities_of(tokens, text, guess=False))


def _is_subject(tokens: Tokens, at: int) -> bool:
    return SUBJECTS.at(tokens, at) is not None


def _begins_subject(tokens: Tokens, at: int) -> bool:
    """Say whether a subject begins here, or behind a verb: "nâng cao tỷ lệ …"."""
    lead = LEADS.at(tokens, at)
    return _is_subject(tokens, at) or (lead is not None and _is_subject(tokens, lead[1]))


def _time_before_comma(tokens: Tokens, at: int) -> int:
    """Skip "Đến cuối năm 2025," before a name."""
    for end in range(at, min(at + 12, len(tokens))):
        if tokens[end].low == ",":
            return end + 1 if is_time(tokens[at:end]) else 0
    return 0


def _time_before_subject(tokens: Tokens, at: int) -> int:
    """Skip "năm 2020" and "Đến năm 2025" where the subject follows without a comma."""
    end, has_year = at, False
    while end < len(tokens) and (tokens[end].kind == "number" or tokens[end].low in _TIME):
        if tokens[end].low == "," or end - at > 8:
            break
        has_year = has_year or (tokens[end].kind == "number" and len(tokens[end].text) == 4)
        end += 1
    follows = end < len(tokens) and tokens[end].kind == "word"
    return end if has_year and follows else 0


def _is_no_lead(tokens: Tokens, at: int, end: int) -> bool:
    """Keep "nâng" of "nâng cấp" and "đưa" of "đưa vào": half of a word is no verb.

    "ổn định" is a verb before a figure's subject only: "ổn định diện tích lúa".
    """
    if end - at == 2 and tokens[at].low == "ổn":
        return not _is_subject(tokens, end)
    return end < len(tokens) and tokens[end].low in _JOINED_TO.get(tokens[end - 1].low, ())
