"""A whole paper read: lines, then the outline, then the targets, and no word lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from campaigns.intake import grammar, outline, sources
from campaigns.intake.parts import (
    Line,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadTable,
    Source,
    walk,
)
from campaigns.intake.repeats import without_repeats
from emulation.lib.text import nfc

NOT_A_PLAN = (
    "Tệp này không giống một kế hoạch: không thấy tên loại văn bản, căn cứ, "
    "đề mục hay chỉ tiêu nào. Hãy xem lại có chọn nhầm không; nếu đúng là kế hoạch, "
    "hãy lập kế hoạch mới rồi dán từng phần."
)
_WORD = re.compile(r"\w+")
_OF_A_PLAN = re.compile(r"chỉ tiêu|mục tiêu|kế hoạch|nhiệm vụ|thi đua|phấn đấu", re.I)
_SECTION = re.compile(r"(?:[IVX]+|[A-ZĐ])[.)]?$|(?:Điều|Phần|Chương|Mục)\b", re.I)


def read(data: bytes, name: str = "") -> Reading:
    """Read a file (.docx, .pdf with text, .txt); ``name`` helps to tell its kind.

    Raises ``refusals.Unreadable`` with a Vietnamese sentence.
    """
    return read_source(sources.source_of(data, name))


def read_text(text: str) -> Reading:
    """Read pasted text. Raises ``refusals.Unreadable`` where there is none."""
    return read_source(sources.source_of_text(text))


def read_source(source: Source) -> Reading:
    """Read what a file shows; words that found no place stand in ``leftover``."""
    reading = outline.outline_of(source, grammar.states_target)
    reading = replace(
        reading,
        targets=without_repeats(
            grammar.read_targets(reading.items, reading.header.title), reading.items
        ),
        warnings=tuple(dict.fromkeys((*source.warnings, *reading.warnings))),
        file_kind=source.kind,
    )
    reading = replace(reading, leftover=reading.leftover + lost_words(source, reading))
    if looks_like_paper(reading):
        return reading
    return replace(reading, warnings=(*reading.warnings, NOT_A_PLAN))


def looks_like_paper(reading: Reading) -> bool:
    """Say whether anything of an official paper was found: a poem or a price list has nothing.

    A target alone is no sign, for a price looks like one: some word must speak of a plan.
    """
    header = reading.header
    signs = (header.kind, header.title, header.symbol, reading.bases)
    marked = any(item.marker and item.heading for item in walk(reading.items))
    lettered = any(_SECTION.match(item.marker) for item in reading.items)
    if any(signs) or marked or lettered:
        return True
    return bool(reading.targets) and any(map(_OF_A_PLAN.search, reading_texts(reading)))


# ---- No word lost --------------------------------------------------------------------------


def lost_words(source: Source, reading: Reading) -> tuple[str, ...]:
    """Return what of the source stands nowhere in the reading, line by line in its order.

    Words are compared as a multiset, letter case aside, in linear time. A line that is
    missing as a whole is given as it is; of other lines, only the missing words. The list
    of targets counts for nothing: its words are those of the text.
    """
    lines = list(source_lines(source))
    lost = Counter(word for line in lines for word in words_of(line))
    lost.subtract(word for text in reading_texts(reading) for word in words_of(text))
    lost = +lost
    if not lost:
        return ()
    found = {number: line for number, line in enumerate(lines) if _take_whole(line, lost)}
    for number, line in enumerate(lines):
        if number not in found and lost:
            found[number] = " ".join(_take_words(line, lost))
    return tuple(found[number] for number in sorted(found) if found[number])


def words_of(text: str) -> list[str]:
    """Return the words of a text, letters composed, without letter case."""
    return _WORD.findall(nfc(text).casefold())


def reading_texts(reading: Reading) -> Iterator[str]:
    """Give every text of a reading that holds words of the source, each word once.

    Fields of the head repeat words of its lines, or of the text that names them.
    """
    yield from reading.header.lines
    for basis in reading.bases:
        if basis.standing:
            yield f"{basis.lead} {basis.text}"
    for item in walk(reading.items):
        yield from _item_texts(item)
    for recipient in reading.recipients:
        yield recipient.line or f"{recipient.text} {recipient.purpose}"
    yield from (*reading.signature.lines, reading.signature.name)
    yield from (*reading.notes, *reading.leftover)


def _item_texts(item: ReadItem) -> Iterator[str]:
    yield f"{item.marker} {item.heading}"
    for block in item.blocks:
        match block:
            case ReadParagraph(text=text):
                yield text
            case ReadTable(rows=rows, caption=caption):
                yield caption
                yield from (cell for row in rows for cell in row)


def source_lines(source: Source) -> Iterator[str]:
    """Give every line of a source, a row of a table as one line, page numbers at the end."""
    for part in source.parts:
        if isinstance(part, Line):
            yield part.text
        else:
            yield from (" | ".join(row) for row in part.rows)
    yield from source.leftover


def _take_whole(line: str, lost: Counter[str]) -> bool:
    wanted = Counter(words_of(line))
    if not wanted or not wanted <= lost:
        return False
    lost.subtract(wanted)
    return True


def _take_words(line: str, lost: Counter[str]) -> Iterator[str]:
    for word in _WORD.findall(nfc(line)):
        if lost[word.casefold()] > 0:
            lost[word.casefold()] -= 1
            yield word
