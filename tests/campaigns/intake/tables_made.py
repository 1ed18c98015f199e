"""Tables of targets as offices draw them, and tables that hold none."""

from __future__ import annotations

from campaigns.intake.parts import ReadTable


def grid(text: str, caption: str = "") -> ReadTable:
    lines = [line.strip() for line in text.strip().splitlines()]
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
    return ReadTable(key=7, rows=rows, caption=caption)


# ---- One table a case: (what is special, rows, targets) -----------------------------------------

CASES = [
    (
        "the plain table of a commune",
        """
        STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2025 | Ghi chú
        1 | Thu nhập bình quân đầu người | Triệu đồng | 68 |
        2 | Tỷ lệ hộ nghèo | % | < 1,2 | chuẩn đa chiều
        3 | Trồng rừng tập trung | Ha | 1.250,5 |
        """,
        """
        Thu nhập bình quân đầu người = 68 triệu đồng
        Tỷ lệ hộ nghèo < 1.2 %
        Trồng rừng tập trung = 1250.5 ha
        """,
    ),
    (
        "remarks in brackets behind values",
        """
        STT | Chỉ tiêu | Kế hoạch năm 2025
        1 | Nhập khẩu (triệu USD) | 575 (tăng 15%)
        2 | Thu ngân sách (tỷ đồng) | 6.065,2 (giảm 28,3% so với năm 2024)
        3 | Thôn đạt chuẩn văn hóa | 6/6 (100%)
        """,
        """
        Nhập khẩu = 575 triệu USD
        Thu ngân sách = 6065.2 tỷ đồng
        Thôn đạt chuẩn văn hóa = 100 %
        """,
    ),
    (
        "every way of writing a value",
        """
        TT | Nội dung chỉ tiêu | ĐVT | Mục tiêu
        1 | Tỷ lệ đường được cứng hóa | % | ≥ 95
        2 | Tỷ lệ dân số tham gia BHYT | % | từ 96% trở lên
        3 | Tốc độ tăng giá trị sản xuất | % | 13-15
        4 | Số thôn văn hóa | thôn | 6/6
        5 | Trường đạt chuẩn quốc gia | trường | Duy trì 3
        6 | Xã đạt chuẩn về y tế | | Duy trì
        7 | Xã an toàn về an ninh trật tự | | Đạt
        8 | Tiêm chủng cho trẻ | % | tối thiểu 90
        9 | Đơn thư tồn đọng | vụ | không quá 2
        10 | Mức giảm tỷ suất sinh | ‰ | 0,2
        """,
        """
        Tỷ lệ đường được cứng hóa >= 95 %
        Tỷ lệ dân số tham gia BHYT >= 96 %
        Tốc độ tăng giá trị sản xuất range 13..15 %
        Số thôn văn hóa = 6 thôn
        Trường đạt chuẩn quốc gia maintain 3 trường
        Xã đạt chuẩn về y tế maintain
        Xã an toàn về an ninh trật tự achieve
        Tiêm chủng cho trẻ >= 90 %
        Đơn thư tồn đọng <= 2 vụ
        Mức giảm tỷ suất sinh = 0.2 ‰
        """,
    ),
    (
        "a head in two rows: given by the district, striven for by the commune",
        """
        STT | Chỉ tiêu | ĐVT | Năm 2024 | | Năm 2025 |
        | | | Kế hoạch | Ước thực hiện | Huyện giao | Xã phấn đấu
        1 | Sản lượng lương thực | Tấn | 2.100 | 2.150 | 2.200 | 2.250
        2 | Lao động có việc làm mới | Người | 100 | 104 | 110 | 110
        """,
        """
        Sản lượng lương thực = 2250 tấn
        Lao động có việc làm mới = 110 người
        """,
    ),
    (
        "groups, numbers of two levels and dashes",
        """
        STT | Chỉ tiêu | Đơn vị | KH 2025
        I | KINH TẾ | |
        1 | Tổng đàn gia súc | con | 1.500
        1.1 | Đàn trâu, bò | con | 400
        - | Trong đó: bò sữa | con | 60
        1.2 | Đàn lợn | con | 1.100
        2 | Sản lượng lương thực | tấn | 900
        a | Lúa | tấn | 700
        b | Ngô | tấn | 200
        II | VĂN HÓA - XÃ HỘI | |
        1 | Gia đình văn hóa | % | 94
        """,
        """
        Tổng đàn gia súc = 1500 con
        Đàn trâu, bò = 400 con < 0
        bò sữa = 60 con < 1
        Đàn lợn = 1100 con < 0
        Sản lượng lương thực = 900 tấn
        Lúa = 700 tấn < 4
        Ngô = 200 tấn < 4
        Gia đình văn hóa = 94 %
        """,
    ),
    (
        "parts by a dash in the name, units repeated from above",
        """
        STT | Danh mục | ĐVT | Kế hoạch
        1 | Tổng thu ngân sách | triệu đồng | 5.200
        | - Thu trên địa bàn | nt | 1.200
        | - Bổ sung từ cấp trên | // | 4.000
        2 | Diện tích rau an toàn | ha | 35
        3 | Diện tích hoa | " | 4,5
        """,
        """
        Tổng thu ngân sách = 5200 triệu đồng
        Thu trên địa bàn = 1200 triệu đồng < 0
        Bổ sung từ cấp trên = 4000 triệu đồng < 0
        Diện tích rau an toàn = 35 ha
        Diện tích hoa = 4.5 ha
        """,
    ),
    (
        "a whole without value, and a bare Trong đó below a whole with one",
        """
        STT | Chỉ tiêu | ĐVT | KH năm 2025
        1 | Chăn nuôi | |
        | - Đàn dê | con | 300
        2 | Tổng số hộ | hộ | 2.000
        | Trong đó: | |
        | - Hộ nghèo | hộ | 20
        | - Hộ cận nghèo | hộ | 31
        3 | Số hộ dùng nước sạch | hộ | 1.990
        """,
        """
        Đàn dê = 300 con
        Tổng số hộ = 2000 hộ
        Hộ nghèo = 20 hộ < 1
        Hộ cận nghèo = 31 hộ < 1
        Số hộ dùng nước sạch = 1990 hộ
        """,
    ),
    (
        "units in the name, after a comma and in the head of a column",
        """
        TT | Chỉ tiêu | Kế hoạch 2025
        1 | Sản lượng thủy sản (tấn) | 88
        2 | Giá trị sản xuất trên 1 ha, triệu đồng | 130
        3 | Tỷ lệ che phủ rừng (%) | 42,5
        4 | Số hợp tác xã thành lập mới (theo Luật mới) | 02 HTX
        """,
        """
        Sản lượng thủy sản = 88 tấn
        Giá trị sản xuất trên 1 ha = 130 triệu đồng
        Tỷ lệ che phủ rừng = 42.5 %
        Số hợp tác xã thành lập mới (theo Luật mới) = 2 HTX
        """,
    ),
    (
        "the unit in the head of the column of values",
        """
        TT | Chỉ tiêu tỷ lệ | Kế hoạch 2025 (%)
        1 | Hộ dùng điện an toàn | 99,8
        2 | Chất thải rắn được thu gom | 92
        """,
        """
        Hộ dùng điện an toàn = 99.8 %
        Chất thải rắn được thu gom = 92 %
        """,
    ),
    (
        "columns of years: the paper's year is the plan, the one before its baseline",
        """
        STT | Chỉ tiêu | ĐVT | 2023 | 2024 | 2025
        1 | Số doanh nghiệp | DN | 20 | 22 | 25
        2 | Tỷ lệ đô thị hóa | % | 30 | 31,5 | 33
        """,
        """
        Số doanh nghiệp = 25 DN
        Tỷ lệ đô thị hóa = 33 %
        """,
    ),
    (
        "the commune's total beside the shares of its villages",
        """
        STT | Chỉ tiêu | ĐVT | Toàn xã | Thôn Trại | Thôn Chùa | Thôn Bến
        1 | Cấy lúa mùa | ha | 120 | 50 | 40 | 30
        2 | Gia đình văn hóa | % | 93 | 92 | 94 | 93
        """,
        """
        Cấy lúa mùa = 120 ha
        Gia đình văn hóa = 93 %
        """,
    ),
    (
        "villages in the rows: only the sum is the commune's",
        """
        STT | Thôn | Diện tích lúa (ha) | Sản lượng (tấn)
        1 | Thôn Trại | 50 | 260
        2 | Thôn Chùa | 40 | 210
        | Tổng cộng | 90 | 470
        """,
        """
        Diện tích lúa = 90 ha
        Sản lượng = 470 tấn
        """,
    ),
    (
        "a plan of several measures for each crop",
        """
        STT | Cây trồng | Kế hoạch năm 2025 | |
        | | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)
        1 | Lúa xuân | 100 | 58 | 580
        2 | Ngô | 20,5 | 45 | 92
        """,
        """
        Diện tích lúa xuân = 100 ha
        Năng suất lúa xuân = 58 tạ/ha
        Sản lượng lúa xuân = 580 tấn
        Diện tích ngô = 20.5 ha
        Năng suất ngô = 45 tạ/ha
        Sản lượng ngô = 92 tấn
        """,
    ),
    (
        "no head at all",
        """
        1 | Tổng diện tích gieo trồng | ha | 610
        2 | Độ che phủ rừng | % | ≥ 41
        3 | Thôn đạt chuẩn | thôn | 5
        """,
        """
        Tổng diện tích gieo trồng = 610 ha
        Độ che phủ rừng >= 41 %
        Thôn đạt chuẩn = 5 thôn
        """,
    ),
    (
        "columns numbered below the head, and the head said again on the next page",
        """
        STT | Chỉ tiêu | ĐVT | TH 2024 | KH 2025 | So sánh (%)
        (1) | (2) | (3) | (4) | (5) | (6)=(5)/(4)
        1 | Thu hút khách du lịch | lượt khách | 8.000 | 10.000 | 125
        STT | Chỉ tiêu | ĐVT | TH 2024 | KH 2025 | So sánh (%)
        2 | Cơ sở lưu trú | cơ sở | 4 | 5 | 125
        """,
        """
        Thu hút khách du lịch = 10000 lượt khách
        Cơ sở lưu trú = 5 cơ sở
        """,
    ),
    (
        "a unit merged over several rows",
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch
        1 | Thu phí, lệ phí | triệu đồng | 40
        2 | Thuế phi nông nghiệp | | 25
        3 | Thu quỹ đất | | 3.000
        """,
        """
        Thu phí, lệ phí = 40 triệu đồng
        Thuế phi nông nghiệp = 25 triệu đồng
        Thu quỹ đất = 3000 triệu đồng
        """,
    ),
    (
        "a target in two columns only, one of them the target",
        """
        Nội dung | Chỉ tiêu
        Tỷ lệ hồ sơ giải quyết đúng hạn | 99%
        Mức độ hài lòng của người dân | trên 90%
        Vụ cháy lớn | Không để xảy ra
        """,
        """
        Tỷ lệ hồ sơ giải quyết đúng hạn = 99 %
        Mức độ hài lòng của người dân > 90 %
        Vụ cháy lớn achieve
        """,
    ),
    (
        "the group in a column of its own",
        """
        Lĩnh vực | Chỉ tiêu | Đơn vị tính | Kế hoạch
        Kinh tế | Cơ sở sản xuất mới | cơ sở | 3
        | Sản phẩm OCOP | sản phẩm | 2
        Xã hội | Hộ thoát nghèo | hộ | 12
        """,
        """
        Cơ sở sản xuất mới = 3 cơ sở
        Sản phẩm OCOP = 2 sản phẩm
        Hộ thoát nghèo = 12 hộ
        """,
    ),
    (
        "letters over Roman numbers",
        """
        TT | CHỈ TIÊU | ĐVT | CHỈ TIÊU GIAO NĂM 2025
        A | CHỈ TIÊU KINH TẾ | |
        I | Nông nghiệp | |
        1 | Đàn gia cầm | con | 22.000
        B | CHỈ TIÊU XÃ HỘI | |
        1 | Bác sĩ trên một vạn dân | bác sĩ | 9,5
        """,
        """
        Đàn gia cầm = 22000 con
        Bác sĩ trên một vạn dân = 9.5 bác sĩ
        """,
    ),
    (
        "a Roman row with a figure is the whole of the rows below",
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch
        I | Tổng sản lượng quả | tấn | 300
        1 | Vải | tấn | 180
        2 | Nhãn | tấn | 120
        """,
        """
        Tổng sản lượng quả = 300 tấn
        Vải = 180 tấn < 0
        Nhãn = 120 tấn < 0
        """,
    ),
    (
        "numbers typed before the names, no column for them",
        """
        Chỉ tiêu | ĐVT | Mục tiêu năm 2025
        1. Thu ngân sách | tỷ đồng | 12
        1.1. Thu thuế | tỷ đồng | 7
        1.2. Thu khác | tỷ đồng | 5
        2. Giải ngân đầu tư công | % | 95
        """,
        """
        Thu ngân sách = 12 tỷ đồng
        Thu thuế = 7 tỷ đồng < 0
        Thu khác = 5 tỷ đồng < 0
        Giải ngân đầu tư công = 95 %
        """,
    ),
    (
        "points for commas, English grouping and other slips of the pen",
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch
        1 | Tỷ lệ giảm nghèo | % | 1.5
        2 | Tổng vốn huy động | nghìn đồng | 1,250,000
        3 | Tỷ lệ trẻ suy dinh dưỡng | % | =<8,0
        4 | Người tham gia tập luyện | % | 38*
        """,
        """
        Tỷ lệ giảm nghèo = 1.5 %
        Tổng vốn huy động = 1250000 nghìn đồng
        Tỷ lệ trẻ suy dinh dưỡng <= 8 %
        Người tham gia tập luyện = 38 %
        """,
    ),
    (
        "half years beside the whole year",
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch năm 2025 | |
        | | | 6 tháng đầu năm | 6 tháng cuối năm | Cả năm
        1 | Kết nạp đảng viên | đảng viên | 3 | 4 | 7
        """,
        """
        Kết nạp đảng viên = 7 đảng viên
        """,
    ),
    (
        "a blank figure of the commune stays as the district gave it",
        """
        STT | Chỉ tiêu | ĐVT | Huyện giao | Xã giao
        1 | Đào ao nuôi cá | ha | 6 |
        2 | Cải tạo vườn tạp | ha | 10 | 12
        """,
        """
        Đào ao nuôi cá = 6 ha
        Cải tạo vườn tạp = 12 ha
        """,
    ),
    (
        "changes, up and down",
        """
        STT | Chỉ tiêu | ĐVT | Phấn đấu năm 2025
        1 | Tai nạn giao thông | % | Giảm 5
        2 | Chỉ số cải cách hành chính | bậc | tăng 02 bậc
        3 | Tỷ lệ hộ cận nghèo | % | giảm còn 2,1%
        """,
        """
        Tai nạn giao thông = 5 %
        Chỉ số cải cách hành chính = 2 bậc
        Tỷ lệ hộ cận nghèo = 2.1 %
        """,
    ),
    (
        "a blank row between, a dash for nothing",
        """
        STT | Chỉ tiêu | ĐVT | KH 2025
        1 | Kiên cố kênh mương | km | 1,2
        | | |
        2 | Làm cầu dân sinh | cầu | -
        3 | Làm đường trục thôn | km | 0,85
        """,
        """
        Kiên cố kênh mương = 1.2 km
        Làm đường trục thôn = 0.85 km
        """,
    ),
    (
        "three rows of head, comparisons under a head of their own",
        """
        TT | Chỉ tiêu | Đơn vị tính | TH 2023 | Năm 2024 | | | | Kế hoạch năm 2025
        | | | | Kế hoạch | Ước thực hiện | % so sánh | |
        | | | | | | ƯTH/KH | ƯTH/TH 2023 |
        A | Chỉ tiêu kinh tế | | | | | | |
        1 | Tăng trưởng giá trị sản xuất | % | 7,1 | 7,5-8 | 7,8 | 100 | 110 | 8-8,5
        """,
        """
        Tăng trưởng giá trị sản xuất range 8..8.5 %
        """,
    ),
    (
        "a name over two columns: the group and its rows",
        """
        TT | Chỉ tiêu | | ĐVT | KH 2025
        1 | Trồng trọt | Đậu tương | ha | 30
        | | Lạc | ha | 12
        2 | Tổng đàn | | con | 700
        | - | Dê | con | 500
        """,
        """
        Trồng trọt Đậu tương = 30 ha
        Lạc = 12 ha
        Tổng đàn = 700 con
        Dê = 500 con < 2
        """,
    ),
    (
        "the group in a merged cell, numbers typed before the names",
        """
        TT | Tên tiêu chí | Nội dung tiêu chí | Yêu cầu | Hiện trạng | Kế hoạch 2025
        1 | Giao thông | 1.1. Đường xã được rải nhựa | 100% | 95% | 100%
        | | 1.2. Đường ngõ sạch, không lầy lội | ≥80% | 75% | 85%
        2 | Thủy lợi | 2.1. Đất được tưới chủ động | Đạt | Đạt | Đạt
        """,
        """
        Đường xã được rải nhựa = 100 %
        Đường ngõ sạch, không lầy lội = 85 %
        Đất được tưới chủ động achieve
        """,
    ),
    (
        "what was given beside what the unit registers",
        """
        TT | Chỉ tiêu | Chỉ tiêu giao năm 2025 | Đăng ký thực hiện năm 2025
        1 | Xóa nhà tạm (nhà) | 5 | 6
        """,
        """
        Xóa nhà tạm = 6 nhà
        """,
    ),
    (
        "crops over their area, yield and output",
        """
        STT | Chỉ tiêu | ĐVT | TH 2024 | KH 2025
        1 | Trồng trọt | | |
        a) | Lúa cả năm | | |
        - | Diện tích | ha | 95 | 100
        - | Năng suất | tạ/ha | 51 | 52,5
        2 | Chăn nuôi | | |
        - | Đàn ngựa | con | 80 | 85
        """,
        """
        Diện tích = 100 ha
        Năng suất = 52.5 tạ/ha
        Đàn ngựa = 85 con
        """,
    ),
    (
        "a share of a structure that has no value itself",
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch
        1 | Cơ cấu kinh tế | % |
        | Nông nghiệp | % | 40
        | Dịch vụ | % | 60
        2 | Hộ khá, giàu | % | 55
        """,
        """
        Nông nghiệp = 40 %
        Dịch vụ = 60 %
        Hộ khá, giàu = 55 %
        """,
    ),
    (
        "two values of one name, the second below it",
        """
        STT | Chỉ tiêu | ĐVT | Kế hoạch
        1 | Trồng dâu nuôi tằm | ha | 12
        | | tấn | 30
        2 | Nuôi ong | đàn | 200
        """,
        """
        Trồng dâu nuôi tằm = 12 ha
        Trồng dâu nuôi tằm = 30 tấn
        Nuôi ong = 200 đàn
        """,
    ),
    (
        "no head over the numbers of the rows",
        """
        | Chỉ tiêu | ĐVT | Kế hoạch
        1 | Tổng đàn gà | con | 5.000
        1.1 | Gà đẻ | con | 1.000
        """,
        """
        Tổng đàn gà = 5000 con
        Gà đẻ = 1000 con < 0
        """,
    ),
    (
        "the head of the names over the numbers too",
        """
        Chỉ tiêu | | ĐVT | Kế hoạch
        1 | Sản lượng mật ong | lít | 900
        2 | Sản lượng nấm | tạ | 45
        """,
        """
        Sản lượng mật ong = 900 lít
        Sản lượng nấm = 45 tạ
        """,
    ),
    (
        "words behind the value, other signs of a range",
        """
        STT | Chỉ tiêu | ĐVT | Phấn đấu năm 2025
        1 | Thu ngân sách so với dự toán | | Tăng 5% so với năm 2024
        2 | Thu quỹ vì người nghèo | | Đạt 100% kế hoạch giao
        3 | Tăng trưởng dịch vụ | % | 12 ÷ 14
        4 | Tỷ lệ hòa giải thành | % | 85[1]
        """,
        """
        Thu ngân sách so với dự toán = 5 %
        Thu quỹ vì người nghèo = 100 %
        Tăng trưởng dịch vụ range 12..14 %
        Tỷ lệ hòa giải thành = 85 %
        """,
    ),
    (
        "results, the plan and the way ahead",
        """
        TT | Chỉ tiêu | ĐVT | Hiện trạng năm 2024 | Mục tiêu đến năm 2025 | Định hướng năm 2030
        1 | Tỷ lệ đô thị hóa | % | 35 | ≥38 | ≥45
        """,
        """
        Tỷ lệ đô thị hóa >= 38 %
        """,
    ),
]

# ---- Tables that hold no target ------------------------------------------------------------------

NO_TARGETS = {
    "points to score": """
        STT | Nội dung tiêu chí | Điểm tối đa | Điểm tự chấm
        1 | Hoàn thành chỉ tiêu thu ngân sách | 10 | 9
        2 | Không có đơn thư vượt cấp | 5 | 5
        """,
    "points beside a target in words": """
        TT | Tiêu chí thi đua | Thang điểm
        1 | Nộp báo cáo đúng hạn 100% | 20
        """,
    "events of the year": """
        STT | Nội dung | Đơn vị thực hiện | Thời gian
        1 | Hội nghị tổng kết công tác thi đua | Văn phòng | Tháng 12/2025
        2 | Phát động đợt thi đua ngắn ngày | Hội Nông dân | 15/3/2025
        """,
    "tasks with lead and product": """
        TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn
        1 | Rà soát quy chế | Phòng Nội vụ | Các phòng | Quyết định | Quý II
        """,
    "prices": """
        STT | Tên hàng | Đơn vị tính | Số lượng | Đơn giá | Thành tiền
        1 | Giấy khen khổ A4 | tờ | 100 | 5.000 | 500.000
        """,
    "results of a past year": """
        STT | Chỉ tiêu | ĐVT | Thực hiện năm 2023 | Thực hiện năm 2024
        1 | Sản lượng lúa | tấn | 800 | 820
        """,
    "names of people": """
        STT | Họ và tên | Chức vụ | Nhiệm vụ
        1 | Nguyễn Văn A | Chủ tịch | Trưởng ban
        2 | Trần Thị B | Công chức | Ủy viên
        """,
    "months of the year": """
        STT | Nội dung | Kế hoạch | Thực hiện
        1 | Sơ kết phong trào | Tháng 6 | Văn phòng
        2 | Tổng kết phong trào | Tháng 12 | Văn phòng
        """,
    "nothing": " | ",
}
