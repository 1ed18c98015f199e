"""Prints a plan to a file, from the shell."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.content import plan_content
from campaigns.models import Plan
from campaigns.paper import plan_document
from emulation.demonstration.seed_plans import plan_uid
from emulation.papers.models import PaperFile
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx

RENDERERS = {"pdf": render_pdf, "docx": render_docx}


class Command(BaseCommand):
    help = "In một kế hoạch ra tệp PDF hoặc Word."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", help="1, 2, 3 của dữ liệu minh họa, hoặc mã (uid)")
        parser.add_argument("--to", required=True, type=Path, help="TỆP.pdf hoặc TỆP.docx")

    def handle(self, *args: Any, plan: str, to: Path, **options: Any) -> None:
        format = to.suffix.lower().lstrip(".")
        if format not in RENDERERS:
            raise CommandError("Tên tệp phải có đuôi .pdf hoặc .docx.")
        to.write_bytes(self._bytes(self._plan(plan), format))
        self.stdout.write(f"Đã in ra {to}")

    def _plan(self, name: str) -> Plan:
        try:
            uid = plan_uid(int(name)) if name.isdigit() else UUID(name)
            return Plan.objects.get(uid=uid)
        except (ValueError, Plan.DoesNotExist) as error:
            raise CommandError(f"Không có kế hoạch “{name}”.") from error

    def _bytes(self, plan: Plan, format: str) -> bytes:
        """Return the stored bytes of an issued plan, else a draft from its content as it is."""
        if plan.paper:
            return bytes(PaperFile.objects.get(paper=plan.paper, format=format).content)
        document = plan_document(plan_content(plan), is_draft=True)
        return RENDERERS[format](document)
