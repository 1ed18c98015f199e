"""Items of the tree, their paragraphs and tables; appendices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from campaigns.forms.tables import (
    NotATable,
    aligns_text,
    cells_text,
    table_from_text,
    widths_text,
)
from campaigns.forms.units import UnitsField, uids, units_to_choose
from campaigns.forms.versioned import PartForm, Row, VersionedForm, Words, numbered, rows_of
from campaigns.inputs import BlockInput, TaskInput
from campaigns.models import Appendix, Block, Item, Plan, Task
from emulation.lib.fields import LineField, TextField
from emulation.lib.markers import DASH, NONE, STYLE_CHOICES, without_marker
from emulation.lib.text import clean_paragraphs

PARAGRAPH, TABLE = "paragraph", "table"
LETTERS_A_ROW, MOST_ROWS = 42, 16
AS_PARAGRAPHS, AS_CHILDREN = "paragraphs", "children"
RUN_IN = "Gõ cả dấu hai chấm hoặc dấu chấm ở cuối đề mục."


class BlockRow(Row):
    """A paragraph, or a table typed as lines of cells. An emptied one falls away."""

    kind = forms.ChoiceField(
        choices=[(PARAGRAPH, "Đoạn văn"), (TABLE, "Bảng")],
        required=False,
        widget=forms.HiddenInput,
    )
    text = TextField(label="Đoạn văn", required=False, rows=4)
    caption = LineField(label="Tên bảng", required=False, max_length=300)
    cells = forms.CharField(
        label="Bảng",
        required=False,
        strip=False,  # a pasted line may begin with an empty cell
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Mỗi dòng một hàng, các ô ngăn bằng dấu |. Dán thẳng từ Excel, Word cũng được.",
    )
    head_rows = forms.IntegerField(
        label="Số dòng đầu bảng", required=False, min_value=0, max_value=5
    )
    widths = LineField(
        label="Độ rộng các cột", required=False, help_text="Phần trăm, như 10 | 60 | 30."
    )
    aligns = LineField(
        label="Canh lề các cột", required=False, help_text="t: trái, g: giữa, p: phải."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        letters = len(self["text"].value() or "")
        rows = min(MOST_ROWS, 2 + letters // LETTERS_A_ROW)
        self.fields["text"].widget.attrs["rows"] = rows

    @property
    def is_table(self) -> bool:
        return self["kind"].value() == TABLE

    @property
    def is_empty(self) -> bool:
        return not self.cleaned_data.get("cells" if self.is_table else "text", "").strip()

    def clean(self) -> dict[str, Any]:
        if self.is_table and not self.is_empty:
            self.cleaned_data["table"] = self._table()
        return self.cleaned_data

    def as_inputs(self) -> list[BlockInput]:
        """Return the row's blocks: each line of a paragraph's field is a paragraph."""
        uid = self.cleaned_data["uid"]
        if self.is_table:
            return [BlockInput(table=self.cleaned_data["table"], uid=uid)]
        first, *more = clean_paragraphs(self.cleaned_data["text"])
        return [BlockInput(text=first, uid=uid), *(BlockInput(text=text) for text in more)]

    def words(self) -> str:
        return self["cells" if self.is_table else "text"].value() or ""

    def _table(self) -> dict[str, Any] | None:
        names = ("cells", "caption", "widths", "aligns")
        values = {name: self.cleaned_data.get(name, "") for name in names}
        try:
            return table_from_text(head_rows=self.cleaned_data.get("head_rows") or 0, **values)
        except NotATable as error:
            self.add_error(error.field, str(error))
            return None


BlockRows = rows_of(BlockRow)


class BlocksForm(VersionedForm):
    """A part with paragraphs and tables."""

    blocks: Any

    def is_valid(self) -> bool:
        return super().is_valid() & self.blocks.is_valid()

    def words(self) -> list[Words]:
        text = "\n".join(row.words().replace("\r\n", "\n") for row in self.blocks if row.words())
        return [*super().words(), ("Các đoạn", text)]

    def block_inputs(self) -> list[BlockInput]:
        return [block for row in self.blocks.filled() for block in row.as_inputs()]


class ItemAddForm(PartForm):
    heading = LineField(
        label="Đề mục",
        max_length=500,
        required=False,
        help_text="Số thứ tự được in tự động. Mục chỉ có đoạn văn thì để trống.",
    )
    text = TextField(
        label="Nội dung", required=False, rows=8, help_text="Mỗi dòng in thành một đoạn."
    )
    lines_as = forms.ChoiceField(
        label="Mỗi dòng là",
        choices=[
            (AS_PARAGRAPHS, "một đoạn của mục này"),
            (AS_CHILDREN, "một mục con riêng; không có đề mục thì mỗi dòng là một mục"),
        ],
        initial=AS_PARAGRAPHS,
        widget=forms.RadioSelect,
    )
    run_in = forms.BooleanField(
        label="Đề mục in đậm, liền với đoạn văn", required=False, help_text=RUN_IN
    )
    numbered = forms.BooleanField(label="Có đánh số", required=False, initial=True)
    children_style = forms.ChoiceField(label="Đánh số các mục con", choices=STYLE_CHOICES)

    def __init__(self, data: Any = None, *, children_style: str = DASH, style: str = DASH) -> None:
        self.style = style
        super().__init__(data, initial={"children_style": children_style})

    def clean(self) -> dict[str, Any]:
        if self._prints_marker:
            heading = self.cleaned_data.get("heading", "")
            self.cleaned_data["heading"] = without_marker(heading)
        if not (self.cleaned_data.get("heading") or self.cleaned_data.get("text")):
            self.add_error("heading", "Ghi đề mục hoặc nội dung.")
        return self.cleaned_data

    def own_fields(self) -> dict[str, Any]:
        names = ("heading", "run_in", "numbered", "children_style")
        return {name: self.cleaned_data[name] for name in names}

    def own_blocks(self) -> list[BlockInput]:
        return [] if self._has_children else self._lines()

    def child_blocks(self) -> list[BlockInput]:
        """Return the paragraphs that become items of their own."""
        return self._lines() if self._has_children else []

    @property
    def _has_children(self) -> bool:
        return self.cleaned_data["lines_as"] == AS_CHILDREN

    @property
    def _prints_marker(self) -> bool:
        return bool(self.cleaned_data.get("numbered")) and self.style != NONE

    def _lines(self) -> list[BlockInput]:
        lines = clean_paragraphs(self.cleaned_data["text"])
        if self._lines_print_markers:
            lines = [without_marker(line) for line in lines]
        return [BlockInput(text=line) for line in lines]

    @property
    def _lines_print_markers(self) -> bool:
        """Say whether each line becomes an item before which a marker prints."""
        if not self._has_children:
            return False
        if self.cleaned_data["heading"]:
            return self.cleaned_data["children_style"] != NONE
        return self._prints_marker


class ItemForm(BlocksForm):
    heading = LineField(
        label="Đề mục",
        max_length=500,
        required=False,
        help_text="Số thứ tự được in tự động.",
    )
    run_in = forms.BooleanField(
        label="Đề mục in đậm, liền với đoạn văn", required=False, help_text=RUN_IN
    )
    numbered = forms.BooleanField(label="Có đánh số", required=False)
    children_style = forms.ChoiceField(label="Đánh số các mục con", choices=STYLE_CHOICES)
    theme_name = LineField(
        label="Tên gọn của nội dung thi đua",
        max_length=120,
        required=False,
        help_text="Ghi nếu mục này là một nội dung thi đua; chỉ tiêu gọi nó bằng tên ấy.",
    )
    summary = LineField(
        label="Việc", max_length=300, required=False, help_text="Ghi nếu mục này giao việc."
    )
    deadline = forms.DateField(
        label="Thời hạn",
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"}),
    )
    recurring = LineField(
        label="Định kỳ", max_length=80, required=False, help_text="Như: hằng quý; 6 tháng, năm."
    )
    lead_units = UnitsField(label="Đơn vị chủ trì")
    coordinating_units = UnitsField(label="Đơn vị phối hợp")
    lead_positions = TextField(
        label="Chức vụ chủ trì", required=False, rows=2, help_text="Mỗi dòng một chức vụ."
    )
    coordinating_positions = TextField(
        label="Chức vụ phối hợp", required=False, rows=2, help_text="Mỗi dòng một chức vụ."
    )

    TASK = (
        "summary", "deadline", "recurring", "lead_units", "coordinating_units",
        "lead_positions", "coordinating_positions",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, item: Item) -> None:
        names = ("version", "heading", "run_in", "numbered", "children_style")
        initial = {name: getattr(item, name) for name in names}
        self.style = item.parent.children_style if item.parent else item.plan.items_style
        theme = getattr(item, "theme", None)
        initial["theme_name"] = theme.short_name if theme else ""
        super().__init__(data, initial=initial | _task_initial(item))
        units = units_to_choose(item.plan.commune)
        self.fields["lead_units"].offer(units)
        self.fields["coordinating_units"].offer(units)
        self.blocks = BlockRows(data, prefix="blocks", initial=block_rows(item.blocks.all()))

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("numbered") and self.style != NONE:
            heading = self.cleaned_data.get("heading", "")
            self.cleaned_data["heading"] = without_marker(heading)
        given = [name for name in self.TASK[1:] if self.cleaned_data.get(name)]
        if given and not self.cleaned_data.get("summary") and "summary" not in self.errors:
            self.add_error("summary", "Ghi việc được giao, hoặc bỏ thời hạn và đơn vị thực hiện.")
        return self.cleaned_data

    @property
    def has_task(self) -> bool:
        """Say whether the fields of the task stand open."""
        return any(self[name].value() for name in self.TASK) or "summary" in self.errors

    def task(self) -> TaskInput | None:
        fields = {name: self.cleaned_data[name] for name in self.TASK}
        if not fields["summary"]:
            return None
        for name in ("lead_positions", "coordinating_positions"):
            fields[name] = tuple(clean_paragraphs(fields[name]))
        return TaskInput(**fields)

    def values(self) -> dict[str, Any]:
        names = ("version", "heading", "run_in", "numbered", "children_style", "theme_name")
        own = {name: self.cleaned_data[name] for name in names}
        return own | {"blocks": self.block_inputs(), "task": self.task()}


class AppendixForm(BlocksForm):
    version = forms.IntegerField(initial=0, widget=forms.HiddenInput)
    title = LineField(label="Tên phụ lục", max_length=300)
    orientation = forms.ChoiceField(
        label="Chiều giấy", choices=Appendix.Orientation, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, appendix: Appendix | None = None) -> None:
        initial: dict[str, Any] = {"orientation": Appendix.Orientation.PORTRAIT}
        blocks: Iterable[Block] = ()
        if appendix:
            names = ("version", "title", "orientation")
            initial = {name: getattr(appendix, name) for name in names}
            blocks = appendix.blocks.all()
        super().__init__(data, initial=initial)
        self.blocks = BlockRows(data, prefix="blocks", initial=block_rows(blocks))

    def values(self) -> dict[str, Any]:
        names = ("title", "orientation")
        return {name: self.cleaned_data[name] for name in names} | {"blocks": self.block_inputs()}


def block_rows(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the stored blocks as rows, with a blank paragraph at the end."""
    return numbered([*(_block_row(block) for block in blocks), {"kind": PARAGRAPH}])


