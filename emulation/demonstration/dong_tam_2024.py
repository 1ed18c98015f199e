"""The 2024 plan of xã Đồng Tâm: its facts and figures, in words of our own."""

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
MASS_ORGANISATIONS = DONG_TAM.unit_names("mass_organisation")
SECTORS = DONG_TAM.unit_names("school", "station", "office")
ALL_UNITS = MASS_ORGANISATIONS + SECTORS + VILLAGES
OFFICE = "Văn phòng UBND xã Đồng Tâm"
RADIO = "Đài Truyền thanh xã Đồng Tâm"

ECONOMY = "Phát triển kinh tế, xây dựng nông thôn mới"
SOCIETY = "Văn hóa - xã hội"

MOTTO = (
    "Đoàn kết, kỷ cương, đổi mới, sáng tạo; thi đua thực hiện thắng lợi các mục tiêu, nhiệm vụ "
    "chính trị năm 2024, xây dựng quê hương Đồng Tâm ngày càng phát triển giàu đẹp, văn minh"
)

BASES = (
    BasisSpec(
        "Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện Yên Thế về phát động các phong "
        "trào thi đua năm 2024",
        lead="Thực hiện",
        standing=False,
    ),
)

OPENING = (
    "Năm 2024 là năm nước rút, có vai trò quyết định; toàn xã quyết tâm đưa mọi chỉ tiêu, mục "
    "tiêu, nhiệm vụ kinh tế - xã hội đã đặt ra về đích. Thực hiện Kế hoạch số 25/KH-UBND ngày "
    "29/01/2024 của UBND huyện Yên Thế về phát động các phong trào thi đua năm 2024, Chủ tịch "
    "UBND xã Đồng Tâm ban hành Kế hoạch phát động thi đua yêu nước trên địa bàn xã với chủ đề: "
    f"“{MOTTO}”, gồm những nội dung chính dưới đây:",
)

PURPOSE = ItemSpec(
    heading="Mục đích",
    content=(
        "Tiếp nối truyền thống thi đua yêu nước, bồi đắp niềm tự hào dân tộc, tình yêu quê hương, "
        "đất nước; phát huy sức sáng tạo và sự gắn bó của từng tập thể, từng cá nhân để mọi chỉ "
        "tiêu, nhiệm vụ được giao đều hoàn thành hoặc vượt mức, qua đó đóng góp vào thành công "
        "của nhiệm vụ chính trị năm 2024 ở xã cũng như ở MTTQ, các ngành, đoàn thể. Động viên mỗi "
        "người dân, mỗi hộ gia đình, cơ quan, đơn vị tự giác tham gia thi đua; phát hiện sớm "
        "người tốt, việc tốt, điển hình tiên tiến để ghi nhận, khen thưởng đúng lúc và giới thiệu "
        "rộng rãi cho nhiều nơi học tập, làm theo.",
    ),
)

REQUIREMENTS = ItemSpec(
    heading="Yêu cầu",
    content=(
        "Kế hoạch thi đua năm 2024 được xây dựng và phát động có chiều sâu, đến được với đông đảo "
        "các tầng lớp Nhân dân. Phong trào lấy cơ sở làm nơi triển khai chính, đặt tên ngắn gọn, "
        "dễ nhớ, kèm theo chủ đề và những tiêu chí rõ ràng. Coi trọng các đợt thi đua ngắn ngày "
        "nhằm dồn sức xử lý việc khó, khơi thông điểm nghẽn, nút thắt theo tinh thần “càng khó "
        "khăn càng phải thi đua”. Quá trình tổ chức phải quán triệt “3 dám”, “3 hơn”, “5 rõ” nêu "
        "tại Chỉ thị số 26-CT/TU của Ban Thường vụ Tỉnh ủy, trong đó khuyến khích đơn vị, cá nhân "
        "tự nhận việc khó, việc phức tạp; quyết tâm làm vượt mức đã đăng ký; xác định rõ tiến độ "
        "và kết quả của từng việc.",
        "Cán bộ, đảng viên, trước hết là những người đứng đầu ở địa phương, cơ quan, đơn vị, phải "
        "đi trước, nêu gương, giữ vai trò nòng cốt và dẫn dắt phong trào thi đua yêu nước. Xem "
        "công tác thi đua, khen thưởng là việc quan trọng; thi đua nghĩa là dốc sức cho công việc "
        "được giao, làm cho chất lượng công tác ngày một tốt hơn ở mọi mặt, để người cán bộ, công "
        "chức, viên chức có hình ảnh chuyên nghiệp, kỷ cương, tận tụy, trách nhiệm, gần dân, "
        "trọng dân, vì Nhân dân phục vụ. MTTQ, từng ngành, đoàn thể, thôn và mỗi người dân đều "
        "được phổ biến tiêu chuẩn, tiêu chí, trình tự, thủ tục khen thưởng; việc xét khen phải "
        "đúng quy định, đủ hồ sơ, đúng lúc, chính xác, công khai, minh bạch, chọn đúng tập thể, "
        "cá nhân thật sự tiêu biểu để tôn vinh, nêu gương.",
    ),
)

