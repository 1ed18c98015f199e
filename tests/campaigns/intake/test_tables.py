"""Tables as offices draw them, and the targets read in them."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.intake.grammar.tables import TableContext, read_table
from campaigns.intake.parts import Place, ReadTable, ReadTarget
from tests.campaigns.intake.tables_made import CASES, NO_TARGETS, grid

PLACE = TableContext(headings=("Các chỉ tiêu chủ yếu",), in_target_place=True, year=2025)
ELSEWHERE = TableContext(headings=("Tổ chức thực hiện",), year=2025)


def read(text: str, context: TableContext = PLACE, caption: str = "") -> list[ReadTarget]:
    return read_table(grid(text, caption), context)


def number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def lines(targets: list[ReadTarget]) -> list[str]:
    """Write each target as "name op value[..value_max] unit [< parent]"."""
    shown = []
    for target in targets:
        value = "..".join(filter(None, (number(target.value), number(target.value_max))))
        parent = "" if target.parent is None else f"< {target.parent}"
        parts = (target.name, target.op, value, target.unit, parent)
        shown.append(" ".join(part for part in parts if part))
    return shown


def wanted(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


# ---- What is read ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "targets"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_table_of_targets(rows, targets):
    assert lines(read(rows)) == wanted(targets)


@pytest.mark.parametrize("rows", NO_TARGETS.values(), ids=NO_TARGETS)
@pytest.mark.parametrize("context", [PLACE, ELSEWHERE], ids=["place of targets", "elsewhere"])
def test_a_table_without_targets(rows, context):
    assert read(rows, context) == []


def test_money_is_a_target_only_in_a_place_of_targets():
    rows = """
        STT | Nội dung | Kinh phí (triệu đồng)
        1 | Sửa nhà văn hóa thôn | 120
        """
    assert read(rows, ELSEWHERE) == []
    assert lines(read(rows)) == ["Sửa nhà văn hóa thôn = 120 triệu đồng"]


def test_a_table_without_head_is_read_only_in_a_place_of_targets():
    rows = """
        1 | Số lớp học | lớp | 12
        2 | Số phòng học | phòng | 14
        """
    assert read(rows, ELSEWHERE) == []
    assert len(read(rows)) == 2


def test_a_table_that_calls_itself_one_of_targets_is_read_anywhere():
    rows = """
        STT | Chỉ tiêu | ĐVT | Kế hoạch năm 2025
        1 | Số lớp học | lớp | 12
        """
    assert lines(read(rows, ELSEWHERE)) == ["Số lớp học = 12 lớp"]


# ---- What else a target keeps --------------------------------------------------------------------


def test_figures_beside_the_value_become_baseline_and_assigned_value():
    [target] = read(
        """
        STT | Chỉ tiêu | ĐVT | Năm 2024 | | Năm 2025 |
        | | | Kế hoạch | Ước TH | Tỉnh giao | Thành phố giao
        1 | Thu hút vốn | tỷ đồng | 300 | 315 | 320 | 350
        """
    )
    assert (target.value, target.assigned_by, target.assigned_value) == (350, "tỉnh", 320)
    assert (target.baseline, target.baseline_year) == (315, 2024)


def test_a_figure_given_from_above_alone_is_the_value_and_says_by_whom():
    [target] = read(
        """
        STT | Chỉ tiêu | ĐVT | Huyện giao
        1 | Làm giao thông nông thôn | km | 4
        """
    )
    assert (target.value, target.assigned_by, target.assigned_value) == (4, "huyện", 4)


def test_of_three_figures_the_one_striven_for_counts_beside_that_of_the_level_above():
    [target] = read(
        """
        STT | Chỉ tiêu | ĐVT | Huyện giao | HĐND xã giao | Phấn đấu
        1 | Thu ngân sách | triệu đồng | 900 | 950 | 1.000
        """
    )
    assert (target.value, target.assigned_by, target.assigned_value) == (1000, "huyện", 900)


def test_a_figure_given_by_nobody_named_comes_from_above():
    [target] = read(
        """
        STT | Chỉ tiêu | ĐVT | Chỉ tiêu giao | Đăng ký phấn đấu
        1 | Đảng viên mới | đảng viên | 3 | 4
        """
    )
    assert (target.value, target.assigned_by, target.assigned_value) == (4, "cấp trên", 3)


def test_remarks_owners_and_shares_are_kept_in_the_note():
    first, second = read(
        """
        STT | Chỉ tiêu | ĐVT | Toàn phường | Khu phố 1 | Khu phố 2 | Đơn vị phụ trách | Ghi chú
        1 | Hộ kinh doanh mới | hộ | 9 | 4 | 5 | Phòng Kinh tế |
        2 | Điểm vui chơi | điểm | 2 | 1 | 1 | | đất công
        """
    )
    assert first.note == ("Đơn vị phụ trách: Phòng Kinh tế; Chia theo: Khu phố 1 4, Khu phố 2 5")
    assert second.note.startswith("đất công; ")


def test_an_owner_said_again_by_a_mark_is_that_of_the_row_above():
    _, second = read(
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch | Giao cho
        1 | Diện tích lúa lai | ha | 20 | Tổ khuyến nông
        2 | Diện tích lạc | ha | 9 | nt
        """
    )
    assert second.note == "Giao cho: Tổ khuyến nông"


