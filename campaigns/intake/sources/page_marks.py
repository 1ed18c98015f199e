"""Page numbers and running heads: what belongs to the sheet, not to the paper."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_TOTAL: Final = r"(?:\s?(?:/|trên|of)\s?\d{1,3})?"
# "2", "2/6": a page number by its place only.
_BARE: Final = re.compile(r"(\d{1,3})(?:\s?/\s?\d{1,3})?")
# "- 2 -", "Trang 2/6", "2 | Trang": one in any place.
_MARKED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[-–—~]\s?(\d{{1,3}}){_TOTAL}\s?[-–—~]",
        rf"[-–—|]?\s?(?:trang|page)\s?:?\s?(?:số\s)?(\d{{1,3}}){_TOTAL}\s?[-–—|]?",
        r"(\d{1,3})\s?\|\s?(?:trang|page)",
    )
)
CENTRED_COLUMN: Final = 20  # of typed text: a number that far to the right is centred
_MIN_PAGES_OF_RUNNING: Final = 3
_RUNNING_SHARE: Final = 0.6  # of the pages, on which the same words stand at the border
_MAX_RUNNING_LETTERS: Final = 150
_MIN_LINES_OF_PAGE: Final = 15
_MAX_LINES_OF_PAGE: Final = 90
# After these words a lonely number is the text's own: "giảm còn / 2 / %".
_WANTS_NUMBER: Final = re.compile(
    r"(?:\b(?:còn|là|đạt|số|tăng|giảm|khoảng|năm|tháng|ngày|dưới|trên|từ|đến|hơn|quý|lần|điều|"
    r"khoản|điểm|mục|bảng|thứ|có|được|thêm|ít nhất|tối thiểu|tối đa|quá|thôn|tổ|khu|cấp|mức|độ|"
    r"và|bằng|phần|quyết định|lục)|[-–/(:=<>≥≤])$",
    re.IGNORECASE,
)
_SHORT_LINE: Final = 20


@dataclass(frozen=True)
class LoneNumber:
    index: int  # of the line
    number: int
    is_sure: bool  # "Trang 2", "- 2 -", or centred


def page_number(text: str) -> int | None:
    """Return the page number that ``text`` may be, or None."""
    found = _BARE.fullmatch(text)
    return int(found.group(1)) if found else _marked_number(text)


def _marked_number(text: str) -> int | None:
    """Return the number of a text that can be nothing but a page number."""
    for pattern in _MARKED:
        if found := pattern.fullmatch(text):
            return int(found.group(1))
    return None


def marks_at_borders(pages: Sequence[Sequence[str | None]]) -> set[tuple[int, int]]:
    """Return (page, line) of page numbers and running heads, both counted from 0.

    Every page is the texts of its lines from top to bottom, None for a table; only borders
    are looked at.
    """
    marks = _numbers_at_borders(pages)
    marks |= _running_lines(pages, marks)
    return marks | _numbers_at_borders(pages, passed=marks)


def _numbers_at_borders(
    pages: Sequence[Sequence[str | None]], passed: set[tuple[int, int]] = frozenset()
) -> set[tuple[int, int]]:
    """Numbers that count the pages on: at the first or the last line of each."""
    marks: set[tuple[int, int]] = set()
    for at_top in (True, False):
        found: dict[int, tuple[int, int]] = {}
        for page, lines in enumerate(pages):
            index = _border(page, lines, at_top, passed)
            number = None if index is None else page_number(lines[index] or "")
            if number is not None:
                found[page] = (index, number)
        marks |= {(page, found[page][0]) for page in _counting(found, pages)}
    return marks


def _border(
    page: int, lines: Sequence[str | None], at_top: bool, passed: set[tuple[int, int]]
) -> int | None:
    order = range(len(lines)) if at_top else range(len(lines) - 1, -1, -1)
    return next((index for index in order if (page, index) not in passed), None)


def _counting(found: dict[int, tuple[int, int]], pages: Sequence[Sequence[str | None]]) -> set[int]:
    """Pages whose number is the page's own, follows the page before, or says "Trang"."""
    offsets = Counter(number - page for page, (_, number) in found.items())
    kept = set()
    for page, (index, number) in found.items():
        is_marked = _marked_number(pages[page][index] or "") is not None
        if is_marked or offsets[number - page] >= 2 or number == page + 1:
            kept.add(page)
    return kept


