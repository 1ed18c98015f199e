"""The 2024 plan of Phường Ngô Quyền: its facts and figures, in words of our own."""

from emulation.demonstration.parts import (
    BasisSpec,
    ItemSpec,
    PlanSpec,
    RecipientSpec,
    TargetSpec,
    TaskSpec,
)
from emulation.demonstration.places import NGO_QUYEN

VILLAGES = NGO_QUYEN.unit_names("village")
MASS_ORGANISATIONS = NGO_QUYEN.unit_names("mass_organisation")
OFFICES = NGO_QUYEN.unit_names("office")
SCHOOLS = NGO_QUYEN.unit_names("school")
SECTORS = NGO_QUYEN.unit_names("school", "station", "office")
CELLS = tuple(f"Chi bộ {village}" for village in VILLAGES)
FRONT = "Ủy ban MTTQ Phường Ngô Quyền"
RADIO = "Đài Truyền thanh Phường Ngô Quyền"
COUNCIL = "Hội đồng Thi đua - Khen thưởng Phường Ngô Quyền"

ECONOMY = "Phát triển kinh tế"
CITY = "Đô thị văn minh"
SOCIETY = "Văn hóa - xã hội"
REFORM = "Cải cách hành chính, chuyển đổi số"
SECURITY = "Quốc phòng, an ninh"
POLITICS = "Xây dựng Đảng, hệ thống chính trị"
HONOURS = "Phong trào của cấp trên, các ngày lễ lớn, công tác khen thưởng"

MOTTO = "Rõ việc, quyết liệt, linh hoạt, về đích"

BASES = (
    BasisSpec(
        "Kế hoạch số 24/KH-UBND ngày 26/01/2024 của Chủ tịch UBND thành phố Bắc Giang về phát "
        "động các phong trào thi đua năm 2024"
    ),
    BasisSpec(
        "Nghị quyết số 38/NQ-HĐND ngày 20/12/2023 của HĐND Phường Ngô Quyền về nhiệm vụ phát "
        "triển kinh tế - xã hội Phường Ngô Quyền năm 2024"
    ),
)

OPENING = (
    "Chủ tịch UBND Phường Ngô Quyền ban hành Kế hoạch phát động phong trào thi đua năm 2024 theo "
    f"phương châm “{MOTTO}”, với những nội dung sau:",
)

PURPOSE = ItemSpec(
    heading="Mục đích",
    style="dash",
    children=(
        ItemSpec(
            content=(
                "Tiếp thêm sức mạnh từ truyền thống thi đua yêu nước, từ lòng tự hào dân tộc và "
                "tình yêu quê hương, đất nước; khuyến khích từng tập thể, cá nhân đoàn kết, sáng "
                "tạo, làm tròn và làm vượt chỉ tiêu, phần việc đã nhận, nhờ đó nhiệm vụ chính trị "
                "năm 2024 của phường được hoàn thành thắng lợi; phấn đấu để phường nằm trong nhóm "
                "tiêu biểu, dẫn đầu thi đua yêu nước của Cụm thi đua phường, xã thuộc thành phố "
                "Bắc Giang.",
            ),
        ),
        ItemSpec(
            content=(
                "Sớm tìm ra điển hình tiên tiến, nhân tố mới, mô hình mới, người tốt, việc tốt "
                "trong mỗi phong trào; tôn vinh, khen thưởng đúng lúc để cách làm hay được nhân "
                "lên và lan tỏa ra toàn xã hội.",
            ),
        ),
    ),
)

