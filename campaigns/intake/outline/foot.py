"""The foot of a paper: recipients, who signs, and everything that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from campaigns.intake.outline.columns import foot_pieces
from campaigns.intake.outline.foot_lines import (
    is_appendix_start,
    is_place_and_date,
    is_signature_line,
    is_signed_mark,
    recipients_label,
)
from campaigns.intake.outline.markers import find_marker
from campaigns.intake.outline.papers import MODE, MODES, is_name
from campaigns.intake.outline.words import is_capitals, is_rule, starts_lower
from campaigns.intake.parts import Grid, Line, ReadRecipient, ReadSignature
from emulation.lib.text import clean_line

_DASH: Final = re.compile(r"[-–—+•*·]\s*")
_NEXT_IN_LINE: Final = re.compile(r"(?<=[;.]) ?[-–] (?=\S)")
_PURPOSE: Final = re.compile(
    r"\s*(?:\((?P<bracketed>(?:để )?(?:[A-ZĐa-zđ]{1,2}/[A-ZĐa-zđ]{1,2}|báo cáo|thực hiện|phối hợp|"
    r"chỉ đạo|biết|theo dõi|tuyên truyền|đăng|đưa tin|kiểm tra|giám sát|công bố)[^()]{0,40}|"
    r"để [^()]{1,40})\)|\s(?P<plain>để (?:[A-ZĐa-zđ]/[A-ZĐa-zđ]|báo cáo|thực hiện|phối hợp|biết)))"
    r"[;.,]?$",
    re.IGNORECASE,
)
_MOST_LETTERS: Final = 110  # of a line in a foot
_WHOLE_RECIPIENT: Final = (";", ".", ",")
_KEPT: Final = re.compile(r"Lưu(?!\w)")


@dataclass
class Foot:
    """``rest`` are the parts that belong neither to recipients nor to the first signature."""

    recipients: list[ReadRecipient] = field(default_factory=list)
    signature: ReadSignature = field(default_factory=ReadSignature)
    dates: list[str] = field(default_factory=list)  # place and date above the signature
    labels: list[str] = field(default_factory=list)
    rest: list[Line | Grid] = field(default_factory=list)


def read_foot(parts: Sequence[Line | Grid]) -> Foot:
    """Read the foot; the lines go on until one that can belong to none of its parts."""
    reader = _Reader()
    for place, part in enumerate(parts):
        if reader.takes(part):
            continue
        if not any(isinstance(later, Line) and later.column for later in parts[place : place + 9]):
            reader.rest += parts[place:]
            break
        reader.rest.append(part)
    return reader.foot()


class _Reader:
    def __init__(self) -> None:
        self.lists: list[str] = []  # recipients, wrapped lines joined
        self.labels: list[str] = []
        self.signers: list[str] = []
        self.name = ""
        self.dates: list[str] = []
        self.rest: list[Line | Grid] = []
        self.in_list = False

    def takes(self, part: Line | Grid) -> bool:
        """Take a line in; ``False`` where the foot has ended before it."""
        if isinstance(part, Grid):
            return False
        text = clean_line(part.text)
        if is_appendix_start(text) or len(text) > 2 * _MOST_LETTERS:
            return False
        pieces = [piece for piece in foot_pieces(part.text) if piece]
        if not all(self._may_take(piece, part.column) for piece in pieces):
            return False
        for piece in pieces:
            self._take(piece, part)
        return True

    def _may_take(self, text: str, column: str) -> bool:
        if self._kind_of(text, column) != "other":
            return True
        return not self.done and not is_capitals(text) and not _is_section(text)

    @property
    def done(self) -> bool:
        """Say whether recipients and name stand complete."""
        if not self.lists:
            return bool(self.name) and not self.labels
        return bool(_KEPT.search(self.lists[-1])) and bool(self.name or not self.signers)

    def _kind_of(self, text: str, column: str) -> str:
        if recipients_label(text):
            return "label"
        if is_rule(text):
            return "rule"
        if is_signed_mark(text):
            return "mark"
        if is_signature_line(text) or _is_mode_line(text):
            return "signer"
        if self.signers and not self.name and is_capitals(text) and len(text) < 70:
            return "name" if is_name(text) else "signer"
        if not self.dates and not _DASH.match(text) and is_place_and_date(text):
            return "date"
        if self._reads_name(text, column):
            return "name"
        return "recipient" if self._reads_recipient(text, column) else "other"

    def _reads_name(self, text: str, column: str) -> bool:
        if self.name or not is_name(text) or (column == "left" and self.in_list):
            return False
        if self.signers:
            return not (self.in_list and self._list_goes_on())
        return column == "right"

    def _list_goes_on(self) -> bool:
        """Say whether the last recipient's line was cut before its end."""
        return bool(self.lists) and not self.lists[-1].endswith(_WHOLE_RECIPIENT) and not (
            _KEPT.search(self.lists[-1])
        )  # fmt: skip

    def _reads_recipient(self, text: str, column: str) -> bool:
        if column == "right" or len(text) > _MOST_LETTERS:
            return False
        if not self.labels:
            return column == "left" and bool(_DASH.match(text))
        if _DASH.match(text) and not (self.done and self.name and not self._list_goes_on()):
            return True
        return self.in_list and not self.done and not _is_section(text) and not is_capitals(text)

    def _take(self, text: str, line: Line) -> None:
        kind = self._kind_of(text, line.column)
        if kind == "label":
            label = recipients_label(text)
            self.labels.append(label)
            self.in_list = True
            rest = text[len(label) :].strip(" :")
            if rest:
                self._add_recipients(rest)
        elif kind == "recipient":
            self._add_recipients(text)
        elif kind == "signer" and not self.name:
            self.signers.append(text)
        elif kind == "name":
            self.name = text
        elif kind == "date":
            self.dates.append(text)
        else:
            self.rest.append(replace(line, text=text))

    def _add_recipients(self, text: str) -> None:
        for place, part in enumerate(_NEXT_IN_LINE.split(text)):
            dashed = bool(_DASH.match(part)) or place > 0
            if self.lists and not dashed and (self._list_goes_on() or starts_lower(part)):
                self.lists[-1] = f"{self.lists[-1]} {part}"
            else:
                self.lists.append(_DASH.sub("", part, count=1) if _DASH.match(part) else part)

    def foot(self) -> Foot:
        recipients = [_recipient(text) for text in self.lists if text.strip(" ;.,")]
        signature = ReadSignature(tuple(self.signers), self.name, _mode(self.signers))
        return Foot(recipients, signature, self.dates, self.labels, self.rest)


