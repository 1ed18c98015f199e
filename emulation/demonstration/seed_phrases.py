"""Phrasings of the demonstration: the province's, and those of two communes."""

from __future__ import annotations

from campaigns.library.phrases import content_of
from campaigns.services import phrase_add
from emulation.demonstration.seed_places import user_called
from emulation.org.models import Commune, Role, User
from emulation.org.rights import memberships

# (kind, title, field, text); "…" is to be filled in
PROVINCE = (
    (
        "paragraph",
        "Yêu cầu: rõ người, rõ việc",
        "",
        "Mỗi nội dung thi đua phải rõ người, rõ việc, rõ trách nhiệm, rõ thời gian, rõ kết quả; "
        "lấy kết quả thực hiện nhiệm vụ làm thước đo khi bình xét.",
    ),
    (
        "paragraph",
        "Khen thưởng kịp thời, hướng về cơ sở",
        "",
        "Khen thưởng kịp thời, công khai, đúng thành tích; chú trọng tập thể nhỏ, công nhân, nông "
        "dân, chiến sĩ và người trực tiếp lao động, công tác.",
    ),
    (
        "section",
        "Phong trào Cả nước chung sức xây dựng nông thôn mới",
        "environment",
        "Thi đua xây dựng nông thôn mới\n"
        "- Giữ vững và nâng cao các tiêu chí đã đạt; phấn đấu thêm … thôn đạt chuẩn kiểu mẫu.\n"
        "- Huy động Nhân dân hiến đất, góp công làm … km đường; công khai mọi khoản đóng góp.\n"
        "- Mỗi thôn có ít nhất một tuyến đường sáng, xanh, sạch, đẹp.",
    ),
    (
        "section",
        "Phong trào Chung tay vì người nghèo",
        "society",
        "Thi đua vì người nghèo, không để ai bị bỏ lại phía sau\n"
        "- Giảm … hộ nghèo, … hộ cận nghèo; không có hộ tái nghèo.\n"
        "- Hoàn thành xóa … nhà tạm, nhà dột nát trước ngày …\n"
        "- Mỗi cơ quan, đoàn thể nhận giúp ít nhất một hộ thoát nghèo có địa chỉ cụ thể.",
    ),
    (
        "sentence",
        "Báo cáo đúng hạn",
        "politics",
        "Các đơn vị gửi báo cáo sơ kết trước ngày …, báo cáo tổng kết trước ngày … về Ủy ban "
        "nhân dân (qua …) để tổng hợp.",
    ),
)
DONG_TAM = (
    (
        "paragraph",
        "Mục đích chung của phong trào",
        "",
        "Khơi dậy tinh thần thi đua trong cán bộ, đảng viên và Nhân dân; phấn đấu hoàn thành các "
        "chỉ tiêu năm …, nâng cao đời sống vật chất, tinh thần của người dân.",
    ),
    (
        "section",
        "Chuyển đổi số, cải cách hành chính",
        "politics",
        "Thi đua cải cách hành chính, chuyển đổi số\n"
        "- Hồ sơ giải quyết đúng hạn đạt từ …% trở lên; hồ sơ trực tuyến toàn trình đạt …%.\n"
        "- Mỗi thôn duy trì một tổ công nghệ số cộng đồng, hướng dẫn người dân tại nhà.\n"
        "- Cán bộ một cửa không để người dân đi lại quá hai lần cho một việc.",
    ),
    (
        "section",
        "An ninh, trật tự ở thôn",
        "security",
        "Thi đua giữ gìn an ninh, trật tự\n"
        "- Tỷ lệ thôn đạt chuẩn an toàn về an ninh, trật tự đạt …%.\n"
        "- Duy trì … tổ tự quản; mỗi thôn có ít nhất một mô hình phòng, chống tội phạm.",
    ),
    (
        "section",
        "Văn hóa, gia đình, thôn văn hóa",
        "society",
        "Toàn dân đoàn kết xây dựng đời sống văn hóa\n"
        "- Gia đình văn hóa đạt từ …% trở lên; thôn văn hóa đạt …/… thôn.\n"
        "- Việc cưới, việc tang gọn, tiết kiệm, đúng hương ước của thôn.",
    ),
    (
        "paragraph",
        "Giao các thôn phổ biến, đăng ký",
        "",
        "Trưởng thôn phổ biến Kế hoạch tại hội nghị thôn, tổ chức cho từng hộ đăng ký thi đua, "
        "niêm yết kết quả tại nhà văn hóa và gửi về xã trước ngày …",
    ),
    (
        "sentence",
        "Thu ngân sách trên địa bàn",
        "economy",
        "Tổng thu ngân sách trên địa bàn đạt … đồng, bằng …% dự toán giao.",
    ),
)
NGO_QUYEN = (
    (
        "section",
        "Văn minh đô thị",
        "environment",
        "Thi đua xây dựng tuyến phố văn minh\n"
        "- Không lấn chiếm vỉa hè, lòng đường; mỗi tổ dân phố tự quản một tuyến phố.\n"
        "- Phân loại rác tại nguồn đạt từ …% số hộ trở lên.",
    ),
    (
        "paragraph",
        "Phối hợp với Mặt trận, đoàn thể",
        "",
        "Đề nghị Ủy ban MTTQ và các tổ chức chính trị - xã hội phát động trong đoàn viên, hội "
        "viên; phối hợp giám sát việc bình xét, khen thưởng.",
    ),
)


def make_phrases() -> None:
    mai, trang, tue = user_called("dt-mai"), user_called("nq-trang"), user_called("bg-tue")
    _keep(Commune.objects.get(level=Commune.Level.PROVINCE), PROVINCE, tue)
    for clerk, phrases in ((mai, DONG_TAM), (trang, NGO_QUYEN)):
        office = next(row.commune for row in memberships(clerk) if row.role == Role.CLERK)
        _keep(office, phrases, clerk)


def _keep(office: Commune, phrases: tuple, writer: User) -> None:
    for kind, title, field, text in phrases:
        phrase_add(
            commune=office,
            kind=kind,
            title=title,
            field=field,
            content=content_of(kind, text),
            by=writer,
        )
