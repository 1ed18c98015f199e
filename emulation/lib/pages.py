"""What most pages do with a request and a form."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict

from emulation.lib.states import WrongState

ROWS_A_PAGE = 50


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form is bound to: an empty POST is one, too."""
    return request.POST if request.method == "POST" else None


def whole_typed(text: str) -> int:
    """Return a whole number that a form or an address carries; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def uid_typed(text: str) -> UUID:
    """Return the mark that a form carries; a new one for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def page_of(request: HttpRequest, rows: Any, length: int = ROWS_A_PAGE) -> Page:
    """Return the page of a list that ``?page=`` asks for; the nearest where there is none."""
    return Paginator(rows, length).get_page(request.GET.get("page"))


def put_refusal(form: forms.BaseForm, refused: ValidationError | WrongState) -> None:
    """Show what a service refused at the fields; above the form where it lacks the field."""
    if not isinstance(refused, ValidationError):
        form.add_error(None, str(refused))
    elif not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
    else:
        for name, errors in refused.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)


def site_address(path: str) -> str:
    """Return the whole address of a page, for messages that leave the portal."""
    return f"{settings.SITE_URL}{path}"