REQUIREMENTS = ItemSpec(
    heading="Yêu cầu",
    style="dash",
    children=(
        ItemSpec(
            content=(
                "Từ Kế hoạch này, mỗi bộ phận, tổ dân phố, tập thể, cá nhân xác định nội dung thi "
                "đua năm 2024 của mình cho thiết thực, có chiều sâu, đến được với mọi tầng lớp "
                "Nhân dân. Phong trào phải bắt nguồn từ cơ sở, chủ đề và tên gọi ngắn, dễ nhớ, "
                "tiêu chí rõ ràng; đã “phát” thì phải “động”. Mở nhiều đợt thi đua ngắn để tập "
                "trung sức cho việc khó, khơi thông điểm nghẽn, nút thắt với tinh thần “càng khó "
                "khăn càng phải thi đua”. Mỗi phong trào đều phải thể hiện “3 dám”, “3 hơn”, “5 "
                "rõ” của Chỉ thị số 26-CT/TU ngày 02/6/2023 của Ban Thường vụ Tỉnh ủy Bắc Giang: "
                "dám đăng ký nhận việc khó, việc phức tạp; quyết tâm làm hơn mức đã đăng ký; tiến "
                "độ và kết quả đều rõ.",
            ),
        ),
        ItemSpec(
            content=(
                "Đảng viên, cán bộ, nhất là cán bộ đứng đầu các cơ quan, đơn vị, phải tiên phong, "
                "làm gương, thật sự là hạt nhân, là ngọn cờ của thi đua yêu nước. Mỗi người coi "
                "công tác này là nhiệm vụ trọng tâm, làm quanh năm; đem hết khả năng hoàn thành "
                "công việc, không ngừng nâng chất lượng công tác, góp phần xây dựng hình ảnh đội "
                "ngũ cán bộ, công chức phường kỷ cương, chuyên nghiệp, tận tụy, trách nhiệm, gần "
                "dân, trọng dân, vì Nhân dân phục vụ.",
            ),
        ),
        ItemSpec(
            content=(
                "Từng tổ dân phố, bộ phận, tổ chức, cơ quan, đơn vị, tập thể và cá nhân chủ động "
                "tìm hiểu, nắm chắc tiêu chuẩn, tiêu chí, thủ tục, quy trình khen thưởng. Xét "
                "khen thưởng đúng quy định, đầy đủ, kịp thời, chính xác; mọi bước đều công khai, "
                "minh bạch; người và tập thể được chọn phải thật sự tiêu biểu, xứng đáng được "
                "biểu dương.",
            ),
        ),
    ),
)

THEMES_INTRODUCTION = (
    "Học tập, thấm nhuần tư tưởng thi đua ái quốc của Chủ tịch Hồ Chí Minh; thực hiện Chỉ thị số "
    "34-CT/TW ngày 07/4/2014 của Bộ Chính trị về “Tiếp tục đổi mới công tác thi đua, khen thưởng” "
    "đồng thời với Luật Thi đua, khen thưởng và văn bản hướng dẫn; triển khai tích cực hơn nữa "
    "Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ về việc phát động thi đua thực "
    "hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hàng năm và kế hoạch 5 năm (2021 - "
    "2025), gồm các nội dung dưới đây:",
)

