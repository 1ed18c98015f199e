"""Forms of councils, sittings and ballots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms

from awards.models import (
    Attendance,
    Ballot,
    Conflict,
    Council,
    CouncilMember,
    Nomination,
    Round,
    Sitting,
)
from awards.sitting.counting import Sheets
from awards.sitting.services import SeatInput
from awards.sitting.services.conflicts import TYPED
from awards.states import BallotMode
from emulation.lib.fields import LineField, TextField
from emulation.org.models import Person

FILES = {"accept": "image/jpeg,image/png,.pdf"}
DAY = {"placeholder": "ngày/tháng/năm", "autocomplete": "off"}
SHEETS = (
    ("issued", "Số phiếu phát ra"),
    ("collected", "Số phiếu thu về"),
    ("valid", "Số phiếu hợp lệ"),
    ("invalid", "Số phiếu không hợp lệ"),
    ("agree", "Số phiếu đồng ý"),
    ("disagree", "Số phiếu không đồng ý"),
)


def day_field(label: str, **more: Any) -> forms.DateField:
    more.setdefault("help_text", "ngày/tháng/năm")
    return forms.DateField(label=label, widget=forms.DateInput(attrs=DAY), **more)


class ByUid(forms.ModelChoiceField):
    """A choice that the page names by its uid."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, to_field_name="uid", **kwargs)


class CouncilForm(forms.Form):
    name = LineField(label="Tên hội đồng", max_length=200)
    decision_number = LineField(
        label="Số quyết định thành lập", max_length=60, help_text="Như 12/QĐ-UBND."
    )
    decided_on = day_field("Ngày quyết định")
    valid_from = day_field("Hoạt động từ ngày")
    valid_to = day_field(
        "Đến hết ngày", required=False, help_text="Chưa hết nhiệm kỳ thì để trống."
    )
    upload = forms.FileField(
        label="Bản quyết định", required=False, widget=forms.ClearableFileInput(attrs=FILES)
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, council: Council | None = None, **more: Any
    ) -> None:
        names = ("name", "decision_number", "decided_on", "valid_from", "valid_to", "version")
        stored = {each: getattr(council, each) for each in names} if council else {}
        super().__init__(data, files, initial={**stored, **more.pop("initial", {})}, **more)


class MemberForm(forms.Form):
    person = ByUid(
        Person.objects.none(),
        label="Người",
        empty_label="chọn người",
        help_text="Người có vai trò Thành viên, Thư ký Hội đồng đứng đầu danh sách.",
    )
    seat = forms.ChoiceField(
        label="Cương vị", choices=CouncilMember.Seat, initial=CouncilMember.Seat.MEMBER
    )
    valid_from = day_field("Từ ngày")


class MemberEndForm(forms.Form):
    valid_to = day_field("Ngày cuối là thành viên")


class SittingForm(forms.Form):
    round = ByUid(Round.objects.none(), label="Đợt xét", empty_label="chọn đợt xét")
    held_on = day_field("Ngày họp")
    starts_at = forms.TimeField(
        label="Giờ họp",
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00"}),
        help_text="giờ:phút",
    )
    place = LineField(label="Địa điểm", max_length=200)
    guests = TextField(
        label="Khách mời", rows=3, required=False, help_text="Mỗi dòng một người; không biểu quyết."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        rounds: Iterable[Round] | None = None,
        sitting: Sitting | None = None,
        **more: Any,
    ) -> None:
        names = ("held_on", "starts_at", "place", "guests", "version")
        stored = {each: getattr(sitting, each) for each in names} if sitting else {}
        super().__init__(data, initial={**stored, **more.pop("initial", {})}, **more)
        if sitting:
            del self.fields["round"]
        else:
            self.fields["round"].queryset = rounds


