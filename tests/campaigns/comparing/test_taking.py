"""Differences of a corrected copy taken into the draft one by one, or left."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.comparing.uploaded import comparison_of
from campaigns.content import plan_content, walk
from campaigns.figures import FigureQuestions
from campaigns.inputs import BlockInput
from campaigns.models import Figure, Intake, Plan
from emulation.lib.states import WrongState
from tests.campaigns.comparing.papers import block, item, item_with, list_with, retype
from tests.campaigns.plans_made import WORDS, fresh, submit, told

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def differences(plan, intake):
    return comparison_of(fresh(plan), Intake.objects.get(pk=intake.pk)).differences


def take(plan, intake, by, number=0, answer="change"):
    """Take a difference as a page would: everything read anew."""
    one = differences(plan, intake)[number]
    return services.difference_take(
        plan=fresh(plan),
        intake=Intake.objects.get(pk=intake.pk),
        key=one.key,
        answers={figure.target: answer for figure in one.figures},
        by=by,
    )


def take_all(plan, intake, by):
    """Take until nothing is left; return what was taken."""
    taken = []
    while differences(plan, intake):
        taken.append(take(plan, intake, by))
        assert len(taken) < 40, taken[-1]
    return taken


def texts(plan):
    return [
        b["text"]
        for i in walk(plan_content(fresh(plan))["items"])
        for b in i["blocks"]
        if "text" in b
    ]


# ---- Numbers of targets ------------------------------------------------------------------------


def retype_lychee(content):
    retype(content, "1.000 tấn", "1.250 tấn")


def test_a_retyped_number_changes_its_target_wherever_it_shows(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)

    take(plan, intake, cast.clerk)

    target = plan.plantargets.get(target__name="Vải thiều").target
    assert target.current.value == Decimal(1250)
    assert WORDS.replace("1.000", "1.250") in texts(plan)
    assert Figure.objects.filter(plan_target__target=target).count() == 1
    assert differences(plan, intake) == []


def test_a_retyped_number_may_stay_a_word(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)

    take(plan, intake, cast.clerk, answer="unlink")

    target = plan.plantargets.get(target__name="Vải thiều").target
    assert target.current.value == 1000
    assert not Figure.objects.filter(plan_target__target=target).exists()
    assert WORDS.replace("1.000", "1.250") in texts(plan)


def test_without_an_answer_the_number_is_asked_about_and_nothing_is_written(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)

    with pytest.raises(FigureQuestions):
        take(plan, intake, cast.clerk, answer="")

    assert WORDS in texts(plan)
    assert Intake.objects.get().taken == []


def test_what_was_taken_is_noted_with_the_numbers_before(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)

    take(plan, intake, cast.clerk)

    target = plan.plantargets.get(target__name="Vải thiều").target
    assert Intake.objects.get().taken == [{"key": one.key, "targets": {str(target.uid): ["1.000"]}}]


def test_a_number_in_a_table_changes_its_target_and_the_cell(cast, plan, corrected):
    row = plan.plantargets.get(target__name="Vải thiều")
    table = {"rows": [["Chỉ tiêu", "2024"], ["Vải thiều", "1.000"]], "head_rows": 1}
    stored = row.item
    services.item_change(
        item=stored, version=stored.version, heading="", run_in=False, numbered=True,
        children_style=stored.children_style, by=cast.clerk,
        blocks=[BlockInput(b.text, b.table, str(b.uid)) for b in stored.blocks.all()]
        + [BlockInput(table=table)],
    )  # fmt: skip

    def change(content):
        item_with(content, "Vải thiều")["blocks"][1]["table"]["rows"][1][1] = "1.100"

    intake = corrected(plan, change)
    one = take(plan, intake, cast.clerk)

    assert one.column == 1
    row.target.refresh_from_db()
    assert row.target.current.value == Decimal(1100)
    assert stored.blocks.last().table["rows"][1] == ["Vải thiều", "1.100"]
    assert any("1.100 tấn" in text for text in texts(plan))


def test_the_table_printed_from_the_targets_follows_and_is_no_difference_any_more(
    cast, plan, corrected
):
    Plan.objects.filter(pk=plan.pk).update(target_appendix=True)
    plan = fresh(plan)
    intake = corrected(plan, retype_lychee)
    assert len(differences(plan, intake)) == 1

    take(plan, intake, cast.clerk)

    assert differences(plan, intake) == []


def test_a_number_corrected_in_the_table_of_targets_alone_is_taken_there(cast, plan, corrected):
    Plan.objects.filter(pk=plan.pk).update(target_appendix=True)
    plan = fresh(plan)

    def change(content):
        target = next(each for each in content["targets"] if each["name"] == "Nhãn")
        target["value"] = "260"

    intake = corrected(plan, change)
    take(plan, intake, cast.clerk)

    assert any("nhãn: 260 tấn" in text for text in texts(plan))


# ---- Words of items ----------------------------------------------------------------------------


def test_what_an_item_is_besides_its_words_stays(cast, plan, corrected):
    section = plan.items.get(position=2, parent=None)

    def rename(content):
        item_with(content, section.heading)["heading"] = "NỘI DUNG, CHỈ TIÊU THI ĐUA"

    take(plan, corrected(plan, rename), cast.clerk)

    section.refresh_from_db()
    assert section.heading == "NỘI DUNG, CHỈ TIÊU THI ĐUA"
    assert section.theme.short_name == "Xây dựng nông thôn mới"
    assert section.task.deadline == dt.date(2024, 3, 15)
    parties = section.task.parties.all()
    assert [(p.unit, p.position_title, p.leads) for p in parties] == [
        (cast.village, "", True),
        (None, "Công chức Văn hóa - xã hội", False),
    ]


def test_a_run_in_heading_and_its_text_change_each_for_itself(cast, plan, corrected):
    def change(content):
        one = item_with(content, "Yêu cầu:")
        one["heading"] = "Yêu cầu, phương châm:"
        one["blocks"][0]["text"] = "Mỗi thôn nhận hai việc khó."

    take_all(plan, corrected(plan, change), cast.clerk)

    stored = plan.items.get(heading="Yêu cầu, phương châm:")
    assert stored.run_in
    assert [b.text for b in stored.blocks.all()] == ["Mỗi thôn nhận hai việc khó.", ""]


def test_the_history_tells_what_was_changed(cast, plan, corrected):
    intake = corrected(plan, lambda c: retype(c, "một việc khó", "hai việc khó"))

    take(plan, intake, cast.clerk)

    assert told(plan)[-1] == "campaigns.item.changed"


def edit_everything(content):
    """One of every kind of change."""
    content["header"]["title"] += " và quý I năm 2025"
    content["header"]["date"] = [2024, 3, 1]
    content["bases"][2]["text"] += " về phát động thi đua"
    content["bases"].insert(0, content["bases"][0] | {"uid": "new", "text": "Luật Tổ chức 2015"})
    content["opening"][0] = "UBND xã Đồng Tâm phát động thi đua năm 2024 như sau:"
    content["closing"].append("Kế hoạch này thay kế hoạch ban hành đầu năm.")
    rows = list_with(content, "Các thôn họp dân")
    rows.reverse()
    rows.append(item("Văn phòng tổng hợp.", item("Báo cáo gửi trước ngày 25.")))
    rows[-1]["children_style"] = "plus"
    demand = item_with(content, "Yêu cầu:")
    demand["blocks"][1]["table"]["rows"][1][2] = "Văn phòng, Đài Truyền thanh"
    demand["blocks"][1]["table"]["rows"].append(["25/3", "Tổng kết", "Văn phòng"])
    list_with(content, "Nội dung của mục 1").pop(0)
    item_with(content, "MỤC ĐÍCH")["blocks"].append(block("Giữ vững truyền thống."))
    retype(content, "1.000 tấn", "1.250 tấn")
    content["recipients"][1]["text"] = "Thôn Hồng Lạc, thôn Đề Thám"
    content["recipients"].insert(1, {"text": "Đảng ủy xã", "purpose": "b/c", "units": []})
    content["appendices"][0]["title"] = "PHÂN CÔNG CÔNG VIỆC"
    content["appendices"][0]["blocks"].append(block("Văn phòng đôn đốc."))


def words_of(content):
    """Everything that prints, without keys."""
    tree = [
        (one["marker"], one["heading"], one["run_in"],
         [b.get("text", b.get("table", {}).get("rows")) for b in one["blocks"]])
        for one in walk(content["items"])
    ]  # fmt: skip
    head = [content["header"][name] for name in ("title", "date", "place", "symbol", "issuer")]
    lines = [(b["lead"], b["text"]) for b in content["bases"] if b["standing"]]
    foot = [(r["text"], r["purpose"]) for r in content["recipients"]]
    appendices = [
        (a["title"].upper(), [b.get("text") for b in a["blocks"]]) for a in content["appendices"]
    ]
    return head, lines, content["opening"], tree, content["closing"], foot, appendices


def test_taking_every_difference_makes_the_draft_the_copy(cast, plan, corrected):
    wanted = {}

    def change(content):
        edit_everything(content)
        wanted["content"] = content

    intake = corrected(plan, change)
    taken = take_all(plan, intake, cast.clerk)

    assert words_of(plan_content(fresh(plan))) == words_of(wanted["content"])
    assert len(taken) == len(Intake.objects.get().taken)


def test_taking_all_words_at_once_leaves_numbers_and_moves(cast, plan, corrected):
    wanted = {}

    def change(content):
        edit_everything(content)
        wanted["content"] = content

    intake = corrected(plan, change)
    count, refusals = services.differences_take(plan=plan, intake=intake, by=cast.clerk)

    left = differences(plan, intake)
    assert refusals == []
    assert sorted((one.kind, bool(one.figures)) for one in left) == [
        ("changed", True),
        ("moved", False),
    ]
    assert len(Intake.objects.get().taken) == count
    take_all(plan, intake, cast.clerk)
    assert words_of(plan_content(fresh(plan))) == words_of(wanted["content"])


def test_a_refusal_among_all_words_keeps_the_others(cast, plan, corrected):
    def change(content):
        content["signature"].update(lines=["CHỦ TỊCH"], name="Giàng A Pó")
        retype(content, "một việc khó", "hai việc khó")

    intake = corrected(plan, change)
    count, refusals = services.differences_take(plan=plan, intake=intake, by=cast.clerk)

    assert count == 1
    assert [refusal[:9] for refusal in refusals] == ["Người ký:"]
    assert "Mỗi thôn nhận hai việc khó." in texts(plan)


# ---- Parts around the items --------------------------------------------------------------------


def test_bases_keep_their_links_and_those_inside_the_opening(cast, plan, corrected):
    def change(content):
        content["bases"][2]["text"] += " về phát động thi đua"

    take(plan, corrected(plan, change), cast.clerk)

    assert [(b.text, b.standing, b.link) for b in plan.bases.all()] == [
        ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", True, ""),
        ("Nghị quyết số 38/NQ-HĐND ngày 20/12/2023", False, ""),
        ("Kế hoạch số 5/KH-UBND của UBND huyện về phát động thi đua", True, "https://example.vn/5"),
    ]


def test_a_changed_recipient_keeps_its_units_and_a_new_one_finds_its_own(cast, plan, corrected):
    def change(content):
        content["recipients"][1]["text"] = "Thôn Hồng Lạc, các hộ"
        content["recipients"].insert(2, {"text": "Thôn Đề Thám", "purpose": "t/h", "units": []})

    take_all(plan, corrected(plan, change), cast.clerk)

    stored = [(r.text, r.purpose, list(r.units.all())) for r in plan.recipients.all()]
    assert stored[1:3] == [
        ("Thôn Hồng Lạc, các hộ", "t/h", [cast.village]),
        ("Thôn Đề Thám", "t/h", [cast.other_village]),
    ]


def test_a_signatory_is_known_by_name_or_refused(cast, plan, corrected):
    chairman = cast.person_of(cast.chairman).full_name

    def sign(name):
        return lambda content: content["signature"].update(
            lines=["CHỦ TỊCH"], name=name, position="Chủ tịch UBND xã"
        )

    take(plan, corrected(plan, sign(chairman)), cast.clerk)
    assert fresh(plan).signatory.person.full_name == chairman

    stranger = corrected(plan, sign("Giàng A Pó"))
    with pytest.raises(ValidationError, match="Không thấy “Giàng A Pó”"):
        take(plan, stranger, cast.clerk)


# ---- Items that come, go and move --------------------------------------------------------------


def test_items_below_one_that_goes_take_its_place(cast, plan, corrected):
    def dissolve(content):
        rows = list_with(content, "Phân công")
        at = next(n for n, row in enumerate(rows) if row["heading"] == "Phân công")
        rows[at : at + 1] = rows[at]["children"]

    take_all(plan, corrected(plan, dissolve), cast.clerk)

    work = plan.items.get(position=3, parent=None)
    assert [i.blocks.first().text for i in work.children.all()][-2:] == [
        "Các thôn họp dân trước ngày 15/3.",
        "Trường học tổ chức trồng cây đầu xuân.",
    ]


def test_a_first_child_comes_to_stand_first(cast, plan, corrected):
    def add(content):
        list_with(content, "Các thôn họp dân").insert(0, item("Đảng ủy ra nghị quyết."))

    take_all(plan, corrected(plan, add), cast.clerk)

    rows = plan.items.get(heading="Phân công").children.all()
    assert rows[0].blocks.get().text == "Đảng ủy ra nghị quyết."


def test_the_first_child_of_an_item_brings_the_style_of_its_list(cast, plan, corrected):
    def add(content):
        one = item_with(content, "Trường học tổ chức")
        one["children_style"] = "plus"
        one["children"].append(item("Mỗi lớp một hàng cây."))

    take_all(plan, corrected(plan, add), cast.clerk)

    parent = plan.items.get(blocks__text__startswith="Trường học tổ chức")
    assert parent.children_style == "plus"
    assert parent.children.get().numbered


def test_a_marker_that_the_list_does_not_print_is_typed(cast, plan, corrected):
    def add(content):
        rows = list_with(content, "Các thôn họp dân")
        rows.append(item("Điều 9. Kế hoạch có hiệu lực từ ngày ký.", numbered=False))

    take_all(plan, corrected(plan, add), cast.clerk)

    assert plan.items.filter(heading="Điều 9. Kế hoạch có hiệu lực từ ngày ký.").exists()


def test_the_end_mark_of_the_paper_is_not_typed(cast, plan, corrected):
    intake = corrected(plan, lambda c: c["closing"].append("Kế hoạch này có hiệu lực từ ngày ký."))

    take_all(plan, intake, cast.clerk)

    assert "./." not in fresh(plan).closing + "".join(texts(plan))


# ---- Left, taken twice, too late ---------------------------------------------------------------


def test_a_difference_is_left_and_taken_back(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    asked = {"plan": plan, "intake": intake, "key": one.key, "by": cast.clerk}

    services.difference_leave(**asked)
    assert Intake.objects.get().left == [one.key]
    assert [each.key for each in differences(plan, intake)] == [one.key]

    services.difference_unleave(**asked)
    assert Intake.objects.get().left == []


def test_a_difference_that_was_left_can_still_be_taken(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    services.difference_leave(plan=plan, intake=intake, key=one.key, by=cast.clerk)

    take(plan, intake, cast.clerk)

    stored = Intake.objects.get()
    assert (stored.left, len(stored.taken)) == ([], 1)


def test_what_was_left_is_not_taken_with_all_words(cast, plan, corrected):
    intake = corrected(plan, lambda c: retype(c, "một việc khó", "hai việc khó"))
    [one] = differences(plan, intake)
    services.difference_leave(plan=plan, intake=intake, key=one.key, by=cast.clerk)

    assert services.differences_take(plan=plan, intake=intake, by=cast.clerk) == (0, [])


def test_a_second_clerk_who_takes_the_same_comes_too_late(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    take(plan, intake, cast.clerk)

    with pytest.raises(WrongState, match="đã thay đổi"):
        services.difference_take(
            plan=plan, intake=intake, key=one.key, answers={}, by=cast.second_clerk
        )


def test_words_that_a_colleague_changed_meanwhile_are_not_overwritten(cast, plan, corrected):
    intake = corrected(plan, lambda c: retype(c, "trồng cây đầu xuân", "trồng cây dịp Tết"))
    [one] = differences(plan, intake)
    stored = plan.items.get(blocks__text__startswith="Trường học")
    paragraph = stored.blocks.get()
    services.item_change(
        item=stored, version=stored.version, heading="", run_in=False, numbered=True,
        children_style="dash", by=cast.second_clerk,
        blocks=[BlockInput("Trường học tổ chức trồng cây.", uid=str(paragraph.uid))],
    )  # fmt: skip

    with pytest.raises(WrongState, match="đã thay đổi"):
        services.difference_take(plan=plan, intake=intake, key=one.key, answers={}, by=cast.clerk)

    assert "Trường học tổ chức trồng cây." in texts(plan)


def test_a_draft_that_was_submitted_meanwhile_takes_nothing(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    stale = fresh(plan)
    submit(cast, fresh(plan))
    asked = {"intake": intake, "key": one.key, "by": cast.clerk}

    for seen in (stale, fresh(plan)):
        with pytest.raises(WrongState):
            services.difference_take(plan=seen, answers={}, **asked)
        with pytest.raises(WrongState):
            services.difference_leave(plan=seen, **asked)

    assert told(plan)[-1] == "submitted"


def test_a_copy_that_was_put_aside_gives_nothing(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)
    services.intake_abandon(intake=intake, by=cast.clerk)

    with pytest.raises(WrongState):
        services.difference_take(plan=plan, intake=intake, key=one.key, answers={}, by=cast.clerk)


def test_a_copy_of_another_plan_gives_nothing(cast, plan, corrected):
    intake = corrected(plan, retype_lychee)
    other = services.plan_create(
        commune=cast.commune, kind="yearly", year=2025, title="Khác", by=cast.clerk
    )

    with pytest.raises(ValidationError, match="không phải của văn bản"):
        services.difference_take(plan=other, intake=intake, key="x", answers={}, by=cast.clerk)


@pytest.mark.parametrize("name", ["outsider", "chairman", "unit_head"])
def test_only_a_clerk_of_the_commune_takes(cast, plan, corrected, name):
    intake = corrected(plan, retype_lychee)
    [one] = differences(plan, intake)

    with pytest.raises(PermissionDenied):
        services.difference_take(
            plan=plan, intake=intake, key=one.key, answers={}, by=getattr(cast, name)
        )
