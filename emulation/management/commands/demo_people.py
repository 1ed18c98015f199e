"""Prints the people of the demonstration, what each can do and how to log in."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from emulation.demonstration.seed_places import PASSWORD
from emulation.lib import dates
from emulation.org.models import Membership, Role
from emulation.org.selectors import unit_names

CAN = {
    Role.CLERK: (
        "soạn kế hoạch, giữ chỉ tiêu, trình duyệt; phát động phong trào, duyệt đăng ký; "
        "mở đợt xét, thẩm định, niêm yết, soạn quyết định khen thưởng; cấp mã đăng nhập"
    ),
    Role.CHECKER: "xem bản trình trước khi Chủ tịch duyệt; chấm điểm cột cơ quan",
    Role.CHAIRMAN: "duyệt hoặc trả lại kế hoạch, quyết định khen thưởng",
    Role.RECORDS_CLERK: "cấp số, ngày và ban hành kế hoạch, quyết định, biên bản; giữ sổ văn bản",
    Role.ADMINISTRATOR: "giữ đơn vị, người, vai trò, danh mục ở /quan-tri/; mở tài khoản",
    Role.OVERSEER: "đọc mọi xã, phường của tỉnh",
    Role.VIEWER: "đọc kế hoạch, chỉ tiêu, văn bản đã ban hành",
    Role.ACCOUNTANT: "đọc như trên; giữ quỹ thi đua, khen thưởng: thu, chi, dự toán",
    Role.COUNCIL_SECRETARY: "chuẩn bị, điều hành phiên họp Hội đồng; chấm điểm cột Hội đồng",
    Role.COUNCIL_MEMBER: "đọc hồ sơ trước phiên họp, bỏ phiếu kín trên máy của mình",
    Role.UNIT_HEAD: (
        "đăng ký thi đua, báo cáo số liệu, nói việc được giao; tự chấm, chấm trong cụm; "
        "đề nghị khen thưởng; xem hộ gia đình của thôn"
    ),
}
ORDER = list(CAN)


class Command(BaseCommand):
    help = "Liệt kê người trong dữ liệu minh họa, việc làm được và cách đăng nhập."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\nCổng Thi đua, dữ liệu minh họa")
        if settings.DEMO_TODAY:
            self.stdout.write(f"Ngày của cổng: {dates.date_short(settings.DEMO_TODAY)}")
        self.stdout.write(f"Đăng nhập bằng mã hoặc số ở cột đầu; mật khẩu chung: {PASSWORD}")
        for place, rows in groupby(_memberships(), key=lambda row: row.commune.place):
            self.stdout.write(f"\n{place}")
            self._write_place(list(rows))

    def _write_place(self, rows: list[Membership]) -> None:
        for role in ORDER:
            held = [row for row in rows if row.role == role]
            if not held:
                continue
            self.stdout.write(f" {role.label}: {CAN[role]}")
            names = unit_names([row.unit for row in held], dates.today())
            for row in held:
                unit = f"  {names.get(row.unit_id, '')}" if role == Role.UNIT_HEAD else ""
                self.stdout.write(f"   {row.person.user.login:<12}{row.person}{unit}")


def _memberships() -> list[Membership]:
    rows = Membership.objects.exclude(person__user=None).order_by("commune", "pk")
    return list(rows.select_related("commune", "unit", "person__user"))
