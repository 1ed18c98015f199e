"""What each target of 2024 was divided into, and the figures of its quarters."""

from __future__ import annotations

from emulation.demonstration.year_2024_dong_tam.following import (
    Followed,
    Row,
    added,
    answer,
    at_the_end,
    herd,
    rate,
    rows,
    told_in_words,
)
from emulation.demonstration.year_2024_dong_tam.units import (
    CLINIC,
    CULTURE,
    FARMS,
    FINANCE,
    KINDERGARTEN,
    LAND,
    OFFICE,
    SCHOOL,
    TAN_TIEN,
    VILLAGES,
)

# By the key of the target in dong_tam_2024. Those that are not here are made of their parts.
FOLLOWED: dict[str, Followed] = {
    "growth": at_the_end(FINANCE, "10.3"),
    "growth_agriculture": at_the_end(LAND, "4.4"),
    "growth_industry": at_the_end(FINANCE, "15.1"),
    "farmland": Followed(
        VILLAGES,
        "area",
        "quarter",
        "sum",
        "latest",
        rows(*["88 82 61 96 77 71"] * 4),
    ),
    "rice": added(
        "area", "0 0 0 0 0 0", "10 9 7 11 8 8", "0 0 0 0 0 0", "9 8 6 10 8 7",
        milestones="0 40 40 100",
    ),
    "maize": added(
        "area", "0 0 0 0 0 0", "7 5 4 8 6 6", "2 2 1 2 2 2", "6 5 4 6 5 5", milestones="0 25 35 75"
    ),
    "tea": added("8 6 6", "1 0.5 0.5", "3.5 2.6 2.4", "3 2 2.2", "1.2 1 1", units=FARMS[1:]),
    "lychee": added(
        "210 160 190 150 140 150", "0 0 0 0 0 0", "132 118 96 96 101 78", "86 55 99 61 47 70",
        "0 0 0 0 0 0", milestones="0 400 1000 1000",
    ),
    "longan": added(
        "55 45 40 38 32 30", "0 0 0 0 0 0", "0 0 0 0 0 0", "58 44 39 41 33 31", "0 0 0 0 0 0",
        milestones="0 0 230 240",
    ),
    "citrus": added(
        "60 50 45 55 42 38", "4 3 2 3 2 2", "0 0 0 0 0 0", "6 5 4 6 4 4", "47 40 33 44 35 30",
        milestones="15 15 45 290",
    ),
    "other_fruit": added(
        "households", "14 12 6 15 12 11", "19 16 9 20 17 16", "21 19 10 22 18 17",
        "16 15 8 17 15 13", milestones="60 140 250 350",
    ),
    "value_per_hectare": at_the_end(LAND, "112"),
    "cattle": herd(
        "36 35 32 40 28 26", "35 34 33 39 28 27", "36 34 34 40 29 27", "36 35 34 41 29 27",
        "37 35 34 41 29 27", baseline="192",
    ),
    "pigs": herd(
        "1050 900 480 1060 810 700", "1080 860 450 990 760 660", "1120 880 465 1010 790 690",
        "1030 890 470 1030 800 700", "1060 910 485 1075 815 705", baseline="4600",
    ),
    "sows": herd(
        "44 38 20 44 34 30", "44 37 20 44 34 30", "45 38 20 44 34 30", "45 38 20 45 34 30",
        "45 38 20 45 34 31", baseline="205",
    ),
    "piglets": added(
        "12 11 9 8", "5.6 5.2 4.4 3.9", "6.4 6.1 5 4.6", "3.1 2.8 2.3 2.1", "3.3 3 2.5 2.2",
        units=FARMS,
    ),
    "poultry": added(
        "260 280 240 220", "60 66 55 50", "72 78 66 61", "63 70 59 55", "80 84 72 66", units=FARMS
    ),
    "income": at_the_end(FINANCE, "62.4"),
    "budget": Followed(
        (FINANCE,),
        "same",
        "quarter",
        "none",
        "sum",
        strands={
            "thu": rows("1214000000", "837000000", "1310000000", "1502000000"),
            "chi": rows("1096000000", "1134000000", "1205000000", "1360000000"),
        },
        milestones=("1150000000", "2300000000", "3500000000", "4786079000"),
    ),
    "land_titles": Followed(
        (LAND,), "same", "quarter", "none", "sum", rows("3", "4", "5", "7")
    ),
    "poverty": rate(
        "2/288 3/265 1/142 4/301 2/254 2/232",
        "1/288 3/265 1/142 4/301 2/254 1/232",
        "1/288 2/265 1/142 4/301 2/254 1/232",
        "1/288 2/265 1/142 3/301 1/254 1/232",
        baseline="0.94",
    ),
    "population_growth": answer(CLINIC, "0.24", "0.41", "0.6", "0.83"),
    "malnutrition": rate(
        "7/83 7/77 3/41 9/87 7/73 6/67",
        "7/83 7/77 3/41 9/87 6/73 6/67",
        "7/83 6/77 3/41 8/87 6/73 6/67",
        "7/83 6/77 3/41 8/87 6/73 5/67",
    ),
    "insurance": Followed(
        (CULTURE,),
        "same",
        "quarter",
        "none",
        "latest",
        strands={
            "BHYT": rows("5129/5355", "5152/5355", "5264/5355", "5355/5355"),
            "BHXH": rows("205/220", "212/220", "217/220", "220/220"),
        },
    ),
    "schools_national_standard": told_in_words(
        SCHOOL,
        KINDERGARTEN,
        half=("Giữ mức độ 1, đã tự đánh giá tháng 5.", "Giữ mức độ 2."),
        end=("Giữ mức độ 1.", "Giữ mức độ 2."),
    ),
    "education_quality": told_in_words(
        SCHOOL,
        KINDERGARTEN,
        half=(
            "100% học sinh lớp 9 xét tốt nghiệp; 3 giải học sinh giỏi cấp huyện.",
            "Bé chuyên cần đạt 97%; 2 cô đạt giáo viên giỏi cấp huyện.",
        ),
        end=("Giữ vững chất lượng đại trà; 4 giải cấp huyện.", "Giữ vững; bé chuyên cần 97%."),
    ),
    "school_rank": at_the_end(SCHOOL, "1"),
    "health_standard": told_in_words(
        CLINIC,
        half=("Tự chấm 92 điểm theo bộ tiêu chí.",),
        end=("Huyện chấm 93 điểm, giữ chuẩn.",),
    ),
    "trained_workers": answer(CULTURE, "73.9", "74.3", "74.7", "75.2", baseline="73.5"),
    "trained_employed": answer(CULTURE, "", "100", "", "100", frequency="half_year"),
    "clean_water": rate(
        "286/288 263/265 142/142 297/301 252/254 229/232",
        "286/288 263/265 142/142 298/301 252/254 230/232",
        "286/288 264/265 142/142 298/301 253/254 230/232",
        "287/288 264/265 142/142 299/301 253/254 231/232",
    ),
    "waste_collected": rate(
        "268/288 225/265 131/142 274/301 232/254 213/232",
        "270/288 221/265 135/142 277/301 233/254 215/232",
        "274/288 247/265 136/142 283/301 240/254 220/232",
        "276/288 252/265 137/142 288/301 243/254 223/232",
    ),
    "waste_treated": answer(LAND, "100", "100", "100", "100"),
    "cultural_villages": at_the_end(CULTURE, "6/6"),
    "cultural_families": rate(
        "272/288 250/265 134/142 283/301 240/254 219/232",
        "274/288 251/265 134/142 286/301 242/254 220/232",
        "274/288 251/265 135/142 287/301 242/254 221/232",
        "276/288 253/265 136/142 290/301 244/254 223/232",
        baseline="94",
    ),
    "cultural_offices": at_the_end(CULTURE, "7/7"),
    "cultural_commune": told_in_words(
        CULTURE, end=("Huyện đã thẩm định, đạt 5 trên 5 tiêu chí.",), frequency="year"
    ),
    "advanced_rural_commune": told_in_words(
        OFFICE,
        half=("Giữ đủ 19 tiêu chí; tiêu chí môi trường còn phải theo dõi.",),
        end=("Giữ đủ 19 tiêu chí.",),
    ),
    "model_villages_kept": answer(OFFICE, "4", "4", "4", "4"),
    "model_villages_new": Followed(
        (TAN_TIEN,),
        "same",
        "quarter",
        "none",
        "max",
        rows("0", "0", "0", "1"),
        milestones=("0", "0", "0", "1"),
    ),
}  # fmt: skip

# The plan's line of what is made of its parts.
LINES_OF_WHOLES: dict[str, Row] = {
    "grain": ("0", "65", "75", "175"),
    "fruit": ("75", "555", "1525", "1880"),
}

# What the clerk said of targets that figures cannot judge: quarter, key, verdict, words.
JUDGEMENTS = (
    (2, "schools_national_standard", "met", "Hai trường còn trong hạn công nhận chuẩn quốc gia."),
    (2, "education_quality", "met", "Kết quả năm học 2023 - 2024 giữ vững so với năm trước."),
    (
        2,
        "advanced_rural_commune",
        "at_risk",
        "Tiêu chí môi trường: rác thu gom mới đạt 91%, dưới mức 95% của chuẩn.",
    ),
)
