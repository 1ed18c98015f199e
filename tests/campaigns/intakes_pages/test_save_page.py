"""What a reading will become, and its saving as a draft plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.content import plan_content
from campaigns.models import Intake, IntakeState, Plan
from targets.models import Target
from targets.services import span_for_year
from tests.campaigns.edit_pages import make_target, text_of
from tests.campaigns.intakes.readings_made import TITLE, a_reading
from tests.campaigns.intakes_pages.pages import Checking, form_fields
from tests.campaigns.intakes_pages.test_targets_page import big_reading
from tests.campaigns.plans_made import issued
from tests.papers.papers_made import open_series

pytestmark = pytest.mark.django_db

MOST_QUERIES = 32


def choices_of(page, **changes):
    """What a browser would send from the page: its form and the choices for each target."""
    fields = form_fields(page.context["form"])
    rows = page.context["rows"]
    fields["co"] = [str(row.number) for row in rows]
    for row in rows:
        if not row.made.skipped:
            fields[f"lay-{row.number}"] = "1"
        if row.asks_direction:
            fields[f"direction-{row.number}"] = row.made.read.direction
        if row.is_new:
            fields[f"field-{row.number}"] = row.made.field
    fields |= changes
    return {name: value for name, value in fields.items() if value is not None}


def save(checking, **changes):
    page = checking.open("intake_save")
    return checking.client.post(
        checking.address("intake_save"), choices_of(page, **changes), follow=True
    )


def test_the_page_says_what_will_stand_where_and_what_is_left_out(checking):
    page = text_of(checking.open("intake_save"))
    for words in ("1 văn bản", "3 dòng", "1 phụ lục", "0 đã có trong danh mục, 6 mới"):
        assert words in page
    assert "Nguyễn Đức Thắng" in page
    assert "2 dòng không thuộc kế hoạch: 2, 3" in page
    assert "Còn 1 chỉ tiêu chưa xem." in page
    assert f'value="{2024}"' in page and TITLE in page
    assert 'aria-current="page"' in page  # the place of the portal
    assert not Plan.objects.exists()


def test_saving_makes_the_draft_and_opens_it(checking):
    page = save(checking)
    plan = Plan.objects.get()
    assert page.redirect_chain == [(reverse("plan_edit", args=[plan.uid]), 302)]
    assert "Đã lưu thành kế hoạch nháp." in text_of(page)
    checking.intake.refresh_from_db()
    assert (checking.intake.state, checking.intake.plan) == (IntakeState.SAVED, plan)
    assert plan.plantargets.count() == 6
    assert plan_content(plan)["header"]["title"] == TITLE


def test_a_saved_reading_leads_to_its_plan(checking):
    save(checking)
    page = text_of(checking.open("intake_read"))
    assert reverse("plan_read", args=[Plan.objects.get().uid]) in page
    assert "Đã lưu vào kế hoạch" in page


def test_choices_are_followed(checking):
    save(
        checking,
        year="2025",
        title="Kế hoạch năm sau",
        **{"lay-3": None, "direction-4": "lower", "field-6": "politics"},
    )
    plan = Plan.objects.get()
    assert (plan.year, plan.title) == (2025, "Kế hoạch năm sau")
    targets = {row.target.name: row.target for row in plan.plantargets.all()}
    assert len(targets) == 5 and "nhãn" not in targets
    poverty = targets["Tỷ lệ hộ nghèo"].indicator
    assert (poverty.direction, poverty.direction_confirmed) == ("lower", True)
    assert targets["trường đạt chuẩn quốc gia"].indicator.field == "politics"


def test_only_what_is_not_usual_is_asked(checking):
    rows = {row.number: row for row in checking.open("intake_save").context["rows"]}
    assert rows[4].asks_direction  # lower
    assert not rows[1].asks_direction  # higher, as usual
    assert rows[1].depth == 0 and rows[2].depth == 1


def test_what_the_commune_knows_is_not_asked_again(checking, cast):
    span = span_for_year(commune=cast.commune, year=2023, by=None)
    known = make_target(cast, span, "Sản lượng cây ăn quả", 1700)
    page = checking.open("intake_save")
    row = next(row for row in page.context["rows"] if row.number == 1)
    assert row.made.indicator == known.indicator
    assert 'name="field-1"' not in text_of(page)
    save(checking)
    assert Target.objects.get(
        span__starts_on__year=2024, name="Sản lượng cây ăn quả"
    ).indicator == (known.indicator)


def test_an_indicator_that_is_alike_can_be_taken(checking, cast):
    span = span_for_year(commune=cast.commune, year=2023, by=None)
    alike = make_target(cast, span, "Tổng sản lượng cây ăn quả", 1700).indicator
    page = checking.open("intake_save")
    assert "Tổng sản lượng cây ăn quả (tấn)" in text_of(page)
    sent = choices_of(page, **{"indicator-1": str(alike.uid), "xem-lai": "1"})
    page = checking.client.post(checking.address("intake_save"), sent)
    row = next(row for row in page.context["rows"] if row.number == 1)
    assert row.is_chosen and row.made.indicator == alike
    assert not Plan.objects.exists()
    sent.pop("xem-lai")
    checking.client.post(checking.address("intake_save"), sent)
    assert Plan.objects.get().plantargets.first().target.indicator == alike


def test_choices_that_are_none_are_left_out(checking):
    save(
        checking,
        **{"direction-4": "up", "field-6": "x", "indicator-1": "nobody", "co": ["1", "9999", "x"]},
    )
    assert Plan.objects.get().plantargets.count() >= 1


def test_a_drive_asks_for_its_days(checking):
    page = save(checking, kind="drive", span_name="", starts_on="", ends_on="")
    errors = page.context["form"].errors
    assert set(errors) == {"span_name", "starts_on", "ends_on"}
    page = save(checking, kind="drive", span_name="Đợt 1", starts_on="5/3/2024", ends_on="1/3/2024")
    assert "Ngày kết thúc phải từ ngày bắt đầu" in text_of(page)
    save(checking, kind="drive", span_name="Đợt 1", starts_on="1/3/2024", ends_on="7/5/2024")
    assert Plan.objects.get().span.name == "Đợt 1"


def test_a_mistake_keeps_every_choice(checking):
    page = save(checking, title="", **{"lay-3": None, "direction-4": "exactly"})
    rows = {row.number: row for row in page.context["rows"]}
    assert rows[3].made.skipped
    assert rows[4].made.read.direction == "exactly"
    assert "Chưa lưu được" in text_of(page)


def test_looking_again_writes_nothing(checking):
    page = save(checking, year="2025", **{"xem-lai": "1"})
    assert page.status_code == 200
    assert not Plan.objects.exists()
    assert page.context["form"]["year"].value() == "2025"


def test_a_reading_that_was_corrected_meanwhile_is_shown_anew(checking, cast, client_of):
    sent = choices_of(checking.open("intake_save"), **{"lay-1": None})
    Checking(client_of(cast.second_clerk), Intake.objects.get()).send(
        "intake_target_judge", lam="khong-phai 6"
    )
    page = checking.client.post(checking.address("intake_save"), sent)
    assert page.status_code == 409
    assert "Bản đọc vừa được sửa ở chỗ khác." in text_of(page)
    assert len(page.context["rows"]) == 5
    assert not page.context["rows"][0].made.skipped
    assert not Plan.objects.exists()
    # the next press saves what is shown now
    sent = choices_of(page)
    checking.client.post(checking.address("intake_save"), sent)
    assert Plan.objects.get().plantargets.count() == 5


def test_a_refusal_of_the_service_is_told_and_nothing_is_written(checking, monkeypatch):
    def refuse(**given):
        raise ValidationError("Mục “Chỉ tiêu”: đề mục dài quá.")

    monkeypatch.setattr("campaigns.services.intake_save", refuse)
    page = save(checking)
    assert "Mục “Chỉ tiêu”: đề mục dài quá." in text_of(page)
    assert not Plan.objects.exists()


def test_a_year_with_a_plan_in_force_is_told(checking, cast):
    open_series(cast.commune)
    issued(cast)
    page = text_of(checking.open("intake_save"))
    assert "Đã có kế hoạch năm đang hiệu lực: <a" in page
    assert "năm 2024</a> (số 01/KH-UBND)" in page


def test_a_signer_whom_the_commune_does_not_know_is_told(cast, intake_with, client_of):
    reading = a_reading()
    stranger = replace(reading, signature=replace(reading.signature, name="Bùi Văn Xa"))
    page = Checking(client_of(cast.clerk), intake_with(stranger)).open("intake_save")
    assert "Bùi Văn Xa không có trong danh sách người ký hiện nay: chừa trống" in text_of(page)


def test_a_large_reading_asks_no_more_questions_than_a_small_one(cast, intake_with, client_of):
    client = client_of(cast.clerk)
    counts = []
    for size in (2, 120):
        checking = Checking(client, intake_with(big_reading(size, size)))
        with CaptureQueriesContext(connection) as asked:
            assert checking.open("intake_save").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_what_every_paper_prints_of_itself_is_not_called_left_out(intake_with, cast, client_of):
    reading = replace(a_reading(), leftover=("Nơi nhận:",))
    page = Checking(client_of(cast.clerk), intake_with(reading)).open("intake_save")
    assert page.context["dropped"] == []
    assert "không bỏ chữ nào" in text_of(page)
