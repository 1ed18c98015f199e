"""What a paper calls an award, and the pages about what was given by it. Pure."""

from typing import Final

_ANY_COMMUNE: Final = "cấp xã"


def name_on_paper(award: str, commune: str) -> str:
    """Write "Giấy khen của Chủ tịch Ủy ban nhân dân xã Đồng Tâm": the catalogue speaks of every
    commune ("cấp xã"), a paper of its own."""
    return award.replace(_ANY_COMMUNE, commune)
