"""Saving the paragraphs and tables of an item or an appendix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F

from campaigns.figures import FigureQuestions, Mark, Question, carry_over, numbers_in
from campaigns.inputs import BlockInput
from campaigns.models import (
    ASKED_SLOTS,
    Appendix,
    Block,
    Figure,
    Item,
    PlanTarget,
    Slot,
    YearFact,
)
from emulation.lib.quantities import NotANumber, format_number, parse_number
from emulation.lib.text import clean_line

CHANGE, UNLINK = "change", "unlink"
# Far beyond any real plan; a pasted file would keep the printing of papers busy for minutes.
MOST_BLOCKS, MOST_LETTERS = 200, 10_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, NARROWEST = 500, 20, 5_000, 0.01
# Places beyond any text: two figures of a paragraph may swap, and a place is unique.
OUT_OF_THE_WAY = 1_000_000


def blocks_save(
    owner: Item | Appendix, given: Sequence[BlockInput], answers: Mapping[str, str]
) -> list[tuple[Figure, Decimal]]:
    """Put the blocks in the order given; blocks not named go.

    Returns the figures whose retyped numbers change their targets. Raises
    ``FigureQuestions`` while a retyped number has no answer.
    """
    check_size(given)
    kept = {str(block.uid): block for block in owner.blocks.all()}
    moves = _figure_moves(kept, given)
    _ask(moves, {one.uid: clean_line(one.text) for one in given}, answers)
    changed = []
    for position, one in enumerate(given, start=1):
        block = kept.pop(one.uid, None) or block_new(owner)
        block_fill(block, position, one)
        block.full_clean()
        block.save()
        for mark in one.marks:
            figure_place(block, mark)
    for figure, mark, number in _moved(moves, answers):
        Figure.objects.filter(pk=figure.pk).update(start=mark.start, length=mark.length)
        if number is not None:
            changed.append((figure, number))
    for block in kept.values():
        block.delete()
    return changed


def figure_place(block: Block, mark: Mark) -> Figure:
    """Let a number of the block show a target's, and give the target its place in the plan."""
    plan_target = _plan_target(block, mark)
    figure = figure_new(block, mark, plan_target)
    figure.full_clean()
    figure.save()
    if plan_target.item_id is None and block.item_id:
        plan_target.item_id = block.item_id
        plan_target.save(update_fields=["item"])
    return figure


def _plan_target(block: Block, mark: Mark) -> PlanTarget | None:
    rows = PlanTarget.objects.filter(plan=block.plan_id, target__uid=mark.key)
    return rows.select_related(
        "plan__period__span", "target__current", "target__indicator", "proposal"
    ).first()


def figure_new(block: Block, mark: Mark, shown: PlanTarget | YearFact | None) -> Figure:
    """Return the figure, to be saved; the number must be that of what it shows."""
    if shown is None:
        raise ValidationError(f"Chỉ tiêu này không thuộc {block.plan.noun} đang soạn.")
    _check_number(block, mark, shown)
    return Figure(
        commune_id=block.commune_id,
        block=block,
        plan_target=shown if isinstance(shown, PlanTarget) else None,
        fact=shown if isinstance(shown, YearFact) else None,
        slot=mark.slot,
        start=mark.start,
        length=mark.length,
    )


def _check_number(block: Block, mark: Mark, shown: PlanTarget | YearFact) -> None:
    if not any(n.start == mark.start and n.length == mark.length for n in numbers_in(block.text)):
        raise ValidationError("Chỗ này trong đoạn văn không còn là con số. Tải lại trang rồi gắn.")
    printed = block.text[mark.start : mark.end]
    if parse_number(printed) != shown.number(mark.slot):
        raise ValidationError(
            f"Con số {printed} khác {_meant(mark.slot)} của {_called(shown)}. "
            "Sửa một trong hai cho khớp rồi gắn."
        )


def _called(shown: PlanTarget | YearFact) -> str:
    return f"chỉ tiêu “{shown.name}”" if isinstance(shown, PlanTarget) else f"“{shown.name}”"


def _meant(slot: str) -> str:
    return "giá trị" if slot in ASKED_SLOTS else str(Slot(slot).label)


def _moved(
    moves: Sequence[tuple[Figure, Mark | None, Decimal | None]], answers: Mapping[str, str]
) -> list[tuple[Figure, Mark, Decimal | None]]:
    """Remove the figures that are gone or unlinked; clear the way for those that move."""
    stay = []
    for figure, mark, number in moves:
        if mark is None or answers.get(str(figure.uid)) == UNLINK:
            figure.delete()
        else:
            stay.append((figure, mark, number))
    staying = Figure.objects.filter(pk__in=[figure.pk for figure, _, _ in stay])
    staying.update(start=F("start") + OUT_OF_THE_WAY)
    return stay


