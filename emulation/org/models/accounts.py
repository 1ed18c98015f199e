"""Accounts: a phone number or a code, with a one-time paper code for the first password."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.functional import cached_property

from emulation.lib.rows import UidRow


def normal_login(text: str) -> str:
    """Return a log-in name as stored: figures of a phone number, else lower case.

    "0900 000 118", "0900.000.118" and "+84 900 000 118" are one number.
    """
    packed = re.sub(r"[\s.\-()]", "", text)
    if re.fullmatch(r"(\+?84|0)\d{8,10}", packed):
        return re.sub(r"^\+?84", "0", packed)
    return re.sub(r"\s", "", text).lower()


class Reminding(models.TextChoices):
    """How often a person is reminded of what is due."""

    DAILY = "daily", "Mỗi ngày"
    TWICE_WEEKLY = "twice_weekly", "Hai lần một tuần (thứ Hai, thứ Năm)"
    NEVER = "never", "Không nhắc"


class UserManager(BaseUserManager["User"]):
    def create_user(self, login: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(login=normal_login(login), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, login: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(login, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(login=normal_login(username or ""))


class User(UidRow, AbstractBaseUser, PermissionsMixin):
    """An account. What it may do comes from the memberships of its persons, not from here."""

    login = models.CharField("số điện thoại hoặc mã", max_length=40, unique=True)
    is_active = models.BooleanField("được đăng nhập", default=True)
    remind = models.CharField(
        "nhắc việc đến hạn", max_length=12, choices=Reminding, default=Reminding.DAILY
    )

    USERNAME_FIELD = "login"
    objects = UserManager()

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.login

    @cached_property
    def name(self) -> str:
        """The full name of the account's person, or the log-in where it has none."""
        person = self.persons.order_by("-pk").first()
        return person.full_name if person else self.login

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        """Django's admin asks; our site decides by membership (``pages.admin_site``)."""
        return self.is_superuser


class LoginCode(UidRow):
    """A one-time code printed on a slip; only its hash is kept."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="login_codes", verbose_name="tài khoản"
    )
    code_hash = models.CharField(max_length=200)
    issued_at = models.DateTimeField("cấp lúc")
    issued_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="người cấp"
    )
    expires_on = models.DateField("dùng trước ngày")
    used_at = models.DateTimeField("đã dùng lúc", null=True)
    failures = models.PositiveSmallIntegerField("số lần sai", default=0)

    class Meta:
        verbose_name = "mã một lần"
        verbose_name_plural = "mã một lần"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(used_at=None), name="login_code_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Mã một lần của {self.user}"