def test_a_unit_broken_by_a_narrow_column_is_mended():
    [target] = read(
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch
        1 | Thu nhập bình quân đầu người | Triệu đồng/người/n ăm | 53
        """
    )
    assert target.unit == "triệu đồng/người/năm"


def test_a_paper_of_several_years_gets_one_target_a_year():
    targets = read(
        """
        STT | Chỉ tiêu | ĐVT | Giai đoạn 2026 - 2028 | |
        | | | 2026 | 2027 | 2028
        1 | Xã đạt chuẩn nâng cao | xã | 2 | 3 | 5
        """,
        TableContext(in_target_place=True),
    )
    assert lines(targets) == [
        "Xã đạt chuẩn nâng cao năm 2026 = 2 xã",
        "Xã đạt chuẩn nâng cao năm 2027 = 3 xã",
        "Xã đạt chuẩn nâng cao năm 2028 = 5 xã",
    ]


def test_the_unit_of_the_caption_holds_for_every_row():
    rows = """
        STT | Chỉ tiêu thu | Dự toán | Kế hoạch phấn đấu
        1 | Thuế thu nhập cá nhân | 90 | 100
        """
    [target] = read(rows, caption="Đơn vị tính: Triệu đồng")
    assert target.unit == "triệu đồng"
    inside = "Đơn vị tính: tấn | | \nSTT | Chỉ tiêu | Kế hoạch\n1 | Sản lượng vải | 100"
    assert lines(read(inside)) == ["Sản lượng vải = 100 tấn"]


def test_a_table_goes_on_after_a_page_break_without_its_head():
    before = grid(
        """
        STT | Chỉ tiêu | ĐVT | TH 2024 | KH 2025
        1 | Số lớp học | lớp | 11 | 12
        """
    )
    context = TableContext(year=2025, before=before)
    [target] = read("2 | Số phòng học | phòng | 13 | 14", context)
    assert (target.name, target.value, target.baseline) == ("Số phòng học", 14, 13)


def test_a_share_of_the_places_is_named_by_the_caption():
    rows = """
        STT | Tên đơn vị | Chỉ tiêu giao (người) | Ghi chú
        1 | Thôn Đông | 40 |
        2 | Thôn Tây | 60 |
        | Tổng cộng | 100 |
        """
    targets = read(rows, caption="Biểu 2: Phân bổ chỉ tiêu huấn luyện dân quân")
    assert lines(targets) == ["huấn luyện dân quân = 100 người"]


def test_a_paper_of_a_whole_period_keeps_the_period_and_not_its_years():
    targets = read(
        """
        STT | Chỉ tiêu | ĐVT | Thực hiện giai đoạn 2021-2025 | Mục tiêu giai đoạn 2026-2030 | 2026 | 2027
        1 | Xã đạt chuẩn kiểu mẫu | xã | 5 | 10 | 2 | 2
        """,  # noqa: E501
        TableContext(in_target_place=True),
    )
    assert lines(targets) == ["Xã đạt chuẩn kiểu mẫu = 10 xã"]


def test_without_a_year_of_the_paper_the_plan_follows_the_last_results():
    rows = """
        STT | Chỉ tiêu | ĐVT | Nghị quyết Đại hội đến năm 2025 | TH năm 2022 | Kế hoạch năm 2023
        1 | Diện tích nhà ở | m2/người | 32 | 28,4 | 29,5
        """
    [target] = read(rows, TableContext(in_target_place=True))
    assert (target.name, target.value, target.baseline) == (
        "Diện tích nhà ở", Decimal("29.5"), Decimal("28.4"),
    )  # fmt: skip


def test_the_year_may_stand_in_a_heading_only():
    rows = """
        STT | Chỉ tiêu | ĐVT | 2022 | 2023 | 2024
        1 | Diện tích nhà ở | m2/người | 27 | 28,4 | 29,5
        """
    context = TableContext(("CHỈ TIÊU NĂM 2024", "Về đô thị"), in_target_place=True)
    assert lines(read(rows, context)) == ["Diện tích nhà ở = 29.5 m2/người"]


def test_a_ratio_keeps_its_parts():
    [target] = read("STT | Chỉ tiêu | ĐVT | Kế hoạch\n1 | Thôn văn hóa | % | 6/6, đạt 100%")
    assert (target.value, target.numerator, target.denominator) == (100, 6, 6)
    assert [figure.slot for figure in target.figures] == ["numerator", "denominator", "value"]


def test_the_place_is_the_cell_of_the_value_and_each_figure_its_letters():
    [target] = read("STT | Chỉ tiêu | ĐVT | Kế hoạch\n1 | Tỷ lệ tăng | % | từ 13 đến 15")
    assert target.place == Place(7, 0, 12, row=1, column=3)
    shown = [("từ 13 đến 15"[f.place.start : f.place.end], f.slot) for f in target.figures]
    assert shown == [("13", "value"), ("15", "value_max")]


def test_a_doubtful_cell_makes_the_target_less_sure_and_says_why():
    sure, doubtful = read(
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch
        1 | Tỷ lệ giảm nghèo | % | 1,5
        2 | Tỷ lệ tái nghèo | % | 0.5
        """
    )
    assert sure.doubts == () and doubtful.doubts
    assert doubtful.sure < sure.sure


