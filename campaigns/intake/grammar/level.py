"""One level of a paragraph's tokens, and the questions that the rules of quantities ask of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaigns.intake.grammar.comparing import AFTER
from campaigns.intake.grammar.exclusions import struck_out
from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.numbers import Number, figures_at, words_at
from campaigns.intake.grammar.units import Unit, strokes, unit_at

_TIME_UNITS = ("tuổi", "năm", "tháng", "ngày", "giờ", "phút")
_MOST_NOUNS = 3  # between "80%" and its "trở lên"
# Words that make "trở lên" a level of what is counted: "hoàn thành nhiệm vụ trở lên".
_OF_LEVELS = (
    "đạt được có là hoàn thành nhiệm vụ khá giỏi tốt trung đại cao sao học bậc cấp độ mức thứ "
    "loại hạng tiên tiến chuẩn"
)
_NO_NOUNS = frozenset(_OF_LEVELS.split())


@dataclass
class Level:
    """``struck``: places of numbers that are no figures, with the rule that says so."""

    tokens: Tokens
    text: str
    guess: bool = True
    struck: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self.struck = struck_out(self.tokens, self.text)

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def unit(self, at: int, *, guess: bool = False) -> Unit | None:
        return unit_at(self.tokens, at, self.text, guess=guess and self.guess)

    def unit_of_figure(self, at: int) -> Unit | None:
        """Return the unit behind a figure: of the tables, of time, or guessed."""
        return self.known_unit(at) or self.unit(at, guess=True)

    def known_unit(self, at: int) -> Unit | None:
        return self.unit(at) or self._time(at)

    def number(self, at: int) -> tuple[Number, int] | None:
        """Return a number in figures or words that is not struck out, and where it ends."""
        if at >= len(self.tokens) or at in self.struck:
            return None
        number = figures_at(self.tokens, at)
        return (number, at + 1) if number else words_at(self.tokens, at)

    def shows_number(self, at: int) -> bool:
        """Say whether a number in figures stands here."""
        shown = at < len(self.tokens) and self.tokens[at].kind == "number"
        return shown and self.number(at) is not None

    def comparator_behind(self, at: int) -> str:
        """Return what "trở lên" means that follows at once or behind a few nouns, or ""."""
        for place in range(at, min(at + _MOST_NOUNS + 1, len(self.tokens))):
            if found := AFTER.at(self.tokens, place):
                return found[0]
            if self.tokens[place].kind != "word" or self.low(place) in _NO_NOUNS:
                break
        return ""

    def _time(self, at: int) -> Unit | None:
        """Take "tuổi", "năm" for a unit where the exclusions let them pass."""
        if self.low(at) not in _TIME_UNITS or self.struck.get(at + 1) in ("year", "date"):
            return None
        end = at + 2 if self.low(at) == "ngày" and self.low(at + 1) == "đêm" else at + 1
        end = strokes(self.tokens, end)
        words = self.text[self.tokens[at].start : self.tokens[end - 1].end]
        return Unit("".join(words.split()) if "/" in words else words, end, "measure", end)
