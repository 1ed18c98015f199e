"""The pages: a sheet on a phone with and without scripts, the clerk's steps, the ranking."""

from __future__ import annotations

import datetime as dt
import io
import json

import openpyxl
import pdfplumber
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from campaigns.models import Cluster, Score, ScoreEvidence, ScoreSheet
from campaigns.scoring.services import ranking_close, ranking_publish, sheet_reopen
from campaigns.scoring.waits import score_waits
from tests.access_matrix import small_pdf
from tests.campaigns.scoring.made import GOOD, Drive

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def sheet_url(drive: Drive, name: str, column: str = "self", scorer: str = "") -> str:
    place = [drive.campaign.uid, drive.units[name].uid]
    if scorer:
        place.append(drive.units[scorer].uid)
    return reverse(f"sheet_{column}", args=place)


def typed(drive: Drive, given: dict[str, str], version: int = 0, **more: object) -> dict:
    names = dict(drive.campaign.criterions.values_list("name", "uid"))
    fields = {f"diem-{names[name].hex}": value for name, value in given.items()}
    words = {
        f"ly-do-{names[name].hex}": word for name, word in (more.pop("words", None) or {}).items()
    }
    return {"version": version, "viec": "luu", **fields, **words, **more}


def test_points_with_a_comma_are_saved_and_then_sent(drive: Drive, client_of) -> None:
    drive.advance()
    browser, url = client_of(drive.heads["Ao"]), sheet_url(drive, "Ao")
    given = GOOD | {"Chiều dài": "37,5"}

    saved = browser.post(url, typed(drive, given), follow=True)
    assert "Đã lưu, chưa gửi." in saved.text
    assert 'value="37,5"' in saved.text
    sent = browser.post(url, typed(drive, given, 1, viec="gui"), follow=True)

    assert "Đã gửi phiếu chấm." in sent.text
    assert ScoreSheet.objects.get().state == "sent"
    assert "Phiếu đã gửi." in browser.get(url).text


