"""Words that only urge: "không để dồn đến kỳ tổng kết" begins as "không để xảy ra cháy rừng"."""

from __future__ import annotations

from campaigns.intake.grammar.lexer import Tokens
from campaigns.intake.grammar.phrases import phrase_set

_URGINGS = phrase_set(
    "không", "tuyệt đối không", "kiên quyết không", "bảo đảm", "đảm bảo", "thực hiện tốt",
    "quyết tâm",
)  # fmt: skip
# What can be counted, or found to be so or not at the end of the year.
_JUDGED = phrase_set(
    "hộ", "nhà", "nhà ở", "thôn", "xã", "phường", "bản", "tổ dân phố", "khu dân cư", "địa phương",
    "đơn vị", "cơ quan", "tập thể", "cá nhân", "chi bộ", "đảng viên", "tổ chức cơ sở đảng",
    "cán bộ", "công chức", "viên chức", "học sinh", "trẻ em", "em", "giáo viên", "trường", "lớp",
    "thanh niên", "quân nhân", "đối tượng", "người chết", "người bị thương", "người mắc",
    "người nghiện", "lao động", "trường hợp", "vụ", "vụ việc", "ca", "cuộc", "điểm nóng",
    "điểm đen", "tụ điểm", "cháy", "cháy rừng", "cháy nổ", "hỏa hoạn", "tai nạn", "đuối nước",
    "ngộ độc", "thương vong", "dịch", "dịch bệnh", "ổ dịch", "tội phạm", "trọng án", "án",
    "ma túy", "tệ nạn", "mại dâm", "cờ bạc", "phạm tội", "phạm pháp", "vi phạm", "kỷ luật",
    "bạo lực", "xâm hại", "tảo hôn", "cận huyết", "sinh con thứ", "bỏ học", "mù chữ", "tái nghèo",
    "khiếu kiện", "khiếu nại", "tố cáo", "đơn thư", "hồ sơ", "thủ tục hành chính", "nợ đọng",
    "nợ xấu", "nợ thuế", "thất thu", "lấn chiếm", "phá rừng", "khai thác trái phép", "tồn đọng",
    "quá hạn", "trễ hẹn", "đất", "rác", "ô nhiễm", "an ninh", "trật tự", "an toàn", "quốc phòng",
    "chỉ tiêu", "tiêu chí", "tỷ lệ", "mức", "chuẩn", "danh hiệu", "loại", "nhiệm vụ", "công trình",
    "dự án", "quân số", "ngân sách", "diện tích", "sản lượng", "biểu tình", "bạo loạn", "đình công",
    "phá hoại", "bất ngờ chiến lược", "di cư", "tà đạo", "đạo lạ", "buôn lậu", "hàng giả",
    "suy dinh dưỡng", "thiếu đói", "đói", "thiệt hại",
)  # fmt: skip


def only_urges(tokens: Tokens) -> bool:
    """Say whether a clause without a figure names nothing that could be judged."""
    return _URGINGS.at(tokens, 0) is not None and _JUDGED.first(tokens, 1) is None
