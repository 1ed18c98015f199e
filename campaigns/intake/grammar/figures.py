"""Targets with a figure: each row of a clause gets its name, its whole and its second figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns.intake.grammar.clauses import without_edges
from campaigns.intake.grammar.drafts import Draft
from campaigns.intake.grammar.givers import Giver, giver_before
from campaigns.intake.grammar.lexer import Token, Tokens
from campaigns.intake.grammar.modes import Around, Mode, accepts
from campaigns.intake.grammar.naming import (
    LEADS,
    SUBJECTS,
    is_time,
    lead_end,
    subject_start,
    without_time_behind,
)
from campaigns.intake.grammar.parallels import parallels
from campaigns.intake.grammar.phrases import phrase_set
from campaigns.intake.grammar.qualitative import is_negative
from campaigns.intake.grammar.quantities import Quantity
from campaigns.intake.grammar.rows import (
    Row,
    begins_work,
    ends_in_work,
    has_predicate,
    predicate_start,
    rows_of,
)
from campaigns.intake.grammar.unit_words import SCALES

if TYPE_CHECKING:
    from campaigns.intake.grammar.paragraphs import Paragraph

# Behind a figure these begin a remark, not the thing that is counted.
_REMARKS = phrase_set(
    "so với", "theo", "trong năm", "vào cuối năm", "kế hoạch", "chỉ tiêu", "dự toán", "vào năm",
    "trước năm", "đến năm", "năm", "/", "dân số", "trở lên", "tính", "vào", "trước ngày", "để",
    "nhằm", "góp phần", "nghị quyết", "trên tổng số", "tổng số",
)  # fmt: skip
_TIMES = phrase_set(
    "so với", "theo", "trong năm", "vào cuối năm", "vào năm", "trước năm", "đến năm", "năm", "vào", "/",
    "trước ngày", "để", "nhằm", "góp phần", "tính", "trở lên", "trên tổng số",
)  # fmt: skip
_CHANGES = re.compile(r"(?:kéo giảm|cắt giảm|giảm|tăng|hạ|kéo) (?!trưởng)", re.I)
_BEHIND = 20  # letters behind a figure that may tell a fee: "70% mức đóng"
_COMPARING = frozenset(
    ("ít", "nhất", "tối", "thiểu", "đa", "trên", "dưới", "hơn", "không", "quá", "khoảng", "từ", "gần")
)
_DEGREES = ("tốt", "sắc", "mức")  # "hoàn thành xuất sắc" is a subject where nothing follows
# Words that leave a figure without a subject of its own: "bình quân 6 cuốn/học sinh".
FILLED = phrase_set("bình quân", "trung bình", "tương ứng", "tương đương", "khoảng")
# Between a ratio and its percentage: "24/45 trường …, đạt 53,3%".
_SHARES = ("reach", "")


@dataclass
class _Words:
    """The words before a quantity, split into verbs, subject and who gives."""

    tokens: Tokens  # the subject
    start: int  # letter where the phrase begins
    hint: str
    giver: Giver | None
    is_time: bool


class Figures:
    """Reads the quantities of one clause, piece by piece, into the paragraph's list."""

    def __init__(self, paragraph: Paragraph, parent: int | None) -> None:
        self.paragraph = paragraph
        self.parent = parent
        self.before: int | None = None  # the target read last in this clause
        self.lead = ""
        self.compared = ""  # a comparator that holds for what "và" joins

    @property
    def _last(self) -> Draft | None:
        return None if self.before is None else self.paragraph.out[self.before]

    def read(self, tokens: Tokens, quantities: list[Quantity]) -> None:
        start = self._lead(tokens, quantities)
        if subjects := parallels(tokens, quantities, start):
            for subject, quantity in zip(subjects, quantities, strict=True):
                own = without_edges(subject[lead_end(subject)[0] :])
                words = _Words(own, subject[0].start, "", None, False)
                self._add(quantity, self.paragraph.name_of(own), words, tokens, self.parent)
            return
        rows = rows_of(tokens, quantities, start)
        count = len(self.paragraph.out)
        if rows:
            self._aim_before(tokens, rows[0])
        for row in rows:
            self._row(tokens, row)
            self._brackets(tokens, row)
        self._share_predicate(tokens, rows, count)

    def _aim_before(self, tokens: Tokens, row: Row) -> None:
        """Set apart an aim without a figure: "Chi bộ hoàn thành tốt nhiệm vụ, kết nạp 02 …"."""
        if self.paragraph.setting.mode is not Mode.TARGETS:
            return
        for at in range(row.quantity.start - 1, row.head + 1, -1):
            if tokens[at].low != ",":
                continue
            is_bare = at + 1 == row.quantity.start
            if not is_bare and not begins_work(tokens, at + 1):
                return
            if is_bare and not row.quantity.change and not is_negative(tokens, row.head):
                return
            place = self.paragraph.qualitative(tokens[row.head : at], self.parent)
            if place is not None:
                row.head = at + 1
                if is_bare and row.quantity.change:
                    self.parent = place
            return

    # ---- The line before a colon ------------------------------------------------------------------

    def _lead(self, tokens: Tokens, quantities: list[Quantity]) -> int:
        """Set the lead apart ("Tỷ lệ huy động trẻ: nhà trẻ 15%"); return where the rest begins."""
        first = quantities[0]
        colons = [at for at in range(first.start) if tokens[at].low == ":"]
        if colons:
            self.lead = self.paragraph.name_of(tokens[lead_end(tokens)[0] : colons[-1]])
            return colons[-1] + 1
        if first.colon and self._counts_behind_colon(tokens, quantities):
            colon = next(at for at in range(first.start, first.core) if tokens[at].low == ":")
            self.lead = self.paragraph.name_of(tokens[lead_end(tokens)[0] : colon])
            first.start, first.colon = colon + 1, False
            return colon + 1
        return 0

    def _counts_behind_colon(self, tokens: Tokens, quantities: list[Quantity]) -> bool:
        """Say whether "Y tế: 14/16 xã đạt …" names what it counts behind the colon."""
        first = quantities[0]
        end = quantities[1].start if len(quantities) > 1 else len(tokens)
        tail = tokens[first.end : end]
        if first.change and first.unit is not None and not first.is_percent:
            return True
        if not tail or tail[0].kind != "word":
            return False
        if has_predicate(tail):
            return True
        return not _REMARKS.at(tail, 0) and (first.is_percent or len(quantities) > 1)

    # ---- One row ------------------------------------------------------------------------------------

    def _row(self, tokens: Tokens, row: Row) -> None:
        quantity = row.quantity
        words = self._words(tokens, row)
        tail = self._tail(tokens, row)
        self._join(row)
        if words.giver and self._given(quantity, words, tokens):
            return
        if not words.tokens or words.is_time:
            self._without_subject(quantity, words, tail, tokens, row)
            return
        name = self._name(words.tokens, quantity, tail, tokens)
        self._add(quantity, name, words, tokens, self.parent)

    def _words(self, tokens: Tokens, row: Row) -> _Words:
        begin = row.head
        head = without_edges(tokens[begin : row.quantity.start])
        giver = giver_before(head, len(head))
        if giver:
            head = head[: giver.start]
        cut = subject_start(head)
        hint_before = lead_end(head)[1]
        head = head[cut:]
        lead, hint = lead_end(head)
        own = without_edges(head[lead:])
        if not own and lead and (head[lead - 1].low in _DEGREES or head[0].low == "toàn"):
            own, hint = head, ""
        if not own and len(head) == 1 and head[0].is_capital and row.head > 0:
            own, hint = head, ""  # "Tốt 85%, Khá 14%, Đạt 1%"
        own, hint = _without_last_verb(own, hint)
        if len(own) > 1 and own[-1].low == "cho":
            own = own[:-1]
        filler = FILLED.at(own, 0)
        if filler and filler[1] == len(own) and self.before is not None:
            own = ()
            row.quantity.how.append("filled")
        first = head[0] if head else tokens[row.quantity.start]
        opener = tokens[row.quantity.start]
        start = min(first.start, opener.start)
        return _Words(own, start, hint or hint_before * (cut == 0), giver, is_time(own))

    def _tail(self, tokens: Tokens, row: Row) -> Tokens:
        tail = tokens[row.quantity.end : row.tail]
        while tail and (tail[0].kind == "group" or tail[0].low in (",", "-")):
            tail = tail[1:]
        tail = without_edges(tail)
        while tail and tail[-1].low in ("và", "với", ",", "cùng"):
            tail = tail[:-1]
        for at in range(2, len(tail) - 1):
            if tail[at].low == "," and SUBJECTS.at(tail, at + 1) and has_predicate(tail[:at]):
                return tail[:at]
        return tail

    def _join(self, row: Row) -> None:
        """Let "có ít nhất 06 xã … và 02 xã" mean at least for both."""
        if row.is_joined and row.quantity.op == "=" and self.compared and not row.quantity.opener:
            row.quantity.op = self.compared
            row.quantity.how.append("comparator of the number before")
        self.compared = row.quantity.op if row.quantity.is_compared else ""

    # ---- Names --------------------------------------------------------------------------------------

    def _name(self, own: Tokens, quantity: Quantity, tail: Tokens, tokens: Tokens) -> str:
        """Name a target whose subject stands before its number."""
        name = self.paragraph.name_of
        if quantity.opener == "has":
            return f"{name(own)} có {self._counted(quantity, tail, tokens)}".strip()
        stated = quantity.colon or quantity.opener in ("reach", "end", "delta")
        if stated or (tail and _is_remark(tail)):
            return name(own)
        if not tail and not ends_in_work(own):
            return name(own)
        return f"{name(own)} {self._counted(quantity, tail, tokens)}".strip()

    def _counted(self, quantity: Quantity, tail: Tokens, tokens: Tokens) -> str:
        """Name what a number counts: "thôn đạt chuẩn", "lợn con" (40 tấn)."""
        parts = []
        if (quantity.unit and quantity.unit.is_counted) or quantity.unit_text in ("bậc", "sao"):
            parts.append(_noun(quantity, tokens, self.paragraph.text))
        parts.append(self.paragraph.name_of(tail))
        return " ".join(filter(None, parts))

    def _without_subject(
        self, quantity: Quantity, words: _Words, tail: Tokens, tokens: Tokens, row: Row
    ) -> None:
        last = self._last
        if last and not words.is_time and self._is_share(last, quantity):
            last.take_percentage(quantity)
            last.end = tokens[quantity.end - 1].end
            return
        derived = last and not words.is_time and self._is_derived(quantity, tail)
        if derived:
            self._derive(quantity, words, tail, tokens)
            return
        is_remark = _is_remark(tail)
        counted = "" if is_remark else self._counted(quantity, tail, tokens)
        subject = (last.subject if last else "") or self.lead or self.paragraph.setting.subject
        if words.is_time and not subject:
            subject = self.paragraph.subject
        if counted and not tail and not self._is_new_count(quantity, words, last):
            counted = "" if subject else counted
        when = self.paragraph.name_of(words.tokens) if words.is_time else ""
        if is_remark and not subject and not _TIMES.at(tail, 0):
            counted = self._counted(quantity, tail, tokens)
        if is_remark and subject and is_time(tail):
            when = self.paragraph.name_of(tail)
        if counted or not subject:
            verb = self._change_word(quantity, tokens)
            name = f"{verb} {counted}".strip() if counted else ""
            self._add(quantity, name, words, tokens, self.parent, end=tail)
            return
        if when:
            subject = without_time_behind(subject)
        name = f"{subject} {_lowered(when)}".strip()
        draft = self._add(quantity, name, words, tokens, self.parent)
        if draft:
            draft.subject = subject
            draft.how.append("subject of the words before")
            draft.penalty += 0 if words.is_time else 1

    def _change_word(self, quantity: Quantity, tokens: Tokens) -> str:
        """Keep "tăng", "giảm" in a name that has no subject of its own."""
        if not quantity.change:
            return ""
        for token in tokens[quantity.start : quantity.core]:
            if token.low in ("tăng", "giảm", "vượt", "gấp", "rút", "cắt", "kéo"):
                return (
                    token.text if token.low not in ("rút", "cắt", "kéo") else token.text + " giảm"
                )
        return ""

    @staticmethod
    def _is_new_count(quantity: Quantity, words: _Words, last: Draft | None) -> bool:
        """Say whether "34 giường bệnh và 13 bác sĩ" counts another thing than the one before."""
        counts = quantity.unit is not None and quantity.unit.is_counted
        return counts and not words.is_time and last is not None and last.unit_kind == "count"

    # ---- Figures of the same subject ----------------------------------------------------------------

    @staticmethod
    def _is_share(last: Draft, quantity: Quantity) -> bool:
        """Say whether a percentage tells the worth of the ratio before it."""
        is_open = last.numerator is not None and last.unit_kind != "percent"
        return (
            is_open and quantity.is_percent and quantity.opener in _SHARES and not quantity.change
        )

    def _is_derived(self, quantity: Quantity, tail: Tokens) -> bool:
        """Say whether a figure without a subject tells more of the target before it."""
        if quantity.opener in ("delta", "end"):
            counts = quantity.unit is not None and quantity.unit.is_counted
            return not tail or not counts or _is_remark(tail)
        if quantity.opener == "reach":
            return not tail or not has_predicate(tail)
        return "filled" in quantity.how

    def _derive(self, quantity: Quantity, words: _Words, tail: Tokens, tokens: Tokens) -> None:
        last, place = self._last, self.before
        verb = " ".join(
            token.text
            for token in tokens[quantity.start : quantity.core]
            if token.kind == "word" and token.low not in _COMPARING
        )
        counted = self._counted(quantity, tail, tokens)
        name = " ".join(filter(None, (last.name, verb, counted)))
        if last.value is None or last.parent == place:
            return
        whole = place if last.parent is None or last.parent == self.parent else last.parent
        draft = self._add(quantity, name, words, tokens, whole, end=tail)
        if draft:
            draft.subject = last.subject
            draft.how.append("more of the target before")
            self.before = place

    def _given(self, quantity: Quantity, words: _Words, tokens: Tokens) -> bool:
        """Join "tỉnh giao 18%, xã giao 20%" to one target."""
        giver, last = words.giver, self._last
        if last is None or (words.tokens and not words.is_time):
            return self._first_given(quantity, words, tokens)
        if last.giver and not last.giver.is_own and (giver.is_own or giver.rank < last.giver.rank):
            last.assign(last.giver, last.value)
            last.take(quantity)
            last.giver = giver
        elif last.unit == quantity.unit_text or not giver.is_own:
            last.assign(giver, quantity.value)
        else:
            return False
        last.end = tokens[quantity.end - 1].end
        last.how.append("given by a superior")
        return True

    def _first_given(self, quantity: Quantity, words: _Words, tokens: Tokens) -> bool:
        subject = self.lead or self.paragraph.setting.subject
        name = self.paragraph.name_of(words.tokens) or subject
        if not name:
            return False
        draft = self._add(quantity, name, words, tokens, self.parent)
        if draft:
            draft.giver = words.giver
        return True

    # ---- Adding --------------------------------------------------------------------------------------

    def _add(
        self, quantity: Quantity, name: str, words: _Words, tokens: Tokens, parent: int | None,
        end: Tokens = (),
    ) -> Draft | None:  # fmt: skip
        paragraph = self.paragraph
        stop = end[-1].end if end else tokens[quantity.end - 1].end
        stop = max(stop, quantity.figures[-1][2] if quantity.figures else stop)
        around = Around(paragraph.sentence, stop + _BEHIND - paragraph.sentence.start)
        if not accepts(quantity, name, around, paragraph.setting.mode):
            return None
        if quantity.is_end:
            name = _CHANGES.sub("", name) or name
        draft = Draft(name, words.start, stop, parent=parent, subject=name)
        if words.hint == "maintain":
            draft.op = "maintain"
        draft.take(quantity)
        if not quantity.is_end and quantity.baseline is None and _CHANGES.match(name):
            draft.change = draft.change or "down"
        if words.hint == "maintain" and quantity.op == "=" and not quantity.is_end:
            draft.op = "maintain"
        self.before = paragraph.add(draft)
        paragraph.subject = name
        return draft

    def more_of(self, group: Token, quantity: Quantity, of: int) -> None:
        """Add what a bracket tells of the change of the target before it."""
        inner = without_edges(group.inner)
        self.before = of
        words = _Words((), inner[quantity.start].start, "", None, False)
        tail = without_edges(inner[quantity.end :])
        self._derive(quantity, words, tail, inner)

    def of_bracket(self, tokens: Tokens, quantity: Quantity, group: Token) -> bool:
        """Add a clause whose figure stands in a bracket behind it."""
        start, hint = lead_end(tokens)
        own = without_edges(tokens[start:])
        name = self.paragraph.name_of(own)
        words = _Words(own, tokens[0].start, hint, None, False)
        if not name or self.paragraph.setting.mode < Mode.FIGURES:
            return False
        draft = self._add(quantity, name, words, group.inner, self.parent)
        if draft is None:
            return False
        draft.end = group.end
        draft.how.append("figure in the bracket")
        return True

    # ---- Brackets, shared verbs -----------------------------------------------------------------------

    def _brackets(self, tokens: Tokens, row: Row) -> None:
        if self.before is None:
            return
        for token in tokens[row.quantity.end : row.tail]:
            if token.kind == "group":
                self.paragraph.bracket(token, self.before)

    def _share_predicate(self, tokens: Tokens, rows: list[Row], count: int) -> None:
        """Give "94% gia đình, 98% cơ quan đạt danh hiệu văn hóa" its verb in both names."""
        made = self.paragraph.out[count:]
        if len(made) != len(rows) or len(rows) < 2:
            return
        verb = ""
        for row, draft in zip(reversed(rows), reversed(made), strict=True):
            tail = self._tail(tokens, row)
            counts = row.quantity.is_percent and row.head == row.quantity.start
            at = predicate_start(tail) if tail else None
            if at is not None:
                verb = self.paragraph.name_of(tail[at:]) if counts else ""
            elif counts and tail and verb and not _is_remark(tail):
                draft.name = f"{draft.name} {verb}"
            else:
                verb = ""


def _noun(quantity: Quantity, tokens: Tokens, text: str) -> str:
    """Return the noun of a unit, without number words and strokes: "triệu cây" → "cây"."""
    words = quantity.unit_text.partition("/")[0].split()
    while len(words) > 1 and words[0].lower() in SCALES:
        words = words[1:]
    return " ".join(words)


def _is_remark(tail: Tokens) -> bool:
    """Say whether words behind a figure remark on it: "so với năm 2023", "kế hoạch giao"."""
    found = _REMARKS.at(tail, 0) if tail else None
    if found is None:
        return False
    return bool(_TIMES.at(tail, 0)) or not has_predicate(tail[found[1] :])


def _without_last_verb(own: Tokens, hint: str) -> tuple[Tokens, str]:
    """Drop the verb that ends a subject: "mỗi tổ duy trì 01 …", "tỷ lệ … phấn đấu 35%"."""
    found = LEADS.before(own, len(own))
    if found and found[1] > 0 and (found[0] == "maintain" or own[-1].low in ("đấu", "tâm")):
        return own[: found[1]], hint or found[0]
    return own, hint


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
