"""The page on which the differences of a corrected copy are taken one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from campaigns.comparing import Difference, FigureChange, Run, Sheet
from campaigns.comparing.numbers import with_unit
from campaigns.comparing.places import HEADING, PARAGRAPH, few_words
from campaigns.comparing.uploaded import Comparison
from campaigns.content import walk
from campaigns.models import Intake
from campaigns.services.blocks import CHANGE

ANSWER = "tra-loi-"  # and the uid of the target
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
class TargetRow:
    """A target whose numbers the copy has otherwise, with its one question.

    ``is_echo``: the copy changed this target in another place and has the old number here.
    """

    name: str
    old: str
    new: str
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
    targets: tuple[TargetRow, ...] = ()
    gone: tuple[FigureChange, ...] = ()  # numbers of targets that the copy has no more
    unplaced: tuple[str, ...] = ()  # targets that stay in the plan, without a place
    is_left: bool = False
    can_be_taken: bool = True
    refusal: str = ""
    follows: str = ""  # key of the open difference behind it


def difference_rows(
    comparison: Comparison,
    intake: Intake,
    *,
    answers: Mapping[str, str] | None = None,
    refusals: Mapping[str, str] | None = None,
) -> list[DifferenceRow]:
    """Return the differences as the page shows them; ``refusals`` come by key."""
    changed = {uid for taken in intake.taken for uid in taken["targets"]}
    rows = [
        _row(comparison, one, intake.left, changed, answers or {}, refusals or {})
        for one in comparison.differences
    ]
    return _with_next(rows)


def _with_next(rows: Sequence[DifferenceRow]) -> list[DifferenceRow]:
    """Tell each row which open one follows it: there the page goes on."""
    found: list[DifferenceRow] = []
    follows = ""
    for row in reversed(rows):
        found.append(replace(row, follows=follows))
        follows = follows if row.is_left else row.key
    return found[::-1]


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
        where=one.where,
        kind=one.kind,
        name=FIGURES if asked else KINDS[one.kind],
        runs=one.runs,
        lines=one.lines[:_SHOWN_LINES],
        more_lines=one.lines[_SHOWN_LINES:],
        goes_to=_goes_to(comparison.draft, one),
        targets=tuple(_targets(asked, changed, answers)),
        gone=tuple(change for change in one.figures if change.is_gone),
        unplaced=tuple(_unplaced(comparison, one)),
        is_left=one.key in left,
        can_be_taken=one.can_be_taken,
        refusal=refusals.get(one.key, ""),
        **_cell(one),
    )


def _targets(
    asked: Sequence[FigureChange], changed: set[str], answers: Mapping[str, str]
) -> Iterator[TargetRow]:
    """Ask once of each target, however many of its numbers changed: "13 đến 15"."""
    by_target: dict[str, list[FigureChange]] = {}
    for change in asked:
        by_target.setdefault(change.target, []).append(change)
    for uid, changes in by_target.items():
        is_echo = uid in changed
        yield TargetRow(
            name=changes[0].name,
            old=with_unit(" và ".join(change.old for change in changes), changes[0].unit),
            new=with_unit(" và ".join(change.new for change in changes), changes[0].unit),
            field=f"{ANSWER}{uid}",
            answer=answers.get(uid, "" if is_echo else CHANGE),
            is_echo=is_echo,
        )


def _unplaced(comparison: Comparison, one: Difference) -> Iterator[str]:
    """Name the targets that stand in what goes."""
    if one.kind != "removed":
        return
    names = {target["uid"]: target["name"] for target in comparison.content["targets"]}
    gone = [item for item in walk(comparison.content["items"]) if item["uid"] in one.nodes]
    yield from (names[uid] for item in gone for uid in item["target_uids"])


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
    if one.kind != "moved" and not (one.kind == "added" and one.nodes):
        return ""
    after = draft.parts_of(one.after)[:1]
    if after:
        return f"sau {_lower(_item_of(after[0].place))}: “{few_words(after[0].text, 8)}”"
    parent = draft.parts_of(one.parent)[:1]
    return f"đứng đầu {_lower(_item_of(parent[0].place))}" if parent else "đứng đầu các mục lớn"


def _item_of(place: Sequence[str]) -> str:
    return ", ".join(part for part in place if not part.startswith((HEADING, PARAGRAPH)))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
