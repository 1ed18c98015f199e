"""The papers of a dossier as one archive, in numbered folders and files. Pure."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from awards.bundling.parts import Part
from emulation.lib.file_kinds import kind_of
from emulation.papers.downloads import safe_file_name


def bundle_zip(parts: Sequence[Part]) -> bytes:
    """Return an archive of every part that has content, each as it was stored.

    Headings become folders: "02 Vi Thị Ngân/01 Báo cáo thành tích.pdf". Raises ``ValueError``
    without parts.
    """
    if not parts:
        raise ValueError("There are no papers to bundle.")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in _files(parts):
            archive.writestr(path, content)
    return file.getvalue()


def _files(parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    folders: list[tuple[int, str]] = []
    counted: Counter[str] = Counter()
    for part in parts:
        while folders and folders[-1][0] >= part.level:
            folders.pop()
        folder = folders[-1][1] if folders else ""
        counted[folder] += 1
        ending = _ending(part) if part.content else ""
        title = safe_file_name(part.title).removesuffix(ending)  # that of a file has it already
        name = f"{folder}{counted[folder]:02d} {title}".strip()
        if part.content:
            yield f"{name}{ending}", part.content
        else:
            folders.append((part.level, f"{name}/"))


def _ending(part: Part) -> str:
    kind = kind_of(part.content)
    if kind in ("pdf", "png", "jpg", "docx", "xlsx"):
        return f".{kind}"
    return PurePosixPath(safe_file_name(part.name)).suffix
