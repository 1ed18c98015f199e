"""The head of a paper, its parts in any order, split or missing."""

import pytest

from campaigns.intake.outline import outline_of
from campaigns.intake.parts import Grid, Line

from .sources_made import OPENING, no_target, read, typed

BODY = ("Căn cứ Luật Thi đua, khen thưởng năm 2022;", OPENING, "I. MỤC ĐÍCH", "Phát huy.")
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def head(*lines, body=BODY):
    return outline_of(typed(*lines, *body), no_target).header


def facts(header):
    return (header.issuer, header.parent, header.number, header.symbol, header.place, header.date)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ("ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH", "Số: 25/KH-UBND", *NATION,
             "Hòa Bình, ngày 05 tháng 02 năm 2024"),
            id="one under another, issuer first",
        ),
        pytest.param(
            (*NATION, "Hòa Bình, ngày 05 tháng 02 năm 2024", "ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH",
             "Số: 25/KH-UBND"),
            id="nation first",
        ),
        pytest.param(
            ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
             "XÃ HÒA BÌNH Độc lập - Tự do - Hạnh phúc",
             "Số: 25/KH-UBND Hòa Bình, ngày 05 tháng 02 năm 2024"),
            id="side by side, gaps lost",
        ),
        pytest.param(
            ("ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
             "XÃ HÒA BÌNH        Độc lập - Tự do - Hạnh phúc", "_______     ____________",
             "Số: 25/KH-UBND     Hòa Bình, ngày 05 tháng 02 năm 2024"),
            id="side by side, with gaps",
        ),
        pytest.param(
            ("ỦY BAN NHÂN DÂN", "|", "CỘNG", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *NATION[1:], "|",
             "XÃ HÒA BÌNH", "Số:", "25/KH-UBND", "|", "Hòa", "Bình, ngày 05", "tháng 02 năm 2024"),
            id="lines cut anywhere",
        ),
        pytest.param(
            (Grid((("ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH", "\n".join(NATION)),
                   ("Số: 25/KH-UBND", "Hòa Bình, ngày 05 tháng 02 năm 2024"))),),
            id="a table of two columns",
        ),
        pytest.param(
            (Line("ỦY BAN NHÂN DÂN", column="left"), Line("XÃ HÒA BÌNH", column="left"),
             Line(NATION[0], column="right"), Line("Số: 25/KH-UBND", column="left"),
             Line("Hòa Bình, ngày 05 tháng 02 năm 2024", column="right")),
            id="columns that the file knows",
        ),
    ],
)  # fmt: skip
def test_parts_of_the_head_are_found_in_any_order(lines):
    found = head(*lines, "KẾ HOẠCH", "Phát động thi đua năm 2024")
    assert facts(found) == (
        "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH", "", "25", "KH-UBND", "Hòa Bình", "2024-02-05",
    )  # fmt: skip
    assert (found.kind, found.title) == ("KẾ HOẠCH", "Phát động thi đua năm 2024")


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 25/KH-UBND", "25", "KH-UBND"),
        ("Số:    /KH-UBND", "", "KH-UBND"),
        ("Số:…../KH-UBND", "", "KH-UBND"),
        ("Số 05-KH/ĐU", "05", "KH/ĐU"),
        ("Số: 12/2024/NQ-HĐND", "12", "NQ-HĐND"),
        ("Số: 15A/KH-UBND", "15A", "KH-UBND"),
        ("Số : 25 /KH- UBND", "25", "KH-UBND"),
        ("Số: 07/CTr-UBND", "07", "CTr-UBND"),
        ("SỐ: 71/KH-THCSHB", "71", "KH-THCSHB"),
        ("Số 34-CT/TW", "34", "CT/TW"),
    ],
)
def test_number_and_symbol(line, number, symbol):
    found = head("UBND XÃ HÒA BÌNH", line, *NATION, "KẾ HOẠCH", "Phát động thi đua")
    assert (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Đồng Lạc, ngày 26 tháng 02 năm 2024", "2024-02-26"),
        ("Đồng Lạc, ngày      tháng 02 năm 2024", "2024-02"),
        ("Đồng Lạc, ngày ... tháng ... năm 2024", "2024"),
        ("Đồng Lạc, ngày … tháng 3 năm 2024", "2024-03"),
        ("Đồng Lạc, ngày 5/2/2024", "2024-02-05"),
        ("Đồng Lạc, …/…/2024", "2024"),
        ("Đồng Lạc, ngày 31 tháng 02 năm 2024", "2024"),
    ],
)
def test_a_date_may_have_blanks(line, date):
    found = head("UBND XÃ ĐỒNG LẠC", *NATION, line, "KẾ HOẠCH", "Phát động thi đua")
    assert (found.place, found.date) == ("Đồng Lạc", date)


