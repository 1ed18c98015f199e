"""What the pages on awards do with a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from emulation.lib.pages import put_refusal
from emulation.lib.states import StaleVersion, WrongState


def tried(form: forms.BaseForm, act: Callable[[], Any]) -> bool:
    """Act if the form is right; what is refused stands at the fields, nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        act()
    except (ValidationError, WrongState) as refused:
        form.is_stale = isinstance(refused, StaleVersion)
        put_refusal(form, refused)
        return False
    return True


def form_page(request: HttpRequest, form: forms.BaseForm, **words: Any) -> HttpResponse:
    """Show a form: title, crumbs, action_label, cancel_url; why, errors_title, is_undo."""
    stale = getattr(form, "is_stale", False)
    context = {"form": form, "has_files": form.is_multipart(), **words}
    return render(request, "awards/form.html", context, status=409 if stale else 200)
