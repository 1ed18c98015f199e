"""Many targets typed row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from emulation.lib.fields import LineField, QuantityField
from emulation.lib.text import search_key
from targets.forms.figures import SHORT_DIRECTIONS, FigureForm
from targets.last import LastTargets
from targets.listing import value_words
from targets.measure_units import usual_symbol
from targets.measures import Amount, Check, Node, check_tree
from targets.models import Comparator, Direction, Field, PartRule, Span, Target
from targets.selectors import amount_of, measure_of, measure_units_of, targets_of_span
from targets.services import NewTarget

BLANK_ROWS = 10
MOST_ROWS = 200
SHORT_COMPARATORS = [
    ("", "như gõ"),
    (Comparator.EQUAL, "="),
    (Comparator.BELOW, "<"),
    (Comparator.AT_MOST, "≤"),
    (Comparator.ABOVE, ">"),
    (Comparator.AT_LEAST, "≥"),
    (Comparator.RANGE, "từ đến"),
    (Comparator.MAINTAIN, "duy trì"),
    (Comparator.ACHIEVE, "đạt"),
]
DIRECTIONS_OF_A_CELL = [
    ("", "tự nhận"),
    (Direction.HIGHER, "cao hơn"),
    (Direction.LOWER, "thấp hơn"),
    (Direction.EXACTLY, "đúng bằng"),
    (Direction.WITHIN, "khoảng"),
]
SHORT_FIELDS = [
    ("", "như trên"),
    (Field.ECONOMY, "kinh tế"),
    (Field.SOCIETY, "xã hội"),
    (Field.ENVIRONMENT, "môi trường"),
    (Field.SECURITY, "an ninh"),
    (Field.POLITICS, "xây dựng Đảng"),
]
SHORT_RULES = {
    PartRule.ADDS_UP: "cộng lại",
    PartRule.SHARE_OF: "một phần",
    PartRule.DETAIL: "chi tiết",
}


class RowForm(FigureForm):
    last_words = ""  # what its target asked for the time before

    value_max = QuantityField(label="Đến", required=False)
    baseline = QuantityField(label="Kỳ trước", required=False)
    baseline_year = forms.IntegerField(
        required=False, min_value=1990, max_value=2100, widget=forms.HiddenInput
    )
    parent_row = LineField(label="Thuộc dòng", required=False, max_length=300)
    field = forms.ChoiceField(label="Lĩnh vực", required=False, choices=SHORT_FIELDS)
    field_order = (
        "name", "comparator", "value", "value_max", "unit_text", "baseline", "parent_row",
        "part_rule", "direction", "field", "note", "direction_confirmed", "baseline_year",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comparator"].choices = SHORT_COMPARATORS
        self.fields["direction"].choices = DIRECTIONS_OF_A_CELL
        self.fields["part_rule"].choices = [("", "tự nhận"), *SHORT_RULES.items()]
        self.fields["unit_text"].widget.attrs["list"] = "don-vi-tinh"
        self.fields["parent_row"].widget.attrs["list"] = "chi-tieu-da-co"
        for name in self.fields:
            self._dress(name)

    def _dress(self, name: str) -> None:
        """A cell has its head for a label; help stands above the table."""
        self.fields[name].help_text = ""
        attrs = self.fields[name].widget.attrs
        attrs["aria-label"] = f"{self.fields[name].label}, dòng {self.row_number}"
        if name in ("value", "value_max", "baseline"):
            attrs["class"] = "num"
        if name == "direction_confirmed":
            attrs["class"] = "form-check-input"
        if name in ("direction_confirmed", "baseline_year"):
            attrs.pop("aria-label")
        if isinstance(self.fields[name], forms.ChoiceField):
            attrs["class"] = "w-auto"

    @property
    def row_number(self) -> int:
        return int(self.prefix.rpartition("-")[2]) + 1 if (self.prefix or "")[-1:].isdigit() else 0

    @property
    def whole_words(self) -> str:
        typed = self.cleaned_data["parent_row"]
        return f"dòng {typed}" if typed.isdigit() else typed

    @property
    def field_words(self) -> str:
        return Field(self.cleaned_data["field"]).label

    def before(self, span: Span) -> dict[str, Any]:
        """Return the result of the period before, of last year unless the row says another."""
        baseline = self.cleaned_data.get("baseline")
        if baseline is None:
            return {}
        year = self.cleaned_data.get("baseline_year") or span.starts_on.year - 1
        return {"baseline": baseline, "baseline_year": year}

    def says(self, target: Target) -> bool:
        """Say whether the row asks for what the saved target asks for."""
        current = target.current
        return current is not None and all(
            getattr(current, name) == figure for name, figure in self.figures.items()
        )

    @property
    def is_filled(self) -> bool:
        return self.has_changed() and self.is_valid()


class TableFormSet(BaseFormSet):
    """Rows of the table. After ``is_valid()``, ``rows()`` is what the service takes."""

    def __init__(self, *args: Any, span: Span, **kwargs: Any) -> None:
        self.span = span
        self.existing = list(targets_of_span(span))
        self.measure_units = list(measure_units_of(span.commune))
        self.measures = {unit.symbol.lower(): unit for unit in self.measure_units}
        self.parents: dict[int, Target | int | None] = {}
        self.repeats: dict[int, Target] = {}  # rows that say a saved target again
        self._last: LastTargets | None = None
        super().__init__(*args, **kwargs)

    @property
    def filled(self) -> list[RowForm]:
        return [form for form in self.forms if form.is_filled]

    @property
    def fresh(self) -> list[RowForm]:
        """Rows that set a target; the others say again what is saved."""
        return [form for form in self.filled if form.row_number not in self.repeats]

    @property
    def questions(self) -> list[RowForm]:
        """Rows whose direction is only proposed."""
        return [form for form in self.fresh if form.asks]

    @property
    def last(self) -> LastTargets:
        """What was asked for before; read when a row wants to know."""
        if self._last is None:
            self._last = LastTargets(self.span)
        return self._last

    def clean(self) -> None:
        by_number = {form.row_number: form for form in self.filled}
        by_name = {target.search_key: target for target in self.existing}
        for form in by_number.values():
            self._settle_parent(form, by_number, by_name)
        self._refuse_circles(by_number)
        self._settle_repeats(by_number)
        self._settle_fields(by_number)

    def rows(self) -> list[NewTarget]:
        return [self._new_target(form) for form in self.fresh]

    def checks(self) -> dict[RowForm | Target, Check]:
        """Say whether parts add up, the targets already saved included."""
        numbered = {form.row_number: form for form in self.fresh}
        saved = {target.pk: target for target in self.existing}
        nodes = [
            Node(("saved", target.pk), amount_of(target), ("saved", target.parent_id),
                 target.part_rule)
            for target in self.existing
        ]  # fmt: skip
        nodes += [self._node(form) for form in numbered.values()]
        touched = {self._parent_key(form) for form in numbered.values()}
        found = {}
        for (place, key), check in check_tree(nodes).items():  # type: ignore[misc]
            if place == "row":
                found[numbered[key]] = check
            elif ("saved", key) in touched:
                found[saved[key]] = check
        return found

    def preview(self) -> list[tuple[RowForm, str, Check | None]]:
        """Return each filled row with the rule it takes to its whole, and its check."""
        checks = self.checks()
        return [
            (form, SHORT_RULES.get(form.cleaned_data["part_rule"], ""), checks.get(form))
            for form in self.fresh
        ]

    def checks_of_saved(self) -> list[tuple[Target, Check]]:
        return [(row, check) for row, check in self.checks().items() if isinstance(row, Target)]

    def _settle_parent(
        self, form: RowForm, by_number: Mapping[int, RowForm], by_name: Mapping[str, Target]
    ) -> None:
        typed = form.cleaned_data.get("parent_row", "")
        self.parents[form.row_number] = None
        if not typed:
            form.cleaned_data["part_rule"] = ""
            return
        if typed.isdigit():
            parent: Target | int | None = int(typed) if int(typed) in by_number else None
        else:
            parent = by_name.get(search_key(typed))
        if parent is None or parent == form.row_number:
            form.add_error("parent_row", f"Không có “{typed}”. Gõ số của một dòng khác đã điền.")
            return
        self.parents[form.row_number] = parent
        form.cleaned_data["part_rule"] = form.cleaned_data["part_rule"] or self._rule_of(form)

    def _rule_of(self, form: RowForm) -> str:
        is_share = form.cleaned_data["unit_text"] in ("%", "‰")
        return PartRule.DETAIL if is_share else PartRule.ADDS_UP

    def _refuse_circles(self, by_number: Mapping[int, RowForm]) -> None:
        for number, form in by_number.items():
            seen, above = {number}, self.parents.get(number)
            while isinstance(above, int):
                if above in seen:
                    form.add_error("parent_row", "Các dòng thuộc lẫn nhau thành vòng.")
                    self.parents[number] = None
                    break
                seen.add(above)
                above = self.parents.get(above)

    def _settle_repeats(self, by_number: Mapping[int, RowForm]) -> None:
        """Find the rows that name a target of the span: the same is passed over, other is refused.

        A whole is looked at before its parts, which are told apart by it.
        """
        known = {
            (target.search_key, target.parent_id, _unit_key(target.indicator.unit_text)): target
            for target in self.existing
        }
        for number in wholes_first(self.parents):
            form, parent = by_number[number], self.parents[number]
            if isinstance(parent, int) and parent in self.repeats:
                parent = self.parents[number] = self.repeats[parent]
            above = parent.pk if isinstance(parent, Target) else None
            if isinstance(parent, int):
                continue
            unit = _unit_key(form.cleaned_data["unit_text"])
            saved = known.get((search_key(form.cleaned_data["name"]), above, unit))
            if saved is not None and form.says(saved):
                self.repeats[number] = saved
            elif saved is not None:
                form.add_error("name", _is_there(self.span, saved))

    def _settle_fields(self, by_number: Mapping[int, RowForm]) -> None:
        """A row without a field takes its whole's, else that of the row above."""
        above: str = Field.ECONOMY
        for number, form in sorted(by_number.items()):
            parent = self.parents.get(number)
            own = form.cleaned_data.get("field")
            if not own and isinstance(parent, Target):
                own = parent.indicator.field
            above = own or above
            form.cleaned_data["field"] = above

    def _node(self, form: RowForm) -> Node:
        figures = form.figures
        value = None if figures["value_max"] is not None else figures["value"]
        typed = form.cleaned_data["unit_text"]
        measure = measure_of(self.measures.get(usual_symbol(typed).lower()), typed)
        return Node(
            ("row", form.row_number),
            Amount(value, measure),
            self._parent_key(form),
            form.cleaned_data["part_rule"],
        )

    def _parent_key(self, form: RowForm) -> tuple[str, int] | None:
        parent = self.parents.get(form.row_number)
        if isinstance(parent, Target):
            return ("saved", parent.pk)
        return None if parent is None else ("row", parent)

    def _new_target(self, form: RowForm) -> NewTarget:
        data = form.cleaned_data
        parent = self.parents.get(form.row_number)
        fields = {name: data[name] for name in ("name", "unit_text", "part_rule", "note", "field")}
        return NewTarget(
            row=form.row_number,
            fields={**fields, **form.figures, **form.lasting, **form.before(self.span)},
            parent=parent if isinstance(parent, Target) else None,
            parent_row=parent if isinstance(parent, int) else None,
        )


