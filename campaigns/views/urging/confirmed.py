"""The steps of a letter's way that ask for one word or none, as one table."""

from __future__ import annotations

from campaigns import services
from campaigns.routing.forms import RouteReasonForm
from campaigns.routing.pages import Confirmed
from campaigns.routing.standing import submitted_words
from campaigns.views.urging.stepping import PAGES

urging_submit = PAGES.confirmed(
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
urging_recall = PAGES.confirmed(
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
urging_return = PAGES.confirmed(
    Confirmed(
        right="campaigns.return_urging",
        service=services.urging_return,
        title="Trả lại công văn đôn đốc",
        why=lambda urging: (
            f"{submitted_words(urging)} Lý do hiện ở đầu công văn cho người soạn sửa."
        ),
        action="Trả lại",
        done="Đã trả lại kèm lý do.",
        form=RouteReasonForm,
    )
)
urging_abandon = PAGES.confirmed(
    Confirmed(
        right="campaigns.abandon_urging",
        service=services.urging_abandon,
        title="Hủy bản soạn thảo",
        why=lambda _: "Công văn ở lại trong danh sách, ghi là đã hủy, và không sửa được nữa.",
        action="Hủy bản soạn thảo",
        done="Đã hủy bản soạn thảo.",
        form=RouteReasonForm,
    )
)
