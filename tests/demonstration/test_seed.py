"""The demonstration as built through the services: kept whole, printed, measured."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from docx import Document

from campaigns.content import content_sha256, plan_content, walk
from campaigns.models import Plan, PlanState
from campaigns.paper import plan_document
from campaigns.plan_page import themes
from campaigns.selectors import library_communes, phrases_visible_to
from emulation.demonstration import stages
from emulation.demonstration.seed_plans import plan_uid
from emulation.lib import dates
from emulation.lib.quantities import parse_number
from emulation.org.models import Commune, Household, Membership, Role, UnitKind, User
from emulation.org.selectors import spells_on
from emulation.papers.models import PaperFile
from emulation.papers.paging import paging_of
from emulation.papers.pdf import render_pdf
from targets.measures import Amount, Measure, parts_check
from tests.papers.measure import PrintedPdf, embedded_fonts
from tests.papers.pages_read import pages_of_the_pdf, pages_on_the_screen

SHARED = Path(__file__).resolve().parents[3] / "shared" / "plans"
DAY = stages.STAGES["plans"].day
SOURCES = {1: "dong-tam-2024", 2: "ngo-quyen-2024"}


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """Build it once for this file; every test reads it, none writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        with dates.on_day(DAY):
            stages.build("plans")
            yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def plan(number: int) -> Plan:
    return Plan.objects.get(uid=plan_uid(number))


def content(number: int) -> dict:
    """What the plan's paper was made from: its last revision, or the draft as it is."""
    revision = plan(number).revisions.order_by("-number").first()
    return revision.content if revision else plan_content(plan(number))


def printed(number: int, tmp_path: Path, format: str = "pdf") -> bytes:
    target = tmp_path / f"plan.{format}"
    call_command("print_plan", str(number), "--to", str(target), stdout=StringIO())
    return target.read_bytes()


def test_places_stand_as_they_were_in_2024():
    levels = Commune.objects.order_by("pk").values_list("level", "place")
    assert list(levels) == [
        ("province", "Bắc Giang"),
        ("district", "Yên Thế"),
        ("district", "Bắc Giang"),
        ("commune", "Đồng Tâm"),
        ("commune", "Phường Ngô Quyền"),
    ]
    dong_tam = Commune.objects.get(place="Đồng Tâm")
    villages = spells_on(dong_tam, DAY).filter(kind=UnitKind.VILLAGE)
    assert villages.count() == 6
    assert {"Thôn Liên Cơ", "Thôn Tân Kỳ", "Thôn Hồng Lạc", "Thôn Đề Thám"} <= {
        village.name for village in villages
    }
    assert Household.objects.filter(commune=dong_tam).count() >= 48


@pytest.mark.parametrize("place", ["Đồng Tâm", "Phường Ngô Quyền"])
def test_every_role_has_somebody_who_can_log_in(place):
    roles = Membership.objects.filter(commune__place=place).exclude(person__user=None)
    held = set(roles.values_list("role", flat=True))
    assert held == set(Role.values) - {Role.OVERSEER}


def test_plans_stand_at_their_stages():
    states = [(plan(n).state, plan(n).commune.place) for n in (1, 2, 3, 4)]
    assert states == [
        (PlanState.ISSUED, "Đồng Tâm"),
        (PlanState.ISSUED, "Phường Ngô Quyền"),
        (PlanState.DRAFT, "Đồng Tâm"),
        (PlanState.SUBMITTED, "Đồng Tâm"),
    ]
    assert plan(1).paper.full_number == "12/KH-UBND"
    assert plan(2).paper.full_number == "31/KH-UBND"
    assert plan(3).signatory is None
    assert plan(3).date_day is None


def test_a_submitted_plan_has_comments_answered_and_open():
    comments = plan(4).comments.order_by("pk")
    assert [comment.state for comment in comments] == ["open", "open", "kept"]
    assert {comment.made_by.role for comment in comments} == {Role.CHECKER}


def test_somebody_of_the_province_keeps_its_phrases():
    province = Commune.objects.get(level=Commune.Level.PROVINCE)
    keeper = User.objects.get(login="bg-tue")
    assert province in library_communes(keeper)
    assert phrases_visible_to(keeper).filter(commune=province).exists()


@pytest.mark.parametrize(("number", "targets"), [(1, 42), (2, 22)])
def test_every_target_is_kept(number, targets):
    assert len(content(number)["targets"]) == targets


@pytest.mark.slow
@pytest.mark.parametrize("number", SOURCES)
def test_targets_are_those_that_a_careful_person_reads(number):
    path = SHARED / f"{SOURCES[number]}.expected.json"
    if not path.exists():
        pytest.skip("the folder of real plans is not beside this repository")
    wanted = json.loads(path.read_text(encoding="utf-8"))["targets"]
    kept = content(number)["targets"]
    places = {target["uid"]: place for place, target in enumerate(kept)}
    assert [
        (t["op"], t["value"], t["value_max"], t["unit"] or None, places.get(t["parent"]))
        for t in kept
    ] == [(t["op"], t["value"], t["value_max"], t["unit"], t["parent"]) for t in wanted]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_linked_number_is_the_value_of_its_target(number):
    whole = content(number)
    targets = {target["uid"]: target for target in whole["targets"]}
    figures = [
        (block["text"][figure["start"] :][: figure["length"]], figure)
        for item in walk(whole["items"])
        for block in item["blocks"]
        for figure in block.get("figures", ())
    ]
    assert figures
    for text, figure in figures:
        assert parse_number(text) == Decimal(targets[figure["target"]][figure["slot"]])
    placed = {uid for item in walk(whole["items"]) for uid in item["target_uids"]}
    assert placed == set(targets)


