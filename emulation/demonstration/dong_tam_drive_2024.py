"""A draft of xã Đồng Tâm for one drive in the spring of 2024, wholly invented."""

import datetime as dt

from emulation.demonstration.parts import (
    AppendixSpec,
    BasisSpec,
    ItemSpec,
    PlanSpec,
    RecipientSpec,
    TargetSpec,
    TaskSpec,
)
from emulation.demonstration.places import DONG_TAM
from emulation.papers.document import Table

VILLAGES = DONG_TAM.unit_names("village")
MASS_ORGANISATIONS = DONG_TAM.unit_names("mass_organisation")
SCHOOLS = DONG_TAM.unit_names("school")
STATIONS = DONG_TAM.unit_names("station")
OFFICE = "Văn phòng UBND xã Đồng Tâm"
CULTURE = "Bộ phận Văn hóa - Xã hội xã Đồng Tâm"
FINANCE = "Bộ phận Tài chính - Kế toán xã Đồng Tâm"
LAND = "Bộ phận Địa chính - Nông nghiệp - Xây dựng và Môi trường xã Đồng Tâm"
RADIO = "Đài Truyền thanh xã Đồng Tâm"

GRATITUDE = "Đền ơn đáp nghĩa"
CLEAN_ROADS = "Đường làng sạch đẹp"
PEACE = "Bình yên thôn xóm"

MOTTO = "Vững chí Điện Biên, việc khó chung tay, việc cần làm ngay"

BASES = (
    BasisSpec("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"),
    BasisSpec(
        "Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện Yên Thế về phát động các phong "
        "trào thi đua năm 2024"
    ),
)

OPENING = (
    "Tiếp nối phong trào thi đua của xã trong năm 2024, UBND xã Đồng Tâm phát động đợt thi đua "
    "ngắn ngày, từ ngày 01/3/2024 đến hết ngày 07/5/2024, chào mừng kỷ niệm 70 năm Chiến thắng "
    f"Điện Biên Phủ (07/5/1954 - 07/5/2024), với phương châm “{MOTTO}”, cụ thể như sau:",
)

AIMS = ItemSpec(
    heading="MỤC ĐÍCH, YÊU CẦU",
    style="decimal",
    children=(
        ItemSpec(
            heading="Mục đích.",
            run_in=True,
            content=(
                "Ôn lại ý nghĩa của Chiến thắng Điện Biên Phủ, ghi nhớ công lao của các thế hệ "
                "cha anh; biến lòng biết ơn thành việc làm cụ thể, giải quyết xong những việc khó "
                "mà bà con thôn, xóm mong đợi đã lâu.",
            ),
        ),
        ItemSpec(
            heading="Yêu cầu.",
            run_in=True,
            content=(
                "Mỗi thôn, mỗi cơ quan, trường học nhận ít nhất một việc khó, ghi rõ người làm, "
                "việc làm, trách nhiệm, thời gian và kết quả. Việc nhận rồi phải theo đến cùng; "
                "không phô trương, không làm thay người dân, không huy động quá sức dân.",
            ),
        ),
    ),
)

SUBJECTS = ItemSpec(
    heading="Nội dung thi đua",
    style="letter",
    children=(
        ItemSpec(
            theme=GRATITUDE,
            content=(
                "Thi đua chăm lo gia đình chính sách: thăm hỏi cựu chiến binh, thanh niên xung "
                "phong, dân công hỏa tuyến; tu sửa nghĩa trang liệt sĩ; vận động Quỹ “Đền ơn đáp "
                "nghĩa”.",
            ),
        ),
        ItemSpec(
            theme=CLEAN_ROADS,
            content=(
                "Thi đua làm đường, trồng cây, giữ vệ sinh: hoàn thành các đoạn đường ngõ xóm còn "
                "dở dang, trồng rừng đúng thời vụ, thu gom rác đúng ngày.",
            ),
        ),
        ItemSpec(
            theme=PEACE,
            content=(
                "Thi đua giữ gìn trật tự: không để xảy ra điểm nóng, tự giác chấp hành luật giao "
                "thông, bảo đảm an toàn cho các hoạt động kỷ niệm; thôn xóm vui khỏe nhờ các câu "
                "lạc bộ văn nghệ, thể thao.",
            ),
        ),
    ),
)

