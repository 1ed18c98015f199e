"""Targets recognised in text that is being written, and taken into the plan."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns import services
from campaigns.drafts.passages import BadPassage, passage_of
from campaigns.drafts.recognising import recognise
from campaigns.figures import numbers_in
from campaigns.inputs import BlockInput
from campaigns.models import Figure, PlanTarget
from campaigns.services.drafts.targets import Choice, draft_targets_take
from emulation.lib.states import WrongState
from targets.models import Target
from tests.campaigns.edit_pages import FRUIT, TITLE, make_target
from tests.campaigns.plans_made import fresh
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

LINES = (
    "Diện tích trồng rừng mới: 45 ha; sản lượng chè búp tươi: 1.250 tấn.",
    "Sản lượng cây lương thực có hạt: 175 tấn, trong đó: lúa 100 tấn; ngô 75 tấn.",
    "Tỷ lệ hộ nghèo giảm còn 2,5%.",
)


@pytest.fixture
@kept
def plan(cast):
    """A plan without targets."""
    return services.plan_create(
        commune=cast.commune, kind="yearly", year=2024, title=TITLE, by=cast.clerk
    )


@pytest.fixture
@kept
def section(cast, plan):
    return services.item_add(plan=plan, by=cast.clerk, heading="CHỈ TIÊU CHỦ YẾU")


@pytest.fixture
@kept
def written(cast, plan, section):
    """Lines with targets under a heading that says so."""
    return [
        services.item_add(plan=plan, parent=section, by=cast.clerk, blocks=[BlockInput(text=line)])
        for line in LINES
    ]


def sent(*items, asked=None, **more):
    """What the editor sends: items as the State JSON has them."""
    rows = [
        {
            "uid": str(item.uid),
            "parent": str(item.parent.uid) if item.parent else None,
            "heading": item.heading,
            "children_style": item.children_style,
            "blocks": [block_json(block) for block in item.blocks.all()],
        }
        for item in items
    ]
    blocks = [block["uid"] for row in rows for block in row["blocks"]]
    return {"items": rows, "asked": blocks if asked is None else asked} | more


def block_json(block):
    figures = [
        {
            "uid": str(one.uid),
            "target": str(one.plan_target.target.uid),
            "slot": one.slot,
            "start": one.start,
            "length": one.length,
        }
        for one in block.figures.all()
    ]
    return {"uid": str(block.uid), "text": block.text, "figures": figures}


def passage(*items, **more):
    return passage_of(sent(*items, **more))


def offered(plan, *items, quietly=False, **more):
    return recognise(plan, passage(*items, **more)).offered(quietly=quietly)


def take(cast, plan, *items, choices=None, **more):
    found = recognise(plan, passage(*items, **more))
    chosen = {one.number: Choice() for one in found.offered()} if choices is None else choices
    return draft_targets_take(
        plan=plan, passage=passage(*items, **more), choices=chosen, by=cast.clerk
    )


def names(found):
    return [one.proposal.name.lower() for one in found]


# ---- What is recognised ----------------------------------------------------------------------


def test_targets_of_pasted_lines_are_recognised_with_their_wholes(plan, section, written):
    found = offered(plan, section, *written)

    assert names(found) == [
        "diện tích trồng rừng mới",
        "sản lượng chè búp tươi",
        "sản lượng cây lương thực có hạt",
        "lúa",
        "ngô",
        "tỷ lệ hộ nghèo",
    ]
    whole = next(one.number for one in found if "lương thực" in one.proposal.name)
    assert [one.proposal.parent for one in found] == [None, None, None, whole, whole, None]
    assert all(one.marks for one in found)


def test_only_the_paragraphs_asked_for_are_offered(plan, section, written):
    last = str(written[2].blocks.get().uid)

    found = offered(plan, section, *written, asked=[last])

    assert names(found) == ["tỷ lệ hộ nghèo"]


def test_number_that_shows_a_target_already_is_not_offered(plan, item, linked):
    found = offered(plan, item)

    assert "sản lượng cây ăn quả" not in names(found)


def test_targets_that_the_plan_has_are_offered_to_be_linked_not_doubled(plan, item, fruit):
    found = offered(plan, item)

    assert [one.target for one in found] == [row.target for row in fruit]
    text = item.blocks.get().text
    shown = [[text[mark.start : mark.end] for mark in one.marks] for one in found]
    assert shown == [["1.880"], ["1.000"], ["880"]]


def test_target_of_another_name_and_the_same_figures_is_known_again(cast, plan, section, fruit):
    line = services.item_add(
        plan=plan,
        parent=section,
        by=cast.clerk,
        blocks=[BlockInput(text="Sản lượng vải thiều: 1.000 tấn.")],
    )

    (found,) = offered(plan, section, line)

    assert found.target == fruit[1].target


def test_line_typed_under_a_linked_whole_is_its_part(cast, plan, section, item, linked):
    text = f"{FRUIT[:-1]}; trong đó: cam 50 tấn."
    block = item.blocks.get()
    typed = sent(item)
    typed["items"][0]["blocks"][0]["text"] = text

    found = recognise(plan, passage_of(typed)).offered()

    oranges = next(one for one in found if one.proposal.name == "cam")
    assert oranges.proposal.parent is not None
    assert block.figures.get().plan_target.target.name == "sản lượng cây ăn quả"


def test_other_figures_than_the_span_has_are_said(cast, plan, section, fruit):
    line = services.item_add(
        plan=plan,
        parent=section,
        by=cast.clerk,
        blocks=[BlockInput(text="Sản lượng cây ăn quả: 2.000 tấn.")],
    )

    (found,) = offered(plan, section, line)

    assert found.differs
    assert not offered(plan, section, line, quietly=True)


def test_what_is_typed_is_offered_only_with_a_figure(cast, plan, section):
    line = services.item_add(
        plan=plan,
        parent=section,
        by=cast.clerk,
        blocks=[BlockInput(text="Hoàn thành chỉ tiêu giao quân; trồng rừng: 45 ha.")],
    )

    assert len(offered(plan, section, line)) == 2
    assert names(offered(plan, section, line, quietly=True)) == ["trồng rừng"]


def test_prose_without_targets_offers_nothing(cast, plan):
    line = services.item_add(
        plan=plan,
        by=cast.clerk,
        blocks=[BlockInput(text="Thực hiện Kế hoạch số 25/KH-UBND ngày 29/01/2024 của huyện.")],
    )

    assert offered(plan, line) == []


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"items": 1, "asked": []},
        {"items": [{}], "asked": []},
        {"items": [{"uid": "a", "blocks": [{"uid": "b"}]}], "asked": []},
        {"items": [{"uid": "a", "blocks": [{"uid": "b", "text": "x" * 500_000}]}], "asked": []},
        [],
        None,
    ],
)
def test_what_no_editor_sends_is_refused(given):
    with pytest.raises(BadPassage):
        passage_of(given)


# ---- Taking ----------------------------------------------------------------------------------


def test_taking_sets_lists_places_and_links(cast, plan, section, written):
    taken = take(cast, plan, section, *written)

    assert len(taken.made) == 6
    rice = Target.objects.get(name="lúa")
    assert rice.parent.name.lower() == "sản lượng cây lương thực có hạt"
    assert rice.part_rule == "adds_up"
    rows = PlanTarget.objects.filter(plan=plan)
    assert {row.item for row in rows} == set(written)
    figures = Figure.objects.filter(block__plan=plan)
    assert [f.block.text[f.start : f.end] for f in figures.order_by("block__item", "start")] == [
        "45", "1.250", "175", "100", "75", "2,5",
    ]  # fmt: skip


def test_taking_raises_the_version_of_the_items(cast, plan, section, written):
    before = written[0].version

    take(cast, plan, section, written[0])

    written[0].refresh_from_db()
    assert written[0].version == before + 1


def test_pressing_twice_makes_nothing_twice(cast, plan, section, written):
    chosen = {one.number: Choice() for one in offered(plan, section, *written)}
    take(cast, plan, section, *written, choices=chosen)
    counts = Target.objects.count(), PlanTarget.objects.count(), Figure.objects.count()

    # The editor sends the same once more: it did not hear the answer.
    again = take(cast, plan, section, *written, choices=chosen)

    assert (again.made, again.listed, again.linked) == ([], [], [])
    assert counts == (Target.objects.count(), PlanTarget.objects.count(), Figure.objects.count())


def test_targets_of_the_span_are_listed_not_set_again(cast, plan, section, written):
    tea = make_target(cast, plan.span, "sản lượng chè búp tươi", Decimal(1250))

    taken = take(cast, plan, section, written[0])

    assert tea in taken.listed
    assert tea not in taken.made
    assert Target.objects.filter(name__iexact="sản lượng chè búp tươi").count() == 1


def test_part_whose_whole_is_left_stands_alone(cast, plan, section, written):
    found = offered(plan, section, written[1])
    rice = next(one.number for one in found if one.proposal.name == "lúa")

    take(cast, plan, section, written[1], choices={rice: Choice()})

    target = Target.objects.get()
    assert (target.name, target.parent) == ("lúa", None)


def test_person_gives_another_name(cast, plan, section, written):
    (first, _) = offered(plan, section, written[0])

    take(cast, plan, section, written[0], choices={first.number: Choice(name="Rừng trồng mới")})

    assert Target.objects.get().name == "Rừng trồng mới"


def test_own_target_changes_only_if_the_person_says_so(cast, plan, section, item, linked):
    line = services.item_add(
        plan=plan,
        parent=section,
        by=cast.clerk,
        blocks=[BlockInput(text="Sản lượng cây ăn quả: 2.000 tấn.")],
    )
    (found,) = offered(plan, section, line)

    take(cast, plan, section, line, choices={found.number: Choice()})
    target = Target.objects.get(name="sản lượng cây ăn quả")
    assert target.current.value == 1880
    take(cast, plan, section, line, choices={found.number: Choice(change=True)})

    target.refresh_from_db()
    assert target.current.value == 2000
    assert line.blocks.get().figures.get().plan_target.target == target
    assert "Sản lượng cây ăn quả: 2.000 tấn" in item.blocks.get().text


def test_text_that_is_not_stored_yet_is_refused(cast, plan, section, written):
    typed = sent(section, written[0])
    typed["items"][1]["blocks"][0]["text"] += " Thêm chữ."

    with pytest.raises(WrongState, match="chưa lưu xong"):
        draft_targets_take(
            plan=plan, passage=passage_of(typed), choices={0: Choice()}, by=cast.clerk
        )
    assert not Target.objects.exists()


def test_number_linked_meanwhile_stays_as_it_is(cast, plan, item, fruit, linked):
    typed = sent(item)
    typed["items"][0]["blocks"][0]["figures"] = []
    found = recognise(plan, passage_of(typed)).offered()

    taken = draft_targets_take(
        plan=plan,
        passage=passage_of(typed),
        choices={one.number: Choice() for one in found},
        by=cast.clerk,
    )

    assert [f.plan_target for f in taken.linked] == fruit[1:]
    assert item.blocks.get().figures.count() == 3


def test_paragraph_of_another_plan_is_refused(cast, plan, section, written):
    other = services.plan_create(
        commune=cast.commune,
        kind="yearly",
        year=2024,
        title="Kế hoạch khác",
        by=cast.clerk,
    )

    with pytest.raises(WrongState):
        take(cast, other, section, written[0], choices={0: Choice()})


# ---- The addresses ---------------------------------------------------------------------------


def post(client, name, plan, data):
    address = reverse(name, args=[plan.uid])
    return client.post(address, json.dumps(data), content_type="application/json")


def test_editor_is_offered_targets_in_words(cast, client_of, plan, section, written):
    client = client_of(cast.clerk)

    answer = post(client, "draft_recognise", plan, sent(section, *written)).json()

    assert len(answer["offers"]) == 6
    rice = answer["offers"][3]
    assert (rice["name"], rice["words"]) == ("lúa", "100 tấn")
    assert rice["parent"].lower() == "sản lượng cây lương thực có hạt"
    assert rice["what"] == "Lập chỉ tiêu mới"


def test_editor_takes_and_hears_what_was_done(cast, client_of, plan, section, written):
    client = client_of(cast.clerk)
    take_all = {str(n): {} for n in range(6)}

    first = post(client, "draft_targets_take", plan, sent(section, *written, take=take_all))
    again = post(client, "draft_targets_take", plan, sent(section, *written, take=take_all))

    told = first.json()
    assert told["sentence"] == "Đã lập 6 chỉ tiêu, gắn 6 con số."
    assert told["linked"] == 6
    assert {item["uid"] for item in told["items"]} == {str(item.uid) for item in written}
    assert len(told["targets"]) == 6
    assert again.json()["sentence"] == "Các chỉ tiêu này đã có và đã gắn từ trước."


def test_editor_hears_of_a_target_without_a_number_too(cast, client_of, plan, section):
    line = services.item_add(
        plan=plan,
        parent=section,
        by=cast.clerk,
        blocks=[BlockInput(text="Giữ vững xã đạt chuẩn quốc gia về y tế;")],
    )

    given = sent(section, line, take={"0": {}})
    told = post(client_of(cast.clerk), "draft_targets_take", plan, given).json()

    (item,) = [one for one in told["items"] if one["uid"] == str(line.uid)]
    assert item["targets"] == list(told["targets"])


@pytest.mark.parametrize("name", ["draft_recognise", "draft_targets_take"])
def test_addresses_answer_refusals_as_json(cast, client_of, plan, section, written, name):
    data = sent(section, written[0], take={"0": {}})

    assert post(client_of(cast.outsider), name, plan, data).status_code == 404
    assert post(client_of(cast.checker), name, plan, data).status_code == 403
    login = post(client_of(cast.visitor), name, plan, data)
    assert (login.status_code, login.json()) == (401, {"login": reverse("login")})
    assert post(client_of(cast.clerk), name, plan, []).status_code == 400
    type(plan).objects.filter(pk=plan.pk).update(state="submitted")
    late = post(client_of(cast.clerk), name, fresh(plan), data)
    assert late.status_code == 409
    assert "thu hồi" in late.json()["sentence"]


@pytest.mark.parametrize("count", [2, 30])
def test_number_of_queries_does_not_grow(
    cast, client_of, plan, section, count, django_assert_max_num_queries
):
    client = client_of(cast.clerk)
    lines = [f"Sản lượng cây số {n} của xã: {n + 100} tấn." for n in range(count)]
    items = [
        services.item_add(plan=plan, parent=section, by=cast.clerk, blocks=[BlockInput(text=line)])
        for line in lines
    ]
    data = sent(section, *items)

    with django_assert_max_num_queries(14):
        answer = post(client, "draft_recognise", plan, data)
    numbers = [offer["number"] for offer in answer.json()["offers"]]
    with django_assert_max_num_queries(66):
        take = {str(number): {} for number in numbers}
        done = post(client, "draft_targets_take", plan, data | {"take": take})

    assert len(numbers) == count
    assert done.json()["linked"] == count


def test_free_number_outside_a_target_is_left(cast, plan, section, written):
    take(cast, plan, section, *written)

    text = written[0].blocks.get().text
    assert len(numbers_in(text)) == 2
    assert written[0].blocks.get().figures.count() == 2
