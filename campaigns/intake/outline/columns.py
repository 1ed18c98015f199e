"""Heads and feet set in two columns: one line of the file taken apart into its pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from campaigns.intake.outline.papers import BODY, SIGNER, SURNAMES, is_name
from campaigns.intake.outline.words import is_capitals, is_rule
from emulation.lib.text import clean_line, nfc

HeadRole = Literal["", "frame", "date", "number"]

_GAP: Final = re.compile(r"\s{3,}|\t+|\s*\|\s*")
# What every head of the state or the party carries.
_FRAME: Final = re.compile(
    r"CỘNG H(?:ÒA|OÀ|ÓA) X[ÃẢ] HỘI CHỦ NGHĨA(?: VIỆT NAM)?|ĐẢNG CỘNG SẢN VIỆT NAM|"
    r"(?i:độc lập ?[-–—.] ?tự do ?[-–—.] ?hạnh phúc)"
)
_FRAME_WORDS: Final = " CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "  # a line may hold a part of it
_BLANK: Final = r"[\s.…_/]*"
NUMBER: Final = re.compile(
    r"(?P<label>S[ốỐ]\s?[:.]?)\s*(?P<number>\d{1,5}[A-Za-z]?)?[\s.…_]*"
    r"(?:/\s?(?P<year>(?:19|20)\d\d))?"
    r"(?:\s?[-/–]\s?(?P<symbol>(?:[A-ZĐƯ]{2,}[a-z]?|[A-ZĐƯ][a-z][A-ZĐƯ]+|[A-ZĐƯ])[A-ZĐƯ\d.&]*(?!\w)"
    r"(?:\s?[-/–]\s?(?:[A-ZĐƯ]{2,}[a-z]?[A-ZĐƯ]*|[A-ZĐƯ][a-z][A-ZĐƯ]+|[A-ZĐƯ])[A-ZĐƯ\d.&()]*(?!\w))*))?"
)
DATE: Final = re.compile(
    rf"(?i:ngày){_BLANK}(?P<day>\d{{1,2}})?{_BLANK}(?i:tháng){_BLANK}(?P<month>\d{{1,2}})?{_BLANK}"
    rf"(?i:năm)(?:{_BLANK}(?P<year>\d{{4}}))?|"
    r"(?i:ngày)?\s?(?P<day2>\d{1,2}|[.…_]+)\s?/\s?(?P<month2>\d{1,2}|[.…_]+)\s?/\s?(?P<year2>\d{4})"
)


@dataclass(frozen=True)
class Piece:
    text: str
    role: HeadRole = ""


def head_pieces(text: str) -> list[Piece]:
    """Take a line of the head apart: frame, number, date, and what else stands between.

    Columns are told by wide gaps, or, where these were lost, by what the pieces say.
    """
    pieces: list[Piece] = []
    for chunk in _chunks(text):
        if _is_part_of_frame(chunk):
            pieces.append(Piece(chunk, "frame"))
            continue
        end = 0
        for found in _FRAME.finditer(chunk):
            pieces += _plain_pieces(chunk[end : found.start()])
            pieces.append(Piece(found[0], "frame"))
            end = found.end()
        pieces += _plain_pieces(chunk[end:])
    return pieces


def _is_part_of_frame(text: str) -> bool:
    plain = text.replace("HOÀ", "HÒA")
    return f" {plain} " in _FRAME_WORDS and (" " in plain or plain == "CỘNG")


def _chunks(text: str) -> list[str]:
    """Split at wide gaps; letters set wide ("K Ế   H O Ạ C H") are no columns."""
    parts = [part for part in _GAP.split(nfc(text).strip()) if part]
    spaced = all(len(word) == 1 for part in parts for word in part.split())
    return [clean_line(text)] if spaced and parts else [clean_line(part) for part in parts]


def _plain_pieces(chunk: str) -> list[Piece]:
    chunk = chunk.strip()
    if not chunk:
        return []
    number = NUMBER.match(chunk)
    if number and (number["symbol"] or number["label"].endswith(":")):
        rest = chunk[number.end() :].strip()
        return [Piece(number[0].strip(), "number"), *_plain_pieces(rest)]
    date = DATE.search(chunk)
    if date is None:
        later = re.search(r"(?<=\S )Số(?: ?:| \d+ ?[-/–])", chunk)
        if later is None:
            return [Piece(chunk)]
        return [Piece(chunk[: later.start()].strip()), *_plain_pieces(chunk[later.start() :])]
    words = chunk[: date.start()].split()
    place: list[str] = []
    while words and not (is_capitals(words[-1]) and len(words[-1]) > 3) and len(place) < 7:
        place.insert(0, words.pop())
    left = [Piece(" ".join(words))] if words else []
    right = " ".join([*place, chunk[date.start() :]])
    return [*left, Piece(right, "date")]


def foot_pieces(text: str) -> list[str]:
    """Take a line of the foot apart: recipients at the left, the signature at the right."""
    parts = [clean_line(part) for part in _GAP.split(nfc(text).strip()) if part.strip()]
    return [piece for part in parts for piece in _split_signature(part)]


def _split_signature(part: str) -> list[str]:
    """Part "- UBND huyện (b/c); CHỦ TỊCH" and "- Lưu: VT. Nguyễn Văn A" at the signature."""
    if is_rule(part) or is_capitals(part) or is_name(part):
        return [part]
    words = part.split(" ")
    for place in range(1, len(words)):
        right = " ".join(words[place:])
        stopped = words[place - 1][-1:] in ";.:,)"
        if is_capitals(right) and SIGNER.match(right) and (stopped or not BODY.match(right)):
            return [" ".join(words[:place]), right]
        known = words[place].lower() in SURNAMES
        if stopped and known and len(words) - place > 1 and is_name(right):
            return [" ".join(words[:place]), right]
    return [part]
