"""The parts of a .docx file, opened with suspicion (ISO/IEC 29500-2).

Nothing is fetched, no entity is resolved, and nothing is unpacked before its size is known.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from lxml import etree

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
_MAX_RATIO: Final = 150  # unpacked to packed, of the whole file; blank pictures reach 100
_RATIO_FROM: Final = 20 * 1024 * 1024
_XML_NAME: Final = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
# As UTF-8 and as both kinds of UTF-16, whose letters are parted by zeros.
_DOCTYPE: Final = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T|E\x00?N\x00?T\x00?I)", re.I)
_MACRO_PARTS: Final = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
# A template on somebody's own disk is named in many honest files, and never opened.
_OWN_DISK: Final = re.compile(r"(?:file:/{2,3})?[A-Za-z]:[\\/]")
_OTHER_KINDS: Final = (
    (re.compile(r"xl/"), refusals.SPREADSHEET),
    (re.compile(r"ppt/"), refusals.SLIDES),
)


class Package:
    """Parts of a checked .docx file by name; ``parts`` holds XML parts only."""

    def __init__(self, data: bytes) -> None:
        """Raise ``Unreadable`` for other, damaged and suspicious packages."""
        archive = _opened(data)
        self.names = _checked_names(archive)
        self.parts = _xml_parts(archive)
        _refuse_outside_links(self.parts)
        self.main = self._main_name()

    def root(self, name: str) -> etree._Element | None:
        """Return the parsed part, or None where the file has none."""
        return parsed(self.parts[name]) if name in self.parts else None

    def related(self, kind: str) -> dict[str, str]:
        """Return parts that the text refers to by relationships of ``kind``: id → name."""
        folder, _, file = self.main.rpartition("/")
        links = self.root(f"{folder}/_rels/{file}.rels".lstrip("/"))
        if links is None:
            return {}
        return {
            link.get("Id", ""): _joined(folder, link.get("Target", ""))
            for link in links.iter(f"{_RELATIONSHIPS}Relationship")
            if link.get("Type", "").endswith(f"/{kind}") and link.get("TargetMode") != "External"
        }

    def has_pictures(self) -> bool:
        """Say whether pictures are packed with the text."""
        return any("/media/" in name for name in self.names)

    def has_objects(self) -> bool:
        """Say whether files of other programs are packed with the text."""
        return any("/embeddings/" in name or "afchunk" in name.lower() for name in self.names)

    def _main_name(self) -> str:
        links = self.root("_rels/.rels")
        if links is not None:
            for link in links.iter(f"{_RELATIONSHIPS}Relationship"):
                name = link.get("Target", "").lstrip("/")
                if link.get("Type", "").endswith("/officeDocument") and name in self.parts:
                    return name
        if "word/document.xml" in self.parts:
            return "word/document.xml"
        raise Unreadable(refusals.DAMAGED_WORD)


def parsed(xml: bytes) -> etree._Element:
    """Parse one part; raises ``Unreadable`` when it is no XML or declares entities."""
    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(xml, parser)
    except Exception as error:  # a broken part may fail in the parser or in its encoding
        raise Unreadable(refusals.DAMAGED_WORD) from error
    if root is None:
        raise Unreadable(refusals.DAMAGED_WORD)
    if root.getroottree().docinfo.doctype:
        raise Unreadable(refusals.XML_ENTITIES)
    return root


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # zipfile raises a dozen kinds on torn files
        raise Unreadable(refusals.DAMAGED_WORD) from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack no more than the size that the entry declares, which has been checked."""
    try:
        return archive.read(entry)
    except Exception as error:  # entries lie about size, method, checksum
        raise Unreadable(refusals.DAMAGED_WORD) from error


def _checked_names(archive: zipfile.ZipFile) -> tuple[str, ...]:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > refusals.MAX_PACKED_ENTRIES or unpacked > refusals.MAX_UNPACKED_BYTES:
        raise Unreadable(refusals.ZIP_BOMB)
    if unpacked > _RATIO_FROM and unpacked > _MAX_RATIO * packed:
        raise Unreadable(refusals.ZIP_BOMB)
    names = tuple(_plain_name(entry) for entry in entries)
    _refuse_other_packages(archive, names)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(refusals.LOCKED)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(refusals.MACROS)
    xml = sum(entry.file_size for entry in entries if _XML_NAME.search(entry.filename))
    if xml > refusals.MAX_XML_BYTES:
        raise Unreadable(refusals.ZIP_BOMB)
    return names


def _refuse_other_packages(archive: zipfile.ZipFile, names: tuple[str, ...]) -> None:
    first = archive.infolist()[:1]
    if names[:1] == ("mimetype",) and b"opendocument" in _unpacked(archive, first[0])[:80]:
        raise Unreadable(refusals.OPEN_DOCUMENT)
    for beginning, sentence in _OTHER_KINDS:
        if any(beginning.match(name) for name in names):
            raise Unreadable(sentence)
    if "[Content_Types].xml" not in names:
        is_torn = any(name.startswith("word/") for name in names)
        raise Unreadable(refusals.DAMAGED_WORD if is_torn else refusals.ARCHIVE)


def _xml_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts = {}
    for entry in archive.infolist():
        if _XML_NAME.search(entry.filename):
            content = _unpacked(archive, entry)
            if _DOCTYPE.search(content):
                raise Unreadable(refusals.XML_ENTITIES)
            parts[_plain_name(entry)] = content
    if _MACRO_PARTS.search(parts.get("[Content_Types].xml", b"")):
        raise Unreadable(refusals.MACROS)
    return parts


def _refuse_outside_links(parts: Mapping[str, bytes]) -> None:
    """Hyperlinks lead outside and harm nobody; what Word would load from there does."""
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        for link in parsed(content).iter(f"{_RELATIONSHIPS}Relationship"):
            if link.get("TargetMode") == "External" and _is_loaded(link):
                raise Unreadable(refusals.OUTSIDE_LINKS)


def _is_loaded(link: etree._Element) -> bool:
    kind = link.get("Type", "").rpartition("/")[2]
    if kind == "attachedTemplate":
        return not _OWN_DISK.match(link.get("Target", ""))
    return kind != "hyperlink"


def _plain_name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").lstrip("/")


def _joined(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
