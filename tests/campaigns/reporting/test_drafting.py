"""The report drafted from stored results; its figures against an own computation."""

from __future__ import annotations

import io
import re
from decimal import ROUND_HALF_UP, Decimal

import docx
import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.checks import open_checks
from campaigns.content import plan_content, walk
from campaigns.figures import FigureQuestions
from campaigns.inputs import BlockInput
from campaigns.models import Figure, Plan, TaskParty
from campaigns.paper import plan_document
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from emulation.trail.models import Entry
from targets.models import ReportFigure
from targets.services import figure_correct, period_lock
from tests.campaigns.plans_made import fresh, issue, submit
from tests.campaigns.reporting.conftest import JULY_8, RAW
from tests.plumbing.kept import kept
from tests.targets.conftest import span  # noqa: F401  (fixture)

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def report(cast, quarters) -> Plan:
    return services.report_draft(period=quarters[1], by=cast.clerk)


def sentences(plan: Plan) -> list[str]:
    blocks = [block for item in walk(plan_content(plan)["items"]) for block in item["blocks"]]
    return [block["text"] for block in blocks if "text" in block]


def rules(plan: Plan) -> set[str]:
    return {check.rule for check in open_checks(plan_content(plan))}


def told(number: Decimal) -> str:
    """Write a figure for a Vietnamese text, here by other means than the portal's."""
    whole, _, rest = f"{number.normalize():f}".partition(".")
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    return f"{grouped},{rest}" if rest else grouped


def own_results() -> dict[str, Decimal]:
    """What came of each target by the end of quarter II, from the raw figures alone."""
    raw = {
        name: {q: [Decimal(x) for x in row] for q, row in of.items()} for name, of in RAW.items()
    }
    poverty = raw["Tỷ lệ hộ nghèo"][2]
    return {
        "Sản lượng vải thiều": sum(sum(row) for row in raw["Sản lượng vải thiều"].values()),
        "Diện tích canh tác": sum(raw["Diện tích canh tác"][2]),
        "Tỷ lệ hộ nghèo": sum(poverty) / len(poverty),
    }


def test_its_numbers_are_those_of_an_own_computation(report):
    results, text = own_results(), "\n".join(sentences(report))
    shares = {
        name: (results[name] * 100 / asked).quantize(Decimal("0.1"), ROUND_HALF_UP)
        for name, asked in (("Sản lượng vải thiều", 1000), ("Diện tích canh tác", 475))
    }
    lychee, land = results["Sản lượng vải thiều"], results["Diện tích canh tác"]
    assert (
        f"Sản lượng vải thiều đạt {told(lychee)}/1.000 tấn, "
        f"bằng {told(shares['Sản lượng vải thiều'])}% kế hoạch." in text
    )
    assert (
        f"Diện tích canh tác đạt {told(land)}/475 ha, "
        f"bằng {told(shares['Diện tích canh tác'])}% kế hoạch." in text
    )
    assert (
        f"Tỷ lệ hộ nghèo còn {told(results['Tỷ lệ hộ nghèo'])}% (kế hoạch: không quá 0,66%)."
        in text
    )


def test_it_is_a_paper_in_the_workshop_with_the_words_of_a_report(cast, report):
    content = plan_content(report)
    assert str(report) == "Báo cáo sơ kết phong trào thi đua 6 tháng đầu năm 2024"
    assert (report.noun, report.symbol, content["kind"]) == ("báo cáo", "BC-UBND", "report")
    assert content["signature"]["lines"][0] == "TM. ỦY BAN NHÂN DÂN"
    assert [item["heading"].split()[0] for item in content["items"]] == [
        "CÔNG", "KẾT", "ĐÁNH", "TỒN", "NHIỆM",
    ]  # fmt: skip
    assert {target["theme"] for target in content["targets"]} == {"Xây dựng nông thôn mới"}
    assert Entry.objects.filter(code="campaigns.plan.report_drafted").count() == 1


def test_late_units_and_overdue_tasks_are_told(cast, report):
    text = "\n".join(sentences(report))
    assert "Báo cáo đúng hạn mọi kỳ: Thôn Hồng Lạc." in text
    assert "Có kỳ báo cáo chậm: Thôn Đề Thám." in text
    rows = [row for item in walk(plan_content(report)["items"]) for block in item["blocks"]
            for row in block.get("table", {}).get("rows", ())]  # fmt: skip
    assert TaskParty.objects.filter(leads=True).exists()
    assert ["Phát động thi đua ở thôn", "15/03/2024", "Thôn Hồng Lạc"] in rows


def test_the_draft_waits_only_for_the_causes_that_a_person_knows(report):
    found = {rule for rule in rules(report) if rule.startswith(("reports", "targets"))}
    assert found == {"reports.blanks"}