THEMES = (
    ItemSpec(
        theme="Triển khai đồng bộ nhiệm vụ năm 2024",
        content=(
            "Các thôn, các ngành, các đoàn thể và MTTQ thi đua thực hiện đầy đủ, đồng bộ mọi "
            "nhiệm vụ của năm 2024. Cách lãnh đạo, điều hành được đổi mới theo hướng chọn đúng "
            "việc trọng tâm, trọng điểm; mỗi việc giao ra đều rõ người, rõ việc, rõ trách nhiệm, "
            "rõ thời gian, rõ kết quả. Dồn sức giải quyết những nút thắt, điểm nghẽn trước mắt về "
            "chuyển đổi số, thủ tục hành chính, chất lượng nguồn nhân lực, giải phóng mặt bằng… "
            "theo quan điểm “mọi khó khăn, vướng mắc đều phải có hướng tháo gỡ và phải được tháo "
            "gỡ kịp thời” và tinh thần “3 dám, 3 hơn, 5 rõ”; những mặt còn yếu của công tác thi "
            "đua năm 2023 phải được khắc phục dứt điểm.",
        ),
    ),
    ItemSpec(
        theme=ECONOMY,
        content=(
            "Thi đua phát triển kinh tế có hiệu quả, trong đó thúc đẩy kinh tế số, thương mại "
            "điện tử và mở thêm nhiều loại hình dịch vụ. Nông nghiệp tiếp tục chuyển mạnh sang "
            "sản xuất hàng hóa tập trung, ứng dụng công nghệ cao, cho giá trị cao hơn. Thi đua "
            "xây dựng nông thôn mới nâng cao, nông thôn mới kiểu mẫu; đưa nông sản hàng hóa vào "
            "chuỗi liên kết tiêu thụ, phát triển sản phẩm OCOP để từng bước xuất khẩu. Thi đua "
            "làm cho môi trường đầu tư, kinh doanh thông thoáng, thu hút được những dự án có chất "
            "lượng; tăng thu ngân sách nhà nước; huy động, sử dụng đúng chỗ mọi nguồn lực cho kết "
            "cấu hạ tầng kinh tế - xã hội; các dự án trọng điểm bảo đảm hoặc vượt tiến độ. Tài "
            "nguyên, trước hết là đất đai, được quản lý, bảo vệ chặt chẽ, khai thác và sử dụng "
            "tiết kiệm, hợp lý, bền vững.",
        ),
    ),
    ItemSpec(
        theme=SOCIETY,
        content=(
            "Phong trào thi đua trong lĩnh vực văn hóa - xã hội được đẩy mạnh ở mọi mặt. Sức khỏe "
            "Nhân dân được chăm sóc tốt hơn nhờ dịch vụ y tế có chất lượng; chất lượng dân số "
            "được nâng lên. Phòng, chống dịch bệnh từ sớm; phát hiện nhanh, khoanh vùng kịp thời, "
            "nhất là bệnh dịch mới và bệnh dịch nguy hiểm. Đổi mới giáo dục và đào tạo để nâng "
            "chất lượng dạy học và nguồn nhân lực. Đưa khoa học, công nghệ vào sản xuất, đời "
            "sống; cổ vũ đổi mới sáng tạo, thi đua khởi nghiệp. Làm cho phong trào “Toàn dân đoàn "
            "kết xây dựng đời sống văn hóa” đi vào thực chất, đời sống tinh thần của Nhân dân "
            "thêm phong phú; thể thao quần chúng được mở rộng, thể thao thành tích cao có bước "
            "tiến.",
            "Triển khai đạt kết quả các chương trình, kế hoạch giảm nghèo gắn với phát triển kinh "
            "tế - xã hội; chính sách xã hội và chế độ đối với người có công được thực hiện đầy "
            "đủ, chu đáo. Trong năm 2024, xóa xong nhà tạm, nhà dột nát của toàn bộ hộ nghèo và "
            "hộ chính sách. Chăm lo đời sống người lao động; thực hiện đồng bộ nhiều giải pháp để "
            "số người tham gia BHXH, BHYT ngày càng tăng.",
        ),
    ),
    ItemSpec(
        theme="Quốc phòng, an ninh",
        content=(
            "Thi đua hoàn thành tốt nhiệm vụ quốc phòng, an ninh. Phong trào “Toàn dân bảo vệ an "
            "ninh Tổ quốc” được tổ chức với chất lượng cao hơn; trật tự, an toàn giao thông được "
            "giữ vững, tai nạn được kiềm chế; phòng cháy, chữa cháy là việc được chú ý thường "
            "xuyên.",
        ),
    ),
    ItemSpec(
        theme="Xây dựng Đảng, hệ thống chính trị",
        content=(
            "Thi đua xây dựng Đảng; làm cho hệ thống chính trị thêm vững mạnh, hoạt động hiệu "
            "quả; chuẩn bị chu đáo mọi mặt để tiến tới đại hội đảng bộ các cấp. Thúc đẩy cải cách "
            "hành chính và chuyển đổi số. Xây dựng “chính quyền thân thiện” bằng việc làm cụ thể, "
            "có kết quả thật. Việc học và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh trở "
            "thành nền nếp. Chấp hành nghiêm Chỉ thị số 26-CT/TU của Ban Thường vụ Tỉnh ủy về "
            "chấn chỉnh tác phong, lề lối làm việc, nâng cao trách nhiệm khi thi hành nhiệm vụ "
            "trong tình hình mới. Cấp ủy, chính quyền, nhất là người đứng đầu, phải thể hiện rõ "
            "vai trò, trách nhiệm của mình. Các cơ quan trong hệ thống chính trị phối hợp chặt "
            "chẽ hơn; khối đại đoàn kết toàn dân được vun đắp, xã hội đồng thuận, tạo sức mạnh để "
            "địa phương hoàn thành thắng lợi nhiệm vụ chính trị.",
        ),
    ),
    ItemSpec(
        theme="Phong trào của cấp trên, các ngày lễ lớn, công tác khen thưởng",
        content=(
            "Hưởng ứng đầy đủ, có kết quả những phong trào thi đua mà cấp trên phát động; tổ chức "
            "thi đua yêu nước trong từng lĩnh vực nhân dịp các ngày lễ lớn, các sự kiện của dân "
            "tộc, của đất nước, gồm: 140 năm cuộc Khởi nghĩa Nông dân Yên Thế; 70 năm Chiến thắng "
            "Điện Biên Phủ và Giải phóng Thủ đô; 80 năm Ngày thành lập Quân đội nhân dân Việt "
            "Nam; 35 năm Ngày hội Quốc phòng toàn dân… Từng ngành và toàn xã nỗ lực thực hiện "
            "trọn vẹn mục tiêu, chỉ tiêu, nhiệm vụ năm 2024, tạo bước quan trọng để đến năm 2025 "
            "đạt mọi mục tiêu xác định trong Nghị quyết Đại hội Đảng bộ xã Đồng Tâm. Khen thưởng "
            "đúng pháp luật; dành sự quan tâm cho những tập thể, cá nhân, hộ gia đình biết sáng "
            "tạo, vượt lên khó khăn và làm tốt phần việc của mình. Giới thiệu rộng rãi điển hình "
            "tiên tiến, mô hình hay theo Đề án “Tuyên truyền gương điển hình tiên tiến giai đoạn "
            "2022-2025” của Thủ tướng Chính phủ để nhiều nơi cùng làm; mở lớp tập huấn, bồi dưỡng "
            "cho cán bộ, công chức, viên chức phụ trách thi đua, khen thưởng, giúp đội ngũ này "
            "theo kịp yêu cầu của tình hình mới.",
        ),
    ),
)

