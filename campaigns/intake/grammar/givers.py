"""Who set a figure: "tỉnh giao 18%, xã phấn đấu 20%"."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.phrases import PhraseTable, phrase_set

# Rank of who gives: the lower, the nearer to the village.
_GIVERS: PhraseTable[int] = PhraseTable(
    {
        "trung ương": 6, "tw": 6, "chính phủ": 6, "thủ tướng chính phủ": 6, "quốc hội": 6, "bộ": 6,
        "cấp trên": 5, "tỉnh": 5, "ubnd tỉnh": 5, "hđnd tỉnh": 5, "tỉnh ủy": 5, "sở": 5,
        "bảo hiểm xã hội tỉnh": 5, "nghị quyết tỉnh": 5, "nq tỉnh": 5,
        "thành phố": 4, "tp": 4, "ubnd thành phố": 4, "hđnd thành phố": 4, "thành ủy": 4,
        "huyện": 3, "ubnd huyện": 3, "hđnd huyện": 3, "huyện ủy": 3, "thị xã": 3, "quận": 3,
        "ubnd thị xã": 3, "ubnd quận": 3, "hđnd quận": 3, "hđnd thị xã": 3, "cục thuế": 3,
        "chi cục thuế": 3, "ngành": 3, "bhxh huyện": 3, "bảo hiểm xã hội huyện": 3,
        "xã": 1, "phường": 1, "thị trấn": 1, "ubnd xã": 1, "hđnd xã": 1, "đảng ủy": 1,
        "hđnd phường": 1, "ubnd phường": 1, "địa phương": 1, "đơn vị": 1, "hđnd": 1, "đặc khu": 1,
    }
)  # fmt: skip
_GIVES = phrase_set(
    "giao", "giao là", "giao đạt", "giao chỉ tiêu", "giao đầu năm", "giao :", "giao kế hoạch",
    "giao năm", "đề ra", "quyết nghị", "yêu cầu",
)  # fmt: skip
_AIMS = phrase_set(
    "phấn đấu", "phấn đấu đạt", "đăng ký", "phấn đấu :", "đăng ký :",
    "đăng ký phấn đấu", "quyết tâm", "phấn đấu là", "đề ra", "giao phấn đấu",
)  # fmt: skip
_BEFORE = phrase_set(
    "chỉ tiêu",
    "kế hoạch",
    "kh",
    "ct",
    "chỉ tiêu kế hoạch",
    "theo",
    "so với",
    "do",
    "mức",
    "dự toán",
)
_OWN_RANK = 1


@dataclass(frozen=True)
class Giver:
    """``start``: where its words begin; ``is_own``: the paper's own aim."""

    name: str
    rank: int
    start: int
    is_own: bool


def giver_before(tokens: Tokens, end: int) -> Giver | None:
    """Return who set the figure that follows: tokens end in "tỉnh giao", "xã phấn đấu"."""
    at = end - 1 if end and tokens[end - 1].low == ":" else end
    if aim := _AIMS.before(tokens, at):
        who = _GIVERS.before(tokens, aim[1])
        if who:
            return _giver(tokens, who[1], aim[1], who[0], is_own=True)
        if aim[0].startswith("phấn đấu") and (aim[1] == 0 or tokens[aim[1] - 1].low == ","):
            return Giver("", _OWN_RANK, aim[1], True)
    if gives := _GIVES.before(tokens, at):
        if who := _GIVERS.before(tokens, gives[1]):
            return _giver(tokens, who[1], gives[1], who[0])
        start = _start_of_plan(tokens, gives[1])
        return Giver("", 2, start, False) if start < gives[1] else None
    plan = _BEFORE.before(tokens, at - 1) if at else None
    who = _GIVERS.before(tokens, at)
    if who and (plan := _BEFORE.before(tokens, who[1])) and plan[0] not in ("so với", "theo", "do"):
        return _giver(tokens, who[1], at, who[0])
    return None


def _giver(tokens: Tokens, start: int, end: int, rank: int, *, is_own: bool = False) -> Giver:
    name = " ".join(token.text for token in tokens[start:end])
    return Giver(_plain(name), rank, _start_of_plan(tokens, start), is_own)


def _start_of_plan(tokens: Tokens, start: int) -> int:
    while found := _BEFORE.before(tokens, start):
        start = found[1]
    return start


def _plain(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
