"""Recipients and signature, wherever they stand at the end."""

import pytest

from campaigns.intake.parts import Line

from .sources_made import OPENING, kinds, read

BODY = (OPENING, "I. TỔ CHỨC", "1. Các thôn đăng ký thi đua, gửi kết quả về xã./.")
LIST = ("Nơi nhận:", "- UBND huyện (b/c);", "- Các thôn;", "- Lưu: VT.")
SIGNED = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An")


def foot(*lines):
    reading = read(*BODY, *lines)
    return [recipient.line for recipient in reading.recipients], reading.signature


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((*LIST, *SIGNED), id="recipients, then signature"),
        pytest.param((*SIGNED, *LIST), id="signature, then recipients"),
        pytest.param(
            ("Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- UBND huyện (b/c); CHỦ TỊCH", "- Các thôn;",
             "- Lưu: VT. Nguyễn Văn An"),
            id="side by side, gaps lost",
        ),
        pytest.param(
            ("Nơi nhận:            TM. ỦY BAN NHÂN DÂN", "- UBND huyện (b/c);        CHỦ TỊCH",
             "- Các thôn;", "- Lưu: VT.          Nguyễn Văn An"),
            id="side by side, with gaps",
        ),
        pytest.param(
            (*(Line(text, column="left") for text in LIST),
             *(Line(text, column="right") for text in SIGNED)),
            id="two columns",
        ),
        pytest.param(("Nơi nhận: - UBND huyện (b/c); - Các thôn; - Lưu: VT.", *SIGNED),
                     id="all recipients in one line"),
        pytest.param(("NƠI NHẬN", "- UBND huyện", "(b/c);", "- Các thôn;", "- Lưu: VT.", *SIGNED),
                     id="a recipient over two lines"),
        pytest.param(("Nơi nhận:", "UBND huyện (b/c);", "Các thôn;", "Lưu: VT.", *SIGNED),
                     id="no dashes"),
    ],
)  # fmt: skip
def test_the_foot_is_read_in_any_setting(lines):
    recipients, signature = foot(*lines)
    assert recipients == ["UBND huyện (b/c)", "Các thôn", "Lưu: VT"]
    assert signature.lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert (signature.name, signature.mode) == ("Nguyễn Văn An", "tm")


@pytest.mark.parametrize(
    ("line", "text", "purpose"),
    [
        ("- UBND huyện (để b/c);", "UBND huyện", "b/c"),
        ("- UBND huyện (B/c);", "UBND huyện", "B/c"),
        ("- Các thôn (để thực hiện);", "Các thôn", "thực hiện"),
        ("- MTTQ xã (để phối hợp);", "MTTQ xã", "phối hợp"),
        ("- Đài truyền thanh (đưa tin);", "Đài truyền thanh", "đưa tin"),
        ("- Công an xã để t/h;", "Công an xã", "t/h"),
        ("- Hội Cựu chiến binh (3 chi hội);", "Hội Cựu chiến binh (3 chi hội)", ""),
        ("- Như Điều 3;", "Như Điều 3", ""),
    ],
)
def test_the_purpose_of_a_recipient_is_told_from_its_name(line, text, purpose):
    (recipient, _) = read(*BODY, "Nơi nhận:", line, "- Lưu: VT.").recipients
    assert (recipient.text, recipient.purpose) == (text, purpose)
    assert recipient.line == line[2:-1]


@pytest.mark.parametrize(
    ("lines", "mode"),
    [
        (("CHỦ TỊCH",), "own"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "tm"),
        (("T/M ĐẢNG ỦY", "BÍ THƯ"), "tm"),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "kt"),
        (("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "tl"),
        (("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ"), "tuq"),
        (("Q. CHỦ TỊCH",), "q"),
        (("HIỆU TRƯỞNG",), "own"),
        (("TM. ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH", "CHỦ TỊCH"), "tm"),
    ],
)
def test_the_mode_of_signing(lines, mode):
    _, signature = foot(*LIST, *lines, "Nguyễn Văn An")
    assert (signature.lines, signature.mode, signature.name) == (lines, mode, "Nguyễn Văn An")


@pytest.mark.parametrize(
    "name",
    ["Vũ Trí Khoa", "Giàng A Páo", "Y Blơi Mlô", "Tôn Nữ Thị Minh Hà", "NGUYỄN VĂN AN", "H’Nga Niê",
     "ThS. Trần Thị Bình", "Thạc sĩ Lê Văn Cường", "Trung tá Phạm Văn Dũng", "Đoàn Minh Lâm"],
)  # fmt: skip
def test_names_of_many_kinds(name):
    assert foot(*LIST, "CHỦ TỊCH", name)[1].name == name


@pytest.mark.parametrize("mark", ["(Đã ký)", "(đã ký)", "(Ký tên, đóng dấu)", "Đã ký"])
def test_the_mark_of_a_signature_is_no_name_and_is_kept(mark):
    reading = read(*BODY, *LIST, "CHỦ TỊCH", mark, "Nguyễn Văn An")
    assert reading.signature.name == "Nguyễn Văn An"
    assert reading.signature.lines == ("CHỦ TỊCH",)
    assert [block.text for block in reading.items[-1].blocks] == [mark]


def test_a_paper_may_have_neither_name_nor_recipients():
    reading = read(*BODY, "CHỦ TỊCH")
    assert (reading.signature.lines, reading.signature.name) == (("CHỦ TỊCH",), "")
    assert read(*BODY).signature.lines == ()


def test_recipients_alone_end_the_paper():
    recipients, signature = foot(*LIST)
    assert len(recipients) == 3 and signature.lines == ()


def test_of_several_signers_the_first_is_taken_and_the_others_kept():
    lines = ("ĐẠI DIỆN KHỐI TRƯỞNG", "Nguyễn Văn An", "ĐẠI DIỆN KHỐI PHÓ", "Trần Thị Bình")
    reading = read(*BODY, *lines)
    assert (reading.signature.lines, reading.signature.name) == (lines[:1], lines[1])
    assert [block.text for block in reading.items[-1].blocks] == list(lines[2:])


def test_the_last_item_keeps_its_end_mark_and_is_no_foot():
    reading = read(*BODY, *LIST, *SIGNED)
    assert kinds(reading) == ["opening", "section"]
    assert reading.items[1].children[0].blocks[0].text.endswith("./.")


def test_posts_named_in_the_body_do_not_begin_the_foot():
    reading = read(OPENING, "I. NỘI DUNG", "1. Chủ tịch", "Chỉ đạo chung.", "2. Phó Chủ tịch",
                   "Giúp Chủ tịch.", *LIST)  # fmt: skip
    assert len(reading.items[1].children) == 2
