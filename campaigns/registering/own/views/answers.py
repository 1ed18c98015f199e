"""What the pages of a registration answer to a script."""

from emulation.org.answering import Words, answering

own_answering = answering(
    Words(
        another="Lúc gửi, người đăng nhập trên máy không phải người đã nhập đăng ký này.",
        not_yours="Tài khoản này không gửi được đăng ký của đơn vị.",
        stale="Đăng ký đã được lưu từ máy khác, hoặc xã đã trả lại, sau khi máy này giữ bản nhập.",
    )
)
