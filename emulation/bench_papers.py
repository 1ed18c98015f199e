"""Papers of any length, of our own words, to measure how long reading takes."""

from __future__ import annotations

from collections.abc import Iterator

from emulation.lib.dates import PartialDate
from emulation.lib.markers import roman
from emulation.papers import wording
from emulation.papers.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
)

SECTIONS, PAGES = 9, 8  # so many sections fill so many pages
_WORK = (
    "Các đơn vị, các thôn tiếp tục đổi mới cách làm, chọn việc khó để tập trung giải quyết, "
    "phân công rõ người, rõ việc, rõ thời hạn; biểu dương kịp thời gương làm tốt trong lao động, "
    "sản xuất và xây dựng đời sống văn hóa ở khu dân cư."
)
_UNITS = (
    "Văn phòng tổng hợp kết quả, báo cáo trước ngày 25 hằng tháng.",
    "Ủy ban Mặt trận Tổ quốc vận động nhân dân hưởng ứng phong trào.",
    "Các trường học, trạm y tế đăng ký nội dung thi đua của đơn vị mình.",
)


def paper_of(pages: int, kind: str = "KẾ HOẠCH") -> Document:
    """Return a paper of about so many pages, in sections with targets and tasks."""
    body: list[Block] = []
    for number in range(1, pages * SECTIONS // PAGES + 1):
        body += _section(number, f"{roman(number)}." if kind == "KẾ HOẠCH" else f"Điều {number}.")
    return Document(
        kind=kind,
        subject="Phát động phong trào thi đua thực hiện nhiệm vụ phát triển kinh tế - xã hội",
        issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGẦN"),
        symbol="KH-UBND" if kind == "KẾ HOẠCH" else "NQ-HĐND",
        place="Suối Ngần",
        date=PartialDate(2025, 1, 15),
        superior="HUYỆN MƯỜNG BANG",
        number="07",
        bases=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",),
        opening=(Paragraph("Ủy ban nhân dân xã phát động phong trào thi đua như sau:"),),
        body=tuple(body),
        recipients=(Recipient("UBND huyện", "b/c"), Recipient("Các thôn"), Recipient("Lưu: VT")),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lò Thị Mẩy"),
    )


def paper_text(document: Document) -> str:
    """Return what the paper prints as plain text, one paragraph a line."""
    paper = wording.printed_paper(document)
    lines = [*paper.superior_lines, *paper.issuer_lines, paper.number, wording.NATIONAL_NAME]
    lines += [wording.MOTTO, paper.place_date, paper.kind, *paper.subject_lines, *paper.bases]
    for block in paper.blocks:
        lines += _block_lines(block)
    lines += [wording.RECIPIENTS_LABEL, *paper.recipients]
    lines += [*document.signature.lines, document.signature.name]
    for appendix in paper.appendices:
        lines += [appendix.label, *appendix.title_lines, appendix.note]
        lines += [line for block in appendix.blocks for line in _block_lines(block)]
    return "\n".join(lines)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Table(rows=rows, caption=caption):
            yield from filter(None, [caption])
            yield from (f"| {' | '.join(row)} |" for row in rows)
        case Heading():
            yield f"{block.marker} {block.text}".strip()
        case Paragraph():
            yield " ".join(filter(None, (block.marker, block.run_in, block.text)))


def _section(number: int, marker: str) -> Iterator[Block]:
    yield Heading(f"NỘI DUNG THI ĐUA ĐỢT {number}", marker)
    yield Heading("Các chỉ tiêu chủ yếu", "1.")
    yield from (Paragraph(line, "-") for line in _targets(number))
    if number % 5 == 0:
        yield _table(number)
    yield Heading("Nhiệm vụ, giải pháp", "2.")
    for letter in "abcd":
        yield Paragraph(_WORK, f"{letter})")
    yield Heading("Tổ chức thực hiện", "3.")
    yield from (Paragraph(line, "-") for line in _UNITS)


def _targets(number: int) -> Iterator[str]:
    share = 60 + number % 40
    yield f"Thu nhập bình quân đầu người đạt {share} triệu đồng/người/năm."
    yield (
        f"Tổng sản lượng lương thực: {5 * share} tấn (trong đó lúa: {3 * share} tấn; "
        f"ngô: {2 * share} tấn); tỷ lệ hộ nghèo giảm còn {number % 9},5%."
    )
    yield f"Tỷ lệ gia đình văn hóa từ {share}% trở lên; duy trì 03 trường đạt chuẩn quốc gia."


def _table(number: int) -> Table:
    rows = [("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch")]
    names = ("Trồng rừng tập trung", "Làm đường trục thôn", "Hộ dùng nước sạch")
    for place, (name, unit) in enumerate(zip(names, ("ha", "km", "%"), strict=True), start=1):
        rows.append((str(place), name, unit, str(10 * place + number % 7)))
    return Table(tuple(rows))