THEMES = (
    ItemSpec(
        theme="Hoàn thành nhiệm vụ trọng tâm",
        content=(
            "Thi đua triển khai đồng bộ, đầy đủ mọi nhiệm vụ ở từng bộ phận, tổ dân phố, tập thể, "
            "cá nhân, trước hết là các nhiệm vụ chính trị trọng tâm. Đổi mới mạnh tư duy lãnh "
            "đạo, điều hành; soát xét và sửa chữa kịp thời những tồn tại, hạn chế, gỡ dần khó "
            "khăn, vướng mắc; khai thông điểm nghẽn để từng lĩnh vực đều chuyển biến rõ, có thêm "
            "động lực hoàn thành 100% nhiệm vụ trọng tâm và chỉ tiêu kinh tế - xã hội của năm, "
            "qua đó phấn đấu ngay trong năm 2024 đạt các chỉ tiêu Nghị quyết Đại hội Đảng bộ "
            "Phường Ngô Quyền lần thứ XII, nhiệm kỳ 2020 - 2025.",
        ),
    ),
    ItemSpec(
        theme=ECONOMY,
        content=(
            "Thi đua phát triển kinh tế hiệu quả, nhanh mà bền vững, nâng cao sức cạnh tranh; lấy "
            "kinh tế số, kinh tế xanh, kinh tế chia sẻ, kinh tế tuần hoàn và thương mại điện tử "
            "làm động lực mới. Khơi dậy và dùng có hiệu quả mọi nguồn lực để kết cấu hạ tầng kinh "
            "tế - xã hội và đô thị được xây dựng đồng bộ, hiện đại; thúc đẩy các dự án nhanh hơn "
            "kế hoạch.",
        ),
    ),
    ItemSpec(
        theme=CITY,
        content=(
            "Thi đua để đô thị văn minh kiểu mẫu sớm thành hình, để Phường Ngô Quyền phát triển "
            "xanh, thông minh, bền vững; thực hiện nghiêm Chỉ thị số 01/CT-UBND ngày 06/10/2020 "
            "của Chủ tịch UBND thành phố về việc chấn chỉnh, tăng cường công tác quản lý trật tự "
            "đô thị trên địa bàn. Bồi thường, giải phóng mặt bằng xong theo đúng tiến độ của từng "
            "dự án; giữ nền nếp thực hiện Chỉ thị số 17-CT/TU ngày 27/02/2020 và Chỉ thị số "
            "19-CT/TU ngày 11/6/2020 của Ban Thường vụ Tỉnh ủy; phong trào “Ngày Chủ Nhật xanh” "
            "được làm đều, làm tốt.",
        ),
    ),
    ItemSpec(
        theme=SOCIETY,
        content=(
            "Thi đua sôi nổi, đều khắp trong lĩnh vực văn hóa - xã hội. Nhân dân được chăm sóc "
            "sức khỏe ban đầu với dịch vụ y tế tốt hơn; chất lượng dân số tăng lên. Chủ động "
            "phòng bệnh, sớm phát hiện và nhanh chóng khống chế ổ dịch, đặc biệt chú ý các bệnh "
            "dịch nguy hiểm, bệnh dịch mới xuất hiện. Giáo dục và đào tạo được đổi mới, đem lại "
            "nguồn nhân lực tốt hơn; phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” "
            "ngày càng có chất lượng, người dân có đời sống văn hóa, tinh thần phong phú, phong "
            "trào thể thao quần chúng lớn mạnh, thể thao thành tích cao có thêm kết quả. An sinh "
            "xã hội được bảo đảm, chính sách đối với người có công được thực hiện chu đáo. Chăm "
            "lo đời sống của người lao động; áp dụng nhiều giải pháp để mở rộng diện tham gia "
            "BHXH, BHYT.",
        ),
    ),
    ItemSpec(
        theme=REFORM,
        content=(
            "Thi đua cải cách hành chính rộng khắp và có chất lượng, đi liền với xây dựng chính "
            "quyền thân thiện. Chuyển đổi số mạnh mẽ hơn, ưu tiên những việc phục vụ xây dựng "
            "chính quyền số, chính quyền điện tử.",
        ),
    ),
    ItemSpec(
        theme=SECURITY,
        content=(
            "Thi đua làm tốt nhiệm vụ quốc phòng, an ninh. Xây dựng lực lượng quân sự địa phương "
            "vững mạnh; nắm tình hình từ sớm, luôn chủ động, không bất ngờ; hoàn thành chỉ tiêu "
            "giao quân năm 2024. Phong trào “Toàn dân bảo vệ an ninh Tổ quốc” đi vào chiều sâu; "
            "giao thông an toàn, tai nạn được kiềm chế; phòng cháy, chữa cháy được quan tâm đúng "
            "mức.",
        ),
    ),
    ItemSpec(
        theme=POLITICS,
        content=(
            "Thi đua xây dựng Đảng, làm cho cả hệ thống chính trị vững mạnh và hoạt động hiệu quả "
            "hơn; chuẩn bị kỹ các điều kiện cho Đại hội lần thứ XIII của Đảng bộ Phường Ngô "
            "Quyền, nhiệm kỳ 2025 - 2030. Làm tốt việc học và làm theo tư tưởng, đạo đức, phong "
            "cách Hồ Chí Minh; chấp hành đúng, đủ Chỉ thị số 26-CT/TU ngày 02/6/2023 của Ban "
            "Thường vụ Tỉnh ủy về chấn chỉnh tác phong, lề lối làm việc, đề cao trách nhiệm của "
            "người thi hành nhiệm vụ trước yêu cầu mới. Cấp ủy Đảng, chính quyền, trước hết là "
            "người đứng đầu, nêu cao vai trò, trách nhiệm. Các cơ quan trong hệ thống chính trị "
            "gắn kết chặt chẽ khi làm việc; chăm lo khối đại đoàn kết toàn dân, làm cho xã hội "
            "đồng thuận, để phường và từng tổ dân phố thực hiện thắng lợi nhiệm vụ chính trị.",
        ),
    ),
    ItemSpec(
        theme=HONOURS,
        content=(
            "Tích cực tham gia phong trào thi đua của Thủ tướng Chính phủ, của các bộ, ban, ngành "
            "Trung ương, của tỉnh và thành phố; thi đua yêu nước trên mọi lĩnh vực hướng về những "
            "ngày lễ lớn, những sự kiện của đất nước: 94 năm ngày thành lập Đảng Cộng sản Việt "
            "Nam; 70 năm Chiến thắng Điện Biên Phủ và Giải phóng Thủ đô; 80 năm Ngày thành lập "
            "Quân đội nhân dân Việt Nam; 35 năm Ngày hội Quốc phòng toàn dân… Phấn đấu để nhiệm "
            "vụ, mục tiêu, chỉ tiêu năm 2024 của phường được thực hiện trọn vẹn, góp phần đưa mọi "
            "mục tiêu của Đại hội Đảng bộ phường lần thứ XII về đích.",
            "Công tác khen thưởng tuân thủ pháp luật, hướng nhiều hơn tới những tập thể, cá nhân "
            "có sáng tạo, không lùi bước trước khó khăn, làm tốt nhiệm vụ. Tiếp tục đưa điển hình "
            "tiên tiến, mô hình tiêu biểu đến với cộng đồng để học tập, lan tỏa theo Kế hoạch "
            "“Tuyên truyền gương điển hình tiên tiến giai đoạn 2022-2025” của Chủ tịch UBND thành "
            "phố; bồi dưỡng thường xuyên cho người làm công tác thi đua, khen thưởng, bảo đảm đáp "
            "ứng yêu cầu hiện nay.",
        ),
    ),
)

