"""The outline of a reading: items and paragraphs corrected by small forms."""

from __future__ import annotations

import re

import pytest

from campaigns.intake.parts import blocks_of, walk
from campaigns.models import Intake
from tests.campaigns.edit_pages import text_of
from tests.campaigns.intakes.readings_made import CROPS
from tests.campaigns.intakes_pages.pages import Checking, form_fields

pytestmark = pytest.mark.django_db

# Items and paragraphs of the reading by their order in the text.
PURPOSE, TARGETS_SECTION, CROPS_ITEM, POVERTY_ITEM, OFFICE = 2, 3, 4, 5, 8
LEAD_BLOCK, CROPS_BLOCK, POVERTY_BLOCK, TABLE_BLOCK = 3, 4, 5, 8


def markers(checking) -> list[str]:
    return [item.marker for item in walk(checking.reading.items)]


def texts(checking) -> list[str]:
    return [getattr(block, "text", "") for block in blocks_of(checking.reading.items)]


def item(checking, number):
    return list(walk(checking.reading.items))[number - 1]


def test_the_outline_lists_every_item_with_its_targets(checking):
    page = text_of(checking.open("intake_items"))
    assert len(re.findall(r'id="m-\d+"', page)) == 11
    row = page[page.index('id="m-4"') : page.index('id="m-5"')]
    assert "Sản lượng cây ăn quả" in row and "3 chỉ tiêu" in row
    assert "(Mở đầu)" in page and "(Đoạn kết)" in page


def test_an_item_opens_in_its_place_and_is_shown_in_the_source(checking):
    page = text_of(checking.open("intake_item", OFFICE))
    assert page.count("dang-sua") > 1
    assert 'id="muc-8" data-here' in page
    assert 'value="1."' in page and "Văn phòng UBND xã" in page


def test_parts_that_are_not_there_are_unknown(checking):
    assert checking.open("intake_item", 99).status_code == 404
    assert checking.open("intake_paragraph", 0).status_code == 404


def test_marker_and_kind_are_corrected(checking):
    checking.fill("intake_item", PURPOSE, form="item_form", marker="1.", kind="rest")
    assert (item(checking, PURPOSE).marker, item(checking, PURPOSE).kind) == ("1.", "rest")


def test_a_heading_is_corrected_on_its_own_line_and_run_in(checking):
    checking.fill("intake_item", PURPOSE, form="item_form", heading="MỤC ĐÍCH, YÊU CẦU")
    checking.fill("intake_item", OFFICE, form="item_form", heading="Văn phòng", marker="2.")
    assert (item(checking, PURPOSE).heading, item(checking, PURPOSE).run_in) == (
        "MỤC ĐÍCH, YÊU CẦU", False,
    )  # fmt: skip
    office = item(checking, OFFICE)
    assert (office.marker, office.heading, office.run_in) == ("2.", "Văn phòng", True)
    assert office.blocks[0].text == "đôn đốc, tổng hợp báo cáo 6 tháng, năm."
    assert len(checking.reading.targets) == 6


def test_a_level_is_corrected_there_and_back(checking):
    checking.send("intake_step", lam=f"vao {POVERTY_ITEM}")
    assert [one.marker for one in item(checking, CROPS_ITEM).children] == ["-"]
    page = checking.send("intake_step", lam=f"ra {POVERTY_ITEM}")
    assert item(checking, CROPS_ITEM).children == ()
    assert page.redirect_chain[-1][0].endswith(f"/muc/{POVERTY_ITEM}/#dang-sua")


def test_heading_and_text_change_into_each_other(checking):
    checking.send("intake_step", lam=f"thanh-doan {PURPOSE}")
    assert texts(checking)[1] == "MỤC ĐÍCH"
    checking.send("intake_step", lam=f"thanh-de-muc {PURPOSE}")
    assert item(checking, PURPOSE).heading == "MỤC ĐÍCH"


