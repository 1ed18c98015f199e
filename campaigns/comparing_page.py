"""The page on which the differences of a corrected copy are taken one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from campaigns.comparing import Difference, FigureChange, Run, Sheet
from campaigns.comparing.places import few_words
from campaigns.comparisons import Comparison
from campaigns.models import Intake
from campaigns.services.blocks import CHANGE

ANSWER = "tra-loi-"  # and the key of the figure
KINDS = {
    "changed": "Sửa chữ",
    "added": "Thêm",
    "removed": "Bỏ",
    "moved": "Chuyển chỗ",
    "unmarked": "Bỏ đánh số",
}
FIGURES = "Sửa số"
# Of what comes or goes, so many lines are shown at once.
_SHOWN_LINES = 5


@dataclass(frozen=True)
class FigureRow:
    """A number of a target with its question.

    ``is_echo``: the copy changed this target in another place and has the old number here.
    """

    change: FigureChange
    field: str
    answer: str
    is_echo: bool


@dataclass(frozen=True)
class DifferenceRow:
    key: str
    where: str
    kind: str
    name: str
    runs: tuple[Run, ...] = ()
    lines: tuple[str, ...] = ()
    more_lines: tuple[str, ...] = ()
    row_name: str = ""  # of a cell: the row that it stands in
    column: str = ""
    goes_to: str = ""  # where it goes, in words
    figures: tuple[FigureRow, ...] = ()
    gone: tuple[FigureChange, ...] = ()  # numbers of targets that the copy has no more
    is_left: bool = False
    can_be_taken: bool = True
    refusal: str = ""

    @property
    def is_echo(self) -> bool:
        return any(figure.is_echo for figure in self.figures)


def difference_rows(
    comparison: Comparison,
    intake: Intake,
    *,
    answers: Mapping[str, str] | None = None,
    refusals: Mapping[str, str] | None = None,
) -> list[DifferenceRow]:
    """Return the differences as the page shows them; ``refusals`` come by key."""
    changed = {uid for taken in intake.taken for uid in taken["targets"]}
    return [
        _row(comparison, one, intake.left, changed, answers or {}, refusals or {})
        for one in comparison.differences
    ]


def _row(
    comparison: Comparison,
    one: Difference,
    left: Iterable[str],
    changed: set[str],
    answers: Mapping[str, str],
    refusals: Mapping[str, str],
) -> DifferenceRow:
    asked = [change for change in one.figures if not change.is_gone]
    return DifferenceRow(
        key=one.key,
        where=one.part.where,
        kind=one.kind,
        name=FIGURES if asked else KINDS[one.kind],
        runs=one.runs,
        lines=one.lines[:_SHOWN_LINES],
        more_lines=one.lines[_SHOWN_LINES:],
        goes_to=_goes_to(comparison.draft, one),
        figures=tuple(_figure(change, changed, answers) for change in asked),
        gone=tuple(change for change in one.figures if change.is_gone),
        is_left=one.key in left,
        can_be_taken=one.can_be_taken,
        refusal=refusals.get(one.key, ""),
        **_cell(one),
    )


def _figure(change: FigureChange, changed: set[str], answers: Mapping[str, str]) -> FigureRow:
    is_echo = change.target in changed
    usual = "" if is_echo else CHANGE
    field = f"{ANSWER}{change.key}"
    return FigureRow(change, field, answers.get(change.key, usual), is_echo)


def _cell(one: Difference) -> dict[str, Any]:
    if one.column is None or one.old is None:
        return {}
    names = one.old.columns
    column = names[one.column] if one.column < len(names) else ""
    others = [cell for n, cell in enumerate(one.old.cells) if cell and n != one.column]
    return {
        "row_name": few_words(" · ".join(others), 14),
        "column": column or f"thứ {one.column + 1}",
    }


def _goes_to(draft: Sheet, one: Difference) -> str:
    """Say where something moved goes: "sau “Các thôn ra quân…”", "đứng đầu Mục II.2"."""
    if one.kind not in ("moved", "added") or one.part.node == "" or not one.nodes + (one.kind,):
        return ""
    if one.kind == "added" and not one.nodes:
        return ""
    after = draft.parts_of(one.after)[:1]
    if after:
        return f"sau {_lower(after[0].where)}: “{few_words(after[0].text, 8)}”"
    parent = draft.parts_of(one.parent)[:1]
    return f"đứng đầu {_lower(_item_of(parent[0].place))}" if parent else "đứng đầu các mục lớn"


def _item_of(place: Sequence[str]) -> str:
    return ", ".join(part for part in place if part != "đề mục" and not part.startswith("đoạn"))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
