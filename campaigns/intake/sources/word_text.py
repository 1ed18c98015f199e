"""The words of one Word paragraph: runs, fields, breaks, notes, changes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from lxml import etree

from campaigns.intake import refusals
from campaigns.intake.refusals import Unreadable
from campaigns.intake.sources.legacy import run_text
from campaigns.intake.sources.rows import rough_line
from campaigns.intake.sources.signs import is_sign_font, sign, without_private
from campaigns.intake.sources.word_package import WORD
from campaigns.intake.sources.word_styles import Look, Styles, look_of, value_of

# Their children are runs of the paragraph. w:del and w:moveFrom are not: they show nothing.
_HOLDERS: Final = frozenset(
    {
        "hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple",
        "dir", "bdo", "ruby", "rubyBase", "oMath", "oMathPara",
    }
)  # fmt: skip
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MAX_DEPTH: Final = 60
_RAISED_UNITS: Final = {"2": "²", "3": "³"}
_UNIT_ENDS: Final = ("m", "M")


@dataclass
class Span:
    """Letters of one look."""

    text: str
    look: Look


@dataclass
class SoftLine:
    """What stands between two line breaks of a paragraph, tabs kept."""

    spans: list[Span] = field(default_factory=list)
    page: int = 1

    @property
    def raw(self) -> str:
        return "".join(span.text for span in self.spans)

    def all_are(self, switch: str) -> bool:
        """Say whether all letters are bold, or italic."""
        shown = [span for span in self.spans if span.text.strip()]
        return bool(shown) and all(span.look.get(switch, False) for span in shown)


@dataclass
class Story:
    """What a file's text gathers while it is read from its beginning to its end."""

    styles: Styles
    breaks_are_marked: bool  # Word left marks where its pages ended
    holds_coded: bool = True  # letters of TCVN3 or VNI occur
    page: int = 1
    letters: int = 0
    cells: int = 0
    # Notes in the order in which the text refers to them: (kind, id) → page.
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    codings: set[str] = field(default_factory=set)

    def count(self, text: str) -> None:
        self.letters += len(text)
        if self.letters > refusals.MAX_LETTERS:
            raise Unreadable(refusals.TOO_MANY_LETTERS)

    def count_cells(self, more: int) -> None:
        self.cells += more
        if self.cells > refusals.MAX_CELLS:
            raise Unreadable(refusals.TOO_MANY_LETTERS)

    def break_page(self) -> None:
        """Turn the page where the file asks for it, unless Word has marked all turns."""
        if not self.breaks_are_marked:
            self.turn_page()

    def turn_page(self) -> None:
        self.page += 1
        if self.page > refusals.MAX_PAGES:
            raise Unreadable(refusals.TOO_MANY_PAGES)


@dataclass
class ParagraphText:
    """The soft lines of a paragraph, and the text boxes that are anchored in it."""

    lines: list[SoftLine]
    boxes: list[etree._Element]


def paragraph_text(paragraph: etree._Element, base: Look, story: Story) -> ParagraphText:
    """Read the words of a w:p; ``base`` is how its style sets letters."""
    reader = _Reader(base, story)
    reader.read(paragraph, 0)
    lines = [_merged(line, story) for line in reader.lines]
    return ParagraphText(lines, reader.boxes)


