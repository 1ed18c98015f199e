"""Targets with a figure: each row of a clause gets its name, its whole and its second figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigns.intake.grammar.clauses import without_edges
from campaigns.intake.grammar.drafts import Draft
from campaigns.intake.grammar.joining import (
    change_before,
    counts_behind_colon,
    is_derived,
    is_new_work,
    is_second,
    is_share,
    lowered,
    names_one,
    share_predicate,
    tells_past,
)
from campaigns.intake.grammar.lexer import Token, Tokens
from campaigns.intake.grammar.modes import Around, Mode, accepts
from campaigns.intake.grammar.naming import (
    SUBJECTS,
    is_time,
    lead_end,
    without_time_behind,
    words_of,
)
from campaigns.intake.grammar.parallels import parallels
from campaigns.intake.grammar.qualitative import is_negative
from campaigns.intake.grammar.quantity import Quantity
from campaigns.intake.grammar.rows import (
    Row,
    begins_work,
    ends_in_work,
    rows_of,
)
from campaigns.intake.grammar.said import (
    Said,
    said_of,
    tells_change,
    without_change,
)

if TYPE_CHECKING:
    from campaigns.intake.grammar.paragraphs import Paragraph

_BEHIND = 20  # letters behind a figure that may tell a fee: "70% mức đóng"


class Figures:
    """Reads the quantities of one clause, piece by piece, into the paragraph's list."""

    def __init__(self, paragraph: Paragraph, parent: int | None) -> None:
        self.paragraph = paragraph
        self.parent = parent
        self.before: int | None = None  # the target read last in this clause
        self.lead = ""
        self.compared = ""  # a comparator that holds for what "và" joins
        self.upkeep = ""  # the kind of unit that "duy trì" holds for

    @property
    def _last(self) -> Draft | None:
        return None if self.before is None else self.paragraph.out[self.before]

    def read(self, tokens: Tokens, quantities: list[Quantity]) -> None:
        """Read a piece of the clause that holds these quantities."""
        start = self._lead(tokens, quantities)
        if subjects := parallels(tokens, quantities, start):
            self._parallel(tokens, quantities, subjects)
            return
        rows = rows_of(tokens, quantities, start)
        count = len(self.paragraph.out)
        self._aim_before(tokens, rows[0])
        for row in rows:
            self._row(tokens, row)
            self._brackets(tokens, row)
        share_predicate(tokens, rows, self.paragraph.out[count:], self.paragraph.text)

    def _parallel(self, tokens: Tokens, quantities: list[Quantity], subjects: list[Tokens]) -> None:
        for subject, quantity in zip(subjects, quantities, strict=True):
            own = without_edges(subject[lead_end(subject)[0] :])
            said = Said(quantity, tokens, self.paragraph.text, own, (), subject[0].start)
            self._add(said, said.own_words, self.parent)

    def _aim_before(self, tokens: Tokens, row: Row) -> None:
        """Set apart an aim without a figure: "Chi bộ hoàn thành tốt nhiệm vụ, kết nạp 02 …"."""
        at = self._comma_before(tokens, row)
        if at is None:
            return
        is_bare = at + 1 == row.quantity.start
        place = self.paragraph.qualitative(tokens[row.head : at], self.parent)
        if place is None:
            return
        row.head = at + 1
        if is_bare and row.quantity.change:
            self.parent = place  # "Duy trì chất lượng …, tăng 01 bậc" spells it out

    def _comma_before(self, tokens: Tokens, row: Row) -> int | None:
        """Return the last comma before a row if what follows it is a clause of its own."""
        if self.paragraph.setting.mode is not Mode.TARGETS:
            return None
        places = range(row.quantity.start - 1, row.head + 1, -1)
        at = next((place for place in places if tokens[place].low == ","), None)
        if at is None:
            return None
        if at + 1 < row.quantity.start:
            is_upkeep = lead_end(tokens[row.head : at])[1] == "maintain"
            begins = begins_work(tokens, at + 1) or (is_upkeep and SUBJECTS.at(tokens, at + 1))
            return at if begins else None
        return at if row.quantity.change or is_negative(tokens, row.head) else None

    # ---- The line before a colon ----------------------------------------------------------------

    def _lead(self, tokens: Tokens, quantities: list[Quantity]) -> int:
        """Set the lead apart ("Tỷ lệ huy động trẻ: nhà trẻ 15%"); return where the rest begins."""
        first = quantities[0]
        colon = next((at for at in reversed(range(first.start)) if tokens[at].low == ":"), None)
        if colon is None:
            if not (first.colon and counts_behind_colon(tokens, quantities)):
                return 0
            places = range(first.start, first.core)
            colon = next(at for at in places if tokens[at].low == ":")
            first.start, first.colon = colon + 1, False
        self.lead = words_of(tokens[lead_end(tokens)[0] : colon], self.paragraph.text)
        return colon + 1

    # ---- One row --------------------------------------------------------------------------------

    def _row(self, tokens: Tokens, row: Row) -> None:
        said = said_of(tokens, row, self.paragraph.text, follows=self.before is not None)
        self._join(row)
        self._go_on_keeping(said)
        if tells_past(tokens, row, self.paragraph.sentence, self.paragraph.setting.year):
            self.paragraph.subject = said.own_words or self.paragraph.subject
            return
        if said.giver and self._given(said):
            return
        if said.has_subject:
            self._add(said, self._named(said), self.parent)
        elif not self._tells_more(said):
            self._without_subject(said)

    def _named(self, said: Said) -> str:
        """Return the name; a place or road before the colon stays: "Quốc lộ 37: nâng cấp"."""
        is_work = begins_work(said.own, 0) and ends_in_work(said.own)
        return f"{self.lead}: {said.name}" if is_work and names_one(self.lead) else said.name

    def _join(self, row: Row) -> None:
        """Let "có ít nhất 06 xã … và 02 xã" mean at least for both."""
        quantity = row.quantity
        if row.is_joined and quantity.op == "=" and self.compared and not quantity.opener:
            quantity.op = self.compared
            quantity.how.append("comparator of the number before")
        self.compared = quantity.op if quantity.is_compared else ""

    def _go_on_keeping(self, said: Said) -> None:
        """Let "Duy trì đàn trâu 2.100 con, đàn bò 5.600 con" hold for both."""
        kind = "counted" if said.quantity.is_counted else said.quantity.unit_text
        if said.hint:
            self.upkeep = kind if said.hint == "maintain" else ""
        elif is_new_work(said):
            self.upkeep = ""
        elif kind and kind == self.upkeep:
            said.hint = "maintain"

    def _tells_more(self, said: Said) -> bool:
        """Read a figure that tells more of the target before it; say whether it is one."""
        last = self._last
        if last is None or said.is_of_time:
            return False
        if is_share(last, said.quantity):
            last.take_percentage(said.quantity)
            last.end = said.stop
            if said.tail and not said.has_remark:
                last.name = f"{last.name} {said.tail_words}"
                last.end = said.tail[-1].end
            return True
        if not is_derived(said):
            return False
        self._derive(said)
        return True

    def _without_subject(self, said: Said) -> None:
        """Name a row by what it counts, or by the subject of the words before."""
        subject = self._subject_before(said)
        counted = self._counted(said, subject)
        if counted or not subject:
            word = said.change_word or change_before(said, self._last)
            if counted and said.is_of_time and self.before is not None:
                counted = f"{counted} {lowered(said.own_words)}"
            self._add(
                said, f"{word} {counted}".strip() if counted else "", self.parent, with_tail=True
            )
            return
        when = said.own_words if said.is_of_time else ""
        if said.has_remark and is_time(said.tail):
            when = said.tail_words
        name = f"{without_time_behind(subject)} {lowered(when)}" if when else subject
        draft = self._add(said, name, self.parent)
        if draft:
            draft.subject = subject
            draft.how.append("subject of the words before")
            draft.penalty += 0 if said.is_of_time else 1

    def _subject_before(self, said: Said) -> str:
        last, paragraph = self._last, self.paragraph
        subject = (last.subject if last else "") or self.lead or paragraph.setting.subject
        return subject or (
            paragraph.subject
            if said.is_of_time or is_second(said, paragraph.out[-1] if paragraph.out else None)
            else ""
        )

    def _counted(self, said: Said, subject: str) -> str:
        """Return what a row counts, or "" where it has a subject from before."""
        if said.has_remark:
            is_nothing = subject or said.tells_time_behind or said.is_of_time
            return "" if is_nothing else said.counted
        if said.tail or not subject:
            return said.counted
        last = self._last
        kinds = ("count", "money", "measure")
        is_new = said.quantity.is_counted and last is not None and last.unit_kind in kinds
        return said.counted if is_new and not said.is_of_time else ""

    # ---- Figures of the same subject ------------------------------------------------------------

    def _derive(self, said: Said) -> None:
        """Add "…, tăng 15,8% so với năm 2023" under the target before it."""
        last, place = self._last, self.before
        if last.value is None or last.parent == place:
            return
        is_same = said.noun.lower() in last.name.lower() and not said.verb.endswith("thêm")
        counted = said.tail_words if is_same else said.counted
        name = " ".join(filter(None, (last.name, said.verb, counted)))
        whole = place if last.parent is None or last.parent == self.parent else last.parent
        draft = self._add(said, name, whole, with_tail=True)
        if draft:
            draft.subject = last.subject
            draft.how.append("more of the target before")
            self.before = place

    def _given(self, said: Said) -> bool:
        """Join "tỉnh giao 18%, xã giao 20%" to one target."""
        giver, last, quantity = said.giver, self._last or self._given_before(), said.quantity
        if not giver.name and (last is None or last.giver is None):
            return False  # "phấn đấu" alone names no one
        if last is None or said.has_subject:
            return self._first_given(said)
        if last.giver and not last.giver.is_own and (giver.is_own or giver.rank < last.giver.rank):
            last.assign(last.giver, last.value)
            last.take(quantity)
            last.giver = giver
        elif last.unit == quantity.unit_text or not giver.is_own:
            last.assign(giver, quantity.value)
        else:
            return False
        last.end = said.tokens[quantity.end - 1].end
        last.how.append("given by a superior")
        return True

    def _given_before(self) -> Draft | None:
        """Return the target that the clause before gave: "tỉnh giao 4%; huyện phấn đấu 3,5%"."""
        out, sentence = self.paragraph.out, self.paragraph.sentence
        is_given = (
            bool(out)
            and not self.lead
            and out[-1].giver is not None
            and out[-1].start >= sentence.start
        )
        return out[-1] if is_given else None

    def _first_given(self, said: Said) -> bool:
        name = said.own_words or self.lead or self.paragraph.setting.subject
        draft = self._add(said, name, self.parent) if name else None
        if draft:
            draft.giver = said.giver
        return bool(name)

    # ---- Adding ---------------------------------------------------------------------------------

    def _add(
        self, said: Said, name: str, parent: int | None, *, with_tail: bool = False
    ) -> Draft | None:
        """Add a target if its place takes it."""
        paragraph, quantity = self.paragraph, said.quantity
        stop = max(said.stop, said.tail[-1].end if with_tail and said.tail else 0)
        around = Around(paragraph.sentence, stop + _BEHIND - paragraph.sentence.start, _BEHIND)
        if not accepts(quantity, name, around, paragraph.setting.mode):
            return None
        if quantity.is_end:
            name = without_change(name)
        draft = Draft(name, said.start, stop, parent=parent, subject=name)
        draft.take(quantity)
        if tells_change(name) and not quantity.is_end:
            draft.change = draft.change or "down"
        if said.hint == "maintain" and quantity.op == "=" and not quantity.is_end:
            draft.op = "maintain"
        self.before = paragraph.add(draft)
        paragraph.subject = name
        paragraph.verb = "maintain" if draft.op == "maintain" else ""
        return draft

    def more_of(self, group: Token, quantity: Quantity, of: int) -> None:
        """Add what a bracket tells of the change of the target before it."""
        inner = without_edges(group.inner)
        self.before = of
        start, tail = inner[quantity.start].start, without_edges(inner[quantity.end :])
        self._derive(Said(quantity, inner, self.paragraph.text, (), tail, start))

    def of_bracket(self, tokens: Tokens, quantity: Quantity, group: Token) -> bool:
        """Add a clause whose figure stands in a bracket behind it; say whether it is one."""
        lead, hint = lead_end(tokens)
        own = without_edges(tokens[lead:])
        text, start = self.paragraph.text, tokens[0].start
        said = Said(quantity, group.inner, text, own, (), start, hint)
        if not own or self.paragraph.setting.mode < Mode.FIGURES:
            return False
        draft = self._add(said, said.own_words, self.parent)
        if draft is None:
            return False
        draft.end = group.end
        draft.how.append("figure in the bracket")
        return True

    # ---- Brackets, shared verbs -----------------------------------------------------------------

    def _brackets(self, tokens: Tokens, row: Row) -> None:
        if self.before is None:
            return
        for token in tokens[row.quantity.end : row.tail]:
            if token.kind == "group":
                self.paragraph.bracket(token, self.before)
