"""Form fields that read and write the Vietnamese way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from emulation.lib.quantities import NotANumber, format_number, parse_number
from emulation.lib.text import clean_line, nfc

MOST_LETTERS = 100_000  # a plan of forty pages


class QuantityField(forms.CharField):
    """A decimal typed as 1.880 or 0,66; an empty field is ``None``, which is not zero."""

    def __init__(
        self,
        *,
        max_digits: int = 20,
        decimal_places: int = 6,
        min_value: Decimal | None = None,
        **kwargs: Any,
    ) -> None:
        self.max_digits, self.decimal_places = max_digits, decimal_places
        self.min_value = min_value
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, Decimal | int) else value

    def to_python(self, value: Any) -> Decimal | None:
        text = super().to_python(value)
        if not text:
            return None
        try:
            number = parse_number(text)
        except NotANumber as error:
            raise ValidationError(str(error), code="invalid") from error
        self._check_size(number)
        return number

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial if initial is None else self.prepare_value(initial)) != (
                self.to_python(data)
            )
        except ValidationError:
            return True

    def _check_size(self, number: Decimal) -> None:
        _, digits, exponent = number.normalize().as_tuple()
        decimals = max(0, -int(exponent))
        whole = max(0, len(digits) + int(exponent))
        if decimals > self.decimal_places:
            raise ValidationError(
                f"Nhiều nhất {self.decimal_places} chữ số sau dấu phẩy.", code="max_decimals"
            )
        if whole > self.max_digits - self.decimal_places:
            raise ValidationError("Số này quá lớn. Xem lại đơn vị tính.", code="max_digits")
        if self.min_value is not None and number < self.min_value:
            raise ValidationError(
                f"Số phải từ {format_number(self.min_value)} trở lên.", code="min_value"
            )


class _WholeText(forms.CharField):
    """Text that is too long is refused in words and never cut."""

    default_error_messages = {
        "max_length": "Dài quá %(limit_value)d chữ, đang có %(show_value)d. Rút gọn lại."
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        if isinstance(widget, forms.Textarea):
            # Browsers would cut a pasted text without a word.
            attrs.pop("maxlength", None)
        return attrs


class LineField(_WholeText):
    """One line of text in composed letters, white space put right."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class TextField(_WholeText):
    """Several lines of text in composed letters."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        self.validators.append(MaxLengthValidator(MOST_LETTERS))

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value) or "").replace("\r\n", "\n").strip()
