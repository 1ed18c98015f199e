"""The form that takes an Excel file, and the file kept between preview and writing."""

from __future__ import annotations

import secrets

import tablib
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from emulation.lib.file_kinds import kind_of
from emulation.org.models import User
from emulation.org.sheets import CommaSheet, ExcelSheet, UnreadableSheet

MAX_BYTES = 5 * 1024 * 1024
KEPT_SECONDS = 24 * 60 * 60
PREVIEW_GONE = "Bản xem trước đã quá một ngày. Chọn lại tệp."
_SAVE = "Lưu bảng thành .xlsx hoặc .csv rồi chọn lại."
OTHER_KINDS = {
    "png": f"Tệp này là ảnh, không phải Excel. {_SAVE}",
    "jpg": f"Tệp này là ảnh, không phải Excel. {_SAVE}",
    "pdf": f"Tệp này là PDF, không phải Excel. {_SAVE}",
    "docx": f"Tệp này là Word, không phải Excel. {_SAVE}",
    "old": f"Tệp này là Word hoặc Excel kiểu cũ (.doc, .xls). {_SAVE}",
    "": f"Tệp này không phải Excel hay CSV. {_SAVE}",
}


class SheetForm(forms.Form):
    """After ``is_valid()``: ``content`` and ``dataset``."""

    file = forms.FileField(
        label="Tệp Excel hoặc CSV",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="Tệp .xlsx hoặc .csv (UTF-8), nhiều nhất 5 MB. Chưa ghi gì cho đến khi đồng ý.",
        error_messages={"required": "Chọn tệp cần nhập.", "empty": "Tệp rỗng. Chọn tệp khác."},
    )

    content = b""
    dataset: tablib.Dataset

    def clean_file(self) -> UploadedFile:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError("Tệp lớn hơn 5 MB. Xóa hình, chia thành nhiều tệp rồi nhập.")
        self.content = upload.read()
        try:
            self.dataset = dataset_of(self.content)
        except UnreadableSheet as error:
            raise ValidationError(str(error)) from error
        if not len(self.dataset):
            raise ValidationError("Tệp không có dòng nào dưới hàng tiêu đề.")
        return upload


def dataset_of(content: bytes) -> tablib.Dataset:
    """Read a file by its bytes, not its name; raises ``UnreadableSheet``."""
    return format_of(content)().create_dataset(content)


def format_of(content: bytes) -> type[ExcelSheet | CommaSheet]:
    """Return who reads a file of these bytes; raises ``UnreadableSheet`` for pictures and such."""
    kind = kind_of(content)
    if kind in OTHER_KINDS:
        raise UnreadableSheet(OTHER_KINDS[kind])
    return CommaSheet if kind == "text" else ExcelSheet


def file_keep(user: User, content: bytes) -> str:
    """Keep a file for its owner for a day; return the mark by which it is found."""
    mark = secrets.token_urlsafe(16)
    cache.set(_key(user, mark), content, KEPT_SECONDS)
    return mark


def file_kept(user: User, mark: str) -> bytes | None:
    return cache.get(_key(user, mark)) if mark.isascii() and len(mark) < 40 else None


def file_forget(user: User, mark: str) -> None:
    cache.delete(_key(user, mark))


def _key(user: User, mark: str) -> str:
    return f"sheet-{user.pk}-{mark}"
