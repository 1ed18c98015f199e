"""What the tests of these pages share: sending what a page's forms hold, reading what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from campaigns.intake.as_json import from_state
from campaigns.intake.parts import Reading
from campaigns.models import Intake
from tests.campaigns.edit_pages import text_of

__all__ = ["Checking", "form_fields", "plain", "text_of"]


@dataclass
class Checking:
    """One person checks one reading; every answer is followed to the page that it leads to."""

    client: Client
    intake: Intake

    @property
    def reading(self) -> Reading:
        self.intake.refresh_from_db()
        return from_state(self.intake.reading)

    def address(self, name: str, *more: int) -> str:
        return reverse(name, args=[self.intake.uid, *more])

    def open(self, name: str, *more: int, query: str = "") -> Any:
        return self.client.get(self.address(name, *more) + query)

    def send(self, name: str, /, *more: int, follow: bool = True, **fields: Any) -> Any:
        """Post the fields with the version that the reading has now, unless it is given."""
        self.intake.refresh_from_db()
        data = {"version": self.intake.version} | fields
        return self.client.post(self.address(name, *more), data, follow=follow)

    def fill(self, name: str, /, *more: int, form: str = "form", **changes: Any) -> Any:
        """Post the form of a page as a browser would, with some fields typed anew."""
        page = self.open(name, *more)
        fields = form_fields(page.context[form]) | changes
        return self.client.post(self.address(name, *more), fields, follow=True)


def form_fields(form: Any) -> dict[str, Any]:
    values = {bound.html_name: _sent(bound) for bound in form}
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def _sent(bound: Any) -> Any:
    value = bound.value()
    if isinstance(value, bool):
        return "on" if value else None
    return bound.field.widget.format_value(bound.field.prepare_value(value))


def plain(html: str) -> str:
    """Return the text of a piece of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html))
