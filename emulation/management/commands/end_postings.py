"""End the lists whose time for opinions is over; from cron, each night. Safe to run twice."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from awards.posting.services import postings_end_due


class Command(BaseCommand):
    help = "Kết thúc các danh sách niêm yết đã hết hạn; hồ sơ không còn ý kiến chờ xem xét đi tiếp."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = postings_end_due()
        for posting in ended:
            self.stdout.write(f"{posting.commune}: {posting.title}")
        self.stdout.write(f"{len(ended)} danh sách đã kết thúc niêm yết.")
