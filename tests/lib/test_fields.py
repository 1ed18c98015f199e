from decimal import Decimal

import pytest
from django import forms

from emulation.lib.fields import MOST_LETTERS, LineField, QuantityField, TextField


class AmountForm(forms.Form):
    amount = QuantityField(required=False, min_value=Decimal(0))
    name = LineField(required=False)


def test_an_empty_field_is_not_zero():
    form = AmountForm({"amount": "", "name": ""})
    assert form.is_valid()
    assert form.cleaned_data["amount"] is None


def test_numbers_come_in_and_go_out_the_vietnamese_way():
    form = AmountForm({"amount": "4.786.079.000"})
    assert form.is_valid()
    assert form.cleaned_data["amount"] == Decimal("4786079000")
    shown = AmountForm(initial={"amount": Decimal("1880.500000")})
    assert 'value="1.880,5"' in str(shown["amount"])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.5", "chưa phải là số. Nếu là 1,5 thì viết dấu phẩy."),
        ("-1", "từ 0 trở lên"),
        ("0,1234567", "Nhiều nhất 6 chữ số"),
        ("9" * 15, "quá lớn"),
    ],
)
def test_bad_numbers_get_a_sentence_and_keep_what_was_typed(typed, sentence):
    form = AmountForm({"amount": typed})
    assert sentence in form.errors["amount"][0]
    assert f'value="{typed}"' in str(form["amount"])


def test_lines_are_composed_and_tidy():
    form = AmountForm({"name": "  Thôn   Hồng Lạc "})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Thôn Hồng Lạc"


@pytest.mark.parametrize(
    "field", [TextField(max_length=5), LineField(max_length=5, widget=forms.Textarea)]
)
def test_a_long_text_is_refused_in_words_and_not_cut_by_the_browser(field):
    assert "maxlength" not in field.widget.attrs
    with pytest.raises(forms.ValidationError, match="Dài quá 5 chữ, đang có 6"):
        field.clean("xin lỗ")


def test_a_text_longer_than_any_plan_is_refused_and_not_cut():
    field = TextField()

    assert "maxlength" not in str(field.widget.attrs)
    assert field.clean("a" * MOST_LETTERS)
    with pytest.raises(forms.ValidationError):
        field.clean("a" * (MOST_LETTERS + 1))