def _block_row(block: Block) -> dict[str, Any]:
    if block.table is None:
        return {"uid": block.uid, "kind": PARAGRAPH, "text": block.text}
    table = block.table
    return {
        "uid": block.uid,
        "kind": TABLE,
        "caption": table.get("caption", ""),
        "cells": cells_text(table["rows"]),
        "head_rows": table.get("head_rows", 1),
        "widths": widths_text(table.get("widths", [])),
        "aligns": aligns_text(table.get("aligns", [])),
    }


def _task_initial(item: Item) -> dict[str, Any]:
    task: Task | None = getattr(item, "task", None)
    if task is None:
        return {}
    initial: dict[str, Any] = {
        "summary": task.summary,
        "deadline": task.deadline,
        "recurring": task.recurring,
    }
    parties = list(task.parties.select_related("unit"))
    for side, leads in (("lead", True), ("coordinating", False)):
        rows = [party for party in parties if party.leads == leads]
        initial[f"{side}_units"] = uids(row.unit for row in rows if row.unit)
        initial[f"{side}_positions"] = "\n".join(r.position_title for r in rows if not r.unit)
    return initial


def usual_children_style(plan: Plan, parent: Item | None) -> str:
    """Return the style that a list under a new item usually has (NĐ 30: I → 1 → a → -)."""
    style = parent.children_style if parent else plan.items_style
    return {"roman": "decimal", "decimal": "dash", "outline": "dash", "dash": "plus"}.get(
        style, DASH
    )