_RowFormSet = formset_factory(
    RowForm, formset=TableFormSet, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


def table_formset(data: Any, *, span: Span, more: bool = False) -> TableFormSet:
    """Return the table, with what was typed and ten more rows if asked."""
    if data is not None and more:
        data = data.copy()
        total = str(data.get("dong-TOTAL_FORMS", "0"))
        rows = min(int(total) if total.isdigit() else 0, MOST_ROWS - BLANK_ROWS) + BLANK_ROWS
        data["dong-TOTAL_FORMS"] = str(rows)
    return _RowFormSet(data, span=span, prefix="dong")


def wholes_first(parents: Mapping[int, Target | int | None]) -> list[int]:
    """Return the numbers of rows, each behind the row that it is a part of."""
    done: list[int] = []
    waiting = sorted(parents)
    while waiting:
        ready = [n for n in waiting if not isinstance(parents[n], int) or parents[n] in done]
        if not ready:
            return done + waiting
        done += ready
        waiting = [n for n in waiting if n not in ready]
    return done


def _unit_key(text: str) -> str:
    return usual_symbol(text).lower()


def _is_there(span: Span, target: Target) -> str:
    words = value_words(target.current, target.indicator.unit_text)
    return (
        f"{span.name} đã có chỉ tiêu này: {words}. Sửa giá trị ở chỉ tiêu ấy, "
        "hoặc đặt tên khác nếu là chỉ tiêu khác."
    )


def direction_question(forms_that_ask: Iterable[RowForm]) -> str:
    """Return the sentence over the ticks."""
    words = sorted({SHORT_DIRECTIONS[form.lasting["direction"]] for form in forms_that_ask})
    return f"Tên chỉ tiêu cho thấy {' hoặc '.join(words)}. Đúng thì đánh dấu, rồi lưu lại."
