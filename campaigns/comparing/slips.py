"""What reading takes for something else, and what is therefore no change. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from campaigns.comparing.pairing import ALIKE, likeness, words_of
from campaigns.comparing.parts import Part, Sheet
from campaigns.comparing.words import packed, same_words

# The frame of an appendix prints these itself.
_LABEL = re.compile(r"^(?:phụ lục(?: (?:số )?(?:[IVX]{1,5}|\d{1,2})\b)?[.:]? +)+(?=\S)", re.I)
_NOTE = re.compile(r"^\(?(?:ban hành )?kèm theo kế hoạch ", re.I)
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_NO_LETTER = re.compile(r"[\W_]+")
_ANY_WORD = re.compile(r"\w")
_SPILLED = 4  # paragraphs
_BEGINNING, _PIECES = 16, 6  # letters by which a line is looked up; pieces that it fell into


def without_label(title: str) -> str:
    """Take "Phụ lục II" off the title of an appendix; of the line below nothing is left."""
    title = _LABEL.sub("", title)
    return "" if is_note(title) else title


def is_note(text: str) -> bool:
    """Say whether a line is "(Kèm theo Kế hoạch số …)", which the frame prints."""
    return bool(_NOTE.match(text))


def is_wordless(text: str) -> bool:
    """Say whether a line only ends the paper: "./."."""
    return not _ANY_WORD.search(text)


def without_end_mark(text: str) -> str:
    """Take "./." off the last line of a paper: the portal prints it."""
    return f"{text[:-3].rstrip()}." if text.endswith("./.") else text


class Repeated:
    """What a PDF shows once more on every page: heads of tables, numbers of pages."""

    def __init__(self, sheet: Sheet) -> None:
        rows = (part for part in sheet.parts if part.is_head)
        self._heads = {packed("".join(row.cells), loose=True) for row in rows}

    def has(self, part: Part) -> bool:
        text = "".join(part.cells) if part.cells else part.shown
        return bool(_PAGE_NUMBER.fullmatch(text)) or packed(text, loose=True) in self._heads


def with_whole_lines(old: Sheet, new: Sheet) -> Sheet:
    """Join again what a PDF parted at the end of a line or page, where the draft has it whole."""
    lines: dict[str, list[Part]] = {}
    for part in old.flow:
        lines.setdefault(_letters(part.text)[:_BEGINNING], []).append(part)
    parts, taken = list(new.parts), 0
    joined: list[Part] = []
    for number, part in enumerate(parts):
        if taken:
            taken -= 1
            continue
        behind = parts[number + 1 : number + _PIECES]
        whole, taken = _joined(part, behind, lines.get(_letters(part.text)[:_BEGINNING], ()))
        joined.append(whole)
    return replace(new, parts=tuple(joined))


def _joined(part: Part, behind: Sequence[Part], lines: Sequence[Part]) -> tuple[Part, int]:
    """Return the line that a part begins, and how many parts behind belong to it."""
    said = _letters(part.text)
    for line in lines:
        wanted, count = _letters(line.text), 0
        text = said
        while len(text) < len(wanted) and count < len(behind) and behind[count].row is None:
            text += _letters(behind[count].shown)
            count += 1
        if count and text == wanted:
            return replace(part, text=line.text), count
    return part, 0


def _letters(text: str) -> str:
    """Return letters and figures alone: at the end of a piece its stops are gone."""
    return _NO_LETTER.sub("", text)


def with_agreed_title(old: Sheet, new: Sheet) -> tuple[Sheet, Sheet]:
    """Where the lines of a title were read as the first paragraphs, or these as its lines."""
    a, b = old.head["title"].text, new.head["title"].text
    if b and a.startswith(f"{b} "):
        found = _begins_with(new, a[len(b) :]) or _goes_on(new, a[len(b) :])
        title = " ".join([b, *(part.shown for part in found)])
        return old, _titled(new, title, found) if found else new
    if b and not same_words(a, b, loose=True):
        title, found = _without_paragraphs(old, b)
        if found and not _begins_with(new, "".join(part.shown for part in found)):
            return _titled(old, a, found), _titled(new, title, ())
    return old, new


def _without_paragraphs(sheet: Sheet, title: str) -> tuple[str, list[Part]]:
    """Take the first paragraphs of a draft off the end of a copy's title."""
    words = title.split(" ")
    for at in range(1, len(words)):
        if found := _begins_with(sheet, " ".join(words[at:])):
            return " ".join(words[:at]), found
    return title, []


def _begins_with(sheet: Sheet, words: str) -> list[Part]:
    """Return the first paragraphs if together they say just these words."""
    first = [part for part in sheet.flow if part.kind != "basis"][:_SPILLED]
    wanted = packed(words, loose=True)
    for count in range(1, len(first) + 1):
        if packed("".join(part.shown for part in first[:count]), loose=True) == wanted:
            return first[:count]
    return []


def _goes_on(sheet: Sheet, words: str) -> list[Part]:
    """Return the first paragraph if it is the rest of a title, with a word changed."""
    first = [part for part in sheet.flow if part.kind != "basis"][:1]
    alike = [likeness(words_of(words), words_of(part.shown)) for part in first]
    return first if alike and alike[0] >= ALIKE else []


def _titled(sheet: Sheet, title: str, without: Sequence[Part]) -> Sheet:
    parts = [part for part in sheet.parts if part not in without]
    parts = [replace(part, text=title) if part.kind == "title" else part for part in parts]
    return replace(sheet, parts=tuple(parts))