TARGET_ITEMS = (
    ItemSpec(
        content=(
            "Tốc độ tăng trưởng bình quân giá trị sản xuất các ngành: {growth=10}%, trong đó: "
            "ngành nông nghiệp {growth_agriculture=4,3}%; TTCN và DV {growth_industry=14,87}%.",
        ),
    ),
    ItemSpec(
        content=(
            "Tổng diện tích canh tác: {farmland=475} ha; sản lượng cây lương thực có hạt: "
            "{grain=175} tấn (lúa: {rice=100} tấn; ngô: {maize=75} tấn); sản lượng chè búp tươi: "
            "{tea=20} tấn; sản lượng cây ăn quả: {fruit=1.880} tấn (vải thiều: {lychee=1.000} "
            "tấn; nhãn: {longan=240} tấn; cây có múi: {citrus=290} tấn; cây ăn quả khác: "
            "{other_fruit=350} tấn).",
        ),
    ),
    ItemSpec(
        content=(
            "Giá trị sản xuất bình quân trên 1 ha đất nông nghiệp: {value_per_hectare=110} triệu "
            "đồng.",
        ),
    ),
    ItemSpec(
        content=(
            "Đàn trâu, bò: {cattle=197} con; đàn lợn thịt: {pigs=5000} con; đàn lợn nái: "
            "{sows=210} con; xuất chuồng lợn con: {piglets=40} tấn; gia cầm, thủy cầm xuất bán: "
            "{poultry=1000} tấn.",
        ),
    ),
    ItemSpec(
        content=("Thu nhập bình quân đầu người: {income=62} triệu đồng/người/năm.",),
    ),
    ItemSpec(
        content=("Tổng thu, chi ngân sách xã năm 2024: {budget=4.786.079.000} đồng.",),
    ),
    ItemSpec(
        content=("Cấp GCNQSDĐ lần đầu: {land_titles=20} giấy (không tính GCN cấp từ đấu giá).",),
    ),
    ItemSpec(
        content=(
            "Tỷ lệ hộ nghèo giảm còn {poverty=0,66}% (theo tiêu chí mới); tỷ lệ phát triển dân số "
            "tự nhiên: <{population_growth=1}%; tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ: "
            "<{malnutrition=9,5}%; vận động Nhân dân tham gia BHYT, BHXH tự nguyện: "
            "{insurance=100}%.",
        ),
    ),
    ItemSpec(
        content=(
            "Duy trì tiêu chí trường chuẩn quốc gia: Trường TH&THCS mức độ 1, Trường Mầm non mức "
            "độ 2. Duy trì chất lượng giáo dục đại trà, giáo dục mũi nhọn; xếp hạng tăng "
            "{school_rank=01} bậc so với năm học 2022 - 2023.",
        ),
        targets=("schools_national_standard", "education_quality"),
    ),
    ItemSpec(
        content=("Xã duy trì bộ tiêu chí quốc gia về y tế xã.",),
        targets=("health_standard",),
    ),
    ItemSpec(
        content=(
            "Tỷ lệ lao động qua đào tạo: {trained_workers=75}%; tỷ lệ lao động qua đào tạo có "
            "việc làm thường xuyên: {trained_employed=100}%.",
        ),
    ),
    ItemSpec(
        content=("Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh: >{clean_water=99}%.",),
    ),
    ItemSpec(
        content=(
            "Tỷ lệ rác thải sinh hoạt được thu gom: {waste_collected=95}%; tỷ lệ rác thải sinh "
            "hoạt thu gom được xử lý: {waste_treated=100}%.",
        ),
    ),
    ItemSpec(
        content=(
            "Số thôn đạt tiêu chuẩn văn hóa: "
            "{cultural_villages.numerator=6}/{cultural_villages.denominator=6}, đạt "
            "{cultural_villages=100}%; hộ được công nhận danh hiệu gia đình văn hóa: "
            "{cultural_families=95}%; cơ quan, đơn vị đạt chuẩn văn hóa: {cultural_offices=100}%; "
            "xã đạt chuẩn văn hóa nông thôn mới năm 2024.",
        ),
        targets=("cultural_commune",),
    ),
    ItemSpec(
        content=(
            "Duy trì xã đạt chuẩn nông thôn mới nâng cao; duy trì {model_villages_kept=4} thôn "
            "Liên Cơ, Tân Kỳ, Hồng Lạc, Đề Thám đạt chuẩn nông thôn mới kiểu mẫu; phấn đấu trong "
            "năm 2024 xây dựng thêm {model_villages_new=01} thôn nông thôn mới kiểu mẫu.",
        ),
        targets=("advanced_rural_commune",),
    ),
)