def test_an_item_joins_the_one_before(checking):
    page = checking.send("intake_step", lam=f"noi-muc {POVERTY_ITEM}")
    blocks = item(checking, CROPS_ITEM).blocks
    assert [block.text[:12] for block in blocks] == [CROPS[:12], "- Tỷ lệ hộ n"]
    assert page.redirect_chain[-1][0].endswith(f"/muc/{CROPS_ITEM}/#dang-sua")
    assert [one.place.start for one in checking.reading.targets][3] == 2


def test_a_paragraph_becomes_an_item_and_joins_again(checking):
    checking.send("intake_step", lam=f"thanh-muc {LEAD_BLOCK}")
    assert item(checking, 4).blocks[0].text == "Phấn đấu đạt các chỉ tiêu sau:"
    page = checking.send("intake_step", lam="noi-doan 1")
    assert "Chuyển mục thành đoạn trước, rồi nối." in text_of(page)


def test_a_step_that_cannot_be_made_says_why(checking):
    page = checking.send("intake_step", lam="ra 2")
    assert "Mục đã ở cấp ngoài cùng." in text_of(page)


@pytest.mark.parametrize("lam", ["", "bay 3", "vao", "vao 99"])
def test_an_odd_step_changes_nothing(checking, lam):
    before = checking.reading
    assert checking.send("intake_step", lam=lam).status_code == 409
    assert checking.reading == before


def test_a_step_on_an_old_page_changes_nothing(checking):
    before = markers(checking)
    assert checking.send("intake_step", lam=f"vao {POVERTY_ITEM}", version=9).status_code == 409
    assert markers(checking) == before


def test_a_paragraph_is_typed_anew_and_its_targets_follow(checking):
    checking.fill(
        "intake_paragraph", CROPS_BLOCK, form="paragraph_form", text=f"Phấn đấu năm nay: {CROPS}"
    )
    reading = checking.reading
    assert texts(checking)[CROPS_BLOCK - 1].startswith("Phấn đấu năm nay: Sản lượng")
    place = reading.targets[0].place
    words = texts(checking)[CROPS_BLOCK - 1][place.start : place.end]
    assert words.endswith("Sản lượng cây ăn quả: 1.880 tấn")


def test_lines_part_a_paragraph(checking):
    first, second = "Tỷ lệ hộ nghèo giảm còn 0,66%;", "thu nhập bình quân 62 triệu đồng/người/năm."
    checking.fill(
        "intake_paragraph", POVERTY_BLOCK, form="paragraph_form", text=f"{first}\n{second}"
    )
    assert texts(checking)[4:6] == [first, second]
    reading = checking.reading
    assert [one.place.block for one in reading.targets[3:5]] == [5, 6]


def test_a_paragraph_is_parted_into_three_at_once(checking):
    lines = ["Sản lượng cây ăn quả: 1.880 tấn", "(vải thiều: 1.000 tấn;", "nhãn: 880 tấn)."]
    checking.fill("intake_paragraph", CROPS_BLOCK, form="paragraph_form", text="\n".join(lines))
    assert texts(checking)[3:6] == lines
    assert [one.place.block for one in checking.reading.targets[:3]] == [4, 5, 6]


def test_an_emptied_paragraph_with_targets_says_why_it_stays(checking):
    page = checking.fill("intake_paragraph", CROPS_BLOCK, form="paragraph_form", text="")
    assert "Bỏ chỉ tiêu trước, rồi xóa đoạn." in text_of(page)


def test_an_emptied_paragraph_goes(checking):
    checking.fill("intake_paragraph", 2, form="paragraph_form", text="")
    assert "Khơi dậy truyền thống." not in texts(checking)


def test_of_two_who_type_one_paragraph_the_second_sees_both(checking, cast, client_of):
    page = checking.open("intake_paragraph", CROPS_BLOCK)
    fields = form_fields(page.context["paragraph_form"]) | {"text": "Chữ của người thứ nhất."}
    Checking(client_of(cast.second_clerk), Intake.objects.get()).fill(
        "intake_paragraph", CROPS_BLOCK, form="paragraph_form", text=f"{CROPS} Chữ của người khác."
    )
    page = checking.client.post(checking.address("intake_paragraph", CROPS_BLOCK), fields)
    assert page.status_code == 409
    assert "Chữ của người thứ nhất." in text_of(page)
    assert "Chữ của người khác." in text_of(page)


