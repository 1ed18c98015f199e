"""The words of papers on awards, their steps, their names and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from awards.deciding.wording import AWARDS, MONEY
from awards.models import Decision, DecisionLine
from awards.states import DecisionKind, DecisionState
from campaigns.forms.versioned import PartForm, VersionedForm
from campaigns.routing.forms import DAY, RouteForm, RouteIssueForm
from emulation.lib import dates
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Commune, Position
from emulation.org.selectors import signatories_on
from emulation.papers.models import NumberSeries

WRITTEN = (
    "subject", "bases", "articles", "symbol", "addressee", "reason", "recipients", "signing_mode",
)  # fmt: skip


class DecisionForm(VersionedForm):
    subject = LineField(label="Trích yếu", max_length=400)
    addressee = LineField(label="Kính gửi", max_length=200)
    reason = TextField(
        label="Lý do hủy bỏ", rows=3, help_text="Theo Điều 93 Luật Thi đua, khen thưởng."
    )
    bases = TextField(
        label="Căn cứ", rows=7, required=False, help_text="Mỗi dòng một căn cứ, không gõ dấu cuối."
    )
    articles = TextField(
        label="Nội dung",
        rows=9,
        help_text=f"Mỗi dòng in thành một điều hoặc một đoạn. {AWARDS}, {MONEY} được thay bằng số "
        "liệu của danh sách; dòng có tiền thưởng không in khi không có tiền.",
        error_messages={"required": "Viết nội dung, mỗi dòng một điều hoặc một đoạn."},
    )
    symbol = LineField(label="Ký hiệu", max_length=40, help_text="Phần sau dấu /, như QĐ-UBND.")
    recipients = TextField(
        label="Nơi nhận", rows=3, required=False, help_text="Mỗi dòng một nơi nhận."
    )
    signing_mode = forms.ChoiceField(label="Thể thức ký", choices=Commune.SigningMode)
    signatory = forms.ModelChoiceField(
        Position.objects.none(),
        label="Người ký",
        required=False,
        empty_label="chưa biết, chừa chỗ ký",
        to_field_name="uid",
    )

    def __init__(self, data: Any = None, *, decision: Decision) -> None:
        super().__init__(data, initial=_written(decision))
        self.fields["signatory"].queryset = signatories_on(decision.commune, dates.today())
        if decision.kind != DecisionKind.PROPOSAL:
            del self.fields["addressee"]
        if decision.kind != DecisionKind.REVOKE:
            del self.fields["reason"]


class DecisionIssueForm(RouteIssueForm):
    """The number is asked for only where the records clerk types it from a book."""

    number = forms.IntegerField(label="Số", min_value=1, max_value=999_999)

    def __init__(self, data: Any = None, *, paper: Decision, series: NumberSeries | None) -> None:
        super().__init__(data, paper=paper)
        if series is None or series.mode != NumberSeries.Mode.TYPED:
            del self.fields["number"]


class NamesReturnForm(RouteForm):
    """A reason beside each name that is taken out; the others are left empty."""

    def __init__(self, data: Any = None, *, paper: Decision, lines: Sequence[DecisionLine]) -> None:
        super().__init__(data, paper=paper)
        self.lines = lines
        for line in lines:
            self.fields[f"reason_{line.uid}"] = LineField(
                label=f"Lý do trả lại {line.recipient}", max_length=500, required=False
            )

    def words_given(self) -> dict[str, Any]:
        given = {line: self.cleaned_data[f"reason_{line.uid}"] for line in self.lines}
        return {"reasons": {line: reason for line, reason in given.items() if reason}}

    def rows(self) -> list[tuple[DecisionLine, forms.BoundField]]:
        return [(line, self[f"reason_{line.uid}"]) for line in self.lines]


class RevocationForm(PartForm):
    lines = forms.MultipleChoiceField(
        label="Hủy bỏ khen thưởng của",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn ít nhất một tên.",
            "invalid_choice": "Có tên vừa bị hủy bỏ ở quyết định khác. Xem lại danh sách rồi chọn.",
        },
    )
    reason = TextField(
        label="Lý do, văn bản kết luận",
        rows=4,
        help_text="Kê khai gian dối, hồ sơ giả, xét sai quy định, hoặc có kết luận vi phạm (Điều "
        "93 Luật Thi đua, khen thưởng).",
        error_messages={"required": "Ghi lý do hủy bỏ và văn bản kết luận, nếu có."},
    )

    def __init__(self, data: Any = None, *, lines: Sequence[DecisionLine]) -> None:
        super().__init__(data)
        self._by_uid = {str(line.uid): line for line in lines}
        self.fields["lines"].choices = [
            (uid, f"{line.recipient}: {line.nomination.award.list_name}")
            for uid, line in self._by_uid.items()
        ]

    def chosen(self) -> list[DecisionLine]:
        return [self._by_uid[uid] for uid in self.cleaned_data["lines"]]


class OutcomesForm(PartForm):
    """One decision of those above, and what it says of each name."""

    GRANTED, REFUSED = "granted", "refused"
    RESULTS = (("", "chưa trả lời"), (GRANTED, "được tặng"), (REFUSED, "không được tặng"))

    number = LineField(
        label="Số quyết định của cấp trên",
        max_length=60,
        required=False,
        help_text="Số, ngày và người quyết định: cần khi có tên được tặng.",
    )
    on = forms.DateField(label="Ngày quyết định", widget=DAY, required=False)
    decider = LineField(label="Người, cơ quan quyết định", max_length=200, required=False)

    def __init__(
        self, data: Any = None, *, decision: Decision, lines: Sequence[DecisionLine]
    ) -> None:
        super().__init__(data, initial={"decider": _chairman_of(decision.addressee)})
        self._decision = decision
        self.lines = lines
        for line in lines:
            self.fields[f"result_{line.uid}"] = forms.ChoiceField(
                label=f"{line.recipient}: {line.nomination.award.list_name}",
                choices=self.RESULTS,
                required=False,
            )

    def answered_meanwhile(self) -> list[str]:
        """Return the names for which a result was typed that somebody wrote down before."""
        asked = {f"result_{line.uid}" for line in self.lines}
        typed = {name for name, value in self.data.items() if value} - asked
        return [
            line.recipient
            for line in self._decision.lines.filter(return_reason="")
            if f"result_{line.uid}" in typed
        ]

    def results(self) -> dict[DecisionLine, bool]:
        given = {line: self.cleaned_data[f"result_{line.uid}"] for line in self.lines}
        return {line: result == self.GRANTED for line, result in given.items() if result}


class DecisionFilterForm(forms.Form):
    loai = forms.ChoiceField(
        label="Loại", choices=[("", "Tất cả"), *DecisionKind.choices], required=False
    )
    nam = forms.TypedChoiceField(label="Năm xét", coerce=int, required=False, empty_value=None)
    trang_thai = forms.ChoiceField(
        label="Trạng thái", choices=[("", "Tất cả"), *DecisionState.choices], required=False
    )

    def __init__(self, data: Any, years: Sequence[int]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [("", "Tất cả"), *((year, year) for year in years)]

    def value(self, name: str) -> Any:
        return self.cleaned_data.get(name) if self.is_valid() else None


def _written(decision: Decision) -> dict[str, Any]:
    signatory = decision.signatory.uid if decision.signatory else None
    written = {name: getattr(decision, name) for name in WRITTEN}
    return {"version": decision.version, "signatory": signatory, **written}


def _chairman_of(body: str) -> str:
    return f"Chủ tịch {body}" if body.startswith("Ủy ban nhân dân") else body