TARGET_ITEMS = (
    ItemSpec(
        content=("Hoàn thành chỉ tiêu thu ngân sách năm 2024.",),
        targets=("budget_revenue",),
    ),
    ItemSpec(
        content=(
            "Hoàn thành công tác sáp nhập địa giới hành chính theo Đề án sáp nhập, căn cứ Nghị "
            "quyết số 368-NQ/TU ngày 11/9/2023 của Ban Chấp hành Đảng bộ thành phố Bắc Giang về "
            "việc sắp xếp đơn vị hành chính giai đoạn 2023-2030 và Kế hoạch số 156/KH-UBND ngày "
            "20/9/2023 của Ủy ban nhân dân thành phố Bắc Giang về thực hiện sắp xếp đơn vị hành "
            "chính cấp xã, giai đoạn 2023-2025.",
        ),
        targets=("boundary_merger",),
    ),
    ItemSpec(
        content=(
            "Phấn đấu hoàn thành GPMB dự án đầu tư xây dựng công trình hồ điều hòa và khuôn viên "
            "cây xanh đường Xương Giang như thành phố đã chỉ đạo.",
        ),
        targets=("site_clearance",),
    ),
    ItemSpec(
        content=("Giữ vững {schools_national_standard=03} trường đạt chuẩn quốc gia.",),
    ),
    ItemSpec(
        content=("Giữ vững phường đạt chuẩn quốc gia về y tế.",),
        targets=("health_standard",),
    ),
    ItemSpec(
        content=(
            "Duy trì phường đạt danh hiệu “Phường đạt chuẩn văn minh đô thị”; duy trì cơ quan "
            "phường đạt chuẩn văn hóa.",
        ),
        targets=("civilised_ward", "cultural_office"),
    ),
    ItemSpec(
        content=("Tỷ lệ gia đình văn hóa: từ {cultural_families=98}% trở lên.",),
    ),
    ItemSpec(
        content=(
            "Tỷ lệ tổ dân phố đạt danh hiệu văn hóa: từ {cultural_neighbourhoods=80}% trở lên.",
        ),
    ),
    ItemSpec(
        content=("Giải quyết việc làm mới: {new_jobs=172} lao động.",),
    ),
    ItemSpec(
        content=("Tỷ lệ hộ nghèo: dưới {poverty=0,08}%.",),
    ),
    ItemSpec(
        content=(
            "Tỷ lệ tham gia BHYT toàn dân: {health_insurance=99,7}%; hoàn thành chỉ tiêu BHXH "
            "thành phố giao ({social_insurance=269} người).",
        ),
    ),
    ItemSpec(
        content=("Tỷ lệ phát triển dân số tự nhiên: dưới {population_growth=0,05}%.",),
    ),
    ItemSpec(
        content=(
            "Thực hiện có chất lượng, đồng bộ các tiêu chí “Chính quyền thân thiện”, trong đó "
            "phường phấn đấu đạt chuẩn {friendly_government_stars=04} sao.",
        ),
        targets=("friendly_government",),
    ),
    ItemSpec(
        content=("Giải quyết đơn thư, thực hiện các quyết định, kết luận: đạt {petitions=100}%.",),
    ),
    ItemSpec(
        content=(
            "Giữ vững ổn định về an ninh chính trị; hoàn thành xuất sắc nhiệm vụ quốc phòng và an "
            "ninh.",
        ),
        targets=("political_security", "defence_tasks"),
    ),
    ItemSpec(
        content=(
            "Có {staff_completing=100}% cán bộ, công chức, người lao động hoàn thành nhiệm vụ trở "
            "lên; từ {grassroots_fighters=01} đến {grassroots_fighters.value_max=02} cán bộ, công "
            "chức đạt chiến sĩ thi đua cơ sở; cơ quan phường đạt danh hiệu “Tập thể lao động tiên "
            "tiến” trở lên.",
        ),
        targets=("advanced_collective",),
    ),
)

