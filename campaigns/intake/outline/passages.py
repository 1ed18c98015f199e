"""Hard-wrapped lines joined to paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from campaigns.intake.outline.joining import Joiner
from campaigns.intake.outline.markers import find_marker
from campaigns.intake.outline.paragraphs import Paragraph
from campaigns.intake.outline.zones import zones_of
from campaigns.intake.parts import FileKind, Grid, Line, Passage, Source
from emulation.lib.text import clean_line


def passages(source: Source) -> tuple[Passage | Grid, ...]:
    """Return the paragraphs and tables of a source in reading order.

    Lines of the head and of the foot stay lines; those of the body are joined. Footnotes
    stand at the end. The work is linear in the number of lines.
    """
    zones = zones_of(source)
    return (
        *map(as_passage, zones.head),
        *join(zones.body, source.kind),
        *map(as_passage, zones.foot),
        *join(zones.notes, source.kind),
    )


def join(parts: Sequence[Line | Grid], kind: FileKind) -> list[Passage | Grid]:
    """Join the lines of a body; a table ends the paragraph before it."""
    joiner = Joiner.of([part for part in parts if isinstance(part, Line)], kind)
    joined: list[Paragraph | Grid] = []
    for part in parts:
        if isinstance(part, Grid):
            joined.append(part)
            continue
        before = joined[-1] if joined and isinstance(joined[-1], Paragraph) else None
        if joiner.begins(before, part) or before is None:
            joined.append(Paragraph(part, find_marker(part.text)))
        else:
            before.add(part)
    return [part if isinstance(part, Grid) else _passage(part) for part in joined]


def as_passage(part: Line | Grid) -> Passage | Grid:
    if isinstance(part, Grid):
        return part
    return _passage(Paragraph(replace(part, text=clean_line(part.text)), None))


def _passage(paragraph: Paragraph) -> Passage:
    lines = paragraph.lines
    return Passage(
        text=paragraph.text,
        page=lines[0].page,
        bold=_agreed(line.bold for line in lines),
        italic=_agreed(line.italic for line in lines),
        centred=_agreed(line.centred for line in lines),
        column=lines[0].column,
        is_note=lines[0].is_note,
    )


def _agreed(hints: Iterable[bool | None]) -> bool | None:
    """Return what all lines say; ``None`` where one says nothing."""
    known = set(hints)
    if None in known:
        return None
    return known == {True}