def _figure_moves(
    kept: Mapping[str, Block], given: Sequence[BlockInput]
) -> list[tuple[Figure, Mark | None, Decimal | None]]:
    """Return each figure with its new place (or none) and its new number where it was retyped."""
    moves: list[tuple[Figure, Mark | None, Decimal | None]] = []
    for one in given:
        block = kept.get(one.uid)
        if block is None:
            continue
        rows = block.figures.select_related("plan_target__target__indicator", "fact", "block__plan")
        figures = list(rows)
        new = "" if one.table else clean_line(one.text)
        marks = [Mark(f.start, f.length, str(f.uid), f.slot) for f in figures]
        for figure, mark in zip(figures, carry_over(block.text, marks, new), strict=True):
            moves.append((figure, *_retyped(block.text, figure, new, mark)))
    return moves


def _retyped(
    old: str, figure: Figure, new: str, mark: Mark | None
) -> tuple[Mark | None, Decimal | None]:
    if mark is None:
        return None, None
    before, after = old[figure.start : figure.end], new[mark.start : mark.end]
    try:
        number = parse_number(after)
        return mark, None if number == parse_number(before) else number
    except NotANumber:
        return None, None


def _ask(
    moves: Sequence[tuple[Figure, Mark | None, Decimal | None]],
    texts: Mapping[str, str],
    answers: Mapping[str, str],
) -> None:
    """Ask of every retyped number, in the words of its author, whether the target changes."""
    questions = [
        Question(
            figure_uid=str(figure.uid),
            target_name=figure.shown.name,
            old_text=figure.block.text[figure.start : figure.end],
            new_text=texts[str(figure.block.uid)][mark.start : mark.end],
            unit=_unit(figure),
            can_change=not figure.block.plan.is_report,
        )
        for figure, mark, number in moves
        if number is not None and answers.get(str(figure.uid)) not in (CHANGE, UNLINK)
    ]
    if questions:
        raise FigureQuestions(questions)


def _unit(figure: Figure) -> str:
    return "%" if figure.slot == Slot.PERCENT else figure.shown.unit


def check_size(given: Sequence[BlockInput]) -> None:
    if len(given) > MOST_BLOCKS:
        raise ValidationError(
            f"Một mục có nhiều nhất {MOST_BLOCKS} đoạn. Chia thành nhiều mục rồi lưu."
        )
    if any(len(block.text) > MOST_LETTERS for block in given):
        raise ValidationError(
            f"Một đoạn dài nhất {format_number(MOST_LETTERS)} chữ cái. "
            "Chia thành nhiều đoạn rồi lưu."
        )


def block_new(owner: Item | Appendix) -> Block:
    place = {"item": owner} if isinstance(owner, Item) else {"appendix": owner}
    return Block(commune_id=owner.commune_id, plan_id=owner.plan_id, **place)


def block_fill(block: Block, position: int, given: BlockInput) -> None:
    block.position = position
    block.text = "" if given.table else clean_line(given.text)
    block.table = _table(given.table)


def _table(table: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return the table with plain cells, every row as long as the longest."""
    if not table:
        return None
    rows = [[clean_line(str(cell)) for cell in row] for row in table.get("rows", [])]
    width = max((len(row) for row in rows), default=0)
    if not rows or width == 0:
        raise ValidationError("Bảng chưa có ô nào. Nhập ít nhất một dòng, các ô cách nhau bằng |.")
    _check_table_size(rows, width)
    head_rows = int(table.get("head_rows", 1))
    if not 0 <= head_rows <= len(rows):
        raise ValidationError("Số dòng đầu bảng không thể nhiều hơn số dòng của bảng.")
    widths = list(table.get("widths", []))
    if widths and (len(widths) != width or min(widths) < NARROWEST * sum(widths)):
        raise ValidationError("Ghi đủ độ rộng các cột; cột hẹp nhất từ 1% bề rộng bảng.")
    return {
        "rows": [row + [""] * (width - len(row)) for row in rows],
        "head_rows": head_rows,
        "widths": widths,
        "aligns": list(table.get("aligns", [])),
        "caption": clean_line(str(table.get("caption", ""))),
    }


def _check_table_size(rows: Sequence[Sequence[str]], width: int) -> None:
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS or len(rows) * width > MOST_CELLS:
        raise ValidationError(
            f"Bảng có nhiều nhất {MOST_ROWS} dòng, {MOST_COLUMNS} cột và "
            f"{format_number(MOST_CELLS)} ô. Chia thành nhiều bảng rồi lưu."
        )
    if any(len(cell) > MOST_LETTERS for row in rows for cell in row):
        raise ValidationError(f"Một ô dài nhất {format_number(MOST_LETTERS)} chữ cái.")