FIGURES = ItemSpec(
    heading="Chỉ tiêu của đợt thi đua",
    style="letter",
    children=(
        ItemSpec(
            heading="Về môi trường, hạ tầng",
            style="plus",
            children=(
                ItemSpec(
                    content=(
                        "Bê tông hóa {alley_roads=1,8} km đường ngõ xóm ở thôn Tân Tiến và thôn "
                        "Đồng Mai.",
                    ),
                ),
                ItemSpec(
                    content=("Trồng mới từ {forest=13} đến {forest.value_max=15} ha rừng.",),
                ),
                ItemSpec(
                    content=(
                        "Tỷ lệ hộ giao rác đúng ngày, đúng nơi: từ {waste_households=95}% trở lên.",
                    ),
                ),
                ItemSpec(
                    content=(
                        "Số thôn ra quân tổng vệ sinh ngày cuối tuần: "
                        "{clean_weekends=6}/{clean_weekends.denominator=6} thôn.",
                    ),
                ),
            ),
        ),
        ItemSpec(
            heading="Về xã hội, trật tự",
            style="plus",
            children=(
                ItemSpec(
                    content=("Vận động Quỹ “Đền ơn đáp nghĩa”: {gratitude_fund=45} triệu đồng.",),
                ),
                ItemSpec(
                    content=(
                        "Số vụ tai nạn giao thông trên địa bàn: không quá {accidents=01} vụ.",
                    ),
                ),
                ItemSpec(
                    content=(
                        "Tăng {hamlet_clubs=03} câu lạc bộ văn nghệ, thể thao so với cuối năm "
                        "2023.",
                    ),
                ),
                ItemSpec(
                    content=("Giữ vững an ninh, trật tự trong các ngày nghỉ lễ và ngày kỷ niệm.",),
                    targets=("holiday_security",),
                ),
            ),
        ),
    ),
)

CALENDAR = Table(
    rows=(
        ("Thời gian", "Việc", "Đơn vị chủ trì"),
        ("01/3/2024", "Lễ phát động tại Nhà văn hóa xã", "Văn phòng UBND xã"),
        (
            "Chậm nhất 10/3/2024",
            "Các đơn vị đăng ký việc khó và chỉ tiêu",
            "Các thôn, cơ quan, trường học",
        ),
        ("11/3 - 31/3/2024", "Trồng rừng vụ xuân; khởi công đường ngõ xóm", "Các thôn"),
        ("01/4 - 25/4/2024", "Tổng vệ sinh các ngày cuối tuần; vận động quỹ", "Ủy ban MTTQ"),
        ("26/4 - 05/5/2024", "Thăm, tặng quà gia đình chính sách", "Văn hóa - Xã hội"),
        ("07/5/2024", "Gặp mặt kỷ niệm, tổng kết, khen thưởng", "Văn phòng UBND xã"),
    ),
    widths=(0.24, 0.46, 0.30),
    aligns=("center", "left", "left"),
)

PROGRESS = ItemSpec(
    heading="TIẾN ĐỘ THỰC HIỆN",
    content=("Đợt thi đua được triển khai theo lịch sau đây:", CALENDAR),
)

