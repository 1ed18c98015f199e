"""What we print reads back as itself: head, tree, targets, recipients, signature.

Papers are made up at random, printed as text, Word and PDF, and read again.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.intake.parts import Reading, ReadItem, ReadTarget, blocks_of
from campaigns.intake.reading import read, read_text
from campaigns.paper import target_table
from emulation.bench_papers import paper_text
from emulation.lib.dates import PartialDate
from emulation.lib.markers import LETTERS, roman
from emulation.lib.quantities import format_number
from emulation.papers.document import (
    Appendix,
    Block,
    Document,
    Heading,
    Paragraph,
    Recipient,
    Signature,
    Table,
)
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from emulation.papers.wording import without_end

# ---- Trees -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Node:
    marker: str
    heading: str = ""
    text: str = ""
    children: tuple[Node, ...] = ()


HEADINGS = ("Mục đích", "Yêu cầu", "Nhiệm vụ, giải pháp", "Công tác tuyên truyền", "Thời gian")
CAPITALS = ("MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THI ĐUA", "TỔ CHỨC THỰC HIỆN", "CÔNG TÁC KHEN THƯỞNG")
SENTENCES = (
    "Phát huy tinh thần yêu nước, khơi dậy ý chí vươn lên của mỗi người, mỗi nhà trong xã.",
    "Các thôn đăng ký nội dung thi đua, gửi Văn phòng tổng hợp.",
    "Lựa chọn việc khó để tập trung giải quyết dứt điểm, có phân công rõ người, rõ việc; biểu "
    "dương kịp thời những tập thể, cá nhân làm tốt, có cách làm mới và hiệu quả ở cơ sở.",
    "Cán bộ, đảng viên gương mẫu đi đầu, giữ lời hứa với nhân dân.",
    "Việc xét khen thưởng bảo đảm công khai, đúng người, đúng thành tích.",
)
STYLES = ("decimal", "letter", "dash", "plus")


def marker(style: str, number: int, parent: str) -> str:
    match style:
        case "roman":
            return f"{roman(number)}."
        case "decimal":
            before = parent.rstrip(".")
            return f"{before}.{number}." if before[:1].isdigit() else f"{number}."
        case "letter":
            return f"{LETTERS[number - 1]})"
    return "-" if style == "dash" else "+"


@st.composite
def nodes(draw: st.DrawFn, depth: int = 0, parent: str = "", style: str = "roman") -> tuple:
    """Draw the items of one level; those with items below have a heading, the others a text."""
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        own = marker(style, number, parent)
        below = draw(_below(depth, style, own))
        if below:
            heading = draw(st.sampled_from(CAPITALS if style == "roman" else HEADINGS))
            found.append(Node(own, heading, "", below))
        elif style == "roman":
            heading = draw(st.sampled_from(CAPITALS))
            found.append(Node(own, heading, draw(st.sampled_from(SENTENCES))))
        else:
            found.append(Node(own, "", draw(st.sampled_from(SENTENCES))))
    return tuple(found)


def _below(depth: int, style: str, own: str) -> st.SearchStrategy:
    if depth > 2 or style in ("dash", "plus") or not own:
        return st.just(())
    after = {"roman": ("decimal", "dash"), "decimal": ("decimal", "letter", "dash")}
    deeper = [s for s in after.get(style, ("dash",)) if s != "decimal" or own.count(".") < 3]
    return st.just(()) | st.sampled_from(deeper).flatmap(
        lambda chosen: nodes(depth + 1, own, chosen)
    )


def blocks(tree: Iterable[Node], level: int = 1) -> Iterator[Block]:
    for node in tree:
        if node.heading:
            yield Heading(node.heading, node.marker, min(level, 4))
        if node.text:
            yield Paragraph(node.text, "" if node.heading else node.marker)
        yield from blocks(node.children, level + 1)


def tree_of(items: Iterable[ReadItem]) -> tuple[Node, ...]:
    return tuple(
        Node(
            item.marker,
            without_end(item.heading),
            without_end(" ".join(block.text for block in item.blocks)),
            tree_of(item.children),
        )
        for item in items
        if item.kind in ("section", "item")
    )


def ended(tree: Iterable[Node]) -> tuple[Node, ...]:
    """Write a tree without the stops at the end of its texts: the paper sets its own."""
    return tuple(
        replace(node, text=without_end(node.text), children=ended(node.children)) for node in tree
    )


# ---- Targets ---------------------------------------------------------------------------------

SUBJECTS = ("Tỷ lệ hộ dùng nước sạch", "Tỷ lệ gia đình văn hóa", "Tỷ lệ lao động qua đào tạo")
AMOUNTS = (("Sản lượng lương thực", "tấn"), ("Diện tích trồng rừng", "ha"), ("Đàn lợn", "con"))
WORDS = {
    "=": ("đạt {}", ": {}"),
    "<": ("dưới {}", "< {}"),
    ">": ("trên {}", "đạt > {}"),
    ">=": ("từ {} trở lên", "đạt ít nhất {}"),
    "<=": ("không quá {}", "tối đa {}"),
    "range": ("đạt từ {} đến {}", "đạt {} - {}"),
}


@dataclass(frozen=True)
class Asked:
    name: str
    op: str
    value: Decimal
    unit: str
    value_max: Decimal | None = None
    words: str = ""


@st.composite
def targets(draw: st.DrawFn) -> Asked:
    name, unit = draw(
        st.sampled_from(SUBJECTS).map(lambda name: (name, "%")) | st.sampled_from(AMOUNTS)
    )
    op = draw(st.sampled_from(list(WORDS)))
    places = 1 if unit == "%" else 0
    value = Decimal(draw(st.integers(2, 899))) / 10**places
    value_max = value + draw(st.integers(1, 50)) if op == "range" else None
    first, last = (format_number(v) if v is not None else "" for v in (value, value_max))
    space = "" if unit == "%" else " "
    shown = (first, f"{last}{space}{unit}") if last else (f"{first}{space}{unit}",)
    words = draw(st.sampled_from(WORDS[op])).format(*shown)
    joint = "" if words.startswith(":") else " "
    return Asked(name, op, value, unit, value_max, f"{name}{joint}{words}.")


def asked(target: ReadTarget) -> Asked:
    return Asked(target.name, target.op, target.value, target.unit, target.value_max)


# ---- Papers ----------------------------------------------------------------------------------

RECIPIENTS = (
    Recipient("UBND huyện", "b/c"),
    Recipient("Thường trực Đảng ủy, HĐND xã"),
    Recipient("Các thôn, trường học", "t/h"),
    Recipient("Lưu: VT"),
)
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị quyết số 21/NQ-HĐND ngày 19/12/2024 của Hội đồng nhân dân xã",
    "Căn cứ Kế hoạch số 07/KH-UBND ngày 09/01/2025 của Ủy ban nhân dân huyện về phát động thi đua",
)


@st.composite
def papers(draw: st.DrawFn) -> tuple[Document, tuple[Node, ...], list[Asked]]:
    tree = draw(nodes())
    wanted = draw(st.lists(targets(), min_size=1, max_size=5))
    listed = tuple(Node("-", text=each.words) for each in wanted)
    tree += (Node(f"{roman(len(tree) + 1)}.", "CÁC CHỈ TIÊU CHỦ YẾU", "", listed),)
    number = draw(st.sampled_from(["", "07", "125"]))
    document = Document(
        kind="KẾ HOẠCH",
        subject=draw(st.sampled_from(["Phát động thi đua năm 2025", "Thi đua chuyển đổi số"])),
        issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGẦN"),
        superior=draw(st.sampled_from(["", "HUYỆN MƯỜNG BANG"])),
        symbol="KH-UBND",
        number=number,
        place="Suối Ngần",
        date=draw(st.sampled_from([PartialDate(2025, 1, 15), PartialDate(2025, 2)])),
        bases=BASES[: draw(st.integers(0, 3))],
        opening=(Paragraph("Ủy ban nhân dân xã xây dựng kế hoạch với nội dung sau:"),),
        body=tuple(blocks(tree)),
        recipients=RECIPIENTS[-draw(st.integers(1, 4)) :],
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lò Thị Mẩy"),
    )
    return document, tree, wanted


def judge(reading: Reading, paper: tuple[Document, tuple[Node, ...], list[Asked]]) -> None:
    document, tree, wanted = paper
    header = reading.header
    assert (header.kind, header.title) == (document.kind, document.subject)
    assert (header.issuer, header.parent) == (" ".join(document.issuer), document.superior)
    assert (header.number, header.symbol) == (document.number, document.symbol)
    assert header.place == document.place
    assert header.date == ("2025-01-15" if document.date.is_whole else "2025-02")
    assert [f"{basis.lead} {basis.text}" for basis in reading.bases] == list(document.bases)
    assert [(r.text, r.purpose) for r in reading.recipients] == [
        (r.text, r.purpose) for r in document.recipients
    ]
    assert reading.signature.lines == document.signature.lines
    assert reading.signature.name == document.signature.name
    assert tree_of(reading.items) == ended(tree)
    assert [asked(target) for target in reading.targets] == [
        replace(each, words="") for each in wanted
    ]


FORMS = {
    "text": lambda document: read_text(paper_text(document)),
    "word": lambda document: read(render_docx(document), "ke-hoach.docx"),
    "pdf": lambda document: read(render_pdf(document), "ke-hoach.pdf"),
}


@settings(max_examples=60, deadline=None)
@given(papers())
def test_a_paper_printed_as_text_reads_back(paper):
    judge(read_text(paper_text(paper[0])), paper)


@settings(max_examples=10, deadline=None)
@given(papers())
def test_a_paper_printed_as_word_reads_back(paper):
    judge(read(render_docx(paper[0]), "ke-hoach.docx"), paper)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_a_paper_printed_as_pdf_reads_back(paper):
    judge(read(render_pdf(paper[0]), "ke-hoach.pdf"), paper)


# ---- Tables ----------------------------------------------------------------------------------

HEAD = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Ghi chú")
SIGNS = {"=": "{}", "<": "< {}", ">": "> {}", ">=": "≥ {}", "<=": "≤ {}", "range": "{} - {}"}


def table_paper(wanted: list[Asked]) -> Document:
    rows = [HEAD]
    for number, each in enumerate(wanted, start=1):
        figures = [format_number(v) for v in (each.value, each.value_max) if v is not None]
        cell = SIGNS[each.op].format(*figures)
        rows.append((str(number), each.name, each.unit, cell, ""))
    return Document(
        kind="KẾ HOẠCH",
        subject="Phát động thi đua năm 2025",
        issuer=("ỦY BAN NHÂN DÂN", "XÃ SUỐI NGẦN"),
        symbol="KH-UBND",
        place="Suối Ngần",
        body=(
            Heading("CHỈ TIÊU", "I."),
            Table(tuple(rows), widths=(0.08, 0.44, 0.16, 0.16, 0.16)),
            Heading("TỔ CHỨC THỰC HIỆN", "II."),
            Paragraph("Các thôn căn cứ kế hoạch này tổ chức thực hiện và báo cáo kết quả."),
        ),
        recipients=RECIPIENTS,
        signature=Signature(("CHỦ TỊCH",), "Lò Thị Mẩy"),
    )


TABLES = st.lists(targets(), min_size=2, max_size=6).map(
    lambda wanted: (table_paper(wanted), [replace(each, words="") for each in wanted])
)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(paper=TABLES)
def test_targets_of_a_printed_table_read_back(form, paper):
    document, wanted = paper
    reading = FORMS[form](document)
    assert [asked(target) for target in reading.targets] == wanted
    [table] = [block for block in blocks_of(reading.items) if hasattr(block, "rows")]
    assert table.rows == document.body[1].rows


# ---- The appendix of targets ------------------------------------------------------------------


def stored(each: Asked) -> dict[str, Any]:
    """Return a target as the content of a plan stores it."""
    blank = dict.fromkeys(("numerator", "denominator", "baseline", "parent"))
    value_max = None if each.value_max is None else str(each.value_max)
    return blank | {
        "name": each.name, "op": each.op, "value": str(each.value), "value_max": value_max,
        "unit": each.unit, "level": "", "note": "",
    }  # fmt: skip


def with_appendix(document: Document, wanted: list[Asked]) -> Document:
    table = target_table([stored(each) for each in wanted])
    title = "Bảng chỉ tiêu thi đua năm 2025"
    return replace(document, appendices=(Appendix(title, (table,), "landscape"),))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(paper=papers())
def test_targets_printed_again_in_the_appendix_are_read_once(form, paper):
    document, tree, wanted = paper
    reading = FORMS[form](with_appendix(document, wanted))
    judge(reading, (document, tree, wanted))
    assert "appendix" in {item.kind for item in reading.items}


# ---- Hard wraps --------------------------------------------------------------------------------


# After these a number alone in its line is taken for the text's own ("có / 2 / thôn").
WANTS_NUMBER = (" có", " và", " thôn", " năm", ",", ":", "<", ">", "-", "từ", "đến", "quá", "đạt")


def wrapped(text: str, width: int, page_rows: int) -> str:
    """Break every line at the width of a page and set a number between the pages of the text."""
    rows = [row for line in text.splitlines() for row in textwrap.wrap(line, width) or [""]]
    last = rows.index("Nơi nhận:")
    for page, place in enumerate(range(page_rows, last, page_rows + 1), start=2):
        while rows[place - 1].endswith(WANTS_NUMBER):
            place -= 1
        rows.insert(place, f"- {page} -")
    return "\n".join(rows)


@settings(max_examples=60, deadline=None)
@given(papers(), st.integers(72, 90), st.integers(30, 44), st.booleans())
def test_a_text_wrapped_in_the_middle_of_sentences_reads_back(paper, width, page_rows, apart):
    text = wrapped(paper_text(paper[0]), width, page_rows)
    judge(read_text(text.replace("\n", "\n\n") if apart else text), paper)


@settings(max_examples=20, deadline=None)
@given(papers())
def test_decomposed_letters_read_as_composed_ones(paper):
    judge(read_text(unicodedata.normalize("NFD", paper_text(paper[0]))), paper)
