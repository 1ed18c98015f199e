"""What the clerk and the heads of six villages type of one drive in the spring of 2024."""

from __future__ import annotations

from emulation.demonstration.year_2024_dong_tam import (
    DE_THAM,
    DONG_MAI,
    HONG_LAC,
    LIEN_CO,
    TAN_KY,
    TAN_TIEN,
)
from tests.journeys.campaign_steps import Criterion, Drive, Pledged
from tests.journeys.points_by_hand import DUMPING, FLOWERS, LANES, NEW_WAY, TELLING
from tests.targets.whole_year import SPECS

RICE, POVERTY = SPECS["rice"].name, SPECS["poverty"].name
TARGETS = tuple(SPECS[key].name for key in ("rice", "poverty", "malnutrition", "cattle", "pigs"))
FROM_RESULTS, TIDY = "Kết quả so với giao, đăng ký", "Làm đẹp thôn"
CRITERIA = (
    Criterion(FROM_RESULTS, "50"),
    Criterion("Trẻ suy dinh dưỡng", "10", part_of=FROM_RESULTS, rule="met",
              target=SPECS["malnutrition"].name, measure="pledged"),
    Criterion("Hộ nghèo", "15", part_of=FROM_RESULTS, rule="proportional",
              target=POVERTY, measure="pledged"),
    Criterion("Đàn trâu bò", "10", part_of=FROM_RESULTS, rule="above",
              target=SPECS["cattle"].name, full_above="5"),
    Criterion("Đàn lợn", "15", part_of=FROM_RESULTS, rule="best", target=SPECS["pigs"].name),
    Criterion(TIDY, "40"),
    Criterion(LANES, "25", part_of=TIDY),
    Criterion(FLOWERS, "15", part_of=TIDY, needs_evidence=True),
    Criterion(TELLING, "10"),
    Criterion(NEW_WAY, "5", kind="bonus"),
    Criterion(DUMPING, "5", kind="penalty"),
)  # fmt: skip
REGISTER_UNTIL = "15/3/2024"
SPRING = Drive(
    name="Đợt thi đua “Sạch ngõ, xanh đường” chào mừng ngày 30/4",
    slogan="Mỗi tuần một buổi, mỗi ngõ một hàng cây",
    paper="plan",
    days=("01/3/2024", "30/4/2024", "27/2/2024", REGISTER_UNTIL),
    targets=TARGETS,
    criteria=CRITERIA,
)
# More rice, fewer poor households; Đề Thám promises less than it was asked for.
PLEDGES = {
    LIEN_CO: {"rice": "21", "poverty": "0.35", "malnutrition": "8.4", "pigs": "1050"},
    TAN_KY: {"rice": "17", "poverty": "0.9", "malnutrition": "9.5", "pigs": "900"},
    HONG_LAC: {"rice": "14.5", "poverty": "0.6", "malnutrition": "8", "pigs": "490"},
    DE_THAM: {"rice": "22", "poverty": "1.4", "malnutrition": "9.5", "pigs": "1060"},
    TAN_TIEN: {"rice": "17", "poverty": "0.4", "malnutrition": "9", "pigs": "820"},
    DONG_MAI: {"rice": "16", "poverty": "0.5", "malnutrition": "9", "pigs": "700"},
}
POINTS = {  # in the order of LEAVES
    LIEN_CO: ("24", "13", "5", "0", "0"),
    TAN_KY: ("22", "12", "8", "0", "0"),
    HONG_LAC: ("25", "14", "10", "3", "0"),
    DE_THAM: ("22", "12", "7", "0", "0"),
    TAN_TIEN: ("25", "15", "10", "5", "0"),
    DONG_MAI: ("21", "13", "2", "3", "1"),
}


def pledged(unit: str, job: str = "") -> Pledged:
    values = {SPECS[key].name: value.replace(".", ",") for key, value in PLEDGES[unit].items()}
    return Pledged(values, job, "Xong trước ngày 28/4")
