"""Where a refusal is shown, what a form is bound to, which rows a page holds."""

import pytest
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.test import RequestFactory

from emulation.lib.pages import page_of, posted, put_refusal
from emulation.lib.states import WrongState


class NameForm(forms.Form):
    name = forms.CharField(required=False)


def shown(refused: Exception) -> dict[str, list[str]]:
    form = NameForm({"name": "Lúa"})
    assert form.is_valid()
    put_refusal(form, refused)
    return dict(form.errors)


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        (WrongState("Muộn rồi."), {NON_FIELD_ERRORS: ["Muộn rồi."]}),
        (ValidationError("Chưa được."), {NON_FIELD_ERRORS: ["Chưa được."]}),
        (ValidationError(["Một.", "Hai."]), {NON_FIELD_ERRORS: ["Một.", "Hai."]}),
        (ValidationError({"name": "Tên đã có."}), {"name": ["Tên đã có."]}),
        (ValidationError({"code": ["Sai mã."]}), {NON_FIELD_ERRORS: ["Sai mã."]}),
        (ValidationError({NON_FIELD_ERRORS: ["Trùng."]}), {NON_FIELD_ERRORS: ["Trùng."]}),
        (
            ValidationError(ValidationError("Dài quá %(most)s.", params={"most": 5})),
            {NON_FIELD_ERRORS: ["Dài quá 5."]},
        ),
    ],
)
def test_a_refusal_stands_at_its_field_or_above_the_form(refused, expected):
    assert shown(refused) == expected


def test_an_empty_post_is_bound_too():
    assert posted(RequestFactory().get("/")) is None
    assert posted(RequestFactory().post("/")) is not None


@pytest.mark.parametrize(("asked", "rows"), [("", [1, 2]), ("2", [3]), ("9", [3]), ("x", [1, 2])])
def test_a_page_that_is_not_there_gives_the_nearest(asked, rows):
    request = RequestFactory().get("/", {"page": asked})
    assert list(page_of(request, [1, 2, 3], 2)) == rows
