"""The pages on which a corrected copy is handed in and its differences taken one by one."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns import services
from campaigns.comparing.uploaded import comparison_of
from campaigns.content import plan_content
from campaigns.figures import Mark
from campaigns.inputs import BlockInput
from campaigns.models import Intake, IntakeState, Plan
from campaigns.paper import plan_document
from campaigns.waits import intake_waits
from emulation.bench_papers import paper_text
from emulation.papers.word import render_docx
from tests.campaigns.comparing.papers import changed, item, list_with, retype
from tests.campaigns.edit_pages import text_of
from tests.campaigns.plans_made import WORDS, fresh, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.clerk)


def start_url(plan):
    return reverse("corrected_copy_start", args=[plan.uid])


def copy_url(plan, intake):
    return reverse("corrected_copy", args=[plan.uid, intake.uid])


def retype_lychee(content):
    retype(content, "1.000 tấn", "1.250 tấn")


def retype_three(content):
    retype_lychee(content)
    retype(content, "một việc khó", "hai việc khó")
    retype(content, "trồng cây đầu xuân", "trồng cây dịp Tết")


def differences(plan, intake):
    return comparison_of(fresh(plan), Intake.objects.get(pk=intake.pk)).differences


def cards(page):
    """The places of the differences that are open, in the order of the page."""
    html = page.content.decode().split('id="bo-qua"')[0]
    return re.findall(r'class="difference-head"><h3>([^<]+)</h3>', html)


def figures_of(page):
    return [int(n) for n in re.findall(r'class="counter-figure">(\d+)<', page.content.decode())]


def send(client, plan, intake, lam, one=None, **fields):
    data = {"lam": lam} | ({"cho": one.key} if one else {}) | fields
    return client.post(copy_url(plan, intake), data)


# ---- Handing in --------------------------------------------------------------------------------


def word_of(plan, change=lambda content: None):
    content = changed(plan_content(plan), change)
    return render_docx(plan_document(content, is_draft=True))


def upload(client, plan, data, name="ban-sua.docx"):
    return client.post(start_url(plan), {"upload": SimpleUploadedFile(name, data)})


def test_the_workshop_leads_to_the_page(plan, clerk):
    page = clerk.get(reverse("plan_edit", args=[plan.uid]))
    assert f'href="{start_url(plan)}"' in page.content.decode()


def test_a_word_copy_is_read_and_its_differences_shown(plan, clerk):
    answer = upload(clerk, plan, word_of(plan, retype_three))

    intake = Intake.objects.get()
    assert (intake.onto, intake.kind, intake.name) == (plan, "word", "ban-sua.docx")
    assert answer["Location"] == copy_url(plan, intake)
    page = clerk.get(answer["Location"])
    assert cards(page) == ["Mục II.2", "Mục III.2", "Mục III.3, gạch đầu dòng thứ 2"]
    assert figures_of(page) == [3, 0, 0]


def test_text_is_read_too(plan, clerk):
    content = changed(plan_content(plan), retype_lychee)
    text = paper_text(plan_document(content, is_draft=True))

    answer = upload(clerk, plan, text.encode(), "ban-sua.txt")

    assert cards(clerk.get(answer["Location"])) == ["Mục II.2"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng"),
        (b"\x00\x01\x02 no paper at all", "Không nhận ra loại tệp"),
        ("Trăm năm trong cõi người ta".encode(), "không giống một kế hoạch"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_the_field(plan, clerk, data, sentence):
    page = upload(clerk, plan, data)

    assert page.status_code == 200
    assert sentence in str(page.context["form"].errors["upload"])
    assert not Intake.objects.exists()


def test_without_a_file_one_is_asked_for(plan, clerk):
    page = clerk.post(start_url(plan), {})
    assert "Chọn tệp Word đã sửa." in text_of(page)


def test_a_copy_half_taken_is_found_again(cast, plan, corrected, clerk):
    intake = corrected(plan, retype_three)
    services.differences_take(plan=plan, intake=intake, by=cast.clerk)

    page = clerk.get(start_url(plan))

    assert copy_url(plan, intake) in page.content.decode()
    assert "đã nhận 2 chỗ, bỏ qua 0 chỗ" in text_of(page)


def test_it_waits_at_home_until_it_is_done(plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)

    home = clerk.get(reverse("home")).content.decode()

    way = reverse("intake_compare", args=[intake.uid])
    assert way in home
    assert clerk.get(way)["Location"] == copy_url(plan, intake)


# ---- The list ----------------------------------------------------------------------------------


def test_words_out_and_in_are_told_without_colour(plan, corrected, clerk):
    intake = corrected(plan, lambda c: retype(c, "một việc khó", "hai việc khó"))

    html = clerk.get(copy_url(plan, intake)).content.decode()

    assert '<del><span class="visually-hidden">[bỏ] </span>một</del>' in html
    assert '<ins><span class="visually-hidden">[thêm] </span>hai</ins>' in html


def test_a_number_is_shown_with_its_target_and_one_question(plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)

    page = clerk.get(copy_url(plan, intake))

    assert "Vải thiều: 1.000 tấn → 1.250 tấn" in text_of(page)
    assert page.content.decode().count('value="change" checked') == 1


def test_what_comes_says_where_it_goes(plan, corrected, clerk):
    def add(content):
        list_with(content, "Các thôn họp dân").append(item("Văn phòng tổng hợp kết quả."))

    page = clerk.get(copy_url(plan, corrected(plan, add)))

    assert "Thêm vào sau mục III.3, gạch đầu dòng thứ 2: “Trường học tổ chức" in text_of(page)


def test_what_goes_names_the_targets_that_stay(plan, corrected, clerk):
    intake = corrected(plan, lambda c: list_with(c, "Vải thiều").pop(1))

    page = clerk.get(copy_url(plan, intake))

    assert "2 chỉ tiêu vẫn ở trong kế hoạch, chỉ mất chỗ đứng" in text_of(page)


def test_equal_papers_are_said_to_be_equal(plan, corrected, clerk):
    page = clerk.get(copy_url(plan, corrected(plan, lambda content: None)))

    assert "Hai bản giống nhau" in text_of(page)
    assert cards(page) == []


def test_a_copy_of_another_paper_is_doubted(plan, corrected, clerk):
    def another(content):
        content["items"] = [
            item("", *(item(f"Việc số {n} của một kế hoạch khác hẳn.") for n in range(9)),
                 heading="NỘI DUNG KHÁC")
        ]  # fmt: skip

    page = clerk.get(copy_url(plan, corrected(plan, another)))

    assert "khác kế hoạch ở gần hết các chỗ" in text_of(page)


def many(count):
    def change(content):
        rows = list_with(content, "Các thôn họp dân")
        rows += [item(f"Thôn số {n} nhận một đoạn đường hoa.") for n in range(count)]
        for number in range(count):
            content["recipients"].append({"text": f"Thôn {number}", "purpose": "", "units": []})

    return change


@pytest.mark.parametrize("count", [1, 30])
def test_differences_however_many_take_the_same_queries(
    plan, corrected, clerk, django_assert_num_queries, count
):
    intake = corrected(plan, many(count))
    clerk.get(reverse("all_places"))  # puts together what stands around every page
    with django_assert_num_queries(17):
        page = clerk.get(copy_url(plan, intake))

    assert figures_of(page)[0] == 2 * count


def test_many_differences_come_in_pages(plan, corrected, clerk):
    intake = corrected(plan, many(30))

    assert len(cards(clerk.get(copy_url(plan, intake)))) == 50
    assert len(cards(clerk.get(f"{copy_url(plan, intake)}?page=2"))) == 10


# ---- Buttons -----------------------------------------------------------------------------------


def test_a_difference_is_taken_and_the_page_goes_on_to_the_next(plan, corrected, clerk):
    intake = corrected(plan, retype_three)
    _, second, third = differences(plan, intake)

    answer = send(clerk, plan, intake, "nhan", second, sau=third.key)

    assert answer["Location"].endswith(f"#cho-{third.key}")
    page = clerk.get(answer["Location"])
    assert "Đã nhận vào kế hoạch: Mục III.2" in text_of(page)
    assert figures_of(page) == [2, 1, 0]


def test_a_number_is_taken_with_its_answer(plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    target = plan.plantargets.get(target__name="Vải thiều").target

    send(clerk, plan, intake, "nhan", one, **{f"tra-loi-{target.uid}": "change"})

    target.refresh_from_db()
    assert target.current.value == 1250


def test_a_number_without_an_answer_is_asked_again(plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)

    page = send(clerk, plan, intake, "nhan", one)

    assert page.status_code == 200
    assert "Chọn có đổi chỉ tiêu theo hay không" in text_of(page)
    assert plan.items.filter(blocks__text=WORDS).exists()


def test_a_number_that_the_copy_has_in_two_ways_is_told(cast, plan, corrected, clerk):
    stored = plan.items.get(blocks__text__startswith="Các thôn họp dân")
    text = "Các thôn trồng 1.000 tấn vải thiều."
    target = plan.plantargets.get(target__name="Vải thiều")

    mark = Mark(text.index("1.000"), 5, str(target.target.uid))
    services.item_add(
        plan=plan, after=stored, by=cast.clerk, blocks=[BlockInput(text, marks=(mark,))]
    )
    intake = corrected(plan, lambda c: retype(c, "Vải thiều: 1.000", "Vải thiều: 1.250"))
    first, *others = differences(plan, intake)
    assert others == []

    send(clerk, plan, intake, "nhan", first, **{f"tra-loi-{target.target.uid}": "change"})

    page = clerk.get(copy_url(plan, intake))
    assert "Bản sửa đã đổi chỉ tiêu này thành 1.250 tấn ở chỗ khác" in text_of(page)
    assert "checked" not in page.content.decode().split('id="con"')[1]


def test_a_difference_is_left_and_taken_back(plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)

    send(clerk, plan, intake, "bo-qua", one)
    page = clerk.get(copy_url(plan, intake))
    assert (figures_of(page), cards(page)) == ([0, 0, 1], [])
    assert "Đã bỏ qua" in text_of(page)

    answer = send(clerk, plan, intake, "lay-lai", one)
    assert figures_of(clerk.get(answer["Location"])) == [1, 0, 0]


def test_all_words_are_taken_at_once(plan, corrected, clerk):
    intake = corrected(plan, retype_three)
    assert "Nhận cả 2 chỗ chỉ sửa chữ" in text_of(clerk.get(copy_url(plan, intake)))

    answer = send(clerk, plan, intake, "nhan-het")

    page = clerk.get(answer["Location"])
    assert "Đã nhận 2 chỗ chỉ sửa chữ" in text_of(page)
    assert cards(page) == ["Mục II.2"]


def test_what_a_service_refuses_stands_at_its_place(plan, corrected, clerk):
    intake = corrected(plan, lambda c: c["signature"].update(lines=["CHỦ TỊCH"], name="Giàng A Pó"))
    [one] = differences(plan, intake)

    page = send(clerk, plan, intake, "nhan", one)

    assert f'href="#cho-{one.key}"' in page.content.decode()
    assert text_of(page).count("Không thấy “Giàng A Pó”") == 2


def test_it_ends_when_every_difference_is_taken_or_left(plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    assert "Xong được khi mỗi chỗ" in text_of(clerk.get(copy_url(plan, intake)))

    send(clerk, plan, intake, "xong")
    assert Intake.objects.get().state == IntakeState.READ

    send(clerk, plan, intake, "bo-qua", one)
    answer = send(clerk, plan, intake, "xong")
    assert answer["Location"] == reverse("plan_edit", args=[plan.uid])
    intake.refresh_from_db()
    assert (intake.state, intake.plan) == (IntakeState.SAVED, plan)
    assert clerk.get(copy_url(plan, intake))["Location"] == reverse("plan_edit", args=[plan.uid])


# ---- Too late, not theirs ----------------------------------------------------------------------


def test_taking_what_a_colleague_took_says_so(cast, plan, corrected, clerk):
    intake = corrected(plan, retype_three)
    one = differences(plan, intake)[1]
    services.difference_take(plan=plan, intake=intake, key=one.key, answers={}, by=cast.clerk)

    page = send(clerk, plan, intake, "nhan", one)

    assert page.status_code == 409
    assert "Chỗ vừa bấm đã thay đổi" in text_of(page)
    assert figures_of(page) == [2, 1, 0]


def test_a_draft_that_was_submitted_takes_nothing(cast, plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    submit(cast, fresh(plan))

    for lam in ("nhan", "bo-qua", "nhan-het", "xong"):
        assert send(clerk, plan, intake, lam, one).status_code == 409
    assert upload(clerk, plan, b"x").status_code == 409


def test_it_waits_at_home_only_while_the_draft_can_be_written(cast, plan, corrected):
    corrected(plan, retype_lychee)
    submit(cast, fresh(plan))
    assert list(intake_waits(cast.clerk)) == []

    services.plan_recall(plan=fresh(plan), by=cast.clerk)
    assert len(list(intake_waits(cast.clerk))) == 1


@pytest.mark.parametrize(
    ("name", "status"), [("outsider", 404), ("chairman", 403), ("viewer", 403), ("visitor", 302)]
)
def test_only_clerks_of_the_commune_come_in(cast, plan, corrected, client_of, name, status):
    intake = corrected(plan, retype_lychee)
    client = client_of(getattr(cast, name))

    assert client.get(start_url(plan)).status_code == status
    assert client.get(copy_url(plan, intake)).status_code == status
    assert send(client, plan, intake, "nhan-het").status_code == status
    assert WORDS in [b.text for i in plan.items.all() for b in i.blocks.all()]


def test_a_copy_belongs_to_its_plan(cast, plan, corrected, clerk):
    intake = corrected(plan, retype_lychee)
    other = services.plan_create(
        commune=cast.commune, kind="yearly", year=2025, title="Khác", by=cast.clerk
    )

    assert clerk.get(copy_url(other, intake)).status_code == 404
    assert Plan.objects.count() == 2
