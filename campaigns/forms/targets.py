"""The targets of a plan: which, where, in what words."""

from __future__ import annotations

from typing import Any

from django import forms

from campaigns.content import Content, walk
from campaigns.forms.versioned import PartForm
from campaigns.models import Item, Plan, PlanTarget, Theme
from campaigns.rows import PlanRows
from emulation.lib.fields import TextField
from targets.measures import format_value
from targets.models import Target

NO_ITEM = [("", "chưa đặt vào mục nào")]
NO_THEME = [("", "không thuộc nội dung nào")]


class PlaceForm(PartForm):
    """Where targets stand: an item of the plan, a theme, or neither."""

    item = forms.ChoiceField(label="Đặt ở mục", required=False)
    theme = forms.ChoiceField(label="Nội dung thi đua", required=False)

    def __init__(
        self, data: Any = None, *, rows: PlanRows, content: Content, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.plan = rows.plan
        self.fields["item"].choices = NO_ITEM + item_choices(content)
        self.themes = {str(theme.uid): theme for theme in rows.themes}
        self.fields["theme"].choices = NO_THEME + [
            (uid, theme.short_name) for uid, theme in self.themes.items()
        ]

    def clean_item(self) -> Item | None:
        uid = self.cleaned_data["item"]
        return self.plan.items.get(uid=uid) if uid else None

    def clean_theme(self) -> Theme | None:
        return self.themes.get(self.cleaned_data["theme"])


class TargetsAddForm(PlaceForm):
    """Targets of the plan's span that it does not list yet."""

    targets = forms.MultipleChoiceField(
        label="Chỉ tiêu đưa vào",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một chỉ tiêu."},
    )

    field_order = ("targets", "item", "theme")

    def __init__(
        self, data: Any = None, *, rows: PlanRows, content: Content, item_uid: str = ""
    ) -> None:
        super().__init__(data, rows=rows, content=content, initial={"item": item_uid})
        self.offered = {str(target.uid): target for target in targets_to_add(rows.plan)}
        self.fields["targets"].choices = [
            (uid, target_words(target)) for uid, target in self.offered.items()
        ]

    def clean_targets(self) -> list[Target]:
        return [self.offered[uid] for uid in self.cleaned_data["targets"]]


class TargetsPlaceForm(PartForm):
    """Many targets of the plan, and the one item or theme they are moved to."""

    rows = forms.MultipleChoiceField(
        label="Chỉ tiêu",
        error_messages={
            "required": "Đánh dấu ít nhất một chỉ tiêu ở bảng.",
            "invalid_choice": "Có chỉ tiêu vừa được bỏ khỏi danh sách. Chọn lại rồi xếp.",
        },
    )
    to = forms.ChoiceField(
        label="Xếp các chỉ tiêu đã chọn vào",
        error_messages={"required": "Chọn mục hoặc nội dung thi đua để xếp vào."},
    )

    def __init__(self, data: Any = None, *, rows: PlanRows, content: Content) -> None:
        super().__init__(data)
        self.plan_targets = {str(row.uid): row for row in rows.plan_targets}
        self.items = {f"muc-{item.uid}": item for item in rows.items}
        self.themes = {f"nd-{theme.uid}": theme for theme in rows.themes}
        self.fields["rows"].choices = [(uid, str(row)) for uid, row in self.plan_targets.items()]
        places = [(f"muc-{uid}", label) for uid, label in item_choices(content)]
        names = [(key, theme.short_name) for key, theme in self.themes.items()]
        groups = [("Mục", places), ("Nội dung thi đua", names)]
        self.fields["to"].choices = [("", "chọn chỗ"), *(group for group in groups if group[1])]

    def values(self) -> dict[str, Any]:
        to = self.cleaned_data["to"]
        return {
            "plan_targets": [self.plan_targets[uid] for uid in self.cleaned_data["rows"]],
            "item": self.items.get(to),
            "theme": self.themes.get(to),
        }


class PlanTargetForm(PlaceForm):
    words = TextField(
        label="Câu chữ riêng nêu chỉ tiêu",
        required=False,
        rows=3,
        help_text="Để trống nếu câu chữ đã nằm trong đoạn văn của mục.",
    )

    def __init__(
        self, data: Any = None, *, plan_target: PlanTarget, rows: PlanRows, content: Content
    ) -> None:
        item, theme = plan_target.item, plan_target.theme
        initial = {
            "item": item.uid if item else "",
            "theme": theme.uid if theme else "",
            "words": plan_target.words,
        }
        super().__init__(data, rows=rows, content=content, initial=initial)


def targets_to_add(plan: Plan) -> list[Target]:
    listed = plan.plantargets.values("target")
    targets = Target.objects.filter(commune=plan.commune, span=plan.span).exclude(pk__in=listed)
    return list(targets.select_related("indicator", "current").order_by("position", "pk"))


def target_words(target: Target) -> str:
    """Write "sản lượng lúa: 100 tấn"; a part stands with a dash before it."""
    dash = "– " if target.parent_id else ""
    return f"{dash}{target.name}: {target_value(target)}"


def target_value(target: Target) -> str:
    current = target.current
    if current is None:
        return "chưa có giá trị"
    return format_value(
        comparator=current.comparator,
        value=current.value,
        value_max=current.value_max,
        unit=target.indicator.unit_text,
        numerator=current.numerator,
        denominator=current.denominator,
        level=current.level,
    )


def item_choices(content: Content) -> list[tuple[str, str]]:
    return [(item["uid"], item_label(item)) for item in walk(content["items"])]


def item_label(item: dict[str, Any], words: int = 10) -> str:
    """Name an item of a content by its marker and heading, or by the first words of its text."""
    texts = [block["text"] for block in item["blocks"] if block.get("text")]
    parts = (item["heading"] or (texts[0] if texts else "bảng")).split()
    tail = "…" if len(parts) > words else ""
    return f"{item['marker']} {' '.join(parts[:words])}{tail}".strip()
