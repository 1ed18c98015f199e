"""What is asked for at the steps of a plan's way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from campaigns.forms.versioned import PartForm
from campaigns.models import Plan
from campaigns.selectors import checkers_for, open_comments, titles_on
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.fields import TextField
from emulation.lib.states import WrongState
from emulation.org.models import Membership, User
from emulation.papers.models import NumberSeries

TURNS = ("thứ nhất", "thứ hai", "thứ ba", "thứ tư")


class StepForm(PartForm):
    """``revision`` is the submission that the person read before deciding."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        shown = plan.submitted_revision.number if plan.submitted_revision else None
        super().__init__(data, initial={"revision": shown})
        self.shown_revision = shown

    def done_by(self, step: Callable[[], Any]) -> bool:
        """Run a service if the form is right and the submission is still the one read."""
        if self.is_valid() and self.cleaned_data["revision"] != self.shown_revision:
            raise WrongState("Người soạn vừa trình một bản khác. Đọc bản mới rồi quyết định.")
        return self.save_by(step, lambda: self)


class NoteForm(StepForm):
    note = TextField(label="Lời ghi", rows=3, required=False)


class ReasonForm(StepForm):
    reason = TextField(
        label="Lý do", rows=5, error_messages={"required": "Ghi lý do để người khác hiểu."}
    )


class ReturnForm(ReasonForm):
    """Comments that wait for an answer go with the plan, and may stand for the reason."""

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        super().__init__(data, plan=plan)
        comments = open_comments(plan).count()
        if comments:
            self.fields["reason"].required = False
            self.fields[
                "reason"
            ].help_text = f"Để trống thì lý do là: sửa theo {comments} góp ý kèm theo."


class SubmitForm(PartForm):
    """One list a turn, in order; all may stay empty where the office has no checkers.

    ``warnings`` are the keys of the checks worth a look: they ask for one reason.
    """

    warnings_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, plan: Plan, user: User, warnings: Sequence[str] = ()
    ) -> None:
        super().__init__(data)
        checkers = checkers_for(plan, user)
        titles = titles_on([checker.person_id for checker in checkers], dates.today())
        before = _reviewers_before(plan, data)
        self.turns = TURNS[: len(checkers)]
        for place, turn in enumerate(self.turns):
            self.fields[f"reviewer_{place}"] = CheckerField(
                checkers, titles, turn, before[place] if place < len(before) else None
            )
        self.fields["note"] = TextField(label="Lời trình", rows=3, required=False)
        self._ask_reason(warnings)

    def _ask_reason(self, warnings: Sequence[str]) -> None:
        """The field stays where something was typed, though no warning be left."""
        self.fields["warnings_seen"].initial = " ".join(warnings)
        typed = self.is_bound and self.data.get("warnings_reason")
        if warnings or typed:
            self.fields["warnings_reason"] = TextField(
                label="Lý do vẫn trình",
                rows=2,
                required=bool(warnings),
                help_text="Người xem xét và lãnh đạo đọc lý do này cùng các chỗ nên xem ở trên.",
                error_messages={"required": "Ghi lý do vẫn trình, hoặc sửa các chỗ nên xem trước."},
            )
            self.order_fields(["warnings_reason"])

    def refresh(self, warnings: Sequence[str]) -> None:
        """Show the warnings of now beside what was typed."""
        if self.is_bound:
            self._ask_reason(warnings)
            self.data = self.data.copy()
            self.data["warnings_seen"] = " ".join(warnings)

    def seen(self) -> list[str]:
        return self.cleaned_data["warnings_seen"].split()

    def clean(self) -> dict[str, Any]:
        chosen = self.reviewers()
        if len({reviewer.pk for reviewer in chosen}) != len(chosen):
            self.add_error("reviewer_0", "Chọn mỗi người xem xét một lần.")
        return self.cleaned_data

    def reviewers(self) -> list[Membership]:
        chosen = (self.cleaned_data.get(f"reviewer_{place}") for place in range(len(self.turns)))
        return [reviewer for reviewer in chosen if reviewer]


class CheckerField(forms.ModelChoiceField):
    def __init__(self, checkers: Any, titles: dict[int, str], turn: str, before: Any) -> None:
        self.titles = titles
        super().__init__(
            checkers,
            label=f"Người xem xét {turn}",
            required=False,
            initial=before,
            empty_label="không chọn",
            to_field_name="uid",
        )
        named = [(str(one.uid), self.label_from_instance(one)) for one in checkers]
        self.choices = [("", self.empty_label), *named]  # else each list asks for itself

    def label_from_instance(self, checker: Membership) -> str:
        title = self.titles.get(checker.person_id)
        return f"{checker.person}, {title}" if title else str(checker.person)


class IssueForm(StepForm):
    """``number`` is asked for only where the records clerk types it from a book."""

    issued_on = forms.DateField(
        label="Ngày ban hành",
        widget=forms.DateInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        help_text="ngày/tháng/năm",
    )
    number = forms.IntegerField(
        label="Số", min_value=1, max_value=999_999, help_text="Số lấy ở sổ của văn thư."
    )

    def __init__(self, data: Any = None, *, plan: Plan, series: NumberSeries | None) -> None:
        super().__init__(data, plan=plan)
        self.fields["issued_on"].initial = _usual_day(plan)
        if series is None or series.mode != NumberSeries.Mode.TYPED:
            del self.fields["number"]


def _usual_day(plan: Plan) -> Any:
    """Today, or the first day that fits what the approved content prints of its date."""
    written = PartialDate(*plan.submitted_revision.content["header"]["date"])
    if written.is_whole:
        return written.as_date()
    today = dates.today()
    if written.year in (None, today.year) and written.month in (None, today.month):
        return today
    return dt.date(written.year, written.month or 1, 1)


def _reviewers_before(plan: Plan, data: Any) -> list[Any]:
    """Propose who looked at the last submission."""
    if data is not None or plan.submitted_revision_id is None:
        return []
    turns = [turn for turn in plan.reviews.all() if turn.revision_id == plan.submitted_revision_id]
    return [turn.reviewer.uid for turn in turns]
