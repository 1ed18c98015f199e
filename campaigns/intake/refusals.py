"""Why a file is not read: sentences for the person who sent it, and the stated limits."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_PAGES: Final = 300
MAX_LETTERS: Final = 2_000_000
# Of a Word file, once unpacked; office papers without pictures stay far below.
MAX_PACKED_ENTRIES: Final = 3_000
MAX_UNPACKED_BYTES: Final = 200 * 1024 * 1024
MAX_XML_BYTES: Final = 40 * 1024 * 1024
# Of a PDF: one compressed stream that is no picture, and all of them.
MAX_STREAM_BYTES: Final = 40 * 1024 * 1024
MAX_STREAMS_BYTES: Final = 160 * 1024 * 1024
MAX_CELLS: Final = 60_000

_MB: Final = 1024 * 1024


class Unreadable(ValueError):
    """A file that cannot be read; ``str()`` is a Vietnamese sentence that says what to do."""


EMPTY: Final = "Tệp rỗng, không có chữ nào. Hãy kiểm tra lại tệp rồi tải lên lại."
TOO_LARGE: Final = (
    f"Tệp lớn hơn {MAX_BYTES // _MB} MB. Hãy bỏ bớt ảnh hoặc tách tệp rồi tải lên lại."
)
TOO_MANY_PAGES: Final = (
    f"Văn bản dài hơn {MAX_PAGES} trang. Hãy tách thành nhiều tệp rồi tải lên từng tệp."
)
TOO_MANY_LETTERS: Final = (
    "Văn bản dài quá hai triệu chữ cái. Hãy tách thành nhiều tệp rồi tải lên từng tệp."
)
SCAN: Final = (
    "Tệp là bản quét: không có chữ để đọc. Hãy tải lên tệp Word gốc, "
    "hoặc nhận dạng chữ (OCR) trước rồi tải lên lại."
)
LOCKED: Final = (
    "Tệp được khóa bằng mật khẩu. Hãy mở tệp bằng mật khẩu, bỏ mật khẩu rồi tải lên lại."
)
DAMAGED_WORD: Final = (
    "Tệp Word bị hỏng, không mở được. Hãy mở lại bằng Word, lưu thành tệp .docx mới "
    "rồi tải lên lại."
)
DAMAGED_PDF: Final = (
    "Tệp PDF bị hỏng, không mở được. Hãy xuất lại PDF từ văn bản gốc rồi tải lên lại."
)
UNREADABLE_LETTERS: Final = (
    "Chữ trong tệp PDF được mã hóa riêng theo phông, không đổi về chữ Việt được. "
    "Hãy tải lên tệp Word gốc, hoặc in lại ra PDF bằng phông Unicode."
)
OLD_WORD: Final = (
    "Tệp Word kiểu cũ (.doc) chưa đọc được. Mở bằng Word, chọn Lưu thành (Save As) → "
    "Word Document (.docx) rồi tải lại."
)
RICH_TEXT: Final = (
    "Tệp RTF chưa đọc được. Mở bằng Word, chọn Lưu thành (Save As) → "
    "Word Document (.docx) rồi tải lại."
)
OPEN_DOCUMENT: Final = (
    "Tệp OpenDocument (.odt) chưa đọc được. Mở bằng LibreOffice hoặc Word, chọn "
    "Lưu thành (Save As) → Word (.docx) rồi tải lại."
)
SPREADSHEET: Final = (
    "Tệp là bảng tính Excel. Hãy chép bảng vào tệp Word (.docx), hoặc chép các ô rồi dán "
    "vào ô văn bản."
)
SLIDES: Final = (
    "Tệp là bản trình chiếu PowerPoint. Hãy tải lên văn bản dạng Word (.docx) hoặc PDF có chữ."
)
ARCHIVE: Final = "Tệp là tệp nén. Hãy giải nén rồi tải lên từng văn bản (.docx, .pdf, .txt)."
PICTURE: Final = (
    "Tệp là ảnh, tức bản quét: không có chữ để đọc. Hãy tải lên tệp Word (.docx) "
    "hoặc PDF có chữ của văn bản."
)
WEB_PAGE: Final = (
    "Tệp là trang web hoặc tệp XML. Hãy mở ra, chép phần chữ rồi dán vào ô văn bản, "
    "hoặc lưu thành Word (.docx)."
)
UNKNOWN_KIND: Final = (
    "Không nhận ra loại tệp này. Chỉ đọc được tệp Word (.docx), PDF có chữ và tệp văn bản (.txt)."
)
MACROS: Final = (
    "Tệp Word có chứa macro. Mở bằng Word, chọn Lưu thành (Save As) → "
    "Word Document (.docx), không có macro, rồi tải lại."
)
OUTSIDE_LINKS: Final = (
    "Tệp Word trỏ ra ngoài (mẫu, ảnh hoặc đối tượng lấy từ nơi khác). Mở bằng Word, chọn "
    "Tệp → Thông tin → Sửa liên kết tới tệp → Ngắt liên kết, lưu lại rồi tải lên."
)
XML_ENTITIES: Final = (
    "Tệp Word có khai báo thực thể XML (DOCTYPE) mà Word không bao giờ ghi, nên bị từ chối. "
    "Hãy mở bằng Word và lưu thành tệp .docx mới."
)
ZIP_BOMB: Final = (
    "Tệp Word phình quá lớn khi giải nén (dấu hiệu của bom nén), nên bị từ chối. "
    "Hãy mở bằng Word, bỏ ảnh lớn và lưu thành tệp .docx mới."
)
PDF_BOMB: Final = (
    "Tệp PDF phình quá lớn khi giải nén, nên bị từ chối. Hãy xuất lại PDF từ văn bản gốc."
)
