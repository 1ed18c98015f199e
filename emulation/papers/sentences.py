"""Sentences of the trail about numbers, issued papers and attached files."""

SENTENCES: dict[str, str] = {
    "papers.series.opened": "{actor} mở sổ đăng ký văn bản: {object}",
    "papers.series.changed": "{actor} sửa sổ đăng ký văn bản: {object}",
    "papers.number.reserved": "{actor} lấy số {object} cho văn bản lập ngoài cổng: {reason}",
    "papers.number.cancelled": "{actor} hủy số {object}. Lý do: {reason}",
    "papers.paper.issued": "{actor} ban hành {object}",
    "papers.paper.replaced": "{actor} ghi {object} bị thay thế bởi {reason}",
    "papers.paper.revoked": "{actor} ghi {object} bị bãi bỏ theo {reason}",
    "papers.paper.amended": "{actor} ghi {object} được sửa đổi, bổ sung bởi {reason}",
    "papers.paper.partly_revoked": "{actor} ghi {object} bị hủy bỏ một phần bởi {reason}",
    "papers.attachment.added": "{actor} đính kèm tệp {object}",
}
