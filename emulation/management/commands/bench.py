"""Measures the papers and the pages, beside a fixed reference loop."""

from typing import Any

from django.core.management.base import BaseCommand

from emulation.bench import Row, measured_rows

LINE = "{:<62}{:>9}{:>9}{:>14}{:>9}{:>12}"


class Command(BaseCommand):
    help = "Đo thời gian in và mở trang, bên cạnh một vòng lặp chuẩn để so giữa các máy."

    def handle(self, *args: Any, **options: Any) -> None:
        head = ("what", "ms", "clock", "of reference", "queries", "limit")
        self.stdout.write(LINE.format(*head))
        for row in measured_rows():
            self.stdout.write(line_of(row))


def line_of(row: Row) -> str:
    if row.ms is None:
        return row.name
    share = "" if row.of_reference is None else f"{row.of_reference:.3f}"
    return LINE.format(row.name, f"{row.ms:.1f}", row.clock, share, row.queries, row.limit)
