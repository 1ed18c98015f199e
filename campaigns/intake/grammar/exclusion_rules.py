"""Tables of numbers that are no figures of a target: years, laws, ordinals, ages, slogans, quotas.

Each rule has a name, phrases right before or right after the number, and an example that a test
reads. Add a phrase to a row, or a row, to teach it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """``unless``: a unit ("any", or only "%") after the number makes it a figure after all."""

    name: str
    example: str
    phrases: tuple[str, ...]
    unless: str = ""


BEFORE_RULES: tuple[Rule, ...] = (
    Rule("paper", "Nghị quyết 29", (
        "nghị quyết", "nghị định", "chỉ thị", "quyết định", "kết luận", "thông tư", "công văn",
        "hướng dẫn", "luật", "thông báo", "pháp lệnh", "tờ trình", "báo cáo", "văn bản", "nq", "nđ",
        "qđ", "ct", "kl", "tt", "quy định", "điều lệ", "iso", "tcvn", "qcvn", "iec",
    )),
    Rule("label", "Đề án 06", (
        "đề án", "chương trình", "dự án", "kế hoạch", "điều", "khoản", "mục", "phụ lục", "biểu",
        "bảng", "mẫu", "mẫu số", "trang", "phần", "bước", "chương", "tiểu dự án", "nhóm chỉ tiêu",
        "tổ", "thôn", "xóm", "ấp", "khu", "khu phố", "tổ dân phố", "tdp", "đội", "lớp", "khối",
        "cụm", "vùng", "phường", "quận", "trạm", "trường", "tiểu học", "mầm non", "tiểu khu", "lô",
        "nhóm", "số", "số :", "mã số", "tiêu chí số", "tiêu chí", "chỉ tiêu", "điểm", "câu", "hình",
        "ra đa", "đài", "sư đoàn", "quân khu", "lữ đoàn", "trung đoàn", "tiểu đoàn", "h", "kênh",
    ), unless="any"),
    Rule("ordinal", "sinh con thứ 3", (
        "thứ", "lần thứ", "khóa", "mức độ", "cấp độ", "giai đoạn", "kỳ họp", "kỳ họp thứ",
        "nhiệm kỳ", "thế hệ", "phiên bản", "vị trí", "vị trí thứ", "xếp thứ", "đứng thứ", "top",
        "tốp",
    ), unless="%"),
    Rule("ordinal", "hạng 2", (
        "cấp", "hạng", "loại", "đợt", "vòng", "kỳ", "lần", "khu vực", "mũi", "tầng", "bậc", "lứa",
    ), unless="any"),
    Rule("date", "ngày 20", (
        "ngày", "tháng", "mùng", "mồng", "quý", "thế kỷ", "đêm", "rằm tháng", "sáng", "chiều",
    )),
    Rule("date", "năm học 2024", ("năm học", "năm", "vụ", "niên độ", "niên khóa"), unless="%"),
    Rule("road", "quốc lộ 37", (
        "quốc lộ", "ql", "tỉnh lộ", "tl", "đt", "đh", "hương lộ", "đường tỉnh", "đường huyện",
        "ngõ", "hẻm", "ngách", "số nhà", "đường số", "km",
    )),
    Rule("road", "đường 5", ("đường", "phố"), unless="any"),
    Rule("set", "trong 18 phường, xã", (
        "cả", "trong", "tại", "ở", "của", "thuộc", "giữa", "một trong", "trong số", "trong tổng số",
        "trên tổng số", "trên cả", "qua", "khắp",
    ), unless="%"),
    Rule("rank", "đứng trong nhóm 5 đơn vị dẫn đầu", (
        "trong nhóm", "thuộc nhóm", "vào nhóm", "trong tốp", "vào tốp", "thuộc tốp", "trong top",
        "vào top", "thuộc top", "nhóm đầu",
    ), unless="%"),
    Rule("formula", "x 100%", ("x", "×", "*", "chia cho")),
    Rule("award", "tặng 05 Giấy khen", (
        "tặng", "trao", "trao tặng", "thưởng", "khen thưởng", "khen", "tôn vinh", "biểu dương",
        "khen thưởng cho", "tặng cho", "giấy khen cho", "bằng khen cho", "xét chọn", "bình chọn",
    )),
    Rule("points", "trừ 2 điểm", ("trừ", "cộng", "cộng thêm", "trừ đi", "chấm", "điểm thưởng")),
)  # fmt: skip

AFTER_RULES: tuple[Rule, ...] = (
    Rule("age", "trẻ em dưới 5 tuổi", ("tuổi", "tháng tuổi", "tuần tuổi", "ngày tuổi")),
    Rule("duration", "trong 15 ngày", (
        "năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây", "quý", "ngày làm việc", "năm học",
        "học kỳ", "nhiệm kỳ", "đêm", "ngày đêm", "thế kỷ", "thập kỷ", "mùa", "h", "thập niên",
    )),
    Rule("slogan", "3 dám", (
        "dám", "rõ", "hơn", "không", "sạch", "tại chỗ", "nhất", "cùng", "tự", "biết", "đúng",
        "tốt", "giỏi", "nắm", "bám", "thật", "xây", "chống", "quyết", "cửa", "trong 1", "trong một",
        "tiên phong", "trách nhiệm",
    )),
    Rule("reference", "10 chỉ tiêu", (
        "chỉ tiêu", "nhiệm vụ", "giải pháp", "nhóm", "nội dung", "đột phá", "khâu đột phá", "khâu",
        "lĩnh vực", "mục tiêu", "chương trình", "nghị quyết", "chuyên đề", "phong trào", "đề án",
        "cuộc vận động", "điểm nghẽn", "trụ cột", "hành lang", "cực", "phần", "chương", "điều",
        "vấn đề", "việc", "bước", "nguyên tắc", "yếu tố", "cấp", "bên", "mặt", "khu vực", "chiều",
        "chương trình mục tiêu quốc gia", "bậc học", "cấp học", "thứ tiếng", "loại", "hình thức",
        "hướng", "phương châm", "loại vắc xin", "loại hình", "đồng chí", "đại biểu", "kỳ họp",
    )),
    Rule("points", "thang điểm 100 điểm", ("điểm",)),
)  # fmt: skip

# A label's word that ends another word: "tiêu biểu 10 - 15%".
NO_LABELS = (
    "tiêu biểu", "đại biểu", "thành phần", "cổ phần", "kiểu mẫu", "gương mẫu", "loại hình",
    "địa điểm", "thời điểm", "trọng điểm", "danh mục", "hạng mục", "đặc điểm", "quan điểm",
    "nhà trường", "môi trường", "thị trường", "quy mô", "tình hình", "truyền hình", "điển hình",
    "mô hình", "góp phần", "tiêu chí đạt", "số lớp", "cấp tỉnh", "từng lớp", "bảo hiểm",
    "mặt trận tổ",
)  # fmt: skip
