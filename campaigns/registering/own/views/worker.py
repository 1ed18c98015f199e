"""The service worker of the pages of registrations."""

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from emulation.org.answering import worker_script


@require_safe
def registration_worker(request: HttpRequest) -> FileResponse:
    """The service worker, at an address whose scope is /dang-ky/."""
    return worker_script()