ORGANISATION = ItemSpec(
    heading="TỔ CHỨC THỰC HIỆN",
    style="decimal",
    children=(
        ItemSpec(
            content=(
                "Các thôn, cơ quan, đoàn thể, trường học họp bàn, chọn việc khó và gửi đăng ký về "
                "Văn phòng UBND xã chậm nhất ngày 10/3/2024; báo cáo kết quả chậm nhất ngày "
                "03/5/2024.",
            ),
            task=TaskSpec(
                "Đăng ký việc khó, chỉ tiêu của đơn vị",
                lead=VILLAGES + MASS_ORGANISATIONS + SCHOOLS + STATIONS,
                deadline=dt.date(2024, 3, 10),
            ),
        ),
        ItemSpec(
            content=(
                "Công chức Địa chính hướng dẫn các thôn về kỹ thuật làm đường, trồng rừng, đo và "
                "nghiệm thu khối lượng; hoàn thành chậm nhất ngày 30/4/2024.",
            ),
            task=TaskSpec(
                "Hướng dẫn, nghiệm thu đường ngõ xóm và rừng trồng",
                lead=("Công chức Địa chính",),
                coordinating=VILLAGES,
                deadline=dt.date(2024, 4, 30),
            ),
        ),
        ItemSpec(
            content=(
                "Bộ phận Văn hóa - Xã hội chủ trì, cùng Hội Cựu chiến binh lập danh sách, chuẩn "
                "bị quà và lịch thăm gia đình chính sách; hoàn thành chậm nhất ngày 25/4/2024.",
            ),
            task=TaskSpec(
                "Lập danh sách, lịch thăm gia đình chính sách",
                lead=(CULTURE,),
                coordinating=("Hội Cựu chiến binh xã Đồng Tâm",),
                deadline=dt.date(2024, 4, 25),
            ),
        ),
        ItemSpec(
            content=(
                "Đài Truyền thanh xã mỗi tuần phát ít nhất hai tin, bài về đợt thi đua, giới "
                "thiệu thôn làm tốt, người làm tốt.",
            ),
            task=TaskSpec("Phát tin, bài về đợt thi đua", lead=(RADIO,), recurring="hằng tuần"),
        ),
        ItemSpec(
            content=(
                "Văn phòng UBND xã theo dõi, tổng hợp đăng ký và kết quả; cùng bộ phận Tài chính "
                "- Kế toán chuẩn bị kinh phí khen thưởng, trình Chủ tịch UBND xã chậm nhất ngày "
                "05/5/2024.",
            ),
            task=TaskSpec(
                "Tổng hợp kết quả, trình khen thưởng",
                lead=(OFFICE,),
                coordinating=(FINANCE,),
                deadline=dt.date(2024, 5, 5),
            ),
        ),
    ),
)

SHARE_OF_WORK = Table(
    rows=(
        ("TT", "Đơn vị", "Việc nhận làm", "Kết quả cần đạt"),
        ("1", "Thôn Liên Cơ", "Trồng rừng", "04 ha"),
        ("2", "Thôn Tân Kỳ", "Trồng rừng", "Từ 03 đến 04 ha"),
        ("3", "Thôn Hồng Lạc", "Trồng rừng; điểm tập kết rác", "03 ha; 01 điểm"),
        ("4", "Thôn Đề Thám", "Trồng rừng; tu sửa nghĩa trang", "Từ 03 đến 04 ha; xong trước 20/4"),
        ("5", "Thôn Tân Tiến", "Đường ngõ xóm", "1,2 km"),
        ("6", "Thôn Đồng Mai", "Đường ngõ xóm", "0,6 km"),
        ("7", "Hội Liên hiệp Phụ nữ", "Phân loại, giao rác đúng ngày", "Từ 95% số hộ trở lên"),
        ("8", "Hội Cựu chiến binh", "Kể chuyện Điện Biên ở trường học", "02 buổi"),
        ("9", "Đoàn Thanh niên", "Câu lạc bộ văn nghệ, thể thao", "03 câu lạc bộ"),
        ("10", "Trường TH&THCS", "Trồng, chăm sóc đường hoa", "300 m"),
    ),
    widths=(0.08, 0.27, 0.37, 0.28),
    aligns=("center", "left", "left", "left"),
)

CLOSING = (
    "UBND xã đề nghị các thôn, cơ quan, đoàn thể, trường học thực hiện nghiêm Kế hoạch này; có "
    "vướng mắc thì báo ngay về Văn phòng UBND xã để kịp thời giải quyết.",
)

