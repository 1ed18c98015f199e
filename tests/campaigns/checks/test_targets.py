"""Targets, their sums, and the numbers of the text that show them."""

from __future__ import annotations

from campaigns.checks import Level
from tests.campaigns.checks.contents_made import content, found, item, sentences, target

TEXT = "Sản lượng lúa: 1.880 tấn."


def shown(value, text=TEXT, printed="1.880", **more):
    made = item(text, uid="a")
    made["blocks"][0]["figures"] = [
        {
            "uid": "f",
            "start": text.index(printed),
            "length": len(printed),
            "target": "t",
            "slot": "value",
        }
    ]
    return content(made, targets=[target("t", "Sản lượng lúa", value, **more)])


def test_a_number_that_differs_from_its_target_is_seen_with_both():
    (check,) = found(shown("1900"), "targets.figures")

    assert check.sentence == "Trong đoạn văn ghi 1.880, chỉ tiêu “Sản lượng lúa” đã khác: 1.900"
    assert (check.item, check.block, check.quote) == ("a", "a-block-0", "1.880")
    assert check.level == Level.LOOK


def test_a_number_is_compared_by_its_value_and_not_by_its_writing():
    assert not found(shown("1880"), "targets.figures")
    assert not found(shown("1", "Tăng 01 bậc.", "01"), "targets.figures")


def test_a_number_of_a_target_that_has_none_any_more_is_seen():
    assert "không còn số này" in sentences(shown(None), "targets.figures")[0]


def test_letters_where_a_number_was_are_seen_and_break_nothing():
    assert len(found(shown("1880", "Đạt nhiều tấn.", "nhiều"), "targets.figures")) == 1


def part(uid, value, rule="adds_up"):
    return target(uid, f"Phần {uid}", value, parent="w", part_rule=rule)


def test_a_sum_says_by_how_much_it_misses():
    made = content(targets=[target("w", "Cây ăn quả", "100"), part("a", "60"), part("b", "35")])

    assert sentences(made, "targets.sums") == [
        "Cây ăn quả: Các phần cộng lại 95 tấn, thiếu 5 tấn so với 100 tấn"
    ]


def test_parts_that_are_only_details_claim_no_sum():
    made = content(targets=[target("w", "Tăng trưởng", "10"), part("a", "14", rule="detail")])

    assert not found(made, "targets.sums")


def test_a_share_may_not_be_more_than_its_whole():
    made = content(targets=[target("w", "Hộ", "100"), part("a", "120", rule="share_of")])

    assert len(found(made, "targets.sums")) == 1


def test_a_percentage_must_agree_with_its_parts():
    parts = {"numerator": "5", "denominator": "6", "unit": "%"}

    assert not found(content(targets=[target("t", "Thôn văn hóa", "83.3", **parts)]), "targets.rat")
    assert sentences(
        content(targets=[target("t", "Thôn văn hóa", "100", **parts)]), "targets.ratios"
    ) == ["Thôn văn hóa: 5/6 là 83,33%, khác 100% đã ghi"]


def test_two_targets_of_one_name_or_one_indicator_are_seen_once():
    twins = [target("a", "Hộ nghèo"), target("b", "Hộ nghèo", indicator="indicator of a")]
    kin = [target("a", "Tỷ lệ hộ nghèo"), target("b", "Hộ nghèo", indicator="indicator of a")]

    assert sentences(content(targets=twins), "targets.rep") == ["Hai chỉ tiêu cùng tên: Hộ nghèo"]
    assert sentences(content(targets=kin), "targets.rep") == [
        "Hai chỉ tiêu cùng một loại: Tỷ lệ hộ nghèo và Hộ nghèo"
    ]


def test_the_same_indicator_for_two_schools_is_two_targets():
    made = [
        target("a", "Trường đạt chuẩn", units=["x"], indicator="i"),
        target("b", "Trường đạt chuẩn", units=["y"], indicator="i"),
    ]

    assert not found(content(targets=made), "targets.repeated")


def test_a_target_without_its_number_in_the_text_is_a_hint_unless_a_table_shows_it():
    bare = [target("t", "Sản lượng lúa", "1880")]

    assert sentences(content(targets=bare), "targets.unlinked") == [
        "1 chỉ tiêu chưa gắn với con số nào: Sản lượng lúa"
    ]
    assert not found(content(targets=bare, target_appendix=True), "targets.unlinked")
