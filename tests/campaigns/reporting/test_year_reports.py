"""The year-end report: what it says of results and registrations, and what nobody knows."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.checks import open_checks
from campaigns.content import plan_content, walk
from campaigns.models import Figure, Plan, PlanKind, YearFact
from campaigns.paper import plan_document
from campaigns.reporting.lists import years_to_report
from emulation.lib import dates
from emulation.org.models import Succession
from emulation.org.selectors import commune_name, commune_unit
from emulation.papers.models import PaperKind
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from emulation.trail.models import Entry
from tests.campaigns.launching.campaigns_made import launched
from tests.campaigns.plans_made import approved as approved_plan
from tests.campaigns.plans_made import fresh, issue, issued, submit, unprinted
from tests.campaigns.registering.registrations_made import approved, household, new_drive
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept
from tests.targets.conftest import span  # noqa: F401  (fixture)

pytestmark = pytest.mark.django_db

PART_OF_YEAR = "reports.part_of_year"
MOST = 25
"""Questions for the whole text of the report with its chapters, whatever the year holds."""


@pytest.fixture
@kept
def report(cast, quarters) -> Plan:
    return services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)


def sentences(plan: Plan) -> list[str]:
    blocks = [block for item in walk(plan_content(plan)["items"]) for block in item["blocks"]]
    return [block["text"] for block in blocks if "text" in block]


def headings(plan: Plan) -> list[str]:
    return [item["heading"] for item in walk(plan_content(plan)["items"])]


def table_headed(plan: Plan, first: str) -> list[list[str]]:
    for item in walk(plan_content(plan)["items"]):
        for block in item["blocks"]:
            if "table" in block and block["table"]["rows"][0][0] == first:
                return block["table"]["rows"]
    raise AssertionError(first)


def rules(plan: Plan) -> set[str]:
    return {check.rule for check in open_checks(plan_content(fresh(plan)))}


def test_its_results_are_said_to_end_before_the_year(report):
    text = "\n".join(sentences(report))
    assert (
        "Kết quả thực hiện 3 chỉ tiêu thi đua đến hết quý II/2024 (các kỳ sau chưa có số liệu) "
        "như sau:" in text
    )
    (check,) = [one for one in open_checks(plan_content(report)) if one.rule == PART_OF_YEAR]
    assert "mới đến hết quý II/2024" in check.sentence and not check.blocks


def test_part_of_a_year_stands_beside_the_same_part_of_the_year_before(cast, listed, quarters):
    listed[0].baseline, listed[0].baseline_year = 1300, 2023
    listed[0].save()
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    assert "So năm trước" not in table_headed(report, "Chỉ tiêu")[0]
    assert "so với năm trước" not in "\n".join(sentences(report))
    head = plan_document(plan_content(report), is_draft=True).appendices[0].blocks[0].rows[0]
    assert "Năm trước" not in head


def test_what_nobody_reported_leaves_no_figure_to_be_done(cast, in_force):
    with dates.on_day(dt.date(2024, 7, 8)):
        report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    text = "\n".join(sentences(report))
    assert "Tiếp tục thực hiện các chỉ tiêu chưa có số liệu của năm 2024." in text
    tasks = [row for row in plan_content(report)["items"] if row["heading"].startswith("PHƯƠNG")]
    blocks = [block for item in walk(tasks) for block in item["blocks"]]
    assert blocks and not any("table" in block for block in blocks)


def test_it_has_the_parts_of_a_year_end_report(report):
    assert str(report) == ("Báo cáo tổng kết phong trào thi đua và công tác khen thưởng năm 2024")
    content = plan_content(report)
    assert (report.kind, report.symbol, report.noun) == ("yearend", "BC-UBND", "báo cáo")
    assert [item["heading"] for item in content["items"]] == [
        "ĐẶC ĐIỂM TÌNH HÌNH, CÔNG TÁC CHỈ ĐẠO",
        "KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG THI ĐUA",
        "CÔNG TÁC PHÁT ĐỘNG, ĐĂNG KÝ THI ĐUA, CHẤM ĐIỂM, XẾP HẠNG",
        "CÔNG TÁC KHEN THƯỞNG",
        "ĐÁNH GIÁ VIỆC THỰC HIỆN CỦA CÁC ĐƠN VỊ",
        "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025",
        "ĐỀ XUẤT, KIẾN NGHỊ",
    ]
    assert content["signature"]["lines"][0] == "TM. ỦY BAN NHÂN DÂN"
    assert "Kế hoạch số" in content["opening"][0]
    assert Entry.objects.filter(code="campaigns.plan.report_drafted").count() == 1


def test_its_results_stand_by_theme_with_what_was_given(report):
    assert "Sản lượng vải thiều đạt 1.040/1.000 tấn, bằng 104% kế hoạch." in sentences(report)
    rows = table_headed(report, "Chỉ tiêu")
    assert rows[0] == ["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)", "Đánh giá"]
    assert rows[1][:5] == ["Sản lượng vải thiều", "tấn", "1.000", "1.040", "104"]
    assert {target["theme"] for target in plan_content(report)["targets"]} == {
        "Xây dựng nông thôn mới"
    }


def test_last_year_stands_beside_and_is_called_last_year(cast, quarters, listed):
    listed[0].baseline, listed[0].baseline_year = 1300, 2023
    listed[0].save()
    period = quarters[1]
    period.span.ends_on = period.ends_on  # the year as if it ended with the quarter
    period.span.save()
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    told = next(line for line in sentences(report) if line.startswith("Sản lượng vải thiều"))
    assert told.endswith("bằng 104% kế hoạch, giảm 20% so với năm trước.")
    rows = table_headed(report, "Chỉ tiêu")
    assert (rows[0][5], rows[1][5]) == ("So năm trước", "-20%")
    # the fall is a number of the table, though the table writes it with its sign
    assert "reports.untold" not in rules(report)
    assert "Tỷ lệ hộ nghèo: đạt" not in told


def test_what_nobody_knows_is_said_to_be_missing(report):
    text = "\n".join(sentences(report))
    assert "Trong năm chưa ghi phong trào, đợt thi đua nào được phát động" in text
    assert "Sổ khen thưởng năm 2024 chưa ghi danh hiệu thi đua, hình thức khen thưởng" in text
    assert "Quỹ thi đua, khen thưởng: chưa có số liệu thu, chi." in text
    assert "được tặng" not in text
    assert YearFact.objects.filter(plan=report).count() == 0


def test_a_year_of_which_the_portal_holds_nothing(cast):
    report = services.year_report_draft(commune=cast.commune, year=2022, by=cast.clerk)
    text = "\n".join(sentences(report))
    assert "Trong năm chưa ghi chỉ tiêu thi đua nào" in text
    assert "Trong năm chưa có kỳ báo cáo nào có kết quả của đơn vị." in text
    assert report.period is None and plan_content(report)["targets"] == []
    assert not [check for check in open_checks(plan_content(report)) if check.blocks]
    render_pdf(plan_document(plan_content(report), is_draft=True))


def test_targets_without_any_result_are_told_as_missing(cast, in_force, client_of):
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    text = "\n".join(sentences(report))
    assert "Đến nay chưa có kết quả nào được duyệt" in text
    assert "Sản lượng vải thiều (kế hoạch: 1.000 tấn): chưa có số liệu." in text
    row = table_headed(report, "Chỉ tiêu")[1]
    assert row == ["Sản lượng vải thiều", "tấn", "1.000", "chưa có", "", "Chưa có số liệu"]
    page = client_of(cast.clerk).get(reverse("plan_edit", args=[report.uid]))
    assert page.status_code == 200


def test_a_year_that_is_over_has_met_or_failed(cast, quarters):
    year = quarters[1].span
    year.ends_on = quarters[1].ends_on
    year.save()
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    head = table_headed(report, "Nội dung thi đua")[0]
    assert head == ["Nội dung thi đua", "Số chỉ tiêu", "Vượt", "Đạt", "Chưa đạt", "Chưa có số liệu"]


def test_units_that_were_given_targets_are_counted_before_anybody_reported(cast, in_force):
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    assert "Đã giao chỉ tiêu cho 2 đơn vị." in sentences(report)


def test_a_task_that_many_units_owe_is_told_once(cast, quarters):
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    head, *rows = table_headed(report, "Nhiệm vụ")
    assert head == ["Nhiệm vụ", "Thời hạn", "Đơn vị chưa báo hoàn thành"]
    assert len({tuple(row[:2]) for row in rows}) == len(rows) > 0


def test_a_commune_that_took_over_others_says_whose_figures_are_missing(cast):
    day = dt.date(2025, 7, 1)
    old = commune_name(cast.next_commune, day)
    Succession.objects.create(
        commune=cast.commune, predecessor=commune_unit(cast.next_commune),
        successor=commune_unit(cast.commune), on=day, paper="Nghị quyết số 1658/NQ-UBTVQH15",
    )  # fmt: skip
    with dates.on_day(dt.date(2025, 12, 20)):
        report = services.year_report_draft(commune=cast.commune, year=2025, by=cast.clerk)
        earlier = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    assert (
        f"Từ ngày 01/07/2025, Ủy ban nhân dân xã Đồng Tâm tiếp nhận {old}; số liệu dưới đây "
        "chưa gồm phần đã ghi ở nơi cũ trước ngày đó. Bổ sung nếu cần: …" in sentences(report)
    )
    assert "reports.untold" not in rules(report)
    assert "tiếp nhận" not in "\n".join(sentences(earlier))
    render_pdf(plan_document(plan_content(report), is_draft=True))


def test_one_report_of_a_year_is_written_at_a_time(cast, report, client_of):
    with pytest.raises(ValidationError, match="đã được lập và chưa ban hành"):
        services.year_report_draft(commune=cast.commune, year=2024, by=cast.second_clerk)
    client, url = client_of(cast.second_clerk), reverse("year_report_draft")
    answer = client.post(url, {"year": f"{cast.commune.uid}-2024"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("plan_edit", args=[report.uid])
    assert "Báo cáo tổng kết của năm này đã được lập" in answer.content.decode()
    services.plan_abandon(plan=fresh(report), reason="Lập lại từ số liệu cả năm.", by=cast.clerk)
    again = services.year_report_draft(commune=cast.commune, year=2024, by=cast.second_clerk)
    assert again.pk != report.pk


def test_whoever_drafts_what_is_before_the_chairman_is_led_to_read_it(cast, report, client_of):
    submit(cast, report)
    answer = client_of(cast.second_clerk).post(
        reverse("year_report_draft"), {"year": f"{cast.commune.uid}-2024"}
    )
    assert answer.url == reverse("plan_read", args=[report.uid])


def test_tasks_of_another_year_are_not_told(cast, quarters):
    own = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    assert "Nhiệm vụ quá hạn" in headings(own)
    other = services.year_report_draft(commune=cast.commune, year=2023, by=cast.clerk)
    assert "Nhiệm vụ quá hạn" not in headings(other)


def test_units_that_did_not_register_are_named_and_told_as_a_shortcoming(cast):
    drive = new_drive(cast)
    approved(drive, cast, value="650")
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    text = "\n".join(sentences(report))
    name = drive.campaign.name
    assert "Trong năm đã phát động 1 phong trào, đợt thi đua:" in text
    assert (
        f"{name}: 1/2 đơn vị tham gia đã đăng ký; 1 đơn vị chưa đăng ký. Đã duyệt 1 chỉ tiêu"
        in text
    )
    assert f"{name}: Thôn Đề Thám chưa đăng ký." in text
    assert "Đôn đốc các đơn vị đăng ký thi đua đúng hạn ngay sau khi phát động." in text
    (row,) = table_headed(report, "Phong trào, đợt thi đua")[1:]
    assert row[:6] == [name, "2", "1", "0", "1", "1"]
    (appendix,) = plan_content(report)["year_appendices"]
    rows = appendix["blocks"][0]["table"]["rows"]
    assert sorted(row[:6] for row in rows[1:]) == [
        ["Thôn Hồng Lạc", "1", "1", "0", "0", "1"],
        ["Thôn Đề Thám", "1", "0", "0", "1", "0"],
    ]
    assert "reports.untold" not in rules(report)


def test_a_registration_that_comes_later_is_pointed_out_and_written_anew(cast):
    drive = new_drive(cast)
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    assert not {"targets.figures", "reports.tables"} & rules(report)
    with dates.on_day(drive.campaign.register_until):
        approved(drive, cast)
    assert {"targets.figures", "reports.tables"} <= rules(report)
    assert services.plan_figures_rewrite(plan=fresh(report), by=cast.clerk) >= 3
    assert not {"targets.figures", "reports.tables"} & rules(report)
    name = drive.campaign.name
    (row,) = table_headed(fresh(report), "Phong trào, đợt thi đua")[1:]
    assert row[:5] == [name, "2", "1", "0", "1"]
    assert any(line.startswith(f"{name}: 1/2 đơn vị") for line in sentences(fresh(report)))


def test_a_figure_of_the_year_is_not_changed_from_the_report(cast):
    new_drive(cast)
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    figure = Figure.objects.filter(block__plan=report, fact__code="campaigns.launched").get()
    with pytest.raises(ValidationError, match="Báo cáo chỉ nói lại"):
        services.figures.figures_retype([(figure, 7)], by=cast.clerk)
    services.figure_unlink(figure=figure, by=cast.clerk)
    assert not Figure.objects.filter(pk=figure.pk).exists()


def test_a_figure_shows_a_target_or_a_fact_never_both(cast):
    new_drive(cast)
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    figure = Figure.objects.filter(block__plan=report, fact__isnull=False).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(plan_target=report.plantargets.first())
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(fact=None)


def test_the_plan_of_the_next_year_is_cited(cast, quarters):
    day = dt.date(2025, 1, 20)
    with dates.on_day(day):
        open_series(cast.commune, year=2025, name="Kế hoạch 2025")
        following = approved_plan(cast, year=2025, title="Phát động thi đua năm 2025")
        with unprinted():
            issue(cast, following, issued_on=day)
        following = fresh(following)
        report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    assert any(following.paper.citation in line for line in sentences(report))
    assert "Xây dựng, ban hành kế hoạch thi đua năm 2025" not in "\n".join(sentences(report))


def test_it_prints_with_its_appendices_and_is_issued(cast):
    open_series(cast.commune, kinds=[PaperKind.REPORT], name="Báo cáo")
    household(cast, "Lý Văn Cả", "H1")
    approved(new_drive(cast), cast)
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    document = plan_document(plan_content(report), is_draft=True)
    assert [appendix.title for appendix in document.appendices] == [
        "Bảng tổng hợp kết quả thực hiện chỉ tiêu thi đua năm 2024",
        "Tổng hợp đăng ký thi đua của các đơn vị năm 2024",
    ]
    assert {appendix.orientation for appendix in document.appendices} == {"landscape"}
    with pdfplumber.open(io.BytesIO(render_pdf(document))) as pdf:
        text = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "BÁO CÁO Tổng kết phong trào thi đua và công tác khen thưởng năm 2024" in text
    assert "Phụ lục II" in text and "./." in text
    word = docx.Document(io.BytesIO(render_docx(document)))
    assert any(p.text.startswith("BÁO CÁO") for p in word.paragraphs)
    submit(cast, report)
    services.plan_approve(plan=report, by=cast.chairman)
    paper = issue(cast, report)
    assert paper.citation == "Báo cáo số 01/BC-UBND"


def test_only_the_clerk_of_the_commune_drafts_it(cast, quarters):
    for user in (cast.checker, cast.chairman, cast.unit_head, cast.outsider):
        with pytest.raises(PermissionDenied):
            services.year_report_draft(commune=cast.commune, year=2024, by=user)


def test_what_is_of_plans_alone_does_not_touch_it(cast, report):
    with pytest.raises(PermissionDenied):
        services.plan_carry_over(
            source=report, commune=cast.commune, year=2025, title="Tổng kết", by=cast.clerk
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=report.pk).update(amends=report)


# ---- Pages ---------------------------------------------------------------------------------------


def test_it_begins_with_the_choice_of_a_year(cast, quarters, client_of):
    client, url = client_of(cast.clerk), reverse("year_report_draft")
    page = client.get(url).content.decode()
    assert "Năm 2024: kết quả chỉ tiêu đến hết quý II/2024" in page
    assert "Năm 2023: chưa có kết quả chỉ tiêu nào được duyệt" in page
    answer = client.post(url, {"year": f"{cast.commune.uid}-2024"})
    plan = Plan.objects.get(kind=PlanKind.YEAR_REPORT)
    assert answer.url == reverse("plan_edit", args=[plan.uid])
    assert plan.title in client.get(url).content.decode()
    listed = client.get(reverse("plan_list")).content.decode()
    assert "1 báo cáo tổng kết" in listed and url in listed
    assert "1 báo cáo theo bộ lọc" in client.get("/ke-hoach/?kind=yearend").content.decode()


def test_a_year_of_nowhere_is_refused_at_the_field(cast, quarters, client_of):
    page = client_of(cast.clerk).post(
        reverse("year_report_draft"), {"year": f"{cast.next_commune.uid}-2024"}
    )
    assert page.status_code == 200 and "Chưa lập được báo cáo" in page.content.decode()
    assert not Plan.objects.filter(kind=PlanKind.YEAR_REPORT).exists()


def test_whoever_closes_the_year_is_led_to_its_report(cast, client_of):
    open_series(cast.commune)
    open_series(cast.commune, kinds=[PaperKind.REPORT], name="Báo cáo")
    plan = issued(cast)
    client, url = client_of(cast.clerk), reverse("plan_close", args=[plan.uid])
    page = client.get(url).content.decode()
    assert "Chưa có báo cáo tổng kết năm" in page and reverse("year_report_draft") in page
    report = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    submit(cast, report)
    services.plan_approve(plan=report, by=cast.chairman)
    with unprinted():
        issue(cast, report)
    page = client.get(url).content.decode()
    assert "Báo cáo số 01/BC-UBND" in page and reverse("plan_read", args=[report.uid]) in page


@pytest.mark.parametrize(("day", "usual"), [((2024, 7, 8), 2024), ((2025, 1, 20), 2024)])
def test_the_year_that_one_sums_up_stands_first_chosen(cast, quarters, day, usual):
    with dates.on_day(dt.date(*day)):
        years = years_to_report([cast.commune])
    assert [each.year for each in years if each.is_usual] == [usual]


@pytest.mark.parametrize("count", [1, 5])
def test_the_chapters_cost_the_same_however_many_campaigns_there_are(cast, count):
    approved(new_drive(cast), cast)
    for number in range(count):
        launched(cast, name=f"Đợt thi đua {number}", short_name=f"Đợt {number}")
    year = services.year_report_draft(commune=cast.commune, year=2024, by=cast.clerk)
    assert cost_of(year) <= MOST


def cost_of(plan: Plan) -> int:
    plan = fresh(plan)
    with CaptureQueriesContext(connection) as asked:
        plan_content(plan)
    return len(asked)
