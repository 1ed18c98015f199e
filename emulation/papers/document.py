"""An official paper as plain values: what is printed, without how.

The apps that own a paper's content (a plan, later a decision or a report) build a
``Document`` from a frozen revision; ``pdf`` and ``word`` print it. The terms follow
Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from emulation.lib.dates import PartialDate
from emulation.lib.text import first_lower

Orientation = Literal["portrait", "landscape"]
CellAlign = Literal["left", "center", "right"]

BLANK_DATE = PartialDate()


@dataclass(frozen=True)
class Heading:
    """A heading on its own line: bold, upright; capitals are typed, never made.

    ``level`` (1 to 4) is its place in the outline; 0 takes it from the marker. ``anchor``
    is the id by which an outline on the screen leads to it.
    """

    text: str
    marker: str = ""
    level: int = 0
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A justified paragraph; ``run_in`` is a bold heading that the text continues.

    ``anchor`` is its id on the screen, as that of a heading.
    """

    text: str
    marker: str = ""
    run_in: str = ""
    anchor: str = ""


LONGEST_FIRST_CELL = 400  # letters; in a narrow column half a page


@dataclass(frozen=True)
class Table:
    """Plain cells. The first ``head_rows`` rows repeat on every page.

    ``widths`` are shares of the text width that add up to 1; ``aligns`` has one entry
    a column. Both may be empty: equal widths, left aligned. ``strong_rows`` are
    indexes of body rows printed bold (group headings, sums). ``anchor`` is its id on the
    screen, as that of a heading. ``is_dense`` is for tables of many columns: smaller letters,
    and without ``widths`` every column as wide as its words need.
    """

    rows: tuple[tuple[str, ...], ...]
    head_rows: int = 1
    widths: tuple[float, ...] = ()
    aligns: tuple[CellAlign, ...] = ()
    caption: str = ""
    strong_rows: frozenset[int] = frozenset()
    anchor: str = ""
    is_dense: bool = False

    @property
    def stays_with_its_words(self) -> bool:
        """Whether the line that introduces it goes with it to the next page.

        Not where the first row may be longer than a page: the line would stand there alone.
        """
        first = self.rows[: self.head_rows + 1]
        return all(len(cell) < LONGEST_FIRST_CELL for row in first for cell in row)


@dataclass(frozen=True)
class Picture:
    """A drawing by our own code; ``svg`` is marked safe by whoever drew and escaped it.

    ``words`` say what it shows to those who do not see it. ``share`` is its part of the text
    width. A Word file holds no drawing: it carries ``table``, under the same caption, or else
    the words.
    """

    svg: str
    words: str
    caption: str = ""
    share: float = 1.0
    table: Table | None = None

    def __post_init__(self) -> None:
        if not hasattr(self.svg, "__html__") or not self.svg.lstrip().startswith("<svg"):
            raise TypeError("A picture is an <svg> marked safe by the code that drew it.")
        if not self.words.strip():
            raise ValueError("A picture needs its words.")
        if not 0 < self.share <= 1:
            raise ValueError(f"A picture takes a share of the width, not {self.share!r}.")


@dataclass(frozen=True)
class Note:
    """A remark of whoever joined several papers into one reading copy; no word of the paper.

    On the screen it leads to ``link`` and opens ``former``, the text that stood there before.
    """

    text: str
    link: str = ""
    former: tuple[Block, ...] = ()


Block = Heading | Paragraph | Table | Picture | Note


@dataclass(frozen=True)
class Recipient:
    """A line under "Nơi nhận:", without its dash and semicolon; purpose as "b/c"."""

    text: str
    purpose: str = ""


@dataclass(frozen=True)
class Signature:
    """``lines`` as printed: ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"). Empty: blank room."""

    lines: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Appendix:
    """Starts on a page of its own, with its own page numbers."""

    title: str
    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"


@dataclass(frozen=True)
class Verification:
    """The code and address printed small, with a QR code, under Nơi nhận."""

    code: str
    url: str


@dataclass(frozen=True)
class Document:
    """A whole paper in the order in which it prints.

    A letter (công văn) prints no tên loại: its trích yếu stands as "V/v …" under the number.
    A paper that is sent to somebody names its ``addressees`` after "Kính gửi:", and its
    "Nơi nhận:" then begins with "Như trên".
    """

    kind: str  # tên loại as printed: "KẾ HOẠCH"; of a letter "CÔNG VĂN", as others cite it
    subject: str  # trích yếu; of a letter with or without "V/v"
    issuer: tuple[str, ...]  # bold lines: ("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM")
    symbol: str  # "KH-UBND"
    place: str  # địa danh: "Đồng Tâm"
    date: PartialDate = BLANK_DATE
    superior: str = ""  # cơ quan chủ quản, not bold; "" prints no line
    number: str = ""  # "25" or "05"; "" leaves room to write it in
    bases: tuple[str, ...] = ()  # standing căn cứ, without final ";"
    opening: tuple[Paragraph, ...] = ()
    body: tuple[Block, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signature: Signature = Signature()
    appendices: tuple[Appendix, ...] = ()
    is_draft: bool = False  # prints DỰ THẢO
    mark: str = ""  # printed in that frame of a paper that is no draft: "BẢN ĐỂ THAM KHẢO"
    verification: Verification | None = None
    keywords: tuple[str, ...] = field(default=())
    issuer_name: str = ""  # in a sentence: "Ủy ban nhân dân xã Đồng Tâm"; "" joins ``issuer``
    is_letter: bool = False
    addressees: tuple[str, ...] = ()  # without dash and stop: "Trưởng thôn Đồng Tâm"
    is_form: bool = False  # a blank to fill in: no paper yet, so neither number nor end mark
    parties: tuple[Signature, ...] = ()  # who sign side by side, without "Nơi nhận:"
    orientation: Orientation = "portrait"  # of the main part
    authority: str = ""  # of a decision, above its căn cứ: "Chủ tịch Ủy ban nhân dân xã …"
    enacting: str = ""  # of a decision, below them: "QUYẾT ĐỊNH:"

    @property
    def author(self) -> str:
        """The issuer's name as it stands in a sentence."""
        return self.issuer_name or " ".join(self.issuer)

    @property
    def title(self) -> str:
        """Tên loại and trích yếu in one line, for metadata and file names."""
        about = f"về việc {self.matter}" if self.is_letter else first_lower(self.subject)
        return f"{self.kind.capitalize()} {about}".strip()

    @property
    def matter(self) -> str:
        """What a letter is about: its trích yếu without "V/v" or "Về việc"."""
        return first_lower(re.sub(r"^(v/v|về việc)\b:?\s*", "", self.subject.strip(), flags=re.I))
