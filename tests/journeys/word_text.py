"""A plan of ten printed pages as Word puts it on the clipboard: lists, headings, paragraphs."""

from __future__ import annotations

FIELDS = (
    ("chè", "ha", "chè lai", "chè trung du"),
    ("vải sớm", "ha", "vải trên đồi", "vải trong vườn"),
    ("gà đồi", "nghìn con", "gà thương phẩm", "gà giống"),
    ("cá nước ngọt", "tấn", "cá ao", "cá lồng"),
    ("rau an toàn", "tấn", "rau vụ đông", "rau vụ xuân"),
    ("đường thôn", "km", "đường bê tông", "đường cấp phối"),
    ("cây bóng mát", "cây", "cây ở trường học", "cây ven đường"),
    ("thẻ bảo hiểm y tế", "thẻ", "thẻ hộ gia đình", "thẻ học sinh"),
)
WAYS = (
    "Ban Phát triển thôn họp dân, ghi rõ hộ nhận việc, ngày bắt đầu và người theo dõi {name}",
    "Mỗi tổ tự quản chọn một việc làm mẫu về {name}, làm xong mới nhân ra các tổ khác",
    "Công chức phụ trách xuống từng xóm mỗi tháng để gỡ chỗ vướng về {name}",
    "Cuối quý, thôn niêm yết kết quả {name} tại nhà văn hóa để bà con cùng xem và góp ý",
    "Hộ đi đầu về {name} được nêu tên trên loa truyền thanh và giới thiệu xét khen thưởng",
)
WHY = (
    "Việc {name} gắn với thu nhập và nếp sống của từng nhà, nên phải bàn từ dưới lên, không giao "
    "khoán cho riêng một ngành. Năm trước có nơi làm tốt, có nơi còn trông chờ; năm nay thôn nào "
    "cũng đăng ký phần việc của mình ngay từ buổi họp đầu năm, ghi vào sổ và đọc lại trước dân. "
    "Chỗ nào khó thì báo về xã ngay trong tuần ấy. Cán bộ được phân công phải biết rõ từng hộ, "
    "nghe ý kiến của bà con và trả lời bằng việc làm cụ thể. Việc chung của xóm thì cả xóm cùng "
    "làm, nhà neo người được giúp trước; ai có tay nghề thì bày cho người chưa quen, ai có xe thì "
    "chở giúp, ai bận thì góp công sau. Kết quả nói bằng việc đã xong, có người thấy, có sổ ghi."
)
PURPOSE = (
    "Khơi dậy sức dân, làm cho mỗi người thấy phần việc của mình trong năm 2024.",
    "Chọn việc vừa sức, làm đến nơi đến chốn, nói được kết quả bằng con số của năm 2024.",
    "Khen đúng người, đúng việc, kịp thời; người trực tiếp làm được khen trước.",
)
DUTIES = (
    "lập danh sách hộ đăng ký, gửi về xã trước ngày 15 tháng 3 năm 2024",
    "giao việc cho từng thành viên, mỗi tháng họp một buổi để rút kinh nghiệm",
    "giữ sổ theo dõi, ghi ngay khi xong việc, không ghi bù vào cuối năm",
    "báo cáo kết quả từng quý, nói rõ việc chưa xong và lý do",
)
PLACES = ("Hồng Lạc", "Đề Thám", "Cầu Gỗ", "Bến Đá", "Ao Sen", "Rừng Thông", "Đồng Mít")
LAST = "Cuối năm họp bình xét công khai, gửi hồ sơ khen thưởng đúng hạn."


def word_text() -> str:
    """Return the HTML of the clipboard."""
    lines = [*_purpose(), *_targets(), *_schedule(), *_duties(), *_end()]
    head = "<html><head><style>p.MsoNormal {margin: 0}</style></head>"
    return f"{head}<body lang=VI>{''.join(lines)}</body></html>"


def _heading(text: str) -> str:
    return f"<p class=MsoNormal style='text-align:justify'><b>{text}<o:p></o:p></b></p>"


def _paragraph(text: str) -> str:
    return f"<p class=MsoNormal style='text-indent:1cm'>{text}<o:p></o:p></p>"


def _listed(marker: str, text: str, level: int = 1) -> str:
    """A paragraph with a number of Word's own."""
    ignored = f"<span style='mso-list:Ignore'>{marker}<span>&nbsp;&nbsp;</span></span>"
    style = f"style='mso-list:l0 level{level} lfo1'"
    return f"<p class=MsoListParagraph {style}><![if !supportLists]>{ignored}<![endif]>{text}</p>"


def _purpose() -> list[str]:
    return [_heading("I. MỤC ĐÍCH, YÊU CẦU"), *(_listed("-", text) for text in PURPOSE)]


def _targets() -> list[str]:
    lines = [_heading("II. NỘI DUNG, CHỈ TIÊU")]
    for number, (name, unit, first, second) in enumerate(FIELDS, start=1):
        lines.append(_heading(f"{number}. Phong trào {name}"))
        lines.append(_paragraph(WHY.format(name=name)))
        one, other = 20 + 3 * number, 10 + 2 * number
        parts = f"{first} {one} {unit}; {second} {other} {unit}"
        lines.append(_listed("-", f"Tổng số {name}: {one + other} {unit}, trong đó: {parts}."))
        lines += [_listed("-", f"{way.format(name=name)}.") for way in WAYS]
    return lines


def _schedule() -> list[str]:
    rows = [("Tháng", "Việc chung của toàn xã")]
    rows += [(f"Tháng {month}", f"Kiểm tra chéo lần {month}") for month in range(3, 12, 2)]
    cells = "".join(f"<tr><td>{month}</td><td>{work}</td></tr>" for month, work in rows)
    return [_heading("III. LỊCH CHUNG"), f"<table class=MsoTableGrid>{cells}</table>"]


def _duties() -> list[str]:
    lines = [_heading("IV. PHẦN VIỆC CỦA CÁC THÔN")]
    for number, place in enumerate(PLACES, start=1):
        lines.append(_heading(f"{number}. Thôn {place}"))
        lines.append(_paragraph(WHY.format(name=f"thi đua ở thôn {place}")))
        for letter, duty in zip("abcd", DUTIES, strict=True):
            lines.append(_listed(f"{letter})", f"Thôn {place} {duty}."))
    return lines


def _end() -> list[str]:
    return [
        _heading("V. TỔ CHỨC THỰC HIỆN"),
        _paragraph("1. Văn phòng theo dõi, nhắc việc, tổng hợp kết quả của các thôn."),
        _paragraph(f"2. {LAST}"),
    ]