SOLUTIONS = (
    ItemSpec(
        content=(
            "Quán triệt Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị, tiếp tục đổi mới thi "
            "đua, khen thưởng đi đôi với việc đưa Luật Thi đua, khen thưởng năm 2022 và văn bản "
            "hướng dẫn vào cuộc sống; tích cực triển khai Chỉ thị số 19/CT-TTg ngày 16/7/2021 của "
            "Thủ tướng Chính phủ về việc phát động thi đua thực hiện thắng lợi nhiệm vụ phát "
            "triển kinh tế - xã hội hàng năm và kế hoạch 5 năm (2021 - 2025).",
        ),
    ),
    ItemSpec(
        content=(
            "Lãnh đạo, chỉ đạo sát sao công tác thi đua, khen thưởng; người lãnh đạo là hạt nhân "
            "của phong trào, biết dùng thi đua làm công cụ quản lý và động lực phát triển. Từng "
            "công chức, viên chức, cán bộ, người lao động hiểu rằng thi đua là làm hết sức mình, "
            "hết trách nhiệm với nhiệm vụ, để chất lượng công tác được nâng lên toàn diện.",
        ),
    ),
    ItemSpec(
        content=(
            "Tổ chức phong trào thi đua đạt kết quả thực sự ở mọi lĩnh vực: kinh tế, xã hội, văn "
            "hóa, quốc phòng, an ninh và xây dựng Đảng, xây dựng hệ thống chính trị vững mạnh, có "
            "hiệu lực, hiệu quả; lấy các dịp kỷ niệm trong năm làm cao điểm, như 70 năm Chiến "
            "thắng Điện Biên Phủ và Giải phóng Thủ đô, 80 năm Ngày thành lập Quân đội nhân dân "
            "Việt Nam, 35 năm Ngày hội Quốc phòng toàn dân… Quyết tâm thực hiện thắng lợi mọi mục "
            "tiêu, chỉ tiêu, nhiệm vụ của xã trong năm 2024. Thi đua cải cách hành chính, chuyển "
            "đổi số; làm tốt môi trường đầu tư, kinh doanh để thu hút đầu tư có chất lượng; mở "
            "mang kết cấu hạ tầng, nhất là đường giao thông nông thôn. Thông tin, truyền thông đi "
            "trước một bước để xã hội hiểu và đồng thuận.",
        ),
    ),
    ItemSpec(
        content=(
            "Kiểm tra thường xuyên; sơ kết, tổng kết nghiêm túc để đánh giá đúng và rút ra bài "
            "học. Việc biểu dương, khen thưởng phải được đổi mới căn bản: chú ý khen theo đợt, "
            "khen đột xuất ngay khi có thành tích xuất sắc; hướng về tập thể, cá nhân ở cơ sở, về "
            "những tập thể, cá nhân, hộ gia đình dám sáng tạo, vượt khó đi lên, góp phần để kinh "
            "tế - xã hội của xã phát triển.",
        ),
    ),
    ItemSpec(
        content=(
            "Đẩy mạnh tuyên truyền về các điển hình tiên tiến, những mô hình làm tốt trong thi "
            "đua để nhiều nơi biết, nhiều người làm theo; nhờ đó phong trào có thêm sức sống và "
            "phát triển đều khắp.",
        ),
    ),
    ItemSpec(
        content=(
            "Chú trọng bồi dưỡng nghiệp vụ, chuyên môn, rèn luyện phẩm chất, nâng cao năng lực "
            "cho cán bộ, công chức, viên chức để làm tốt nhiệm vụ thi đua, khen thưởng mà giai "
            "đoạn hiện nay đặt ra.",
        ),
    ),
)

