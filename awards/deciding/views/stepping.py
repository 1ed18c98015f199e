"""The steps of a paper's way that ask for one word or none, as one table."""

from __future__ import annotations

from awards.deciding import services
from awards.deciding.views.common import PAGES
from campaigns.routing.forms import RouteReasonForm
from campaigns.routing.pages import Confirmed
from campaigns.routing.standing import submitted_words

decision_submit = PAGES.confirmed(
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
decision_recall = PAGES.confirmed(
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
decision_return = PAGES.confirmed(
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
        form=RouteReasonForm,
    )
)
decision_abandon = PAGES.confirmed(
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
        form=RouteReasonForm,
    )
)
