"""What the forms of a plan's parts share: the version that was read, rows, refusals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from campaigns.figures import FigureQuestions, Question
from emulation.lib.pages import put_refusal
from emulation.lib.states import StaleVersion

Words = tuple[str, str]  # a label and what stands under it


class PartForm(forms.Form):
    """A form that keeps what was typed whatever its service answers."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_stale = False
        self.stored: list[Words] = []
        self.questions: list[Question] = []

    @property
    def status(self) -> int:
        """Return the status of the page that shows the form."""
        return 409 if self.is_stale else 200

    def save_by(self, save: Callable[[], Any], fresh: Callable[[], Self]) -> bool:
        """Run a service if the form is right; say whether it saved. Refusals stay on the form.

        ``fresh`` reads the part again as it stands after a colleague's save.
        """
        if not self.is_valid():
            return False
        try:
            save()
        except ValidationError as error:
            put_refusal(self, error)
        except FigureQuestions as asked:
            self.questions = asked.questions
        except StaleVersion:
            self.stand_beside(fresh())
        else:
            return True
        return False

    def stand_beside(self, fresh: Self) -> None:
        """Keep what was typed, show what is stored now, and take its version."""
        self.is_stale = True
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = fresh["version"].value()
        typed = dict(self.words())
        self.stored = [(label, text) for label, text in fresh.words() if typed.get(label) != text]

    def words(self) -> list[Words]:
        """Return what the form says, field by field, to read rather than to fill in."""
        return [(str(bound.label), shown(bound)) for bound in self.visible_fields()]

    def values(self) -> dict[str, Any]:
        """Return the cleaned fields under the names that the service knows."""
        return dict(self.cleaned_data)


class VersionedForm(PartForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class Row(forms.Form):
    """A row of a list: emptied rows fall away, so nothing is required."""

    use_required_attribute = False

    uid = forms.CharField(required=False, widget=forms.HiddenInput)
    order = forms.IntegerField(
        label="Thứ tự", required=False, min_value=1, max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        raise NotImplementedError


class BaseRows(forms.BaseFormSet):
    """Rows in the order of their numbers."""

    def filled(self) -> list[Any]:
        """Return the rows with something in them, in order; a moved row goes before its equal."""
        rows = [(index, row) for index, row in enumerate(self.forms, 1) if not row.is_empty]
        return [row for index, row in sorted(rows, key=_place)]

    @classmethod
    def with_one_more(cls, data: Any, prefix: str, **values: str) -> Any:
        """Return the posted data with a blank row at the end."""
        data = data.copy()
        typed = str(data.get(f"{prefix}-TOTAL_FORMS", ""))
        count = int(typed) if typed.isdecimal() else 0
        data[f"{prefix}-TOTAL_FORMS"] = str(count + 1)
        for name, value in values.items():
            data[f"{prefix}-{count}-{name}"] = value
        return data


def rows_of(row: type[Row]) -> type[BaseRows]:
    return forms.formset_factory(row, formset=BaseRows, extra=0, max_num=500)


def numbered(initial: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the rows their numbers 1, 2, 3."""
    return [{"order": number, **row} for number, row in enumerate(initial, 1)]


def shown(bound: forms.BoundField) -> str:
    """Return the value of a field as a person reads it."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return "có" if value else "không"
    if hasattr(bound.field, "choices"):
        chosen = {str(each) for each in (value if isinstance(value, list | tuple) else [value])}
        names = (str(name) for key, name in bound.field.choices if str(key) in chosen)
        return "; ".join(names)
    text = bound.field.widget.format_value(bound.field.prepare_value(value)) or ""
    return str(text).replace("\r\n", "\n")


def _place(numbered_row: tuple[int, Row]) -> tuple[int, bool, int]:
    index, row = numbered_row
    order = row.cleaned_data.get("order") or index
    return order, order == index, index
