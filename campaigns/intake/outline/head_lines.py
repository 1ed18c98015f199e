"""Which lines belong to the head of a paper, its kind and title included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from campaigns.intake.outline.columns import head_pieces
from campaigns.intake.outline.markers import find_marker
from campaigns.intake.outline.papers import BODY, CITED, KINDS, SIGNER
from campaigns.intake.outline.words import (
    awaits_name,
    ends_sentence,
    is_capitals,
    is_rule,
    is_spaced,
    starts_lower,
    stays_open,
)
from campaigns.intake.parts import Grid, Line
from emulation.lib.text import clean_line

_HEAD_REACH: Final = 40  # lines in which the kind of paper must stand
_TITLE_LINES: Final = 12
_LOOK_AHEAD: Final = 4  # lines of a title after the one that is judged
_MOST_LETTERS: Final = 200  # of a line in a head
_MOST_LETTERS_OF_FRAME: Final = 130

_OPENING: Final = re.compile(
    rf"(?:Căn cứ|Kính gửi|Xét|Trong năm|Năm \d|Nhằm|Để |Phát huy|Hướng tới|Hưởng ứng|Chào mừng|"
    rf"Trên cơ sở|Sau khi|Với |Thi hành|Được sự|Qua |Những năm|Trong những|Từ |Ngày \d|"
    rf"(?:Tiếp tục |Triển khai )?(?:[Tt]hực hiện|[Tt]riển khai|Theo)"
    rf" (?:các |tinh thần )?(?:{CITED}|đề nghị|sự chỉ đạo|nhiệm vụ)|"
    rf"(?:Chủ tịch )?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Đảng ủy|Đảng uỷ|Ban Thường vụ)(?!\w))"
)
_SUBJECT: Final = re.compile(r"[Vv]/[Vv] |Về việc ")  # of a letter, under its number
_AUTHORITY: Final = re.compile(
    r"(?:HỘI ĐỒNG NHÂN DÂN|CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|KH[ÓO][ÁA]? |NHIỆM KỲ|KỲ HỌP|"
    r"HIỆU TRƯỞNG|GIÁM ĐỐC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|ĐẠI HỘI|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|"
    r"BỘ TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN)"
)
_ENACTING: Final = ("NGHỊ QUYẾT", "QUYẾT ĐỊNH", "NGHỊ QUYẾT LIÊN TỊCH")

Parts = Sequence[Line | Grid]


def kind_of(text: str) -> tuple[str, str]:
    """Return the kind of paper that a line names and what follows it; "" where it names none.

    "KẾ HOẠCH THI ĐUA NĂM 2024" → ("KẾ HOẠCH", "THI ĐUA NĂM 2024").
    """
    plain = clean_line(text).strip(" *:|")
    joined = plain.replace(" ", "") if is_spaced(plain) else ""
    for kind in sorted(KINDS, key=len, reverse=True):
        if plain.upper() == kind or joined.upper() == kind.replace(" ", ""):
            return kind, ""
        if plain.startswith(kind + " ") and len(plain) < _MOST_LETTERS:
            return kind, plain[len(kind) :].strip()
    return "", ""


def head_end(parts: Parts) -> tuple[int | None, int]:
    """Return the places of the kind's line and of the first line of the body.

    A paper without a kind has ``None`` and a head of the lines that can be nothing else.
    """
    for place, part in enumerate(parts[:_HEAD_REACH]):
        if isinstance(part, Grid) or _begins_body(part.text):
            break
        kind, rest = kind_of(part.text)
        if kind:
            return place, _title_end(parts, place + 1, kind, rest)
    end = 0
    while end < min(len(parts), _HEAD_REACH) and _is_head_line(parts, end):
        end += 1
    return None, end


def is_authority(text: str) -> bool:
    """Say whether the line names who decides: "HỘI ĐỒNG NHÂN DÂN XÃ …", "KHÓA X, KỲ HỌP …"."""
    return is_capitals(text) and bool(_AUTHORITY.match(text))


# ---- Lines above the kind -----------------------------------------------------------------------


def _begins_body(text: str) -> bool:
    marker = find_marker(clean_line(text))
    numbered = marker is not None and not marker.is_bullet and marker.style != "capital"
    cites = bool(re.match(r"\s*(?:Căn cứ|Thực hiện)\s", text))
    return numbered or cites or len(text) > _MOST_LETTERS


def _is_head_line(parts: Parts, place: int) -> bool:
    """Judge a line of a head that names no kind of paper."""
    part = parts[place]
    if isinstance(part, Grid) or _begins_body(part.text):
        return False
    text = clean_line(part.text)
    if part.column or is_rule(text) or _holds_frame(part.text):
        return True
    above = [line.text for line in parts[:place] if isinstance(line, Line)]
    if _is_subject_or_address(text, above):
        return True
    named = is_capitals(text) and BODY.match(text) and not SIGNER.match(text)
    goes_on = place > 0 and is_capitals(text) and len(text) < 40
    return bool(named or goes_on)


def _holds_frame(text: str) -> bool:
    """Say whether a short line holds the nation's name, a number or place and date."""
    sentence = len(text) > _MOST_LETTERS_OF_FRAME or text.rstrip().endswith((",", ";", ":"))
    return any(piece.role for piece in head_pieces(text)) and not sentence


