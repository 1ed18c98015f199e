"""The year before: what was asked, and the figures of its quarters."""

from __future__ import annotations

from emulation.demonstration.year_2024_dong_tam.following import Followed, added, herd, rate, rows
from emulation.demonstration.year_2024_dong_tam.units import FINANCE, LAND

LAST_YEAR_FRUIT = "1800"
LAST_YEAR_BUDGET = "Tổng thu, chi ngân sách xã năm 2023"
LAST_YEAR: dict[str, tuple[str, Followed]] = {
    "lychee": (
        "950",
        added(
            "200 155 180 140 135 140", "0 0 0 0 0 0", "110 96 108 88 82 74", "80 52 66 55 50 60",
            "0 0 0 0 0 0",
        ),
    ),
    "longan": (
        "230",
        added(
            "52 43 38 38 32 27", "0 0 0 0 0 0", "0 0 0 0 0 0", "52 43 38 38 32 29", "0 0 0 0 0 0"
        ),
    ),
    "citrus": (
        "280",
        added(
            "58 48 43 53 41 37", "3 3 2 3 2 2", "0 0 0 0 0 0", "5 5 3 6 4 4", "44 38 33 44 36 33"
        ),
    ),
    "other_fruit": (
        "340",
        added(
            "households", "12 11 6 14 12 10", "17 15 8 18 15 14", "20 18 10 21 17 16",
            "15 14 8 16 14 12",
        ),
    ),
    "cattle": (
        "192",
        herd(
            "35 35 32 39 28 26", "33 34 32 38 27 26", "34 34 32 38 27 26", "34 34 32 38 27 26",
            "34 34 32 39 27 26", baseline="",
        ),
    ),
    "pigs": (
        "4600",
        herd(
            "1000 840 450 980 760 670", "960 800 430 930 730 640", "980 820 440 950 740 650",
            "990 820 440 950 740 650", "990 820 440 960 740 650", baseline="",
        ),
    ),
    "budget": (
        "4520000000",
        Followed(
            (FINANCE,),
            "same",
            "quarter",
            "none",
            "sum",
            strands={
                "thu": rows("1080000000", "1105000000", "1096000000", "1302000000"),
                "chi": rows("1010000000", "1090000000", "1130000000", "1300000000"),
            },
        ),
    ),
    "land_titles": (
        "18",
        Followed((LAND,), "same", "quarter", "none", "sum", rows("4", "5", "4", "6")),
    ),
    "poverty": (
        "0.95",
        rate(
            "4/288 4/265 2/142 5/301 3/254 3/232",
            "3/288 4/265 2/142 5/301 3/254 3/232",
            "3/288 3/265 1/142 5/301 2/254 2/232",
            "2/288 3/265 1/142 4/301 2/254 2/232",
        ),
    ),
    "waste_collected": (
        "90",
        rate(
            "250/288 220/265 122/142 260/301 218/254 200/232",
            "254/288 222/265 124/142 262/301 221/254 203/232",
            "258/288 226/265 126/142 266/301 224/254 206/232",
            "264/288 230/265 128/142 270/301 228/254 210/232",
        ),
    ),
}  # fmt: skip
