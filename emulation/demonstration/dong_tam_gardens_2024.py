"""A submitted plan of xã Đồng Tâm for three weeks of March 2024, wholly invented."""

import datetime as dt

from emulation.demonstration.parts import (
    BasisSpec,
    ItemSpec,
    PlanSpec,
    RecipientSpec,
    TargetSpec,
    TaskSpec,
)
from emulation.demonstration.places import DONG_TAM

VILLAGES = DONG_TAM.unit_names("village")
WOMEN = "Hội Liên hiệp Phụ nữ xã Đồng Tâm"
OFFICE = "Văn phòng UBND xã Đồng Tâm"

FIELDS = "Đồng ruộng xanh"
HOMES = "Nhà sạch, vườn đẹp"

TARGETS = (
    TargetSpec("trees", "Trồng cây dọc đường trục thôn", "cây", value="1200", theme=FIELDS),
    TargetSpec(
        "bottles",
        "Thu gom vỏ thuốc bảo vệ thực vật trên đồng",
        "%",
        op=">=",
        value="90",
        kind="percentage",
        field="environment",
        theme=FIELDS,
    ),
    TargetSpec(
        "gardens",
        "Thôn có vườn mẫu",
        "thôn",
        value="6",
        numerator="6",
        denominator="6",
        kind="count",
        field="environment",
        theme=HOMES,
    ),
)

PLAN = PlanSpec(
    title="Phát động đợt thi đua làm sạch đồng ruộng, làm đẹp vườn nhà tháng 3 năm 2024",
    year=2024,
    kind="drive",
    span_name="Đợt thi đua đồng sạch, vườn đẹp",
    starts_on=dt.date(2024, 3, 4),
    ends_on=dt.date(2024, 3, 25),
    bases=(BasisSpec("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"),),
    opening=(
        "Để vụ xuân có đồng sạch, vườn đẹp, UBND xã Đồng Tâm phát động đợt thi đua từ ngày "
        "04/3/2024 đến hết ngày 25/3/2024 như sau:",
    ),
    items=(
        ItemSpec(
            heading="MỤC ĐÍCH, YÊU CẦU",
            content=(
                "Vận động mỗi hộ dọn sạch ruộng, vườn và đoạn đường trước nhà; làm đến đâu giữ "
                "được đến đấy, không làm cho xong đợt.",
            ),
        ),
        ItemSpec(
            heading="NỘI DUNG, CHỈ TIÊU",
            style="decimal",
            children=(
                ItemSpec(
                    heading="Ngoài đồng.",
                    run_in=True,
                    theme=FIELDS,
                    content=(
                        "Trồng {trees=1.200} cây dọc đường trục thôn; thu gom từ {bottles=90}% vỏ "
                        "thuốc bảo vệ thực vật trở lên, bỏ đúng bể.",
                    ),
                ),
                ItemSpec(
                    heading="Trong vườn.",
                    run_in=True,
                    theme=HOMES,
                    content=(
                        "Có {gardens=6}/{gardens.denominator=6} thôn làm được vườn mẫu để bà con "
                        "đến xem và làm theo.",
                    ),
                ),
            ),
        ),
        ItemSpec(
            heading="TỔ CHỨC THỰC HIỆN",
            style="decimal",
            children=(
                ItemSpec(
                    content=(
                        "Hội Liên hiệp Phụ nữ xã hướng dẫn các thôn chọn vườn mẫu, chấm vườn và "
                        "gửi kết quả chậm nhất ngày 20/3/2024.",
                    ),
                    task=TaskSpec(
                        "Hướng dẫn, chấm vườn mẫu",
                        lead=(WOMEN,),
                        coordinating=VILLAGES,
                        deadline=dt.date(2024, 3, 20),
                    ),
                ),
                ItemSpec(
                    content=(
                        "Văn phòng UBND xã cấp cây giống, tổng hợp kết quả và trình khen thưởng "
                        "chậm nhất ngày 25/3/2024.",
                    ),
                    task=TaskSpec(
                        "Cấp cây giống, tổng hợp kết quả",
                        lead=(OFFICE,),
                        deadline=dt.date(2024, 3, 25),
                    ),
                ),
            ),
        ),
    ),
    closing=("Các thôn, đoàn thể thực hiện; có vướng mắc thì báo Văn phòng UBND xã.",),
    recipients=(
        RecipientSpec("Đảng ủy, HĐND xã", "b/c", ("Đảng ủy xã Đồng Tâm", "HĐND xã Đồng Tâm")),
        RecipientSpec("Hội Liên hiệp Phụ nữ xã", "t/h", (WOMEN,)),
        RecipientSpec("Các thôn", "t/h", VILLAGES),
        RecipientSpec("Lưu: VT"),
    ),
    signing_mode="TM",
    targets=TARGETS,
)
