"""Several subjects and several figures said one after another: "A, B lần lượt đạt 90% và 25%"."""

from __future__ import annotations

from itertools import pairwise

from campaigns.intake.grammar.clauses import without_edges
from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.phrases import phrase_set
from campaigns.intake.grammar.quantities import Quantity

_IN_TURN = phrase_set("lần lượt", "tương ứng", "theo thứ tự")
_BETWEEN = (",", "-", "và", ";", "/")
_FEWEST_WITHOUT_WORDS = 3


def parallels(tokens: Tokens, quantities: list[Quantity], start: int) -> list[Tokens]:
    """Return the subject of each quantity where as many subjects stand before them, or [].

    "Hộ tịch, chứng thực lần lượt đạt 90% và 25%"; "nông nghiệp - công nghiệp - dịch vụ:
    30% - 45% - 25%".
    """
    if len(quantities) < 2 or not _stand_together(tokens, quantities):
        return []
    head = tokens[start : quantities[0].start]
    said = _IN_TURN.first(head)
    if said is None and len(quantities) < _FEWEST_WITHOUT_WORDS:
        return []
    subjects = _subjects(head[:said] if said is not None else head, said is not None)
    return subjects if len(subjects) == len(quantities) else []


def _stand_together(tokens: Tokens, quantities: list[Quantity]) -> bool:
    """Say whether nothing but commas, dashes and "và" stands between the quantities."""
    for earlier, later in pairwise(quantities):
        between = tokens[earlier.end : later.start]
        if any(token.low not in _BETWEEN for token in between):
            return False
    return quantities[-1].end >= len(tokens) or tokens[quantities[-1].end].kind != "word"


def _subjects(head: Tokens, by_words: bool) -> list[Tokens]:
    marks = ("-",) if any(token.low == "-" for token in head) else (",", "và")
    if marks[0] != "-" and not by_words:
        return []
    found: list[Tokens] = []
    begin = 0
    for at, token in enumerate([*head, None]):
        if token is None or token.low in marks:
            found.append(without_edges(head[begin:at]))
            begin = at + 1
    return [subject for subject in found if subject]