ASSIGNMENTS = (
    ItemSpec(
        content=(
            "Căn cứ Kế hoạch này, MTTQ, từng ngành, đoàn thể, thôn phát động thi đua trong đơn vị "
            "mình để đạt và vượt chỉ tiêu, nhiệm vụ năm 2024, góp sức vào thắng lợi chung của xã. "
            "Báo cáo kết quả vào hai kỳ, khi sơ kết 6 tháng đầu năm và khi tổng kết thi đua, khen "
            "thưởng cả năm 2024 (gửi qua Văn phòng UBND xã). Phát hiện, giới thiệu tập thể, cá "
            "nhân điển hình tiên tiến để tuyên truyền, nhân rộng và đề nghị khen thưởng đúng quy "
            "định.",
        ),
        task=TaskSpec(
            "Phát động thi đua, báo cáo kết quả, giới thiệu điển hình",
            lead=ALL_UNITS,
            recurring="6 tháng, năm",
        ),
    ),
    ItemSpec(
        content=(
            "Đề nghị Ủy ban MTTQ cùng các hội quần chúng, các tổ chức chính trị - xã hội phát huy "
            "sự chủ động của đoàn viên, hội viên và Nhân dân, vận động mọi người hưởng ứng thi "
            "đua yêu nước, hoàn thành tốt nhiệm vụ ở từng lĩnh vực của cơ quan, của địa phương và "
            "trong mỗi gia đình.",
        ),
        task=TaskSpec(
            "Vận động đoàn viên, hội viên, Nhân dân hưởng ứng thi đua",
            lead=("Ủy ban MTTQ xã Đồng Tâm",),
            coordinating=tuple(n for n in MASS_ORGANISATIONS if n != "Ủy ban MTTQ xã Đồng Tâm"),
        ),
    ),
    ItemSpec(
        content=(
            "Công chức Văn hóa - Xã hội cùng Đài Truyền thanh xã tăng thời lượng tuyên truyền, "
            "giới thiệu gương điển hình của từng lĩnh vực, nêu gương kịp thời để mọi người noi "
            "theo.",
        ),
        task=TaskSpec(
            "Tuyên truyền, giới thiệu gương điển hình",
            lead=("Công chức Văn hóa - Xã hội",),
            coordinating=(RADIO,),
        ),
    ),
    ItemSpec(
        content=(
            "Văn phòng UBND xã có nhiệm vụ kiểm tra, đôn đốc việc thực hiện Kế hoạch và tổng hợp "
            "báo cáo; cùng Đài Truyền thanh xã đưa tin rộng rãi về phong trào thi đua, về những "
            "gương điển hình tiên tiến; thẩm định thành tích của tập thể, cá nhân được đề nghị "
            "khen thưởng theo đúng quy định.",
        ),
        task=TaskSpec(
            "Kiểm tra, đôn đốc, tổng hợp báo cáo, thẩm định thành tích",
            lead=(OFFICE,),
            coordinating=(RADIO,),
            recurring="6 tháng, năm",
        ),
    ),
)