WRONG = {
    "abc": "“abc” chưa phải là số",
    "38.5": "thì viết dấu phẩy",
    "41": "Nhiều nhất 40 điểm.",
    "-1": "Ít nhất 0 điểm.",
    "1,234": "Nhiều nhất 2 chữ số sau dấu phẩy.",
    "9999999999": "quá lớn",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_be_read_is_told_and_all_stays(drive: Drive, client_of, text: str) -> None:
    drive.advance()
    browser = client_of(drive.heads["Ao"])

    answer = browser.post(
        sheet_url(drive, "Ao"), typed(drive, GOOD | {"Chiều dài": text}, viec="gui")
    )

    assert answer.status_code == 422
    assert WRONG[text] in answer.text
    assert f'value="{text}"' in answer.text
    assert Score.objects.count() == 4  # the others are kept, nothing is sent
    assert ScoreSheet.objects.get().state == "draft"
    again = typed(drive, GOOD, ScoreSheet.objects.get().version, viec="gui")
    assert browser.post(sheet_url(drive, "Ao"), again).status_code == 302


def test_a_reason_without_points_is_not_lost(drive: Drive, client_of) -> None:
    drive.advance()
    given = typed(drive, {}, words={"Vệ sinh": "Còn rác"})
    answer = client_of(drive.heads["Ao"]).post(sheet_url(drive, "Ao"), given)
    assert "Ghi điểm cùng lý do." in answer.text
    assert 'value="Còn rác"' in answer.text


def test_a_sheet_saves_itself_and_tells_its_version(drive: Drive, client_of) -> None:
    drive.advance()
    browser, url = client_of(drive.heads["Ao"]), sheet_url(drive, "Ao")
    first = browser.post(url, typed(drive, {"Vệ sinh": "30"}), headers=JSON)
    assert json.loads(first.content)["version"] == 1
    wrong = browser.post(url, typed(drive, {"Vệ sinh": "99"}, 1), headers=JSON)
    assert wrong.status_code == 422
    assert list(json.loads(wrong.content)["wrong"].values()) == ["Nhiều nhất 40 điểm."]
    stale = browser.post(url, typed(drive, {"Vệ sinh": "30"}, 1), headers=JSON)
    assert stale.status_code == 409


def test_two_devices_see_both_numbers(drive: Drive, client_of) -> None:
    drive.advance()
    browser, url = client_of(drive.heads["Ao"]), sheet_url(drive, "Ao")
    browser.post(url, typed(drive, {"Vệ sinh": "30"}))
    answer = browser.post(url, typed(drive, {"Vệ sinh": "31"}))
    assert answer.status_code == 409
    assert "Đã lưu: 30" in answer.text
    assert 'value="31"' in answer.text
    assert 'name="version" value="1"' in answer.text


def test_typed_points_stay_when_the_column_closed_meanwhile(drive: Drive, client_of) -> None:
    drive.advance()
    drive.advance()
    answer = client_of(drive.heads["Ao"]).post(
        sheet_url(drive, "Ao"), typed(drive, {"Vệ sinh": "31"})
    )
    assert answer.status_code == 409
    assert "Cột chấm này chưa mở hoặc đã đóng." in answer.text
    assert 'value="31"' in answer.text


def test_proofs_are_attached_and_taken_back_with_what_was_typed(drive: Drive, client_of) -> None:
    drive.advance()
    browser, url = client_of(drive.heads["Ao"]), sheet_url(drive, "Ao")
    uid = drive.campaign.criterions.get(name="Vệ sinh").uid
    browser.post(url, typed(drive, {"Vệ sinh": "30"}, **{f"tep-{uid.hex}": small_pdf()}))
    proof = ScoreEvidence.objects.get()
    file = reverse("score_file", args=[drive.campaign.uid, proof.uid])
    assert client_of(drive.heads["Ao"]).get(file).status_code == 200
    assert client_of(drive.heads["Bãi"]).get(file).status_code == 404
    browser.post(url, typed(drive, {"Vệ sinh": "28"}, 1, viec=f"bo:{proof.uid}"))
    assert not ScoreEvidence.objects.exists()
    assert Score.objects.get().points == 28


def test_a_macro_or_a_strange_file_is_refused_and_points_are_kept(drive: Drive, client_of) -> None:
    drive.advance()
    uid = drive.campaign.criterions.get(name="Vệ sinh").uid
    bad = SimpleUploadedFile("anh.jpg", b"MZ not a picture", "image/jpeg")
    answer = client_of(drive.heads["Ao"]).post(
        sheet_url(drive, "Ao"), typed(drive, {"Vệ sinh": "30"}, **{f"tep-{uid.hex}": bad})
    )
    assert answer.status_code == 422
    assert "anh.jpg" in answer.text
    assert Score.objects.get().points == 30


def test_the_column_before_stands_beside(drive: Drive, client_of) -> None:
    drive.advance()
    drive.send("Ao", GOOD)
    drive.advance()
    page = client_of(drive.heads["Hồng Lạc"]).get(sheet_url(drive, "Ao", "cluster", "Hồng Lạc"))
    assert "Tự chấm: <b>35</b>" in page.text
    assert "Lý do, nếu khác cột trước" in page.text
    own = sheet_url(drive, "Ao", "cluster", "Ao")
    assert client_of(drive.heads["Ao"]).get(own).status_code == 403


def test_the_clerk_leads_through_the_pages(drive: Drive, client_of) -> None:
    browser = client_of(drive.cast.clerk)
    to_next = reverse("scoring_advance", args=[drive.campaign.uid])
    late = browser.post(to_next, {"stage": "", "due_on": "2024-02-01"})
    assert "Chọn hạn chấm từ hôm nay trở đi." in late.text
    browser.post(to_next, {"stage": "", "due_on": "2024-03-01"})
    assert drive.scoring.stage == "self"
    twice = browser.post(to_next, {"stage": "", "due_on": "2024-03-01"})
    assert twice.status_code == 409  # pressed twice: one column is opened
    assert drive.scoring.stage == "self"
    sheet = drive.send("Ao", GOOD)
    read = browser.get(reverse("scoring_read", args=[drive.campaign.uid])).text
    assert "3 trên 4 phiếu" in read
    back = reverse("sheet_reopen", args=[drive.campaign.uid, sheet.uid])
    assert "Ghi lý do" in browser.post(back, {"reason": ""}).text
    browser.post(back, {"reason": "Xem lại chiều dài"})
    own = client_of(drive.heads["Ao"]).get(sheet_url(drive, "Ao")).text
    assert "Xem lại chiều dài" in own


def ranked(drive: Drive) -> None:
    drive.advance()
    for number, name in enumerate(drive.units):
        drive.send(name, GOOD | {"Vệ sinh": str(35 - number % 2)})
    for _ in range(4):
        drive.advance()


def test_nothing_is_public_before_the_clerk_says_so(drive: Drive, client_of) -> None:
    ranked(drive)
    head = client_of(drive.heads["Ao"])
    pages = [
        reverse(name, args=[drive.campaign.uid])
        for name in ("score_table", "ranking_pdf", "ranking_export")
    ] + [reverse("unit_scores", args=[drive.campaign.uid, drive.units["Ao"].uid])]
    read = reverse("scoring_read", args=[drive.campaign.uid])
    assert {head.get(page).status_code for page in pages} == {403}
    assert "93" not in strip_tags(head.get(read).text)  # a uid in an address may hold it
    ranking_close(campaign=drive.campaign, by=drive.cast.clerk)
    assert {head.get(page).status_code for page in pages} == {403}
    ranking_publish(campaign=drive.campaign, by=drive.cast.clerk)
    assert {head.get(page).status_code for page in pages} == {200}
    assert {client_of(drive.cast.outsider).get(page).status_code for page in pages} == {404}


def test_the_paper_and_the_excel_file_say_what_the_page_says(drive: Drive, client_of) -> None:
    drive.advance()
    criterion = drive.campaign.criterions.get(name="Vệ sinh")
    type(criterion).objects.filter(pk=criterion.pk).update(name="=1+1")
    given = {"=1+1" if name == "Vệ sinh" else name: value for name, value in GOOD.items()}
    for name in drive.units:
        drive.send(name, given)
    for _ in range(4):
        drive.advance()
    ranking_close(campaign=drive.campaign, by=drive.cast.clerk)
    browser = client_of(drive.cast.clerk)
    pdf = browser.get(reverse("ranking_pdf", args=[drive.campaign.uid]))
    with pdfplumber.open(io.BytesIO(pdf.content)) as paper:
        text = " ".join(page.extract_text() for page in paper.pages)
        last = paper.pages[-1]
    for words in ("BẢNG XẾP HẠNG", "Cụm số 1", "Thôn Hồng Lạc", "BẢNG ĐIỂM", "93"):
        assert words in text
    assert last.width > last.height  # across the page
    excel = browser.get(reverse("ranking_export", args=[drive.campaign.uid]))
    book = openpyxl.load_workbook(io.BytesIO(excel.content))
    rows = list(book["Xếp hạng"].values)
    assert rows[1][:4] == ("Cụm số 1", 1, "Thôn Hồng Lạc", 93)
    cells = [cell for row in book["Từng tiêu chí"].rows for cell in row if cell.value == "=1+1"]
    assert cells and {cell.data_type for cell in cells} == {"s"}  # text, not a formula


def test_a_notice_when_numbers_changed_since(drive: Drive, client_of) -> None:
    ranked(drive)
    ranking_close(campaign=drive.campaign, by=drive.cast.clerk)
    url = reverse("score_table", args=[drive.campaign.uid])
    assert "Số liệu đã đổi" not in client_of(drive.cast.clerk).get(url).text
    Score.objects.filter(criterion__name="Vệ sinh").update(points=1)
    page = client_of(drive.cast.clerk).get(url).text
    assert "Số liệu đã đổi" in page and "93" in page


def waits(drive: Drive, user: object) -> list[tuple[str, str]]:
    return [(each.title, each.detail) for each in score_waits(user)]


def test_what_waits_for_whom(drive: Drive, settings) -> None:
    name = "Thi đua làm đường thôn"
    assert waits(drive, drive.heads["Ao"]) == []
    drive.advance()
    assert waits(drive, drive.heads["Ao"]) == [(f"Tự chấm: {name}", "Phiếu chưa gửi.")]
    sheet = drive.send("Ao", GOOD)
    assert waits(drive, drive.heads["Ao"]) == []
    sheet_reopen(sheet=sheet, reason="Xem lại", by=drive.cast.clerk)
    assert len(waits(drive, drive.heads["Ao"])) == 1
    assert waits(drive, drive.cast.clerk) == []
    drive.advance()
    assert waits(drive, drive.heads["Ao"])[0][0] == f"Cụm, khối chấm: {name}"
    settings.DEMO_TODAY = dt.date(2024, 3, 5)
    overdue = waits(drive, drive.cast.clerk)
    assert overdue == [
        (f"Hết hạn cột Cụm, khối chấm: {name}",
         "Còn 4 phiếu chưa gửi. Đôn đốc, hoặc chuyển sang cột sau."),
    ]  # fmt: skip
    settings.DEMO_TODAY = dt.date(2024, 2, 19)
    drive.advance()
    assert waits(drive, drive.cast.checker)[0][1] == "Còn 4 trên 4 phiếu chưa gửi."
    assert waits(drive, drive.cast.outsider) == []


def cost(browser: Client, url: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize("names", [("Ao", "Bãi"), (*"ABCDEGHIK", "Ao")])
def test_pages_ask_fifteen_times_at_most_whatever_the_units(cast, client_of, names) -> None:
    """All units have equal points, so that every rule for ties is looked up."""
    found = costs(Drive(cast, names), client_of)
    assert {page: cost for page, cost in found.items() if cost > 15} == {}


def costs(drive: Drive, client_of) -> dict[str, int]:
    drive.cluster("Cụm", *drive.units)
    drive.usual_criteria()
    drive.plan()
    drive.advance()
    for name in drive.units:
        drive.send(name, GOOD)
    drive.advance()
    uid = drive.campaign.uid
    clerk, head = client_of(drive.cast.clerk), client_of(drive.heads["Ao"])
    return {
        "read": cost(clerk, reverse("scoring_read", args=[uid])),
        "own": cost(head, reverse("scoring_read", args=[uid])),
        "table": cost(clerk, reverse("score_table", args=[uid])),
        "unit": cost(clerk, reverse("unit_scores", args=[uid, drive.units["Ao"].uid])),
        "sheet": cost(head, sheet_url(drive, "Hồng Lạc", "cluster", "Ao")),
        "clusters": cost(clerk, f"{reverse('cluster_list')}?nam=2024"),
    }


def test_clusters_by_their_pages(cast, client_of) -> None:
    browser = client_of(cast.clerk)
    make = f"{reverse('cluster_create')}?nam=2024"
    units = [str(cast.village.uid), str(cast.other_village.uid)]
    wrong = browser.post(make, {"name": "Cụm số 1", "units": units, "head": ""})
    assert "Chọn một đơn vị làm trưởng" in wrong.text
    assert 'value="Cụm số 1"' in wrong.text
    browser.post(make, {"name": "Cụm số 1", "units": units, "head": units[1]})
    cluster = Cluster.objects.get()
    assert str(cluster.members.get(is_head=True).unit) == "Thôn Đề Thám"
    page = client_of(cast.unit_head).get(f"{reverse('cluster_list')}?nam=2024").text
    assert "Cụm số 1" in page and "Sửa" not in page
    browser.post(reverse("clusters_copy"), {"nam": 2025})
    assert Cluster.objects.filter(year=2025).count() == 1
    strange = browser.get(f"{reverse('cluster_list')}?nam=xyz")
    assert "Năm 2024: 1 cụm" in strange.text
    browser.post(reverse("cluster_remove", args=[cluster.uid]))
    assert not Cluster.objects.filter(year=2024).exists()


def test_a_sheet_that_is_sent_is_only_read(drive: Drive, client_of) -> None:
    drive.advance()
    drive.send("Ao", GOOD | {"Vệ sinh": "34.5"})
    page = client_of(drive.heads["Ao"]).get(sheet_url(drive, "Ao")).text
    assert "<b>34,5 điểm</b> “đã xem tại chỗ”" in page
    assert "data-points" not in page
