"""The service worker of the pages of registrations."""

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe


@require_safe
def registration_worker(request: HttpRequest) -> FileResponse:
    """The service worker, at an address whose scope is /dang-ky/."""
    script = settings.BASE_DIR / "static" / "js" / "offline" / "worker.js"
    answer = FileResponse(script.open("rb"), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer
