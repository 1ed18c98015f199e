"""The steps of a paper's way that ask for one word or none, as one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from awards.deciding import services
from awards.deciding.forms import DecisionReasonForm, DecisionStepForm
from awards.deciding.standing import submitted_words
from awards.deciding.views.common import confirm, done, step
from awards.models import Decision
from emulation.lib.pages import posted


@dataclass(frozen=True)
class Confirmed:
    """One step: its right and service, and the words of its page."""

    right: str
    service: Callable[..., None]
    title: str
    why: Callable[[Decision], str]
    action: str
    done: str
    form: type[DecisionStepForm] = DecisionStepForm
    is_undo: bool = True


def page_of(one: Confirmed) -> Callable[..., HttpResponse]:
    """Return the view of a step."""

    @step(one.right)
    def view(request: HttpRequest, decision: Decision) -> HttpResponse:
        form = one.form(posted(request), decision=decision)
        if form.done_by(one.service, decision, request.user):
            return done(request, decision, one.done)
        return confirm(
            request,
            decision,
            title=one.title,
            why=one.why(decision),
            form=form,
            action_label=one.action,
            is_undo=one.is_undo,
        )

    return view


decision_submit = page_of(
    Confirmed(
        right="awards.submit_decision",
        service=services.decision_submit,
        title="Trình duyệt",
        why=lambda decision: (
            f"{decision}: danh sách, lời văn và tiền thưởng giữ nguyên từ lúc này. Lãnh đạo UBND "
            "duyệt xong, văn thư cho số, ngày và ban hành."
        ),
        action="Trình duyệt",
        done="Đã trình. Lãnh đạo chưa duyệt thì còn thu hồi được.",
        is_undo=False,
    )
)
decision_recall = page_of(
    Confirmed(
        right="awards.recall_decision",
        service=services.decision_recall,
        title="Thu hồi văn bản đã trình",
        why=lambda decision: (
            f"{submitted_words(decision)} Lãnh đạo chưa duyệt; văn bản mở lại để sửa."
        ),
        action="Thu hồi",
        done="Đã thu hồi. Sửa xong thì trình lại.",
    )
)
decision_return = page_of(
    Confirmed(
        right="awards.return_decision",
        service=services.decision_return,
        title="Trả lại cả văn bản",
        why=lambda decision: (
            f"{submitted_words(decision)} Lý do hiện ở đầu văn bản cho người soạn sửa. Chỉ vướng "
            "vài tên thì trả lại từng tên, các tên khác vẫn duyệt được."
        ),
        action="Trả lại",
        done="Đã trả lại kèm lý do.",
        form=DecisionReasonForm,
    )
)
decision_abandon = page_of(
    Confirmed(
        right="awards.abandon_decision",
        service=services.decision_abandon,
        title="Hủy bản soạn thảo",
        why=lambda _: (
            "Văn bản ở lại trong danh sách, ghi là đã hủy, và không sửa được nữa. Hồ sơ trong "
            "danh sách chờ văn bản khác."
        ),
        action="Hủy bản soạn thảo",
        done="Đã hủy bản soạn thảo.",
        form=DecisionReasonForm,
    )
)
