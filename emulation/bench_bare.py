"""What the pages of the year are measured against: bare pages of Django, through the same server.

One query and one template; a template loop of as many cells; a plain form of as many fields.
"""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from targets.models import Target

_HEAD = "<!doctype html><html lang='vi'><title>{{ title }}</title><h1>{{ title }}</h1>"
_ROWS = (
    "<table>{% for row in rows %}<tr><th>{{ row.name }}</th><td>{{ row.note }}</td></tr>"
    "{% endfor %}</table>"
)
_CELLS = (
    "<table>{% for name, cells in rows %}<tr><th>{{ name }}</th>{% for cell in cells %}"
    '<td class="{{ cell.0 }}">{{ cell.1 }}</td>{% endfor %}</tr>{% endfor %}</table>'
)
_FORM = "<form method='post'>{{ form }}<button>Gửi</button></form>"


def one_query(request: HttpRequest) -> HttpResponse:
    """List the newest targets, as many as a plan has."""
    return _page(_ROWS, rows=Target.objects.order_by("-pk")[:42])


def cells(request: HttpRequest, rows: int, columns: int) -> HttpResponse:
    table = [
        (f"Chỉ tiêu {row}", [("is-done", f"{row}.{column}") for column in range(columns)])
        for row in range(rows)
    ]
    return _page(_CELLS, rows=table)


def fields(request: HttpRequest, count: int) -> HttpResponse:
    return _page(_FORM, form=_form(count)())


def _form(count: int) -> type[forms.Form]:
    if count not in _FORMS:
        names = {f"f{n}": forms.CharField(label=f"Chỉ tiêu {n}") for n in range(count)}
        _FORMS[count] = type("PlainForm", (forms.Form,), names)
    return _FORMS[count]


def _page(template: str, **context: object) -> HttpResponse:
    if template not in _TEMPLATES:
        _TEMPLATES[template] = engines["django"].from_string(_HEAD + template)
    return HttpResponse(_TEMPLATES[template].render({"title": "Trang trơn", **context}))


_FORMS: dict[int, type[forms.Form]] = {}
_TEMPLATES: dict[str, object] = {}

urlpatterns = [
    path("bare/one-query/", one_query, name="bare_one_query"),
    path("bare/cells/<int:rows>/<int:columns>/", cells, name="bare_cells"),
    path("bare/fields/<int:count>/", fields, name="bare_fields"),
    path("", include("emulation.urls")),
]
