"""The words of measure, as tables: add a line to teach the reader a new unit.

Last looked over 2026-11, with plans and resolutions of communes, districts and provinces.
"""

from __future__ import annotations

PERCENTS = ("%", "‰", "phần trăm", "phần nghìn", "% o", "% 0")

# What a share may be a share of, kept in its unit: "20% GDP".
SHARED = ("gdp", "grdp")

SCALES = ("trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ")
# "tỷ lệ" and the like begin with a word of scale and are none.
NOT_SCALED = ("tỷ lệ", "tỷ trọng", "tỷ suất", "tỷ số")

MONEY = (
    "đồng", "đ", "vnđ", "vnd", "usd", "đô la mỹ", "đô la", "euro", "tr . đ", "tr . đồng", "trđ",
    "trđồng",
    "tỷđ", "tỷđồng", "ngđ", "triệuđ",
    "tr đồng", "tr", "triệu đồng",
)  # fmt: skip

# Words that measure: what is measured follows them ("40 tấn lợn con").
MEASURES = (
    "kg", "gam", "gram", "g", "yến", "tạ", "tấn", "kilogam", "ki - lô - gam", "ha", "héc ta",
    "hecta", "hécta", "héc - ta", "m²", "m² sàn", "m²sàn", "km²", "sào", "mẫu", "công đất",
    "mét vuông", "mét khối", "mét", "m", "m³", "m3", "km", "cm", "mm", "lít", "m dài", "mét dài",
    "kwh", "kw", "mw", "mwp", "kva", "mva", "gwh", "kwp", "ki lô mét", "kilomet", "ki - lô - mét",
    "điểm %", "điểm phần trăm", "điểm", "bậc", "lần", "sao", "ngày công", "công", "mbps", "gb",
    "tb", "lượt khách . km", "khách . km", "hành khách . km", "người . km", "tấn . km", "lượt",
    "suất", "vé", "cv", "dba", "mg", "ml", "oc", "µg", "tỷ đồng",
)  # fmt: skip

