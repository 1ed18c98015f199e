"""Papers of an invented commune, for the tests of the printed page."""

from __future__ import annotations

from dataclasses import replace

from emulation.lib.dates import PartialDate
from emulation.papers.document import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
    Verification,
)

SENTENCE = (
    "Các thôn, cơ quan và đoàn thể bàn kỹ từng việc, ghi rõ người làm, ngày xong và kết quả, "
    "rồi gửi bản đăng ký về Văn phòng để theo dõi trong cả năm."
)
SIGNING_MODES = {
    "TM": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "own": ("CHỦ TỊCH",),
    "KT": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    "TL": ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    "TUQ": ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"),
    "Q": ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
}


def paragraphs(count: int, sentences: int = 2) -> tuple[Paragraph, ...]:
    text = " ".join([SENTENCE] * sentences)
    return tuple(Paragraph(text, marker=f"{number}.") for number in range(1, count + 1))


def target_table(rows: int) -> Table:
    head = ("TT", "Chỉ tiêu", "Đơn vị tính", "Giao năm 2027", "Ghi chú")
    body = tuple(
        (str(number), f"Diện tích vườn cây của thôn số {number}", "ha", f"{number},5", "")
        for number in range(1, rows + 1)
    )
    return Table(
        rows=(head, *body),
        widths=(0.08, 0.42, 0.16, 0.18, 0.16),
        aligns=("center", "left", "center", "right", "left"),
        caption="Bảng các chỉ tiêu",
        strong_rows=frozenset({0}),
    )


def body_of_a_plan() -> tuple[Block, ...]:
    return (
        Heading("MỤC ĐÍCH, YÊU CẦU", marker="I."),
        Heading("Mục đích", marker="1."),
        Paragraph(SENTENCE),
        Heading("Yêu cầu", marker="2."),
        Paragraph(SENTENCE, marker="-"),
        Paragraph(SENTENCE, marker="-"),
        Heading("NỘI DUNG THI ĐUA", marker="II."),
        Paragraph(
            "sản lượng cây ăn quả: 640 tấn (bưởi: 400 tấn; hồng: 240 tấn).",
            marker="1.",
            run_in="Phát triển kinh tế:",
        ),
        Paragraph(SENTENCE, marker="a)"),
        Paragraph(SENTENCE, marker="b)"),
        target_table(4),
        Heading("TỔ CHỨC THỰC HIỆN", marker="III."),
        *paragraphs(3),
    )


def plan(**changes: object) -> Document:
    """An issued plan of about two pages with everything that a first page can carry."""
    document = Document(
        kind="KẾ HOẠCH",
        subject="Phát động phong trào thi đua yêu nước năm 2027",
        issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MÂY"),
        issuer_name="Ủy ban nhân dân xã Suối Mây",
        symbol="KH-UBND",
        place="Suối Mây",
        date=PartialDate(2027, 1, 5),
        number="5",
        bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
            "Theo đề nghị của Phòng Văn hóa - Xã hội.",
        ),
        opening=(Paragraph("Ủy ban nhân dân xã Suối Mây ban hành Kế hoạch với các nội dung sau:"),),
        body=body_of_a_plan(),
        closing=(Paragraph("Đề nghị các thôn, cơ quan, đoàn thể nghiêm túc thực hiện."),),
        recipients=(
            Recipient("UBND tỉnh", "b/c"),
            Recipient("Thường trực Đảng ủy, HĐND xã", "b/c"),
            Recipient("Các thôn, cơ quan, đoàn thể", "t/h"),
            Recipient("Lưu: VT, VHXH"),
        ),
        signature=Signature(SIGNING_MODES["TM"], "Lương Văn Thành"),
        verification=Verification("7K2M-Q9XD", "https://thidua.example.vn/xac-minh/7K2M-Q9XD"),
    )
    return replace(document, **changes)


def draft_plan(**changes: object) -> Document:
    """A draft: no number, no day, no signatory, no code."""
    blanks: dict[str, object] = {
        "is_draft": True,
        "number": "",
        "date": PartialDate(2027, 2),
        "signature": Signature(SIGNING_MODES["own"]),
        "verification": None,
    }
    return plan(**(blanks | changes))


def six_page_plan() -> Document:
    """The plan whose time is taken: six pages, warm, in at most 0.2 s."""
    return plan(body=(*body_of_a_plan(), *paragraphs(20, sentences=3), *paragraphs(14)))


def appendix(orientation: str = "portrait", rows: int = 60) -> Appendix:
    return Appendix("Các chỉ tiêu thi đua năm 2027", (target_table(rows),), orientation)
