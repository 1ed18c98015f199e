"""Files that units attach in the demonstration: drawn and written here, of nobody."""

from __future__ import annotations

import io

import openpyxl
from PIL import Image, ImageDraw

from emulation.org.sheets import saved, write_rows

WIDTH, HEIGHT = 480, 320
SKY, GRASS, ROAD, WALL, ROOF = "#cfe6f5", "#8fbf6a", "#b9b4aa", "#f3e3b3", "#a5452f"
FLOWERS = ("#d4382c", "#f2b632", "#c65aa0")
WAITING_FILES = (
    ("Thôn Liên Cơ", 2, "Chờ trích đo từ tháng 5"),
    ("Thôn Tân Kỳ", 1, "Chờ trích đo từ tháng 5"),
    ("Thôn Đề Thám", 2, "Chờ trích đo từ tháng 6"),
    ("Thôn Đồng Mai", 1, "Chờ trích đo từ tháng 6"),
)


def flower_road() -> bytes:
    """Draw a village road between flowers."""
    picture, pen = _ground()
    pen.polygon([(200, 140), (280, 140), (420, HEIGHT), (60, HEIGHT)], fill=ROAD)
    for step in range(9):
        y = 150 + step * 20
        size = 3 + step
        for side in (-1, 1):
            x = WIDTH // 2 + side * (48 + step * 17)
            pen.ellipse([x - size, y - size, x + size, y + size], fill=FLOWERS[step % 3])
    return _png(picture)


def village_house() -> bytes:
    """Draw a village's house of culture with its flag."""
    picture, pen = _ground()
    pen.rectangle([140, 130, 340, 240], fill=WALL)
    pen.polygon([(120, 130), (360, 130), (300, 80), (180, 80)], fill=ROOF)
    for x in (160, 300):
        pen.rectangle([x, 160, x + 24, 190], fill=SKY)
    pen.rectangle([222, 170, 258, 240], fill=ROOF)
    pen.line([(400, 70), (400, 250)], fill="#555555", width=4)
    pen.rectangle([402, 72, 452, 104], fill="#da251d")
    return _png(picture)


def files_waiting() -> bytes:
    """Write the list of land files that wait to be measured."""
    book = openpyxl.Workbook()
    write_rows(book.active, ["Thôn", "Số hồ sơ", "Vướng ở đâu"], WAITING_FILES, title="Hồ sơ chờ")
    return saved(book)


FILES = {
    "duong-hoa-thon-tan-tien.png": flower_road,
    "ho-so-cho-trich-do.xlsx": files_waiting,
    "le-phat-dong-thon-hong-lac.png": village_house,
}


def _ground() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    pen = ImageDraw.Draw(picture)
    pen.rectangle([0, 140, WIDTH, HEIGHT], fill=GRASS)
    return picture, pen


def _png(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()