def test_what_was_typed_into_a_paragraph_that_went_is_shown_again(checking):
    fields = {"version": 1, "seen": "x", "text": "Chữ vừa gõ."}
    page = checking.client.post(checking.address("intake_paragraph", 60), fields)
    assert page.status_code == 409
    assert "Chữ vừa gõ." in text_of(page)


def test_the_words_of_a_paragraph_become_a_target(checking):
    checking.fill(
        "intake_paragraph",
        2,
        form="paragraph_form",
        text="Khơi dậy truyền thống. Trồng 25 ha rừng.",
    )
    before = len(checking.reading.targets)
    words = form_fields(checking.open("intake_paragraph", 2).context["words_form"])
    page = checking.client.post(
        checking.address("intake_words", 2), words | {"words": "Khơi dậy truyền thống"}, follow=True
    )
    assert len(checking.reading.targets) == before + 1
    assert "Đã thêm 1 chỉ tiêu." in text_of(page)


def test_words_that_do_not_stand_in_the_paragraph_are_told(checking):
    words = form_fields(checking.open("intake_paragraph", 2).context["words_form"])
    page = checking.client.post(
        checking.address("intake_words", 2), words | {"words": "chữ ở đâu đâu"}
    )
    assert "không đứng liền nhau trong đoạn" in text_of(page)
    assert "chữ ở đâu đâu" in text_of(page)


def test_the_words_of_a_cell_become_a_target(checking):
    words = form_fields(checking.open("intake_paragraph", TABLE_BLOCK).context["words_form"])
    checking.client.post(checking.address("intake_words", TABLE_BLOCK), words | {"words": "Lúa"})
    added = [one for one in checking.reading.targets if one.place.row is not None]
    assert [(one.name, one.place.row, one.place.column) for one in added] == [("Lúa", 1, 1)]


def test_a_table_offers_no_text_to_type(checking):
    page = checking.open("intake_paragraph", TABLE_BLOCK)
    assert page.context["paragraph_form"] is None
    sent = {"version": 1, "seen": "", "text": "một đoạn chữ"}
    assert "Đây là bảng" in text_of(
        checking.client.post(checking.address("intake_paragraph", TABLE_BLOCK), sent)
    )


# Tables


def test_a_table_lists_its_rows_and_a_row_is_corrected(checking):
    page = text_of(checking.open("intake_paragraph", TABLE_BLOCK))
    assert "chọn hàng" in page and "1; Lúa; 40" in page
    assert "Diện tích (ha)" in text_of(checking.open("intake_row", TABLE_BLOCK, 2))

    page = checking.fill("intake_row", TABLE_BLOCK, 2, form="row_form", cell1="Ngô", cell2="45")

    assert "Đã lưu hàng 2 của bảng." in text_of(page)
    table = list(blocks_of(checking.reading.items))[TABLE_BLOCK - 1]
    assert table.rows[1] == ("1", "Ngô", "45")


@pytest.mark.parametrize(("block", "row"), [(TABLE_BLOCK, 3), (TABLE_BLOCK, 0), (LEAD_BLOCK, 1)])
def test_a_row_that_is_not_there_is_unknown(checking, block, row):
    assert checking.open("intake_row", block, row).status_code == 404


def test_a_row_corrected_by_two_at_once_stands_beside_what_was_saved(checking):
    fields = form_fields(checking.open("intake_row", TABLE_BLOCK, 2).context["row_form"])
    checking.fill("intake_row", TABLE_BLOCK, 2, form="row_form", cell2="45")
    page = checking.client.post(
        checking.address("intake_row", TABLE_BLOCK, 2), fields | {"cell1": "Ngô"}
    )
    assert page.status_code == 409
    assert "Ngô" in text_of(page) and "45" in text_of(page)


def test_a_step_of_the_outline_says_what_it_did(checking):
    page = text_of(checking.send("intake_step", lam=f"noi-muc {POVERTY_ITEM}"))
    assert "Đã nối vào mục này" in page and "bấm “Thành mục riêng”" in page
