"""What a file is, by its bytes."""

import io
import zipfile

import pytest

from emulation.lib.file_kinds import kind_of


def archive(*parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        for part in parts:
            book.writestr(part, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old"),
        (archive("word/document.xml"), "docx"),
        (archive("xl/workbook.xml"), "xlsx"),
        (archive("content.xml"), "zip"),
        (archive("xl/workbook.xml")[:40], "zip"),
        ("Họ và tên;Năm sinh".encode(), "text"),
        ("Họ và tên".encode("utf-16"), "text"),
        (b"GIF89a\x01\x00\x01\x00", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",  # archives hold the time
)
def test_kinds(content, kind):
    assert kind_of(content) == kind
