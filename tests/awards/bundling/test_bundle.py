"""Dossiers bundled and read back: pages, links, outline, numbers, archive."""

from __future__ import annotations

import io
import zipfile

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from awards.bundling import Part, bundle_pdf, bundle_zip

TITLE = "Đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2024"


def pdf(*texts: str, size=(595, 842), turn=0) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    for text in texts:
        canvas.setPageRotation(turn)
        canvas.drawString(100, size[1] / 2, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture(size=(400, 300), kind="JPEG", colour="navy", turned=False) -> bytes:
    image = Image.new("RGBA" if kind == "PNG" else "RGB", size, colour)
    file = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    image.save(file, kind, exif=exif)
    return file.getvalue()


WORD = b"PK\x03\x04 no pages"
PARTS = [
    Part("Tờ trình", pdf("TO TRINH")),
    Part("Vi Thị Ngân"),
    Part("Báo cáo thành tích", pdf("BAO CAO 1", "BAO CAO 2"), level=1),
    Part("Ảnh sáng kiến: mô hình / hố rác", picture(), level=1, name="anh.jpg"),
    Part("Bảng kê", WORD, level=1, name="bang-ke.xlsx"),
    Part("Trần Văn Lượng"),
    Part("Báo cáo thành tích", pdf("BAO CAO 3"), level=1),
]


def _pages(content: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(content)) as file:
        return [page.extract_text() for page in file.pages]


def test_the_contents_name_every_part_and_its_page():
    contents, *pages = _pages(bundle_pdf(TITLE, PARTS))
    lines = contents.splitlines()
    assert lines[0] == "DANH MỤC HỒ SƠ"
    for line in (
        "1 Tờ trình 2",
        "2 Vi Thị Ngân 3",
        "3 Báo cáo thành tích 3",
        "4 Ảnh sáng kiến: mô hình / hố rác 5",
        "5 Bảng kê trong gói tệp kèm theo",
        "6 Trần Văn Lượng 6",
        "7 Báo cáo thành tích 6",
    ):
        assert line in lines
    texts = ["TO TRINH", "BAO CAO 1", "BAO CAO 2", "", "BAO CAO 3"]
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), start=2):
        assert text in page
        assert f"Hồ sơ: trang {number}/6" in page


def test_the_contents_link_to_the_pages():
    with pikepdf.open(io.BytesIO(bundle_pdf(TITLE, PARTS))) as file:
        notes = list(file.pages[0].obj.Annots)
        pages = [page.obj.objgen for page in file.pages]
        targets = [pages.index(note.Dest[0].objgen) + 1 for note in notes]
        assert not any("/A" in note for note in notes)
    assert targets == [2, 3, 3, 5, 6, 6]


def test_the_outline_has_the_headings_and_what_is_under_them():
    with pikepdf.open(io.BytesIO(bundle_pdf(TITLE, PARTS))) as file, file.open_outline() as outline:
        tree = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert tree == [
        ("Tờ trình", []),
        ("Vi Thị Ngân", ["Báo cáo thành tích", "Ảnh sáng kiến: mô hình / hố rác"]),
        ("Trần Văn Lượng", ["Báo cáo thành tích"]),
    ]


def test_long_contents_move_every_page_number():
    parts = [Part(f"Hồ sơ số {number}", pdf(f"P{number}")) for number in range(1, 81)]
    pages = _pages(bundle_pdf(TITLE, parts))
    length = len(pages) - 80
    assert length > 1
    contents = "\n".join(pages[:length])
    for number in (1, 40, 80):
        assert f"{number} Hồ sơ số {number} {length + number}" in contents
        assert f"P{number}" in pages[length + number - 1]


@pytest.mark.parametrize(
    ("size", "turned", "is_landscape"),
    [((400, 300), False, True), ((300, 400), False, False), ((400, 300), True, False)],
)
def test_a_picture_stands_upright_in_the_middle_of_its_sheet(size, turned, is_landscape):
    content = bundle_pdf(TITLE, [Part("Ảnh", picture(size, turned=turned))])
    page = pypdfium2.PdfDocument(content)[1]
    width, height = page.get_size()
    assert (width > height) == is_landscape
    assert {round(width), round(height)} == {595, 842}
    seen = page.render(scale=1).to_pil().convert("L")
    assert seen.getpixel((seen.width // 2, seen.height // 2)) < 100
    assert seen.getpixel((10, 10)) == 255


def test_a_great_picture_becomes_no_greater_than_paper_needs():
    great = picture((6000, 4500), "PNG", (200, 30, 30, 128))
    content = bundle_pdf(TITLE, [Part("Ảnh", great)])
    with pdfplumber.open(io.BytesIO(content)) as file:
        (image,) = file.pages[1].images
    assert max(image["srcsize"]) <= 2200
    assert len(content) < 300_000


@pytest.mark.parametrize("turn", [0, 90, 270])
def test_the_number_stands_at_the_foot_as_the_reader_sees_it(turn):
    content = bundle_pdf(TITLE, [Part("Bảng", pdf("BANG", turn=turn))])
    page = pypdfium2.PdfDocument(content)[1]
    bare = pypdfium2.PdfDocument(pdf("BANG", turn=turn))[0].render(scale=2).to_pil().convert("L")
    seen = page.render(scale=2).to_pil().convert("L")
    assert seen.size == bare.size
    corner = (seen.width // 2, seen.height - 60, seen.width, seen.height)
    assert min(bare.crop(corner).tobytes()) == 255
    assert min(seen.crop(corner).tobytes()) < 128


def test_what_would_run_by_itself_is_taken_away():
    with pikepdf.open(io.BytesIO(pdf("X"))) as file:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        file.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script
        )
        file.pages[0].obj.Annots = pikepdf.Array([note])
        file.Root.OpenAction = script
        changed = io.BytesIO()
        file.save(changed)
    content = bundle_pdf(TITLE, [Part("X", changed.getvalue())])
    with pikepdf.open(io.BytesIO(content)) as file:
        assert all("/AA" not in page.obj for page in file.pages)
        assert "/A" not in file.pages[1].obj.Annots[0]
        assert "/OpenAction" not in file.Root


def _locked() -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("X"))) as open_file:
        open_file.save(file, encryption=pikepdf.Encryption(user="a", owner="b"))
    return file.getvalue()


