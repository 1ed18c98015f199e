"""Anybody checks a paper by the code that is printed on it."""

import datetime as dt
import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from emulation.papers.models import Attachment, Paper
from emulation.papers.services import paper_end
from emulation.papers.verification import ALPHABET, new_code, normal_code, verification_url
from emulation.trail.services import SYSTEM
from tests.papers.papers_made import issue, open_series
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def paper(cast) -> Paper:
    open_series(cast.commune)
    return issue(cast.commune)


@pytest.fixture
def anybody(cast, client_of):
    return client_of(cast.visitor)


def page_of(anybody, code: str, status: int = 200) -> str:
    answer = anybody.get(f"/xac-minh/{code}")
    assert answer.status_code == status
    return answer.content.decode()


# The code


def test_a_code_is_short_grouped_and_never_the_same():
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(code == normal_code(code) for code in codes)
    assert not set("0O1ILUSZB") & set(ALPHABET)


@pytest.mark.parametrize(
    "typed",
    ["7kqm-x3pa-9trd", "7KQM X3PA 9TRD", " 7KQMX3PA9TRD ", "7KQM–X3PA–9TRD", "7KQM.X3PA.9TRD"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert normal_code(typed) == "7KQM-X3PA-9TRD"


def test_letters_that_look_like_figures_are_taken_for_them():
    assert normal_code("BSZU-X3PA-9TRD") == "852V-X3PA-9TRD"


@pytest.mark.parametrize("typed", ["", "7KQM-X3PA", "7KQM-X3PA-9TR!", "7KQM-X3PA-9TRDD", "đ" * 12])
def test_what_cannot_be_a_code_is_none(typed):
    assert normal_code(typed) == ""


def test_the_printed_address_leads_to_the_page(settings, paper, anybody):
    settings.SITE_URL = "https://thidua.example"

    address = verification_url(paper.code)

    assert address == f"https://thidua.example/xac-minh/{paper.code}"
    assert page_of(anybody, address.rpartition("/")[2])


# The answer


def test_a_paper_in_force_is_told_with_its_facts(paper, anybody):
    page = page_of(anybody, paper.code)

    assert "Văn bản thật, còn hiệu lực" in page
    assert "Chưa so được" not in page
    for fact in (
        "Kế hoạch", "01/KH-UBND", "15/01/2024", "UBND xã Đồng Tâm", "Nguyễn Đức Thắng",
        "Phát động phong trào thi đua năm 2024", paper.files.get(format="pdf").sha256,
    ):  # fmt: skip
        assert fact in page


@pytest.mark.parametrize(
    ("force", "words"),
    [("replaced", "nhưng đã bị thay thế"), ("revoked", "nhưng đã bị bãi bỏ")],
)
def test_an_ended_paper_says_since_when_and_by_what(paper, anybody, force, words):
    paper_end(
        paper=paper,
        force=force,
        on=dt.date(2024, 2, 1),
        by_text="Kế hoạch số 09/KH-UBND",
        by_actor=SYSTEM,
    )

    page = page_of(anybody, paper.code)

    assert words in page
    assert "từ ngày 01/02/2024" in page
    assert "Kế hoạch số 09/KH-UBND" in page
    assert "còn hiệu lực" not in page


def test_an_unknown_code_gets_a_calm_404(paper, anybody):
    page = page_of(anybody, "7KQM-X3PA-9TRD", status=404)

    assert "Không có văn bản mang mã này" in page
    assert paper.subject not in page
    page_of(anybody, "không-phải-mã", status=404)


def test_a_typed_code_leads_to_its_page(paper, anybody):
    typed = paper.code.lower().replace("-", " ")

    answer = anybody.get("/xac-minh/", {"ma": typed})

    assert answer.status_code == 302
    assert answer["Location"] == f"/xac-minh/{paper.code}"


def test_a_wrongly_typed_code_is_explained(anybody, db):
    page = anybody.get("/xac-minh/", {"ma": "123"}).content.decode()

    assert "Mã có 12 ký tự" in page
    assert 'value="123"' in page


# A copy in hand


def compare(anybody, paper: Paper, content: bytes) -> str:
    upload = SimpleUploadedFile("nhan-duoc.pdf", content, "application/pdf")
    return anybody.post(f"/xac-minh/{paper.code}", {"copy": upload}).content.decode()


@pytest.mark.parametrize(("format", "name"), [("pdf", "PDF"), ("docx", "Word")])
def test_the_same_bytes_are_recognised_and_not_kept(paper, anybody, format, name):
    content = bytes(paper.files.get(format=format).content)

    page = compare(anybody, paper, content)

    assert "Đúng tệp đã ban hành" in page
    assert f"bản {name}" in page
    assert Attachment.objects.count() == 0
    assert paper.files.count() == 2


def test_one_other_byte_is_another_file(paper, anybody):
    content = bytes(paper.files.get(format="pdf").content) + b" "

    assert "Không phải tệp đã ban hành" in compare(anybody, paper, content)


def test_no_file_is_an_error_at_the_field(paper, anybody):
    page = anybody.post(f"/xac-minh/{paper.code}", {}).content.decode()

    assert "Chọn tệp cần so" in page


def test_the_hash_shown_is_that_of_the_stored_bytes(paper, anybody):
    stored = bytes(paper.files.get(format="pdf").content)

    assert hashlib.sha256(stored).hexdigest() in page_of(anybody, paper.code)
