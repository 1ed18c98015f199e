"""The steps of a letter's way that ask for one word or none, as one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from campaigns import services
from campaigns.forms.urging import UrgingReasonForm, UrgingStepForm
from campaigns.models import Urging
from campaigns.urging.standing import submitted_words
from campaigns.views.urging.stepping import confirm, done, step
from emulation.lib.pages import posted


@dataclass(frozen=True)
class Confirmed:
    """One step: its right and service, and the words of its page."""

    right: str
    service: Callable[..., None]
    title: str
    why: Callable[[Urging], str]
    action: str
    done: str
    form: type[UrgingStepForm] = UrgingStepForm
    is_undo: bool = True


def page_of(one: Confirmed) -> Callable[..., HttpResponse]:
    """Return the view of a step."""

    @step(one.right)
    def view(request: HttpRequest, urging: Urging) -> HttpResponse:
        form = one.form(posted(request), urging=urging)
        if form.done_by(one.service, urging, request.user):
            return done(request, urging, one.done)
        return confirm(
            request,
            urging,
            title=one.title,
            why=one.why(urging),
            form=form,
            action_label=one.action,
            is_undo=one.is_undo,
        )

    return view


urging_submit = page_of(
    Confirmed(
        right="campaigns.submit_urging",
        service=services.urging_submit,
        title="Trình duyệt công văn đôn đốc",
        why=lambda urging: (
            f"{urging.units.count()} công văn giữ nguyên nội dung từ lúc này. Lãnh đạo UBND "
            "duyệt xong, văn thư cho số, ngày và ban hành."
        ),
        action="Trình duyệt",
        done="Đã trình. Lãnh đạo chưa duyệt thì còn thu hồi được.",
        is_undo=False,
    )
)
urging_recall = page_of(
    Confirmed(
        right="campaigns.recall_urging",
        service=services.urging_recall,
        title="Thu hồi công văn đã trình",
        why=lambda urging: (
            f"{submitted_words(urging)} Lãnh đạo chưa duyệt; công văn mở lại để sửa."
        ),
        action="Thu hồi",
        done="Đã thu hồi. Sửa xong thì trình lại.",
    )
)
urging_return = page_of(
    Confirmed(
        right="campaigns.return_urging",
        service=services.urging_return,
        title="Trả lại công văn đôn đốc",
        why=lambda urging: (
            f"{submitted_words(urging)} Lý do hiện ở đầu công văn cho người soạn sửa."
        ),
        action="Trả lại",
        done="Đã trả lại kèm lý do.",
        form=UrgingReasonForm,
    )
)
urging_abandon = page_of(
    Confirmed(
        right="campaigns.abandon_urging",
        service=services.urging_abandon,
        title="Hủy bản soạn thảo",
        why=lambda _: "Công văn ở lại trong danh sách, ghi là đã hủy, và không sửa được nữa.",
        action="Hủy bản soạn thảo",
        done="Đã hủy bản soạn thảo.",
        form=UrgingReasonForm,
    )
)
