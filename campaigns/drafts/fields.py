"""Single values of posted JSON, each as it must be or ``Unfit``. Pure."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import UUID

UNREADABLE = "Phần này chưa đúng dạng nên chưa lưu được. Chép lại chữ, tải lại trang rồi dán vào."
NO_SUCH_DAY = "Ngày này không có trong lịch. Chọn lại thời hạn."
# Far beyond any plan: these bound the work of reading; the services keep the real limits.
MOST_ROWS, MOST_LETTERS, LARGEST = 5_000, 100_000, 2**31 - 1
# These have no limit elsewhere, and every one of them prints.
MOST_LINES, LONGEST_LINE = 200, 10_000
TOO_MUCH = (
    "Phần này có nhiều nhất 200 dòng, mỗi dòng dài nhất 10.000 chữ cái. Bớt lại, hoặc chuyển "
    "sang các mục, rồi lưu."
)
# Halves of letters, which JSON can carry and no database takes.
SURROGATES = re.compile("[\ud800-\udfff]")


class Unfit(ValueError):
    """A part that cannot be saved as it is; the message is a sentence for the person."""

    def __init__(self, sentence: str = UNREADABLE, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def of_type(given: Any, kind: type) -> Any:
    if not isinstance(given, kind):
        raise Unfit()
    return given


def rows_of(given: Any) -> list[Any]:
    if len(of_type(given, list)) > MOST_ROWS:
        raise Unfit()
    return given


def lines_of(given: Any) -> list[Any]:
    """Return the rows of a part that is printed line by line."""
    if len(rows_of(given)) > MOST_LINES:
        raise Unfit(TOO_MUCH)
    return given


def text_of(given: Any) -> str:
    """Return a text without halves of letters, which no database takes."""
    if len(of_type(given, str)) > MOST_LETTERS:
        raise Unfit()
    return SURROGATES.sub("", given)


def texts_of(given: Any) -> list[str]:
    return [text_of(one).replace("\n", " ") for one in rows_of(given)]


def words_of(given: Any) -> tuple[str, ...]:
    return tuple(text for text in texts_of(lines_of(given)) if text.strip())


def paragraphs_of(given: Any) -> str:
    """Return the paragraphs as one text, a line each."""
    texts = texts_of(lines_of(given))
    if any(len(text) > LONGEST_LINE for text in texts):
        raise Unfit(TOO_MUCH)
    return "\n".join(texts)


def count_of(given: Any) -> int:
    if type(given) is not int or not 0 <= given <= LARGEST:
        raise Unfit()
    return given


def one_of(given: Any, known: tuple[str, ...]) -> str:
    if of_type(given, str) not in known:
        raise Unfit()
    return given


def uid_of(given: Any) -> str:
    """Return a uid in its one writing."""
    try:
        return str(UUID(of_type(given, str)))
    except ValueError as error:
        raise Unfit() from error


def uids_of(given: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(uid_of(one) for one in rows_of(given)))


def uid_or_none(given: Any) -> str | None:
    return None if given is None or given == "" else uid_of(given)


def day_of(given: Any) -> dt.date | None:
    if given is None or given == "":
        return None
    try:
        return dt.date.fromisoformat(of_type(given, str))
    except ValueError as error:
        raise Unfit(NO_SUCH_DAY, "deadline") from error


def width_of(given: Any) -> float:
    if type(given) not in (int, float) or not 0 <= given <= LARGEST:
        raise Unfit()
    return given
