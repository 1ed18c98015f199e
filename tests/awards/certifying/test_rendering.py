"""Certificates read back: words, places, faces, colours, frame, code."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
import segno

from awards.certifying.calibrating import calibration_pdf
from awards.certifying.certificate import HONOUR_VERB, RECOGNITION_VERB
from awards.certifying.layout import BOX_NAMES, Box, blank_layout, outline, plain_layout
from awards.certifying.rendering import TextTooLong, certificates_pdf, text_problems
from tests.awards.certifying.made import (
    LONG_MERIT,
    LONG_NAME,
    URL,
    certificate,
    letters_of,
    lines_of,
)
from tests.papers.measure import MM, embedded_fonts

# In the order and the colours of the decree; the code comes last.
LINES = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold", "black"),
    ("Độc lập - Tự do - Hạnh phúc", "Bold", "black"),
    ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ YÊN THẾ", "Bold", "red"),
    ("TẶNG", "Bold", "black"),
    ("GIẤY KHEN", "Bold", "red"),
    ("Ông Đặng Hữu Thưởng 1", "Bold", "black"),
    ("Trưởng thôn Hồng Lạc, xã Yên Thế", "Regular", "black"),
    ("Đã vận động 1 hộ hiến đất làm đường năm 2026", "Regular", "black"),
    ("Yên Thế, ngày 20 tháng 12 năm 2026", "BoldItalic", "black"),
    ("KT. CHỦ TỊCH", "Bold", "black"),
    ("PHÓ CHỦ TỊCH", "Bold", "black"),
    ("Số quyết định: 105/QĐ-UBND, ngày 20 tháng 12 năm 2026", "BoldItalic", "black"),
    ("Số sổ vàng: 1", "BoldItalic", "black"),
    ("Nguyễn Đức Thắng", "Bold", "black"),
]
ON_THE_LEFT = ("Số quyết định", "Số sổ vàng")
ON_THE_RIGHT = ("Yên Thế,", "KT.", "PHÓ", "Nguyễn Đức Thắng")


@pytest.fixture(scope="module")
def printed() -> bytes:
    return certificates_pdf(plain_layout(), [certificate()])


def _page(content: bytes, number: int = 0) -> list[dict]:
    return letters_of(content)[number]


def test_every_line_stands_in_its_order_face_and_colour(printed):
    letters = _page(printed)
    places = lines_of(letters)
    first = {line: letters["".join(c["text"] for c in letters).index(line)] for line, *_ in LINES}
    for line, face, colour in LINES:
        assert first[line]["fontname"].endswith("Tinos" if face == "Regular" else f"Tinos-{face}")
        red, green, blue = first[line]["non_stroking_color"]
        assert (red > 0.7 and green < 0.1 and blue < 0.1) == (colour == "red")
    tops = [places[line][1] for line, *_ in LINES if not line.startswith(ON_THE_LEFT)]
    assert tops == sorted(tops)


def test_the_middle_left_and_right_are_kept(printed):
    for line, (left, _, right, _) in lines_of(_page(printed)).items():
        if line.startswith(ON_THE_LEFT):
            assert left == pytest.approx(49, abs=0.5)
        elif line.startswith(ON_THE_RIGHT):
            assert left > 297 / 2
        elif line != "7KQM-X3PA-9TRD":
            assert (left + right) / 2 == pytest.approx(297 / 2, abs=0.3)


def test_a_line_as_long_as_the_motto_stands_under_it(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        forms = pdf.pages[0].resources.XObject
        (shared,) = [form for name, form in forms.items() if name.endswith("shared")]
        drawn = [
            [float(number) for number in instruction.operands]
            for instruction in pikepdf.parse_content_stream(shared)
            if str(instruction.operator) in ("m", "l")
        ]
    left, _, right, _ = lines_of(_page(printed))["Độc lập - Tự do - Hạnh phúc"]
    (begin, end) = drawn
    assert [begin[0] * MM, end[0] * MM] == pytest.approx([left, right], abs=0.2)
    (baseline,) = {
        210 - letter["matrix"][5] * MM
        for letter in _page(printed)
        if letter["size"] == 14 and letter["text"] == "ậ"
    }
    assert 1 < 210 - begin[1] * MM - baseline < 2
    assert begin[1] == end[1]


def test_the_fonts_are_in_the_file(printed):
    assert embedded_fonts(printed) == {"Tinos": True, "Tinos-Bold": True, "Tinos-BoldItalic": True}


@pytest.mark.parametrize("has_emblem", [False, True])
@pytest.mark.parametrize("sheet", ["A4", "A3"])
def test_long_names_and_merits_stay_on_the_sheet_and_apart(sheet, has_emblem):
    layout = plain_layout(sheet, has_emblem=has_emblem)
    long = certificate(
        recipient=LONG_NAME,
        recipient_detail=f"{LONG_NAME}, {LONG_NAME}",
        merit=LONG_MERIT,
        decider_post=("Chủ tịch Ủy ban nhân dân phường Bắc Giang, tỉnh Bắc Ninh",) * 2,
        award="Tập thể lao động tiên tiến, đơn vị văn hóa",
    )
    assert len(LONG_NAME) >= 120
    places = list(lines_of(_page(certificates_pdf(layout, [long]))).values())
    width, height = layout.size_mm
    for number, (left, top, right, bottom) in enumerate(places):
        assert 17 < left < right < width - 17
        assert 17 < top < bottom < height - 15
        for left2, top2, right2, bottom2 in places[number + 1 :]:
            # Letters of one line reach a little into the room of the next.
            shared_height = min(bottom, bottom2) - max(top, top2)
            is_beside = right <= left2 or right2 <= left
            assert is_beside or shared_height < 0.15 * (bottom - top)


def test_a_long_name_is_broken_into_lines_of_about_one_length():
    content = certificates_pdf(plain_layout(), [certificate(recipient=LONG_NAME)])
    lines = lines_of(_page(content))
    first, second = (line for line in lines if line in LONG_NAME and len(line) > 20)
    assert f"{first} {second}" == LONG_NAME
    assert abs(len(first) - len(second)) < 15


def test_a_text_without_room_is_refused_and_names_its_recipient():
    endless = certificate(merit=f"{LONG_MERIT} " * 12)
    layout = plain_layout()
    (problem,) = text_problems(layout, [certificate(), endless])
    assert problem.startswith("Ông Đặng Hữu Thưởng 1: phần “Thành tích” dài ")
    with pytest.raises(TextTooLong, match="Hãy viết ngắn hơn"):
        certificates_pdf(layout, [endless])


def test_no_certificates_are_no_pdf():
    with pytest.raises(ValueError, match="no certificates"):
        certificates_pdf(plain_layout(), [])


def test_each_has_its_page_and_its_own_words():
    many = [certificate(number) for number in (1, 2, 3)]
    many[2] = replace(many[2], verification_url="", code="", merit="")
    pages = [lines_of(page) for page in letters_of(certificates_pdf(plain_layout(), many))]
    assert len(pages) == 3
    for number, lines in enumerate(pages, start=1):
        assert f"Ông Đặng Hữu Thưởng {number}" in lines
        assert f"Số sổ vàng: {number}" in lines
        assert "GIẤY KHEN" in lines
    assert "7KQM-X3PA-9TRD" in pages[0]
    assert "7KQM-X3PA-9TRD" not in pages[2]
    assert not any(line.startswith("Đã vận động") for line in pages[2])


@pytest.mark.parametrize(
    ("verb", "award", "line"),
    [
        (HONOUR_VERB, "Chiến sĩ thi đua cơ sở", "CHIẾN SĨ THI ĐUA CƠ SỞ"),
        (RECOGNITION_VERB, "Gia đình văn hóa", "GIA ĐÌNH VĂN HÓA"),
    ],
)
def test_honours_and_recognitions_have_their_own_words(verb, award, line):
    lines = lines_of(_page(certificates_pdf(plain_layout(), [certificate(verb=verb, award=award)])))
    assert {verb, line} <= set(lines)


def test_the_frame_is_drawn_once_and_lies_within_the_margins():
    content = certificates_pdf(plain_layout(), [certificate(1), certificate(2)])
    with pikepdf.open(io.BytesIO(content)) as pdf:
        frames = {
            form.objgen
            for page in pdf.pages
            for name, form in page.resources.XObject.items()
            if name.endswith("frame")
        }
    assert len(frames) == 1
    picture = _picture(content, scale=4)
    inked = [x for x in range(picture.width) if picture.getpixel((x, picture.height // 2)) < 250]
    left, right = inked[0] * MM / 4, inked[-1] * MM / 4
    assert left == pytest.approx(297 - right, abs=0.5)
    assert 4 < left < 9


def test_emblem_and_flags_are_drawn_where_the_words_leave_room():
    plain = _picture(certificates_pdf(plain_layout(), [certificate()]), scale=2)
    rich = plain_layout(has_emblem=True, has_flags=True)
    decked = _picture(certificates_pdf(rich, [certificate()]), scale=2)
    middle = (int(148.5 / MM * 2), int(22 / MM * 2))
    assert plain.getpixel(middle) == 255
    assert decked.getpixel(middle) < 150
    assert min(rich.boxes[name].y_mm for name in rich.boxes) > 41


def test_a_blank_gets_its_words_only_where_the_office_measured_them():
    layout = replace(
        blank_layout(),
        boxes={
            "recipient": Box(x_mm=50, y_mm=100, w_mm=200, size_pt=20, align="left"),
            "ordinal": Box(x_mm=20, y_mm=180, w_mm=60, size_pt=12, align="right"),
        },
        offset_x_mm=1.5,
        offset_y_mm=-2,
    )
    content = certificates_pdf(layout, [certificate()])
    lines = lines_of(_page(content))
    assert set(lines) == {"Ông Đặng Hữu Thưởng 1", "Số sổ vàng: 1"}
    assert lines["Ông Đặng Hữu Thưởng 1"][0] == pytest.approx(51.5, abs=0.4)
    assert lines["Ông Đặng Hữu Thưởng 1"][1] == pytest.approx(98, abs=1.2)
    assert lines["Số sổ vàng: 1"][2] == pytest.approx(81.5, abs=0.4)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not any(name.endswith("frame") for name in pdf.pages[0].resources.XObject)


def test_the_blank_leaves_out_what_is_printed_on_it():
    lines = lines_of(_page(certificates_pdf(blank_layout(), [certificate()])))
    assert not {"GIẤY KHEN", "TẶNG", "Độc lập - Tự do - Hạnh phúc"} & set(lines)
    assert "Ông Đặng Hữu Thưởng 1" in lines


@pytest.mark.parametrize("urls", [(URL, URL), (URL, f"{URL}-2")])
def test_the_code_on_the_paper_is_that_of_the_address(urls):
    many = [certificate(n, verification_url=url) for n, url in enumerate(urls, start=1)]
    content = certificates_pdf(plain_layout(), many)
    layout = plain_layout()
    left, top, right, _ = outline("code", layout.boxes["code"])
    for page, url in enumerate(urls):
        matrix = segno.make(url, error="m", micro=False, mask=2, boost_error=False).matrix
        picture = _picture(content, scale=6, page=page)
        side = (right - left) / len(matrix)
        seen = [
            [
                picture.getpixel(
                    (
                        int((left + (x + 0.5) * side) / MM * 6),
                        int((top + (y + 0.5) * side) / MM * 6),
                    )
                )
                < 128
                for x in range(len(matrix))
            ]
            for y in range(len(matrix))
        ]
        assert seen == [[bool(bit) for bit in row] for row in matrix]


def test_the_calibration_sheet_names_and_outlines_every_box():
    layout = replace(blank_layout(), offset_x_mm=2)
    content = calibration_pdf(layout)
    lines = lines_of(_page(content))
    for name, box in layout.boxes.items():
        label = f"{BOX_NAMES[name]}: cách trái {box.x_mm + 2:g}, cách trên "
        assert any(line.startswith(label) for line in lines), name
    assert any("đúng 100 mm" in line for line in lines)


def _picture(content: bytes, *, scale: int, page: int = 0):
    """Return a page as a grey picture, ``scale`` dots to a point."""
    return pypdfium2.PdfDocument(content)[page].render(scale=scale).to_pil().convert("L")
