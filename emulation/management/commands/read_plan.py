"""Reads a plan from a file and prints what was understood as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.intake.as_json import from_state, to_json
from campaigns.intake.child import read_apart
from campaigns.intake.refusals import MAX_BYTES, TOO_LARGE, Unreadable


class Command(BaseCommand):
    help = "Đọc một kế hoạch (.docx, .pdf có chữ, .txt) và in kết quả đọc dạng JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp cần đọc")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            reading = from_state(read_apart(_bytes_of(path), path.name))
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(to_json(reading), ensure_ascii=False, indent=1))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CommandError(TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"Không mở được tệp {path}: {error.strerror}.") from error