def _is_mode_line(text: str) -> bool:
    """Recognise "TM. Ủy ban nhân dân xã" in small letters too."""
    return bool(MODE.match(text)) and len(text) < 80


def _is_section(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and not marker.is_bullet


def _recipient(text: str) -> ReadRecipient:
    line = text.strip().rstrip(";,").rstrip()
    line = line.removesuffix(".") if not line.endswith("..") else line
    found = _PURPOSE.search(line)
    if found is None:
        return ReadRecipient(line, "", line)
    purpose = found["bracketed"] or found["plain"]
    purpose = re.sub(r"^để ", "", purpose.strip(), flags=re.IGNORECASE)
    return ReadRecipient(line[: found.start()].strip(), purpose, line)


def _mode(lines: Sequence[str]) -> str:
    """Return how the paper is signed: tm, kt, tl, tuq, q, or own; "" without a signer."""
    for pattern, mode in sorted(MODES, key=lambda pair: pair[1] != "kt"):
        if any(pattern.match(line) for line in lines):
            return mode
    return "own" if lines else ""


# ---- What follows the foot ----------------------------------------------------------------------


def appendices_of(parts: Sequence[Line | Grid]) -> Iterator[tuple[bool, list[Line | Grid]]]:
    """Part what follows the foot: (is appendix, its parts)."""
    current: list[Line | Grid] = []
    is_appendix = False
    for part in parts:
        begins = isinstance(part, Line) and _begins_appendix(part, current, is_appendix)
        if begins or (isinstance(part, Grid) and not is_appendix):
            if current:
                yield is_appendix, current
            current, is_appendix = [], True
        current.append(part)
    if current:
        yield is_appendix, current


def _begins_appendix(line: Line, current: Sequence[Line | Grid], is_appendix: bool) -> bool:
    text = clean_line(line.text)
    if is_appendix_start(text):
        # "PHỤ LỤC 1" right above its own title "BIỂU CHẤM ĐIỂM" is one appendix.
        return not (
            is_appendix and len(current) < 3 and not any(isinstance(p, Grid) for p in current)
        )
    titled = is_capitals(text) and len(text) > 8 and " " in text
    return titled and not is_appendix and not is_signature_line(text)
