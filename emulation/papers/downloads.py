"""Stored bytes handed out as they were stored."""

from __future__ import annotations

import hashlib
import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from emulation.papers.models import Attachment, Paper, PaperFile
from emulation.papers.sniffing import CONTENT_TYPES

_NAME_LENGTH = 100


class DamagedFile(Exception):
    """The stored bytes no longer give the SHA-256 that was kept beside them."""


def paper_file_response(file: PaperFile) -> HttpResponse:
    """Return the stored bytes of an issued paper; raises ``DamagedFile``."""
    name = f"{file_name(file.paper)}.{file.format}"
    return _download(bytes(file.content), file.sha256, CONTENT_TYPES[file.format], name)


def attachment_response(attachment: Attachment) -> HttpResponse:
    """Return an attached file; the view has checked the right. Raises ``DamagedFile``.

    A picture opens where it is pressed: its bytes said that it is one. All else is saved.
    """
    return _download(
        bytes(attachment.content),
        attachment.sha256,
        attachment.content_type,
        attachment.name,
        is_saved=not attachment.content_type.startswith("image/"),
    )


def file_name(paper: Paper) -> str:
    """Return "05-KH-UBND 2024 Phát động…" without signs that file systems refuse."""
    number = paper.full_number.replace("/", "-")
    return safe_file_name(f"{number} {paper.issued_on.year} {paper.subject}")


def safe_file_name(name: str) -> str:
    """Return a name, without its ending, that every file system takes; a long one ends early."""
    if len(name) > _NAME_LENGTH:
        name = name[: _NAME_LENGTH + 1].rpartition(" ")[0] or name[:_NAME_LENGTH]
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", name).strip(" .")


def _download(
    content: bytes, sha256: str, content_type: str, name: str, *, is_saved: bool = True
) -> HttpResponse:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedFile(name)
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": content_disposition_header(is_saved, name),
            "X-Content-Type-Options": "nosniff",
        },
    )
