"""Checks of a report: its figures are those of linked targets or of its tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Check, Checks, Level, Passage, good
from campaigns.figures import Number, numbers_in
from campaigns.intake.grammar.exclusions import struck_out
from campaigns.intake.grammar.lexer import Token, tokens_of
from campaigns.nouns import YEAR_REPORT
from campaigns.reporting.tables import (
    StaleCell,
    Table,
    all_rows,
    rows_left_out,
    stale_cells,
    stale_year_cells,
)
from emulation.lib.text import first_lower

BLANK = "…"
_WRITTEN = ("opening", "paragraph", "closing")


def untold(draft: Draft) -> Checks:
    """Point out numbers in sentences that stand in no linked figure and in no table.

    Dates, years, numbers of papers and what else is no figure are left out, by the rules that
    read old plans.
    """
    if not draft.is_report:
        return
    linked = _linked(draft)
    known = _in_tables(draft)
    found = 0
    for passage in draft.passages:
        if passage.kind not in _WRITTEN:
            continue
        taken = linked.get(passage.block, ())
        for number in _figures(passage):
            if number.value not in known and number.start not in taken:
                found += 1
                yield passage.check(
                    f"con số {number.text} không có ở bảng nào và không gắn với chỉ tiêu",
                    Level.LOOK,
                    quote=number.text,
                )
    if not found:
        yield good("Con số nào trong lời văn cũng có ở bảng hoặc gắn với chỉ tiêu", "items")


def tables(draft: Draft) -> Checks:
    """Say which cells of the tables no longer are the approved results, nor those of the year."""
    if not draft.is_report:
        return
    for block, item in draft.blocks:
        if "table" not in block:
            continue
        for sentence, quote in _stale(draft, block["table"]):
            yield Check(False, sentence, "figures", Level.LOOK, item["uid"], block["uid"], quote)


def blanks(draft: Draft) -> Checks:
    """Say where the draft left room for what only a person can say."""
    if not draft.is_report:
        return
    for passage in draft.passages:
        if passage.kind in _WRITTEN and BLANK in passage.text:
            yield passage.check("còn chỗ chưa điền (…)", Level.LOOK, quote=BLANK)


def part_of_year(draft: Draft) -> Checks:
    """Say of a year-end report that its results end before the year does."""
    period = draft.content["period"] if draft.is_report else None
    if draft.content["kind"] != YEAR_REPORT or period["is_last"]:
        return
    yield Check(
        False,
        f"Kết quả chỉ tiêu mới đến hết {first_lower(period['name'])}. Khi cả năm có kết quả thì "
        "hủy bản này và lập lại; trình bây giờ thì báo cáo nói rõ như vậy",
        "items",
        Level.LOOK,
    )


def _stale(draft: Draft, table: Table) -> Iterator[tuple[str, str]]:
    """Yield what a table no longer says rightly, with the words to be found in it."""
    is_last = draft.content["period"]["is_last"]
    fresh = draft.content.get("year_tables", ())
    for cell in stale_cells(table, draft.targets, is_last=is_last):
        yield (
            f"Bảng ghi {cell.printed}, kết quả đã duyệt của “{cell.name}” là {cell.fresh}",
            cell.printed,
        )
    for cell in stale_year_cells(table, fresh):
        yield _told_otherwise(table, cell), cell.printed
    for _, row in rows_left_out(table, fresh):
        yield f"Bảng “{table['rows'][0][0]}” chưa có dòng “{row[0]}”", table["rows"][0][0]


def _told_otherwise(table: Table, cell: StaleCell) -> str:
    column = table["rows"][0][cell.column]
    return f"Bảng ghi {cell.printed}, {column} của “{cell.name}” nay là {cell.fresh}"


def _linked(draft: Draft) -> dict[str, set[int]]:
    return {
        block["uid"]: {figure["start"] for figure in block["figures"]}
        for block, _ in draft.blocks
        if "figures" in block
    }


def _in_tables(draft: Draft) -> set[Decimal]:
    content = draft.content
    blocks = [block for block, _ in draft.blocks]
    appendices = [*content["appendices"], *content.get("year_appendices", ())]
    blocks += [block for appendix in appendices for block in appendix["blocks"]]
    rows: list[Iterable[str]] = [
        row for block in blocks if "table" in block for row in block["table"]["rows"]
    ]
    if content["target_appendix"]:
        rows += all_rows(draft.targets, is_last=content["period"]["is_last"])
    cells = (cell.lstrip("+-") for row in rows for cell in row)  # "-22,1%" is told as a fall
    return {abs(number.value) for cell in cells for number in numbers_in(cell)}


def _figures(passage: Passage) -> list[Number]:
    struck = set(_struck(tokens_of(passage.text), passage.text))
    return [number for number in numbers_in(passage.text) if number.start not in struck]


def _struck(tokens: list[Token] | tuple[Token, ...], text: str) -> Iterator[int]:
    """Return where numbers begin that are no figures, in brackets and quotations as well."""
    for place in struck_out(tokens, text):
        yield tokens[place].start
    for token in tokens:
        if token.inner:
            yield from _struck(token.inner, text)
