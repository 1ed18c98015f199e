"""Forms of rounds, dossiers and what is common to many of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html

from awards.models import Initiative, Nomination, Round
from awards.nominating.drafting import SECTIONS
from awards.nominating.returned import FIELDS, reasons_of
from awards.nominating.services import NominationInput, Offer, RoundInput
from awards.nominating.services.writing import closed_fields
from awards.states import NominationState, Procedure
from campaigns.forms.versioned import PartForm, VersionedForm
from campaigns.models import Campaign, Honour, RewardForm, SubjectKind
from emulation.lib import dates
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Commune
from emulation.papers.sniffing import MAX_BYTES

YES_NO = (("", "Chưa rõ"), ("khong", "Không"), ("co", "Có"))
SUBJECTS = {
    SubjectKind.PERSON: "cá nhân",
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.HOUSEHOLD: "hộ gia đình",
}


def day_field(label: str, **kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"autocomplete": "off"})
    return forms.DateField(label=label, widget=widget, help_text="ngày/tháng/năm", **kwargs)


class RoundForm(PartForm):
    """A round, new or not; each title or reward is offered to one kind of subject."""

    name = LineField(
        label="Tên đợt xét", max_length=200, help_text="Như: Xét khen thưởng tổng kết năm 2024.",
        error_messages={"required": "Nhập tên đợt xét."},
    )  # fmt: skip
    year = forms.IntegerField(label="Năm xét", min_value=2000, max_value=2100)
    procedure = forms.ChoiceField(
        label="Loại khen thưởng", choices=Procedure, widget=forms.RadioSelect
    )
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(),
        label="Phong trào, đợt thi đua",
        required=False,
        empty_label="không gắn với phong trào",
        to_field_name="uid",
        help_text="Cần khi khen theo đợt, chuyên đề.",
    )
    opens_on = day_field("Nhận hồ sơ từ ngày", error_messages={"required": "Nhập ngày bắt đầu."})
    closes_on = day_field("Đến hết ngày", error_messages={"required": "Nhập ngày hết nhận."})
    honours = forms.MultipleChoiceField(
        label="Danh hiệu thi đua được đề nghị",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chọn ít nhất một danh hiệu ở đây hoặc một hình thức ở dưới.",
    )
    rewards = forms.MultipleChoiceField(
        label="Hình thức khen thưởng được đề nghị",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guidance = TextField(
        label="Hướng dẫn cho các đơn vị", required=False, help_text="Mỗi dòng một ý."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, commune: Commune, round_: Round | None = None) -> None:
        super().__init__(data, initial=_initial_of(round_))
        self._offered = _choices(commune, round_)
        self.fields["honours"].choices = self._labels(Honour)
        self.fields["rewards"].choices = self._labels(RewardForm)
        rows = Campaign.objects.filter(commune=commune, cancelled_at=None)
        self.fields["campaign"].queryset = rows.exclude(launched_at=None).order_by("-starts_on")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("opens_on"), given.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", "Ngày hết nhận phải từ ngày bắt đầu nhận trở đi.")
        if not given.get("honours") and not given.get("rewards"):
            self.add_error("honours", "Chọn ít nhất một danh hiệu hoặc một hình thức khen thưởng.")
        return given

    def given(self) -> RoundInput:
        fields = dict(self.cleaned_data)
        keys = [*fields.pop("honours"), *fields.pop("rewards")]
        del fields["version"]
        return RoundInput(**fields, offers=tuple(self._offered[key] for key in keys))

    def _labels(self, model: type) -> list[tuple[str, str]]:
        labels = {}
        for key, offer in self._offered.items():
            if isinstance(offer.award, model):
                kind = SUBJECTS[SubjectKind(offer.subject_kind)]
                labels[key] = f"{offer.award} ({kind})"
        return list(labels.items())


def _initial_of(round_: Round | None) -> dict[str, Any]:
    today = dates.today()
    if round_ is None:
        return {"year": today.year, "procedure": Procedure.REGULAR, "opens_on": today}
    names = ("name", "year", "procedure", "opens_on", "closes_on", "guidance", "version")
    rows = list(round_.awards.select_related("honour", "reward_form"))
    return {
        **{name: getattr(round_, name) for name in names},
        "campaign": round_.campaign.uid if round_.campaign else None,
        "honours": [_key(row.award, row.subject_kind_for) for row in rows if row.honour_id],
        "rewards": [_key(row.award, row.subject_kind_for) for row in rows if row.reward_form_id],
    }


def _choices(commune: Commune, round_: Round | None) -> dict[str, Offer]:
    """Return what can be offered, by the value of its tick; what is offered already stays."""
    mine = Q(commune=None) | Q(commune=commune)
    offers = [
        Offer(honour, honour.subject)
        for honour in Honour.objects.filter(mine, is_active=True).order_by("subject", "position")
    ]
    offers += [
        Offer(form, kind)
        for form in RewardForm.objects.filter(mine, is_active=True).order_by("position")
        for kind in SubjectKind.values
    ]
    if round_:
        rows = round_.awards.select_related("honour", "reward_form")
        offers += [Offer(row.award, row.subject_kind_for) for row in rows]
    return {_key(offer.award, offer.subject_kind): offer for offer in offers}


def _key(award: Honour | RewardForm, kind: str) -> str:
    return f"{award.uid}:{kind}"


class SharedFields(forms.Form):
    """What is the same for many dossiers as often as not."""

    completion = forms.ChoiceField(
        label="Mức độ hoàn thành nhiệm vụ",
        required=False,
        choices=[("", "Chưa có kết quả xếp loại"), *Nomination.Completion.choices],
    )
    completion_source = LineField(
        label="Theo văn bản đánh giá", required=False, max_length=300,
        help_text="Số, ngày, cơ quan của văn bản xếp loại.",
    )  # fmt: skip
    is_disciplined = forms.ChoiceField(
        label="Bị kỷ luật từ cảnh cáo trở lên trong năm", required=False, choices=YES_NO
    )
    is_under_verification = forms.ChoiceField(
        label="Đang xem xét kỷ luật, thanh tra, xác minh tố cáo", required=False, choices=YES_NO
    )
    violations = forms.ChoiceField(
        label="Hộ có vi phạm trong năm", required=False, choices=YES_NO,
        help_text="Vi phạm pháp luật, nếp sống văn hóa theo quy định của tỉnh.",
    )  # fmt: skip
    violation_words = LineField(
        label="Vi phạm gì", required=False, max_length=300, help_text="Chỉ ghi khi có vi phạm."
    )
    merit = LineField(
        label="Thành tích ghi trong quyết định", required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Một câu, như: Có thành tích xuất sắc trong phong trào xây dựng nông thôn mới.",
    )  # fmt: skip
    warning_reason = LineField(
        label="Vì sao vẫn đề nghị", required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chỉ cần khi còn tiêu chuẩn chưa đạt hoặc chưa có số liệu.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("violations") == "co" and not given.get("violation_words"):
            self.add_error("violation_words", "Ghi hộ vi phạm gì.")
        return given

    def shared(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("completion", "completion_source", "merit", "warning_reason")
        return {
            **{name: given.get(name, "") for name in names},
            "is_disciplined": _answer(given.get("is_disciplined")),
            "is_under_verification": _answer(given.get("is_under_verification")),
        }

    def told_violations(self) -> dict[str, list[str]]:
        match self.cleaned_data.get("violations"):
            case "khong":
                return {"violations": []}
            case "co":
                return {"violations": [self.cleaned_data["violation_words"]]}
        return {}


class FillForm(SharedFields, PartForm):
    """Written into every chosen dossier that says nothing of it yet."""

    report_merit = TextField(label="Báo cáo thành tích (dùng chung)", required=False)
    replaces = forms.BooleanField(
        label="Ghi đè cả chỗ đã có chữ", required=False,
        help_text="Không tích thì chỗ đã ghi riêng được giữ nguyên.",
    )  # fmt: skip
    field_order = (
        "is_disciplined", "is_under_verification", "violations", "violation_words", "completion",
        "completion_source", "merit", "report_merit", "warning_reason", "replaces",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, has_households: bool, has_others: bool) -> None:
        super().__init__(data)
        if not has_households:
            del self.fields["violations"], self.fields["violation_words"]
        if not has_others:
            del self.fields["completion"], self.fields["completion_source"]

    def given(self) -> NominationInput:
        report = self.told_violations()
        if text := self.cleaned_data["report_merit"]:
            report["merit"] = text
        return NominationInput(recipient="", report=report, **self.shared())


class NominationForm(SharedFields, VersionedForm):
    """A dossier; what a return by parts does not name cannot be changed."""

    recipient = LineField(
        label="Tên ghi trong quyết định", max_length=200,
        error_messages={"required": "Ghi tên sẽ in trong quyết định."},
    )  # fmt: skip
    detail = LineField(label="Chức vụ, đơn vị, nơi ở", required=False, max_length=300)
    is_leader = forms.BooleanField(label="Giữ chức vụ lãnh đạo", required=False)
    is_direct_worker = forms.BooleanField(
        label="Trực tiếp lao động, sản xuất", required=False,
        help_text="Công nhân, nông dân, người lao động không do cơ quan xếp loại.",
    )  # fmt: skip
    members = forms.IntegerField(label="Tổng số người của tập thể", required=False, min_value=1)
    completed = forms.IntegerField(
        label="Số người hoàn thành nhiệm vụ", required=False, min_value=0
    )
    disciplined = forms.IntegerField(
        label="Số người bị kỷ luật từ cảnh cáo", required=False, min_value=0
    )
    initiatives = forms.ModelMultipleChoiceField(
        Initiative.objects.none(),
        label="Sáng kiến, đề tài dùng cho hồ sơ này",
        required=False,
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
        help_text="Mỗi sáng kiến chỉ dùng cho một lần khen.",
    )
    other_merits = forms.ChoiceField(
        label="Dùng thành tích đã được khen đột xuất, theo chuyên đề", required=False,
        choices=YES_NO,
    )  # fmt: skip
    field_order = (
        "version", "recipient", "detail", "is_leader", "is_direct_worker", "merit", "background",
        "duties", "report_merit", "earlier", "initiatives", "completion", "completion_source",
        "members", "completed", "disciplined", "is_disciplined", "is_under_verification",
        "violations", "violation_words", "other_merits", "warning_reason",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, nomination: Nomination) -> None:
        super().__init__(data, initial=_dossier_initial(nomination))
        self.nomination = nomination
        for name, label in SECTIONS.items():
            rows = 6 if name == "merit" else 3
            self.fields[_section(name)] = TextField(label=label, required=False, rows=rows)
        self._leave_what_fits()
        self._close_what_is_closed()
        self._say_why_returned()
        self.order_fields(self.field_order)

    def given(self) -> NominationInput:
        fields, row = self.cleaned_data, self.nomination
        return NominationInput(
            recipient=fields.get("recipient", row.recipient),
            detail=fields.get("detail", row.detail),
            is_leader=fields.get("is_leader", row.is_leader),
            is_direct_worker=fields.get("is_direct_worker", row.is_direct_worker),
            report=self._report(),
            **self.shared(),
        )

    def _report(self) -> dict[str, Any]:
        fields, report = self.cleaned_data, dict(self.nomination.report)
        for name in SECTIONS:
            if _section(name) in fields:
                report[name] = fields[_section(name)]
        report |= self.told_violations()
        if fields.get("violations") == "":
            report.pop("violations", None)
        if "members" in fields:
            names = ("members", "completed", "disciplined")
            told = {name: fields[name] for name in names if fields.get(name) is not None}
            report["roster"] = told
        if "other_merits" in fields:
            report["merits"] = _merits(fields["other_merits"])
        return report

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        members = given.get("members")
        for name in ("completed", "disciplined"):
            if given.get(name) is not None and members is not None and given[name] > members:
                self.add_error(name, "Không thể nhiều hơn tổng số người của tập thể.")
        return given

    def _leave_what_fits(self) -> None:
        """Leave out what is not asked of this kind of subject."""
        row, kind = self.nomination, self.nomination.subject_kind
        gone = {
            SubjectKind.PERSON: ("members", "completed", "disciplined"),
            SubjectKind.COLLECTIVE: ("is_leader", "is_direct_worker", "initiatives"),
            SubjectKind.HOUSEHOLD: (
                "members", "completed", "disciplined", "is_leader", "is_direct_worker",
                "initiatives", "completion", "completion_source", "is_disciplined",
            ),
        }[kind]  # fmt: skip
        if kind != SubjectKind.HOUSEHOLD:
            gone += ("violations", "violation_words")
        if kind == SubjectKind.COLLECTIVE:
            gone += ("is_disciplined",)
        if row.round.procedure != Procedure.REGULAR or row.honour_id:
            gone += ("other_merits",)
        if kind == SubjectKind.PERSON:
            mine = Initiative.objects.filter(Q(used_by=None) | Q(used_by=row), person=row.person_id)
            self.fields["initiatives"].queryset = mine
            if not mine:
                gone += ("initiatives",)
        for name in gone:
            del self.fields[name]

    def _close_what_is_closed(self) -> None:
        closed = closed_fields(self.nomination)
        if "report" in closed:
            closed |= {_section(name) for name in SECTIONS} | {"initiatives", "other_merits"}
            closed |= {"members", "completed", "disciplined", "violations", "violation_words"}
        for name in closed & self.fields.keys():
            del self.fields[name]

    def _say_why_returned(self) -> None:
        if self.nomination.state != NominationState.INCOMPLETE:
            return
        for part, why in reasons_of(self.nomination).items():
            name = next((name for name in FIELDS[part] if name in self.fields), None)
            if name:
                field = self.fields[name]
                field.help_text = format_html(
                    '<span class="sign is-returned">Trả lại: {}</span> {}', why, field.help_text
                )


def _section(name: str) -> str:
    return "report_merit" if name == "merit" else name


def _dossier_initial(row: Nomination) -> dict[str, Any]:
    names = (
        "recipient", "detail", "is_leader", "is_direct_worker", "merit", "completion",
        "completion_source", "warning_reason", "version",
    )  # fmt: skip
    violations, merits = row.report.get("violations"), row.report.get("merits")
    return {
        **{name: getattr(row, name) for name in names},
        **{_section(name): row.report.get(name, "") for name in SECTIONS},
        **row.report.get("roster", {}),
        "is_disciplined": _word(row.is_disciplined),
        "is_under_verification": _word(row.is_under_verification),
        "violations": _word(None if violations is None else bool(violations)),
        "violation_words": "; ".join(violations or ()),
        "other_merits": _word(None if merits is None else bool(merits)),
        "initiatives": [one.uid for one in row.initiatives.all()] if row.person_id else [],
    }


def _merits(word: str) -> list[dict[str, str]] | None:
    match word:
        case "khong":
            return []
        case "co":
            return [{"words": "Thành tích nêu trong báo cáo", "ground": "sudden"}]
    return None


def _answer(word: str | None) -> bool | None:
    return {"co": True, "khong": False}.get(word or "")


def _word(answer: bool | None) -> str:
    return "" if answer is None else "co" if answer else "khong"


class FileForm(forms.Form):
    """A paper for a dossier; ``code`` says which of those asked for it is."""

    use_required_attribute = False

    code = forms.ChoiceField(label="Là giấy tờ nào", required=False)
    file = forms.FileField(
        label="Tệp hoặc ảnh chụp",
        widget=forms.FileInput(
            attrs={
                "accept": "image/jpeg,image/png,.pdf,.docx,.xlsx",
                "data-most-megabytes": MAX_BYTES // 1024 // 1024,
            }
        ),
        help_text=f"PDF, Word, Excel hoặc ảnh; nhiều nhất {MAX_BYTES // 1024 // 1024} MB.",
        error_messages={"required": "Chọn tệp.", "empty": "Tệp rỗng. Chọn tệp khác."},
    )

    def __init__(self, *args: Any, papers: list[tuple[str, str]]) -> None:
        super().__init__(*args)
        self.fields["code"].choices = [*papers, ("", "Giấy tờ khác")]


class PersonForm(PartForm):
    """Somebody of the unit who is not in the list."""

    name = LineField(
        label="Họ và tên", max_length=120, error_messages={"required": "Ghi họ và tên."}
    )
    born = forms.IntegerField(
        label="Năm sinh", required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )

    def clean_born(self) -> int | None:
        born = self.cleaned_data["born"]
        if born is not None and not 1900 <= born <= dates.today().year:
            raise ValidationError("Năm sinh ghi bốn chữ số, từ 1900 đến năm nay.")
        return born


class ReasonForm(forms.Form):
    reason = LineField(
        label="Lý do rút", max_length=500, error_messages={"required": "Ghi lý do rút."}
    )