@pytest.mark.parametrize(
    ("lines", "issuer", "parent"),
    [
        (("UBND HUYỆN AN LÂM", "UBND XÃ HÒA BÌNH"), "UBND XÃ HÒA BÌNH", "UBND HUYỆN AN LÂM"),
        (("UBND TỈNH AN LÂM", "SỞ NỘI VỤ"), "SỞ NỘI VỤ", "UBND TỈNH AN LÂM"),
        (("ĐẢNG BỘ HUYỆN AN LÂM", "ĐẢNG ỦY XÃ HÒA BÌNH", "*"), "ĐẢNG ỦY XÃ HÒA BÌNH",
         "ĐẢNG BỘ HUYỆN AN LÂM"),
        (("PHÒNG GD&ĐT AN LÂM", "TRƯỜNG TIỂU HỌC", "HÒA BÌNH"), "TRƯỜNG TIỂU HỌC HÒA BÌNH",
         "PHÒNG GD&ĐT AN LÂM"),
        (("KHỐI THI ĐUA SỐ 3", "CÁC XÃ VÙNG CAO"), "KHỐI THI ĐUA SỐ 3 CÁC XÃ VÙNG CAO", ""),
        (("BAN CHẤP HÀNH", "ĐẢNG BỘ XÃ HÒA BÌNH"), "BAN CHẤP HÀNH ĐẢNG BỘ XÃ HÒA BÌNH", ""),
    ],
)  # fmt: skip
def test_the_last_body_issues_and_the_one_above_leads(lines, issuer, parent):
    found = head(*lines, *NATION, "KẾ HOẠCH", "Phát động thi đua")
    assert (found.issuer, found.parent) == (issuer, parent)


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("Chủ tịch UBND xã Đồng Lạc ban hành Kế hoạch như sau:", "UBND xã Đồng Lạc"),
        ("Thực hiện Kế hoạch số 2/KH-UBND ngày 5/1/2024 của UBND tỉnh An Lâm, Ủy ban nhân dân "
         "phường Tân An xây dựng kế hoạch như sau:", "Ủy ban nhân dân phường Tân An"),
        ("UBND phường 5, quận 3 phát động thi đua:", ""),
    ],
)  # fmt: skip
def test_without_a_head_the_opening_names_the_issuer(opening, issuer):
    assert read(opening, "I. MỤC ĐÍCH", "Phát huy.").header.issuer == issuer


@pytest.mark.parametrize(
    ("lines", "kind", "title"),
    [
        (("KẾ HOẠCH", "Phát động phong trào thi đua", "yêu nước năm 2024"), "KẾ HOẠCH",
         "Phát động phong trào thi đua yêu nước năm 2024"),
        (("K Ế H O Ạ C H", "Phát động thi đua"), "KẾ HOẠCH", "Phát động thi đua"),
        (("KẾ HOẠCH PHÁT ĐỘNG THI ĐUA", "NĂM 2024"), "KẾ HOẠCH", "PHÁT ĐỘNG THI ĐUA NĂM 2024"),
        (("CHỈ THỊ", "Về việc phát động thi đua", "-----"), "CHỈ THỊ",
         "Về việc phát động thi đua"),
        (("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Thi đua năm 2024"), "CHƯƠNG TRÌNH HÀNH ĐỘNG",
         "Thi đua năm 2024"),
        (("BẢN GIAO ƯỚC THI ĐUA", "Năm 2024"), "BẢN GIAO ƯỚC THI ĐUA", "Năm 2024"),
        (("KẾ HOẠCH", "Thi đua chào mừng Đại hội đại biểu", "Đảng bộ xã Hòa Bình lần thứ XX",
          "và các ngày lễ lớn"), "KẾ HOẠCH",
         "Thi đua chào mừng Đại hội đại biểu Đảng bộ xã Hòa Bình lần thứ XX và các ngày lễ lớn"),
        (("KẾ HOẠCH", "Phát động thi đua năm 2024 trên địa bàn xã", "Hòa Bình"), "KẾ HOẠCH",
         "Phát động thi đua năm 2024 trên địa bàn xã Hòa Bình"),
        (("KẾ HOẠCH",), "KẾ HOẠCH", ""),
    ],
)  # fmt: skip
def test_kind_and_title(lines, kind, title):
    found = head("UBND XÃ HÒA BÌNH", *NATION, *lines)
    assert (found.kind, found.title) == (kind, title)


