"""Compute every stored result anew from approved figures, and list what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from awards.models import Round
from awards.nominating.services import figures_recheck
from emulation.lib import dates
from emulation.org.models import Unit
from emulation.org.selectors import commune_names, unit_names
from targets.models import Period, Span, Strand, Target
from targets.services.differing import Difference, figures_differing
from targets.services.results import results_refresh


class Command(BaseCommand):
    help = "Tính lại mọi kết quả đã lưu từ số liệu đã duyệt và liệt kê chỗ khác."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--mend",
            action="store_true",
            help="ghi kết quả tính lại: hàng chưa chốt sửa tại chỗ, hàng đã chốt có hàng mới",
        )

    def handle(self, *args: Any, mend: bool, **options: Any) -> None:
        spans = list(Span.objects.filter(periods__isnull=False).distinct())
        names = commune_names({span.commune_id for span in spans}, dates.today())
        found = 0
        for span in spans:
            differences = figures_differing(span)
            found += len(differences)
            for line in _lines(differences):
                self.stdout.write(f"{names[span.commune_id]}, {span.name}, {line}")
            if mend and differences:
                results_refresh(
                    period=min(_periods(differences), key=lambda p: p.number),
                    targets={difference.key[0] for difference in differences},
                )
        flagged = figures_recheck(Round.objects.filter(ended_at=None))
        if flagged:
            self.stdout.write(f"{flagged} hồ sơ khen thưởng có số liệu đổi sau khi gửi.")
        if found and not mend:
            raise CommandError(f"{found} chỗ khác. Chạy với --mend để tính lại.")
        self.stdout.write(f"{len(spans)} năm, đợt đã kiểm tra; {found} chỗ khác.")


def _periods(differences: list[Difference]) -> set[Period]:
    return {difference.period for difference in differences}


def _lines(differences: list[Difference]) -> list[str]:
    targets = Target.objects.in_bulk({d.key[0] for d in differences})
    strands = Strand.objects.in_bulk({d.key[1] for d in differences if d.key[1]})
    units = Unit.objects.in_bulk({d.key[2] for d in differences if d.key[2]})
    names = unit_names(units, dates.today())
    return [
        ", ".join(
            [
                d.period.name,
                str(targets[d.key[0]]),
                *([str(strands[d.key[1]])] if d.key[1] else []),
                names.get(d.key[2] or 0, "cả xã"),
                f"{d.field or 'hàng'}: đã lưu {d.stored}, tính lại {d.computed}",
            ]
        )
        for d in differences
    ]
