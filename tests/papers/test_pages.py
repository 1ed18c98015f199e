"""Pages of issued papers and of number series."""

from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from emulation.papers.models import PaperFile, PaperNumber
from emulation.papers.services import number_reserve
from tests.papers.papers_made import issue, open_series

SERIES = "/van-ban/so-dang-ky/"
# What a page asks for its rows, and for the person and the places around them.
MOST_QUERIES = 20


def text(answer) -> str:
    return answer.content.decode()


def queries_of(reader, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert reader.get(address).status_code == 200
    return len(asked)


# Papers


def test_the_list_shows_and_counts_the_papers_of_the_commune(cast, client_of):
    open_series(cast.commune)
    issue(cast.commune)

    page = text(client_of(cast.unit_head).get("/van-ban/"))

    assert "1 văn bản đã ban hành" in page
    assert "01/KH-UBND" in page


def test_the_list_of_the_next_commune_is_empty(cast, client_of):
    open_series(cast.commune)
    issue(cast.commune)

    page = text(client_of(cast.outsider).get("/van-ban/"))

    assert "Chưa có văn bản nào" in page
    assert "01/KH-UBND" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "thi dua"}, 2),
        ({"words": "phat dong"}, 1),
        ({"words": "02/qd"}, 1),
        ({"words": "Đồng khởi"}, 0),
        ({"kind": "QĐ"}, 1),
        ({"year": "2024"}, 2),
        ({"year": "1999"}, 2),
    ],
)
def test_papers_are_found_without_accents_by_kind_and_year(cast, client_of, asked, found):
    open_series(cast.commune)
    issue(cast.commune)
    issue(cast.commune, kind="QĐ", symbol="QĐ-UBND", subject="Công nhận kết quả thi đua")

    page = text(client_of(cast.clerk).get("/van-ban/", asked))

    assert f"{found} văn bản đã ban hành" in page


def test_the_list_takes_as_many_queries_for_thirty_rows(cast, client_of):
    open_series(cast.commune)
    reader = client_of(cast.clerk)
    issue(cast.commune)
    one_row = queries_of(reader, "/van-ban/")
    for _ in range(29):
        issue(cast.commune)

    assert queries_of(reader, "/van-ban/") == one_row <= MOST_QUERIES


@pytest.mark.parametrize("address", ["", "tep/pdf/", "tep/docx/"])
def test_a_paper_is_open_to_its_commune_and_404_next_door(cast, client_of, address):
    open_series(cast.commune)
    url = f"/van-ban/{issue(cast.commune).uid}/{address}"

    assert client_of(cast.unit_head).get(url).status_code == 200
    assert client_of(cast.overseer).get(url).status_code == 200
    assert client_of(cast.outsider).get(url).status_code == 404
    assert client_of(cast.visitor).get(url).status_code == 302


def test_the_file_is_the_stored_bytes_under_a_telling_name(cast, client_of):
    open_series(cast.commune)
    paper = issue(cast.commune, subject="Thi đua: 6/6 thôn đạt “chuẩn”")

    answer = client_of(cast.clerk).get(f"/van-ban/{paper.uid}/tep/pdf/")

    assert answer.content == bytes(paper.files.get(format="pdf").content)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    name = unquote(answer["Content-Disposition"])
    assert name.startswith("attachment; filename*=utf-8''01-KH-UBND 2024 Thi đua- 6-6 thôn")
    assert name.endswith(".pdf")


def test_damaged_bytes_are_not_handed_out(cast, client_of):
    open_series(cast.commune)
    paper = issue(cast.commune)
    PaperFile.objects.filter(paper=paper, format="pdf").update(content=b"%PDF-1.7 changed")

    answer = client_of(cast.clerk).get(f"/van-ban/{paper.uid}/tep/pdf/")

    assert answer.status_code == 500
    assert "không còn khớp mã SHA-256" in text(answer)


def test_an_unknown_format_is_404(cast, client_of):
    open_series(cast.commune)
    paper = issue(cast.commune)

    assert client_of(cast.clerk).get(f"/van-ban/{paper.uid}/tep/exe/").status_code == 404


def test_the_page_of_a_paper_tells_facts_address_and_history(cast, client_of):
    open_series(cast.commune)
    paper = issue(cast.commune)

    page = text(client_of(cast.clerk).get(f"/van-ban/{paper.uid}/"))

    assert paper.code in page
    assert f"/xac-minh/{paper.code}" in page
    assert "ban hành Kế hoạch số 01/KH-UBND" in page


# Number series


def test_records_clerk_opens_a_series_on_the_page(cast, client_of):
    window = client_of(cast.records_clerk)
    assert "Mở sổ đầu tiên" in text(window.get(SERIES))
    form = window.get(f"{SERIES}mo/").context["form"]
    body = form.fields["body"].queryset[0]

    answer = window.post(
        f"{SERIES}mo/",
        {
            "body": body.uid, "year": 2024, "name": "Sổ kế hoạch", "kinds": ["KH"],
            "mode": "allot", "first_number": 25,
        },
        follow=True,
    )  # fmt: skip

    assert body.name == "Xã Đồng Tâm"
    assert "Số kế tiếp: 25" in text(answer)
    assert issue(cast.commune).number_text == "25"


