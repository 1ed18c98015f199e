"""Papers of an invented commune, for the tests of the printed page."""

from __future__ import annotations

from dataclasses import replace

from django.utils.safestring import mark_safe

from emulation.lib.dates import PartialDate
from emulation.papers.document import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Picture,
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


def letter(**changes: object) -> Document:
    """A letter of one page to one unit that is late."""
    document = plan(
        kind="CÔNG VĂN",
        is_letter=True,
        subject="đôn đốc gửi báo cáo kết quả thực hiện chỉ tiêu thi đua quý II năm 2027",
        symbol="UBND-VP",
        number="7",
        date=PartialDate(2027, 7, 9),
        addressees=("Trưởng thôn Suối Mây",),
        bases=(),
        opening=(),
        body=(
            Paragraph("Ủy ban nhân dân xã Suối Mây đã mở kỳ báo cáo quý II năm 2027."),
            Paragraph(SENTENCE),
        ),
        closing=(Paragraph("Đề nghị thôn gửi báo cáo trước ngày 12 tháng 7 năm 2027."),),
        recipients=(Recipient("Chủ tịch UBND xã", "b/c"), Recipient("Lưu: VT, VP")),
    )
    return replace(document, **changes)


def letters(count: int) -> list[Document]:
    return [letter(number=str(n), addressees=(f"Trưởng thôn số {n}",)) for n in range(1, count + 1)]


def report(**changes: object) -> Document:
    """A half-year report with its drawing, its table and a wide appendix."""
    document = plan(
        kind="BÁO CÁO",
        subject="Sơ kết phong trào thi đua yêu nước 6 tháng đầu năm 2027",
        symbol="BC-UBND",
        number="41",
        date=PartialDate(2027, 6, 28),
        bases=(),
        opening=(Paragraph("Ủy ban nhân dân xã Suối Mây báo cáo kết quả như sau:"),),
        body=(
            Heading("KẾT QUẢ", marker="I."),
            Heading("Phát triển kinh tế", marker="1."),
            Paragraph(SENTENCE),
            picture(),
            Heading("HẠN CHẾ, NGUYÊN NHÂN", marker="II."),
            Paragraph(SENTENCE, marker="-"),
            Heading("NHIỆM VỤ 6 THÁNG CUỐI NĂM", marker="III."),
            *paragraphs(2),
        ),
        closing=(Paragraph("Trên đây là báo cáo sơ kết phong trào thi đua 6 tháng đầu năm 2027."),),
        appendices=(Appendix("Bảng tổng hợp chỉ tiêu", (wide_table(60),), "landscape"),),
    )
    return replace(document, **changes)


def picture(**changes: object) -> Picture:
    drawing = mark_safe(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">'
        '<rect x="0" y="10" width="240" height="40"/><path d="M0 90H400" stroke="#000"/></svg>'
    )
    given = {
        "words": "Đã thu 240 trên 400 triệu đồng.",
        "caption": "Thu ngân sách",
        "share": 0.7,
        "table": Table((("Kế hoạch", "Thực hiện"), ("400", "240")), aligns=("right", "right")),
    }
    return Picture(drawing, **(given | changes))


def wide_table(rows: int) -> Table:
    """Fourteen columns: what they count stands in the head, every state has its sign."""
    units = ("tấn", "ha", "%", "hộ", "triệu đồng", "người", "hộ", "%", "km", "thôn", "%")
    heads = ("TT", "Thôn, cơ quan", *(f"Chỉ tiêu {n}\n({u})" for n, u in enumerate(units, 1)))
    body = tuple(
        (str(n), f"Thôn Đồng Khởi số {n}", *(["1.234.567,8", "▲ 98,5", "▼ 0,66"] * 4)[:11], "Đạt")
        for n in range(1, rows + 1)
    )
    return Table(
        ((*heads, "Mức"), *body), aligns=("center", "left", *["right"] * 11, "left"), is_dense=True
    )