def _cut_off() -> bytes:
    """A file of which readers save the first pages, though its end is missing."""
    whole = pdf(*(f"TRANG {number}" for number in range(20)))
    return whole[: len(whole) * 9 // 10]


def _damaged_within() -> bytes:
    """A file that opens, and whose page cannot be copied: its stream is no longer one."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("X"))) as open_file:
        contents = open_file.pages[0].obj.Contents
        contents.write(b"no such stream", filter=pikepdf.Name.FlateDecode)
        open_file.save(file)
    return file.getvalue()


BROKEN = {
    "no pdf": b"%PDF-1.4 cut off",
    "cut off": _cut_off(),
    "damaged within": _damaged_within(),
    "jpg": picture()[:300],
    "png": picture(kind="PNG")[:20],
}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        *((content, "Tệp hỏng hoặc bị cắt mất một phần.") for content in BROKEN.values()),
        (_locked(), "Tệp PDF có đặt mật khẩu."),
    ],
    ids=[*BROKEN, "locked"],
)
def test_what_cannot_be_read_has_a_sheet_that_says_so_and_spoils_nothing(content, why):
    parts = [Part("Biên bản họp", content), Part("Lành", pdf("LANH"))]
    contents, notice, page = _pages(bundle_pdf(TITLE, parts))
    assert "1 Biên bản họp (không đọc được) 2" in contents
    assert "2 Lành 3" in contents
    assert "KHÔNG ĐỌC ĐƯỢC TÀI LIỆU NÀY" in notice
    assert "Biên bản họp" in notice
    assert f"{why} Tệp gốc nằm trong gói tệp kèm theo." in notice
    assert "LANH" in page


def test_a_slip_that_every_reader_mends_is_no_damage():
    parts = [Part("Báo cáo", pdf("BAO CAO").replace(b"startxref\n", b"startxref\n9"))]
    contents, page = _pages(bundle_pdf(TITLE, parts))
    assert "1 Báo cáo 2" in contents
    assert "BAO CAO" in page


def test_a_last_heading_without_papers_spoils_nothing():
    assert len(_pages(bundle_pdf(TITLE, [PARTS[0], Part("Chưa có hồ sơ")]))) == 2


@pytest.mark.parametrize("bundle", [lambda parts: bundle_pdf(TITLE, parts), bundle_zip])
def test_no_parts_are_no_bundle(bundle):
    with pytest.raises(ValueError, match="no papers"):
        bundle([])


def test_a_title_is_text_not_markup():
    contents, _ = _pages(bundle_pdf("<b>Đậm</b>", [Part("<i>Ngân</i>", pdf("X"))]))
    assert "<b>Đậm</b>".upper() in contents.upper()
    assert "<i>Ngân</i>" in contents


def test_the_archive_holds_every_file_as_it_was_in_numbered_folders():
    with zipfile.ZipFile(io.BytesIO(bundle_zip(PARTS))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files == {
        "01 Tờ trình.pdf": PARTS[0].content,
        "02 Vi Thị Ngân/01 Báo cáo thành tích.pdf": PARTS[2].content,
        "02 Vi Thị Ngân/02 Ảnh sáng kiến- mô hình - hố rác.jpg": PARTS[3].content,
        "02 Vi Thị Ngân/03 Bảng kê.xlsx": PARTS[4].content,
        "03 Trần Văn Lượng/01 Báo cáo thành tích.pdf": PARTS[6].content,
    }


def test_no_name_leads_out_of_the_archive():
    part = Part("../../etc/passwd", pdf("X"))
    with zipfile.ZipFile(io.BytesIO(bundle_zip([part]))) as archive:
        (name,) = archive.namelist()
    assert "/" not in name and name.startswith("01 ")
