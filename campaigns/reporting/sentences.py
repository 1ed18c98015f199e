"""What the portal says where a report cannot be drafted, or was drafted already."""

YEAR_REPORT_BEGUN = (
    "Báo cáo tổng kết của năm này đã được lập và chưa ban hành. Sửa tiếp bản đó; muốn lập lại từ "
    "số liệu mới thì hủy bản đó trước."
)
