"""Phrasings and templates: written, kept, chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from campaigns.forms.header import PlanCreateForm, year_to_plan
from campaigns.forms.versioned import PartForm
from campaigns.library.phrases import content_of, is_simple, lines_of
from campaigns.library.templates import Template
from campaigns.models import Phrase, Plan, PlanKind
from campaigns.services.library.phrases import AFTER, BELOW, INSIDE
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Commune
from targets.models import Field

FIELDS = [("", "chung, không riêng lĩnh vực nào"), *Field.choices]
PLACES = [
    (AFTER, "Thành mục mới, ngay sau mục này"),
    (BELOW, "Thành mục con, ở cuối mục này"),
    (INSIDE, "Thành đoạn văn, ở cuối mục này"),
]


class OfficeForm(PartForm):
    """A form that asks for the office only where the person works for several."""

    commune = forms.ModelChoiceField(
        Commune.objects.none(), label="Của đơn vị", empty_label=None, to_field_name="uid"
    )

    def __init__(self, data: Any, *, communes: Sequence[Commune], initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"commune": communes[0].uid} | initial)
        field = self.fields["commune"]
        field.queryset = Commune.objects.filter(pk__in=[commune.pk for commune in communes])
        if len(communes) == 1:
            field.widget = forms.HiddenInput()


class PhraseForm(OfficeForm):
    """``phrase`` is the one to change; none is new. A deep one keeps its content."""

    kind = forms.ChoiceField(label="Loại", choices=Phrase.Kind, widget=forms.RadioSelect)
    title = LineField(
        label="Tên mẫu câu",
        max_length=200,
        required=False,
        help_text="Để tìm lại; để trống thì lấy mấy chữ đầu.",
    )
    text = TextField(
        label="Nội dung",
        rows=6,
        help_text="Mỗi dòng một đoạn. Với loại “Mục”: dòng đầu là đề mục, dòng bắt đầu bằng "
        "gạch ngang là mục con. Chỗ để điền thì ghi dấu ba chấm (…).",
    )
    field = forms.ChoiceField(label="Lĩnh vực", choices=FIELDS, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, communes: Sequence[Commune], phrase: Phrase | None = None
    ) -> None:
        super().__init__(data, communes=communes, initial=_initial(phrase))
        self._phrase = phrase
        self.is_deep = phrase is not None and not is_simple(phrase.content)
        if self.is_deep:
            del self.fields["text"], self.fields["kind"]
        if phrase is not None:
            del self.fields["commune"]

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        text, version = values.pop("text", ""), values.pop("version")
        if self.is_deep:
            values |= {"kind": self._phrase.kind, "content": self._phrase.content}
        else:
            values["content"] = content_of(values["kind"], text)
        return values | ({"version": version} if self._phrase else {})


def _initial(phrase: Phrase | None) -> dict[str, Any]:
    if phrase is None:
        return {"kind": Phrase.Kind.PARAGRAPH}
    names = ("kind", "title", "field", "version")
    text = lines_of(phrase.content) if is_simple(phrase.content) else ""
    return {name: getattr(phrase, name) for name in names} | {"text": text}


class PhraseKeepForm(OfficeForm):
    """Keep an item of a plan as a phrasing."""

    kind = forms.ChoiceField(
        label="Lưu",
        widget=forms.RadioSelect,
        choices=[
            (Phrase.Kind.SECTION, "cả mục, cùng đề mục, mục con và việc được giao"),
            (Phrase.Kind.PARAGRAPH, "chỉ các đoạn văn của mục này"),
        ],
    )
    title = LineField(label="Tên mẫu câu", max_length=200)
    field = forms.ChoiceField(label="Lĩnh vực", choices=FIELDS, required=False)

    def __init__(self, data: Any = None, *, communes: Sequence[Commune], name: str) -> None:
        first = {"kind": Phrase.Kind.SECTION, "title": name}
        super().__init__(data, communes=communes, initial=first)


class PhraseInsertForm(forms.Form):
    phrase = forms.ModelChoiceField(Phrase.objects.none(), to_field_name="uid")
    where = forms.ChoiceField(label="Chèn vào đâu", choices=PLACES, initial=AFTER)


class TemplateKeepForm(PartForm):
    name = LineField(label="Tên mẫu", max_length=200, help_text="Như: Kế hoạch năm của xã.")

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        super().__init__(data, initial={"name": f"{plan.get_kind_display()}, theo bản {plan.year}"})


class TemplatePlanForm(PlanCreateForm):
    """A new plan from a template, which says of what kind it is."""

    def __init__(self, data: Any = None, *, communes: list[Commune], template: Template) -> None:
        super().__init__(data, communes=communes)
        del self.fields["with_sections"], self.fields["kind"]
        self._template = template
        year = year_to_plan()
        self.initial["title"] = template.content["title"].replace("{year}", str(year))
        self.initial["span_name"] = template.content.get("span_name", "").replace(
            "{year}", str(year)
        )
        if template.kind == PlanKind.YEARLY:
            for name in self.OF_A_DRIVE:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["kind"] = self._template.kind
        return super().clean()
