"""Papers that a text cites: "Kế hoạch số 05/KH-UBND ngày 12/01/2024 của UBND huyện …". Pure.

Nghị định 30/2020 (Phụ lục I): cited for the first time by kind, number, date, body and title,
later by kind and number alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.intake.outline.papers import CITED, ISSUER_IN_TEXT
from emulation.lib.text import search_key

_NUMBER = r"\d{1,5}(?:/(?:19|20)\d\d)?\s?[-/]\s?[A-ZĐa-z]\w*(?:\s?[-/&]\s?[A-ZĐa-z]\w*)*"
_DAY = (
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d|"
    r"\d{1,2} tháng \d{1,2} năm (?:19|20)\d\d"
)
_MENTION = re.compile(
    rf"(?P<kind>{CITED}(?: liên tịch)?) (?:số:? ?)?(?P<number>{_NUMBER})"
    rf"(?P<dated>,? ngày (?P<day>{_DAY}))?",
)
_LAW = re.compile(
    rf"(?P<kind>(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?!\w))[^;.:“”]{{0,120}}?"
    rf"(?P<dated>(?:ngày (?P<day>{_DAY})|năm (?P<year>(?:19|20)\d\d)))"
)
_BODY = re.compile(r" của (?P<body>[^;:.,()“”]+?)(?= (?:về|v/v|ban hành|quy định) |[;:.,()“”]|$)")
# Where the title of a cited paper ends and the text goes on.
_TITLE_END = re.compile(
    rf"[;:.](?= |$)|, (?=(?:Chủ tịch )?{ISSUER_IN_TEXT})|(?:, | và )(?={CITED} số)|”"
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Mention:
    """A paper named in a text: letters [start, end) are its kind and number.

    ``cited_end`` is where date and body end that follow, ``title_end`` where the sentence
    goes on behind its title.
    """

    start: int
    end: int
    cited_end: int
    title_end: int
    kind: str
    number: str
    day: dt.date | None = None
    body: str = ""

    @property
    def key(self) -> str:
        """Name the paper itself: "ke hoach 5/kh-ubnd"."""
        return search_key(f"{self.kind} {_packed(self.number).lstrip('0')}")

    @property
    def is_full(self) -> bool:
        return self.day is not None


def mentions(text: str) -> list[Mention]:
    """Return the papers that a text names by number, in order."""
    return [_mention(text, found) for found in _MENTION.finditer(text)]


def cited_places(text: str) -> Iterator[tuple[int, int, dt.date | None]]:
    """Return where papers are cited, titles included, each with the date of the paper."""
    for mention in mentions(text):
        yield mention.start, mention.title_end, mention.day
    for law in _LAW.finditer(text):
        day = _date(law["day"]) if law["day"] else dt.date(int(law["year"]), 1, 1)
        yield law.start(), law.end(), day


def short_name(mention: Mention) -> str:
    return f"{mention.kind} số {_packed(mention.number)}"


def to_shorten(text: str, mention: Mention, first: Mention, first_text: str) -> str:
    """Return the words behind kind and number that a later mention need not repeat.

    Only whole steps go: all the rest of the citation where both say the same; else date and
    body, or the date alone, where they are those of the first mention.
    """
    whole = first_text[first.end : first.title_end].rstrip(" ;.,:")
    rest = text[mention.end :]
    if whole and rest.startswith(whole) and not rest[len(whole) : len(whole) + 1].isalnum():
        return whole
    if not mention.is_full or mention.day != first.day:
        return ""
    if first.body.startswith(mention.body):
        return text[mention.end : mention.cited_end]
    if first.body and mention.body.startswith(f"{first.body} "):  # "của Bộ Chính trị gắn với …"
        return text[mention.end : mention.cited_end - len(mention.body) + len(first.body)]
    return ""


def _mention(text: str, found: re.Match[str]) -> Mention:
    body = _BODY.match(text, found.end())
    cited_end = body.end() if body else found.end()
    title = _TITLE_END.search(text, cited_end)
    return Mention(
        start=found.start(),
        end=found.start("dated") if found["dated"] else found.end(),
        cited_end=cited_end,
        title_end=title.start() if title else len(text),
        kind=found["kind"],
        number=found["number"],
        day=_date(found["day"]) if found["day"] else None,
        body=body["body"] if body else "",
    )


def _packed(number: str) -> str:
    return re.sub(r"\s", "", number)


def _date(text: str) -> dt.date | None:
    day, month, year = (int(part) for part in _DIGITS.findall(text))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
