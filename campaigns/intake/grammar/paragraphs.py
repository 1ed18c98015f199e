"""A paragraph read: its sentences, clauses and brackets become targets, parts under their whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from campaigns.intake.grammar import clauses
from campaigns.intake.grammar.brackets import Bracket, has_parts, read_bracket
from campaigns.intake.grammar.drafts import IN_PROSE, ONLY_URGES, Draft
from campaigns.intake.grammar.exhorting import only_urges
from campaigns.intake.grammar.figures import Figures
from campaigns.intake.grammar.lexer import Token, Tokens, fold, tokens_of
from campaigns.intake.grammar.modes import Mode, Sentence
from campaigns.intake.grammar.naming import SUBJECTS, words_of
from campaigns.intake.grammar.qualitative import qualitative_of
from campaigns.intake.grammar.quantities import quantities_of
from campaigns.intake.grammar.rows import begins_work

_NEGATIVE = re.compile(r"(?:không (?:còn|có|để|xảy|phát)|tuyệt đối không|kiên quyết không)\b", re.I)
_HARDLY_A_TARGET = 3
_SOME_SLACK = Decimal("1.001")
_GOES_ON = ("phấn", "tiếp", "tăng")  # a clause after a comma that spells out the one before
_DEEPEST = 6
_MOST_PARTS = 60  # looked over for a sum


@dataclass(frozen=True)
class Setting:
    """Where a paragraph stands.

    ``parent``: the whole of all that is read in it. ``subject``: of the line above that ends
    in ":". ``before``: the last target above, of which "Trong đó" tells the parts. ``year``:
    the year that the paper plans.
    """

    mode: Mode = Mode.TARGETS
    parent: int | None = None
    subject: str = ""
    before: int | None = None
    year: int | None = None


@dataclass
class Scope:
    """The parts that "trong đó" began, still open behind a semicolon."""

    whole: int
    lasts: bool  # to the end of the sentence
    first: int  # the first part
    taken: Decimal = Decimal(0)  # by the parts up to ``counted``
    counted: int = 0


@dataclass
class Paragraph:
    """Reads one text into ``out``; ``tops`` are the targets that are no parts."""

    text: str
    setting: Setting
    out: list[Draft]
    scope: Scope | None = None
    verb: str = ""  # of the clause before, for one that has none
    tops: list[int] = field(default_factory=list)
    sentence: Sentence = Sentence("", 0)  # noqa: RUF009  (frozen)
    subject: str = ""  # of the target read last in the sentence
    depth: int = 0

    def read(self) -> None:
        for tokens in clauses.sentences(tokens_of(self.text)):
            self._sentence(tokens)

    # ---- Sentences and clauses -------------------------------------------------------------------

    def _sentence(self, tokens: Tokens) -> None:
        if not tokens:
            return
        start = tokens[0].start
        self.sentence = Sentence(self.text[start : tokens[-1].end], start)
        self.scope, self.verb, self.subject = None, "", ""
        for clause in clauses.clauses(tokens):
            self._clause(clauses.without_edges(clause), self.setting.parent)

    def _clause(self, tokens: Tokens, parent: int | None) -> None:
        if not tokens:
            return
        if mark := clauses.part_mark(tokens, 0):
            self._parts(tokens, 0, mark, self._whole_before(), parent)
            return
        self._clause_inside(tokens, self._goes_on(tokens, parent))

    def _mark_inside(self, tokens: Tokens) -> int | None:
        """Return where "trong đó" stands between figures."""
        numbers = [at for at, token in enumerate(tokens) if _holds_number(token)]
        if not numbers or self.depth >= _DEEPEST:
            return None
        first = 0 if self.setting.mode is Mode.TARGETS else numbers[0]
        for at in range(max(1, first + 1), numbers[-1]):
            if clauses.part_mark(tokens, at):
                return at
        return None

    def _parts(
        self, tokens: Tokens, at: int, mark: tuple[str, int], whole: int | None, parent: int | None
    ) -> None:
        """Read what stands behind "trong đó" at a place of the tokens."""
        kind, end = mark
        if whole is None or (kind == "part" and at == 0 and not self._is_later_clause()):
            whole = parent
        count = len(self.out)
        self.depth += 1
        self._clause_inside(clauses.without_edges(tokens[end:]), whole)
        self.depth -= 1
        if whole is not None and whole != parent and len(self.out) > count and kind == "parts":
            lasts = end < len(tokens) and tokens[end].low == ":"
            self.scope = self.scope or Scope(whole, lasts, count)

    def _is_later_clause(self) -> bool:
        """Say whether a target stands before in the sentence: "…; riêng xã …"."""
        return bool(self.tops) and self.out[self.tops[-1]].start >= self.sentence.start

    def _clause_inside(self, tokens: Tokens, parent: int | None) -> None:
        at = self._mark_inside(tokens)
        if at is None:
            self._plain(tokens, parent)
            return
        count = len(self.out)
        self._plain(tokens[:at], parent)
        self._parts(tokens, at, clauses.part_mark(tokens, at), self._last_since(count), parent)

    def _whole_before(self) -> int | None:
        if self.tops:
            return self.tops[-1]
        return self.setting.before

    def _last_since(self, count: int) -> int | None:
        if self.tops and self.tops[-1] >= count:
            return self.tops[-1]
        return len(self.out) - 1 if len(self.out) > count else None

    def _goes_on(self, tokens: Tokens, parent: int | None) -> int | None:
        """Return the whole that a clause behind a semicolon still is a part of."""
        scope = self.scope
        if scope is None:
            return parent
        if scope.lasts:
            return scope.whole
        if self._is_part(tokens, scope):
            return scope.whole
        self.scope = None
        return parent

    def _is_part(self, tokens: Tokens, scope: Scope) -> bool:
        found = quantities_of(tokens, self.text)
        first = self.out[scope.first]
        if not found or found[0].unit_text != first.unit:
            return False
        if SUBJECTS.at(tokens, 0) and not SUBJECTS.at(tokens_of(first.name), 0):
            return False
        whole = self.out[scope.whole] if scope.whole >= 0 else None  # else above the paragraph
        is_sum = whole is not None and whole.unit == first.unit and whole.value is not None
        if whole is None or first.unit_kind == "percent" or not is_sum:
            if SUBJECTS.at(tokens, 0) or begins_work(tokens, 0):
                return False
            return found[0].start > 0 or _is_alike(tokens[found[0].end :], first.name)
        if self._completes_above(whole, found[0].value):
            return False
        self._count_parts(scope)
        return scope.taken + found[0].value <= whole.value * _SOME_SLACK

    def _completes_above(self, whole: Draft, value: Decimal) -> bool:
        """Say whether a value makes up the rest of the whole's own whole."""
        above = whole.parent
        if above is None or above < 0 or self.out[above].value is None:
            return False
        beside = self.out[above : above + _MOST_PARTS]
        taken = sum((draft.value or 0 for draft in beside if draft.parent == above), Decimal(0))
        return taken + value == self.out[above].value

    def _count_parts(self, scope: Scope) -> None:
        for draft in self.out[max(scope.first, scope.counted) :]:
            if draft.parent == scope.whole:
                scope.taken += draft.value or 0
        scope.counted = len(self.out)

    # ---- Pieces ---------------------------------------------------------------------------------

    def _plain(self, tokens: Tokens, parent: int | None) -> None:
        figures = Figures(self, parent)
        before: int | None = None
        for piece in clauses.pieces(tokens):
            piece = clauses.without_edges(piece)
            if not piece:
                continue
            count = len(self.out)
            self._piece(piece, parent, figures, before)
            is_bare = len(self.out) > count and self.out[count].value is None
            before = count if is_bare else None

    def _piece(
        self, tokens: Tokens, parent: int | None, figures: Figures, before: int | None
    ) -> None:
        """``before``: the target without figure that this piece may spell out."""
        quantities = quantities_of(tokens, self.text)
        negative = _NEGATIVE.match(self.text, tokens[0].start)
        if not quantities or (negative and self.setting.mode is Mode.TARGETS):
            self._without_figure(tokens, parent)
            return
        if before is not None and tokens[0].low in _GOES_ON and parent is None:
            figures = Figures(self, before)
        figures.read(tokens, quantities)

    def _without_figure(self, tokens: Tokens, parent: int | None) -> None:
        if self._value_in_bracket(tokens, parent) or self._parts_in_bracket(tokens, parent):
            return
        if self.setting.mode is not Mode.TARGETS:
            return
        self.qualitative(tokens, parent)

    def qualitative(self, tokens: Tokens, parent: int | None) -> int | None:
        """Add the aim of a clause without a figure; return its place in the list."""
        found = qualitative_of(tokens, self.verb)
        leads = self.text[tokens[-1].end :].lstrip().startswith(":")
        if found is None or leads:
            return None
        name = words_of(_without_last_group(tokens[found.name_start : found.end]), self.text)
        end = tokens[found.end - 1].end
        if tokens[found.end - 1].kind == "group" and found.end - 1 > found.name_start:
            end = tokens[found.end - 2].end
        if not name:
            return None
        self.verb = found.op
        draft = Draft(name, tokens[0].start, end, found.op, parent=parent, subject=name)
        draft.how.append("without a figure" if found.is_opened else "verb of the clause before")
        draft.penalty = 0 if found.is_opened else 1
        if only_urges(tokens):
            draft.doubts.append(ONLY_URGES)
            draft.penalty += _HARDLY_A_TARGET
        return self.add(draft)

    def _value_in_bracket(self, tokens: Tokens, parent: int | None) -> bool:
        """Read "hoàn thành chỉ tiêu BHXH (269 người)"."""
        last = tokens[-1]
        if last.kind != "group" or len(tokens) < 2:
            return False
        inner = quantities_of(last.inner, self.text)
        if len(inner) != 1 or inner[0].unit is None or inner[0].start > 0:
            return False
        if inner[0].end < len(last.inner):
            return False
        figures = Figures(self, parent)
        return figures.of_bracket(tokens[:-1], inner[0], last)

    def _parts_in_bracket(self, tokens: Tokens, parent: int | None) -> bool:
        """Read "Cây trồng chủ yếu (Lúa: 207 ha. Ngô: 40 ha)": the whole has no figure."""
        last = tokens[-1]
        if last.kind != "group" or self.depth >= _DEEPEST or not has_parts(last, self.text):
            return False
        self.depth += 1
        for sentence in clauses.sentences(last.inner):
            for clause in clauses.clauses(sentence):
                self._clause(clauses.without_edges(clause), parent)
        self.depth -= 1
        return True

    # ---- Results ---------------------------------------------------------------------------------

    def add(self, draft: Draft) -> int:
        """Add a target; return its place in the list."""
        if self.setting.mode < Mode.FIGURES and IN_PROSE not in draft.doubts:
            draft.penalty += 1
            draft.how.append("in prose")
        self.out.append(draft)
        place = len(self.out) - 1
        if draft.parent == self.setting.parent:
            self.tops.append(place)
        return place

    def bracket(self, group: Token, of: int) -> None:
        """Read what a bracket says of the target before it."""
        if self.depth >= _DEEPEST:
            return
        found: Bracket = read_bracket(group, self.out[of], self.text, self.setting.year)
        if found.derived:
            Figures(self, of).more_of(group, found.derived, of)
        if found.parts:
            kept = self.scope, self.verb, len(self.tops)
            self.scope, self.depth = None, self.depth + 1
            for clause in clauses.clauses(group.inner):
                self._bracket_clause(clauses.without_edges(clause), of)
            self.scope, self.verb = kept[:2]
            del self.tops[kept[2] :]
            self.depth -= 1

    def _bracket_clause(self, tokens: Tokens, of: int) -> None:
        if tokens and (mark := clauses.part_mark(tokens, 0)):
            tokens = clauses.without_edges(tokens[mark[1] :])
        if tokens:
            self._clause(tokens, of)


def _is_alike(tail: Tokens, name: str) -> bool:
    """Say whether words behind a figure begin as a name does: "20% thôn …; 30% thôn …"."""
    return bool(tail) and fold(name).startswith(tail[0].low)


def _holds_number(token: Token) -> bool:
    if token.kind == "group":
        return any(_holds_number(inner) for inner in token.inner)
    return token.kind == "number"


def _without_last_group(tokens: Tokens) -> Tokens:
    return tokens[:-1] if len(tokens) > 1 and tokens[-1].kind == "group" else tokens
