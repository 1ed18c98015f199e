"""The papers' font for text that is drawn line by line (certificates, page numbers)."""

from __future__ import annotations

import threading
from functools import lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from emulation.papers.fonts import FACES, face_path
from emulation.papers.layout import FONT_PDF

# The files of the faces are read by all documents of the process: one is drawn at a time.
one_at_a_time = threading.Lock()


def font_name(face: str) -> str:
    """Return the name by which a canvas knows a face of the papers' font."""
    return f"{FONT_PDF} {face}"


@lru_cache
def register_fonts() -> None:
    """Make the four faces known to reportlab; raises ``FontMissing``."""
    rl_config.useA85 = 0  # streams as bytes, not as letters
    for face in FACES:
        pdfmetrics.registerFont(TTFont(font_name(face), face_path(face)))
