"""Messages to copy into Zalo: e-mail is little read, Zalo is. Pure."""

from __future__ import annotations

from collections.abc import Sequence

MOST_LINES = 30


def zalo_text(*, subject: str, lines: Sequence[str], url: str = "", closing: str = "") -> str:
    """Return a message: what it is about, one line a thing, a closing word, the link.

    Zalo shows no markup, so lines begin with a dash; beyond thirty lines their number is
    told instead.
    """
    listed = [f"- {line}" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        listed.append(f"- và {len(lines) - MOST_LINES} việc khác")
    parts = [subject, *listed]
    if closing:
        parts.append(closing)
    if url:
        parts.append(f"Xem và báo ở đây: {url}")
    return "\n".join(parts)
