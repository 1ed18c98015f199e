"""Prints the people of the demonstration, what each can do and how to log in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from emulation.demonstration.seed_places import PASSWORD
from emulation.lib import dates
from emulation.org.models import Membership, Role

CAN = {
    Role.CLERK: "soạn kế hoạch, giữ chỉ tiêu, trình duyệt, cấp mã đăng nhập",
    Role.CHECKER: "xem xét bản trình trước khi Chủ tịch duyệt",
    Role.CHAIRMAN: "duyệt hoặc trả lại kế hoạch",
    Role.RECORDS_CLERK: "cấp số, ngày và ban hành; giữ sổ văn bản",
    Role.UNIT_HEAD: "đọc kế hoạch, giữ hộ gia đình của thôn",
    Role.VIEWER: "đọc kế hoạch, chỉ tiêu, văn bản đã ban hành",
    Role.OVERSEER: "đọc mọi xã, phường của tỉnh",
    Role.ADMINISTRATOR: "giữ đơn vị, người, vai trò, danh mục (/quan-tri/)",
    Role.ACCOUNTANT: "đọc kế hoạch; quỹ khen thưởng có ở phần sau",
    Role.COUNCIL_MEMBER: "đọc kế hoạch; biểu quyết có ở phần sau",
    Role.COUNCIL_SECRETARY: "đọc kế hoạch; phiên họp Hội đồng có ở phần sau",
}


class Command(BaseCommand):
    help = "Liệt kê người trong dữ liệu minh họa, việc làm được và cách đăng nhập."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\nCổng Thi đua, dữ liệu minh họa")
        if settings.DEMO_TODAY:
            self.stdout.write(f"Ngày của cổng: {dates.date_short(settings.DEMO_TODAY)}")
        self.stdout.write(f"Mật khẩu của mọi người: {PASSWORD}")
        place = None
        for commune, login, name, roles in self._people():
            if commune != place:
                place = commune
                self.stdout.write(f"\n{place}")
            self.stdout.write(f"  {login:<12}{name:<22}{roles}")

    def _people(self) -> list[tuple[str, str, str, str]]:
        rows = Membership.objects.exclude(person__user=None).select_related(
            "commune", "person__user"
        )
        people: dict[tuple[str, str, str], list[str]] = {}
        for row in rows.order_by("commune", "person"):
            key = (row.commune.place, row.person.user.login, row.person.full_name)
            people.setdefault(key, []).append(f"{row.get_role_display()}: {CAN[Role(row.role)]}")
        return [(*key, "; ".join(roles)) for key, roles in people.items()]
