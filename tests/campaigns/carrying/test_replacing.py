"""Words found in the whole plan and replaced, place by place."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from campaigns import services
from campaigns.carrying.finding import Wanted
from campaigns.carrying.replacing import find_all
from campaigns.content import plan_content
from campaigns.figures import Mark
from campaigns.inputs import BlockInput, RecipientInput
from campaigns.models import Figure, Plan
from campaigns.texts import Edit, edited, relocated
from emulation.lib.states import StaleVersion
from tests.campaigns.plans_made import add_item, draft, fresh, save_item, told, with_targets
from tests.plumbing.kept import kept


@pytest.mark.parametrize(
    ("wanted", "text", "places"),
    [
        (Wanted("thi đua"), "Thi đua, THI ĐUA", [(0, 7), (9, 7)]),
        (Wanted("thi đua", match_case=True), "Thi đua, thi đua", [(9, 7)]),
        (Wanted("thi dua"), "thi đua", []),
        (Wanted("thi dua", without_accents=True), "Thi đua", [(0, 7)]),
        (Wanted("thôn", whole_words=True), "thôn, thông, hương thôn", [(0, 4), (19, 4)]),
        (Wanted("(x)"), "a (x) b", [(2, 3)]),
        (Wanted(" "), "a b", []),
    ],
)
def test_what_is_found(wanted, text, places):
    assert wanted.places_in(text) == places


@given(st.text(max_size=40), st.text(min_size=1, max_size=6), st.booleans(), st.booleans())
def test_a_found_place_is_as_long_as_the_words(text, words, accents, case):
    wanted = Wanted(words, without_accents=accents, match_case=case)

    for start, length in wanted.places_in(text):
        assert 0 <= start <= start + length <= len(text)


def test_marks_move_with_the_letters_before_them():
    text, marks = edited("thu 100 tấn", [Edit(0, 3, "sản lượng")], [Mark(4, 3, "x")])

    (mark,) = marks
    assert text[mark.start : mark.end] == "100"


def test_a_stretch_is_found_again_while_nobody_touched_it():
    old, new = "Năm 2024, 70 năm, năm 2024", "Trong năm 2025, 70 năm, năm 2024"

    assert relocated(old, new, [(4, 4), (10, 6), (22, 4)]) == [None, (16, 6), (28, 4)]


# In a plan


@pytest.fixture
@kept
def plan(cast) -> Plan:
    made = draft(cast)
    with_targets(cast, made)
    table = {"rows": [["TT", "Việc của thôn"]], "head_rows": 1, "widths": [1, 3], "caption": ""}
    section = made.items.get(position=1, parent=None)
    services.item_add(plan=made, by=cast.clerk, parent=section, blocks=[BlockInput(table=table)])
    add_item(made, cast.clerk, "Mỗi thôn một việc; thôn nào cũng làm.", parent=section)
    services.plan_change_recipients(
        plan=made, version=made.recipients_version, by=cast.clerk,
        recipients=[RecipientInput("Các thôn"), RecipientInput("Lưu: VT")],
    )  # fmt: skip
    return fresh(made)


def keys(plan, words, new=""):
    found = find_all(plan_content(plan), Wanted(words), new)
    return [match.key for part in found.parts for match in part.matches]


def replace_all(plan, words, new, by):
    return services.plan_replace(
        plan=plan, places=keys(plan, words, new), words=words, new=new, by=by
    )


@pytest.mark.django_db
@pytest.mark.postgres
class TestInAPlan:
    def test_every_place_is_replaced_in_one_entry(self, cast, plan):
        count = replace_all(plan, "thôn", "xóm", cast.clerk)

        content = str(plan_content(fresh(plan)))
        assert count == 6  # in the theme "nông thôn mới", too
        assert "Việc của xóm" in content and "Các xóm" in content
        assert "Mỗi xóm một việc; xóm nào cũng làm." in content
        assert "Phát động thi đua ở xóm" in content
        assert told(plan).count("text_replaced") == 1

    def test_what_is_not_ticked_stays(self, cast, plan):
        chosen = [key for key in keys(plan, "thôn") if key.startswith("block:")][:1]

        services.plan_replace(plan=plan, places=chosen, words="thôn", new="xóm", by=cast.clerk)

        content = str(plan_content(fresh(plan)))
        assert "Mỗi xóm một việc; thôn nào cũng làm." in content

    def test_numbers_of_targets_are_listed_apart_and_never_replaced(self, cast, plan):
        found = find_all(plan_content(plan), Wanted("1.000"), "1.200")
        (match, target), *_ = found.bound

        assert found.count == 0
        assert plan.plantargets.get(target__uid=target).target.name == "Vải thiều"
        with pytest.raises(ValidationError):
            services.plan_replace(
                plan=plan, places=[match.key], words="1.000", new="1.200", by=cast.clerk
            )

    def test_numbers_stay_linked_when_words_before_them_change(self, cast, plan):
        replace_all(plan, "Vải thiều", "Vải", cast.clerk)

        figure = Figure.objects.get(plan_target__target__name="Vải thiều")
        text = figure.block.text
        assert text == "Vải: 1.000 tấn; nhãn: 240 tấn."
        assert text[figure.start : figure.start + figure.length] == "1.000"

    def test_a_text_saved_meanwhile_is_not_written_over(self, cast, plan):
        places = keys(plan, "Mỗi thôn")
        item = plan.items.get(blocks__text__startswith="Mỗi thôn")
        save_item(item, cast.second_clerk, "Mỗi thôn hai việc.")

        with pytest.raises(StaleVersion):
            services.plan_replace(
                plan=plan, places=places, words="Mỗi thôn", new="Mỗi xóm", by=cast.clerk
            )
        assert item.blocks.get().text == "Mỗi thôn hai việc."

    def test_a_line_is_never_emptied(self, cast, plan):
        with pytest.raises(ValidationError):
            replace_all(plan, "Lưu: VT", "", cast.clerk)

    def test_title_and_its_search_words_change_together(self, cast, plan):
        replace_all(plan, "Phát động phong trào", "Tổ chức phong trào", cast.clerk)

        plan = fresh(plan)
        assert plan.title == "Tổ chức phong trào thi đua năm 2024"
        assert plan.search_key == "to chuc phong trao thi dua nam 2024"

    @pytest.mark.parametrize("who", ["chairman", "viewer", "outsider"])
    def test_only_its_clerks_replace(self, cast, plan, who):
        with pytest.raises(PermissionDenied):
            replace_all(plan, "thôn", "xóm", getattr(cast, who))
