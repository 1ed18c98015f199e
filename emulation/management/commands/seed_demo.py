"""Makes the demonstration in an empty database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from emulation.demonstration import stages
from emulation.lib import dates
from emulation.org.models import Commune


class Command(BaseCommand):
    help = "Dựng dữ liệu minh họa trong cơ sở dữ liệu còn trống."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--stage",
            choices=list(stages.STAGES),
            help="chặng của năm; không ghi thì theo ngày của cổng (DEMO_TODAY)",
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="không làm gì nếu đã có dữ liệu"
        )

    def handle(self, *args: Any, stage: str | None, if_empty: bool, **options: Any) -> None:
        if Commune.objects.exists():
            if if_empty:
                return
            raise CommandError("Cơ sở dữ liệu đã có dữ liệu; dữ liệu minh họa chỉ dựng khi trống.")
        if not settings.DEBUG:
            raise CommandError("Dữ liệu minh họa không dựng trên cổng đang dùng thật.")
        stage = stage or stages.stage_on(dates.today())
        with dates.on_day(stages.STAGES[stage].day):
            stages.build(stage)
        self.stdout.write(f"Đã dựng dữ liệu minh họa đến chặng “{stage}”.")