ITEMS = (
    ItemSpec(
        heading="MỤC ĐÍCH, YÊU CẦU",
        style="decimal",
        children=(PURPOSE, REQUIREMENTS),
    ),
    ItemSpec(
        heading="NỘI DUNG THI ĐUA",
        style="decimal",
        children=(
            ItemSpec(heading="Nội dung thi đua", style="outline", children=THEMES),
            ItemSpec(
                heading="Chỉ tiêu thi đua chủ yếu năm 2024 về kinh tế - xã hội",
                style="dash",
                children=TARGET_ITEMS,
            ),
        ),
    ),
    ItemSpec(
        heading="TỔ CHỨC THỰC HIỆN",
        style="decimal",
        children=(
            ItemSpec(
                heading="Căn cứ Kế hoạch này, đề nghị MTTQ, các ngành, đoàn thể và các thôn",
                content=(
                    "Khẩn trương phát động thi đua, xây dựng kế hoạch riêng với những tiêu chí cụ "
                    "thể, sát với điều kiện thực tế của ngành mình, thôn mình. Đưa phong trào thi "
                    "đua về kinh tế, văn hóa, xã hội, về quốc phòng, an ninh, về xây dựng Đảng, "
                    "hệ thống chính trị đến từng cán bộ, đảng viên, công chức, viên chức, đoàn "
                    "viên, hội viên và đồng bào các dân tộc trong xã, tạo sức mạnh chung để nhiệm "
                    "vụ chính trị của xã giành thắng lợi, quê hương Đồng Tâm thêm giàu đẹp, văn "
                    "minh. Kỳ nghỉ Tết Nguyên đán Giáp Thìn kết thúc, các ngành, đoàn thể, các "
                    "thôn bắt tay ngay vào thi đua lập thành tích mừng Đảng, mừng Xuân, không kéo "
                    "dài không khí ngày Tết.",
                ),
                task=TaskSpec("Phát động thi đua, xây dựng kế hoạch riêng", lead=ALL_UNITS),
            ),
            ItemSpec(heading="Nhiệm vụ, giải pháp", style="outline", children=SOLUTIONS),
            ItemSpec(heading="Tổ chức thực hiện", style="dash", children=ASSIGNMENTS),
        ),
    ),
)

CLOSING = (
    "Trên đây là Kế hoạch phát động thi đua năm 2024 của xã Đồng Tâm. Quá trình triển khai nếu "
    "nảy sinh vướng mắc, đề nghị các đồng chí phản ánh với Chủ tịch UBND xã để được xem xét, giải "
    "quyết hoặc sửa đổi, bổ sung Kế hoạch cho phù hợp.",
)

