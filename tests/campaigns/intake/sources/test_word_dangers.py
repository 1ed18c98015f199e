"""Word files that are damaged or dangerous get a sentence and nothing else."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources import source_of
from tests.campaigns.intake.files_made import (
    numbered,
    packed,
    paragraph,
    relationship,
    texts,
    word_file,
    word_parts,
)

BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        source_of(data)
    return str(caught.value)


def with_part(name: str, content: bytes) -> bytes:
    return packed(word_parts("Nội dung") | {name: content})


class TestEntities:
    @pytest.mark.parametrize(
        "name", ["word/document.xml", "word/styles.xml", "customXml/item1.xml", "word/_rels/x.rels"]
    )
    def test_a_doctype_in_any_part_is_refused(self, name):
        assert refusal(with_part(name, BOMB)) == refusals.XML_ENTITIES

    def test_a_doctype_in_utf16_is_refused(self):
        utf16 = BOMB.decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"')
        assert (
            refusal(with_part("word/styles.xml", utf16.encode("utf-16"))) == refusals.XML_ENTITIES
        )

    def test_a_doctype_after_a_long_comment_is_refused(self):
        late = b"<!--" + b"x" * 70_000 + b"-->" + BOMB.partition(b"?>")[2]
        assert refusal(with_part("word/document.xml", late)) == refusals.XML_ENTITIES

    def test_the_words_of_a_doctype_in_a_text_are_text(self):
        assert texts(source_of(word_file("<!DOCTYPE html> là gì?".replace("<", "‹")))) != []


class TestMacrosAndLinks:
    def test_a_macro_project_is_refused(self):
        assert refusal(with_part("word/vbaProject.bin", b"x")) == refusals.MACROS

    def test_a_file_that_says_macros_is_refused(self):
        kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        types = b'<Types><Override ContentType="%s"/></Types>' % kind
        assert refusal(with_part("[Content_Types].xml", types)) == refusals.MACROS

    @pytest.mark.parametrize(
        ("kind", "target"),
        [
            ("attachedTemplate", "http://example.com/a.dotm"),
            ("attachedTemplate", "\\\\server\\share\\a.dotm"),
            ("attachedTemplate", "file:///etc/passwd"),
            ("oleObject", "file:///C:\\bang.xlsx"),
            ("image", "https://example.com/a.png"),
            ("frame", "http://example.com"),
            ("subDocument", "phan2.docx"),
        ],
    )
    def test_what_word_would_load_from_outside_is_refused(self, kind, target):
        data = word_file("x", links=[relationship(kind, target, outside=True)])
        assert refusal(data) == refusals.OUTSIDE_LINKS

    def test_links_of_other_parts_are_looked_at(self):
        links = relationship("attachedTemplate", "http://example.com/a.dotm", outside=True)
        rels = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{links}</Relationships>"
        )
        assert refusal(with_part("word/_rels/settings.xml.rels", rels.encode())) == (
            refusals.OUTSIDE_LINKS
        )

    @pytest.mark.parametrize(
        ("kind", "target"),
        [
            ("hyperlink", "https://example.com"),
            ("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm"),
            ("attachedTemplate", "D:/mau/kh.dotx"),
        ],
    )
    def test_what_is_never_loaded_is_fine(self, kind, target):
        data = word_file("x", links=[relationship(kind, target, outside=True)])
        assert texts(source_of(data)) == ["x"]

    def test_embedded_files_are_named_in_a_warning(self):
        source = source_of(with_part("word/embeddings/bang.xlsx", b"PK"))
        assert any("nhúng" in warning for warning in source.warnings)


class TestBombs:
    def test_a_part_that_unpacks_to_too_much_is_refused_unread(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in word_parts("x").items():
                archive.writestr(name, content)
            archive.writestr("word/media/a.png", bytes(refusals.MAX_UNPACKED_BYTES // 4))
        assert refusal(stream.getvalue()) == refusals.ZIP_BOMB

    def test_xml_over_the_limit_is_refused(self, monkeypatch):
        monkeypatch.setattr(refusals, "MAX_XML_BYTES", 3_000)
        assert refusal(word_file("x" * 3_000)) == refusals.ZIP_BOMB

    def test_too_many_entries_are_refused(self, monkeypatch):
        monkeypatch.setattr(refusals, "MAX_PACKED_ENTRIES", 10)
        extra = {f"word/media/{number}.png": b"" for number in range(10)}
        assert refusal(packed(word_parts("x") | extra)) == refusals.ZIP_BOMB

    def test_a_size_that_lies_is_damage(self):
        data = bytearray(word_file("Nội dung " * 500))
        entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
        struct.pack_into("<I", data, entry + 24, 10)
        assert refusal(bytes(data)) == refusals.DAMAGED_WORD

    def test_elements_nested_without_end_are_damage(self):
        deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000
        assert refusal(word_file(deep)) == refusals.DAMAGED_WORD

    def test_runs_nested_deep_are_damage(self):
        deep = "<w:ins>" * 150 + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * 150
        assert refusal(word_file(paragraph(deep))) == refusals.DAMAGED_WORD


class TestDamage:
    def test_a_file_cut_short_is_damaged(self):
        data = word_file(*["Nội dung"] * 50)
        for end in (30, len(data) // 2, len(data) - 5):
            assert refusal(data[:end]) == refusals.DAMAGED_WORD

    @pytest.mark.parametrize("content", [b"", b"<", b"<a>", b"\xff\xfe\x00", b"kh\xf4ng"])
    @pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels"])
    def test_a_part_that_is_no_xml_is_damage(self, name, content):
        assert refusal(with_part(name, content)) == refusals.DAMAGED_WORD

    def test_a_file_without_body_is_damaged(self):
        empty = (
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
        )
        assert refusal(with_part("word/document.xml", empty)) == refusals.DAMAGED_WORD

    def test_a_package_without_its_text_is_damaged(self):
        parts = word_parts("x")
        del parts["word/document.xml"]
        parts["word/other.xml"] = b"<a/>"
        assert refusal(packed(parts)) == refusals.DAMAGED_WORD

    def test_a_package_without_content_types_is_damaged(self):
        parts = word_parts("x")
        del parts["[Content_Types].xml"]
        assert refusal(packed(parts)) == refusals.DAMAGED_WORD

    def test_an_encrypted_entry_asks_for_no_password(self):
        data = bytearray(word_file("x"))
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.find(mark)
            while at >= 0:
                data[at + offset] |= 1
                at = data.find(mark, at + 4)
        assert refusal(bytes(data)) == refusals.LOCKED

    def test_pictures_without_a_word_are_a_scan(self):
        parts = word_parts(paragraph("<w:r><w:drawing/></w:r>")) | {"word/media/a.jpg": b"\xff"}
        assert "bản quét: không có chữ để đọc" in refusal(packed(parts))

    def test_an_empty_document_is_empty(self):
        assert refusal(word_file("", "")) == refusals.EMPTY

    def test_missing_helping_parts_do_no_harm(self):
        links = [relationship(kind, "no.xml") for kind in ("styles", "numbering", "footnotes")]
        mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
        source = source_of(word_file(numbered("x"), paragraph("y", mark), links=links))
        assert texts(source) == ["x", "y"]
