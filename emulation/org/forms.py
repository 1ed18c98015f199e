"""Forms of the front door and of the pages on units and people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from emulation.lib.fields import LineField
from emulation.org.models import Commune, Person, Reminding, UnitKind, User
from emulation.org.models.accounts import normal_login
from emulation.org.services.accounts import CODE_DIGITS, CODE_TRIES

WRONG_PASSWORD = "Mật khẩu không khớp với số điện thoại hoặc mã này. Xem lại từng chữ."
WRONG_CODE = "Mã không khớp. Xem lại 8 chữ số trên phiếu."
SPENT_CODE = (
    f"Mã này đã hết hạn, hoặc đã bị gõ sai quá {CODE_TRIES} lần. "
    "Gặp công chức phụ trách thi đua để nhận phiếu mới."
)


class DoorForm(forms.Form):
    """One of the two doors; after ``is_valid()`` the account is ``user``."""

    login = LineField(
        label="Số điện thoại hoặc mã",
        max_length=40,
        help_text="Số đã báo với xã, phường, hoặc mã được cấp.",
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        self.user: User | None = None
        super().__init__(*args, **kwargs)

    def clean_login(self) -> str:
        return normal_login(self.cleaned_data["login"])

    def let_in(self, field: str, wrong: str, **secret: str) -> None:
        """Ask the doors; on a refusal put the sentence at the field, with the tries left."""
        login = self.cleaned_data["login"]
        self.user = authenticate(self.request, username=login, **secret)
        if self.user is None:
            self.add_error(field, self._refusal(wrong))

    def _refusal(self, wrong: str) -> str:
        if getattr(self.request, "login_code_spent", False):
            return SPENT_CODE
        # The same count for a log-in that exists and one that does not.
        failures = getattr(self.request, "axes_failures_since_start", None)
        if failures is None:
            return wrong
        left = max(settings.AXES_FAILURE_LIMIT - failures, 0)
        return f"{wrong[:-1]}; còn {left} lần thử."


class LoginForm(DoorForm):
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean(self) -> None:
        if not self.errors:
            self.let_in("password", WRONG_PASSWORD, password=self.cleaned_data["password"])


class FirstLoginForm(DoorForm):
    code = forms.CharField(
        label="Mã một lần",
        help_text="8 chữ số in trên phiếu xã, phường đưa; dùng một lần.",
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "class": "code-input",
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
            }
        ),
    )

    def clean_code(self) -> str:
        code = re.sub(r"[\s.\-]", "", self.cleaned_data["code"])
        if not re.fullmatch(r"[0-9]+", code):
            raise ValidationError("Mã chỉ gồm chữ số, như 0000 0000.")
        if len(code) != CODE_DIGITS:
            raise ValidationError(f"Mã có {CODE_DIGITS} chữ số; ở đây mới thấy {len(code)}.")
        return code

    def clean(self) -> None:
        if not self.errors:
            self.let_in("code", WRONG_CODE, login_code=self.cleaned_data["code"])


class SetPasswordForm(forms.Form):
    password = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        max_length=200,
        help_text="Ít nhất 8 ký tự, không chỉ toàn chữ số.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Gõ lại mật khẩu mới",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return self.cleaned_data["password"]

    def clean_again(self) -> str:
        again = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise ValidationError("Hai lần gõ chưa giống nhau.")
        return again


class ChangePasswordForm(SetPasswordForm):
    old_password = forms.CharField(
        label="Mật khẩu đang dùng",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old_password", "password", "again"]

    def clean_old_password(self) -> str:
        old = self.cleaned_data["old_password"]
        if not self.user.check_password(old):
            raise ValidationError("Mật khẩu đang dùng chưa đúng.")
        return old


class RemindForm(forms.Form):
    """How often the person is reminded of what is due."""

    remind = forms.ChoiceField(
        label="Nhắc việc đến hạn, quá hạn",
        choices=Reminding,
        widget=forms.RadioSelect,
        help_text="Nhắc những việc còn không quá 3 ngày hoặc đã quá hạn; ngày không có việc "
        "như thế thì không nhắc.",
    )


class SlipForm(forms.Form):
    """Whose one-time codes are to be printed."""

    person = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(), to_field_name="uid", label="Người nhận phiếu"
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people

    def asks_for_strangers(self) -> bool:
        return self.is_bound and bool(self.errors) and bool(self.data.getlist("person"))


class AccountOpenForm(forms.Form):
    """Ticks on people without an account, and the log-in of each."""

    person = forms.MultipleChoiceField(
        label="Người được mở tài khoản",
        required=False,
        error_messages={
            "invalid_choice": "Có người vừa được mở tài khoản, không còn trong danh sách dưới đây."
        },
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.uid): person for person in people}
        self.fields["person"].choices = [(uid, each) for uid, each in self.people.items()]
        for uid, person in self.people.items():
            self.fields[f"login_{uid}"] = _login_field(person)

    def rows(self) -> list[tuple[Person, forms.BoundField, bool]]:
        """Return each person, the field of the log-in, and whether the person is ticked."""
        ticked = self["person"].value() or []
        return [
            (person, self[f"login_{uid}"], uid in ticked) for uid, person in self.people.items()
        ]

    def logins(self) -> dict[Person, str]:
        """Return the log-in to open for each ticked person."""
        ticked = self.cleaned_data["person"]
        return {self.people[uid]: self.cleaned_data[f"login_{uid}"] for uid in ticked}

    def clean_person(self) -> list[str]:
        ticked = self.cleaned_data["person"]
        if not ticked:
            raise ValidationError("Đánh dấu ít nhất một người để mở tài khoản.")
        return ticked

    def clean(self) -> None:
        for uid in self.people:
            self._check_row(uid)

    def put_refusals(self, error: ValidationError) -> None:
        """Put what ``accounts_open`` refused at the rows."""
        for uid, sentences in error.message_dict.items():
            self.add_error(f"login_{uid}", sentences)

    def _check_row(self, uid: str) -> None:
        name = f"login_{uid}"
        is_ticked = uid in self.data.getlist("person")
        if is_ticked and self.cleaned_data.get(name) == "":
            self.add_error(name, "Chưa ghi số điện thoại hoặc mã để đăng nhập.")
        elif not is_ticked and name in self.changed_data:
            self.add_error(name, "Đã gõ mà chưa đánh dấu. Đánh dấu người này, hoặc ghi như cũ.")


def _login_field(person: Person) -> LineField:
    attrs = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
    return LineField(
        label=person.full_name,
        initial=person.phone,
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=attrs),
    )


# --- Filters of lists


class FindForm(forms.Form):
    """Words to find by, and the commune where the account reads more than one."""

    q = LineField(
        label="Tên",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "Không cần gõ dấu: hong lac"}
        ),
    )
    dia_phuong = forms.ChoiceField(label="Địa phương", required=False)

    def __init__(
        self, *args: Any, communes: dict[Commune, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if communes is None or len(communes) < 2:
            del self.fields["dia_phuong"]
        else:
            names = [(str(commune.uid), name) for commune, name in communes.items()]
            self.fields["dia_phuong"].choices = names

    def value(self, name: str) -> str:
        """Return what was asked for, "" where nothing or nonsense was."""
        self.is_valid()
        return self.cleaned_data.get(name, "")


class UnitFindForm(FindForm):
    loai = forms.ChoiceField(label="Loại đơn vị", required=False)
    field_order = ["q", "loai", "dia_phuong"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = [("", "Mọi loại"), *UnitKind.choices]