def test_a_kind_that_has_a_series_is_an_error_at_its_field(cast, client_of):
    series = open_series(cast.commune)
    body = series.body.spells.get()

    answer = client_of(cast.records_clerk).post(
        f"{SERIES}mo/",
        {
            "body": body.uid, "year": 2024, "name": "Sổ khác", "kinds": ["KH"],
            "mode": "allot", "first_number": 1,
        },
    )  # fmt: skip

    assert "Kế hoạch đã thuộc" in text(answer)
    assert answer.context["form"].errors["kinds"]


def test_the_page_of_a_series_shows_papers_gaps_and_cancelled_numbers(cast, client_of):
    series = open_series(cast.commune, mode="typed")
    issue(cast.commune, number=2)
    reserved = number_reserve(series=series, number=5, purpose="Tiêm phòng", by=None)
    window = client_of(cast.records_clerk)

    page = text(window.get(f"{SERIES}{series.uid}/"))
    assert "01; từ 03 đến 04" in page
    assert "Kế hoạch số 02/KH-UBND" in page
    assert "Tiêm phòng" in page

    window.post(f"/van-ban/so/{reserved.uid}/huy/", {"reason": "Ghi nhầm"})
    page = text(window.get(f"{SERIES}{series.uid}/"))
    assert "Đã hủy" in page
    assert "Lý do hủy: Ghi nhầm" in page


def test_a_number_is_reserved_on_the_page(cast, client_of):
    series = open_series(cast.commune, mode="typed")
    window = client_of(cast.records_clerk)

    window.post(f"{SERIES}{series.uid}/lay-so/", {"number": 7, "purpose": "Công văn"})
    again = window.post(f"{SERIES}{series.uid}/lay-so/", {"number": 7, "purpose": "Khác"})

    assert PaperNumber.objects.get().purpose == "Công văn"
    assert "đã lấy cho văn bản khác: Công văn" in text(again)


def test_the_next_number_goes_up_only_on_the_page(cast, client_of):
    series = open_series(cast.commune, first_number=10)
    window = client_of(cast.records_clerk)
    given = {"name": "Sổ", "mode": "allot"}

    down = window.post(f"{SERIES}{series.uid}/sua/", given | {"next_number": 3})
    window.post(f"{SERIES}{series.uid}/sua/", given | {"next_number": 30})

    assert "từ 10 trở lên" in text(down)
    series.refresh_from_db()
    assert series.next_number == 30


@pytest.mark.parametrize(
    ("who", "status"),
    [("records_clerk", 200), ("clerk", 403), ("outsider", 404), ("overseer", 404)],
)
def test_a_series_is_kept_by_the_records_clerk_alone(cast, client_of, who, status):
    series = open_series(cast.commune)
    number = number_reserve(series=series, purpose="Công văn", by=None)
    window = client_of(getattr(cast, who))

    for address in (
        f"{SERIES}{series.uid}/",
        f"{SERIES}{series.uid}/sua/",
        f"{SERIES}{series.uid}/lay-so/",
        f"/van-ban/so/{number.uid}/huy/",
    ):
        assert window.get(address).status_code == status


@pytest.mark.parametrize("address", [SERIES, f"{SERIES}mo/"])
def test_others_do_not_see_the_series(cast, client_of, address):
    assert client_of(cast.clerk).get(address).status_code == 403
    assert client_of(cast.visitor).get(address).status_code == 302


def test_the_list_of_series_takes_as_many_queries_for_thirty(cast, client_of):
    keeper = client_of(cast.records_clerk)
    open_series(cast.commune, year=2001)
    one_row = queries_of(keeper, SERIES)
    for year in range(2002, 2031):
        open_series(cast.commune, year=year)

    assert queries_of(keeper, SERIES) == one_row <= MOST_QUERIES


def test_the_page_of_a_series_takes_as_many_queries_for_thirty_numbers(cast, client_of):
    keeper = client_of(cast.records_clerk)
    series = open_series(cast.commune)
    issue(cast.commune)
    one_row = queries_of(keeper, f"{SERIES}{series.uid}/")
    for _ in range(29):
        issue(cast.commune)

    assert queries_of(keeper, f"{SERIES}{series.uid}/") == one_row <= MOST_QUERIES


@pytest.mark.parametrize(
    ("wanted", "name", "ticked"), [("báo cáo", "Sổ báo cáo", True), ("thơ", "Sổ thơ", False)]
)
def test_a_series_is_proposed_for_the_paper_that_waits_for_one(
    cast, client_of, wanted, name, ticked
):
    page = client_of(cast.records_clerk).get(f"{SERIES}mo/", {"loai": wanted})
    form = page.context["form"]
    assert (form["name"].value() == name) == ticked
    assert (form["kinds"].value() == ["BC"]) == ticked