def test_a_number_that_stands_nowhere_is_pointed_out_dates_and_papers_are_not(cast, report):
    item = report.items.get(heading="Tồn tại, hạn chế")
    words = (
        "Theo Nghị quyết số 29 ngày 15/3/2024, còn 77 hộ chưa có nước sạch; năm 2023 là 1.040 tấn."
    )
    services.item_add(plan=report, parent=item, blocks=_blocks(words), by=cast.clerk)
    checks = [c for c in open_checks(plan_content(report)) if c.rule == "reports.untold"]
    assert [check.quote for check in checks] == ["77"]


def test_a_corrected_result_is_pointed_out_and_written_anew(cast, report, quarters):
    period_lock(period=quarters[0], by=cast.clerk)
    period_lock(period=quarters[1], by=cast.clerk)
    figure = ReportFigure.objects.get(
        report__period=quarters[1], share__target__name="Diện tích canh tác", value=190
    )
    figure_correct(figure=figure, value=Decimal(175), reason="Cộng nhầm một xứ đồng", by=cast.clerk)
    report = fresh(report)
    assert {"targets.figures", "reports.tables"} <= rules(report)
    assert services.plan_figures_rewrite(plan=report, by=cast.clerk) >= 3
    assert "Diện tích canh tác đạt 475/475 ha, bằng 100% kế hoạch." in sentences(fresh(report))
    assert not {"targets.figures", "reports.tables"} & rules(fresh(report))


def test_a_result_typed_over_asks_and_is_never_changed_from_a_report(cast, report):
    figure = Figure.objects.filter(plan_target__plan=report, slot="result").first()
    target, item = figure.plan_target.target, figure.block.item
    text = figure.block.text.replace("1.040", "1.090")
    given = {"item": item, "version": item.version, "heading": "", "run_in": False,
             "numbered": True, "children_style": item.children_style,
             "blocks": _blocks(text, figure.block), "by": cast.clerk}  # fmt: skip
    with pytest.raises(FigureQuestions) as asked:
        services.item_change(**given)
    (question,) = asked.value.questions
    assert (question.target_name, question.can_change) == (target.name, False)
    with pytest.raises(ValidationError, match="Báo cáo chỉ nói lại"):
        services.item_change(**given, answers={question.figure_uid: "change"})
    services.item_change(**given, answers={question.figure_uid: "unlink"})
    assert not Figure.objects.filter(pk=figure.pk).exists()


def test_the_paper_prints_as_bao_cao_with_its_landscape_summary(report):
    document = plan_document(plan_content(report), is_draft=True)
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        first, last = pdf.pages[0], pdf.pages[-1]
        text = first.extract_text()
        assert "DỰ THẢO" in text and "BÁO CÁO" in text and "/BC-UBND" in text
        assert last.width > last.height
        (table,) = last.extract_tables()
        assert table[1][1:6] == ["Sản lượng vải thiều", "tấn", "1.000", "1.040", "104"]
        assert "./." in "".join(page.extract_text() for page in pdf.pages)
    word = docx.Document(io.BytesIO(render_docx(document)))
    assert any(p.text.startswith("BÁO CÁO") for p in word.paragraphs)


def test_units_stand_as_columns_where_asked(cast, quarters):
    plan = services.report_draft(period=quarters[1], with_units=True, by=cast.clerk)
    (appendix,) = plan.appendices.all()
    rows = appendix.blocks.get().table["rows"]
    assert appendix.orientation == "landscape"
    assert rows[0][3:] == ["Toàn xã", "Thôn Hồng Lạc", "Thôn Đề Thám"]
    assert rows[1][3:] == ["1.040", "620", "420"]


def test_it_is_submitted_approved_and_numbered_as_a_report(cast, report, in_force):
    before = {row.target_id: row.target.current.paper for row in in_force.plantargets.all()}
    submit(cast, report)
    services.plan_approve(plan=report, by=cast.chairman)
    paper = issue(cast, report, issued_on=JULY_8)
    assert (paper.kind, paper.full_number) == ("BC", "01/BC-UBND")
    assert paper.citation == "Báo cáo số 01/BC-UBND"
    after = {r.target_id: r.target.current.paper for r in fresh(in_force).plantargets.all()}
    assert after == before and fresh(in_force).state == "issued"


def test_what_is_of_plans_alone_does_not_touch_a_report(cast, report, quarters):
    with pytest.raises(PermissionDenied):
        services.plan_carry_over(
            source=report, commune=cast.commune, year=2025, title="Sơ kết", by=cast.clerk
        )
    with pytest.raises(PermissionDenied):
        services.plan_template_keep(plan=report, name="Mẫu", by=cast.clerk)
    again = services.report_draft(period=quarters[1], by=cast.clerk)
    assert again.pk != report.pk


def test_nothing_is_drafted_without_results_or_right(cast, quarters, span):  # noqa: F811
    later = span.periods.get(number=4)
    with pytest.raises(ValidationError, match="chưa mở"):
        services.report_draft(period=later, by=cast.clerk)
    with pytest.raises(PermissionDenied):
        services.report_draft(period=quarters[1], by=cast.checker)


def _blocks(text, block=None):
    return [BlockInput(text, uid=str(block.uid) if block else "")]
