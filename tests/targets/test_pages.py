"""Pages of targets, for everybody of the cast."""

from __future__ import annotations

from decimal import Decimal as D
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from targets.models import Span, Target
from targets.selectors import targets_visible_to
from targets.services import span_for_year, target_change, target_set_value
from tests.cast import TODAY
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

READERS = ("clerk", "second_clerk", "unit_head", "checker", "chairman", "viewer", "overseer")
KEEPERS = ("clerk", "second_clerk")


@pytest.fixture
def target(make_target) -> Target:
    return make_target("Tổng diện tích canh tác", "475", "ha")


@pytest.fixture
@kept
def pages(span, target) -> dict[str, str]:
    return {
        "read": reverse("target_read", args=[target.uid]),
        "change": reverse("target_change", args=[target.uid]),
        "remove": reverse("target_remove", args=[target.uid]),
        "create": reverse("target_create", args=[span.uid]),
        "table": reverse("target_table", args=[span.uid]),
    }


def list_of(span: Span, **asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse('target_list')}?thoi_gian={span.uid}&{query}"


@pytest.mark.parametrize("name", READERS)
def test_members_read(cast, client_of, span, pages, name):
    client = client_of(getattr(cast, name))

    assert client.get(list_of(span)).status_code == 200
    page = client.get(pages["read"]).content.decode()
    assert "475 ha" in page
    assert ("Sửa chỉ tiêu" in page) == (name in KEEPERS)


@pytest.mark.parametrize("name", ["unit_head", "chairman", "viewer", "overseer", "administrator"])
@pytest.mark.parametrize("which", ["change", "remove", "create", "table"])
def test_only_the_clerk_opens_the_forms(cast, client_of, pages, name, which):
    client = client_of(getattr(cast, name))

    assert client.get(pages[which]).status_code == 403
    assert client.post(pages[which], {}).status_code == 403
    assert client_of(cast.clerk).get(pages[which]).status_code == 200


def test_outsider_finds_nothing(cast, client_of, span, pages, target):
    for user in (cast.outsider, cast.outsider_chairman):
        client = client_of(user)
        assert client.get(list_of(span)).status_code == 404
        for page in pages.values():
            assert client.get(page).status_code == 404
            assert client.post(page, {}).status_code == 404
        assert target not in targets_visible_to(user)
        assert not user.has_perm("targets.view", target)
    assert target.name not in client.get(reverse("target_list")).content.decode()


def test_visitor_is_asked_to_come_in(cast, client_of, span, pages):
    for page in (*pages.values(), list_of(span), reverse("span_create")):
        answer = client_of(cast.visitor).get(page)
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("login"))


def test_right_and_its_queryset_agree(cast, target):
    for name in (*READERS, "administrator", "outsider", "visitor"):
        user = getattr(cast, name)
        assert (target in targets_visible_to(user)) == user.has_perm("targets.view", target), name


def test_list_says_sums_and_counts(cast, client_of, span, fruit, target):
    page = client_of(cast.viewer).get(list_of(span)).content.decode()

    assert "<b>6 chỉ tiêu</b>" in page
    assert "Các phần cộng lại đúng 1.880 tấn." in page
    assert 'class="ps-4"' in page
    assert "Chỉ tiêu năm 2024" in page

    target_set_value(target=fruit.parts.first(), comparator="=", value=D(900), by=cast.clerk)
    page = client_of(cast.viewer).get(list_of(span)).content.decode()
    assert "thiếu 100 tấn so với 1.880 tấn" in page
    assert "1 chỉ tiêu có phần cộng lại chưa khớp" in page


def test_columns_that_would_be_empty_are_left_out(cast, client_of, span, make_target):
    make_target("Trồng rừng", "60", "ha", note="rừng mới")
    assert "Kỳ trước" not in client_of(cast.viewer).get(list_of(span)).content.decode()

    make_target("Đào ao", "5", "ao", baseline=D("3"))
    page = client_of(cast.viewer).get(list_of(span)).content.decode()
    assert "Kỳ trước" in page
    assert "Đơn vị chịu trách nhiệm" not in page
    assert 'colspan="5"' in page


def test_what_is_kept_has_no_better_side(cast, client_of, span, make_target):
    make_target("Xã đạt chuẩn", comparator="maintain", kind="qualitative")

    page = client_of(cast.viewer).get(list_of(span)).content.decode()

    assert 'data-label="Chiều tốt"' not in page


