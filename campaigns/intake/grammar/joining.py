"""How figures of a clause hang together: what a row without words of its own goes on with."""

from __future__ import annotations

import re

from campaigns.intake.grammar.drafts import Draft
from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.modes import Sentence
from campaigns.intake.grammar.naming import is_time, words_of
from campaigns.intake.grammar.quantity import Quantity
from campaigns.intake.grammar.rows import Row, begins_work, has_predicate, predicate_start
from campaigns.intake.grammar.said import Said, change_of, is_share_of, tail_of, tells_change

_OF_YEAR = re.compile(r"(?:cuối |hết |trong |đến )*năm (20\d\d)\b(?! *[-–])", re.I)
_LONGEST_PLACE = 8  # words


def change_before(said: Said, last: Draft | None) -> str:
    """Return the verb that "giảm 25 hộ nghèo, 30 hộ cận nghèo" leaves out."""
    quantity = said.quantity
    if last is None or not last.change or not tells_change(last.name) or quantity.opener:
        return ""
    if quantity.unit_text != last.unit or said.is_of_time or has_predicate(said.tail):
        return ""
    quantity.change = last.change
    if quantity.op == "=" and last.op != "range":
        quantity.op = last.op
    return change_of(last.name)


def is_second(said: Said, last: Draft | None) -> bool:
    """Say whether nothing but a figure in another unit stands here: "…: 42 ha; 378 tấn"."""
    quantity = said.quantity
    is_bare = not (said.own or said.tail or quantity.is_counted or quantity.change)
    return is_bare and last is not None and quantity.unit_text not in ("", last.unit)


def tells_past(tokens: Tokens, row: Row, sentence: Sentence, year: int | None) -> bool:
    """Say whether a figure is of a year before the plan: "Năm 2023 tỷ lệ … đạt 45%"."""
    if year is None or row.head > row.quantity.start:
        return False
    at = tokens[row.quantity.start].start - sentence.start
    told = _OF_YEAR.match(sentence.text[tokens[row.head].start - sentence.start : at])
    if told is None and sentence.strife_at > at:
        told = _OF_YEAR.match(sentence.text)
    return told is not None and int(told[1]) < year


def share_predicate(tokens: Tokens, rows: list[Row], made: list[Draft], text: str) -> None:
    """Give "94% gia đình, 98% cơ quan đạt danh hiệu văn hóa" its verb in both names."""
    if len(made) != len(rows) or len(rows) < 2:
        return
    verb = ""
    for row, draft in zip(reversed(rows), reversed(made), strict=True):
        tail = tail_of(tokens, row)
        head = tokens[row.head : row.quantity.start]
        counts = row.quantity.is_percent and (is_time(head) or not head)
        at = predicate_start(tail) if tail else None
        if at is not None:
            verb = words_of(tail[at:], text) if counts else ""
        elif counts and tail and verb and not is_share_of(tail):
            draft.name = f"{draft.name} {verb}"
        else:
            verb = ""


def counts_behind_colon(tokens: Tokens, quantities: list[Quantity]) -> bool:
    """Say whether "Y tế: 14/16 xã đạt …" names what it counts behind the colon."""
    first = quantities[0]
    end = quantities[1].start if len(quantities) > 1 else len(tokens)
    tail = tokens[first.end : end]
    if first.change and first.unit is not None and not first.is_percent:
        return True
    if not tail or tail[0].kind != "word" or tail[0].low in ("và", "với"):
        return False
    is_many = first.is_percent or len(quantities) > 1
    return has_predicate(tail) or (is_many and not is_share_of(tail))


def is_share(last: Draft, quantity: Quantity) -> bool:
    """Say whether a percentage tells the worth of the ratio before it."""
    is_open = last.numerator is not None and last.unit_kind != "percent"
    is_plain = quantity.opener in ("reach", "") and not quantity.change
    return is_open and quantity.is_percent and is_plain


def is_derived(said: Said) -> bool:
    """Say whether a figure without a subject tells more of the target before it."""
    is_count = said.quantity.is_counted and said.quantity.opener in ("reach", "has")
    if is_count and said.tells_more_of_them:
        return False
    if said.quantity.opener in ("delta", "end"):
        return not said.tail or not said.quantity.is_counted or said.has_remark
    if said.quantity.opener == "reach":
        return not said.tail or not has_predicate(said.tail)
    return said.is_filled


def names_one(lead: str) -> bool:
    """Say whether a line before a colon names one place, road or house."""
    words = lead.split()
    return len(words) <= _LONGEST_PLACE and any(
        word[:1].isupper() or word[:1].isdecimal() for word in words[1:]
    )


def is_new_work(said: Said) -> bool:
    """Say whether a figure has a verb of its own: "duy trì 07 xã, thêm 02 xã"."""
    stated = bool(said.quantity.opener) or said.quantity.colon
    return stated or begins_work(said.own, 0) or said.tells_more_of_them


def lowered(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