def _running_lines(
    pages: Sequence[Sequence[str | None]], marks: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Lines that stand alike, figures aside, at the border of most pages."""
    filled = [page for page, lines in enumerate(pages) if lines]
    if len(filled) < _MIN_PAGES_OF_RUNNING:
        return set()
    running: set[tuple[int, int]] = set()
    for at_top in (True, False):
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for page in filled:
            index = _border(page, pages[page], at_top, marks)
            text = None if index is None else pages[page][index]
            if text and len(text) <= _MAX_RUNNING_LETTERS:
                places[re.sub(r"\d+", "0", text)].append((page, index))
        least = max(_MIN_PAGES_OF_RUNNING, _RUNNING_SHARE * (len(filled) - 1))
        for same in places.values():
            if len(same) >= least and _only_count_pages(same, pages):
                running.update(same)
    return running


def _only_count_pages(
    same: Sequence[tuple[int, int]], pages: Sequence[Sequence[str | None]]
) -> bool:
    """Say whether lines that differ in figures only differ by their pages' numbers."""
    numbers = [page for page, _ in same]
    rows = [map(int, re.findall(r"\d+", pages[page][index] or "")) for page, index in same]
    for figures in zip(*rows, strict=True):
        offsets = {figure - page for figure, page in zip(figures, numbers, strict=True)}
        if len(set(figures)) > 1 and len(offsets) > 1:
            return False
    return True


def marks_among_lines(
    texts: Sequence[str], pages: Sequence[int], centred: Sequence[bool]
) -> set[int]:
    """Return the indexes of page numbers and running heads among typed lines.

    ``pages`` gives the page of each line; where borders tell nothing, numbers that count on do.
    """
    if not pages or pages[-1] == pages[0]:
        return {number.index for number in lone_page_numbers(list(texts), list(centred))}
    first_of_page: list[int] = []
    by_page: list[list[str | None]] = []
    for index, (text, page) in enumerate(zip(texts, pages, strict=True)):
        while len(by_page) < page:
            by_page.append([])
            first_of_page.append(index)
        by_page[-1].append(text)
    marks = {first_of_page[page] + index for page, index in marks_at_borders(by_page)}
    # A form feed may part the appendix alone, and numbers the pages before it.
    return marks or {number.index for number in lone_page_numbers(list(texts), list(centred))}


def lone_page_numbers(texts: list[str], centred: list[bool]) -> list[LoneNumber]:
    """Return the page numbers among the non-empty lines of a text without page breaks.

    They count on by one, a page of lines apart. A number after "giảm còn" is text, unless it
    is ``centred`` or marked as a page's ("- 2 -").
    """
    sure = [centred[at] or _marked_number(text) is not None for at, text in enumerate(texts)]
    candidates = [
        LoneNumber(index, number, sure[index])
        for index, text in enumerate(texts)
        if (number := page_number(text)) is not None and (sure[index] or _may_part(texts, index))
    ]
    chain = _longest_chain(candidates)
    if len(chain) == 1:
        return chain if _is_surely_alone(texts, chain[0]) else []
    return chain if chain and (chain[0].number <= 2 or len(chain) > 2) else []


def _may_part(texts: Sequence[str], index: int) -> bool:
    """Say whether the line may stand between two pages."""
    before = texts[index - 1] if index else ""
    return not _WANTS_NUMBER.search(before)


def _longest_chain(candidates: Sequence[LoneNumber]) -> list[LoneNumber]:
    """Return the longest run n, n + 1, … of candidates that lie a page apart."""
    best: list[LoneNumber] = []
    ends: dict[int, list[LoneNumber]] = {}
    for candidate in candidates:
        before = ends.get(candidate.number - 1, [])
        if before and _is_page_apart(before[-1], candidate):
            chain = [*before, candidate]
        else:
            chain = [candidate]
        ends[candidate.number] = chain
        if len(chain) > len(best):
            best = chain
    return best


def _is_page_apart(before: LoneNumber, after: LoneNumber) -> bool:
    return _MIN_LINES_OF_PAGE <= after.index - before.index <= _MAX_LINES_OF_PAGE


def _is_surely_alone(texts: list[str], only: LoneNumber) -> bool:
    """A single number is the page's only on page 2, a page of lines below the beginning.

    Among short lines it is a cell of a table whose cells stand one under another.
    """
    if only.is_sure:
        return True
    if only.number != 2 or not _MIN_LINES_OF_PAGE <= only.index <= _MAX_LINES_OF_PAGE:
        return False
    around = texts[only.index - 3 : only.index] + texts[only.index + 1 : only.index + 4]
    return sum(1 for text in around if len(text) < _SHORT_LINE) < len(around) / 2
