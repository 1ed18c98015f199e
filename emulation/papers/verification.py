"""Codes printed on papers, by which anyone can ask whether a paper is genuine."""

from __future__ import annotations

import re
import secrets
from typing import Final

from django.conf import settings

from emulation.lib.text import nfc

# No sign that is read for another: 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V. 27 signs, 12 of them: 57 bits.
ALPHABET: Final = "23456789ACDEFGHJKMNPQRTVWXY"
GROUPS: Final = 3
GROUP_LENGTH: Final = 4
_READ_FOR: Final = str.maketrans("BSZU", "852V")


def new_code() -> str:
    """Return a random code as it is printed and stored: "7KQM-X3PA-9TRD"."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def normal_code(text: str) -> str:
    """Return a typed code as stored, or "" if it cannot be one.

    Case, spaces and hyphens do not matter; signs that look alike are taken for the right one.
    """
    packed = re.sub(r"[\s\-‐–—.]", "", nfc(text)).upper().translate(_READ_FOR)
    if len(packed) != GROUPS * GROUP_LENGTH or set(packed) - set(ALPHABET):
        return ""
    return "-".join(
        packed[start : start + GROUP_LENGTH] for start in range(0, len(packed), GROUP_LENGTH)
    )


def verification_url(code: str) -> str:
    """Return the address that the QR code of a paper leads to."""
    return f"{settings.SITE_URL}/xac-minh/{code}"
