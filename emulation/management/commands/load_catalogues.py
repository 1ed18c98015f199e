"""Loads titles and rewards with their law, and the usual sets of questions of every commune."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from awards.law.loading import law_load
from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.services import slogan_sets_load
from emulation.org.models import Commune


class Command(BaseCommand):
    help = "Nạp danh hiệu, hình thức và quy định khen thưởng; bộ câu hỏi 5 rõ, 6 rõ còn thiếu."

    def handle(self, *args: Any, **options: Any) -> None:
        names = catalogue_load()
        law = law_load()
        communes = Commune.objects.filter(level=Commune.Level.COMMUNE)
        sets = sum(slogan_sets_load(commune=commune, by=None) for commune in communes)
        self.stdout.write(f"Đã thêm {names} danh hiệu, hình thức khen thưởng; {sets} bộ câu hỏi.")
        self.stdout.write(
            f"Quy định khen thưởng: thêm {law.added} dòng, cập nhật {law.renewed} dòng, "
            f"giữ nguyên {law.kept} dòng địa phương đã sửa."
        )
