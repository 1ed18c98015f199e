"""Targets of a tree: headings and lead lines decide, wholes and subjects are handed down."""

import pytest

from campaigns.intake.grammar import read_targets, states_target
from campaigns.intake.parts import ReadItem, ReadParagraph, ReadTable


class Tree:
    """Makes items with growing keys."""

    def __init__(self):
        self.key = 0

    def item(self, *texts, heading="", marker="", kind="item", children=()):
        return ReadItem(
            key=self._next(),
            kind=kind,
            marker=marker,
            heading=heading,
            blocks=tuple(ReadParagraph(self._next(), text) for text in texts),
            children=tuple(children),
        )

    def lines(self, *texts, marker="-"):
        return [self.item(text, marker=marker) for text in texts]

    def _next(self):
        self.key += 1
        return self.key


@pytest.fixture
def tree():
    return Tree()


def read(*items):
    return [(t.name, t.value, t.parent) for t in read_targets(items)]


def names(*items):
    return [target.name for target in read_targets(items)]


LINES = ("Thu nhập bình quân: 45 triệu đồng.", "Duy trì xã đạt chuẩn quốc gia về y tế.")


@pytest.mark.parametrize(
    "heading",
    [
        "CÁC CHỈ TIÊU CHỦ YẾU", "Chỉ tiêu thi đua năm 2024", "Mục tiêu cụ thể",
        "MỤC TIÊU, CHỈ TIÊU", "Phấn đấu đạt các chỉ tiêu sau",
    ],
)  # fmt: skip
def test_list_under_a_heading_of_targets_has_aims_without_figures_too(tree, heading):
    section = tree.item(heading=heading, kind="section", children=tree.lines(*LINES))

    assert names(section) == ["Thu nhập bình quân", "xã đạt chuẩn quốc gia về y tế"]


@pytest.mark.parametrize(
    "heading",
    [
        "KẾT QUẢ NĂM 2023", "Đánh giá tình hình", "Thực trạng", "Đặc điểm tình hình",
        "CÔNG TÁC KHEN THƯỞNG", "Thang điểm", "Kinh phí thực hiện",
        "Kết quả thực hiện các chỉ tiêu",
    ],
)  # fmt: skip
def test_what_is_past_or_awarded_has_no_targets(tree, heading):
    section = tree.item(heading=heading, kind="section", children=tree.lines(*LINES))

    assert names(section) == []


def test_field_below_targets_stays_a_place_of_targets(tree):
    field = tree.item(heading="Kết quả học tập", children=tree.lines(*LINES))
    section = tree.item(heading="Chỉ tiêu", kind="section", children=[field])

    assert len(names(section)) == 2


def test_targets_come_back_behind_a_review(tree):
    plan = tree.item(heading="Phương hướng, mục tiêu, chỉ tiêu", children=tree.lines(*LINES))
    review = tree.item(heading="Kết quả năm 2023", children=tree.lines(*LINES))
    part = tree.item(
        heading="Kết quả năm 2023, phương hướng, nhiệm vụ", kind="section", children=[review, plan]
    )

    assert len(names(part)) == 2


def test_prose_has_only_figures_that_are_strongly_stated(tree):
    section = tree.item(
        "Phấn đấu tỷ lệ giải ngân đạt trên 95%. Tổ chức 02 lớp tập huấn. Nâng cao chất lượng dạy "
        "và học. Hoàn thành 100% nhiệm vụ được giao.",
        heading="Nhiệm vụ, giải pháp",
        kind="section",
    )

    assert names(section) == ["tỷ lệ giải ngân"]


def test_opening_and_closing_have_none(tree):
    opening = tree.item("Năm 2023 thu ngân sách đạt 500 triệu đồng.", kind="opening")
    closing = tree.item("Yêu cầu đạt 100% kế hoạch.", kind="closing")

    assert names(opening, closing) == []


def test_lead_line_opens_a_place_of_targets(tree):
    lead = tree.item(
        "Phấn đấu đạt các chỉ tiêu chủ yếu sau:", marker="1.", children=tree.lines(*LINES)
    )

    assert len(names(tree.item(heading="NỘI DUNG", kind="section", children=[lead]))) == 2


def test_lead_line_among_its_list_opens_it_too(tree):
    items = [tree.item("Các chỉ tiêu cụ thể:", marker="*"), *tree.lines(*LINES)]

    assert len(names(tree.item(heading="NỘI DUNG", kind="section", children=items))) == 2