class _Reader:
    def __init__(self, base: Look, story: Story) -> None:
        self.base = base
        self.story = story
        self.lines = [SoftLine(page=story.page)]
        self.boxes: list[etree._Element] = []

    def read(self, holder: etree._Element, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise Unreadable(refusals.DAMAGED_WORD)
        for child in holder:
            name = etree.QName(child).localname
            if name == "r" and child.tag.startswith(WORD):
                self._run(child)
            elif name in _HOLDERS:
                self.read(child, depth + 1)
            elif name == "r":  # of a formula
                self._add("".join(child.itertext()), self.base)
            elif name == "AlternateContent":
                self._alternative(child)
            elif child.tag.startswith(_MATH):
                self.read(child, depth + 1)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{WORD}rPr")
        look = self.base.copy()
        if properties is not None:
            style = value_of(properties.find(f"{WORD}rStyle"))
            if style:
                look |= self.story.styles.said_by(style)
            look |= look_of(properties)
        for child in run:
            self._piece(child, look)

    def _piece(self, child: etree._Element, look: Look) -> None:
        match etree.QName(child).localname:
            case "t":
                self._add(child.text or "", look)
            case "tab" | "ptab":
                self._add("\t", look)
            case "br" | "cr":
                self._break(child)
            case "lastRenderedPageBreak":
                self._turn_page()
            case "noBreakHyphen":
                self._add("-", look)
            case "softHyphen":
                self._add("\xad", look)
            case "sym":
                self._add(_sign_of(child), look)
            case "footnoteReference" | "endnoteReference" as name:
                if (note := child.get(f"{WORD}id")) is not None:
                    key = (name.removesuffix("Reference"), note)
                    self.story.notes.setdefault(key, self.story.page)
            case "AlternateContent":
                self._alternative(child)
            case "drawing" | "pict" | "object":
                self.boxes += _boxes_in(child)

    def _add(self, text: str, look: Look) -> None:
        self.story.count(text)
        if look.get("hidden"):
            self.story.hidden.append(text)
        elif text:
            self.lines[-1].spans.append(Span(text, look))

    def _break(self, element: etree._Element) -> None:
        kind = element.get(f"{WORD}type", "textWrapping")
        if kind == "page":
            self.story.break_page()
        self.lines.append(SoftLine(page=self.story.page))

    def _turn_page(self) -> None:
        self.story.turn_page()
        if not self.lines[-1].raw.strip():
            self.lines[-1].page = self.story.page

    def _alternative(self, element: etree._Element) -> None:
        """Of two forms of one drawing, read the first that holds words."""
        for form in element:
            boxes = _boxes_in(form)
            if boxes:
                self.boxes += boxes
                return


def _boxes_in(element: etree._Element) -> list[etree._Element]:
    """Return the outermost text boxes below ``element``, one form of each."""
    found: list[etree._Element] = []
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if here.tag == f"{WORD}txbxContent":
            found.append(here)
        elif etree.QName(here).localname == "AlternateContent":
            forms = [
                form for form in here if next(form.iter(f"{WORD}txbxContent"), None) is not None
            ]
            waiting += forms[:1]
        else:
            waiting += reversed(here)
    return found


def _sign_of(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{WORD}char", ""), 16)
    except ValueError:
        return ""
    return sign(code & 0xFF, element.get(f"{WORD}font", ""))


# ---- Codings, capitals, raised figures ---------------------------------------------------------


def _merged(line: SoftLine, story: Story) -> SoftLine:
    """Turn runs of one font into Unicode together: VNI parts a letter from its sign."""
    spans: list[Span] = []
    for (font, *_), group in groupby(line.spans, key=_looks_alike):
        same = list(group)
        text, coding = "".join(span.text for span in same), None
        if story.holds_coded:
            text, coding = run_text(text, font or "")
        if coding:
            story.codings.add(coding)
            spans.append(Span(text, same[0].look))
        else:
            spans += [Span(_shown(span), span.look) for span in same]
    for number, span in enumerate(spans):
        if span.look.get("raised") and number:
            span.text = raised(span.text, spans[number - 1].text)
    return SoftLine([_capitals(span) for span in spans], line.page)


def _looks_alike(span: Span) -> tuple[object, ...]:
    look = span.look
    return tuple(look.get(key) for key in ("font", "raised", "bold", "italic", "caps"))


def _shown(span: Span) -> str:
    font = span.look.get("font", "")
    if is_sign_font(font):
        return without_private(span.text, font)
    return without_private(span.text)


def _capitals(span: Span) -> Span:
    return Span(span.text.upper(), span.look) if span.look.get("caps") else span


def raised(text: str, before: str) -> str:
    """Return raised figures as letters of their own after a metre: "m" and "2" → "²"."""
    return _RAISED_UNITS.get(text, text) if before.endswith(_UNIT_ENDS) else text


def clean_lines(text: ParagraphText) -> Iterator[tuple[SoftLine, str]]:
    """Give every soft line that holds words, with its text on one line."""
    for line in text.lines:
        if clean := rough_line(line.raw):
            yield line, clean