def _is_subject_or_address(text: str, above: Sequence[str]) -> bool:
    """Recognise the subject of a letter and to whom it goes: "V/v …", "Kính gửi: - …;"."""
    if _SUBJECT.match(text) or text.startswith("Kính gửi"):
        return True
    if starts_lower(text) and any(_SUBJECT.match(line) for line in above):
        return True
    addressed = above and re.search(r"Kính gửi ?:$|^-.*;$", above[-1])
    return bool(addressed) and text.startswith("-")


# ---- The title ----------------------------------------------------------------------------------


def _title_end(parts: Parts, start: int, kind: str, begun: str) -> int:
    """Return the place after the lines of the title, drawn lines and authority lines."""
    end, before = start, begun or None
    for place in range(start, min(len(parts), start + _TITLE_LINES)):
        part = parts[place]
        if isinstance(part, Grid):
            break
        text = clean_line(part.text)
        following = parts[place + 1 : place + 1 + _LOOK_AHEAD]
        if is_rule(text):
            end = place + 1
        elif (
            (kind in _ENACTING and is_authority(text))
            or _is_title(before, text, following)
            or _is_set_as_title(part)
        ):
            before, end = text, place + 1
        else:
            break
    return end


def _is_set_as_title(part: Line) -> bool:
    """A file that shows type sets the title bold and centred, and the text never."""
    return bool(part.bold and part.centred) and find_marker(part.text) is None


def _is_title(before: str | None, text: str, following: Parts) -> bool:
    """Judge a line below the kind; ``before`` is the title's line above, ``None`` without."""
    if find_marker(text):
        return False
    if before is None:
        return not _is_opening_without_title(text)
    if ends_sentence(before) or ends_sentence(text):
        return False
    if starts_lower(text) or text[:1].isdigit() or text.startswith("("):
        return True
    if is_capitals(before):
        return is_capitals(text) or text.startswith("“")
    if _OPENING.match(text):
        return False
    return stays_open(before) or awaits_name(before) or _ends_title_soon(following)


def _is_opening_without_title(text: str) -> bool:
    opens = text.startswith(("Căn cứ", "Kính gửi", "Thực hiện Kế hoạch số", "Thực hiện Chỉ thị số"))
    return opens or (ends_sentence(text) and len(text) > 60)


def _ends_title_soon(following: Parts) -> bool:
    """Say whether the text proper begins before any sentence ends."""
    for part in following:
        if isinstance(part, Grid):
            return True
        text = clean_line(part.text)
        if _OPENING.match(text) or find_marker(text) or is_rule(text):
            return True
        if ends_sentence(text):
            return False
    return not following
