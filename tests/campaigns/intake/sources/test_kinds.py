"""Files that are not read: each gets a sentence that says what to do."""

from __future__ import annotations

import pytest

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of, source_of_text
from tests.campaigns.intake.files_made import packed, texts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def stream_name(name: str) -> bytes:
    return name.encode("utf-16-le")


def refusal(data: bytes, name: str = "") -> str:
    with pytest.raises(Unreadable) as caught:
        source_of(data, name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", refusals.EMPTY),
        (b" \r\n\t\n", refusals.EMPTY),
        (b"\xef\xbb\xbf \n", refusals.EMPTY),
        (bytes(64), refusals.EMPTY),
        (OLE + stream_name("WordDocument"), refusals.OLD_WORD),
        (OLE + stream_name("Workbook"), refusals.SPREADSHEET),
        (OLE + stream_name("PowerPoint Document"), refusals.SLIDES),
        (OLE + stream_name("EncryptedPackage"), refusals.LOCKED),
        (OLE, refusals.UNKNOWN_KIND),
        (b"{\\rtf1\\ansi K\\'ea}", refusals.RICH_TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), refusals.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(40), refusals.PICTURE),
        (b"BM\x36\x00\x00\x00" + bytes(40), refusals.PICTURE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", refusals.PICTURE),
        (b"Rar!\x1a\x07\x00", refusals.ARCHIVE),
        (b"\x1f\x8b\x08\x00", refusals.ARCHIVE),
        (b"<!DOCTYPE html><p>x", refusals.WEB_PAGE),
        (b"\xef\xbb\xbf<html><body>x", refusals.WEB_PAGE),
        (b"<?xml version='1.0'?><a/>", refusals.WEB_PAGE),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", refusals.WEB_PAGE),
        (bytes(range(256)) * 8, refusals.UNKNOWN_KIND),
        (packed({"a.txt": b"x"}), refusals.ARCHIVE),
        (packed({}), refusals.ARCHIVE),
        (packed({"[Content_Types].xml": b"<T/>", "xl/a.xml": b"<w/>"}), refusals.SPREADSHEET),
        (packed({"[Content_Types].xml": b"<T/>", "ppt/a.xml": b"<w/>"}), refusals.SLIDES),
        (
            packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}),
            refusals.OPEN_DOCUMENT,
        ),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused_with_its_own_sentence(data, sentence):
    assert refusal(data) == sentence


def test_an_old_word_file_is_told_how_to_be_converted():
    sentence = refusal(OLE + stream_name("WordDocument"), "ke-hoach.doc")
    assert "Lưu thành (Save As) → Word Document (.docx)" in sentence


def test_the_name_of_a_file_is_not_believed():
    source = source_of("Kế hoạch năm 2024\n".encode(), "ke-hoach.docx")
    assert source.kind == "text"
    assert texts(source) == ["Kế hoạch năm 2024"]


def test_a_text_that_begins_with_the_letters_of_a_picture_is_read():
    assert texts(source_of("BM giao chỉ tiêu".encode())) == ["BM giao chỉ tiêu"]


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not(monkeypatch):
    monkeypatch.setattr(refusals, "MAX_BYTES", 100)
    assert refusal(b"a" * 101) == refusals.TOO_LARGE
    assert source_of(b"a" * 100).parts


def test_text_over_the_limit_of_letters_is_refused(monkeypatch):
    monkeypatch.setattr(refusals, "MAX_LETTERS", 100)
    with pytest.raises(Unreadable, match="hai triệu"):
        source_of_text("a" * 101)


def test_pasted_nothing_is_refused():
    with pytest.raises(Unreadable, match="rỗng"):
        source_of_text(" \n\u200b\n")


def test_a_refusal_is_a_value_error_so_that_callers_may_catch_either():
    assert issubclass(Unreadable, ValueError)