class AgendaForm(forms.Form):
    """``nominations`` are the ticks of the page's own table."""

    nominations = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một hồ sơ."},
    )
    mode = forms.ChoiceField(
        label="Cách biểu quyết",
        choices=BallotMode,
        initial=BallotMode.SECRET,
        help_text="Danh hiệu mà quy định đòi bỏ phiếu thì luôn bỏ phiếu kín trên máy; đổi sang "
        "phiếu giấy ở từng hồ sơ.",
    )

    def __init__(self, data: Any = None, *, offered: Sequence[Nomination]) -> None:
        super().__init__(data)
        self.by_uid = {str(row.uid): row for row in offered}
        self.fields["nominations"].choices = [(uid, uid) for uid in self.by_uid]

    def chosen(self) -> list[Nomination]:
        ticked = set(self.cleaned_data["nominations"])
        return [row for uid, row in self.by_uid.items() if uid in ticked]


class CourseForm(forms.Form):
    notes = TextField(label="Diễn biến, ý kiến thảo luận", rows=10, required=False)
    conclusion = TextField(label="Kết luận của chủ trì", rows=5, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SeatForm(forms.Form):
    """The row of one member in the roll."""

    presence = forms.ChoiceField(label="Dự họp", choices=Attendance.Presence)
    note = LineField(label="Lý do vắng, người được ủy quyền", max_length=200, required=False)
    upload = forms.FileField(
        label="Văn bản ý kiến, ủy quyền",
        required=False,
        widget=forms.ClearableFileInput(attrs=FILES),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, seat: Attendance, is_first: bool = False
    ) -> None:
        usual = Attendance.Presence.PRESENT  # the first roll is called with who is not there
        initial = {"presence": usual if is_first else seat.presence, "note": seat.note}
        super().__init__(data, files, prefix=f"ghe-{seat.uid}", initial=initial)
        self.seat = seat

    def given(self) -> SeatInput:
        return SeatInput(seat=self.seat, **self.cleaned_data)


class SheetsForm(forms.Form):
    """What was counted on paper; tally.py says what does not add up."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for name, label in SHEETS:
            self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=999)
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def sheets(self) -> Sheets:
        return Sheets(**self.cleaned_data)


class NamesForm(forms.Form):
    """Votes told by name: one opinion of all in the room, and whoever holds another."""

    AGREES, DISAGREES, UNTOLD, COMMON = "1", "0", "", "chung"
    MEANING = {AGREES: True, DISAGREES: False, UNTOLD: None, "chua": None}
    OWN = ((UNTOLD, "Chưa ghi"), (AGREES, "Đồng ý"), (DISAGREES, "Không đồng ý"))

    usual = forms.ChoiceField(
        label="Ý kiến chung của người có mặt",
        choices=((AGREES, "Đồng ý"), (DISAGREES, "Không đồng ý"), ("chua", "Chưa ghi")),
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn ý kiến chung, rồi ghi riêng ai có ý kiến khác."},
    )

    def __init__(
        self, data: Any = None, *, seats: Sequence[Attendance], told: dict[int, bool]
    ) -> None:
        super().__init__(data)
        self.seats = {_field(seat.uid): seat for seat in seats}
        inside = [seat for seat in seats if seat.presence == Attendance.Presence.PRESENT]
        usual = Counter(told[seat.pk] for seat in inside if seat.pk in told).most_common(1)
        if not inside:
            del self.fields["usual"]
        elif usual:
            self.fields["usual"].initial = _written(usual[0][0])
        for name, seat in self.seats.items():
            self._add(name, seat, told, usual=usual[0][0] if usual else None)

    def _add(
        self, name: str, seat: Attendance, told: dict[int, bool], *, usual: bool | None
    ) -> None:
        known = told.get(seat.pk)
        is_inside = seat.presence == Attendance.Presence.PRESENT
        common = ((self.COMMON, "Như trên"),) if is_inside else ()
        self.fields[name] = forms.ChoiceField(
            label=str(seat.member.person),
            choices=(*common, *self.OWN),
            required=False,
            initial=self.COMMON if is_inside and known == usual else _written(known),
        )
        self.fields[name].widget.attrs["class"] = "form-select"

    def inside(self) -> list[forms.BoundField]:
        """Return the lines of those in the room."""
        return self._lines(Attendance.Presence.PRESENT)

    def in_writing(self) -> list[forms.BoundField]:
        """Return the lines of the absent whose opinion came on paper."""
        return self._lines(Attendance.Presence.WRITTEN)

    def votes(self) -> dict[Attendance, bool | None]:
        usual = self.cleaned_data.get("usual", self.UNTOLD)
        given = {seat: self.cleaned_data[name] for name, seat in self.seats.items()}
        return {
            seat: self.MEANING[usual if own == self.COMMON else own] for seat, own in given.items()
        }

    def _lines(self, presence: str) -> list[forms.BoundField]:
        return [self[name] for name, seat in self.seats.items() if seat.presence == presence]


class ConflictForm(forms.Form):
    seat = ByUid(Attendance.objects.none(), label="Thành viên", empty_label="chọn thành viên")
    why = forms.ChoiceField(
        label="Lý do", choices=[(each, Conflict.Why(each).label) for each in TYPED]
    )
    note = LineField(label="Ghi rõ", max_length=200, help_text="Như: em vợ. In vào biên bản.")

    def __init__(self, data: Any = None, *, sitting: Sitting) -> None:
        super().__init__(data)
        seats = sitting.seats.select_related("member__person")
        self.fields["seat"].queryset = seats


class OwnConflictForm(forms.Form):
    """What a member says of himself or herself."""

    why = forms.ChoiceField(
        label="Lý do",
        choices=Conflict.Why,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn lý do không tham gia."},
    )
    note = LineField(
        label="Ghi rõ",
        max_length=200,
        required=False,
        help_text="Người thân, lý do khác thì phải ghi, như: vợ, em vợ. In vào biên bản.",
    )


class ModeForm(forms.Form):
    mode = forms.ChoiceField(label="Cách biểu quyết")

    def __init__(self, data: Any = None, *, ballot: Ballot, modes: Sequence[str]) -> None:
        super().__init__(data, initial={"mode": ballot.mode})
        self.fields["mode"].choices = [(mode, BallotMode(mode).label) for mode in modes]


class QuotaForm(forms.Form):
    """Whom the chair takes of those with equal votes; asked only where there are such."""

    chosen = forms.MultipleChoiceField(
        label="Chủ tịch Hội đồng chọn",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn trong những người bằng phiếu."},
    )
    reason = LineField(
        label="Lý do chọn",
        max_length=300,
        help_text="In vào biên bản.",
        error_messages={"required": "Ghi lý do Chủ tịch Hội đồng chọn, để in vào biên bản."},
    )

    def __init__(self, data: Any = None, *, tied: Sequence[Ballot], places: int) -> None:
        super().__init__(data)
        self.by_uid = {str(each.uid): each for each in tied}
        if not tied:
            del self.fields["chosen"], self.fields["reason"]
            return
        field = self.fields["chosen"]
        field.label = f"Chủ tịch Hội đồng chọn {places} trong {len(tied)} người bằng phiếu"
        field.choices = [(uid, each.nomination.recipient) for uid, each in self.by_uid.items()]

    def given(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("chosen", ())
        return {
            "chosen": [self.by_uid[uid] for uid in chosen],
            "reason": self.cleaned_data.get("reason", ""),
        }


class ReasonForm(forms.Form):
    reason = LineField(label="Lý do", max_length=300)


class NumberForm(forms.Form):
    """Asked for only where the records clerk types the number from a book."""

    number = forms.IntegerField(label="Số biên bản", min_value=1, max_value=999_999)


class SureForm(forms.Form):
    """A step that asks for nothing but a press."""


def _written(agrees: bool | None) -> str:
    return "" if agrees is None else str(int(agrees))


def _field(uid: UUID) -> str:
    return f"phieu-{uid}"