def test_who_decides_is_no_part_of_the_title():
    found = head(
        "HỘI ĐỒNG NHÂN DÂN", "XÃ HÒA BÌNH", *NATION, "NGHỊ QUYẾT", "VỀ NHIỆM VỤ NĂM 2025",
        "HỘI ĐỒNG NHÂN DÂN XÃ HÒA BÌNH", "KHÓA XX, KỲ HỌP THỨ 12",
    )  # fmt: skip
    assert found.title == "VỀ NHIỆM VỤ NĂM 2025"
    assert "KHÓA XX, KỲ HỌP THỨ 12" in found.lines


def test_a_letter_has_its_subject_as_title():
    found = head(
        "UBND HUYỆN AN LÂM", "Số: 112/UBND-NV", "V/v phát động thi đua", "năm 2024", *NATION,
        "Kính gửi:", "- Các phòng, ban;", "- UBND các xã.",
        body=("Thực hiện Chỉ thị số 02/CT-UBND ngày 08/01/2024, UBND huyện yêu cầu:", "1. Một."),
    )  # fmt: skip
    assert (found.kind, found.title) == ("", "V/v phát động thi đua năm 2024")
    assert found.lines[-1] == "- UBND các xã."


@pytest.mark.parametrize(
    ("words", "label", "theme"),
    [
        ("với chủ đề: “Đoàn kết, đổi mới”, cụ thể như sau:", "chủ đề", "Đoàn kết, đổi mới"),
        ("với chủ đề năm học “Dạy tốt, học tốt” như sau:", "chủ đề", "Dạy tốt, học tốt"),
        ('với phương châm "Rõ việc, về đích", như sau:', "phương châm", "Rõ việc, về đích"),
        ("theo phương châm hành động «Sát dân»:", "phương châm", "Sát dân"),
        ("với khẩu hiệu “Thi đua “3 nhất”, về đích sớm”:", "khẩu hiệu",
         "Thi đua “3 nhất”, về đích sớm"),
        ('với chủ đề “Đoàn kết, sáng tạo", như sau:', "chủ đề", "Đoàn kết, sáng tạo"),
        ("bám sát chủ đề công tác năm, như sau:", "", ""),
    ],
)  # fmt: skip
def test_the_motto_stands_in_quotation_marks_of_any_kind(words, label, theme):
    found = read(f"UBND xã Hòa Bình phát động thi đua {words}", "I. MỤC ĐÍCH", "Phát huy.").header
    assert (found.theme_label, found.theme) == (label, theme)


def test_place_and_date_may_stand_above_the_signature():
    found = read(OPENING, "I. MỤC ĐÍCH", "Phát huy.", "Hòa Bình, ngày 25/01/2024", "TRƯỞNG THÔN",
                 "Nguyễn Văn An").header  # fmt: skip
    assert (found.place, found.date) == ("Hòa Bình", "2024-01-25")


def test_every_line_of_the_head_is_kept():
    lines = ("DỰ THẢO", "UBND XÃ HÒA BÌNH", *NATION, "-----", "KẾ HOẠCH", "Phát động thi đua")
    assert head(*lines).lines == lines


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (("HỘI ĐỒNG NHÂN DÂN XÃ HẠ", "KHÓA X, KỲ HỌP THỨ 3"), "HỘI ĐỒNG NHÂN DÂN XÃ HẠ"),
        (("QUỐC HỘI",), "QUỐC HỘI"),
        (("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN HẠ",), "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN HẠ"),
    ],
)  # fmt: skip
def test_who_decides_stands_under_the_title_where_the_frame_is_missing(lines, issuer):
    header = head("NGHỊ QUYẾT", "Về nhiệm vụ phát triển kinh tế - xã hội năm 2025", *lines)
    assert header.issuer == issuer
    assert header.title == "Về nhiệm vụ phát triển kinh tế - xã hội năm 2025"


def test_an_issuer_without_its_name_is_named_after_the_place():
    opening = "Bước sang năm mới, UBND xã ban hành kế hoạch tổ chức phong trào thi đua như sau:"
    body = (opening, "I. MỤC ĐÍCH", "Phát huy.")
    lines = (*NATION, "Mường Hạ, ngày 05 tháng 3 năm 2023", "KẾ HOẠCH", "Tổ chức thi đua năm 2023")
    assert head(*lines, body=body).issuer == "UBND xã Mường Hạ"
