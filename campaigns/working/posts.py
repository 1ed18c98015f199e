"""Whether a chức vụ that a plan names is the one that a person holds. Pure."""

from __future__ import annotations

import re

from emulation.lib.text import search_key

_LEFT_OUT = re.compile(r"^(cac |dong chi |moi |toan the )+")
_PLACE = re.compile(r" (xa|phuong|dac khu)( .*)?$")


def is_same_post(named: str, held: str) -> bool:
    """Say whether "Đồng chí Chủ tịch UBND xã Đồng Tâm" names who is "Chủ tịch UBND xã".

    Dashes, "các", "đồng chí" and the name of the commune at the end tell nobody apart.
    """
    return bool(named) and _bare(named) == _bare(held)


def _bare(title: str) -> str:
    words = re.sub(r"[^\w]+", " ", search_key(title)).strip()
    return _PLACE.sub("", _LEFT_OUT.sub("", words))
