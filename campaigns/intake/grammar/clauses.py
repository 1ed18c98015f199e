"""Sentences, clauses and parts of a paragraph, as slices of its tokens."""

from __future__ import annotations

from collections.abc import Iterator

from campaigns.intake.grammar.comparing import BEFORE
from campaigns.intake.grammar.lexer import Token, Tokens
from campaigns.intake.grammar.phrases import PhraseTable, phrase_set

_SHORTENED = {
    "tp", "tx", "tt", "pgs", "gs", "ts", "ths", "q", "p", "h", "đ", "st", "tr", "vs", "v", "ks",
}  # fmt: skip
_END_SIGNS = {".", "!", "?", "...", "…"}
_BULLETS = {"-", "+", "*", "•", "·", "▪", "►", "–", "o", "✓", "", "/"}

# What begins the parts of a whole. "riêng" picks one out.
PARTS: PhraseTable[str] = PhraseTable(
    {
        "trong đó": "parts", "trong đó có": "parts", "trong số đó": "parts", "gồm": "parts",
        "bao gồm": "parts", "gồm có": "parts", "chia ra": "parts", "cụ thể": "parts",
        "cụ thể là": "parts", "trong đó riêng": "parts", "riêng": "part",
    }
)  # fmt: skip

_LONGEST_FIGURE = 4  # tokens: "12 tỷ đồng trở lên"
_BEHIND_FIGURES = ("trở", "so", "vào", "trong", "kế", "dân", "năm", "và")
# A comma before these begins a clause of its own.
STARTS = phrase_set(
    "duy trì", "giữ vững", "tiếp tục duy trì", "tiếp tục giữ vững", "phấn đấu", "hoàn thành",
    "không còn", "không có", "không để", "không xảy ra", "bảo đảm", "đảm bảo", "tiếp tục",
    "quyết tâm", "cơ bản hoàn thành", "củng cố", "không phát sinh", "không để xảy ra",
    "thuộc nhóm", "đứng trong", "nằm trong", "đứng đầu", "đứng thứ", "xếp thứ", "vào nhóm",
    "vào tốp", "thuộc tốp",
)  # fmt: skip


def sentences(tokens: Tokens) -> Iterator[Tokens]:
    """Split at ends of sentences and at "(1)", "(2)" … that count the sentences."""
    start = 0
    for at, token in enumerate(tokens):
        is_end = token.kind == "sign" and token.low in _END_SIGNS and _ends(tokens, at)
        if is_end or (token.kind == "group" and _counts(tokens, at, start)):
            yield tokens[start:at]
            start = at + 1
    yield tokens[start:]


def clauses(tokens: Tokens) -> Iterator[Tokens]:
    """Split a sentence at semicolons."""
    start = 0
    for at, token in enumerate(tokens):
        if token.low == ";":
            yield tokens[start:at]
            start = at + 1
    yield tokens[start:]


def without_edges(tokens: Tokens) -> Tokens:
    """Drop bullets and joining words before, and signs after."""
    start, end = 0, len(tokens)
    while start < end and (_is_bullet(tokens, start) or tokens[start].low in (",", "và", ":", ".")):
        start += 1
    while end > start and tokens[end - 1].kind == "sign" and tokens[end - 1].low in ",.:;-/":
        end -= 1
    return tokens[start:end]


def pieces(tokens: Tokens) -> Iterator[Tokens]:
    """Split a clause at commas before words that begin a clause ("…, giữ vững …")."""
    start = 0
    for at, token in enumerate(tokens):
        if token.low != "," or at - start < 2:
            continue
        begins = STARTS.at(tokens, at + 1)
        if begins and not STARTS.before(tokens, at, start):
            if _asks_subject(tokens, start, at, begins[1]):
                continue
            yield tokens[start:at]
            start = at + 1
    yield tokens[start:]


def _asks_subject(tokens: Tokens, start: int, comma: int, at: int) -> bool:
    """Say whether "…, phấn đấu đạt trên 80%" tells the figure of what stands before."""
    is_reached = False
    while found := BEFORE.at(tokens, at):
        is_reached = is_reached or found[0].role in ("reach", "end")
        at = found[1]
    if at >= len(tokens) or tokens[at].kind != "number" or not is_reached:
        return False
    ends = (n for n in range(at + 2, len(tokens)) if _ends_figure(tokens[n]))
    end = next(ends, len(tokens))
    is_bare = end - at <= _LONGEST_FIGURE
    return is_bare and not any(token.kind == "number" for token in tokens[start:comma])


def _ends_figure(token: Token) -> bool:
    return token.low in _BEHIND_FIGURES or (token.kind != "word" and token.low != "/")


def part_mark(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Return "parts" or "part" and where the words of a mark ("trong đó:") end, if one is here."""
    found = PARTS.at(tokens, at)
    if found is None or not _may_mark(tokens, at):
        return None
    return found


def _may_mark(tokens: Tokens, at: int) -> bool:
    before = tokens[at - 1] if at else None
    if tokens[at].low in ("trong", "chia"):
        return True
    return before is None or before.low in (",", ":", ";") or before.kind == "group"


def _ends(tokens: Tokens, at: int) -> bool:
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return True
    if before is not None and before.kind == "word" and before.low in _SHORTENED:
        return False
    if after.kind == "word" and not after.is_capital:
        return False
    if after.start == tokens[at].end:
        joined = after.kind == "number" or (before is not None and before.text.isupper())
        return not joined
    return True


def _counts(tokens: Tokens, at: int, start: int) -> bool:
    """Say whether a bracket is "(7)" before a new sentence."""
    inner = tokens[at].inner
    is_count = len(inner) == 1 and inner[0].kind == "number" and len(inner[0].text) <= 2
    return is_count and (at == start or tokens[at - 1].low in (".", ";", ":", ","))


def _is_bullet(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.kind == "sign":
        return token.low in _BULLETS
    return token.low == "o" and at + 1 < len(tokens) and tokens[at + 1].is_capital
