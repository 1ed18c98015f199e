"""Work that items give: to whom, with whom, until when."""

import pytest

from .sources_made import OPENING, read


def task(line, heading="I. TỔ CHỨC THỰC HIỆN", title="Phát động thi đua năm 2024"):
    reading = read("KẾ HOẠCH", title, OPENING, heading, line, "9. Việc khác.")
    return reading.items[1].children[0].task


@pytest.mark.parametrize(
    ("line", "leads", "coordinates"),
    [
        ("- Giao Văn phòng UBND xã kiểm tra, đôn đốc.", ("Văn phòng UBND xã",), ()),
        ("- Giao cho công chức Văn hóa - Xã hội theo dõi.", ("công chức Văn hóa - Xã hội",), ()),
        ("- Đề nghị Ủy ban MTTQ xã, các tổ chức chính trị - xã hội vận động hội viên.",
         ("Ủy ban MTTQ xã", "các tổ chức chính trị - xã hội"), ()),
        ("- Công chức Văn hóa phối hợp với đài truyền thanh đẩy mạnh tuyên truyền.",
         ("Công chức Văn hóa",), ("đài truyền thanh",)),
        ("1. Phòng Nội vụ: Tham mưu tổng kết phong trào thi đua.", ("Phòng Nội vụ",), ()),
        ("1. Công an xã, Ban Chỉ huy Quân sự xã chủ trì, phối hợp với Hội Cựu chiến binh tổ chức "
         "tuần tra.", ("Công an xã", "Ban Chỉ huy Quân sự xã"), ("Hội Cựu chiến binh",)),
        ("- Các thôn đăng ký nội dung thi đua.", ("Các thôn",), ()),
    ],
)  # fmt: skip
def test_who_leads_and_who_joins_in(line, leads, coordinates):
    found = task(line)
    assert (found.leads, found.coordinates) == (leads, coordinates)


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("trước ngày 15/12/2024", "2024-12-15"),
        ("xong trước ngày 30/6", "2024-06-30"),
        ("chậm nhất là ngày 5 tháng 3 năm 2025", "2025-03-05"),
        ("chậm nhất là 5 tháng 3 năm 2025", "2025-03-05"),
        ("hoàn thành trong quý II", "2024-06-30"),
        ("trong quý IV/2025", "2025-12-31"),
        ("trước ngày 31/02/2024", ""),
        ("ngay sau Tết", ""),
    ],
)
def test_the_deadline_is_a_day(words, deadline):
    assert task(f"- Các thôn đăng ký thi đua, {words}.").deadline == deadline


@pytest.mark.parametrize(
    ("words", "recurring"),
    [
        ("báo cáo hằng tháng", "hằng tháng"),
        ("gửi báo cáo ngày 20 hằng tháng", "ngày 20 hằng tháng"),
        ("báo cáo 6 tháng, cả năm", "6 tháng, cả năm"),
        ("định kỳ hằng quý họp giao ban", "định kỳ hằng quý"),
        ("họp một lần", ""),
    ],
)
def test_work_may_recur(words, recurring):
    assert task(f"- Các thôn thực hiện, {words}.").recurring == recurring


def test_outside_of_organisation_only_plain_orders_give_work():
    assert task("- Các thôn đăng ký thi đua.", heading="I. MỤC ĐÍCH") is None
    assert task("- Giao các thôn đăng ký thi đua.", heading="I. MỤC ĐÍCH").leads == ("các thôn",)


def test_the_summary_is_in_the_words_of_the_paper():
    assert task("- Các thôn đăng ký thi đua.").summary == "Các thôn đăng ký thi đua."


def test_prose_gives_no_work():
    assert task("- Tiếp tục nâng cao chất lượng phong trào.") is None