def test_list_is_found_without_accents_and_counters_agree(cast, client_of, span, make_target):
    make_target("Tỷ lệ hộ nghèo", "0.66", "%", field="society", direction="lower")
    make_target("Tỷ lệ hộ cận nghèo", "2", "%", field="society", direction="lower")
    make_target("Đàn lợn thịt", "5000", "con")
    client = client_of(cast.clerk)

    answer = client.get(list_of(span, q="ho ngheo"))
    assert "Tỷ lệ hộ nghèo" in answer.content.decode()
    assert "Đàn lợn thịt" not in answer.content.decode()
    for counter in client.get(list_of(span)).context["counters"]:
        assert client.get(counter["url"]).context["shown"] == counter["figure"]


def test_part_found_alone_names_its_whole(cast, client_of, span, fruit):
    page = client_of(cast.clerk).get(list_of(span, q="nhan")).content.decode()

    assert "thuộc Sản lượng cây ăn quả" in page


def test_first_page_of_a_commune_without_targets(cast, client_of):
    page = client_of(cast.clerk).get(reverse("target_list")).content.decode()
    assert "Mở năm" in page

    page = client_of(cast.viewer).get(reverse("target_list")).content.decode()
    assert "Chưa có chỉ tiêu nào" in page
    assert reverse("span_create") not in page


def test_unknown_span_is_not_found(cast, client_of, span):
    asked = f"{reverse('target_list')}?thoi_gian={uuid4()}"

    assert client_of(cast.clerk).get(asked).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_the_rows(cast, client_of, span, make_target, count):
    whole = make_target("Sản lượng", "100", "tấn", answering_unit=cast.office)
    for number in range(count):
        make_target(
            f"Cây thứ {number}", "1", "tấn", parent=whole, part_rule="adds_up",
            answering_unit=cast.office, units=[cast.village], strands=["thu"],
        )  # fmt: skip
    client = client_of(cast.clerk)

    asked = {
        "list": queries_of(client, list_of(span)),
        "read": queries_of(client, reverse("target_read", args=[whole.uid])),
        "table": queries_of(client, reverse("target_table", args=[span.uid])),
        "change": queries_of(client, reverse("target_change", args=[whole.uid])),
    }

    assert asked == {"list": 6, "read": 11, "table": 7, "change": 9}


def queries_of(client: Client, address: str) -> int:
    """Count what the page asks of targets and of names of units; the frame around it aside."""
    client.get(reverse("all_places"))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    own = (
        'FROM "targets_',
        'INNER JOIN "targets_',
        '"org_spell"."unit_id" IN',
        "trail_entry",
    )
    return sum(any(words in query["sql"] for words in own) for query in asked)


def form_data(**fields: object) -> dict[str, object]:
    return {
        "name": "Tỷ lệ hộ nghèo",
        "field": "society",
        "value": "0,66",
        "unit_text": "%",
    } | fields


def test_target_is_set_and_its_low_direction_asked(cast, client_of, span):
    client = client_of(cast.clerk)
    address = reverse("target_create", args=[span.uid])

    asked = client.post(address, form_data(note="theo tiêu chí mới")).content.decode()
    assert "càng thấp càng tốt?" in asked
    assert 'value="0,66"' in asked
    assert 'value="theo tiêu chí mới"' in asked
    assert not Target.objects.exists()

    answer = client.post(address, form_data(direction_confirmed="1"))
    made = Target.objects.get()
    assert answer.url == reverse("target_read", args=[made.uid])
    assert (made.indicator.direction, made.indicator.direction_confirmed) == ("lower", True)
    assert (made.indicator.kind, made.unit_rule) == ("percentage", "ratio")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"value": "1.5"}, "dấu chấm ngăn hàng nghìn"),
        ({"value": ""}, "Gõ giá trị, hoặc chọn"),
        ({"value": "13-15", "comparator": ">="}, "nói khác nhau"),
        ({"value": "13", "comparator": "range"}, "Khoảng cần hai số"),
        ({"value": "20 giấy"}, "Sửa một trong hai"),
        ({"value": "5", "baseline": "1.5"}, "dấu chấm ngăn hàng nghìn"),
        ({"name": ""}, "Tên chỉ tiêu"),
    ],
)
def test_wrong_form_keeps_what_was_typed(cast, client_of, span, fields, sentence):
    data = form_data(direction="lower", note="ghi chú còn đây") | fields
    page = client_of(cast.clerk).post(reverse("target_create", args=[span.uid]), data)

    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert 'value="ghi chú còn đây"' in page.content.decode()
    assert "data-errors" in page.content.decode()