RECIPIENTS = (
    RecipientSpec("UBND huyện", units=("Huyện Yên Thế",)),
    RecipientSpec("Phòng Nội vụ", units=("Phòng Nội vụ huyện Yên Thế",)),
    RecipientSpec("BTV Đảng ủy; TT HĐND", units=("Đảng ủy xã Đồng Tâm", "HĐND xã Đồng Tâm")),
    RecipientSpec("MTTQ, các đoàn thể chính trị - xã hội", units=MASS_ORGANISATIONS),
    RecipientSpec("Các cán bộ, công chức, viên chức UBND xã", units=SECTORS),
    RecipientSpec(
        "BTCB; trưởng thôn",
        units=tuple(f"Chi bộ {village}" for village in VILLAGES) + VILLAGES,
    ),
    RecipientSpec("Lưu: VT"),
)

TARGETS = (
    TargetSpec(
        "growth",
        "Tốc độ tăng trưởng bình quân giá trị sản xuất các ngành",
        "%",
        value="10",
        kind="percentage",
        theme=ECONOMY,
    ),
    TargetSpec(
        "growth_agriculture",
        "Ngành nông nghiệp",
        "%",
        value="4.3",
        kind="percentage",
        parent="growth",
        part_rule="detail",
        theme=ECONOMY,
    ),
    TargetSpec(
        "growth_industry",
        "TTCN và DV",
        "%",
        value="14.87",
        kind="percentage",
        parent="growth",
        part_rule="detail",
        theme=ECONOMY,
    ),
    TargetSpec(
        "farmland",
        "Tổng diện tích canh tác",
        "ha",
        value="475",
        theme=ECONOMY,
    ),
    TargetSpec(
        "grain",
        "Sản lượng cây lương thực có hạt",
        "tấn",
        value="175",
        theme=ECONOMY,
    ),
    TargetSpec(
        "rice",
        "Lúa",
        "tấn",
        value="100",
        parent="grain",
        part_rule="adds_up",
        theme=ECONOMY,
    ),
    TargetSpec(
        "maize",
        "Ngô",
        "tấn",
        value="75",
        parent="grain",
        part_rule="adds_up",
        theme=ECONOMY,
    ),
    TargetSpec(
        "tea",
        "Sản lượng chè búp tươi",
        "tấn",
        value="20",
        theme=ECONOMY,
    ),
    TargetSpec(
        "fruit",
        "Sản lượng cây ăn quả",
        "tấn",
        value="1880",
        theme=ECONOMY,
    ),
    TargetSpec(
        "lychee",
        "Vải thiều",
        "tấn",
        value="1000",
        parent="fruit",
        part_rule="adds_up",
        theme=ECONOMY,
    ),
    TargetSpec(
        "longan",
        "Nhãn",
        "tấn",
        value="240",
        parent="fruit",
        part_rule="adds_up",
        theme=ECONOMY,
    ),
    TargetSpec(
        "citrus",
        "Cây có múi",
        "tấn",
        value="290",
        parent="fruit",
        part_rule="adds_up",
        theme=ECONOMY,
    ),
    TargetSpec(
        "other_fruit",
        "Cây ăn quả khác",
        "tấn",
        value="350",
        parent="fruit",
        part_rule="adds_up",
        theme=ECONOMY,
    ),
    TargetSpec(
        "value_per_hectare",
        "Giá trị sản xuất bình quân trên 1 ha đất nông nghiệp",
        "triệu đồng",
        value="110",
        theme=ECONOMY,
    ),
    TargetSpec(
        "cattle",
        "Đàn trâu, bò",
        "con",
        value="197",
        theme=ECONOMY,
    ),
    TargetSpec(
        "pigs",
        "Đàn lợn thịt",
        "con",
        value="5000",
        theme=ECONOMY,
    ),
    TargetSpec(
        "sows",
        "Đàn lợn nái",
        "con",
        value="210",
        theme=ECONOMY,
    ),
    TargetSpec(
        "piglets",
        "Xuất chuồng lợn con",
        "tấn",
        value="40",
        theme=ECONOMY,
    ),
    TargetSpec(
        "poultry",
        "Gia cầm, thủy cầm xuất bán",
        "tấn",
        value="1000",
        theme=ECONOMY,
    ),
    TargetSpec(
        "income",
        "Thu nhập bình quân đầu người",
        "triệu đồng/người/năm",
        value="62",
        theme=ECONOMY,
    ),
    TargetSpec(
        "budget",
        "Tổng thu, chi ngân sách xã năm 2024",
        "đồng",
        value="4786079000",
        strands=("thu", "chi"),
        theme=ECONOMY,
    ),
    TargetSpec(
        "land_titles",
        "Cấp GCNQSDĐ lần đầu",
        "giấy",
        value="20",
        note="không tính GCN cấp từ đấu giá",
        theme=ECONOMY,
    ),
    TargetSpec(
        "poverty",
        "Tỷ lệ hộ nghèo",
        "%",
        value="0.66",
        kind="percentage",
        direction="lower",
        field="society",
        note="theo tiêu chí mới",
        theme=SOCIETY,
    ),
    TargetSpec(
        "population_growth",
        "Tỷ lệ phát triển dân số tự nhiên",
        "%",
        op="<",
        value="1",
        kind="percentage",
        direction="lower",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "malnutrition",
        "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể nhẹ",
        "%",
        op="<",
        value="9.5",
        kind="percentage",
        direction="lower",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "insurance",
        "Vận động Nhân dân tham gia BHYT, BHXH tự nguyện",
        "%",
        value="100",
        kind="percentage",
        field="society",
        strands=("BHYT", "BHXH"),
        theme=SOCIETY,
    ),
    TargetSpec(
        "schools_national_standard",
        "Tiêu chí trường chuẩn quốc gia",
        op="maintain",
        kind="level",
        field="society",
        level="mức độ 1; mức độ 2",
        note="Trường TH&THCS mức độ 1, Trường Mầm non mức độ 2",
        units=("Trường TH&THCS Đồng Tâm", "Trường Mầm non Đồng Tâm"),
        theme=SOCIETY,
    ),
    TargetSpec(
        "education_quality",
        "Chất lượng giáo dục đại trà, giáo dục mũi nhọn",
        op="maintain",
        kind="qualitative",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "school_rank",
        "Tăng bậc xếp hạng so với năm học 2022 - 2023",
        "bậc",
        value="1",
        kind="change",
        field="society",
        parent="education_quality",
        part_rule="detail",
        note="so với xếp hạng năm học 2022 - 2023",
        baseline_year=2023,
        theme=SOCIETY,
    ),
    TargetSpec(
        "health_standard",
        "Xã đạt bộ tiêu chí quốc gia về y tế xã",
        op="maintain",
        kind="qualitative",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "trained_workers",
        "Tỷ lệ lao động qua đào tạo",
        "%",
        value="75",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "trained_employed",
        "Tỷ lệ lao động qua đào tạo có việc làm thường xuyên",
        "%",
        value="100",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "clean_water",
        "Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh",
        "%",
        op=">",
        value="99",
        kind="percentage",
        field="environment",
    ),
    TargetSpec(
        "waste_collected",
        "Tỷ lệ rác thải sinh hoạt được thu gom",
        "%",
        value="95",
        kind="percentage",
        field="environment",
    ),
    TargetSpec(
        "waste_treated",
        "Tỷ lệ rác thải sinh hoạt thu gom được xử lý",
        "%",
        value="100",
        kind="percentage",
        field="environment",
    ),
    TargetSpec(
        "cultural_villages",
        "Số thôn đạt tiêu chuẩn văn hóa",
        "%",
        value="100",
        numerator="6",
        denominator="6",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "cultural_families",
        "Hộ gia đình được công nhận danh hiệu gia đình văn hóa",
        "%",
        value="95",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "cultural_offices",
        "Cơ quan, đơn vị đạt chuẩn văn hóa",
        "%",
        value="100",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "cultural_commune",
        "Xã đạt chuẩn văn hóa nông thôn mới năm 2024",
        op="achieve",
        kind="qualitative",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "advanced_rural_commune",
        "Xã đạt chuẩn nông thôn mới nâng cao",
        op="maintain",
        kind="qualitative",
        theme=ECONOMY,
    ),
    TargetSpec(
        "model_villages_kept",
        "Thôn Liên Cơ, Tân Kỳ, Hồng Lạc, Đề Thám đạt chuẩn nông thôn mới kiểu mẫu",
        "thôn",
        op="maintain",
        value="4",
        units=("Thôn Liên Cơ", "Thôn Tân Kỳ", "Thôn Hồng Lạc", "Thôn Đề Thám"),
        theme=ECONOMY,
    ),
    TargetSpec(
        "model_villages_new",
        "Xây dựng thôn nông thôn mới kiểu mẫu năm 2024",
        "thôn",
        value="1",
        theme=ECONOMY,
    ),
)

PLAN = PlanSpec(
    title="Phát động các phong trào thi đua năm 2024",
    year=2024,
    motto_label="chủ đề",
    motto=MOTTO,
    bases=BASES,
    opening=OPENING,
    items=ITEMS,
    closing=CLOSING,
    recipients=RECIPIENTS,
    signing_mode="own",
    targets=TARGETS,
)
