"""The papers that go up with a proposal: itself, minutes, and each nominee's dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from awards.bundling import Part
from awards.checking.looking import findings_sent
from awards.deciding.papers import document_of
from awards.eligibility import Asked, together
from awards.models import (
    Ballot,
    Decision,
    DecisionLine,
    DossierFile,
    Nomination,
    NominationFile,
    Sitting,
)
from awards.nominating.drafting import SECTIONS
from awards.paper_names import name_on_paper
from awards.states import SittingState
from emulation.lib import dates
from emulation.lib.dates import PartialDate
from emulation.lib.text import first_lower
from emulation.org.selectors import commune_name, names_at_home
from emulation.papers.document import Block, Document, Heading, Paragraph, Table
from emulation.papers.models import Attachment, PaperFile
from emulation.papers.pdf import render_pdf

# What a frozen figure says of itself, and the heads of the columns.
_FIGURE_COLUMNS = {
    "name": "Chỉ tiêu",
    "pledge_words": "Đăng ký",
    "result_words": "Kết quả",
    "percent_words": "Bằng",
    "done_words": "Mức đạt",
}


def bundle_title(decision: Decision) -> str:
    if decision.paper:
        return f"Hồ sơ kèm {decision.paper.citation} {first_lower(decision.subject)}"
    return f"Hồ sơ kèm {decision.get_kind_display().lower()}: {decision.subject}"


def parts_of(decision: Decision) -> list[Part]:
    """Return the bundle in its order; a fixed number of queries, and a page set for each report."""
    lines = list(
        decision.lines.filter(return_reason="", nomination__isnull=False).select_related(
            "nomination__honour", "nomination__reward_form", "nomination__unit"
        )
    )
    rows = [line.nomination for line in lines]
    names = names_at_home({row.unit_id for row in rows}, dates.today())
    commune = commune_name(decision.commune, dates.today())
    return [
        Part(f"{decision.get_kind_display()}, danh sách", _paper_pdf(decision)),
        *_minutes(rows),
        *_common(rows, names),
        *_dossiers(lines, commune, names),
    ]


def report_document(row: Nomination, award_name: str, unit_name: str) -> Document:
    """Return the merit report as the office got it, with the figures that were frozen."""
    return Document(
        kind="BÁO CÁO",
        subject=f"Thành tích đề nghị tặng {award_name}",
        issuer=(unit_name.upper(),),
        issuer_name=unit_name,
        symbol="",
        place=row.commune.place,
        date=PartialDate(dates.today().year),
        body=(
            Paragraph(row.recipient, run_in="Đề nghị khen thưởng:"),
            *((Paragraph(row.detail, run_in="Chức vụ, đơn vị, nơi ở:"),) if row.detail else ()),
            *_report_blocks(row),
        ),
        is_form=True,
        mark="BẢN TRÍCH TỪ HỒ SƠ",
    )


def _report_blocks(row: Nomination) -> Iterator[Block]:
    content = row.content or {}
    report = content.get("report", {})
    for code, label in SECTIONS.items():
        if text := str(report.get(code, "")).strip():
            yield Heading(label)
            yield from (Paragraph(line) for line in text.splitlines() if line.strip())
    if content.get("merit"):
        yield Heading("Thành tích ghi trong quyết định")
        yield Paragraph(content["merit"])
    if content.get("figures"):
        rows = (tuple(each[key] for key in _FIGURE_COLUMNS) for each in content["figures"])
        yield Table(
            rows=(tuple(_FIGURE_COLUMNS.values()), *rows),
            caption="Kết quả thực hiện chỉ tiêu đã đăng ký",
            widths=(0.34, 0.2, 0.16, 0.12, 0.18),
        )
    if asked := together(findings_sent(row)):
        yield Heading("Xét theo tiêu chuẩn")
        yield from (Paragraph(_told(one), marker="-") for one in asked)


def _told(asked: Asked) -> str:
    """Write "Hoàn thành tốt nhiệm vụ (Điều 24): Đạt"."""
    article = f" ({asked.articles})" if asked.articles else ""
    return f"{asked.words.rstrip('.')}{article}: {asked.verdict_words}"


def _paper_pdf(decision: Decision) -> bytes:
    if decision.paper:
        return bytes(decision.paper.files.get(format=PaperFile.Format.PDF).content)
    return render_pdf(document_of(decision))


def _minutes(rows: Sequence[Nomination]) -> Iterator[Part]:
    passed = Ballot.objects.filter(nomination__in=rows, sitting__state=SittingState.CLOSED)
    sittings = Sitting.objects.filter(pk__in=passed.values("sitting")).exclude(minutes=None)
    files = PaperFile.objects.filter(
        paper__in=sittings.values("minutes"), format=PaperFile.Format.PDF
    )
    for file in files.select_related("paper__number"):
        yield Part(file.paper.citation, bytes(file.content))


def _common(rows: Sequence[Nomination], names: dict[int, str]) -> Iterator[Part]:
    """The papers that a unit handed in for all its nominations."""
    files = DossierFile.objects.filter(
        dossier__round__in={row.round_id for row in rows},
        dossier__unit__in={row.unit_id for row in rows},
    ).select_related("attachment", "dossier")
    by_unit: dict[int, list[Part]] = {}
    for file in files.order_by("dossier", "pk"):
        found = by_unit.setdefault(file.dossier.unit_id, [])
        found.append(_attached(file.attachment))
    for unit, parts in by_unit.items():
        yield Part(f"Giấy tờ chung của {names[unit]}")
        yield from parts


def _dossiers(lines: Sequence[DecisionLine], commune: str, names: dict[int, str]) -> Iterator[Part]:
    files = _files_of(line.nomination for line in lines)
    for line in lines:
        row = line.nomination
        award = name_on_paper(row.award.name, commune)
        yield Part(f"{line.recipient}: {award}")
        document = report_document(row, award, names[row.unit_id])
        yield Part("Báo cáo thành tích", render_pdf(document), level=1)
        yield from files.get(row.pk, ())


def _files_of(rows: Iterable[Nomination]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    files = NominationFile.objects.filter(nomination__in=[row.pk for row in rows])
    for file in files.select_related("attachment").order_by("pk"):
        found.setdefault(file.nomination_id, []).append(_attached(file.attachment))
    return found


def _attached(attachment: Attachment) -> Part:
    return Part(attachment.name, bytes(attachment.content), level=1, name=attachment.name)
