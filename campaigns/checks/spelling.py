"""Slips of the pen that a machine mends safely. Pure.

Each slip is a row: what it looks like, what stands there instead ("" where a person must
decide), and what is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Check, Checks, Fix, Level, Passage

_UNIT = (
    r"(?:%|‰|ha|tấn|tạ|kg|km|m²|m³|m2|m3|triệu|tỷ|tỉ|nghìn|đồng|người|hộ|con|lần|điểm|giấy|"
    r"lao động|sản phẩm|m)(?!\w)"
)
_AFTER_NUMBER = r"(?<=\d)"


@dataclass(frozen=True)
class Slip:
    words: re.Pattern[str]
    instead: Callable[[re.Match[str]], str | None]
    says: str  # {old} and {new} stand for the words


def _to(new: str) -> Callable[[re.Match[str]], str]:
    return lambda found: new


def _small(found: re.Match[str]) -> str:
    return found[0].lower()


MEASURES = (
    Slip(
        re.compile(r"(?<![^\W\d])(?:k|h|d|c|m)?m[23](?!\w)"),
        lambda found: found[0][:-1] + {"2": "²", "3": "³"}[found[0][-1]],
        "viết {new} thay cho {old}",
    ),
    Slip(re.compile(rf"{_AFTER_NUMBER} ?(?:Ha|HA|hA)(?!\w)"), _small, "viết{new} thay cho{old}"),
    Slip(
        re.compile(rf"{_AFTER_NUMBER} ?(?:Kg|KG|kG|Km|KM|kM)(?!\w)"),
        _small,
        "viết{new} thay cho{old}",
    ),
    Slip(re.compile(rf"{_AFTER_NUMBER} ?(?:tan|Tan)(?!\w)"), _to(" tấn"), "viết tấn thay cho{old}"),
    Slip(
        re.compile(rf"{_AFTER_NUMBER} ?(?:trđ|tr\.đ|trđồng|triệu ?đ)(?!\w)"),
        _to(" triệu đồng"),
        "viết triệu đồng thay cho{old}",
    ),
    Slip(
        re.compile(rf"{_AFTER_NUMBER} ?(?:tỷ|tỉ) ?đ(?!\w)"),
        _to(" tỷ đồng"),
        "viết tỷ đồng thay cho{old}",
    ),
    Slip(re.compile(rf"{_AFTER_NUMBER} ?[đĐ](?!\w)"), _to(" đồng"), "viết đồng thay cho{old}"),
    Slip(
        re.compile(rf"{_AFTER_NUMBER}(?=(?:ha|tấn|tạ|kg|km|triệu|tỷ|đồng)(?!\w))"),
        _to(" "),
        "để một dấu cách giữa số và đơn vị",
    ),
    Slip(re.compile(rf"{_AFTER_NUMBER}\s+(?=[%‰])"), _to(""), "viết % liền sau số"),
    Slip(
        re.compile(rf"(?<![\w.,/-])(\d+)\.\d{{1,2}}(?= ?{_UNIT})"),
        lambda found: found[0].replace(".", ","),
        "phần thập phân viết sau dấu phẩy: {new}, không viết {old}",
    ),
    Slip(
        re.compile(rf"(?<![\w.,/-])\d{{1,3}}(?:,\d{{3}}){{2,}}(?= ?{_UNIT})"),
        lambda found: found[0].replace(",", "."),
        "hàng nghìn ngăn bằng dấu chấm: {new}, không viết {old}",
    ),
    Slip(
        re.compile(rf"(?<![\w.,/-])[1-9]\d{{0,2}},\d{{3}}(?![\d,])(?= ?{_UNIT})"),
        lambda found: None,
        "{old} là số thập phân; nếu là hàng nghìn thì ngăn bằng dấu chấm",
    ),
)

# Words that Vietnamese says twice.
_SAID_TWICE = frozenset(
    {
        "ngày", "đêm", "đời", "năm", "nhà", "người", "luôn", "dần", "dầm", "từ", "từng", "vân",
        "song", "chung", "mãi", "hằng", "thường", "xa", "gần", "cao", "đều", "lâu", "xanh",
        "vàng", "đỏ", "hoài", "ào", "ầm", "rầm", "khăng", "chôm", "ba", "cào", "đùng", "rành",
        "mồn", "chầm", "ngoan", "phơi", "ròng", "rưng", "vành", "kề", "nao", "xôn", "hao", "lù",
        "lăm", "đăm", "chằm", "sâu", "đùn", "phăng", "lần", "đôi", "hàng", "khắp",
    }
)  # fmt: skip
# Doubled by a slip of one mark: not a word too many.
_MEANT = {"tiến tiến": "tiên tiến", "tiên tiên": "tiên tiến"}
DOUBLED = Slip(
    re.compile(r"(?<![\w-])([^\W\d_]+)(?P<again>\s+\1)(?![\w-])", re.IGNORECASE),
    _to(""),
    "lặp chữ “{old}”",
)

SPACES = (
    Slip(re.compile(r"(?<=\S) {2,}(?=\S)"), _to(" "), "thừa dấu cách"),
    Slip(
        re.compile(r"(?<=[^\s.…]) +(?=[,;:!?)](?:\s|$)|\.(?:\s|$))"),
        _to(""),
        "thừa dấu cách trước dấu câu",
    ),
    Slip(re.compile(r"(?<=\() +(?=\S)"), _to(""), "thừa dấu cách sau dấu mở ngoặc"),
    Slip(
        re.compile(r"(?<=[^\W\d_][,;])(?=[^\W\d_])"),
        _to(" "),
        "thiếu dấu cách sau dấu câu",
    ),
    Slip(
        re.compile(r"(?<=[a-zà-ỹ]{2}\.)(?=[A-ZĐÀ-Ỵ][a-zà-ỹ])"),
        _to(" "),
        "thiếu dấu cách sau dấu chấm",
    ),
)
TYPED_END = Slip(re.compile(r"[.;]?\s?\./\."), _to("."), "không gõ ./. vì bản in tự thêm")

_STOP = re.compile(r"[.;:!?…][”\")]?$")
_STOPS = ".;:"


def measures(draft: Draft) -> Checks:
    return _found(draft, MEASURES)


def spaces(draft: Draft) -> Checks:
    return _found(draft, SPACES)


def typed_end(draft: Draft) -> Checks:
    return _found(draft, (TYPED_END,))


def doubled(draft: Draft) -> Checks:
    for passage in _readable(draft):
        for found in DOUBLED.words.finditer(passage.text):
            word = found[1].lower()
            is_name = found[1][:1].isupper() and found["again"].strip()[:1].isupper()
            if word in _SAID_TWICE or is_name:
                continue
            meant = _MEANT.get(found[0].lower())
            fix = (
                Fix(found.start(), found[0], meant)
                if meant
                else Fix(found.start("again"), found["again"], "")
            )
            sentence = DOUBLED.says.format(old=found[0])
            yield passage.check(sentence, Level.HINT, quote=found[0], fix=fix)


def unstopped(draft: Draft) -> Checks:
    """A paragraph of the body without a stop; the last one gets "./." in print."""
    paragraphs = [p for p in draft.passages if p.kind in ("opening", "paragraph", "closing")]
    paragraphs = [p for p in paragraphs if p.part != "appendices"]
    leads = {item["uid"]: bool(item["children"]) for item, _ in draft.items}
    for passage in paragraphs[:-1]:
        text = passage.text.rstrip()
        if text and not _STOP.search(text):
            stop = ":" if leads.get(passage.item) and _is_last(draft, passage) else "."
            fix = None if text.endswith((",", "-")) else Fix(len(passage.text), "", stop)
            words = " ".join(text.split()[-4:])
            sentence = f"thiếu dấu kết thúc đoạn sau “{words}”"
            yield passage.check(sentence, Level.HINT, quote=words, fix=fix)


def _is_last(draft: Draft, passage: Passage) -> bool:
    blocks = next(item["blocks"] for item, _ in draft.items if item["uid"] == passage.item)
    return blocks[-1]["uid"] == passage.block


def _found(draft: Draft, slips: tuple[Slip, ...]) -> Checks:
    for passage in _readable(draft):
        for slip in slips:
            for found in slip.words.finditer(passage.text):
                yield _slip(passage, slip, found)


def _slip(passage: Passage, slip: Slip, found: re.Match[str]) -> Check:
    new = slip.instead(found)
    sentence = slip.says.format(old=found[0], new=new)
    fix = None if new is None else Fix(found.start(), found[0], new)
    quote = _words_at(passage.text, found)
    return passage.check(sentence, Level.HINT, quote=quote, fix=fix)


def _words_at(text: str, found: re.Match[str]) -> str:
    """Return the slip with what touches it, to be found on the page by eye."""
    start = text.rfind(" ", 0, found.start()) + 1
    end = text.find(" ", found.end() + 1)
    return text[start : end if end > 0 else len(text)][:60]


def _readable(draft: Draft) -> Iterator[Passage]:
    return (passage for passage in draft.passages if passage.kind != "superior")