SOLUTIONS = (
    ItemSpec(
        content=(
            "Đổi mới công tác thi đua, khen thưởng đúng tinh thần Chỉ thị số 34-CT/TW ngày "
            "07/4/2014 của Bộ Chính trị, đưa Luật Thi đua, khen thưởng năm 2022 cùng văn bản "
            "hướng dẫn vào thực tế đạt hiệu quả; triển khai sâu rộng Chỉ thị số 19/CT-TTg ngày "
            "16/7/2021 của Thủ tướng Chính phủ về việc phát động thi đua thực hiện thắng lợi "
            "nhiệm vụ phát triển kinh tế - xã hội hàng năm và kế hoạch 5 năm (2021 - 2025).",
        ),
    ),
    ItemSpec(
        content=(
            "Người đứng đầu cơ quan, tổ dân phố trực tiếp chỉ đạo công tác thi đua, khen thưởng, "
            "là nòng cốt của phong trào, xem thi đua vừa là công cụ quản lý, vừa là động lực thúc "
            "đẩy phát triển. Mỗi cán bộ, công chức, người lao động thi đua bằng sự tận tâm với "
            "phần việc của mình, làm cho chất lượng công tác tốt lên từng ngày.",
        ),
        task=TaskSpec(
            "Trực tiếp chỉ đạo công tác thi đua, khen thưởng",
            lead=("Chủ tịch UBND phường", "Tổ trưởng tổ dân phố"),
        ),
    ),
    ItemSpec(
        content=(
            "Tổ chức có hiệu quả phong trào thi đua ở các lĩnh vực kinh tế, xã hội, văn hóa, an "
            "ninh, quốc phòng, ở công tác xây dựng Đảng và hệ thống chính trị vững mạnh, làm việc "
            "hiệu lực, hiệu quả, chào mừng những ngày lễ lớn, sự kiện của đất nước: 94 năm ngày "
            "thành lập Đảng Cộng sản Việt Nam; 70 năm Chiến thắng Điện Biên Phủ và Giải phóng Thủ "
            "đô; 80 năm Ngày thành lập Quân đội nhân dân Việt Nam; 35 năm Ngày hội Quốc phòng "
            "toàn dân… Quyết tâm đạt trọn các chỉ tiêu, mục tiêu, nhiệm vụ của phường trong năm "
            "2024. Thi đua cải cách hành chính, chuyển đổi số, đưa khoa học và công nghệ vào công "
            "việc; tạo thuận lợi cho đầu tư, kinh doanh, thu hút nhiều dự án tốt; chỉnh trang đô "
            "thị, hoàn thiện kết cấu hạ tầng. Làm tốt công tác đối ngoại; thông tin, truyền thông "
            "rộng rãi để có sự đồng thuận xã hội.",
        ),
    ),
    ItemSpec(
        content=(
            "Biểu dương, khen thưởng phải đổi mới thật sự: coi trọng khen theo đợt và khen đột "
            "xuất, có thành tích xuất sắc là khen ngay; ưu tiên cơ sở, chú ý những tập thể, cá "
            "nhân, hộ gia đình có sáng kiến, có nghị lực vượt khó và làm tốt nhiệm vụ.",
        ),
    ),
    ItemSpec(
        content=(
            "Tuyên truyền đậm nét về kinh nghiệm hay, mô hình tiêu biểu, về những người tốt, việc "
            "tốt trong thi đua; nhân rộng cách làm ấy ra nhiều nơi, tạo sức lan tỏa để phong trào "
            "ngày càng phát triển.",
        ),
    ),
    ItemSpec(
        content=(
            "Bồi dưỡng chuyên môn, nghiệp vụ để cán bộ, công chức được giao việc thi đua, khen "
            "thưởng ở từng tập thể có đủ năng lực và phẩm chất hoàn thành nhiệm vụ.",
        ),
    ),
)