RECIPIENTS = (
    RecipientSpec("UBND huyện Yên Thế", "b/c", ("Huyện Yên Thế",)),
    RecipientSpec("Phòng Nội vụ huyện", "b/c", ("Phòng Nội vụ huyện Yên Thế",)),
    RecipientSpec("TT Đảng ủy, TT HĐND xã", "b/c", ("Đảng ủy xã Đồng Tâm", "HĐND xã Đồng Tâm")),
    RecipientSpec("MTTQ, các đoàn thể xã", "p/h", MASS_ORGANISATIONS),
    RecipientSpec("Các trường học, Trạm Y tế, Công an, Ban CHQS xã", "t/h", SCHOOLS + STATIONS),
    RecipientSpec("Các thôn", "t/h", VILLAGES),
    RecipientSpec("Lưu: VT"),
)

TARGETS = (
    TargetSpec(
        "alley_roads",
        "Bê tông hóa đường ngõ xóm",
        "km",
        value="1.8",
        units=("Thôn Tân Tiến", "Thôn Đồng Mai"),
        theme=CLEAN_ROADS,
    ),
    TargetSpec(
        "forest",
        "Trồng mới rừng",
        "ha",
        op="range",
        value="13",
        value_max="15",
        direction="within",
        field="environment",
        theme=CLEAN_ROADS,
    ),
    TargetSpec(
        "waste_households",
        "Tỷ lệ hộ giao rác đúng ngày, đúng nơi",
        "%",
        op=">=",
        value="95",
        kind="percentage",
        field="environment",
        theme=CLEAN_ROADS,
    ),
    TargetSpec(
        "clean_weekends",
        "Số thôn ra quân tổng vệ sinh ngày cuối tuần",
        "thôn",
        value="6",
        denominator="6",
        kind="count",
        field="environment",
        theme=CLEAN_ROADS,
    ),
    TargetSpec(
        "gratitude_fund",
        "Vận động Quỹ “Đền ơn đáp nghĩa”",
        "triệu đồng",
        value="45",
        field="society",
        theme=GRATITUDE,
    ),
    TargetSpec(
        "accidents",
        "Số vụ tai nạn giao thông trên địa bàn",
        "vụ",
        op="<=",
        value="1",
        direction="lower",
        field="security",
        theme=PEACE,
    ),
    TargetSpec(
        "hamlet_clubs",
        "Tăng câu lạc bộ văn nghệ, thể thao so với cuối năm 2023",
        "câu lạc bộ",
        value="3",
        kind="change",
        field="society",
        note="so với số câu lạc bộ cuối năm 2023",
        baseline_year=2023,
        theme=PEACE,
    ),
    TargetSpec(
        "holiday_security",
        "An ninh, trật tự trong các ngày nghỉ lễ và ngày kỷ niệm",
        op="maintain",
        kind="qualitative",
        field="security",
        theme=PEACE,
    ),
)

PLAN = PlanSpec(
    title="Phát động đợt thi đua chào mừng kỷ niệm 70 năm Chiến thắng Điện Biên Phủ",
    year=2024,
    kind="drive",
    span_name="Đợt thi đua 70 năm Chiến thắng Điện Biên Phủ",
    starts_on=dt.date(2024, 3, 1),
    ends_on=dt.date(2024, 5, 7),
    motto_label="phương châm",
    motto=MOTTO,
    bases=BASES,
    opening=OPENING,
    items=(
        AIMS,
        ItemSpec(
            heading="NỘI DUNG, CHỈ TIÊU",
            style="decimal",
            children=(SUBJECTS, FIGURES),
        ),
        PROGRESS,
        ORGANISATION,
    ),
    closing=CLOSING,
    recipients=RECIPIENTS,
    signing_mode="TM",
    appendices=(
        AppendixSpec(
            title="PHÂN CÔNG PHẦN VIỆC TRONG ĐỢT THI ĐUA",
            content=(
                "Ngoài phần việc dưới đây, đơn vị có thể đăng ký thêm việc khó.",
                SHARE_OF_WORK,
            ),
        ),
    ),
    target_appendix=True,
    targets=TARGETS,
)
