"""The tree of items, whatever its numbers."""

import textwrap

import pytest

from campaigns.intake.parts import Grid, Line, ReadTable, blocks_of, walk

from .sources_made import OPENING, drawn, kinds, read, undrawn

TABLE = Grid((("STT", "Chỉ tiêu", "Kế hoạch"), ("1", "Thu ngân sách", "5 tỷ đồng")))


DRAWINGS = {
    "a list that begins again under a title of its own style": """
        I. PHƯƠNG HƯỚNG
          1. Mục tiêu chung
          | Chữ thứ nhất.
          2. Các chỉ tiêu chủ yếu đến năm 2025
            1. Thu ngân sách tăng đều.
            2. Không còn hộ đói.
            3. Giữ vững an ninh.
        II. GIẢI PHÁP
    """,
    "dashes directly under a Roman number, plus signs under a dash": """
        I. MỤC ĐÍCH
          - Một;
          - Hai.
        II. YÊU CẦU
          - Ba;
            + Bốn;
            + Năm.
          - Sáu.
    """,
    "Roman numbers that repeat and skip": """
        I. MỘT LÀ
        II. HAI LÀ
        II. BA LÀ
        V. BỐN LÀ
    """,
    "figures that begin anew under each Roman number": """
        I. MỘT LÀ
          1. Kinh tế
          | Chữ thứ nhất.
          2. Xã hội
          | Chữ thứ hai.
        II. HAI LÀ
          1. Môi trường
          | Chữ thứ ba.
    """,
    "another depth in every place": """
        I. MỘT LÀ
          1. Kinh tế
            - Một.
            a) Nông nghiệp
              - Hai.
            b) Ba.
          2. Xã hội
            + Bốn.
        II. HAI LÀ
          a) Năm.
    """,
    "figures of several parts without their first part": """
        II. NỘI DUNG
          2.1. Kinh tế
            2.1.1. Một.
            2.1.2. Hai.
          2.2. Ba.
          3. Bốn.
    """,
    "a Roman number before the figure": """
        I. NỘI DUNG
          I.1. Kinh tế
            - Một.
          I.2. Xã hội
            - Hai.
    """,
    "stars that lead dashes": """
        1. Kinh tế
          * Nông nghiệp:
            - Một.
            - Hai.
          * Dịch vụ:
            - Ba.
    """,
    "chapters, articles, clauses and points": """
        Chương I / QUY ĐỊNH CHUNG
          Điều 1. Đối tượng
            1. Cán bộ:
              a) Một;
              b) Hai.
            2. Nhân dân.
          Điều 2. Phạm vi
          | Toàn xã.
        Chương II / KHEN THƯỞNG
          Điều 3. Mức thưởng
          | Theo quy định.
    """,
    "parts with Roman numbers under them": """
        Phần thứ nhất / ĐÁNH GIÁ
          I. KẾT QUẢ
            1. Một.
        Phần thứ hai / KẾ HOẠCH
          I. MỤC TIÊU
    """,
    "capital letters above Roman numbers": """
        A. PHẦN CHUNG
          I. Mục đích
          | Chữ thứ nhất.
          II. Đối tượng
          | Chữ thứ hai.
        B. PHẦN RIÊNG
          I. Kinh tế
          | Chữ thứ ba.
    """,
    "a count in brackets that runs on under letters": """
        1. Chỉ tiêu
          a) Kinh tế
            (1) Một.
            (2) Hai.
          b) Xã hội
            (3) Ba.
        2. Nhiệm vụ
        | Chữ thứ nhất.
    """,
    "a list that begins again under a colon": """
        1. Nhiệm vụ
          a) Các việc sau:
            1. Một.
            2. Hai.
          b) Việc khác.
    """,
    "lines with a colon between two lists of dashes": """
        1. Chỉ tiêu
          - Một.
          - Hai.
          Về xã hội:
            - Ba.
          Về môi trường:
            - Bốn.
    """,
    "headings in capitals without numbers": """
        MỤC ĐÍCH CHUNG
        | Phát huy.
        TỔ CHỨC THỰC HIỆN
          1. Các thôn.
          2. Các tổ.
    """,
}


@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS.keys())
def test_items_hang_by_the_order_in_which_styles_appear(drawing):
    lines = textwrap.dedent(drawing).strip().splitlines()
    assert drawn(read(OPENING, *undrawn(lines))) == lines


def test_bold_lines_without_number_are_headings():
    def bold(text):
        return Line(text, starts=True, bold=True)

    found = read(OPENING, bold("Mục đích của đợt"), "Phát huy.", bold("Yêu cầu chung"), "- Một.")
    assert drawn(found) == [
        "Mục đích của đợt",
        "| Phát huy.",
        "Yêu cầu chung",
        "  - Một.",
    ]


def test_a_paragraph_without_number_belongs_to_the_item_above():
    (item,) = read(OPENING, "I. NỘI DUNG", "Đoạn một.", "Đoạn hai.").items[1:]
    assert [block.text for block in item.blocks] == ["Đoạn một.", "Đoạn hai."]


def test_paragraphs_before_the_first_section_are_the_opening():
    reading = read("Năm 2024 có ý nghĩa quan trọng.", OPENING, "I. NỘI DUNG", "Chữ.")
    assert kinds(reading) == ["opening", "section"]
    assert [b.text for b in reading.items[0].blocks] == ["Năm 2024 có ý nghĩa quan trọng.", OPENING]


def test_dashes_before_the_first_section_stand_under_the_opening():
    reading = read(OPENING, "- Một;", "- Hai.", "I. NỘI DUNG", "Chữ.")
    opening, section = reading.items
    assert [child.marker for child in opening.children] == ["-", "-"]
    assert section.marker == "I."