def test_target_twice_is_refused_at_the_top_of_the_form(cast, client_of, span, target):
    data = form_data(name=target.name, value="475", unit_text="ha")
    page = client_of(cast.clerk).post(reverse("target_create", args=[span.uid]), data)

    assert "Chỉ tiêu này đã có trong năm." in page.content.decode()


def test_form_of_a_target_saves_as_it_opened(cast, client_of, span, fruit, make_target):
    part = make_target(
        "Ổi", "13", "tấn", comparator="range", value_max=D(15), parent=fruit, part_rule="share_of",
        units=[cast.village], strands=["sớm", "muộn"], answering_unit=cast.office,
        baseline=D("12.5"), baseline_year=2023,
    )  # fmt: skip
    client = client_of(cast.clerk)
    address = reverse("target_change", args=[part.uid])
    form = client.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields}
    posted = {name: form.fields[name].prepare_value(value) for name, value in data.items()}

    client.post(address, {name: "" if value is None else value for name, value in posted.items()})

    after = Target.objects.get(pk=part.pk)
    assert (after.version, after.values.count()) == (2, 1)
    assert (after.parent, after.part_rule, after.baseline) == (fruit, "share_of", D("12.5"))
    assert [str(strand) for strand in after.strands.all()] == ["sớm", "muộn"]
    assert (list(after.units.all()), after.answering_unit) == ([cast.village], cast.office)


def test_new_value_is_told_with_its_paper(cast, client_of, target, pages):
    data = form_data(
        name=target.name, value="480", unit_text="ha", field="economy", version=1,
        paper="Nghị quyết số 07/NQ-HĐND", paper_on="10/07/2024",
    )  # fmt: skip
    client = client_of(cast.clerk)

    assert client.post(pages["change"], data).status_code == 302
    page = client.get(pages["read"]).content.decode()
    assert "480 ha" in page
    assert "475 ha" in page
    assert "Nghị quyết số 07/NQ-HĐND" in page
    assert "10/07/2024" in page


def test_colleagues_save_gives_409_with_both_texts(cast, client_of, target, pages):
    target_change(target=target, version=1, note="bản của người kia", by=cast.second_clerk)
    data = form_data(
        name=target.name,
        value="475",
        unit_text="ha",
        field="economy",
        note="bản của tôi",
        version=1,
    )
    client = client_of(cast.clerk)

    answer = client.post(pages["change"], data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "bản của người kia" in page
    assert "bản của tôi" in page
    assert '<input type="hidden" name="version" value="2"' in page

    assert client.post(pages["change"], data | {"version": 2}).status_code == 302
    assert Target.objects.get().note == "bản của tôi"


def test_target_is_removed_after_one_question(cast, client_of, pages, fruit):
    client = client_of(cast.clerk)

    assert "Bỏ chỉ tiêu" in client.get(pages["remove"]).content.decode()
    assert client.post(pages["remove"], {"reason": "gõ nhầm"}).status_code == 302
    refused = client.post(reverse("target_remove", args=[fruit.uid]), {})
    assert "còn có các phần" in refused.content.decode()


def test_span_is_opened_by_the_clerk(cast, client_of, span):
    client = client_of(cast.clerk)
    page = client.get(reverse("span_create")).content.decode()
    assert "Năm 2025" in page

    data = {"kind": "year", "name": "Năm 2025", "starts_on": "01/01/2025", "ends_on": "31/12/2025"}
    assert client.post(reverse("span_create"), data).status_code == 302
    again = client.post(reverse("span_create"), data).content.decode()
    assert "Năm 2025 đã mở rồi." in again
    assert client_of(cast.viewer).get(reverse("span_create")).status_code == 403


def test_running_year_opens_first(cast, client_of, span, target):
    span_for_year(commune=cast.commune, year=2025, by=cast.clerk)

    answer = client_of(cast.clerk).get(reverse("target_list"))

    assert answer.context["span"].starts_on.year == TODAY.year
    other = client_of(cast.overseer).get(reverse("target_list"))
    assert other.context["span"].commune == cast.commune
