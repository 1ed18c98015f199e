"""Opens the portal for a commune: its row, its first administrator and clerk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from awards.law.loading import law_load
from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.services import slogan_sets_load
from emulation.lib import dates
from emulation.lib.text import clean_line
from emulation.org.models import Commune, Role, Spell, Unit, UnitKind, User
from emulation.org.models.accounts import normal_login
from emulation.org.selectors import commune_unit
from emulation.org.services import (
    account_open,
    commune_create,
    login_code_issue,
    membership_create,
    person_create,
)
from targets.services import measure_units_seed


class Command(BaseCommand):
    help = "Mở cổng cho một xã, phường: lập địa phương, danh mục và người quản trị đầu tiên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--province", required=True, help="như: Tỉnh Bắc Ninh")
        parser.add_argument("--name", required=True, help="như: Xã Yên Thế, Phường Bắc Giang")
        parser.add_argument("--place", required=True, help="địa danh in trên văn bản: Yên Thế")
        parser.add_argument("--since", type=dt.date.fromisoformat, help="tên có từ ngày YYYY-MM-DD")
        parser.add_argument("--person", required=True, help="họ tên người quản trị")
        parser.add_argument("--login", required=True, help="số điện thoại hoặc mã đăng nhập")
        parser.add_argument(
            "--is-clerk", action="store_true", help="người ấy cũng phụ trách thi đua, khen thưởng"
        )

    @transaction.atomic
    def handle(self, *args: Any, **given: Any) -> None:
        try:
            code = self._open(given)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"Đã mở cổng cho {given['name']}.")
        self.stdout.write(f"Người quản trị: {given['person']}, đăng nhập bằng {given['login']}.")
        self.stdout.write(f"Mã dùng một lần: {code[:4]} {code[4:]}, gõ ở trang Đăng nhập lần đầu.")

    def _open(self, given: dict[str, Any]) -> str:
        if User.objects.filter(login=normal_login(given["login"])).exists():
            raise CommandError(f"Đã có tài khoản {given['login']}. Chọn số hoặc mã khác.")
        since = given["since"] or dt.date(dates.today().year, 1, 1)
        commune = commune_create(
            level=Commune.Level.COMMUNE,
            name=clean_line(given["name"]),
            kind=UnitKind.COMMUNE,
            place=given["place"],
            valid_from=since,
            superior=_province(clean_line(given["province"]), since),
            by=None,
        )
        measure_units_seed(commune=commune, by=None)
        catalogue_load()
        law_load()
        slogan_sets_load(commune=commune, by=None)
        return _administrator(commune, given, since)


def _province(name: str, since: dt.date) -> Unit:
    spells = Spell.objects.filter(name=name, kind=UnitKind.PROVINCE, valid_to=None)
    spell = spells.select_related("unit").first()
    if spell:
        return spell.unit
    province = commune_create(
        level=Commune.Level.PROVINCE,
        name=name,
        kind=UnitKind.PROVINCE,
        place=name.partition(" ")[2] or name,
        valid_from=since,
        by=None,
    )
    return commune_unit(province)


def _administrator(commune: Commune, given: dict[str, Any], since: dt.date) -> str:
    """Make the first administrator, who makes all others; return the one-time code."""
    person = person_create(commune=commune, full_name=given["person"], by=None)
    roles = [Role.ADMINISTRATOR, *([Role.CLERK] if given["is_clerk"] else [])]
    for role in roles:
        membership_create(
            person=person, unit=commune_unit(commune), role=role, valid_from=since, by=None
        )
    user = account_open(person=person, login=given["login"], by=None)
    return login_code_issue(user=user, by=None)