def test_list_whose_lines_are_mostly_targets_is_a_place_of_targets(tree):
    lines = tree.lines(
        "Tỷ lệ hộ nghèo còn 2%.", "Thu ngân sách đạt 500 triệu đồng.", *LINES, marker="-"
    )

    assert len(names(tree.item(heading="Lĩnh vực xã hội", kind="section", children=lines))) == 4


def test_items_under_a_line_with_one_target_are_its_parts(tree):
    whole = tree.item(
        "Tổng diện tích gieo trồng 772 ha, trong đó:",
        marker="-",
        children=tree.lines("Lúa 507 ha", "Màu: 265 ha.", marker="+"),
    )
    section = tree.item(heading="Chỉ tiêu", kind="section", children=[whole])

    assert read(section) == [
        ("Tổng diện tích gieo trồng", 772, None),
        ("Lúa", 507, 0),
        ("Màu", 265, 0),
    ]


def test_items_under_a_line_without_a_figure_have_no_whole(tree):
    lead = tree.item(
        "Sản lượng:", marker="-", children=tree.lines("Lúa: 100 tấn", "Ngô: 75 tấn", marker="+")
    )
    section = tree.item(heading="Chỉ tiêu", kind="section", children=[lead])

    assert read(section) == [("Lúa", 100, None), ("Ngô", 75, None)]


def test_items_that_only_tell_a_year_take_the_subject_of_the_line_above(tree):
    lead = tree.item(
        "Tỷ lệ bao phủ BHYT:",
        marker="-",
        children=tree.lines("Năm 2024: 95%", "Năm 2025: 97%", marker="+"),
    )
    section = tree.item(heading="Chỉ tiêu", kind="section", children=[lead])

    assert read(section) == [
        ("Tỷ lệ bao phủ BHYT năm 2024", 95, None),
        ("Tỷ lệ bao phủ BHYT năm 2025", 97, None),
    ]


def test_line_that_begins_with_of_which_tells_parts_of_the_target_before(tree):
    lines = tree.lines("Tổng thu 320 tỷ đồng.", "Trong đó: thu nội địa 300 tỷ đồng.")

    assert read(tree.item(heading="Chỉ tiêu", kind="section", children=lines)) == [
        ("Tổng thu", 320, None),
        ("thu nội địa", 300, 0),
    ]


def test_parents_count_over_the_whole_paper(tree):
    section = tree.item(
        heading="Chỉ tiêu",
        kind="section",
        children=tree.lines("Thu nhập: 45 triệu đồng.", "Lúa 175 tấn (vụ xuân: 100 tấn)."),
    )

    assert [parent for _, _, parent in read(section)] == [None, None, 1]


def test_places_name_the_block(tree):
    section = tree.item(heading="Chỉ tiêu", kind="section", children=tree.lines(*LINES))
    keys = [item.blocks[0].key for item in section.children]

    assert [target.place.block for target in read_targets([section])] == keys


def test_table_stands_in_text_order_between_paragraphs(tree):
    table = ReadTable(
        key=90,
        rows=(
            ("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2024"),
            ("1", "Tổng thu", "tỷ đồng", "320"),
            ("2", "Hộ nghèo", "%", "2,5"),
        ),
    )
    item = ReadItem(
        key=80,
        kind="section",
        heading="Chỉ tiêu chủ yếu năm 2024",
        blocks=(
            ReadParagraph(81, "Thu nhập đạt 45 triệu đồng."),
            table,
            ReadParagraph(91, "Trồng rừng 20 ha."),
        ),
    )

    found = read_targets([item])

    assert [target.place.block for target in found] == [81, 90, 90, 91]


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("Tỷ lệ hộ nghèo giảm còn 2%", True),
        ("Trồng mới 20 ha rừng", True),
        ("Các chỉ tiêu chủ yếu năm 2024", False),
        ("MỤC TIÊU ĐẾN NĂM 2025", False),
        ("Thực hiện 05 nhóm nhiệm vụ, giải pháp", False),
        ("Nghị quyết số 12/NQ-HĐND", False),
        ("Công tác tổ chức", False),
    ],
)
def test_heading_that_states_a_target_is_text(line, states):
    assert states_target(line) is states