def test_a_paper_without_sections_is_all_opening_and_closing():
    reading = read(OPENING, "Các thôn hưởng ứng.", "Trên đây là Kế hoạch của xã./.")
    assert kinds(reading) == ["opening", "closing"]


def test_the_enacting_words_stand_in_the_opening():
    reading = read(
        "NGHỊ QUYẾT", "Về nhiệm vụ năm 2025", "HỘI ĐỒNG NHÂN DÂN XÃ HÒA BÌNH",
        "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;", "QUYẾT NGHỊ:", "Điều 1. Mục tiêu",
        "Phát triển.",
    )  # fmt: skip
    assert [b.text for b in reading.items[0].blocks] == ["QUYẾT NGHỊ:"]
    assert drawn(reading) == ["Điều 1. Mục tiêu", "| Phát triển."]


@pytest.mark.parametrize(
    "closing",
    [
        "Trên đây là Kế hoạch phát động thi đua năm 2024./.",
        "Yêu cầu các thôn nghiêm túc thực hiện./.",
        "Nhận được Chỉ thị này, các đơn vị triển khai thực hiện./.",
        "Nghị quyết này được Hội đồng nhân dân thông qua ngày 09/12/2024./.",
        "Trong quá trình thực hiện, nếu có vướng mắc báo cáo về xã./.",
        "Ủy ban nhân dân xã đề nghị các đoàn thể phối hợp./.",
    ],
)
def test_the_last_words_of_the_paper_are_its_closing(closing):
    reading = read(OPENING, "I. TỔ CHỨC", "1. Các thôn đăng ký.", "2. Các tổ đăng ký.", closing)
    assert kinds(reading) == ["opening", "section", "closing"]
    assert reading.items[-1].blocks[0].text == closing


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Các thôn đăng ký.", "2. Giao Văn phòng tổng hợp, báo cáo./."),
        ("1. Các thôn đăng ký.", "2. Văn phòng", "Đề nghị các thôn gửi báo cáo đúng hạn./."),
    ],
)
def test_an_item_that_ends_the_paper_is_no_closing(lines):
    assert kinds(read(OPENING, "I. TỔ CHỨC", *lines)) == ["opening", "section"]


def test_a_table_stands_where_it_stood():
    reading = read(OPENING, "I. CHỈ TIÊU", "Đoạn trước bảng.", TABLE, "Đoạn sau.", "II. VIỆC LÀM")
    blocks = reading.items[1].blocks
    assert [type(block) is ReadTable for block in blocks] == [False, True, False]
    assert blocks[1].rows == TABLE.rows and blocks[1].head_rows == 1


def test_a_line_that_names_the_table_is_its_caption():
    reading = read(OPENING, "I. CHỈ TIÊU", "Bảng 1. Các chỉ tiêu chủ yếu", TABLE)
    (table,) = reading.items[1].blocks
    assert table.caption == "Bảng 1. Các chỉ tiêu chủ yếu"


def test_keys_grow_in_reading_order_over_items_and_blocks():
    reading = read(OPENING, "I. CHỈ TIÊU", "- Một.", TABLE, "- Hai.", "II. NHIỆM VỤ", "Chữ.")
    keys = [part.key for item in walk(reading.items) for part in (item, *item.blocks)]
    assert keys == list(range(1, len(keys) + 1))
    assert len(list(blocks_of(reading.items))) == 5


def test_an_appendix_after_the_foot_has_its_own_tree():
    reading = read(
        OPENING, "I. NỘI DUNG", "Chữ.", "Nơi nhận:", "- Lưu: VT.", "PHỤ LỤC 1",
        "TIÊU CHÍ CHẤM ĐIỂM", "(Kèm theo Kế hoạch số 25/KH-UBND)", "I. NHÓM MỘT", "1. Tiêu chí.",
        TABLE, "PHỤ LỤC 2", "DANH SÁCH CÁC THÔN", "- Thôn Đông.",
    )  # fmt: skip
    first, second = reading.items[2:]
    assert (first.kind, first.heading) == ("appendix", "PHỤ LỤC 1 TIÊU CHÍ CHẤM ĐIỂM")
    assert first.blocks[0].text == "(Kèm theo Kế hoạch số 25/KH-UBND)"
    assert [child.heading for child in first.children] == ["NHÓM MỘT"]
    assert second.heading == "PHỤ LỤC 2 DANH SÁCH CÁC THÔN"


def test_a_table_after_the_foot_is_an_appendix():
    reading = read(OPENING, "I. NỘI DUNG", "Chữ.", "Nơi nhận:", "- Lưu: VT.", TABLE)
    assert reading.items[-1].kind == "appendix"
    assert reading.items[-1].blocks[0].rows == TABLE.rows


def test_other_words_after_the_foot_are_kept_as_rest():
    reading = read(
        OPENING, "I. NỘI DUNG", "Chữ.", "CHỦ TỊCH", "Nguyễn Văn An", "Ghi chú: bản nháp."
    )
    assert (reading.items[-1].kind, reading.items[-1].blocks[0].text) == (
        "rest",
        "Ghi chú: bản nháp.",
    )


def test_an_excerpt_without_a_head_begins_with_the_title_of_its_list():
    reading = read(
        "Một số chỉ tiêu chủ yếu nhiệm kỳ 2020 - 2025",
        "- Thu ngân sách tăng đều;",
        "- Không còn hộ đói.",
    )
    assert [item.heading for item in reading.items] == [
        "Một số chỉ tiêu chủ yếu nhiệm kỳ 2020 - 2025"
    ]
    assert len(reading.items[0].children) == 2
