"""Units of measure after a number: %, tấn, triệu đồng/người/năm, trai/100 gái, cán bộ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from campaigns.intake.grammar import unit_words as words
from campaigns.intake.grammar.lexer import Token, Tokens, tokens_of
from campaigns.intake.grammar.numbers import figures_at
from campaigns.intake.grammar.phrases import PhraseTable, phrase_set

UnitKind = Literal["percent", "money", "measure", "count", "event", "rate", "guess"]

_PERCENTS = phrase_set(*words.PERCENTS)
_SCALES = set(words.SCALES)
_NOT_SCALED = phrase_set(*words.NOT_SCALED)
_MONEY = phrase_set(*words.MONEY)
_COUNTS: PhraseTable[str] = PhraseTable(
    {noun: group for group, nouns in words.COUNTED.items() for noun in nouns}
)
_MEASURES: PhraseTable[str] = PhraseTable(
    {noun: "money" for noun in words.MONEY} | {noun: "measure" for noun in words.MEASURES}
)
_SHARERS = phrase_set(*words.SHARERS)
_PERSONS = {"people", "places", "offices", "groups"}
_MAY_STAND_TOGETHER = {
    **dict.fromkeys(_PERSONS, _PERSONS), "things": {"things", "offices"}
}  # fmt: skip
# Words of measure that begin a noun: "5 điểm trường", "3 công trình", "2 mẫu giáo viên".
_BEGINS_A_NOUN = {
    "mẫu": {"giáo", "số", "đơn", "biểu", "mực"},
    "công": {"trình", "chức", "dân", "nhân", "đoàn", "an", "ty", "tác", "việc", "cụ", "nghệ"},
    "đồng": {"chí", "bào", "ruộng"},
    "g": set(),
}
# Words that never begin the name of a counted thing.
_NO_NOUN_WORDS = (
    "và hoặc là đạt được có cho của trong trên dưới từ đến tới tại ở với theo so trở tăng giảm "
    "lên xuống còn thì mà để khi do bởi về vào ra như đã sẽ đang không chưa các những mỗi năm "
    "tháng ngày quý tuần giờ tuổi thứ hơn kém mới gồm chiếm bằng trừ nếu hoàn thực bảo đảm phấn "
    "riêng nhằm qua cùng"
)
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())
_BASES = {Decimal(10) ** power for power in range(7)}  # "/100 gái", "/10.000 dân"
_REACH_OF_LIST = 12  # tokens looked over for a number that would make the next words a clause
_SPACES_AT_STROKE = re.compile(r"\s*/\s*")


@dataclass(frozen=True)
class Unit:
    """A unit that stands in tokens [start, end); ``text`` as the paper gives it."""

    text: str
    end: int
    kind: UnitKind
    noun_end: int = 0  # where its first noun ends, before any stroke
    group: str = ""  # people, places, offices, groups, things, events
    of: str = ""  # what is measured, where it stands within: "m² sân chơi/lớp"

    @property
    def is_counted(self) -> bool:
        return self.kind in ("count", "event", "guess")


def unit_after(text: str, position: int) -> tuple[str, int]:
    """Return the unit that stands at a letter of the text, and where it ends ("" if none).

    ``unit_after("62 triệu đồng/người/năm.", 2)`` → ``("triệu đồng/người/năm", 23)``.
    """
    tokens = tokens_of(text[position:])
    unit = unit_at(tokens, 0, text[position:])
    return (unit.text, position + tokens[unit.end - 1].end) if unit else ("", position)


def unit_at(tokens: Tokens, at: int, text: str, *, guess: bool = False) -> Unit | None:
    """Return the unit that begins at a token.

    With ``guess``, a word that no table knows is taken for the name of what is counted.
    """
    if at >= len(tokens):
        return None
    if found := _PERCENTS.at(tokens, at):
        return _share(tokens, at, found[1], text)
    start = at
    while at < len(tokens) and tokens[at].low in _SCALES and not _NOT_SCALED.at(tokens, at):
        at += 1
    at = _skip_point(tokens, start, at)
    noun = _noun(tokens, at)
    if noun is None and at == start:
        if tokens[at].low == "/":
            return _rate(tokens, at, text)
        return _guess(tokens, at, text) if guess else None
    kind, end, group = noun or ("measure", at, "")
    end, together = _named_together(tokens, end, group)
    of_end = end if together else _qualified(tokens, end, kind)
    whole_end = end if together else strokes(tokens, of_end)
    of = _words(tokens, end, of_end, text) if of_end > end else ""
    return Unit(_words(tokens, start, whole_end, text), whole_end, kind, end, group, of)


def _skip_point(tokens: Tokens, start: int, at: int) -> int:
    """Skip the point of "tỷ.đ"."""
    is_point = at > start and _low(tokens, at) == "." and _low(tokens, at + 1) in ("đ", "đồng")
    return at + 1 if is_point and tokens[at].end == tokens[at + 1].start else at


def _share(tokens: Tokens, start: int, end: int, text: str) -> Unit:
    noun_end = end
    if tokens[end - 1].low in ("o", "0"):  # "%o" and "%0" for ‰
        stroke_end = strokes(tokens, end, only_time=True)
        rest = _words(tokens, end, stroke_end, text) if stroke_end > end else ""
        return Unit("‰" + rest, stroke_end, "percent", noun_end)
    if end < len(tokens) and tokens[end].low in words.SHARED:
        end += 1
    else:
        end = strokes(tokens, end, only_time=True)
    return Unit(_words(tokens, start, end, text), end, "percent", noun_end)


def _noun(tokens: Tokens, at: int) -> tuple[UnitKind, int, str] | None:
    counted, measured = _COUNTS.at(tokens, at), _MEASURES.at(tokens, at)
    if counted and _low(tokens, counted[1]) == "ở" and tokens[counted[1] - 1].low == "nhà":
        counted = (counted[0], counted[1] - 1) if counted[1] - at > 1 else counted
    if measured and _begins_a_noun(tokens, at, measured[1]):
        measured = None
    if counted and (measured is None or counted[1] > measured[1]):
        group, end = counted
        return ("event" if group == "events" else "count"), end, group
    return (measured[0], measured[1], "") if measured else None  # type: ignore[return-value]


def _qualified(tokens: Tokens, end: int, kind: str) -> int:
    """Go on over what a unit measures where a stroke follows: "tấn nhân/ha"."""
    for at in range(end, min(end + 2, len(tokens)) if kind == "measure" else end):
        if tokens[at].kind != "word":
            break
        if strokes(tokens, at + 1) > at + 1:
            return at + 1
    return end


def _low(tokens: Tokens, at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _begins_a_noun(tokens: Tokens, at: int, end: int) -> bool:
    if end - at != 1 or end >= len(tokens):
        return False
    return tokens[end].low in _BEGINS_A_NOUN.get(tokens[at].low, ())


def _named_together(tokens: Tokens, end: int, group: str) -> tuple[int, bool]:
    """Go on over ", công chức" after "cán bộ"; say whether anything was added."""
    start, company = end, _MAY_STAND_TOGETHER.get(group, ())
    while end < len(tokens) and tokens[end].low == ",":
        following = _COUNTS.at(tokens, end + 1)
        if not following or following[0] not in company or _number_follows(tokens, following[1]):
            break
        end = following[1]
    return end, end > start


def _number_follows(tokens: Tokens, at: int) -> bool:
    for token in tokens[at : at + _REACH_OF_LIST]:
        if token.low in (",", ";", "."):
            return False
        if token.kind == "number":
            return True
    return False


def strokes(tokens: Tokens, end: int, *, only_time: bool = False) -> int:
    """Go on over "/người/năm", "/100 gái", "/1 ha"."""
    while end + 1 < len(tokens) and tokens[end].low == "/":
        at = end + 1
        if at + 1 < len(tokens) and (number := figures_at(tokens, at)):
            if number.value not in _BASES:
                break
            at += 1
        if at < len(tokens) and tokens[at].low in _SCALES and not _SHARERS.at(tokens, at):
            at += 1
        found = _SHARERS.at(tokens, at)
        if not found or (only_time and found[0] not in ("năm", "tháng", "quý", "tuần", "ngày")):
            break
        end = found[1]
    return end


def _rate(tokens: Tokens, at: int, text: str) -> Unit | None:
    """Read "/100.000 trẻ đẻ sống", "/100.000", "/vạn dân"."""
    end = strokes(tokens, at)
    if end == at and at + 1 < len(tokens) and figures_at(tokens, at + 1):
        end = at + 2
    return Unit(_words(tokens, at, end, text), end, "rate", end) if end > at else None


def _guess(tokens: Tokens, at: int, text: str) -> Unit | None:
    if not _may_name(tokens[at]):
        return None
    end = at + 1
    if end < len(tokens) and _may_name(tokens[end]) and not tokens[end].is_capital:
        end += 1
    end_of_unit = strokes(tokens, end)
    return Unit(_words(tokens, at, end_of_unit, text), end_of_unit, "guess", end)


def _may_name(token: Token) -> bool:
    return token.kind == "word" and token.low not in _NO_NOUN


def _words(tokens: Tokens, start: int, end: int, text: str) -> str:
    raw = " ".join(text[tokens[start].start : tokens[end - 1].end].split())
    return _SPACES_AT_STROKE.sub("/", raw)