def test_sentences_in_a_table_are_read_as_sentences():
    def read_phrase(text):
        return (ReadTarget(text[:5], "=", Place(0, 0, 5), value=Decimal(1)),)

    context = TableContext(in_target_place=True, read_phrase=read_phrase)
    [target] = read(
        "STT | Chỉ tiêu | Đơn vị chủ trì\n1 | Tỷ lệ hộ nghèo dưới 1% | Hội Phụ nữ", context
    )
    assert (target.name, target.place) == ("Tỷ lệ", Place(7, 0, 5, row=1, column=1))


CELL_TEXTS = """
STT | Chỉ tiêu | ĐVT | Kế hoạch 2025 | Năm 2025 | Huyện giao | Thôn A | Tổng cộng | Trong đó:
- Lúa | 1 | 1.1 | a) | I | % | tấn | 12,5 | ≥ 95 | 6/6 | 13-15 | Đạt | nt | x | - | | 99
(1) | Tỷ lệ (%) | 0.5 | 1,2,3 | / | () | ²
"""
CELLS = st.sampled_from([cell.strip() for cell in CELL_TEXTS.replace("\n", " | ").split("|")])
GRIDS = st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8).map(tuple)


@given(GRIDS, st.booleans(), st.sampled_from([None, 2024, 2025]))
def test_any_table_gives_some_reading_with_parents_before_their_parts(rows, is_place, year):
    context = TableContext(in_target_place=is_place, year=year)
    targets = read_table(ReadTable(1, rows), context)
    for index, target in enumerate(targets):
        assert target.parent is None or target.parent < index
        assert target.place.end <= len(rows[target.place.row][target.place.column])


def test_a_table_ten_times_as_long_takes_about_ten_times_as_long():
    def seconds(count: int) -> float:
        head = ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch")
        rows = (head, *((str(n), f"Chỉ tiêu thứ {n}", "%", "95") for n in range(count)))
        begun = time.process_time()
        assert len(read_table(ReadTable(1, rows), PLACE)) == count
        return time.process_time() - begun

    seconds(200)
    assert seconds(3000) < 20 * max(seconds(300), 0.01)


@pytest.mark.parametrize("rows", [(), ((),), (("",),), (("Chỉ tiêu",),), (("a", "b"), ("c",))])
def test_a_broken_table_gives_nothing_and_does_not_fail(rows):
    assert read_table(ReadTable(1, rows), PLACE) == []
