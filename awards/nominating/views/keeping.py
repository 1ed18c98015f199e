"""What the pages of writing and sending answer to a device that keeps what was typed."""

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from emulation.org.answering import Words, answering, worker_script

keeping = answering(
    Words(
        another="Lúc gửi, người đăng nhập trên máy không phải người đã nhập hồ sơ này.",
        not_yours="Tài khoản này không viết, không gửi được hồ sơ của đơn vị.",
        stale="Hồ sơ đã được lưu từ máy khác, hoặc xã đã trả lại, sau khi máy này giữ bản nhập.",
    )
)


@require_safe
def nomination_worker(request: HttpRequest) -> FileResponse:
    """The service worker, at an address whose scope is /khen-thuong/."""
    return worker_script()
