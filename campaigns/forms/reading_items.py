"""Corrections of the outline of an old paper: items, paragraphs, rows of tables."""

from __future__ import annotations

from typing import Any

from django import forms

from campaigns.forms.readings import SeenForm
from campaigns.intake.parts import ReadItem, ReadTable
from campaigns.readings.page import KIND_NAMES, first_words
from emulation.lib.fields import LineField, TextField
from emulation.lib.text import clean_line, clean_paragraphs

_LETTERS_A_ROW, _MOST_ROWS, _MOST_LETTERS = 48, 14, 10_000


class ReadItemForm(SeenForm):
    """Marker and heading of an item; of an outermost one, what part of the paper it is."""

    marker = LineField(label="Số thứ tự", required=False, max_length=40)
    heading = LineField(
        label="Đề mục",
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Đề mục để trống thì đổi thành đoạn văn bằng nút bên dưới."},
    )
    kind = forms.ChoiceField(label="Là phần nào của văn bản", choices=list(KIND_NAMES.items()))

    def __init__(
        self, data: Any = None, *, item: ReadItem, number: int, is_root: bool, version: int
    ) -> None:
        self.number, self.item = number, item
        initial = {"marker": item.marker, "heading": item.heading, "kind": item.kind}
        initial |= {"version": version, "seen": item.heading}
        super().__init__(data, initial=initial, auto_id="id_muc_%s")
        if not item.heading:
            del self.fields["heading"]
        if is_root:
            roots = [choice for choice in KIND_NAMES.items() if choice[0] != "item"]
            self.fields["kind"].choices = [("item", "Mục")] * (item.kind == "item") + roots
        else:
            del self.fields["kind"]


class ReadParagraphForm(SeenForm):
    text = TextField(
        label="Đoạn văn",
        required=False,
        help_text="Xuống dòng ở đâu thì tách đoạn ở đó. Chỉ tiêu có chữ không đổi thì giữ nguyên.",
    )

    def __init__(self, data: Any = None, *, text: str, number: int, version: int) -> None:
        self.number = number
        initial = {"text": text, "seen": text, "version": version}
        super().__init__(data, initial=initial, auto_id="id_doan_%s")
        letters = len(self["text"].value() or "")
        rows = min(_MOST_ROWS, 3 + letters // _LETTERS_A_ROW)
        self.fields["text"].widget.attrs["rows"] = rows

    def lines(self) -> list[str]:
        return clean_paragraphs(self.cleaned_data["text"])


class ReadRowForm(SeenForm):
    """The cells of one row of a table, each named by the head of its column."""

    def __init__(
        self, data: Any = None, *, table: ReadTable, number: int, row: int, version: int
    ) -> None:
        self.number, self.row = number, row
        cells = table.rows[row]
        initial = {f"cell{column}": text for column, text in enumerate(cells)}
        initial |= {"version": version, "seen": " | ".join(cells)}
        super().__init__(data, initial=initial, auto_id="id_hang_%s")
        for column, text in enumerate(cells):
            self.fields[f"cell{column}"] = LineField(
                label=_column_name(table, row, column),
                required=False,
                max_length=_MOST_LETTERS,
                widget=forms.Textarea({"rows": 2}) if len(text) > _LETTERS_A_ROW else None,
            )

    def change(self, key: int) -> dict[str, Any]:
        """Return the correction of the table that has this key."""
        names = [name for name in self.fields if name.startswith("cell")]
        cells = [self.cleaned_data[name] for name in names]
        return {"do": "row_set", "block": key, "row": self.row, "cells": cells}


def _column_name(table: ReadTable, row: int, column: int) -> str:
    head = table.rows[table.head_rows - 1] if 0 < table.head_rows <= row else ()
    named = head[column] if column < len(head) else ""
    return first_words(named) or f"Ô {column + 1}"


class TargetWordsForm(SeenForm):
    """The words of a paragraph or table that state a target."""

    words = TextField(
        label="Những chữ nêu chỉ tiêu",
        rows=3,
        help_text="Xóa bớt cho còn đúng phần nêu chỉ tiêu: tên, con số, đơn vị.",
        error_messages={"required": "Giữ lại những chữ nêu chỉ tiêu."},
    )

    def __init__(self, data: Any = None, *, text: str, number: int, version: int) -> None:
        self.number = number
        initial = {"words": text, "seen": text, "version": version}
        super().__init__(data, initial=initial, auto_id="id_them_%s")

    def clean_words(self) -> str:
        return clean_line(self.cleaned_data["words"])
