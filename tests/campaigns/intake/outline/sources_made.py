"""Sources made by hand, and trees in a form that is easy to compare."""

from __future__ import annotations

from campaigns.intake.outline import outline_of
from campaigns.intake.parts import FileKind, Grid, Line, Passage, Reading, ReadItem, Source

OPENING = "UBND xã Hòa Bình ban hành Kế hoạch phát động thi đua như sau:"


def typed(*parts: str | Line | Grid, kind: FileKind = "text") -> Source:
    """Return a source of lines; strings are lines without hints."""
    return Source(kind, tuple(Line(part) if isinstance(part, str) else part for part in parts))


def of_word(*parts: str | Line | Grid) -> Source:
    """Return a source of whole paragraphs."""
    return Source("word", tuple(Line(p, starts=True) if isinstance(p, str) else p for p in parts))


def no_target(text: str) -> bool:
    return False


def read(*parts: str | Line | Grid, states_target=no_target) -> Reading:
    """Read paragraphs, each a whole one."""
    return outline_of(of_word(*parts), states_target)


def texts(passages: tuple[Passage | Grid, ...]) -> list[str]:
    return [passage.text for passage in passages if isinstance(passage, Passage)]


def drawn(reading: Reading) -> list[str]:
    """Return the sections as lines, indented by two for each level.

    A heading from the line below is set after "/", other paragraphs after "|".
    """
    shown = [item for item in reading.items if item.kind in ("section", "item")]
    return [line for item in shown for line in _drawn(item, 0)]


def _drawn(item: ReadItem, level: int) -> list[str]:
    indent = "  " * level
    words = [getattr(block, "text", "TABLE") for block in item.blocks]
    first = item.heading or (words.pop(0) if words else "")
    apart = " / " if item.marker and item.marker[-1] not in ".)-:+*" else " "
    lines = [f"{indent}{item.marker}{apart}{first}" if item.marker else f"{indent}{first}"]
    lines += [f"{indent}| {text}" for text in words]
    return lines + [line for child in item.children for line in _drawn(child, level + 1)]


def undrawn(drawing: list[str]) -> list[str]:
    """Return the paragraphs of a drawing, as a paper holds them."""
    plain = [line.strip().removeprefix("| ") for line in drawing]
    return [paragraph for line in plain for paragraph in line.split(" / ")]


def kinds(reading: Reading) -> list[str]:
    return [item.kind for item in reading.items]
