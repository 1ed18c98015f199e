"""Pages of rounds and nominations, as people use them."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import DossierFile, Nomination, Round
from awards.states import NominationState
from campaigns.models import Honour, RewardForm
from emulation.org.models import Person, Role
from emulation.org.selectors import commune_unit
from emulation.org.services import person_create
from tests.awards.made import also, award_named
from tests.awards.nominating.made import (
    ADVANCED,
    CULTURE,
    common_papers,
    homes,
    opened,
    sent,
    small_pdf,
    start,
    worker,
    write,
)
from tests.plumbing.kept import kept
from tests.uploads import LOCKED, ONE_PAGE, pdf_upload

pytestmark = pytest.mark.django_db
State = NominationState


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


@pytest.fixture
def head(cast, client_of):
    return client_of(cast.unit_head)


def at(cast, round_: Round, name: str = "unit_nominations", *also: str) -> str:
    return reverse(name, args=[round_.uid, cast.village.uid, *also])


def said(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def cost(browser, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_the_clerk_opens_a_round(cast, client_of, round_):
    clerk = client_of(cast.clerk)
    honour, form = award_named(ADVANCED), award_named("giay-khen-xa")
    typed = {
        "name": "Đợt cuối năm", "year": "2024", "procedure": "regular", "opens_on": "01/12/2024",
        "closes_on": "20/11/2024", "honours": [f"{honour.uid}:person"],
        "rewards": [f"{form.uid}:household"], "guidance": "Gửi sớm.",
    }  # fmt: skip
    refused = clerk.post(reverse("round_open"), typed)
    assert "phải từ ngày bắt đầu" in refused.content.decode() and "Gửi sớm." in (
        refused.content.decode()
    )
    answer = clerk.post(reverse("round_open"), typed | {"closes_on": "20/12/2024"})
    made = Round.objects.get(name="Đợt cuối năm")
    assert answer.url == reverse("round_read", args=[made.uid])
    assert {row.subject_kind_for for row in made.awards.all()} == {"person", "household"}


def test_who_is_clerk_of_two_communes_chooses_which(cast, client_of, round_):
    person = person_create(commune=cast.next_commune, full_name="Hoàng Thị Mai", by=None)
    Person.objects.filter(pk=person.pk).update(user=cast.clerk)
    also(person, commune_unit(cast.next_commune), Role.CLERK)
    browser, url = client_of(cast.clerk), reverse("round_open")
    title = award_named(ADVANCED)
    typed = {
        "name": "Xét khen thưởng cuối năm", "year": 2024, "procedure": "regular",
        "opens_on": "19/02/2024", "closes_on": "10/03/2024",
        "honours": [f"{title.uid}:person"],
    }  # fmt: skip

    assert str(cast.next_commune.uid) in browser.get(url).content.decode()
    browser.post(f"{url}?noi={cast.next_commune.uid}", typed)
    browser.post(url, typed)
    browser.post(f"{url}?noi={cast.district.uid}", {**typed, "name": "Nơi khác"})

    made = Round.objects.exclude(pk=round_.pk).order_by("pk")
    assert [(row.name, row.commune) for row in made] == [
        ("Xét khen thưởng cuối năm", cast.next_commune),
        ("Xét khen thưởng cuối năm", cast.commune),
        ("Nơi khác", cast.commune),
    ]


def test_two_clerks_on_one_round_see_both_texts(cast, client_of, round_):
    clerk = client_of(cast.clerk)
    address = reverse("round_change", args=[round_.uid])
    form = clerk.get(address).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {name: f"{typed[name]:%d/%m/%Y}" for name in ("opens_on", "closes_on")}
    clerk.post(address, typed | {"name": "Tên một"})
    late = clerk.post(address, typed | {"name": "Tên hai"})
    assert late.status_code == 409 and "Tên một" in late.content.decode()


def test_a_head_ticks_people_and_sees_who_has_one(cast, head, round_):
    person, other = worker(cast), worker(cast, "Hà Văn Bốn")
    address = at(cast, round_, "nominations_add", "ca-nhan")
    khen = str(award_named(ADVANCED).uid)
    answer = head.post(address, {"khen": khen, "chon": [str(person.uid)]}, follow=True)
    assert said(answer) == ["Đã lập 1 hồ sơ đề nghị Lao động tiên tiến."]
    by = {row["subject"]: row["by"] for row in answer.context["rows"]}
    assert (by[person], by[other]) == ("đơn vị mình", "")
    nobody = head.post(address, {"khen": khen})
    assert "Chọn ít nhất một" in nobody.content.decode()


def test_a_stranger_is_written_down_with_the_year(cast, head, round_):
    address = at(cast, round_, "nominations_add", "ca-nhan")
    typed = {"khen": str(award_named(ADVANCED).uid), "action": "new", "name": "Lục Văn Mới"}
    refused = head.post(address, typed)
    assert "ghi thêm năm sinh" in refused.content.decode()
    head.post(address, typed | {"born": "1985"})
    assert Nomination.objects.get().recipient == "Lục Văn Mới"


def test_all_households_by_one_button_then_some_dropped(cast, head, round_):
    homes(cast, 5)
    address = at(cast, round_, "nominations_add", "ho-gia-dinh")
    khen = str(award_named(CULTURE).uid)
    head.post(address, {"khen": khen, "action": "all"})
    rows = list(Nomination.objects.all())
    assert len(rows) == 5
    ticks = [f"{row.uid}:{row.version}" for row in rows[:2]]
    answer = head.post(at(cast, round_), {"ho-so": ticks}, follow=True)
    assert said(answer)[-1] == "Đã bỏ 2 hồ sơ chưa gửi."
    assert Nomination.objects.filter(state=State.DRAFT).count() == 3


def test_a_dossier_is_written_and_keeps_what_was_typed_when_stale(cast, head, round_):
    [row] = start(cast, round_, worker(cast))
    address = reverse("nomination_write", args=[row.uid])
    typed = {
        "version": "1", "recipient": row.recipient, "report_merit": "Làm đường.",
        "completion": "good", "is_under_verification": "khong", "merit": "Đi đầu.",
    }  # fmt: skip
    head.post(address, typed)
    row.refresh_from_db()
    assert row.report["merit"] == "Làm đường." and row.is_under_verification is False
    late = head.post(address, typed | {"merit": "Khác."})
    assert late.status_code == 409
    assert "Khác." in late.content.decode() and "Đi đầu." in late.content.decode()
    wrong = head.post(address, typed | {"version": "2", "recipient": ""})
    assert "Ghi tên sẽ in trong quyết định" in wrong.content.decode()


def test_the_send_page_names_what_is_missing_then_sends_what_is_ready(cast, head, round_):
    ready, lacking = start(cast, round_, worker(cast), worker(cast, "Hà Văn Bốn"))
    write(cast, ready)
    before = head.get(at(cast, round_, "nominations_send"))
    assert before.context["ready"] == [] and len(before.context["held"]) == 2
    assert "Chưa kèm tờ trình" in before.content.decode()
    common_papers(cast, round_)
    page = head.get(at(cast, round_, "nominations_send"))
    assert [row for row, _ in page.context["ready"]] == [ready]
    mark = str(page.context["client_uid"])
    typed = {"client_uid": mark, "ho-so": [f"{ready.uid}:{ready.version}"]}
    answer = head.post(at(cast, round_, "nominations_send"), typed, follow=True)
    assert "Xã đã nhận 1 hồ sơ" in said(answer)[0]
    assert answer.context["receipt"]["files"] == 4
    lacking.refresh_from_db()
    assert lacking.state == State.DRAFT


def test_a_stale_tick_sends_nothing(cast, head, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    write(cast, row)
    typed = {"client_uid": "", "ho-so": [f"{row.uid}:1"]}
    answer = head.post(at(cast, round_, "nominations_send"), typed)
    assert answer.status_code == 409 and "vừa được sửa" in answer.content.decode()


def test_a_paper_is_put_to_all_and_a_wrong_file_refused_at_its_field(cast, head, round_):
    address = at(cast, round_, "dossier_files")
    head.post(address, {"code": "to-trinh", "file": small_pdf()})
    assert round_.dossiers.get().files.get().code == "to-trinh"
    wrong = small_pdf("virus.exe")
    wrong.file.seek(0)
    wrong.file.write(b"MZ not a paper")
    wrong.file.seek(0)
    refused = head.post(address, {"code": "", "file": wrong})
    assert refused.context["form"].errors["file"]


@pytest.mark.parametrize(
    ("content", "words"), [(ONE_PAGE[:200], "hỏng hoặc bị cắt mất"), (LOCKED, "đặt mật khẩu")]
)
def test_a_paper_that_nobody_can_open_is_refused_and_what_was_chosen_stays(
    cast, head, round_, content, words
):
    address = at(cast, round_, "dossier_files")
    refused = head.post(address, {"code": "to-trinh", "file": pdf_upload("a.pdf", content)})
    form = refused.context["form"]
    assert words in form.errors["file"][0]
    assert form["code"].value() == "to-trinh"
    assert not round_.dossiers.filter(files__isnull=False).exists()


def test_the_office_opens_the_papers_that_count_for_all_dossiers(cast, client_of, round_):
    (row,) = sent(cast, round_, worker(cast))
    office = client_of(cast.clerk)

    page = office.get(reverse("nomination_read", args=[row.uid]))
    name, url = page.context["common"][0]
    assert f'<a href="{url}">{name}</a>' in page.content.decode()
    assert office.get(url).content == bytes(DossierFile.objects.first().attachment.content)

    DossierFile.objects.all().delete()
    page = office.get(reverse("nomination_read", args=[row.uid]))
    assert page.context["common"][0] == (name, "")
    assert office.get(url).status_code == 404


def test_only_papers_of_what_the_unit_nominates_are_asked_for(cast, head, round_):
    address = at(cast, round_, "dossier_files")
    letter = "Tờ trình đề nghị khen thưởng kèm danh sách"
    assert any(letter in words for words in head.get(address).context["lacking"])

    start(cast, round_, *homes(cast, 1), award=CULTURE)

    assert head.get(address).context["lacking"] == [
        "Văn bản đề nghị của trưởng thôn, tổ trưởng tổ dân phố",
        "Bảng tổng hợp danh sách hộ gia đình đạt tiêu chuẩn",
        "Biên bản họp xét Gia đình văn hóa",
    ]


def test_recall_and_withdraw(cast, head, round_):
    [row] = sent(cast, round_, worker(cast))
    head.post(reverse("nomination_recall", args=[row.uid]), {"version": str(row.version)})
    row.refresh_from_db()
    assert row.state == State.RECALLED
    address = reverse("nomination_withdraw", args=[row.uid])
    refused = head.post(address, {"version": str(row.version), "reason": ""})
    assert "Ghi lý do rút" in refused.content.decode()
    head.post(address, {"version": str(row.version), "reason": "Xin rút."})
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN


def test_a_page_that_came_too_late_says_where_the_dossier_is(cast, head, round_):
    [row] = sent(cast, round_, worker(cast))
    recall, write = (reverse(f"nomination_{verb}", args=[row.uid]) for verb in ("recall", "write"))
    head.post(recall, {"version": str(row.version)})

    assert "Hồ sơ này không ở xã" in head.get(recall).content.decode()

    row.refresh_from_db()
    address = reverse("nomination_withdraw", args=[row.uid])
    head.post(address, {"version": str(row.version), "reason": "Xin rút."})

    for late in (recall, write, address):
        assert "Hồ sơ này đã rút." in head.get(late).content.decode()


def test_after_the_last_day_the_page_says_so(cast, head, round_, settings):
    [row] = start(cast, round_, worker(cast))
    settings.DEMO_TODAY = round_.closes_on + dt.timedelta(days=1)
    page = head.get(at(cast, round_))
    assert "đã hết hạn nhận hồ sơ" in page.content.decode()
    late = head.get(at(cast, round_, "nominations_add", "ca-nhan"))
    assert late.status_code == 409 and "hết hạn nhận hồ sơ" in late.content.decode()
    assert head.get(reverse("nomination_write", args=[row.uid])).status_code == 409


def test_the_office_reads_what_was_sent_and_no_draft(cast, client_of, round_):
    [seen] = sent(cast, round_, worker(cast))
    [draft] = start(cast, round_, worker(cast, "Hà Văn Bốn"))
    chairman = client_of(cast.chairman)
    page = chairman.get(at(cast, round_))
    assert list(page.context["page_obj"]) == [seen]
    assert chairman.get(reverse("nomination_read", args=[draft.uid])).status_code == 404
    excel = chairman.get(reverse("nominations_export", args=[round_.uid]))
    assert excel["Content-Type"].startswith("application/vnd.openxml")
    own = {"don-vi": str(cast.village.uid)}
    book = chairman.get(reverse("nominations_export", args=[round_.uid]), own).content
    rows = list(openpyxl.load_workbook(io.BytesIO(book)).active.values)
    assert [row[2] for row in rows[1:]] == ["Vi Thị Sáu"]


def test_lists_cost_the_same_with_one_and_with_thirty(cast, head, round_):
    homes_ = homes(cast, 30)
    start(cast, round_, homes_[0], award=CULTURE)
    pages = [at(cast, round_), at(cast, round_, "nominations_send"),
             reverse("round_read", args=[round_.uid]),
             at(cast, round_, "nominations_fill")]  # fmt: skip
    before = [cost(head, page) for page in pages]
    start(cast, round_, *homes_[1:], award=CULTURE)
    assert [cost(head, page) for page in pages] == before


def test_a_list_calls_by_its_short_name_only_what_would_break_over_lines():
    name = "Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã"
    praise = RewardForm(name=name, short_name="Giấy khen cấp xã")
    assert praise.list_name == "Giấy khen cấp xã"
    assert RewardForm(name=name).list_name == name
    assert Honour(name="Lao động tiên tiến", short_name="LĐTT").list_name == "Lao động tiên tiến"
