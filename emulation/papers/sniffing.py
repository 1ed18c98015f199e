"""What kind of file an upload is, by its bytes: neither its name nor the browser is believed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from emulation.lib.file_kinds import kind_of, parts_of
from emulation.lib.text import clean_line
from emulation.papers.pdf_files import PdfBroken, PdfLocked, opened_pdf

MAX_BYTES: Final = 10 * 1024 * 1024
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}
_NAME_LENGTH: Final = 200


@dataclass(frozen=True)
class CheckedUpload:
    name: str
    content_type: str
    content: bytes


def checked_upload(upload: UploadedFile) -> CheckedUpload:
    """Read an upload; raises ``ValidationError`` that says which files are taken."""
    if upload.size > MAX_BYTES:
        raise ValidationError(
            "Tệp lớn hơn 10 MB. Giảm cỡ ảnh hoặc tách thành nhiều tệp rồi gửi lại.",
            code="too_large",
        )
    upload.seek(0)
    content = upload.read()
    extension = sniffed(content)
    return CheckedUpload(_name(upload.name or "", extension), CONTENT_TYPES[extension], content)


def sniffed(content: bytes) -> str:
    """Return "pdf", "docx", "xlsx", "png" or "jpg"; raises ``ValidationError`` for others."""
    if not content:
        raise ValidationError("Tệp rỗng. Xem lại tệp rồi gửi lại.", code="empty")
    kind = kind_of(content)
    if kind not in CONTENT_TYPES:
        raise _refusal()
    if kind in ("docx", "xlsx"):
        _require_no_macro(content)
    if kind == "pdf":
        _require_readable(content)
    return kind


def _require_no_macro(content: bytes) -> None:
    if any(part.endswith("vbaProject.bin") for part in parts_of(content)):
        raise ValidationError(
            "Tệp có chứa macro. Lưu lại thành .docx hoặc .xlsx rồi gửi.", code="macro"
        )


def _require_readable(content: bytes) -> None:
    """A paper that cannot be opened today cannot be shown or bundled later."""
    try:
        opened_pdf(content).close()
    except PdfLocked:
        raise ValidationError(
            "Tệp PDF có đặt mật khẩu nên không xem và không ghép vào hồ sơ được. "
            "Bỏ mật khẩu, lưu lại rồi gửi.",
            code="locked",
        ) from None
    except PdfBroken:
        raise ValidationError(
            "Tệp PDF hỏng hoặc bị cắt mất một phần, không mở được. "
            "Mở thử trên máy, quét hoặc lưu lại rồi gửi.",
            code="broken",
        ) from None


def _refusal() -> ValidationError:
    return ValidationError(
        "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx), ảnh PNG hoặc JPG. "
        "Tệp Word, Excel kiểu cũ (.doc, .xls): lưu lại thành .docx, .xlsx.",
        code="kind",
    )


def _name(name: str, extension: str) -> str:
    path = PurePosixPath(clean_line(name).replace("\\", "/"))
    stem = path.stem or "tep"
    return f"{stem[: _NAME_LENGTH - 5]}.{extension}"
