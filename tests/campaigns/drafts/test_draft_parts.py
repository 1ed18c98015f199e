"""The parts around the items as the editor saves them; the same batch twice."""

from __future__ import annotations

from uuid import uuid4

import pytest

from campaigns import services
from campaigns.drafts import read_batch
from campaigns.models import DraftBatch
from campaigns.services.drafts.saving import KEPT_BATCHES
from emulation.lib.states import WrongState
from tests.campaigns.drafts.batches import item_in, new_item, posted, save, state_of
from tests.campaigns.plans_made import fresh, submit
from tests.plumbing.kept import kept

pytestmark = pytest.mark.postgres


@pytest.fixture
@kept
def state(cast, plan):
    return state_of(plan, cast.clerk)


def test_every_part_comes_back_as_it_was_saved(cast, plan, state):
    header = state["header"] | {
        "title": "Phát động thi đua chào xuân",
        "date_day": 5,
        "date_month": 2,
        "motto": "“Về đích sớm”",
    }
    basis = {"uid": str(uuid4()), "lead": "Theo", "text": "Kết luận số 1;", "standing": True}
    opening = state["opening"] | {
        "opening": ["Đoạn một.", "Đoạn hai."],
        "closing": [],
        "items_style": "decimal",
        "bases": [basis | {"link": "https://chinhphu.vn", "file": ""}, *state["opening"]["bases"]],
    }
    rows = [{"text": "Các thôn", "purpose": "t/h", "units": [str(cast.village.uid)]}]
    signer = next(s for s in state["signers"] if "Thắng" in s["name"])
    signature = {"version": 1, "signing_mode": "TM", "signatory": signer["uid"]}

    answer = save(
        plan,
        cast.clerk,
        header=header,
        opening=opening,
        recipients={"version": 2, "rows": rows},
        signature=signature,
    )

    after = state_of(plan, cast.clerk)
    assert (answer["refused"], answer["conflicts"]) == ([], [])
    assert after["header"] == header | {"version": 2, "motto": "Về đích sớm"}
    assert after["opening"]["opening"] == ["Đoạn một.", "Đoạn hai."]
    assert [b["uid"] for b in after["opening"]["bases"]] == [b["uid"] for b in opening["bases"]]
    assert after["opening"]["bases"][0]["text"] == "Kết luận số 1"
    assert after["recipients"] == {"version": 3, "rows": rows}
    assert after["signature"] == signature | {"version": 2}
    assert answer["versions"] == {"header": 2, "opening": 3, "recipients": 3, "signature": 2}


def test_a_part_that_a_colleague_saved_is_a_conflict_of_its_own(cast, plan, state):
    save(plan, cast.second_clerk, header=state["header"] | {"title": "Tên của đồng nghiệp"})
    opening = state["opening"] | {"closing": ["Đoạn kết mới."]}

    answer = save(
        plan, cast.clerk, header=state["header"] | {"title": "Tên của tôi"}, opening=opening
    )

    (conflict,) = answer["conflicts"]
    assert (conflict["part"], conflict["uid"], conflict["by"]) == ("header", None, "Đặng Văn Ba")
    assert conflict["theirs"]["title"] == "Tên của đồng nghiệp"
    after = state_of(plan, cast.clerk)
    assert after["header"]["title"] == "Tên của đồng nghiệp"
    assert after["opening"]["closing"] == ["Đoạn kết mới."]


def test_a_form_that_saved_meanwhile_is_a_conflict_too(cast, plan, state):
    services.plan_change_recipients(
        plan=fresh(plan), version=2, by=cast.second_clerk, recipients=[]
    )

    answer = save(plan, cast.clerk, recipients=state["recipients"])

    assert answer["conflicts"][0]["by"] == "người khác"
    assert answer["conflicts"][0]["theirs"] == {"version": 3, "rows": []}


@pytest.mark.parametrize(
    "change, field, words",
    [
        ({"title": " "}, "title", "Nhập trích yếu"),
        ({"title": "Đ" * 301}, "title", "300"),
        ({"date_day": 31, "date_month": 2}, "date_day", "không có trong lịch"),
        ({"date_month": 13}, "date_month", "từ 1 đến 12"),
    ],
)
def test_a_header_that_cannot_stand_is_refused_at_its_field(
    cast, plan, state, change, field, words
):
    answer = save(plan, cast.clerk, header=state["header"] | change, items=[new_item("Mục mới.")])

    assert [(r["part"], r["field"]) for r in answer["refused"]] == [("header", field)]
    assert words in answer["refused"][0]["sentence"]
    after = state_of(plan, cast.clerk)
    assert after["header"] == state["header"]
    assert item_in(after, "Mục mới.")


def test_a_basis_with_a_wrong_address_is_refused_at_its_field(cast, plan, state):
    wrong = {"lead": "Căn cứ", "text": "Luật", "standing": True, "link": "không phải địa chỉ"}
    opening = state["opening"] | {"bases": [wrong | {"uid": str(uuid4())}]}

    answer = save(plan, cast.clerk, opening=opening)

    assert [(r["part"], r["field"]) for r in answer["refused"]] == [("opening", "link")]
    assert state_of(plan, cast.clerk)["opening"] == state["opening"]


def test_somebody_who_cannot_sign_is_refused(cast, plan, state):
    signature = state["signature"] | {"signatory": str(uuid4())}

    answer = save(plan, cast.clerk, signature=signature)

    assert [(r["part"], r["field"]) for r in answer["refused"]] == [("signature", "signatory")]


# ---- The same batch again -------------------------------------------------------------------


def test_the_same_batch_again_gets_the_same_answer_and_writes_nothing(cast, plan, state):
    batch = read_batch(posted(items=[new_item("Một lần thôi.")]))
    first = services.draft_save(plan=fresh(plan), batch=batch, by=cast.clerk)

    second = services.draft_save(plan=fresh(plan), batch=batch, by=cast.clerk)

    assert second == first
    assert len(state_of(plan, cast.clerk)["items"]) == len(state["items"]) + 1


def test_a_batch_that_was_answered_is_answered_again_after_the_plan_was_submitted(cast, plan):
    batch = read_batch(posted(items=[new_item("Kịp lưu.")]))
    first = services.draft_save(plan=fresh(plan), batch=batch, by=cast.clerk)
    submit(cast, fresh(plan))

    assert services.draft_save(plan=fresh(plan), batch=batch, by=cast.clerk) == first
    with pytest.raises(WrongState, match="Đã trình"):
        save(plan, cast.clerk, items=[new_item("Muộn rồi.")])


def test_nobody_gets_the_answer_of_anothers_batch(cast, plan):
    batch = read_batch(posted(items=[new_item("Của tôi.")]))
    services.draft_save(plan=fresh(plan), batch=batch, by=cast.clerk)

    with pytest.raises(WrongState, match="người khác"):
        services.draft_save(plan=fresh(plan), batch=batch, by=cast.second_clerk)


def test_old_batches_are_forgotten(cast, plan):
    for _ in range(KEPT_BATCHES + 3):
        save(plan, cast.clerk)

    assert DraftBatch.objects.count() == KEPT_BATCHES
