"""The pages of papers on awards, as clerk, chairman and records clerk go through them."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import docx
import openpyxl
import pdfplumber
import pytest
from django.urls import reverse

from awards.deciding.content import content_of
from awards.deciding.papers import decision_document
from awards.deciding.services import decision_return
from awards.models import Decision, Grant, Nomination
from awards.nominating.figures import Figure
from awards.nominating.services import round_end
from awards.states import DecisionKind, DecisionState, NominationState
from emulation.papers.document import Table
from tests.awards.deciding.made import World, fresh, line_of
from tests.awards.made import FIGHTER

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def url(name: str, thing: object) -> str:
    return reverse(name, args=[thing.uid])


def test_the_clerk_ticks_what_waits_and_the_chairman_approves(world: World, client_of):
    cast, clerk = world.cast, client_of(world.cast.clerk)
    page = clerk.get(url("decision_create", world.round)).content.decode()
    assert "Vi Văn Bảy" in page
    assert "Nông Thị Dung" in page

    ticks = [str(each.uid) for each in world.within]
    made = clerk.post(url("decision_create", world.round), {"loai": "award", "ho-so": ticks})
    decision = Decision.objects.get()
    assert made.url == url("decision_read", decision)
    clerk.post(url("decision_submit", decision), {"version": decision.version})

    chairman = client_of(cast.chairman)
    page = chairman.get(url("decision_approve", decision)).content.decode()
    assert "1.350.000 đồng" in page
    for nomination in world.within:
        assert f'href="{url("nomination_read", nomination)}"' in page
        assert chairman.get(url("nomination_read", nomination)).status_code == 200
    chairman.post(url("decision_approve", decision), {"version": fresh(decision).version})
    records = client_of(cast.records_clerk)
    assert "01/QĐ-UBND" in records.get(url("decision_issue", decision)).content.decode()
    records.post(
        url("decision_issue", decision),
        {"version": fresh(decision).version, "issued_on": "19/02/2024"},
    )

    assert fresh(decision).state == DecisionState.ISSUED
    assert Grant.objects.count() == 3


def test_names_are_ticked_award_by_award(world: World, client_of):
    page = client_of(world.cast.clerk).get(url("decision_create", world.round)).content.decode()

    assert page.count("Chọn cả 2 hồ sơ: Lao động tiên tiến") == 1
    assert page.index("Vi Văn Bảy") < page.index("Lý Văn Cả")
    assert page.count("data-tick-group") == 3  # two awards of the commune, one from above


def test_the_list_offers_a_round_as_long_as_something_waits(world: World, client_of):
    clerk = client_of(world.cast.clerk)
    page = clerk.get(reverse("decision_list")).content.decode()
    assert "4 hồ sơ đủ điều kiện, trong đó 4 hồ sơ Hội đồng đã thông qua" in page

    world.draft(world.within)
    world.draft([world.fighter], DecisionKind.PROPOSAL)

    assert "hồ sơ đủ điều kiện" not in clerk.get(reverse("decision_list")).content.decode()


def test_a_title_without_money_has_no_column_of_money(world: World):
    row = {"uid": "1", "ordinal": 1, "recipient": "An", "detail": "Thôn A", "merit": ""}
    families, praised = (
        {"award": "A", "is_honour": True, "subject": "household", "rows": [row | {"amount": each}]}
        for each in (0, 526_500)
    )
    content = content_of(world.draft([world.worker]), []) | {
        "groups": [families, praised], "names": 2, "total": 526_500,
    }  # fmt: skip

    tables = [
        block for block in decision_document(content).appendices[0].blocks
        if isinstance(block, Table)
    ]  # fmt: skip

    assert [len(table.rows[0]) for table in tables] == [3, 4]


def test_a_refusal_keeps_the_ticks(world: World, client_of):
    ticks = [str(world.worker.uid), str(world.fighter.uid)]

    answer = client_of(world.cast.clerk).post(
        url("decision_create", world.round), {"loai": "award", "ho-so": ticks}
    )

    page = answer.content.decode()
    assert "đưa vào tờ trình" in page
    assert f'value="{world.worker.uid}" checked' in page
    assert f'value="{world.other.uid}" checked' not in page
    assert not Decision.objects.exists()


def test_the_chairman_returns_single_names(world: World, client_of):
    decision = world.submitted()
    line = line_of(decision, world.other)
    chairman = client_of(world.cast.chairman)

    chairman.post(
        url("decision_names_return", decision),
        {"version": decision.version, f"reason_{line.uid}": "Đang xác minh đơn"},
    )

    page = client_of(world.cast.clerk).get(url("decision_read", decision)).content.decode()
    assert "Đang xác minh đơn" in page
    assert fresh(decision).content["names"] == 2


def test_too_late_the_reason_typed_is_shown_again(world: World, client_of):
    decision = world.submitted()
    decision_return(
        decision=fresh(decision),
        seen_version=decision.version,
        reason="Sửa căn cứ",
        by=world.cast.vice_chairman,
    )

    answer = client_of(world.cast.chairman).post(
        url("decision_return", decision), {"version": decision.version, "reason": "Thiếu biên bản"}
    )

    assert answer.status_code == 409
    assert "Thiếu biên bản" in answer.content.decode()


def test_two_clerks_edit_and_both_texts_stand(world: World, client_of):
    decision = world.draft()
    clerk = client_of(world.cast.clerk)
    form = clerk.get(url("decision_edit", decision)).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    first = clerk.post(url("decision_edit", decision), {**typed, "subject": "Về việc khen một"})
    assert first.status_code == 302

    answer = clerk.post(url("decision_edit", decision), {**typed, "subject": "Về việc khen hai"})

    assert answer.status_code == 409
    assert "Về việc khen một" in answer.content.decode()
    assert "Về việc khen hai" in answer.content.decode()


def test_names_go_out_and_come_in(world: World, client_of):
    decision = world.draft([world.worker, world.praised])
    clerk = client_of(world.cast.clerk)
    line = line_of(decision, world.praised)

    clerk.post(url("decision_names", decision), {"version": 1, "bo": "1", "ten": [str(line.uid)]})
    clerk.post(url("decision_names", decision), {"version": 2, "ho-so": [str(world.other.uid)]})

    assert list(decision.lines.values_list("recipient", flat=True)) == ["Hà Thị An", "Vi Văn Bảy"]


def test_outcomes_of_a_proposal_are_written_by_its_clerk(world: World, client_of):
    decision = world.issued([world.fighter], DecisionKind.PROPOSAL)
    clerk = client_of(world.cast.clerk)
    line = line_of(decision, world.fighter)
    missing = clerk.post(url("decision_outcomes", decision), {f"result_{line.uid}": "granted"})
    assert "Ghi số quyết định của cấp trên." in missing.content.decode()

    clerk.post(
        url("decision_outcomes", decision),
        {
            f"result_{line.uid}": "granted",
            "number": "88/QĐ-UBND",
            "on": "19/02/2024",
            "decider": "Chủ tịch Ủy ban nhân dân huyện Yên Thế",
        },
    )

    assert Grant.objects.get().decision_number == "88/QĐ-UBND"


def test_a_page_left_open_while_the_round_ended_is_told_so(world: World, client_of):
    clerk = client_of(world.cast.clerk)
    page, tick = url("decision_create", world.round), str(world.worker.uid)
    Nomination.objects.filter(round=world.round).update(state=NominationState.WITHDRAWN)
    world.round.refresh_from_db()
    round_end(round_=world.round, seen_version=world.round.version, by=world.cast.clerk)

    answer = clerk.post(page, {"loai": "award", "ho-so": [tick]})

    assert answer.status_code == 200
    assert "vừa được người khác xử lý" in answer.text
    assert "Chưa có hồ sơ nào chờ lập văn bản" in answer.text
    assert not Decision.objects.exists()


def test_two_change_one_list_and_the_ticks_of_the_second_stay(world: World, client_of):
    clerk, decision = client_of(world.cast.clerk), world.draft()
    first, second = line_of(decision, world.other), line_of(decision, world.worker)
    seen = decision.version
    clerk.post(url("decision_names", decision), {"version": seen, "bo": 1, "ten": [first.uid]})

    late = clerk.post(
        url("decision_names", decision), {"version": seen, "bo": 1, "ten": [second.uid]}
    )

    assert "vừa được sửa hoặc xử lý" in late.text
    assert f'value="{second.uid}" checked' in late.text
    again = clerk.post(
        url("decision_names", decision),
        {"version": fresh(decision).version, "bo": 1, "ten": [second.uid]},
    )
    assert again.status_code == 302
    assert decision.lines.count() == 1


def test_an_answer_written_by_another_meanwhile_is_told_and_the_rest_stays(world: World, client_of):
    other = world.nominate("Lý Thị Ba", award=FIGHTER)
    decision = world.issued([world.fighter, other], DecisionKind.PROPOSAL)
    clerk, page = client_of(world.cast.clerk), url("decision_outcomes", decision)
    words = {"number": "88/QĐ-UBND", "on": "19/02/2024", "decider": "Chủ tịch huyện"}
    first, second = line_of(decision, world.fighter), line_of(decision, other)
    assert clerk.post(page, {**words, f"result_{first.uid}": "granted"}).status_code == 302

    late = clerk.post(
        page,
        {
            **words,
            "number": "99/QĐ-UBND",
            f"result_{first.uid}": "refused",
            f"result_{second.uid}": "refused",
        },
    )

    assert "Kết quả của Nông Thị Dung đã được người khác ghi" in late.text
    assert 'value="99/QĐ-UBND"' in late.text
    assert f'name="result_{second.uid}"' in late.text
    assert line_of(decision, other).is_granted is None


def test_a_name_revoked_meanwhile_is_told_and_the_reason_stays(world: World, client_of):
    decision = world.issued()
    line = line_of(decision, world.other)
    clerk, page = client_of(world.cast.clerk), url("revocation_create", decision)
    clerk.post(page, {"lines": [line.uid], "reason": "Hồ sơ giả"})
    made = Decision.objects.get(kind=DecisionKind.REVOKE)
    world.issue(world.approve(world.submit(made)))

    late = clerk.post(page, {"lines": [line.uid], "reason": "Kê khai gian dối"})

    assert "Có tên vừa bị hủy bỏ ở quyết định khác" in late.text
    assert "Kê khai gian dối" in late.text


def test_a_revocation_is_begun_from_the_decision(world: World, client_of):
    decision = world.issued()
    line = line_of(decision, world.other)

    client_of(world.cast.clerk).post(
        url("revocation_create", decision), {"lines": [str(line.uid)], "reason": "Hồ sơ giả"}
    )

    made = Decision.objects.get(kind=DecisionKind.REVOKE)
    assert made.revokes == decision
    assert made.lines.get().revoked_line == line


def test_votes_and_conditions_are_for_the_office(world: World, client_of):
    decision = world.issued()
    finding = {
        "code": "x", "words": "Tiêu chuẩn riêng tư", "verdict": "not_met", "article": "Điều 24",
        "any_of": "", "verdict_words": "Chưa đạt", "is_hard": False,
    }  # fmt: skip
    world.worker.content = {"findings": [finding]}
    world.worker.save(update_fields=["content"])

    for user, is_seen in ((world.cast.clerk, True), (world.cast.unit_head, False)):
        page = client_of(user).get(url("decision_read", decision)).content.decode()
        assert "Vi Văn Bảy" in page
        assert ("Tiêu chuẩn riêng tư" in page) is is_seen
    assert client_of(world.cast.unit_head).get(url("decision_bundle", decision)).status_code == 403


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_the_same_whatever_the_list(
    world: World, client_of, django_assert_max_num_queries, number
):
    more = [world.nominate(f"Vi Văn {place:02d}") for place in range(number)]
    waiting = [world.nominate(f"Hà Văn {place:02d}") for place in range(number)]
    decision = world.submitted([*world.within, *more])
    pages = (
        (world.cast.chairman, url("decision_approve", decision)),
        (world.cast.chairman, url("decision_read", decision)),
        (world.cast.clerk, url("decision_create", world.round)),
        (world.cast.clerk, reverse("decision_list")),
        (world.cast.chairman, url("decision_names_return", decision)),
    )
    assert waiting
    for user, address in pages:
        client = client_of(user)
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(address).status_code == 200


def test_the_paper_stands_folded_under_the_list(world: World, client_of):
    decision = world.issued()

    page = client_of(world.cast.clerk).get(url("decision_read", decision)).content.decode()

    before, _, after = page.partition("<summary>Xem bản in trên màn hình</summary>")
    assert before.rstrip().endswith('<details class="part-body">')
    assert "Điều 1." not in before
    assert "Điều 1." in after.partition("</details>")[0]


def test_excel_holds_the_list(world: World, client_of):
    decision = world.issued()

    answer = client_of(world.cast.clerk).get(url("decision_names_export", decision))

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[1][:3] == (1, "Hà Thị An", None)
    assert rows[1][9] == 540_000
    assert client_of(world.cast.clerk).get(reverse("decisions_export")).status_code == 200


class TestPaper:
    def text_of(self, client, decision: Decision) -> str:
        content = client.get(url("decision_pdf", decision)).content
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)

    def test_a_decision_reads_as_the_decree_asks(self, world: World, client_of):
        decision = world.issued()
        text = self.text_of(client_of(world.cast.clerk), decision)

        order = (
            "QUYẾT ĐỊNH", "Về việc khen thưởng", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG TÂM",
            "Căn cứ Luật Tổ chức", "QUYẾT ĐỊNH:", "Điều 1.", "Điều 2.", "Điều 3.", "Nơi nhận:",
            "Phụ lục", "Hà Thị An", "Vi Văn Bảy", "Lý Văn Cả",
        )  # fmt: skip
        places, start = [], 0
        for words in order:
            start = text.index(words, start)
            places.append(start)
        assert "Số: 01/QĐ-UBND" in text
        assert "một triệu ba trăm năm mươi nghìn" in text.replace("\n", " ")
        assert "DỰ THẢO" not in text

    def test_word_says_the_same_in_the_same_order(self, world: World, client_of):
        decision = world.issued()
        content = client_of(world.cast.clerk).get(url("decision_docx", decision)).content

        lines = [each.text for each in docx.Document(io.BytesIO(content)).paragraphs]
        authority = lines.index("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỒNG TÂM")
        enacting = lines.index("QUYẾT ĐỊNH:")
        first_basis = next(n for n, line in enumerate(lines) if line.startswith("Căn cứ"))
        first_article = next(n for n, line in enumerate(lines) if line.startswith("Điều 1."))
        assert authority < first_basis < enacting < first_article

    def test_a_proposal_is_addressed_and_signed_for_the_committee(self, world: World, client_of):
        decision = world.draft([world.fighter], DecisionKind.PROPOSAL)
        text = self.text_of(client_of(world.cast.clerk), decision)

        assert "DỰ THẢO" in text
        assert "Kính gửi: Ủy ban nhân dân huyện Yên Thế" in text
        assert "TM. ỦY BAN NHÂN DÂN" in text
        assert "Điều 1." not in text

    def test_the_bundle_holds_each_dossier(self, world: World, client_of):
        second = world.nominate("Đỗ Thị Ba", award=FIGHTER, state=NominationState.PASSED)
        decision = world.draft([world.fighter, second], DecisionKind.PROPOSAL)
        clerk = client_of(world.cast.clerk)

        content = clerk.get(url("decision_bundle", decision)).content
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            contents = pdf.pages[0].extract_text()
        assert "Nông Thị Dung" in contents
        assert "Đỗ Thị Ba" in contents
        archive = zipfile.ZipFile(io.BytesIO(clerk.get(url("decision_zip", decision)).content))
        assert sum("Báo cáo thành tích" in name for name in archive.namelist()) == 2

    def test_the_bundle_tells_the_figures_frozen_when_it_was_sent(self, world: World, client_of):
        figure = Figure(
            target="t", name="Sản lượng lúa", unit_text="tấn", assigned=None,
            pledged=Decimal("100"), pledged_words="", result=Decimal("104.5"), verdict="met",
            period="Năm 2024", direction="higher", is_done=True,
        )  # fmt: skip
        world.fighter.content = {"figures": [figure.frozen()]}
        world.fighter.save(update_fields=["content"])
        decision = world.draft([world.fighter], DecisionKind.PROPOSAL)

        content = client_of(world.cast.clerk).get(url("decision_bundle", decision)).content
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            text = " ".join(page.extract_text() for page in pdf.pages)
        assert "104,5" in text
        assert "Đạt mức" in text


def test_each_gets_its_wait(world: World, client_of):
    from emulation.org.waits import waits_of

    def titles(user) -> list[str]:
        return [wait.action for wait in waits_of(type(user).objects.get(pk=user.pk))]

    cast = world.cast
    assert "Lập quyết định, tờ trình" in titles(cast.clerk)
    decision = world.submitted([*world.within])
    assert "Duyệt" in titles(cast.chairman)
    decision = world.approve(decision)
    assert "Cho số, ban hành" in titles(cast.records_clerk)
    world.issue(decision)
    assert "Ghi khoản chi" in titles(cast.accountant)