# Things that are counted, by class: people, places, offices and groups may be named together
# ("02 cán bộ, công chức"); events are seldom targets outside a list of targets.
COUNTED = {
    "people": (
        "người", "lao động", "người lao động", "cán bộ", "công chức", "viên chức",
        "cán bộ công chức", "đảng viên", "đoàn viên", "hội viên", "học sinh", "sinh viên",
        "học viên", "giáo viên", "trẻ em", "trẻ", "cháu", "thanh niên", "tân binh", "chiến sĩ",
        "công dân", "quần chúng", "quần chúng ưu tú", "bác sĩ", "y sĩ", "dược sĩ", "điều dưỡng",
        "điều dưỡng viên", "nhân viên", "nhân viên y tế", "đồng chí", "đ / c", "đc", "công nhân",
        "nông dân",
        "hộ", "hộ dân", "hộ gia đình", "gia đình", "đối tượng", "lượt người", "lượt khách",
        "lượt hộ", "lượt lao động", "lượt đoàn viên", "lượt hội viên", "lượt cán bộ", "khách",
        "nhân khẩu", "khẩu", "dân quân", "hạt nhân", "cá nhân", "trai", "gái", "bé trai",
        "bé gái", "trẻ trai", "trẻ gái", "nam", "nữ", "tình nguyện viên", "thành viên", "em",
        "cấp ủy viên", "cộng tác viên", "tuyên truyền viên", "nghệ nhân", "vận động viên",
        "chủ hộ", "phụ nữ", "cựu chiến binh", "người dân", "lượt học sinh", "giảng viên",
        "huấn luyện viên",
    ),
    "places": (
        "thôn", "bản", "làng", "ấp", "xóm", "buôn", "tổ dân phố", "khu phố", "khu dân cư", "khu",
        "khóm", "khối phố", "khối", "xã", "phường", "thị trấn", "huyện", "quận", "thị xã",
        "thành phố", "tỉnh", "tdp", "cụm dân cư", "tổ nhân dân", "tổ",
    ),
    "offices": (
        "cơ quan", "đơn vị", "doanh nghiệp", "trường", "trường học", "hợp tác xã", "htx",
        "tổ hợp tác", "tổ chức", "tổ chức đảng", "tổ chức cơ sở đảng", "tổ chức đoàn thể",
        "chi bộ", "đảng bộ", "chi đoàn", "chi hội", "công đoàn cơ sở", "công đoàn",
        "nghiệp đoàn", "trạm y tế", "trạm", "cơ sở", "trang trại", "gia trại", "chợ", "siêu thị",
        "bệnh viện", "phòng khám", "trung tâm", "câu lạc bộ", "clb", "đội", "nhóm",
        "tổ hòa giải", "hội", "chi nhánh", "điểm", "địa điểm", "lớp", "nhà trường", "địa phương",
        "ban", "ngành", "sở", "trạm bơm", "liên hiệp hợp tác xã", "cụm công nghiệp",
        "khu công nghiệp", "làng nghề", "tập đoàn", "vùng",
    ),
    "groups": ("tập thể", "gương", "điển hình"),
    "things": (
        "mô hình", "sản phẩm", "công trình", "dự án", "đề tài", "sáng kiến", "giải", "giải pháp",
        "tuyến", "tuyến đường", "cây cầu", "cầu", "cây", "con", "giấy", "giấy chứng nhận", "gcn",
        "gcnqsdđ", "chứng chỉ", "nhà", "ngôi nhà", "căn nhà", "căn hộ", "căn", "ngôi",
        "nhà văn hóa", "phòng học", "phòng", "sổ", "thẻ", "giường", "giường bệnh", "máy",
        "máy tính", "camera", "xe", "thuê bao", "tài khoản", "hồ sơ", "thủ tục",
        "thủ tục hành chính", "tthc", "dịch vụ", "dịch vụ công", "văn bản", "vườn", "ao", "hồ",
        "công viên", "quả", "trứng", "cành", "bông", "hoa", "bó", "bao", "bộ", "cuốn", "quyển",
        "tin", "tin bài", "bài", "bài viết", "phóng sự",
        "chuyên mục", "tờ", "bộ phận", "tiêu chí", "chỉ tiêu", "danh hiệu", "đơn vị máu", "mũi",
        "liều", "suất quà", "phần quà", "học bổng", "suất học bổng", "tủ sách", "bồn hoa",
        "bóng đèn", "đèn", "cột", "trụ", "hộp", "thùng", "điểm trường", "điểm sáng",
        "điểm du lịch", "ô tô", "biển", "mã số vùng trồng", "mã vùng trồng", "mã số",
        "nhãn hiệu", "thương hiệu", "chuỗi", "khách sạn", "homestay", "cơ sở lưu trú", "phiếu",
        "di tích", "lễ hội", "nhiệm vụ", "vụ việc", "vụ", "ca", "đơn", "đơn thư", "ý kiến",
        "kiến nghị", "quyết định", "nhà máy", "bình", "tàu", "thuyền", "phương tiện", "bức", "lô",
        "lô đất", "trường hợp", "kỹ thuật", "viên", "khoa", "chiếc", "cái", "tấm", "thửa",
        "thửa đất", "bến", "cảng", "đồ án", "quy hoạch", "lồng", "bể", "hầm", "hầm biogas",
        "huy chương", "chỗ", "chỗ ở", "đầu sách", "tác phẩm", "bằng khen", "giấy khen", "khâu",
        "công việc", "phần việc",
    ),
    "events": (
        "buổi", "cuộc", "đợt", "hội nghị", "lớp tập huấn", "hội thảo", "hội thi", "kỳ", "kỳ họp",
        "phiên", "phiên họp", "chuyên đề", "giải đấu", "hội diễn", "lượt kiểm tra", "hoạt động",
        "chương trình", "lượt tuyên truyền", "đoàn", "đoàn kiểm tra", "diễn đàn", "cuộc thi",
        "chuyến", "hội chợ", "hội thao",
    ),
}  # fmt: skip

# What follows a stroke in a compound unit, longest first by itself: "triệu đồng/người/năm".
SHARERS = (
    "năm", "tháng", "quý", "tuần", "ngày", "ngày đêm", "ngày , đêm", "giờ", "vụ", "kỳ", "học kỳ",
    "người", "đầu người", "người dân", "nhân khẩu", "khẩu", "dân", "vạn dân", "nghìn dân",
    "lao động", "hộ", "hộ dân", "ha", "hecta", "héc ta", "sào", "mẫu", "m²", "km²", "m3", "m³",
    "km", "tấn", "tạ", "kg", "con", "cây", "lít", "xã", "thôn", "phường", "bản", "ấp", "huyện",
    "tỉnh", "đơn vị", "trường", "lớp", "học sinh", "giáo viên", "trẻ", "trẻ em", "trẻ đẻ sống",
    "trẻ đẻ ra sống", "trẻ sinh sống", "trẻ sơ sinh sống", "ca đẻ sống", "ca sinh sống", "gái",
    "bé gái", "trẻ gái", "trẻ em gái", "nữ", "phụ nữ", "lượt", "giường bệnh", "chi bộ",
    "tổ chức cơ sở đảng", "đảng bộ", "cơ sở", "doanh nghiệp", "sản phẩm", "trẻ em sinh ra sống",
    "trẻ đẻ", "ca", "mô hình", "thành viên", "phút", "giây", "đợt", "cán bộ", "người cao tuổi",
    "hội viên", "đoàn viên", "đảng viên",
)  # fmt: skip
