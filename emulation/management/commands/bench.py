"""Measures the papers and the pages, beside a fixed reference loop."""

from typing import Any

from django.core.management.base import BaseCommand

from emulation.bench import measured_rows


class Command(BaseCommand):
    help = "Đo thời gian in và mở trang, bên cạnh một vòng lặp chuẩn để so giữa các máy."

    def handle(self, *args: Any, **options: Any) -> None:
        head = ("what", "CPU ms", "of reference", "queries", "limit")
        self.stdout.write("{:<44}{:>9}{:>14}{:>9}{:>12}".format(*head))
        for row in measured_rows():
            self.stdout.write(
                f"{row.name:<44}{row.cpu_ms:>9.1f}{row.of_reference:>14.3f}"
                f"{row.queries:>9}{row.limit:>12}"
            )