@pytest.mark.slow
@pytest.mark.parametrize("parent", ["lương thực", "cây ăn quả"])
def test_parts_that_add_up_do_add_up(parent):
    targets = content(1)["targets"]
    whole = next(t for t in targets if parent in t["name"].lower() and t["parent"] is None)
    parts = [t for t in targets if t["parent"] == whole["uid"]]
    assert {part["part_rule"] for part in parts} == {"adds_up"}
    tons = Measure("tấn")
    values = [Amount(Decimal(part["value"]), tons) for part in parts]
    assert parts_check(Amount(Decimal(whole["value"]), tons), values).agrees


@pytest.mark.slow
def test_approval_names_a_revision_whose_hash_still_holds():
    for number in (1, 2):
        for revision in plan(number).revisions.all():
            assert content_sha256(revision.content) == revision.sha256
        issued, submitted = plan(number).revisions.order_by("-number")
        assert issued.based_on == submitted == plan(number).submitted_revision


@pytest.mark.slow
def test_targets_name_the_paper_that_set_them():
    values = {row.target.current.paper for row in plan(1).plantargets.select_related("target")}
    assert values == {"Kế hoạch số 12/KH-UBND"}


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2])
def test_an_issued_plan_prints_as_it_was_stored(number, tmp_path):
    stored = PaperFile.objects.get(paper=plan(number).paper, format="pdf")
    assert printed(number, tmp_path) == bytes(stored.content)


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3])
def test_printed_plans_measure_right(number, tmp_path):
    pdf = PrintedPdf(printed(number, tmp_path))
    quoc_hieu = pdf.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    tieu_ngu = pdf.line("Độc lập - Tự do - Hạnh phúc")
    assert quoc_hieu.size in (12, 13) and quoc_hieu.face == "Tinos-Bold"
    assert pdf.rule_under(tieu_ngu).width == pytest.approx(tieu_ngu.width, abs=0.5)
    title = pdf.line("KẾ HOẠCH", page=1)
    assert title.size == 14 and title.face == "Tinos-Bold"
    for line in pdf.lines:
        width = pdf.sizes[line.page - 1][0]
        assert line.x0 >= 29.9 or "Phụ" in line.text
        assert width - line.x1 >= 14.9
    assert all("Tinos" in name for name in embedded_fonts(pdf.content))


@pytest.mark.slow
def test_issued_plans_have_number_date_signer_and_code(tmp_path):
    first = PrintedPdf(printed(1, tmp_path))
    assert "Số: 12/KH-UBND" in first.text
    assert "Đồng Tâm, ngày 15 tháng 02 năm 2024" in first.text
    assert plan(1).paper.code in first.text
    assert "DỰ THẢO" not in first.text
    second = PrintedPdf(printed(2, tmp_path))
    assert "Phường Ngô Quyền, ngày 02 tháng 02 năm 2024" in second.text
    assert "Vũ Trí Khánh" in second.text


@pytest.mark.slow
def test_the_draft_leaves_room_and_says_that_it_is_a_draft(tmp_path):
    pdf = PrintedPdf(printed(3, tmp_path))
    assert "DỰ THẢO" in pdf.text
    assert plan_content(plan(3))["header"]["number"] == ""
    heights = [(round(width), round(height)) for width, height in pdf.sizes]
    assert (297, 210) in heights, "the appendix of targets lies on its side"


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3])
def test_word_files_carry_every_paragraph(number, tmp_path):
    document = Document(BytesIO(printed(number, tmp_path, "docx")))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\xa0", " ")
    for item in walk(content(number)["items"]):
        for block in item["blocks"]:
            if "text" in block:
                assert block["text"].rstrip(".;") in words


@pytest.mark.slow
def test_the_command_refuses_to_build_twice():
    with pytest.raises(CommandError, match="đã có dữ liệu"):
        call_command("seed_demo")
    call_command("seed_demo", "--if-empty")


@pytest.mark.slow
def test_people_are_told_how_to_log_in():
    out = StringIO()
    call_command("demo_people", stdout=out)
    assert "dt-mai" in out.getvalue()
    assert "mật khẩu chung: thi-dua-2024" in out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["9", "abc", "6f2f4c1e-54a5-5c0b-9f5e-2f0c9ad0f2b4"])
def test_an_unknown_plan_is_said_so(name, tmp_path):
    with pytest.raises(CommandError, match="Không có kế hoạch"):
        call_command("print_plan", name, "--to", str(tmp_path / "x.pdf"))


@pytest.mark.slow
def test_a_day_in_the_past_does_not_stay():
    assert dates.today() == DAY == dt.date(2024, 2, 26)


@pytest.mark.slow
@pytest.mark.parametrize(("number", "counts"), [(1, [25, 14]), (3, [1, 4, 3])])
def test_targets_belong_to_the_themes_of_their_plan(number, counts):
    shown = [theme["count"] for theme in themes(content(number))]
    assert [count for count in shown if count] == counts


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3])
def test_pages_begin_on_the_screen_where_they_begin_in_the_pdf(number):
    document = plan_document(content(number), is_draft=number == 3)
    starts = paging_of(document).starts
    assert pages_on_the_screen(document, starts) == pages_of_the_pdf(render_pdf(document))