ASSIGNMENTS = (
    ItemSpec(
        content=(
            "Các ban, ngành, đoàn thể, đơn vị dựa vào Kế hoạch này lập kế hoạch riêng, xác định "
            "rõ nhiệm vụ, chương trình thi đua, khen thưởng năm 2024 và chọn hình thức phát động "
            "phù hợp với mình.",
        ),
        task=TaskSpec(
            "Lập kế hoạch và phát động thi đua năm 2024",
            lead=MASS_ORGANISATIONS + SECTORS,
        ),
    ),
    ItemSpec(
        content=(
            "Đề nghị Ủy ban Mặt trận Tổ quốc cùng các tổ chức chính trị - xã hội, hội quần chúng "
            "của phường động viên đoàn viên, hội viên và Nhân dân chủ động, hăng hái hưởng ứng "
            "thi đua yêu nước, cùng làm tốt nhiệm vụ của địa phương trong từng lĩnh vực và nhiệm "
            "vụ của gia đình mình.",
        ),
        task=TaskSpec(
            "Vận động đoàn viên, hội viên, Nhân dân hưởng ứng thi đua",
            lead=(FRONT,),
            coordinating=tuple(name for name in MASS_ORGANISATIONS if name != FRONT),
        ),
    ),
    ItemSpec(
        content=(
            "Đài Truyền thanh phường tăng tin, bài về phong trào thi đua ở các tổ dân phố, cơ "
            "quan, trường học; có gương người tốt, việc tốt, cách làm hay, điển hình tiên tiến là "
            "giới thiệu ngay để thi đua lan tỏa khắp phường.",
        ),
        task=TaskSpec("Thông tin, tuyên truyền về phong trào thi đua", lead=(RADIO,)),
    ),
    ItemSpec(
        content=(
            "Công chức Văn phòng - Thống kê phường (phụ trách thi đua, khen thưởng) được giao "
            "theo dõi, đôn đốc việc thực hiện Kế hoạch, tổng hợp kết quả để báo cáo Chủ tịch UBND "
            "phường và Hội đồng TĐKT phường.",
        ),
        task=TaskSpec(
            "Theo dõi, đôn đốc, tổng hợp, báo cáo kết quả",
            lead=("Công chức Văn phòng - Thống kê",),
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
        heading="NỘI DUNG THỰC HIỆN THI ĐUA",
        style="decimal",
        children=(
            ItemSpec(
                heading="Nội dung thi đua",
                style="outline",
                content=THEMES_INTRODUCTION,
                children=THEMES,
            ),
            ItemSpec(
                heading="Các chỉ tiêu thi đua chủ yếu",
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
                heading="Phát động thi đua",
                content=(
                    "Từng bộ phận, tổ dân phố, tập thể, cá nhân bắt tay ngay vào việc xây dựng "
                    "tiêu chí thi đua của mình, cụ thể và sát tình hình. Phong trào thi đua trên "
                    "mọi lĩnh vực, từ kinh tế, văn hóa, xã hội đến quốc phòng, an ninh, đến xây "
                    "dựng Đảng, hệ thống chính trị, cần được phát động rộng khắp tới cán bộ, đảng "
                    "viên, công chức, người lao động, đoàn viên, hội viên và người dân trong "
                    "phường; tất cả cùng chung sức thực hiện thắng lợi nhiệm vụ chính trị, xây "
                    "dựng Phường Ngô Quyền giàu đẹp, văn minh hơn. Trước Tết Nguyên đán Giáp "
                    "Thìn, dồn sức thi đua lập thành tích mừng Đảng, mừng Xuân; sau Tết trở lại "
                    "nhịp công việc ngay, không để không khí lễ Tết làm chậm tiến độ.",
                ),
                task=TaskSpec(
                    "Xây dựng tiêu chí, phát động thi đua",
                    lead=OFFICES + VILLAGES,
                ),
            ),
            ItemSpec(heading="Nhiệm vụ, giải pháp", style="outline", children=SOLUTIONS),
            ItemSpec(heading="Tổ chức thực hiện", style="outline", children=ASSIGNMENTS),
        ),
    ),
)

RECIPIENTS = (
    RecipientSpec(
        "Hội đồng TĐKT thành phố", "b/c", ("Hội đồng Thi đua - Khen thưởng thành phố Bắc Giang",)
    ),
    RecipientSpec("Phòng Nội vụ thành phố", "b/c", ("Phòng Nội vụ thành phố Bắc Giang",)),
    RecipientSpec(
        "TT Đảng ủy, HĐND phường", "b/c", ("Đảng ủy Phường Ngô Quyền", "HĐND Phường Ngô Quyền")
    ),
    RecipientSpec("Lãnh đạo UBND phường", "c/đ", ("Phường Ngô Quyền",)),
    RecipientSpec("Thành viên Hội đồng TĐKT phường", "t/h", (COUNCIL,)),
    RecipientSpec("MTTQ, các tổ chức CT-XH phường", "p/h", MASS_ORGANISATIONS),
    RecipientSpec("Cán bộ, công chức, NLĐ cơ quan phường", "t/h", OFFICES),
    RecipientSpec(
        "Các Trường học, Trạm Y tế, Công an, Tổ TTĐT",
        "t/h",
        (
            *SCHOOLS,
            "Trạm Y tế Phường Ngô Quyền",
            "Công an Phường Ngô Quyền",
            "Tổ Thông tin điện tử Phường Ngô Quyền",
        ),
    ),
    RecipientSpec("Bí thư chi bộ, Tổ trưởng các tổ dân phố", "t/h", CELLS + VILLAGES),
    RecipientSpec("Lưu: VT"),
)

TARGETS = (
    TargetSpec(
        "budget_revenue",
        "Chỉ tiêu thu ngân sách năm 2024",
        op="achieve",
        kind="qualitative",
        theme=ECONOMY,
    ),
    TargetSpec(
        "boundary_merger",
        "Công tác sáp nhập địa giới hành chính",
        op="achieve",
        kind="qualitative",
        field="politics",
    ),
    TargetSpec(
        "site_clearance",
        "GPMB dự án đầu tư xây dựng công trình hồ điều hòa và khuôn viên cây xanh đường Xương "
        "Giang",
        op="achieve",
        kind="qualitative",
        note="theo chỉ đạo của thành phố",
        theme=CITY,
    ),
    TargetSpec(
        "schools_national_standard",
        "Trường đạt chuẩn quốc gia",
        "trường",
        op="maintain",
        value="3",
        field="society",
        units=SCHOOLS,
        theme=SOCIETY,
    ),
    TargetSpec(
        "health_standard",
        "Phường đạt chuẩn quốc gia về y tế",
        op="maintain",
        kind="qualitative",
        field="society",
        units=("Trạm Y tế Phường Ngô Quyền",),
        theme=SOCIETY,
    ),
    TargetSpec(
        "civilised_ward",
        "Phường đạt danh hiệu “Phường đạt chuẩn văn minh đô thị”",
        op="maintain",
        kind="level",
        level="Phường đạt chuẩn văn minh đô thị",
        field="society",
        theme=CITY,
    ),
    TargetSpec(
        "cultural_office",
        "Cơ quan phường đạt chuẩn văn hóa",
        op="maintain",
        kind="qualitative",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "cultural_families",
        "Tỷ lệ gia đình văn hóa",
        "%",
        op=">=",
        value="98",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "cultural_neighbourhoods",
        "Tỷ lệ tổ dân phố đạt danh hiệu văn hóa",
        "%",
        op=">=",
        value="80",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "new_jobs",
        "Giải quyết việc làm mới",
        "lao động",
        value="172",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "poverty",
        "Tỷ lệ hộ nghèo",
        "%",
        op="<",
        value="0.08",
        kind="percentage",
        direction="lower",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "health_insurance",
        "Tỷ lệ tham gia BHYT toàn dân",
        "%",
        value="99.7",
        kind="percentage",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "social_insurance",
        "Chỉ tiêu BHXH thành phố giao",
        "người",
        value="269",
        field="society",
        assigned_by="thành phố",
        theme=SOCIETY,
    ),
    TargetSpec(
        "population_growth",
        "Tỷ lệ phát triển dân số tự nhiên",
        "%",
        op="<",
        value="0.05",
        kind="percentage",
        direction="lower",
        field="society",
        theme=SOCIETY,
    ),
    TargetSpec(
        "friendly_government",
        "Chất lượng, đồng bộ các tiêu chí “Chính quyền thân thiện”",
        op="achieve",
        kind="qualitative",
        field="politics",
        theme=REFORM,
    ),
    TargetSpec(
        "friendly_government_stars",
        "Phường đạt chuẩn sao “Chính quyền thân thiện”",
        "sao",
        value="4",
        kind="level",
        level="chuẩn 04 sao",
        field="politics",
        parent="friendly_government",
        part_rule="detail",
        theme=REFORM,
    ),
    TargetSpec(
        "petitions",
        "Giải quyết đơn thư và thực hiện các quyết định, kết luận",
        "%",
        value="100",
        kind="percentage",
        field="politics",
    ),
    TargetSpec(
        "political_security",
        "Ổn định về an ninh chính trị",
        op="maintain",
        kind="qualitative",
        field="security",
        theme=SECURITY,
    ),
    TargetSpec(
        "defence_tasks",
        "Các nhiệm vụ quốc phòng và an ninh",
        op="achieve",
        kind="level",
        level="hoàn thành xuất sắc",
        field="security",
        units=("Ban CHQS Phường Ngô Quyền", "Công an Phường Ngô Quyền"),
        theme=SECURITY,
    ),
    TargetSpec(
        "staff_completing",
        "Cán bộ, công chức, người lao động hoàn thành nhiệm vụ trở lên",
        "%",
        value="100",
        kind="percentage",
        field="politics",
        theme=POLITICS,
    ),
    TargetSpec(
        "grassroots_fighters",
        "Cán bộ, công chức đạt chiến sĩ thi đua cơ sở",
        "cán bộ, công chức",
        op="range",
        value="1",
        value_max="2",
        direction="within",
        field="politics",
        theme=HONOURS,
    ),
    TargetSpec(
        "advanced_collective",
        "Cơ quan phường đạt danh hiệu “Tập thể lao động tiên tiến” trở lên",
        op="achieve",
        kind="level",
        level="Tập thể lao động tiên tiến trở lên",
        field="politics",
        theme=HONOURS,
    ),
)

PLAN = PlanSpec(
    title="Phát động phong trào thi đua năm 2024",
    year=2024,
    motto_label="phương châm",
    motto=MOTTO,
    bases=BASES,
    opening=OPENING,
    items=ITEMS,
    recipients=RECIPIENTS,
    signing_mode="own",
    targets=TARGETS,
)
